// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of this device on its disk, and pieces of work on them: each is one transaction of store.db, in which the
// changes of the keys are kept with whatever else the piece writes there, or neither is.
#pragma once

#include "client/crypto/device_sessions.h"
#include "client/store/local_store.h"

namespace dunlin::client {

// Kinds of rows beside those of StateKind, which have the numbers up to 19. Numbers are stored: never reuse one.
enum class SealedKind : quint8 {
    DeviceLog = 20,  // by person: the entries of their chain
    Own = 22,        // by a word of ours: what this device knows of itself
    Opened = 23,     // by hash of what was sealed: the frame that was inside
    Seen = 24,       // by id of a frame between devices
    Outbound = 25,   // by channel: the chain that this device speaks with
    Asking = 26,     // by device: one of the account that wants to be added
    Encrypted = 27,  // by channel: it is encrypted, whatever the server says later
    Draft = 28,      // by channel
    Given = 29,      // by chain: how it was handed over first, and to whom
    File = 30,       // by file: what opens it
    Note = 31,       // by a word of ours: what was made of opened texts
    Place = 32,      // by message: under which number it was seen first, and of which numbering
    Finding = 33,    // by channel: where the server shows others something else
    Heard = 34,      // by person: the head of their chain that a device of theirs spoke of
    Log = 35,        // by a word of ours: the server's log of all chains, as far as it is known
    Logged = 36,     // by person: the newest entry of their chain that stands in it, by its hash
    Gone = 37,       // by own device that was taken off: when this one learned of it
    Vouched = 38,    // by hash of what a device sealed that went: whose account knows it
    Backup = 39,     // by a word of ours: of the backup of history
    Verified = 40,   // by person: the root key whose safety number was compared
    BackupPage = 41, // by number: of the same, what is not on the server yet
    Changes = 42,    // by channel: edits and deletions that were shown lately, to be told
    Replaced = 43,   // by message: what was sealed for it and was replaced since, and who said so
    Roster = 44,     // by channel: its members as they signed them; or that there is such a list
    RosterWish = 45, // by channel: who is to be let in, and when a link to it was made here
    ReactionsToTell = 46, // by channel: reactions that were shown lately, to be told
    Reactions = 47, // by channel and message: those that were shown or told of, and who said so
};

class KeyRows final : public StateReader
{
public:
    explicit KeyRows(SealedTable &table)
        : m_table(table)
    {
    }
    Result<std::optional<Secret>> read(const StateKey &key) const override
    {
        return m_table.read(int(key.kind), key.name);
    }
    Status store(const QList<StateChange> &changes);

    Result<std::optional<Secret>> read(SealedKind kind, const QByteArray &name) const
    {
        return m_table.read(int(kind), name);
    }
    Status write(SealedKind kind, const QByteArray &name, const Secret &value)
    {
        return m_table.write(int(kind), name, value);
    }
    Status erase(SealedKind kind, const QByteArray &name) { return m_table.erase(int(kind), name); }

private:
    SealedTable &m_table;
};

class KeyWork
{
public:
    KeyWork(LocalStore &store, Trust trust)
        : m_store(store)
        , m_rows(store.sealedRows())
        , m_trust(std::move(trust))
    {
    }
    KeyRows &rows() { return m_rows; }
    const KeyRows &rows() const { return m_rows; }
    LocalStore &store() { return m_store; }
    void setSelf(const DeviceAddress &self) { m_self = self; }
    const DeviceAddress &self() const { return m_self; }

    // step(sessions, changes) answers a Result; all that it changed is kept if that is good.
    template <typename Step>
    auto run(Step step)
        -> decltype(step(std::declval<DeviceSessions &>(), std::declval<StateWork &>()))
    {
        return runTrusting(m_trust, std::move(step));
    }
    // The same, with other devices than those that may be spoken to.
    template <typename Step>
    auto runTrusting(const Trust &trust, Step step)
        -> decltype(step(std::declval<DeviceSessions &>(), std::declval<StateWork &>()))
    {
        using Outcome =
            decltype(step(std::declval<DeviceSessions &>(), std::declval<StateWork &>()));
        std::optional<Outcome> outcome;
        const Status kept = m_store.inStore([&]() -> Status {
            StateWork changes(m_rows);
            DUNLIN_TRY(const auto sessions, DeviceSessions::create(m_self, trust, changes));
            outcome.emplace(step(*sessions, changes));
            if (!outcome->ok())
                return outcome->error();
            return m_rows.store(changes.changes());
        });
        if (!kept.ok())
            return kept.error();
        return *std::move(outcome);
    }

private:
    LocalStore &m_store;
    KeyRows m_rows;
    const Trust m_trust;
    DeviceAddress m_self;
};

} // namespace dunlin::client
