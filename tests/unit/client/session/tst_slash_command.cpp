// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/slash_command.h"

#include <QTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

using Kind = SlashCommand::Kind;

class SlashCommandTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatHasNoSlashIsSentAsItIs()
    {
        for (const QString &each :
             {u"hello"_s, u" /me waves"_s, u"a/b"_s, u"\n/leave"_s, QString()})
            QCOMPARE(parseSlashCommand(each)->text, each);
        QCOMPARE(parseSlashCommand(u"hello"_s)->kind, Kind::Text);
    }

    void twoSlashesAreOne()
    {
        const auto text = parseSlashCommand(u"//leave it\nas it is "_s);
        QVERIFY(text.ok());
        QCOMPARE(*text, (SlashCommand{Kind::Text, u"/leave it\nas it is "_s, {}, {}}));
        QCOMPARE(parseSlashCommand(u"///"_s)->text, u"//"_s);
    }

    void commandsAreRead()
    {
        const QList<std::pair<QString, SlashCommand>> good{
            {u"/me waves"_s, {Kind::Text, u"*waves*"_s, {}, {}}},
            {u"/ME  waves at all "_s, {Kind::Text, u"*waves at all*"_s, {}, {}}},
            {u"/topic"_s, {Kind::Topic, {}, {}, {}}},
            {u"/topic What to plant"_s, {Kind::Topic, u"What to plant"_s, {}, {}}},
            {u"/invite @bob carol,  BOB"_s, {Kind::Invite, {}, {u"bob"_s, u"carol,"_s}, {}}},
            {u"/leave "_s, {Kind::Leave, {}, {}, {}}},
            {u"/mute"_s, {Kind::Mute, {}, {}, {}}},
            {u"/mute 1h30m"_s, {Kind::Mute, {}, {}, 5'400'000}},
            {u"/mute OFF"_s, {Kind::Unmute, {}, {}, {}}},
            {u"/remind 10m call\tAnn  back"_s, {Kind::Remind, u"call\tAnn  back"_s, {}, 600'000}},
        };
        for (const auto &[typed, command] : good) {
            const auto parsed = parseSlashCommand(typed);
            QVERIFY2(parsed.ok(), qPrintable(typed));
            QVERIFY2(*parsed == command, qPrintable(typed));
        }
    }

    void whatIsNoCommandSaysSo()
    {
        const QList<std::pair<QString, QString>> bad{
            {u"/"_s, u"no command"_s},
            {u"/ me"_s, u"no command"_s},
            {u"/etc/passwd"_s, u"/etc/passwd"_s},
            {u"/mee waves"_s, u"/mee"_s},
            {u"/me"_s, u"/me wants"_s},
            {u"/invite @"_s, u"/invite wants"_s},
            {u"/leave now"_s, u"/leave"_s},
            {u"/mute tomorrow"_s, u"/mute wants"_s},
            {u"/mute 0m"_s, u"/mute wants"_s},
            {u"/remind"_s, u"/remind wants"_s},
            {u"/remind 10m"_s, u"/remind wants"_s},
            {u"/remind me of it"_s, u"/remind wants"_s},
        };
        for (const auto &[typed, part] : bad) {
            const auto parsed = parseSlashCommand(typed);
            QVERIFY2(!parsed.ok(), qPrintable(typed));
            QCOMPARE(parsed.error().code, Errc::Invalid);
            QVERIFY2(parsed.error().detail.contains(part), qPrintable(parsed.error().detail));
        }
        QStringList many;
        for (int i = 0; i < 21; ++i)
            many.append(u"user%1"_s.arg(i));
        QVERIFY(!parseSlashCommand(u"/invite "_s + many.join(u' ')).ok());
        many.removeLast();
        QVERIFY(parseSlashCommand(u"/invite "_s + many.join(u' ')).ok());
        // It is told of again, but not all of it.
        QVERIFY(parseSlashCommand(u'/' + QString(100'000, u'x')).error().detail.size() < 300);
    }

    void timesHaveUnitsAndAnEnd()
    {
        QCOMPARE(parseDuration(u"90s"_s), std::optional<qint64>(90'000));
        QCOMPARE(parseDuration(u"1w2d3h4m5s"_s), std::optional<qint64>(788'645'000));
        QCOMPARE(parseDuration(u"366d"_s), std::optional<qint64>(SlashCommand::LongestMs));
        for (const QString &each :
             {u"367d"_s, u"10"_s, u"m"_s, u"-5m"_s, u"5 m"_s, u"5m5"_s, u"1.5h"_s, u"0s"_s, u"5y"_s,
              u"99999999999999999999s"_s, u"9223372036854775807w"_s, u"\u0665m"_s, QString()})
            QVERIFY2(!parseDuration(each), qPrintable(each));
    }
};

QTEST_GUILESS_MAIN(SlashCommandTest)
#include "tst_slash_command.moc"
