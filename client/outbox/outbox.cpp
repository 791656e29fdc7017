// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/outbox/outbox.h"

#include "shared/core/backoff.h"
#include "shared/core/log.h"

namespace dunlin::client {

namespace {

constexpr int SweepBatch = 64;
// However long the server asks for: what it means is asked again now and then.
constexpr std::chrono::seconds LongestSaidWait = std::chrono::hours(1);

// Whether asking again can't help.
bool isForGood(Errc code)
{
    switch (code) {
    case Errc::Unavailable:
    case Errc::RateLimited:
    case Errc::Internal:
    case Errc::Unauthorized: // the link renews the session
        return false;
    default:
        return true;
    }
}

// It names a message that has no number yet.
bool isUnaimed(const PendingOp &op)
{
    return op.kind != PendingKind::Message && op.targetSeq == 0;
}

} // namespace

Outbox::Outbox(LocalStore &store, Link &link, const Clock &clock, Keep keep, OutboxTimes times,
               int window)
    : m_store(store)
    , m_link(link)
    , m_clock(clock)
    , m_keep(std::move(keep))
    , m_times(times)
    , m_window(window)
    , m_wake(this)
    , m_sweeper(this)
{
    m_wake.setSingleShot(true);
    m_sweeper.setSingleShot(true);
    m_sweeper.setInterval(m_times.sweep);
    connect(&m_wake, &QTimer::timeout, this, &Outbox::pumpAll);
    connect(&m_sweeper, &QTimer::timeout, this, &Outbox::sweep);
}

Outbox::~Outbox()
{
    sweep();
}

Status Outbox::load()
{
    DUNLIN_TRY(const QList<PendingOp> rows, m_store.outbox().load());
    QList<OpId> done;
    for (const PendingOp &op : rows) {
        // A crash between the cache's commit and the outbox's leaves a message in both.
        const auto held =
            op.kind == PendingKind::Message ? m_store.messages().holds(op.id) : Result<bool>(false);
        if (held.ok() && *held) {
            done.append(op.id);
            continue;
        }
        m_mayHaveLeft.insert(op.id);
        put(op);
    }
    findTargets();
    return m_store.outbox().remove(done);
}

// Operations whose message was acknowledged, or refused, in the process before this one, just before it ended.
void Outbox::findTargets()
{
    const QList<PendingOp> ops = all();
    for (PendingOp op : ops) {
        if (!isUnaimed(op) || op.state == PendingState::Failed)
            continue;
        if (const Status aimed = aim(op); !aimed.ok()) {
            failed(op, aimed.error());
        } else if (!isUnaimed(op)) {
            save(op);
            put(op);
        }
    }
}

// An operation that names its message by id gets the number, or will when the message gets one. What would wait for
// ever, and hold back the lane, is an error.
Status Outbox::aim(PendingOp &op)
{
    if (!isUnaimed(op))
        return ok();
    if (const PendingOp *message = find(op.targetId)) {
        if (message->state == PendingState::Failed)
            return fail(Errc::Conflict, QStringLiteral("The message it belongs to was not sent"));
        return ok();
    }
    DUNLIN_TRY(op.targetSeq, m_store.messages().seqOf(op.targetId));
    if (op.targetSeq == 0)
        return fail(Errc::NotFound,
                    QStringLiteral("The message it belongs to is not here any more"));
    return ok();
}

QList<PendingOp> Outbox::all() const
{
    QList<PendingOp> ops;
    for (const auto &each : m_ops)
        ops.append(each.second);
    return ops;
}

const PendingOp *Outbox::find(const OpId &id) const
{
    const auto number = m_numbers.constFind(id);
    if (number == m_numbers.cend())
        return nullptr;
    const auto at = m_ops.find(*number);
    return at == m_ops.end() ? nullptr : &at->second;
}

const PendingOp *Outbox::lastMessageOf(const ChannelId &channel) const
{
    for (auto at = m_ops.crbegin(); at != m_ops.crend(); ++at) {
        if (at->second.channel == channel && at->second.kind == PendingKind::Message)
            return &at->second;
    }
    return nullptr;
}

Result<QList<PendingOp>> Outbox::add(QList<PendingOp> ops)
{
    QList<PendingOp> fresh;
    for (PendingOp &op : ops) {
        if (op.kind == PendingKind::ReadMark && raisesExistingMark(op))
            continue;
        // A caller that chose the id and died before it was told comes again with the same one.
        if (!op.id.isNull() && find(op.id))
            continue;
        if (op.id.isNull())
            op.id = OpId::create();
        op.createdAt = m_clock.nowMs();
        op.state = PendingState::Queued;
        // Done, and not yet off the disk: the server will say so once more.
        if (m_done.contains(op.id))
            sweep();
        // The target may have been acknowledged since the caller looked.
        DUNLIN_CHECK(aim(op));
        fresh.append(op);
    }
    if (fresh.isEmpty())
        return fresh;
    DUNLIN_CHECK(m_store.outbox().add(fresh));
    for (const PendingOp &op : std::as_const(fresh)) {
        put(op);
        Q_EMIT changed(op);
    }
    for (const PendingOp &op : std::as_const(fresh))
        pump(laneOf(op));
    return fresh;
}

bool Outbox::raisesExistingMark(const PendingOp &op)
{
    const auto lane = m_lanes.find(laneOf(op));
    if (lane == m_lanes.end())
        return false;
    for (const qint64 number : lane->second.waiting) {
        PendingOp &existing = m_ops.at(number);
        if (existing.targetSeq >= op.targetSeq)
            return true;
        if (lane->second.flying.contains(number))
            continue;
        existing.targetSeq = op.targetSeq;
        save(existing);
        return true;
    }
    return false;
}

Status Outbox::retry(const OpId &id)
{
    const PendingOp *found = find(id);
    if (!found || found->state != PendingState::Failed)
        return fail(Errc::NotFound, QStringLiteral("That is not among what failed"));
    PendingOp op = *found;
    op.state = PendingState::Queued;
    op.attempts = 0;
    op.error.clear();
    op.errorCode.clear();
    DUNLIN_CHECK(aim(op));
    DUNLIN_CHECK(m_store.outbox().update(op));
    put(op);
    Q_EMIT changed(op);
    pump(laneOf(op));
    return ok();
}

Status Outbox::cancel(const OpId &id)
{
    const PendingOp *found = find(id);
    if (!found)
        return fail(Errc::NotFound, QStringLiteral("That was sent already"));
    if (found->state == PendingState::Sending)
        return fail(Errc::Conflict, QStringLiteral("That is on its way already"));
    QList<OpId> gone{id};
    const QList<PendingOp> dependents = dependentsOf(*found);
    for (const PendingOp &each : dependents)
        gone.append(each.id);
    DUNLIN_CHECK(m_store.outbox().remove(gone));
    const LaneKey lane = laneOf(*found);
    for (const OpId &each : std::as_const(gone)) {
        forget(each);
        Q_EMIT removed(each);
        Q_EMIT ended(each, fail(Errc::Gone, QStringLiteral("It was taken back")));
    }
    pump(lane);
    return ok();
}

Status Outbox::rewrite(const OpId &id, const QString &text)
{
    const PendingOp *found = find(id);
    if (!found || found->kind != PendingKind::Message)
        return fail(Errc::NotFound, QStringLiteral("That was sent already"));
    // A refused one is certainly not on the server; any other that ever left may be.
    if (found->state != PendingState::Failed && m_mayHaveLeft.contains(id))
        return fail(Errc::Conflict, QStringLiteral("That may be on its way already"));
    PendingOp op = *found;
    op.text = text;
    DUNLIN_CHECK(m_store.outbox().update(op));
    put(op);
    Q_EMIT changed(op);
    return op.state == PendingState::Failed ? retry(id) : ok();
}

void Outbox::failChannel(const ChannelId &channel, const QString &reason)
{
    const QList<PendingOp> ops = all();
    for (const PendingOp &each : ops) {
        // It may have failed meanwhile, with the message it belongs to.
        const PendingOp *op = find(each.id);
        if (op && op->channel == channel && op->state == PendingState::Queued)
            failed(*op, fail(Errc::NotFound, reason));
    }
}

Status Outbox::clear()
{
    DUNLIN_CHECK(m_store.outbox().clear());
    const QList<PendingOp> ops = all();
    m_ops.clear();
    m_numbers.clear();
    m_lanes.clear();
    m_done.clear();
    m_unaimed = 0;
    for (const PendingOp &op : ops)
        Q_EMIT removed(op.id);
    return ok();
}

void Outbox::setOnline(bool online)
{
    m_online = online;
    for (auto &each : m_lanes) {
        each.second.notBefore = 0;
        each.second.refusals = 0;
    }
    if (online)
        pumpAll();
}

void Outbox::put(const PendingOp &op)
{
    if (const auto before = m_ops.find(op.localNo); before != m_ops.end())
        m_unaimed -= isUnaimed(before->second) ? 1 : 0;
    m_unaimed += isUnaimed(op) ? 1 : 0;
    m_ops[op.localNo] = op;
    m_numbers.insert(op.id, op.localNo);
    Lane &lane = m_lanes[laneOf(op)];
    if (op.state == PendingState::Failed)
        lane.waiting.erase(op.localNo);
    else
        lane.waiting.insert(op.localNo);
}

void Outbox::forget(const OpId &id)
{
    const auto number = m_numbers.constFind(id);
    if (number == m_numbers.cend())
        return;
    const auto at = m_ops.find(*number);
    Lane &lane = m_lanes[laneOf(at->second)];
    lane.waiting.erase(*number);
    lane.flying.erase(*number);
    m_unaimed -= isUnaimed(at->second) ? 1 : 0;
    m_ops.erase(at);
    m_numbers.erase(number);
    m_mayHaveLeft.remove(id);
}

void Outbox::pumpAll()
{
    for (const auto &each : m_lanes)
        pump(each.first);
}

void Outbox::pump(const LaneKey &key)
{
    Lane &lane = m_lanes[key];
    if (!m_online || lane.waiting.empty())
        return;
    if (lane.flying.empty())
        lane.draining = false;
    if (lane.draining)
        return;
    if (lane.notBefore > m_clock.nowMs()) {
        wakeAt(lane.notBefore);
        return;
    }
    QList<qint64> next;
    for (const qint64 number : lane.waiting) {
        if (qsizetype(lane.flying.size()) + next.size() >= m_window)
            break;
        if (lane.flying.contains(number))
            continue;
        // Its message is before it in this lane and not yet acknowledged.
        if (!isReady(m_ops.at(number)))
            break;
        next.append(number);
    }
    for (const qint64 number : std::as_const(next)) {
        PendingOp &op = m_ops.at(number);
        op.state = PendingState::Sending;
        lane.flying.insert(number);
        m_mayHaveLeft.insert(op.id);
        const PendingOp leaving = op;
        Q_EMIT changed(leaving);
        send(leaving);
    }
}

bool Outbox::isReady(const PendingOp &op) const
{
    return !isUnaimed(op);
}

void Outbox::send(const PendingOp &op)
{
    switch (op.kind) {
    case PendingKind::Message: {
        wire::SendRequest request;
        request.opId = op.id;
        request.channelId = op.channel;
        request.content = op.text;
        if (op.replyToSeq > 0)
            request.replyTo = op.replyToSeq;
        finally(this, m_link.request(wire::op::messageSend, request),
                [this, op](Result<wire::SendReply> reply) {
                    if (reply.ok())
                        answered(op.id,
                                 Acknowledgement{op, reply->seq, reply->ord, reply->createdAt,
                                                 reply->status == wire::SendStatus::Repeated});
                    else
                        answered(op.id, reply.error());
                });
        return;
    }
    case PendingKind::Edit:
        return sendChange(op, wire::op::messageEdit,
                          wire::EditRequest{op.id, op.channel, op.targetSeq, op.text});
    case PendingKind::Delete:
        return sendChange(op, wire::op::messageDelete,
                          wire::DeleteRequest{op.id, op.channel, op.targetSeq});
    case PendingKind::ReactionAdd:
        return sendChange(op, wire::op::reactionAdd,
                          wire::ReactionRequest{op.id, op.channel, op.targetSeq, op.text});
    case PendingKind::ReactionRemove:
        return sendChange(op, wire::op::reactionRemove,
                          wire::ReactionRequest{op.id, op.channel, op.targetSeq, op.text});
    case PendingKind::ReadMark:
        return sendChange(op, wire::op::read, wire::MarkRequest{op.channel, op.targetSeq});
    }
}

template <typename Op, typename Request>
void Outbox::sendChange(const PendingOp &op, const Op &operation, const Request &request)
{
    using Reply = typename Op::Reply;
    finally(this, m_link.request(operation, request), [this, op](Result<Reply> reply) {
        if (!reply.ok()) {
            answered(op.id, reply.error());
            return;
        }
        Acknowledgement ack{op, 0, 0, 0, false};
        if constexpr (std::is_same_v<Reply, wire::ChangeReply>) {
            ack.seq = reply->revSeq;
            ack.repeated = reply->status == wire::SendStatus::Repeated;
        }
        answered(op.id, ack);
    });
}

void Outbox::answered(const OpId &id, const Result<Acknowledgement> &outcome)
{
    const PendingOp *found = find(id);
    if (!found)
        return;
    const PendingOp op = *found;
    const LaneKey key = laneOf(op);
    m_lanes[key].flying.erase(op.localNo);
    if (outcome.ok())
        acknowledged(id, *outcome);
    else if (isForGood(outcome.error().code))
        failed(op, outcome.error());
    else
        refused(op, outcome.error());
    pump(key);
}

void Outbox::acknowledged(const OpId &id, Acknowledgement ack)
{
    ack.op = *find(id);
    m_lanes[laneOf(ack.op)].refusals = 0;
    if (ack.op.kind == PendingKind::Message)
        fillTargets(ack.op, ack.seq);
    // The cache first, then the outbox: a crash between them leaves the message in both, never in none.
    m_keep(ack);
    m_done.append(id);
    if (m_done.size() >= SweepBatch)
        sweep();
    else if (!m_sweeper.isActive())
        m_sweeper.start();
    forget(id);
    Q_EMIT removed(id);
    Q_EMIT ended(id, SendOutcome{id, ack.seq, ack.createdAt});
}

void Outbox::refused(PendingOp op, const Error &error)
{
    Lane &lane = m_lanes[laneOf(op)];
    lane.draining = true;
    const auto wait = error.retryAfterSeconds > 0
        ? std::chrono::milliseconds(
            qMin(std::chrono::seconds(error.retryAfterSeconds), LongestSaidWait))
        : Backoff::after(lane.refusals, m_times.firstWait, m_times.longestWait);
    ++lane.refusals;
    lane.notBefore = m_clock.nowMs() + wait.count();
    op.state = PendingState::Queued;
    ++op.attempts;
    op.nextTryAt = lane.notBefore;
    op.error = error.detail;
    op.errorCode = errcName(error.code);
    put(op);
    Q_EMIT changed(op);
    wakeAt(lane.notBefore);
}

void Outbox::failed(PendingOp op, const Error &error)
{
    if (op.kind == PendingKind::ReadMark) {
        // Nothing a person could do about it.
        qCInfo(lcOutbox, "A read mark was refused and is dropped");
        if (!m_store.outbox().remove({op.id}).ok())
            qCWarning(lcOutbox, "A refused read mark stays on disk until the next start");
        forget(op.id);
        Q_EMIT removed(op.id);
        return;
    }
    const QList<PendingOp> dependents =
        op.kind == PendingKind::Message ? dependentsOf(op) : QList<PendingOp>();
    op.state = PendingState::Failed;
    op.error = error.detail;
    op.errorCode = errcName(error.code);
    op.nextTryAt = 0;
    save(op);
    put(op);
    Q_EMIT changed(op);
    Q_EMIT ended(op.id, error);
    for (const PendingOp &each : dependents) {
        if (each.state != PendingState::Failed)
            failed(each,
                   fail(error.code, QStringLiteral("The message it belongs to was not sent")));
    }
}

QList<PendingOp> Outbox::dependentsOf(const PendingOp &op) const
{
    QList<PendingOp> dependents;
    if (m_unaimed == 0)
        return dependents;
    for (auto at = m_ops.upper_bound(op.localNo); at != m_ops.end(); ++at) {
        const PendingOp &each = at->second;
        if (each.targetId == op.id && each.targetSeq == 0)
            dependents.append(each);
    }
    return dependents;
}

void Outbox::fillTargets(const PendingOp &message, qint64 seq)
{
    if (m_unaimed == 0)
        return;
    for (auto at = m_ops.upper_bound(message.localNo); at != m_ops.end(); ++at) {
        const PendingOp &each = at->second;
        if (each.targetId == message.id && each.targetSeq == 0) {
            PendingOp aimed = each;
            aimed.targetSeq = seq;
            save(aimed);
            put(aimed);
        }
    }
}

void Outbox::save(const PendingOp &op)
{
    // Memory goes on being right; a restart would send the older state once more, which is harmless.
    if (!m_store.outbox().update(op).ok())
        qCWarning(lcOutbox, "The state of a queued operation could not be written");
}

void Outbox::wakeAt(qint64 when)
{
    const auto wait = std::chrono::milliseconds(qMax<qint64>(0, when - m_clock.nowMs()));
    if (!m_wake.isActive() || m_wake.remainingTimeAsDuration() > wait)
        m_wake.start(wait);
}

void Outbox::sweep()
{
    m_sweeper.stop();
    if (m_done.isEmpty())
        return;
    if (m_store.outbox().remove(m_done).ok())
        m_done.clear();
    else
        qCWarning(lcOutbox,
                  "Acknowledged operations could not be removed from disk; they are sent again "
                  "after a restart");
}

} // namespace dunlin::client
