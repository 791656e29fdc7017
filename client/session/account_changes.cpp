// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/account_changes.h"

#include <utility>

namespace dunlin::client {

AccountChanges::AccountChanges(Send send)
    : m_send(std::move(send))
{
}

Async<wire::Account> AccountChanges::make(const wire::AccountPatch &patch)
{
    const Change change{patch, {}};
    m_waiting.append(change);
    if (m_waiting.size() == 1)
        sendFirst();
    return change.answer.async();
}

void AccountChanges::clear()
{
    ++m_run;
    const QList<Change> waiting = std::exchange(m_waiting, {});
    for (const Change &each : waiting)
        each.answer.settle(fail(Errc::Gone, QStringLiteral("Nobody is signed in")));
}

void AccountChanges::sendFirst()
{
    finally(this, m_send(m_waiting.constFirst().patch),
            [this, run = m_run](const Result<wire::Account> &account) {
                if (run != m_run)
                    return;
                const Change done = m_waiting.takeFirst();
                if (!m_waiting.isEmpty())
                    sendFirst();
                done.answer.settle(account);
            });
}

} // namespace dunlin::client
