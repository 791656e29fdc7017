// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How many members a channel has, as its head says it: told by its card, and moved by who comes and goes since.

#include "client/sync/sync_engine.h"
#include "tests/support/scripted_link.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;

class MemberCountTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<dunlin::test::ScriptedLink> m_link;
    std::unique_ptr<SyncEngine> m_sync;
    ChannelId m_channel;
    UserId m_self = UserId::create();

    std::optional<qint64> count() const { return m_shelf->find(m_channel)->card.memberCount; }
    wire::MemberChange change(wire::MemberAct act, const UserId &user, qint64 seq) const
    {
        return {act, user, wire::Role::Member, seq, {}};
    }
    void pushes(wire::MemberAct act, const UserId &user)
    {
        const qint64 seq = m_shelf->find(m_channel)->cursor + 1;
        m_link->push(wire::event::member,
                     wire::MemberEvent{m_channel, seq, change(act, user, seq)});
    }
    wire::Channel card(const QString &name) const
    {
        wire::Channel channel;
        channel.id = m_channel;
        channel.name = name;
        channel.createdBy = m_self;
        return channel;
    }
    wire::SyncReply reply(const QList<wire::MemberChange> &members, qint64 cursor,
                          std::optional<qint64> told) const
    {
        wire::SyncEntry entry;
        entry.id = m_channel;
        entry.kind = wire::EntryKind::Delta;
        entry.role = wire::Role::Member;
        entry.from = cursor;
        entry.to = entry.head = cursor + members.size();
        entry.members = members;
        if (told) {
            entry.channel = card(QStringLiteral("club"));
            entry.channel->memberCount = told;
        }
        wire::SyncReply reply;
        reply.channels = {entry};
        return reply;
    }

private Q_SLOTS:
    // The user has just entered a channel in which somebody is already, and whose members nobody asked for yet.
    void init()
    {
        m_channel = ChannelId::create();
        m_store = *LocalStore::open({}, m_clock);
        m_shelf = std::make_unique<Shelf>(*m_store, m_clock);
        QVERIFY(m_shelf->load().ok());
        m_link = std::make_unique<dunlin::test::ScriptedLink>();
        m_sync = std::make_unique<SyncEngine>(*m_shelf, *m_link);
        m_sync->setSelf(m_self, DeviceId::create());
        connect(m_link.get(), &Link::pushed, m_sync.get(), &SyncEngine::push);
        m_sync->greeted(wire::HelloReply{});
        QVERIFY(m_link->reply(wire::op::sync,
                              reply({change(wire::MemberAct::Joined, m_self, 1)}, 0, 2)));
        QTRY_VERIFY(m_shelf->find(m_channel) && m_sync->isCaughtUp());
        QCOMPARE(count(), 2);
    }
    void cleanup()
    {
        m_sync.reset();
        m_link.reset();
        m_shelf.reset();
        m_store.reset();
    }

    void whoComesAndGoesIsCountedWhereNotAllAreKnown()
    {
        const UserId jonas = UserId::create();
        pushes(wire::MemberAct::Joined, jonas);
        QCOMPARE(count(), 3);
        pushes(wire::MemberAct::Joined, UserId::create());
        QCOMPARE(count(), 4);
        pushes(wire::MemberAct::RoleChanged, jonas);
        QCOMPARE(count(), 4);
        pushes(wire::MemberAct::Left, jonas);
        QCOMPARE(count(), 3);
        // Nobody here had heard of them.
        pushes(wire::MemberAct::Left, UserId::create());
        QCOMPARE(count(), 2);
    }

    // Somebody who reads is there, whoever told of them.
    void neverFewerThanAreKnown()
    {
        for (int i = 0; i < 3; ++i)
            m_link->push(wire::event::receipt,
                         wire::ReceiptEvent{m_channel, UserId::create(), 1, 1});
        pushes(wire::MemberAct::RoleChanged, m_self);
        QCOMPARE(count(), 4);
    }

    void whoCameMeanwhileIsCounted()
    {
        QList<wire::MemberChange> came;
        for (qint64 seq = 2; seq <= 4; ++seq)
            came.append(change(wire::MemberAct::Joined, UserId::create(), seq));
        m_sync->wantSync();
        QVERIFY(m_link->reply(wire::op::sync, reply(came, 1, std::nullopt)));

        QTRY_COMPARE(m_shelf->find(m_channel)->cursor, 4);
        QCOMPARE(count(), 4);
    }

    // Its card counts them already.
    void whoIsInTheCardsCountIsNotCountedTwice()
    {
        m_sync->wantSync();
        QVERIFY(m_link->reply(wire::op::sync,
                              reply({change(wire::MemberAct::Joined, UserId::create(), 2)}, 1, 3)));

        QTRY_COMPARE(m_shelf->find(m_channel)->cursor, 2);
        QCOMPARE(count(), 3);
    }

    void aLoadedListIsRightAndStaysSo()
    {
        QList<wire::Member> members(3);
        for (wire::Member &each : members)
            each.user.id = UserId::create();
        QVERIFY(m_sync->setMembers(m_channel, members).ok());
        QCOMPARE(count(), 3);
        // Told by both ways, counted once.
        pushes(wire::MemberAct::Joined, members.first().user.id);
        QCOMPARE(count(), 3);
        pushes(wire::MemberAct::Left, members.first().user.id);
        QCOMPARE(count(), 2);
    }

    void aCardWithoutACountKeepsIt()
    {
        wire::Channel renamed = card(QStringLiteral("renamed"));
        renamed.revSeq = 2;
        m_link->push(wire::event::channel,
                     wire::ChannelEvent{m_channel, 2, wire::ChannelAct::Settings, renamed});

        QCOMPARE(m_shelf->find(m_channel)->card.name, renamed.name);
        QCOMPARE(count(), 2);
    }
};

QTEST_GUILESS_MAIN(MemberCountTest)
#include "tst_member_count.moc"
