// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/roster_desk.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "shared/core/log.h"

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr int MostSignTries = 6; // where others sign as well

// Whether the server will say the same again.
bool isRefusedForGood(const Error &error)
{
    switch (error.code) {
    case Errc::Forbidden:
    case Errc::Invalid:
    case Errc::NotFound:
    case Errc::TooLarge:
        return !causeOf(error);
    default:
        return false;
    }
}

RosterRole signedRole(wire::Role role)
{
    return RosterRole(
        std::clamp(quint8(role), quint8(RosterRole::ReadOnly), quint8(RosterRole::Owner)));
}

} // namespace

// --- what is wanted ------------------------------------------------------------------------------------

Result<RosterDesk::Wishes> RosterDesk::wishes(const ChannelId &channel) const
{
    DUNLIN_TRY(const auto stored, m_work.rows().read(SealedKind::RosterWish, channel.toBytes()));
    Wishes all;
    if (!stored)
        return all;
    ByteReader reader(stored->reveal());
    all.linkAt = qint64(reader.u64());
    all.byLink = int(reader.u32());
    while (reader.left() > 0) {
        if (const auto user = UserId::fromBytes(reader.raw(16)))
            all.people.insert(*user);
    }
    if (!reader.finished())
        return refusal(Cause::LocalState, QStringLiteral("who is to be let in"));
    return all;
}

Status RosterDesk::keep(const ChannelId &channel, const Wishes &all)
{
    if (all.people.isEmpty() && all.linkAt == 0)
        return m_work.rows().erase(SealedKind::RosterWish, channel.toBytes());
    ByteWriter writer;
    writer.u64(quint64(all.linkAt)).u32(quint32(all.byLink));
    for (const UserId &each : all.people)
        writer.raw(each.toBytes());
    return m_work.rows().write(SealedKind::RosterWish, channel.toBytes(), writer.takeSecret());
}

Status RosterDesk::wish(const ChannelId &channel, const QList<UserId> &people)
{
    DUNLIN_TRY(Wishes all, wishes(channel));
    for (const UserId &each : people)
        all.people.insert(each);
    ++m_wished;
    return keep(channel, all);
}

Status RosterDesk::noteLink(const ChannelId &channel)
{
    DUNLIN_TRY(Wishes all, wishes(channel));
    all.linkAt = m_clock.nowMs();
    all.byLink = 0;
    return keep(channel, all);
}

bool RosterDesk::isOpen(const Wishes &all) const
{
    return all.linkAt > 0 && all.byLink < MostByLink && m_clock.nowMs() - all.linkAt < LinkLifeMs;
}

bool RosterDesk::waits(const ChannelId &channel) const
{
    const auto all = wishes(channel);
    return all.ok() && (!all->people.isEmpty() || isOpen(*all));
}

bool RosterDesk::waitsForSomebody(const ChannelId &channel) const
{
    const auto all = wishes(channel);
    return all.ok() && !all->people.isEmpty();
}

bool RosterDesk::mayBegin(const ChannelId &channel) const
{
    return !m_sources.peer(channel).isNull()
        || m_sources.role(channel).value_or(wire::Role::Unknown) >= wire::Role::Admin;
}

Status RosterDesk::drop(const ChannelId &channel, const QList<RosterPerson> &people)
{
    DUNLIN_TRY(Wishes all, wishes(channel));
    for (const RosterPerson &each : people)
        all.people.remove(each.user);
    return keep(channel, all);
}

// --- signing -------------------------------------------------------------------------------------------

Async<bool> RosterDesk::tend(const ChannelId &channel, const QList<UserId> &members,
                             Standing before)
{
    if (m_own.state() != OwnDevice::State::Ready || m_rosters.faultOf(channel))
        return ready<bool>(false);
    const RosterChain *chain = m_rosters.of(channel);
    // Who may only since then has not asked for everybody's devices, and would begin it with some of them.
    if (!chain)
        return before.mayBegin ? begin(channel, members) : ready<bool>(false);
    const auto self = chain->memberNamed(m_own.user());
    if (!self || self->role < RosterRole::Member)
        return ready<bool>(false);
    QList<UserId> unsignedOnes;
    for (const UserId &each : members) {
        if (!chain->memberNamed(each))
            unsignedOnes.append(each);
    }
    const auto wanted = [&]() -> Result<bool> {
        DUNLIN_TRY(Wishes all, wishes(channel));
        const QSet<UserId> kept = all.people;
        // Signed by now, or no member: a server that lists them again later has to be asked for anew. Who was wished for
        // since it was asked may be one by now.
        if (m_wished == before.wished)
            all.people.intersect(QSet<UserId>(unsignedOnes.cbegin(), unsignedOnes.cend()));
        if (all.people != kept)
            DUNLIN_CHECK(keep(channel, all));
        return !unsignedOnes.isEmpty()
            && (!all.people.isEmpty() || isOpen(all)
                || unsignedOnes.contains(m_sources.peer(channel)));
    }();
    if (!wanted.ok())
        return ready<bool>(wanted.error());
    if (!*wanted)
        return ready<bool>(false);
    Deferred<bool> answer;
    const auto listed =
        m_http.call(wire::http::members, wire::Empty{}, {{QStringLiteral("id"), channel.toText()}});
    finally(this, listed,
            [this, channel, unsignedOnes, answer](const Result<wire::MemberList> &list) {
                if (!list.ok()) {
                    answer.settle(false);
                    return;
                }
                finally(this, admit(channel, unsignedOnes, *list),
                        [answer](const Result<bool> &done) { answer.settle(done.ok() && *done); });
            });
    return answer.async();
}

Async<bool> RosterDesk::begin(const ChannelId &channel, const QList<UserId> &members)
{
    const auto listed =
        m_http.call(wire::http::members, wire::Empty{}, {{QStringLiteral("id"), channel.toText()}});
    return then(this, listed, [this, channel, members](const wire::MemberList &list) {
        QList<RosterPerson> people;
        for (const wire::Member &each : list.members) {
            const DeviceChain *chain = m_book.of(each.user.id);
            const RosterPerson person{each.user.id, chain ? chain->account() : AccountId(),
                                      signedRole(each.role)};
            if (each.user.id == m_own.user())
                people.prepend(person);
            else if (chain && members.contains(each.user.id))
                people.append(person);
        }
        // Nobody is given more than whoever signs has.
        for (RosterPerson &each : people)
            each.role = qMin(each.role, people.constFirst().role);
        const Make make = [this, channel, people](const RosterChain &chain, const LogSigner &by) {
            return chain.isEmpty() && !people.isEmpty() && people.constFirst().user == m_own.user()
                ? RosterChain::makeFirst(channel, by, people.mid(0, RosterChain::MostNamed),
                                         m_clock.nowMs())
                : QByteArray();
        };
        Deferred<bool> answer;
        finally(this, append(channel, make, MostSignTries),
                [this, channel, members, answer](const Result<Done> &done) {
                    // The others are those whom this device was shown when it began; they follow.
                    const RosterChain *chain = m_rosters.of(channel);
                    Status kept = ok();
                    if (done.ok() && chain && chain->head().seq == 0
                        && chain->begunBy() == m_work.self().account)
                        kept = wish(channel, members);
                    if (!kept.ok())
                        answer.settle(kept.error());
                    else if (!done.ok() && !isRefusedForGood(done.error()))
                        answer.settle(done.error());
                    else
                        answer.settle(done.ok());
                });
        return answer.async();
    });
}

Async<bool> RosterDesk::admit(const ChannelId &channel, const QList<UserId> &unsignedOnes,
                              const wire::MemberList &list)
{
    const RosterChain *chain = m_rosters.of(channel);
    const auto self = chain ? chain->memberNamed(m_own.user()) : std::nullopt;
    auto all = wishes(channel);
    if (!self || !all.ok())
        return ready<bool>(false);
    QList<RosterPerson> people;
    for (const wire::Member &each : list.members) {
        const UserId &user = each.user.id;
        const DeviceChain *devices = m_book.of(user);
        if (!devices || !unsignedOnes.contains(user))
            continue;
        const bool isWished = all->people.contains(user) || user == m_sources.peer(channel);
        const bool cameByLink = !isWished && each.invitedBy == m_own.user() && isOpen(*all);
        if (!isWished && !cameByLink)
            continue;
        all->byLink += cameByLink ? 1 : 0;
        people.append({user, devices->account(), qMin(signedRole(each.role), self->role)});
    }
    if (people.isEmpty())
        return ready<bool>(false);
    if (const Status kept = keep(channel, *all); !kept.ok())
        return ready<bool>(kept.error());
    QList<QList<RosterPerson>> groups;
    for (qsizetype at = 0; at < people.size(); at += RosterChain::MostNamed)
        groups.append(people.mid(at, RosterChain::MostNamed));
    return admitNext(channel, groups, false);
}

Async<bool> RosterDesk::admitNext(const ChannelId &channel, QList<QList<RosterPerson>> groups,
                                  bool isDone)
{
    if (groups.isEmpty())
        return ready<bool>(isDone);
    const QList<RosterPerson> group = groups.takeFirst();
    const Make make = [this, group](const RosterChain &chain, const LogSigner &by) {
        // Somebody else may have let them in meanwhile.
        QList<RosterPerson> missing;
        for (const RosterPerson &each : group) {
            if (!chain.member(each.account) && !chain.memberNamed(each.user))
                missing.append(each);
        }
        const bool isIn = chain.member(by.account).has_value();
        return missing.isEmpty() || !isIn ? QByteArray()
                                          : chain.makeAdmission(by, missing, m_clock.nowMs());
    };
    Deferred<bool> answer;
    finally(this, append(channel, make, MostSignTries),
            [this, channel, group, groups, isDone, answer](const Result<Done> &done) {
                QList<QList<RosterPerson>> rest = groups;
                if (!done.ok()) {
                    qCWarning(lcSession, "Somebody could not be let in: %s",
                              qPrintable(done.error().detail));
                    // One who may not be let in holds up none of the others.
                    if (isRefusedForGood(done.error()) && group.size() > 1) {
                        for (const RosterPerson &each : group)
                            rest.append({each});
                    } else if (isRefusedForGood(done.error()) && !drop(channel, group).ok()) {
                        qCWarning(lcSession, "Who is not let in could not be kept");
                    }
                }
                finally(this, admitNext(channel, rest, isDone || done.ok()),
                        [answer](const Result<bool> &all) { answer.settle(all); });
            });
    return answer.async();
}

Async<Done> RosterDesk::takeOut(const ChannelId &channel, const QList<UserId> &people)
{
    const Make make = [this, people](const RosterChain &chain, const LogSigner &by) {
        const auto self = chain.member(by.account);
        QList<AccountId> accounts;
        for (const UserId &each : people) {
            const auto found = chain.memberNamed(each);
            if (found && self && RosterChain::mayRemove(self->role, found->role))
                accounts.append(found->account);
        }
        return accounts.isEmpty() ? QByteArray() : chain.makeRemoval(by, accounts, m_clock.nowMs());
    };
    if (m_own.state() != OwnDevice::State::Ready || !m_rosters.of(channel))
        return ready<Done>(ok());
    return append(channel, make, MostSignTries);
}

// Behind what the server has now, with one's own chain of devices as it is now.
Async<Done> RosterDesk::append(const ChannelId &channel, const Make &make, int tries)
{
    return then(this, m_book.refresh(m_own.user()), [this, channel, make, tries](Done) {
        return then(this, m_rosters.refresh(channel),
                    [this, channel, make, tries](Done) { return post(channel, make, tries); });
    });
}

Async<Done> RosterDesk::post(const ChannelId &channel, const Make &make, int tries)
{
    const DeviceChain *devices = m_book.of(m_own.user());
    const auto signing = m_own.signingKey();
    if (!signing.ok())
        return ready<Done>(signing.error());
    if (!devices || !devices->isActive(m_own.device()))
        return ready<Done>(fail(Errc::Unavailable, m_own.reason()));
    const RosterChain nothing(channel);
    const RosterChain *held = m_rosters.of(channel);
    const RosterChain &chain = held ? *held : nothing;
    const LogSigner by{*signing, devices->account(), m_own.device(), devices->head().seq};
    const QByteArray entry = make(chain, by);
    if (entry.isEmpty())
        return ready<Done>(ok());
    const qint64 seq = held ? qint64(held->head().seq) + 1 : 0;
    const auto posted = m_http.call(wire::http::appendRosterLog, wire::ChainEntry{seq, entry},
                                    {{QStringLiteral("id"), channel.toText()}});
    Deferred<Done> answer;
    finally(this, posted,
            [this, channel, make, tries, answer](const Result<wire::ChainEntry> &done) {
                Async<Done> rest = ready<Done>(ok());
                if (done.ok())
                    rest = m_rosters.refresh(channel);
                else if (done.error().code == Errc::Conflict && tries > 0)
                    rest = append(channel, make, tries - 1);
                else
                    rest = ready<Done>(done.error());
                finally(this, std::move(rest),
                        [answer](const Result<Done> &end) { answer.settle(end); });
            });
    return answer.async();
}

} // namespace dunlin::client
