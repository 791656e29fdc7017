// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// People whose devices are woken at a server of ours.
#pragma once

#include "tests/integration/server/server_test.h"
#include "tests/support/http_catcher.h"

namespace dunlin::test {

// A point of the curve: that of RFC 8291's example. What is encrypted to it nobody here can read.
inline const QString Key = QStringLiteral(
    "BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs7Vd8pZGH6SRpkNtoIAiw4");
inline const QString Auth = QStringLiteral("BTBZMqHH6r4Tts7J_aSIgg");
// Longer than occasions are gathered for.
inline constexpr int QuietMs = 1'000;

// Somebody whose device is woken at /name, if anything.
struct Sleeper : Actor {
    Sleeper(const TestServer &server, const HttpCatcher &http, const QString &username)
        : Actor(server.url(), username)
        , path('/' + username.toLatin1())
    {
        const auto put =
            rest.call(wire::http::putPush, {}, {http.url(QString::fromLatin1(path)), Key, Auth});
        if (put.ok())
            subscription = *put;
        else
            qWarning("%s: push: %s", qPrintable(name), qPrintable(put.error().detail));
    }
    bool isWoken(const HttpCatcher &http, int times = 1) const
    {
        return waitUntil([&] { return http.count(path) >= times; });
    }

    QByteArray path;
    wire::PushSubscription subscription;
};

} // namespace dunlin::test
