// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this device knows of its keys and of the account's other devices: verified by its own chain, whatever the server
// says of them.
#pragma once

#include "shared/core/id.h"

#include <QList>
#include <QString>

namespace dunlin::client {

struct OwnKeys {
    enum class State : quint8 {
        Locked,    // the keys of this profile can't be read
        Preparing, // being made, or not known yet
        Waiting,   // for another device, or the recovery key
        Ready,     // it can seal and open
        Revoked,   // taken off the account's list
        Broken,    // lost
    };
    State state = State::Preparing;
    bool isReady = false;
    QString reason; // why it can't, for a command line
    QString number; // what another device of the account must show for this one
    DeviceId device;
    QList<DeviceId> listed; // those that the account's chain names
    struct Asking {
        DeviceId id;
        QString number;
    };
    QList<Asking> asking; // devices of the account that want to be added
    bool holdsRecovery = false;
    bool recoveryNoted = false; // its owner said that they wrote it down
    // Of the keys to what was said, on the server.
    struct Backup {
        // off, unknown, noKey, exchanged, full, behind or current: HistoryBackupState::Is
        QString state = QStringLiteral("unknown");
        quint32 added = 0;
        quint32 kept = 0;
        bool isRestoring = false;
        quint32 restored = 0; // chains that this device took from there
        quint32 skipped = 0;  // pages that it could not
        bool operator==(const Backup &) const = default;
    };
    Backup backup;
};

} // namespace dunlin::client
