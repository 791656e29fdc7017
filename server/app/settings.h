// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All settings of dunlin-server in one table, which the command line, the environment, the file, the help and
// docs/configuration.md are made from. A new setting is a line there and a member of Config.
#pragma once

#include "server/app/config.h"

#include <QList>

namespace dunlin::server {

struct Setting {
    const char *name;
    const char *value;
    const char *help;
    // Takes a value over; a sentence when it is wrong.
    QString (*apply)(Config &, const QString &);
    QString (*show)(const Config &);
};

// In the order of the help.
const QList<Setting> &settings();

} // namespace dunlin::server
