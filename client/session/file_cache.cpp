// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/file_cache.h"

#include "client/crypto/cause.h"
#include "shared/core/log.h"

#include <QDateTime>
#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSaveFile>
#include <QThreadPool>

#include <utility>

namespace dunlin::client {

namespace {

const QString PartSuffix = QStringLiteral(".part");

Error notWritable(const QFile &file)
{
    return fail(Errc::Unavailable,
                QStringLiteral("The file could not be kept here: ") + file.errorString());
}

// Used now: the last to go.
void touchKept(QFile &file)
{
    if (file.open(QIODevice::ReadWrite)
        && !file.setFileTime(QDateTime::currentDateTimeUtc(), QFile::FileModificationTime))
        qCInfo(lcSession, "The time of a kept file could not be set");
}

} // namespace

FileCache::FileCache(QString folder, HttpClient &http, qint64 bound)
    : m_folder(std::move(folder))
    , m_http(http)
    , m_bound(bound)
{
    dropOpened();
}

FileCache::~FileCache()
{
    dropOpened();
}

QString FileCache::openedFolder() const
{
    return QDir(m_folder).filePath(QStringLiteral("opened"));
}

bool FileCache::makeOpenedFolder() const
{
    const QString folder = openedFolder();
    return QDir().mkpath(folder)
        && QFile::setPermissions(folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
}

QString FileCache::aside()
{
    if (!makeOpenedFolder())
        return {};
    const QString name = FileId::create().toText();
    m_asides.insert(name);
    return QDir(openedFolder()).filePath(name);
}

// What was opened is not kept.
void FileCache::dropOpened()
{
    if (!m_folder.isEmpty() && !QDir(openedFolder()).removeRecursively())
        qCWarning(lcSession, "Files that were opened could not be removed");
}

// The id is the server's word; as text of ours it is 36 harmless characters.
QString FileCache::pathOf(const FileId &id) const
{
    return QDir(m_folder).filePath(id.toText());
}

Async<QString> FileCache::fetch(const FileId &id, qint64 size)
{
    const auto seal = m_opener ? m_opener(id) : Result<std::optional<FileSeal>>(std::nullopt);
    if (!seal.ok())
        return ready<QString>(seal.error());
    if (!*seal)
        return fetchAsItIs(id, size);
    const QString opened = QDir(openedFolder()).filePath(id.toText());
    if (QFileInfo(opened).isFile())
        return ready<QString>(opened);
    return then(
        this, fetchAsItIs(id, sealedFileSize((*seal)->size)),
        [this, id, seal = **seal](const QString &path) { return openSealed(id, path, seal); });
}

Async<QString> FileCache::fetchPicture(const FileId &id)
{
    QFile whole(pathOf(id));
    if (whole.size() > 0) {
        touchKept(whole);
        return ready<QString>(whole.fileName());
    }
    Deferred<QString> answer;
    const bool isUnderWay = m_pictures.contains(id);
    m_pictures[id].append(answer);
    if (isUnderWay)
        return answer.async();
    const auto bytes =
        m_http.bytes(wire::Method::Get, QStringLiteral("/files/") + id.toText(),
                     {{"Range", "bytes=0-" + QByteArray::number(LargestPicture - 1)}});
    finally(this, bytes, [this, id](const Result<QByteArray> &content) {
        // Whoever signed out meanwhile has been answered.
        if (!m_pictures.contains(id))
            return;
        const Result<QString> outcome = keepPicture(id, content);
        for (const Deferred<QString> &each : m_pictures.take(id))
            each.settle(outcome);
        if (outcome.ok())
            trim();
    });
    return answer.async();
}

Result<QString> FileCache::keepPicture(const FileId &id, const Result<QByteArray> &bytes)
{
    if (!bytes.ok())
        return bytes.error();
    if (bytes->isEmpty())
        return fail(Errc::Gone, QStringLiteral("There is nothing in that file"));
    DUNLIN_CHECK(makeFolder());
    QSaveFile file(pathOf(id));
    if (!file.open(QIODevice::WriteOnly) || file.write(*bytes) != bytes->size() || !file.commit())
        return fail(Errc::Unavailable,
                    QStringLiteral("The file could not be kept here: ") + file.errorString());
    return pathOf(id);
}

Status FileCache::makeFolder() const
{
    if (!QDir().mkpath(m_folder)
        || !QFile::setPermissions(m_folder, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return fail(Errc::Unavailable, QStringLiteral("The folder for files can't be made"));
    return ok();
}

Async<QString> FileCache::openSealed(const FileId &id, const QString &sealed, const FileSeal &seal)
{
    const QString folder = openedFolder();
    if (!makeOpenedFolder())
        return ready<QString>(
            fail(Errc::Unavailable, QStringLiteral("The folder for files can't be made")));
    const QString whole = QDir(folder).filePath(id.toText());
    const QString part = whole + PartSuffix + QString::number(++m_openings);
    const auto opened =
        runOn(QThreadPool::globalInstance(), [sealed, part, seal]() -> Result<QString> {
            QFile from(sealed);
            QFile to(part);
            if (!from.open(QIODevice::ReadOnly) || !to.open(QIODevice::WriteOnly))
                return notWritable(from.isOpen() ? to : from);
            Status outcome = openFile(from, to, seal);
            if (outcome.ok() && !to.flush())
                outcome = notWritable(to);
            to.close();
            if (!outcome.ok()) {
                QFile::remove(part);
                return outcome.error();
            }
            return part;
        });
    Deferred<QString> answer;
    finally(this, opened, [answer, sealed, whole](const Result<QString> &made) {
        if (made.ok()) {
            QFile::remove(whole);
            if (QFile::rename(*made, whole))
                answer.settle(whole);
            else
                answer.settle(
                    fail(Errc::Unavailable, QStringLiteral("The file could not be kept here")));
            return;
        }
        if (!causeOf(made.error())) {
            answer.settle(made.error());
            return;
        }
        // Asked for again it comes anew.
        QFile::remove(sealed);
        answer.settle(fail(Errc::Conflict,
                           QStringLiteral("This file was changed on its way and is not opened")));
    });
    return answer.async();
}

Async<FileSeal> FileCache::sealAnew(const FileId &id, qint64 size, const QString &to)
{
    const auto seal = m_opener ? m_opener(id) : Result<std::optional<FileSeal>>(std::nullopt);
    if (!seal.ok())
        return ready<FileSeal>(seal.error());
    const qint64 held = *seal ? sealedFileSize((*seal)->size) : size;
    return then(this, fetchAsItIs(id, held), [to, seal = *seal](const QString &path) {
        return runOn(QThreadPool::globalInstance(), [path, to, seal]() -> Result<FileSeal> {
            QFile from(path);
            QFile sealed(to);
            if (!from.open(QIODevice::ReadOnly)
                || !sealed.open(QIODevice::WriteOnly | QIODevice::NewOnly))
                return notWritable(from.isOpen() ? sealed : from);
            Result<FileSeal> made = seal ? resealFile(from, sealed, *seal) : sealFile(from, sealed);
            if (made.ok() && !sealed.flush())
                made = notWritable(sealed);
            if (made.ok())
                return made;
            sealed.remove();
            if (!causeOf(made.error()))
                return made;
            // Asked for again it comes anew.
            from.remove();
            return fail(Errc::Conflict,
                        QStringLiteral("This file was changed on its way and is not sent on"));
        });
    });
}

Async<QString> FileCache::fetchAsItIs(const FileId &id, qint64 size)
{
    QFile whole(pathOf(id));
    if (whole.exists() && whole.size() == size) {
        touchKept(whole);
        return ready<QString>(whole.fileName());
    }
    if (size <= 0)
        return ready<QString>(fail(Errc::Invalid, QStringLiteral("There is nothing in that file")));
    if (const Status made = makeFolder(); !made.ok())
        return ready<QString>(made.error());
    Deferred<QString> answer;
    const bool isUnderWay = m_jobs.contains(id);
    Job &job = m_jobs[id];
    job.size = size;
    job.waiting.append(answer);
    if (!isUnderWay)
        nextPiece(id);
    return answer.async();
}

void FileCache::nextPiece(const FileId &id)
{
    const qint64 size = m_jobs.value(id).size;
    const qint64 held = QFileInfo(pathOf(id) + PartSuffix).size();
    if (held > size) {
        QFile::remove(pathOf(id) + PartSuffix);
        nextPiece(id);
        return;
    }
    if (held == size) {
        QFile::remove(pathOf(id));
        if (!QFile::rename(pathOf(id) + PartSuffix, pathOf(id)))
            end(id, fail(Errc::Unavailable, QStringLiteral("The file could not be kept here")));
        else
            end(id, pathOf(id));
        return;
    }
    const qint64 last = qMin(held + PieceBytes, size) - 1;
    const auto piece = m_http.bytes(
        wire::Method::Get, QStringLiteral("/files/") + id.toText(),
        {{"Range", "bytes=" + QByteArray::number(held) + '-' + QByteArray::number(last)}});
    finally(this, piece, [this, id](const Result<QByteArray> &bytes) { took(id, bytes); });
}

void FileCache::took(const FileId &id, const Result<QByteArray> &piece)
{
    if (!m_jobs.contains(id))
        return;
    if (!piece.ok()) {
        end(id, piece.error());
        return;
    }
    QFile part(pathOf(id) + PartSuffix);
    if (piece->isEmpty()) {
        end(id, fail(Errc::Gone, QStringLiteral("The file ends too early")));
        return;
    }
    if (!part.open(QIODevice::WriteOnly | QIODevice::Append) || part.write(*piece) != piece->size()
        || !part.flush()) {
        end(id, notWritable(part));
        return;
    }
    part.close();
    nextPiece(id);
}

void FileCache::end(const FileId &id, const Result<QString> &outcome)
{
    const Job job = m_jobs.take(id);
    for (const Deferred<QString> &each : job.waiting)
        each.settle(outcome);
    if (outcome.ok())
        trim();
}

void FileCache::trim()
{
    // Oldest use last.
    const QFileInfoList files = QDir(m_folder).entryInfoList(QDir::Files, QDir::Time);
    qint64 sum = 0;
    for (const QFileInfo &each : files) {
        sum += each.size();
        const QString name = each.completeBaseName();
        const auto id =
            FileId::fromText(each.fileName().endsWith(PartSuffix) ? name : each.fileName());
        // The newest stays whatever its size: somebody asked for it just now.
        if (sum <= m_bound || sum == each.size() || (id && m_jobs.contains(*id)))
            continue;
        if (QFile::remove(each.filePath()))
            sum -= each.size();
        else
            qCWarning(lcSession, "A file that is not needed any more could not be removed");
    }
}

qint64 FileCache::bytesIn(const QString &folder)
{
    qint64 sum = 0;
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &each : files)
        sum += each.size();
    return sum;
}

qint64 FileCache::bytes() const
{
    return bytesIn(m_folder) + bytesIn(openedFolder());
}

qint64 FileCache::release(const QSet<FileId> &needed)
{
    qint64 freed = 0;
    for (const QString &folder : {m_folder, openedFolder()}) {
        const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files);
        for (const QFileInfo &each : files) {
            // NAME, NAME.part of what comes, NAME.part1 of what is opened.
            const auto id = FileId::fromText(each.baseName());
            const bool isOpening =
                folder != m_folder && each.completeSuffix().startsWith(QLatin1String("part"));
            if (!id || needed.contains(*id) || m_jobs.contains(*id) || isOpening
                || (folder != m_folder && m_asides.contains(each.fileName())))
                continue;
            const qint64 size = each.size();
            if (QFile::remove(each.filePath()))
                freed += size;
            else
                qCInfo(lcSession, "A file that was fetched could not be removed");
        }
    }
    return freed;
}

void FileCache::clear()
{
    const QList<FileId> ids = m_jobs.keys();
    for (const FileId &id : ids)
        end(id, fail(Errc::Gone, QStringLiteral("Nobody is signed in")));
    for (const QList<Deferred<QString>> &waiting : std::exchange(m_pictures, {})) {
        for (const Deferred<QString> &each : waiting)
            each.settle(fail(Errc::Gone, QStringLiteral("Nobody is signed in")));
    }
    if (!m_folder.isEmpty() && !QDir(m_folder).removeRecursively())
        qCWarning(lcSession, "The files kept here could not be removed");
}

} // namespace dunlin::client
