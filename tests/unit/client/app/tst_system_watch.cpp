// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the system says of sleep and of the network, on a bus of our own.
#include "client/app/network_watch.h"
#include "client/bridge/wake_watch.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;

QDBusMessage sleepSignal(bool begins)
{
    QDBusMessage told = QDBusMessage::createSignal(
        u"/org/freedesktop/login1"_s, u"org.freedesktop.login1.Manager"_s, u"PrepareForSleep"_s);
    told.setArguments({begins});
    return told;
}

} // namespace

class SystemWatchTest : public QObject
{
    Q_OBJECT

    QProcess m_daemon;
    QTemporaryDir m_dir;
    QString m_address;

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon.start(u"dbus-daemon"_s,
                       {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s,
                        u"--address=unix:dir="_s + m_dir.path()});
        if (!m_daemon.waitForStarted())
            return;
        QVERIFY(m_daemon.waitForReadyRead(Patience));
        m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
        QVERIFY(QDBusConnection::connectToBus(m_address, u"logind"_s).isConnected());
        QVERIFY(QDBusConnection::connectToBus(m_address, u"program"_s).isConnected());
        QVERIFY(QDBusConnection::connectToBus(m_address, u"stranger"_s).isConnected());
    }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished(Patience);
    }

    void wakingIsTold()
    {
        if (m_address.isEmpty())
            QSKIP("dbus-daemon is not installed");
        QDBusConnection logind(u"logind"_s);
        QVERIFY(logind.registerService(u"org.freedesktop.login1"_s));
        WakeWatch watch;
        QSignalSpy woke(&watch, &WakeWatch::woke);
        watch.begin(QDBusConnection(u"program"_s));

        QVERIFY(QDBusConnection(u"stranger"_s).send(sleepSignal(false)));
        QVERIFY(logind.send(sleepSignal(true)));
        QVERIFY(logind.send(sleepSignal(false)));

        QTRY_COMPARE_WITH_TIMEOUT(woke.size(), 1, Patience);
        QVERIFY(logind.send(sleepSignal(true)));
        QVERIFY(logind.send(sleepSignal(false)));
        QTRY_VERIFY_WITH_TIMEOUT(woke.size() >= 2, Patience);
        QCOMPARE(woke.size(), 2);
    }
    void withoutABusNothingIsTold()
    {
        WakeWatch watch;
        watch.begin(QDBusConnection(u"nowhere"_s));
        QVERIFY(true);
    }
    void aNetworkThatComesBackOrIsAnotherOneIsTold()
    {
        using Reachability = NetworkWatch::Reachability;
        using Medium = NetworkWatch::Medium;
        NetworkWatch watch;
        QSignalSpy changed(&watch, &NetworkWatch::changed);
        watch.noteReachability(Reachability::Disconnected);
        watch.noteMedium(Medium::Ethernet);
        QCOMPARE(changed.size(), 0);
        watch.noteReachability(Reachability::Local);
        watch.noteReachability(Reachability::Local);
        QCOMPARE(changed.size(), 1);
        watch.noteReachability(Reachability::Online);
        QCOMPARE(changed.size(), 2);
        watch.noteMedium(Medium::WiFi);
        watch.noteMedium(Medium::WiFi);
        QCOMPARE(changed.size(), 3);
        watch.noteMedium(Medium::Unknown);
        watch.noteReachability(Reachability::Unknown);
        QCOMPARE(changed.size(), 3);
    }
};

QTEST_GUILESS_MAIN(SystemWatchTest)
#include "tst_system_watch.moc"
