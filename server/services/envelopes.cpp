// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/envelopes.h"

#include "server/services/access.h"
#include "server/services/validation.h"
#include "server/storage/key_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 FrameShare = 64 * 1024; // of a frame's limit, also in JSON

constexpr qint64 Introduction = 3;

Status acceptEnvelopes(const Caller &from, const QList<wire::OutEnvelope> &envelopes)
{
    if (envelopes.isEmpty() || envelopes.size() > Envelopes::MostAtOnce)
        return fail(Errc::Invalid, u"1 to %1 envelopes"_s.arg(Envelopes::MostAtOnce),
                    u"envelopes"_s);
    for (const wire::OutEnvelope &each : envelopes) {
        if (each.kind < 1 || each.kind > Introduction)
            return fail(Errc::Invalid, u"not a known kind"_s, u"kind"_s);
        if (each.kind == Introduction && each.to.userId != from.user)
            return fail(Errc::Invalid, u"only to one's own devices"_s, u"kind"_s);
        if (each.bytes.isEmpty())
            return fail(Errc::Invalid, u"nothing is in it"_s, u"bytes"_s);
        if (each.bytes.size() > Envelopes::MostBytes)
            return fail(Errc::TooLarge, u"at most %1 bytes"_s.arg(Envelopes::MostBytes),
                        u"bytes"_s);
    }
    return ok();
}

enum class Place : quint8 { Free, Missing, Full };

Result<Place> placeFor(Stores &stores, const Caller &from, const wire::DeviceRef &to)
{
    DUNLIN_TRY(const bool known, stores.keys.mayKnow(from.user, to.userId));
    if (!known)
        return Place::Missing;
    DUNLIN_TRY(const auto device, stores.devices.find(to.deviceId));
    if (!device || device->revokedAt || device->userId != to.userId)
        return Place::Missing;
    DUNLIN_TRY(const qint64 mine, stores.envelopes.countWaiting(to.deviceId, from.device));
    if (mine >= Envelopes::MostFromOne)
        return Place::Full;
    DUNLIN_TRY(const qint64 all, stores.envelopes.countWaiting(to.deviceId));
    return all >= Envelopes::MostWaiting ? Place::Full : Place::Free;
}

} // namespace

Async<wire::EnvelopeReply> Envelopes::send(const Caller &caller, const wire::EnvelopeSend &request)
{
    if (const Status good = acceptEnvelopes(caller, request.envelopes); !good.ok())
        return ready<wire::EnvelopeReply>(good.error());
    if (m_context.rates) {
        if (const Status allowed = m_context.rates->messages.take(caller.user.toText());
            !allowed.ok())
            return ready<wire::EnvelopeReply>(allowed.error());
    }
    return m_context.storage.write(
        std::nullopt,
        [caller, envelopes = request.envelopes, now = m_context.clock.nowMs(),
         &fanout = m_context.fanout](UnitOfWork &unit) -> Result<wire::EnvelopeReply> {
            Stores &stores = unit.stores();
            DUNLIN_CHECK(isActive(stores, caller));
            wire::EnvelopeReply reply;
            for (const wire::OutEnvelope &each : envelopes) {
                DUNLIN_TRY(const Place place, placeFor(stores, caller, each.to));
                if (place != Place::Free) {
                    (place == Place::Full ? reply.full : reply.missing).append(each.to);
                    continue;
                }
                const wire::Envelope envelope{each.id,          {caller.user, caller.device},
                                              each.to.deviceId, each.kind,
                                              each.bytes,       now};
                DUNLIN_CHECK(stores.envelopes.put(envelope));
                unit.afterCommit([&fanout, user = each.to.userId, envelope] {
                    fanout.toUser(user, makePush(wire::event::envelope, envelope));
                });
            }
            return reply;
        });
}

Async<wire::EnvelopeList> Envelopes::list(const Caller &caller,
                                          const wire::EnvelopeListRequest &request)
{
    const Result<int> limit = acceptLimit(request.limit, int(MostAtOnce), m_context.limits);
    if (!limit.ok())
        return ready<wire::EnvelopeList>(limit.error());
    return m_context.storage.read(
        [device = caller.device, limit = *limit](Stores &stores) -> Result<wire::EnvelopeList> {
            DUNLIN_TRY(QList<wire::Envelope> waiting, stores.envelopes.waiting(device, limit + 1));
            wire::EnvelopeList list;
            qint64 left = FrameShare;
            for (const wire::Envelope &each : std::as_const(waiting)) {
                const qint64 size = 400 + each.bytes.size() * 4 / 3;
                if (list.envelopes.size() >= limit || (size > left && !list.envelopes.isEmpty())) {
                    list.more = true;
                    break;
                }
                left -= size;
                list.envelopes.append(each);
            }
            return list;
        });
}

Async<Done> Envelopes::acknowledge(const Caller &caller, const wire::EnvelopeAck &request)
{
    if (request.envelopes.isEmpty() || request.envelopes.size() > MostAcknowledged)
        return ready<Done>(
            fail(Errc::Invalid, u"1 to %1 envelopes"_s.arg(MostAcknowledged), u"envelopes"_s));
    return m_context.storage.write(
        std::nullopt,
        [device = caller.device, envelopes = request.envelopes](UnitOfWork &unit) -> Status {
            return unit.stores().envelopes.remove(device, envelopes);
        });
}

} // namespace dunlin::server
