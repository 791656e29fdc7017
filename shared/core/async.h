// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Async<T>: an answer that comes later, from another thread or after a round trip.
//
// Not QFuture: on Qt 6.4 a continuation that is hung on at the moment of the answer runs twice, and the second time
// crashes. Promises:
//  - errors pass through then() untouched, the step is not called;
//  - the step runs on the receiver's thread, in the order in which answers were given to that thread;
//  - a dropped promise or a receiver that is gone answers Unavailable: nobody waits for ever.
// An Async has one consumer. T must be copyable (Qt's implicitly shared values are).
#pragma once

#include "shared/core/result.h"

#include <QMetaObject>
#include <QObject>
#include <QPointer>
#include <QThread>
#include <QThreadPool>

#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <type_traits>

namespace dunlin {

namespace detail {

// What an Async and its Deferred share.
template <typename T>
class AsyncState
{
public:
    using Hear = std::function<void(const Result<T> &)>;

    // The first call counts.
    void settle(Result<T> outcome)
    {
        Hear hear;
        {
            const std::lock_guard lock(m_mutex);
            if (m_outcome)
                return;
            m_outcome.emplace(std::move(outcome));
            hear = std::move(m_hear);
        }
        m_settled.notify_all();
        if (hear)
            hear(*m_outcome);
    }
    // Now, or on the thread that settles.
    void whenSettled(Hear hear)
    {
        {
            const std::lock_guard lock(m_mutex);
            Q_ASSERT(!m_hear);
            if (!m_outcome) {
                m_hear = std::move(hear);
                return;
            }
        }
        hear(*m_outcome);
    }
    bool isSettled() const
    {
        const std::lock_guard lock(m_mutex);
        return m_outcome.has_value();
    }
    const Result<T> &wait() const
    {
        std::unique_lock lock(m_mutex);
        m_settled.wait(lock, [this] { return m_outcome.has_value(); });
        return *m_outcome;
    }

private:
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_settled;
    std::optional<Result<T>> m_outcome; // never changes again
    Hear m_hear;
};

} // namespace detail

template <typename T>
class Deferred;

// Copies are the same answer.
template <typename T>
class Async
{
    static_assert(std::is_copy_constructible_v<T>);

public:
    using Value = T;

    bool isFinished() const { return m_state->isSettled(); }
    // Both block, so neither is for a thread that serves anybody.
    void waitForFinished() const { (void)m_state->wait(); }
    Result<T> result() const { return m_state->wait(); }

    // For then() and finally() below, which bring the answer to the right thread.
    void whenSettled(typename detail::AsyncState<T>::Hear hear) const
    {
        m_state->whenSettled(std::move(hear));
    }

private:
    friend class Deferred<T>;
    explicit Async(std::shared_ptr<detail::AsyncState<T>> state)
        : m_state(std::move(state))
    {
    }

    std::shared_ptr<detail::AsyncState<T>> m_state;
};

// The other end of an Async. Copies share one promise; the last copy to go answers Unavailable if nobody
// has answered. settle() may be called from any thread, once; later calls are ignored.
template <typename T>
class Deferred
{
public:
    Async<T> async() const { return Async<T>(m_promise->state); }
    void settle(Result<T> outcome) const { m_promise->state->settle(std::move(outcome)); }

private:
    struct Promise {
        Promise() = default;
        ~Promise() { state->settle(fail(Errc::Unavailable, QStringLiteral("nobody answered"))); }
        Q_DISABLE_COPY_MOVE(Promise)
        const std::shared_ptr<detail::AsyncState<T>> state =
            std::make_shared<detail::AsyncState<T>>();
    };
    std::shared_ptr<Promise> m_promise = std::make_shared<Promise>();
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
    // Heard on the answering thread, where it is only posted; QPointer is read there and again on the receiver's own
    // thread, where alone its answer is certain.
    const bool isHere = receiver && receiver->thread() == QThread::currentThread();
    source.whenSettled([guard = QPointer<QObject>(receiver),
                        mailbox = isHere ? threadMailbox() : nullptr, step = std::move(step),
                        onGone = std::move(onGone)](const Result<T> &outcome) mutable {
        QObject *target = mailbox && guard ? mailbox.get() : guard.data();
        if (!target) {
            onGone();
            return;
        }
        QMetaObject::invokeMethod(
            target,
            [guard, step = std::move(step), onGone = std::move(onGone), outcome]() mutable {
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
        using U = typename Returned::Value;
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
    using T = typename std::invoke_result_t<Work>::Value;
    Deferred<T> deferred;
    Async<T> answer = deferred.async();
    QMetaObject::invokeMethod(
        home,
        [deferred, work = std::move(work)]() mutable {
            work().whenSettled([deferred](const Result<T> &outcome) { deferred.settle(outcome); });
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
