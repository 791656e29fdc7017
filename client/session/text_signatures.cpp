// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/text_signatures.h"

#include <algorithm>
#include <array>
#include <limits>

namespace dunlin::client {

namespace {

// Beginnings of a word that are kept, and how many bits each sets: the shortest is often all that a query has.
struct Beginning {
    qsizetype length;
    int bits;
};
constexpr std::array<Beginning, 4> Beginnings{{{1, 3}, {2, 2}, {4, 1}, {6, 1}}};
constexpr int BitsOfCharacter = 3;
constexpr int BitsOfPair = 2;
// A fifth of the bits is set then.
constexpr qsizetype BitsForOne = 4;
constexpr qsizetype MostWords = 32;
constexpr qint64 Newest = std::numeric_limits<qint64>::max();

using Hashes = std::vector<quint32>;

void add(Hashes &hashes, const char32_t *characters, qsizetype count, int bits, bool dense)
{
    quint64 hash = dense ? 0x9e3779b97f4a7c15 : 0xcbf29ce484222325;
    for (qsizetype i = 0; i < count; ++i)
        hash = (hash ^ characters[i]) * 0x100000001b3;
    for (int i = 0; i < bits; ++i) {
        hash = (hash ^ (hash >> 32)) * 0xd6e8feb86659fd93;
        hashes.push_back(quint32(hash >> 32));
    }
}

void add(Hashes &hashes, const char32_t *characters, qsizetype count, bool dense)
{
    if (!dense) {
        for (const Beginning &each : Beginnings) {
            if (count >= each.length)
                add(hashes, characters, each.length, each.bits, false);
        }
        return;
    }
    for (qsizetype i = 0; i < count; ++i) {
        add(hashes, characters + i, 1, BitsOfCharacter, true);
        if (i + 1 < count)
            add(hashes, characters + i, 2, BitsOfPair, true);
    }
}

void tidy(Hashes &hashes)
{
    std::sort(hashes.begin(), hashes.end());
    hashes.erase(std::unique(hashes.begin(), hashes.end()), hashes.end());
}

Hashes hashesOf(const QString &text)
{
    Hashes hashes;
    for (const WordRun &run : wordRuns(text))
        add(hashes, run.characters.constData(), run.characters.size(), run.dense);
    tidy(hashes);
    return hashes;
}

// What every text has that the query matches.
Hashes hashesOf(const WordQuery &query)
{
    Hashes hashes;
    const auto addAll = [&hashes](const QStringList &texts, bool dense) {
        for (const QString &text : texts) {
            const std::u32string characters = text.toStdU32String();
            add(hashes, characters.data(), qsizetype(characters.size()), dense);
        }
    };
    addAll(query.words, false);
    addAll(query.pieces, true);
    tidy(hashes);
    return hashes;
}

// Which bit of so many words a hash is.
quint32 bitOf(quint32 hash, quint8 words)
{
    return quint32((quint64(hash) * (quint64(words) * 64)) >> 32);
}

bool hasAll(const quint64 *bits, quint8 words, const Hashes &hashes)
{
    return std::all_of(hashes.cbegin(), hashes.cend(), [bits, words](quint32 hash) {
        const quint32 bit = bitOf(hash, words);
        return (bits[bit / 64] >> (bit % 64)) & 1;
    });
}

} // namespace

void TextSignatures::sign(Block &block, Row &row, const StoredText &text)
{
    const Hashes hashes = hashesOf(text.text);
    const auto needed = quint8(
        std::clamp<qsizetype>((qsizetype(hashes.size()) * BitsForOne + 63) / 64, 1, MostWords));
    if (needed > row.words) {
        row.start = quint32(block.bits.size());
        row.words = needed;
        block.bits.resize(block.bits.size() + needed);
    }
    quint64 *bits = block.bits.data() + row.start;
    std::fill_n(bits, row.words, 0);
    for (const quint32 hash : hashes) {
        const quint32 bit = bitOf(hash, row.words);
        bits[bit / 64] |= quint64(1) << (bit % 64);
    }
    row.createdAt = text.createdAt;
    row.isSigned = true;
}

std::vector<TextSignatures::Row>::iterator TextSignatures::placeOf(Block &block, quint8 low)
{
    return std::lower_bound(block.rows.begin(), block.rows.end(), low,
                            [](const Row &row, quint8 other) { return row.low < other; });
}

void TextSignatures::keep(const QList<StoredText> &texts)
{
    for (qsizetype i = 0; i < texts.size() && !isFull();) {
        const qint64 first = firstOfBlock(texts.at(i).rid);
        forget(first, first);
        Block block;
        for (; i < texts.size() && firstOfBlock(texts.at(i).rid) == first; ++i) {
            const StoredText &text = texts.at(i);
            Row row;
            row.createdAt = text.createdAt;
            row.low = quint8(text.rid - first);
            if (!text.isSealed)
                sign(block, row, text);
            block.rows.push_back(row);
        }
        block.rows.shrink_to_fit();
        block.bits.shrink_to_fit();
        m_count += qsizetype(block.rows.size());
        m_blocks.emplace(first, std::move(block));
    }
}

void TextSignatures::learn(const StoredText &text)
{
    const auto at = m_blocks.find(firstOfBlock(text.rid));
    if (at == m_blocks.end())
        return;
    Block &block = at->second;
    const auto low = quint8(text.rid - at->first);
    const auto row = placeOf(block, low);
    if (row == block.rows.end() || row->low != low || row->isSigned || text.isSealed)
        return;
    if (row->createdAt == Newest)
        --block.loose;
    sign(block, *row, text);
}

bool TextSignatures::changed(qint64 rid)
{
    const auto at = m_blocks.find(firstOfBlock(rid));
    if (at == m_blocks.end())
        return false;
    Block &block = at->second;
    const auto low = quint8(rid - at->first);
    auto row = placeOf(block, low);
    if (row == block.rows.end() || row->low != low) {
        row = block.rows.insert(row, Row());
        row->low = low;
        ++m_count;
    }
    if (row->createdAt != Newest)
        ++block.loose;
    // Not when it says that it was written: whoever put it may take that back.
    row->createdAt = Newest;
    row->isSigned = false;
    std::fill_n(block.bits.begin() + row->start, row->words, 0);
    if (block.loose <= MostLoose)
        return true;
    forget(rid, rid);
    return false;
}

void TextSignatures::forget(qint64 from, qint64 to)
{
    auto at = m_blocks.lower_bound(firstOfBlock(from));
    while (at != m_blocks.end() && at->first <= to) {
        m_count -= qsizetype(at->second.rows.size());
        at = m_blocks.erase(at);
    }
}

qsizetype TextSignatures::bytes() const
{
    qsizetype sum = 0;
    for (const auto &[first, block] : m_blocks)
        sum += qsizetype(sizeof(Block) + block.rows.capacity() * sizeof(Row)
                         + block.bits.capacity() * sizeof(quint64));
    return sum;
}

QList<TextSignatures::Candidate> TextSignatures::candidates(const WordQuery &query,
                                                            const Stretch &within) const
{
    const Hashes asked = hashesOf(query);
    QList<Candidate> found;
    for (auto at = m_blocks.lower_bound(within.from);
         at != m_blocks.end() && at->first <= within.to; ++at) {
        for (const Row &row : at->second.rows) {
            if (!row.isSigned || hasAll(at->second.bits.data() + row.start, row.words, asked))
                found.append({at->first + row.low, row.createdAt});
        }
    }
    std::sort(found.begin(), found.end(), [](const Candidate &a, const Candidate &b) {
        return a.createdAt != b.createdAt ? a.createdAt > b.createdAt : a.rid > b.rid;
    });
    return found;
}

QList<TextSignatures::Stretch> TextSignatures::unknown(const Stretch &within) const
{
    QList<Stretch> stretches;
    qint64 from = within.from;
    for (auto at = m_blocks.lower_bound(within.from);
         at != m_blocks.end() && at->first <= within.to; ++at) {
        if (at->first > from)
            stretches.append({from, at->first - 1});
        from = at->first + BlockRows;
    }
    if (from <= within.to)
        stretches.append({from, within.to});
    return stretches;
}

} // namespace dunlin::client
