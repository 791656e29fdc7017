// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/file_runs.h"

#include <QCryptographicHash>
#include <QFileInfo>
#include <QThreadPool>

#include <algorithm>
#include <cstdio>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qint64 ChunkBytes = 1024 * 1024;

Error notReadable(const QFile &file)
{
    return fail(Errc::Invalid, file.fileName() + u": "_s + file.errorString());
}

Result<QByteArray> hashOf(const QString &path)
{
    QFile file(path);
    QCryptographicHash hash(QCryptographicHash::Sha256);
    if (!file.open(QIODevice::ReadOnly) || !hash.addData(&file))
        return notReadable(file);
    return hash.result();
}

} // namespace

UploadRun::UploadRun(Context &context)
    : QObject(&context)
    , m_context(context)
    , m_file(context.options.arguments.first())
{
}

void UploadRun::start()
{
    if (!m_file.open(QIODevice::ReadOnly) || m_file.isSequential()) {
        m_context.printer.note(m_file.isOpen() ? u"Only a file with a length can be uploaded"_s
                                               : notReadable(m_file).detail);
        m_context.end(ExitCode::Usage);
        return;
    }
    const auto hashed =
        runOn(QThreadPool::globalInstance(), [path = m_file.fileName()] { return hashOf(path); });
    m_context.on(hashed, [this](const QByteArray &sha256) {
        if (m_context.options.arguments.size() > 1) {
            m_context.on(m_context.channel(m_context.options.arguments.at(1)),
                         [this, sha256](const ChannelId &channel) {
                             const ChannelCard *card = m_context.session.channels()->find(channel);
                             if (card && card->isEncrypted) {
                                 sendSealed(channel);
                                 return;
                             }
                             m_sendTo = channel;
                             announce(channel, sha256);
                         });
            return;
        }
        // Any in which the caller may write will do: it is not sent yet.
        m_context.on(m_context.ready(), [this, sha256](Done) {
            const auto cards = m_context.session.channels()->cards();
            const auto writable =
                std::find_if(cards.cbegin(), cards.cend(), [](const ChannelCard &each) {
                    return each.role >= wire::Role::Member;
                });
            if (writable == cards.cend())
                m_context.fail(
                    fail(Errc::Invalid, u"There is no channel in which you may write"_s));
            else
                announce(writable->id, sha256);
        });
    });
}

// Sealed here before anything of it leaves; the outbox does it, as for a window.
void UploadRun::sendSealed(const ChannelId &channel)
{
    const QString path = QFileInfo(m_file.fileName()).absoluteFilePath();
    PendingOp op;
    op.channel = channel;
    m_context.on(m_context.ready(), [this, op, path](Done) {
        m_context.on(m_context.session.runAndWait(op, {path}), [this, op](const SendOutcome &sent) {
            const auto rows = m_context.session.rowsAbove(op.channel, sent.seq - 1, 1);
            m_context.on(rows, [this, sent](const QList<wire::MessageRow> &found) {
                if (found.isEmpty() || found.first().files.isEmpty()) {
                    m_context.fail(fail(Errc::NotFound, u"The message is not here any more"_s));
                    return;
                }
                const QString id = found.first().files.first().id.toText();
                m_context.printer.line(id,
                                       {{u"id"_s, id},
                                        {u"channelId"_s, found.first().channelId.toText()},
                                        {u"seq"_s, sent.seq}});
                m_context.end(ExitCode::Done);
            });
        });
    });
}

void UploadRun::announce(const ChannelId &channel, const QByteArray &sha256)
{
    wire::FileCreate request;
    request.name = QFileInfo(m_file.fileName()).fileName();
    request.size = m_file.size();
    request.sha256 = QString::fromLatin1(sha256.toBase64());
    request.channelId = channel;
    m_context.on(m_context.session.announceFile(request), [this](const wire::FileUpload &upload) {
        m_id = upload.id;
        next(0);
    });
}

void UploadRun::next(qint64 offset)
{
    if (offset >= m_file.size()) {
        finished();
        return;
    }
    const QByteArray chunk = m_file.read(ChunkBytes);
    if (chunk.isEmpty()) {
        m_context.fail(notReadable(m_file));
        return;
    }
    m_context.on(m_context.session.sendChunk(m_id, offset, chunk),
                 [this, end = offset + chunk.size()](Done) { next(end); });
}

void UploadRun::finished()
{
    if (!m_sendTo) {
        m_context.printer.line(m_id.toText(), {{u"id"_s, m_id.toText()}});
        m_context.end(ExitCode::Done);
        return;
    }
    m_context.on(m_context.session.sendFiles(*m_sendTo, {m_id}),
                 [this](const wire::MessageRow &row) {
                     m_context.printer.line(m_id.toText(),
                                            {{u"id"_s, m_id.toText()},
                                             {u"channelId"_s, row.channelId.toText()},
                                             {u"seq"_s, row.seq}});
                     m_context.end(ExitCode::Done);
                 });
}

DownloadRun::DownloadRun(Context &context, const FileId &id)
    : QObject(&context)
    , m_context(context)
    , m_id(id)
{
}

void DownloadRun::start()
{
    const QString path = m_context.options.arguments.value(1);
    m_file.setFileName(path);
    const bool isOpen = path.isEmpty() ? m_file.open(stdout, QIODevice::WriteOnly)
                                       : m_file.open(QIODevice::WriteOnly | QIODevice::Truncate);
    if (!isOpen) {
        m_context.printer.note(notReadable(m_file).detail);
        m_context.end(ExitCode::Usage);
        return;
    }
    const auto opened = then(this, m_context.session.opened(),
                             [this](Done) { return m_context.session.openedFile(m_id); });
    finally(this, opened, [this](const Result<QString> &file) {
        if (!file.ok()) {
            // Nothing of it is there that could be taken for the file.
            if (!m_file.fileName().isEmpty() && !m_file.remove())
                m_context.printer.note(notReadable(m_file).detail);
            m_context.fail(file.error());
        } else if (file->isEmpty()) {
            next();
        } else {
            copy(*file);
        }
    });
}

void DownloadRun::copy(const QString &path)
{
    QFile from(path);
    bool isGood = from.open(QIODevice::ReadOnly);
    while (isGood && !from.atEnd()) {
        const QByteArray piece = from.read(ChunkBytes);
        isGood = !piece.isEmpty() && m_file.write(piece) == piece.size();
    }
    if (isGood && m_file.flush())
        m_context.end(ExitCode::Done);
    else
        m_context.fail(notReadable(from.error() == QFileDevice::NoError ? m_file : from));
}

void DownloadRun::next()
{
    const auto part = m_context.session.fileBytes(m_id, m_at, ChunkBytes);
    finally(this, part, [this](const Result<QByteArray> &bytes) {
        // The end was exactly at the end of a part (416), or there is nothing at all.
        const bool isBehindTheEnd = !bytes.ok() && bytes.error().field == "Range"_L1;
        if (!bytes.ok() && !isBehindTheEnd) {
            m_context.fail(bytes.error());
            return;
        }
        const QByteArray content = bytes.ok() ? *bytes : QByteArray();
        if (m_file.write(content) != content.size() || !m_file.flush()) {
            m_context.fail(notReadable(m_file));
            return;
        }
        m_at += content.size();
        if (content.size() == ChunkBytes)
            next();
        else
            m_context.end(ExitCode::Done);
    });
}

} // namespace dunlin::client
