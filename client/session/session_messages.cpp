// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with messages: writing, reading, the outbox.

#include "client/session/session_parts.h"
#include "shared/core/log.h"
#include "shared/core/text.h"

namespace dunlin::client {

namespace {

// The server forgets a typist after six seconds.
constexpr qint64 TypingPauseMs = 3'000;

Result<PendingOp> messageOp(const ChannelId &channel, const QString &text, qint64 replyToSeq)
{
    if (text.trimmed().isEmpty())
        return fail(Errc::Invalid, QStringLiteral("A message needs a text"),
                    QStringLiteral("content"));
    if (!isValidText(text))
        return fail(Errc::Invalid, QStringLiteral("The text has characters that can't be sent"),
                    QStringLiteral("content"));
    PendingOp op;
    op.id = OpId::create();
    op.channel = channel;
    op.text = text;
    op.replyToSeq = replyToSeq;
    return op;
}

} // namespace

Async<OpId> SessionRequests::queue(const ChannelId &channel, const QString &text, qint64 replyToSeq,
                                   const std::optional<OpId> &id, qint64 expiresIn)
{
    auto op = messageOp(channel, text, replyToSeq);
    if (!op.ok())
        return ready<OpId>(op.error());
    if (id)
        op->id = *id;
    op->expiresIn = qMax<qint64>(0, expiresIn);
    return m_parts->onEngine([engine = m_parts->engine, op = *op]() -> Result<OpId> {
        DUNLIN_CHECK(engine->queue({op}));
        return op.id;
    });
}

Async<QList<OpId>> SessionRequests::queueAll(const ChannelId &channel, const QStringList &texts)
{
    QList<PendingOp> ops;
    QList<OpId> ids;
    for (const QString &text : texts) {
        const auto op = messageOp(channel, text, 0);
        if (!op.ok())
            return ready<QList<OpId>>(op.error());
        ops.append(*op);
        ids.append(op->id);
    }
    return m_parts->onEngine([engine = m_parts->engine, ops, ids]() -> Result<QList<OpId>> {
        DUNLIN_CHECK(engine->queue(ops));
        return ids;
    });
}

Async<SendOutcome> SessionRequests::sendAndWait(const ChannelId &channel, const QString &text,
                                                qint64 replyToSeq)
{
    const auto op = messageOp(channel, text, replyToSeq);
    if (!op.ok())
        return ready<SendOutcome>(op.error());
    return runAndWait(*op);
}

Async<SendOutcome> SessionRequests::runAndWait(PendingOp op, const QStringList &files)
{
    if (op.id.isNull())
        op.id = OpId::create();
    Deferred<SendOutcome> answer;
    // Before it is queued: the acknowledgement may come quickly.
    m_parts->waitingSends.insert(op.id, answer);
    const auto queued = m_parts->onEngine([engine = m_parts->engine, op, files]() -> Status {
        if (!files.isEmpty())
            return engine->attach(op, files);
        DUNLIN_CHECK(engine->queue({op}));
        return ok();
    });
    finally(this, queued, [this, id = op.id](const Status &outcome) {
        if (outcome.ok())
            return;
        if (m_parts->waitingSends.contains(id))
            m_parts->waitingSends.take(id).settle(outcome.error());
    });
    return answer.async();
}

void AccountSession::send(const QString &channelId, const QString &text, qint64 replyToSeq,
                          qint64 expiresIn)
{
    const auto channel = parseChannel(channelId);
    if (!channel)
        return;
    auto op = messageOp(*channel, text, replyToSeq);
    if (!op.ok()) {
        report(op.error());
        return;
    }
    op->expiresIn = qMax<qint64>(0, expiresIn);
    op->createdAt = m_parts->clock.nowMs();
    // The next frame shows it; a commit takes longer than a frame where the disk is slow. It leaves once it is on the
    // disk, and only then is what was typed no draft any more: the engine takes one after the other.
    m_parts->unwritten.append(*op);
    m_parts->showPending(*channel);
    const auto queued = m_parts->onEngine([engine = m_parts->engine, op = *op]() -> Status {
        DUNLIN_CHECK(engine->queue({op}));
        return ok();
    });
    finally(this, queued, [this, op = *op](const Status &outcome) {
        if (!outcome.ok())
            giveBack(op, outcome.error());
    });
}

// The disk did not take it: it is a draft again, before what was typed since.
void AccountSession::giveBack(const PendingOp &op, const Error &error)
{
    m_parts->forgetUnwritten(op.id);
    m_parts->showPending(op.channel);
    // Where it was written: an answer to what the open thread is about came from there.
    const ThreadModel *shown = m_parts->thread;
    ChannelDrafts back;
    if (shown && shown->channelId() == op.channel && shown->rootSeq() == op.replyToSeq)
        back.setAnswer(op.replyToSeq, op.text);
    else
        back.text = op.text;
    returnDrafts(op.channel, back);
    report(error);
}

void AccountSession::queueChange(const QString &channelId, const QString &messageId,
                                 PendingKind kind, const QString &text)
{
    const auto channel = parseChannel(channelId);
    const auto message = OpId::fromText(messageId);
    if (!channel)
        return;
    if (!message) {
        report(fail(Errc::Invalid, QStringLiteral("That is no message")));
        return;
    }
    PendingOp op;
    op.channel = *channel;
    op.kind = kind;
    op.targetId = *message;
    op.text = text;
    reportIfFailed(
        m_parts->onEngine([engine = m_parts->engine, op] { return engine->queue({op}); }));
}

void AccountSession::edit(const QString &channelId, const QString &messageId, const QString &text)
{
    const auto channel = parseChannel(channelId);
    const auto message = OpId::fromText(messageId);
    if (!channel)
        return;
    if (!message || text.trimmed().isEmpty() || !isValidText(text)) {
        report(fail(Errc::Invalid, QStringLiteral("That can't be the new text")));
        return;
    }
    reportIfFailed(m_parts->onEngine([engine = m_parts->engine, id = *channel, message = *message,
                                      text] { return engine->edit(id, message, text); }));
}

void AccountSession::remove(const QString &channelId, const QString &messageId)
{
    // One that has not left is taken back; the rest is asked of the server.
    if (const auto id = OpId::fromText(messageId)) {
        for (const PendingOp &op : m_parts->outbox.rows()) {
            if (op.id == *id && op.state != PendingState::Sending && op.attempts == 0) {
                cancel(messageId);
                return;
            }
        }
    }
    queueChange(channelId, messageId, PendingKind::Delete, {});
}

void AccountSession::react(const QString &channelId, const QString &messageId, const QString &emoji,
                           bool on)
{
    queueChange(channelId, messageId, on ? PendingKind::ReactionAdd : PendingKind::ReactionRemove,
                emoji);
}

void AccountSession::pin(const QString &channelId, const QString &messageId, bool on)
{
    queueChange(channelId, messageId, on ? PendingKind::PinAdd : PendingKind::PinRemove, {});
}

void AccountSession::findMessage(const QString &channelId, qint64 seq)
{
    const auto channel = parseChannel(channelId);
    if (!channel)
        return;
    finally(this, rowsAbove(*channel, seq - 1, 1),
            [this, channelId, seq](const Result<QList<wire::MessageRow>> &rows) {
                if (!rows.ok())
                    report(rows.error());
                else if (rows->isEmpty() || rows->first().seq != seq)
                    report(fail(Errc::Gone, QStringLiteral("That message is not here any more")));
                else
                    Q_EMIT messageFound(channelId, seq, rows->first().ord);
            });
}

void AccountSession::markRead(const QString &channelId, qint64 seq)
{
    if (const auto channel = parseChannel(channelId))
        reportIfFailed(m_parts->onEngine(
            [engine = m_parts->engine, id = *channel, seq] { return engine->markRead(id, seq); }));
}

void AccountSession::setDraft(const QString &channelId, const QString &text)
{
    const auto channel = ChannelId::fromText(channelId);
    if (!channel || m_parts->drafts.value(*channel).text == text)
        return;
    m_parts->drafts[*channel].text = text;
    m_parts->unsavedDrafts.insert(*channel);
    m_parts->channels.setDraft(*channel, text);
    m_parts->draftTimer.start();
}

void AccountSession::setThreadDraft(const QString &channelId, qint64 seq, const QString &text)
{
    const auto channel = ChannelId::fromText(channelId);
    if (!channel || seq <= 0 || threadDraft(channelId, seq) == text)
        return;
    m_parts->drafts[*channel].setAnswer(seq, text);
    m_parts->unsavedDrafts.insert(*channel);
    m_parts->draftTimer.start();
}

// What comes back stands above what was typed since.
void AccountSession::returnDrafts(const ChannelId &channel, const ChannelDrafts &back)
{
    const QString id = channel.toText();
    const ChannelDrafts all = back.joined(m_parts->drafts.value(channel));
    if (!back.text.isEmpty()) {
        setDraft(id, all.text);
        Q_EMIT draftReturned(id);
    }
    for (auto at = back.answers.cbegin(); at != back.answers.cend(); ++at) {
        setThreadDraft(id, at.key(), all.answers.value(at.key()));
        Q_EMIT threadDraftReturned(id, at.key());
    }
}

QString AccountSession::draft(const QString &channelId) const
{
    const auto channel = ChannelId::fromText(channelId);
    return channel ? m_parts->drafts.value(*channel).text : QString();
}

QString AccountSession::threadDraft(const QString &channelId, qint64 seq) const
{
    const auto channel = ChannelId::fromText(channelId);
    return channel ? m_parts->drafts.value(*channel).answers.value(seq) : QString();
}

void AccountSession::retry(const QString &opId)
{
    if (const auto id = OpId::fromText(opId))
        reportIfFailed(m_parts->onEngine(
            [engine = m_parts->engine, id = *id] { return engine->outbox()->retry(id); }));
}

void AccountSession::cancel(const QString &opId)
{
    if (const auto id = OpId::fromText(opId))
        reportIfFailed(m_parts->onEngine(
            [engine = m_parts->engine, id = *id] { return engine->outbox()->cancel(id); }));
}

void AccountSession::rewrite(const QString &opId, const QString &text)
{
    const auto id = OpId::fromText(opId);
    if (!id || text.trimmed().isEmpty() || !isValidText(text)) {
        report(fail(Errc::Invalid, QStringLiteral("That can't be the new text")));
        return;
    }
    reportIfFailed(m_parts->onEngine(
        [engine = m_parts->engine, id = *id, text] { return engine->rewrite(id, text); }));
}

void AccountSession::showChannel(const QString &channelId)
{
    // Text that is no id is no channel.
    const ChannelId channel = ChannelId::fromText(channelId).value_or(ChannelId());
    m_parts->onEngine([engine = m_parts->engine, channel] {
        engine->show(channel);
        return ok();
    });
}

void AccountSession::setTyping(const QString &channelId, bool active)
{
    const auto channel = ChannelId::fromText(channelId);
    if (!channel || m_connection != Connection::Online)
        return;
    const qint64 now = m_parts->clock.nowMs();
    const bool same = m_parts->typingIn == *channel;
    // Told a moment ago, or never.
    if (active ? same && now - m_parts->typingToldAt < TypingPauseMs : !same)
        return;
    m_parts->typingIn = active ? *channel : ChannelId();
    m_parts->typingToldAt = now;
    const auto told =
        m_parts->socket->request(wire::op::typing, wire::TypingRequest{*channel, active});
    finally(this, told, [](const Result<wire::Empty> &outcome) {
        if (!outcome.ok())
            qCInfo(lcSession, "The server was not told of the typing");
    });
}

Async<QList<wire::MessageRow>> SessionRequests::rowsAbove(const ChannelId &channel, qint64 seq,
                                                          int limit)
{
    return m_parts->onEngine([engine = m_parts->engine, channel, seq, limit] {
        return engine->history()->above(channel, seq, limit);
    });
}

Async<QList<wire::MessageRow>> SessionRequests::rowsBelow(const ChannelId &channel, qint64 seq,
                                                          int limit)
{
    return m_parts->onEngine([engine = m_parts->engine, channel, seq, limit] {
        return engine->history()->below(channel, seq, limit);
    });
}

Async<QList<wire::User>> SessionRequests::users(const QList<UserId> &ids)
{
    return m_parts->onEngine(
        [engine = m_parts->engine, ids] { return Result(engine->users(ids)); });
}

} // namespace dunlin::client
