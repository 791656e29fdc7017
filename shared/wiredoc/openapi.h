// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#pragma once

#include "shared/wiredoc/registry.h"

#include <QByteArray>

namespace dunlin::wiredoc {

// docs/openapi.json: the REST endpoints in OpenAPI 3.1
QByteArray openapi(const Registry &registry);

} // namespace dunlin::wiredoc
