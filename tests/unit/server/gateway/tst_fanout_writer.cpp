// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/fanout_writer.h"

#include "server/fanout/websocket_frame.h"
#include "server/gateway/bounded_socket.h"

#include <QSignalSpy>
#include <QTcpServer>
#include <QtTest>

#include <array>
#include <memory>

#include <sys/socket.h>
#include <unistd.h>

using namespace dunlin;
using namespace dunlin::server;

namespace {

constexpr int Patience = 30'000;

// A frame that names its place: what arrives out of order, twice or cut is seen.
QByteArray numbered(int number, qsizetype size)
{
    QByteArray frame = QByteArray::number(number).rightJustified(8, '0');
    frame.append(size - frame.size(), char('a' + number % 26));
    return frame;
}

// Sockets as the door's.
class Listener : public QTcpServer
{
protected:
    void incomingConnection(qintptr descriptor) override
    {
        auto *socket = new BoundedSocket(this);
        socket->setSocketDescriptor(descriptor);
        addPendingConnection(socket);
    }
};

} // namespace

class FanoutWriterTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<Listener> m_listener;
    std::unique_ptr<QTcpSocket> m_peer;
    QTcpSocket *m_socket = nullptr;
    std::unique_ptr<FanoutWriter> m_writer;
    std::unique_ptr<Outlet> m_outlet;
    int m_overflows = 0;
    QByteArray m_heard;

    void open(qint64 backlogBytes = 1 << 30)
    {
        m_outlet =
            std::make_unique<Outlet>(*m_writer, m_socket, backlogBytes, [this] { ++m_overflows; });
    }
    struct Pair {
        std::unique_ptr<QTcpSocket> peer = std::make_unique<QTcpSocket>();
        QTcpSocket *socket = nullptr;
        std::unique_ptr<Outlet> outlet;
        QByteArray heard;
    };
    void connectAll(std::vector<Pair> &pairs)
    {
        for (Pair &each : pairs) {
            each.peer->connectToHost(QHostAddress::LocalHost, m_listener->serverPort());
            QTRY_VERIFY_WITH_TIMEOUT(m_listener->hasPendingConnections(), Patience);
            each.socket = m_listener->nextPendingConnection();
            each.outlet = std::make_unique<Outlet>(*m_writer, each.socket, 1 << 30, [] {});
        }
    }
    // From now on the peer reads.
    void listen()
    {
        connect(m_peer.get(), &QTcpSocket::readyRead, this,
                [this] { m_heard += m_peer->readAll(); });
        m_peer->setReadBufferSize(0);
        m_heard += m_peer->readAll();
    }
    void turn() { QCoreApplication::processEvents(); }

private Q_SLOTS:
    // Each test once with the one way to the kernel, and once with the other, where there is one.
    void initTestCase_data()
    {
        QTest::addColumn<bool>("byRing");
        QTest::newRow("calls") << false;
        QTest::newRow("ring") << true;
    }
    void init()
    {
        m_overflows = 0;
        m_heard.clear();
        m_listener = std::make_unique<Listener>();
        QVERIFY(m_listener->listen(QHostAddress::LocalHost));
        m_peer = std::make_unique<QTcpSocket>();
        // Small: one that doesn't read stands in the way soon.
        m_peer->setReadBufferSize(1024);
        m_peer->connectToHost(QHostAddress::LocalHost, m_listener->serverPort());
        QTRY_VERIFY_WITH_TIMEOUT(m_listener->hasPendingConnections(), Patience);
        m_socket = m_listener->nextPendingConnection();
        QTRY_COMPARE_WITH_TIMEOUT(m_peer->state(), QAbstractSocket::ConnectedState, Patience);
        QFETCH_GLOBAL(bool, byRing);
        m_writer = std::make_unique<FanoutWriter>(byRing ? FanoutWriter::Ring::Always
                                                         : FanoutWriter::Ring::Never);
        QVERIFY(byRing || !m_writer->hasRing());
    }
    void cleanup()
    {
        m_outlet.reset();
        m_writer.reset();
        m_peer.reset();
        m_listener.reset();
    }

    void lengthsAreWrittenAsTheyMust_data()
    {
        QTest::addColumn<int>("size");
        QTest::addColumn<QByteArray>("head");
        QTest::newRow("empty") << 0 << QByteArray::fromHex("8200");
        QTest::newRow("longest short") << 125 << QByteArray::fromHex("827d");
        QTest::newRow("shortest medium") << 126 << QByteArray::fromHex("827e007e");
        QTest::newRow("longest medium") << 65535 << QByteArray::fromHex("827effff");
        QTest::newRow("shortest long") << 65536 << QByteArray::fromHex("827f0000000000010000");
    }
    void lengthsAreWrittenAsTheyMust()
    {
        QFETCH(const int, size);
        QFETCH(const QByteArray, head);
        const QByteArray message(size, 'g');
        QCOMPARE(websocketFrame(Encoding::Cbor, message), head + message);
        QCOMPARE(websocketFrame(Encoding::Json, message),
                 QByteArray(1, char(0x81)) + head.mid(1) + message);
    }

    void whatATurnSaysGoesOutInOneCall()
    {
        open();
        listen();
        QByteArray all;
        for (int i = 0; i < 50; ++i) {
            m_writer->write(*m_outlet, numbered(i, 200));
            all += numbered(i, 200);
        }
        QCOMPARE(m_writer->sends(), 0u);
        turn();
        QCOMPARE(m_writer->sends(), 1u);
        QCOMPARE(m_writer->frames(), 50u);
        QTRY_COMPARE_WITH_TIMEOUT(m_heard, all, Patience);
    }

    void moreThanOneCallCanTakeGoesOutInOrder()
    {
        open();
        listen();
        QByteArray all;
        for (int i = 0; i < 1000; ++i) {
            m_writer->write(*m_outlet, numbered(i, 40));
            all += numbered(i, 40);
        }
        QTRY_COMPARE_WITH_TIMEOUT(m_heard, all, Patience);
        QVERIFY(m_writer->sends() > 1);
    }

    // The peer stops reading, goes on, stops again; beside us the owner of the socket writes too.
    void whatTheKernelDoesNotTakeWaitsInItsPlace()
    {
        open();
        QByteArray all;
        int number = 0;
        const auto say = [&](qsizetype size) {
            m_writer->write(*m_outlet, numbered(number, size));
            all += numbered(number++, size);
        };
        while (m_socket->bytesToWrite() == 0 && number < 10'000) {
            for (int i = 0; i < 20; ++i)
                say(3000);
            turn();
        }
        QVERIFY(m_socket->bytesToWrite() > 0);
        for (int i = 0; i < 100; ++i)
            say(500);
        m_writer->flush(*m_outlet);
        m_socket->write("ping!");
        all += "ping!";
        for (int i = 0; i < 100; ++i)
            say(500);
        turn();
        listen();
        QTRY_COMPARE_WITH_TIMEOUT(m_heard.size(), all.size(), Patience);
        QVERIFY(m_heard == all);
        QCOMPARE(m_socket->bytesToWrite(), 0);

        const quint64 before = m_writer->sends();
        say(100);
        turn();
        QCOMPARE(m_writer->sends(), before + 1);
        QTRY_VERIFY_WITH_TIMEOUT(m_heard == all, Patience);
        QCOMPARE(m_overflows, 0);
    }

    // Who owns the socket writes to one that held nothing back until then.
    void whatTheOwnerWritesKeepsItsPlace()
    {
        open();
        listen();
        for (int i = 0; i < 3; ++i) {
            m_writer->write(*m_outlet, "one ");
            turn();
            QCOMPARE(m_socket->bytesToWrite(), 0);
            m_socket->write("two ");
            QVERIFY(m_socket->bytesToWrite() > 0);
            m_writer->write(*m_outlet, "three ");
            m_writer->flush(*m_outlet);
            QTRY_COMPARE_WITH_TIMEOUT(m_heard, QByteArray("one two three ").repeated(i + 1),
                                      Patience);
            QCOMPARE(m_writer->sends(), quint64(i + 1));
        }
    }

    // The number of its descriptor may be somebody else's by then.
    void nothingIsSaidToWhoHasTheDescriptorNow()
    {
        open();
        listen();
        m_writer->write(*m_outlet, "before");
        turn();
        QTRY_COMPARE_WITH_TIMEOUT(m_heard, QByteArray("before"), Patience);

        const int descriptor = int(m_socket->socketDescriptor());
        m_writer->write(*m_outlet, "never");
        m_socket->abort();
        std::array<int, 2> others{-1, -1};
        QCOMPARE(::socketpair(AF_UNIX, SOCK_STREAM, 0, others.data()), 0);
        const int there = others[0] == descriptor ? descriptor : ::dup2(others[0], descriptor);
        QCOMPARE(there, descriptor);
        turn();
        m_writer->write(*m_outlet, "never");
        m_writer->flush(*m_outlet);
        char byte = 0;
        QCOMPARE(::recv(others[1], &byte, 1, MSG_DONTWAIT), -1);
        QCOMPARE(m_writer->frames(), 1u);
        ::close(descriptor);
        if (others[0] != descriptor)
            ::close(others[0]);
        ::close(others[1]);
    }

    // More than fit into the ring at once, one of them not reading.
    void everybodyIsToldTheSameInOrder()
    {
        std::vector<Pair> pairs(700);
        connectAll(pairs);
        if (QTest::currentTestFailed())
            return;
        open();
        QByteArray all;
        int number = 0;
        for (int turns = 0; turns < 20; ++turns) {
            for (int i = 0; i < turns % 4 + 1; ++i) {
                const QByteArray frame = numbered(number++, 700);
                for (const Pair &each : pairs)
                    m_writer->write(*each.outlet, frame);
                m_writer->write(*m_outlet, frame);
                all += frame;
            }
            turn();
        }
        for (Pair &each : pairs) {
            QTRY_VERIFY_WITH_TIMEOUT((each.heard += each.peer->readAll()).size() >= all.size(),
                                     Patience);
            QVERIFY(each.heard == all);
        }
        listen();
        QTRY_VERIFY_WITH_TIMEOUT(m_heard == all, Patience);
        pairs.clear();
    }

    void aHurryLetsOutWhatIsEnoughForACall()
    {
        std::vector<Pair> pairs(100);
        connectAll(pairs);
        if (QTest::currentTestFailed())
            return;
        QByteArray all;
        for (int turns = 0; turns < 3; ++turns) {
            const QByteArray frame = numbered(turns, 200);
            all += frame;
            const quint64 before = m_writer->frames();
            QList<quint64> out;
            for (const Pair &each : pairs) {
                m_writer->write(*each.outlet, frame);
                m_writer->hurry();
                if (out.isEmpty() || out.last() != m_writer->frames() - before)
                    out.append(m_writer->frames() - before);
            }
            // Few at first, then more at once; the rest at the turn's end.
            QCOMPARE(out, QList<quint64>({0, 32, 96}));
            turn();
            QCOMPARE(m_writer->frames() - before, 100u);
        }
        for (Pair &each : pairs) {
            QTRY_VERIFY_WITH_TIMEOUT((each.heard += each.peer->readAll()).size() >= all.size(),
                                     Patience);
            QVERIFY(each.heard == all);
        }
        pairs.clear();
    }

    // Every flush to two is a long one here, and what follows waits for seconds.
    void whatComesBehindALongFlushWaitsForMore()
    {
        QFETCH_GLOBAL(bool, byRing);
        const FlushHold patient(
            {2, std::chrono::milliseconds(0), 1e6, std::chrono::seconds(4), 64});
        m_writer = std::make_unique<FanoutWriter>(
            byRing ? FanoutWriter::Ring::Always : FanoutWriter::Ring::Never, patient);
        std::vector<Pair> pairs(40);
        connectAll(pairs);
        if (QTest::currentTestFailed())
            return;
        QByteArray all;
        const auto tellAll = [&](int number) {
            const QByteArray frame = numbered(number, 100);
            all += frame;
            for (const Pair &each : pairs)
                m_writer->write(*each.outlet, frame);
            turn();
            m_writer->hurry();
        };
        for (const Pair &each : pairs)
            m_writer->write(*each.outlet, numbered(0, 100));
        all += numbered(0, 100);
        turn();
        QCOMPARE(m_writer->frames(), 40u);
        tellAll(1);
        QCOMPARE(m_writer->frames(), 40u);
        tellAll(2);
        QCOMPARE(m_writer->frames(), 40u);
        QTRY_COMPARE_WITH_TIMEOUT(m_writer->frames(), 120u, Patience);
        QCOMPARE(m_writer->sends(), 80u);
        for (Pair &each : pairs) {
            QTRY_VERIFY_WITH_TIMEOUT((each.heard += each.peer->readAll()).size() >= all.size(),
                                     Patience);
            QVERIFY(each.heard == all);
        }
        pairs.clear();
    }

    void whoTakesNothingOverflows()
    {
        constexpr qint64 Backlog = 256 * 1024;
        open(Backlog);
        const QByteArray frame(16 * 1024, 'x');
        qint64 said = 0;
        while (m_overflows == 0 && said < 256 * 1024 * 1024) {
            m_writer->write(*m_outlet, frame);
            said += frame.size();
            turn();
            QVERIFY(m_socket->bytesToWrite() <= Backlog + frame.size());
        }
        QCOMPARE(m_overflows, 1);
    }

    void whatIsFlushedIsNotSaidTwice()
    {
        open();
        listen();
        m_writer->write(*m_outlet, "one");
        m_writer->flush(*m_outlet);
        m_writer->write(*m_outlet, "two");
        turn();
        turn();
        QTRY_COMPARE_WITH_TIMEOUT(m_heard, QByteArray("onetwo"), Patience);
        QCOMPARE(m_writer->frames(), 2u);
    }

    void anOutletMayGoWithItsWordsUnsaid()
    {
        open();
        listen();
        auto other = std::make_unique<Outlet>(*m_writer, m_socket, 1 << 20, [] {});
        m_writer->write(*other, "never");
        m_writer->write(*m_outlet, "said");
        other.reset();
        QTRY_COMPARE_WITH_TIMEOUT(m_heard, QByteArray("said"), Patience);
        turn();
        QCOMPARE(m_heard, QByteArray("said"));
        m_socket->write(" by the socket");
        QTRY_COMPARE_WITH_TIMEOUT(m_heard, QByteArray("said by the socket"), Patience);
    }

    void aPeerThatHasLeftEndsTheSocket()
    {
        open();
        QSignalSpy gone(m_socket, &QTcpSocket::disconnected);
        m_peer->abort();
        for (int i = 0; i < 10'000 && gone.isEmpty(); ++i) {
            m_writer->write(*m_outlet, numbered(i, 1000));
            turn();
        }
        QTRY_COMPARE_WITH_TIMEOUT(gone.size(), 1, Patience);
        const quint64 frames = m_writer->frames();
        m_writer->write(*m_outlet, "to nobody");
        turn();
        QCOMPARE(m_writer->frames(), frames);

        delete m_socket;
        m_writer->write(*m_outlet, "to nobody");
        turn();
        QCOMPARE(m_writer->frames(), frames);
    }
};

QTEST_GUILESS_MAIN(FanoutWriterTest)
#include "tst_fanout_writer.moc"
