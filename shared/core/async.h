// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Async<T>: an answer that comes later, from another thread or after a round trip.
//
// It is a QFuture<Result<T>>, so QtConcurrent and Qt Test know it. Continuations go through then() and
// finally() only, because QFuture's own have traps on Qt 6.4 (a dead context aborts a debug build or never
// answers in a release build; a second continuation silently replaces the first). Promises:
//  - errors pass through then() untouched, the step is not called;
//  - the step runs on the receiver's thread, in the order in which answers were given to that thread;
//  - a dropped promise or a receiver that is gone answers Unavailable: nobody waits for ever.
// An Async has one consumer. T must be copyable (Qt's implicitly shared values are), because QFuture hands
// out copies and move-only results crash its continuations on Qt 6.4.
#pragma once

#include "shared/core/result.h"

#include <QFuture>
#include <QFutureWatcher>
#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QPromise>
#include <QThread>
#include <QThreadPool>

#include <functional>
#include <memory>
#include <type_traits>

namespace dunlin {

template <typename T>
using Async = QFuture<Result<T>>;

// The other end of an Async. Copies share one promise; the last copy to go answers Unavailable if nobody
// has answered. settle() may be called from any thread, once; later calls are ignored.
template <typename T>
class Deferred
{
    static_assert(std::is_copy_constructible_v<T>);

public:
    Deferred()
        : m_state(std::make_shared<State>())
    {
    }
    Async<T> async() const { return m_state->promise.future(); }
    void settle(Result<T> outcome) const { m_state->settle(std::move(outcome)); }

private:
    struct State {
        State() { promise.start(); }
        ~State() { settle(fail(Errc::Unavailable, QStringLiteral("nobody answered"))); }
        void settle(Result<T> outcome)
        {
            if (settled.exchange(true))
                return;
            promise.addResult(std::move(outcome));
            promise.finish();
        }
        QPromise<Result<T>> promise;
        std::atomic<bool> settled = false;
    };
    std::shared_ptr<State> m_state;
};

template <typename T>
Async<T> ready(Result<T> outcome)
{
    Deferred<T> deferred;
    deferred.settle(std::move(outcome));
    return deferred.async();
}

namespace detail {

template <typename T>
struct IsResult : std::false_type {
};
template <typename T>
struct IsResult<Result<T>> : std::true_type {
};

// What waits for this thread is posted to an object that lives as long as the thread, or as somebody holds it: a
// receiver may go at any time, also while another thread is about to post to it.
inline std::shared_ptr<QObject> threadMailbox()
{
    thread_local const auto mailbox = std::make_shared<QObject>();
    return mailbox;
}

// Calls step(outcome) on the receiver's thread when the answer is there; onGone() if the receiver is not. A receiver of
// another thread must outlive the answer.
template <typename T, typename Step, typename Gone>
void whenAnswered(QObject *receiver, Async<T> source, Step step, Gone onGone)
{
    // The continuation runs on the answering thread and only posts; QPointer is read there and again on the
    // receiver's own thread, where alone its answer is certain.
    const bool isHere = receiver && receiver->thread() == QThread::currentThread();
    source.then(QtFuture::Launch::Sync,
                [guard = QPointer<QObject>(receiver), mailbox = isHere ? threadMailbox() : nullptr,
                 step = std::move(step),
                 onGone = std::move(onGone)](QFuture<Result<T>> answered) mutable {
                    Result<T> outcome = answered.resultCount() > 0
                        ? answered.result()
                        : Result<T>(fail(Errc::Unavailable, QStringLiteral("nobody answered")));
                    QObject *target = mailbox && guard ? mailbox.get() : guard.data();
                    if (!target) {
                        onGone();
                        return;
                    }
                    QMetaObject::invokeMethod(
                        target,
                        [guard, step = std::move(step), onGone = std::move(onGone),
                         outcome = std::move(outcome)]() mutable {
                            if (guard)
                                step(std::move(outcome));
                            else
                                onGone();
                        },
                        Qt::QueuedConnection);
                });
}

} // namespace detail

// Ends a chain: step(Result<T>) is called on the receiver's thread, or never if the receiver is gone.
template <typename T, typename Step>
void finally(QObject *receiver, Async<T> source, Step step)
{
    detail::whenAnswered<T>(receiver, std::move(source), std::move(step), [] {});
}

// A middle link: step(T) returns Result<U> or Async<U>.
template <typename T, typename Step>
auto then(QObject *receiver, Async<T> source, Step step)
{
    using Returned = std::invoke_result_t<Step, T>;
    if constexpr (detail::IsResult<Returned>::value) {
        using U = typename Returned::Value;
        Deferred<U> next;
        detail::whenAnswered<T>(
            receiver, std::move(source),
            [next, step = std::move(step)](Result<T> outcome) mutable {
                if (outcome.ok())
                    next.settle(step(*std::move(outcome)));
                else
                    next.settle(outcome.error());
            },
            [next] {
                next.settle(fail(Errc::Unavailable, QStringLiteral("the receiver is gone")));
            });
        return next.async();
    } else {
        using U = typename std::decay_t<decltype(std::declval<Returned>().result())>::Value;
        Deferred<U> next;
        QPointer<QObject> guard(receiver);
        detail::whenAnswered<T>(
            receiver, std::move(source),
            [next, guard, step = std::move(step)](Result<T> outcome) mutable {
                if (!outcome.ok()) {
                    next.settle(outcome.error());
                    return;
                }
                detail::whenAnswered<U>(
                    guard.data(), step(*std::move(outcome)),
                    [next](Result<U> inner) { next.settle(std::move(inner)); },
                    [next] {
                        next.settle(
                            fail(Errc::Unavailable, QStringLiteral("the receiver is gone")));
                    });
            },
            [next] {
                next.settle(fail(Errc::Unavailable, QStringLiteral("the receiver is gone")));
            });
        return next.async();
    }
}

// Calls work() on the thread of `home`, at once if this is it; the Async that it returns is the answer. `home` outlives
// the answer.
template <typename Work>
auto askIn(QObject *home, Work work) -> std::invoke_result_t<Work>
{
    if (home->thread() == QThread::currentThread())
        return work();
    using T =
        typename std::decay_t<decltype(std::declval<std::invoke_result_t<Work>>().result())>::Value;
    Deferred<T> deferred;
    Async<T> answer = deferred.async();
    QMetaObject::invokeMethod(
        home,
        [deferred, work = std::move(work)]() mutable {
            work().then(QtFuture::Launch::Sync, [deferred](QFuture<Result<T>> answered) {
                if (answered.resultCount() > 0)
                    deferred.settle(answered.result());
            });
        },
        Qt::QueuedConnection);
    return answer;
}

// Runs work() on the pool; its Result<T> is the answer.
template <typename Work>
auto runOn(QThreadPool *pool, Work work)
{
    using T = typename std::invoke_result_t<Work>::Value;
    Deferred<T> deferred;
    Async<T> answer = deferred.async();
    pool->start([deferred, work = std::move(work)]() mutable { deferred.settle(work()); });
    return answer;
}

} // namespace dunlin
