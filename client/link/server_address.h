// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// From what a person types ("chat.example.org", "10.0.0.5:8470", "https://...") to the addresses worth trying.
//
// Plain http is offered for this computer and private networks only: passwords travel in requests.
#pragma once

#include "shared/core/result.h"

#include <QList>
#include <QUrl>

namespace dunlin::client {

// This computer, a private or link-local address, or a name that only a local network knows.
bool isPrivateHost(const QString &host);
bool isLoopbackHost(const QString &host);
// Base addresses (scheme, host, port) in the order of preference.
Result<QList<QUrl>> serverCandidates(const QString &typed);
// Where the hub of a base address is.
QUrl hubOf(const QUrl &base);

} // namespace dunlin::client
