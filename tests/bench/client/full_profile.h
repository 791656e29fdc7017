// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A profile as somebody has it after years: signed in at a server that is gone by now, with one long channel that is held
// whole and many others.
#pragma once

#include "shared/core/result.h"

#include <QString>

namespace dunlin::test {

constexpr qint64 MessagesOfTheLongOne = 100'000;
constexpr int OtherChannels = 50;
constexpr qint64 MessagesOfEachOther = 400;

Status makeFullProfile(const QString &folder);

} // namespace dunlin::test
