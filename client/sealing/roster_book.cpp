// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/roster_book.h"

#include "client/crypto/bytes.h"
#include "shared/core/log.h"

#include <QUrlQuery>

namespace dunlin::client {

namespace {

constexpr qsizetype MostRosterEntry = 1024;
// Beside the roster of a channel, of which none is held: there is one.
const QByteArray ExpectedMark = QByteArrayLiteral("expected");

QByteArray expectedName(const ChannelId &channel)
{
    return channel.toBytes() + ExpectedMark;
}

bool isRosterFault(Cause cause)
{
    return cause == Cause::Rollback || cause == Cause::Fork || cause == Cause::Forged
        || cause == Cause::Orphaned || cause == Cause::TooNew;
}

} // namespace

RosterBook::Held &RosterBook::held(const ChannelId &channel)
{
    if (const auto found = m_held.find(channel); found != m_held.end())
        return found->second;
    Held &made = m_held.emplace(channel, Held{{}, RosterChain(channel)}).first->second;
    const auto stored = m_rows.read(SealedKind::Roster, channel.toBytes());
    if (!stored.ok() || !*stored)
        return made;
    ByteReader reader((*stored)->reveal());
    QList<quint64> voids;
    const quint32 count = reader.u32();
    for (quint32 i = 0; i < count && reader.ok(); ++i)
        voids.append(reader.u64());
    QList<QByteArray> entries;
    while (reader.left() > 0)
        entries.append(reader.prefixed(MostRosterEntry));
    auto kept = RosterChain::restore(channel, entries, voids);
    if (!reader.finished() || !kept.ok()) {
        qCWarning(lcSession, "A roster that was kept does not hold and is asked for again");
        return made;
    }
    made.entries = entries;
    made.chain = *std::move(kept);
    return made;
}

const RosterChain *RosterBook::of(const ChannelId &channel)
{
    const Held &found = held(channel);
    return found.chain.isEmpty() ? nullptr : &found.chain;
}

bool RosterBook::knows(const ChannelId &channel)
{
    const auto expected = isExpected(channel);
    return of(channel) || !expected.ok() || *expected;
}

std::optional<Cause> RosterBook::faultOf(const ChannelId &channel) const
{
    const auto found = m_faults.constFind(channel);
    return found == m_faults.cend() ? std::nullopt : std::optional(*found);
}

void RosterBook::forget()
{
    m_held.clear();
    m_faults.clear();
    m_believed.clear();
}

ChainLookup RosterBook::lookup(const QSet<UserId> &asked)
{
    return [this, asked](const AccountId &account) {
        const auto user = m_book.userOf(account);
        return user ? SignersChain(m_book.of(*user), asked.contains(*user)) : SignersChain();
    };
}

// --- asking --------------------------------------------------------------------------------------------

Async<Done> RosterBook::refresh(const ChannelId &channel)
{
    Asking asking;
    asking.channel = channel;
    const RosterChain *chain = of(channel);
    asking.from = chain ? chain->head().seq : 0;
    const Async<Done> done = asking.answer.async();
    ask(asking);
    return done;
}

void RosterBook::ask(const Asking &asking)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("from"),
                       QString::number(asking.from + quint64(asking.entries.size())));
    const auto page = m_http.call(wire::http::rosterLog, wire::Empty{},
                                  {{QStringLiteral("id"), asking.channel.toText()}}, query);
    finally(this, page, [this, asking](Result<wire::ChainPage> got) {
        if (!got.ok()) {
            asking.answer.settle(got.error());
            return;
        }
        Asking longer = asking;
        for (const wire::ChainEntry &each : std::as_const(got->entries))
            longer.entries.append(each.entry);
        if (got->more && !got->entries.isEmpty()
            && longer.entries.size() <= RosterChain::MostEntries) {
            ask(longer);
            return;
        }
        // Where one is held, the first entry is its head, which was judged.
        const RosterChain &chain = held(asking.channel).chain;
        const QSet<UserId> signers = chain.signersOf(longer.entries.mid(chain.isEmpty() ? 0 : 1));
        learnSigners(longer, signers.values());
    });
}

// One after the other. Whose chain is not there any more is no error: what they signed is judged without it.
void RosterBook::learnSigners(const Asking &asking, const QList<UserId> &signers)
{
    if (signers.isEmpty()) {
        finish(asking);
        return;
    }
    const UserId next = signers.constFirst();
    finally(this, m_book.refresh(next),
            [this, asking, next, rest = signers.mid(1)](const Result<Done> &known) {
                if (!known.ok() && known.error().code != Errc::NotFound) {
                    asking.answer.settle(known.error());
                    return;
                }
                Asking further = asking;
                if (known.ok())
                    further.asked.insert(next);
                learnSigners(further, rest);
            });
}

void RosterBook::finish(const Asking &asking)
{
    const LogHead before = held(asking.channel).chain.head();
    const Status taken = take(asking);
    noteFault(asking.channel, taken);
    if (m_onChange && held(asking.channel).chain.head() != before)
        m_onChange(asking.channel);
    if (!taken.ok() && taken.error().code == Errc::NotFound)
        asking.answer.settle(
            fail(Errc::Unavailable,
                 QStringLiteral("The devices of somebody who signed here are not shown yet")));
    else
        asking.answer.settle(taken);
}

Status RosterBook::take(const Asking &asking)
{
    Held &now = held(asking.channel);
    if (now.chain.isEmpty() && asking.entries.isEmpty()) {
        DUNLIN_TRY(const bool hidden, isExpected(asking.channel));
        if (hidden)
            return refusal(Cause::Rollback,
                           QStringLiteral("a roster that others know is not shown"));
        return ok();
    }
    if (now.chain.isEmpty() && asking.from > 0)
        return fail(Errc::Unavailable, QStringLiteral("The list began anew meanwhile"));
    // Another answer may have come meanwhile, and have moved the head.
    const qsizetype skipped =
        now.chain.isEmpty() ? 0 : qsizetype(now.chain.head().seq - asking.from);
    if (skipped > 0 && asking.entries.size() <= skipped)
        return ok();
    const QList<QByteArray> fromHead = asking.entries.mid(skipped);
    Held longer = now;
    const ChainLookup chains = lookup(asking.asked);
    DUNLIN_CHECK(m_believed.contains(asking.channel) ? longer.chain.believe(fromHead, chains)
                                                     : longer.chain.update(fromHead, chains));
    longer.entries += fromHead.mid(now.chain.isEmpty() ? 0 : 1);
    if (longer.entries.size() == now.entries.size())
        return ok();
    DUNLIN_CHECK(keep(asking.channel, longer));
    now = std::move(longer);
    m_believed.remove(asking.channel);
    return ok();
}

Status RosterBook::keep(const ChannelId &channel, const Held &longer)
{
    ByteWriter writer;
    writer.u32(quint32(longer.chain.voids().size()));
    for (const quint64 each : longer.chain.voids())
        writer.u64(each);
    for (const QByteArray &each : longer.entries)
        writer.prefixed(each);
    return m_rows.write(SealedKind::Roster, channel.toBytes(), writer.takeSecret());
}

// --- what is wrong with it -----------------------------------------------------------------------------

void RosterBook::noteFault(const ChannelId &channel, const Status &taken)
{
    const auto cause = taken.ok() ? std::optional<Cause>() : causeOf(taken.error());
    // A fault of the disk, or of the network, says nothing about the roster.
    if (!taken.ok() && !(cause && isRosterFault(*cause)))
        return;
    if (cause == faultOf(channel))
        return;
    if (cause)
        m_faults.insert(channel, *cause);
    else
        m_faults.remove(channel);
    if (m_onChange)
        m_onChange(channel);
}

Status RosterBook::beginAnew(const ChannelId &channel)
{
    DUNLIN_CHECK(m_rows.erase(SealedKind::Roster, channel.toBytes()));
    DUNLIN_CHECK(m_rows.erase(SealedKind::Roster, expectedName(channel)));
    m_held.erase(channel);
    if (m_faults.take(channel) == Cause::Orphaned)
        m_believed.insert(channel);
    if (m_onChange)
        m_onChange(channel);
    return ok();
}

Status RosterBook::expect(const ChannelId &channel)
{
    if (of(channel))
        return ok();
    DUNLIN_TRY(const bool known, isExpected(channel));
    if (known)
        return ok();
    return m_rows.write(SealedKind::Roster, expectedName(channel), Secret(QByteArrayLiteral("1")));
}

Result<bool> RosterBook::isExpected(const ChannelId &channel) const
{
    DUNLIN_TRY(const auto found, m_rows.read(SealedKind::Roster, expectedName(channel)));
    return found.has_value();
}

} // namespace dunlin::client
