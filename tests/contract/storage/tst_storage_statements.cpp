// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What services ask of the database: what a search finds, and that channels without news cost nothing.
#include "server/services/channels.h"
#include "server/services/friends.h"
#include "server/services/memberships.h"
#include "server/services/messaging.h"
#include "server/services/notifications.h"
#include "server/services/presence.h"
#include "server/services/search.h"
#include "server/services/slow_channels.h"
#include "server/services/sync.h"
#include "tests/contract/storage/counting_storage.h"

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

constexpr int FixedChannels = 20;

// The services that read, over a storage that counts.
struct Readers {
    Readers(const DatabaseConfig &config, const Clock &clock)
        : storage(config)
        , context{storage, fanout, clock, {}, nullptr, nullptr}
        , slow({})
        , presence(context, 1000)
        , search(context)
        , messaging(context, slow, {}, {})
        , channels(context, slow)
        , memberships(context, presence, {})
        , notifications(context)
        , friends(context, presence)
        , sync(context)
    {
    }

    CountingStorage storage;
    Fanout fanout;
    const ServiceContext context;
    SlowChannels slow;
    server::Presence presence;
    Search search;
    Messaging messaging;
    Channels channels;
    Memberships memberships;
    Notifications notifications;
    Friends friends;
    Sync sync;
};

// The services may bring an answer through this thread's loop.
template <typename T>
T answerOf(const Async<T> &answer)
{
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000))
        qFatal("no answer");
    return must(answer.result());
}

} // namespace

class TestStorageStatements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void whatIsFoundIsWhatIsRead();
    void channelsWithoutNewsCostNothing();

private:
    // One more person, who is everywhere where Ann is and her friend, and says something in each channel that mentions
    // her and to which she reacts; and one more channel of hers.
    void grow();
    wire::SyncRequest upToDate();

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<Readers> m_readers;
    Caller m_ann;
    QList<ChannelId> m_channels;
    int m_grown = 0;
};

void TestStorageStatements::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    m_storage = must(SqlStorage::create(m_database->config(), m_clock));
    m_bench = std::make_unique<Bench>(*m_storage);
    m_ann.user = m_bench->person(u"ann"_s).id;
    m_ann.device = m_bench->device(m_ann.user).id;
    for (int i = 0; i < FixedChannels; ++i)
        m_channels.append(m_bench->channel(u"garden %1"_s.arg(i), {m_ann.user}).id);
    m_readers = std::make_unique<Readers>(m_database->config(), m_clock);
}

void TestStorageStatements::cleanup()
{
    m_readers.reset();
    m_bench.reset();
    m_storage.reset();
    m_database.reset();
    m_channels.clear();
    m_grown = 0;
}

void TestStorageStatements::grow()
{
    const UserId other = m_bench->person(u"person%1"_s.arg(++m_grown)).id;
    m_bench->channel(u"meadow %1"_s.arg(m_grown), {m_ann.user});
    must(m_bench->write([&](UnitOfWork &unit) {
        return unit.stores().friends.put(
            {createUuidV7(), other, m_ann.user, FriendshipRecord::Status::Accepted, 1, 1});
    }));
    for (const ChannelId &channel : std::as_const(m_channels)) {
        must(m_bench->join(channel, other));
        AppendRequest message = Bench::message(channel, other, u"seed"_s);
        message.mentions = {m_ann.user};
        const qint64 seq = must(m_bench->append(message)).seq;
        must(m_bench->write([&](UnitOfWork &unit) -> Status {
            Stores &s = unit.stores();
            DUNLIN_TRY(const qint64 change, s.channels.nextSeq(channel));
            DUNLIN_CHECK(s.messages.addReaction(channel, seq, m_ann.user, u"👍"_s, change));
            DUNLIN_CHECK(s.messages.pin(channel, seq, m_ann.user, 1, change));
            DUNLIN_CHECK(s.search.put(channel, {{seq, message.now, {u"seed"_s}}}));
            return ok();
        }));
        must(m_bench->write([&](UnitOfWork &unit) {
            return unit.stores().notifications.add(
                m_ann.user, {wire::NotificationKind::Mention, other, 1, channel, seq});
        }));
    }
}

wire::SyncRequest TestStorageStatements::upToDate()
{
    const auto heads = must(m_bench->read(
        [user = m_ann.user](Stores &stores) { return stores.channels.headsOf(user); }));
    wire::SyncRequest request;
    for (auto it = heads.cbegin(); it != heads.cend(); ++it)
        request.channels.append({it.key(), it->headSeq});
    return request;
}

// What comes with the hits, in as few statements, is what the messages' own store says of each.
void TestStorageStatements::whatIsFoundIsWhatIsRead()
{
    grow();
    grow();
    const auto found = answerOf(m_readers->search.find(m_ann, u"seed"_s, {}, {}, 200));
    QCOMPARE(found.hits.size(), 2 * FixedChannels);
    for (const wire::SearchHit &each : found.hits) {
        const auto row = must(m_bench->read([&](Stores &stores) {
            return stores.messages.find(each.message.channelId, each.message.seq, m_ann.user);
        }));
        QCOMPARE(std::optional(each.message), row);
        QVERIFY(row->pinned);
        QCOMPARE(row->reactions.size(), 1);
        QVERIFY(row->reactions.constFirst().mine);
    }
    // What was taken away is in the index a moment longer, and is no hit.
    const wire::MessageRow gone = found.hits.constFirst().message;
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        DUNLIN_TRY(const qint64 change, unit.stores().channels.nextSeq(gone.channelId));
        return unit.stores().messages.erase(gone.channelId, gone.seq, change);
    }));
    QVERIFY(m_database->run(
        u"DELETE FROM Messages WHERE Seq = %1"_s.arg(found.hits.constLast().message.seq)));
    const auto rest = answerOf(m_readers->search.find(m_ann, u"seed"_s, {}, {}, 200));
    QVERIFY(!rest.hits.isEmpty() && rest.hits.size() < found.hits.size() - 1);
    for (const wire::SearchHit &each : rest.hits)
        QVERIFY(each.message.id != gone.id);
}

void TestStorageStatements::channelsWithoutNewsCostNothing()
{
    const auto count = [this] {
        const wire::SyncRequest request = upToDate();
        m_readers->storage.takeCount();
        const auto reply = answerOf(m_readers->sync.sync(m_ann, request));
        if (!reply.channels.isEmpty())
            qFatal("there is no news");
        return m_readers->storage.takeCount();
    };
    const qint64 before = count();
    for (int i = 0; i < 5; ++i)
        m_bench->channel(u"wood %1"_s.arg(i), {m_ann.user});
    QCOMPARE(count(), before);
    QVERIFY(before <= 3);
}

QTEST_GUILESS_MAIN(TestStorageStatements)
#include "tst_storage_statements.moc"
