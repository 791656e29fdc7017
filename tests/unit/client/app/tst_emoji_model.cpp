// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The emoji to pick from: all groups, all languages, colours of skin, and what a search finds.
#include "client/bridge/emoji_model.h"

#include <QAbstractItemModelTester>
#include <QSet>
#include <QSignalSpy>
#include <QTest>
#include <QThreadPool>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class EmojiModelTest : public QObject
{
    Q_OBJECT

    static QString at(const EmojiModel &model, int row, int role = EmojiModel::EmojiRole)
    {
        return model.data(model.index(row), role).toString();
    }
    static QStringList all(const EmojiModel &model, int role = EmojiModel::EmojiRole)
    {
        QStringList found;
        for (int row = 0; row < model.count(); ++row)
            found.append(at(model, row, role));
        return found;
    }

private Q_SLOTS:
    void nothingIsReadBeforeThereIsALanguage()
    {
        EmojiModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.setGroup(u"food"_s);
        QCOMPARE(model.count(), 0);
        QVERIFY(model.groups().isEmpty());
        model.setLanguage(u"en_GB"_s);
        QTRY_VERIFY(model.isReady());
        QCOMPARE(model.groups().size(), 9);
        QVERIFY(model.count() > 100);
        QVERIFY(all(model).contains(u"🍕"_s));
    }

    void everyGroupHasItsOwn()
    {
        EmojiModel model;
        model.setLanguage(u"en"_s);
        QTRY_VERIFY(model.isReady());
        QSet<QString> seen;
        int count = 0;
        const QStringList groups = model.groups();
        for (const QString &group : groups) {
            model.setGroup(group);
            QVERIFY2(model.count() > 50, qPrintable(group));
            count += model.count();
            const QStringList shown = all(model);
            seen.unite({shown.cbegin(), shown.cend()});
        }
        QVERIFY(count > 1800);
        QCOMPARE(seen.size(), count);
    }

    void aSearchSpeaksTheLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("sought");
        QTest::addColumn<QString>("found");
        QTest::newRow("name") << u"en_US"_s << u"thumbs up"_s << u"👍"_s;
        QTest::newRow("keyword") << u"en"_s << u"celebration"_s << u"🎉"_s;
        QTest::newRow("words in any order") << u"en"_s << u"EYES smiling"_s << u"😊"_s;
        QTest::newRow("German") << u"de_AT"_s << u"konfetti"_s << u"🎉"_s;
        QTest::newRow("without its accent") << u"fr"_s << u"etoile"_s << u"⭐"_s;
        QTest::newRow("with its accent") << u"fr"_s << u"Étoile"_s << u"⭐"_s;
        QTest::newRow("Spanish") << u"es_MX"_s << u"corazon roto"_s << u"💔"_s;
        QTest::newRow("Arabic") << u"ar_EG"_s << u"قلب"_s << u"❤️"_s;
        QTest::newRow("Chinese") << u"zh_CN"_s << u"猫"_s << u"🐈"_s;
        QTest::newRow("Chinese of elsewhere") << u"zh_TW"_s << u"猫"_s << u"🐈"_s;
        QTest::newRow("no table") << u"da_DK"_s << u"thumbs up"_s << u"👍"_s;
    }
    void aSearchSpeaksTheLanguage()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, sought);
        QFETCH(const QString, found);
        EmojiModel model;
        model.setLanguage(language);
        QTRY_VERIFY(model.isReady());
        model.setSearch(sought);
        QVERIFY2(all(model).contains(found), qPrintable(all(model).join(u' ')));
        QVERIFY(model.count() < 300);
    }

    void theNameItselfComesFirst()
    {
        EmojiModel model;
        model.setLanguage(u"en"_s);
        QTRY_VERIFY(model.isReady());
        model.setSearch(u"cat"_s);
        QVERIFY2(at(model, 0, EmojiModel::NameRole).startsWith(u"cat"_s),
                 qPrintable(at(model, 0, EmojiModel::NameRole)));
        const QStringList names = all(model, EmojiModel::NameRole);
        QVERIFY(names.contains(u"identification card"_s));
        QVERIFY(names.indexOf(u"grinning cat"_s) < names.indexOf(u"identification card"_s));
        model.setSearch(u"no emoji is called that"_s);
        QCOMPARE(model.count(), 0);
        model.setGroup(u"food"_s);
        model.setSearch({});
        const QStringList food = all(model);
        QVERIFY(!food.isEmpty());
        model.setSearch(u"  "_s);
        QCOMPARE(all(model), food);
        // Words that begin so come before those that only have it.
        model.setSearch(u"rain"_s);
        const QStringList rains = all(model, EmojiModel::NameRole);
        QVERIFY(rains.contains(u"umbrella on ground"_s) && rains.contains(u"brain"_s));
        QVERIFY(rains.indexOf(u"umbrella on ground"_s) < rains.indexOf(u"brain"_s));
        // Nobody types that much: what is longer is not looked through the table with.
        model.setSearch(u"cat "_s.repeated(25) + u"no emoji is called that"_s);
        QVERIFY(model.count() > 0);
    }

    void everyLanguageHasANameForEach()
    {
        EmojiModel english;
        english.setLanguage(u"en"_s);
        QTRY_VERIFY(english.isReady());
        for (const char *language : {"ar", "de", "es", "fr", "zh_CN"}) {
            EmojiModel model;
            model.setLanguage(QString::fromLatin1(language));
            QTRY_VERIFY(model.isReady());
            int same = 0;
            int count = 0;
            const QStringList groups = model.groups();
            for (const QString &group : groups) {
                model.setGroup(group);
                english.setGroup(group);
                QCOMPARE(model.count(), english.count());
                for (int row = 0; row < model.count(); ++row) {
                    const QString name = at(model, row, EmojiModel::NameRole);
                    QVERIFY(!name.isEmpty() && !name.contains(u'|'));
                    same += name == at(english, row, EmojiModel::NameRole);
                }
                count += model.count();
            }
            QVERIFY2(same < count / 20, language);
        }
    }

    void skinHasTheColourThatWasChosen()
    {
        EmojiModel model;
        model.setLanguage(u"en"_s);
        QTRY_VERIFY(model.isReady());
        model.setSearch(u"thumbs up"_s);
        QCOMPARE(at(model, 0), u"👍"_s);
        model.setTone(1);
        QCOMPARE(at(model, 0), u"👍🏻"_s);
        model.setTone(5);
        QCOMPARE(at(model, 0), u"👍🏿"_s);
        model.setTone(9);
        QCOMPARE(model.tone(), 5);
        // Two people have it twice, and what asks for a coloured picture goes where a colour comes.
        model.setSearch(u"people holding hands"_s);
        QCOMPARE(at(model, 0), u"🧑🏿‍🤝‍🧑🏿"_s);
        model.setSearch(u"victory hand"_s);
        QCOMPARE(at(model, 0), u"✌🏿"_s);
        model.setSearch(u"pizza"_s);
        QCOMPARE(at(model, 0), u"🍕"_s);
    }

    void whatWasUsedLastHasItsName()
    {
        EmojiModel model;
        model.setLanguage(u"de"_s);
        QTRY_VERIFY(model.isReady());
        model.setGroup(u"recent"_s);
        model.setRecent({u"👍🏽"_s, u"❤️"_s, u"?!"_s});
        QCOMPARE(all(model), (QStringList{u"👍🏽"_s, u"❤️"_s, u"?!"_s}));
        QCOMPARE(at(model, 0, EmojiModel::NameRole), u"Daumen hoch"_s);
        QCOMPARE(at(model, 1, EmojiModel::NameRole), u"rotes Herz"_s);
        QCOMPARE(at(model, 2, EmojiModel::NameRole), u"?!"_s);
        // Kept by another program, or lost with a colour of skin: with and without what asks for a coloured picture it is the
        // same emoji.
        model.setRecent({u"\u2764"_s, u"\u2764\ufe0f"_s, u"✌🏿"_s, u"✌\ufe0f"_s});
        QCOMPARE(at(model, 0, EmojiModel::NameRole), u"rotes Herz"_s);
        QCOMPARE(at(model, 1, EmojiModel::NameRole), u"rotes Herz"_s);
        QCOMPARE(at(model, 2, EmojiModel::NameRole), at(model, 3, EmojiModel::NameRole));
        QVERIFY(at(model, 3, EmojiModel::NameRole) != at(model, 3));
    }

    // Reading takes longer than a frame may: what is asked for meanwhile holds.
    void theTableComesLater()
    {
        EmojiModel model;
        model.setLanguage(u"en"_s);
        QVERIFY(!model.isReady());
        QVERIFY(model.groups().isEmpty());
        model.setSearch(u"thumbs up"_s);
        model.setTone(3);
        QCOMPARE(model.count(), 0);
        const QSignalSpy grouped(&model, &EmojiModel::groupsChanged);
        const QSignalSpy told(&model, &EmojiModel::readyChanged);

        QTRY_VERIFY(model.isReady());

        QCOMPARE(told.count(), 1);
        QCOMPARE(at(model, 0), u"👍🏽"_s);
        QCOMPARE(grouped.count(), 1);
    }

    void whatWasUsedLastIsShownBeforeTheTable()
    {
        EmojiModel model;
        model.setGroup(u"recent"_s);
        model.setRecent({u"🍕"_s});
        model.setLanguage(u"en"_s);
        QCOMPARE(all(model), QStringList{u"🍕"_s});
        QTRY_COMPARE(at(model, 0, EmojiModel::NameRole), u"pizza"_s);
    }

    void theLanguageThatWasSetLastHolds()
    {
        EmojiModel model;
        model.setSearch(u"konfetti"_s);
        model.setLanguage(u"en"_s);
        model.setLanguage(u"de"_s);
        // Both are read; the one that is wanted no more changes nothing, whichever comes last.
        QSignalSpy grouped(&model, &EmojiModel::groupsChanged);
        QTRY_VERIFY(model.isReady());
        QThreadPool::globalInstance()->waitForDone();
        QCoreApplication::processEvents();
        QCOMPARE(grouped.count(), 1);
        QVERIFY(all(model).contains(u"🎉"_s));
        // Another language's words are no answer; until they are replaced, they are better than none.
        model.setLanguage(u"en"_s);
        QVERIFY(!model.isReady());
        QVERIFY(!all(model).isEmpty());
        QTRY_VERIFY(model.isReady());
        QVERIFY(!at(model, 0, EmojiModel::NameRole).contains(u"Konfetti"_s));
    }

    // In a thread that nobody waits for, and what a window waits for when somebody types.
    void howLongItTakesToRead()
    {
        QBENCHMARK
        {
            QVERIFY(EmojiTable::read(u"ar"_s).ok());
        }
    }
    void howLongItTakesToSearch()
    {
        EmojiModel model;
        model.setLanguage(u"ar"_s);
        QTRY_VERIFY(model.isReady());
        QBENCHMARK
        {
            model.setSearch(u"عي"_s);
            model.setSearch(u"عين"_s);
            QVERIFY(model.count() > 0);
        }
    }
};

QTEST_GUILESS_MAIN(EmojiModelTest)
#include "tst_emoji_model.moc"
