// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a link does when it is told that the device slept, or that its network is another one.

#include "tests/unit/client/link/fake_hub.h"

#include <QTcpServer>
#include <QTcpSocket>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// Takes connections and says nothing on them.
class SilentDoor
{
public:
    SilentDoor()
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection())
                sockets.append(socket);
        });
        isListening = m_server.listen(QHostAddress::LocalHost);
    }
    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/hub"_s.arg(m_server.serverPort())); }
    bool isListening = false;
    QList<QTcpSocket *> sockets; // of the server
private:
    QTcpServer m_server;
};

// Passes bytes between a link and a hub, until it is told to swallow what the hub says.
class Wire
{
public:
    explicit Wire(const QUrl &hub)
    {
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this, hub] {
            QTcpSocket *near = m_server.nextPendingConnection();
            auto *far = new QTcpSocket(near);
            far->connectToHost(hub.host(), quint16(hub.port()));
            QObject::connect(near, &QTcpSocket::readyRead, far,
                             [near, far] { far->write(near->readAll()); });
            QObject::connect(far, &QTcpSocket::readyRead, near, [this, near, far] {
                const QByteArray bytes = far->readAll();
                if (!isCut)
                    near->write(bytes);
            });
        });
        isListening = m_server.listen(QHostAddress::LocalHost);
    }
    QUrl url() const { return QUrl(u"ws://127.0.0.1:%1/hub"_s.arg(m_server.serverPort())); }
    bool isListening = false;
    bool isCut = false;

private:
    QTcpServer m_server;
};

// A wait that nobody sits out.
LinkTimes slow()
{
    LinkTimes times = quick;
    times.firstWait = std::chrono::hours(1);
    times.longestWait = std::chrono::hours(10);
    return times;
}

} // namespace

class LinkChecksTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aLinkThatWaitsTriesAtOnceAndWaitsNoLongerThanAtFirst()
    {
        FakeHub hub;
        QVERIFY(hub.isListening);
        const QUrl url = hub.url();
        hub.stopListening();
        Ear ear(slow());
        ear.link.connectTo(url);
        for (qsizetype tries = 1; tries <= 4; ++tries) {
            QTRY_COMPARE_WITH_TIMEOUT(ear.states.count(LinkStatus::State::Waiting), tries,
                                      Patience);
            ear.link.checkNow();
        }
        QTRY_COMPARE_WITH_TIMEOUT(ear.states.count(LinkStatus::State::Waiting), 5, Patience);
        QVERIFY(ear.status.nextTryAt - ear.clock.nowMs() <= 3'600'000);
    }
    void aTryThatWasOnItsWayBeginsAnew()
    {
        SilentDoor door;
        QVERIFY(door.isListening);
        Ear ear(slow());
        ear.link.connectTo(door.url());
        QTRY_COMPARE_WITH_TIMEOUT(door.sockets.size(), 1, Patience);

        ear.link.checkNow();

        QTRY_COMPARE_WITH_TIMEOUT(door.sockets.size(), 2, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(ear.status.state, LinkStatus::State::Connecting, Patience);
    }
    void aConnectionThatAnswersStays()
    {
        FakeHub hub;
        Ear ear(slow());
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);

        for (int i = 0; i < 3; ++i) {
            ear.link.checkNow();
            // Behind the ping: when it is here, so was the pong.
            ear.ask(u"after"_s);
            QTRY_COMPARE_WITH_TIMEOUT(hub.requests.size(), i + 1, Patience);
            hub.reply(hub.requests.last(), encodeBody(Encoding::Cbor, wire::Empty{}));
            QTRY_COMPARE_WITH_TIMEOUT(ear.log.count(u"after ok"_s), i + 1, Patience);
            ear.clock.advance(std::chrono::seconds(6));
        }
        hub.push(u"drain"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ear.pushes.size(), 1, Patience);
        QVERIFY(ear.isOnline());
        QCOMPARE(ear.connections.size(), 1);
    }
    void oneThatDoesNotIsLeftInSecondsInsteadOfTwoHeartbeats()
    {
        FakeHub hub;
        Wire wire(hub.url());
        QVERIFY(wire.isListening);
        Ear ear;
        ear.link.connectTo(wire.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        LinkStatus waiting;
        connect(&ear.link, &Link::statusChanged, &ear.link, [&](const LinkStatus &now) {
            if (now.state == LinkStatus::State::Waiting)
                waiting = now;
        });
        wire.isCut = true;

        ear.link.checkNow();
        // Calls are worked on in their order: when this one reached the hub, the ping was asked for.
        ear.ask(u"lost"_s);
        QTRY_COMPARE_WITH_TIMEOUT(hub.requests.size(), 1, Patience);
        wire.isCut = false;
        ear.clock.advance(std::chrono::seconds(6));

        QTRY_COMPARE_WITH_TIMEOUT(hub.hellos.size(), 2, Patience);
        QCOMPARE(waiting.closeCode, int(wire::CloseCode::PingTimeout));
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
    }
    void whoWasToldToStayAwayDoesSo()
    {
        FakeHub hub;
        Ear ear(slow());
        ear.link.connectTo(hub.url());
        QTRY_VERIFY_WITH_TIMEOUT(ear.isOnline(), Patience);
        hub.close(4503);
        QTRY_COMPARE_WITH_TIMEOUT(ear.status.state, LinkStatus::State::Stopped, Patience);

        ear.link.checkNow();
        bool isPast = false;
        ear.link.call({1, "x"_L1}, {}, [&](const Result<Payload> &) { isPast = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isPast, Patience);

        QCOMPARE(ear.status.state, LinkStatus::State::Stopped);
        ear.link.disconnectFromHub();
        QTRY_COMPARE_WITH_TIMEOUT(ear.status.state, LinkStatus::State::Offline, Patience);
        ear.link.checkNow();
        isPast = false;
        ear.link.call({1, "x"_L1}, {}, [&](const Result<Payload> &) { isPast = true; });
        QTRY_VERIFY_WITH_TIMEOUT(isPast, Patience);
        QCOMPARE(ear.status.state, LinkStatus::State::Offline);
    }
};

QTEST_GUILESS_MAIN(LinkChecksTest)
#include "tst_link_checks.moc"
