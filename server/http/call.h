// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One REST call, as its handler sees it: who calls, and what stands in the path and the query.
#pragma once

#include "server/services/services.h"

#include <QHash>
#include <QUrlQuery>

namespace dunlin::server {

struct Call {
    Caller caller; // of open endpoints: nobody
    QString address;
    QHash<QString, QString> path; // decoded segments by their names
    QUrlQuery query;

    QString text(QLatin1StringView name) const
    {
        return query.queryItemValue(name, QUrl::FullyDecoded);
    }

    template <typename Id>
    Result<Id> id(QLatin1StringView name) const
    {
        if (const auto parsed = Id::fromText(path.value(name)))
            return *parsed;
        return fail(Errc::Invalid, QStringLiteral("not an id"), name);
    }

    Result<qint64> seq() const
    {
        bool whole = false;
        const qint64 seq = path.value(QStringLiteral("seq")).toLongLong(&whole);
        if (!whole || seq < 1)
            return fail(Errc::Invalid, QStringLiteral("not a number of a message"),
                        QStringLiteral("seq"));
        return seq;
    }

    // A number that is a part of the path.
    Result<qint64> pathNumber(QLatin1StringView name) const
    {
        bool whole = false;
        const qint64 value = path.value(name).toLongLong(&whole);
        if (!whole)
            return fail(Errc::Invalid, QStringLiteral("not a number"), name);
        return value;
    }

    Result<std::optional<qint64>> number(QLatin1StringView name) const
    {
        if (!query.hasQueryItem(name))
            return std::optional<qint64>();
        bool whole = false;
        const qint64 value = text(name).toLongLong(&whole);
        if (!whole)
            return fail(Errc::Invalid, QStringLiteral("not a number"), name);
        return std::optional(value);
    }
};

// A handler answers Async<T>, or Async<Created<T>> where a repeat has another status.
template <typename T>
struct Created {
    bool isNew = true;
    T value;
    QByteArray location = {};
};

} // namespace dunlin::server
