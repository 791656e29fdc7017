// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Thousands of signed-in people in one channel, put straight into a database before its server starts: a registration
// hashes a password, and that is made to be slow.
#pragma once

#include "shared/core/id.h"
#include "shared/core/result.h"

#include <QByteArrayList>

namespace dunlin::test {

struct HubPopulation {
    ChannelId channel;
    QByteArrayList tokens; // one per person, good for a day
};

Result<HubPopulation> populate(const QString &dataDir, int people);

// The first frame of each, a line for each.
QByteArray helloLines(const HubPopulation &population);
// message.send, as the load generator wants it: with @uuid@ and @text@.
QByteArray sendTemplate(const HubPopulation &population);

} // namespace dunlin::test
