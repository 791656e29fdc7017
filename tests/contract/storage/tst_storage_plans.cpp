// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// No statement of the stores reads a table from end to end, but for a few that have to; "my channels" and a page are
// one or two statements however much there is.
#include "server/storage/sql/file_rows.h"
#include "server/storage/sql/sql_stores.h"
#include "tests/contract/storage/storage_fixture.h"

#include <QRegularExpression>
#include <QSet>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

class TestStoragePlans : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase_data() { addEngines(); }
    void init();
    void cleanup();

    void everyStatementUsesAnIndex();
    void theSeedsIndexesAreUsed();
    void aPageIsTwoStatements();
    void anAppendReadsNothingThatDoesNotConcernIt();

private:
    Engine engine() const { return m_database->config().engine; }
    // People with devices, in channels with many others.
    Status settle(Stores &s, QList<ChannelId> &channels);
    QString plan(const QString &sql);
    // What the plan reads without an index; empty: nothing.
    QString scanned(const QString &plan) const;
    void callEverything(Stores &s);

    std::unique_ptr<FreshDatabase> m_database;
    SystemClock m_clock;
    std::unique_ptr<Connection> m_connection;
    std::unique_ptr<SqlStores> m_stores;
    UserId m_ann;
    ChannelId m_channel;
};

void TestStoragePlans::init()
{
    QFETCH_GLOBAL(Engine, engine);
    m_database = FreshDatabase::create(engine);
    if (!m_database)
        QSKIP("DUNLIN_TEST_POSTGRES names no server");
    {
        const auto storage = must(SqlStorage::create(m_database->config(), m_clock));
        Bench bench(*storage);
        QList<ChannelId> channels;
        must(bench.write([&](UnitOfWork &unit) { return settle(unit.stores(), channels); }));
        m_channel = channels.first();
        std::vector<AppendRequest> requests;
        for (int i = 0; i < 6000; ++i) {
            requests.push_back(
                Bench::message(channels[i % 20], m_ann, u"some text of some length %1"_s.arg(i)));
            if (i % 50 == 0)
                requests.back().mentions = {m_ann};
        }
        must(
            bench.write([&](UnitOfWork &unit) { return unit.stores().messages.append(requests); }));
    }
    QVERIFY(m_database->run(u"ANALYZE"_s));
    m_connection = std::make_unique<Connection>(m_database->config(), Purpose::Write);
    must(m_connection->open());
    m_stores = std::make_unique<SqlStores>(*m_connection);
}

Status TestStoragePlans::settle(Stores &s, QList<ChannelId> &channels)
{
    QList<UserId> people;
    for (int i = 0; i < 80; ++i) {
        AccountRecord account;
        account.id = UserId::create();
        account.username = account.usernameFold = u"p%1"_s.arg(i);
        DUNLIN_CHECK(s.accounts.create(account));
        DUNLIN_CHECK(s.devices.create({DeviceId::create(), account.id, {}, {}, 1, 1, {}}));
        people.append(account.id);
    }
    m_ann = people.takeLast();
    for (int i = 0; i < 40; ++i) {
        wire::Channel channel;
        channel.id = ChannelId::create();
        channel.name = u"c%1"_s.arg(i);
        channel.createdBy = m_ann;
        DUNLIN_CHECK(s.channels.create(channel, {}));
        channels.append(channel.id);
        QList<UserId> members = people.mid(i, 20);
        if (i < 20)
            members.prepend(m_ann);
        for (const UserId &member : members) {
            DUNLIN_TRY(const qint64 seq, s.channels.nextSeq(channel.id));
            MembershipRecord membership;
            membership.channelId = channel.id;
            membership.userId = member;
            membership.joinedAt = 1;
            membership.joinSeq = membership.revSeq = seq;
            DUNLIN_CHECK(s.members.put(membership));
        }
    }
    return ok();
}

void TestStoragePlans::cleanup()
{
    m_stores.reset();
    m_connection.reset();
    m_database.reset();
}

QString TestStoragePlans::plan(const QString &sql)
{
    if (engine() == Engine::Sqlite) {
        // A parameter without a value is NULL, which is as good as any for a plan.
        QString fixed = sql;
        return m_database->column({u"EXPLAIN QUERY PLAN "_s + fixed.replace(u'?', u"NULL"_s)}, 3)
            .join(u'\n');
    }
    QString numbered;
    QStringList nothing;
    for (const QChar c : sql) {
        if (c == u'?')
            nothing += u"NULL"_s;
        numbered += c == u'?' ? u"$%1"_s.arg(nothing.size()) : QString(c);
    }
    // A plan for any values, and without the refuge of reading a whole table because it is small.
    return m_database
        ->column({u"SET plan_cache_mode = force_generic_plan"_s, u"SET enable_seqscan = off"_s,
                  u"SET enable_hashjoin = off"_s, u"SET enable_mergejoin = off"_s,
                  u"PREPARE asked AS "_s + numbered,
                  u"EXPLAIN EXECUTE asked"_s
                      + (nothing.isEmpty() ? QString() : u'(' + nothing.join(u',') + u')')},
                 0)
        .join(u'\n');
}

QString TestStoragePlans::scanned(const QString &plan) const
{
    const QStringList lines = plan.split(u'\n');
    for (qsizetype i = 0; i < lines.size(); ++i) {
        const QString &line = lines[i];
        if (engine() == Engine::Sqlite) {
            static const QRegularExpression own(
                u"^SCAN (?!k\\b|json_each|r\\b|a\\b|b\\b|t VIRTUAL|\\(|CONSTANT|SUBQUERY)"_s);
            if (own.match(line.trimmed()).hasMatch())
                return line;
            continue;
        }
        if (line.contains(u"Seq Scan"_s))
            return line;
        // Has the rows that are asked for and no others.
        if (line.contains(u"ix_channels_delivered"_s) || line.contains(u"ix_users_role"_s))
            continue;
        if (line.contains(u"Index Scan"_s) || line.contains(u"Index Only Scan"_s)) {
            bool bounded = false;
            bool filtered = false;
            for (qsizetype k = i + 1; k < lines.size() && !lines[k].contains(u"->"_s); ++k) {
                bounded |= lines[k].contains(u"Index Cond"_s);
                filtered |= lines[k].contains(u"Filter"_s);
            }
            // An end of the index, as max() takes it, needs no condition.
            const bool limited = i > 0 && lines[i - 1].contains(u"Limit"_s) && !filtered;
            if (!bounded && !limited)
                return line;
        }
    }
    return {};
}

void TestStoragePlans::callEverything(Stores &s)
{
    AccountRecord account = *must(s.accounts.find(m_ann));
    must(s.accounts.take(m_ann));
    must(s.accounts.findByUsername(u"x"_s));
    account.email = account.emailFold = u"a@b"_s;
    must(s.accounts.update(account));
    must(s.accounts.touch(m_ann, 1));
    must(s.accounts.parted(m_ann, 1));
    must(s.accounts.setPresence(m_ann, wire::PresenceState::Away));
    must(s.accounts.profiles({m_ann}));
    const DeviceRecord device{DeviceId::create(), m_ann, u"n"_s, u"p"_s, 1, 1, {}};
    must(s.devices.create(device));
    must(s.devices.find(device.id));
    must(s.devices.activeOf(m_ann));
    must(s.devices.allOf(m_ann));
    must(s.devices.rename(device.id, u"x"_s));
    must(s.devices.touch(device.id, 2));
    must(s.tokens.putRefresh({"h", device.id, m_ann, 1, 2, {}}));
    must(s.tokens.findRefresh("h"));
    must(s.tokens.useRefresh("h", 1));
    must(s.tokens.dropExpired(5));
    must(s.devices.revoke(device.id, 3));
    must(s.invites.create({"h", {}, {}, 1, {}, {}, 0}));
    must(s.invites.find("h"));
    must(s.invites.use("h", 1));
    must(s.invites.madeBy(m_ann, {m_channel, ChannelId::create()}));
    must(s.secondFactors.put({m_ann, "s", 1, 1, 0}));
    must(s.secondFactors.find(m_ann));
    must(s.secondFactors.useStep(m_ann, 1));
    must(s.secondFactors.putRecoveryCodes(m_ann, {"h"}));
    must(s.secondFactors.useRecoveryCode(m_ann, "h"));
    must(s.secondFactors.remove(m_ann));
    QList<UserId> others = must(s.members.presentIds(m_channel));
    others.removeOne(m_ann);
    const UserId other = others.constFirst();
    must(s.friends.put({createUuidV7(), m_ann, other, FriendshipRecord::Status::Pending, 1, 1}));
    must(s.friends.find(other, m_ann));
    must(s.friends.listOf(m_ann));
    must(s.friends.block(m_ann, other, 1));
    must(s.friends.blocks(other, m_ann));
    must(s.friends.friendsOf(m_ann));
    must(s.friends.apartFrom(m_ann));
    must(s.friends.unblock(m_ann, other));
    must(s.friends.remove(other, m_ann));
    must(s.friends.forget(m_ann));
    FileRecord file;
    file.id = FileId::create();
    file.uploader = m_ann;
    file.size = 1;
    must(s.files.reserve(file, {10, 10}));
    must(s.files.find(file.id));
    must(s.files.mayRead(file.id, m_ann));
    must(s.files.advance(file.id, 0, 1, 1));
    must(s.files.arrived(1, 1));
    must(s.files.seal(file.id, QByteArray(32, 'h'), u"image/png"_s));
    must(s.files.hasContent(QByteArray(32, 'h')));
    must(s.files.complete(file.id, 1));
    must(s.files.refer(m_channel, 1, {file.id}, m_ann));
    must(s.files.setAvatar(m_ann, file.id));
    must(s.files.forget(m_ann));
    must(s.files.dropDangling({}, 10));
    must(s.files.takeLoose(1, 10));
    must(s.files.uploadsOf(m_ann));
    must(s.files.remove(file.id));
    must(s.channels.find(m_channel));
    must(s.channels.findDirect(m_ann, m_ann));
    must(s.channels.head(m_channel));
    must(s.channels.headsOf(m_ann));
    must(s.channels.headsEverOf(m_ann));
    must(s.channels.cardsFor(m_ann, {m_channel, ChannelId::create()}));
    must(s.channels.summariesOf(m_ann));
    const qint64 seq = must(s.channels.nextSeq(m_channel));
    must(s.access.find(m_channel, m_ann));
    must(s.members.find(m_channel, m_ann));
    must(s.members.put(*must(s.members.find(m_channel, m_ann))));
    must(s.members.list(m_channel));
    must(s.members.presentIds(m_channel));
    must(s.members.countPresent(m_channel));
    must(s.members.named(m_channel, {u"p1"_s, u"null"_s}));
    must(s.members.countOwners(m_channel));
    must(s.members.channelsOf(m_ann));
    must(s.members.placesOf({m_ann, UserId::create()}));
    must(s.userEvents.heads({m_ann, UserId::create()}));
    must(s.devices.deadAmong({DeviceId::create()}));
    must(s.members.everOf(m_ann));
    must(s.members.raiseRead(m_channel, m_ann, 5));
    must(s.members.raiseReceived(m_channel, m_ann, 5));
    must(s.members.sentSlowly(m_channel, m_ann, 5));
    must(s.members.setNotify(m_channel, m_ann, wire::NotifyLevel::None, 5));
    must(s.messages.addReaction(m_channel, 5, m_ann, u"x"_s, seq));
    must(s.messages.hasReaction(m_channel, 5, m_ann, u"x"_s));
    must(s.messages.find(m_channel, 5, m_ann));
    must(s.messages.writtenBy(m_channel, m_ann, 0, 50, 10));
    must(s.messages.reactionsBy(m_channel, m_ann, 0, 50));
    must(s.messages.below(m_channel, {}, 50, m_ann));
    must(s.messages.above(m_channel, 5, 50, m_ann));
    must(s.messages.page(m_channel, 20, 50, m_ann));
    must(s.messages.changedSince(m_channel, 5, 50, m_ann));
    must(s.messages.oldRowsChangedSince(m_channel, 7, 50, m_ann));
    must(s.messages.memberChanges(m_channel, 0, 50));
    must(s.messages.edit(m_channel, 5, u"x"_s, {m_ann}, false, 1, seq));
    must(s.messages.removeReaction(m_channel, 5, m_ann, u"x"_s, seq));
    must(s.messages.pin(m_channel, 5, m_ann, 1, seq));
    must(s.messages.countPins(m_channel));
    must(s.messages.pins(m_channel, m_ann));
    must(s.messages.unpin(m_channel, 5, seq));
    must(s.messages.erase(m_channel, 6, seq));
    must(s.operations.find(OpId::create()));
    must(s.userEvents.append(m_ann, u"f"_s, {}, 1));
    must(s.userEvents.after(m_ann, 0, 10));
    must(s.userEvents.head(m_ann));
    must(s.notifications.add(m_ann, {wire::NotificationKind::Mention, other, 1, m_channel, 5}));
    must(s.notifications.find(m_ann, 1));
    must(s.notifications.below(m_ann, {}, 10));
    must(s.notifications.countUnread(m_ann));
    must(s.notifications.raiseRead(m_ann, 1));
    must(s.notifications.readUpTo(m_ann));
    must(s.notifications.forget(m_ann));
    must(s.pushes.put({PushId::create(), device.id, m_ann, u"https://a"_s, "k", "a", 1}));
    must(s.pushes.ofDevice(device.id));
    must(s.pushes.ofUser(m_ann));
    must(s.pushes.any());
    must(s.pushes.forNotified({m_ann, other}));
    must(s.pushes.forMessages(m_channel, 1, 50, 1));
    must(s.pushes.drop(PushId::create(), u"https://a"_s));
    must(s.pushes.remove(PushId::create(), m_ann));
    must(s.search.put(m_channel, {{5, 1, {u"some"_s, u"text"_s}}}));
    must(s.search.put(m_channel, {{5, 1, {u"other"_s, u"text"_s}}}));
    must(s.search.find(m_ann, {{u"text"_s, true}}, m_channel, {}, 10));
    wire::MessageRow withFiles;
    withFiles.type = wire::MessageType::File;
    must(addFiles(*m_connection, {{1, &withFiles}}));
    must(s.search.put(m_channel, {{5, 1, {}}}));
    must(s.search.hold(m_channel));
    must(s.search.setCursor(m_channel, 5));
    must(s.search.cursor(m_channel));
    must(s.search.forget(m_channel));
    const DeviceRecord keyed = {DeviceId::create(), m_ann, u"n"_s, u"p"_s, 1, 1, {}};
    must(s.devices.create(keyed));
    const wire::SignedPrekey prekey{1, "k", "s", {2, "l"}};
    must(s.keys.put({keyed.id, m_ann, {"s", "i", prekey}}, 1));
    must(s.keys.find(keyed.id));
    must(s.keys.addOneTime(keyed.id, {{1, "a"}, {2, "b"}}));
    must(s.keys.addOneTime(keyed.id, {{2, "b"}}));
    must(s.keys.takeOneTime(keyed.id));
    must(s.keys.countOneTime(keyed.id));
    must(s.keys.mayKnow(m_ann, UserId::create()));
    must(s.keys.append(m_ann, {0, "e"}));
    must(s.keys.append(m_ann, {1, "f"}));
    must(s.keyLog.size());
    must(s.keyLog.node(1, 0));
    must(s.keyLog.position(m_ann, 1));
    must(s.keyLog.leaves(0, 10));
    must(s.history.key(m_ann));
    must(s.history.putKey(m_ann, {"k", "s"}));
    must(s.history.hold(m_ann));
    must(s.history.putPage(m_ann, {keyed.id, 0, "b", 1}));
    must(s.history.hasPage(m_ann, keyed.id, 0));
    must(s.history.counts(m_ann));
    must(s.history.pages(m_ann, {}, 0, 10));
    must(s.history.pages(m_ann, keyed.id, 0, 10));
    must(s.history.forget(m_ann));
    must(s.history.putWrapped(m_ann, {"w", 1}));
    must(s.history.wrapped(m_ann));
    must(s.history.forgetWrapped(m_ann));
    must(s.keys.lastEntry(m_ann));
    must(s.keys.entries(m_ann, 0, 10));
    must(s.keys.forgetChain(m_ann));
    must(s.rosterLog.append(m_channel, m_ann, {0, "e"}));
    must(s.rosterLog.last(m_channel));
    must(s.rosterLog.entries(m_channel, 0, 10));
    must(s.rosterLog.countBy(m_channel, m_ann));
    must(s.rosterLog.hasSignedFor(m_ann, m_ann));
    // The log's page, people and channels; figures and invites are read from end to end, when an admin asks.
    must(s.admin.append({0, 1, m_ann, u"user.disable"_s, {}, {}, {}}));
    must(s.admin.audit({}, 10));
    must(s.admin.users(u"p"_s, {}, 10));
    must(s.admin.user(m_ann));
    must(s.admin.countAdmins());
    must(s.admin.removeInvite("h"));
    must(s.admin.channels({}, 10));
    HookRecord hook;
    hook.id = HookId::create();
    hook.channelId = m_channel;
    hook.kind = wire::HookKind::Outgoing;
    hook.botId = hook.createdBy = m_ann;
    must(s.hooks.create(hook));
    must(s.hooks.find(hook.id));
    must(s.hooks.findBySecret("h"));
    must(s.hooks.findByBot(m_ann));
    must(s.hooks.ofChannel(m_channel));
    must(s.hooks.anyOutgoing());
    must(s.hooks.due(1, 10));
    must(s.hooks.claim(hook.id, 1, 2));
    must(s.hooks.delivered(hook.id, 1));
    must(s.hooks.failed(hook.id, 1, 2, u"r"_s, true));
    must(s.hooks.start(hook.id));
    must(s.hooks.remove(hook.id));
    wire::Channel shut = *must(s.channels.find(m_channel));
    shut.id = ChannelId::create();
    shut.encrypted = true;
    must(s.channels.create(shut, std::nullopt));
    must(s.channels.rosterEpoch(shut.id));
    must(s.channels.raiseEpoch(shut.id));
    must(s.channels.raiseEpochsOf(m_ann));
    must(s.messages.editSealed(m_channel, 5, {1, 1, "b"}, 1, 6));
    const wire::Envelope envelope{OpId::create(), {m_ann, keyed.id}, keyed.id, 1, "b", 1};
    must(s.envelopes.put(envelope));
    must(s.envelopes.countWaiting(keyed.id));
    must(s.envelopes.countWaiting(keyed.id, keyed.id));
    must(s.envelopes.waiting(keyed.id, 10));
    must(s.envelopes.remove(keyed.id, {{keyed.id, envelope.id}}));
    must(s.meta.epoch());
    std::vector<AppendRequest> one{Bench::message(m_channel, m_ann, u"x"_s)};
    one.front().replyTo = 7;
    must(s.messages.append(one));
    must(s.messages.expired(1, 10));
    must(s.messages.delivered(m_channel, 0, 100, 10));
    must(s.messages.purge(m_channel, {1, 2}));
    must(s.members.acknowledge(m_channel, device.id, 1, 1));
    must(s.channels.whereDeliveredGoes());
    must(s.channels.remove(m_channel));
}

void TestStoragePlans::everyStatementUsesAnIndex()
{
    must(m_connection->beginWrite());
    callEverything(m_stores->stores());
    m_connection->rollback();
    const QStringList statements = m_connection->statements();
    QVERIFY(statements.size() > 50);
    for (const QString &sql : statements) {
        // Its inside is plpgsql; that joins by index is written into the function.
        if (sql.contains(u"append_messages"_s))
            continue;
        const QString asked = plan(sql);
        QVERIFY2(scanned(asked).isEmpty(), qPrintable(asked + u"\n"_s + sql));
        // A page comes in the index's order.
        if (sql.contains(u"FROM Messages x WHERE x.ChannelId = ? AND x.Seq"_s)
            || sql.contains(u"ORDER BY n.UserId DESC, n.Id DESC"_s))
            QVERIFY2(!asked.contains(u"Sort"_s) && !asked.contains(u"TEMP B-TREE"_s),
                     qPrintable(asked + u"\n"_s + sql));
    }
}

void TestStoragePlans::theSeedsIndexesAreUsed()
{
    QList<std::pair<QString, QString>> expected{
        {u"SELECT * FROM ChannelMembers WHERE UserId = ?"_s, u"IX_ChannelMembers_UserId"_s},
        {u"SELECT * FROM Friendships WHERE RequesterId = ?"_s, u"IX_Friendships_RequesterId"_s},
        {u"SELECT * FROM Friendships WHERE ReceiverId = ?"_s, u"IX_Friendships_ReceiverId"_s},
        {u"SELECT * FROM Users WHERE UsernameFold = ?"_s, u"IX_Users_Username"_s},
        {u"SELECT * FROM Users WHERE EmailFold = ?"_s, u"IX_Users_Email"_s},
    };
    // Messages have none by date and none by sender (docs/decisions/0003): a date is found by halving the range of Seq.
    expected +=
        {u"SELECT CreatedAt FROM Messages WHERE ChannelId = ? AND Seq >= ? ORDER BY Seq LIMIT 1"_s,
         engine() == Engine::Postgres ? u"messages_pkey"_s
                                      : u"PRIMARY KEY (ChannelId=? AND Seq>?)"_s};
    for (const auto &[sql, index] : expected) {
        const QString asked = plan(sql);
        QVERIFY2(asked.contains(index, Qt::CaseInsensitive), qPrintable(asked + u"\n"_s + sql));
        QVERIFY2(!asked.contains(u"TEMP B-TREE"_s) && !asked.contains(u"Sort"_s),
                 qPrintable(asked));
    }
}

void TestStoragePlans::aPageIsTwoStatements()
{
    Stores &s = m_stores->stores();
    const auto before = must(s.messages.above(m_channel, 0, 100, m_ann));
    for (const int i : {5, 6})
        must(s.messages.addReaction(m_channel, before[i].seq, m_ann, u"x"_s,
                                    must(s.channels.nextSeq(m_channel))));
    const qint64 executed = m_connection->executed();
    const auto rows = must(s.messages.above(m_channel, 0, 100, m_ann));
    QCOMPARE(rows.size(), 100);
    QCOMPARE(rows[5].reactions.size(), 1);
    QCOMPARE(rows[6].reactions.size(), 1);
    QCOMPARE(m_connection->executed() - executed, 2);
    const qint64 beforeList = m_connection->executed();
    QCOMPARE(must(s.channels.summariesOf(m_ann)).size(), 20);
    QCOMPARE(m_connection->executed() - beforeList, 1);
}

// The plan of append_messages is made once, of tables as they were at the first message, and kept: here they are known to
// be empty, which makes reading all of them look cheapest.
void TestStoragePlans::anAppendReadsNothingThatDoesNotConcernIt()
{
    if (engine() == Engine::Sqlite)
        return; // each message asks by key there
    for (const auto &table : {u"Operations"_s, u"Messages"_s, u"Rosters"_s}) {
        QVERIFY(m_database->run(u"TRUNCATE "_s + table));
        QVERIFY(m_database->run(u"VACUUM ANALYZE "_s + table));
    }
    Stores &s = m_stores->stores();
    const auto append = [&](int count) {
        std::vector<AppendRequest> requests;
        for (int i = 0; i < count; ++i)
            requests.push_back(Bench::message(m_channel, m_ann, u"news"_s));
        for (const AppendResult &each : must(s.messages.append(requests)))
            QCOMPARE(each.status, AppendStatus::Stored);
    };
    constexpr int Before = 500;
    append(Before);
    must(m_connection->beginWrite());
    append(3);
    static constexpr const char read[] =
        "SELECT COALESCE(sum(COALESCE(seq_tup_read, 0) + COALESCE(idx_tup_fetch, 0)), 0)::bigint"
        " FROM pg_stat_xact_user_tables WHERE relname IN ('operations', 'messages', 'rosters')";
    QCOMPARE(must(m_connection->number(read)), 0);
    must(m_connection->commit());
}

QTEST_GUILESS_MAIN(TestStoragePlans)
#include "tst_storage_plans.moc"
