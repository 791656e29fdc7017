// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/spell/speller.h"

namespace dunlin::client {

SpellerMaker builtInSpeller()
{
    return {};
}

} // namespace dunlin::client
