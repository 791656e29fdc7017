// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What messages may say, in some bits each: rules out nearly every row before it is read and opened.
//
// The bits are hashes of the beginnings of its words, and of the characters and pairs of scripts without spaces. A row that
// is ruled out has no match; one that is not must be looked at. They are as secret as the texts: whoever keeps them seals
// them (kept_signatures.h). About 48 bytes for a message of ten words.
//
// Rows are known in blocks of 256 row ids, or not at all. A row that was put since is looked at by every search until its
// text is learnt again; where rows were removed the block is not known any more.
#pragma once

#include "client/store/message_table.h"
#include "client/store/signature_table.h"
#include "shared/core/search_words.h"
#include "shared/core/secret.h"

#include <QList>

#include <map>
#include <optional>
#include <vector>

namespace dunlin::client {

class TextSignatures
{
public:
    static constexpr qint64 BlockRows = qint64(1) << SignatureTable::BlockBits;
    static constexpr qsizetype MostRows = 400'000; // about 20 MB
    static constexpr int MostLoose = 16;           // of a block, before it is read anew

    struct Candidate {
        qint64 rid = 0;
        qint64 createdAt = 0;
        bool operator==(const Candidate &) const = default;
    };
    // Row ids, both ends included; whole blocks.
    struct Stretch {
        qint64 from = 0;
        qint64 to = -1;
        bool isEmpty() const { return from > to; }
        bool operator==(const Stretch &) const = default;
    };

    static constexpr qint64 firstOfBlock(qint64 rid) { return rid & ~(BlockRows - 1); }

    // All rows that these blocks have, by row id. One that is sealed still has no signature and is looked at each time.
    void keep(const QList<StoredText> &texts);
    // What a row of a known block says now.
    void learn(const StoredText &text);
    // False when its block is not known (any more).
    bool changed(qint64 rid);
    void forget(qint64 from, qint64 to);
    bool isFull() const { return m_count >= MostRows; }
    qsizetype size() const { return m_count; }
    // What they take in memory, about.
    qsizetype bytes() const;

    // Known rows that may match, the newest first; those that changed before all others.
    QList<Candidate> candidates(const WordQuery &query, const Stretch &within) const;
    // What is not known of it, which is whole blocks itself.
    QList<Stretch> unknown(const Stretch &within) const;

    // What is known of a block, as bytes that are kept over restarts; in whole kilobytes, so that their size does not tell how
    // much is said.
    Secret packed(qint64 first) const;
    // Takes a block in as it was packed, unless it is known. False, and it stays unknown, where the bytes are not exactly that, or
    // of a program that cuts texts into other words.
    bool unpack(qint64 first, const QByteArray &bytes);
    // What packed bytes begin with: which program understands them.
    static QByteArray packedHead();
    // The first blocks that are not kept as they are known.
    QList<qint64> unkept(int most) const;
    void setKept(qint64 first);
    // A block with rows that changed and were not read since.
    std::optional<qint64> loose() const;

private:
    struct Row {
        qint64 createdAt = 0;
        quint32 start = 0; // in the block's bits
        quint8 low = 0;    // of its row id
        quint8 words = 0;  // of 64 bits that are its own
        bool isSigned = false;
    };
    struct Block {
        std::vector<Row> rows; // by row id
        std::vector<quint64> bits;
        int loose = 0;
        bool isKept = false;
    };
    static std::vector<Row>::iterator placeOf(Block &block, quint8 low);
    static void sign(Block &block, Row &row, const StoredText &text);

    std::map<qint64, Block> m_blocks; // by first row id
    qsizetype m_count = 0;
};

} // namespace dunlin::client
