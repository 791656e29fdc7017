// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How an AccountSession is opened.
#pragma once

#include "shared/core/clock.h"

#include <QString>

#include <chrono>
#include <functional>
#include <memory>

namespace dunlin::client {

class PushSource;
class SecretVault;

// A keyring that has not answered by then is not waited for: the window opens with what needs no secret.
constexpr std::chrono::milliseconds VaultPatience{4'000};

struct SessionOptions {
    // Where the refresh token is kept: the desktop's keyring (with the file as a fallback), or only the file.
    enum class Vault : quint8 { Keyring, File };
    Vault vault = Vault::Keyring;
    // Makes another vault for a profile folder; null: as `vault` says.
    std::function<std::unique_ptr<SecretVault>(const QString &folder)> makeVault;
    std::chrono::milliseconds vaultPatience = VaultPatience;
    QString deviceName; // empty: the name of this computer
    QString
        clientName; // told to the server, e.g. "dunlin/0.1 linux"; empty: made from the program's name
    // How long to wait for another process that has the profile open before giving up.
    std::chrono::milliseconds lockWait{0};
    // False: never touches the network until goOnline().
    bool connectAtStart = true;
    // Outlives the session; null: nothing wakes this device.
    PushSource *push = nullptr;
    // Outlives the session; null: the system's.
    const Clock *clock = nullptr;
};

} // namespace dunlin::client
