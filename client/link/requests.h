// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Requests of one connection that wait for their answer: tag -> answer, each with a deadline.
#pragma once

#include "client/link/link.h"

#include <map>

namespace dunlin::client {

class Requests
{
public:
    // The tag under which the answer will come. Times are ms of one clock.
    qint64 add(Link::Answer answer, qint64 deadlineMs);
    // False when nothing waits under this tag (any more).
    bool settle(qint64 tag, Result<Payload> outcome);
    // Everything that waits fails, in the order of asking.
    void failAll(const Error &error);
    // The oldest deadline; 0 when nothing waits.
    qint64 oldestDeadline() const;
    bool isEmpty() const { return m_waiting.empty(); }

private:
    struct Waiting {
        Link::Answer answer;
        qint64 deadlineMs = 0;
    };
    std::map<qint64, Waiting> m_waiting;
    qint64 m_lastTag = 0;
};

} // namespace dunlin::client
