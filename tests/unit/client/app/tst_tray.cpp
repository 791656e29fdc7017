// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The icon in the tray, as whoever shows such icons sees it: on a bus of our own, with a host made here.
#include "client/bridge/tray.h"
#include "client/bridge/tray_bus.h"

#include <QDBusConnection>
#include <QDBusInterface>
#include <QDBusMetaType>
#include <QDBusReply>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;

} // namespace

// Keeps the list of icons, as a desktop does.
class WatcherFace : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.kde.StatusNotifierWatcher")
    Q_PROPERTY(bool IsStatusNotifierHostRegistered READ hasHost)

public:
    explicit WatcherFace(QObject *object)
        : QDBusAbstractAdaptor(object)
    {
    }
    bool hasHost() const { return true; }
    QStringList items;

public Q_SLOTS:
    void RegisterStatusNotifierItem(const QString &service) { items.append(service); }

Q_SIGNALS:
    void StatusNotifierHostRegistered();
};

class TrayTest : public QObject
{
    Q_OBJECT

    QProcess m_daemon;
    QTemporaryDir m_dir;
    QString m_address;

    QDBusConnection desktop() const { return QDBusConnection(u"desktop"_s); }

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
        qputenv("DBUS_SESSION_BUS_ADDRESS", m_address.toLatin1());
        QVERIFY(QDBusConnection::connectToBus(m_address, u"desktop"_s).isConnected());
        QVERIFY(QDBusConnection::sessionBus().isConnected());
    }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished(Patience);
    }

    void withoutAHostThereIsNone()
    {
        Tray tray(m_dir.filePath(u"a.ini"_s));
        QTest::qWait(100);
        QVERIFY(!tray.isAvailable());
    }

    void aHostThatComesIsToldAndShowsIt()
    {
        Tray tray(m_dir.filePath(u"b.ini"_s));
        QSignalSpy available(&tray, &Tray::availableChanged);
        QObject watcher;
        auto *face = new WatcherFace(&watcher);
        QDBusConnection bus = desktop();
        QVERIFY(bus.registerObject(u"/StatusNotifierWatcher"_s, &watcher));
        QVERIFY(bus.registerService(u"org.kde.StatusNotifierWatcher"_s));
        QTRY_VERIFY_WITH_TIMEOUT(tray.isAvailable(), Patience);
        QCOMPARE(available.size(), 1);
        QCOMPARE(face->items, QStringList{QDBusConnection::sessionBus().baseService()});

        // Asked and pressed over the bus; the answers come from this process' own loop.
        const auto ask = [&](const QString &path, const QString &interface, const QString &method,
                             const QVariantList &arguments) {
            QDBusMessage call = QDBusMessage::createMethodCall(
                QDBusConnection::sessionBus().baseService(), path, interface, method);
            call.setArguments(arguments);
            QDBusPendingCall pending = bus.asyncCall(call);
            if (!QTest::qWaitFor([&] { return pending.isFinished(); }, Patience))
                return QDBusMessage();
            return pending.reply();
        };
        const auto property = [&](const QString &name) {
            const QDBusMessage reply =
                ask(u"/StatusNotifierItem"_s, u"org.freedesktop.DBus.Properties"_s, u"Get"_s,
                    {u"org.kde.StatusNotifierItem"_s, name});
            return reply.arguments().value(0).value<QDBusVariant>().variant();
        };
        QCOMPARE(property(u"Id"_s).toString(), u"dunlin"_s);
        QCOMPARE(property(u"Status"_s).toString(), u"Active"_s);
        QCOMPARE(property(u"Menu"_s).value<QDBusObjectPath>().path(), u"/MenuBar"_s);
        const auto pictures = qdbus_cast<TrayPictures>(property(u"IconPixmap"_s));
        QCOMPARE(pictures.size(), 3);
        QCOMPARE(pictures.first().bytes.size(),
                 pictures.first().width * pictures.first().height * 4);
        tray.setUnread(7);
        QCOMPARE(property(u"Status"_s).toString(), u"NeedsAttention"_s);
        QVERIFY(qdbus_cast<TrayPictures>(property(u"IconPixmap"_s)).first().bytes
                != pictures.first().bytes);

        QSignalSpy activated(&tray, &Tray::activated);
        QSignalSpy quits(&tray, &Tray::quitRequested);
        QCOMPARE(
            ask(u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s, u"Activate"_s, {0, 0})
                .type(),
            QDBusMessage::ReplyMessage);
        QCOMPARE(activated.size(), 1);
        const QDBusMessage layout =
            ask(u"/MenuBar"_s, u"com.canonical.dbusmenu"_s, u"GetLayout"_s, {0, -1, QStringList()});
        QCOMPARE(layout.type(), QDBusMessage::ReplyMessage);
        const auto root = qdbus_cast<TrayMenuNode>(layout.arguments().value(1));
        QCOMPARE(root.children.size(), 3);
        QCOMPARE(root.children.first().properties.value(u"label"_s).toString(), u"Open Dunlin"_s);
        const auto press = [&](int row) {
            return ask(u"/MenuBar"_s, u"com.canonical.dbusmenu"_s, u"Event"_s,
                       {row, u"clicked"_s, QVariant::fromValue(QDBusVariant(QString())), 0u})
                       .type()
                == QDBusMessage::ReplyMessage;
        };
        QVERIFY(press(root.children.first().id));
        QCOMPARE(activated.size(), 2);
        QCOMPARE(quits.size(), 0);
        QVERIFY(press(root.children.last().id));
        QCOMPARE(quits.size(), 1);

        QVERIFY(bus.unregisterService(u"org.kde.StatusNotifierWatcher"_s));
        QTRY_VERIFY_WITH_TIMEOUT(!tray.isAvailable(), Patience);
        bus.unregisterObject(u"/StatusNotifierWatcher"_s);
    }

    void whetherItKeepsRunningIsKept()
    {
        const QString ini = m_dir.filePath(u"c.ini"_s);
        {
            Tray tray(ini);
            QVERIFY(tray.keepsRunning());
            tray.setKeepsRunning(false);
        }
        QVERIFY(!Tray(ini).keepsRunning());
    }
};

QTEST_MAIN(TrayTest)
#include "tst_tray.moc"
