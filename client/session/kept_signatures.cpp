// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/kept_signatures.h"

#include "shared/core/log.h"

#include <limits>

namespace dunlin::client {

namespace {

// Behind it none begins whose end is a number.
constexpr qint64 LastRow = TextSignatures::firstOfBlock(std::numeric_limits<qint64>::max()) - 1;

} // namespace

bool KeptSignatures::recall(TextSignatures::Stretch &stretch)
{
    const qint64 to = qMin(stretch.to, LastRow);
    const bool isWanted = stretch.from <= to && !m_signatures.isFull();
    if (!isWanted || !m_store.sealedRows().isOpen()) {
        stretch = {};
        return false;
    }
    SignatureTable &table = m_store.signatures();
    const auto kept = table.read(stretch.from, to, BlocksAtOnce);
    // Whoever reads the rows instead tells of what is wrong.
    if (!kept.ok() || kept->isEmpty()) {
        stretch = {};
        return false;
    }
    for (const SignatureTable::Kept &each : *kept) {
        if (each.value && m_signatures.unpack(each.first, each.value->reveal()))
            continue;
        qCInfo(lcSession, "Some of what was kept for the search is of no use and is learnt anew");
        if (!table.erase(each.first).ok())
            qCWarning(lcSession, "What is of no use for the search could not be removed");
    }
    stretch.from = kept->last().first + TextSignatures::BlockRows;
    return true;
}

bool KeptSignatures::keepSome()
{
    const QList<qint64> firsts = m_signatures.unkept(BlocksAtOnce);
    if (firsts.isEmpty() || !m_store.sealedRows().isOpen())
        return false;
    const Status put = m_store.inCache([&]() -> Status {
        for (const qint64 first : firsts)
            DUNLIN_CHECK(m_store.signatures().write(first, m_signatures.packed(first)));
        return ok();
    });
    if (!put.ok()) {
        qCWarning(lcSession, "What the search has learnt could not be kept: %s",
                  qPrintable(put.error().detail));
        return false;
    }
    for (const qint64 first : firsts)
        m_signatures.setKept(first);
    return true;
}

} // namespace dunlin::client
