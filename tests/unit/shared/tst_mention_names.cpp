// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which names stand in a text.
#include "shared/core/mention_names.h"

#include <QtTest>

using namespace dunlin;
using namespace Qt::StringLiterals;

class MentionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void namesAreFound_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("names"); // readings by a slash, mentions by a space
        QTest::addColumn<bool>("channel");
        QTest::newRow("none") << u"hello"_s << QString() << false;
        QTest::newRow("one") << u"hello @ann"_s << u"ann"_s << false;
        QTest::newRow("folded") << u"@Ann"_s << u"ann"_s << false;
        QTest::newRow("end of a sentence") << u"@ann."_s << u"ann./ann"_s << false;
        QTest::newRow("in brackets") << u"(@ann)"_s << u"ann"_s << false;
        QTest::newRow("twice") << u"@ann @ann @bob"_s << u"ann bob"_s << false;
        QTest::newRow("an address") << u"ann@example.com"_s << QString() << false;
        QTest::newRow("two signs") << u"@@ann"_s << QString() << false;
        QTest::newRow("alone") << u"@ @. a @"_s << QString() << false;
        QTest::newRow("too short") << u"@an"_s << QString() << false;
        QTest::newRow("too long") << u"@"_s + QString(33, u'a') << QString() << false;
        QTest::newRow("longest") << u"@"_s + QString(32, u'a') << QString(32, u'a') << false;
        QTest::newRow("goes on in another script") << u"@straße"_s << QString() << false;
        QTest::newRow("before Chinese") << u"@ann你好"_s << u"ann"_s << false;
        QTest::newRow("everybody") << u"look @channel!"_s << QString() << true;
        QTest::newRow("everybody, at the end") << u"look @Channel."_s << QString() << true;
        QTest::newRow("nearly everybody") << u"@channels"_s << u"channels"_s << false;
    }
    void namesAreFound()
    {
        QFETCH(QString, text);
        QFETCH(QString, names);
        QFETCH(bool, channel);
        const NamesInText found = namesIn(text);
        QStringList people;
        for (const QStringList &each : found.people)
            people.append(each.join(u'/'));
        QCOMPARE(people.join(u' '), names);
        QCOMPARE(found.channel, channel);
        QCOMPARE(found.isEmpty(), names.isEmpty() && !channel);
    }

    void thereIsAnEndToThem()
    {
        QString text;
        for (int i = 0; i < 5000; ++i)
            text += u"@name%1 "_s.arg(i);
        QCOMPARE(namesIn(text).people.size(), mostMentions);
    }
};

QTEST_GUILESS_MAIN(MentionsTest)
#include "tst_mention_names.moc"
