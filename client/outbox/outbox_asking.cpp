// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the outbox that takes in what the user does, and changes of mind.

#include "client/outbox/outbox.h"

namespace dunlin::client {

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
        op.isEncrypted = restsSealed(op);
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
    op.rest.clear();
    op.sealed.clear();
    op.sealedEpoch = 0;
    DUNLIN_CHECK(m_store.outbox().update(op));
    put(op);
    Q_EMIT changed(op);
    return op.state == PendingState::Failed ? retry(id) : ok();
}

const PendingOp *Outbox::nextUpload() const
{
    for (const auto &each : m_ops) {
        const PendingOp &op = each.second;
        if (op.kind == PendingKind::Message && op.state == PendingState::Queued && !op.isPaused
            && !op.filesAreUp())
            return &op;
    }
    return nullptr;
}

std::optional<Outbox::FilePlace>
Outbox::nextInTheClear(const std::function<bool(const FilePlace &)> &isTaken) const
{
    for (const auto &each : m_ops) {
        const PendingOp &op = each.second;
        for (int index = 0; op.isEncrypted && index < int(op.files.size()); ++index) {
            const PendingFile &file = op.files.at(index);
            if (file.isOwnCopy && !file.isSealed() && !isTaken({op.id, index}))
                return FilePlace{op.id, index};
        }
    }
    return std::nullopt;
}

bool Outbox::setFile(const OpId &id, int index, const PendingFile &file)
{
    const PendingOp *found = find(id);
    if (!found || index < 0 || index >= found->files.size())
        return false;
    PendingOp op = *found;
    op.files[index] = file;
    const bool isWritten = save(op);
    put(op);
    Q_EMIT changed(op);
    if (op.filesAreUp())
        pump(laneOf(op));
    return isWritten;
}

void Outbox::refuse(const OpId &id, const Error &error)
{
    const PendingOp *found = find(id);
    if (found && found->state == PendingState::Queued)
        failed(*found, error);
}

Status Outbox::setPaused(const OpId &id, bool paused)
{
    const PendingOp *found = find(id);
    if (!found || found->filesAreUp())
        return fail(Errc::NotFound, QStringLiteral("That has nothing to upload any more"));
    PendingOp op = *found;
    op.isPaused = paused;
    DUNLIN_CHECK(m_store.outbox().update(op));
    put(op);
    Q_EMIT changed(op);
    return ok();
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

} // namespace dunlin::client
