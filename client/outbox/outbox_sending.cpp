// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the outbox that decides what leaves, and sends it.

#include "client/outbox/outbox.h"

namespace dunlin::client {

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
        const PendingOp &op = m_ops.at(number);
        // Its files are on their way, however long that takes: others pass.
        if (!op.filesAreUp())
            continue;
        // Its message is before it in this lane and not yet acknowledged.
        if (isUnaimed(op)) {
            const PendingOp *message = find(op.targetId);
            if (message && !message->filesAreUp())
                continue;
            break;
        }
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

bool Outbox::isSealed(const PendingOp &op) const
{
    return op.kind != PendingKind::ReactionRemove && restsSealed(op);
}

// What a person said, or takes back by naming it, in an encrypted channel.
bool Outbox::restsSealed(const PendingOp &op) const
{
    if (op.kind != PendingKind::Message && op.kind != PendingKind::Edit
        && op.kind != PendingKind::ReactionAdd && op.kind != PendingKind::ReactionRemove)
        return false;
    return op.isEncrypted || (m_sealer && m_sealer->isEncrypted(op.channel));
}

void Outbox::send(const PendingOp &op)
{
    // Sealed once: sent again it is the same, and the server knows it by that.
    if (isSealed(op) && op.sealed.isEmpty())
        sealAndSend(op);
    else
        sendMessage(op);
}

void Outbox::sealAndSend(const PendingOp &op)
{
    if (!m_sealer) {
        answered(op.id, fail(Errc::Unavailable, QStringLiteral("Nothing can be sealed here")));
        return;
    }
    finally(this, m_sealer->seal(op), [this, id = op.id](const Result<wire::Sealed> &sealed) {
        const PendingOp *found = find(id);
        if (!found)
            return;
        if (!sealed.ok()) {
            answered(id, sealed.error());
            return;
        }
        PendingOp now = *found;
        now.sealed = sealed->bytes;
        now.sealedEpoch = sealed->epoch;
        put(now);
        if (m_online)
            sendMessage(now);
        else
            answered(id, fail(Errc::Unavailable, QStringLiteral("There is no connection")));
    });
}

void Outbox::sendMessage(const PendingOp &op)
{
    switch (op.kind) {
    case PendingKind::Message: {
        wire::SendRequest request;
        request.opId = op.id;
        request.channelId = op.channel;
        if (!op.files.isEmpty()) {
            request.type = wire::MessageType::File;
            for (const PendingFile &each : op.files)
                request.files.append(each.id);
        }
        if (op.sealed.isEmpty()) {
            if (op.files.isEmpty() || !op.text.isEmpty())
                request.content = op.text;
            if (op.replyToSeq > 0)
                request.replyTo = op.replyToSeq;
        } else {
            // What it answers stands inside.
            request.sealed = wire::Sealed{1, op.sealedEpoch, op.sealed};
        }
        if (op.expiresIn > 0)
            request.expiresIn = op.expiresIn;
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
    case PendingKind::Edit: {
        wire::EditRequest request{op.id, op.channel, op.targetSeq, {}};
        if (op.sealed.isEmpty())
            request.content = op.text;
        else
            request.sealed = wire::Sealed{1, op.sealedEpoch, op.sealed};
        return sendChange(op, wire::op::messageEdit, request);
    }
    case PendingKind::Delete:
        return sendChange(op, wire::op::messageDelete,
                          wire::DeleteRequest{op.id, op.channel, op.targetSeq});
    case PendingKind::ReactionAdd: {
        wire::ReactionRequest request{op.id, op.channel, op.targetSeq, {}};
        if (op.sealed.isEmpty())
            request.emoji = op.text;
        else
            request.sealed = wire::Sealed{1, op.sealedEpoch, op.sealed};
        return sendChange(op, wire::op::reactionAdd, request);
    }
    case PendingKind::ReactionRemove:
        return sendRemoval(op);
    case PendingKind::PinAdd:
        return sendChange(op, wire::op::pinAdd, wire::PinRequest{op.id, op.channel, op.targetSeq});
    case PendingKind::PinRemove:
        return sendChange(op, wire::op::pinRemove,
                          wire::PinRequest{op.id, op.channel, op.targetSeq});
    case PendingKind::ReadMark:
        return sendChange(op, wire::op::read, wire::MarkRequest{op.channel, op.targetSeq});
    }
}

// In an encrypted channel it names what was given, and not what it is.
void Outbox::sendRemoval(const PendingOp &op)
{
    wire::ReactionRequest request{op.id, op.channel, op.targetSeq, op.text};
    if (restsSealed(op)) {
        if (!m_sealer || !op.rest.isEmpty()) {
            answered(op.id,
                     fail(Errc::Unavailable,
                          QStringLiteral("What it is can't be read from this profile")));
            return;
        }
        request.emoji.clear();
        const Removal meant = m_sealer->meant(op);
        if (!meant.isReady) {
            answered(
                op.id,
                fail(Errc::Unavailable, QStringLiteral("This device's keys are not there yet")));
            return;
        }
        request.given = meant.given;
        request.sealed = meant.word;
        if (request.given->isEmpty()) {
            answered(op.id,
                     fail(Errc::NotFound, QStringLiteral("That reaction is not here any more")));
            return;
        }
    }
    sendChange(op, wire::op::reactionRemove, request);
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

void Outbox::wakeAt(qint64 when)
{
    const auto wait = std::chrono::milliseconds(qMax<qint64>(0, when - m_clock.nowMs()));
    if (!m_wake.isActive() || m_wake.remainingTimeAsDuration() > wait)
        m_wake.start(wait);
}

} // namespace dunlin::client
