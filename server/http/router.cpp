// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/router.h"

#include "shared/core/text.h"

namespace dunlin::server {

namespace {

bool isName(const QString &segment)
{
    return segment.startsWith(u'{');
}

} // namespace

std::optional<QStringList> segmentsOf(const QByteArray &path)
{
    QStringList segments;
    const QList<QByteArray> parts = path.split('/');
    for (qsizetype i = 1; i < parts.size(); ++i) {
        const auto text = decodeUtf8(QByteArray::fromPercentEncoding(parts[i]));
        if (!text)
            return std::nullopt;
        segments.append(*text);
    }
    return segments;
}

void Router::add(wire::Method method, const QString &path)
{
    m_routes.append(Route{method, path.split(u'/', Qt::SkipEmptyParts)});
}

std::optional<Router::Match> Router::find(const std::optional<wire::Method> &method,
                                          const QStringList &segments) const
{
    std::optional<Match> found;
    bool literal = false;
    for (int number = 0; number < m_routes.size(); ++number) {
        const Route &route = m_routes[number];
        if (route.segments.size() != segments.size())
            continue;
        QHash<QString, QString> names;
        bool same = true;
        for (qsizetype i = 0; same && i < segments.size(); ++i) {
            if (isName(route.segments[i]))
                names.insert(route.segments[i].mid(1).chopped(1), segments[i]);
            else
                same = route.segments[i] == segments[i];
        }
        // A route without names goes before one with: /users/me is nobody's id.
        if (!same || (literal && !names.isEmpty()))
            continue;
        if (!found || (names.isEmpty() && !literal))
            found = Match{};
        literal = names.isEmpty();
        found->allowed.append(methodName(route.method));
        if (method == route.method) {
            found->route = number;
            found->names = names;
        }
    }
    return found;
}

QByteArray methodName(wire::Method method)
{
    switch (method) {
    case wire::Method::Get:
        return "GET";
    case wire::Method::Post:
        return "POST";
    case wire::Method::Put:
        return "PUT";
    case wire::Method::Patch:
        return "PATCH";
    case wire::Method::Delete:
        return "DELETE";
    }
    return {};
}

} // namespace dunlin::server
