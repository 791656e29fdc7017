// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A dunlin-server full of people, as it is measured.
#pragma once

#include "tests/bench/gateway/hub_population.h"
#include "tests/bench/gateway/peers.h"
#include "tests/support/test_server.h"

namespace dunlin::test {

// What its clients speak: CBOR, or JSON where DUNLIN_BENCH_ENCODING=json.
Encoding benchEncoding();

struct FullServer {
    std::unique_ptr<TestServer> server;
    HubPopulation population;

    // With the first of them connected.
    Load::Options load(int connections) const;
    // Messages in its database; -1 when it can't be asked. While it runs or after.
    qint64 storedMessages() const;
    // A PostgreSQL that has just been made writes every file of its log for the first time, which takes it 70 ms for
    // 16 MB; one that has run for an hour uses old ones again. Afterwards it has old ones.
    Status ageDatabase() const;
};

// `people` in `channels` of one size.
Result<FullServer> startServer(int people, int channels = 1, Database database = Database::Sqlite);

} // namespace dunlin::test
