// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A thread with an event loop that has let go of everything when wait() returns.
//
// QThread::wait() returns while the thread still ends: what libraries keep per thread goes after it. OpenSSL keeps its
// random generators and errors that way, for whoever makes so much as a QSslConfiguration, and whoever leaves main()
// meanwhile takes the key from under them: they are lost, and the thread may run in a library that is being taken down.
#pragma once

#include <QThread>

namespace dunlin {

class EventThread : public QThread
{
    Q_OBJECT

public:
    using QThread::QThread;

Q_SIGNALS:
    // On the thread, when its loop has ended. What is deleted later from here is gone before wait() returns.
    void loopEnded();

protected:
    void run() override;
};

} // namespace dunlin
