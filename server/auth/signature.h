// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Ed25519 (RFC 8032), for what clients sign. They trust no server with it; a server looks so that nobody stores what all
// others would pass over.
#pragma once

#include <QByteArray>

namespace dunlin::server {

// False for a key or signature of another size, too.
bool isSigned(const QByteArray &text, const QByteArray &signature, const QByteArray &publicKey);

} // namespace dunlin::server
