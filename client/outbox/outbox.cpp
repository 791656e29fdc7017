// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/outbox/outbox.h"

#include "shared/core/log.h"

namespace dunlin::client {

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

Status Outbox::openResting()
{
    DUNLIN_TRY(const QList<PendingOp> rows, m_store.outbox().load());
    for (const PendingOp &row : rows) {
        const PendingOp *shut = find(row.id);
        if (!shut || (shut->rest.isEmpty() && shut->restingFiles.isEmpty()))
            continue;
        PendingOp op = *shut;
        op.text = row.text;
        op.files = row.files;
        op.rest = row.rest;
        op.restingFiles = row.restingFiles;
        put(op);
        Q_EMIT changed(op);
    }
    return ok();
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

bool Outbox::save(const PendingOp &op)
{
    // Memory goes on being right; a restart would send the older state once more, which is harmless.
    const bool isWritten = m_store.outbox().update(op).ok();
    if (!isWritten)
        qCWarning(lcOutbox, "The state of a queued operation could not be written");
    return isWritten;
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
