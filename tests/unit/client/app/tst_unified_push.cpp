// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// UnifiedPush as its distributors speak it, on a bus of our own, with distributors made here.
#include "client/app/window.h"
#include "client/bridge/unified_push.h"

#include <QDBusAbstractAdaptor>
#include <QDBusConnection>
#include <QDBusConnectionInterface>
#include <QDBusMessage>
#include <QDBusPendingCall>
#include <QProcess>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;
const QString OurName = u"chat.dunlin.Dunlin"_s;
const QString Prefix = u"org.unifiedpush.Distributor."_s;

} // namespace

class Distributor2 : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.unifiedpush.Distributor2")
public:
    explicit Distributor2(QObject *object)
        : QDBusAbstractAdaptor(object)
    {
    }
    QList<QVariantMap> registered;
    QList<QVariantMap> unregistered;
    QVariantMap answer{{u"success"_s, u"REGISTRATION_SUCCEEDED"_s}};

public Q_SLOTS:
    QVariantMap Register(const QVariantMap &arguments)
    {
        registered.append(arguments);
        return answer;
    }
    QVariantMap Unregister(const QVariantMap &arguments)
    {
        unregistered.append(arguments);
        return {};
    }
};

class Distributor1 : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.unifiedpush.Distributor1")
public:
    explicit Distributor1(QObject *object)
        : QDBusAbstractAdaptor(object)
    {
    }
    QList<QStringList> registered;
    QStringList unregistered;
    QString answer = u"REGISTRATION_SUCCEEDED"_s;

public Q_SLOTS:
    QString Register(const QString &service, const QString &token, const QString &description,
                     QString &reason)
    {
        registered.append({service, token, description});
        reason = u"why"_s;
        return answer;
    }
    void Unregister(const QString &token) { unregistered.append(token); }
};

class UnifiedPushTest : public QObject
{
    Q_OBJECT

    QProcess m_daemon;
    QTemporaryDir m_dir;
    QString m_address;
    QObject m_object;
    Distributor2 *m_two = nullptr;
    Distributor1 *m_one = nullptr;
    QStringList m_names; // of the distributors' connections

    // A distributor with this interface, on a connection of its own.
    void serve(const QString &name, QObject &object)
    {
        QDBusConnection bus = QDBusConnection::connectToBus(m_address, name);
        QVERIFY(bus.isConnected());
        QVERIFY(bus.registerObject(u"/org/unifiedpush/Distributor"_s, &object));
        QVERIFY(bus.registerService(Prefix + name));
        m_names.append(name);
    }
    void callUs(const QString &interface, const QString &method, const QVariantList &arguments)
    {
        QDBusMessage call = QDBusMessage::createMethodCall(OurName, u"/org/unifiedpush/Connector"_s,
                                                           interface, method);
        call.setArguments(arguments);
        QVERIFY(QDBusConnection(u"caller"_s).send(call));
    }
    void callUs2(const QString &method, const QVariantMap &arguments)
    {
        callUs(u"org.unifiedpush.Connector2"_s, method, {arguments});
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon.start(u"dbus-daemon"_s,
                       {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s,
                        u"--address=unix:dir="_s + m_dir.path()});
        if (!m_daemon.waitForStarted())
            QSKIP("dbus-daemon is not installed");
        QVERIFY(m_daemon.waitForReadyRead(Patience));
        m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
        qunsetenv("UNIFIEDPUSH_DISTRIBUTOR");
        QVERIFY(QDBusConnection::connectToBus(m_address, u"caller"_s).isConnected());
    }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished(Patience);
    }
    void init()
    {
        QVERIFY(QDBusConnection::connectToBus(m_address, u"us"_s).isConnected());
        m_two = new Distributor2(new QObject(&m_object)); // owned by what they stand for
        m_one = new Distributor1(new QObject(&m_object));
    }
    void cleanup()
    {
        qunsetenv("UNIFIEDPUSH_DISTRIBUTOR");
        // Their names go with the connections.
        for (const QString &each : std::as_const(m_names))
            QDBusConnection::disconnectFromBus(each);
        m_names.clear();
        QDBusConnection::disconnectFromBus(u"us"_s);
        qDeleteAll(m_object.children());
    }

    void whoIsThereIsFoundAndWhoComesAndGoesIsSeen()
    {
        UnifiedPush push;
        QSignalSpy changed(&push, &PushSource::distributorChanged);
        push.begin(QDBusConnection(u"us"_s));
        QTRY_VERIFY_WITH_TIMEOUT(
            QDBusConnection(u"caller"_s).interface()->isServiceRegistered(OurName), Patience);
        QCOMPARE(push.distributor(), QString());
        // Without one these are for nobody.
        push.enrol(u"t"_s, u"k"_s);
        push.leave(u"t"_s);

        serve(u"kestrel"_s, *m_two->parent());
        QTRY_COMPARE_WITH_TIMEOUT(push.distributor(), u"kestrel"_s, Patience);
        QCOMPARE(changed.size(), 1);
        // One that is in use is not left for another.
        serve(u"albatross"_s, *m_one->parent());
        QDBusConnection::disconnectFromBus(u"kestrel"_s);
        QTRY_COMPARE_WITH_TIMEOUT(push.distributor(), u"albatross"_s, Patience);
        QCOMPARE(changed.size(), 2);
        QDBusConnection::disconnectFromBus(u"albatross"_s);
        QTRY_COMPARE_WITH_TIMEOUT(push.distributor(), QString(), Patience);
    }

    void theOneThatTheUserNamesIsTaken()
    {
        serve(u"albatross"_s, *m_one->parent());
        serve(u"kestrel"_s, *m_two->parent());
        qputenv("UNIFIEDPUSH_DISTRIBUTOR", (Prefix + u"kestrel"_s).toLatin1());
        UnifiedPush push;
        push.begin(QDBusConnection(u"us"_s));
        QTRY_COMPARE_WITH_TIMEOUT(push.distributor(), u"kestrel"_s, Patience);
    }

    void theSecondVersionIsSpoken()
    {
        serve(u"kestrel"_s, *m_two->parent());
        UnifiedPush push;
        push.begin(QDBusConnection(u"us"_s));
        QTRY_COMPARE_WITH_TIMEOUT(push.distributor(), u"kestrel"_s, Patience);
        QSignalSpy given(&push, &PushSource::endpointGiven);
        QSignalSpy woken(&push, &PushSource::woken);
        QSignalSpy lost(&push, &PushSource::lost);
        QSignalSpy refused(&push, &PushSource::refused);

        push.enrol(u"token"_s, u"key"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_two->registered.size(), 1, Patience);
        const QVariantMap asked = m_two->registered.first();
        QCOMPARE(asked.value(u"service"_s).toString(), OurName);
        QCOMPARE(asked.value(u"token"_s).toString(), u"token"_s);
        QCOMPARE(asked.value(u"vapid"_s).toString(), u"key"_s);
        QVERIFY(!asked.value(u"description"_s).toString().isEmpty());

        callUs2(u"NewEndpoint"_s, {{u"token"_s, u"token"_s}, {u"endpoint"_s, u"https://x/y"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(given.size(), 1, Patience);
        QCOMPARE(given.first(), (QVariantList{u"token"_s, u"https://x/y"_s}));
        // What was pushed may come as either; it says nothing.
        callUs2(u"Message"_s, {{u"token"_s, u"token"_s}, {u"message"_s, QByteArray("\xff\0", 2)}});
        callUs2(u"Message"_s, {{u"token"_s, u"other"_s}, {u"message"_s, u"text"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(woken.size(), 2, Patience);
        QCOMPARE(woken.first(), QVariantList{u"token"_s});
        QCOMPARE(woken.last(), QVariantList{u"other"_s});
        callUs2(u"Unregistered"_s, {{u"token"_s, u"token"_s}});
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, Patience);
        QVERIFY(refused.isEmpty());

        m_two->answer = {{u"success"_s, u"REGISTRATION_FAILED"_s}, {u"reason"_s, u"NETWORK"_s}};
        push.enrol(u"token"_s, u"key"_s);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
        QCOMPARE(refused.first(), (QVariantList{u"token"_s, u"NETWORK"_s}));
        push.leave(u"token"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_two->unregistered.size(), 1, Patience);
        QCOMPARE(m_two->unregistered.first(), (QVariantMap{{u"token"_s, u"token"_s}}));
    }

    void whoKnowsTheFirstVersionAloneIsAskedByIt()
    {
        serve(u"albatross"_s, *m_one->parent());
        UnifiedPush push;
        push.begin(QDBusConnection(u"us"_s));
        QTRY_COMPARE_WITH_TIMEOUT(push.distributor(), u"albatross"_s, Patience);
        QSignalSpy given(&push, &PushSource::endpointGiven);
        QSignalSpy woken(&push, &PushSource::woken);
        QSignalSpy lost(&push, &PushSource::lost);
        QSignalSpy refused(&push, &PushSource::refused);

        push.enrol(u"token"_s, u"key"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_one->registered.size(), 1, Patience);
        QCOMPARE(m_one->registered.first(), (QStringList{OurName, u"token"_s, u"Dunlin"_s}));
        const QString one = u"org.unifiedpush.Connector1"_s;
        callUs(one, u"NewEndpoint"_s, {u"token"_s, u"https://x/y"_s});
        callUs(one, u"Message"_s, {u"token"_s, QByteArray("\xff"), QString()});
        callUs(one, u"Unregistered"_s, {u"token"_s});
        QTRY_COMPARE_WITH_TIMEOUT(lost.size(), 1, Patience);
        QCOMPARE(given.first(), (QVariantList{u"token"_s, u"https://x/y"_s}));
        QCOMPARE(woken.first(), QVariantList{u"token"_s});
        QVERIFY(refused.isEmpty());

        m_one->answer = u"REGISTRATION_FAILED"_s;
        push.enrol(u"token"_s, u"key"_s);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
        QCOMPARE(refused.first(), (QVariantList{u"token"_s, u"why"_s}));
        push.leave(u"token"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_one->unregistered, QStringList{u"token"_s}, Patience);
    }

    void whoIsNoDistributorRefuses()
    {
        QObject empty;
        serve(u"hollow"_s, empty);
        UnifiedPush push;
        push.begin(QDBusConnection(u"us"_s));
        QTRY_COMPARE_WITH_TIMEOUT(push.distributor(), u"hollow"_s, Patience);
        QSignalSpy refused(&push, &PushSource::refused);
        push.enrol(u"token"_s, u"key"_s);
        QTRY_COMPARE_WITH_TIMEOUT(refused.size(), 1, Patience);
    }

    // The bus starts one program under our name; another profile beside it is not woken, and says so.
    void theSecondProgramIsNotOffered()
    {
        serve(u"kestrel"_s, *m_two->parent());
        QVERIFY(QDBusConnection(u"caller"_s).registerService(OurName));
        {
            UnifiedPush push;
            push.begin(QDBusConnection(u"us"_s));
            QTest::ignoreMessage(QtInfoMsg,
                                 "Another program is woken by pushes in this one's place");
            // Answered in order: what it asked has its answer before this.
            QDBusPendingCall after =
                QDBusConnection(u"us"_s).asyncCall(QDBusMessage::createMethodCall(
                    u"org.freedesktop.DBus"_s, u"/"_s, u"org.freedesktop.DBus"_s, u"ListNames"_s));
            QTRY_VERIFY_WITH_TIMEOUT(after.isFinished(), Patience);
            QCoreApplication::processEvents();
            QCOMPARE(push.distributor(), QString());
        }
        QVERIFY(QDBusConnection(u"caller"_s).unregisterService(OurName));
    }

    void withoutABusThereIsNone()
    {
        UnifiedPush push;
        push.begin(QDBusConnection(u"nowhere"_s));
        push.enrol(u"t"_s, u"k"_s);
        QCOMPARE(push.distributor(), QString());
    }

    // The file that the bus starts us by says the name that we take, and the option that we know.
    void theBusStartsTheProgramUnderItsName()
    {
        QFile file(
            QStringLiteral(DUNLIN_SOURCE_DIR "/packaging/desktop/chat.dunlin.Dunlin.service.in"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray text = file.readAll();
        QVERIFY(text.contains("\nName=chat.dunlin.Dunlin\n"));
        QVERIFY(text.contains("/dunlin --woken\n"));
    }

    void aWindowThatNobodyWantsEndsTheProgram()
    {
        using namespace std::chrono_literals;
        UnifiedPush push;
        QQuickWindow window;
        startWoken(window, push, 20ms);
        QTimer::singleShot(Patience, qApp, [] { QCoreApplication::exit(7); });
        QCOMPARE(QCoreApplication::exec(), 0);
        QVERIFY(!window.isVisible());
    }

    void aWindowThatSomebodyWantsStays()
    {
        using namespace std::chrono_literals;
        UnifiedPush push;
        QQuickWindow window;
        startWoken(window, push, 20ms);
        window.show();
        const auto *over = window.findChild<QTimer *>();
        QVERIFY(over);
        QVERIFY(!over->isActive());
        // Nor does a push begin it again.
        Q_EMIT push.woken(u"t"_s);
        QVERIFY(!over->isActive());
    }
};

QTEST_MAIN(UnifiedPushTest)
#include "tst_unified_push.moc"
