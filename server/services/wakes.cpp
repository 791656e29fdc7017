// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/wakes.h"

#include "server/services/notes.h"
#include "server/storage/notification_store.h"
#include "shared/codec/cbor_codec.h"
#include "shared/core/log.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// Another server of the same database may have the first subscription.
constexpr int WakeLookAroundMs = 60'000;
constexpr qsizetype MostGathered = 10'000;
constexpr int MostReceived = 10'000;
// Of a channel that talks a lot only the newest are looked at.
constexpr qint64 MostRange = 50;

struct HasNote {
    DeviceId device;
    QList<ChannelId> channels;
    QList<qint64> seqs;

    static constexpr const char *typeName = "HasNote";
    static constexpr auto fields =
        FieldList{field(1, "device", &HasNote::device), field(2, "channels", &HasNote::channels),
                  field(3, "seqs", &HasNote::seqs)};
};
static_assert(isWireType<HasNote>());

PushTarget targetOf(const PushRecord &push)
{
    return {push.id, push.deviceId, push.endpoint, push.p256dh, push.auth};
}

wire::PushSubscription subscriptionOf(const PushRecord &push)
{
    return {push.id, push.endpoint, push.createdAt, push.deviceId};
}

Urgency urgencyOf(wire::NotificationKind kind)
{
    return kind == wire::NotificationKind::Mention || kind == wire::NotificationKind::Reply
        ? Urgency::High
        : Urgency::Normal;
}

Error switchedOff()
{
    return fail(Errc::Forbidden, u"this server does not push"_s);
}

} // namespace

void Wakes::Occasions::add(const ChannelId &channel, const Range &range)
{
    const auto it = messages.find(channel);
    if (it != messages.end())
        *it = {std::min(it->first, range.first), std::max(it->last, range.last)};
    else if (messages.size() < MostGathered)
        messages.insert(channel, range);
}

void Wakes::Occasions::add(const UserId &user, const Personal &personal)
{
    if (!people.contains(user) && people.size() >= MostGathered)
        return;
    Personal &known = people[user];
    known.urgency = std::max(known.urgency, personal.urgency);
    known.isMore |= personal.isMore;
    for (auto it = personal.messages.cbegin(); it != personal.messages.cend(); ++it)
        known.messages[it.key()] = std::max(known.messages.value(it.key()), it.value());
}

void Wakes::Occasions::leaveOut(const ChannelId &channel, qint64 seq)
{
    if (const auto it = messages.find(channel); it != messages.end() && it->last <= seq)
        messages.erase(it);
    for (auto person = people.begin(); person != people.end();) {
        const auto it = person->messages.find(channel);
        if (it != person->messages.end() && *it <= seq)
            person->messages.erase(it);
        person = person->messages.isEmpty() && !person->isMore ? people.erase(person)
                                                               : std::next(person);
    }
}

void Wakes::Occasions::add(const Occasions &other)
{
    for (auto it = other.messages.cbegin(); it != other.messages.cend(); ++it)
        add(it.key(), it.value());
    for (auto it = other.people.cbegin(); it != other.people.cend(); ++it)
        add(it.key(), it.value());
}

Wakes::Wakes(const ServiceContext &context, PushSender *sender, Reach reach)
    : m_context(context)
    , m_sender(sender)
    , m_reach(reach)
    , m_received(MostReceived)
{
    if (!m_sender)
        return;
    m_gather.setSingleShot(true);
    m_gather.setInterval(GatherMs);
    connect(&m_gather, &QTimer::timeout, this, [this] { look(); });
    const auto lookAround = [this] {
        finally(this, m_context.storage.read([](Stores &stores) { return stores.pushes.any(); }),
                [this](const Result<bool> &anybody) { setAnybody(anybody); });
    };
    m_lookAround.setInterval(WakeLookAroundMs);
    connect(&m_lookAround, &QTimer::timeout, this, lookAround);
    m_lookAround.start();
    lookAround();
    m_context.fanout.watchDevices(
        [this](const DeviceId &device, bool connected) { cameOrWent(device, connected); });
    m_sender->setGone([&storage = m_context.storage, sender = m_sender](const PushId &id,
                                                                        const QString &endpoint) {
        const auto dropped = storage.write(std::nullopt, [id, endpoint](UnitOfWork &unit) {
            return unit.stores().pushes.drop(id, endpoint);
        });
        finally(sender, dropped, [](const Result<bool> &done) {
            // It will say so again the next time.
            if (!done.ok())
                qCWarning(lcService).noquote()
                    << "A push subscription that is gone stays:" << done.error().detail;
        });
    });
}

Wakes::~Wakes()
{
    m_context.fanout.watchDevices({});
}

void Wakes::setAnybody(const Result<bool> &anybody)
{
    if (anybody.ok())
        m_anybody = *anybody;
}

Async<wire::PushState> Wakes::state(const Caller &caller)
{
    if (!m_sender)
        return ready<wire::PushState>(switchedOff());
    return m_context.storage.read([device = caller.device, key = m_sender->vapid().publicKey()](
                                      Stores &stores) -> Result<wire::PushState> {
        DUNLIN_TRY(const auto push, stores.pushes.ofDevice(device));
        return wire::PushState{key, push ? std::optional(subscriptionOf(*push)) : std::nullopt};
    });
}

Async<wire::PushSubscription> Wakes::put(const Caller &caller, const wire::PushPut &request)
{
    using Answer = wire::PushSubscription;
    if (!m_sender)
        return ready<Answer>(switchedOff());
    const QUrl endpoint(request.endpoint, QUrl::StrictMode);
    if (const Status lawful = acceptTarget(endpoint, m_reach); !lawful.ok())
        return ready<Answer>(lawful.error());
    const auto key = fromAnyBase64(request.p256dh);
    if (!key || !p256::isPublicKey(*key))
        return ready<Answer>(
            fail(Errc::Invalid, u"not a public key of the curve P-256"_s, u"p256dh"_s));
    const auto auth = fromAnyBase64(request.auth);
    if (!auth || auth->size() != PushAuthBytes)
        return ready<Answer>(fail(Errc::Invalid, u"not 16 bytes"_s, u"auth"_s));

    PushRecord push;
    push.id = PushId::create();
    push.deviceId = caller.device;
    push.userId = caller.user;
    push.endpoint = QString::fromLatin1(endpoint.toEncoded());
    push.p256dh = *key;
    push.auth = *auth;
    push.createdAt = m_context.clock.nowMs();
    const auto stored =
        m_context.storage.write(std::nullopt, [push](UnitOfWork &unit) -> Result<Answer> {
            Stores &stores = unit.stores();
            // It may have been revoked since it was let in, and what is of it went then.
            DUNLIN_TRY(const auto device, stores.devices.find(push.deviceId));
            if (!device || device->revokedAt)
                return fail(Errc::Unauthorized, u"the access token is not valid"_s);
            DUNLIN_TRY(const auto before, stores.pushes.ofDevice(push.deviceId));
            if (before && before->endpoint == push.endpoint && before->p256dh == push.p256dh
                && before->auth == push.auth && before->userId == push.userId)
                return subscriptionOf(*before);
            DUNLIN_CHECK(stores.pushes.put(push));
            return subscriptionOf(push);
        });
    return then(this, stored, [this](const Answer &answer) {
        m_anybody = true;
        return Result(answer);
    });
}

Async<Done> Wakes::remove(const Caller &caller, const PushId &id)
{
    return m_context.storage.write(
        std::nullopt, [id, user = caller.user](UnitOfWork &unit) -> Status {
            DUNLIN_TRY(const bool removed, unit.stores().pushes.remove(id, user));
            return removed ? ok()
                           : Status(fail(Errc::NotFound, u"there is no such subscription"_s));
        });
}

template <typename Add>
void Wakes::gather(Add add)
{
    if (!m_anybody.load(std::memory_order_relaxed))
        return;
    {
        const std::lock_guard lock(m_mutex);
        add(m_gathered);
        if (std::exchange(m_woken, true))
            return;
    }
    QMetaObject::invokeMethod(
        this, [this] { m_gather.start(); }, Qt::QueuedConnection);
}

void Wakes::messageSent(const ChannelId &channel, qint64 seq)
{
    gather([&](Occasions &occasions) { occasions.add(channel, {seq, seq}); });
}

void Wakes::notified(const UserId &user, const wire::Notification &what)
{
    gather([&](Occasions &occasions) {
        Personal personal{urgencyOf(what.kind), {}, true};
        if (what.channelId && what.seq) {
            personal.messages.insert(*what.channelId, *what.seq);
            personal.isMore = false;
        }
        occasions.add(user, personal);
    });
}

void Wakes::received(const DeviceId &device, const ChannelId &channel, qint64 seq)
{
    if (!m_anybody)
        return;
    keep(device, channel, seq);
    if (m_context.fanout.hasCluster() && m_context.fanout.isConnected(device))
        m_saidHere[device].insert(channel);
}

void Wakes::keep(const DeviceId &device, const ChannelId &channel, qint64 seq)
{
    const Place place(device, channel);
    const qint64 *before = m_received.object(place);
    if (!before || *before < seq)
        m_received.insert(place, new qint64(seq));
    if (const auto it = m_withheld.find(device); it != m_withheld.end())
        it->occasions.leaveOut(channel, seq);
}

void Wakes::receivedElsewhere(const QByteArray &bytes)
{
    const auto note = fromCbor<HasNote>(bytes);
    if (!m_anybody || !note.ok() || note->channels.size() != note->seqs.size())
        return;
    for (qsizetype i = 0; i < note->seqs.size(); ++i)
        keep(note->device, note->channels[i], note->seqs[i]);
}

void Wakes::tellWhatItHas(const DeviceId &device)
{
    const QSet<ChannelId> channels = m_saidHere.take(device);
    HasNote note{device, {}, {}};
    for (const ChannelId &each : channels) {
        if (const qint64 *seq = m_received.object(Place(device, each))) {
            note.channels.append(each);
            note.seqs.append(*seq);
        }
    }
    if (!note.channels.isEmpty())
        m_context.fanout.note(int(Note::DeviceHas), toCbor(note));
}

Result<QList<Wakes::Concerned>> Wakes::concernedBy(Stores &stores, const Occasions &occasions,
                                                   qint64 now)
{
    QHash<DeviceId, Concerned> found;
    const auto add = [&found](const PushRecord &push, Urgency urgency) -> Concerned & {
        Concerned &concerned = found[push.deviceId];
        concerned.push = push;
        concerned.urgency = std::max(concerned.urgency, urgency);
        return concerned;
    };
    DUNLIN_TRY(const QList<PushRecord> notified,
               stores.pushes.forNotified(occasions.people.keys()));
    for (const PushRecord &each : notified) {
        const Personal personal = occasions.people.value(each.userId);
        add(each, personal.urgency).occasion.add(each.userId, personal);
    }
    for (auto it = occasions.messages.cbegin(); it != occasions.messages.cend(); ++it) {
        const Range range{std::max(it->first, it->last - MostRange), it->last};
        DUNLIN_TRY(const QList<PushRecord> members,
                   stores.pushes.forMessages(it.key(), range.first, range.last, now));
        if (members.isEmpty())
            continue;
        DUNLIN_TRY(const auto channel, stores.channels.find(it.key()));
        const bool isDirect = channel && channel->kind == wire::ChannelKind::Direct;
        for (const PushRecord &each : members)
            add(each, isDirect ? Urgency::High : Urgency::Normal).occasion.add(it.key(), range);
    }
    return found.values();
}

void Wakes::look()
{
    Occasions occasions;
    {
        const std::lock_guard lock(m_mutex);
        occasions = std::exchange(m_gathered, {});
        m_woken = false;
    }
    const auto read =
        m_context.storage.read([occasions, now = m_context.clock.nowMs()](Stores &stores) {
            return concernedBy(stores, occasions, now);
        });
    finally(this, read, [this](const Result<QList<Concerned>> &concerned) {
        if (!concerned.ok()) {
            qCWarning(lcService).noquote()
                << "Nobody is woken, for now:" << concerned.error().detail;
            return;
        }
        for (const Concerned &each : *concerned)
            wake(each);
    });
}

void Wakes::wake(const Concerned &concerned)
{
    const DeviceId &device = concerned.push.deviceId;
    Occasions occasion = concerned.occasion;
    QSet<ChannelId> channels;
    for (auto it = occasion.messages.cbegin(); it != occasion.messages.cend(); ++it)
        channels.insert(it.key());
    for (const Personal &each : std::as_const(occasion.people)) {
        for (auto it = each.messages.cbegin(); it != each.messages.cend(); ++it)
            channels.insert(it.key());
    }
    for (const ChannelId &each : std::as_const(channels)) {
        if (const qint64 *seq = m_received.object(Place(device, each)))
            occasion.leaveOut(each, *seq);
    }
    if (occasion.isEmpty())
        return;
    if (!m_context.fanout.isConnected(device)) {
        m_sender->wake(targetOf(concerned.push), concerned.urgency);
        return;
    }
    Withheld &withheld = m_withheld[device];
    const qint64 now = m_context.clock.nowMs();
    if (now - withheld.at > DoubtMs)
        withheld.occasions = {}; // the connection has proved to be alive since
    withheld.at = now;
    withheld.occasions.add(occasion);
}

void Wakes::cameOrWent(const DeviceId &device, bool connected)
{
    if (connected) {
        m_sender->calm(device);
        return;
    }
    tellWhatItHas(device);
    const Withheld withheld = m_withheld.take(device);
    if (!withheld.occasions.isEmpty() && m_context.clock.nowMs() - withheld.at <= DoubtMs)
        gather([&](Occasions &occasions) { occasions.add(withheld.occasions); });
}

} // namespace dunlin::server
