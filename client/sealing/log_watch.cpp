// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/log_watch.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/sealing/log_book.h"
#include "shared/core/log.h"
#include "shared/keylog/log_leaf.h"

#include <QUrlQuery>

#include <algorithm>

namespace dunlin::client {

namespace {

const QByteArray HeardName = QByteArrayLiteral("heard");
constexpr int MostHeadTries = 4;
constexpr qsizetype MostHeard = 64;
constexpr qsizetype HeardBytes = 16 + 8 + 32;

QUrlQuery queryOf(std::initializer_list<std::pair<const char *, quint64>> values)
{
    QUrlQuery query;
    for (const auto &[name, value] : values)
        query.addQueryItem(QString::fromLatin1(name), QString::number(value));
    return query;
}

} // namespace

void LogWatch::begin(const UserId &self)
{
    m_self = self;
}

void LogWatch::setOnline(bool online)
{
    m_isOnline = online;
}

void LogWatch::look()
{
    if (!m_isOnline || m_self.isNull())
        return;
    if (m_isLooking) {
        m_looksAgain = true;
        return;
    }
    m_isLooking = true;
    const auto looked = then(this, askHead(MostHeadTries), [this](Done) -> Async<Done> {
        const auto known = m_log.state();
        if (!known.ok())
            return ready<Done>(known.error());
        return then(this, readLeaves(*known), [this](Done) { return compareNext(); });
    });
    finally(this, looked, [this](const Result<Done> &done) {
        m_isLooking = false;
        if (!done.ok())
            qCInfo(lcSession, "The log of devices could not be looked through: %s",
                   qPrintable(done.error().detail));
        if (std::exchange(m_looksAgain, false))
            look();
        else
            Q_EMIT this->looked();
    });
}

Async<Done> LogWatch::askHead(int tries)
{
    const auto held = m_log.state();
    if (!held.ok())
        return ready<Done>(held.error());
    const auto asked =
        m_http.call(wire::http::keyLog, wire::Empty{}, {}, queryOf({{"from", held->size}}));
    Deferred<Done> answer;
    finally(this, asked, [this, held = *held, tries, answer](const Result<wire::KeyLogHead> &head) {
        if (!head.ok()) {
            // A server of before there was a log. One that had it and has it no more does not go on from it.
            const bool isNone = head.error().code == Errc::NotFound;
            if (isNone && held.size > 0) {
                const Status noted = m_log.note({LogFault::Rewritten, {}, 0});
                answer.settle(noted.ok() ? Status(head.error()) : noted);
            } else {
                answer.settle(isNone ? ok() : Status(head.error()));
            }
            return;
        }
        const auto taken = m_log.takeHead(held, *head);
        if (!taken.ok())
            answer.settle(taken.error());
        else if (*taken)
            answer.settle(ok());
        else if (tries > 0)
            finally(this, askHead(tries - 1),
                    [answer](const Result<Done> &done) { answer.settle(done); });
        else
            answer.settle(fail(Errc::Unavailable, QStringLiteral("the log grows too fast")));
    });
    return answer.async();
}

// --- one's own leaves --------------------------------------------------------------------------------

Result<merkle::Frontier> LogWatch::frontier() const
{
    DUNLIN_TRY(const auto stored, m_rows.read(SealedKind::Log, FrontierName));
    if (!stored)
        return merkle::Frontier();
    ByteReader reader(stored->reveal());
    const quint64 size = reader.u64();
    QList<QByteArray> hashes;
    while (reader.left() > 0)
        hashes.append(reader.raw(merkle::HashBytes));
    const auto read = reader.finished() ? merkle::Frontier::restore(size, hashes) : std::nullopt;
    // It can be read again.
    return read.value_or(merkle::Frontier());
}

Status LogWatch::keepFrontier(const merkle::Frontier &read)
{
    ByteWriter writer;
    writer.u64(read.size()).raw(read.hashes().join());
    return m_rows.write(SealedKind::Log, FrontierName, writer.takeSecret());
}

Async<Done> LogWatch::readLeaves(const LogState &upTo)
{
    const auto read = frontier();
    if (!read.ok())
        return ready<Done>(read.error());
    return nextPage(upTo, *read, {});
}

Async<Done> LogWatch::nextPage(const LogState &upTo, const merkle::Frontier &read,
                               const QList<OwnLeaf> &own)
{
    if (read.size() >= upTo.size) {
        if (upTo.size == 0)
            return ready<Done>(ok());
        if (read.size() > upTo.size || read.root() != upTo.root) {
            const Status noted = m_log.note({LogFault::Rewritten, {}, 0});
            return ready<Done>(
                noted.ok() ? Status(refusal(Cause::NotLogged,
                                            QStringLiteral("leaves that are not those of the log")))
                           : noted);
        }
        return finishLeaves(read, own);
    }
    const auto page =
        m_http.call(wire::http::keyLogLeaves, wire::Empty{}, {}, queryOf({{"from", read.size()}}));
    return then(this, page, [this, upTo, read, own](const wire::KeyLogPage &got) -> Async<Done> {
        const auto taken = takePage(upTo, read, own, got);
        return taken.ok() ? nextPage(upTo, taken->first, taken->second)
                          : ready<Done>(taken.error());
    });
}

Result<std::pair<merkle::Frontier, QList<LogWatch::OwnLeaf>>>
LogWatch::takePage(const LogState &upTo, merkle::Frontier read, QList<OwnLeaf> own,
                   const wire::KeyLogPage &page)
{
    const QByteArray tag = logTag(m_self);
    const quint64 before = read.size();
    for (const wire::KeyLogLeaf &each : page.leaves) {
        if (read.size() == upTo.size)
            break;
        const LogLeaf leaf{each.account, quint64(each.seq), each.entry};
        read.append(merkle::leafHash(leaf.encode()));
        if (each.account == tag)
            own.append({quint64(each.seq), each.entry});
    }
    if (read.size() == before) {
        DUNLIN_CHECK(m_log.note({LogFault::Rewritten, {}, 0}));
        return refusal(Cause::NotLogged, QStringLiteral("leaves that are not shown"));
    }
    return std::pair(read, own);
}

bool LogWatch::isOurs(const OwnLeaf &leaf)
{
    const QList<QByteArray> entries = m_book.entriesOf(m_self);
    return leaf.seq < quint64(entries.size())
        && merkle::sha256(entries.at(qsizetype(leaf.seq))) == leaf.entry;
}

Async<Done> LogWatch::finishLeaves(const merkle::Frontier &read, const QList<OwnLeaf> &own)
{
    const auto judge = [this, read, own]() -> Status {
        for (const OwnLeaf &each : own) {
            if (!isOurs(each))
                DUNLIN_CHECK(m_log.note({LogFault::Ghost, {}, each.seq}));
        }
        return keepFrontier(read);
    };
    const bool isKnown =
        std::all_of(own.cbegin(), own.cend(), [this](const OwnLeaf &each) { return isOurs(each); });
    if (isKnown)
        return ready<Done>(judge());
    // Another device of the account may have made it just now.
    Deferred<Done> answer;
    finally(this, m_book.refresh(m_self), [judge, answer](const Result<Done> &asked) {
        const bool isAnswered = asked.ok() || causeOf(asked.error());
        answer.settle(isAnswered ? judge() : Status(asked.error()));
    });
    return answer.async();
}

// --- what others are shown -----------------------------------------------------------------------------

QList<LogWatch::Heard> LogWatch::heard() const
{
    QList<Heard> all;
    const auto stored = m_rows.read(SealedKind::Log, HeardName);
    if (!stored.ok() || !*stored)
        return all;
    ByteReader reader((*stored)->reveal());
    while (reader.left() >= HeardBytes) {
        Heard each;
        each.who = UserId::fromBytes(reader.raw(16)).value_or(UserId());
        each.head.size = reader.u64();
        each.head.root = reader.raw(merkle::HashBytes);
        all.append(each);
    }
    return all;
}

Status LogWatch::keepHeard(const QList<Heard> &all)
{
    ByteWriter writer;
    for (const Heard &each : all)
        writer.raw(each.who.toBytes()).u64(each.head.size).raw(each.head.root);
    return all.isEmpty() ? m_rows.erase(SealedKind::Log, HeardName)
                         : m_rows.write(SealedKind::Log, HeardName, writer.takeSecret());
}

Status LogWatch::hear(const UserId &who, const LogState &head)
{
    DUNLIN_TRY(const LogState mine, m_log.state());
    QList<Heard> all = heard();
    if (mine == head || all.contains(Heard{who, head}))
        return ok();
    all.append({who, head});
    // The newest ones say more.
    while (all.size() > MostHeard)
        all.removeFirst();
    DUNLIN_CHECK(keepHeard(all));
    QMetaObject::invokeMethod(this, &LogWatch::look, Qt::QueuedConnection);
    return ok();
}

Async<Done> LogWatch::compareNext()
{
    const QList<Heard> all = heard();
    if (all.isEmpty())
        return ready<Done>(ok());
    const Heard next = all.constFirst();
    const auto mine = m_log.state();
    if (!mine.ok())
        return ready<Done>(mine.error());
    const auto asked = m_http.call(wire::http::keyLog, wire::Empty{}, {},
                                   queryOf({{"from", qMin(mine->size, next.head.size)},
                                            {"size", qMax(mine->size, next.head.size)}}));
    Deferred<Done> answer;
    finally(this, asked, [this, next, mine = *mine, answer](const Result<wire::KeyLogHead> &told) {
        const Status done = compared(next, mine, told);
        if (!done.ok())
            answer.settle(done);
        else
            finally(this, compareNext(),
                    [answer](const Result<Done> &rest) { answer.settle(rest); });
    });
    return answer.async();
}

// One log that was both, the one before the other.
Status LogWatch::compared(const Heard &heard, const LogState &mine,
                          const Result<wire::KeyLogHead> &told)
{
    if (!told.ok() && told.error().code != Errc::NotFound)
        return told.error();
    const LogState &shorter = mine.size < heard.head.size ? mine : heard.head;
    const LogState &longer = mine.size < heard.head.size ? heard.head : mine;
    const bool isOne = told.ok() && quint64(told->size) == longer.size && told->root == longer.root
        && merkle::verifyConsistency(shorter.size, shorter.root, longer.size, longer.root,
                                     told->consistency);
    if (!isOne)
        DUNLIN_CHECK(m_log.note({LogFault::Split, heard.who, 0}));
    QList<Heard> all = this->heard();
    all.removeOne(heard);
    return keepHeard(all);
}

} // namespace dunlin::client
