// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server that tells one lie per switch (tests/tools/lying_server), and those who talk on it.
#pragma once

#include "tests/e2e/encrypted/told_histories.h"

namespace dunlin::test {

// The words of a switch, with what they are about in between.
template <typename... Parts>
QStringList lie(const char *name, const Parts &...parts)
{
    QStringList words{QString::fromLatin1(name)};
    const auto add = [&words](const auto &part) {
        if constexpr (std::is_same_v<std::remove_cvref_t<decltype(part)>, qint64>)
            words.append(QString::number(part));
        else
            words.append(part.toText());
    };
    (add(parts), ...);
    return {u"--lie"_s, words.join(u':')};
}

inline const QStringList TheTruth;

// The same data, served by a new process that tells these lies. Waiting for the connections of the old one is waiting for
// nothing.
inline bool serves(TestServer &server, const QStringList &lies)
{
    server.kill();
    server.setArguments(lies);
    return server.start();
}

inline TestServer::Options liar()
{
    TestServer::Options options;
    options.program = QCoreApplication::applicationDirPath() + u"/dunlin-lying-server"_s;
    return options;
}

// With nothing held but what the server shows from now on.
inline bool comesAnew(Party &who)
{
    return who.engine->shelf()->startOver(LocalStore::Keep::Nothing).ok() && who.comeOnline();
}

} // namespace dunlin::test

#define OFFLINE(...)                                                                               \
    for (Party * each : {__VA_ARGS__})                                                             \
    each->goOffline()
#define SERVES(...) QVERIFY2(serves(server, __VA_ARGS__), qPrintable(server.why()))

// Those who have talked already, on a server that told them the truth.
#define THREE_TALK                                                                                 \
    TestServer server(liar());                                                                     \
    SERVES(TheTruth);                                                                              \
    Party ann(server.url(), u"ann"_s);                                                             \
    Party bob(server.url(), u"bob"_s);                                                             \
    Party cat(server.url(), u"cat"_s);                                                             \
    const ChannelId channel = threeTalk(ann, bob, cat);                                            \
    QVERIFY(!channel.isNull())
