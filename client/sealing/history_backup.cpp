// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/history_rows.h"

#include "client/crypto/cause.h"
#include "shared/core/log.h"

namespace dunlin::client {

using namespace backuprows;

namespace {

constexpr qsizetype WordSize = 32;
constexpr qsizetype WordsAtOnce = 32;
constexpr std::chrono::seconds FirstRetry{2};
constexpr std::chrono::minutes LastRetry{10};

} // namespace

HistoryBackup::HistoryBackup(KeyWork &work, HttpClient &http, ChainBook &book, OwnDevice &own,
                             Taker taker)
    : m_work(work)
    , m_http(http)
    , m_book(book)
    , m_own(own)
    , m_taker(std::move(taker))
    , m_backoff(FirstRetry, LastRetry)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &HistoryBackup::work);
}

void HistoryBackup::begin()
{
    stopWork();
    m_people.clear();
    m_channels.clear();
}

// What is under way counts for nothing any more.
void HistoryBackup::stopWork()
{
    ++m_generation;
    m_publicKey.clear();
    m_fault = HistoryBackupState::Is::Unknown;
    m_isWorking = false;
    m_timer.stop();
    m_backoff.reset();
    answerAll(m_answering);
    answerAll(m_waiting);
}

void HistoryBackup::setOnline(bool online)
{
    m_online = online;
    m_publicKey.clear();
    m_fault = HistoryBackupState::Is::Unknown;
    m_backoff.reset();
    if (online)
        return;
    m_timer.stop();
    answerAll(m_waiting);
}

void HistoryBackup::look()
{
    wake(std::chrono::milliseconds(0));
}

void HistoryBackup::wake(std::chrono::milliseconds pause)
{
    if (m_online && (!m_timer.isActive() || m_timer.remainingTimeAsDuration() > pause))
        m_timer.start(pause);
}

// --- what is to be kept --------------------------------------------------------------------------------

Result<HistoryBackup::Book> HistoryBackup::book() const
{
    DUNLIN_TRY(const auto stored, m_work.rows().read(SealedKind::Backup, BookName));
    if (!stored)
        return Book();
    ByteReader reader(stored->reveal());
    Book book;
    book.open = reader.u32();
    book.sent = reader.u32();
    book.sentBytes = reader.u32();
    book.added = reader.u32();
    book.kept = reader.u32();
    if (!reader.finished())
        return refusal(Cause::LocalState, QStringLiteral("the book of the backup"));
    return book;
}

Status HistoryBackup::keep(const Book &book)
{
    ByteWriter writer;
    writer.u32(book.open).u32(book.sent).u32(book.sentBytes).u32(book.added).u32(book.kept);
    return m_work.rows().write(SealedKind::Backup, BookName, writer.takeSecret());
}

Status HistoryBackup::append(Book &book, const QByteArray &piece)
{
    KeyRows &rows = m_work.rows();
    DUNLIN_TRY(const auto stored, rows.read(SealedKind::BackupPage, nameOf(book.open)));
    QByteArray content;
    content.reserve(MaxHistoryContent);
    content += stored ? stored->reveal() : HistoryBegin;
    if (content.size() + piece.size() > MaxHistoryContent) {
        ++book.open;
        content.fill('\0');
        content = HistoryBegin;
    }
    content += piece;
    return rows.write(SealedKind::BackupPage, nameOf(book.open), Secret(std::move(content)));
}

Status HistoryBackup::add(const BackedChain &chain)
{
    DUNLIN_TRY(const bool wanted, isWanted());
    if (!wanted)
        return ok();
    auto stored = book();
    // What can't be kept holds up nothing that is said.
    if (!stored.ok() && causeOf(stored.error()))
        return ok();
    DUNLIN_TRY(Book now, std::move(stored));
    ++now.added;
    DUNLIN_CHECK(append(now, historyPiece(chain).reveal()));
    DUNLIN_CHECK(keep(now));
    if (m_fault == HistoryBackupState::Is::Unknown)
        wake(Pause);
    return ok();
}

// A page is rewritten once for some of them, not with every message.
Status HistoryBackup::addWord(const QByteArray &word)
{
    DUNLIN_TRY(const bool wanted, isWanted());
    if (!wanted)
        return ok();
    DUNLIN_TRY(const auto stored, m_work.rows().read(SealedKind::Backup, WordsName));
    const QByteArray words = (stored ? stored->reveal() : QByteArray()) + word;
    DUNLIN_CHECK(m_work.rows().write(SealedKind::Backup, WordsName, Secret(QByteArray(words))));
    if (auto now = book(); now.ok() && words.size() >= WordSize * WordsAtOnce)
        DUNLIN_CHECK(flushWords(*now));
    if (m_fault == HistoryBackupState::Is::Unknown)
        wake(WordsPause);
    return ok();
}

Status HistoryBackup::flushWords(Book &book)
{
    DUNLIN_TRY(const auto stored, m_work.rows().read(SealedKind::Backup, WordsName));
    if (!stored || stored->isEmpty())
        return ok();
    const QByteArray &words = stored->reveal();
    for (qsizetype at = 0; at + WordSize <= words.size(); at += WordSize) {
        ++book.added;
        DUNLIN_CHECK(append(book, historyPiece(words.mid(at, WordSize)).reveal()));
    }
    DUNLIN_CHECK(m_work.rows().erase(SealedKind::Backup, WordsName));
    return keep(book);
}

Result<bool> HistoryBackup::isWanted()
{
    DUNLIN_TRY(const auto off, m_work.rows().read(SealedKind::Backup, OffName));
    return !off.has_value();
}

Status HistoryBackup::setWanted(bool wanted)
{
    KeyRows &rows = m_work.rows();
    DUNLIN_CHECK(wanted ? rows.erase(SealedKind::Backup, OffName)
                        : rows.write(SealedKind::Backup, OffName, Secret(QByteArrayLiteral("1"))));
    Q_EMIT changed();
    look();
    return ok();
}

Result<HistoryBackupState> HistoryBackup::state()
{
    using Is = HistoryBackupState::Is;
    HistoryBackupState state;
    DUNLIN_TRY(const Book now, book());
    DUNLIN_TRY(const auto words, m_work.rows().read(SealedKind::Backup, WordsName));
    DUNLIN_TRY(const bool wanted, isWanted());
    const quint32 waiting = words ? quint32(words->size() / WordSize) : 0;
    state.added = now.added + waiting;
    state.kept = now.kept;
    DUNLIN_CHECK(tellRestoring(state));
    if (!wanted)
        state.is = Is::Off;
    else if (m_fault != Is::Unknown)
        state.is = m_fault;
    else if (!m_publicKey.isEmpty())
        state.is = state.added > state.kept ? Is::Behind : Is::Current;
    return state;
}

// --- the work ------------------------------------------------------------------------------------------

void HistoryBackup::work()
{
    if (m_isWorking)
        return;
    if (!m_online || m_own.state() != OwnDevice::State::Ready) {
        answerAll(m_waiting);
        return;
    }
    m_isWorking = true;
    m_answering = std::exchange(m_waiting, {});
    const auto steps = [this]() -> Async<Done> {
        const auto unfinished = restoring();
        const auto wanted = isWanted();
        if (!unfinished.ok() || !wanted.ok())
            return ready<Done>(unfinished.ok() ? wanted.error() : unfinished.error());
        const bool mayWrite = *wanted;
        const auto write = [this, mayWrite](Done) -> Async<Done> {
            if (!mayWrite)
                return ready<Done>(ok());
            return then(this, learnKey(), [this](Done) { return uploadNext(); });
        };
        return then(this, *unfinished ? restoreNext(**unfinished) : ready<Done>(ok()), write);
    };
    finally(this, steps(), [this, generation = m_generation](const Result<Done> &done) {
        if (generation == m_generation)
            end(done);
    });
}

void HistoryBackup::end(const Result<Done> &done)
{
    m_isWorking = false;
    if (!m_channels.isEmpty())
        m_taker.taken(std::exchange(m_people, {}), std::exchange(m_channels, {}));
    answerAll(m_answering);
    if (!done.ok()) {
        qCInfo(lcSession, "The backup of history goes on later: %s",
               qPrintable(done.error().detail));
        // The key may be gone with an older backup of the server.
        m_publicKey.clear();
        wake(m_backoff.next());
    } else {
        m_backoff.reset();
        if (const auto now = book(); now.ok() && m_fault == HistoryBackupState::Is::Unknown
            && now->added > now->kept && !m_publicKey.isEmpty())
            wake(Pause);
    }
    if (!m_waiting.isEmpty())
        look();
    Q_EMIT changed();
}

void HistoryBackup::answerAll(QList<Deferred<Done>> &waiting)
{
    const auto all = std::exchange(waiting, {});
    for (const Deferred<Done> &each : all)
        each.settle(Done{});
}

Async<Done> HistoryBackup::tryNow()
{
    if (!m_online)
        return ready<Done>(ok());
    Deferred<Done> waits;
    m_waiting.append(waits);
    look();
    return waits.async();
}

// --- the key -------------------------------------------------------------------------------------------

// Of the account, as far as this device has verified or made it.
Result<std::optional<HistoryKey>> HistoryBackup::ownKey()
{
    KeyRows &rows = m_work.rows();
    DUNLIN_TRY(const auto stored, rows.read(SealedKind::Backup, KeyName));
    if (stored)
        return std::optional(HistoryKey{stored->reveal().left(32), stored->reveal().mid(32)});
    const auto words = m_own.recoveryWords();
    if (!words.ok())
        return std::optional<HistoryKey>();
    const auto recovery = RecoveryKey::parse(QString::fromUtf8(words->reveal()));
    if (!recovery)
        return std::optional<HistoryKey>();
    const HistoryKey made = makeHistoryKey(*recovery);
    DUNLIN_CHECK(keepKey(made));
    return std::optional(made);
}

Status HistoryBackup::keepKey(const HistoryKey &key)
{
    return m_work.rows().write(SealedKind::Backup, KeyName,
                               Secret(QByteArray(key.publicKey + key.signature)));
}

Async<Done> HistoryBackup::learnKey()
{
    if (!m_publicKey.isEmpty())
        return ready<Done>(ok());
    Deferred<Done> answer;
    finally(this, m_http.call(wire::http::historyBackup),
            [this, answer](const Result<wire::HistoryBackup> &shown) {
                // A server of before there was a backup.
                if (!shown.ok() && shown.error().code == Errc::NotFound)
                    m_fault = HistoryBackupState::Is::NoKey;
                if (shown.ok())
                    finally(this, judgeKey(*shown),
                            [answer](const Result<Done> &done) { answer.settle(done); });
                else if (shown.error().code == Errc::NotFound)
                    answer.settle(Done{});
                else
                    answer.settle(shown.error());
            });
    return answer.async();
}

Async<Done> HistoryBackup::judgeKey(const wire::HistoryBackup &shown)
{
    using Is = HistoryBackupState::Is;
    const auto own = ownKey();
    const DeviceChain *chain = m_book.of(m_own.user());
    if (!own.ok())
        return ready<Done>(own.error());
    if (!chain)
        return ready<Done>(ok());
    if (!shown.key) {
        if (!*own) {
            m_fault = Is::NoKey;
            return ready<Done>(ok());
        }
        if (const Status anew = beginAnew(); !anew.ok())
            return ready<Done>(anew);
        const auto put = m_http.call(wire::http::putHistoryKey,
                                     wire::HistoryKey{(*own)->publicKey, (*own)->signature});
        return then(this, put, [this](const wire::HistoryBackup &now) -> Async<Done> {
            if (now.key)
                return judgeKey(now);
            return ready<Done>(fail(Errc::Unavailable, QStringLiteral("the key was not kept")));
        });
    }
    const HistoryKey key{shown.key->publicKey, shown.key->signature};
    const Status holds = checkHistoryKey(key, chain->rootKey());
    if (!holds.ok() || (*own && (*own)->publicKey != key.publicKey)) {
        qCWarning(lcSession, "The server shows a key for the backup that is not the account's");
        m_fault = Is::Exchanged;
        return ready<Done>(ok());
    }
    if (!*own) {
        if (const Status kept = keepKey(key); !kept.ok())
            return ready<Done>(kept.error());
    }
    m_publicKey = key.publicKey;
    m_fault = Is::Unknown;
    return ready<Done>(ok());
}

// --- up ------------------------------------------------------------------------------------------------

Async<Done> HistoryBackup::uploadNext()
{
    if (m_publicKey.isEmpty() || m_fault != HistoryBackupState::Is::Unknown)
        return ready<Done>(ok());
    struct Upload {
        quint32 page = 0;
        qsizetype size = 0;
        quint32 pieces = 0;
        QByteArray bytes; // empty: nothing is to be sent
    };
    const auto prepare = [this]() -> Result<Upload> {
        Upload upload;
        const auto work = [&]() -> Status {
            DUNLIN_TRY(Book now, book());
            DUNLIN_CHECK(flushWords(now));
            KeyRows &rows = m_work.rows();
            DUNLIN_TRY(auto content, rows.read(SealedKind::BackupPage, nameOf(now.sent)));
            while (now.sent < now.open && (!content || content->size() <= now.sentBytes)) {
                DUNLIN_CHECK(rows.erase(SealedKind::BackupPage, nameOf(now.sent)));
                ++now.sent;
                now.sentBytes = 0;
                DUNLIN_CHECK(keep(now));
                DUNLIN_TRY(content, rows.read(SealedKind::BackupPage, nameOf(now.sent)));
            }
            if (!content || content->size() <= now.sentBytes)
                return ok();
            DUNLIN_TRY(const SigningKey signing, m_own.signingKey());
            upload.page = now.sent;
            upload.size = content->size();
            const Secret before(content->reveal().left(now.sentBytes));
            upload.pieces = piecesIn(content->reveal()) - piecesIn(before.reveal());
            DUNLIN_TRY(upload.bytes,
                       sealHistoryPage({m_work.self(), now.sent}, m_publicKey, signing, *content));
            return ok();
        };
        DUNLIN_CHECK(m_work.store().inStore(work));
        return upload;
    };
    const auto upload = prepare();
    if (!upload.ok())
        return ready<Done>(upload.error());
    if (upload->bytes.isEmpty())
        return ready<Done>(ok());
    Deferred<Done> answer;
    const auto put = m_http.call(wire::http::putHistoryPage, wire::HistoryPagePut{upload->bytes},
                                 {{QStringLiteral("page"), QString::number(upload->page)}});
    finally(this, put,
            [this, answer, generation = m_generation, page = upload->page, size = upload->size,
             pieces = upload->pieces](const Result<wire::Empty> &sent) {
                if (generation != m_generation) {
                    answer.settle(Done{});
                    return;
                }
                if (!sent.ok() && sent.error().field == QLatin1String("page")) {
                    m_fault = HistoryBackupState::Is::Full;
                    answer.settle(Done{});
                    return;
                }
                const Status noted =
                    sent.ok() ? uploaded(page, size, pieces) : Status(sent.error());
                if (!noted.ok())
                    answer.settle(noted);
                else
                    finally(this, uploadNext(),
                            [answer](const Result<Done> &done) { answer.settle(done); });
            });
    return answer.async();
}

Status HistoryBackup::uploaded(quint32 page, qsizetype bytes, quint32 pieces)
{
    return m_work.store().inStore([&]() -> Status {
        DUNLIN_TRY(Book now, book());
        if (now.sent != page)
            return ok();
        now.sentBytes = quint32(bytes);
        now.kept += pieces;
        return keep(now);
    });
}

} // namespace dunlin::client
