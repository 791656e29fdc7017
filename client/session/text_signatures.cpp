// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/text_signatures.h"

#include <QtEndian>

#include <algorithm>
#include <array>
#include <cstring>
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

// To be raised with whatever makes another signature of the same text: the hashes above, the words of a text
// (shared/core/search_words.h), what of a row is looked through (MessageTable::textsAfter).
constexpr int PackedVersion = 1;
constexpr qsizetype PackedRow = 10;
constexpr qsizetype PackedStep = 1024;

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
    block.isKept = false;
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
    block.isKept = false;
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

// Qt's tables tell what a letter is and how it is folded: another Qt may cut texts into other words.
QByteArray TextSignatures::packedHead()
{
    return QByteArrayLiteral("signatures ") + QByteArray::number(PackedVersion) + ' ' + qVersion()
        + '\0';
}

// The head | rows 2 | of each row: low 1, words 1 (0: not signed), createdAt 8 | all words, 8 each | zeros; little endian.
Secret TextSignatures::packed(qint64 first) const
{
    const auto found = m_blocks.find(first);
    if (found == m_blocks.end())
        return {};
    const Block &block = found->second;
    const QByteArray head = packedHead();
    qsizetype size = head.size() + 2 + qsizetype(block.rows.size()) * PackedRow;
    for (const Row &row : block.rows)
        size += row.isSigned ? row.words * qsizetype(sizeof(quint64)) : 0;
    QByteArray bytes((size + PackedStep - 1) / PackedStep * PackedStep, '\0');
    char *at = bytes.data();
    const auto put = [&at](auto number) {
        qToLittleEndian(number, at);
        at += sizeof(number);
    };
    std::memcpy(at, head.constData(), size_t(head.size()));
    at += head.size();
    put(quint16(block.rows.size()));
    for (const Row &row : block.rows) {
        put(row.low);
        put(row.isSigned ? row.words : quint8(0));
        put(row.createdAt);
    }
    for (const Row &row : block.rows) {
        for (quint32 i = 0; row.isSigned && i < row.words; ++i)
            put(block.bits[row.start + i]);
    }
    return Secret(std::move(bytes));
}

bool TextSignatures::unpack(qint64 first, const QByteArray &bytes)
{
    if (m_blocks.contains(first))
        return true;
    const QByteArray head = packedHead();
    if (!bytes.startsWith(head) || bytes.size() % PackedStep != 0)
        return false;
    const char *at = bytes.constData() + head.size();
    const char *const end = bytes.constData() + bytes.size();
    const auto take = [&at](auto &number) {
        number = qFromLittleEndian<std::decay_t<decltype(number)>>(at);
        at += sizeof(number);
    };
    quint16 count = 0;
    if (end - at < qsizetype(sizeof(count)))
        return false;
    take(count);
    if (count == 0 || end - at < count * PackedRow)
        return false;
    Block block;
    block.rows.resize(count);
    quint32 words = 0;
    int low = -1;
    for (Row &row : block.rows) {
        take(row.low);
        take(row.words);
        take(row.createdAt);
        row.isSigned = row.words > 0;
        const bool isLoose = row.createdAt == Newest;
        if (row.low <= low || row.words > MostWords || (row.isSigned && isLoose))
            return false;
        low = row.low;
        row.start = words;
        words += row.words;
        block.loose += int(isLoose);
    }
    if (block.loose > MostLoose || end - at < qsizetype(words * sizeof(quint64)))
        return false;
    block.bits.resize(words);
    for (quint64 &each : block.bits)
        take(each);
    if (end - at >= PackedStep || std::any_of(at, end, [](char c) { return c != 0; }))
        return false;
    block.isKept = true;
    m_count += count;
    m_blocks.emplace(first, std::move(block));
    return true;
}

QList<qint64> TextSignatures::unkept(int most) const
{
    QList<qint64> firsts;
    for (auto at = m_blocks.begin(); at != m_blocks.end() && firsts.size() < most; ++at) {
        if (!at->second.isKept)
            firsts.append(at->first);
    }
    return firsts;
}

void TextSignatures::setKept(qint64 first)
{
    if (const auto at = m_blocks.find(first); at != m_blocks.end())
        at->second.isKept = true;
}

std::optional<qint64> TextSignatures::loose() const
{
    const auto at = std::find_if(m_blocks.begin(), m_blocks.end(),
                                 [](const auto &each) { return each.second.loose > 0; });
    return at == m_blocks.end() ? std::nullopt : std::optional(at->first);
}

} // namespace dunlin::client
