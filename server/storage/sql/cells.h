// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The values of a row, in a form that knows no engine.
#pragma once

#include "shared/core/result.h"

#include <QByteArrayView>

#include <functional>
#include <span>

namespace dunlin::server {

// One value. What it points to lives as long as the call that hands it out.
struct Cell {
    enum class Kind : quint8 { Null, Number, Text, Bytes };
    Kind kind = Kind::Null;
    qint64 number = 0;
    QByteArrayView bytes; // Text is UTF-8
};
using Cells = std::span<const Cell>;
using VisitCells = std::function<Status(Cells)>;

} // namespace dunlin::server
