// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the desktop is told, as the desktop sees it: on a bus of our own, with its half made here, for an account on a real
// server.
#include "client/bridge/desktop_notifier.h"
#include "shared/core/secret.h"
#include "tests/support/test_server.h"

#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QDBusPendingCallWatcher>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

} // namespace

// Keeps what it is told, as a desktop does.
class DesktopFace : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.Notifications")

public:
    explicit DesktopFace(QObject *object)
        : QDBusAbstractAdaptor(object)
    {
    }
    struct Told {
        QString title;
        QString body;
        QStringList actions;
    };
    QList<Told> told;
    QStringList can;
    int asked = 0;
    static constexpr uint Id = 17;

public Q_SLOTS:
    QStringList GetCapabilities()
    {
        ++asked;
        return can;
    }
    uint Notify(const QString &, uint, const QString &, const QString &title, const QString &body,
                const QStringList &actions, const QVariantMap &, int)
    {
        told.append({title, body, actions});
        return Id;
    }
    void CloseNotification(uint) { }

Q_SIGNALS:
    void ActionInvoked(uint id, const QString &action);
    void NotificationReplied(uint id, const QString &text);
};

class DesktopNotifierTest : public QObject
{
    Q_OBJECT

    QProcess m_daemon;
    QTemporaryDir m_dir;
    std::unique_ptr<test::TestServer> m_server;
    std::unique_ptr<AccountSession> m_ada;
    std::unique_ptr<AccountSession> m_ben;
    QString m_channel;
    QObject m_desktop;
    DesktopFace *m_face = nullptr;
    QTime m_now{12, 0};

    void signUp(std::unique_ptr<AccountSession> &session, const QString &name)
    {
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        auto made = AccountSession::create(m_dir.filePath(name), options);
        QVERIFY(made.ok());
        session = std::move(made).value();
        QTRY_COMPARE_WITH_TIMEOUT(session->state(), AccountSession::State::SignedOut, Patience);
        session->signUp(m_server->url(), name, u"correct horse"_s, name);
        QTRY_COMPARE_WITH_TIMEOUT(session->connection(), AccountSession::Connection::Online,
                                  Patience);
    }
    std::unique_ptr<DesktopNotifier> made(const QString &ini = u"window.ini"_s)
    {
        const int before = m_face->asked;
        auto notifier = std::make_unique<DesktopNotifier>(m_dir.filePath(ini), nullptr,
                                                          [this] { return m_now; });
        notifier->follow(*m_ada);
        // What it can is known when the question was answered, and gone.
        const bool knows = QTest::qWaitFor(
            [&] {
                return m_face->asked > before
                    && !notifier->findChild<const QDBusPendingCallWatcher *>();
            },
            Patience);
        return knows ? std::move(notifier) : nullptr;
    }
    QVariant of(AccountSession &who, const QString &what) const
    {
        return who.channels()->get(m_channel).value(what);
    }
    void benSays(const QString &text)
    {
        QSignalSpy wanted(m_ada.get(), &AccountSession::notificationWanted);
        m_ben->send(m_channel, text);
        QTRY_COMPARE_WITH_TIMEOUT(wanted.size(), 1, Patience);
    }

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void init();

    void aMessageIsToldWithWhatCanBeDone();
    void onlyWhatTheDesktopCanIsOffered();
    void itIsMarkedReadFromThere();
    void itIsAnsweredFromThere();
    void whatIsOfAnotherProgramIsLeftAlone();
    void atQuietHoursNothingIsTold_data();
    void atQuietHoursNothingIsTold();
    void whatWasAskedForIsToldAtQuietHours();
    void quietHoursAreKept();
    void aVoiceMessageIsCalledSo();
};

void DesktopNotifierTest::initTestCase()
{
    m_daemon.start(u"dbus-daemon"_s,
                   {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s,
                    u"--address=unix:dir="_s + m_dir.path()});
    if (!m_daemon.waitForStarted())
        QSKIP("dbus-daemon is not installed");
    QVERIFY(m_daemon.waitForReadyRead(Patience));
    const QString address = QString::fromLatin1(m_daemon.readLine()).trimmed();
    qputenv("DBUS_SESSION_BUS_ADDRESS", address.toLatin1());
    QDBusConnection bus = QDBusConnection::connectToBus(address, u"desktop"_s);
    QVERIFY(bus.isConnected());
    m_face = new DesktopFace(&m_desktop); // owned by it
    QVERIFY(bus.registerObject(u"/org/freedesktop/Notifications"_s, &m_desktop));
    QVERIFY(bus.registerService(u"org.freedesktop.Notifications"_s));

    QVERIFY(initCrypto());
    m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    signUp(m_ada, u"ada"_s);
    signUp(m_ben, u"ben"_s);
    QSignalSpy ready(m_ada.get(), &AccountSession::channelReady);
    m_ada->createChannel(u"garden"_s, {}, false);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
    m_channel = ready.first().first().toString();
    m_ben->joinChannel(m_channel);
    QTRY_VERIFY_WITH_TIMEOUT(!m_ben->channels()->get(m_channel).isEmpty(), Patience);
}

void DesktopNotifierTest::cleanupTestCase()
{
    m_ada.reset();
    m_ben.reset();
    m_daemon.terminate();
    m_daemon.waitForFinished(Patience);
}

void DesktopNotifierTest::init()
{
    m_face->told.clear();
    m_face->can = {u"actions"_s, u"inline-reply"_s};
    m_now = QTime(12, 0);
}

void DesktopNotifierTest::aMessageIsToldWithWhatCanBeDone()
{
    const auto notifier = made();
    QVERIFY(notifier);
    benSays(u"The beans are up."_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_face->told.size(), 1, Patience);
    QCOMPARE(m_face->told.first().title, u"ben in #garden"_s);
    QCOMPARE(m_face->told.first().body, u"The beans are up."_s);
    QCOMPARE(m_face->told.first().actions,
             (QStringList{u"default"_s, u"Open"_s, u"mark-read"_s, u"Mark as read"_s,
                          u"inline-reply"_s, u"Reply"_s}));
}

void DesktopNotifierTest::onlyWhatTheDesktopCanIsOffered()
{
    m_face->can = {u"actions"_s};
    const auto buttons = made();
    benSays(u"one"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_face->told.size(), 1, Patience);
    QVERIFY(m_face->told.first().actions.contains(u"mark-read"_s));
    QVERIFY(!m_face->told.first().actions.contains(u"inline-reply"_s));
}

void DesktopNotifierTest::itIsMarkedReadFromThere()
{
    const auto notifier = made();
    benSays(u"Read me."_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_face->told.size(), 1, Patience);
    QVERIFY(of(*m_ada, u"unread"_s).toInt() > 0);
    // The notifier learns of the number with the answer.
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            Q_EMIT m_face->ActionInvoked(DesktopFace::Id, u"mark-read"_s);
            return QTest::qWaitFor([&] { return of(*m_ada, u"unread"_s).toInt() == 0; }, 200);
        }(),
        Patience);
}

void DesktopNotifierTest::itIsAnsweredFromThere()
{
    const auto notifier = made();
    QSignalSpy activated(notifier.get(), &DesktopNotifier::activated);
    benSays(u"Are you there?"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_face->told.size(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(
        [&] {
            Q_EMIT m_face->ActionInvoked(DesktopFace::Id, u"default"_s);
            return QTest::qWaitFor([&] { return !activated.isEmpty(); }, 200);
        }(),
        Patience);
    QCOMPARE(activated.first().first().toString(), m_channel);
    Q_EMIT m_face->NotificationReplied(DesktopFace::Id, u"  "_s);
    Q_EMIT m_face->NotificationReplied(DesktopFace::Id, u"On my way."_s);
    QTRY_COMPARE_WITH_TIMEOUT(of(*m_ben, u"lastText"_s).toString(), u"On my way."_s, Patience);
    QCOMPARE(of(*m_ben, u"unread"_s).toInt(), 1);
    QTRY_COMPARE_WITH_TIMEOUT(of(*m_ada, u"unread"_s).toInt(), 0, Patience);
}

void DesktopNotifierTest::whatIsOfAnotherProgramIsLeftAlone()
{
    const auto notifier = made();
    benSays(u"Mine."_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_face->told.size(), 1, Patience);
    Q_EMIT m_face->NotificationReplied(DesktopFace::Id + 1, u"not for ben"_s);
    Q_EMIT m_face->ActionInvoked(DesktopFace::Id + 1, u"mark-read"_s);
    benSays(u"Still mine."_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_face->told.size(), 2, Patience);
    QVERIFY(of(*m_ada, u"unread"_s).toInt() >= 2);
    QCOMPARE(of(*m_ada, u"lastText"_s).toString(), u"Still mine."_s);
}

void DesktopNotifierTest::atQuietHoursNothingIsTold_data()
{
    QTest::addColumn<QTime>("now");
    QTest::addColumn<int>("from");
    QTest::addColumn<int>("to");
    QTest::addColumn<bool>("isTold");
    const int evening = 22 * 60;
    const int morning = 7 * 60;
    QTest::newRow("in the night") << QTime(23, 30) << evening << morning << false;
    QTest::newRow("after midnight") << QTime(2, 0) << evening << morning << false;
    QTest::newRow("as it begins") << QTime(22, 0) << evening << morning << false;
    QTest::newRow("as it ends") << QTime(7, 0) << evening << morning << true;
    QTest::newRow("by day") << QTime(12, 0) << evening << morning << true;
    QTest::newRow("in a nap") << QTime(13, 30) << 13 * 60 << 14 * 60 << false;
    QTest::newRow("after the nap") << QTime(14, 0) << 13 * 60 << 14 * 60 << true;
    QTest::newRow("before the nap") << QTime(12, 59) << 13 * 60 << 14 * 60 << true;
    QTest::newRow("all day") << QTime(12, 0) << 60 << 60 << false;
}

void DesktopNotifierTest::atQuietHoursNothingIsTold()
{
    QFETCH(QTime, now);
    QFETCH(int, from);
    QFETCH(int, to);
    QFETCH(bool, isTold);
    const auto notifier = made(u"quiet.ini"_s);
    notifier->setQuietFrom(from);
    notifier->setQuietTo(to);
    notifier->setQuietHours(true);
    m_now = now;

    benSays(u"now"_s);
    notifier->setQuietHours(false);
    benSays(u"later"_s);

    QTRY_COMPARE_WITH_TIMEOUT(m_face->told.size(), isTold ? 2 : 1, Patience);
    QCOMPARE(m_face->told.last().body, u"later"_s);
}

void DesktopNotifierTest::whatWasAskedForIsToldAtQuietHours()
{
    const auto notifier = made(u"quiet.ini"_s);
    notifier->setQuietHours(true);
    notifier->setQuietFrom(60);
    notifier->setQuietTo(60);
    Q_EMIT m_ada->reminded(m_channel, u"Reminder"_s, u"Turn off the water."_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_face->told.size(), 1, Patience);
    QCOMPARE(m_face->told.first().body, u"Turn off the water."_s);
}

void DesktopNotifierTest::quietHoursAreKept()
{
    {
        const auto before = made(u"kept.ini"_s);
        QVERIFY(!before->hasQuietHours());
        QSignalSpy changed(before.get(), &DesktopNotifier::changed);
        before->setQuietHours(true);
        before->setQuietFrom(21 * 60 + 30);
        before->setQuietTo(6 * 60);
        QCOMPARE(changed.size(), 3);
        before->setQuietTo(24 * 60);
        before->setQuietTo(-1);
        QCOMPARE(before->quietTo(), 6 * 60);
    }
    const auto after = made(u"kept.ini"_s);
    QVERIFY(after->hasQuietHours());
    QCOMPARE(after->quietFrom(), 21 * 60 + 30);
    QCOMPARE(after->quietTo(), 6 * 60);
}

void DesktopNotifierTest::aVoiceMessageIsCalledSo()
{
    const auto notifier = made();
    QCOMPARE(notifier->bodyFor(u"voice-20260314-091500-250-42s.ogg"_s), u"Voice message"_s);
    QCOMPARE(notifier->bodyFor(u"song.ogg"_s), u"song.ogg"_s);
    notifier->setShowsText(false);
    QCOMPARE(notifier->bodyFor(u"voice-20260314-091500-250-42s.ogg"_s), u"New message"_s);
}

QTEST_MAIN(DesktopNotifierTest)
#include "tst_desktop_notifier.moc"
