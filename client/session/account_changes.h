// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Changes of one's own account, such as its name, one behind the other in the order in which they were made: of two that are
// under way at once the earlier one may come to the server last, and would stay. One that is refused holds up none behind it.
// Main thread.
#pragma once

#include "shared/core/async.h"
#include "shared/wire/account.h"

#include <QList>
#include <QObject>

#include <functional>

namespace dunlin::client {

class AccountChanges : public QObject
{
public:
    using Send = std::function<Async<wire::Account>(const wire::AccountPatch &)>;

    explicit AccountChanges(Send send);

    Async<wire::Account> make(const wire::AccountPatch &patch);
    // Another account: what was not sent is not, and whoever waits is told.
    void clear();

private:
    struct Change {
        wire::AccountPatch patch;
        Deferred<wire::Account> answer;
    };
    void sendFirst();

    const Send m_send;
    QList<Change> m_waiting; // the first is under way
    quint64 m_run = 0;       // answers from before clear() count for nothing
};

} // namespace dunlin::client
