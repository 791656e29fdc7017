// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Names of files as people give them, made harmless: they are shown, and offered to other people's disks. On ours no
// file has such a name.
#pragma once

#include <QByteArray>
#include <QString>

namespace dunlin::server {

// The last component, without control and direction characters and what some system can't have in a name; never empty,
// at most 200 bytes of UTF-8.
QString cleanFileName(const QString &name);
// Of Content-Disposition: an attachment with this name, in ASCII and in full (RFC 6266).
QByteArray attachmentCalled(const QString &name);

} // namespace dunlin::server
