// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whose word counts for what a device said that was taken off, and of what; and what is told to those who ask.

#include "client/sealing/word_book.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;

namespace {

QByteArray nameOf(int number)
{
    return QByteArray::number(number).rightJustified(32, '0');
}

QList<QByteArray> namesOf(int from, int count)
{
    QList<QByteArray> names;
    for (int i = 0; i < count; ++i)
        names.append(nameOf(from + i));
    return names;
}

// Somebody with a device.
struct Somebody {
    UserId user = UserId::create();
    DeviceAddress address{AccountId::create(), DeviceId::create()};

    client::Frame word(const QList<QByteArray> &names) const
    {
        client::Frame frame;
        frame.id = OpId::create();
        frame.sender = address;
        setContent(frame, WordContent{names});
        return frame;
    }
};

} // namespace

class WordBookTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    const ChannelId m_channel = ChannelId::create();
    const Somebody m_bob{};
    const Somebody m_eve{};
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<KeyWork> m_work;
    std::unique_ptr<WordBook> m_book;

    bool doubt(int number) { return m_book->doubt(m_channel, m_bob.user, nameOf(number)); }
    bool isVouched(int number)
    {
        const auto is = m_book->isVouched(m_bob.address.account, nameOf(number));
        return is.ok() && *is;
    }
    // Both parts of it, as it comes.
    QSet<ChannelId> hear(const client::Frame &frame, const UserId &from)
    {
        return m_book->take(frame, from).ok() ? m_book->settle(frame, from) : QSet<ChannelId>();
    }
    // As if it had been opened here.
    void open(int number, const AccountId &by)
    {
        client::Frame frame;
        frame.id = OpId::create();
        frame.sender = {by, DeviceId::create()};
        QVERIFY(m_work->rows()
                    .write(SealedKind::Opened, nameOf(number), Secret(*writeFrame(frame)))
                    .ok());
    }
    bool knows(int number)
    {
        const auto is = m_book->knows(nameOf(number));
        return is.ok() && *is;
    }
    static DeviceTarget target(const Somebody &who) { return {who.user, who.address.device}; }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = *LocalStore::open(m_folder->path(), m_clock);
        QVERIFY(*m_store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        m_work = std::make_unique<KeyWork>(
            *m_store, [](const DeviceAddress &, const QByteArray &) { return false; });
        m_work->setSelf({AccountId::create(), DeviceId::create()});
        m_book = std::make_unique<WordBook>(*m_work);
    }
    void cleanup()
    {
        m_book.reset();
        m_work.reset();
        m_store.reset();
    }

    // --- whose word counts

    void aDeviceVouchesForThoseOfItsAccount()
    {
        QVERIFY(doubt(1) && doubt(2));
        QVERIFY(!isVouched(1));
        QCOMPARE(hear(m_bob.word({nameOf(1)}), m_bob.user), QSet<ChannelId>{m_channel});
        QVERIFY(isVouched(1));
        QVERIFY(!isVouched(2));
        QVERIFY(m_book->hasDoubts());
        hear(m_bob.word({nameOf(2)}), m_bob.user);
        QVERIFY(!m_book->hasDoubts());
        // It is kept.
        const WordBook later(*m_work);
        QVERIFY(*later.isVouched(m_bob.address.account, nameOf(1)));
    }

    void nobodyVouchesForAnothersDevices()
    {
        QVERIFY(doubt(1));
        QVERIFY(hear(m_eve.word({nameOf(1)}), m_eve.user).isEmpty());
        QVERIFY(!*m_book->isVouched(m_eve.address.account, nameOf(1)));
        QVERIFY(!isVouched(1));
        // It is asked for still.
        QCOMPARE(m_book->ask().names.value(m_bob.user), QList<QByteArray>{nameOf(1)});
        // What stands there in another's name is not theirs.
        hear(m_eve.word({nameOf(1)}), m_bob.user);
        QVERIFY(!isVouched(1));
    }

    // A device that is on the list today could vouch for what it makes up when it is not any more.
    void nobodyVouchesForWhatWasNotAsked()
    {
        QVERIFY(hear(m_bob.word(namesOf(1, 2)), m_bob.user).isEmpty());
        QVERIFY(doubt(1));
        QVERIFY(!isVouched(1));
        QVERIFY(hear(m_bob.word({nameOf(2)}), m_bob.user).isEmpty());
        QVERIFY(!isVouched(2));
        QVERIFY(m_book->hasDoubts());
    }

    void whatIsNoWordIsNone()
    {
        QVERIFY(doubt(1));
        client::Frame frame = m_bob.word({nameOf(1)});
        frame.kind = FrameKind::NeedWord;
        QVERIFY(hear(frame, m_bob.user).isEmpty());
        frame = m_bob.word({nameOf(1)});
        frame.body.append('x');
        QVERIFY(hear(frame, m_bob.user).isEmpty());
        QVERIFY(hear(m_bob.word(namesOf(1, int(MostNames) + 1)), m_bob.user).isEmpty());
        QVERIFY(hear(m_bob.word({nameOf(1).left(31)}), m_bob.user).isEmpty());
        QVERIFY(!isVouched(1));
        // The most that one may name.
        hear(m_bob.word(namesOf(1, int(MostNames))), m_bob.user);
        QVERIFY(isVouched(1));
    }

    // --- what is asked

    void eachIsAskedAFewTimesOnAConnection()
    {
        QVERIFY(doubt(1));
        QVERIFY(!doubt(1));
        QVERIFY(m_book->doubt(m_channel, m_eve.user, nameOf(2)));
        for (int i = 1; i <= WordBook::MostAsked; ++i) {
            QVERIFY(!doubt(1)); // shown again, it is not begun anew
            const WordBook::Questions asked = m_book->ask();
            QCOMPARE(asked.names.size(), 2);
            QCOMPARE(asked.names.value(m_bob.user), QList<QByteArray>{nameOf(1)});
            QCOMPARE(asked.names.value(m_eve.user), QList<QByteArray>{nameOf(2)});
            QVERIFY(!asked.isCut);
            QCOMPARE(asked.asksAgain, i < WordBook::MostAsked);
        }
        QVERIFY(m_book->ask().names.isEmpty());
        m_book->askAnew();
        QCOMPARE(m_book->ask().names.size(), 2);
        m_book->forget();
        QVERIFY(m_book->ask().names.isEmpty());
    }

    void moreThanFitAreAskedOneAfterTheOther()
    {
        constexpr int Count = 2 * int(MostNames) + 2;
        for (int i = 0; i < Count; ++i)
            QVERIFY(doubt(i));
        for (int round = 0; round < WordBook::MostAsked; ++round) {
            QSet<QByteArray> asked;
            for (const int wanted : {int(MostNames), int(MostNames), 2}) {
                const WordBook::Questions questions = m_book->ask();
                const QList<QByteArray> names = questions.names.value(m_bob.user);
                QCOMPARE(int(names.size()), wanted);
                asked += QSet<QByteArray>(names.cbegin(), names.cend());
                // The rest of them at once, all of them again later.
                QCOMPARE(questions.isCut, wanted != 2);
                if (!questions.isCut)
                    QCOMPARE(questions.asksAgain, round + 1 < WordBook::MostAsked);
            }
            QCOMPARE(int(asked.size()), Count);
        }
        QVERIFY(m_book->ask().names.isEmpty());
    }

    void whatIsNewIsAskedFirst()
    {
        QVERIFY(doubt(1));
        m_book->ask();
        QVERIFY(doubt(2));
        const WordBook::Questions asked = m_book->ask();
        QCOMPARE(asked.names.value(m_bob.user), QList<QByteArray>{nameOf(2)});
        QVERIFY(asked.asksAgain && !asked.isCut);
        QCOMPARE(m_book->ask().names.value(m_bob.user).size(), 2);
    }

    void doubtsAreBounded()
    {
        for (int i = 0; i < WordBook::MostDoubted; ++i)
            QVERIFY(doubt(i));
        QVERIFY(!doubt(WordBook::MostDoubted));
        hear(m_bob.word({nameOf(7)}), m_bob.user);
        QVERIFY(doubt(WordBook::MostDoubted));
    }

    // --- what is told

    // Who asks about others' messages would learn who has read them.
    void onlyWordsOfTheOwnAccountAreKnown()
    {
        open(1, m_work->self().account);
        open(2, m_bob.address.account);
        QVERIFY(knows(1));
        QVERIFY(!knows(2));
        QVERIFY(!knows(3));
        QCOMPARE(m_book->answer(namesOf(1, 3), target(m_eve)), QList<QByteArray>{nameOf(1)});
        // Nor when they open later.
        open(3, m_bob.address.account);
        QVERIFY(m_book->isAskedFor(nameOf(3)));
        QVERIFY(m_book->takeAskers(nameOf(2)).isEmpty());
        QVERIFY(m_book->takeAskers(nameOf(3)).isEmpty());
    }

    void whoAskedTooEarlyIsToldOnce()
    {
        QVERIFY(!m_book->isAskedFor(nameOf(1)));
        for (int i = 0; i < 2; ++i)
            QVERIFY(m_book->answer({nameOf(1)}, target(m_bob)).isEmpty());
        QVERIFY(m_book->answer({nameOf(1)}, target(m_eve)).isEmpty());
        open(1, m_work->self().account);
        QVERIFY(m_book->isAskedFor(nameOf(1)));
        QCOMPARE(m_book->takeAskers(nameOf(1)),
                 (QList<DeviceTarget>{target(m_bob), target(m_eve)}));
        QVERIFY(!m_book->isAskedFor(nameOf(1)));
        QVERIFY(m_book->takeAskers(nameOf(1)).isEmpty());
        // What did not open is told to nobody.
        QVERIFY(m_book->answer({nameOf(2)}, target(m_bob)).isEmpty());
        QVERIFY(m_book->takeAskers(nameOf(2)).isEmpty());
    }

    void whoAsksIsBounded()
    {
        for (int i = 0; i < WordBook::MostUnanswered; ++i)
            m_book->answer({nameOf(i)}, target(m_bob));
        QVERIFY(m_book->isAskedFor(nameOf(int(WordBook::MostUnanswered) - 1)));
        m_book->answer({nameOf(int(WordBook::MostUnanswered))}, target(m_bob));
        QVERIFY(!m_book->isAskedFor(nameOf(int(WordBook::MostUnanswered))));
        // Of what is asked for already more may be told, and not to any number.
        for (int i = 0; i < WordBook::MostAskers; ++i)
            m_book->answer({nameOf(1)}, target(Somebody()));
        open(1, m_work->self().account);
        const QList<DeviceTarget> askers = m_book->takeAskers(nameOf(1));
        QCOMPARE(askers.size(), WordBook::MostAskers);
        QCOMPARE(askers.constFirst(), target(m_bob));
    }
};

QTEST_GUILESS_MAIN(WordBookTest)
#include "tst_word_book.moc"
