// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/log_book.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "shared/core/log.h"
#include "shared/keylog/log_leaf.h"
#include "shared/keylog/merkle.h"

#include <algorithm>

namespace dunlin::client {

namespace {

const QByteArray StateName = QByteArrayLiteral("state");
const QByteArray FindingsName = QByteArrayLiteral("findings");
constexpr qsizetype MostFindings = 32;
constexpr qsizetype FindingBytes = 1 + 16 + 8;

LogState stateOf(const wire::KeyLogHead &head)
{
    return {quint64(qMax<qint64>(head.size, 0)), head.root};
}

} // namespace

QString logFaultName(LogFault fault)
{
    switch (fault) {
    case LogFault::Ghost:
        return QStringLiteral("ghost");
    case LogFault::Split:
        return QStringLiteral("split");
    case LogFault::Rewritten:
        return QStringLiteral("rewritten");
    case LogFault::Unlogged:
        return QStringLiteral("unlogged");
    }
    return QStringLiteral("rewritten");
}

Result<LogState> LogBook::state() const
{
    DUNLIN_TRY(const auto stored, m_rows.read(SealedKind::Log, StateName));
    if (!stored)
        return LogState();
    ByteReader reader(stored->reveal());
    LogState state;
    state.size = reader.u64();
    state.root = reader.raw(merkle::HashBytes);
    if (!reader.finished())
        return refusal(Cause::LocalState, QStringLiteral("the head of the log of devices"));
    return state;
}

Status LogBook::follows(const LogState &held, const wire::KeyLogHead &head)
{
    const LogState told = stateOf(head);
    if (told.root.size() == merkle::HashBytes
        && merkle::verifyConsistency(held.size, held.root, told.size, told.root, head.consistency))
        return ok();
    DUNLIN_CHECK(note({LogFault::Rewritten, {}, 0}));
    return refusal(Cause::NotLogged, QStringLiteral("a log that does not go on from what it was"));
}

Result<bool> LogBook::takeHead(const LogState &held, const wire::KeyLogHead &head)
{
    DUNLIN_TRY(const LogState now, state());
    const LogState told = stateOf(head);
    if (told == now && told.size > 0)
        return true;
    if (now != held)
        return false;
    DUNLIN_CHECK(follows(held, head));
    if (told.size == 0)
        return true;
    ByteWriter writer;
    writer.u64(told.size).raw(told.root);
    DUNLIN_CHECK(m_rows.write(SealedKind::Log, StateName, writer.takeSecret()));
    return true;
}

Result<bool> LogBook::isProven(const UserId &user, const QByteArray &entry) const
{
    DUNLIN_TRY(const auto stored, m_rows.read(SealedKind::Logged, user.toBytes()));
    return stored && stored->reveal() == merkle::sha256(entry);
}

Result<bool> LogBook::prove(const UserId &user, quint64 seq, const QByteArray &entry,
                            const LogState &held, const std::optional<wire::KeyLogProof> &proof)
{
    const auto missing = [&]() -> Result<bool> {
        DUNLIN_CHECK(note({LogFault::Unlogged, user, 0}));
        return refusal(Cause::NotLogged, QStringLiteral("a chain that is not in the log"));
    };
    if (!proof) {
        DUNLIN_TRY(const LogState now, state());
        return now.size == 0 ? Result<bool>(true) : missing();
    }
    const LogLeaf leaf = logLeaf(user, seq, entry);
    if (proof->position < 0
        || !merkle::verifyInclusion(merkle::leafHash(leaf.encode()), quint64(proof->position),
                                    stateOf(proof->head).size, proof->path, proof->head.root))
        return missing();
    DUNLIN_TRY(const bool taken, takeHead(held, proof->head));
    if (!taken)
        return false;
    DUNLIN_CHECK(m_rows.write(SealedKind::Logged, user.toBytes(), Secret(QByteArray(leaf.entry))));
    QList<LogFinding> all = findings();
    if (all.removeOne(LogFinding{LogFault::Unlogged, user, 0}))
        DUNLIN_CHECK(keepFindings(all));
    return true;
}

std::optional<LogFinding> LogBook::finding() const
{
    const QList<LogFinding> all = findings();
    const auto gravest =
        std::min_element(all.cbegin(), all.cend(), [](const LogFinding &a, const LogFinding &b) {
            return a.fault < b.fault;
        });
    return gravest == all.cend() ? std::nullopt : std::optional(*gravest);
}

QList<LogFinding> LogBook::findings() const
{
    QList<LogFinding> all;
    const auto stored = m_rows.read(SealedKind::Log, FindingsName);
    if (!stored.ok() || !*stored)
        return all;
    ByteReader reader((*stored)->reveal());
    while (reader.left() >= FindingBytes) {
        LogFinding each;
        each.fault = LogFault(reader.u8());
        each.who = UserId::fromBytes(reader.raw(16)).value_or(UserId());
        each.at = reader.u64();
        all.append(each);
    }
    return all;
}

Status LogBook::note(const LogFinding &finding)
{
    QList<LogFinding> all = findings();
    // The first ones say what there is to say.
    if (all.contains(finding) || all.size() >= MostFindings)
        return ok();
    qCWarning(lcSession, "The server's log of devices is not what it has to be: %s",
              qPrintable(logFaultName(finding.fault)));
    all.append(finding);
    return keepFindings(all);
}

Status LogBook::keepFindings(const QList<LogFinding> &all)
{
    ByteWriter writer;
    for (const LogFinding &each : all)
        writer.u8(quint8(each.fault)).raw(each.who.toBytes()).u64(each.at);
    DUNLIN_CHECK(all.isEmpty() ? m_rows.erase(SealedKind::Log, FindingsName)
                               : m_rows.write(SealedKind::Log, FindingsName, writer.takeSecret()));
    if (m_onFinding)
        m_onFinding();
    return ok();
}

Status LogBook::beginAnew()
{
    return m_store.inStore([&]() -> Status {
        DUNLIN_CHECK(m_rows.erase(SealedKind::Log, StateName));
        DUNLIN_CHECK(m_rows.erase(SealedKind::Log, FrontierName));
        return keepFindings({});
    });
}

} // namespace dunlin::client
