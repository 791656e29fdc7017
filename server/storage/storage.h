// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The door to what is kept. Work is given as a function over Stores and runs on a storage thread; the answer comes
// as an Async.
//
// - read(): a snapshot on one of the readers.
// - write(): on the writer of the shard of `channel` (any shard when there is none), in the order in which it was
//   given. The writer takes what has queued up and commits it in one transaction (group commit). The work may run
//   more than once (the database went away, a deadlock): it must have no effect but through Stores and
//   UnitOfWork::afterCommit(). If it returns an error, only its own changes are rolled back.
// - writeBehind(): what can be made anew and nobody waits for, such as an index. Where the engine lets several write it
//   has a connection of its own and doesn't wait for the disk: it holds no message up, has no order with write(), and
//   a crash of the database may take the last moment of it back.
// - append(): messages; neighbours in a shard's queue are stored with one MessageStore::append().
// - What afterCommit() was given runs on the writer's thread after the commit, in the order of the numbers taken,
//   and before the answer: this is where a push leaves (architecture rule 4).
//
// Every queue is bounded: when one is full the answer is Unavailable with a time to retry after.
#pragma once

#include "server/storage/stores.h"
#include "shared/core/async.h"

#include <functional>

namespace dunlin::server {

class UnitOfWork
{
public:
    virtual ~UnitOfWork() = default;
    virtual Stores &stores() = 0;
    virtual void afterCommit(std::function<void()> act) = 0;
};

class Storage
{
public:
    using WriteWork = std::function<Status(UnitOfWork &)>;
    using Settled = std::function<void(const Status &)>;
    // On the writer's thread, after the commit.
    using Appended = std::function<void(const Result<AppendResult> &)>;

    virtual ~Storage() = default;

    template <typename Work>
    auto read(Work work)
    {
        return handOver<Stores>(std::move(work), [this](ReadStatusWork given, Settled settled) {
            submitRead(std::move(given), std::move(settled));
        });
    }

    template <typename Work>
    auto write(const std::optional<ChannelId> &channel, Work work)
    {
        return handOver<UnitOfWork>(std::move(work), [&](WriteWork given, Settled settled) {
            submitWrite(channel, std::move(given), std::move(settled));
        });
    }

    template <typename Work>
    auto writeBehind(Work work)
    {
        return handOver<UnitOfWork>(std::move(work), [this](WriteWork given, Settled settled) {
            submitWriteBehind(std::move(given), std::move(settled));
        });
    }

    // Something was removed that must not be found in files either: the database's log is emptied soon, as far as the
    // engine lets us. Thread-safe.
    virtual void scrub() = 0;

    // `appended` is called once.
    virtual void append(AppendRequest request, Appended appended) = 0;

    enum class Health : quint8 { Ok, Degraded, Down };
    // What the storage threads saw last; does not block. Thread-safe.
    virtual Health health() const = 0;
    // Commits what is queued, then stops the threads. Blocks: call it last, from main.
    virtual void close() = 0;

protected:
    using ReadStatusWork = std::function<Status(Stores &)>;
    // For a storage in front of another one.
    static void passRead(Storage &to, ReadStatusWork work, Settled settled)
    {
        to.submitRead(std::move(work), std::move(settled));
    }
    static void passWrite(Storage &to, const std::optional<ChannelId> &channel, WriteWork work,
                          Settled settled)
    {
        to.submitWrite(channel, std::move(work), std::move(settled));
    }
    static void passWriteBehind(Storage &to, WriteWork work, Settled settled)
    {
        to.submitWriteBehind(std::move(work), std::move(settled));
    }
    virtual void submitRead(ReadStatusWork work, Settled settled) = 0;
    virtual void submitWrite(const std::optional<ChannelId> &channel, WriteWork work,
                             Settled settled) = 0;
    virtual void submitWriteBehind(WriteWork work, Settled settled) = 0;

private:
    // Gives `submit` the work as a function of a status, and answers what the work itself returned.
    template <typename Scope, typename Work, typename Submit>
    static auto handOver(Work work, Submit submit)
        -> Async<typename std::invoke_result_t<Work, Scope &>::Value>
    {
        using T = typename std::invoke_result_t<Work, Scope &>::Value;
        Deferred<T> deferred;
        Async<T> answer = deferred.async();
        auto outcome = std::make_shared<std::optional<Result<T>>>();
        submit(
            [outcome, work = std::move(work)](Scope &scope) -> Status {
                outcome->emplace(work(scope));
                return (*outcome)->ok() ? ok() : Status((*outcome)->error());
            },
            [outcome, deferred](const Status &status) {
                if (status.ok() && *outcome)
                    deferred.settle(**outcome);
                else
                    deferred.settle(status.ok() ? fail(Errc::Internal) : status.error());
            });
        return answer;
    }
};

} // namespace dunlin::server
