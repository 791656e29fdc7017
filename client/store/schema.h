// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The schemas of store.db and cache.db, one list of statements per version. Never changed, only added to: a new
// version is a new list at the end.
#pragma once

#include <QStringList>

namespace dunlin::client {

QList<QStringList> storeSchema();
QList<QStringList> cacheSchema();

} // namespace dunlin::client
