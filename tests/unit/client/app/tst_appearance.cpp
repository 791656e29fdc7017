// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window looks is kept, within what it can show.
#include "client/bridge/appearance.h"
#include "client/bridge/desktop_look.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QProcess>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;

} // namespace

// The portal of a desktop, as far as it tells of looks.
class PortalFace : public QObject
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.freedesktop.portal.Settings")

public:
    uint scheme = 0;
    uint contrast = 0;

public Q_SLOTS:
    QDBusVariant Read(const QString &, const QString &key)
    {
        const uint value = key == u"contrast"_s ? contrast : scheme;
        return QDBusVariant(QVariant::fromValue(QDBusVariant(value)));
    }
};

class AppearanceTest : public QObject
{
    Q_OBJECT

    QProcess m_daemon;
    QTemporaryDir m_busDir;
    QString m_address;

    // The portal says that something of its settings is another now.
    void tell(const QString &group, const QString &key, uint value) const
    {
        QDBusMessage told =
            QDBusMessage::createSignal(u"/org/freedesktop/portal/desktop"_s,
                                       u"org.freedesktop.portal.Settings"_s, u"SettingChanged"_s);
        told.setArguments({group, key, QVariant::fromValue(QDBusVariant(value))});
        QVERIFY(QDBusConnection(u"portal"_s).send(told));
    }

private Q_SLOTS:
    void initTestCase()
    {
        m_daemon.start(u"dbus-daemon"_s,
                       {u"--session"_s, u"--nofork"_s, u"--nopidfile"_s, u"--print-address"_s,
                        u"--address=unix:dir="_s + m_busDir.path()});
        if (!m_daemon.waitForStarted())
            return;
        QVERIFY(m_daemon.waitForReadyRead(Patience));
        m_address = QString::fromLatin1(m_daemon.readLine()).trimmed();
        QVERIFY(QDBusConnection::connectToBus(m_address, u"portal"_s).isConnected());
        QVERIFY(QDBusConnection::connectToBus(m_address, u"program"_s).isConnected());
    }
    void cleanupTestCase()
    {
        m_daemon.terminate();
        m_daemon.waitForFinished(Patience);
    }

    void theDesktopIsFollowedWhereItsWordIsWanted()
    {
        if (m_address.isEmpty())
            QSKIP("dbus-daemon is not installed");
        PortalFace portal;
        portal.contrast = 1;
        portal.scheme = 1;
        QDBusConnection bus(u"portal"_s);
        QVERIFY(bus.registerObject(u"/org/freedesktop/portal/desktop"_s, &portal,
                                   QDBusConnection::ExportAllSlots));
        QVERIFY(bus.registerService(u"org.freedesktop.portal.Desktop"_s));
        const QTemporaryDir dir;
        DesktopLook desktop;
        Appearance appearance(dir.filePath(u"window.ini"_s));
        appearance.follow(desktop);
        QVERIFY(!appearance.highContrast());
        const bool darkByPalette = appearance.isDark();
        QSignalSpy contrast(&appearance, &Appearance::highContrastChanged);

        desktop.begin(QDBusConnection(u"program"_s));
        QTRY_VERIFY_WITH_TIMEOUT(appearance.highContrast() && appearance.isDark(), Patience);
        QCOMPARE(contrast.size(), 1);
        appearance.setContrast(Appearance::NormalContrast);
        appearance.setTheme(Appearance::Light);
        QVERIFY(!appearance.highContrast() && !appearance.isDark());
        tell(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 2);
        tell(u"org.freedesktop.appearance"_s, u"contrast"_s, 0);
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.hasHighContrast(), Patience);
        appearance.setContrast(Appearance::SystemContrast);
        appearance.setTheme(Appearance::System);
        QVERIFY(!appearance.highContrast() && !appearance.isDark());
        tell(u"org.example.other"_s, u"contrast"_s, 1);
        tell(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 1);
        QTRY_VERIFY_WITH_TIMEOUT(appearance.isDark(), Patience);
        QVERIFY(!appearance.highContrast());
        tell(u"org.freedesktop.appearance"_s, u"contrast"_s, 1);
        QTRY_VERIFY_WITH_TIMEOUT(appearance.highContrast(), Patience);
        // No preference: what Qt has heard counts again.
        tell(u"org.freedesktop.appearance"_s, u"color-scheme"_s, 0);
        QTRY_VERIFY_WITH_TIMEOUT(!desktop.isDark(), Patience);
        QCOMPARE(appearance.isDark(), darkByPalette);
    }
    void withoutAPortalNothingIsKnown()
    {
        DesktopLook desktop;
        desktop.begin(QDBusConnection(u"nowhere"_s));
        QVERIFY(!desktop.isDark() && !desktop.hasHighContrast());
    }
    void whatEarlierVersionsKeptIsTaken()
    {
        const QTemporaryDir dir;
        const QString ini = dir.filePath(u"window.ini"_s);
        QCOMPARE(Appearance(ini).contrast(), Appearance::SystemContrast);
        QSettings(ini, QSettings::IniFormat).setValue(u"appearance/highContrast"_s, true);
        QCOMPARE(Appearance(ini).contrast(), Appearance::HighContrast);
        QSettings(ini, QSettings::IniFormat).setValue(u"appearance/highContrast"_s, false);
        QCOMPARE(Appearance(ini).contrast(), Appearance::NormalContrast);
        Appearance(ini).setContrast(Appearance::SystemContrast);
        QCOMPARE(Appearance(ini).contrast(), Appearance::SystemContrast);
    }
    void whatIsChosenIsKept()
    {
        const QTemporaryDir dir;
        const QString ini = dir.filePath(u"window.ini"_s);
        {
            Appearance appearance(ini);
            QVERIFY(!appearance.highContrast());
            QSignalSpy changed(&appearance, &Appearance::highContrastChanged);
            appearance.setContrast(Appearance::HighContrast);
            appearance.setContrast(Appearance::HighContrast);
            QCOMPARE(changed.size(), 1);
            appearance.setTextScale(1.9);
            appearance.setTheme(Appearance::Dark);
            appearance.setSkinTone(7);
            QCOMPARE(appearance.skinTone(), 5);
            appearance.setSkinTone(3);
        }
        const Appearance again(ini);
        QVERIFY(again.highContrast());
        QCOMPARE(again.textScale(), 1.9);
        QVERIFY(again.isDark());
        QCOMPARE(again.skinTone(), 3);
    }
    void whatWasUsedLastComesFirst()
    {
        const QTemporaryDir dir;
        const QString ini = dir.filePath(u"window.ini"_s);
        {
            Appearance appearance(ini);
            QVERIFY(appearance.recentEmoji().isEmpty());
            for (int i = 0; i < 40; ++i)
                appearance.noteEmoji(QString::number(i));
            appearance.noteEmoji(u"30"_s);
            appearance.noteEmoji({});
            appearance.noteEmoji(QString(200, u'x'));
        }
        const Appearance again(ini);
        QCOMPARE(again.recentEmoji().size(), 36);
        QCOMPARE(again.recentEmoji().first(3), (QStringList{u"30"_s, u"39"_s, u"38"_s}));
    }
    void lettersAreFromFourFifthsToTwice()
    {
        const QTemporaryDir dir;
        Appearance appearance(dir.filePath(u"window.ini"_s));
        appearance.setTextScale(5);
        QCOMPARE(appearance.textScale(), 2.0);
        appearance.setTextScale(0.1);
        QCOMPARE(appearance.textScale(), 0.8);
    }
};

QTEST_MAIN(AppearanceTest)
#include "tst_appearance.moc"
