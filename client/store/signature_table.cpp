// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/signature_table.h"

#include "client/store/database.h"
#include "client/store/sealed_table.h"

namespace dunlin::client {

namespace {

QByteArray blockContext(qint64 block)
{
    return QByteArrayLiteral("dunlin-signatures-1 ") + QByteArray::number(block);
}

} // namespace

Result<QList<SignatureTable::Kept>> SignatureTable::read(qint64 from, qint64 to, int limit)
{
    if (!m_seal.isOpen())
        return fail(Errc::Unavailable, QStringLiteral("What is kept for the search is shut"));
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT Block, Value FROM Signatures WHERE Block BETWEEN ? AND ? "
                                 "ORDER BY Block LIMIT ?",
                                 {from >> BlockBits, to >> BlockBits, limit}));
    QList<Kept> kept;
    while (rows.next()) {
        const qint64 block = rows.number(0);
        const auto value = m_seal.open(blockContext(block), rows.bytes(1));
        kept.append({block << BlockBits, value.ok() ? std::optional(*value) : std::nullopt});
    }
    DUNLIN_CHECK(rows.outcome());
    return kept;
}

Status SignatureTable::write(qint64 first, const Secret &value)
{
    const qint64 block = first >> BlockBits;
    DUNLIN_TRY(const QByteArray sealed, m_seal.seal(blockContext(block), value));
    DUNLIN_CHECK(m_database.change("INSERT INTO Signatures (Block, Value) VALUES (?, ?)"
                                   " ON CONFLICT (Block) DO UPDATE SET Value = excluded.Value",
                                   {block, sealed}));
    return ok();
}

Status SignatureTable::erase(qint64 first)
{
    DUNLIN_CHECK(m_database.change("DELETE FROM Signatures WHERE Block = ?", {first >> BlockBits}));
    return ok();
}

} // namespace dunlin::client
