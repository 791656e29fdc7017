// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An engine with a scripted link and a server that says what a test wants, signed in.
#pragma once

#include "client/session/engine.h"
#include "tests/support/fake_http_server.h"
#include "tests/support/scripted_link.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

namespace dunlin::test {

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class EngineBench : public QObject
{
protected:
    static constexpr int Patience = 30'000;

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<ScriptedLink> m_link;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<Engine> m_engine;
    std::unique_ptr<QSignalSpy> m_signedOut;
    quint64 m_connection = 0;

    // A connection that wants its hello.
    void connected() { Q_EMIT m_link->helloWanted(++m_connection); }
    void greet()
    {
        wire::HelloReply hello;
        hello.epoch = EpochId::create();
        Q_EMIT m_link->greeted(hello);
    }
    QString lastToken() const
    {
        return m_link->hellos.isEmpty() ? QString()
                                        : m_link->hellos.last().token.value_or(QString());
    }

    void begin()
    {
        m_connection = 0;
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeHttpServer>();
        QVERIFY(m_server->isListening);
        m_server->answers = [](const Heard &) { return tokens(u"new"_s, u"refresh 2"_s); };
        m_link = std::make_unique<ScriptedLink>();
        m_http = std::make_unique<HttpClient>(m_clock);
        m_http->setServer(m_server->url());
        m_http->setCredentials(Credentials::fresh(u"old"_s, 900, u"refresh"_s, m_clock.nowMs()));
        m_engine = std::make_unique<Engine>(m_dir->path(), *m_link, *m_http, m_clock, u"test"_s);
        const auto profile = m_engine->open();
        QVERIFY2(profile.ok(), qPrintable(profile.ok() ? QString() : profile.error().detail));
        Identity identity;
        identity.server = m_server->url();
        identity.account.id = UserId::create();
        identity.device = DeviceId::create();
        QVERIFY(m_engine->adopt(identity).ok());
        m_engine->setWanted(true);
        m_signedOut = std::make_unique<QSignalSpy>(m_engine.get(), &Engine::signedOutByServer);
        connected();
        QTRY_COMPARE_WITH_TIMEOUT(lastToken(), u"old"_s, Patience);
    }
    void end()
    {
        m_signedOut.reset();
        m_engine->close();
        m_engine.reset();
        m_http.reset();
        m_link.reset();
        m_server.reset();
    }

    static wire::Friend personNamed(const QString &name)
    {
        wire::Friend one;
        one.user.id = UserId::create();
        one.user.username = name;
        one.since = 1'000;
        return one;
    }
    static wire::Channel channelNamed(const QString &name)
    {
        wire::Channel channel;
        channel.id = ChannelId::create();
        channel.name = name;
        channel.createdBy = UserId::create();
        return channel;
    }
};

} // namespace dunlin::test
