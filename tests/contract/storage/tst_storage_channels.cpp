// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What storage promises about channels, members and read marks: on both engines.
#include "tests/contract/storage/storage_fixture.h"

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

class TestStorageChannels : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void everyFieldOfAChannelComesBack();
    void whoWorksOnAChannelWritesBackWhatNobodyChanged();
    void aPairHasOneDirectChannel();
    void aRemovedChannelIsGoneAndItsOperationsStay();
    void theDirectoryShowsPublicChannelsOnly();
    void whoLeftIsKeptAndCountedOut();
    void comingBackKeepsTheMarks();
    void memberChangesTellWhatHappenedSince();
    void readMarksOnlyRiseAndCountMessages();
    void myChannelsComeWithEverythingTheListShows();

private:
    MembershipRecord membership(const UserId &user);
    bool read(const UserId &user, qint64 seq);

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::optional<Bench> m_bench;
    UserId m_ann;
    UserId m_bob;
    ChannelId m_channel;
};

void TestStorageChannels::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_bench.emplace(*m_storage);
    m_ann = m_bench->person(u"ann"_s).id;
    m_bob = m_bench->person(u"bob"_s).id;
    m_channel = m_bench->channel(u"General"_s, {m_ann, m_bob}).id; // numbers 1 and 2 are the joins
}

void TestStorageChannels::cleanup()
{
    m_storage.reset();
    m_database.reset();
}

MembershipRecord TestStorageChannels::membership(const UserId &user)
{
    return *must(m_bench->read([&](Stores &s) { return s.members.find(m_channel, user); }));
}

bool TestStorageChannels::read(const UserId &user, qint64 seq)
{
    return must(m_bench->write(
        [&](UnitOfWork &unit) { return unit.stores().members.raiseRead(m_channel, user, seq); }));
}

void TestStorageChannels::everyFieldOfAChannelComesBack()
{
    wire::Channel channel;
    channel.id = ChannelId::create();
    channel.name = u"Löwe 'n \"x\""_s;
    channel.description = u"d"_s;
    channel.isPrivate = true;
    channel.encrypted = true;
    channel.retention = {wire::RetentionMode::Expire, 86'400'000};
    channel.createdBy = m_ann;
    channel.createdAt = 123;
    channel.revSeq = 4;
    must(m_bench->write(
        [&](UnitOfWork &unit) { return unit.stores().channels.create(channel, {}); }));
    const auto find = [&] {
        return must(m_bench->read([&](Stores &s) { return s.channels.find(channel.id); }));
    };
    QVERIFY(*find() == channel);

    channel.name = u"other"_s;
    channel.retention = {};
    channel.revSeq = 9;
    must(m_bench->write([&](UnitOfWork &unit) { return unit.stores().channels.update(channel); }));
    QVERIFY(*find() == channel);

    const Status again = m_bench->write(
        [&](UnitOfWork &unit) { return unit.stores().channels.create(channel, {}); });
    QCOMPARE(again.error().code, Errc::Conflict);
    const auto noSeq = m_bench->write(
        [&](UnitOfWork &unit) { return unit.stores().channels.nextSeq(ChannelId::create()); });
    QCOMPARE(noSeq.error().code, Errc::NotFound);
}

void TestStorageChannels::whoWorksOnAChannelWritesBackWhatNobodyChanged()
{
    const auto anotherNode = must(SqlStorage::create(m_database->config(), m_clock));
    constexpr int Each = 60;
    const auto change = [this](Storage &storage) {
        return storage.write(m_channel, [id = m_channel](UnitOfWork &unit) -> Status {
            DUNLIN_TRY(auto channel, unit.stores().channels.find(id));
            channel->description = QString::number(channel->description.toInt() + 1);
            return unit.stores().channels.update(*channel);
        });
    };
    // One at a time on either node: a batch of several takes the counters anyway.
    for (int i = 0; i < Each; ++i) {
        const QList<Async<Done>> answers{change(*m_storage), change(*anotherNode)};
        for (const Async<Done> &each : answers)
            must(await(each));
    }

    const auto channel = must(m_bench->read([&](Stores &s) { return s.channels.find(m_channel); }));
    QCOMPARE(channel->description, QString::number(2 * Each));
}

void TestStorageChannels::aPairHasOneDirectChannel()
{
    wire::Channel direct;
    direct.kind = wire::ChannelKind::Direct;
    direct.isPrivate = true;
    direct.createdBy = m_ann;
    QList<Async<Done>> answers;
    for (int i = 0; i < 8; ++i) {
        direct.id = ChannelId::create();
        const auto pair = i % 2 == 0 ? std::pair(m_ann, m_bob) : std::pair(m_bob, m_ann);
        answers.append(m_storage->write(direct.id, [direct, pair](UnitOfWork &unit) {
            return unit.stores().channels.create(direct, pair);
        }));
    }
    int made = 0;
    for (const auto &answer : answers)
        made += await(answer).ok() ? 1 : 0;
    QCOMPARE(made, 1);
    const auto one =
        must(m_bench->read([&](Stores &s) { return s.channels.findDirect(m_bob, m_ann); }));
    QVERIFY(one);
    QCOMPARE(
        must(m_bench->read([&](Stores &s) { return s.channels.findDirect(m_ann, m_bob); }))->id,
        one->id);
}

void TestStorageChannels::aRemovedChannelIsGoneAndItsOperationsStay()
{
    const AppendRequest request = Bench::message(m_channel, m_ann, u"a"_s);
    must(m_bench->append(request));
    must(await(m_storage->write(
        m_channel, [&](UnitOfWork &unit) { return unit.stores().channels.remove(m_channel); })));

    QVERIFY(!must(m_bench->read([&](Stores &s) { return s.channels.find(m_channel); })));
    QVERIFY(!must(m_bench->read([&](Stores &s) { return s.channels.head(m_channel); })));
    QVERIFY(!must(m_bench->read([&](Stores &s) { return s.members.find(m_channel, m_ann); })));
    QCOMPARE(must(m_bench->append(Bench::message(m_channel, m_ann, u"b"_s))).status,
             AppendStatus::NoChannel);
    QCOMPARE(must(m_bench->append(request)).status, AppendStatus::Repeated);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM Messages"_s), 0);
}

void TestStorageChannels::theDirectoryShowsPublicChannelsOnly()
{
    m_bench->channel(u"Gardening"_s, {m_ann});
    wire::Channel secret;
    secret.id = ChannelId::create();
    secret.name = u"Garage"_s;
    secret.isPrivate = true;
    secret.createdBy = m_ann;
    must(m_bench->write(
        [&](UnitOfWork &unit) { return unit.stores().channels.create(secret, {}); }));

    const auto found =
        must(m_bench->read([](Stores &s) { return s.channels.directory(u"g"_s, 10); }));
    QCOMPARE(found.size(), 2);
    QCOMPARE(found[0].name, u"Gardening"_s);
    QCOMPARE(found[0].memberCount, 1);
    QCOMPARE(found[1].memberCount, 2);
    QCOMPARE(
        must(m_bench->read([](Stores &s) { return s.channels.directory(u"rden"_s, 10); })).size(),
        1);
    QCOMPARE(must(m_bench->read([](Stores &s) { return s.channels.directory({}, 1); })).size(), 1);
}

void TestStorageChannels::whoLeftIsKeptAndCountedOut()
{
    must(m_bench->leave(m_channel, m_bob));
    QCOMPARE(membership(m_bob).leftAt, 1'700'000'000'001);
    QCOMPARE(membership(m_bob).revSeq, 3);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.members.countPresent(m_channel); })), 1);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.members.presentIds(m_channel); })),
             (QList<UserId>{m_ann}));
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.members.list(m_channel); })).size(), 1);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.members.channelsOf(m_bob); })).size(), 0);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.members.channelsOf(m_ann); })).size(), 1);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.members.countOwners(m_channel); })), 1);
    must(m_bench->leave(m_channel, m_ann));
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.members.countOwners(m_channel); })), 0);
    QVERIFY(!read(m_bob, 3));
}

void TestStorageChannels::comingBackKeepsTheMarks()
{
    must(m_bench->append(Bench::message(m_channel, m_ann, u"a"_s)));
    QVERIFY(read(m_bob, 3));
    must(m_bench->leave(m_channel, m_bob));
    must(m_bench->join(m_channel, m_bob, wire::Role::Admin));
    const MembershipRecord back = membership(m_bob);
    QVERIFY(back.present());
    QCOMPARE(back.role, wire::Role::Admin);
    QCOMPARE(back.joinSeq, 5);
    QCOMPARE(back.readSeq, 3);
    QCOMPARE(back.readOrd, 1);
}

void TestStorageChannels::memberChangesTellWhatHappenedSince()
{
    const UserId eve = m_bench->person(u"eve"_s).id;
    must(m_bench->join(m_channel, eve));    // 3
    must(m_bench->leave(m_channel, m_bob)); // 4
    must(await(m_storage->write(m_channel, [&](UnitOfWork &unit) -> Status {
        DUNLIN_TRY(auto ann, unit.stores().members.find(m_channel, m_ann));
        DUNLIN_TRY(ann->revSeq, unit.stores().channels.nextSeq(m_channel)); // 5
        ann->role = wire::Role::Admin;
        return unit.stores().members.put(*ann);
    })));
    const auto changes = [&](qint64 after, qint64 upTo) {
        return must(m_bench->read(
            [&](Stores &s) { return s.messages.memberChanges(m_channel, after, upTo); }));
    };
    const auto all = changes(2, 5);
    QCOMPARE(all.size(), 3);
    QCOMPARE(all[0].act, wire::MemberAct::Joined);
    QCOMPARE(all[0].userId, eve);
    QCOMPARE(all[0].user->username, u"eve"_s);
    QCOMPARE(all[1].act, wire::MemberAct::Left);
    QCOMPARE(all[1].userId, m_bob);
    QCOMPARE(all[2].act, wire::MemberAct::RoleChanged);
    QCOMPARE(all[2].role, wire::Role::Admin);
    QCOMPARE(all[2].seq, 5);
    QCOMPARE(changes(3, 4).size(), 1);
    // For whoever has not heard of the join, a later role is part of it.
    QCOMPARE(changes(0, 5).last().act, wire::MemberAct::Joined);
    QCOMPARE(changes(0, 5).last().role, wire::Role::Admin);
}

void TestStorageChannels::readMarksOnlyRiseAndCountMessages()
{
    for (int i = 0; i < 3; ++i)
        must(m_bench->append(Bench::message(m_channel, m_ann, u"a"_s))); // 3 4 5
    must(m_bench->join(m_channel, m_ann));                               // 6
    must(m_bench->append(Bench::message(m_channel, m_ann, u"b"_s)));     // 7

    QVERIFY(read(m_bob, 2));
    QCOMPARE(membership(m_bob).readOrd, 0);
    QVERIFY(read(m_bob, 4));
    QCOMPARE(membership(m_bob).readOrd, 2);
    QVERIFY(!read(m_bob, 4));
    QVERIFY(!read(m_bob, 3));
    QCOMPARE(membership(m_bob).readSeq, 4);
    QVERIFY(read(m_bob, 6)); // no message: the newest below it counts
    QCOMPARE(membership(m_bob).readOrd, 3);
    QVERIFY(read(m_bob, 1'000'000)); // never above the head
    QCOMPARE(membership(m_bob).readSeq, 7);
    QCOMPARE(membership(m_bob).readOrd, 4);
    QVERIFY(!read(UserId::create(), 5));

    const auto receive = [&](qint64 seq) {
        return must(m_bench->write([&](UnitOfWork &unit) {
            return unit.stores().members.raiseReceived(m_channel, m_bob, seq);
        }));
    };
    QVERIFY(receive(5));
    QVERIFY(!receive(5));
    QVERIFY(!receive(4));
    QVERIFY(receive(99));
    QCOMPARE(membership(m_bob).receivedSeq, 7);
    QVERIFY(!receive(99));
    const auto members = must(m_bench->read([&](Stores &s) { return s.members.list(m_channel); }));
    QCOMPARE(members[1].user.username, u"bob"_s);
    QCOMPARE(members[1].readSeq, 7);
    QCOMPARE(members[1].receivedSeq, 7);
}

void TestStorageChannels::myChannelsComeWithEverythingTheListShows()
{
    const ChannelId quiet = m_bench->channel(u"quiet"_s, {m_bob}).id;
    wire::Channel direct;
    direct.id = ChannelId::create();
    direct.kind = wire::ChannelKind::Direct;
    direct.createdBy = m_ann;
    must(m_bench->write([&](UnitOfWork &unit) {
        return unit.stores().channels.create(direct, std::pair(m_ann, m_bob));
    }));
    must(m_bench->join(direct.id, m_ann));
    must(m_bench->join(direct.id, m_bob));
    const ChannelId left = m_bench->channel(u"left"_s, {m_bob}).id;
    must(m_bench->leave(left, m_bob));

    AppendRequest mention = Bench::message(m_channel, m_ann, u"hello bob"_s);
    mention.mentions = {UserId::create(), m_bob};
    must(m_bench->append(mention)); // 3
    AppendRequest newest = Bench::message(m_channel, m_ann, u"newest"_s);
    newest.now += 1000;
    must(m_bench->append(newest)); // 4
    must(await(m_storage->write(m_channel, [&](UnitOfWork &unit) -> Status {
        DUNLIN_TRY(const qint64 seq, unit.stores().channels.nextSeq(m_channel));
        return unit.stores().messages.addReaction(m_channel, 4, m_bob, u"👍"_s, seq);
    })));
    AppendRequest whisper = Bench::message(direct.id, m_ann, u"psst"_s);
    whisper.now += 2000;
    must(m_bench->append(whisper));

    const auto mine = must(m_bench->read([&](Stores &s) { return s.channels.summariesOf(m_bob); }));
    QCOMPARE(mine.size(), 3);
    QCOMPARE(mine[0].channel.id, direct.id);
    QCOMPARE(mine[0].channel.peer->id, m_ann);
    QCOMPARE(mine[0].lastMessage->content, u"psst"_s);
    QCOMPARE(mine[0].unread, 1);
    QCOMPARE(mine[1].channel.id, m_channel);
    QVERIFY(!mine[1].channel.peer);
    QCOMPARE(mine[1].unread, 2);
    QCOMPARE(mine[1].mentions, 1);
    QCOMPARE(mine[1].head, 5);
    QCOMPARE(mine[1].role, wire::Role::Member);
    // The row is the whole row, or a client would keep it without its reactions.
    const auto row =
        must(m_bench->read([&](Stores &s) { return s.messages.find(m_channel, 4, m_bob); }));
    QVERIFY(*mine[1].lastMessage == *row);
    QCOMPARE(row->reactions.size(), 1);
    QCOMPARE(mine[2].channel.id, quiet);
    QVERIFY(!mine[2].lastMessage);

    QVERIFY(read(m_bob, 5));
    const auto after =
        must(m_bench->read([&](Stores &s) { return s.channels.summariesOf(m_bob); }));
    QCOMPARE(after[1].unread, 0);
    QCOMPARE(after[1].mentions, 0);
    QCOMPARE(after[1].readSeq, 5);
}

QTEST_GUILESS_MAIN(TestStorageChannels)
#include "tst_storage_channels.moc"
