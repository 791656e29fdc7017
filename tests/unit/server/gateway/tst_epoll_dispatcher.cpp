// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The whole test runs on the loop that it tests.
#include "server/gateway/epoll_dispatcher.h"

#include <QElapsedTimer>
#include <QScopeGuard>
#include <QSignalSpy>
#include <QSocketNotifier>
#include <QTcpServer>
#include <QTcpSocket>
#include <QThread>
#include <QTimer>
#include <QtTest>

#include <array>
#include <atomic>
#include <memory>
#include <vector>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace dunlin::server;

namespace {

constexpr int Patience = 30'000;

// Two connected sockets.
class Pair
{
public:
    Pair() { m_isOpen = ::socketpair(AF_UNIX, SOCK_STREAM | SOCK_NONBLOCK, 0, m_ends.data()) == 0; }
    ~Pair()
    {
        for (const int each : m_ends) {
            if (each >= 0)
                ::close(each);
        }
    }
    Q_DISABLE_COPY_MOVE(Pair)

    bool isOpen() const { return m_isOpen; }
    int here() const { return m_ends[0]; }
    bool say() const { return ::write(m_ends[1], "x", 1) == 1; }
    bool hear() const
    {
        char byte = 0;
        return ::read(m_ends[0], &byte, 1) == 1;
    }
    void hangUp() { ::close(std::exchange(m_ends[1], -1)); }

private:
    std::array<int, 2> m_ends{-1, -1};
    bool m_isOpen = false;
};

void turn()
{
    QCoreApplication::processEvents();
}

} // namespace

class EpollDispatcherTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(dynamic_cast<EpollDispatcher *>(thread()->eventDispatcher())); }

    void whatCanBeReadIsToldUntilItIsRead()
    {
        const Pair pair;
        QVERIFY(pair.isOpen());
        QSocketNotifier notifier(pair.here(), QSocketNotifier::Read);
        int told = 0;
        connect(&notifier, &QSocketNotifier::activated, this, [&] { ++told; });
        turn();
        QCOMPARE(told, 0);

        QVERIFY(pair.say());
        QTRY_VERIFY_WITH_TIMEOUT(told >= 2, Patience);
        QVERIFY(pair.hear());
        turn();
        const int before = told;
        turn();
        QCOMPARE(told, before);
    }

    void whoMayWriteIsToldWhileTheyAsk()
    {
        const Pair pair;
        QSocketNotifier notifier(pair.here(), QSocketNotifier::Write);
        int told = 0;
        connect(&notifier, &QSocketNotifier::activated, this, [&] {
            ++told;
            notifier.setEnabled(false);
        });
        QTRY_COMPARE_WITH_TIMEOUT(told, 1, Patience);
        turn();
        QCOMPARE(told, 1);

        notifier.setEnabled(true);
        QTRY_COMPARE_WITH_TIMEOUT(told, 2, Patience);
    }

    void aHangUpReachesWhoReadsAndWhoWrites()
    {
        Pair pair;
        QSocketNotifier reading(pair.here(), QSocketNotifier::Read);
        QSocketNotifier writing(pair.here(), QSocketNotifier::Write);
        writing.setEnabled(false);
        int readers = 0;
        int writers = 0;
        connect(&reading, &QSocketNotifier::activated, this, [&] { ++readers; });
        connect(&writing, &QSocketNotifier::activated, this, [&] { ++writers; });
        turn();
        QCOMPARE(readers + writers, 0);

        writing.setEnabled(true);
        pair.hangUp();

        QTRY_VERIFY_WITH_TIMEOUT(readers > 0 && writers > 0, Patience);
    }

    void aNotifierMayGoInItsOwnSlot()
    {
        const Pair pair;
        auto *notifier = new QSocketNotifier(pair.here(), QSocketNotifier::Read);
        int told = 0;
        connect(notifier, &QSocketNotifier::activated, this, [&] {
            ++told;
            delete notifier;
        });
        QVERIFY(pair.say());
        QTRY_COMPARE_WITH_TIMEOUT(told, 1, Patience);
        turn();
        QCOMPARE(told, 1);
    }

    void whoWasSwitchedOffInThisTurnIsNotTold()
    {
        const Pair first;
        const Pair second;
        QSocketNotifier one(first.here(), QSocketNotifier::Read);
        QSocketNotifier two(second.here(), QSocketNotifier::Read);
        int told = 0;
        connect(&one, &QSocketNotifier::activated, this, [&] {
            ++told;
            two.setEnabled(false);
        });
        connect(&two, &QSocketNotifier::activated, this, [&] {
            ++told;
            one.setEnabled(false);
        });
        QVERIFY(first.say() && second.say());
        turn();
        QCOMPARE(told, 1);
    }

    // One slot closes the other's socket, and a new one gets its number: what was reported was about the old one.
    void aDescriptorThatWasGivenOutAgainIsAnotherOne()
    {
        std::array<Pair, 2> pairs;
        const Pair quiet;
        std::array<std::unique_ptr<QSocketNotifier>, 2> notifiers;
        std::unique_ptr<QSocketNotifier> newcomer;
        int told = 0;
        int newcomers = 0;
        for (size_t i = 0; i < 2; ++i) {
            notifiers[i] =
                std::make_unique<QSocketNotifier>(pairs[i].here(), QSocketNotifier::Read);
            connect(notifiers[i].get(), &QSocketNotifier::activated, this, [&, i] {
                ++told;
                notifiers[i]->setEnabled(false);
                if (newcomer)
                    return;
                const size_t other = 1 - i;
                notifiers[other].reset();
                QVERIFY(::dup2(quiet.here(), pairs[other].here()) >= 0);
                newcomer =
                    std::make_unique<QSocketNotifier>(pairs[other].here(), QSocketNotifier::Read);
                connect(newcomer.get(), &QSocketNotifier::activated, this, [&] { ++newcomers; });
            });
        }
        turn();
        QVERIFY(pairs[0].say() && pairs[1].say());
        turn();
        QCOMPARE(told, 1);
        QCOMPARE(newcomers, 0);

        QVERIFY(quiet.say());
        QTRY_VERIFY_WITH_TIMEOUT(newcomers > 0, Patience);
    }

    void withoutSocketsTheyWait()
    {
        const Pair pair;
        QSocketNotifier notifier(pair.here(), QSocketNotifier::Read);
        int told = 0;
        connect(&notifier, &QSocketNotifier::activated, this, [&] { ++told; });
        QVERIFY(pair.say());
        for (int i = 0; i < 5; ++i)
            QCoreApplication::processEvents(QEventLoop::ExcludeSocketNotifiers);
        QCOMPARE(told, 0);
        turn();
        QCOMPARE(told, 1);
    }

    void thousandsAreWatched()
    {
        std::vector<std::unique_ptr<Pair>> pairs;
        std::vector<std::unique_ptr<QSocketNotifier>> notifiers;
        int told = 0;
        for (int i = 0; i < 2000; ++i) {
            auto pair = std::make_unique<Pair>();
            if (!pair->isOpen())
                break; // as many as this machine has
            notifiers.push_back(
                std::make_unique<QSocketNotifier>(pair->here(), QSocketNotifier::Read));
            connect(notifiers.back().get(), &QSocketNotifier::activated, this,
                    [&told, each = pair.get()] {
                        if (each->hear())
                            ++told;
                    });
            pairs.push_back(std::move(pair));
        }
        QVERIFY(pairs.size() > 100);
        for (const auto &each : pairs)
            QVERIFY(each->say());
        QTRY_COMPARE_WITH_TIMEOUT(told, int(pairs.size()), Patience);
    }

    void timersFireInTheirOrder()
    {
        QList<int> fired;
        QTimer::singleShot(60, this, [&] { fired.append(60); });
        QTimer::singleShot(20, this, [&] { fired.append(20); });
        QTimer::singleShot(0, this, [&] { fired.append(0); });
        QTRY_COMPARE_WITH_TIMEOUT(fired.size(), 3, Patience);
        QCOMPARE(fired, (QList<int>{0, 20, 60}));
    }

    void aTimerIsNeverEarly()
    {
        QElapsedTimer clock;
        qint64 after = -1;
        clock.start();
        QTimer::singleShot(35, Qt::PreciseTimer, this, [&] { after = clock.nsecsElapsed(); });
        QTRY_VERIFY_WITH_TIMEOUT(after >= 0, Patience);
        QVERIFY2(after >= 35'000'000, qPrintable(QString::number(after)));
    }

    void aTimerMayBeStoppedAndStartedInItsOwnSlot()
    {
        QTimer timer;
        int fired = 0;
        connect(&timer, &QTimer::timeout, this, [&] {
            if (++fired < 5)
                timer.start(1);
            else
                timer.stop();
        });
        timer.start(1);
        QTRY_COMPARE_WITH_TIMEOUT(fired, 5, Patience);
        QTest::qWait(20);
        QCOMPARE(fired, 5);
    }

    void aStoppedTimerOfTheSameTurnDoesNotFire()
    {
        QTimer one;
        QTimer two;
        int fired = 0;
        const auto stopBoth = [&] {
            ++fired;
            one.stop();
            two.stop();
        };
        connect(&one, &QTimer::timeout, this, stopBoth);
        connect(&two, &QTimer::timeout, this, stopBoth);
        one.start(1);
        two.start(1);
        QThread::msleep(5);
        QTRY_COMPARE_WITH_TIMEOUT(fired, 1, Patience);
        QTest::qWait(20);
        QCOMPARE(fired, 1);
    }

    void aTimerThatFellBehindFiresOnce()
    {
        QTimer timer;
        int fired = 0;
        connect(&timer, &QTimer::timeout, this, [&] { ++fired; });
        timer.start(10);
        QThread::msleep(105);
        turn();
        QCOMPARE(fired, 1);
    }

    void aBusyTimerDoesNotStarveSockets()
    {
        QTimer busy;
        connect(&busy, &QTimer::timeout, this, [] {});
        busy.start(0);
        const Pair pair;
        QSocketNotifier notifier(pair.here(), QSocketNotifier::Read);
        int told = 0;
        connect(&notifier, &QSocketNotifier::activated, this, [&] { told += pair.hear() ? 1 : 0; });
        QVERIFY(pair.say());
        QTRY_COMPARE_WITH_TIMEOUT(told, 1, Patience);
    }

    // A slot that runs a loop of its own: its timer rests meanwhile, and the inner loop doesn't spin because of it.
    void aTimerRestsWhileItsSlotRunsALoop()
    {
        QTimer timer;
        int depth = 0;
        int deepest = 0;
        int turns = 0;
        bool done = false;
        connect(&timer, &QTimer::timeout, this, [&] {
            deepest = std::max(deepest, ++depth);
            QEventLoop inner;
            QTimer::singleShot(100, &inner, &QEventLoop::quit);
            const auto counting = connect(thread()->eventDispatcher(),
                                          &QAbstractEventDispatcher::awake, this, [&] { ++turns; });
            inner.exec();
            disconnect(counting);
            --depth;
            timer.stop();
            done = true;
        });
        timer.start(1);
        QTRY_VERIFY_WITH_TIMEOUT(done, Patience);
        QCOMPARE(deepest, 1);
        QVERIFY2(turns < 50, qPrintable(QString::number(turns)));
    }

    void whatIsAskedOfTimersIsAnswered()
    {
        QAbstractEventDispatcher *dispatcher = thread()->eventDispatcher();
        QObject owner;
        const int id = owner.startTimer(50'000, Qt::PreciseTimer);
        const auto timers = dispatcher->registeredTimers(&owner);
        QCOMPARE(timers.size(), 1);
        QCOMPARE(timers[0].timerId, id);
        QCOMPARE(timers[0].interval, 50'000);
        QCOMPARE(timers[0].timerType, Qt::PreciseTimer);
        QVERIFY(dispatcher->remainingTime(id) > 0 && dispatcher->remainingTime(id) <= 50'000);

        owner.killTimer(id);
        QVERIFY(dispatcher->registeredTimers(&owner).isEmpty());
        QCOMPARE(dispatcher->remainingTime(id), -1);
        QVERIFY(!dispatcher->unregisterTimer(id));
    }

    void callsFromOtherThreadsAllArrive()
    {
        constexpr int Each = 20'000;
        QObject here;
        int arrived = 0;
        std::vector<std::unique_ptr<QThread>> threads;
        for (int i = 0; i < 3; ++i) {
            threads.emplace_back(QThread::create([&] {
                for (int n = 0; n < Each; ++n)
                    QMetaObject::invokeMethod(
                        &here, [&arrived] { ++arrived; }, Qt::QueuedConnection);
            }));
            threads.back()->start();
        }
        QTRY_COMPARE_WITH_TIMEOUT(arrived, 3 * Each, Patience);
        for (const auto &each : threads)
            QVERIFY(each->wait(Patience));
    }

    // Nothing else happens in that loop: a wake-up that is lost keeps it asleep for ever.
    void aSleepingThreadIsWokenEachTime()
    {
        QThread thread;
        thread.setEventDispatcher(EpollDispatcher::create().release());
        QObject there;
        there.moveToThread(&thread);
        thread.start();
        int answered = 0;
        for (int i = 0; i < 5000; ++i)
            QMetaObject::invokeMethod(
                &there, [&answered] { ++answered; }, Qt::BlockingQueuedConnection);
        thread.quit();
        QVERIFY(thread.wait(Patience));
        QCOMPARE(answered, 5000);
    }

    // They call while the thread is just taking note of the call before.
    void aThreadThatManyWakeAtOnceIsWokenEachTime()
    {
        QThread thread;
        thread.setEventDispatcher(EpollDispatcher::create().release());
        QObject there;
        there.moveToThread(&thread);
        thread.start();
        std::atomic<int> answered = 0;
        std::vector<std::unique_ptr<QThread>> callers;
        for (int i = 0; i < 4; ++i) {
            callers.emplace_back(QThread::create([&] {
                for (int n = 0; n < 20'000; ++n)
                    QMetaObject::invokeMethod(
                        &there, [&answered] { ++answered; }, Qt::BlockingQueuedConnection);
            }));
            callers.back()->start();
        }
        for (const auto &each : callers)
            QVERIFY(each->wait(Patience));
        thread.quit();
        QVERIFY(thread.wait(Patience));
        QCOMPARE(answered.load(), 80'000);
    }

    void theEndOfATurnIsTold()
    {
        QStringList order;
        QObject here;
        QEventLoop loop;
        const auto ended = connect(thread()->eventDispatcher(),
                                   &QAbstractEventDispatcher::aboutToBlock, this, [&] {
                                       if (order.isEmpty() || order.last() == QStringLiteral("end"))
                                           return;
                                       order.append(QStringLiteral("end"));
                                       loop.quit();
                                   });
        for (int i = 0; i < 3; ++i)
            QMetaObject::invokeMethod(
                &here, [&order] { order.append(QStringLiteral("call")); }, Qt::QueuedConnection);
        loop.exec();
        disconnect(ended);
        QCOMPARE(order.join(u' '), QStringLiteral("call call call end"));
    }

    void manyBytesPassThroughQtSockets()
    {
        const QByteArray sent = QByteArray(8 * 1024 * 1024, 'g');
        QTcpServer server;
        QVERIFY(server.listen(QHostAddress::LocalHost));
        QByteArray received;
        connect(&server, &QTcpServer::newConnection, this, [&] {
            QTcpSocket *socket = server.nextPendingConnection();
            connect(socket, &QTcpSocket::readyRead, this,
                    [&received, socket] { received += socket->readAll(); });
        });
        QTcpSocket client;
        client.connectToHost(QHostAddress::LocalHost, server.serverPort());
        connect(&client, &QTcpSocket::connected, this, [&] {
            client.write(sent);
            client.disconnectFromHost();
        });
        QTRY_COMPARE_WITH_TIMEOUT(received.size(), sent.size(), Patience);
        QVERIFY(received == sent);
        QTRY_COMPARE_WITH_TIMEOUT(client.state(), QAbstractSocket::UnconnectedState, Patience);
    }

    void withoutDescriptorsThereIsNoneButAWord()
    {
        std::vector<int> taken;
        const auto giveBack = qScopeGuard([&] {
            for (const int each : taken)
                ::close(each);
        });
        for (int each = ::dup(0); each >= 0; each = ::dup(0))
            taken.push_back(each);
        QTest::ignoreMessage(QtWarningMsg,
                             QRegularExpression(QStringLiteral("no epoll instance to be had")));
        QVERIFY(!EpollDispatcher::create());
    }
};

int main(int argc, char *argv[])
{
    QCoreApplication::setEventDispatcher(EpollDispatcher::create().release());
    QCoreApplication application(argc, argv);
    EpollDispatcherTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_epoll_dispatcher.moc"
