// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tree over an append-only log, by RFC 9162, section 2.1 (SHA-256): what both sides need to prove that something
// stands in it, and that a longer log only goes on from a shorter one.
//
// A proof is made from perfect subtrees, which never change once they are full, so that whoever keeps those reads a few
// hashes however long the log is. Verifying takes whatever somebody sent, of any length.
#pragma once

#include "shared/core/result.h"

#include <QByteArray>
#include <QList>

#include <functional>

namespace dunlin::merkle {

inline constexpr qsizetype HashBytes = 32;
// Longer than any proof of a log that fits into 63 bits.
inline constexpr qsizetype MostHashes = 128;

QByteArray sha256(QByteArrayView bytes);
QByteArray leafHash(QByteArrayView leaf);
QByteArray nodeHash(QByteArrayView left, QByteArrayView right);

// The hash over 2^level leaves from index * 2^level on; level 0 is a leaf's own.
using Subtree = std::function<Result<QByteArray>(int level, quint64 index)>;

Result<QByteArray> rootOf(quint64 size, const Subtree &subtree);
// That the leaf `index` stands in the log of `size`; index < size.
Result<QList<QByteArray>> inclusionProof(quint64 index, quint64 size, const Subtree &subtree);
// That the log of `size` begins with that of `from`; 0 < from <= size.
Result<QList<QByteArray>> consistencyProof(quint64 from, quint64 size, const Subtree &subtree);

bool verifyInclusion(const QByteArray &leafHash, quint64 index, quint64 size,
                     const QList<QByteArray> &proof, const QByteArray &root);
// Nothing is proven of an empty log: every log goes on from it.
bool verifyConsistency(quint64 from, const QByteArray &fromRoot, quint64 size,
                       const QByteArray &root, const QList<QByteArray> &proof);

// What is left of a log that was read from its beginning, to go on reading: its full subtrees, the largest first.
class Frontier
{
public:
    quint64 size() const { return m_size; }
    const QList<QByteArray> &hashes() const { return m_hashes; }
    void append(const QByteArray &leafHash);
    QByteArray root() const;
    // Empty unless these can be the subtrees of a log of that size.
    static std::optional<Frontier> restore(quint64 size, const QList<QByteArray> &hashes);
    bool operator==(const Frontier &) const = default;

private:
    quint64 m_size = 0;
    QList<QByteArray> m_hashes;
};

} // namespace dunlin::merkle
