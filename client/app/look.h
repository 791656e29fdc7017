// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What has to be set before the first window: typeface, emoji, the caret, and how scenes are drawn.
#pragma once

#include "client/app/options.h"

#include <chrono>

class QGuiApplication;

namespace dunlin::client {

// Inter from the resources, with colour emoji behind it.
void installFonts();

// Draws by software where OpenGL would be emulated anyway: three times faster there, and 100 MB less. Asking the
// driver costs a quarter of a second, so the answer is kept in the file; QT_QUICK_BACKEND always wins.
void chooseRenderer(Options::Renderer wanted, const QString &iniFile);

// Where nobody types the caret stops blinking after a while and is simply there: a window that only stands there wakes the
// machine for nothing.
void letCaretRest(QGuiApplication &app, std::chrono::milliseconds after = std::chrono::seconds(10));

} // namespace dunlin::client
