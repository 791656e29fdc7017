// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every translation that is linked in loads, counts as its language does, and turns the window where it is written from
// right to left. That each is complete is translations/check.py's matter.
#include "client/app/translations.h"

#include <QGuiApplication>
#include <QtTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class TranslationsTest : public QObject
{
    Q_OBJECT

    static QString days(int n)
    {
        return QCoreApplication::translate("Times", "%n day(s)", nullptr, n);
    }

private Q_SLOTS:
    void allThatAreMeantAreThere()
    {
        QCOMPARE(Translations::all(),
                 (QStringList{u"en"_s, u"ar"_s, u"de"_s, u"es"_s, u"fr"_s, u"zh_CN"_s}));
        QVERIFY(Translations::has(u"de"_s));
        QVERIFY(!Translations::has(u"tlh"_s));
    }

    void eachSpeaksItsLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("settings");
        QTest::addColumn<QStringList>("counted"); // 1, 2, 3, 11 and 100 days
        QTest::addColumn<bool>("fromTheRight");
        QTest::newRow("en") << u"en"_s << u"Settings"_s
                            << QStringList{u"1 day"_s, u"2 days"_s, u"3 days"_s, u"11 days"_s,
                                           u"100 days"_s}
                            << false;
        QTest::newRow("de") << u"de"_s << u"Einstellungen"_s
                            << QStringList{u"1 Tag"_s, u"2 Tage"_s, u"3 Tage"_s, u"11 Tage"_s,
                                           u"100 Tage"_s}
                            << false;
        QTest::newRow("fr") << u"fr"_s << u"Réglages"_s
                            << QStringList{u"1 jour"_s, u"2 jours"_s, u"3 jours"_s, u"11 jours"_s,
                                           u"100 jours"_s}
                            << false;
        QTest::newRow("es") << u"es"_s << u"Ajustes"_s
                            << QStringList{u"1 día"_s, u"2 días"_s, u"3 días"_s, u"11 días"_s,
                                           u"100 días"_s}
                            << false;
        QTest::newRow("ar") << u"ar"_s << u"الإعدادات"_s
                            << QStringList{u"يوم"_s, u"يومان"_s, u"3 أيام"_s, u"11 يومًا"_s,
                                           u"100 يوم"_s}
                            << true;
        QTest::newRow("zh_CN") << u"zh_CN"_s << u"设置"_s
                               << QStringList{u"1 天"_s, u"2 天"_s, u"3 天"_s, u"11 天"_s,
                                              u"100 天"_s}
                               << false;
    }
    void eachSpeaksItsLanguage()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, settings);
        QFETCH(const QStringList, counted);
        QFETCH(const bool, fromTheRight);
        Translations translations;
        translations.choose(language);

        QCOMPARE(QCoreApplication::translate("SettingsPage", "Settings"), settings);
        QStringList said;
        for (const int n : {1, 2, 3, 11, 100})
            said.append(days(n));
        QCOMPARE(said, counted);
        QCOMPARE(QGuiApplication::layoutDirection() == Qt::RightToLeft, fromTheRight);
    }

    void whatIsNotKnownIsTheSystems()
    {
        Translations translations;
        translations.choose(u"de"_s);
        translations.choose(u"tlh"_s);
        QCOMPARE(QCoreApplication::translate("SettingsPage", "Settings"), u"Settings"_s);
        QCOMPARE(days(1), u"1 day"_s);
        translations.choose({});
        QCOMPARE(days(2), u"2 days"_s);
        QCOMPARE(QGuiApplication::layoutDirection(), Qt::LeftToRight);
    }
};

QTEST_MAIN(TranslationsTest)
#include "tst_translations.moc"
