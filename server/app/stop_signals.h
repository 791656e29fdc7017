// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// SIGTERM, SIGINT and SIGHUP as events. block() must be called before the first thread starts, so that every thread
// has them blocked and none is interrupted.
#pragma once

#include <QObject>
#include <QSocketNotifier>

#include <functional>
#include <memory>

namespace dunlin::server {

class StopSignals : public QObject
{
public:
    static void block();
    // SIGTERM and SIGINT stop; SIGHUP reloads.
    StopSignals(std::function<void()> stop, std::function<void()> reload);
    ~StopSignals() override;

private:
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_notifier;
};

} // namespace dunlin::server
