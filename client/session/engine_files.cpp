// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that deals with files of messages that wait to be sent.

#include "client/crypto/attachment.h"
#include "client/session/engine.h"
#include "shared/core/log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QMimeDatabase>
#include <QThreadPool>
#include <QUrl>

namespace dunlin::client {

namespace {

constexpr int MostFiles = 20;
constexpr qint64 LargestFile = qint64(1) << 30;
const QString ForwardPrefix = QStringLiteral("forward:");

// forward:ID/SIZE/TYPE/NAME, of a file on the server; type and name percent-encoded.
Result<PendingFile> forwardedFile(const QString &text)
{
    const QStringList parts = text.sliced(ForwardPrefix.size()).split(u'/');
    const auto id = FileId::fromText(parts.value(0));
    PendingFile file;
    file.size = parts.value(1).toLongLong();
    file.contentType = QUrl::fromPercentEncoding(parts.value(2).toUtf8());
    // Whoever sent it to us called it so.
    file.name = QFileInfo(QUrl::fromPercentEncoding(parts.value(3).toUtf8())).fileName();
    if (parts.size() != 4 || !id || file.size <= 0 || file.size > LargestFile
        || file.name.isEmpty())
        return fail(Errc::Invalid, QStringLiteral("That is no file that can be sent on"));
    file.from = *id;
    return file;
}

} // namespace

QString Engine::outgoingFolder(const QString &profile)
{
    return QDir(profile).absoluteFilePath(QStringLiteral("outgoing"));
}

Status Engine::attach(PendingOp message, const QStringList &paths)
{
    if (paths.isEmpty() || paths.size() > MostFiles)
        return fail(Errc::Invalid, QStringLiteral("A message has 1 to %1 files").arg(MostFiles));
    const QMimeDatabase types;
    const QString own = outgoingFolder(m_folder) + QLatin1Char('/');
    for (const QString &path : paths) {
        if (path.startsWith(ForwardPrefix)) {
            DUNLIN_TRY(const PendingFile file, forwardedFile(path));
            message.files.append(file);
            continue;
        }
        const QFileInfo info(path);
        if (!info.isFile() || !info.isReadable())
            return fail(Errc::Invalid,
                        QStringLiteral("%1 is no file that can be read").arg(info.fileName()));
        if (info.size() == 0)
            return fail(Errc::Invalid, QStringLiteral("%1 is empty").arg(info.fileName()));
        if (info.size() > LargestFile)
            return fail(Errc::TooLarge,
                        QStringLiteral("%1 has more than 1 GiB").arg(info.fileName()));
        PendingFile file;
        file.path = info.absoluteFilePath();
        file.isOwnCopy = file.path.startsWith(own);
        file.name = info.fileName();
        file.size = info.size();
        file.modifiedAt = info.lastModified().toMSecsSinceEpoch();
        file.contentType = types.mimeTypeForFile(info).name();
        message.files.append(file);
    }
    DUNLIN_CHECK(queue({message}));
    return ok();
}

void Engine::buildFiles()
{
    m_uploads = std::make_unique<Uploads>(*m_outbox, m_http, m_clock);
    const auto sealer = [](const QString &from, const QString &to) {
        return runOn(QThreadPool::globalInstance(), [from, to]() -> Result<Uploads::Seal> {
            QFile plain(from);
            QFile sealed(to);
            if (!plain.open(QIODevice::ReadOnly)
                || !sealed.open(QIODevice::WriteOnly | QIODevice::NewOnly))
                return fail(Errc::Unavailable,
                            QStringLiteral("A file can't be sealed: %1")
                                .arg(plain.isOpen() ? sealed.errorString() : plain.errorString()));
            DUNLIN_TRY(const FileSeal seal, sealFile(plain, sealed));
            if (!sealed.flush())
                return fail(Errc::Unavailable,
                            QStringLiteral("A file can't be sealed: ") + sealed.errorString());
            return Uploads::Seal{seal.key.reveal(), seal.digest};
        });
    };
    m_files = std::make_unique<FileCache>(QDir(m_folder).filePath(QStringLiteral("files")), m_http);
    m_portraits =
        std::make_unique<Portraits>([this](const FileId &id) { return m_files->fetchPicture(id); });
    m_files->setOpener([this](const FileId &id) { return m_sealing->fileSeal(id); });
    m_uploads->setForwarding(
        [this](const FileId &id, qint64 size) { return m_files->fetch(id, size); },
        [this](const FileId &id, qint64 size, const QString &to) {
            return then(this, m_files->sealAnew(id, size, to), [](const FileSeal &seal) {
                return Result(Uploads::Seal{seal.key.reveal(), seal.digest});
            });
        });
    m_uploads->setSealing(outgoingFolder(m_folder), sealer, [this] { return m_files->aside(); });
}

Async<QString> Engine::openedFile(const FileId &id)
{
    const auto seal = m_sealing->fileSeal(id);
    if (!seal.ok())
        return ready<QString>(seal.error());
    return *seal ? m_files->fetch(id, (*seal)->size) : ready<QString>(QString());
}

void Engine::noteOwnCopies(const PendingOp &op)
{
    if (op.files.isEmpty())
        return;
    QStringList paths;
    for (const PendingFile &each : op.files) {
        if (each.isOwnCopy)
            paths.append(each.path);
        if (each.isSealed())
            paths.append(each.sealedPath);
    }
    if (!paths.isEmpty())
        m_ownCopies.insert(op.id, paths);
}

void Engine::dropOwnCopies(const OpId &op)
{
    const QStringList paths = m_ownCopies.take(op);
    for (const QString &path : paths) {
        // What lay aside may have gone with a program before.
        if (QFile::exists(path) && !QFile::remove(path))
            qCInfo(lcSession, "A copy of a file that was sent could not be removed");
    }
}

// Copies that nothing refers to: pasted, and the process ended before they were sent or left out.
void Engine::sweepOutgoing()
{
    QSet<QString> needed;
    const QList<PendingOp> ops = m_outbox->all();
    for (const PendingOp &op : ops) {
        noteOwnCopies(op);
        for (const PendingFile &each : op.files) {
            needed.insert(each.path);
            needed.insert(each.sealedPath);
        }
        // What can't be read now may need any of them.
        if (!op.restingFiles.isEmpty())
            return;
    }
    const QFileInfoList files = QDir(outgoingFolder(m_folder)).entryInfoList(QDir::Files);
    for (const QFileInfo &each : files) {
        if (!needed.contains(each.absoluteFilePath()) && !QFile::remove(each.absoluteFilePath()))
            qCInfo(lcSession, "A copy of a file that was not sent could not be removed");
    }
}

} // namespace dunlin::client
