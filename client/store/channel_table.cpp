// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/channel_table.h"

#include "client/store/database.h"
#include "client/store/message_table.h"

namespace dunlin::client {

namespace {

ChannelRecord readRecord(const Rows &rows)
{
    ChannelRecord record;
    int at = 0;
    record.no = rows.number(at++);
    wire::Channel &card = record.card;
    card.id = ChannelId::fromBytes(rows.bytes(at++)).value_or(ChannelId());
    card.kind = wire::ChannelKind(rows.number(at++));
    card.name = rows.text(at++);
    card.description = rows.text(at++);
    card.isPrivate = rows.number(at++) != 0;
    card.encrypted = rows.number(at++) != 0;
    card.retention.mode = wire::RetentionMode(rows.number(at++));
    card.retention.ttl = rows.optionalNumber(at++);
    card.createdBy = UserId::fromBytes(rows.bytes(at++)).value_or(UserId());
    card.createdAt = rows.number(at++);
    card.revSeq = rows.number(at++);
    if (const auto peer = UserId::fromBytes(rows.bytes(at++)))
        card.peer = wire::User{*peer, {}, {}, {}, {}, {}};
    card.memberCount = rows.optionalNumber(at++);
    record.role = wire::Role(rows.number(at++));
    record.head = rows.number(at++);
    record.cursor = rows.number(at++);
    record.msgCount = rows.number(at++);
    record.readSeq = rows.number(at++);
    record.readOrd = rows.number(at++);
    record.purgedSeq = rows.number(at++);
    record.receivedSeq = rows.number(at++);
    record.lastOpenedAt = rows.number(at++);
    card.slowModeSeconds = rows.optionalNumber(at++);
    if (const auto level = wire::NotifyLevel(rows.number(at++));
        level != wire::NotifyLevel::Unknown)
        record.notify = level;
    record.mutedUntil = rows.optionalNumber(at++);
    record.mentions = rows.number(at++);
    return record;
}

} // namespace

Result<QList<ChannelRecord>> ChannelTable::load()
{
    QHash<qint64, QList<Segment>> segments;
    {
        DUNLIN_TRY(Rows rows,
                   m_database.select("SELECT Chan, FromSeq, ToSeq, FromOrd, ToOrd FROM Segments "
                                     "ORDER BY Chan, FromSeq"));
        while (rows.next())
            segments[rows.number(0)].append(
                {rows.number(1), rows.number(2), rows.number(3), rows.number(4)});
        DUNLIN_CHECK(rows.outcome());
    }
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT c.No, c.Id, c.Kind, c.Name, c.Description, c.IsPrivate, "
                                 "c.IsEncrypted, c.RetainMode, c.RetainTtl, "
                                 "c.CreatedBy, c.CreatedAt, c.CardSeq, c.PeerId, c.MemberCount, "
                                 "c.Role, c.HeadSeq, c.CursorSeq, "
                                 "c.MsgCount, c.ReadSeq, c.ReadOrd, c.PurgedSeq, c.ReceivedSeq, "
                                 "c.LastOpenedAt, c.SlowMode, c.Notify, c.MutedUntil, c.Mentions "
                                 "FROM Channels c "
                                 "ORDER BY c.No"));
    QList<ChannelRecord> records;
    while (rows.next()) {
        ChannelRecord record = readRecord(rows);
        record.segments = Segments(segments.value(record.no));
        records.append(record);
    }
    DUNLIN_CHECK(rows.outcome());
    return records;
}

Status ChannelTable::put(ChannelRecord &record)
{
    const wire::Channel &card = record.card;
    const QVariantList values{card.id.toBytes(),
                              int(card.kind),
                              card.name,
                              card.description,
                              int(card.isPrivate),
                              int(card.encrypted),
                              int(card.retention.mode),
                              numberOrNull(card.retention.ttl),
                              card.createdBy.isNull() ? QVariant()
                                                      : QVariant(card.createdBy.toBytes()),
                              card.createdAt,
                              card.revSeq,
                              card.peer ? QVariant(card.peer->id.toBytes()) : QVariant(),
                              numberOrNull(card.memberCount),
                              int(record.role),
                              record.head,
                              record.cursor,
                              record.msgCount,
                              record.readSeq,
                              record.readOrd,
                              record.purgedSeq,
                              record.receivedSeq,
                              record.lastOpenedAt,
                              numberOrNull(card.slowModeSeconds),
                              int(record.notify),
                              numberOrNull(record.mutedUntil),
                              record.mentions};
    DUNLIN_CHECK(m_database.change(
        "INSERT INTO Channels (Id, Kind, Name, Description, IsPrivate, IsEncrypted, RetainMode, "
        "RetainTtl, CreatedBy, CreatedAt, "
        "CardSeq, PeerId, MemberCount, Role, HeadSeq, CursorSeq, MsgCount, ReadSeq, ReadOrd, "
        "PurgedSeq, ReceivedSeq, "
        "LastOpenedAt, SlowMode, Notify, MutedUntil, Mentions) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, "
        "?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
        "ON CONFLICT (Id) DO UPDATE SET Kind = excluded.Kind, Name = excluded.Name, Description = "
        "excluded.Description, "
        "IsPrivate = excluded.IsPrivate, IsEncrypted = excluded.IsEncrypted, RetainMode = "
        "excluded.RetainMode, "
        "RetainTtl = excluded.RetainTtl, CreatedBy = excluded.CreatedBy, CreatedAt = "
        "excluded.CreatedAt, "
        "CardSeq = excluded.CardSeq, PeerId = excluded.PeerId, MemberCount = excluded.MemberCount, "
        "Role = excluded.Role, "
        "HeadSeq = excluded.HeadSeq, CursorSeq = excluded.CursorSeq, MsgCount = excluded.MsgCount, "
        "ReadSeq = excluded.ReadSeq, ReadOrd = excluded.ReadOrd, PurgedSeq = excluded.PurgedSeq, "
        "ReceivedSeq = excluded.ReceivedSeq, LastOpenedAt = excluded.LastOpenedAt, SlowMode = "
        "excluded.SlowMode, Notify = excluded.Notify, MutedUntil = excluded.MutedUntil, Mentions = "
        "excluded.Mentions",
        values));
    if (record.no == 0) {
        DUNLIN_TRY(Rows rows,
                   m_database.select("SELECT No FROM Channels WHERE Id = ?", {card.id.toBytes()}));
        if (!rows.next())
            return fail(Errc::Internal,
                        QStringLiteral("a channel that was just stored is not there"));
        record.no = rows.number(0);
    }
    DUNLIN_CHECK(m_database.change("DELETE FROM Segments WHERE Chan = ?", {record.no}));
    for (const Segment &each : record.segments.list()) {
        DUNLIN_CHECK(m_database.change(
            "INSERT INTO Segments (Chan, FromSeq, ToSeq, FromOrd, ToOrd) VALUES (?, ?, ?, ?, ?)",
            {record.no, each.fromSeq, each.toSeq, each.fromOrd, each.toOrd}));
    }
    return ok();
}

Status ChannelTable::remove(const ChannelRecord &record)
{
    DUNLIN_CHECK(m_database.change(
        "DELETE FROM Messages WHERE Rid BETWEEN ? AND ?",
        {MessageTable::rowId(record.no, 0), MessageTable::rowId(record.no + 1, 0) - 1}));
    DUNLIN_CHECK(m_database.change("DELETE FROM Segments WHERE Chan = ?", {record.no}));
    DUNLIN_CHECK(m_database.change("DELETE FROM Members WHERE Chan = ?", {record.no}));
    DUNLIN_CHECK(m_database.change("DELETE FROM Channels WHERE No = ?", {record.no}));
    return ok();
}

} // namespace dunlin::client
