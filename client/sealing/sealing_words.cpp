// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that deals with devices that were taken off: what they had said is to be read by whoever was
// away, and what they say now, with a server that helps them, by nobody.
//
// Nothing inside a message tells the one from the other: its keys are still good, and it may name any time. So what is not
// opened yet holds if one of that account's devices opened it before it knew (word_book.h). The device that took it off, or
// that finds that it took itself off, takes what comes for a last minute (last_words.h); from then on nothing is added to
// what the account's devices know, and they are asked.

#include "client/sealing/sealing.h"
#include "shared/core/log.h"

namespace dunlin::client {

Result<bool> Sealing::holds(const Part &part, const DeviceChain &chain, const QByteArray &name)
{
    const auto gone = chain.device(part.device);
    if (!gone || !gone->revokedAt || chain.wentLast(part.device))
        return true;
    DUNLIN_TRY(const bool isVouched, m_words.isVouched(chain.account(), name));
    if (isVouched)
        return true;
    return part.by == m_own.user() ? m_lastWords.take(chain, *gone, m_own.device())
                                   : Result<bool>(false);
}

Status Sealing::noteGone()
{
    const DeviceChain *chain = m_book.of(m_own.user());
    return chain && m_store.sealedRows().isOpen() ? m_lastWords.note(*chain) : ok();
}

// --- asking ------------------------------------------------------------------------------------------

void Sealing::doubt(const Part &part, const QByteArray &name)
{
    if (m_words.doubt(part.channel, part.by, name) && m_isSettled
        && (!m_askWords.isActive() || m_askWords.remainingTimeAsDuration() > WordPause))
        m_askWords.start(WordPause);
}

void Sealing::askForWords()
{
    if (!m_online || m_own.state() != OwnDevice::State::Ready)
        return;
    const WordBook::Questions questions = m_words.ask();
    for (auto each = questions.names.cbegin(); each != questions.names.cend(); ++each) {
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
    if (questions.isCut || questions.asksAgain)
        m_askWords.start(questions.isCut ? WordPause : WordAgain);
}

void Sealing::afterWords(const Frame &frame, const UserId &from)
{
    const QSet<ChannelId> channels = m_words.settle(frame, from);
    for (const ChannelId &each : channels)
        Q_EMIT opened(each);
}

// --- answering ---------------------------------------------------------------------------------------

void Sealing::answerWords(const Frame &frame, const UserId &from)
{
    const auto content = contentOf<NeedWordContent>(frame);
    if (!content.ok())
        return;
    const DeviceTarget asker{from, frame.sender.device};
    tellWords({asker}, m_words.answer(content->names, asker));
}

// It opened after it was asked for.
void Sealing::giveWord(const QByteArray &name)
{
    tellWords(m_words.takeAskers(name), {name});
}

void Sealing::tellWords(const QList<DeviceTarget> &to, const QList<QByteArray> &names)
{
    if (to.isEmpty() || names.isEmpty())
        return;
    Frame answer;
    setContent(answer, WordContent{names});
    finally(this, m_courier.deliver(to, answer.kind, answer.body),
            [](const Result<QList<DeviceTarget>> &done) {
                if (!done.ok())
                    qCInfo(lcSession, "What a device said could not be told for now");
            });
}

} // namespace dunlin::client
