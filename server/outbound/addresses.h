// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Which addresses the server may call because somebody asked it to. What people name must not lead into the network
// that the server stands in: only addresses of the public internet pass.
#pragma once

#include "shared/core/result.h"

#include <QHostAddress>
#include <QUrl>

namespace dunlin::server {

// Private networks are for tests and for closed networks, where the operator says so.
enum class Reach : quint8 { Public, Private };

// False for this machine, private and shared networks, link-local, multicast, documentation, benchmarking and reserved
// ranges (the IANA special-purpose registries), in whatever way IPv6 wraps them.
bool isPublicAddress(const QHostAddress &address);

// What can be said of an address without asking anybody: https with a host and without credentials or a fragment; with
// Reach::Private http too. A host that is an address must be one that may be called. Invalid otherwise.
Status acceptTarget(const QUrl &url, Reach reach);

} // namespace dunlin::server
