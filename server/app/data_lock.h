// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who works in a data directory: a server, or somebody who replaces what it works with. Released with the process,
// whatever becomes of it.
#pragma once

#include "shared/core/result.h"

#include <memory>

namespace dunlin::server {

class DataLock
{
public:
    // Shared: others may be there as well, as nodes over one PostgreSQL are.
    enum class Kind : quint8 { Shared, Alone };
    // Makes the folder. Conflict when it is taken, and stays so for a moment.
    static Result<std::unique_ptr<DataLock>> take(const QString &dataDir, Kind kind);
    ~DataLock();
    Q_DISABLE_COPY_MOVE(DataLock)

private:
    explicit DataLock(int descriptor)
        : m_descriptor(descriptor)
    {
    }
    const int m_descriptor;
};

} // namespace dunlin::server
