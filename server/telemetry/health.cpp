// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/telemetry/health.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

QString nameOf(Wellness state)
{
    switch (state) {
    case Wellness::Ok:
        return u"ok"_s;
    case Wellness::Degraded:
        return u"degraded"_s;
    case Wellness::Down:
        break;
    }
    return u"down"_s;
}

void Health::add(const QString &component, std::function<Wellness()> ask)
{
    m_parts.append(Part{component, std::move(ask)});
}

QList<std::pair<QString, Wellness>> Health::look() const
{
    QList<std::pair<QString, Wellness>> states;
    for (const Part &each : m_parts)
        states.append({each.name, each.ask()});
    return states;
}

Wellness Health::overall() const
{
    Wellness worst = Wellness::Ok;
    for (const Part &each : m_parts)
        worst = std::max(worst, each.ask());
    return worst;
}

QByteArray Health::toJson() const
{
    Wellness worst = Wellness::Ok;
    QJsonObject components;
    for (const Part &each : m_parts) {
        const Wellness state = each.ask();
        worst = std::max(worst, state);
        components.insert(each.name, nameOf(state));
    }
    return QJsonDocument(QJsonObject{{u"status"_s, nameOf(worst)}, {u"components"_s, components}})
        .toJson(QJsonDocument::Compact);
}

} // namespace dunlin::server
