// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/append.h"

#include "server/storage/sql/message_rows.h"
#include "server/storage/sql/native_sqlite.h"
#include "server/storage/sql/sql_stores.h"

#include <QHash>

namespace dunlin::server {

namespace {

// The one writer in its transaction: what it has read of counters and members stays true until it commits, so each
// is read once and written once per batch.
class SqliteAppend
{
public:
    explicit SqliteAppend(Connection &connection)
        : m_db(connection)
    {
    }
    Result<QList<AppendResult>> run(std::span<const AppendRequest> batch);

private:
    struct Head {
        bool exists = false;
        bool isOpen = false;
        qint64 seq = 0;
        qint64 ord = 0;
        qint64 lastAt = 0;
        std::optional<qint64> ttl; // of what is sent now
        bool isEncrypted = false;
        qint64 epoch = 0;
        bool changed = false;
    };
    struct Sender {
        std::optional<wire::Role> role; // absent: not in it now
        qint64 seq = 0;                 // newest of this batch
        qint64 ord = 0;
    };

    Result<Head *> headOf(const ChannelId &channel);
    Result<Sender *> senderOf(const ChannelId &channel, const UserId &user);
    Result<AppendStatus> judge(const AppendRequest &request, const Head &head,
                               const Sender &sender);
    Result<AppendResult> one(const AppendRequest &request);
    Result<AppendResult> refusedOrRepeated(const AppendRequest &request, AppendStatus refusal,
                                           bool isOpen);
    Result<bool> reserve(const AppendRequest &request, qint64 seq, qint64 ord);
    Status insert(const AppendRequest &request, qint64 seq, qint64 ord,
                  std::optional<qint64> expiresAt);
    Status writeBack();

    Connection &m_db;
    QHash<ChannelId, Head> m_heads;
    QHash<std::pair<ChannelId, UserId>, Sender> m_senders;
};

Result<SqliteAppend::Head *> SqliteAppend::headOf(const ChannelId &channel)
{
    if (const auto found = m_heads.find(channel); found != m_heads.end())
        return &found.value();
    static constexpr const char sql[] =
        "SELECT h.HeadSeq, h.MsgCount, h.LastMsgAt, c.Kind, c.IsPrivate,"
        " c.RetainMode, c.TtlMs, c.IsEncrypted, r.Epoch"
        " FROM Channels c JOIN ChannelHeads h ON h.ChannelId = c.Id"
        " LEFT JOIN Rosters r ON r.ChannelId = c.Id WHERE c.Id = ?";
    DUNLIN_TRY(const auto found, firstRow<9>(m_db, sql, channel));
    Head head;
    if (found) {
        head.exists = true;
        head.seq = (*found)[0];
        head.ord = (*found)[1];
        head.lastAt = (*found)[2];
        head.isOpen =
            wire::ChannelKind((*found)[3]) == wire::ChannelKind::Channel && (*found)[4] == 0;
        if (wire::RetentionMode((*found)[5]) != wire::RetentionMode::Keep)
            head.ttl = (*found)[6];
        head.isEncrypted = (*found)[7] != 0;
        head.epoch = (*found)[8];
    }
    return &m_heads.insert(channel, head).value();
}

Result<SqliteAppend::Sender *> SqliteAppend::senderOf(const ChannelId &channel, const UserId &user)
{
    const auto key = std::pair(channel, user);
    if (const auto found = m_senders.find(key); found != m_senders.end())
        return &found.value();
    static constexpr const char sql[] =
        "SELECT Role FROM ChannelMembers WHERE ChannelId = ? AND UserId = ? AND LeftAt IS NULL";
    DUNLIN_TRY(const auto role, firstRow<1>(m_db, sql, channel, user));
    Sender sender;
    if (role)
        sender.role = wire::Role(role->front());
    return &m_senders.insert(key, sender).value();
}

Result<AppendStatus> SqliteAppend::judge(const AppendRequest &request, const Head &head,
                                         const Sender &sender)
{
    if (!head.exists)
        return AppendStatus::NoChannel;
    if (!sender.role)
        return AppendStatus::NotMember;
    if (((request.allowedRoles >> unsigned(*sender.role)) & 1U) == 0)
        return AppendStatus::RoleRefused;
    if (head.isEncrypted != request.sealed.has_value())
        return AppendStatus::WrongForm;
    if (head.isEncrypted && request.sealed->epoch != head.epoch)
        return AppendStatus::OldEpoch;
    if (request.replyTo) {
        static constexpr const char sql[] =
            "SELECT count(*) FROM Messages WHERE ChannelId = ? AND Seq = ?";
        DUNLIN_TRY(const auto answered,
                   firstRow<1>(m_db, sql, request.channelId, *request.replyTo));
        if (!answered || answered->front() == 0)
            return AppendStatus::ReplyMissing;
    }
    return AppendStatus::Stored;
}

Result<AppendResult> SqliteAppend::refusedOrRepeated(const AppendRequest &request,
                                                     AppendStatus refusal, bool isOpen)
{
    SqlOperationStore operations(m_db);
    DUNLIN_TRY(const std::optional<OperationRecord> earlier, operations.find(request.opId));
    AppendResult result;
    result.channelIsPublic = isOpen;
    if (!earlier) {
        result.status = refusal;
    } else if (isRepeatOf(*earlier, request)) {
        result.status = AppendStatus::Repeated;
        result.seq = earlier->seq;
        result.ord = earlier->ord;
        result.createdAt = earlier->createdAt;
    } else {
        result.status = AppendStatus::OpConflict;
    }
    return result;
}

Result<bool> SqliteAppend::reserve(const AppendRequest &request, qint64 seq, qint64 ord)
{
    static constexpr const char sql[] =
        "INSERT INTO Operations (OpId, UserId, Kind, ChannelId, RequestHash, Seq, Ord, CreatedAt)"
        " VALUES (?, ?, ?, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING";
    DUNLIN_TRY(const int rows,
               changeRows(m_db, sql, request.opId, request.senderId, OpKind::Send,
                          request.channelId, request.requestHash, seq, ord, request.now));
    return rows == 1;
}

Status SqliteAppend::insert(const AppendRequest &request, qint64 seq, qint64 ord,
                            std::optional<qint64> expiresAt)
{
    static constexpr const char sql[] =
        "INSERT INTO Messages (ChannelId, Seq, Ord, Id, SenderId, "
        "SenderDevice, RevSeq, CreatedAt, ExpiresAt,"
        " ReplyToSeq, MessageType, Content, Mentions, Cipher) VALUES (?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    DUNLIN_CHECK(changeRows(
        m_db, sql, request.channelId, seq, ord, request.opId, request.senderId,
        request.senderDevice, seq, request.now, expiresAt, request.replyTo, request.type,
        request.content, packMentions(request.channelId, request.mentions, request.mentionsChannel),
        packSealed(request.sealed)));
    return ok();
}

Result<AppendResult> SqliteAppend::one(const AppendRequest &request)
{
    DUNLIN_TRY(Head * head, headOf(request.channelId));
    DUNLIN_TRY(Sender * sender, senderOf(request.channelId, request.senderId));
    DUNLIN_TRY(const AppendStatus verdict, judge(request, *head, *sender));
    if (verdict != AppendStatus::Stored)
        return refusedOrRepeated(request, verdict, head->isOpen);

    const qint64 seq = head->seq + 1;
    const qint64 ord = head->ord + 1;
    DUNLIN_TRY(const bool isNew, reserve(request, seq, ord));
    if (!isNew)
        return refusedOrRepeated(request, AppendStatus::OpConflict, head->isOpen);
    std::optional<qint64> expiresAt = request.expiresAt;
    if (head->ttl)
        expiresAt = std::min(request.now + *head->ttl, expiresAt.value_or(INT64_MAX));
    DUNLIN_CHECK(insert(request, seq, ord, expiresAt));
    head->seq = sender->seq = seq;
    head->ord = sender->ord = ord;
    head->lastAt = std::max(head->lastAt, request.now);
    head->changed = true;
    return AppendResult{AppendStatus::Stored, seq, ord, request.now, head->isOpen, expiresAt};
}

Status SqliteAppend::writeBack()
{
    static constexpr const char raiseHead[] =
        "UPDATE ChannelHeads SET HeadSeq = ?, MsgCount = ?, LastMsgAt = ? WHERE ChannelId = ?";
    static constexpr const char raiseMark[] =
        "UPDATE ChannelMembers SET ReadSeq = max(ReadSeq, ?), ReadOrd = max(ReadOrd, ?)"
        " WHERE ChannelId = ? AND UserId = ?";
    for (auto head = m_heads.cbegin(); head != m_heads.cend(); ++head) {
        if (head->changed)
            DUNLIN_CHECK(
                changeRows(m_db, raiseHead, head->seq, head->ord, head->lastAt, head.key()));
    }
    for (auto sender = m_senders.cbegin(); sender != m_senders.cend(); ++sender) {
        if (sender->seq > 0)
            DUNLIN_CHECK(changeRows(m_db, raiseMark, sender->seq, sender->ord, sender.key().first,
                                    sender.key().second));
    }
    return ok();
}

Result<QList<AppendResult>> SqliteAppend::run(std::span<const AppendRequest> batch)
{
    QList<AppendResult> results;
    results.reserve(qsizetype(batch.size()));
    for (const AppendRequest &request : batch) {
        DUNLIN_TRY(const AppendResult result, one(request));
        results.append(result);
    }
    DUNLIN_CHECK(writeBack());
    return results;
}

} // namespace

Result<QList<AppendResult>> appendToSqlite(Connection &connection,
                                           std::span<const AppendRequest> batch)
{
    return SqliteAppend(connection).run(batch);
}

} // namespace dunlin::server
