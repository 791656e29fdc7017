// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What services ask of the database: however many rows an answer has, it takes the same statements.
#include "server/services/accounts.h"
#include "server/services/administration.h"
#include "server/services/channels.h"
#include "server/services/envelopes.h"
#include "server/services/friends.h"
#include "server/services/hooks.h"
#include "server/services/keys.h"
#include "server/services/memberships.h"
#include "server/services/messaging.h"
#include "server/services/notifications.h"
#include "server/services/presence.h"
#include "server/services/roster_log.h"
#include "server/services/search.h"
#include "server/services/slow_channels.h"
#include "server/services/sync.h"
#include "server/storage/key_store.h"
#include "tests/contract/storage/counting_storage.h"

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

constexpr int Few = 3;
constexpr int Many = 30;
constexpr int Limit = 100;

// The services that read, over a storage that counts.
struct Readers {
    Readers(const DatabaseConfig &config, const Clock &clock, const Identity &identity)
        : storage(config)
        , context{storage, fanout, clock, {}, nullptr, nullptr}
        , slow({})
        , authenticator(storage, clock, {}, identity.keys, identity.serverId)
        , signIn(context, authenticator, passwords, {})
        , accounts(context, signIn, {}, {})
        , presence(context, 1000)
        , search(context)
        , messaging(context, slow, {}, {})
        , channels(context, slow)
        , memberships(context, presence, {})
        , notifications(context)
        , friends(context, presence)
        , sync(context)
        , keys(context)
        , rosterLog(context)
        , envelopes(context)
        , administration(context, signIn, passwords, slow, {}, {})
        , outbound({}, clock)
        , hooks(context, messaging, outbound, {}, {})
    {
    }

    CountingStorage storage;
    Fanout fanout;
    const ServiceContext context;
    SlowChannels slow;
    Authenticator authenticator;
    Passwords passwords;
    SignIn signIn;
    Accounts accounts;
    server::Presence presence;
    Search search;
    Messaging messaging;
    Channels channels;
    Memberships memberships;
    Notifications notifications;
    Friends friends;
    Sync sync;
    Keys keys;
    RosterLog rosterLog;
    Envelopes envelopes;
    Administration administration;
    Outbound outbound;
    Hooks hooks;
};

// The services may bring an answer through this thread's loop.
template <typename T>
T answerOf(const Async<T> &answer)
{
    if (!QTest::qWaitFor([&] { return answer.isFinished(); }, 20'000))
        qFatal("no answer");
    return must(answer.result());
}

// Everything that is asked for as a list, and how many rows came.
struct Question {
    const char *name;
    std::function<qsizetype()> ask;
};

struct Answer {
    qsizetype rows = 0;
    qint64 statements = 0;
};

} // namespace

class TestStorageStatements : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void theNumberOfRowsDoesNotMatter();
    void theSizeOfAPageDoesNotMatter();
    void whatIsFoundIsWhatIsRead();
    void channelsWithoutNewsCostNothing();
    void aChannelWithNewsCostsItsRows();

private:
    // One more of everything that Ann has in her two channels, and two more channels of Zoe's, who has nothing else.
    void grow();
    void grow(int times);
    void putAround(const UserId &friendOfAnn, qint64 seq, qint64 own);
    ChannelId direct(const UserId &one, const UserId &other);
    FileRecord file(const UserId &uploader);
    QList<Question> questions();
    QList<Question> adminsQuestions();
    QList<Answer> ask(const QList<Question> &questions);
    wire::SyncRequest upToDate(const Caller &caller);
    // How many statements it takes to tell Zoe, all in one frame.
    qint64 syncOfZoe(const wire::SyncRequest &request, qsizetype channels);

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::unique_ptr<Bench> m_bench;
    std::unique_ptr<Readers> m_readers;
    Caller m_ann;
    Caller m_zoe;
    ChannelId m_garden;
    ChannelId m_sealed;
    qint64 m_before = 0;        // Ann's garden, before anything grew in it
    QList<qint64> m_seqs;       // what others wrote there
    QList<ChannelId> m_meadows; // Zoe's own
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
    m_zoe.user = m_bench->person(u"zoe"_s).id;
    m_zoe.device = m_bench->device(m_zoe.user).id;
    m_garden = m_bench->channel(u"garden"_s, {m_ann.user}).id;
    wire::Channel sealed;
    sealed.id = m_sealed = ChannelId::create();
    sealed.name = u"sealed"_s;
    sealed.isPrivate = sealed.encrypted = true;
    sealed.createdBy = m_ann.user;
    must(m_bench->write(
        [&](UnitOfWork &unit) { return unit.stores().channels.create(sealed, std::nullopt); }));
    must(m_bench->join(m_sealed, m_ann.user, wire::Role::Owner));
    m_before =
        must(m_bench->read([this](Stores &s) { return s.channels.head(m_garden); }))->headSeq;
    const auto identity =
        must(m_bench->write([](UnitOfWork &unit) { return loadIdentity(unit.stores(), 1); }));
    m_readers = std::make_unique<Readers>(m_database->config(), m_clock, identity);
}

void TestStorageStatements::cleanup()
{
    m_readers.reset();
    m_bench.reset();
    m_storage.reset();
    m_database.reset();
    m_seqs.clear();
    m_meadows.clear();
    m_grown = 0;
}

FileRecord TestStorageStatements::file(const UserId &uploader)
{
    FileRecord file;
    file.id = FileId::create();
    file.uploader = uploader;
    file.name = u"a.png"_s;
    file.size = 10;
    file.contentType = u"image/png"_s;
    file.createdAt = 1;
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        FileStore &files = unit.stores().files;
        DUNLIN_CHECK(files.reserve(file, {1'000'000, 1000}));
        DUNLIN_CHECK(files.advance(file.id, 0, 10, 1));
        DUNLIN_CHECK(files.seal(file.id, QByteArray(32, 'h'), file.contentType));
        DUNLIN_CHECK(files.complete(file.id, 1));
        return ok();
    }));
    return file;
}

ChannelId TestStorageStatements::direct(const UserId &one, const UserId &other)
{
    wire::Channel channel;
    channel.id = ChannelId::create();
    channel.kind = wire::ChannelKind::Direct;
    channel.isPrivate = true;
    channel.createdBy = one;
    must(m_bench->write([&](UnitOfWork &unit) {
        return unit.stores().channels.create(channel, std::pair(one, other));
    }));
    must(m_bench->join(channel.id, one));
    must(m_bench->join(channel.id, other));
    return channel.id;
}

void TestStorageStatements::grow(int times)
{
    for (int i = 0; i < times; ++i)
        grow();
}

void TestStorageStatements::grow()
{
    const QString number = QString::number(++m_grown);
    const UserId other = m_bench->person(u"friend"_s + number).id;
    const UserId asking = m_bench->person(u"asking"_s + number).id;
    const UserId asked = m_bench->person(u"asked"_s + number).id;
    const UserId blocked = m_bench->person(u"blocked"_s + number).id;
    using Stage = FriendshipRecord::Status;
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        FriendStore &friends = unit.stores().friends;
        DUNLIN_CHECK(friends.put({createUuidV7(), other, m_ann.user, Stage::Accepted, 1, 1}));
        DUNLIN_CHECK(friends.put({createUuidV7(), asking, m_ann.user, Stage::Pending, 1, 1}));
        DUNLIN_CHECK(friends.put({createUuidV7(), m_ann.user, asked, Stage::Pending, 1, 1}));
        DUNLIN_CHECK(friends.block(m_ann.user, blocked, 1));
        DUNLIN_CHECK(unit.stores().rosterLog.append(m_sealed, m_ann.user, {m_grown, "entry"}));
        return ok();
    }));
    must(m_bench->join(m_garden, other));
    must(m_bench->join(m_sealed, other));
    AppendRequest message = Bench::message(m_garden, other, u"seed"_s);
    message.type = wire::MessageType::File;
    message.mentions = {m_ann.user};
    const qint64 seq = must(m_bench->append(message)).seq;
    m_seqs.append(seq);
    const qint64 own = must(m_bench->append(Bench::message(m_garden, m_ann.user, u"mine"_s))).seq;
    putAround(other, seq, own);

    const ChannelId meadow = m_bench->channel(u"meadow "_s + number, {m_zoe.user}).id;
    m_meadows.append(meadow);
    AppendRequest picture = Bench::message(meadow, m_zoe.user, u"look"_s);
    picture.type = wire::MessageType::File;
    const qint64 shown = must(m_bench->append(picture)).seq;
    const FileRecord zoes = file(m_zoe.user);
    must(m_bench->write([&](UnitOfWork &unit) {
        return unit.stores().files.refer(meadow, shown, {zoes.id}, m_zoe.user);
    }));
    direct(m_zoe.user, other);
}

void TestStorageStatements::putAround(const UserId &friendOfAnn, qint64 seq, qint64 own)
{
    const FileRecord theirs = file(friendOfAnn);
    file(m_ann.user);
    const DeviceRecord device = m_bench->device(m_ann.user);
    const QByteArray unique = Bench::hash(QString::number(m_grown));
    HookRecord hook;
    hook.id = HookId::create();
    hook.channelId = m_garden;
    hook.kind = wire::HookKind::Incoming;
    hook.name = u"bell"_s;
    hook.botId = friendOfAnn;
    hook.createdBy = m_ann.user;
    hook.secretHash = unique + unique;
    InviteRecord invite;
    invite.hash = unique + unique;
    invite.channelId = m_garden;
    invite.createdBy = m_ann.user;
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        Stores &s = unit.stores();
        DUNLIN_CHECK(s.files.refer(m_garden, seq, {theirs.id}, friendOfAnn));
        DUNLIN_TRY(const qint64 change, s.channels.nextSeq(m_garden));
        DUNLIN_CHECK(s.messages.addReaction(m_garden, seq, m_ann.user, u"👍"_s, change));
        DUNLIN_CHECK(s.messages.pin(m_garden, seq, m_ann.user, 1, change));
        DUNLIN_TRY(const qint64 other, s.channels.nextSeq(m_garden));
        DUNLIN_CHECK(s.messages.addReaction(m_garden, own, friendOfAnn, u"👍"_s, other));
        DUNLIN_CHECK(s.search.put(m_garden, {{seq, 1, {u"seed"_s}}}));
        DUNLIN_CHECK(s.notifications.add(
            m_ann.user, {wire::NotificationKind::Mention, friendOfAnn, 1, m_garden, seq}));
        wire::UserEvent event;
        event.kind = wire::UserEventKind::Friend;
        event.friendState = wire::FriendState::Friends;
        DUNLIN_CHECK(s.userEvents.append(m_ann.user, QString::number(m_grown), event, 1));
        DUNLIN_CHECK(s.hooks.create(hook));
        DUNLIN_CHECK(s.invites.create(invite));
        DUNLIN_CHECK(s.admin.append({0, 1, m_ann.user, u"user.disable"_s, {}, {}, {}}));
        DUNLIN_CHECK(s.keys.append(m_ann.user, {m_grown - 1, "entry"}));
        DUNLIN_CHECK(s.envelopes.put(
            {OpId::create(), {friendOfAnn, DeviceId::create()}, m_ann.device, 1, "sealed", 1}));
        return s.pushes.put({PushId::create(), device.id, m_ann.user,
                             u"https://push.example/"_s + QString::number(m_grown), "k", "a", 1});
    }));
}

wire::SyncRequest TestStorageStatements::upToDate(const Caller &caller)
{
    const auto heads = must(m_bench->read(
        [user = caller.user](Stores &stores) { return stores.channels.headsOf(user); }));
    wire::SyncRequest request;
    for (auto it = heads.cbegin(); it != heads.cend(); ++it)
        request.channels.append({it.key(), it->headSeq});
    return request;
}

QList<Question> TestStorageStatements::questions()
{
    Readers &r = *m_readers;
    const auto history = [this, &r](auto place) {
        return [this, &r, place] {
            wire::HistoryRequest request;
            request.channelId = m_garden;
            request.limit = Limit;
            place(request);
            return answerOf(r.messaging.history(m_ann, request, PageFor::Http)).messages.size();
        };
    };
    return {
        {"search",
         [&] { return answerOf(r.search.find(m_ann, u"seed"_s, {}, {}, Limit)).hits.size(); }},
        {"search in one channel",
         [&] {
             return answerOf(r.search.find(m_ann, u"seed"_s, m_garden, {}, Limit)).hits.size();
         }},
        {"history, the newest", history([](wire::HistoryRequest &) {})},
        {"history below",
         history([this](wire::HistoryRequest &request) { request.belowSeq = m_seqs.last() + 1; })},
        {"history above",
         history([this](wire::HistoryRequest &request) { request.aboveSeq = m_before; })},
        {"history around", history([this](wire::HistoryRequest &request) {
             request.aroundSeq = m_seqs[m_seqs.size() / 2];
         })},
        {"pins", [&] { return answerOf(r.messaging.pins(m_ann, m_garden)).pins.size(); }},
        {"my channels", [&] { return answerOf(r.channels.mine(m_zoe)).channels.size(); }},
        {"directory",
         [&] { return answerOf(r.channels.directory(m_ann, {}, Limit)).channels.size(); }},
        {"members",
         [&] { return answerOf(r.memberships.members(m_ann, m_garden)).members.size(); }},
        {"roster log",
         [&] { return answerOf(r.rosterLog.entries(m_ann, m_sealed, {}, Limit)).entries.size(); }},
        {"roster", [&] { return answerOf(r.memberships.roster(m_ann, m_sealed)).members.size(); }},
        {"notifications",
         [&] { return answerOf(r.notifications.list(m_ann, {}, Limit)).notifications.size(); }},
        {"friends, requests and blocks",
         [&] {
             const auto list = answerOf(r.friends.list(m_ann));
             return std::min({list.friends.size(), list.incoming.size(), list.outgoing.size(),
                              list.blocked.size()});
         }},
        {"people found",
         [&] { return answerOf(r.accounts.search(m_ann, u"friend"_s, Limit)).users.size(); }},
        {"devices", [&] { return answerOf(r.accounts.devices(m_ann)).devices.size(); }},
        {"export",
         [&] {
             const auto all = answerOf(r.accounts.exportAll(m_ann, {}, Limit));
             return std::min({all.devices.size(), all.files.size(), all.pushes->size(),
                              all.notifications->size(), all.people->friends.size(),
                              all.messages.size(), all.reactions.size(), all.invites.size()});
         }},
        {"chain of devices",
         [&] { return answerOf(r.keys.chain(m_ann, m_ann.user, 0, Limit, {})).entries.size(); }},
        {"envelopes", [&] { return answerOf(r.envelopes.list(m_ann, {})).envelopes.size(); }},
        {"hooks", [&] { return answerOf(r.hooks.list(m_ann, m_garden)).hooks.size(); }},
        {"positions", [&] { return answerOf(r.sync.positionsOf(m_zoe)).channels.size(); }},
        {"sync",
         [&] {
             wire::SyncRequest request = upToDate(m_ann);
             for (wire::ChannelCursor &each : request.channels) {
                 if (each.id == m_garden)
                     each.cursor = m_before;
             }
             r.storage.takeCount();
             const auto reply = answerOf(r.sync.sync(m_ann, request));
             if (reply.more || reply.channels.size() != 1)
                 qFatal("not all of it in one frame");
             const wire::SyncEntry &entry = reply.channels.constFirst();
             return std::min({entry.rows.size(), entry.members.size(), reply.userEvents.size(),
                              reply.users.size()});
         }},
    };
}

QList<Question> TestStorageStatements::adminsQuestions()
{
    Administration &admin = m_readers->administration;
    return {
        {"all accounts", [&] { return answerOf(admin.users({}, {}, Limit)).users.size(); }},
        {"accounts found",
         [&] { return answerOf(admin.users(u"friend"_s, {}, Limit)).users.size(); }},
        {"all invites", [&] { return answerOf(admin.invites(Limit)).invites.size(); }},
        {"all channels", [&] { return answerOf(admin.channels({}, Limit)).channels.size(); }},
        {"log", [&] { return answerOf(admin.audit({}, Limit)).entries.size(); }},
        {"somebody's devices", [&] { return answerOf(admin.devices(m_ann.user)).devices.size(); }},
    };
}

QList<Answer> TestStorageStatements::ask(const QList<Question> &questions)
{
    QList<Answer> answers;
    for (const Question &each : questions) {
        m_readers->storage.takeCount();
        const qsizetype rows = each.ask();
        answers.append({rows, m_readers->storage.takeCount()});
    }
    return answers;
}

void TestStorageStatements::theNumberOfRowsDoesNotMatter()
{
    const QList<Question> all = questions() + adminsQuestions();
    grow(Few);
    const QList<Answer> few = ask(all);
    grow(Many - Few);
    const QList<Answer> many = ask(all);
    QStringList bad;
    for (qsizetype i = 0; i < all.size(); ++i) {
        const bool isBad = few[i].rows < Few || few[i].rows >= Many || many[i].rows < Many
            || few[i].statements < 1 || few[i].statements != many[i].statements;
        if (isBad)
            bad.append(
                u"%1: %2 statements for %3 rows, %4 for %5"_s.arg(QString::fromLatin1(all[i].name))
                    .arg(few[i].statements)
                    .arg(few[i].rows)
                    .arg(many[i].statements)
                    .arg(many[i].rows));
    }
    QVERIFY2(bad.isEmpty(), qPrintable(bad.join(u"; "_s)));
}

// Where a page begins is looked for, in more steps in a larger channel; how many rows it has doesn't matter.
void TestStorageStatements::theSizeOfAPageDoesNotMatter()
{
    grow(Many);
    const auto costs = [this](int rows) {
        m_readers->storage.takeCount();
        const auto page = answerOf(m_readers->messaging.page(m_ann, m_garden, 1, rows));
        if (page.messages.size() != rows)
            qFatal("not that many");
        return m_readers->storage.takeCount();
    };
    QCOMPARE(costs(Many), costs(Few));
}

// What comes with the hits, in as few statements, is what the messages' own store says of each.
void TestStorageStatements::whatIsFoundIsWhatIsRead()
{
    grow(Few);
    const auto found = answerOf(m_readers->search.find(m_ann, u"seed"_s, {}, {}, Limit));
    QCOMPARE(found.hits.size(), Few);
    for (const wire::SearchHit &each : found.hits) {
        const auto row = must(m_bench->read([&](Stores &stores) {
            return stores.messages.find(each.message.channelId, each.message.seq, m_ann.user);
        }));
        QCOMPARE(std::optional(each.message), row);
        QVERIFY(row->pinned);
        QCOMPARE(row->files.size(), 1);
        QCOMPARE(row->reactions.size(), 1);
        QVERIFY(row->reactions.constFirst().mine);
    }
    // What was taken away is in the index a moment longer, and is no hit.
    const wire::MessageRow gone = found.hits.constFirst().message;
    must(m_bench->write([&](UnitOfWork &unit) -> Status {
        DUNLIN_TRY(const qint64 change, unit.stores().channels.nextSeq(gone.channelId));
        return unit.stores().messages.erase(gone.channelId, gone.seq, change);
    }));
    const wire::MessageRow last = found.hits.constLast().message;
    QVERIFY(m_database->run(u"DELETE FROM Messages WHERE Seq = %1"_s.arg(last.seq)));
    const auto rest = answerOf(m_readers->search.find(m_ann, u"seed"_s, {}, {}, Limit));
    QCOMPARE(rest.hits.size(), 1);
    QCOMPARE(rest.hits.constFirst().message.id, found.hits[1].message.id);
}

void TestStorageStatements::channelsWithoutNewsCostNothing()
{
    const auto count = [this] {
        const wire::SyncRequest request = upToDate(m_zoe);
        m_readers->storage.takeCount();
        const auto reply = answerOf(m_readers->sync.sync(m_zoe, request));
        if (!reply.channels.isEmpty())
            qFatal("there is no news");
        return m_readers->storage.takeCount();
    };
    grow();
    const qint64 before = count();
    grow(Few);
    QCOMPARE(count(), before);
    QVERIFY(before <= 3);
}

qint64 TestStorageStatements::syncOfZoe(const wire::SyncRequest &request, qsizetype channels)
{
    m_readers->storage.takeCount();
    const auto reply = answerOf(m_readers->sync.sync(m_zoe, request));
    if (reply.more || reply.channels.size() != channels)
        qFatal("not all of it in one frame");
    return m_readers->storage.takeCount();
}

// Each channel with news is asked for its rows, and for nothing that is known together for all of them.
void TestStorageStatements::aChannelWithNewsCostsItsRows()
{
    const auto news = [this] {
        const wire::SyncRequest request = upToDate(m_zoe);
        for (const ChannelId &each : std::as_const(m_meadows))
            must(m_bench->append(Bench::message(each, m_zoe.user, u"news"_s)));
        return syncOfZoe(request, m_meadows.size());
    };
    constexpr int More = 7;
    grow(Few);
    // Whoever comes for the first time is given the cards as well. A meadow has a row with a file and a member; a
    // direct channel has no row and two members.
    const qint64 first = syncOfZoe({}, 2 * m_meadows.size());
    const qint64 fresh = news();
    grow(More);
    QCOMPARE(syncOfZoe({}, 2 * m_meadows.size()) - first, More * (3 + 2) + 0);
    QCOMPARE(news() - fresh, More);
}

QTEST_GUILESS_MAIN(TestStorageStatements)
#include "tst_storage_statements.moc"
