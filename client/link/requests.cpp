// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/link/requests.h"

namespace dunlin::client {

qint64 Requests::add(Link::Answer answer, qint64 deadlineMs)
{
    const qint64 tag = ++m_lastTag;
    m_waiting.emplace(tag, Waiting{std::move(answer), deadlineMs});
    return tag;
}

bool Requests::settle(qint64 tag, Result<Payload> outcome)
{
    auto node = m_waiting.extract(tag);
    if (node.empty())
        return false;
    node.mapped().answer(std::move(outcome));
    return true;
}

void Requests::failAll(const Error &error)
{
    std::map<qint64, Waiting> waiting;
    waiting.swap(m_waiting);
    for (auto &each : waiting)
        each.second.answer(error);
}

qint64 Requests::oldestDeadline() const
{
    qint64 oldest = 0;
    for (const auto &each : m_waiting) {
        if (oldest == 0 || each.second.deadlineMs < oldest)
            oldest = each.second.deadlineMs;
    }
    return oldest;
}

} // namespace dunlin::client
