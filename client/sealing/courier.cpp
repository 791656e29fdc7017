// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/courier.h"

#include "client/crypto/cause.h"
#include "shared/core/log.h"

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qsizetype ClaimedAtOnce = 100;
constexpr qsizetype SentAtOnce = 40; // a handover with the begin of a session has about 900 bytes
constexpr qsizetype AcknowledgedAtOnce = 200;
constexpr qint64 RestartPauseMs = 3'600'000;
constexpr qint64 Introduction = 3;

wire::DeviceRef refOf(const DeviceTarget &target)
{
    return {target.user, target.device};
}

Bundle bundleOf(const DeviceAddress &of, const wire::KeyBundle &from)
{
    Bundle bundle;
    bundle.of = of;
    bundle.identityKey = from.keys.identityKey;
    const wire::SignedPrekey &prekey = from.keys.prekey;
    bundle.prekey = {quint32(prekey.id),
                     prekey.key,
                     prekey.signature,
                     {quint32(prekey.lastResort.id), prekey.lastResort.key}};
    if (from.oneTime)
        bundle.oneTime = OneTimeKey{quint32(from.oneTime->id), from.oneTime->key};
    return bundle;
}

// It may be otherwise in a moment.
bool passes(const Error &error)
{
    return error.code == Errc::Unavailable || error.code == Errc::RateLimited
        || (error.code == Errc::Internal && causeOf(error) != Cause::LocalState);
}

} // namespace

Courier::Courier(KeyWork &work, Link &link, HttpClient &http, ChainBook &book, OwnDevice &own,
                 const Clock &clock, Take take)
    : m_work(work)
    , m_link(link)
    , m_http(http)
    , m_book(book)
    , m_own(own)
    , m_clock(clock)
    , m_take(std::move(take))
{
}

std::optional<DeviceAddress> Courier::addressOf(const DeviceTarget &target)
{
    const DeviceChain *chain = m_book.of(target.user);
    if (!chain)
        return std::nullopt;
    return DeviceAddress{chain->account(), target.device};
}

// --- out ---------------------------------------------------------------------------------------------

Async<QList<DeviceTarget>> Courier::deliver(const QList<DeviceTarget> &to, FrameKind kind,
                                            const QByteArray &body)
{
    auto job = std::make_shared<Job>();
    job->to = to;
    job->kind = kind;
    job->body = body;
    begin(job, 0);
    return job->answer.async();
}

// Sessions for those that have none; `at`: those before it were looked at.
void Courier::begin(const JobPtr &job, qsizetype at)
{
    wire::KeyClaim claim;
    for (; at < job->to.size() && claim.devices.size() < ClaimedAtOnce; ++at) {
        const DeviceTarget &target = job->to.at(at);
        const auto address = addressOf(target);
        const auto has = m_work.run([&](DeviceSessions &sessions, StateWork &) -> Result<bool> {
            return address ? sessions.hasSession(*address) : Result<bool>(true);
        });
        if (!has.ok()) {
            job->answer.settle(has.error());
            return;
        }
        if (!*has)
            claim.devices.append(refOf(target));
    }
    if (claim.devices.isEmpty()) {
        send(job, 0);
        return;
    }
    finally(this, m_http.call(wire::http::claimKeys, claim),
            [this, job, at](const Result<wire::KeyBundles> &bundles) {
                if (!bundles.ok()) {
                    job->answer.settle(bundles.error());
                    return;
                }
                beginWith(job, *bundles);
                begin(job, at);
            });
}

void Courier::beginWith(const JobPtr &job, const wire::KeyBundles &bundles)
{
    for (const wire::DeviceRef &each : bundles.missing)
        job->unreached.append({each.userId, each.deviceId});
    for (const wire::KeyBundle &each : bundles.bundles) {
        const DeviceTarget target{each.userId, each.deviceId};
        const auto address = addressOf(target);
        if (!address || !job->to.contains(target))
            continue;
        const Status begun = m_work.run([&](DeviceSessions &sessions, StateWork &) {
            return sessions.begin(bundleOf(*address, each));
        });
        if (!begun.ok()) {
            qCWarning(lcSession, "A device's keys are refused: %s",
                      qPrintable(begun.error().detail));
            job->unreached.append(target);
        }
    }
}

void Courier::send(const JobPtr &job, qsizetype at)
{
    wire::EnvelopeSend request;
    for (; at < job->to.size() && request.envelopes.size() < SentAtOnce; ++at) {
        const DeviceTarget &target = job->to.at(at);
        if (job->unreached.contains(target))
            continue;
        const auto envelope = seal(*job, target);
        if (envelope.ok()) {
            request.envelopes.append(*envelope);
        } else if (passes(envelope.error())) {
            job->answer.settle(envelope.error());
            return;
        } else {
            job->unreached.append(target);
        }
    }
    if (request.envelopes.isEmpty()) {
        job->answer.settle(job->unreached);
        return;
    }
    finally(this, m_link.request(wire::op::envelopeSend, request),
            [this, job, at](const Result<wire::EnvelopeReply> &reply) {
                if (!reply.ok()) {
                    job->answer.settle(reply.error());
                    return;
                }
                for (const wire::DeviceRef &each : reply->missing + reply->full)
                    job->unreached.append({each.userId, each.deviceId});
                send(job, at);
            });
}

Result<wire::OutEnvelope> Courier::seal(const Job &job, const DeviceTarget &target)
{
    const auto address = addressOf(target);
    if (!address)
        return refusal(Cause::NotTrusted, QStringLiteral("somebody without a chain"));
    const DeviceChain *own = m_book.of(m_own.user());
    Frame frame;
    frame.kind = job.kind;
    frame.id = OpId::create();
    frame.sentAt = m_clock.nowMs();
    frame.sender = m_work.self();
    frame.to = address->account;
    if (own)
        frame.ownHead = own->head();
    frame.body = job.body;
    DUNLIN_TRY(const QByteArray plain, writeFrame(frame));
    DUNLIN_TRY(const SealedFrame sealed, m_work.run([&](DeviceSessions &sessions, StateWork &) {
        return sessions.seal(*address, plain);
    }));
    return wire::OutEnvelope{frame.id, refOf(target), sealed.kind, sealed.bytes};
}

Async<Done> Courier::introduce(const QList<DeviceTarget> &to, const QByteArray &bytes)
{
    wire::EnvelopeSend request;
    for (const DeviceTarget &each : to)
        request.envelopes.append({OpId::create(), refOf(each), Introduction, bytes});
    if (request.envelopes.isEmpty())
        return ready<Done>(ok());
    return then(this, m_link.request(wire::op::envelopeSend, request),
                [](const wire::EnvelopeReply &) { return ok(); });
}

// --- in ----------------------------------------------------------------------------------------------

void Courier::setOnline(bool online)
{
    m_online = online;
    ++m_connection;
    // What was not acknowledged comes again.
    m_queue.clear();
    m_done.clear();
    m_isFetching = false;
    m_isTelling = false;
    m_hasMore = false;
    m_wantsFetch = false;
    m_owesEmptied = false;
}

bool Courier::isQueued(const wire::Envelope &envelope) const
{
    return std::any_of(m_queue.cbegin(), m_queue.cend(), [&](const wire::Envelope &each) {
        return each.id == envelope.id && each.from == envelope.from;
    });
}

void Courier::came(const wire::Envelope &envelope)
{
    if (!m_online || envelope.to != m_own.device() || isQueued(envelope))
        return;
    m_queue.append(envelope);
    next();
}

void Courier::fetch()
{
    if (!m_online)
        return;
    m_owesEmptied = true;
    m_wantsFetch = true;
    if (!m_isOpening && m_queue.isEmpty())
        rest();
}

// All of them at once: whoever hears that nothing waits any more must find everything opened.
void Courier::askForMore()
{
    m_isFetching = true;
    m_wantsFetch = false;
    finally(this, m_link.request(wire::op::envelopeList, wire::EnvelopeListRequest{}),
            [this, connection = m_connection](const Result<wire::EnvelopeList> &list) {
                if (connection != m_connection)
                    return;
                m_isFetching = false;
                m_hasMore = list.ok() && list->more;
                if (!list.ok())
                    qCInfo(lcSession, "Envelopes could not be asked for");
                for (const wire::Envelope &each :
                     list.ok() ? list->envelopes : QList<wire::Envelope>()) {
                    if (each.to == m_own.device() && !isQueued(each))
                        m_queue.append(each);
                }
                next();
            });
}

void Courier::next()
{
    while (!m_isOpening && !m_queue.isEmpty()) {
        const wire::Envelope envelope = m_queue.constFirst();
        const Fate fate = open(envelope, false);
        if (fate != Fate::AskForChain) {
            finish(envelope, fate);
            continue;
        }
        m_isOpening = true;
        finally(this, m_book.refresh(envelope.from.userId),
                [this, envelope, connection = m_connection](const Result<Done> &asked) {
                    m_isOpening = false;
                    if (connection == m_connection) {
                        const bool isLater = !asked.ok() && passes(asked.error());
                        finish(envelope, isLater ? Fate::Later : open(envelope, true));
                    }
                    next();
                });
    }
    if (!m_isOpening)
        rest();
}

void Courier::finish(const wire::Envelope &envelope, Fate fate)
{
    m_queue.removeOne(envelope);
    if (fate != Fate::Later)
        m_done.append({envelope.from.deviceId, envelope.id});
    else
        m_hasMore = false; // it would come again at once
}

// Nothing is in the queue: what was opened is acknowledged, and then the rest is asked for.
void Courier::rest()
{
    if (!m_online || m_isFetching || m_isTelling)
        return;
    if (!m_done.isEmpty()) {
        const QList<wire::EnvelopeRef> done = m_done.mid(0, AcknowledgedAtOnce);
        m_done = m_done.mid(AcknowledgedAtOnce);
        m_isTelling = true;
        finally(this, m_link.request(wire::op::envelopeAck, wire::EnvelopeAck{done}),
                [this, connection = m_connection](const Result<wire::Empty> &told) {
                    // What comes again is known by its frame.
                    if (!told.ok())
                        qCInfo(lcSession, "Envelopes could not be acknowledged");
                    if (connection != m_connection)
                        return;
                    m_isTelling = false;
                    next();
                });
        return;
    }
    if (std::exchange(m_hasMore, false) || m_wantsFetch)
        askForMore();
    else if (std::exchange(m_owesEmptied, false))
        Q_EMIT emptied();
}

Courier::Fate Courier::open(const wire::Envelope &envelope, bool asked)
{
    if (envelope.kind == Introduction) {
        if (envelope.from.userId != m_own.user())
            return Fate::Dropped;
        const Status noted = m_own.noteIntroduction(envelope.from.deviceId, envelope.bytes);
        if (!noted.ok())
            return passes(noted.error()) ? Fate::Later : Fate::Dropped;
        Q_EMIT this->asked();
        return Fate::Taken;
    }
    const DeviceTarget from{envelope.from.userId, envelope.from.deviceId};
    const auto address = addressOf(from);
    const DeviceChain *chain = m_book.of(from.user);
    if (address && chain && chain->device(from.device) && !chain->isActive(from.device))
        return openLate(envelope, *address, *chain);
    if (!address || !chain || !chain->isActive(from.device))
        return asked ? Fate::Dropped : Fate::AskForChain;

    bool isSeen = false;
    const auto opened = m_work.run([&](DeviceSessions &sessions, StateWork &) -> Result<Frame> {
        DUNLIN_TRY(const Frame frame, unseal(sessions, envelope, *address));
        DUNLIN_TRY(const bool isNew, take(frame, from.user));
        isSeen = !isNew;
        return frame;
    });
    if (opened.ok()) {
        // Somebody knows more of their chain than the server has told.
        if (chain->agree(opened->ownHead).ok()) {
            if (!isSeen)
                Q_EMIT taken(*opened, from.user);
        } else {
            const Frame frame = *opened;
            if (!m_book.hear(from.user, frame.ownHead).ok())
                qCWarning(lcSession, "What a device said of its owner's chain could not be kept");
            finally(this, m_book.refresh(from.user),
                    [this, frame, from, isSeen](const Result<Done> &) {
                        if (!isSeen)
                            Q_EMIT taken(frame, from.user);
                    });
        }
        return Fate::Taken;
    }
    const auto cause = causeOf(opened.error());
    if (passes(opened.error()))
        return Fate::Later;
    if (cause == Cause::NotTrusted && !asked)
        return Fate::AskForChain;
    if (cause == Cause::Repeated)
        return Fate::Dropped;
    qCWarning(lcSession, "An envelope does not open: %s",
              cause ? causeName(*cause).data() : "no cause");
    if (cause == Cause::NoSession || cause == Cause::Damaged || cause == Cause::TooFar)
        restart(from);
    return Fate::Dropped;
}

Result<Frame> Courier::unseal(DeviceSessions &sessions, const wire::Envelope &envelope,
                              const DeviceAddress &from)
{
    DUNLIN_TRY(const QByteArray plain,
               sessions.open(from, {quint8(envelope.kind), envelope.bytes}));
    DUNLIN_TRY(const Frame frame, readFrame(plain));
    DUNLIN_CHECK(checkFrame(frame, {from, std::nullopt}, m_work.self()));
    return frame;
}

// False: it was taken before.
Result<bool> Courier::take(const Frame &frame, const UserId &from)
{
    const QByteArray name = frame.id.toBytes();
    DUNLIN_TRY(const auto seen, m_work.rows().read(SealedKind::Seen, name));
    if (seen)
        return false;
    DUNLIN_CHECK(m_work.rows().write(SealedKind::Seen, name, Secret(QByteArrayLiteral("1"))));
    DUNLIN_CHECK(m_take(frame, from));
    return true;
}

// From a device that was taken off meanwhile: the chains that it had handed over, and nothing else. Whether what is sealed
// with them was said in time is another question, which is asked of every message (Sealing::holds).
Courier::Fate Courier::openLate(const wire::Envelope &envelope, const DeviceAddress &from,
                                const DeviceChain &chain)
{
    const UserId user = envelope.from.userId;
    const Trust wasListed = [this](const DeviceAddress &address, const QByteArray &key) {
        return m_book.knew(address, key);
    };
    bool isNew = false;
    const auto opened =
        m_work.runTrusting(wasListed, [&](DeviceSessions &sessions, StateWork &) -> Result<Frame> {
            DUNLIN_TRY(const Frame frame, unseal(sessions, envelope, from));
            if (frame.kind != FrameKind::Chain || !chain.agree(frame.ownHead).ok()
                || !chain.wasActive(from.device, frame.ownHead.seq))
                return refusal(Cause::NotTrusted, QStringLiteral("a device that was taken off"));
            DUNLIN_TRY(isNew, take(frame, user));
            return frame;
        });
    if (opened.ok()) {
        if (isNew)
            Q_EMIT taken(*opened, user);
        return Fate::Taken;
    }
    if (passes(opened.error()))
        return Fate::Later;
    qCInfo(lcSession, "An envelope of a device that was taken off is dropped");
    return Fate::Dropped;
}

// A session that lost its state is begun anew, at most once an hour: else junk in somebody's name could end sessions
// for ever.
void Courier::restart(const DeviceTarget &with)
{
    const QByteArray name = with.device.toBytes();
    const qint64 now = m_clock.nowMs();
    if (m_restarted.contains(name) && now - m_restarted.value(name) < RestartPauseMs)
        return;
    m_restarted.insert(name, now);
    const auto address = addressOf(with);
    if (!address)
        return;
    const Status forgotten = m_work.run(
        [&](DeviceSessions &sessions, StateWork &) { return sessions.forget(*address); });
    if (!forgotten.ok())
        return;
    finally(this, deliver({with}, FrameKind::SessionReset, {}),
            [](const Result<QList<DeviceTarget>> &done) {
                if (!done.ok())
                    qCInfo(lcSession, "A session could not be begun anew for now");
            });
}

} // namespace dunlin::client
