// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backup of history (protocol: /history-backup): what an account's devices seal for whoever has its recovery key. The
// server keeps it for the account alone, as bytes; whose key it is sealed to the devices verify. And that recovery key,
// wrapped by a passphrase (/recovery-key), for those who want it.
#pragma once

#include "server/services/context.h"
#include "server/services/sign_in.h"
#include "shared/wire/history.h"

namespace dunlin::server {

class HistoryBackups : public QObject
{
public:
    static constexpr qint64 MostPages = 4096; // of an account
    static constexpr qsizetype MostPageBytes = 24 * 1024;
    static constexpr int MostAtOnce = 16;
    static constexpr qsizetype MostWrappedBytes = 256;

    HistoryBackups(const ServiceContext &context, SignIn &signIn)
        : m_context(context)
        , m_signIn(signIn)
    {
    }

    Async<wire::HistoryBackup> state(const Caller &caller);
    // Conflict when there is another one.
    Async<wire::HistoryBackup> putKey(const Caller &caller, const wire::HistoryKey &key);
    // NotFound before there is a key, TooLarge when there are too many.
    Async<Done> putPage(const Caller &caller, qint64 page, const wire::HistoryPagePut &put);
    // Behind a page of a device's; from the beginning when none is named.
    Async<wire::HistoryPages> pages(const Caller &caller, const std::optional<DeviceId> &device,
                                    std::optional<qint64> page, std::optional<qint64> limit);
    Async<Done> remove(const Caller &caller, const wire::HistoryRemoval &request);

    // NotFound when there is none.
    Async<wire::WrappedRecovery> wrapped(const Caller &caller);
    // Both ask for the password: who found an open window could else take the way back away.
    Async<Done> putWrapped(const Caller &caller, const wire::WrappedRecoveryPut &put);
    Async<Done> removeWrapped(const Caller &caller, const wire::WrappedRecoveryRemoval &request);

private:
    ServiceContext m_context;
    SignIn &m_signIn;
};

} // namespace dunlin::server
