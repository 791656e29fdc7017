// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with files: up in chunks, down by ranges.

#include "client/session/session_parts.h"
#include "shared/core/text.h"

#include <QDir>
#include <QFile>
#include <QThreadPool>

namespace dunlin::client {

namespace {

QString localPath(const QString &text)
{
    const QUrl url(text);
    return url.isLocalFile() ? url.toLocalFile() : text;
}

Result<QString> copied(const QString &from, const QString &to)
{
    // Whoever chose the name was asked whether to overwrite.
    QFile::remove(to);
    QFile file(from);
    if (!file.copy(to))
        return fail(Errc::Unavailable,
                    QStringLiteral("%1 can't be written: %2").arg(to, file.errorString()));
    return to;
}

} // namespace

void AccountSession::sendAttachments(const QString &channelId, const QStringList &files,
                                     const QString &caption, qint64 replyToSeq, qint64 expiresIn)
{
    const auto channel = parseChannel(channelId);
    if (!channel)
        return;
    if (!isValidText(caption)) {
        report(fail(Errc::Invalid, QStringLiteral("The text has characters that can't be sent")));
        return;
    }
    PendingOp op;
    op.id = OpId::create();
    op.channel = *channel;
    op.text = caption.trimmed().isEmpty() ? QString() : caption;
    op.replyToSeq = replyToSeq;
    op.expiresIn = qMax<qint64>(0, expiresIn);
    QStringList paths;
    for (const QString &each : files)
        paths.append(localPath(each));
    reportIfFailed(m_parts->onEngine(
        [engine = m_parts->engine, op, paths] { return engine->attach(op, paths); }));
}

void AccountSession::pauseUpload(const QString &opId, bool paused)
{
    if (const auto id = OpId::fromText(opId))
        reportIfFailed(m_parts->onEngine([engine = m_parts->engine, id = *id, paused] {
            return engine->outbox()->setPaused(id, paused);
        }));
}

QString AccountSession::outgoingFolder() const
{
    return Engine::outgoingFolder(m_parts->folder);
}

Async<QString> AccountSession::fetchFile(const FileId &id, qint64 size)
{
    return m_parts->onEngine(
        [engine = m_parts->engine, id, size] { return engine->files()->fetch(id, size); });
}

Async<QString> AccountSession::fetchPicture(const FileId &id)
{
    return m_parts->onEngine(
        [engine = m_parts->engine, id] { return engine->portraits()->want(id); });
}

Async<QString> SessionRequests::openedFile(const FileId &id)
{
    return m_parts->onEngine([engine = m_parts->engine, id] { return engine->openedFile(id); });
}

OwnStorage *AccountSession::storage() const
{
    return m_parts->storage.get();
}

Async<StorageUse> SessionRequests::storageUse()
{
    return m_parts->onEngine([engine = m_parts->engine] { return engine->storageUse(); });
}

Async<qint64> SessionRequests::freeStorage()
{
    return m_parts->onEngine([engine = m_parts->engine] { return engine->freeStorage(); });
}

void AccountSession::saveFile(const QString &fileId, qint64 size, const QString &target)
{
    const auto id = FileId::fromText(fileId);
    if (!id) {
        report(fail(Errc::Invalid, QStringLiteral("That is no file")));
        return;
    }
    const QString to = localPath(target);
    const auto saved = then(this, fetchFile(*id, size), [to](const QString &path) {
        return runOn(QThreadPool::globalInstance(), [path, to] { return copied(path, to); });
    });
    finally(this, saved, [this](const Result<QString> &path) {
        if (path.ok())
            Q_EMIT fileSaved(*path);
        else
            report(path.error());
    });
}

Async<wire::FileUpload> SessionRequests::announceFile(const wire::FileCreate &request)
{
    return m_parts->http->call(wire::http::createFile, request);
}

Async<Done> SessionRequests::sendChunk(const FileId &id, qint64 offset, const QByteArray &bytes)
{
    const auto sent =
        m_parts->http->bytes(wire::Method::Patch, QStringLiteral("/files/") + id.toText(),
                             {{"Tus-Resumable", "1.0.0"},
                              {"Upload-Offset", QByteArray::number(offset)},
                              {"Content-Type", "application/offset+octet-stream"}},
                             bytes);
    return then(this, sent, [](const QByteArray &) { return ok(); });
}

Async<wire::MessageRow> SessionRequests::sendFiles(const ChannelId &channel,
                                                   const QList<FileId> &files)
{
    const wire::SendBody body{OpId::create(), wire::MessageType::File, {}, {}, files, {}, {}};
    return m_parts->http->call(wire::http::send, body, SessionParts::pathOf(channel));
}

Async<QByteArray> SessionRequests::fileBytes(const FileId &id, qint64 from, qint64 most)
{
    return m_parts->http->bytes(
        wire::Method::Get, QStringLiteral("/files/") + id.toText(),
        {{"Range",
          "bytes=" + QByteArray::number(from) + '-' + QByteArray::number(from + most - 1)}});
}

} // namespace dunlin::client
