// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that deals with devices that were taken off: what they had said is to be read by whoever was
// away, and what they say now, with a server that helps them, by nobody.
//
// Nothing inside a message tells the one from the other: its keys are still good, and it may name any time. So what is not
// opened yet holds if one of that account's devices opened it before it knew. The device that took it off, or that finds
// that it took itself off, takes what comes for a last minute by its own clock, which neither of the two can stop; from
// then on nothing is added to what the account's devices know, and they are asked.

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/sealing/sealing.h"
#include "shared/core/log.h"

namespace dunlin::client {

namespace {

constexpr qsizetype MostDoubted = 4096;
constexpr qsizetype MostUnanswered = 1024;
constexpr qsizetype MostAskers = 64; // for one of them

} // namespace

Result<bool> Sealing::holds(const Part &part, const DeviceChain &chain, const QByteArray &name)
{
    const auto gone = chain.device(part.device);
    if (!gone || !gone->revokedAt || chain.wentLast(part.device))
        return true;
    DUNLIN_TRY(const auto word, m_work.rows().read(SealedKind::Vouched, name));
    if (word && word->reveal() == chain.account().toBytes())
        return true;
    return part.by == m_own.user() ? takesLastWords(chain, *gone) : Result<bool>(false);
}

// A device that came later saw nothing of it.
Result<bool> Sealing::takesLastWords(const DeviceChain &chain, const ChainDevice &gone)
{
    if (gone.revokedBy != m_own.device() && gone.revokedBy != gone.id)
        return false;
    if (!chain.wasActive(m_own.device(), *gone.revokedAt))
        return false;
    DUNLIN_CHECK(noteGone());
    DUNLIN_TRY(const auto stored, m_work.rows().read(SealedKind::Gone, gone.id.toBytes()));
    if (!stored)
        return false;
    ByteReader reader(stored->reveal());
    const qint64 since = m_clock.nowMs() - qint64(reader.u64());
    return reader.finished() && since >= 0 && since <= LastWordsMs;
}

// From here on the time runs for those of the account that went.
Status Sealing::noteGone()
{
    const DeviceChain *chain = m_book.of(m_own.user());
    if (!chain || !m_store.sealedRows().isOpen())
        return ok();
    KeyRows &rows = m_work.rows();
    for (const ChainDevice &each : chain->devices()) {
        if (!each.revokedAt)
            continue;
        DUNLIN_TRY(const auto known, rows.read(SealedKind::Gone, each.id.toBytes()));
        if (known)
            continue;
        ByteWriter writer;
        writer.u64(quint64(m_clock.nowMs()));
        DUNLIN_CHECK(rows.write(SealedKind::Gone, each.id.toBytes(), writer.takeSecret()));
    }
    return ok();
}

// --- asking ------------------------------------------------------------------------------------------

void Sealing::doubt(const Part &part, const QByteArray &name)
{
    if (m_doubted.contains(name) || m_doubted.size() >= MostDoubted)
        return;
    m_doubted.insert(name, {part.channel, part.by, 0});
    if (m_isSettled && (!m_askWords.isActive() || m_askWords.remainingTimeAsDuration() > WordPause))
        m_askWords.start(WordPause);
}

void Sealing::askForWords()
{
    if (!m_online || m_own.state() != OwnDevice::State::Ready)
        return;
    QHash<UserId, QList<QByteArray>> questions;
    bool isFirst = false; // of more than fit into one
    bool asksAgain = false;
    for (auto at = m_doubted.begin(); at != m_doubted.end(); ++at) {
        if (at->asked >= MostWordsAsked)
            continue;
        QList<QByteArray> &names = questions[at->by];
        if (names.size() >= MostNames) {
            isFirst = true;
            continue;
        }
        names.append(at.key());
        asksAgain = ++at->asked < MostWordsAsked || asksAgain;
    }
    for (auto each = questions.cbegin(); each != questions.cend(); ++each) {
        Frame question;
        setContent(question, NeedWordContent{each.value()});
        const UserId user = each.key();
        const auto asked = then(this, m_book.refresh(user), [this, user, question](Done) {
            QList<DeviceTarget> others;
            const DeviceChain *chain = m_book.of(user);
            for (const ChainDevice &device : chain ? chain->active() : QList<ChainDevice>()) {
                if (device.id != m_own.device())
                    others.append({user, device.id});
            }
            return m_courier.deliver(others, question.kind, question.body);
        });
        finally(this, asked, [](const Result<QList<DeviceTarget>> &done) {
            if (!done.ok())
                qCInfo(lcSession, "Somebody's devices could not be asked for now");
        });
    }
    if (isFirst || asksAgain)
        m_askWords.start(isFirst ? WordPause : WordAgain);
}

// In the transaction that opened the frame. Nobody speaks for another account's devices, or of what was not asked.
Status Sealing::takeWords(const Frame &frame, const UserId &from)
{
    const auto content = contentOf<WordContent>(frame);
    if (!content.ok())
        return ok();
    for (const QByteArray &name : content->names) {
        if (m_doubted.value(name).by != from)
            continue;
        DUNLIN_CHECK(
            m_work.rows().write(SealedKind::Vouched, name, Secret(frame.sender.account.toBytes())));
    }
    return ok();
}

void Sealing::afterWords(const Frame &frame, const UserId &from)
{
    const auto content = contentOf<WordContent>(frame);
    if (!content.ok())
        return;
    QSet<ChannelId> channels;
    for (const QByteArray &name : content->names) {
        if (m_doubted.value(name).by == from)
            channels.insert(m_doubted.take(name).channel);
    }
    for (const ChannelId &each : std::as_const(channels))
        Q_EMIT opened(each);
}

// --- answering ---------------------------------------------------------------------------------------

// Of the account's own devices alone, and nothing but that it is so: who asks has the sealed bytes already.
Result<bool> Sealing::knowsWord(const QByteArray &name)
{
    DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::Opened, name));
    if (!held)
        return false;
    DUNLIN_TRY(const Frame frame, readFrame(held->reveal()));
    return frame.sender.account == m_work.self().account;
}

void Sealing::answerWords(const Frame &frame, const UserId &from)
{
    const auto content = contentOf<NeedWordContent>(frame);
    if (!content.ok())
        return;
    const DeviceTarget asker{from, frame.sender.device};
    WordContent known;
    for (const QByteArray &name : content->names) {
        if (const auto knows = knowsWord(name); knows.ok() && *knows) {
            known.names.append(name);
        } else if (m_unanswered.contains(name) || m_unanswered.size() < MostUnanswered) {
            QList<DeviceTarget> &askers = m_unanswered[name];
            if (!askers.contains(asker) && askers.size() < MostAskers)
                askers.append(asker);
        }
    }
    if (known.names.isEmpty())
        return;
    Frame answer;
    setContent(answer, known);
    finally(this, m_courier.deliver({asker}, answer.kind, answer.body),
            [](const Result<QList<DeviceTarget>> &done) {
                if (!done.ok())
                    qCInfo(lcSession, "What a device said could not be told for now");
            });
}

// It opened after it was asked for.
void Sealing::giveWord(const QByteArray &name)
{
    const QList<DeviceTarget> askers = m_unanswered.take(name);
    const auto knows = askers.isEmpty() ? Result<bool>(false) : knowsWord(name);
    if (!knows.ok() || !*knows)
        return;
    Frame answer;
    setContent(answer, WordContent{{name}});
    finally(this, m_courier.deliver(askers, answer.kind, answer.body),
            [](const Result<QList<DeviceTarget>> &done) {
                if (!done.ok())
                    qCInfo(lcSession, "What a device said could not be told for now");
            });
}

} // namespace dunlin::client
