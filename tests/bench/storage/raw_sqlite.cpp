// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/storage/raw_sqlite.h"

#include <QHash>

#include <sqlite3.h>

namespace dunlin::test {

using server::AppendRequest;

namespace {

void check(bool fine, sqlite3 *db)
{
    if (!fine)
        qFatal("sqlite3: %s", sqlite3_errmsg(db));
}

void step(sqlite3_stmt *statement)
{
    const int code = sqlite3_step(statement);
    check(code == SQLITE_DONE || code == SQLITE_ROW, sqlite3_db_handle(statement));
    sqlite3_reset(statement);
}

void bind(sqlite3_stmt *statement, int at, const QByteArray &bytes)
{
    sqlite3_bind_blob(statement, at, bytes.constData(), int(bytes.size()), SQLITE_TRANSIENT);
}

struct Head {
    sqlite3_int64 seq = 0;
    sqlite3_int64 ord = 0;
};

} // namespace

RawSqlite::RawSqlite(const QString &path)
{
    check(sqlite3_open(path.toUtf8().constData(), &m_db) == SQLITE_OK, m_db);
    for (const char *pragma :
         {"PRAGMA journal_mode=WAL", "PRAGMA synchronous=FULL", "PRAGMA foreign_keys=ON",
          "PRAGMA wal_autocheckpoint=4000", "PRAGMA cache_size=-65536"})
        check(sqlite3_exec(m_db, pragma, nullptr, nullptr, nullptr) == SQLITE_OK, m_db);
    m_begin = prepare("BEGIN IMMEDIATE");
    m_commit = prepare("COMMIT");
    m_head = prepare(
        "SELECT h.HeadSeq, h.MsgCount FROM Channels c JOIN ChannelHeads h ON h.ChannelId = c.Id"
        " WHERE c.Id = ?");
    m_member = prepare(
        "SELECT Role FROM ChannelMembers WHERE ChannelId = ? AND UserId = ? AND LeftAt IS NULL");
    m_operation = prepare(
        "INSERT INTO Operations (OpId, UserId, Kind, ChannelId, RequestHash, Seq, Ord, CreatedAt)"
        " VALUES (?, ?, 1, ?, ?, ?, ?, ?) ON CONFLICT DO NOTHING");
    m_message = prepare(
        "INSERT INTO Messages (ChannelId, Seq, Ord, Id, SenderId, SenderDevice, RevSeq, CreatedAt,"
        " MessageType, Content) VALUES (?, ?, ?, ?, ?, ?, ?, ?, 1, ?)");
    m_raiseHead = prepare(
        "UPDATE ChannelHeads SET HeadSeq = ?, MsgCount = ?, LastMsgAt = ? WHERE ChannelId = ?");
    m_raiseMark =
        prepare("UPDATE ChannelMembers SET ReadSeq = max(ReadSeq, ?), ReadOrd = max(ReadOrd, ?)"
                " WHERE ChannelId = ? AND UserId = ?");
}

RawSqlite::~RawSqlite()
{
    for (sqlite3_stmt *statement :
         {m_begin, m_commit, m_head, m_member, m_operation, m_message, m_raiseHead, m_raiseMark})
        sqlite3_finalize(statement);
    sqlite3_close(m_db);
}

sqlite3_stmt *RawSqlite::prepare(const char *sql)
{
    sqlite3_stmt *statement = nullptr;
    check(sqlite3_prepare_v2(m_db, sql, -1, &statement, nullptr) == SQLITE_OK, m_db);
    return statement;
}

void RawSqlite::append(std::span<const AppendRequest> batch)
{
    QHash<ChannelId, Head> heads;
    QHash<std::pair<ChannelId, UserId>, Head> marks;
    step(m_begin);
    for (const AppendRequest &request : batch) {
        const QByteArray channel = request.channelId.toBytes();
        const QByteArray sender = request.senderId.toBytes();
        const QByteArray op = request.opId.toBytes();
        auto head = heads.find(request.channelId);
        if (head == heads.end()) {
            bind(m_head, 1, channel);
            check(sqlite3_step(m_head) == SQLITE_ROW, m_db);
            head = heads.insert(request.channelId,
                                {sqlite3_column_int64(m_head, 0), sqlite3_column_int64(m_head, 1)});
            sqlite3_reset(m_head);
        }
        auto mark = marks.find({request.channelId, request.senderId});
        if (mark == marks.end()) {
            bind(m_member, 1, channel);
            bind(m_member, 2, sender);
            check(sqlite3_step(m_member) == SQLITE_ROW, m_db);
            sqlite3_reset(m_member);
            mark = marks.insert({request.channelId, request.senderId}, {});
        }
        ++head->seq;
        ++head->ord;
        *mark = *head;
        bind(m_operation, 1, op);
        bind(m_operation, 2, sender);
        bind(m_operation, 3, channel);
        bind(m_operation, 4, request.requestHash);
        sqlite3_bind_int64(m_operation, 5, head->seq);
        sqlite3_bind_int64(m_operation, 6, head->ord);
        sqlite3_bind_int64(m_operation, 7, request.now);
        step(m_operation);
        bind(m_message, 1, channel);
        sqlite3_bind_int64(m_message, 2, head->seq);
        sqlite3_bind_int64(m_message, 3, head->ord);
        bind(m_message, 4, op);
        bind(m_message, 5, sender);
        bind(m_message, 6, request.senderDevice.toBytes());
        sqlite3_bind_int64(m_message, 7, head->seq);
        sqlite3_bind_int64(m_message, 8, request.now);
        const QByteArray text = request.content->toUtf8();
        sqlite3_bind_text(m_message, 9, text.constData(), int(text.size()), SQLITE_TRANSIENT);
        step(m_message);
    }
    for (auto head = heads.cbegin(); head != heads.cend(); ++head) {
        sqlite3_bind_int64(m_raiseHead, 1, head->seq);
        sqlite3_bind_int64(m_raiseHead, 2, head->ord);
        sqlite3_bind_int64(m_raiseHead, 3, batch.back().now);
        bind(m_raiseHead, 4, head.key().toBytes());
        step(m_raiseHead);
    }
    for (auto mark = marks.cbegin(); mark != marks.cend(); ++mark) {
        sqlite3_bind_int64(m_raiseMark, 1, mark->seq);
        sqlite3_bind_int64(m_raiseMark, 2, mark->ord);
        bind(m_raiseMark, 3, mark.key().first.toBytes());
        bind(m_raiseMark, 4, mark.key().second.toBytes());
        step(m_raiseMark);
    }
    step(m_commit);
}

} // namespace dunlin::test
