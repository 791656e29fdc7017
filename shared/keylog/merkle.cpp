// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/keylog/merkle.h"

#include "shared/core/octets.h"

#include <sodium.h>

#include <algorithm>
#include <bit>

namespace dunlin::merkle {

namespace {

QByteArray hashOf(char prefix, QByteArrayView first, QByteArrayView second)
{
    QByteArray hash(HashBytes, Qt::Uninitialized);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    crypto_hash_sha256_update(&state, octets(QByteArrayView(&prefix, 1)), 1);
    crypto_hash_sha256_update(&state, octets(first), size_t(first.size()));
    crypto_hash_sha256_update(&state, octets(second), size_t(second.size()));
    crypto_hash_sha256_final(&state, octets(hash));
    return hash;
}

bool areHashes(const QList<QByteArray> &proof)
{
    return proof.size() <= MostHashes
        && std::all_of(proof.cbegin(), proof.cend(),
                       [](const QByteArray &each) { return each.size() == HashBytes; });
}

// Where a log of more than one leaf is divided: the largest power of two below its size.
quint64 splitOf(quint64 size)
{
    return std::bit_floor(size - 1);
}

// Over the leaves in [begin, end), which the division of some log made: begin is a multiple of what fits.
Result<QByteArray> rangeHash(quint64 begin, quint64 end, const Subtree &subtree)
{
    const quint64 size = end - begin;
    if (std::has_single_bit(size))
        return subtree(std::countr_zero(size), begin / size);
    const quint64 split = begin + splitOf(size);
    DUNLIN_TRY(const QByteArray left, rangeHash(begin, split, subtree));
    DUNLIN_TRY(const QByteArray right, rangeHash(split, end, subtree));
    return nodeHash(left, right);
}

} // namespace

QByteArray sha256(QByteArrayView bytes)
{
    QByteArray hash(HashBytes, Qt::Uninitialized);
    crypto_hash_sha256(octets(hash), octets(bytes), size_t(bytes.size()));
    return hash;
}

QByteArray leafHash(QByteArrayView leaf)
{
    return hashOf(0, leaf, {});
}

QByteArray nodeHash(QByteArrayView left, QByteArrayView right)
{
    return hashOf(1, left, right);
}

Result<QByteArray> rootOf(quint64 size, const Subtree &subtree)
{
    return size == 0 ? Result<QByteArray>(sha256({})) : rangeHash(0, size, subtree);
}

Result<QList<QByteArray>> inclusionProof(quint64 index, quint64 size, const Subtree &subtree)
{
    QList<QByteArray> proof;
    quint64 begin = 0;
    quint64 end = size;
    // From the root down; a proof begins at the leaf.
    while (end - begin > 1) {
        const quint64 split = begin + splitOf(end - begin);
        const bool isLeft = index < split;
        DUNLIN_TRY(const QByteArray other,
                   isLeft ? rangeHash(split, end, subtree) : rangeHash(begin, split, subtree));
        proof.prepend(other);
        (isLeft ? end : begin) = split;
    }
    return proof;
}

Result<QList<QByteArray>> consistencyProof(quint64 from, quint64 size, const Subtree &subtree)
{
    QList<QByteArray> proof;
    quint64 begin = 0;
    quint64 end = size;
    // Whoever has the shorter log has the hash of all of it, and of nothing less.
    bool isWhole = true;
    while (end != from) {
        const quint64 split = begin + splitOf(end - begin);
        const bool isLeft = from <= split;
        DUNLIN_TRY(const QByteArray other,
                   isLeft ? rangeHash(split, end, subtree) : rangeHash(begin, split, subtree));
        proof.prepend(other);
        isWhole = isWhole && isLeft;
        (isLeft ? end : begin) = split;
    }
    if (!isWhole) {
        DUNLIN_TRY(const QByteArray last, rangeHash(begin, end, subtree));
        proof.prepend(last);
    }
    return proof;
}

// RFC 9162, 2.1.3.2
bool verifyInclusion(const QByteArray &leafHash, quint64 index, quint64 size,
                     const QList<QByteArray> &proof, const QByteArray &root)
{
    if (index >= size || !areHashes(proof))
        return false;
    quint64 at = index;
    quint64 last = size - 1;
    QByteArray hash = leafHash;
    for (const QByteArray &each : proof) {
        if (last == 0)
            return false;
        if ((at & 1) != 0 || at == last) {
            hash = nodeHash(each, hash);
            while ((at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
        } else {
            hash = nodeHash(hash, each);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && hash == root;
}

// RFC 9162, 2.1.4.2
bool verifyConsistency(quint64 from, const QByteArray &fromRoot, quint64 size,
                       const QByteArray &root, const QList<QByteArray> &proof)
{
    if (from > size || !areHashes(proof))
        return false;
    if (from == 0)
        return proof.isEmpty();
    if (from == size)
        return proof.isEmpty() && fromRoot == root;
    QList<QByteArray> path = proof;
    if (std::has_single_bit(from))
        path.prepend(fromRoot);
    if (path.isEmpty())
        return false;
    quint64 at = from - 1;
    quint64 last = size - 1;
    while ((at & 1) != 0) {
        at >>= 1;
        last >>= 1;
    }
    QByteArray before = path.constFirst();
    QByteArray after = path.constFirst();
    for (const QByteArray &each : std::as_const(path).sliced(1)) {
        if (last == 0)
            return false;
        if ((at & 1) != 0 || at == last) {
            before = nodeHash(each, before);
            after = nodeHash(each, after);
            while ((at & 1) == 0 && at != 0) {
                at >>= 1;
                last >>= 1;
            }
        } else {
            after = nodeHash(after, each);
        }
        at >>= 1;
        last >>= 1;
    }
    return last == 0 && before == fromRoot && after == root;
}

void Frontier::append(const QByteArray &leafHash)
{
    QByteArray hash = leafHash;
    for (quint64 full = m_size; (full & 1) != 0; full >>= 1)
        hash = nodeHash(m_hashes.takeLast(), hash);
    m_hashes.append(hash);
    ++m_size;
}

QByteArray Frontier::root() const
{
    if (m_hashes.isEmpty())
        return sha256({});
    QByteArray hash = m_hashes.constLast();
    for (qsizetype i = m_hashes.size() - 2; i >= 0; --i)
        hash = nodeHash(m_hashes.at(i), hash);
    return hash;
}

std::optional<Frontier> Frontier::restore(quint64 size, const QList<QByteArray> &hashes)
{
    if (hashes.size() != std::popcount(size) || !areHashes(hashes))
        return std::nullopt;
    Frontier restored;
    restored.m_size = size;
    restored.m_hashes = hashes;
    return restored;
}

} // namespace dunlin::merkle
