// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One window per profile: a second start hands its link to the first and ends.
//
// A lock file decides who is first, so that a crash leaves nothing behind that has to be cleaned up by hand; a
// local socket, open to the same user only, carries the link. Main thread.
#pragma once

#include <QLocalServer>
#include <QLockFile>
#include <QObject>

namespace dunlin::client {

class SingleInstance : public QObject
{
    Q_OBJECT

public:
    explicit SingleInstance(const QString &profileDir, QObject *parent = nullptr);

    // True: this process is the first of the profile, and hears of later ones from now on. The folder must exist.
    bool claim();
    // Tells the first process what this one was started with; an empty link brings its window forward.
    bool handOver(const QString &link);

Q_SIGNALS:
    // A later start: with a link that is acceptable, or with none.
    void startedAgain(const QString &link);

private:
    void receive();

    const QString m_address;
    QLockFile m_lock;
    QLocalServer m_server;
};

} // namespace dunlin::client
