// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/chain_book.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "shared/core/log.h"

#include <QUrlQuery>

namespace dunlin::client {

namespace {

constexpr qsizetype MostEntryBytes = 4096;

} // namespace

ChainBook::Held &ChainBook::held(const UserId &user)
{
    if (const auto found = m_held.find(user); found != m_held.end())
        return found->second;
    Held &made = m_held[user];
    const auto stored = m_rows.read(SealedKind::DeviceLog, user.toBytes());
    if (!stored.ok() || !*stored)
        return made;
    ByteReader reader((*stored)->reveal());
    QList<QByteArray> entries;
    while (reader.left() > 0)
        entries.append(reader.prefixed(MostEntryBytes));
    if (!reader.finished() || !made.chain.extend(entries).ok()) {
        qCWarning(lcSession,
                  "A chain of devices that was kept does not hold and is asked for again");
        made.chain = DeviceChain();
        return made;
    }
    made.entries = entries;
    m_users.insert(made.chain.account(), user);
    return made;
}

const DeviceChain *ChainBook::of(const UserId &user)
{
    const Held &found = held(user);
    return found.chain.isEmpty() ? nullptr : &found.chain;
}

std::optional<UserId> ChainBook::userOf(const AccountId &account) const
{
    const auto found = m_users.constFind(account);
    return found == m_users.cend() ? std::nullopt : std::optional(*found);
}

bool ChainBook::trusts(const DeviceAddress &address, const QByteArray &identityKey) const
{
    const auto user = userOf(address.account);
    const auto found = user ? m_held.find(*user) : m_held.end();
    return found != m_held.end() && found->second.chain.trusts(address, identityKey);
}

void ChainBook::forget()
{
    m_held.clear();
    m_users.clear();
    m_disputed.clear();
}

Async<Done> ChainBook::refresh(const UserId &user)
{
    Deferred<Done> answer;
    const Held &now = held(user);
    ask(user, now.chain.isEmpty() ? 0 : now.chain.head().seq, {}, answer);
    return answer.async();
}

void ChainBook::ask(const UserId &user, quint64 from, const QList<QByteArray> &before,
                    const Deferred<Done> &answer)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("from"), QString::number(from + quint64(before.size())));
    const auto page = m_http.call(wire::http::deviceLog, wire::Empty{},
                                  {{QStringLiteral("userId"), user.toText()}}, query);
    finally(this, page, [this, user, from, before, answer](Result<wire::ChainPage> got) {
        if (!got.ok()) {
            answer.settle(got.error());
            return;
        }
        QList<QByteArray> entries = before;
        for (const wire::ChainEntry &each : std::as_const(got->entries))
            entries.append(each.entry);
        if (got->more && entries.size() > before.size()) {
            ask(user, from, entries, answer);
            return;
        }
        Status taken = take(user, from, entries);
        if (taken.ok())
            taken = keepsWord(user);
        noteDispute(user, taken);
        answer.settle(taken);
    });
}

bool ChainBook::isDispute(const Error &error)
{
    const auto cause = causeOf(error);
    return cause == Cause::Fork || cause == Cause::Rollback || cause == Cause::Forged;
}

void ChainBook::noteDispute(const UserId &user, const Status &taken)
{
    const bool isDisputed = !taken.ok() && isDispute(taken.error());
    // A fault of the disk says nothing about the server.
    if (!taken.ok() && !isDisputed)
        return;
    if (isDisputed == m_disputed.contains(user))
        return;
    if (isDisputed)
        m_disputed.insert(user);
    else
        m_disputed.remove(user);
    if (m_onDispute)
        m_onDispute(user);
}

Status ChainBook::take(const UserId &user, quint64 from, const QList<QByteArray> &entries)
{
    Held &now = held(user);
    if (now.chain.isEmpty() && entries.isEmpty())
        return ok();
    // Another answer may have come meanwhile, and have moved the head.
    const qsizetype skipped = now.chain.isEmpty() ? 0 : qsizetype(now.chain.head().seq - from);
    if (skipped > 0 && entries.size() <= skipped)
        return ok();
    const QList<QByteArray> fromHead = entries.mid(skipped);
    DeviceChain chain = now.chain;
    DUNLIN_CHECK(chain.update(fromHead));
    const QList<QByteArray> all = now.entries + fromHead.mid(now.chain.isEmpty() ? 0 : 1);
    if (all.size() == now.entries.size())
        return ok();
    ByteWriter writer;
    for (const QByteArray &each : all)
        writer.prefixed(each);
    DUNLIN_CHECK(m_rows.write(SealedKind::DeviceLog, user.toBytes(), writer.takeSecret()));
    now.chain = chain;
    now.entries = all;
    m_users.insert(chain.account(), user);
    return ok();
}

Result<std::optional<LogHead>> ChainBook::heard(const UserId &user) const
{
    DUNLIN_TRY(const auto stored, m_rows.read(SealedKind::Heard, user.toBytes()));
    if (!stored)
        return std::optional<LogHead>();
    ByteReader reader(stored->reveal());
    LogHead head;
    head.seq = reader.u64();
    head.hash = reader.raw(32);
    return reader.finished() ? std::optional(head) : std::nullopt;
}

Status ChainBook::hear(const UserId &user, const LogHead &head)
{
    const DeviceChain *chain = of(user);
    if (!chain || head.hash.isEmpty() || head.seq <= chain->head().seq)
        return ok();
    DUNLIN_TRY(const auto before, heard(user));
    if (before && before->seq >= head.seq)
        return ok();
    ByteWriter writer;
    writer.u64(head.seq).raw(head.hash);
    return m_rows.write(SealedKind::Heard, user.toBytes(), writer.takeSecret());
}

// A server that leaves out the end of a chain shows what was true once.
Status ChainBook::keepsWord(const UserId &user)
{
    DUNLIN_TRY(const auto head, heard(user));
    const DeviceChain *chain = of(user);
    if (!head || !chain)
        return ok();
    const Status agreed = chain->agree(*head);
    if (agreed.ok())
        return m_rows.erase(SealedKind::Heard, user.toBytes());
    if (causeOf(agreed.error()))
        return agreed;
    return refusal(
        Cause::Rollback,
        QStringLiteral("a part of a chain of which one of its devices knows is not shown"));
}

Async<Done> ChainBook::refreshAll(const QList<UserId> &users)
{
    if (users.isEmpty())
        return ready<Done>(ok());
    return then(this, refresh(users.constFirst()),
                [this, rest = users.mid(1)](Done) { return refreshAll(rest); });
}

} // namespace dunlin::client
