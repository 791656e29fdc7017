// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of a session stand in its row and nowhere else in this process; when they are not in the row any more, nowhere. The
// library that reads and writes the row copies them about and frees them as they are.

#include "client/crypto/wiping_frees.h"
#include "crypto_parties.h"
#include "tests/support/memory_search.h"

#include <QSet>
#include <QtTest>

#include <map>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;
using dunlin::test::MemorySearch;

namespace {

// The secrets of a row by what they are, each as a search: the bytes themselves are not kept. A row is in the encoding of
// protocol buffers; the numbers are those of the library's own record.
class RowSecrets
{
public:
    explicit RowSecrets(const Secret &row) { walk(row.reveal(), {}); }

    int count(const QByteArray &what) const { return int(m_found.count(what)); }
    // Of all; `most` times each.
    QString wrong(int most) const
    {
        for (const auto &[what, search] : m_found) {
            const int copies = search.copies();
            if (copies != most)
                return QStringLiteral("%1 stands %2 times in memory")
                    .arg(QString::fromLatin1(what))
                    .arg(copies);
        }
        return {};
    }
    QList<std::pair<QByteArray, MemorySearch>> all() const
    {
        return {m_found.begin(), m_found.end()};
    }

private:
    static QByteArray nameOf(const QByteArray &path)
    {
        static const QHash<QByteArray, QByteArray> names{
            {"1.4", "root key"},
            {"1.6.2", "own ratchet key"},
            {"1.6.3.2", "sending chain key"},
            {"1.7.3.2", "receiving chain key"},
            {"1.7.4.2", "late message's cipher key"},
            {"1.7.4.3", "late message's mac key"},
        };
        return names.value(path);
    }
    void walk(const QByteArray &bytes, const QByteArray &path)
    {
        qsizetype at = 0;
        const auto number = [&]() -> quint64 {
            quint64 value = 0;
            for (int shift = 0; at < bytes.size() && shift < 64; shift += 7) {
                const auto byte = quint8(bytes.at(at++));
                value |= quint64(byte & 0x7f) << shift;
                if ((byte & 0x80) == 0)
                    break;
            }
            return value;
        };
        while (at < bytes.size()) {
            const quint64 tag = number();
            const QByteArray here =
                (path.isEmpty() ? QByteArray() : path + '.') + QByteArray::number(tag >> 3);
            if ((tag & 7) == 0) {
                number();
                continue;
            }
            if ((tag & 7) != 2)
                return;
            const quint64 size = number();
            if (size > quint64(bytes.size() - at))
                return;
            const QByteArray field =
                QByteArray::fromRawData(bytes.constData() + at, qsizetype(size));
            at += qsizetype(size);
            const QByteArray name = nameOf(here);
            // Told by their ends: the allocator writes into the beginning of what is freed.
            if (!name.isEmpty() && size == 32)
                m_found.emplace(name,
                                MemorySearch(QByteArray::fromRawData(field.constData() + 12, 20)));
            else if (here == "1" || here == "1.6" || here == "1.6.3" || here == "1.7"
                     || here == "1.7.3" || here == "1.7.4")
                walk(field, here);
        }
    }

    std::multimap<QByteArray, MemorySearch> m_found;
};

RowSecrets secretsOf(const Device &device, const Device &with)
{
    return RowSecrets(**device.state.read({StateKind::Session, with.self.toBytes()}));
}

// Two devices that have heard of each other.
struct Acquainted {
    Directory all;
    Person ada{all};
    Person bob{all};
    Device *const a = &ada.first();
    Device *const b = &bob.first();

    Acquainted() { meet(*a, *b); }
};

} // namespace

class WipedSessionsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(WipingFrees::isEffective());
        QVERIFY(initCrypto());
        // As for the others that search (tst_wiped_keys).
        QVERIFY2(qEnvironmentVariableIsSet("LD_BIND_NOW"), "to be run with LD_BIND_NOW=1");
    }

    void whatIsFreedMeanwhileIsWiped()
    {
        constexpr size_t Size = 4000;
        const auto left = [](bool wiped) {
            auto bytes = std::make_unique<QByteArray>(randomBytes(Size));
            const MemorySearch search(QByteArray::fromRawData(bytes->constData() + Size - 20, 20));
            const std::unique_ptr<WipingFrees> wiping =
                wiped ? std::make_unique<WipingFrees>() : nullptr;
            const int held = search.copies();
            bytes.reset();
            return 10 * held + search.copies();
        };
        QCOMPARE(left(false), 11);
        QCOMPARE(left(true), 10);
        QCOMPARE(left(false), 11);
    }

    void whatIsMovedMeanwhileLeavesNothing()
    {
        const WipingFrees wiping;
        const QByteArray some = randomBytes(4000);
        auto *memory = static_cast<char *>(std::malloc(4000));
        QVERIFY(memory);
        std::memcpy(memory, some.constData(), 4000);
        const MemorySearch search(QByteArray::fromRawData(some.constData() + 2000, 20));
        QCOMPARE(search.copies(), 2);
        auto *more = static_cast<char *>(std::realloc(memory, 400'000));
        QVERIFY(more);
        QCOMPARE(search.copies(), 2);
        QCOMPARE(QByteArray::fromRawData(more, 4000), some);
        std::free(more);
        QCOMPARE(search.copies(), 1);
    }

    void aSessionsKeysAreInItsRowAlone()
    {
        const Acquainted two;
        Device &a = *two.a;
        Device &b = *two.b;
        for (int i = 0; i < 3; ++i) {
            // One of two is not there yet, so that its key is kept.
            const SealedFrame late = *a.seal(b, "late");
            QVERIFY(b.open(a, *a.seal(b, "a text")).ok());
            // Else both have the same chain key.
            const SealedFrame next = *a.seal(b, "not there yet");
            const RowSecrets kept = secretsOf(b, a);
            QCOMPARE(kept.count("root key"), 1);
            QCOMPARE(kept.count("own ratchet key"), 1);
            QCOMPARE(kept.count("sending chain key"), 1);
            QVERIFY(kept.count("receiving chain key") >= 1);
            QCOMPARE(kept.count("late message's cipher key"), 1);
            QCOMPARE(kept.wrong(1), QString());
            QVERIFY(b.open(a, late).ok());
            QCOMPARE(secretsOf(b, a).count("late message's cipher key"), 0);
            QVERIFY(b.open(a, next).ok());
            QVERIFY(a.open(b, *b.seal(a, "an answer")).ok());
        }
    }

    void aKeyThatIsNotInTheRowAnyMoreIsNowhere()
    {
        const Acquainted two;
        Device &a = *two.a;
        Device &b = *two.b;
        const SealedFrame late = *a.seal(b, "late");
        QVERIFY(b.open(a, *a.seal(b, "a text")).ok());
        const RowSecrets before = secretsOf(b, a);
        QCOMPARE(before.count("late message's cipher key"), 1);
        // Both chains and the ratchet go on, and what was late has come.
        QVERIFY(b.open(a, late).ok());
        QVERIFY(a.open(b, *b.seal(a, "an answer")).ok());
        QVERIFY(b.open(a, *a.seal(b, "turn")).ok());
        QVERIFY(b.open(a, *a.seal(b, "and one more")).ok());
        QVERIFY(a.open(b, *b.seal(a, "an answer")).ok());
        QVERIFY(b.open(a, *a.seal(b, "turn")).ok());
        QVERIFY(a.seal(b, "not there yet").ok());
        const RowSecrets after = secretsOf(b, a);
        for (const auto &[what, search] : before.all()) {
            // The key of a chain that has ended is kept with it.
            if (what != "receiving chain key")
                QVERIFY2(search.copies() == 0, what.constData());
        }
        QCOMPARE(after.wrong(1), QString());
    }

    void aSessionThatIsForgottenIsNowhere()
    {
        const Acquainted two;
        Device &a = *two.a;
        Device &b = *two.b;
        QVERIFY(a.seal(b, "not there yet").ok());
        QVERIFY(b.seal(a, "nor there").ok());
        const RowSecrets before = secretsOf(b, a);
        QCOMPARE(before.count("root key"), 1);
        QVERIFY(b.work([&](DeviceSessions &s) { return s.forget(a.self); }).ok());
        QCOMPARE(before.wrong(0), QString());
    }
};

QTEST_GUILESS_MAIN(WipedSessionsTest)
#include "tst_wiped_sessions.moc"
