// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that knows who is in a channel: whom the server lists, and whom members have let in. What is
// sealed is sealed for those who are both.

#include "client/crypto/cause.h"
#include "client/sealing/sealing.h"
#include "shared/core/log.h"

#include <limits>

namespace dunlin::client {

namespace {

// How often a roster is asked for again because this device itself has signed something there.
constexpr int MostRosterTries = 8;
const QString NewsToTell = QStringLiteral("told");
const QString NewsSeen = QStringLiteral("seen");

QString newsName(const ChannelId &channel)
{
    return QStringLiteral("roster ") + channel.toText();
}

} // namespace

DeskSources Sealing::deskSources()
{
    return {[this](const ChannelId &channel) { return m_around.role(channel); },
            [this](const ChannelId &channel) { return m_around.peer(channel); }};
}

Async<Done> Sealing::knowRoster(const ChannelId &channel)
{
    if (m_rosters.contains(channel))
        return ready<Done>(ok());
    return askRoster(channel, Chains::OfAll, MostRosterTries);
}

Async<Done> Sealing::glanceAtRoster(const ChannelId &channel)
{
    if (m_rosters.contains(channel))
        return ready<Done>(ok());
    return askRoster(channel, Chains::OfUnsigned, MostRosterTries);
}

// Of whom something may have to be signed here. Everybody's chain for whoever only looks would be, each time that somebody
// comes, as many requests as the channel has members, from each of them.
QList<UserId> Sealing::unsignedOf(const wire::Roster &roster, const ChannelId &channel,
                                  RosterDesk::Standing before)
{
    if (!m_signed.of(channel))
        return before.mayBegin ? roster.members : QList<UserId>{m_own.user()};
    QList<UserId> all;
    for (const UserId &each : roster.members) {
        if (!isLetIn(channel, each))
            all.append(each);
    }
    return all;
}

Async<Done> Sealing::askRoster(const ChannelId &channel, Chains chains, int tries)
{
    const RosterDesk::Standing before = m_desk.standing(channel);
    const auto asked =
        m_http.call(wire::http::roster, wire::Empty{}, {{QStringLiteral("id"), channel.toText()}});
    return then(this, asked, [this, channel, chains, tries, before](const wire::Roster &roster) {
        // Chains behind the roster: what changes in between makes the roster's number an old one.
        Deferred<Done> answer;
        const QList<UserId> people =
            chains == Chains::OfAll ? roster.members : unsignedOf(roster, channel, before);
        finally(this, m_book.refreshAll(people),
                [this, asking = Looking{channel, roster, chains, before, tries, answer},
                 answer](const Result<Done> &known) {
                    // That these are right says nothing of the others.
                    if (!known.ok() || asking.chains == Chains::OfAll)
                        noteDispute(asking.channel, known);
                    if (known.ok())
                        knowSigned(asking);
                    // Who left since the roster was told is nobody's to ask for: that passes with the next one.
                    else if (known.error().code == Errc::NotFound && !causeOf(known.error()))
                        answer.settle(fail(Errc::Unavailable,
                                           QStringLiteral("The roster changed meanwhile")));
                    else
                        answer.settle(known);
                });
        return answer.async();
    });
}

void Sealing::knowSigned(const Looking &looking)
{
    const ChannelId channel = looking.channel;
    const bool asks = looking.roster.entries > 0 || m_signed.knows(channel);
    finally(this, asks ? m_signed.refresh(channel) : ready<Done>(ok()),
            [this, channel, looking](const Result<Done> &known) {
                m_listed.insert(channel, looking.roster.members);
                if (known.ok()) {
                    tendRoster(looking);
                    return;
                }
                // Else it is the chain of somebody who signed there, and may be no member any more.
                const auto fault = m_signed.faultOf(channel);
                if (!fault)
                    noteDispute(channel, known);
                Q_EMIT rosterChanged(channel);
                // It passes when its owner lets it begin anew, or the server shows the rest.
                if (fault == Cause::Orphaned)
                    looking.answer.settle(
                        fail(Errc::Unavailable,
                             QStringLiteral("Nobody who signed who is in here is there any more")));
                else if (causeOf(known.error()))
                    looking.answer.settle(fail(Errc::Unavailable,
                                               QStringLiteral("The server shows another list of "
                                                              "who was let in here than before")));
                else
                    looking.answer.settle(known.error());
            });
}

void Sealing::tendRoster(const Looking &looking)
{
    finally(this, m_desk.tend(looking.channel, looking.roster.members, looking.before),
            [this, looking](const Result<bool> &hasSigned) {
                const ChannelId channel = looking.channel;
                if (!hasSigned.ok()) {
                    looking.answer.settle(hasSigned.error());
                    return;
                }
                if (*hasSigned && looking.tries > 0) {
                    finally(this, askRoster(channel, looking.chains, looking.tries - 1),
                            [answer = looking.answer](const Result<Done> &known) {
                                answer.settle(known);
                            });
                    return;
                }
                if (looking.chains == Chains::OfAll)
                    m_rosters.insert(channel, {looking.roster.epoch, looking.roster.members});
                if (m_desk.waitsForSomebody(channel) && !m_lookForDevices.isActive())
                    m_lookForDevices.start();
                Q_EMIT rosterChanged(channel);
                looking.answer.settle(Done{});
            });
}

// Whom the server lists and nobody let in; without a roster, nobody: it is the server's word then, and said to be.
bool Sealing::isLetIn(const ChannelId &channel, const UserId &user)
{
    const RosterChain *roster = m_signed.of(channel);
    if (!roster)
        return true;
    const auto person = roster->memberNamed(user);
    const DeviceChain *devices = m_book.of(user);
    return person && (!devices || devices->account() == person->account);
}

RosterState Sealing::standing(const ChannelId &channel)
{
    RosterState state;
    if (const auto cause = m_signed.faultOf(channel))
        state.fault = causeName(*cause);
    const auto listed = m_listed.constFind(channel);
    if (listed == m_listed.cend())
        return state;
    const RosterChain *roster = m_signed.of(channel);
    state.isUnsigned = !roster && state.fault.isEmpty();
    for (const UserId &each : *listed) {
        if (isLetIn(channel, each))
            continue;
        if (each == m_own.user())
            state.isOut = true;
        else
            state.waiting.append(each);
    }
    if (roster && hasNews(channel)) {
        const auto by = roster->member(roster->begunBy());
        state.begunBy = by ? by->user : UserId();
        state.isNews = true;
    }
    return state;
}

// That a channel which was there before has a roster now is said once on each device.
bool Sealing::hasNews(const ChannelId &channel)
{
    const auto known = m_rosterNews.constFind(channel);
    if (known != m_rosterNews.cend())
        return *known;
    const auto kept = note(newsName(channel));
    if (!kept.ok())
        return false;
    QString now = *kept;
    if (now.isEmpty()) {
        const auto held = m_around.highest(channel, 1, std::numeric_limits<qint64>::max() - 1, 1);
        now = held.ok() && !held->isEmpty() ? NewsToTell : NewsSeen;
        if (!keepNote(newsName(channel), now).ok())
            qCWarning(lcSession, "That a roster is new could not be kept");
    }
    m_rosterNews.insert(channel, now == NewsToTell);
    return now == NewsToTell;
}

Status Sealing::noteRosterSeen(const ChannelId &channel)
{
    DUNLIN_CHECK(keepNote(newsName(channel), NewsSeen));
    m_rosterNews.insert(channel, false);
    Q_EMIT rosterChanged(channel);
    return ok();
}

// --- looking -------------------------------------------------------------------------------------------

void Sealing::lookAtRoster(const ChannelId &channel)
{
    if (!m_toLook.contains(channel))
        m_toLook.append(channel);
    lookAtNextRoster();
}

Async<Done> Sealing::lookedAt(const ChannelId &channel)
{
    if (!isEncrypted(channel))
        return ready<Done>(fail(Errc::NotFound, QStringLiteral("This channel is not encrypted")));
    m_rosters.remove(channel);
    Deferred<Done> answer;
    finally(this, glanceAtRoster(channel), [this, channel, answer](const Result<Done> &known) {
        // What is wrong with it is told with the rest.
        answer.settle(m_signed.faultOf(channel) ? Result<Done>(Done{}) : known);
    });
    return answer.async();
}

// One after the other: a connection that begins looks at many.
void Sealing::lookAtNextRoster()
{
    if (m_isLookingAtRoster || m_toLook.isEmpty() || !m_online
        || m_own.state() != OwnDevice::State::Ready)
        return;
    m_isLookingAtRoster = true;
    const ChannelId channel = m_toLook.takeFirst();
    finally(this, glanceAtRoster(channel), [this](const Result<Done> &known) {
        if (!known.ok())
            qCInfo(lcSession, "Who is in a channel could not be looked at: %s",
                   qPrintable(known.error().detail));
        m_isLookingAtRoster = false;
        lookAtNextRoster();
    });
}

void Sealing::lookForDevices()
{
    const QList<ChannelId> channels = m_listed.keys();
    for (const ChannelId &each : channels) {
        if (!m_desk.waitsForSomebody(each))
            continue;
        m_rosters.remove(each);
        lookAtRoster(each);
    }
}

bool Sealing::looksByItself(const ChannelId &channel)
{
    return m_around.isWatched(channel) || m_desk.waits(channel)
        || (!m_signed.of(channel) && m_desk.mayBegin(channel));
}

void Sealing::hearRoster(const Push &push)
{
    std::optional<ChannelId> channel;
    if (push.event == wire::event::channel.number) {
        const auto event = push.payload.decode<wire::ChannelEvent>(Link::clientOptions());
        if (event.ok() && event->act == wire::ChannelAct::Roster)
            channel = event->channelId;
    } else if (push.event == wire::event::member.number) {
        const auto event = push.payload.decode<wire::MemberEvent>(Link::clientOptions());
        if (event.ok())
            channel = event->channelId;
    }
    if (!channel || !isEncrypted(*channel))
        return;
    m_rosters.remove(*channel);
    if (looksByItself(*channel))
        lookAtRoster(*channel);
}

// --- what the owner does -------------------------------------------------------------------------------

Async<Done> Sealing::letIn(const ChannelId &channel, const QList<UserId> &people)
{
    if (const Status wished = m_desk.wish(channel, people); !wished.ok())
        return ready<Done>(wished.error());
    if (m_own.state() != OwnDevice::State::Ready)
        return ready<Done>(fail(Errc::Unavailable, m_own.reason()));
    m_rosters.remove(channel);
    return then(this, glanceAtRoster(channel), [this, channel, people](Done) -> Status {
        for (const UserId &each : people) {
            if (!isLetIn(channel, each))
                return fail(Errc::Unavailable,
                            m_book.of(each)
                                ? QStringLiteral("They could not be let in")
                                : QStringLiteral("They have no device yet that can read encrypted "
                                                 "messages, and are let in when they have one"));
        }
        return ok();
    });
}

Async<Done> Sealing::takeOut(const ChannelId &channel, const UserId &user)
{
    Deferred<Done> answer;
    finally(this, m_desk.takeOut(channel, {user}),
            [this, channel, answer](const Result<Done> &done) {
                if (!done.ok())
                    qCWarning(lcSession, "Somebody's removal could not be signed: %s",
                              qPrintable(done.error().detail));
                m_rosters.remove(channel);
                lookAtRoster(channel);
                answer.settle(Done{});
            });
    return answer.async();
}

Async<Done> Sealing::acceptRoster(const ChannelId &channel)
{
    if (const Status begun = m_signed.beginAnew(channel); !begun.ok())
        return ready<Done>(begun.error());
    m_rosters.remove(channel);
    return then(this, glanceAtRoster(channel), [this](Done) {
        // What waited for it leaves.
        Q_EMIT becameReady();
        return ok();
    });
}

} // namespace dunlin::client
