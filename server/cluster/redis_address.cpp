// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/cluster/redis_address.h"

#include <QUrl>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

Error invalid(const QString &detail)
{
    return fail(Errc::Invalid, detail, u"redis"_s);
}

} // namespace

Result<RedisAddress> parseRedisUrl(const QString &text)
{
    const QString form = u"a Redis address reads redis://user:password@host:port"_s;
    const QUrl url(text, QUrl::StrictMode);
    if (!url.isValid() || url.hasQuery() || url.hasFragment())
        return invalid(form);
    RedisAddress address;
    address.user = url.userName(QUrl::FullyDecoded);
    address.password = Secret::fromText(url.password(QUrl::FullyDecoded));
    const QString path = url.path(QUrl::FullyDecoded);
    if (url.scheme() == u"redis+unix") {
        if (!url.host().isEmpty() || path.size() < 2)
            return invalid(u"the address of a Redis socket reads redis+unix:///path"_s);
        address.path = path;
        return address;
    }
    if (url.scheme() == u"rediss")
        return invalid(u"Redis over TLS is not spoken; put a tunnel in between"_s);
    if (url.scheme() != u"redis" || url.host().isEmpty())
        return invalid(form);
    address.host = url.host(QUrl::FullyDecoded);
    address.port = url.port(6379);
    if (path.size() > 1) {
        bool isNumber = false;
        address.database = path.mid(1).toInt(&isNumber);
        if (!isNumber || address.database < 0)
            return invalid(u"the database of a Redis is a number"_s);
    }
    return address;
}

} // namespace dunlin::server
