// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was begun in a channel and its threads, as one text.
#include "client/session/channel_drafts.h"

#include <QTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class ChannelDraftsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aTextAloneStaysWhatItIs()
    {
        ChannelDrafts drafts;
        drafts.text = u"half a {\"thought\": 1}"_s;
        QCOMPARE(drafts.packed(), drafts.text);
        QCOMPARE(ChannelDrafts::unpacked(drafts.text), drafts);
        QCOMPARE(ChannelDrafts().packed(), QString());
        QCOMPARE(ChannelDrafts::unpacked({}), ChannelDrafts());
    }

    void whatIsPackedComesBack_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("answers");
        QTest::newRow("both") << u"the \"message\"\n\u00e4 😀"_s << 2;
        QTest::newRow("answers alone") << QString() << 1;
        QTest::newRow("a text that looks packed") << u"\u001e{\"7\":\"no answer\"}"_s << 0;
        QTest::newRow("one that looks packed, and answers") << u"\u001e{}"_s << 3;
    }
    void whatIsPackedComesBack()
    {
        QFETCH(const QString, text);
        QFETCH(const int, answers);
        ChannelDrafts drafts;
        drafts.text = text;
        for (int i = 1; i <= answers; ++i)
            drafts.setAnswer(i * 9007199254LL, u"answer \u001e \" %1"_s.arg(i));

        QCOMPARE(ChannelDrafts::unpacked(drafts.packed()), drafts);
    }

    void anEmptyAnswerIsNone()
    {
        ChannelDrafts drafts;
        drafts.setAnswer(7, u"yes"_s);
        drafts.setAnswer(7, {});
        QVERIFY(drafts.answers.isEmpty());
        QCOMPARE(drafts.packed(), QString());
    }

    void whatCantBeReadIsKeptAsAMessage_data()
    {
        QTest::addColumn<QString>("packed");
        QTest::newRow("no JSON") << u"\u001eoh"_s;
        QTest::newRow("cut") << u"\u001e{\"7\":\"ye"_s;
        QTest::newRow("a list") << u"\u001e[1]"_s;
    }
    void whatCantBeReadIsKeptAsAMessage()
    {
        QFETCH(const QString, packed);
        QCOMPARE(ChannelDrafts::unpacked(packed).text, packed);
    }

    void anAnswerToNothingIsLeftOut()
    {
        QCOMPARE(ChannelDrafts::unpacked(
                     u"\u001e{\"0\":\"a\",\"-3\":\"b\",\"x\":\"c\",\"text\":\"d\"}"_s)
                     .packed(),
                 u"d"_s);
    }

    void whatWasTypedSinceStandsBelow()
    {
        ChannelDrafts before;
        before.text = u"one"_s;
        before.setAnswer(7, u"seven"_s);
        before.setAnswer(8, u"eight"_s);
        ChannelDrafts since;
        since.text = u"two"_s;
        since.setAnswer(8, u"eight"_s);
        since.setAnswer(9, u"nine"_s);

        const ChannelDrafts both = before.joined(since);

        QCOMPARE(both.text, u"one\ntwo"_s);
        QCOMPARE(both.answers.values(), (QStringList{u"seven"_s, u"eight"_s, u"nine"_s}));
        QCOMPARE(before.joined({}), before);
        QCOMPARE(ChannelDrafts().joined(since), since);
    }
};

QTEST_GUILESS_MAIN(ChannelDraftsTest)
#include "tst_channel_drafts.moc"
