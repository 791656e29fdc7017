// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All services of a server, in one place: what the hub's dispatcher and the REST routes call. They live on one thread;
// the I/O threads reach them through ask().
#pragma once

#include "server/services/accounts.h"
#include "server/services/administration.h"
#include "server/services/channels.h"
#include "server/services/envelopes.h"
#include "server/services/files.h"
#include "server/services/friends.h"
#include "server/services/history_backup.h"
#include "server/services/hooks.h"
#include "server/services/key_log.h"
#include "server/services/keys.h"
#include "server/services/marks.h"
#include "server/services/memberships.h"
#include "server/services/messaging.h"
#include "server/services/notifications.h"
#include "server/services/presence.h"
#include "server/services/roster_log.h"
#include "server/services/search.h"
#include "server/services/sign_in.h"
#include "server/services/sync.h"
#include "server/services/wakes.h"

namespace dunlin::server {

struct Services {
    SignIn &signIn;
    Accounts &accounts;
    Presence &presence;
    Friends &friends;
    Channels &channels;
    Memberships &memberships;
    Messaging &messaging;
    Files &files;
    Marks &marks;
    Notifications &notifications;
    Wakes &wakes;
    Search &search;
    Keys &keys;
    KeyLog &keyLog;
    RosterLog &rosterLog;
    HistoryBackups &history;
    Envelopes &envelopes;
    Sync &sync;
    Administration &administration;
    Hooks &hooks;
    QObject &home; // of the services' thread; outlives whoever asks

    // work(services) on their thread; what it returns, an Async, is the answer.
    template <typename Work>
    auto ask(Work work) const
    {
        return askIn(&home, [services = *this, work = std::move(work)] { return work(services); });
    }
};

} // namespace dunlin::server
