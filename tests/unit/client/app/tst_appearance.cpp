// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the window looks is kept, within what it can show.
#include "client/bridge/appearance.h"

#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class AppearanceTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsChosenIsKept()
    {
        const QTemporaryDir dir;
        const QString ini = dir.filePath(u"window.ini"_s);
        {
            Appearance appearance(ini);
            QVERIFY(!appearance.highContrast());
            QSignalSpy changed(&appearance, &Appearance::highContrastChanged);
            appearance.setHighContrast(true);
            appearance.setHighContrast(true);
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
