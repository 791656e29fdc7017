// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an account takes of this device's disk, for a window, and letting go of what the server has as well. Main thread; the
// disk is read by the account's engine.
#pragma once

#include "shared/core/result.h"

#include <QObject>

namespace dunlin::client {

class AccountSession;

// Bytes.
struct StorageUse {
    qint64 messages = 0; // with keys, drafts and settings
    qint64 fetched = 0;  // files and pictures that the server has too
    qint64 waiting = 0;  // copies of what is not sent yet
};

class OwnStorage : public QObject
{
    Q_OBJECT
    Q_PROPERTY(bool known READ isKnown NOTIFY changed)
    Q_PROPERTY(qint64 messages READ messages NOTIFY changed)
    Q_PROPERTY(qint64 fetched READ fetched NOTIFY changed)
    Q_PROPERTY(qint64 waiting READ waiting NOTIFY changed)
    Q_PROPERTY(bool busy READ isBusy NOTIFY changed)

public:
    explicit OwnStorage(AccountSession &session);

    bool isKnown() const { return m_isKnown; }
    qint64 messages() const { return m_use.messages; }
    qint64 fetched() const { return m_use.fetched; }
    qint64 waiting() const { return m_use.waiting; }
    bool isBusy() const { return m_isBusy; }

    Q_INVOKABLE void look();
    // What was fetched goes and comes again when somebody looks at it: ends with freed() or refused().
    Q_INVOKABLE void free();

Q_SIGNALS:
    void changed();
    void freed(qint64 bytes);
    void refused(const QString &text);

private:
    AccountSession &m_session;
    StorageUse m_use;
    bool m_isKnown = false;
    bool m_isBusy = false;
};

} // namespace dunlin::client
