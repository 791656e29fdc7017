// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How a text is cut into terms, and what a query finds.
#include "server/services/search_terms.h"

#include <QtTest>

using namespace dunlin::server;
using namespace Qt::StringLiterals;

class SearchTermsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void textsAreCut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("terms");
        QTest::newRow("words") << u"Hello, big WORLD!"_s << u"hello big world"_s;
        QTest::newRow("once each") << u"a b a"_s << u"a b"_s;
        QTest::newRow("nothing") << u" ... \U0001F600 "_s << QString();
        QTest::newRow("numbers") << u"version 1.25"_s << u"version 1 25"_s;
        QTest::newRow("wide forms") << u"ＡＢＣ"_s << u"abc"_s;
        QTest::newRow("accents stay") << u"Zürich"_s << u"zürich"_s;
        QTest::newRow("Chinese") << u"我们去北京"_s << u"我们 们去 去北 北京 京"_s;
        QTest::newRow("one character") << u"好"_s << u"好"_s;
        QTest::newRow("mixed") << u"用Qt写"_s << u"用 qt 写"_s;
        QTest::newRow("kana") << u"カタカナ"_s << u"カタ タカ カナ ナ"_s;
        QTest::newRow("beyond the first plane") << u"𠀀𠀁"_s << u"𠀀𠀁 𠀁"_s;
    }
    void textsAreCut()
    {
        QFETCH(QString, text);
        QFETCH(QString, terms);
        QCOMPARE(termsOf(text).join(u' '), terms);
    }

    void queriesFind_data()
    {
        QTest::addColumn<QString>("query");
        QTest::addColumn<QString>("text");
        QTest::addColumn<bool>("found");
        QTest::newRow("word") << u"world"_s << u"Hello World"_s << true;
        QTest::newRow("beginning") << u"wor"_s << u"Hello World"_s << true;
        QTest::newRow("not the middle") << u"orl"_s << u"Hello World"_s << false;
        QTest::newRow("all words") << u"world hello"_s << u"Hello World"_s << true;
        QTest::newRow("not all") << u"hello moon"_s << u"Hello World"_s << false;
        QTest::newRow("two characters") << u"北京"_s << u"我们去北京"_s << true;
        QTest::newRow("the last one") << u"京"_s << u"我们去北京"_s << true;
        QTest::newRow("the first one") << u"我"_s << u"我们去北京"_s << true;
        QTest::newRow("three") << u"去北京"_s << u"我们去北京"_s << true;
        // Every pair is there, and the piece is not.
        QTest::newRow("pairs alone") << u"去北京"_s << u"去北 北京"_s << false;
        QTest::newRow("both") << u"qt 北京"_s << u"Qt在北京"_s << true;
        QTest::newRow("other case") << u"ПРИВЕТ"_s << u"привет всем"_s << true;
    }
    void queriesFind()
    {
        QFETCH(QString, query);
        QFETCH(QString, text);
        QFETCH(bool, found);
        const SearchQuery asked = searchQueryOf(query);
        QCOMPARE(asked.matches(text), found);
        if (!found)
            return;
        // What is in the text, the terms promise: else the index would not bring it up.
        const QStringList terms = termsOf(text);
        for (const SearchTerm &each : asked.terms) {
            const bool there = std::any_of(terms.cbegin(), terms.cend(), [&](const QString &term) {
                return each.isPrefix ? term.startsWith(each.text) : term == each.text;
            });
            QVERIFY2(there, qPrintable(each.text));
        }
    }

    void nothingToLookFor()
    {
        QVERIFY(searchQueryOf(u" ?! "_s).terms.isEmpty());
        QVERIFY(searchQueryOf(QString()).terms.isEmpty());
        QString many;
        for (int i = 0; i < 500; ++i)
            many += u"w%1 "_s.arg(i);
        QVERIFY(searchQueryOf(many).terms.size() <= 16);
    }
};

QTEST_GUILESS_MAIN(SearchTermsTest)
#include "tst_search_terms.moc"
