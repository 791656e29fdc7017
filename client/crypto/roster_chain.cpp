// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/roster_chain.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/crypto/signing.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qsizetype PersonBytes = 16 + 16 + 1;
constexpr qsizetype AccountBytes = 16;

QByteArray nothingBefore()
{
    return QByteArray(32, 0);
}

Error notOfRoster(Cause cause, const QString &what)
{
    return refusal(cause, u"roster: "_s + what);
}

QByteArray encodePeople(const QList<RosterPerson> &people)
{
    ByteWriter writer(people.size() * PersonBytes);
    for (const RosterPerson &each : people)
        writer.raw(each.user.toBytes()).raw(each.account.toBytes()).u8(quint8(each.role));
    return writer.take();
}

// Empty when they are none, too many, or somebody stands there twice.
QList<RosterPerson> decodePeople(const QByteArray &body)
{
    if (body.size() % PersonBytes != 0 || body.size() > RosterChain::MostNamed * PersonBytes)
        return {};
    QList<RosterPerson> people;
    QSet<UserId> users;
    QSet<AccountId> accounts;
    ByteReader reader(body);
    while (reader.left() > 0) {
        const auto user = UserId::fromBytes(reader.raw(16));
        const auto account = AccountId::fromBytes(reader.raw(16));
        const quint8 role = reader.u8();
        if (!user || !account || role < quint8(RosterRole::ReadOnly)
            || role > quint8(RosterRole::Owner) || users.contains(*user)
            || accounts.contains(*account))
            return {};
        users.insert(*user);
        accounts.insert(*account);
        people.append({*user, *account, RosterRole(role)});
    }
    return people;
}

QList<RosterPerson>::iterator findAccount(QList<RosterPerson> &in, const AccountId &account)
{
    return std::find_if(in.begin(), in.end(),
                        [&account](const RosterPerson &each) { return each.account == account; });
}

// Whether a device that counts signed it; NotFound when that can't be told yet.
Result<bool> isSignedBy(const SignersChain &signer, const LogEntry &entry, bool isNews)
{
    const DeviceChain &chain = *signer.chain;
    const auto device = chain.device(*entry.device);
    if (device && !verifySignature(device->signKey, entry.signedText(), entry.signature))
        return false;
    if (entry.signerHead > chain.head().seq) {
        // Nobody has the rest, and waiting for it would be for ever.
        if (signer.isNewest)
            return false;
        return fail(Errc::NotFound, u"roster: a signer knew more of its own chain"_s);
    }
    return device && chain.wasActive(*entry.device, entry.signerHead)
        && (!isNews || chain.isActive(*entry.device));
}

} // namespace

LogHead RosterChain::head() const
{
    return isEmpty() ? LogHead() : LogHead{quint64(m_hashes.size() - 1), m_hashes.constLast()};
}

std::optional<RosterPerson> RosterChain::member(const AccountId &account) const
{
    for (const RosterPerson &each : m_members) {
        if (each.account == account)
            return each;
    }
    return std::nullopt;
}

std::optional<RosterPerson> RosterChain::memberNamed(const UserId &user) const
{
    for (const RosterPerson &each : m_members) {
        if (each.user == user)
            return each;
    }
    return std::nullopt;
}

QSet<UserId> RosterChain::signersOf(const QList<QByteArray> &entries) const
{
    QHash<AccountId, UserId> named;
    for (const RosterPerson &each : m_members)
        named.insert(each.account, each.user);
    QList<AccountId> signers;
    for (const QByteArray &bytes : entries) {
        const auto entry = LogEntry::decode(bytes, RosterLogName);
        if (!entry.ok())
            continue;
        signers.append(entry->signer);
        if (entry->op == Remove)
            continue;
        const QList<RosterPerson> people = decodePeople(entry->body);
        for (const RosterPerson &each : people)
            named.insert(each.account, each.user);
    }
    QSet<UserId> users;
    for (const AccountId &each : std::as_const(signers)) {
        if (const auto found = named.constFind(each); found != named.cend())
            users.insert(*found);
    }
    return users;
}

// --- verifying -----------------------------------------------------------------------------------------

Result<QList<RosterChain::Step>> RosterChain::judge(const QList<QByteArray> &entries,
                                                    const ChainLookup &chains) const
{
    const bool isNews = !isEmpty();
    DUNLIN_TRY(QList<Step> steps, follow(entries));
    for (Step &each : steps) {
        // An account's root signs nothing here.
        if (!each.entry.device)
            continue;
        const SignersChain signer = chains(each.entry.signer);
        if (!signer.chain || signer.chain->isEmpty()) {
            each.word = isNews ? Word::None : Word::Absent;
            continue;
        }
        DUNLIN_TRY(const bool isSigned, isSignedBy(signer, each.entry, isNews));
        each.word = isSigned ? Word::Signed : Word::None;
    }
    return steps;
}

Status RosterChain::extend(const QList<QByteArray> &entries, const ChainLookup &chains)
{
    DUNLIN_TRY(const QList<Step> steps, judge(entries, chains));
    RosterChain longer = *this;
    DUNLIN_TRY(const qsizetype last, longer.take(steps, steps.size()));
    if (last < 0 && !steps.isEmpty() && steps.constFirst().word == Word::Absent)
        return notOfRoster(Cause::Orphaned, u"whoever signed it is gone"_s);
    const bool isTrailing = std::any_of(steps.cbegin() + (last + 1), steps.cend(),
                                        [](const Step &e) { return e.word == Word::Absent; });
    if (isTrailing) {
        longer = *this;
        DUNLIN_CHECK(longer.take(steps, last + 1));
    }
    *this = std::move(longer);
    return ok();
}

Status RosterChain::believe(const QList<QByteArray> &entries, const ChainLookup &chains)
{
    if (!isEmpty())
        return update(entries, chains);
    DUNLIN_TRY(const QList<Step> steps, judge(entries, chains));
    RosterChain longer = *this;
    DUNLIN_CHECK(longer.take(steps, steps.size()));
    *this = std::move(longer);
    return ok();
}

Status RosterChain::update(const QList<QByteArray> &fromHead, const ChainLookup &chains)
{
    if (isEmpty())
        return extend(fromHead, chains);
    if (fromHead.isEmpty())
        return notOfRoster(Cause::Rollback, u"shorter than the one that is held"_s);
    if (blake2b(fromHead.constFirst()) != m_hashes.constLast())
        return notOfRoster(Cause::Fork, u"another entry in the place of the head"_s);
    return extend(fromHead.mid(1), chains);
}

Status RosterChain::agree(const LogHead &seen) const
{
    if (seen.seq >= quint64(m_hashes.size()))
        return fail(Errc::NotFound, u"roster: somebody saw more of it"_s);
    if (m_hashes.at(qsizetype(seen.seq)) != seen.hash)
        return notOfRoster(Cause::Fork, u"somebody saw another entry"_s);
    return ok();
}

Result<RosterChain> RosterChain::restore(const ChannelId &channel, const QList<QByteArray> &entries,
                                         const QList<quint64> &voids)
{
    RosterChain kept(channel);
    DUNLIN_TRY(QList<Step> steps, kept.follow(entries));
    for (Step &each : steps)
        each.word = voids.contains(each.entry.seq) ? Word::None : Word::Signed;
    DUNLIN_CHECK(kept.take(steps, 0));
    if (kept.m_voids != voids)
        return refusal(Cause::LocalState, u"a roster that was kept"_s);
    return kept;
}

Result<QList<RosterChain::Step>> RosterChain::follow(const QList<QByteArray> &entries) const
{
    QList<Step> steps;
    QByteArray before = isEmpty() ? nothingBefore() : m_hashes.constLast();
    quint64 next = quint64(m_hashes.size());
    for (const QByteArray &bytes : entries) {
        DUNLIN_TRY(const LogEntry entry, LogEntry::decode(bytes, RosterLogName));
        if (next >= quint64(MostEntries))
            return notOfRoster(Cause::Forged, u"too long"_s);
        if (entry.log != m_channel.toBytes())
            return notOfRoster(Cause::Forged, u"of another channel"_s);
        if (entry.seq < next)
            return notOfRoster(Cause::Rollback, u"an entry of a number that is held"_s);
        if (entry.seq > next)
            return notOfRoster(Cause::Forged, u"a gap"_s);
        if (entry.previous != before)
            return notOfRoster(Cause::Fork, u"an entry that follows another"_s);
        if (entry.op > SetRoles)
            return notOfRoster(Cause::TooNew, u"an unknown kind of entry"_s);
        before = blake2b(bytes);
        steps.append({entry, before, Word::None});
        ++next;
    }
    return steps;
}

Result<qsizetype> RosterChain::take(const QList<Step> &steps, qsizetype absentUpTo)
{
    qsizetype last = -1;
    for (qsizetype i = 0; i < steps.size(); ++i) {
        const Step &step = steps.at(i);
        const bool counts =
            step.word == Word::Signed || (step.word == Word::Absent && i < absentUpTo);
        const bool isDone = counts && apply(step.entry);
        if (!isDone && step.entry.seq == 0)
            return notOfRoster(Cause::Forged, u"a first entry that is none"_s);
        if (!isDone)
            m_voids.append(step.entry.seq);
        if (isDone && step.word == Word::Signed)
            last = i;
        m_hashes.append(step.hash);
    }
    return last;
}

bool RosterChain::apply(const LogEntry &entry)
{
    if (entry.signerHead < m_signerHeads.value(entry.signer))
        return false;
    bool isDone = false;
    if (isEmpty()) {
        isDone = begin(entry);
    } else if (const auto by = member(entry.signer)) {
        if (entry.op == Admit)
            isDone = admit(by->role, decodePeople(entry.body));
        else if (entry.op == Remove)
            isDone = remove(*by, entry.body);
        else if (entry.op == SetRoles)
            isDone = setRoles(*by, decodePeople(entry.body));
    }
    if (isDone)
        m_signerHeads.insert(entry.signer, entry.signerHead);
    return isDone;
}

bool RosterChain::begin(const LogEntry &entry)
{
    QList<RosterPerson> people = decodePeople(entry.body);
    if (entry.op != First || findAccount(people, entry.signer) == people.end())
        return false;
    m_begunBy = entry.signer;
    m_members = people;
    return true;
}

bool RosterChain::admit(RosterRole by, const QList<RosterPerson> &people)
{
    QList<RosterPerson> after = m_members;
    for (const RosterPerson &each : people) {
        if (!mayAdmit(by, each.role))
            return false;
        const auto held = findAccount(after, each.account);
        if (const auto named = memberNamed(each.user); named && named->account != each.account)
            return false;
        if (held == after.end())
            after.append(each);
        else if (held->user != each.user)
            return false;
        else
            held->role = qMax(held->role, each.role);
    }
    if (people.isEmpty() || after.size() > MostMembers)
        return false;
    m_members = after;
    return true;
}

bool RosterChain::remove(const RosterPerson &by, const QByteArray &body)
{
    if (body.isEmpty() || body.size() % AccountBytes != 0)
        return false;
    QList<RosterPerson> after = m_members;
    ByteReader reader(body);
    while (reader.left() > 0) {
        const auto account = AccountId::fromBytes(reader.raw(AccountBytes));
        const auto held = account ? findAccount(after, *account) : after.end();
        if (held == after.end() || (held->account != by.account && !mayRemove(by.role, held->role)))
            return false;
        after.erase(held);
    }
    // Without anybody in it, nobody could ever admit anybody again.
    if (after.isEmpty())
        return false;
    m_members = after;
    return true;
}

bool RosterChain::setRoles(const RosterPerson &by, const QList<RosterPerson> &people)
{
    QList<RosterPerson> after = m_members;
    for (const RosterPerson &each : people) {
        const auto held = findAccount(after, each.account);
        if (held == after.end() || held->user != each.user)
            return false;
        const bool isSelf = each.account == by.account;
        const bool may = isSelf ? each.role <= by.role
                                : by.role == RosterRole::Owner && held->role != RosterRole::Owner;
        if (!may)
            return false;
        held->role = each.role;
    }
    if (people.isEmpty())
        return false;
    m_members = after;
    return true;
}

// --- making --------------------------------------------------------------------------------------------

QByteArray RosterChain::make(const LogSigner &by, Op op, const QByteArray &body, qint64 nowMs) const
{
    Q_ASSERT(by.device);
    LogEntry entry;
    entry.name = QByteArray(RosterLogName);
    entry.log = m_channel.toBytes();
    entry.seq = quint64(m_hashes.size());
    entry.previous = isEmpty() ? nothingBefore() : m_hashes.constLast();
    entry.op = op;
    entry.signer = by.account;
    entry.device = by.device;
    entry.signerHead = by.head;
    entry.timeMs = nowMs;
    entry.body = body;
    entry.signature = by.key.sign(entry.signedText());
    return entry.encode();
}

QByteArray RosterChain::makeFirst(const ChannelId &channel, const LogSigner &by,
                                  const QList<RosterPerson> &people, qint64 nowMs)
{
    return RosterChain(channel).make(by, First, encodePeople(people), nowMs);
}

QByteArray RosterChain::makeAdmission(const LogSigner &by, const QList<RosterPerson> &people,
                                      qint64 nowMs) const
{
    return make(by, Admit, encodePeople(people), nowMs);
}

QByteArray RosterChain::makeRemoval(const LogSigner &by, const QList<AccountId> &accounts,
                                    qint64 nowMs) const
{
    QByteArray body;
    for (const AccountId &each : accounts)
        body += each.toBytes();
    return make(by, Remove, body, nowMs);
}

QByteArray RosterChain::makeRoles(const LogSigner &by, const QList<RosterPerson> &people,
                                  qint64 nowMs) const
{
    return make(by, SetRoles, encodePeople(people), nowMs);
}

} // namespace dunlin::client
