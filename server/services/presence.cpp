// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/presence.h"

#include "server/services/notes.h"

#include "shared/core/log.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

using State = wire::PresenceState;

constexpr int SweepMs = 250;

struct Audience {
    std::shared_ptr<const Watchers> watchers;
    bool hidesLastSeen = false;
};

Result<Audience> audienceOf(Stores &stores, const UserId &user)
{
    DUNLIN_TRY(const auto account, stores.accounts.find(user));
    auto watchers = std::make_shared<Watchers>();
    watchers->of = user;
    DUNLIN_TRY(watchers->friends, stores.friends.friendsOf(user));
    DUNLIN_TRY(const QList<MembershipRecord> memberships, stores.members.channelsOf(user));
    for (const MembershipRecord &each : memberships)
        watchers->channels.append(each.channelId);
    DUNLIN_TRY(const QList<UserId> apart, stores.friends.apartFrom(user));
    watchers->apart = QSet<UserId>(apart.cbegin(), apart.cend());
    return Audience{std::move(watchers), !account || account->hidesLastSeen};
}

struct Shown {
    std::optional<wire::User> user;
    std::shared_ptr<const Watchers> watchers;
};

Result<Shown> shownOf(Stores &stores, const UserId &user)
{
    DUNLIN_TRY(const QList<wire::User> profiles, stores.accounts.profiles({user}));
    if (profiles.isEmpty())
        return Shown{};
    DUNLIN_TRY(const Audience audience, audienceOf(stores, user));
    auto watchers = std::make_shared<Watchers>(*audience.watchers);
    // Whoever talks with them alone has them in a list, opened or not.
    DUNLIN_TRY(const QList<wire::Channel> cards,
               stores.channels.cardsFor(user, watchers->channels));
    for (const wire::Channel &each : cards) {
        if (each.peer)
            watchers->friends.append(each.peer->id);
    }
    wire::User shown = profiles.constFirst();
    // As in everything that is told unasked.
    shown.lastSeenAt.reset();
    return Shown{shown, std::move(watchers)};
}

// What one person sets is stored in the order in which it was set.
ChannelId queueOf(const UserId &user)
{
    return ChannelId(user.uuid());
}

} // namespace

Presence::Presence(const ServiceContext &context, qint64 graceMs)
    : m_context(context)
    , m_graceMs(graceMs)
{
    m_sweep.setInterval(SweepMs);
    connect(&m_sweep, &QTimer::timeout, this, [this] { sweep(); });
    m_context.fanout.watch(
        [this](const UserId &user, bool connected) { connectedOrGone(user, connected); });
}

Presence::~Presence()
{
    m_context.fanout.watch({});
}

State Presence::of(const UserId &user) const
{
    const auto it = m_people.constFind(user);
    return it == m_people.cend() ? State::Offline : it->told;
}

Async<Done> Presence::set(const Caller &caller, const wire::PresenceRequest &request)
{
    if (request.state == State::Unknown || request.state == State::Offline)
        return ready<Done>(fail(Errc::Invalid, u"online, away, dnd or invisible"_s, u"state"_s));
    if (m_context.rates) {
        if (const Status allowed = m_context.rates->messages.take(caller.user.toText());
            !allowed.ok())
            return ready<Done>(allowed.error());
    }
    auto stored = m_context.storage.write(
        queueOf(caller.user),
        [user = caller.user, state = request.state](UnitOfWork &unit) -> Status {
            return unit.stores().accounts.setPresence(user, state);
        });
    return then(this, stored, [this, user = caller.user, state = request.state](Done) -> Status {
        m_context.fanout.toUser(
            user, makePush(wire::event::presence, wire::PresenceEvent{user, state, {}}));
        m_context.fanout.note(int(Note::PresenceChosen), user.toBytes() + char(state));
        if (const auto it = m_people.find(user); it != m_people.end()) {
            it->chosen = state;
            settle(user);
        }
        return ok();
    });
}

void Presence::chosenElsewhere(const QByteArray &note)
{
    const auto user = UserId::fromBytes(note.left(16));
    if (!user || note.size() != 17 || note.back() < char(State::Online)
        || note.back() > char(State::Invisible))
        return;
    if (const auto it = m_people.find(*user); it != m_people.end()) {
        it->chosen = State(note.back());
        settle(*user);
    }
}

void Presence::connectedOrGone(const UserId &user, bool connected)
{
    auto it = m_people.find(user);
    if (it == m_people.end()) {
        it = m_people.insert(user, Person{});
        it->number = ++m_lastNumber;
    }
    it->connected = connected;
    if (connected && !it->chosen)
        load(user, it->number);
    settle(user);
}

void Presence::load(const UserId &user, quint64 number)
{
    const auto found = m_context.storage.read([user](Stores &stores) -> Result<State> {
        DUNLIN_TRY(const auto account, stores.accounts.find(user));
        return account ? account->presence : State::Invisible;
    });
    finally(this, found, [this, user, number](const Result<State> &state) {
        const auto it = m_people.find(user);
        if (it == m_people.end() || it->number != number || it->chosen)
            return;
        if (!state.ok()) {
            // Not to be seen by mistake; the next connection asks again.
            qCWarning(lcService).noquote()
                << "Somebody's presence cannot be read:" << state.error().detail;
            return;
        }
        it->chosen = *state;
        settle(user);
    });
}

void Presence::settle(const UserId &user)
{
    const auto it = m_people.find(user);
    if (it == m_people.end())
        return;
    const bool seen = it->connected && it->chosen && *it->chosen != State::Invisible;
    if (seen) {
        it->leftAt.reset();
        if (std::exchange(it->told, *it->chosen) != *it->chosen)
            tell(user, it->told, {});
    } else if (it->told != State::Offline) {
        if (!it->leftAt)
            it->leftAt = m_context.clock.nowMs();
        if (!m_sweep.isActive())
            m_sweep.start();
    } else if (!it->connected) {
        m_people.erase(it);
    }
}

void Presence::sweep()
{
    const qint64 now = m_context.clock.nowMs();
    QHash<UserId, qint64> over;
    bool isAnyLeft = false;
    for (auto it = m_people.begin(); it != m_people.end(); ++it) {
        if (!it->leftAt)
            continue;
        if (now < *it->leftAt + m_graceMs) {
            isAnyLeft = true;
            continue;
        }
        over.insert(it.key(), *it->leftAt);
        it->leftAt.reset();
        it->told = State::Offline;
    }
    if (!isAnyLeft)
        m_sweep.stop();
    if (over.isEmpty())
        return;
    // One write for all of them, and before anybody is told.
    const auto stored = m_context.storage.write(std::nullopt, [over](UnitOfWork &unit) -> Status {
        for (auto it = over.cbegin(); it != over.cend(); ++it)
            DUNLIN_CHECK(unit.stores().accounts.parted(it.key(), it.value()));
        return ok();
    });
    finally(this, stored, [this, over](const Result<Done> &done) {
        if (!done.ok())
            qCWarning(lcService).noquote()
                << "When people were seen last is not stored:" << done.error().detail;
        for (auto it = over.cbegin(); it != over.cend(); ++it)
            tell(it.key(), State::Offline, it.value());
    });
    for (auto it = over.cbegin(); it != over.cend(); ++it)
        settle(it.key());
}

void Presence::profileChanged(const UserId &user)
{
    m_context.fanout.note(int(Note::ProfileChanged), user.toBytes());
    tellProfile(user);
}

void Presence::profileChangedElsewhere(const QByteArray &note)
{
    if (const auto user = UserId::fromBytes(note))
        tellProfile(*user);
}

void Presence::tellProfile(const UserId &user)
{
    const quint64 number = ++m_lastProfile;
    m_profiles.insert(user, number);
    const auto shown =
        m_context.storage.read([user](Stores &stores) { return shownOf(stores, user); });
    finally(this, shown, [this, user, number](const Result<Shown> &now) {
        // It changed again: what is read for that is newer.
        if (m_profiles.value(user) != number)
            return;
        m_profiles.remove(user);
        if (!now.ok())
            qCWarning(lcService).noquote() << "A new profile is not told:" << now.error().detail;
        else if (now->user)
            m_context.fanout.toWatchers(now->watchers, makePush(wire::event::profile, *now->user));
    });
}

void Presence::tell(const UserId &user, State state, std::optional<qint64> leftAt)
{
    const auto audience =
        m_context.storage.read([user](Stores &stores) { return audienceOf(stores, user); });
    finally(this, audience, [this, user, state, leftAt](const Result<Audience> &whom) {
        if (!whom.ok()) {
            qCWarning(lcService).noquote() << "A presence is not told:" << whom.error().detail;
            return;
        }
        // Something newer is being told.
        if (of(user) != state)
            return;
        m_context.fanout.toWatchers(
            whom->watchers,
            makePush(
                wire::event::presence,
                wire::PresenceEvent{user, state, whom->hidesLastSeen ? std::nullopt : leftAt}));
    });
}

} // namespace dunlin::server
