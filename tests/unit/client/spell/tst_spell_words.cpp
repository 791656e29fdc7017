// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which words of a message are looked up, and in which dictionary.
#include "client/spell/speller.h"
#include "client/spell/words.h"

#include <QtTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class SpellWordsTest : public QObject
{
    Q_OBJECT

    static QStringList words(const QString &text, const QString &language = u"en_US"_s)
    {
        QStringList found;
        const QList<WordAt> places = wordsToCheck(text, language);
        for (const WordAt &each : places)
            found.append(text.sliced(each.start, each.length));
        return found;
    }

private Q_SLOTS:
    void wordsAreLookedUp_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QStringList>("expected");
        QTest::newRow("a sentence") << u"Hello, wrold! It's fine."_s
                                    << QStringList{u"Hello"_s, u"wrold"_s, u"It's"_s, u"fine"_s};
        QTest::newRow("brackets and marks")
            << u"(one) **two** _x_ ~~three~~ \"four\""_s
            << QStringList{u"one"_s, u"two"_s, u"three"_s, u"four"_s};
        QTest::newRow("a hyphen") << u"well-known"_s << QStringList{u"well"_s, u"known"_s};
        QTest::newRow("addresses")
            << u"see https://wrold.example/foo www.wrold.org me@wrold.org now"_s
            << QStringList{u"see"_s, u"now"_s};
        QTest::newRow("people and channels")
            << u"@brta (@brta) #genral hi"_s << QStringList{u"hi"_s};
        QTest::newRow("a command")
            << u"/remnd me tomorrow"_s << QStringList{u"me"_s, u"tomorrow"_s};
        QTest::newRow("code in a line")
            << u"call `strlne` here"_s << QStringList{u"call"_s, u"here"_s};
        QTest::newRow("a block of code")
            << u"look\n```cpp\nitn mian\n```\nthere"_s << QStringList{u"look"_s, u"there"_s};
        QTest::newRow("a block that is not closed")
            << u"look\n```\nitn mian"_s << QStringList{u"look"_s};
        QTest::newRow("a lone backtick")
            << u"a ` is odd\nand ` too"_s << QStringList{u"is"_s, u"odd"_s, u"and"_s, u"too"_s};
        QTest::newRow("names") << u"NASA camelCase snake_case main.cpp B2B 3rd x"_s
                               << QStringList();
        QTest::newRow("emoji") << u"fine \U0001F600\U0001F44D\U0001F3FD ok"_s
                               << QStringList{u"fine"_s, u"ok"_s};
        QTest::newRow("another script")
            << u"hello \u043F\u0440\u0438\u0432\u0435\u0442"_s << QStringList{u"hello"_s};
        QTest::newRow("letters with marks")
            << u"fu\u0308r f\u00FCr"_s << QStringList{u"fu\u0308r"_s, u"f\u00FCr"_s};
        QTest::newRow("nothing") << QString() << QStringList();
    }
    void wordsAreLookedUp()
    {
        QFETCH(QString, text);
        QFETCH(QStringList, expected);
        QCOMPARE(words(text), expected);
    }
    void theScriptIsTheLanguages()
    {
        const QString text = u"hello \u043F\u0440\u0438\u0432\u0435\u0442"_s;
        QCOMPARE(words(text, u"ru_RU"_s), QStringList{u"\u043F\u0440\u0438\u0432\u0435\u0442"_s});
    }
    void theDictionaryIsOfTheLanguage_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("system");
        QTest::addColumn<QString>("expected");
        QTest::newRow("the system's") << QString() << u"en_GB"_s << u"en_GB"_s;
        QTest::newRow("German of Austria") << u"de"_s << u"de_AT"_s << u"de_AT"_s;
        QTest::newRow("German elsewhere") << u"de"_s << u"en_GB"_s << u"de_DE"_s;
        QTest::newRow("a country that has none") << QString() << u"en_NZ"_s << u"en_US"_s;
        QTest::newRow("no country") << QString() << u"eo"_s << u"eo"_s;
        QTest::newRow("only another country") << u"es"_s << u"de_DE"_s << u"es_MX"_s;
        QTest::newRow("none") << u"fr"_s << u"de_DE"_s << QString();
        QTest::newRow("of no language") << QString() << u"C"_s << QString();
    }
    void theDictionaryIsOfTheLanguage()
    {
        QFETCH(QString, language);
        QFETCH(QString, system);
        QFETCH(QString, expected);
        const QStringList there{u"de_DE"_s, u"en_US"_s, u"es_MX"_s, u"de_AT"_s,
                                u"en_GB"_s, u"eo"_s,    u"es_UY"_s, u"en_AU"_s};
        QCOMPARE(dictionaryFor(language, system, there), expected);
    }
};

QTEST_GUILESS_MAIN(SpellWordsTest)
#include "tst_spell_words.moc"
