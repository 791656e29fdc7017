// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/sealed_table.h"

#include "client/store/database.h"
#include "shared/core/aead.h"
#include "shared/core/octets.h"

#include <sodium.h>

namespace dunlin::client {

namespace {

constexpr int NameBytes = 32;
// The row that tells whether a key is the right one.
constexpr int ProbeKind = 0;

QByteArray keyedHash(const Secret &key, const QByteArray &text)
{
    QByteArray hash(NameBytes, Qt::Uninitialized);
    crypto_generichash(octets(hash), size_t(hash.size()), octets(text), size_t(text.size()),
                       octets(key.reveal()), size_t(key.size()));
    return hash;
}

Error locked()
{
    return fail(Errc::Unavailable,
                QStringLiteral("The keys of this profile can't be read, so nothing sealed can be "
                               "kept or opened"));
}

} // namespace

Result<bool> SealedTable::unlock(const Secret &master)
{
    m_rowKey = Secret();
    m_nameKey = Secret();
    if (master.size() != AeadKeySize)
        return fail(Errc::Invalid, QStringLiteral("not a master key"));
    const Secret rowKey(keyedHash(master, QByteArrayLiteral("dunlin-rows-1")));
    const Secret nameKey(keyedHash(master, QByteArrayLiteral("dunlin-names-1")));
    DUNLIN_TRY(Rows rows, m_database.select("SELECT Value FROM Sealed WHERE Kind = 0"));
    const bool hasProbe = rows.next();
    const QByteArray probe = hasProbe ? rows.bytes(0) : QByteArray();
    DUNLIN_CHECK(rows.outcome());
    m_rowKey = rowKey;
    m_nameKey = nameKey;
    if (!hasProbe) {
        DUNLIN_CHECK(writeProbe());
        return true;
    }
    if (open(hidden(ProbeKind, {}), probe).ok())
        return true;
    m_rowKey = Secret();
    m_nameKey = Secret();
    return false;
}

Result<bool> SealedTable::hasRows() const
{
    DUNLIN_TRY(Rows rows, m_database.select("SELECT 1 FROM Sealed LIMIT 1"));
    const bool any = rows.next();
    DUNLIN_CHECK(rows.outcome());
    return any;
}

Status SealedTable::writeProbe()
{
    return write(ProbeKind, {}, Secret(QByteArrayLiteral("dunlin")));
}

QByteArray SealedTable::hidden(int kind, const QByteArray &name) const
{
    return keyedHash(m_nameKey, QByteArray::number(kind) + ' ' + name);
}

Result<std::optional<Secret>> SealedTable::read(int kind, const QByteArray &name) const
{
    if (!isOpen())
        return locked();
    const QByteArray key = hidden(kind, name);
    DUNLIN_TRY(
        Rows rows,
        m_database.select("SELECT Value FROM Sealed WHERE Kind = ? AND Name = ?", {kind, key}));
    if (!rows.next()) {
        DUNLIN_CHECK(rows.outcome());
        return std::optional<Secret>();
    }
    DUNLIN_TRY(const Secret value, open(key, rows.bytes(0)));
    return std::optional(value);
}

Status SealedTable::write(int kind, const QByteArray &name, const Secret &value)
{
    if (!isOpen())
        return locked();
    const QByteArray key = hidden(kind, name);
    DUNLIN_TRY(const QByteArray sealed, seal(key, value));
    DUNLIN_CHECK(m_database.change("INSERT INTO Sealed (Kind, Name, Value) VALUES (?, ?, ?)"
                                   " ON CONFLICT (Kind, Name) DO UPDATE SET Value = excluded.Value",
                                   {kind, key, sealed}));
    return ok();
}

Status SealedTable::erase(int kind, const QByteArray &name)
{
    if (!isOpen())
        return locked();
    DUNLIN_CHECK(m_database.change("DELETE FROM Sealed WHERE Kind = ? AND Name = ?",
                                   {kind, hidden(kind, name)}));
    return ok();
}

Status SealedTable::clear()
{
    DUNLIN_CHECK(m_database.change("DELETE FROM Sealed"));
    return isOpen() ? writeProbe() : ok();
}

Result<QByteArray> SealedTable::seal(const QByteArray &context, const Secret &value) const
{
    if (!isOpen())
        return locked();
    const QByteArray nonce = randomBytes(AeadNonceSize);
    return nonce + aeadSeal(m_rowKey, nonce, context, value.reveal());
}

Result<Secret> SealedTable::open(const QByteArray &context, const QByteArray &sealed) const
{
    if (!isOpen())
        return locked();
    auto plain = aeadOpen(m_rowKey, sealed.left(AeadNonceSize), context, sealed.mid(AeadNonceSize));
    if (!plain)
        return fail(Errc::Internal, QStringLiteral("A sealed row of the profile was changed"));
    return Secret(*std::move(plain));
}

} // namespace dunlin::client
