// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Catch-up by revision cursors, kind by kind.
#include "tests/integration/server/server_test.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class SyncTest : public ServerTest
{
    Q_OBJECT

private:
    static wire::SyncReply ask(Actor &who, const QList<wire::ChannelCursor> &cursors,
                               qint64 userCursor = 0)
    {
        const auto reply = who.hub->ask(wire::op::sync, wire::SyncRequest{userCursor, cursors});
        if (!reply.ok())
            qWarning("sync: %s", qPrintable(reply.error().detail));
        return reply.ok() ? *reply : wire::SyncReply{};
    }
    static qint64 fill(Actor &who, const ChannelId &channel, int count,
                       const QString &text = u"x"_s)
    {
        QList<qint64> ids;
        for (int i = 0; i < count; ++i)
            ids.append(who.hub->send(wire::op::messageSend, Actor::message(channel, text)));
        qint64 last = 0;
        for (const qint64 id : std::as_const(ids)) {
            if (const auto reply = who.hub->answerTo<wire::SendReply>(id); reply.ok())
                last = reply->seq;
        }
        return last;
    }

private Q_SLOTS:
    void anUnknownChannelComesWithItsCard_data() { databasesAndEncodings(); }
    void anUnknownChannelComesWithItsCard()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"card"_s);
        alice.connectHub(encoding);
        const qint64 seq = fill(alice, channel, 3);

        const wire::SyncReply reply = ask(alice, {});

        QCOMPARE(reply.channels.size(), 1);
        const wire::SyncEntry &entry = reply.channels[0];
        QCOMPARE(entry.id, channel);
        QCOMPARE(entry.kind, wire::EntryKind::Delta);
        QCOMPARE(entry.from, std::optional<qint64>(0));
        QCOMPARE(entry.to, seq);
        QCOMPARE(entry.head, seq);
        QCOMPARE(entry.msgCount, 3);
        QCOMPARE(entry.rows.size(), 3);
        QCOMPARE(entry.role, wire::Role::Owner);
        QVERIFY(entry.channel);
        QCOMPARE(entry.channel->name, u"card"_s);
        QCOMPARE(entry.channel->memberCount, std::optional<qint64>(1));
        QCOMPARE(entry.members.size(), 1);
        QCOMPARE(reply.users.size(), 1);
        // Up to date: nothing to say.
        QVERIFY(ask(alice, {{channel, seq}}).channels.isEmpty());
    }

    void aChangedRowComesOnceAsItIsNow_data() { databases(); }
    void aChangedRowComesOnceAsItIsNow()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"changed"_s);
        alice.connectHub(Encoding::Cbor);
        const qint64 first = fill(alice, channel, 1);
        const qint64 cursor = fill(alice, channel, 5);
        for (int i = 0; i < 4; ++i)
            VERIFY_OK(alice.hub->ask(
                wire::op::messageEdit,
                wire::EditRequest{OpId::create(), channel, first, QString::number(i)}));

        const wire::SyncReply reply = ask(alice, {{channel, cursor}});

        QCOMPARE(reply.channels.size(), 1);
        QCOMPARE(reply.channels[0].rows.size(), 1);
        QCOMPARE(reply.channels[0].rows[0].content, std::optional(u"3"_s));
        QCOMPARE(reply.channels[0].rows[0].revSeq, cursor + 4);
        QCOMPARE(reply.channels[0].to, cursor + 4);
        QVERIFY(!reply.channels[0].channel);
    }

    void deltasComeInPages_data() { databasesAndEncodings(); }
    void deltasComeInPages()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"pages"_s);
        alice.connectHub(encoding);
        const qint64 begin = fill(alice, channel, 1);
        const qint64 head = fill(alice, channel, 450);

        qint64 cursor = begin;
        QList<qint64> seen;
        int pages = 0;
        for (bool more = true; more && pages < 20; ++pages) {
            const wire::SyncReply reply = ask(alice, {{channel, cursor}});
            QCOMPARE(reply.channels.size(), 1);
            const wire::SyncEntry &entry = reply.channels[0];
            QCOMPARE(entry.kind, wire::EntryKind::Delta);
            QCOMPARE(entry.from, std::optional(cursor));
            QVERIFY(entry.rows.size() <= 200);
            for (const wire::MessageRow &row : entry.rows)
                seen.append(row.revSeq);
            cursor = entry.to;
            more = entry.more;
        }
        QCOMPARE(cursor, head);
        QCOMPARE(seen.size(), 450);
        QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
    }

    void aLongAbsenceIsASnapshot_data() { databases(); }
    void aLongAbsenceIsASnapshot()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"snapshot"_s);
        alice.connectHub(Encoding::Json);
        const qint64 old = fill(alice, channel, 1);
        const qint64 cursor = fill(alice, channel, 10);
        fill(alice, channel, 510);
        VERIFY_OK(alice.hub->ask(wire::op::messageEdit,
                                 wire::EditRequest{OpId::create(), channel, old, u"edited"_s}));
        VERIFY_OK(alice.rest.call(wire::http::putMember, {channel.toText(), bob.id().toText()},
                                  wire::MemberPut{}));

        const wire::SyncReply reply = ask(alice, {{channel, cursor}});

        QCOMPARE(reply.channels.size(), 1);
        const wire::SyncEntry &entry = reply.channels[0];
        QCOMPARE(entry.kind, wire::EntryKind::Snapshot);
        QCOMPARE(entry.to, entry.head);
        QCOMPARE(entry.rows.size(), 50);
        QVERIFY(entry.rows[0].seq > entry.rows[49].seq);
        QCOMPARE(entry.changed.size(), 1);
        QCOMPARE(entry.changed[0].seq, old);
        QCOMPARE(entry.changed[0].content, std::optional(u"edited"_s));
        QCOMPARE(entry.members.size(), 1);
        QCOMPARE(entry.members[0].userId, bob.id());
    }

    void tooManyOldChangesAreAReset_data() { databases(); }
    void tooManyOldChangesAreAReset()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"reset"_s);
        alice.connectHub(Encoding::Json);
        const qint64 cursor = fill(alice, channel, 210);
        QList<qint64> ids;
        for (qint64 seq = cursor - 209; seq <= cursor; ++seq)
            ids.append(alice.hub->send(wire::op::messageEdit,
                                       wire::EditRequest{OpId::create(), channel, seq, u"new"_s}));
        for (const qint64 id : std::as_const(ids))
            VERIFY_OK(alice.hub->answerTo<wire::ChangeReply>(id));
        fill(alice, channel, 300);

        const wire::SyncReply reply = ask(alice, {{channel, cursor}});

        QCOMPARE(reply.channels[0].kind, wire::EntryKind::Reset);
        QCOMPARE(reply.channels[0].rows.size(), 50);
        QVERIFY(reply.channels[0].changed.isEmpty());
    }

    void aCursorAboveTheHeadIsAReset_data() { databases(); }
    void aCursorAboveTheHeadIsAReset()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        const ChannelId channel = alice.makeChannel(u"above"_s);
        alice.connectHub(Encoding::Json);
        const qint64 head = fill(alice, channel, 3);
        const wire::SyncReply reply = ask(alice, {{channel, head + 7}});
        QCOMPARE(reply.channels[0].kind, wire::EntryKind::Reset);
        QCOMPARE(reply.channels[0].to, head);
        QCOMPARE(reply.channels[0].rows.size(), 3);
    }

    void channelsThatWereLeftAreNamed_data() { databases(); }
    void channelsThatWereLeftAreNamed()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId left = alice.makeChannel(u"left"_s, true, {bob.id()});
        const ChannelId deleted = alice.makeChannel(u"deleted"_s, true, {bob.id()});
        const ChannelId foreign = alice.makeChannel(u"foreign"_s);
        bob.connectHub(Encoding::Json);
        VERIFY_OK(alice.rest.call(wire::http::removeMember, {left.toText(), bob.id().toText()}));
        VERIFY_OK(alice.rest.call(wire::http::removeChannel, {deleted.toText()}));

        const ChannelId never = ChannelId::create();
        const wire::SyncReply reply = ask(bob, {{left, 1}, {deleted, 1}, {foreign, 0}, {never, 0}});

        QVERIFY(reply.channels.isEmpty());
        QCOMPARE(QSet<ChannelId>(reply.left.cbegin(), reply.left.cend()),
                 (QSet<ChannelId>{left, deleted, foreign, never}));
    }

    void ownMarksOfAnotherDeviceCome_data() { databases(); }
    void ownMarksOfAnotherDeviceCome()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"marks"_s, true, {bob.id()});
        const qint64 seq = alice.post(channel, u"read me"_s);
        bob.connectHub(Encoding::Json);
        const qint64 cursor = ask(bob, {}).userCursor;
        VERIFY_OK(bob.hub->ask(wire::op::read, wire::MarkRequest{channel, seq}));

        const wire::SyncReply reply = ask(bob, {{channel, seq}}, cursor);

        QCOMPARE(reply.userEvents.size(), 1);
        QCOMPARE(reply.userEvents[0].kind, wire::UserEventKind::Read);
        QCOMPARE(reply.userEvents[0].readSeq, std::optional(seq));
        QCOMPARE(reply.channels.size(), 1);
        QCOMPARE(reply.channels[0].kind, wire::EntryKind::None);
        QCOMPARE(reply.channels[0].readSeq, seq);
        QVERIFY(reply.channels[0].rows.isEmpty());
        QVERIFY(ask(bob, {{channel, seq}}, reply.userCursor).channels.isEmpty());
    }

    // No reply outgrows a frame, and asking on brings everything, once.
    void aFullFrameSaysThatThereIsMore_data() { databasesAndEncodings(); }
    void aFullFrameSaysThatThereIsMore()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor alice(server.url(), fresh(u"alice"_s));
        alice.connectHub(encoding);
        QHash<ChannelId, qint64> heads;
        // A row that is a frame of its own, before the others and behind them.
        const auto makeControls = [&] {
            const ChannelId controls = alice.makeChannel(u"controls"_s);
            heads.insert(controls, fill(alice, controls, 2, u"a"_s + QString(16'000, QChar(1))));
        };
        makeControls();
        for (int i = 0; i < 4; ++i) {
            const ChannelId channel = alice.makeChannel(u"big %1"_s.arg(i));
            heads.insert(channel, fill(alice, channel, 6, QString(9000, u'\u00fc').left(8000)));
        }
        makeControls();

        QHash<ChannelId, qint64> cursors;
        int rows = 0;
        int rounds = 0;
        for (bool more = true; more && rounds < 60; ++rounds) {
            QList<wire::ChannelCursor> request;
            for (auto it = cursors.cbegin(); it != cursors.cend(); ++it)
                request.append({it.key(), it.value()});
            const wire::SyncReply reply = ask(alice, request);
            more = reply.more;
            qint64 bytes = 0;
            for (const wire::SyncEntry &entry : reply.channels) {
                QCOMPARE(entry.from, std::optional(cursors.value(entry.id, 0)));
                cursors[entry.id] = entry.to;
                rows += int(entry.rows.size());
                more = more || entry.more;
                for (const wire::MessageRow &row : entry.rows)
                    bytes += encodeBody(encoding, row).size();
            }
            QVERIFY2(bytes <= 100 * 1024, QByteArray::number(bytes).constData());
        }
        QCOMPARE(rows, 4 * 6 + 2 * 2);
        QCOMPARE(cursors, heads);
    }
};

QTEST_GUILESS_MAIN(SyncTest)
#include "tst_sync.moc"
