// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the program puts between the services and what the server keeps. dunlin-server puts nothing there.
#pragma once

#include "server/files/object_store.h"
#include "server/storage/storage.h"

#include <functional>

namespace dunlin::server {

struct Fronts {
    // What it gets outlives what it makes.
    std::function<std::unique_ptr<Storage>(Storage &inner)> storage;
    std::function<std::unique_ptr<ObjectStore>(std::unique_ptr<ObjectStore> inner)> objects;
};

} // namespace dunlin::server
