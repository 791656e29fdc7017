// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the outbox that deals with what the server answered.

#include "client/outbox/outbox.h"

#include "shared/core/backoff.h"
#include "shared/core/log.h"

namespace dunlin::client {

namespace {

constexpr int SweepBatch = 64;
constexpr int MostSealedAnew = 5; // in a row, before it waits a while
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

} // namespace

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
    else if (!op.sealed.isEmpty() && outcome.error().code == Errc::Conflict
             && outcome.error().field == QLatin1StringView("epoch"))
        sealAnew(op);
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

// Sealed for a roster that is another one by now. The server has not stored it: a message that is stored is answered
// as a repeat, whatever the roster. So it is sealed again, under its id and in its place.
void Outbox::sealAnew(PendingOp op)
{
    if (m_sealer)
        m_sealer->outdated(op.channel);
    op.sealed.clear();
    op.sealedEpoch = 0;
    op.state = PendingState::Queued;
    save(op);
    put(op);
    Lane &lane = m_lanes[laneOf(op)];
    if (lane.refusals >= MostSealedAnew) {
        refused(op, fail(Errc::Unavailable, QStringLiteral("The channel's members keep changing")));
        return;
    }
    ++lane.refusals;
    Q_EMIT changed(op);
}

void Outbox::sealAllAnew()
{
    QList<PendingOp> all;
    for (const auto &each : m_ops) {
        if (!each.second.sealed.isEmpty()
            && !m_lanes[laneOf(each.second)].flying.contains(each.second.localNo))
            all.append(each.second);
    }
    for (PendingOp &each : all) {
        each.sealed.clear();
        each.sealedEpoch = 0;
        save(each);
        put(each);
    }
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

} // namespace dunlin::client
