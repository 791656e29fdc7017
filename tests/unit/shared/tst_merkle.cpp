// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The tree of RFC 9162 over an append-only log: known roots, every proof of every log up to a size, and no proof that
// was changed anywhere.
#include "shared/keylog/log_leaf.h"
#include "shared/keylog/merkle.h"

#include <QtTest>

using namespace dunlin;
using namespace Qt::StringLiterals;

namespace {

constexpr quint64 Most = 130;

QByteArray bytesOf(quint64 i)
{
    return QByteArray::number(i) + " leaf";
}

// As the RFC defines it, with nothing kept.
QByteArray plainRoot(quint64 begin, quint64 end)
{
    if (begin == end)
        return merkle::sha256({});
    if (end - begin == 1)
        return merkle::leafHash(bytesOf(begin));
    quint64 split = 1;
    while (split * 2 < end - begin)
        split *= 2;
    return merkle::nodeHash(plainRoot(begin, begin + split), plainRoot(begin + split, end));
}

// A full subtree, and nothing else: asked for what is not full, it has nothing.
merkle::Subtree upTo(quint64 size)
{
    return [size](int level, quint64 index) -> Result<QByteArray> {
        const quint64 width = quint64(1) << level;
        if ((index + 1) * width > size)
            return fail(Errc::NotFound, u"not full"_s);
        return plainRoot(index * width, (index + 1) * width);
    };
}

QByteArray flipped(QByteArray bytes, qsizetype bit)
{
    bytes[bit / 8] = char(bytes[bit / 8] ^ (1 << (bit % 8)));
    return bytes;
}

} // namespace

class MerkleTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        for (quint64 size = 0; size <= Most; ++size)
            m_roots.append(plainRoot(0, size));
    }

    void rootsThatOthersCounted()
    {
        const char *leaves[] = {"",
                                "00",
                                "10",
                                "2021",
                                "3031",
                                "40414243",
                                "5051525354555657",
                                "606162636465666768696a6b6c6d6e6f"};
        const auto hex = [](const char *text) { return QByteArray::fromHex(text); };
        merkle::Frontier log;
        QCOMPARE(log.root(),
                 hex("e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"));
        for (const char *each : leaves) {
            log.append(merkle::leafHash(hex(each)));
            if (log.size() == 1)
                QCOMPARE(log.root(),
                         hex("6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d"));
        }
        QCOMPARE(log.root(),
                 hex("5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"));
    }

    void everyLogHasItsRoot()
    {
        merkle::Frontier log;
        for (quint64 size = 0; size <= Most; ++size) {
            QCOMPARE(log.root(), m_roots[qsizetype(size)]);
            QCOMPARE(*merkle::rootOf(size, upTo(size)), log.root());
            const auto again = merkle::Frontier::restore(size, log.hashes());
            QVERIFY(again && *again == log);
            QVERIFY(!merkle::Frontier::restore(size, log.hashes() + QList{log.root()}));
            QVERIFY(size == 0 || !merkle::Frontier::restore(size, log.hashes().mid(1)));
            log.append(merkle::leafHash(bytesOf(size)));
        }
        QVERIFY(!merkle::Frontier::restore(1, {QByteArray(31, 'x')}));
    }

    void everyLeafIsProven()
    {
        for (quint64 size = 1; size <= Most; ++size) {
            const QByteArray root = m_roots[qsizetype(size)];
            for (quint64 index = 0; index < size; ++index) {
                const auto proof = merkle::inclusionProof(index, size, upTo(size));
                QVERIFY(proof.ok());
                const QByteArray leaf = merkle::leafHash(bytesOf(index));
                QVERIFY(merkle::verifyInclusion(leaf, index, size, *proof, root));
                QVERIFY(
                    !merkle::verifyInclusion(merkle::leafHash("other"), index, size, *proof, root));
                QVERIFY(!merkle::verifyInclusion(leaf, index, size, *proof, m_roots[0]));
                QVERIFY(!merkle::verifyInclusion(leaf, size, size, *proof, root));
                // Nowhere else.
                for (quint64 other = 0; other < size; ++other)
                    QCOMPARE(merkle::verifyInclusion(leaf, other, size, *proof, root),
                             other == index);
                QVERIFY(!merkle::verifyInclusion(leaf, index, size, *proof + QList{root}, root));
                if (!proof->isEmpty()) {
                    QVERIFY(!merkle::verifyInclusion(leaf, index, size, proof->mid(1), root));
                    QVERIFY(!merkle::verifyInclusion(leaf, index, size,
                                                     proof->first(proof->size() - 1), root));
                }
            }
        }
    }

    void everyLogGoesOnFromEveryShorterOne()
    {
        for (quint64 size = 1; size <= Most; ++size) {
            const QByteArray root = m_roots[qsizetype(size)];
            for (quint64 from = 1; from <= size; ++from) {
                const QByteArray before = m_roots[qsizetype(from)];
                const auto proof = merkle::consistencyProof(from, size, upTo(size));
                QVERIFY(proof.ok());
                QVERIFY(merkle::verifyConsistency(from, before, size, root, *proof));
                QVERIFY(!merkle::verifyConsistency(from, m_roots[0], size, root, *proof));
                QVERIFY(!merkle::verifyConsistency(from, before, size, m_roots[0], *proof));
                QVERIFY(!merkle::verifyConsistency(from, before, size, root, *proof + QList{root}));
                if (from < size) {
                    QVERIFY(!merkle::verifyConsistency(from, root, size, root, *proof));
                    QVERIFY(!merkle::verifyConsistency(size, root, from, before, *proof));
                    QVERIFY(!merkle::verifyConsistency(from, before, size, root, {}));
                    QVERIFY(!merkle::verifyConsistency(from, before, size, root, proof->mid(1)));
                }
            }
            QVERIFY(merkle::verifyConsistency(0, m_roots[0], size, root, {}));
            QVERIFY(!merkle::verifyConsistency(0, m_roots[0], size, root, {root}));
        }
    }

    void noBitOfAProofCanBeOtherwise()
    {
        for (const quint64 size : {2, 3, 7, 8, 13, 100}) {
            const QByteArray root = m_roots[qsizetype(size)];
            for (quint64 index = 0; index<size; index += size> 20 ? 33 : 1) {
                const QByteArray leaf = merkle::leafHash(bytesOf(index));
                const auto proof = *merkle::inclusionProof(index, size, upTo(size));
                for (qsizetype bit = 0; bit < proof.size() * 256; ++bit) {
                    QList<QByteArray> bad = proof;
                    bad[bit / 256] = flipped(bad[bit / 256], bit % 256);
                    QVERIFY(!merkle::verifyInclusion(leaf, index, size, bad, root));
                }
                for (qsizetype bit = 0; bit < 256; ++bit)
                    QVERIFY(!merkle::verifyInclusion(leaf, index, size, proof, flipped(root, bit)));
            }
            for (quint64 from = 1; from <= size; from += size > 20 ? 33 : 1) {
                const QByteArray before = m_roots[qsizetype(from)];
                const auto proof = *merkle::consistencyProof(from, size, upTo(size));
                for (qsizetype bit = 0; bit < proof.size() * 256; ++bit) {
                    QList<QByteArray> bad = proof;
                    bad[bit / 256] = flipped(bad[bit / 256], bit % 256);
                    QVERIFY(!merkle::verifyConsistency(from, before, size, root, bad));
                }
                for (qsizetype bit = 0; bit < 256; ++bit) {
                    QVERIFY(
                        !merkle::verifyConsistency(from, flipped(before, bit), size, root, proof));
                    QVERIFY(
                        !merkle::verifyConsistency(from, before, size, flipped(root, bit), proof));
                }
            }
        }
    }

    void whatIsNoProofIsRefused()
    {
        const QByteArray root = m_roots[2];
        const QByteArray leaf = merkle::leafHash(bytesOf(0));
        QVERIFY(!merkle::verifyInclusion(leaf, 0, 2, {QByteArray(31, 'x')}, root));
        QVERIFY(!merkle::verifyInclusion(leaf, 0, 0, {}, m_roots[0]));
        const QList<QByteArray> endless(1000, QByteArray(32, 'x'));
        QVERIFY(!merkle::verifyInclusion(leaf, 0, ~quint64(0), endless, root));
        QVERIFY(!merkle::verifyConsistency(1, m_roots[1], ~quint64(0), root, endless));
    }

    void aLeafSaysWhoseItIsAndWhatAndNoMore()
    {
        const UserId ann = UserId::create();
        const LogLeaf leaf = logLeaf(ann, 0x0102, "entry");
        QCOMPARE(leaf.encode().size(), 72);
        QCOMPARE(leaf.encode().left(32), merkle::sha256("dunlin-log-account-1" + ann.toBytes()));
        QCOMPARE(leaf.encode().mid(32, 8), QByteArray::fromHex("0000000000000102"));
        QCOMPARE(leaf.encode().right(32), merkle::sha256("entry"));
        QVERIFY(logTag(UserId::create()) != leaf.account);
    }

private:
    QList<QByteArray> m_roots;
};

QTEST_GUILESS_MAIN(MerkleTest)
#include "tst_merkle.moc"
