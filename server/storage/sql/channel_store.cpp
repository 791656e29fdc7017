// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/file_rows.h"
#include "server/storage/sql/message_rows.h"
#include "server/storage/sql/rows.h"
#include "server/storage/sql/sql_stores.h"

#include "shared/core/text.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

#define CHANNEL_COLUMNS                                                                            \
    "c.Id, c.Kind, c.Name, c.Description, c.IsPrivate, c.IsEncrypted, c.RetainMode, c.TtlMs, "     \
    "c.CreatedBy,"                                                                                 \
    " c.CreatedAt, c.RevSeq, c.SlowModeSeconds"
constexpr int channelColumns = 12;

wire::Channel readChannel(const Row &row)
{
    wire::Channel channel;
    channel.id = row.id<ChannelId>(0);
    channel.kind = row.enumerator<wire::ChannelKind>(1);
    channel.name = row.text(2);
    channel.description = row.text(3);
    channel.isPrivate = row.truth(4);
    channel.encrypted = row.truth(5);
    channel.retention.mode = row.enumerator<wire::RetentionMode>(6);
    channel.retention.ttl = row.maybeNumber(7);
    channel.createdBy = row.id<UserId>(8);
    channel.createdAt = row.number(9);
    channel.revSeq = row.number(10);
    if (const qint64 seconds = row.number(11); seconds > 0)
        channel.slowModeSeconds = seconds;
    return channel;
}

#define HEAD_COLUMNS "h.HeadSeq, h.MsgCount, h.LastMsgAt, h.FloorSeq, h.PurgedSeq"

HeadRecord readHead(const Row &row, int first)
{
    return {row.number(first),     row.number(first + 1), row.number(first + 2),
            row.number(first + 3), row.number(first + 4), 0};
}

QByteArray directKey(const UserId &one, const UserId &other)
{
    const QByteArray a = one.toBytes();
    const QByteArray b = other.toBytes();
    return a < b ? a + b : b + a;
}

// The reactions of the newest message come as one text in "my channels": seq, unit separator, person's id,
// unit separator, emoji; records end with a record separator. Neither can stand in an emoji.
void readPackedReactions(const QString &packed, const UserId &viewer, wire::MessageRow &message)
{
    struct One {
        qint64 seq;
        QString person;
        QString emoji;
    };
    QList<One> ones;
    for (const QString &record : packed.split(QChar(0x1e), Qt::SkipEmptyParts)) {
        const QStringList parts = record.split(QChar(0x1f));
        if (parts.size() == 3)
            ones.append({parts[0].toLongLong(), parts[1], parts[2]});
    }
    std::sort(ones.begin(), ones.end(), [](const One &a, const One &b) {
        return std::tie(a.seq, a.person) < std::tie(b.seq, b.person);
    });
    for (const One &one : ones) {
        const UserId person(one.person.size() == 32
                                ? QUuid::fromRfc4122(QByteArray::fromHex(one.person.toLatin1()))
                                : QUuid::fromString(one.person));
        auto reaction = std::find_if(message.reactions.begin(), message.reactions.end(),
                                     [&](const wire::Reaction &r) { return r.emoji == one.emoji; });
        if (reaction == message.reactions.end()) {
            message.reactions.append(wire::Reaction{one.emoji, 0, false, {}});
            reaction = message.reactions.end() - 1;
        }
        ++reaction->count;
        if (person == viewer)
            reaction->mine = true;
        if (reaction->by.size() < namedReactors)
            reaction->by.append(person);
    }
}

wire::ChannelSummary readSummary(const Row &row, const UserId &viewer)
{
    constexpr int mine = channelColumns;
    constexpr int peer = mine + 6;
    constexpr int last = peer + 6;
    wire::ChannelSummary summary;
    summary.channel = readChannel(row);
    summary.role = row.enumerator<wire::Role>(mine);
    summary.readSeq = row.number(mine + 1);
    summary.head = row.number(mine + 3);
    summary.unread = std::max<qint64>(0, row.number(mine + 4) - row.number(mine + 2));
    summary.mentions = row.number(mine + 5);
    if (!row.isNull(peer))
        summary.channel.peer = readUser(row, peer);
    if (!row.isNull(last)) {
        summary.lastMessage = readMessage(row, last);
        readPackedReactions(row.text(last + messageColumns), viewer, *summary.lastMessage);
        if (row.number(last + messageColumns + 1) > 0)
            summary.lastMessage->pinned = true;
    }
    summary.notify = row.enumerator<wire::NotifyLevel>(last + messageColumns + 2);
    summary.mutedUntil = row.maybeNumber(last + messageColumns + 3);
    return summary;
}

} // namespace

Status SqlChannelStore::create(const wire::Channel &channel,
                               const std::optional<std::pair<UserId, UserId>> &pair)
{
    static constexpr const char sql[] =
        "INSERT INTO Channels (Id, Kind, Name, NameFold, Description, IsPrivate, IsEncrypted, "
        "RetainMode, TtlMs,"
        " DirectKey, CreatedBy, CreatedAt, RevSeq, SlowModeSeconds)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING";
    static constexpr const char head[] = "INSERT INTO ChannelHeads (ChannelId) VALUES (?)";
    const std::optional<QByteArray> key =
        pair ? std::optional(directKey(pair->first, pair->second)) : std::nullopt;
    DUNLIN_TRY(const int rows,
               m_db.change(sql, channel.id, channel.kind, channel.name, foldName(channel.name),
                           channel.description, channel.isPrivate, channel.encrypted,
                           channel.retention.mode, channel.retention.ttl, key, channel.createdBy,
                           channel.createdAt, channel.revSeq, channel.slowModeSeconds.value_or(0)));
    if (rows != 1)
        return fail(Errc::Conflict, u"there is such a channel already"_s);
    DUNLIN_CHECK(m_db.change(head, channel.id));
    static constexpr const char roster[] = "INSERT INTO Rosters (ChannelId, Epoch) VALUES (?, 1)";
    if (channel.encrypted)
        DUNLIN_CHECK(m_db.change(roster, channel.id));
    return ok();
}

Result<std::optional<wire::Channel>> SqlChannelStore::find(const ChannelId &id)
{
    static constexpr const char sql[] = "SELECT " CHANNEL_COLUMNS " FROM Channels c WHERE c.Id = ?";
    return m_db.one(sql, readChannel, id);
}

Result<std::optional<wire::Channel>> SqlChannelStore::findDirect(const UserId &one,
                                                                 const UserId &other)
{
    static constexpr const char sql[] =
        "SELECT " CHANNEL_COLUMNS " FROM Channels c WHERE c.DirectKey = ?";
    return m_db.one(sql, readChannel, directKey(one, other));
}

Status SqlChannelStore::update(const wire::Channel &channel)
{
    static constexpr const char sql[] =
        "UPDATE Channels SET Name = ?, NameFold = ?, Description = ?, RetainMode = ?,"
        " TtlMs = ?, RevSeq = ?, SlowModeSeconds = ? WHERE Id = ?";
    DUNLIN_TRY(const int rows,
               m_db.change(sql, channel.name, foldName(channel.name), channel.description,
                           channel.retention.mode, channel.retention.ttl, channel.revSeq,
                           channel.slowModeSeconds.value_or(0), channel.id));
    return rows == 1 ? ok() : Status(fail(Errc::NotFound, u"there is no such channel"_s));
}

Status SqlChannelStore::remove(const ChannelId &id)
{
    // The counter goes first: whoever appends to this channel waits for it, and then finds none.
    static constexpr const char head[] = "DELETE FROM ChannelHeads WHERE ChannelId = ?";
    static constexpr const char messages[] = "DELETE FROM Messages WHERE ChannelId = ?";
    static constexpr const char reactions[] = "DELETE FROM Reactions WHERE ChannelId = ?";
    static constexpr const char sealed[] = "DELETE FROM SealedReactions WHERE ChannelId = ?";
    static constexpr const char pins[] = "DELETE FROM Pins WHERE ChannelId = ?";
    static constexpr const char acks[] = "DELETE FROM DeviceAcks WHERE ChannelId = ?";
    static constexpr const char roster[] = "DELETE FROM Rosters WHERE ChannelId = ?";
    static constexpr const char signedRoster[] = "DELETE FROM RosterLog WHERE ChannelId = ?";
    static constexpr const char channel[] =
        "DELETE FROM Channels WHERE Id = ?"; // members and invites go with it
    DUNLIN_CHECK(m_db.change(head, id));
    DUNLIN_CHECK(dropFileRefs(m_db, id));
    for (const char *sql : {messages, reactions, sealed, pins, acks, roster, signedRoster, channel})
        DUNLIN_CHECK(m_db.change(sql, id));
    return SqlSearchStore(m_db).forget(id);
}

Result<QList<wire::Channel>> SqlChannelStore::directory(const QString &folded, int limit)
{
    static constexpr const char sql[] =
        "SELECT " CHANNEL_COLUMNS
        ", (SELECT count(*) FROM ChannelMembers m WHERE m.ChannelId = c.Id"
        " AND m.LeftAt IS NULL) FROM Channels c WHERE c.IsPrivate = FALSE AND c.Kind = ?"
        " AND c.NameFold LIKE ? ESCAPE '!' ORDER BY c.NameFold, c.Id LIMIT ?";
    return m_db.all(
        sql,
        [](const Row &row) {
            wire::Channel channel = readChannel(row);
            channel.memberCount = row.number(channelColumns);
            return channel;
        },
        wire::ChannelKind::Channel, containsPattern(folded), limit);
}

Result<QList<wire::ChannelSummary>> SqlChannelStore::summariesOf(const UserId &user)
{
#define SUMMARIES(mentioned, packed)                                                               \
    "SELECT " CHANNEL_COLUMNS ", m.Role, m.ReadSeq, m.ReadOrd, h.HeadSeq, h.MsgCount,"             \
    " (SELECT count(*) FROM Messages q WHERE q.ChannelId = m.ChannelId AND q.Seq > m.ReadSeq"      \
    "  AND q.Mentions IS NOT NULL AND (" mentioned("m.UserId") " > 0 OR " mentioned(               \
        "m.ChannelId") " > 0)),"                                                                   \
                       " " PROFILE_COLUMNS(                                                        \
                           "p") ", " MESSAGE_COLUMNS ","                                           \
                                " CASE WHEN x.RevSeq <> x.Seq THEN (SELECT " packed                \
                                " FROM Reactions r"                                                \
                                "  WHERE r.ChannelId = x.ChannelId AND r.MessageSeq = x.Seq) END," \
                                " CASE WHEN x.RevSeq <> x.Seq THEN (SELECT count(*) FROM Pins g"   \
                                "  WHERE g.ChannelId = x.ChannelId AND g.MessageSeq = x.Seq) "     \
                                "END, "                                                            \
                                "m.Notify, m.MutedUntil"                                           \
                                " FROM ChannelMembers m JOIN Channels c ON c.Id = m.ChannelId "    \
                                "JOIN "                                                            \
                                "ChannelHeads h ON "                                               \
                                "h.ChannelId = c.Id"                                               \
                                " LEFT JOIN Messages x ON x.ChannelId = m.ChannelId AND x.Seq ="   \
                                "  (SELECT max(y.Seq) FROM Messages y WHERE y.ChannelId = "        \
                                "m.ChannelId)"                                                     \
                                " LEFT JOIN ChannelMembers o ON c.Kind = 2 AND o.ChannelId = "     \
                                "c.Id AND "                                                        \
                                "o.UserId <> m.UserId"                                             \
                                " LEFT JOIN Users p ON p.Id = o.UserId"                            \
                                " WHERE m.UserId = ? AND m.LeftAt IS NULL"                         \
                                " ORDER BY CASE WHEN h.LastMsgAt > c.CreatedAt THEN h.LastMsgAt "  \
                                "ELSE "                                                            \
                                "c.CreatedAt END DESC, "                                           \
                                "c.Id"
    static_assert(int(wire::ChannelKind::Direct) == 2);
#define MENTIONED_SQLITE(id) "instr(q.Mentions, " id ")"
#define MENTIONED_POSTGRES(id) "position(uuid_send(" id ") IN q.Mentions)"
    static constexpr const char sqlite[] = SUMMARIES(
        MENTIONED_SQLITE,
        "group_concat(r.EventSeq || char(31) || hex(r.UserId) || char(31) || r.Emoji, char(30))");
    static constexpr const char postgres[] =
        SUMMARIES(MENTIONED_POSTGRES,
                  "string_agg(r.EventSeq || chr(31) || r.UserId || chr(31) || r.Emoji, chr(30))");
    DUNLIN_TRY(QList<wire::ChannelSummary> summaries,
               m_db.all(
                   m_db.pick(sqlite, postgres),
                   [&](const Row &row) { return readSummary(row, user); }, user));
    DUNLIN_CHECK(addFiles(m_db, user, summaries));
    return summaries;
}

Result<QList<ChannelId>> SqlChannelStore::whereDeliveredGoes()
{
    static_assert(int(wire::RetentionMode::Delivered) == 2);
    static constexpr const char sql[] = "SELECT Id FROM Channels WHERE RetainMode = 2 ORDER BY Id";
    return m_db.all(sql, [](const Row &row) { return row.id<ChannelId>(0); });
}

Result<QList<ChannelId>> SqlChannelStore::slowOnes()
{
    static constexpr const char sql[] = "SELECT Id FROM Channels WHERE SlowModeSeconds > 0";
    return m_db.all(sql, [](const Row &row) { return row.id<ChannelId>(0); });
}

Result<std::optional<HeadRecord>> SqlChannelStore::head(const ChannelId &id)
{
    static constexpr const char sql[] =
        "SELECT " HEAD_COLUMNS " FROM ChannelHeads h WHERE h.ChannelId = ?";
    return m_db.one(
        sql, [](const Row &row) { return readHead(row, 0); }, id);
}

#define HEADS_OF(present)                                                                          \
    "SELECT h.ChannelId, " HEAD_COLUMNS ", c.RevSeq FROM ChannelMembers m"                         \
    " JOIN ChannelHeads h ON h.ChannelId = m.ChannelId JOIN Channels c ON c.Id = m.ChannelId"      \
    " WHERE m.UserId = ?" present

Result<QHash<ChannelId, HeadRecord>> SqlChannelStore::heads(const char *sql, const UserId &user)
{
    QHash<ChannelId, HeadRecord> heads;
    DUNLIN_CHECK(m_db.each(
        sql,
        [&](const Row &row) {
            HeadRecord head = readHead(row, 1);
            head.cardSeq = row.number(6);
            heads.insert(row.id<ChannelId>(0), head);
        },
        user));
    return heads;
}

Result<QHash<ChannelId, HeadRecord>> SqlChannelStore::headsOf(const UserId &user)
{
    static constexpr const char sql[] = HEADS_OF(" AND m.LeftAt IS NULL");
    return heads(sql, user);
}

Result<QHash<ChannelId, HeadRecord>> SqlChannelStore::headsEverOf(const UserId &user)
{
    static constexpr const char sql[] = HEADS_OF("");
    return heads(sql, user);
}

Result<QList<wire::Channel>> SqlChannelStore::cardsFor(const UserId &user,
                                                       const QList<ChannelId> &ids)
{
    if (ids.isEmpty())
        return QList<wire::Channel>();
    static_assert(int(wire::ChannelKind::Direct) == 2);
#define CARDS(ids)                                                                                 \
    "SELECT " CHANNEL_COLUMNS ", (SELECT count(*) FROM ChannelMembers n"                           \
    " WHERE n.ChannelId = c.Id AND n.LeftAt IS NULL), " PROFILE_COLUMNS(                           \
        "p") " FROM Channels c"                                                                    \
             " LEFT JOIN ChannelMembers o ON c.Kind = 2 AND o.ChannelId = c.Id AND o.LeftAt IS "   \
             "NULL"                                                                                \
             " AND o.UserId <> ? LEFT JOIN Users p ON p.Id = o.UserId WHERE c.Id " ids
    static constexpr const char sqlite[] = CARDS("IN (" SQLITE_IDS ")");
    static constexpr const char postgres[] = CARDS("= ANY (?::uuid[])");
    const auto read = [](const Row &row) {
        wire::Channel channel = readChannel(row);
        channel.memberCount = row.number(channelColumns);
        if (!row.isNull(channelColumns + 1))
            channel.peer = readUser(row, channelColumns + 1);
        return channel;
    };
    const QVariant list = idList(m_db.engine(), ids);
    return m_db.engine() == Engine::Sqlite ? m_db.all(sqlite, read, user, list, list)
                                           : m_db.all(postgres, read, user, list);
}

Result<std::optional<qint64>> SqlChannelStore::rosterEpoch(const ChannelId &id)
{
    static constexpr const char sql[] = "SELECT Epoch FROM Rosters WHERE ChannelId = ?";
    return m_db.one(
        sql, [](const Row &row) { return row.number(0); }, id);
}

Status SqlChannelStore::raiseEpoch(const ChannelId &id)
{
    static constexpr const char sql[] = "UPDATE Rosters SET Epoch = Epoch + 1 WHERE ChannelId = ?";
    DUNLIN_CHECK(m_db.change(sql, id));
    return ok();
}

Status SqlChannelStore::raiseEpochsOf(const UserId &user)
{
    // One after the other and in one order: two people who share several channels don't wait for each other crosswise.
    static constexpr const char sql[] =
        "SELECT r.ChannelId FROM ChannelMembers m JOIN Rosters r ON r.ChannelId = m.ChannelId"
        " WHERE m.UserId = ? AND m.LeftAt IS NULL ORDER BY r.ChannelId";
    DUNLIN_TRY(const QList<ChannelId> channels,
               m_db.all(
                   sql, [](const Row &row) { return row.id<ChannelId>(0); }, user));
    for (const ChannelId &each : channels)
        DUNLIN_CHECK(raiseEpoch(each));
    return ok();
}

Result<qint64> SqlChannelStore::nextSeq(const ChannelId &id)
{
    static constexpr const char sql[] =
        "UPDATE ChannelHeads SET HeadSeq = HeadSeq + 1 WHERE ChannelId = ? RETURNING HeadSeq";
    DUNLIN_TRY(const auto seq,
               m_db.one(
                   sql, [](const Row &row) { return row.number(0); }, id));
    if (!seq)
        return fail(Errc::NotFound, u"there is no such channel"_s);
    return *seq;
}

} // namespace dunlin::server
