// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/key_log.h"

#include "server/storage/key_store.h"
#include "shared/keylog/log_leaf.h"
#include "shared/keylog/merkle.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

merkle::Subtree nodesOf(Stores &stores)
{
    return [&stores](int level, quint64 index) { return stores.keyLog.node(level, qint64(index)); };
}

Result<wire::KeyLogHead> headOf(Stores &stores, qint64 from, std::optional<qint64> size)
{
    wire::KeyLogHead head;
    DUNLIN_TRY(const qint64 all, stores.keyLog.size());
    head.size = qMin(size.value_or(all), all);
    DUNLIN_TRY(head.root, merkle::rootOf(quint64(head.size), nodesOf(stores)));
    if (from > 0 && from < head.size) {
        DUNLIN_TRY(head.consistency,
                   merkle::consistencyProof(quint64(from), quint64(head.size), nodesOf(stores)));
    }
    return head;
}

bool isNegative(std::optional<qint64> number)
{
    return number && *number < 0;
}

Error belowItsLeast(const QString &field)
{
    return fail(Errc::Invalid, u"numbers begin at 0"_s, field);
}

} // namespace

Result<std::optional<wire::KeyLogProof>> keyLogProof(Stores &stores, const UserId &user, qint64 seq,
                                                     qint64 from)
{
    DUNLIN_TRY(const auto position, stores.keyLog.position(user, seq));
    if (!position)
        return std::optional<wire::KeyLogProof>();
    wire::KeyLogProof proof;
    DUNLIN_TRY(proof.head, headOf(stores, from, std::nullopt));
    proof.position = *position;
    DUNLIN_TRY(
        proof.path,
        merkle::inclusionProof(quint64(*position), quint64(proof.head.size), nodesOf(stores)));
    return std::optional(proof);
}

Async<wire::KeyLogHead> KeyLog::head(std::optional<qint64> from, std::optional<qint64> size)
{
    if (isNegative(from))
        return ready<wire::KeyLogHead>(belowItsLeast(u"from"_s));
    if (isNegative(size))
        return ready<wire::KeyLogHead>(belowItsLeast(u"size"_s));
    return m_context.storage.read(
        [from = from.value_or(0), size](Stores &stores) { return headOf(stores, from, size); });
}

Async<wire::KeyLogPage> KeyLog::leaves(std::optional<qint64> from, std::optional<qint64> limit)
{
    if (isNegative(from))
        return ready<wire::KeyLogPage>(belowItsLeast(u"from"_s));
    if (limit && *limit < 1)
        return ready<wire::KeyLogPage>(fail(Errc::Invalid, u"1 or more"_s, u"limit"_s));
    return m_context.storage.read(
        [from = from.value_or(0), most = int(qMin<qint64>(limit.value_or(MostLeaves), MostLeaves))](
            Stores &stores) -> Result<wire::KeyLogPage> {
            DUNLIN_TRY(QList<KeyLogRecord> rows, stores.keyLog.leaves(from, most + 1));
            wire::KeyLogPage page;
            page.more = rows.size() > most;
            if (page.more)
                rows.resize(most);
            for (const KeyLogRecord &each : std::as_const(rows))
                page.leaves.append({logTag(each.user), each.seq, each.entryHash});
            return page;
        });
}

} // namespace dunlin::server
