// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/roster_log.h"

#include "server/auth/digest.h"
#include "server/auth/signature.h"
#include "server/services/access.h"
#include "server/services/chain_entry.h"
#include "server/services/validation.h"
#include "server/storage/key_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int HashSize = 32;

Error badEntry(const QString &why)
{
    return fail(Errc::Invalid, why, u"entry"_s);
}

Error notYours()
{
    return fail(Errc::Forbidden, u"your role in this channel may not sign that"_s);
}

Error anotherCame()
{
    return fail(Errc::Conflict, u"another entry has that place"_s, u"seq"_s);
}

Status demandEncrypted(Stores &stores, const ChannelId &channel)
{
    DUNLIN_TRY(const auto epoch, stores.channels.rosterEpoch(channel));
    if (!epoch)
        return fail(Errc::NotFound, u"this channel is not encrypted"_s);
    return ok();
}

// The name of their chain of devices for itself; empty when there is none.
Result<QByteArray> accountIdOf(Stores &stores, const UserId &user)
{
    DUNLIN_TRY(const auto first, stores.keys.entries(user, 0, 1));
    const auto place =
        first.isEmpty() ? std::optional<ChainPlace>() : placeOf(first.constFirst().entry);
    return place ? place->log : QByteArray();
}

// That the device which brings it signed it, and knew all of its own account's chain.
Status acceptSigner(Stores &stores, const Caller &caller, const RosterEntry &entry)
{
    DUNLIN_TRY(const QByteArray account, accountIdOf(stores, caller.user));
    if (account.isEmpty() || entry.signer != account || entry.device != caller.device)
        return fail(Errc::Forbidden, u"signed by another device"_s);
    DUNLIN_TRY(const auto keys, stores.keys.find(caller.device));
    // They come with the next thing that the device does.
    if (!keys)
        return fail(Errc::Conflict, u"this device has no keys here yet"_s, u"signerHead"_s);
    if (!isSigned(entry.signedText, entry.signature, keys->keys.signKey))
        return badEntry(u"the signature does not hold"_s);
    DUNLIN_TRY(const auto last, stores.keys.lastEntry(caller.user));
    if (!last || entry.signerHead != last->seq)
        return fail(Errc::Conflict, u"signed under an older list of devices"_s, u"signerHead"_s);
    return ok();
}

Status acceptName(Stores &stores, const Standing &by, const RosterName &name)
{
    if (name.role > by.membership.role)
        return notYours();
    DUNLIN_TRY(const auto member, stores.members.find(by.channel.id, name.user));
    if (!member || !member->present())
        return badEntry(u"it names somebody who is not a member"_s);
    if (name.role > member->role)
        return badEntry(u"a higher role than they have"_s);
    DUNLIN_TRY(const QByteArray account, accountIdOf(stores, name.user));
    if (account != name.account)
        return badEntry(u"another account than theirs"_s);
    return ok();
}

Status acceptAct(const Standing &by, const RosterEntry &entry)
{
    const wire::Role role = by.membership.role;
    const UserId self = by.membership.userId;
    const bool isSelf = entry.people.size() == 1 && entry.people.constFirst().user == self;
    bool allowed = false;
    switch (entry.op) {
    case RosterOp::First:
        allowed = by.channel.kind == wire::ChannelKind::Direct || may(role, Action::AddMember);
        break;
    case RosterOp::Admit:
        // For those who came by an invite it is the device of whoever invited them that signs.
        allowed = may(role, Action::Invite);
        break;
    case RosterOp::Remove:
        allowed = may(role, Action::RemoveMember)
            || (entry.accounts.size() == 1 && entry.accounts.constFirst() == entry.signer);
        break;
    case RosterOp::SetRoles:
        allowed = may(role, Action::ChangeRoles) || isSelf;
        break;
    }
    return allowed ? ok() : Status(notYours());
}

Status acceptRosterPlace(const std::optional<wire::ChainEntry> &last, const RosterEntry &entry,
                         const ChannelId &channel)
{
    if (entry.place.log != channel.toBytes())
        return badEntry(u"of another channel"_s);
    if ((entry.op == RosterOp::First) == last.has_value())
        return badEntry(u"not an entry for that place"_s);
    // A first entry that no client takes would have the place of one for ever.
    if (entry.op == RosterOp::First
        && std::none_of(entry.people.cbegin(), entry.people.cend(),
                        [&entry](const RosterName &each) { return each.account == entry.signer; }))
        return badEntry(u"whoever signs a first entry stands in it"_s);
    const QByteArray before = last ? digest(last->entry, HashSize) : QByteArray(HashSize, 0);
    if (entry.place.previous != before)
        return fail(Errc::Conflict, u"an entry that follows another"_s, u"entry"_s);
    return ok();
}

Result<AppendedEntry> appendNow(UnitOfWork &unit, Fanout &fanout, const Caller &caller,
                                const ChannelId &channel, const wire::ChainEntry &given)
{
    Stores &stores = unit.stores();
    DUNLIN_CHECK(isActive(stores, caller));
    DUNLIN_TRY(const Standing by, demand(stores, channel, caller.user, Action::Read));
    DUNLIN_CHECK(demandEncrypted(stores, channel));
    const auto entry = rosterEntryOf(given.entry);
    if (!entry || entry->place.seq != given.seq)
        return badEntry(u"not an entry of that number"_s);
    DUNLIN_TRY(const auto last, stores.rosterLog.last(channel));
    const qint64 next = last ? last->seq + 1 : 0;
    if (given.seq < next) {
        DUNLIN_TRY(const auto held, stores.rosterLog.entries(channel, given.seq, 1));
        if (held.size() == 1 && held.constFirst() == given)
            return AppendedEntry{false, given};
    }
    if (given.seq != next)
        return anotherCame();
    DUNLIN_CHECK(acceptRosterPlace(last, *entry, channel));
    DUNLIN_CHECK(acceptSigner(stores, caller, *entry));
    DUNLIN_CHECK(acceptAct(by, *entry));
    for (const RosterName &each : entry->people)
        DUNLIN_CHECK(acceptName(stores, by, each));
    if (!may(by.membership.role, Action::AddMember)) {
        DUNLIN_TRY(const qint64 count, stores.rosterLog.countBy(channel, caller.user));
        if (count >= RosterLog::MostOfOne)
            return fail(Errc::TooLarge, u"you have signed too much in this channel"_s);
    }
    DUNLIN_TRY(const bool first, stores.rosterLog.append(channel, caller.user, given));
    if (!first)
        return anotherCame();
    // Whoever seals there looks at the log again before anything more is taken.
    DUNLIN_CHECK(stores.channels.raiseEpoch(channel));
    unit.afterCommit([&fanout, channel] {
        fanout.toChannel(channel,
                         makePush(wire::event::channel,
                                  wire::ChannelEvent{channel, {}, wire::ChannelAct::Roster, {}}));
    });
    return AppendedEntry{true, given};
}

} // namespace

Async<wire::ChainPage> RosterLog::entries(const Caller &caller, const ChannelId &channel,
                                          std::optional<qint64> from, std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, int(m_context.limits.page), m_context.limits);
    if (!limit.ok())
        return ready<wire::ChainPage>(limit.error());
    if (from && *from < 0)
        return ready<wire::ChainPage>(fail(Errc::Invalid, u"numbers begin at 0"_s, u"from"_s));
    return m_context.storage.read([me = caller.user, channel, from = from.value_or(0),
                                   limit = *limit](Stores &stores) -> Result<wire::ChainPage> {
        DUNLIN_CHECK(demandToRead(stores, channel, me, Action::Read));
        DUNLIN_CHECK(demandEncrypted(stores, channel));
        wire::ChainPage page;
        DUNLIN_TRY(page.entries, stores.rosterLog.entries(channel, from, limit + 1));
        page.more = page.entries.size() > limit;
        if (page.more)
            page.entries.resize(limit);
        return page;
    });
}

Async<AppendedEntry> RosterLog::append(const Caller &caller, const ChannelId &channel,
                                       const wire::ChainEntry &entry)
{
    if (entry.seq < 0 || entry.seq >= MostEntries)
        return ready<AppendedEntry>(fail(Errc::Invalid, u"a number out of range"_s, u"seq"_s));
    if (entry.entry.size() > MaxChainEntry)
        return ready<AppendedEntry>(fail(Errc::TooLarge, u"an entry is too large"_s, u"entry"_s));
    if (m_context.rates) {
        if (const Status allowed =
                m_context.rates->rosterEntries.take(caller.user.toText() + u' ' + channel.toText());
            !allowed.ok())
            return ready<AppendedEntry>(allowed.error());
    }
    return m_context.storage.write(
        channel, [caller, channel, entry, &fanout = m_context.fanout](UnitOfWork &unit) {
            return appendNow(unit, fanout, caller, channel, entry);
        });
}

} // namespace dunlin::server
