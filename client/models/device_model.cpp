// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/device_model.h"

#include <QDateTime>

#include <algorithm>

namespace dunlin::client {

namespace {

bool deviceComesBefore(const wire::Device &a, const wire::Device &b)
{
    if (a.current != b.current)
        return a.current;
    if (a.lastSeenAt != b.lastSeenAt)
        return a.lastSeenAt > b.lastSeenAt;
    return a.id < b.id;
}

} // namespace

DeviceModel::DeviceModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int DeviceModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> DeviceModel::roleNames() const
{
    return {
        {DeviceIdRole, "deviceId"}, {NameRole, "name"},           {PlatformRole, "platform"},
        {LastSeenRole, "lastSeen"}, {IsCurrentRole, "isCurrent"},
    };
}

QVariant DeviceModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const wire::Device &device = m_rows.at(index.row());
    switch (role) {
    case DeviceIdRole:
        return device.id.toText();
    case Qt::DisplayRole:
    case NameRole:
        return device.name;
    case PlatformRole:
        return device.platform;
    case LastSeenRole:
        return device.lastSeenAt > 0 ? QDateTime::fromMSecsSinceEpoch(device.lastSeenAt)
                                     : QDateTime();
    case IsCurrentRole:
        return device.current;
    default:
        return {};
    }
}

void DeviceModel::setDevices(QList<wire::Device> devices)
{
    std::sort(devices.begin(), devices.end(), deviceComesBefore);
    if (devices == m_rows)
        return;
    beginResetModel();
    m_rows = devices;
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace dunlin::client
