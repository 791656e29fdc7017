// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From a path to a route. Segments are compared after percent-decoding; {name} takes one segment.
#pragma once

#include "shared/wire/http_api.h"

#include <QHash>
#include <QStringList>

#include <optional>

namespace dunlin::server {

// The decoded segments of a path; absent when one isn't UTF-8 text.
std::optional<QStringList> segmentsOf(const QByteArray &path);

class Router
{
public:
    // Numbers the routes in the order in which they are added.
    void add(wire::Method method, const QString &path);

    struct Match {
        std::optional<int> route; // absent: the path is there, the method is not
        QHash<QString, QString> names;
        QList<QByteArray> allowed; // methods of this path
    };
    // Absent: there is no such path.
    std::optional<Match> find(const std::optional<wire::Method> &method,
                              const QStringList &segments) const;

private:
    struct Route {
        wire::Method method;
        QStringList segments;
    };
    QList<Route> m_routes;
};

QByteArray methodName(wire::Method method);

} // namespace dunlin::server
