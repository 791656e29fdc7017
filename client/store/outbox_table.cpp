// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/outbox_table.h"

#include "client/store/database.h"
#include "client/store/sealed_table.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

namespace dunlin::client {

namespace {

#define DUNLIN_OUTBOX_COLUMNS                                                                      \
    "LocalNo, OpId, ChannelId, Kind, TargetId, TargetSeq, Body, ReplyToSeq, State, Attempts, "     \
    "NextTryAt, Error, ErrorCode, CreatedAt, ExpiresIn, Files, IsPaused, Rest, Sealed, "           \
    "SealedEpoch"

QString filesToText(const QList<PendingFile> &files)
{
    if (files.isEmpty())
        return QLatin1StringView("");
    QJsonArray array;
    for (const PendingFile &each : files) {
        array.append(QJsonObject{
            {QStringLiteral("path"), each.path},
            {QStringLiteral("own"), each.isOwnCopy},
            {QStringLiteral("name"), each.name},
            {QStringLiteral("size"), each.size},
            {QStringLiteral("modified"), each.modifiedAt},
            {QStringLiteral("type"), each.contentType},
            {QStringLiteral("sha256"), each.sha256},
            {QStringLiteral("from"), each.isForwarded() ? each.from.toText() : QString()},
            {QStringLiteral("id"), each.id.isNull() ? QString() : each.id.toText()},
            {QStringLiteral("sent"), each.sent},
            {QStringLiteral("sealed"), each.sealedPath},
            {QStringLiteral("sealedSize"), each.sealedSize},
            {QStringLiteral("key"), QString::fromLatin1(each.key.toBase64())},
            {QStringLiteral("digest"), QString::fromLatin1(each.digest.toBase64())}});
    }
    return QString::fromUtf8(QJsonDocument(array).toJson(QJsonDocument::Compact));
}

QList<PendingFile> filesFromText(const QString &text)
{
    QList<PendingFile> files;
    const QJsonArray array = QJsonDocument::fromJson(text.toUtf8()).array();
    for (const auto value : array) {
        const QJsonObject object = value.toObject();
        PendingFile file;
        file.path = object.value(QLatin1StringView("path")).toString();
        file.isOwnCopy = object.value(QLatin1StringView("own")).toBool();
        file.name = object.value(QLatin1StringView("name")).toString();
        file.size = object.value(QLatin1StringView("size")).toInteger();
        file.modifiedAt = object.value(QLatin1StringView("modified")).toInteger();
        file.contentType = object.value(QLatin1StringView("type")).toString();
        file.sha256 = object.value(QLatin1StringView("sha256")).toString();
        file.from =
            FileId::fromText(object.value(QLatin1StringView("from")).toString()).value_or(FileId());
        file.id =
            FileId::fromText(object.value(QLatin1StringView("id")).toString()).value_or(FileId());
        file.sent = object.value(QLatin1StringView("sent")).toInteger();
        file.sealedPath = object.value(QLatin1StringView("sealed")).toString();
        file.sealedSize = object.value(QLatin1StringView("sealedSize")).toInteger();
        file.key =
            QByteArray::fromBase64(object.value(QLatin1StringView("key")).toString().toLatin1());
        file.digest =
            QByteArray::fromBase64(object.value(QLatin1StringView("digest")).toString().toLatin1());
        files.append(file);
    }
    return files;
}

QByteArray restContext(const OpId &id)
{
    return QByteArrayLiteral("outbox ") + id.toBytes();
}

QByteArray filesContextOf(const OpId &id)
{
    return QByteArrayLiteral("outbox files ") + id.toBytes();
}

struct RestingText {
    QString body;
    QVariant rest;
    QString files;
};

// How the text of an operation, and what its files are, stand on the disk.
Result<RestingText> resting(const SealedTable *seal, const PendingOp &op)
{
    if (!op.isEncrypted)
        return RestingText{op.text, {}, filesToText(op.files)};
    if (!op.rest.isEmpty())
        return RestingText{QLatin1StringView(""), op.rest, op.restingFiles};
    if (!seal)
        return fail(Errc::Unavailable, QStringLiteral("there is nothing to seal a text with"));
    DUNLIN_TRY(const QByteArray sealed, seal->seal(restContext(op.id), Secret::fromText(op.text)));
    RestingText text{QLatin1StringView(""), sealed, QLatin1StringView("")};
    if (!op.files.isEmpty()) {
        DUNLIN_TRY(const QByteArray files,
                   seal->seal(filesContextOf(op.id), Secret::fromText(filesToText(op.files))));
        text.files = QString::fromLatin1(files.toBase64());
    }
    return text;
}

QVariant bytesOrNull(const QByteArray &bytes)
{
    return bytes.isEmpty() ? QVariant() : QVariant(bytes);
}

void appendOp(QList<PendingOp> &ops, const Rows &rows, const SealedTable *seal)
{
    PendingOp op;
    op.localNo = rows.number(0);
    op.id = OpId::fromBytes(rows.bytes(1)).value_or(OpId());
    op.channel = ChannelId::fromBytes(rows.bytes(2)).value_or(ChannelId());
    op.kind = PendingKind(rows.number(3));
    op.targetId = OpId::fromBytes(rows.bytes(4)).value_or(OpId());
    op.targetSeq = rows.number(5);
    op.text = rows.text(6);
    op.replyToSeq = rows.number(7);
    // What was under way when the process ended is queued again.
    op.state = PendingState(rows.number(8));
    if (op.state != PendingState::Failed)
        op.state = PendingState::Queued;
    op.attempts = int(rows.number(9));
    op.nextTryAt = rows.number(10);
    op.error = rows.text(11);
    op.errorCode = rows.text(12);
    op.createdAt = rows.number(13);
    op.expiresIn = rows.number(14);
    op.files = filesFromText(rows.text(15));
    op.isPaused = rows.number(16) != 0;
    if (!rows.isNull(17)) {
        op.isEncrypted = true;
        const auto text = seal ? seal->open(restContext(op.id), rows.bytes(17))
                               : Result<Secret>(fail(Errc::Unavailable));
        const QString resting = rows.text(15);
        const auto files = !seal || resting.isEmpty()
            ? Result<Secret>(Secret())
            : seal->open(filesContextOf(op.id), QByteArray::fromBase64(resting.toLatin1()));
        op.files.clear();
        if (text.ok() && files.ok()) {
            op.text = QString::fromUtf8(text->reveal());
            op.files = filesFromText(QString::fromUtf8(files->reveal()));
        } else {
            op.rest = rows.bytes(17);
            op.restingFiles = resting;
        }
    }
    op.sealed = rows.bytes(18);
    op.sealedEpoch = rows.number(19);
    if (!op.id.isNull() && !op.channel.isNull())
        ops.append(op);
}

QVariant idOrNull(const OpId &id)
{
    return id.isNull() ? QVariant() : QVariant(id.toBytes());
}

Status insert(Database &database, const SealedTable *seal, PendingOp &op)
{
    DUNLIN_TRY(const RestingText text, resting(seal, op));
    DUNLIN_CHECK(database.change(
        "INSERT INTO Outbox (OpId, ChannelId, Kind, TargetId, TargetSeq, Body, ReplyToSeq, State, "
        "Attempts, NextTryAt, "
        "Error, ErrorCode, CreatedAt, ExpiresIn, Files, IsPaused, Rest, Sealed, SealedEpoch) "
        "VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)",
        {op.id.toBytes(), op.channel.toBytes(), int(op.kind), idOrNull(op.targetId), op.targetSeq,
         text.body, op.replyToSeq, int(op.state), op.attempts, op.nextTryAt, op.error, op.errorCode,
         op.createdAt, op.expiresIn, text.files, int(op.isPaused), text.rest,
         bytesOrNull(op.sealed), op.sealedEpoch}));
    DUNLIN_TRY(Rows last, database.select("SELECT last_insert_rowid()"));
    if (last.next())
        op.localNo = last.number(0);
    return ok();
}

} // namespace

Status OutboxTable::add(QList<PendingOp> &ops)
{
    return m_database.transaction([&]() -> Status {
        for (PendingOp &op : ops)
            DUNLIN_CHECK(insert(m_database, m_seal, op));
        return ok();
    });
}

Result<QList<PendingOp>> OutboxTable::load()
{
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT " DUNLIN_OUTBOX_COLUMNS " FROM Outbox ORDER BY LocalNo"));
    QList<PendingOp> ops;
    while (rows.next())
        appendOp(ops, rows, m_seal);
    DUNLIN_CHECK(rows.outcome());
    return ops;
}

QList<PendingOp> OutboxTable::salvage()
{
    QList<PendingOp> ops;
    auto oldestFirst =
        m_database.select("SELECT " DUNLIN_OUTBOX_COLUMNS " FROM Outbox ORDER BY LocalNo");
    while (oldestFirst.ok() && oldestFirst->next())
        appendOp(ops, *oldestFirst, m_seal);
    if (oldestFirst.ok() && oldestFirst->outcome().ok())
        return ops;
    const qint64 reached = ops.isEmpty() ? 0 : ops.last().localNo;
    QList<PendingOp> behind;
    auto newestFirst = m_database.select("SELECT " DUNLIN_OUTBOX_COLUMNS
                                         " FROM Outbox WHERE LocalNo > ? ORDER BY LocalNo DESC",
                                         {reached});
    while (newestFirst.ok() && newestFirst->next())
        appendOp(behind, *newestFirst, m_seal);
    ops.append({behind.crbegin(), behind.crend()});
    return ops;
}

Status OutboxTable::update(const PendingOp &op)
{
    DUNLIN_TRY(const RestingText text, resting(m_seal, op));
    DUNLIN_CHECK(m_database.change(
        "UPDATE Outbox SET TargetId = ?, TargetSeq = ?, Body = ?, State = ?, "
        "Attempts = ?, NextTryAt = ?, Error = ?, "
        "ErrorCode = ?, Files = ?, IsPaused = ?, Rest = ?, Sealed = ?, SealedEpoch = ? "
        "WHERE OpId = ?",
        {idOrNull(op.targetId), op.targetSeq, text.body, int(op.state), op.attempts, op.nextTryAt,
         op.error, op.errorCode, text.files, int(op.isPaused), text.rest, bytesOrNull(op.sealed),
         op.sealedEpoch, op.id.toBytes()}));
    return ok();
}

Status OutboxTable::remove(const QList<OpId> &ids)
{
    return m_database.transaction([&]() -> Status {
        for (const OpId &id : ids)
            DUNLIN_CHECK(m_database.change("DELETE FROM Outbox WHERE OpId = ?", {id.toBytes()}));
        return ok();
    });
}

Status OutboxTable::clear()
{
    DUNLIN_CHECK(m_database.change("DELETE FROM Outbox"));
    return ok();
}

} // namespace dunlin::client
