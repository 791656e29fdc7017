// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device must remember between two messages: keys, sessions, chains. Nothing here writes to a disk.
//
// An operation reads through a StateReader and leaves its changes in a StateWork. Who runs it stores those changes in
// the same transaction as the plaintext, the mark "seen" and the acknowledgement, or drops them all: a crash reuses
// no key and loses none. An operation that fails leaves its StateWork as it was.
#pragma once

#include "shared/core/result.h"
#include "shared/core/secret.h"

#include <QByteArray>
#include <QList>

#include <map>
#include <optional>

namespace dunlin::client {

// Numbers are stored: never reuse one.
enum class StateKind : quint8 {
    Identity = 1,
    SigningSeed = 2,
    SignedPrekey = 3,
    OneTimePrekey = 4,
    Counters = 5,
    Session = 6,
    OutboundChain = 7,
    InboundChain = 8,
};

struct StateKey {
    StateKind kind = StateKind::Identity;
    QByteArray name;
    bool operator==(const StateKey &) const = default;
    bool operator<(const StateKey &other) const
    {
        return kind != other.kind ? kind < other.kind : name < other.name;
    }
};

class StateReader
{
public:
    virtual ~StateReader() = default;
    // Absent when there is nothing of that name; an error when that could not be found out.
    virtual Result<std::optional<Secret>> read(const StateKey &key) const = 0;
};

struct StateChange {
    StateKey key;
    std::optional<Secret> value; // absent: remove the row
    bool operator==(const StateChange &) const = default;
};

class StateWork final : public StateReader
{
public:
    // Refers to `below`, which may be a StateWork itself: work inside work.
    explicit StateWork(const StateReader &below)
        : m_below(below)
    {
    }
    Result<std::optional<Secret>> read(const StateKey &key) const override;
    void write(const StateKey &key, Secret value);
    void erase(const StateKey &key);

    // What is to be stored, one change a row, in the order of the keys.
    QList<StateChange> changes() const;
    // Takes over the changes of work that was done on top of this.
    void absorb(StateWork &&inner);

private:
    const StateReader &m_below;
    std::map<StateKey, std::optional<Secret>> m_changed;
};

} // namespace dunlin::client
