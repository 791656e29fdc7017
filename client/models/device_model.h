// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The devices that are signed in to the account, this one first, then by when they were last seen. Main thread.
#pragma once

#include "shared/wire/account.h"

#include <QAbstractListModel>

namespace dunlin::client {

class DeviceModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(int count READ count NOTIFY countChanged)

public:
    enum Role {
        DeviceIdRole = Qt::UserRole + 1, // QString
        NameRole,                        // QString
        PlatformRole,                    // QString, e.g. "debian"
        LastSeenRole,                    // QDateTime; invalid: never
        IsCurrentRole,                   // bool: the one the user is looking at
    };
    Q_ENUM(Role)

    explicit DeviceModel(QObject *parent = nullptr);

    int count() const { return int(m_rows.size()); }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // --- fed by the session ---
    void setDevices(QList<wire::Device> devices);

Q_SIGNALS:
    void countChanged();

private:
    QList<wire::Device> m_rows;
};

} // namespace dunlin::client
