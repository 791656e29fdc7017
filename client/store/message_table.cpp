// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/message_table.h"

#include "client/store/database.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QtEndian>

#include <algorithm>

namespace dunlin::client {

namespace {

#define DUNLIN_MESSAGE_COLUMNS                                                                     \
    "Rid, Seq, Id, SenderId, SenderDevice, RevSeq, CreatedAt, EditedAt, ExpiresAt, ReplyToSeq, "   \
    "MessageType, IsDeleted, "                                                                     \
    "Content, Reactions, Extra, Sealed"

constexpr qint64 OrdMask = (qint64(1) << 40) - 1;

QString compact(const QJsonArray &array)
{
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QVariant reactionsToText(const QList<wire::Reaction> &reactions)
{
    if (reactions.isEmpty())
        return {};
    QJsonArray array;
    for (const wire::Reaction &each : reactions) {
        QJsonArray by;
        for (const UserId &user : each.by)
            by.append(user.toText());
        QJsonObject object{{QStringLiteral("e"), each.emoji},
                           {QStringLiteral("n"), each.count},
                           {QStringLiteral("by"), by}};
        if (each.mine)
            object.insert(QStringLiteral("m"), *each.mine);
        array.append(object);
    }
    return compact(array);
}

// As they came: what they are is not written here.
QVariant sealedReactionsToText(const std::optional<QList<wire::SealedReaction>> &reactions)
{
    if (!reactions)
        return {};
    QJsonArray array;
    for (const wire::SealedReaction &each : *reactions)
        array.append(
            QJsonObject{{QStringLiteral("i"), each.id.toText()},
                        {QStringLiteral("by"), each.by.toText()},
                        {QStringLiteral("d"), each.device.toText()},
                        {QStringLiteral("v"), each.sealed.scheme},
                        {QStringLiteral("r"), each.sealed.epoch},
                        {QStringLiteral("s"), QString::fromLatin1(each.sealed.bytes.toBase64())}});
    return compact(array);
}

QList<wire::SealedReaction> sealedReactionsFromText(const QString &text)
{
    QList<wire::SealedReaction> reactions;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto value : array) {
        const QJsonObject object = value.toObject();
        const auto id = OpId::fromText(object.value(QLatin1StringView("i")).toString());
        const auto by = UserId::fromText(object.value(QLatin1StringView("by")).toString());
        const auto device = DeviceId::fromText(object.value(QLatin1StringView("d")).toString());
        if (id && by && device)
            reactions.append(
                {*id, *by, *device,
                 wire::Sealed{object.value(QLatin1StringView("v")).toInteger(),
                              object.value(QLatin1StringView("r")).toInteger(),
                              QByteArray::fromBase64(
                                  object.value(QLatin1StringView("s")).toString().toLatin1())}});
    }
    return reactions;
}

QList<wire::Reaction> reactionsFromText(const QString &text)
{
    QList<wire::Reaction> reactions;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto value : array) {
        const QJsonObject object = value.toObject();
        wire::Reaction each;
        each.emoji = object.value(QLatin1StringView("e")).toString();
        each.count = object.value(QLatin1StringView("n")).toInteger();
        if (object.contains(QLatin1StringView("m")))
            each.mine = object.value(QLatin1StringView("m")).toBool();
        const QJsonArray by = object.value(QLatin1StringView("by")).toArray();
        for (const auto user : by) {
            if (const auto id = UserId::fromText(user.toString()))
                each.by.append(*id);
        }
        reactions.append(each);
    }
    return reactions;
}

// Files, mentions and a pin, which few messages have.
QVariant extraToText(const wire::MessageRow &row)
{
    const bool mentionsAll = row.mentionsChannel.value_or(false);
    const bool isPinned = row.pinned.value_or(false);
    if (row.files.isEmpty() && row.mentions.isEmpty() && !mentionsAll && !isPinned)
        return {};
    QJsonArray files;
    for (const wire::FileRef &file : row.files)
        files.append(QJsonArray{file.id.toText(), file.name, file.size, file.contentType});
    QJsonArray mentions;
    for (const UserId &user : row.mentions)
        mentions.append(user.toText());
    return compact(QJsonArray{files, mentions, mentionsAll, isPinned});
}

void extraFromText(const QString &text, wire::MessageRow &row)
{
    const QJsonArray both = QJsonDocument::fromJson(text.toUtf8()).array();
    const QJsonArray files = both.at(0).toArray();
    for (const auto value : files) {
        const QJsonArray file = value.toArray();
        if (const auto id = FileId::fromText(file.at(0).toString()))
            row.files.append(
                {*id, file.at(1).toString(), file.at(2).toInteger(), file.at(3).toString()});
    }
    const QJsonArray mentions = both.at(1).toArray();
    for (const auto value : mentions) {
        if (const auto id = UserId::fromText(value.toString()))
            row.mentions.append(*id);
    }
    if (both.at(2).toBool())
        row.mentionsChannel = true;
    if (both.at(3).toBool())
        row.pinned = true;
}

// As the server keeps it: scheme (one byte) and epoch (eight) before the bytes.
constexpr qsizetype SealedHead = 9;

QVariant sealedToBytes(const std::optional<wire::Sealed> &sealed)
{
    if (!sealed)
        return {};
    QByteArray packed(SealedHead, Qt::Uninitialized);
    packed[0] = char(sealed->scheme);
    qToBigEndian<qint64>(sealed->epoch, packed.data() + 1);
    return packed + sealed->bytes;
}

wire::MessageRow readRow(const Rows &rows, const ChannelId &channel)
{
    wire::MessageRow row;
    row.channelId = channel;
    row.ord = rows.number(0) & OrdMask;
    row.seq = rows.number(1);
    row.id = OpId::fromBytes(rows.bytes(2)).value_or(OpId());
    row.senderId = UserId::fromBytes(rows.bytes(3)).value_or(UserId());
    row.senderDevice = DeviceId::fromBytes(rows.bytes(4)).value_or(DeviceId());
    row.revSeq = rows.number(5);
    row.createdAt = rows.number(6);
    row.editedAt = rows.optionalNumber(7);
    row.expiresAt = rows.optionalNumber(8);
    row.replyTo = rows.optionalNumber(9);
    row.type = wire::MessageType(rows.number(10));
    row.deleted = rows.number(11) != 0;
    if (!rows.isNull(12))
        row.content = rows.text(12);
    if (!rows.isNull(14))
        extraFromText(rows.text(14), row);
    row.sealed = MessageTable::sealedFromBytes(rows.bytes(15));
    if (!rows.isNull(13) && row.sealed)
        row.sealedReactions = sealedReactionsFromText(rows.text(13));
    else if (!rows.isNull(13))
        row.reactions = reactionsFromText(rows.text(13));
    return row;
}

} // namespace

std::optional<wire::Sealed> MessageTable::sealedFromBytes(const QByteArray &packed)
{
    if (packed.size() < SealedHead)
        return std::nullopt;
    return wire::Sealed{quint8(packed.at(0)), qFromBigEndian<qint64>(packed.constData() + 1),
                        packed.mid(SealedHead)};
}

Result<bool> MessageTable::put(qint64 channelNo, const wire::MessageRow &row)
{
    if (row.ord <= 0 || row.ord > OrdMask || row.seq <= 0)
        return fail(Errc::Invalid, QStringLiteral("a message row with impossible numbers"));
    DUNLIN_TRY(
        const int changed,
        m_database.change("INSERT INTO Messages (" DUNLIN_MESSAGE_COLUMNS
                          ") VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) "
                          "ON CONFLICT (Rid) DO UPDATE SET Seq = excluded.Seq, Id = excluded.Id, "
                          "SenderId = excluded.SenderId, "
                          "SenderDevice = excluded.SenderDevice, RevSeq = excluded.RevSeq, "
                          "CreatedAt = excluded.CreatedAt, "
                          "EditedAt = excluded.EditedAt, ExpiresAt = excluded.ExpiresAt, "
                          "ReplyToSeq = excluded.ReplyToSeq, "
                          "MessageType = excluded.MessageType, IsDeleted = excluded.IsDeleted, "
                          "Content = excluded.Content, "
                          "Reactions = excluded.Reactions, Extra = excluded.Extra, "
                          "Sealed = excluded.Sealed WHERE "
                          "excluded.RevSeq > Messages.RevSeq",
                          {rowId(channelNo, row.ord), row.seq, row.id.toBytes(),
                           row.senderId.toBytes(), row.senderDevice.toBytes(), row.revSeq,
                           row.createdAt, numberOrNull(row.editedAt), numberOrNull(row.expiresAt),
                           numberOrNull(row.replyTo), int(row.type), int(row.deleted),
                           // What was opened is never kept here.
                           row.content && !row.sealed ? QVariant(*row.content) : QVariant(),
                           row.sealed ? sealedReactionsToText(row.sealedReactions)
                                      : reactionsToText(row.reactions),
                           extraToText(row), sealedToBytes(row.sealed)}));
    if (changed > 0 && m_watch.put)
        m_watch.put(rowId(channelNo, row.ord));
    return changed > 0;
}

Result<QList<wire::MessageRow>> MessageTable::read(const char *sql, const QVariantList &values,
                                                   const ChannelId &channel)
{
    DUNLIN_TRY(Rows rows, m_database.select(sql, values));
    QList<wire::MessageRow> messages;
    while (rows.next())
        messages.append(readRow(rows, channel));
    DUNLIN_CHECK(rows.outcome());
    for (wire::MessageRow &each : messages)
        show(each);
    return messages;
}

Result<QList<wire::MessageRow>> MessageTable::byOrd(qint64 channelNo, const ChannelId &channel,
                                                    qint64 from, qint64 to)
{
    return read("SELECT " DUNLIN_MESSAGE_COLUMNS
                " FROM Messages WHERE Rid BETWEEN ? AND ? ORDER BY Rid",
                {rowId(channelNo, from), rowId(channelNo, to)}, channel);
}

Result<QList<wire::MessageRow>> MessageTable::bySeq(qint64 channelNo, const ChannelId &channel,
                                                    qint64 above, qint64 upTo, int limit)
{
    return read("SELECT " DUNLIN_MESSAGE_COLUMNS
                " FROM Messages WHERE (Rid >> 40) = ? AND Seq > ? AND Seq <= ? "
                "ORDER BY Seq LIMIT ?",
                {channelNo, above, upTo, limit}, channel);
}

Result<QList<wire::MessageRow>> MessageTable::bySeqDown(qint64 channelNo, const ChannelId &channel,
                                                        qint64 from, qint64 below, int limit)
{
    return read("SELECT " DUNLIN_MESSAGE_COLUMNS
                " FROM Messages WHERE (Rid >> 40) = ? AND Seq >= ? AND Seq < ? "
                "ORDER BY Seq DESC LIMIT ?",
                {channelNo, from, below, limit}, channel);
}

Result<std::optional<wire::MessageRow>> MessageTable::one(qint64 channelNo,
                                                          const ChannelId &channel, qint64 seq)
{
    DUNLIN_TRY(const QList<wire::MessageRow> rows, bySeq(channelNo, channel, seq - 1, seq, 1));
    return rows.isEmpty() ? std::optional<wire::MessageRow>() : std::optional(rows.first());
}

Result<std::optional<wire::MessageRow>> MessageTable::last(qint64 channelNo,
                                                           const ChannelId &channel)
{
    DUNLIN_TRY(const QList<wire::MessageRow> rows,
               read("SELECT " DUNLIN_MESSAGE_COLUMNS
                    " FROM Messages WHERE Rid BETWEEN ? AND ? ORDER BY Rid DESC LIMIT 1",
                    {rowId(channelNo, 0), rowId(channelNo + 1, 0) - 1}, channel));
    return rows.isEmpty() ? std::optional<wire::MessageRow>() : std::optional(rows.first());
}

Result<qint64> MessageTable::seqOf(const OpId &id)
{
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT Seq FROM Messages WHERE Id = ?", {id.toBytes()}));
    return rows.next() ? rows.number(0) : qint64(0);
}

Result<bool> MessageTable::holds(const OpId &id)
{
    DUNLIN_TRY(const qint64 seq, seqOf(id));
    return seq > 0;
}

Result<qint64> MessageTable::ordAtOrBelow(qint64 channelNo, qint64 seq)
{
    DUNLIN_TRY(
        Rows rows,
        m_database.select(
            "SELECT Rid FROM Messages WHERE (Rid >> 40) = ? AND Seq <= ? ORDER BY Seq DESC LIMIT 1",
            {channelNo, seq}));
    return rows.next() ? rows.number(0) & OrdMask : qint64(0);
}

Status MessageTable::removeBySeq(qint64 channelNo, qint64 from, qint64 to)
{
    if (m_watch.removed) {
        DUNLIN_TRY(Rows rows,
                   m_database.select("SELECT min(Rid), max(Rid) FROM Messages "
                                     "WHERE (Rid >> 40) = ? AND Seq BETWEEN ? AND ?",
                                     {channelNo, from, to}));
        if (rows.next() && !rows.isNull(0))
            tellRemoved(rows.number(0), rows.number(1));
        DUNLIN_CHECK(rows.outcome());
    }
    DUNLIN_CHECK(
        m_database.change("DELETE FROM Messages WHERE (Rid >> 40) = ? AND Seq BETWEEN ? AND ?",
                          {channelNo, from, to}));
    return ok();
}

Status MessageTable::removeByOrd(qint64 channelNo, qint64 from, qint64 to)
{
    tellRemoved(rowId(channelNo, from), rowId(channelNo, to));
    DUNLIN_CHECK(m_database.change("DELETE FROM Messages WHERE Rid BETWEEN ? AND ?",
                                   {rowId(channelNo, from), rowId(channelNo, to)}));
    return ok();
}

Status MessageTable::removeAll(qint64 channelNo)
{
    tellRemoved(rowId(channelNo, 0), rowId(channelNo + 1, 0) - 1);
    DUNLIN_CHECK(m_database.change("DELETE FROM Messages WHERE Rid BETWEEN ? AND ?",
                                   {rowId(channelNo, 0), rowId(channelNo + 1, 0) - 1}));
    return ok();
}

Result<qint64> MessageTable::mentionsOf(qint64 channelNo, const UserId &user, qint64 from,
                                        qint64 to)
{
    // Extra is [files, mentions, mentionsChannel, pinned]: few rows have one.
    DUNLIN_TRY(Rows rows,
               m_database.select(
                   "SELECT COUNT(*) FROM Messages WHERE Rid BETWEEN ? AND ? AND "
                   "Extra IS NOT NULL AND IsDeleted = 0 AND SenderId <> ? AND "
                   "(json_extract(Extra, '$[2]') = 1 OR instr(json_extract(Extra, "
                   "'$[1]'), ?) > 0)",
                   {rowId(channelNo, from), rowId(channelNo, to), user.toBytes(), user.toText()}));
    const qint64 count = rows.next() ? rows.number(0) : 0;
    DUNLIN_CHECK(rows.outcome());
    return count;
}

Result<QSet<qint64>> MessageTable::channelsWithExpired(qint64 nowMs)
{
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT DISTINCT Rid >> 40 FROM Messages WHERE ExpiresAt IS NOT "
                                 "NULL AND ExpiresAt <= ?",
                                 {nowMs}));
    QSet<qint64> channels;
    while (rows.next())
        channels.insert(rows.number(0));
    DUNLIN_CHECK(rows.outcome());
    return channels;
}

Result<qint64> MessageTable::nextExpiry()
{
    DUNLIN_TRY(
        Rows rows,
        m_database.select("SELECT MIN(ExpiresAt) FROM Messages WHERE ExpiresAt IS NOT NULL"));
    const qint64 next = rows.next() ? rows.optionalNumber(0).value_or(0) : 0;
    DUNLIN_CHECK(rows.outcome());
    return next;
}

Result<qint64> MessageTable::firstOrd(qint64 channelNo, qint64 upTo)
{
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT MIN(Rid) FROM Messages WHERE Rid BETWEEN ? AND ?",
                                 {rowId(channelNo, 1), rowId(channelNo, upTo)}));
    const qint64 first = rows.next() ? rows.optionalNumber(0).value_or(0) & OrdMask : 0;
    DUNLIN_CHECK(rows.outcome());
    return first;
}

Result<QList<StoredText>> MessageTable::textsAfter(qint64 above, qint64 upTo, int limit)
{
    DUNLIN_TRY(Rows rows,
               m_database.select(
                   "SELECT Rid, CreatedAt, Content, CASE MessageType WHEN 2 THEN "
                   "Extra END, Sealed IS NOT NULL FROM Messages WHERE Rid > ? AND Rid <= ? AND "
                   "IsDeleted = 0 ORDER BY Rid LIMIT ?",
                   {above, upTo, limit}));
    QList<StoredText> texts;
    while (rows.next()) {
        StoredText each{rows.number(0), rows.number(1), rows.text(2), rows.number(4) != 0};
        if (!rows.isNull(3)) {
            wire::MessageRow files;
            extraFromText(rows.text(3), files);
            for (const wire::FileRef &file : std::as_const(files.files))
                each.text += QLatin1Char(' ') + file.name;
        }
        texts.append(each);
    }
    DUNLIN_CHECK(rows.outcome());
    return texts;
}

Status MessageTable::peek(QList<StoredText> &texts)
{
    const bool any = std::any_of(texts.cbegin(), texts.cend(),
                                 [](const StoredText &each) { return each.isSealed; });
    if (!any || !m_peek)
        return ok();
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT Rid, Id, SenderId, Sealed FROM Messages WHERE Rid "
                                 "BETWEEN ? AND ? AND IsDeleted = 0 AND Sealed IS NOT NULL "
                                 "ORDER BY Rid",
                                 {texts.first().rid, texts.last().rid}));
    auto at = texts.begin();
    while (rows.next()) {
        at = std::lower_bound(at, texts.end(), rows.number(0),
                              [](const StoredText &each, qint64 rid) { return each.rid < rid; });
        if (at == texts.end())
            break;
        wire::MessageRow row;
        row.id = OpId::fromBytes(rows.bytes(1)).value_or(OpId());
        row.senderId = UserId::fromBytes(rows.bytes(2)).value_or(UserId());
        row.sealed = sealedFromBytes(rows.bytes(3));
        const auto text = m_peek(row);
        if (at->rid != rows.number(0) || !text)
            continue;
        at->text += *text;
        at->isSealed = false;
    }
    return rows.outcome();
}

Result<QList<wire::MessageRow>> MessageTable::filesBelow(qint64 channelNo, const ChannelId &channel,
                                                         qint64 belowOrd, int limit)
{
    static_assert(int(wire::MessageType::File) == 2);
    return read("SELECT " DUNLIN_MESSAGE_COLUMNS
                " FROM Messages WHERE Rid > ? AND Rid < ? AND MessageType = 2 AND IsDeleted = 0 "
                "AND Extra IS NOT NULL ORDER BY Rid DESC LIMIT ?",
                {rowId(channelNo, 0),
                 belowOrd > 0 ? rowId(channelNo, belowOrd) : rowId(channelNo + 1, 0), limit},
                channel);
}

Result<QList<wire::MessageRow>> MessageTable::pinned(qint64 channelNo, const ChannelId &channel,
                                                     int limit)
{
    return read("SELECT " DUNLIN_MESSAGE_COLUMNS
                " FROM Messages WHERE Rid > ? AND Rid < ? AND IsDeleted = 0 AND Extra IS NOT NULL "
                "AND json_extract(Extra, '$[3]') = 1 ORDER BY Rid DESC LIMIT ?",
                {rowId(channelNo, 0), rowId(channelNo + 1, 0), limit}, channel);
}

Result<QList<wire::MessageRow>> MessageTable::answersTo(qint64 channelNo, const ChannelId &channel,
                                                        qint64 seq, int limit)
{
    return read("SELECT " DUNLIN_MESSAGE_COLUMNS " FROM Messages WHERE (Rid >> 40) = ? AND "
                "ReplyToSeq = ? AND IsDeleted = 0 ORDER BY Rid DESC LIMIT ?",
                {channelNo, seq, limit}, channel);
}

Result<QList<wire::MessageRow>> MessageTable::ofOrds(qint64 channelNo, const ChannelId &channel,
                                                     const QList<qint64> &ords)
{
    return read("SELECT " DUNLIN_MESSAGE_COLUMNS " FROM Messages WHERE Rid IN (SELECT ? | value "
                "FROM json_each(?)) AND IsDeleted = 0 ORDER BY Rid DESC",
                {rowId(channelNo, 0), numberList(ords)}, channel);
}

Result<int> MessageTable::removeExpired(qint64 nowMs)
{
    if (m_watch.removed) {
        DUNLIN_TRY(Rows rows,
                   m_database.select("SELECT Rid FROM Messages WHERE ExpiresAt IS NOT NULL AND "
                                     "ExpiresAt <= ?",
                                     {nowMs}));
        while (rows.next())
            tellRemoved(rows.number(0), rows.number(0));
        DUNLIN_CHECK(rows.outcome());
    }
    return m_database.change("DELETE FROM Messages WHERE ExpiresAt IS NOT NULL AND ExpiresAt <= ?",
                             {nowMs});
}

} // namespace dunlin::client
