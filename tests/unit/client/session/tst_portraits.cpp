// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of people are fetched once, few at a time, and again when they could not be had: later and later, a bounded number
// of times, and with the next connection.
#include "client/session/portraits.h"

#include <QtTest>

#include <optional>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

void turn()
{
    for (int i = 0; i < 6; ++i)
        QCoreApplication::processEvents();
}

} // namespace

class PortraitsTest : public QObject
{
    Q_OBJECT

    using Got = std::shared_ptr<std::optional<Result<QString>>>;

    QList<std::pair<FileId, Deferred<QString>>> m_asked;
    int m_tries = 0;
    std::unique_ptr<Portraits> m_portraits;

    void begin(std::chrono::milliseconds first, int tries = 3)
    {
        m_portraits = std::make_unique<Portraits>(
            [this](const FileId &id) {
                ++m_tries;
                m_asked.append({id, {}});
                return m_asked.last().second.async();
            },
            PortraitPace{first, first, tries, 2});
        m_portraits->setOnline(true);
    }
    Got want(const FileId &id)
    {
        auto got = std::make_shared<std::optional<Result<QString>>>();
        finally(this, m_portraits->want(id),
                [got](const Result<QString> &path) { got->emplace(path); });
        return got;
    }
    // Of the oldest question.
    void answer(const Result<QString> &outcome)
    {
        m_asked.takeFirst().second.settle(outcome);
        turn();
    }

private Q_SLOTS:
    void init()
    {
        m_asked.clear();
        m_tries = 0;
    }
    void cleanup() { m_portraits.reset(); }

    void itIsFetchedOnceAndFewAtATime()
    {
        begin(std::chrono::hours(1));
        QList<FileId> ids;
        QList<Got> got;
        for (int i = 0; i < 3; ++i) {
            ids.append(FileId::create());
            got.append(want(ids.last()));
            got.append(want(ids.last()));
        }
        QCOMPARE(m_tries, 2);
        answer(u"a"_s);
        QCOMPARE(m_tries, 3);
        QCOMPARE(m_asked.last().first, ids.last());
        for (int i = 0; i < 2; ++i) {
            QVERIFY(got.at(i)->has_value());
            QCOMPARE((*got.at(i))->value(), u"a"_s);
        }
        // It was forgotten: whoever wants it later asks the cache.
        want(ids.first());
        answer(u"b"_s);
        QCOMPARE(m_tries, 4);
    }

    void whatStaysAsItIsIsPassedOn()
    {
        for (const Errc code : {Errc::NotFound, Errc::Gone, Errc::Forbidden, Errc::TooLarge}) {
            begin(std::chrono::milliseconds(0));
            const auto got = want(FileId::create());
            answer(fail(code));
            QVERIFY(got->has_value());
            QCOMPARE((*got)->error().code, code);
        }
        QCOMPARE(m_tries, 4);
    }

    void whatCantBeHadForNowIsFetchedAgainABoundedNumberOfTimes()
    {
        begin(std::chrono::milliseconds(0), 4);
        const FileId id = FileId::create();
        const auto got = want(id);
        for (const Errc code :
             {Errc::Unavailable, Errc::RateLimited, Errc::Internal, Errc::Unauthorized}) {
            QTRY_COMPARE_WITH_TIMEOUT(m_asked.size(), 1, Patience);
            answer(fail(code));
        }
        QCOMPARE(m_tries, 4);
        // Whoever comes by while it rests does not wake it, and nothing else does.
        const auto late = want(id);
        turn();
        QCOMPARE(m_tries, 4);
        QVERIFY(!got->has_value() && !late->has_value());

        // The next connection begins anew.
        m_portraits->setOnline(false);
        m_portraits->setOnline(true);
        QCOMPARE(m_tries, 5);
        answer(fail(Errc::Unavailable));
        QTRY_COMPARE_WITH_TIMEOUT(m_asked.size(), 1, Patience);
        answer(u"path"_s);
        QVERIFY(got->has_value() && late->has_value());
        QCOMPARE((*late)->value(), u"path"_s);
    }

    // The waits are an hour: only the connection can be it. A wait that is over by then is not another try.
    void theNextConnectionDoesNotWait()
    {
        begin(std::chrono::hours(1));
        const auto got = want(FileId::create());
        answer(fail(Errc::Unavailable));
        QCOMPARE(m_tries, 1);
        m_portraits->setOnline(true);
        QCOMPARE(m_tries, 1);
        m_portraits->setOnline(false);
        m_portraits->setOnline(true);
        QCOMPARE(m_tries, 2);
        // While it is under way another connection does not ask twice.
        m_portraits->setOnline(false);
        m_portraits->setOnline(true);
        QCOMPARE(m_tries, 2);
        answer(u"path"_s);
        QVERIFY(got->has_value() && (*got)->ok());
    }

    void withoutAConnectionItRests()
    {
        begin(std::chrono::milliseconds(0));
        m_portraits->setOnline(false);
        const auto got = want(FileId::create());
        // It may be on the disk.
        QCOMPARE(m_tries, 1);
        answer(fail(Errc::Unavailable));
        turn();
        QCOMPARE(m_tries, 1);
        m_portraits->setOnline(true);
        QCOMPARE(m_tries, 2);
        answer(u"path"_s);
        QVERIFY(got->has_value() && (*got)->ok());
    }

    // What rests when the connection goes is asked for with the next one, and not when its wait is over.
    void aWaitThatEndsWithoutAConnectionAsksNothing()
    {
        begin(std::chrono::milliseconds(1));
        const auto got = want(FileId::create());
        m_asked.takeFirst().second.settle(fail(Errc::Unavailable));
        // The answer is heard, and no timer yet.
        QCoreApplication::sendPostedEvents();
        m_portraits->setOnline(false);
        QTest::qWait(50);
        QCOMPARE(m_tries, 1);
        QVERIFY(!got->has_value());
        m_portraits->setOnline(true);
        QCOMPARE(m_tries, 2);
        answer(u"path"_s);
        QVERIFY(got->has_value() && (*got)->ok());
    }

    // Failures of a connection that is gone are not counted against the next one.
    void eachConnectionHasAllTries()
    {
        begin(std::chrono::milliseconds(0), 3);
        want(FileId::create());
        for (int connection = 0; connection < 2; ++connection) {
            for (int i = 0; i < 3; ++i) {
                QTRY_COMPARE_WITH_TIMEOUT(m_asked.size(), 1, Patience);
                answer(fail(Errc::Unavailable));
            }
            turn();
            QCOMPARE(m_tries, 3 * (connection + 1));
            m_portraits->setOnline(false);
            turn();
            QCOMPARE(m_tries, 3 * (connection + 1));
            m_portraits->setOnline(true);
        }
    }

    void aServerThatSaysWhenIsHeard()
    {
        begin(std::chrono::milliseconds(0));
        want(FileId::create());
        answer(fail(Errc::RateLimited, {}, {}, 3600));
        turn();
        QCOMPARE(m_tries, 1);
    }

    void anotherAccountGetsNothingOfIt()
    {
        begin(std::chrono::milliseconds(1));
        const FileId id = FileId::create();
        const auto got = want(id);
        const auto queued = QList{want(FileId::create()), want(FileId::create())};
        m_portraits->clear();
        turn();
        QCOMPARE((*got)->error().code, Errc::Gone);
        QVERIFY(queued.last()->has_value());
        // What was under way is nobody's any more.
        const auto mine = want(id);
        answer(u"theirs"_s);
        QVERIFY(!mine->has_value());
        answer(u"theirs"_s);
        answer(u"mine"_s);
        QVERIFY(mine->has_value());
        QCOMPARE((*mine)->value(), u"mine"_s);
        QCOMPARE(m_tries, 3);
    }
};

QTEST_GUILESS_MAIN(PortraitsTest)
#include "tst_portraits.moc"
