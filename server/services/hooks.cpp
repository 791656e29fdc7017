// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/hooks.h"

#include "server/auth/digest.h"
#include "server/services/access.h"
#include "server/services/membership.h"
#include "server/services/validation.h"
#include "shared/codec/json_codec.h"
#include "shared/core/backoff.h"
#include "shared/core/log.h"
#include "shared/wire/version.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int MostHookName = 80;
constexpr qsizetype MostHooks = 20; // of a channel
constexpr int GatherMs = 50;
constexpr int HookLookAroundMs = 2'000;
constexpr int AtOnce = 16;
constexpr int HooksAtOnce = 50;
// Longer than a call may take: whoever holds a hook for longer is gone.
constexpr qint64 LeaseMs = 60'000;

Error noSuchHook()
{
    return fail(Errc::NotFound, u"there is no such hook"_s);
}

wire::Hook hookOf(const HookRecord &record)
{
    wire::Hook hook;
    hook.id = record.id;
    hook.kind = record.kind;
    hook.channelId = record.channelId;
    hook.name = record.name;
    hook.userId = record.botId;
    hook.createdBy = record.createdBy;
    hook.createdAt = record.createdAt;
    if (record.kind == wire::HookKind::Outgoing) {
        hook.url = record.url;
        hook.deliveredSeq = record.deliveredSeq;
        hook.failingSince = record.failingSince;
        hook.stoppedAt = record.stoppedAt;
        hook.reason = record.reason;
    }
    return hook;
}

Result<HookRecord> hookIn(Stores &stores, const ChannelId &channel, const UserId &user,
                          const HookId &id)
{
    DUNLIN_CHECK(demand(stores, channel, user, Action::ManageHooks));
    DUNLIN_TRY(auto hook, stores.hooks.find(id));
    if (!hook || hook->channelId != channel)
        return noSuchHook();
    return *std::move(hook);
}

// An account without a password is nobody's to sign in with; shut, it can't be befriended or added elsewhere.
AccountRecord botOf(const HookRecord &hook)
{
    AccountRecord bot;
    bot.id = hook.botId;
    bot.username = wire::BotPrefix + QString::fromLatin1(randomBytes(8).toHex());
    bot.usernameFold = bot.username;
    bot.displayName = hook.name;
    bot.createdAt = hook.createdAt;
    bot.disabled = true;
    bot.hidesLastSeen = true;
    bot.addedBy = wire::AddedBy::Nobody;
    return bot;
}

// What people write. What hooks wrote is left out, so that two of them don't talk to each other for ever.
bool isOwed(const wire::MessageRow &row, const std::optional<wire::User> &sender)
{
    const bool isWritten =
        row.type == wire::MessageType::Text || row.type == wire::MessageType::File;
    return isWritten && !row.deleted && !(sender && wire::isBot(sender->username));
}

// For good: asking again would be the same.
bool isFinal(const Result<OutboundAnswer> &answer)
{
    return answer.ok() ? answer->status == 410 : answer.error().code != Errc::Unavailable;
}

} // namespace

QByteArray hookSignature(const QString &secret, qint64 seconds, const QByteArray &body)
{
    return hmacSha256(secret.toUtf8(), QByteArray::number(seconds) + '.' + body).toHex();
}

Status forgetHookOf(Stores &stores, const UserId &bot)
{
    DUNLIN_TRY(const auto hook, stores.hooks.findByBot(bot));
    return hook ? stores.hooks.remove(hook->id) : ok();
}

Hooks::Hooks(const ServiceContext &context, Messaging &messaging, Outbound &outbound,
             std::function<QString()> publicUrl, const HookSettings &settings)
    : m_context(context)
    , m_messaging(messaging)
    , m_outbound(outbound)
    , m_publicUrl(std::move(publicUrl))
    , m_settings(settings)
{
    m_gather.setSingleShot(true);
    m_gather.setInterval(GatherMs);
    connect(&m_gather, &QTimer::timeout, this, [this] { look(); });
    m_lookAround.setInterval(HookLookAroundMs);
    connect(&m_lookAround, &QTimer::timeout, this, [this] { look(); });
}

void Hooks::start()
{
    m_lookAround.start();
    look();
}

Async<wire::HookList> Hooks::list(const Caller &caller, const ChannelId &channel)
{
    return m_context.storage.read(
        [user = caller.user, channel](Stores &stores) -> Result<wire::HookList> {
            DUNLIN_CHECK(demandToRead(stores, channel, user, Action::ManageHooks));
            DUNLIN_TRY(const QList<HookRecord> records, stores.hooks.ofChannel(channel));
            wire::HookList list;
            for (const HookRecord &each : records)
                list.hooks.append(hookOf(each));
            return list;
        });
}

Async<wire::Hook> Hooks::create(const Caller &caller, const ChannelId &channel,
                                const wire::HookCreate &request)
{
    const auto refused = [](const Error &error) { return ready<wire::Hook>(error); };
    const Result<QString> name = acceptLine(request.name, u"name"_s, MostHookName);
    if (!name.ok())
        return refused(name.error());
    if (name->isEmpty())
        return refused(fail(Errc::Invalid, u"a hook has a name"_s, u"name"_s));
    const bool isOutgoing = request.kind == wire::HookKind::Outgoing;
    if (!isOutgoing && request.kind != wire::HookKind::Incoming)
        return refused(fail(Errc::Invalid, u"incoming or outgoing"_s, u"kind"_s));
    if (!isOutgoing && request.url)
        return refused(fail(Errc::Invalid, u"an incoming hook is given its address"_s, u"url"_s));

    HookRecord hook;
    hook.id = HookId::create();
    hook.channelId = channel;
    hook.kind = request.kind;
    hook.name = *name;
    hook.botId = UserId::create();
    hook.createdBy = caller.user;
    hook.createdAt = m_context.clock.nowMs();
    const OpaqueToken token = createOpaqueToken();
    if (isOutgoing) {
        const QUrl url(request.url.value_or(QString()), QUrl::StrictMode);
        if (const Status lawful = acceptTarget(url, m_settings.reach); !lawful.ok())
            return refused(fail(Errc::Invalid, lawful.error().detail, u"url"_s));
        hook.url = QString::fromLatin1(url.toEncoded());
        hook.signingKey = token.text;
    } else {
        hook.secretHash = token.hash;
    }
    const auto created = m_context.storage.write(
        channel,
        [user = caller.user, hook, &fanout = m_context.fanout](UnitOfWork &unit) -> Result<Done> {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const Standing standing,
                       demand(stores, hook.channelId, user, Action::ManageHooks));
            if (standing.channel.kind != wire::ChannelKind::Channel)
                return fail(Errc::Forbidden, u"a direct channel stays between two"_s);
            if (standing.channel.encrypted)
                return fail(Errc::Forbidden, u"an encrypted channel is for its devices alone"_s);
            DUNLIN_TRY(const QList<HookRecord> others, stores.hooks.ofChannel(hook.channelId));
            if (others.size() >= MostHooks)
                return fail(Errc::Conflict, u"a channel has at most %1 hooks"_s.arg(MostHooks));
            DUNLIN_CHECK(stores.accounts.create(botOf(hook)));
            DUNLIN_CHECK(admit(unit, fanout, standing.channel, hook.botId,
                               hook.kind == wire::HookKind::Incoming ? wire::Role::Member
                                                                     : wire::Role::ReadOnly,
                               hook.createdAt));
            // From now on: what was said before it came is not for it.
            DUNLIN_TRY(const auto head, stores.channels.head(hook.channelId));
            HookRecord kept = hook;
            kept.deliveredSeq = head ? head->headSeq : 0;
            DUNLIN_CHECK(stores.hooks.create(kept));
            return Done{};
        });
    return then(this, created, [this, hook, token](Done) {
        wire::Hook answer = hookOf(hook);
        if (hook.kind == wire::HookKind::Outgoing) {
            answer.secret = token.text;
            answer.deliveredSeq.reset();
            m_anybody = true;
        } else {
            answer.url = m_publicUrl() + wire::ApiPrefix + u"/hooks/"_s + token.text;
        }
        return Result(answer);
    });
}

Async<Done> Hooks::remove(const Caller &caller, const ChannelId &channel, const HookId &id)
{
    return m_context.storage.write(
        channel,
        [user = caller.user, channel, id, now = m_context.clock.nowMs(),
         &fanout = m_context.fanout](UnitOfWork &unit) -> Status {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const HookRecord hook, hookIn(stores, channel, user, id));
            DUNLIN_TRY(const auto member, stores.members.find(channel, hook.botId));
            if (member && member->present())
                DUNLIN_CHECK(expel(unit, fanout, *member, now));
            return stores.hooks.remove(id);
        });
}

Async<wire::Hook> Hooks::resume(const Caller &caller, const ChannelId &channel, const HookId &id)
{
    const auto started = m_context.storage.write(
        channel, [user = caller.user, channel, id](UnitOfWork &unit) -> Result<wire::Hook> {
            Stores &stores = unit.stores();
            DUNLIN_TRY(const HookRecord hook, hookIn(stores, channel, user, id));
            if (hook.kind != wire::HookKind::Outgoing)
                return fail(Errc::Invalid, u"an incoming hook never stops"_s);
            DUNLIN_CHECK(stores.hooks.start(id));
            DUNLIN_TRY(const auto now, stores.hooks.find(id));
            return now ? Result(hookOf(*now)) : Result<wire::Hook>(noSuchHook());
        });
    return then(this, started, [this](const wire::Hook &hook) {
        m_anybody = true;
        m_gather.start();
        return Result(hook);
    });
}

Async<Hooks::Posted> Hooks::post(const QString &secret, const wire::HookPost &request)
{
    const auto hash = hashOfOpaqueToken(secret);
    if (!hash)
        return ready<Posted>(noSuchHook());
    const auto found = m_context.storage.read([hash = *hash](Stores &stores) -> Result<HookRecord> {
        DUNLIN_TRY(auto hook, stores.hooks.findBySecret(hash));
        if (!hook)
            return noSuchHook();
        return *std::move(hook);
    });
    return then(this, found, [this, request](const HookRecord &hook) {
        wire::SendRequest message;
        message.opId = request.opId.value_or(OpId::create());
        message.channelId = hook.channelId;
        message.content = request.text;
        // It has no device, and every message is of one.
        const Caller caller{hook.botId, DeviceId(hook.id.uuid())};
        return then(this, m_messaging.send(caller, message), [](const wire::SendReply &sent) {
            return Result(Posted{sent.status == wire::SendStatus::Repeated, {sent.opId, sent.seq}});
        });
    });
}

void Hooks::messageSent()
{
    if (!m_anybody.load(std::memory_order_relaxed) || m_woken.exchange(true))
        return;
    QMetaObject::invokeMethod(
        this, [this] { m_gather.start(); }, Qt::QueuedConnection);
}

void Hooks::look()
{
    if (m_isLooking) {
        m_lookAgain = true;
        return;
    }
    m_isLooking = true;
    m_woken = false;
    struct Found {
        bool anybody = false;
        QList<HookRecord> due;
    };
    const auto found =
        m_context.storage.read([now = m_context.clock.nowMs()](Stores &stores) -> Result<Found> {
            Found answer;
            DUNLIN_TRY(answer.anybody, stores.hooks.anyOutgoing());
            if (answer.anybody) {
                DUNLIN_TRY(answer.due, stores.hooks.due(now, HooksAtOnce));
            }
            return answer;
        });
    finally(this, found, [this](const Result<Found> &answer) {
        m_isLooking = false;
        if (answer.ok()) {
            m_anybody = answer->anybody;
            for (const HookRecord &each : answer->due) {
                if (m_busy.size() < AtOnce && !m_busy.contains(each.id))
                    deliver(each);
            }
        }
        // Else they are as due the next time.
        if (std::exchange(m_lookAgain, false))
            look();
    });
}

void Hooks::deliver(const HookRecord &hook)
{
    m_busy.insert(hook.id);
    const auto taken = m_context.storage.write(
        std::nullopt, [id = hook.id, now = m_context.clock.nowMs()](UnitOfWork &unit) {
            return take(unit.stores(), id, now);
        });
    finally(this, taken, [this, id = hook.id](const Result<Owed> &owed) {
        if (owed.ok() && owed->delivery)
            send(*owed);
        else if (owed.ok())
            done(id);
        else
            m_busy.remove(id); // and it is as due the next time
    });
}

Result<Hooks::Owed> Hooks::take(Stores &stores, const HookId &id, qint64 now)
{
    DUNLIN_TRY(const bool mine, stores.hooks.claim(id, now, now + LeaseMs));
    if (!mine)
        return Owed{};
    DUNLIN_TRY(const auto hook, stores.hooks.find(id));
    if (!hook)
        return Owed{};
    // Before the rows: whatever comes after is looked for again.
    DUNLIN_TRY(const auto head, stores.channels.head(hook->channelId));
    DUNLIN_TRY(const auto card, stores.channels.find(hook->channelId));
    if (!head || !card)
        return Owed{};
    DUNLIN_TRY(
        const QList<wire::MessageRow> rows,
        stores.messages.above(hook->channelId, hook->deliveredSeq, HooksAtOnce, hook->botId));
    QList<UserId> ids;
    for (const wire::MessageRow &each : rows) {
        if (!ids.contains(each.senderId))
            ids.append(each.senderId);
    }
    DUNLIN_TRY(const QList<wire::User> senders, stores.accounts.profiles(ids));
    for (const wire::MessageRow &row : rows) {
        std::optional<wire::User> sender;
        for (const wire::User &each : senders) {
            if (each.id == row.senderId)
                sender = each;
        }
        if (!isOwed(row, sender))
            continue;
        if (sender)
            sender->lastSeenAt.reset();
        return Owed{*hook, row.seq, wire::HookDelivery{hook->id, card->name, sender, row}};
    }
    const qint64 last = rows.isEmpty() ? 0 : rows.constLast().seq;
    const qint64 upTo = rows.size() < HooksAtOnce ? std::max(head->headSeq, last) : last;
    DUNLIN_CHECK(stores.hooks.delivered(id, upTo));
    return Owed{*hook, upTo, {}};
}

void Hooks::send(const Owed &owed)
{
    const qint64 seconds = m_context.clock.nowMs() / 1000;
    OutboundCall call;
    call.url = QUrl(owed.hook.url.value_or(QString()), QUrl::StrictMode);
    call.body = toJson(*owed.delivery);
    call.headers = {
        {"Content-Type", "application/json"},
        {"X-Dunlin-Hook", owed.hook.id.toText().toLatin1()},
        {"X-Dunlin-Delivery", owed.delivery->message.id.toText().toLatin1()},
        {"X-Dunlin-Timestamp", QByteArray::number(seconds)},
        {"X-Dunlin-Signature",
         "sha256=" + hookSignature(owed.hook.signingKey.value_or(QString()), seconds, call.body)},
    };
    const auto sent =
        askIn(&m_outbound, [&outbound = m_outbound, call] { return outbound.post(call); });
    finally(this, sent,
            [this, hook = owed.hook, seq = owed.seq](const Result<OutboundAnswer> &answer) {
                answered(hook, seq, answer);
            });
}

void Hooks::answered(const HookRecord &hook, qint64 seq, const Result<OutboundAnswer> &answer)
{
    const qint64 now = m_context.clock.nowMs();
    const bool taken = answer.ok() && answer->status >= 200 && answer->status < 300;
    const bool givenUp = !taken && (isFinal(answer) || hook.failures + 1 >= m_settings.tries);
    const QString reason = answer.ok() ? u"status %1"_s.arg(answer->status) : answer.error().detail;
    const qint64 own = Backoff::after(int(std::min<qint64>(hook.failures, 30)),
                                      std::chrono::milliseconds(m_settings.firstRetryMs),
                                      std::chrono::milliseconds(m_settings.longestRetryMs))
                           .count();
    const qint64 wait = answer.ok() ? std::max(own, answer->retryAfterMs.value_or(0)) : own;
    ++(taken ? m_counters.delivered : givenUp ? m_counters.givenUp : m_counters.failed);
    const auto noted = m_context.storage.write(
        std::nullopt, [id = hook.id, seq, now, wait, reason, taken, givenUp](UnitOfWork &unit) {
            HookStore &hooks = unit.stores().hooks;
            return taken ? hooks.delivered(id, seq)
                         : hooks.failed(id, now, now + wait, reason, givenUp);
        });
    finally(this, noted, [this, id = hook.id, taken, givenUp, wait](const Result<Done> &outcome) {
        // It is sent once more then, under the same id.
        if (!outcome.ok())
            qCWarning(lcService).noquote()
                << "What became of a delivery of a hook is not stored:" << outcome.error().detail;
        else if (!taken && !givenUp && wait < HookLookAroundMs)
            QTimer::singleShot(int(wait), this, [this] { look(); });
        done(id);
    });
}

void Hooks::done(const HookId &id)
{
    m_busy.remove(id);
    m_gather.start();
}

} // namespace dunlin::server
