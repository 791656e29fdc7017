// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/append.h"
#include "server/storage/sql/file_rows.h"
#include "server/storage/sql/message_rows.h"
#include "server/storage/sql/rows.h"
#include "server/storage/sql/sql_stores.h"

#include <algorithm>

namespace dunlin::server {

namespace {

const auto readRow = [](const Row &row) { return readMessage(row); };

} // namespace

Result<QList<AppendResult>> SqlMessageStore::append(std::span<const AppendRequest> batch)
{
    return m_db.engine() == Engine::Sqlite ? appendToSqlite(m_db, batch)
                                           : appendToPostgres(m_db, batch);
}

Result<std::optional<wire::MessageRow>> SqlMessageStore::find(const ChannelId &channel, qint64 seq,
                                                              const std::optional<UserId> &viewer)
{
    static constexpr const char sql[] =
        "SELECT " MESSAGE_COLUMNS " FROM Messages x WHERE x.ChannelId = ? AND x.Seq = ?";
    DUNLIN_TRY(QList<wire::MessageRow> rows, m_db.all(sql, readRow, channel, seq));
    DUNLIN_CHECK(addReactions(m_db, channel, rows, viewer));
    DUNLIN_CHECK(addFiles(m_db, channel, rows));
    return rows.isEmpty() ? std::nullopt : std::optional(rows.first());
}

Result<QList<wire::MessageRow>> SqlMessageStore::below(const ChannelId &channel,
                                                       std::optional<qint64> below, int limit,
                                                       const UserId &viewer)
{
    static constexpr const char sql[] =
        "SELECT " MESSAGE_COLUMNS " FROM Messages x"
        " WHERE x.ChannelId = ? AND x.Seq < ? ORDER BY x.Seq DESC LIMIT ?";
    DUNLIN_TRY(
        QList<wire::MessageRow> rows,
        m_db.all(sql, readRow, channel, below.value_or(std::numeric_limits<qint64>::max()), limit));
    DUNLIN_CHECK(addReactions(m_db, channel, rows, viewer));
    DUNLIN_CHECK(addFiles(m_db, channel, rows));
    return rows;
}

Result<QList<wire::MessageRow>> SqlMessageStore::above(const ChannelId &channel, qint64 above,
                                                       int limit, const UserId &viewer)
{
    static constexpr const char sql[] =
        "SELECT " MESSAGE_COLUMNS " FROM Messages x"
        " WHERE x.ChannelId = ? AND x.Seq > ? ORDER BY x.Seq LIMIT ?";
    DUNLIN_TRY(QList<wire::MessageRow> rows, m_db.all(sql, readRow, channel, above, limit));
    DUNLIN_CHECK(addReactions(m_db, channel, rows, viewer));
    DUNLIN_CHECK(addFiles(m_db, channel, rows));
    return rows;
}

Result<qint64> SqlMessageStore::seqOfOrd(const ChannelId &channel, qint64 ord,
                                         const HeadRecord &head)
{
    // No index on Ord: both numbers rise together, so that a search by Seq finds it. Between two messages Seq rises
    // at least as much as Ord, hence each probe narrows both ends; without changes in between the first one hits.
    static constexpr const char probe[] =
        "SELECT Seq, Ord FROM Messages WHERE ChannelId = ? AND Seq <= ? ORDER BY Seq DESC LIMIT 1";
    struct Place {
        qint64 seq;
        qint64 ord;
    };
    qint64 low = ord;
    qint64 high = head.headSeq - (head.msgCount - ord);
    qint64 best = 0;
    while (low <= high) {
        const qint64 middle = high - (high - low) / 2;
        DUNLIN_TRY(const auto found,
                   m_db.one(
                       probe,
                       [](const Row &row) {
                           return Place{row.number(0), row.number(1)};
                       },
                       channel, middle));
        if (found && found->ord > ord) {
            high = std::min(middle - 1, found->seq - (found->ord - ord));
        } else {
            if (found)
                best = found->seq;
            if (found && found->ord == ord)
                return best;
            low = middle + 1;
        }
    }
    return best;
}

Result<QList<wire::MessageRow>> SqlMessageStore::page(const ChannelId &channel, qint64 skip,
                                                      int limit, const UserId &viewer)
{
    SqlChannelStore channels(m_db);
    DUNLIN_TRY(const std::optional<HeadRecord> head, channels.head(channel));
    if (!head || skip < 0 || skip >= head->msgCount)
        return QList<wire::MessageRow>();
    const qint64 newest = head->msgCount - skip;
    DUNLIN_TRY(const qint64 seq, seqOfOrd(channel, newest, *head));
    static constexpr const char sql[] =
        "SELECT " MESSAGE_COLUMNS " FROM Messages x"
        " WHERE x.ChannelId = ? AND x.Seq <= ? AND x.Ord > ? ORDER BY x.Seq DESC LIMIT ?";
    DUNLIN_TRY(QList<wire::MessageRow> rows,
               m_db.all(sql, readRow, channel, seq, newest - limit, limit));
    DUNLIN_CHECK(addReactions(m_db, channel, rows, viewer));
    DUNLIN_CHECK(addFiles(m_db, channel, rows));
    return rows;
}

Result<QList<wire::MessageRow>> SqlMessageStore::changedSince(const ChannelId &channel,
                                                              qint64 after, int limit,
                                                              const UserId &viewer)
{
    // Two index scans, each with its own limit: new rows by key, changed ones by the index of changes.
    static constexpr const char sql[] =
        "SELECT " MESSAGE_COLUMNS " FROM ("
        " SELECT * FROM (SELECT * FROM Messages WHERE ChannelId = ? AND Seq > ? AND RevSeq = Seq"
        "  ORDER BY Seq LIMIT ?) a"
        " UNION ALL"
        " SELECT * FROM (SELECT * FROM Messages WHERE ChannelId = ? AND RevSeq > ? AND RevSeq <> "
        "Seq"
        "  ORDER BY RevSeq LIMIT ?) b"
        ") x ORDER BY x.RevSeq LIMIT ?";
    DUNLIN_TRY(QList<wire::MessageRow> rows,
               m_db.all(sql, readRow, channel, after, limit, channel, after, limit, limit));
    DUNLIN_CHECK(addReactions(m_db, channel, rows, viewer));
    DUNLIN_CHECK(addFiles(m_db, channel, rows));
    return rows;
}

Result<QList<wire::MessageRow>> SqlMessageStore::oldRowsChangedSince(const ChannelId &channel,
                                                                     qint64 after, int limit,
                                                                     const UserId &viewer)
{
    static constexpr const char sql[] = "SELECT " MESSAGE_COLUMNS " FROM Messages x"
                                        " WHERE x.ChannelId = ? AND x.RevSeq > ? AND x.RevSeq <> "
                                        "x.Seq AND x.Seq <= ? ORDER BY x.RevSeq LIMIT ?";
    DUNLIN_TRY(QList<wire::MessageRow> rows, m_db.all(sql, readRow, channel, after, after, limit));
    DUNLIN_CHECK(addReactions(m_db, channel, rows, viewer));
    DUNLIN_CHECK(addFiles(m_db, channel, rows));
    return rows;
}

Result<QList<wire::MemberChange>> SqlMessageStore::memberChanges(const ChannelId &channel,
                                                                 qint64 after, qint64 upTo)
{
    static constexpr const char sql[] =
        "SELECT m.Role, m.RevSeq, m.JoinSeq, m.LeftAt, " PROFILE_COLUMNS(
            "u") " FROM ChannelMembers m JOIN Users u ON u.Id = m.UserId"
                 " WHERE m.ChannelId = ? AND m.RevSeq > ? AND m.RevSeq <= ? ORDER BY m.RevSeq, "
                 "m.UserId";
    return m_db.all(
        sql,
        [after](const Row &row) {
            wire::MemberChange change;
            change.role = row.enumerator<wire::Role>(0);
            change.seq = row.number(1);
            const wire::User user = readUser(row, 4);
            change.userId = user.id;
            if (!row.isNull(3)) {
                change.act = wire::MemberAct::Left;
            } else if (row.number(2) > after) {
                // A role given after the join is part of it for whoever has not heard of the join.
                change.act = wire::MemberAct::Joined;
                change.user = user;
            } else {
                change.act = wire::MemberAct::RoleChanged;
            }
            return change;
        },
        channel, after, upTo);
}

Status SqlMessageStore::edit(const ChannelId &channel, qint64 seq, const QString &content,
                             const QList<UserId> &mentions, bool mentionsChannel, qint64 editedAt,
                             qint64 revSeq)
{
    static constexpr const char sql[] = "UPDATE Messages SET Content = ?, Mentions = ?, EditedAt = "
                                        "?, RevSeq = ? WHERE ChannelId = ? AND Seq = ?";
    DUNLIN_CHECK(m_db.change(sql, content, packMentions(channel, mentions, mentionsChannel),
                             editedAt, revSeq, channel, seq));
    return ok();
}

Status SqlMessageStore::editSealed(const ChannelId &channel, qint64 seq, const wire::Sealed &sealed,
                                   qint64 editedAt, qint64 revSeq)
{
    static constexpr const char sql[] = "UPDATE Messages SET Cipher = ?, EditedAt = ?, RevSeq = ?"
                                        " WHERE ChannelId = ? AND Seq = ?";
    DUNLIN_CHECK(m_db.change(sql, packSealed(sealed), editedAt, revSeq, channel, seq));
    return ok();
}

Status SqlMessageStore::erase(const ChannelId &channel, qint64 seq, qint64 revSeq)
{
    static constexpr const char blank[] = "UPDATE Messages SET Content = NULL, Cipher = NULL, "
                                          "Mentions = NULL, ExpiresAt = NULL, IsDeleted = TRUE,"
                                          " RevSeq = ? WHERE ChannelId = ? AND Seq = ?";
    static constexpr const char reactions[] =
        "DELETE FROM Reactions WHERE ChannelId = ? AND MessageSeq = ?";
    static constexpr const char sealed[] =
        "DELETE FROM SealedReactions WHERE ChannelId = ? AND MessageSeq = ?";
    static constexpr const char pins[] = "DELETE FROM Pins WHERE ChannelId = ? AND MessageSeq = ?";
    DUNLIN_CHECK(m_db.change(blank, revSeq, channel, seq));
    DUNLIN_CHECK(m_db.change(reactions, channel, seq));
    DUNLIN_CHECK(m_db.change(sealed, channel, seq));
    DUNLIN_CHECK(m_db.change(pins, channel, seq));
    return dropFileRefs(m_db, channel, seq);
}

Result<bool> SqlMessageStore::hasReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                                          const QString &emoji)
{
    static constexpr const char sql[] = "SELECT count(*) FROM Reactions WHERE ChannelId = ? AND "
                                        "MessageSeq = ? AND UserId = ? AND Emoji = ?";
    DUNLIN_TRY(const qint64 count, m_db.number(sql, channel, seq, user, emoji));
    return count > 0;
}

Status SqlMessageStore::setRevSeq(const ChannelId &channel, qint64 seq, qint64 revSeq)
{
    static constexpr const char sql[] =
        "UPDATE Messages SET RevSeq = ? WHERE ChannelId = ? AND Seq = ?";
    DUNLIN_CHECK(m_db.change(sql, revSeq, channel, seq));
    return ok();
}

Status SqlMessageStore::addReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                                    const QString &emoji, qint64 revSeq)
{
    static constexpr const char sql[] = "INSERT INTO Reactions (ChannelId, MessageSeq, UserId, "
                                        "Emoji, EventSeq) VALUES (?, ?, ?, ?, ?)"
                                        " ON CONFLICT DO NOTHING";
    DUNLIN_TRY(const int rows, m_db.change(sql, channel, seq, user, emoji, revSeq));
    return rows == 1 ? setRevSeq(channel, seq, revSeq) : ok();
}

Status SqlMessageStore::removeReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                                       const QString &emoji, qint64 revSeq)
{
    static constexpr const char sql[] =
        "DELETE FROM Reactions WHERE ChannelId = ? AND MessageSeq = ? AND UserId = ? AND Emoji = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, channel, seq, user, emoji));
    return rows == 1 ? setRevSeq(channel, seq, revSeq) : ok();
}

Status SqlMessageStore::addSealedReaction(const ChannelId &channel, qint64 seq,
                                          const wire::SealedReaction &reaction, qint64 revSeq)
{
    static constexpr const char sql[] =
        "INSERT INTO SealedReactions (ChannelId, MessageSeq, Id, UserId, DeviceId, EventSeq, "
        "Cipher) VALUES (?, ?, ?, ?, ?, ?, ?)";
    DUNLIN_CHECK(m_db.change(sql, channel, seq, reaction.id, reaction.by, reaction.device, revSeq,
                             packSealed(reaction.sealed)));
    return setRevSeq(channel, seq, revSeq);
}

Status SqlMessageStore::removeSealedReactions(const ChannelId &channel, qint64 seq,
                                              const QList<OpId> &ids, qint64 revSeq)
{
    static constexpr const char sql[] =
        "DELETE FROM SealedReactions WHERE ChannelId = ? AND MessageSeq = ? AND Id = ?";
    for (const OpId &each : ids)
        DUNLIN_CHECK(m_db.change(sql, channel, seq, each));
    return setRevSeq(channel, seq, revSeq);
}

Result<QList<wire::ExportedMessage>> SqlMessageStore::writtenBy(const ChannelId &channel,
                                                                const UserId &user, qint64 after,
                                                                qint64 upTo, int limit)
{
    static constexpr const char sql[] =
        "SELECT x.Seq, x.Id, x.SenderDevice, x.MessageType, x.Content, x.ReplyToSeq, x.CreatedAt,"
        " x.EditedAt, x.IsDeleted, x.ExpiresAt FROM Messages x"
        " WHERE x.ChannelId = ? AND x.Seq > ? AND x.Seq <= ? AND x.SenderId = ?"
        " ORDER BY x.Seq LIMIT ?";
    DUNLIN_TRY(QList<wire::ExportedMessage> rows,
               m_db.all(
                   sql,
                   [channel](const Row &row) {
                       wire::ExportedMessage message;
                       message.channelId = channel;
                       message.seq = row.number(0);
                       message.id = row.id<OpId>(1);
                       message.senderDevice = row.id<DeviceId>(2);
                       message.type = row.enumerator<wire::MessageType>(3);
                       message.content = row.maybeText(4);
                       message.replyTo = row.maybeNumber(5);
                       message.createdAt = row.number(6);
                       message.editedAt = row.maybeNumber(7);
                       message.deleted = row.truth(8);
                       message.expiresAt = row.maybeNumber(9);
                       return message;
                   },
                   channel, after, upTo, user, limit));
    DUNLIN_CHECK(addFiles(m_db, channel, rows));
    return rows;
}

Result<QList<wire::ExportedReaction>> SqlMessageStore::reactionsBy(const ChannelId &channel,
                                                                   const UserId &user, qint64 after,
                                                                   qint64 upTo)
{
    static constexpr const char sql[] =
        "SELECT MessageSeq, Emoji FROM Reactions WHERE ChannelId = ? AND MessageSeq > ?"
        " AND MessageSeq <= ? AND UserId = ?"
        // What it is the server doesn't know.
        " UNION ALL SELECT MessageSeq, '' FROM SealedReactions WHERE ChannelId = ?"
        " AND MessageSeq > ? AND MessageSeq <= ? AND UserId = ? ORDER BY 1, 2";
    return m_db.all(
        sql,
        [channel](const Row &row) {
            return wire::ExportedReaction{channel, row.number(0), row.text(1)};
        },
        channel, after, upTo, user, channel, after, upTo, user);
}

Result<QList<MessageKey>> SqlMessageStore::expired(qint64 now, int limit)
{
    static constexpr const char sql[] =
        "SELECT ChannelId, Seq FROM Messages WHERE ExpiresAt IS NOT NULL AND ExpiresAt <= ?"
        " ORDER BY ExpiresAt LIMIT ?";
    return m_db.all(
        sql,
        [](const Row &row) {
            return MessageKey{row.id<ChannelId>(0), row.number(1)};
        },
        now, limit);
}

Result<QList<qint64>> SqlMessageStore::delivered(const ChannelId &channel, qint64 after,
                                                 qint64 upTo, int limit)
{
    // COALESCE keeps PostgreSQL from the index over ExpiresAt, which has the rows of every channel.
    static constexpr const char sql[] =
        "SELECT x.Seq FROM Messages x WHERE x.ChannelId = ? AND x.Seq > ? AND x.Seq <= ?"
        " AND COALESCE(x.ExpiresAt, 0) > 0 AND NOT EXISTS ("
        "SELECT 1 FROM ChannelMembers m JOIN Devices d ON d.UserId = m.UserId AND d.RevokedAt "
        "IS "
        "NULL"
        " LEFT JOIN DeviceAcks a ON a.ChannelId = m.ChannelId AND a.DeviceId = d.Id"
        " WHERE m.ChannelId = x.ChannelId AND m.LeftAt IS NULL AND m.JoinSeq < x.Seq"
        " AND d.CreatedAt <= x.CreatedAt AND d.Id <> x.SenderDevice"
        " AND COALESCE(a.AckSeq, 0) < x.Seq)"
        " ORDER BY x.Seq LIMIT ?";
    return m_db.all(
        sql, [](const Row &row) { return row.number(0); }, channel, after, upTo, limit);
}

Status SqlMessageStore::purge(const ChannelId &channel, const QList<qint64> &seqs)
{
#define PURGE(table, seq, which, also)                                                             \
    "DELETE FROM " table " WHERE ChannelId = ? AND " seq " " which also
    static constexpr const char reactionsSqlite[] =
        PURGE("Reactions", "MessageSeq", "IN (SELECT value FROM json_each(?))",
              " AND EXISTS (SELECT 1 FROM Messages x WHERE x.ChannelId = Reactions.ChannelId"
              " AND x.Seq = Reactions.MessageSeq AND x.ExpiresAt IS NOT NULL)");
    static constexpr const char reactionsPostgres[] =
        PURGE("Reactions", "MessageSeq", "= ANY (?::bigint[])",
              " AND EXISTS (SELECT 1 FROM Messages x WHERE x.ChannelId = Reactions.ChannelId"
              " AND x.Seq = Reactions.MessageSeq AND x.ExpiresAt IS NOT NULL)");
    static constexpr const char sealedSqlite[] =
        PURGE("SealedReactions", "MessageSeq", "IN (SELECT value FROM json_each(?))",
              " AND EXISTS (SELECT 1 FROM Messages x WHERE x.ChannelId = SealedReactions.ChannelId"
              " AND x.Seq = SealedReactions.MessageSeq AND x.ExpiresAt IS NOT NULL)");
    static constexpr const char sealedPostgres[] =
        PURGE("SealedReactions", "MessageSeq", "= ANY (?::bigint[])",
              " AND EXISTS (SELECT 1 FROM Messages x WHERE x.ChannelId = SealedReactions.ChannelId"
              " AND x.Seq = SealedReactions.MessageSeq AND x.ExpiresAt IS NOT NULL)");
    static constexpr const char pinsSqlite[] =
        PURGE("Pins", "MessageSeq", "IN (SELECT value FROM json_each(?))",
              " AND EXISTS (SELECT 1 FROM Messages x WHERE x.ChannelId = Pins.ChannelId"
              " AND x.Seq = Pins.MessageSeq AND x.ExpiresAt IS NOT NULL)");
    static constexpr const char pinsPostgres[] =
        PURGE("Pins", "MessageSeq", "= ANY (?::bigint[])",
              " AND EXISTS (SELECT 1 FROM Messages x WHERE x.ChannelId = Pins.ChannelId"
              " AND x.Seq = Pins.MessageSeq AND x.ExpiresAt IS NOT NULL)");
    static constexpr const char rowsSqlite[] = PURGE(
        "Messages", "Seq", "IN (SELECT value FROM json_each(?))", " AND ExpiresAt IS NOT NULL");
    static constexpr const char rowsPostgres[] =
        PURGE("Messages", "Seq", "= ANY (?::bigint[])", " AND ExpiresAt IS NOT NULL");
#undef PURGE
    // The counter first, as everybody who changes the channel: two nodes that purge the same go one after the other.
    static constexpr const char lock[] =
        "UPDATE ChannelHeads SET PurgedSeq = PurgedSeq WHERE ChannelId = ?";
    // Up to the first row that is left nothing is left.
    static constexpr const char raise[] =
        "UPDATE ChannelHeads SET PurgedSeq = COALESCE((SELECT x.Seq - 1 FROM Messages x"
        " WHERE x.ChannelId = ChannelHeads.ChannelId ORDER BY x.Seq LIMIT 1), HeadSeq)"
        " WHERE ChannelId = ?";
    const QVariant list = numberList(m_db.engine(), seqs);
    DUNLIN_CHECK(m_db.change(lock, channel));
    DUNLIN_CHECK(m_db.change(m_db.pick(reactionsSqlite, reactionsPostgres), channel, list));
    DUNLIN_CHECK(m_db.change(m_db.pick(sealedSqlite, sealedPostgres), channel, list));
    DUNLIN_CHECK(m_db.change(m_db.pick(pinsSqlite, pinsPostgres), channel, list));
    for (const qint64 each : seqs)
        DUNLIN_CHECK(dropFileRefs(m_db, channel, each));
    DUNLIN_TRY(const int rows, m_db.change(m_db.pick(rowsSqlite, rowsPostgres), channel, list));
    if (rows > 0)
        DUNLIN_CHECK(m_db.change(raise, channel));
    return ok();
}

Status SqlMessageStore::pin(const ChannelId &channel, qint64 seq, const UserId &by, qint64 at,
                            qint64 revSeq)
{
    static constexpr const char sql[] =
        "INSERT INTO Pins (ChannelId, MessageSeq, PinnedBy, PinnedAt, EventSeq)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    DUNLIN_TRY(const int rows, m_db.change(sql, channel, seq, by, at, revSeq));
    return rows == 1 ? setRevSeq(channel, seq, revSeq) : ok();
}

Status SqlMessageStore::unpin(const ChannelId &channel, qint64 seq, qint64 revSeq)
{
    static constexpr const char sql[] = "DELETE FROM Pins WHERE ChannelId = ? AND MessageSeq = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, channel, seq));
    return rows == 1 ? setRevSeq(channel, seq, revSeq) : ok();
}

Result<qint64> SqlMessageStore::countPins(const ChannelId &channel)
{
    static constexpr const char sql[] = "SELECT count(*) FROM Pins WHERE ChannelId = ?";
    return m_db.number(sql, channel);
}

Result<QList<wire::Pin>> SqlMessageStore::pins(const ChannelId &channel, const UserId &viewer)
{
    static constexpr const char sql[] =
        "SELECT " MESSAGE_COLUMNS ", g.PinnedBy, g.PinnedAt FROM Pins g"
        " JOIN Messages x ON x.ChannelId = g.ChannelId AND x.Seq = g.MessageSeq"
        " WHERE g.ChannelId = ? ORDER BY g.EventSeq DESC";
    QList<wire::MessageRow> rows;
    QList<wire::Pin> pins;
    DUNLIN_CHECK(m_db.each(
        sql,
        [&](const Row &row) {
            rows.append(readMessage(row));
            pins.append({{}, row.id<UserId>(messageColumns), row.number(messageColumns + 1)});
        },
        channel));
    DUNLIN_CHECK(addReactions(m_db, channel, rows, viewer));
    for (qsizetype i = 0; i < pins.size(); ++i)
        pins[i].message = rows[i];
    return pins;
}

} // namespace dunlin::server
