// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/outbox/uploads.h"

#include "shared/core/backoff.h"
#include "shared/core/log.h"

#include <QDateTime>
#include <QDir>
#include <QFileInfo>

namespace dunlin::client {

namespace {

// An upload that the server has forgotten is begun anew; one that it forgets again and again is not.
constexpr int MostBeginnings = 3;

QString pathOf(const FileId &id)
{
    return QStringLiteral("/files/") + id.toText();
}

void dropCopy(const QString &path)
{
    if (QFile::exists(path) && !QFile::remove(path))
        qCInfo(lcOutbox, "A copy of a file that nobody needs could not be removed");
}

} // namespace

struct Uploads::Job {
    OpId op;
    int index = 0;
    QFile file;
    QCryptographicHash hash{QCryptographicHash::Sha256};
    bool isOffsetKnown = false;
    bool isWaiting = false; // for an answer
    int beginnings = 0;
};

Uploads::Uploads(Outbox &outbox, HttpClient &http, const Clock &clock, OutboxTimes times)
    : m_outbox(outbox)
    , m_http(http)
    , m_clock(clock)
    , m_times(times)
    , m_again(this)
    , m_soon(this)
{
    m_again.setSingleShot(true);
    m_soon.setSingleShot(true);
    m_soon.setInterval(0);
    connect(&m_again, &QTimer::timeout, this, &Uploads::pump);
    connect(&m_soon, &QTimer::timeout, this, &Uploads::step);
    connect(&m_outbox, &Outbox::changed, this, [this] { pump(); });
    connect(&m_outbox, &Outbox::removed, this, [this] { pump(); });
}

Uploads::~Uploads() = default;

void Uploads::setOnline(bool online)
{
    m_online = online;
    m_refusals = 0;
    m_again.stop();
    if (!online) {
        stop();
        return;
    }
    pump();
}

// The oldest that is not up, not refused and not paused.
const PendingOp *Uploads::next() const
{
    return m_outbox.nextUpload();
}

void Uploads::pump()
{
    sealAhead();
    const PendingOp *wanted = next();
    // Cancelled, paused or refused meanwhile.
    if (m_job && (!wanted || wanted->id != m_job->op))
        stop();
    if (m_job || !wanted || !m_online || m_again.isActive())
        return;
    for (int index = 0; index < int(wanted->files.size()); ++index) {
        if (!wanted->files.at(index).isUp()) {
            begin(*wanted, index);
            return;
        }
    }
}

void Uploads::begin(const PendingOp &op, int index)
{
    ++m_jobNumber;
    m_job = std::make_unique<Job>();
    m_job->op = op.id;
    m_job->index = index;
    m_job->file.setFileName(op.files.at(index).upPath());
    m_soon.start();
}

void Uploads::stop()
{
    ++m_jobNumber;
    m_job.reset();
    m_soon.stop();
}

void Uploads::step()
{
    if (!m_job || m_job->isWaiting)
        return;
    const PendingOp *op = m_outbox.find(m_job->op);
    if (!op || m_job->index >= op->files.size()) {
        stop();
        pump();
        return;
    }
    const PendingFile &file = op->files.at(m_job->index);
    const bool isElsewhere = file.isForwarded() && !file.isSealed();
    if (isElsewhere && !op->isEncrypted && !isAsItWas(file)) {
        bringWhole();
        return;
    }
    if (!(isElsewhere && op->isEncrypted) && !isAsItWas(file)) {
        failed(fail(Errc::Gone,
                    QStringLiteral("The file %1 was removed or changed after it was attached")
                        .arg(file.name)));
        return;
    }
    if (op->isEncrypted && !file.isSealed()) {
        // It may be this one.
        if (!m_isSealingAhead)
            sealWhole();
        return;
    }
    if (!m_job->file.isOpen() && !m_job->file.open(QIODevice::ReadOnly)) {
        failed(fail(Errc::Forbidden, QStringLiteral("The file %1 can't be read").arg(file.name)));
        return;
    }
    if (file.sha256.isEmpty())
        hashPiece();
    else if (file.id.isNull())
        announce();
    else if (!m_job->isOffsetKnown)
        askOffset();
    else
        sendPiece();
}

bool Uploads::isAsItWas(const PendingFile &file) const
{
    const QFileInfo now(file.upPath());
    // The sealed copy is nobody's but ours, and so is what was brought.
    return now.isFile() && now.size() == file.upSize()
        && (file.isSealed() || file.isForwarded()
            || now.lastModified().toMSecsSinceEpoch() == file.modifiedAt);
}

// Into a file of our own, which has no name and goes up in its place.
Async<Uploads::Seal> Uploads::sealed(const PendingFile &file, QString *to)
{
    if (!m_seal || !QDir().mkpath(m_folder))
        return ready<Seal>(fail(Errc::Unavailable, QStringLiteral("Nothing can be sealed here")));
    *to = QDir(m_folder).filePath(FileId::create().toText());
    if (!file.isForwarded())
        return m_seal(file.path, *to);
    if (!m_sealAnew)
        return ready<Seal>(fail(Errc::Unavailable, QStringLiteral("Nothing is sent on here")));
    return m_sealAnew(file.from, file.size, *to);
}

// What is asked for again goes on where it stopped; that is the business of whoever brings it.
void Uploads::bringWhole()
{
    const PendingFile &file = m_outbox.find(m_job->op)->files.at(m_job->index);
    if (!m_bring) {
        failed(fail(Errc::Forbidden, QStringLiteral("Nothing is sent on here")));
        return;
    }
    m_job->isWaiting = true;
    finally(this, m_bring(file.from, file.size),
            [this, number = m_jobNumber](const Result<QString> &path) {
                if (!m_job || number != m_jobNumber)
                    return;
                m_job->isWaiting = false;
                if (!path.ok()) {
                    notBrought(path.error());
                    return;
                }
                PendingFile now = m_outbox.find(m_job->op)->files.at(m_job->index);
                now.path = *path;
                if (!isAsItWas(now)) {
                    notBrought(fail(Errc::Conflict,
                                    QStringLiteral("The file %1 is another one than the message "
                                                   "says")
                                        .arg(now.name)));
                    return;
                }
                if (!m_job->file.isOpen())
                    m_job->file.setFileName(now.path);
                m_refusals = 0;
                m_outbox.setFile(m_job->op, m_job->index, now);
                m_soon.start();
            });
}

// What is not what it should be is not by asking again.
void Uploads::notBrought(const Error &error)
{
    if (error.code == Errc::Conflict)
        failed(error);
    else
        refused(error);
}

void Uploads::sealWhole()
{
    QString to;
    m_job->isWaiting = true;
    const auto work = sealed(m_outbox.find(m_job->op)->files.at(m_job->index), &to);
    finally(this, work, [this, to, number = m_jobNumber](const Result<Seal> &outcome) {
        const bool isOurs = m_job && number == m_jobNumber;
        if (!isOurs || !outcome.ok())
            dropCopy(to);
        if (!isOurs)
            return;
        m_job->isWaiting = false;
        if (outcome.ok())
            keepSealed({m_job->op, m_job->index}, to, *outcome);
        else
            notBrought(outcome.error());
    });
}

// What goes wrong here is told when it is the file's turn to go up.
void Uploads::sealAhead()
{
    if (m_isSealingAhead || !m_seal)
        return;
    const auto place = m_outbox.nextInTheClear([this](const Outbox::FilePlace &each) {
        return m_job && m_job->isWaiting && m_job->op == each.op && m_job->index == each.index;
    });
    if (!place)
        return;
    QString to;
    m_isSealingAhead = true;
    const auto work = sealed(m_outbox.find(place->op)->files.at(place->index), &to);
    finally(this, work, [this, to, place = *place](const Result<Seal> &outcome) {
        m_isSealingAhead = false;
        const PendingOp *op = m_outbox.find(place.op);
        if (outcome.ok() && op && !op->files.value(place.index).isSealed())
            keepSealed(place, to, *outcome);
        else
            dropCopy(to);
        if (m_job)
            m_soon.start();
        if (outcome.ok())
            pump();
    });
}

void Uploads::keepSealed(const Outbox::FilePlace &place, const QString &to, const Seal &seal)
{
    PendingFile file = m_outbox.find(place.op)->files.at(place.index);
    const QString plain = file.path;
    file.sealedPath = to;
    file.sealedSize = QFileInfo(to).size();
    file.key = seal.key;
    file.digest = seal.digest;
    file.sha256.clear();
    if (file.isOwnCopy)
        file.path = m_aside ? m_aside() : QString();
    if (m_job && m_job->op == place.op && m_job->index == place.index) {
        m_job->file.setFileName(to);
        m_soon.start();
    }
    // Whoever can't write that it is sealed needs what it was made of.
    if (!m_outbox.setFile(place.op, place.index, file) || !file.isOwnCopy)
        return;
    if (file.path.isEmpty() || !QFile::rename(plain, file.path))
        dropCopy(plain);
}

void Uploads::hashPiece()
{
    const QByteArray piece = m_job->file.read(PieceBytes);
    m_job->hash.addData(piece);
    const PendingOp *op = m_outbox.find(m_job->op);
    if (m_job->file.pos() >= op->files.at(m_job->index).upSize()) {
        PendingFile file = op->files.at(m_job->index);
        file.sha256 = QString::fromLatin1(m_job->hash.result().toHex());
        m_outbox.setFile(m_job->op, m_job->index, file);
    } else if (piece.isEmpty()) {
        failed(fail(Errc::Gone, QStringLiteral("The file can't be read to its end")));
        return;
    }
    m_soon.start();
}

// Goes on with what the answer brings, if the job is still the one that asked.
template <typename T>
void Uploads::ask(Async<T> answer, std::function<void(T)> taken)
{
    m_job->isWaiting = true;
    finally(this, std::move(answer), [this, taken, number = m_jobNumber](Result<T> outcome) {
        if (!m_job || number != m_jobNumber)
            return;
        m_job->isWaiting = false;
        if (outcome.ok()) {
            m_refusals = 0;
            taken(*std::move(outcome));
        } else {
            refused(outcome.error());
        }
    });
}

void Uploads::announce()
{
    const PendingOp *op = m_outbox.find(m_job->op);
    const PendingFile &file = op->files.at(m_job->index);
    if (++m_job->beginnings > MostBeginnings) {
        failed(fail(Errc::NotFound, QStringLiteral("The server does not keep the upload")));
        return;
    }
    wire::FileCreate request;
    // What it is called and what it is stands in the message, sealed.
    request.name = file.isSealed() ? QStringLiteral("file") : file.name;
    request.size = file.upSize();
    request.contentType =
        file.isSealed() ? QStringLiteral("application/octet-stream") : file.contentType;
    request.sha256 = file.sha256;
    request.channelId = op->channel;
    ask<wire::FileUpload>(m_http.call(wire::http::createFile, request),
                          [this](const wire::FileUpload &upload) {
                              const PendingOp *now = m_outbox.find(m_job->op);
                              PendingFile known = now->files.at(m_job->index);
                              known.id = upload.id;
                              known.sent = upload.offset;
                              m_job->isOffsetKnown = true;
                              // On disk before the first byte leaves: the next process goes on with it.
                              m_outbox.setFile(m_job->op, m_job->index, known);
                              m_soon.start();
                          });
}

void Uploads::askOffset()
{
    const PendingFile &file = m_outbox.find(m_job->op)->files.at(m_job->index);
    ask<QByteArray>(m_http.head(pathOf(file.id), "Upload-Offset"), [this](const QByteArray &value) {
        bool isNumber = false;
        const qint64 offset = value.toLongLong(&isNumber);
        m_job->isOffsetKnown = true;
        if (!isNumber || offset < 0)
            refused(fail(Errc::Internal, QStringLiteral("The server's answer can't be read")));
        else
            moved(offset);
    });
}

void Uploads::sendPiece()
{
    const PendingFile &file = m_outbox.find(m_job->op)->files.at(m_job->index);
    if (file.sent >= file.upSize() && file.upSize() > 0) {
        moved(file.sent);
        return;
    }
    if (!m_job->file.seek(file.sent)) {
        failed(fail(Errc::Gone, QStringLiteral("The file can't be read")));
        return;
    }
    const QByteArray piece = m_job->file.read(PieceBytes);
    if (piece.isEmpty() && file.upSize() > 0) {
        failed(fail(Errc::Gone, QStringLiteral("The file can't be read to its end")));
        return;
    }
    ask<QByteArray>(m_http.bytes(wire::Method::Patch, pathOf(file.id),
                                 {{"Tus-Resumable", "1.0.0"},
                                  {"Upload-Offset", QByteArray::number(file.sent)},
                                  {"Content-Type", "application/offset+octet-stream"}},
                                 piece),
                    [this, end = file.sent + piece.size()](const QByteArray &) { moved(end); });
}

void Uploads::moved(qint64 offset)
{
    PendingFile file = m_outbox.find(m_job->op)->files.at(m_job->index);
    file.sent = qMin(offset, file.upSize());
    const OpId op = m_job->op;
    const int index = m_job->index;
    const bool isUp = file.isUp();
    if (isUp)
        stop();
    m_outbox.setFile(op, index, file);
    if (isUp)
        pump();
    else
        m_soon.start();
}

void Uploads::refused(const Error &error)
{
    switch (error.code) {
    case Errc::Unavailable:
    case Errc::RateLimited:
    case Errc::Internal:
    case Errc::Unauthorized:
        break;
    case Errc::Conflict:
        // Another offset than we thought, or a request before this one is still at work.
        m_job->isOffsetKnown = false;
        break;
    case Errc::NotFound:
    case Errc::Gone: {
        // Forgotten by the server: from the start. That the channel is not there any more shows at the announcement.
        const PendingOp *op = m_outbox.find(m_job->op);
        PendingFile file = op->files.at(m_job->index);
        if (file.id.isNull()) {
            failed(error);
            return;
        }
        file.id = FileId();
        file.sent = 0;
        m_job->isOffsetKnown = false;
        m_outbox.setFile(m_job->op, m_job->index, file);
        m_soon.start();
        return;
    }
    case Errc::Invalid:
    case Errc::Forbidden:
    case Errc::TooLarge:
        failed(error);
        return;
    }
    const auto wait = error.retryAfterSeconds > 0
        ? std::chrono::milliseconds(
            std::chrono::seconds(qMin<qint64>(error.retryAfterSeconds, 3600)))
        : Backoff::after(m_refusals, m_times.firstWait, m_times.longestWait);
    ++m_refusals;
    qCInfo(lcOutbox, "An upload was held up and goes on later");
    stop();
    later(wait.count());
}

void Uploads::failed(const Error &error)
{
    const OpId op = m_job->op;
    stop();
    m_outbox.refuse(op, error);
    pump();
}

void Uploads::later(qint64 waitMs)
{
    m_again.start(std::chrono::milliseconds(waitMs));
}

} // namespace dunlin::client
