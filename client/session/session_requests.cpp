// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Each request is answered in the file of its subject (session_*.cpp).

#include "client/session/session_requests.h"

#include "client/session/session_parts.h"

namespace dunlin::client {

SessionRequests::SessionRequests(std::unique_ptr<SessionParts> parts)
    : m_parts(std::move(parts))
{
}

SessionRequests::~SessionRequests() = default;

} // namespace dunlin::client
