// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The certificate and the key of the port.
#pragma once

#include "shared/core/result.h"

#include <QSslConfiguration>

namespace dunlin::server {

// TLS 1.2 and newer. The error names the file that is at fault.
Result<QSslConfiguration> loadTls(const QString &certificatePath, const QString &keyPath);

} // namespace dunlin::server
