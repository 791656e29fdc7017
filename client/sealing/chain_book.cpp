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
constexpr int MostTries = 4; // where others ask as well

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

bool ChainBook::knew(const DeviceAddress &address, const QByteArray &identityKey) const
{
    const auto user = userOf(address.account);
    const auto found = user ? m_held.find(*user) : m_held.end();
    return found != m_held.end() && found->second.chain.knew(address, identityKey);
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
    Asking asking;
    asking.user = user;
    asking.tries = MostTries;
    const Async<Done> done = asking.answer.async();
    begin(asking, false);
    return done;
}

void ChainBook::begin(Asking asking, bool wantsProof)
{
    const Held &now = held(asking.user);
    const auto proven = now.entries.isEmpty()
        ? Result<bool>(false)
        : m_log.isProven(asking.user, now.entries.constLast());
    const auto log = m_log.state();
    if (!proven.ok() || !log.ok()) {
        asking.answer.settle(proven.ok() ? log.error() : proven.error());
        return;
    }
    const auto word = heard(asking.user);
    if (!word.ok()) {
        asking.answer.settle(word.error());
        return;
    }
    asking.word = *word;
    asking.from = now.chain.isEmpty() ? 0 : now.chain.head().seq;
    asking.log = wantsProof || !*proven ? std::optional(*log) : std::nullopt;
    asking.entries.clear();
    ask(asking);
}

void ChainBook::ask(const Asking &asking)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("from"),
                       QString::number(asking.from + quint64(asking.entries.size())));
    if (asking.log)
        query.addQueryItem(QStringLiteral("log"), QString::number(asking.log->size));
    const auto page = m_http.call(wire::http::deviceLog, wire::Empty{},
                                  {{QStringLiteral("userId"), asking.user.toText()}}, query);
    finally(this, page, [this, asking](Result<wire::ChainPage> got) {
        if (!got.ok()) {
            asking.answer.settle(got.error());
            return;
        }
        Asking longer = asking;
        for (const wire::ChainEntry &each : std::as_const(got->entries))
            longer.entries.append(each.entry);
        if (got->more && !got->entries.isEmpty())
            ask(longer);
        else
            finish(longer, got->proof);
    });
}

void ChainBook::finish(const Asking &asking, const std::optional<wire::KeyLogProof> &proof)
{
    const Result<bool> taken = take(asking, proof);
    // An answer that was under way when a device spoke of more breaks no word.
    if (taken.ok() && asking.tries > 0 && (!*taken || heardMore(asking))) {
        Asking again = asking;
        --again.tries;
        begin(again, !*taken);
        return;
    }
    Status done = taken.ok() ? ok() : Status(taken.error());
    if (taken.ok() && !*taken)
        done = fail(Errc::Unavailable, QStringLiteral("the log of devices grows too fast"));
    if (done.ok())
        done = keepsWord(asking.user);
    noteDispute(asking.user, done);
    asking.answer.settle(done);
}

bool ChainBook::heardMore(const Asking &asking) const
{
    const auto word = heard(asking.user);
    if (!word.ok() || !*word || (asking.word && asking.word->seq >= (*word)->seq))
        return false;
    const auto held = m_held.find(asking.user);
    return held == m_held.end() || (*word)->seq > held->second.chain.head().seq;
}

bool ChainBook::isDispute(const Error &error)
{
    const auto cause = causeOf(error);
    return cause == Cause::Fork || cause == Cause::Rollback || cause == Cause::Forged
        || cause == Cause::NotLogged;
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

Result<bool> ChainBook::take(const Asking &asking, const std::optional<wire::KeyLogProof> &proof)
{
    Held &now = held(asking.user);
    if (now.chain.isEmpty() && asking.entries.isEmpty())
        return true;
    // Another answer may have come meanwhile, and have moved the head.
    const qsizetype skipped =
        now.chain.isEmpty() ? 0 : qsizetype(now.chain.head().seq - asking.from);
    if (skipped > 0 && asking.entries.size() <= skipped)
        return true;
    const QList<QByteArray> fromHead = asking.entries.mid(skipped);
    Held longer = now;
    DUNLIN_CHECK(longer.chain.update(fromHead));
    longer.entries += fromHead.mid(now.chain.isEmpty() ? 0 : 1);
    const QByteArray &newest = longer.entries.constLast();
    DUNLIN_TRY(const bool proven, m_log.isProven(asking.user, newest));
    if (!proven) {
        if (!asking.log)
            return false;
        DUNLIN_TRY(const bool stands,
                   m_log.prove(asking.user, longer.chain.head().seq, newest, *asking.log, proof));
        if (!stands)
            return false;
    }
    if (longer.entries.size() == now.entries.size())
        return true;
    ByteWriter writer;
    for (const QByteArray &each : std::as_const(longer.entries))
        writer.prefixed(each);
    DUNLIN_CHECK(m_rows.write(SealedKind::DeviceLog, asking.user.toBytes(), writer.takeSecret()));
    now = longer;
    m_users.insert(now.chain.account(), asking.user);
    if (m_onLonger)
        m_onLonger(asking.user);
    return true;
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
