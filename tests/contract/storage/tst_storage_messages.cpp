// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What storage promises about messages: numbering, repeats, pages, changes, reactions, on both engines.
#include "tests/contract/storage/storage_fixture.h"

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

class TestStorageMessages : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void everyFieldOfAMessageComesBack();
    void messagesAndChangesShareOneGaplessStream();
    void aRepeatGetsTheFirstAnswer();
    void anIdUsedForSomethingElseIsAConflict();
    void aRepeatWithinOneBatchGetsTheFirstAnswer();
    void aRefusedSendLeavesItsIdFree();
    void refusalsSayWhy();
    void aRepeatIsAnsweredAlsoAfterLeaving();
    void sendingRaisesTheSendersOwnMark();
    void pagesGoBothWaysFromAnyPlace();
    void pagesCountFromTheNewest();
    void changesComeInTheOrderOfTheirNumbers();
    void aDeletedMessageKeepsItsNumbersAndNothingElse();
    void reactionsNameWhoAndCountAll();

private:
    QList<qint64> seqs(const QList<wire::MessageRow> &rows) const;
    Status change(const std::function<Status(Stores &, qint64)> &act);
    QList<AppendResult> send(int count);
    template <typename Ask>
    QList<wire::MessageRow> ask(Ask ask)
    {
        return must(m_bench->read([&](Stores &s) { return ask(s.messages); }));
    }

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::optional<Bench> m_bench;
    UserId m_ann;
    UserId m_bob;
    ChannelId m_channel;
};

void TestStorageMessages::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_bench.emplace(*m_storage);
    m_ann = m_bench->person(u"ann"_s).id;
    m_bob = m_bench->person(u"bob"_s).id;
    m_channel = m_bench->channel(u"c"_s, {m_ann, m_bob}).id; // numbers 1 and 2 are the joins
}

void TestStorageMessages::cleanup()
{
    m_storage.reset();
    m_database.reset();
}

QList<qint64> TestStorageMessages::seqs(const QList<wire::MessageRow> &rows) const
{
    QList<qint64> numbers;
    for (const wire::MessageRow &row : rows)
        numbers.append(row.seq);
    return numbers;
}

Status TestStorageMessages::change(const std::function<Status(Stores &, qint64)> &act)
{
    return await(m_storage->write(m_channel, [&](UnitOfWork &unit) -> Status {
        DUNLIN_TRY(const qint64 seq, unit.stores().channels.nextSeq(m_channel));
        return act(unit.stores(), seq);
    }));
}

QList<AppendResult> TestStorageMessages::send(int count)
{
    std::vector<AppendRequest> requests;
    for (int i = 0; i < count; ++i)
        requests.push_back(Bench::message(m_channel, m_ann, u"text %1"_s.arg(i)));
    return must(await(m_storage->write(
        m_channel, [&](UnitOfWork &unit) { return unit.stores().messages.append(requests); })));
}

void TestStorageMessages::everyFieldOfAMessageComesBack()
{
    must(m_bench->append(Bench::message(m_channel, m_bob, u"first"_s)));
    AppendRequest request = Bench::message(m_channel, m_ann, {});
    request.type = wire::MessageType::File;
    request.content = u"{},\"quoted\" 'single' \\ back \\x41 NULL 🦆 ? :name $1 \n\ttab %"_s;
    request.replyTo = 3;
    request.mentions = {m_bob, m_ann};
    request.expiresAt = 1'800'000'000'000;
    request.now = 1'700'000'000'777;
    const AppendResult stored = must(m_bench->append(request));

    const auto row = must(
        m_bench->read([&](Stores &s) { return s.messages.find(m_channel, stored.seq, m_bob); }));
    QVERIFY(row);
    wire::MessageRow expected;
    expected.channelId = m_channel;
    expected.seq = 4;
    expected.ord = 2;
    expected.id = request.opId;
    expected.senderId = m_ann;
    expected.senderDevice = request.senderDevice;
    expected.type = wire::MessageType::File;
    expected.content = request.content;
    expected.replyTo = 3;
    expected.mentions = request.mentions;
    expected.createdAt = request.now;
    expected.expiresAt = request.expiresAt;
    expected.revSeq = 4;
    QCOMPARE(row->content, expected.content);
    QVERIFY(*row == expected);

    AppendRequest bare = Bench::message(m_channel, m_ann, {});
    bare.content = std::nullopt;
    const qint64 seq = must(m_bench->append(bare)).seq;
    QVERIFY(!must(m_bench->read([&](Stores &s) {
                 return s.messages.find(m_channel, seq, {});
             }))->content);
    AppendRequest empty = Bench::message(m_channel, m_ann, u""_s);
    const qint64 emptySeq = must(m_bench->append(empty)).seq;
    QCOMPARE(must(m_bench->read([&](Stores &s) {
                 return s.messages.find(m_channel, emptySeq, {});
             }))->content,
             u""_s);
}

void TestStorageMessages::messagesAndChangesShareOneGaplessStream()
{
    QCOMPARE(must(m_bench->append(Bench::message(m_channel, m_ann, u"a"_s))).seq, 3);
    must(change(
        [](Stores &, qint64 seq) { return seq == 4 ? ok() : Status(fail(Errc::Internal)); }));
    const AppendResult second = must(m_bench->append(Bench::message(m_channel, m_ann, u"b"_s)));
    QCOMPARE(second.seq, 5);
    QCOMPARE(second.ord, 2);

    const auto head = must(m_bench->read([&](Stores &s) { return s.channels.head(m_channel); }));
    QCOMPARE(head->headSeq, 5);
    QCOMPARE(head->msgCount, 2);
    QCOMPARE(head->lastMsgAt, 1'700'000'000'000);
}

void TestStorageMessages::aRepeatGetsTheFirstAnswer()
{
    AppendRequest request = Bench::message(m_channel, m_ann, u"a"_s);
    const AppendResult first = must(m_bench->append(request));
    QCOMPARE(first.status, AppendStatus::Stored);
    must(m_bench->append(Bench::message(m_channel, m_ann, u"between"_s)));
    request.now += 5000;
    request.senderDevice = DeviceId::create();

    const AppendResult again = must(m_bench->append(request));
    QCOMPARE(again.status, AppendStatus::Repeated);
    QCOMPARE(again.seq, first.seq);
    QCOMPARE(again.ord, first.ord);
    QCOMPARE(again.createdAt, first.createdAt);
    QCOMPARE(ask([&](MessageStore &m) { return m.above(m_channel, 0, 100, m_ann); }).size(), 2);
    const auto operation =
        must(m_bench->read([&](Stores &s) { return s.operations.find(request.opId); }));
    QCOMPARE(operation->seq, first.seq);
    QCOMPARE(operation->kind, server::OpKind::Send);
    QCOMPARE(operation->requestHash, request.requestHash);
}

void TestStorageMessages::anIdUsedForSomethingElseIsAConflict()
{
    const ChannelId other = m_bench->channel(u"d"_s, {m_ann, m_bob}).id;
    const AppendRequest first = Bench::message(m_channel, m_ann, u"a"_s);
    must(m_bench->append(first));
    OperationRecord edit{
        OpId::create(), m_ann, server::OpKind::Edit, m_channel, first.requestHash, 9, 0, 1};
    must(m_bench->write([&](UnitOfWork &unit) { return unit.stores().operations.put(edit); }));

    AppendRequest someoneElses = first;
    someoneElses.senderId = m_bob;
    AppendRequest elsewhere = first;
    elsewhere.channelId = other;
    AppendRequest changed = first;
    changed.requestHash = Bench::hash(u"b"_s);
    AppendRequest otherKind = first;
    otherKind.opId = edit.opId;
    for (const AppendRequest &request : {someoneElses, elsewhere, changed, otherKind})
        QCOMPARE(must(m_bench->append(request)).status, AppendStatus::OpConflict);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.channels.head(m_channel); }))->msgCount,
             1);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.channels.head(other); }))->msgCount, 0);
}

void TestStorageMessages::aRepeatWithinOneBatchGetsTheFirstAnswer()
{
    const AppendRequest a = Bench::message(m_channel, m_ann, u"a"_s);
    const AppendRequest b = Bench::message(m_channel, m_ann, u"b"_s);
    AppendRequest conflicting = a;
    conflicting.requestHash = Bench::hash(u"x"_s);
    const std::vector<AppendRequest> requests{a, b, a, conflicting, b};
    const auto results = must(await(m_storage->write(
        m_channel, [&](UnitOfWork &unit) { return unit.stores().messages.append(requests); })));
    QCOMPARE(results[0].status, AppendStatus::Stored);
    QCOMPARE(results[1].status, AppendStatus::Stored);
    QCOMPARE(results[2].status, AppendStatus::Repeated);
    QCOMPARE(results[2].seq, results[0].seq);
    QCOMPARE(results[3].status, AppendStatus::OpConflict);
    QCOMPARE(results[4].status, AppendStatus::Repeated);
    QCOMPARE(results[4].ord, results[1].ord);
}

void TestStorageMessages::aRefusedSendLeavesItsIdFree()
{
    AppendRequest request = Bench::message(m_channel, m_ann, u"a"_s);
    request.allowedRoles = 0;
    AppendRequest allowed = request;
    allowed.allowedRoles = everyRole;
    const std::vector<AppendRequest> requests{request, allowed, request};
    const auto results = must(await(m_storage->write(
        m_channel, [&](UnitOfWork &unit) { return unit.stores().messages.append(requests); })));
    QCOMPARE(results[0].status, AppendStatus::RoleRefused);
    QCOMPARE(results[1].status, AppendStatus::Stored);
    QCOMPARE(results[1].seq, 3);
    QCOMPARE(results[2].status, AppendStatus::Repeated);
}

void TestStorageMessages::refusalsSayWhy()
{
    const UserId eve = m_bench->person(u"eve"_s).id;
    wire::Channel secret;
    secret.id = ChannelId::create();
    secret.isPrivate = true;
    secret.createdBy = m_ann;
    must(m_bench->write(
        [&](UnitOfWork &unit) { return unit.stores().channels.create(secret, {}); }));
    must(m_bench->join(m_channel, eve, wire::Role::ReadOnly));

    QCOMPARE(must(m_bench->append(Bench::message(ChannelId::create(), m_ann, u"a"_s))).status,
             AppendStatus::NoChannel);
    const AppendResult stranger = must(m_bench->append(Bench::message(secret.id, m_ann, u"a"_s)));
    QCOMPARE(stranger.status, AppendStatus::NotMember);
    QVERIFY(!stranger.channelIsPublic);
    AppendRequest mute = Bench::message(m_channel, eve, u"a"_s);
    mute.allowedRoles = 1U << unsigned(wire::Role::Member) | 1U << unsigned(wire::Role::Owner);
    QCOMPARE(must(m_bench->append(mute)).status, AppendStatus::RoleRefused);
    must(m_bench->leave(m_channel, eve));
    const AppendResult left = must(m_bench->append(Bench::message(m_channel, eve, u"a"_s)));
    QCOMPARE(left.status, AppendStatus::NotMember);
    QVERIFY(left.channelIsPublic);
    AppendRequest reply = Bench::message(m_channel, m_ann, u"a"_s);
    reply.replyTo = 1; // a join, no message
    QCOMPARE(must(m_bench->append(reply)).status, AppendStatus::ReplyMissing);
    QCOMPARE(must(m_bench->read([&](Stores &s) { return s.channels.head(m_channel); }))->headSeq,
             4);
}

void TestStorageMessages::aRepeatIsAnsweredAlsoAfterLeaving()
{
    const AppendRequest request = Bench::message(m_channel, m_bob, u"a"_s);
    const AppendResult first = must(m_bench->append(request));
    must(m_bench->leave(m_channel, m_bob));
    const AppendResult again = must(m_bench->append(request));
    QCOMPARE(again.status, AppendStatus::Repeated);
    QCOMPARE(again.seq, first.seq);
}

void TestStorageMessages::sendingRaisesTheSendersOwnMark()
{
    send(3);
    const auto ann =
        must(m_bench->read([&](Stores &s) { return s.members.find(m_channel, m_ann); }));
    const auto bob =
        must(m_bench->read([&](Stores &s) { return s.members.find(m_channel, m_bob); }));
    QCOMPARE(ann->readSeq, 5);
    QCOMPARE(ann->readOrd, 3);
    QCOMPARE(bob->readSeq, 0);
    QCOMPARE(bob->readOrd, 0);
}

void TestStorageMessages::pagesGoBothWaysFromAnyPlace()
{
    send(9); // 3 .. 11
    QCOMPARE(seqs(ask([&](MessageStore &m) { return m.below(m_channel, {}, 3, m_ann); })),
             (QList<qint64>{11, 10, 9}));
    QCOMPARE(seqs(ask([&](MessageStore &m) { return m.below(m_channel, 5, 10, m_ann); })),
             (QList<qint64>{4, 3}));
    QCOMPARE(seqs(ask([&](MessageStore &m) { return m.above(m_channel, 8, 2, m_ann); })),
             (QList<qint64>{9, 10}));
    QCOMPARE(seqs(ask([&](MessageStore &m) { return m.above(m_channel, 11, 2, m_ann); })),
             (QList<qint64>{}));
    QCOMPARE(seqs(ask([&](MessageStore &m) { return m.below(ChannelId::create(), {}, 2, m_ann); })),
             (QList<qint64>{}));
}

void TestStorageMessages::pagesCountFromTheNewest()
{
    // Between the messages lie changes, unevenly: ord is not seq.
    QList<qint64> all;
    for (int i = 0; i < 40; ++i) {
        all.prepend(send(1).first().seq);
        for (int k = 0; k < (i * 7) % 5; ++k)
            must(change([](Stores &, qint64) { return ok(); }));
    }
    for (const int skip : {0, 1, 7, 20, 38, 39, 40, 60}) {
        QCOMPARE(seqs(ask([&](MessageStore &m) { return m.page(m_channel, skip, 6, m_ann); })),
                 all.mid(skip, 6));
    }
}

void TestStorageMessages::changesComeInTheOrderOfTheirNumbers()
{
    send(4); // 3 4 5 6
    must(change([&](Stores &s, qint64 seq) {
        return s.messages.edit(m_channel, 4, u"edited"_s, {}, false, 77, seq);
    }));                                                                                      // 7
    send(1);                                                                                  // 8
    must(change([&](Stores &s, qint64 seq) { return s.messages.erase(m_channel, 3, seq); })); // 9

    const auto rows =
        ask([&](MessageStore &m) { return m.changedSince(m_channel, 4, 100, m_ann); });
    QCOMPARE(seqs(rows), (QList<qint64>{5, 6, 4, 8, 3}));
    QCOMPARE(rows[2].content, u"edited"_s);
    QCOMPARE(rows[2].editedAt, 77);
    QCOMPARE(rows[2].revSeq, 7);
    QCOMPARE(seqs(ask([&](MessageStore &m) { return m.changedSince(m_channel, 6, 2, m_ann); })),
             (QList<qint64>{4, 8}));
    QCOMPARE(
        seqs(ask([&](MessageStore &m) { return m.oldRowsChangedSince(m_channel, 6, 10, m_ann); })),
        (QList<qint64>{4, 3}));
    QCOMPARE(
        seqs(ask([&](MessageStore &m) { return m.oldRowsChangedSince(m_channel, 8, 10, m_ann); })),
        (QList<qint64>{3}));
}

void TestStorageMessages::aDeletedMessageKeepsItsNumbersAndNothingElse()
{
    AppendRequest request = Bench::message(m_channel, m_ann, u"secret canary"_s);
    request.mentions = {m_bob};
    const AppendResult stored = must(m_bench->append(request));
    must(change([&](Stores &s, qint64 seq) {
        return s.messages.addReaction(m_channel, 3, m_bob, u"x"_s, seq);
    }));
    must(change([&](Stores &s, qint64 seq) { return s.messages.erase(m_channel, 3, seq); }));

    const auto row =
        must(m_bench->read([&](Stores &s) { return s.messages.find(m_channel, 3, m_ann); }));
    QVERIFY(row->deleted);
    QVERIFY(!row->content);
    QVERIFY(row->mentions.isEmpty());
    QVERIFY(row->reactions.isEmpty());
    QCOMPARE(row->ord, stored.ord);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM Reactions"_s), 0);
    QCOMPARE(m_database->number(u"SELECT count(*) FROM Messages WHERE Content IS NOT NULL"_s), 0);
}

void TestStorageMessages::reactionsNameWhoAndCountAll()
{
    send(2);
    QList<UserId> people;
    for (int i = 0; i < 103; ++i)
        people.append(UserId::create());
    must(change([&](Stores &s, qint64 seq) {
        return s.messages.addReaction(m_channel, 4, m_bob, u"👍🏽"_s, seq);
    }));
    must(await(m_storage->write(m_channel, [&](UnitOfWork &unit) -> Status {
        for (const UserId &person : people) {
            DUNLIN_TRY(const qint64 seq, unit.stores().channels.nextSeq(m_channel));
            DUNLIN_CHECK(unit.stores().messages.addReaction(m_channel, 3, person, u"❤"_s, seq));
        }
        return ok();
    })));
    must(change([&](Stores &s, qint64 seq) {
        return s.messages.addReaction(m_channel, 3, m_ann, u"👍🏽"_s, seq);
    }));

    const auto rows = ask([&](MessageStore &m) { return m.above(m_channel, 0, 10, m_ann); });
    QCOMPARE(rows[0].reactions.size(), 2);
    QCOMPARE(rows[0].reactions[0].emoji, u"❤"_s);
    QCOMPARE(rows[0].reactions[0].count, 103);
    QCOMPARE(rows[0].reactions[0].by, people.first(100));
    QCOMPARE(rows[0].reactions[0].mine, false);
    QCOMPARE(rows[0].reactions[1].mine, true);
    QCOMPARE(rows[1].reactions.size(), 1);
    QCOMPARE(rows[1].reactions[0].by, (QList<UserId>{m_bob}));
    QVERIFY(!must(m_bench->read([&](Stores &s) { return s.messages.find(m_channel, 4, {}); }))
                 ->reactions[0]
                 .mine);

    const auto has = [&] {
        return must(m_bench->read(
            [&](Stores &s) { return s.messages.hasReaction(m_channel, 4, m_bob, u"👍🏽"_s); }));
    };
    QVERIFY(has());
    const qint64 before =
        must(m_bench->read([&](Stores &s) { return s.messages.find(m_channel, 4, {}); }))->revSeq;
    must(change([&](Stores &s, qint64 seq) {
        return s.messages.addReaction(m_channel, 4, m_bob, u"👍🏽"_s, seq);
    }));
    must(change([&](Stores &s, qint64 seq) {
        return s.messages.removeReaction(m_channel, 4, m_ann, u"👍🏽"_s, seq);
    }));
    QCOMPARE(
        must(m_bench->read([&](Stores &s) { return s.messages.find(m_channel, 4, {}); }))->revSeq,
        before);
    must(change([&](Stores &s, qint64 seq) {
        return s.messages.removeReaction(m_channel, 4, m_bob, u"👍🏽"_s, seq);
    }));
    QVERIFY(!has());
    QVERIFY(
        must(m_bench->read([&](Stores &s) { return s.messages.find(m_channel, 4, {}); }))->revSeq
        > before);
}

QTEST_GUILESS_MAIN(TestStorageMessages)
#include "tst_storage_messages.moc"
