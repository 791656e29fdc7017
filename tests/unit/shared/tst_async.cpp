// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/async.h"

#include <QDeadlineTimer>
#include <QSignalSpy>
#include <QTest>
#include <QThread>

#include <thread>

using namespace dunlin;
using namespace Qt::StringLiterals;

class AsyncTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void aStepSeesTheValue();
    void aStepMayBeAsynchronousItself();
    void errorsPassUntouched();
    void aDroppedPromiseAnswersUnavailable();
    void aReceiverThatIsGoneAnswersUnavailable();
    void theEndIsNotCalledForAReceiverThatIsGone();
    void stepsRunOnTheReceiversThread();
    void answersToOneThreadKeepTheirOrder();
    void onlyTheFirstAnswerCounts();
    void workOfAPoolIsAnswered();
    void aReceiverMayGoWhileItIsAnswered();
    void askingAndAnsweringMayMeet();
    void whatIsAskedRunsOnItsThreadAndIsAnsweredOnOurs();
    void whatIsAskedOnTheSameThreadRunsAtOnce();
};

void AsyncTest::aStepSeesTheValue()
{
    int seen = 0;
    auto doubled = then(this, ready<int>(21), [](int value) { return Result<int>(value * 2); });
    finally(this, doubled, [&seen](Result<int> outcome) { seen = *outcome; });
    QTRY_COMPARE(seen, 42);
}

void AsyncTest::aStepMayBeAsynchronousItself()
{
    QString seen;
    Deferred<QString> later;
    auto chain = then(this, ready<int>(1), [&later](int) { return later.async(); });
    finally(this, chain, [&seen](Result<QString> outcome) { seen = *outcome; });
    QCoreApplication::processEvents();
    QVERIFY(seen.isEmpty());
    later.settle(u"now"_s);
    QTRY_COMPARE(seen, u"now"_s);
}

void AsyncTest::errorsPassUntouched()
{
    bool called = false;
    std::optional<Error> seen;
    auto step = then(this, ready<int>(fail(Errc::Conflict, u"taken"_s)), [&called](int value) {
        called = true;
        return Result<int>(value);
    });
    finally(this, step, [&seen](Result<int> outcome) { seen = outcome.error(); });
    QTRY_VERIFY(seen);
    QCOMPARE(*seen, fail(Errc::Conflict, u"taken"_s));
    QVERIFY(!called);
}

void AsyncTest::aDroppedPromiseAnswersUnavailable()
{
    std::optional<Errc> seen;
    {
        Deferred<int> dropped;
        finally(this, dropped.async(),
                [&seen](Result<int> outcome) { seen = outcome.error().code; });
    }
    QTRY_COMPARE(seen, Errc::Unavailable);
}

void AsyncTest::aReceiverThatIsGoneAnswersUnavailable()
{
    std::optional<Errc> seen;
    Deferred<int> source;
    auto receiver = std::make_unique<QObject>();
    auto step = then(receiver.get(), source.async(), [](int value) { return Result<int>(value); });
    finally(this, step, [&seen](Result<int> outcome) { seen = outcome.error().code; });
    receiver.reset();
    source.settle(1);
    QTRY_COMPARE(seen, Errc::Unavailable);
}

void AsyncTest::theEndIsNotCalledForAReceiverThatIsGone()
{
    bool called = false;
    Deferred<int> source;
    auto receiver = std::make_unique<QObject>();
    finally(receiver.get(), source.async(), [&called](Result<int>) { called = true; });
    source.settle(1); // posted, not yet run
    receiver.reset();
    QCoreApplication::processEvents();
    QVERIFY(!called);
}

void AsyncTest::stepsRunOnTheReceiversThread()
{
    QThread thread;
    QObject receiver;
    receiver.moveToThread(&thread);
    thread.start();
    std::atomic<QThread *> ranOn = nullptr;
    finally(&receiver, ready<int>(1), [&ranOn](Result<int>) { ranOn = QThread::currentThread(); });
    QTRY_COMPARE(ranOn.load(), &thread);
    thread.quit();
    thread.wait();
}

void AsyncTest::answersToOneThreadKeepTheirOrder()
{
    QList<int> seen;
    QList<Deferred<int>> sources(200);
    QList<QObject *> receivers;
    for (int i = 0; i < sources.size(); ++i) {
        receivers.append(new QObject(this));
        finally(receivers.last(), sources[i].async(),
                [&seen](Result<int> outcome) { seen.append(*outcome); });
    }
    QThreadPool pool;
    pool.start([&sources] {
        for (int i = 0; i < sources.size(); ++i)
            sources[i].settle(i);
    });
    pool.waitForDone();
    QTRY_COMPARE(seen.size(), sources.size());
    QVERIFY(std::is_sorted(seen.cbegin(), seen.cend()));
    qDeleteAll(receivers);
}

void AsyncTest::onlyTheFirstAnswerCounts()
{
    Deferred<int> source;
    source.settle(1);
    source.settle(2);
    int seen = 0;
    finally(this, source.async(), [&seen](Result<int> outcome) { seen = *outcome; });
    QTRY_COMPARE(seen, 1);
}

void AsyncTest::workOfAPoolIsAnswered()
{
    QThreadPool pool;
    int seen = 0;
    finally(this, runOn(&pool, [] { return Result<int>(7); }),
            [&seen](Result<int> outcome) { seen = *outcome; });
    QTRY_COMPARE(seen, 7);
}

// A session may end at the moment in which another thread answers it.
void AsyncTest::aReceiverMayGoWhileItIsAnswered()
{
    QThreadPool pool;
    int answered = 0;
    const QDeadlineTimer patience(std::chrono::seconds(20));
    for (int i = 0; i < 20'000 && !patience.hasExpired(); ++i) {
        QObject receiver;
        finally(&receiver, runOn(&pool, [] { return Result<int>(1); }),
                [&](const Result<int> &) { ++answered; });
        if (i % 2 == 0)
            QCoreApplication::processEvents();
    }
    pool.waitForDone();
    const int before = answered;
    QCoreApplication::processEvents();
    QCOMPARE(answered, before); // they have all gone
}

// One thread waits for the answer at the very moment at which another one gives it: it is heard, once.
void AsyncTest::askingAndAnsweringMayMeet()
{
    constexpr int Times = 200'000;
    // Where the cores are busy with other things each turn waits for one of them: fewer turns then.
    const QDeadlineTimer patience(std::chrono::seconds(20));
    std::atomic<const Deferred<int> *> question = nullptr;
    std::atomic<bool> over = false;
    std::thread answering([&question, &over] {
        for (int i = 0; !over;) {
            const Deferred<int> *asked = question.load();
            if (!asked)
                continue;
            asked->settle(i++);
            question = nullptr;
        }
    });
    int heard = 0;
    int asked = 0;
    for (; asked < Times && !patience.hasExpired(); ++asked) {
        const Deferred<int> deferred;
        const Async<int> answer = deferred.async();
        question = &deferred;
        finally(this, answer,
                [&heard](const Result<int> &outcome) { heard += outcome.ok() ? 1 : 0; });
        while (question.load()) { }
        if (asked % 100 == 0)
            QCoreApplication::processEvents();
    }
    over = true;
    answering.join();
    QCoreApplication::processEvents();
    QVERIFY(asked > 100);
    QCOMPARE(heard, asked);
}

void AsyncTest::whatIsAskedRunsOnItsThreadAndIsAnsweredOnOurs()
{
    QThread thread;
    thread.start();
    QObject home;
    home.moveToThread(&thread);
    QThread *ranOn = nullptr;
    QThread *heardOn = nullptr;
    std::optional<Result<int>> heard;
    finally(this,
            askIn(&home,
                  [&] {
                      ranOn = QThread::currentThread();
                      return ready<int>(7);
                  }),
            [&](const Result<int> &outcome) {
                heardOn = QThread::currentThread();
                heard = outcome;
            });
    QTRY_VERIFY(heard);
    QCOMPARE(ranOn, &thread);
    QCOMPARE(heardOn, QThread::currentThread());
    QCOMPARE(**heard, 7);

    // Nobody answers there: who waits is told.
    heard.reset();
    finally(this, askIn(&home, [] { return Deferred<int>().async(); }),
            [&](const Result<int> &outcome) { heard = outcome; });
    QTRY_VERIFY(heard);
    QCOMPARE(heard->error().code, Errc::Unavailable);

    thread.quit();
    QVERIFY(thread.wait());
}

void AsyncTest::whatIsAskedOnTheSameThreadRunsAtOnce()
{
    bool ran = false;
    const auto answer = askIn(this, [&] {
        ran = true;
        return ready<int>(1);
    });
    QVERIFY(ran);
    QVERIFY(answer.isFinished());
}

QTEST_GUILESS_MAIN(AsyncTest)
#include "tst_async.moc"
