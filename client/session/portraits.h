// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of people on their way here: each is fetched once however many rows show it, and few at a time.
//
// One that can't be had for now is fetched again: after a wait that grows, a bounded number of times, and from the beginning
// with the next connection. Until then whoever wants it waits. Passed on is only what stays as it is: that there is no such
// file, for example. Lives in the engine's thread.
#pragma once

#include "shared/core/async.h"
#include "shared/core/id.h"

#include <QHash>
#include <QList>
#include <QObject>

#include <chrono>
#include <functional>

namespace dunlin::client {

struct PortraitPace {
    std::chrono::milliseconds first{2'000};     // the wait after the first failure
    std::chrono::milliseconds ceiling{300'000}; // no wait is longer
    int tries = 8;                              // during one connection
    int atOnce = 4;
};

class Portraits : public QObject
{
public:
    // Answers a path.
    using Fetch = std::function<Async<QString>(const FileId &)>;

    explicit Portraits(Fetch fetch, PortraitPace pace = {});
    ~Portraits() override;

    Async<QString> want(const FileId &id);
    // The connection stands, or is gone.
    void setOnline(bool online);
    // Another account: whoever waits is told.
    void clear();

private:
    struct Wanted {
        QList<Deferred<QString>> waiting;
        int failures = 0;
        bool isResting = false;
        quint64 rest = 0; // of which wait it is: the end of an earlier one counts for nothing
    };
    void pump();
    void took(const FileId &id, quint64 run, const Result<QString> &outcome);
    void rest(const FileId &id, qint64 retryAfterSeconds);
    void wake(const FileId &id);

    const Fetch m_fetch;
    const PortraitPace m_pace;
    QHash<FileId, Wanted> m_wanted;
    QList<FileId> m_queue;
    int m_underWay = 0;
    quint64 m_run = 0; // answers from before clear() count for nothing
    quint64 m_rests = 0;
    bool m_online = false;
};

} // namespace dunlin::client
