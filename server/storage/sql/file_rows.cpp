// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/file_rows.h"

namespace dunlin::server {

namespace {

bool hasFiles(const auto &row)
{
    return row.type == wire::MessageType::File && !row.deleted;
}

wire::FileRef readFile(const Row &row)
{
    return {row.id<FileId>(1), row.text(2), row.number(3), row.text(4)};
}

} // namespace

template <typename Message>
Status addFiles(Connection &connection, const ChannelId &channel, QList<Message> &rows)
{
    QList<qint64> seqs;
    QHash<qint64, Message *> bySeq;
    for (Message &row : rows) {
        if (!hasFiles(row))
            continue;
        seqs.append(row.seq);
        bySeq.insert(row.seq, &row);
    }
    if (seqs.isEmpty())
        return ok();
#define FILES_OF(seqs)                                                                             \
    "SELECT r.Seq, f.Id, f.FileName, f.FileSize, f.ContentType FROM FileRefs r"                    \
    " JOIN Files f ON f.Id = r.FileId WHERE r.ChannelId = ? AND r.Seq " seqs                       \
    " ORDER BY r.Seq, r.Position"
    static constexpr const char sqlite[] = FILES_OF("IN (SELECT value FROM json_each(?))");
    static constexpr const char postgres[] = FILES_OF("= ANY (?::bigint[])");
    return connection.each(
        connection.pick(sqlite, postgres),
        [&](const Row &row) { bySeq.value(row.number(0))->files.append(readFile(row)); }, channel,
        numberList(connection.engine(), seqs));
}
template Status addFiles(Connection &, const ChannelId &, QList<wire::MessageRow> &);
template Status addFiles(Connection &, const ChannelId &, QList<wire::ExportedMessage> &);

Status addFiles(Connection &connection, const UserId &user, QList<wire::ChannelSummary> &channels)
{
    QHash<ChannelId, wire::MessageRow *> newest;
    for (wire::ChannelSummary &each : channels) {
        if (each.lastMessage && hasFiles(*each.lastMessage))
            newest.insert(each.channel.id, &*each.lastMessage);
    }
    if (newest.isEmpty())
        return ok();
    static constexpr const char sql[] =
        "SELECT r.ChannelId, f.Id, f.FileName, f.FileSize, f.ContentType FROM ChannelMembers m"
        " JOIN FileRefs r ON r.ChannelId = m.ChannelId AND r.Seq ="
        "  (SELECT max(y.Seq) FROM Messages y WHERE y.ChannelId = m.ChannelId)"
        " JOIN Files f ON f.Id = r.FileId WHERE m.UserId = ? AND m.LeftAt IS NULL"
        " ORDER BY r.ChannelId, r.Position";
    return connection.each(
        sql,
        [&](const Row &row) {
            if (wire::MessageRow *message = newest.value(row.id<ChannelId>(0)))
                message->files.append(readFile(row));
        },
        user);
}

Status addFiles(Connection &connection, const QHash<qint64, wire::MessageRow *> &byPlace)
{
    QList<qint64> places;
    for (auto it = byPlace.cbegin(); it != byPlace.cend(); ++it) {
        if (hasFiles(**it))
            places.append(it.key());
    }
    if (places.isEmpty())
        return ok();
#define FILES_AT(places)                                                                           \
    "SELECT s.Id, f.Id, f.FileName, f.FileSize, f.ContentType FROM MessageSearch s"                \
    " JOIN FileRefs q ON q.ChannelId = s.ChannelId AND q.Seq = s.Seq"                              \
    " JOIN Files f ON f.Id = q.FileId WHERE s.Id " places " ORDER BY s.Id, q.Position"
    static constexpr const char sqlite[] = FILES_AT("IN (SELECT value FROM json_each(?))");
    static constexpr const char postgres[] = FILES_AT("= ANY (?::bigint[])");
    return connection.each(
        connection.pick(sqlite, postgres),
        [&](const Row &row) { byPlace.value(row.number(0))->files.append(readFile(row)); },
        numberList(connection.engine(), places));
}

Status dropFileRefs(Connection &connection, const ChannelId &channel, qint64 seq)
{
    static constexpr const char loosen[] =
        "UPDATE Files SET LooseSince = 0 WHERE Id IN"
        " (SELECT r.FileId FROM FileRefs r WHERE r.ChannelId = ? AND r.Seq = ?)";
    static constexpr const char refs[] = "DELETE FROM FileRefs WHERE ChannelId = ? AND Seq = ?";
    DUNLIN_CHECK(connection.change(loosen, channel, seq));
    DUNLIN_CHECK(connection.change(refs, channel, seq));
    return ok();
}

Status dropFileRefs(Connection &connection, const ChannelId &channel)
{
    static constexpr const char loosen[] =
        "UPDATE Files SET LooseSince = 0 WHERE Id IN"
        " (SELECT r.FileId FROM FileRefs r WHERE r.ChannelId = ?)";
    static constexpr const char refs[] = "DELETE FROM FileRefs WHERE ChannelId = ?";
    DUNLIN_CHECK(connection.change(loosen, channel));
    DUNLIN_CHECK(connection.change(refs, channel));
    return ok();
}

} // namespace dunlin::server
