// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Thousands of signed-in people in channels of one size, neighbours together, put straight into a database before its
// server starts: a registration hashes a password, and that is made to be slow.
#pragma once

#include "shared/codec/frame.h"
#include "shared/core/id.h"
#include "shared/core/result.h"

#include <QByteArrayList>
#include <QList>

namespace dunlin::test {

struct HubPopulation {
    int channels = 0;
    QList<ChannelId> channelOf; // one per person
    QByteArrayList tokens;      // one per person, good for a day
};

// `databaseUrl`: see parseDatabaseUrl().
Result<HubPopulation> populate(const QString &databaseUrl, int people, int channels);

// The first frame of each, a line for each, as the load generator wants it.
QByteArray helloLines(const HubPopulation &population, Encoding encoding);
// message.send of each, with placeholders.
QByteArray messageLines(const HubPopulation &population, Encoding encoding);

} // namespace dunlin::test
