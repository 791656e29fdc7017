// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tables of the local store.

#include "client/store/local_store.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

PendingOp pending(const ChannelId &channel, PendingKind kind, const QString &text)
{
    PendingOp op;
    op.id = OpId::create();
    op.channel = channel;
    op.kind = kind;
    op.text = text;
    op.createdAt = 1'234;
    return op;
}

wire::MessageRow row(const ChannelId &channel, qint64 seq, qint64 ord, const QString &text)
{
    wire::MessageRow each;
    each.channelId = channel;
    each.seq = seq;
    each.revSeq = seq;
    each.ord = ord;
    each.id = OpId::create();
    each.senderId = UserId::create();
    each.senderDevice = DeviceId::create();
    each.content = text;
    each.createdAt = 1'000 + seq;
    return each;
}

QList<qint64> ordsOf(const Result<QList<wire::MessageRow>> &rows)
{
    QList<qint64> ords;
    if (!rows.ok())
        return {-1};
    for (const wire::MessageRow &each : *rows)
        ords.append(each.ord);
    return ords;
}

} // namespace

class StoreTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    const ChannelId m_channel = ChannelId::create();

    std::unique_ptr<LocalStore> inMemory() const { return *LocalStore::open({}, m_clock); }

private Q_SLOTS:
    // --- outbox, drafts, settings -------------------------------------------------------------------

    void outboxRowsSurviveReopeningFieldByField()
    {
        const QTemporaryDir folder;
        QList<PendingOp> ops;
        for (const PendingKind kind :
             {PendingKind::Message, PendingKind::Edit, PendingKind::Delete,
              PendingKind::ReactionAdd, PendingKind::ReactionRemove, PendingKind::ReadMark,
              PendingKind::PinAdd, PendingKind::PinRemove})
            ops.append(pending(m_channel, kind, u"täxt\n\"%1\" 🐦"_s.arg(int(kind))));
        ops[0].replyToSeq = 17;
        ops[1].targetId = ops.at(0).id;
        ops[2].targetSeq = 5;
        ops[3].state = PendingState::Failed;
        ops[3].attempts = 3;
        ops[3].nextTryAt = 99;
        ops[3].error = u"No such message"_s;
        ops[3].errorCode = u"notFound"_s;
        ops[0].expiresIn = 60'000;
        ops[0].isPaused = true;
        ops[0].files = {{u"/tmp/ä b.png"_s, true, u"ä b.png"_s, 1 << 20, 5, u"image/png"_s,
                         u"ab12"_s, FileId::create(), FileId::create(), 4096, QString(), 0,
                         QByteArray(), QByteArray()},
                        {u"/tmp/c"_s, false, u"c"_s, 1, 6, QString(), QString(), FileId(), FileId(),
                         0, QString(), 0, QByteArray(), QByteArray()}};
        {
            const auto store = LocalStore::open(folder.path(), m_clock);
            QVERIFY(store.ok());
            QVERIFY((*store)->outbox().add(ops).ok());
        }

        const auto store = LocalStore::open(folder.path(), m_clock);
        QVERIFY(store.ok());
        const auto loaded = (*store)->outbox().load();

        QVERIFY(loaded.ok());
        QCOMPARE(*loaded, ops);
    }

    void whatWasUnderWayIsQueuedAgainAfterReopening()
    {
        const QTemporaryDir folder;
        QList<PendingOp> ops{pending(m_channel, PendingKind::Message, u"one"_s)};
        {
            const auto store = LocalStore::open(folder.path(), m_clock);
            QVERIFY(store.ok());
            QVERIFY((*store)->outbox().add(ops).ok());
            ops[0].state = PendingState::Sending;
            QVERIFY((*store)->outbox().update(ops.at(0)).ok());
        }

        const auto store = LocalStore::open(folder.path(), m_clock);
        QVERIFY(store.ok());
        const auto loaded = (*store)->outbox().load();

        QVERIFY(loaded.ok());
        QCOMPARE(loaded->size(), 1);
        QCOMPARE(loaded->first().id, ops.at(0).id);
        QCOMPARE(loaded->first().state, PendingState::Queued);
    }

    void theOrderOfSendingIsNeverReused()
    {
        const auto store = inMemory();
        QList<PendingOp> first{pending(m_channel, PendingKind::Message, u"one"_s)};
        QVERIFY(store->outbox().add(first).ok());
        QVERIFY(store->outbox().remove({first.at(0).id}).ok());

        QList<PendingOp> second{pending(m_channel, PendingKind::Message, u"two"_s)};
        QVERIFY(store->outbox().add(second).ok());

        QVERIFY(second.at(0).localNo > first.at(0).localNo);
    }

    void anIdIsQueuedOnceAndTheWholeListFailsWithIt()
    {
        const auto store = inMemory();
        QList<PendingOp> once{pending(m_channel, PendingKind::Message, u"one"_s)};
        QVERIFY(store->outbox().add(once).ok());

        QList<PendingOp> again{pending(m_channel, PendingKind::Message, u"two"_s), once.at(0)};
        QVERIFY(!store->outbox().add(again).ok());

        const auto loaded = store->outbox().load();
        QVERIFY(loaded.ok());
        QCOMPARE(*loaded, once);
    }

    void draftsAreKeptPerChannelAndAnEmptyOneGoes()
    {
        const QTemporaryDir folder;
        const ChannelId other = ChannelId::create();
        {
            const auto store = LocalStore::open(folder.path(), m_clock);
            QVERIFY(store.ok());
            QVERIFY((*store)->drafts().set(m_channel, u"first"_s, 1).ok());
            QVERIFY((*store)->drafts().set(m_channel, u"second\nline"_s, 2).ok());
            QVERIFY((*store)->drafts().set(other, u"to be dropped"_s, 3).ok());
            QVERIFY((*store)->drafts().set(other, {}, 4).ok());
        }

        const auto store = LocalStore::open(folder.path(), m_clock);
        QVERIFY(store.ok());
        const auto drafts = (*store)->drafts().load();

        QVERIFY(drafts.ok());
        QCOMPARE(*drafts, (QHash<ChannelId, QString>{{m_channel, u"second\nline"_s}}));
    }

    void settingsAndMetaAreTwoTables()
    {
        const QTemporaryDir folder;
        {
            const auto store = LocalStore::open(folder.path(), m_clock);
            QVERIFY(store.ok());
            QVERIFY((*store)->settings().set(u"theme"_s, u"dark"_s).ok());
            QVERIFY((*store)->settings().set(u"theme"_s, u"light"_s).ok());
            QVERIFY((*store)->settings().set(u"empty"_s, {}).ok());
            QVERIFY((*store)->meta().set(u"theme"_s, u"of the cache"_s).ok());
        }

        const auto store = LocalStore::open(folder.path(), m_clock);
        QVERIFY(store.ok());

        QCOMPARE((*store)->settings().value(u"theme"_s).value(), u"light"_s);
        QCOMPARE((*store)->settings().value(u"empty"_s).value(), QString());
        QCOMPARE((*store)->settings().value(u"never set"_s).value(), QString());
        QCOMPARE((*store)->meta().value(u"theme"_s).value(), u"of the cache"_s);
    }

    void aFailedTransactionLeavesNothing()
    {
        const auto store = inMemory();

        const Status outcome = store->inStore([&]() -> Status {
            DUNLIN_CHECK(store->settings().set(u"key"_s, u"value"_s));
            return fail(Errc::Internal, u"no"_s);
        });

        QVERIFY(!outcome.ok());
        QCOMPARE(store->settings().value(u"key"_s).value(), QString());
        QVERIFY(store->inStore([&] { return store->settings().set(u"key"_s, u"value"_s); }).ok());
        QCOMPARE(store->settings().value(u"key"_s).value(), u"value"_s);
    }

    void aCacheBegunAnewLeavesTheStoreAlone()
    {
        const auto store = inMemory();
        QList<PendingOp> ops{pending(m_channel, PendingKind::Message, u"one"_s)};
        QVERIFY(store->outbox().add(ops).ok());
        QVERIFY(store->messages().put(1, row(m_channel, 1, 1, u"cached"_s)).ok());

        QVERIFY(store->rebuildCache(LocalStore::Keep::Nothing).ok());

        QCOMPARE(store->outbox().load().value(), ops);
        QVERIFY(ordsOf(store->messages().byOrd(1, m_channel, 1, 10)).isEmpty());
    }

    // --- messages -----------------------------------------------------------------------------------

    void aMessageComesBackFieldByField()
    {
        const auto store = inMemory();
        wire::MessageRow full = row(m_channel, 9, 4, u"schön 🐦"_s);
        full.type = wire::MessageType::File;
        full.replyTo = 3;
        full.files = {{FileId::create(), u"a \"b\".png"_s, 12, u"image/png"_s}};
        full.mentions = {UserId::create(), UserId::create()};
        full.reactions = {{u"👍"_s, 2, true, {full.mentions.first()}}, {u"x"_s, 1, {}, {}}};
        full.editedAt = 77;
        full.expiresAt = 88;
        full.revSeq = 12;
        full.pinned = true;
        full.mentionsChannel = true;
        wire::MessageRow bare = row(m_channel, 10, 5, {});
        bare.content.reset();
        bare.deleted = true;

        QVERIFY(store->messages().put(3, full).value());
        QVERIFY(store->messages().put(3, bare).value());

        QCOMPARE(store->messages().byOrd(3, m_channel, 1, 10).value(),
                 (QList<wire::MessageRow>{full, bare}));
        QCOMPARE(store->messages().one(3, m_channel, 9).value(), std::optional(full));
        QCOMPARE(store->messages().one(3, m_channel, 8).value(), std::nullopt);
        QCOMPARE(store->messages().last(3, m_channel).value(), std::optional(bare));
        QCOMPARE(store->messages().seqOf(full.id).value(), 9);
        QCOMPARE(store->messages().seqOf(OpId::create()).value(), 0);
    }

    void aMessageIsOnlyReplacedByANewerRevision()
    {
        const auto store = inMemory();
        wire::MessageRow now = row(m_channel, 5, 2, u"as written"_s);
        now.revSeq = 8;
        QVERIFY(store->messages().put(1, now).value());

        wire::MessageRow older = now;
        older.revSeq = 7;
        older.content = u"older"_s;
        wire::MessageRow same = now;
        same.content = u"same number, other words"_s;
        QVERIFY(!store->messages().put(1, older).value());
        QVERIFY(!store->messages().put(1, same).value());
        QCOMPARE(store->messages().one(1, m_channel, 5).value()->content, u"as written"_s);

        wire::MessageRow newer = now;
        newer.revSeq = 9;
        newer.content = u"edited"_s;
        QVERIFY(store->messages().put(1, newer).value());
        QCOMPARE(store->messages().one(1, m_channel, 5).value()->content, u"edited"_s);
    }

    void aMessageWithImpossibleNumbersIsRefused()
    {
        const auto store = inMemory();
        wire::MessageRow bad = row(m_channel, 1, 0, u"no ord"_s);
        QVERIFY(!store->messages().put(1, bad).ok());
        bad = row(m_channel, 0, 1, u"no seq"_s);
        QVERIFY(!store->messages().put(1, bad).ok());
        bad = row(m_channel, 1, qint64(1) << 40, u"of the next channel"_s);
        QVERIFY(!store->messages().put(1, bad).ok());
    }

    void channelsDoNotSeeEachOthersMessages()
    {
        const auto store = inMemory();
        const ChannelId other = ChannelId::create();
        for (qint64 number = 1; number <= 5; ++number) {
            QVERIFY(store->messages().put(1, row(m_channel, number * 2, number, u"a"_s)).ok());
            QVERIFY(store->messages().put(2, row(other, number * 2, number, u"b"_s)).ok());
        }

        QCOMPARE(ordsOf(store->messages().byOrd(1, m_channel, 2, 4)), (QList<qint64>{2, 3, 4}));
        QCOMPARE(ordsOf(store->messages().bySeq(1, m_channel, 4, 8, 10)), (QList<qint64>{3, 4}));
        QCOMPARE(ordsOf(store->messages().bySeq(1, m_channel, 0, 100, 2)), (QList<qint64>{1, 2}));
        QCOMPARE(ordsOf(store->messages().bySeqDown(1, m_channel, 4, 8, 10)),
                 (QList<qint64>{3, 2}));
        QCOMPARE(store->messages().ordAtOrBelow(1, 7).value(), 3);
        QCOMPARE(store->messages().ordAtOrBelow(1, 1).value(), 0);

        QVERIFY(store->messages().removeBySeq(1, 2, 5).ok());
        QVERIFY(store->messages().removeByOrd(1, 5, 5).ok());
        QCOMPARE(ordsOf(store->messages().byOrd(1, m_channel, 1, 9)), (QList<qint64>{3, 4}));
        QVERIFY(store->messages().removeAll(1).ok());
        QVERIFY(ordsOf(store->messages().byOrd(1, m_channel, 1, 9)).isEmpty());
        QCOMPARE(ordsOf(store->messages().byOrd(2, other, 1, 9)).size(), 5);
    }

    void anOlderStoreKeepsWhatWaitsInIt()
    {
        const QTemporaryDir folder;
        QList<PendingOp> ops{pending(m_channel, PendingKind::Message, u"one"_s)};
        {
            const auto store = LocalStore::open(folder.path(), m_clock);
            QVERIFY(store.ok());
            QVERIFY((*store)->outbox().add(ops).ok());
        }
        // As the version before wrote it.
        const auto older = [&folder](const QStringList &statements) {
            bool done = true;
            {
                QSqlDatabase file = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"older"_s);
                file.setDatabaseName(folder.filePath(u"store.db"_s));
                done = file.open();
                for (const QString &each : statements) {
                    QSqlQuery query(file);
                    done = query.exec(each) && done;
                }
                file.close();
            }
            QSqlDatabase::removeDatabase(u"older"_s);
            return done;
        };
        QVERIFY(older({u"ALTER TABLE Outbox DROP COLUMN ExpiresIn"_s,
                       u"ALTER TABLE Outbox DROP COLUMN Files"_s,
                       u"ALTER TABLE Outbox DROP COLUMN IsPaused"_s,
                       u"ALTER TABLE Outbox DROP COLUMN Rest"_s,
                       u"ALTER TABLE Outbox DROP COLUMN Sealed"_s,
                       u"ALTER TABLE Outbox DROP COLUMN SealedEpoch"_s, u"DROP TABLE Sealed"_s,
                       u"PRAGMA user_version=1"_s}));

        const auto store = LocalStore::open(folder.path(), m_clock);
        QVERIFY(store.ok());
        const auto loaded = (*store)->outbox().load();
        QVERIFY(loaded.ok());
        QCOMPARE(*loaded, ops);
    }

    void theNextEndAndItsChannelsAreKnown()
    {
        const auto store = inMemory();
        QCOMPARE(store->messages().nextExpiry().value(), 0);
        wire::MessageRow first = row(m_channel, 3, 5, u"over"_s);
        first.expiresAt = 100;
        wire::MessageRow other = row(m_channel, 4, 6, u"later"_s);
        other.expiresAt = 200;
        QVERIFY(store->messages().put(1, first).ok());
        QVERIFY(store->messages().put(2, other).ok());
        QVERIFY(store->messages().put(2, row(m_channel, 9, 12, u"no end"_s)).ok());

        QCOMPARE(store->messages().nextExpiry().value(), 100);
        QCOMPARE(store->messages().channelsWithExpired(99).value(), QSet<qint64>());
        QCOMPARE(store->messages().channelsWithExpired(100).value(), QSet<qint64>{1});
        QCOMPARE(store->messages().channelsWithExpired(200).value(), (QSet<qint64>{1, 2}));
        QCOMPARE(store->messages().firstOrd(2, 100).value(), 6);
        QCOMPARE(store->messages().firstOrd(2, 5).value(), 0);
    }

    void whatHasExpiredIsRemoved()
    {
        const auto store = inMemory();
        wire::MessageRow stays = row(m_channel, 1, 1, u"no end"_s);
        wire::MessageRow later = row(m_channel, 2, 2, u"later"_s);
        later.expiresAt = 101;
        wire::MessageRow over = row(m_channel, 3, 3, u"over"_s);
        over.expiresAt = 100;
        for (const wire::MessageRow &each : {stays, later, over})
            QVERIFY(store->messages().put(1, each).ok());

        QCOMPARE(store->messages().removeExpired(100).value(), 1);

        QCOMPARE(ordsOf(store->messages().byOrd(1, m_channel, 1, 9)), (QList<qint64>{1, 2}));
    }

    // --- channels and people ------------------------------------------------------------------------

    void aChannelComesBackWithItsSegmentsAndGoesWithAllThatIsIts()
    {
        const auto store = inMemory();
        ChannelRecord record;
        record.card.id = m_channel;
        record.card.name = u"Allgemeines"_s;
        record.card.description = u"alles"_s;
        record.card.isPrivate = true;
        record.card.retention = {wire::RetentionMode::Expire, 5'000};
        record.card.createdBy = UserId::create();
        record.card.createdAt = 3;
        record.card.revSeq = 4;
        record.card.memberCount = 12;
        record.role = wire::Role::Admin;
        record.head = 20;
        record.cursor = 19;
        record.msgCount = 15;
        record.readSeq = 7;
        record.readOrd = 6;
        record.purgedSeq = 2;
        record.receivedSeq = 18;
        record.lastOpenedAt = 1'111;
        record.card.slowModeSeconds = 30;
        record.notify = wire::NotifyLevel::Mentions;
        record.mutedUntil = 9'999;
        record.mentions = 3;
        record.segments = Segments({{3, 5, 3, 4}, {10, 19, 9, 15}});
        QVERIFY(store->channels().put(record).ok());
        QVERIFY(record.no > 0);
        QCOMPARE(store->channels().load().value(), QList<ChannelRecord>{record});

        record.card.name = u"Neues"_s;
        record.segments = Segments({{1, 19, 1, 15}});
        QVERIFY(store->channels().put(record).ok());
        QCOMPARE(store->channels().load().value(), QList<ChannelRecord>{record});

        QVERIFY(store->messages().put(record.no, row(m_channel, 1, 1, u"x"_s)).ok());
        QVERIFY(store->people().raiseMarks(record.no, UserId::create(), 1, 1).ok());
        QVERIFY(store->channels().remove(record).ok());
        QVERIFY(store->channels().load().value().isEmpty());
        QVERIFY(ordsOf(store->messages().byOrd(record.no, m_channel, 1, 9)).isEmpty());
        QVERIFY(store->people().members(record.no).value().isEmpty());
    }

    void aPersonIsKeptWithTheirPicture()
    {
        const auto store = inMemory();
        wire::User bob{UserId::create(), u"bob"_s, u"Bob"_s, FileId::create(), {}, u"hi"_s};
        QVERIFY(store->people().putUser(bob, 1).ok());
        QCOMPARE(store->people().loadUsers().value().value(bob.id), bob);
        bob.avatarFileId.reset();
        QVERIFY(store->people().putUser(bob, 2).ok());
        QCOMPARE(store->people().loadUsers().value().value(bob.id), bob);
    }

    void marksOnlyRiseAndAnOlderMembershipChangesNothing()
    {
        const auto store = inMemory();
        const UserId self = UserId::create();
        const UserId bob = UserId::create();
        QVERIFY(!store->people().othersMarks(1, self).value().known);
        QVERIFY(store->people().putMember(1, {bob, wire::Role::Member, 5, 0, 0, 10, true}).ok());
        QVERIFY(store->people().raiseMarks(1, bob, 4, 6).ok());
        QVERIFY(store->people().raiseMarks(1, bob, 3, 5).ok());

        QVERIFY(store->people().putMember(1, {bob, wire::Role::Owner, 5, 9, 9, 9, false}).ok());

        QCOMPARE(store->people().members(1).value(),
                 (QList<MemberRecord>{{bob, wire::Role::Member, 5, 4, 6, 10, true}}));
        const OthersMarks marks = store->people().othersMarks(1, self).value();
        QVERIFY(marks.known);
        QCOMPARE(marks.readSeq, 4);
        QCOMPARE(marks.receivedSeq, 6);

        // Hooks read nothing, and nobody waits for them.
        const wire::User hook{UserId::create(), u"hook:0123"_s, u"Weather"_s, {}, {}, {}};
        QVERIFY(store->people().putUser(hook, 1).ok());
        QVERIFY(
            store->people().putMember(1, {hook.id, wire::Role::Member, 5, 0, 0, 12, true}).ok());
        QCOMPARE(store->people().othersMarks(1, self).value().readSeq, 4);
        QCOMPARE(store->people().loadUsers().value().value(hook.id).bot, std::optional(true));

        QVERIFY(store->people().putMember(1, {bob, wire::Role::Member, 5, 0, 0, 11, false}).ok());
        QVERIFY(!store->people().othersMarks(1, self).value().known);
    }
};

QTEST_GUILESS_MAIN(StoreTest)
#include "tst_store.moc"
