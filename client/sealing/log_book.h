// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this device knows of the server's log of all chains of devices (docs/crypto.md, "The log of all chains"): the
// longest head that was proven, which chains stand in it, and what was found wrong.
//
// A head is taken only with a proof that it goes on from the one that is held, and the newest entry of a chain only with
// a proof that it stands in such a log. A server that never showed a log has none; one that did has it for good. Knows no
// network. Reads its rows anew each time, and may be there twice.
#pragma once

#include "client/sealing/key_work.h"
#include "shared/wire/key.h"

#include <functional>

namespace dunlin::client {

// Where the log's frontier is kept among the rows of SealedKind::Log.
inline const QByteArray FrontierName = QByteArrayLiteral("frontier");

// So many leaves, and the root over them.
struct LogState {
    quint64 size = 0; // 0: no log was seen
    QByteArray root;
    bool operator==(const LogState &) const = default;
};

// Numbers are stored: never reuse one. The gravest comes first.
enum class LogFault : quint8 {
    Ghost = 1, // it has an entry of this account that none of its devices made
    Split,     // somebody is shown another log
    Rewritten, // it does not go on from what it was
    Unlogged,  // a list of devices is not in it
};
// "ghost", "split", "rewritten", "unlogged".
QString logFaultName(LogFault fault);

struct LogFinding {
    LogFault fault = LogFault::Rewritten;
    UserId who;     // whose list, or who says so; null: it shows by itself
    quint64 at = 0; // of a ghost, which number in the account's chain
    bool operator==(const LogFinding &) const = default;
};

class LogBook
{
public:
    explicit LogBook(LocalStore &store)
        : m_store(store)
        , m_rows(store.sealedRows())
    {
    }

    Result<LogState> state() const;
    // `held` is what was held when it was asked for. False: another answer came meanwhile, ask again. NotLogged when it does
    // not go on from there.
    Result<bool> takeHead(const LogState &held, const wire::KeyLogHead &head);

    // The newest entry of somebody's chain.
    Result<bool> isProven(const UserId &user, const QByteArray &entry) const;
    // The same, by what the server answered; see takeHead(). NotLogged when it does not stand there.
    Result<bool> prove(const UserId &user, quint64 seq, const QByteArray &entry,
                       const LogState &held, const std::optional<wire::KeyLogProof> &proof);

    // The gravest; absent: none is known.
    std::optional<LogFinding> finding() const;
    QList<LogFinding> findings() const;
    Status note(const LogFinding &finding);
    // What is shown from now on is where it begins: for an owner who knows why it changed.
    Status beginAnew();
    void setOnFinding(std::function<void()> tell) { m_onFinding = std::move(tell); }

private:
    Status keepFindings(const QList<LogFinding> &all);
    Status follows(const LogState &held, const wire::KeyLogHead &head);

    LocalStore &m_store;
    KeyRows m_rows;
    std::function<void()> m_onFinding;
};

} // namespace dunlin::client
