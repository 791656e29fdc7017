// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/history_backup.h"

#include "server/services/access.h"
#include "server/storage/history_store.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int HistoryKeySize = 32;
constexpr int HistorySignatureSize = 64;

Result<wire::HistoryBackup> stateOf(Stores &stores, const UserId &user)
{
    wire::HistoryBackup state;
    DUNLIN_TRY(state.key, stores.history.key(user));
    DUNLIN_TRY(const HistoryCounts counts, stores.history.counts(user));
    state.pages = counts.pages;
    state.bytes = counts.bytes;
    state.mostPages = HistoryBackups::MostPages;
    state.mostPageBytes = HistoryBackups::MostPageBytes;
    return state;
}

} // namespace

Async<wire::HistoryBackup> HistoryBackups::state(const Caller &caller)
{
    return m_context.storage.read(
        [user = caller.user](Stores &stores) { return stateOf(stores, user); });
}

Async<wire::HistoryBackup> HistoryBackups::putKey(const Caller &caller, const wire::HistoryKey &key)
{
    if (key.publicKey.size() != HistoryKeySize)
        return ready<wire::HistoryBackup>(fail(Errc::Invalid, u"not a key"_s, u"publicKey"_s));
    if (key.signature.size() != HistorySignatureSize)
        return ready<wire::HistoryBackup>(
            fail(Errc::Invalid, u"not a signature"_s, u"signature"_s));
    return m_context.storage.write(
        std::nullopt, [caller, key](UnitOfWork &unit) -> Result<wire::HistoryBackup> {
            Stores &stores = unit.stores();
            DUNLIN_CHECK(isActive(stores, caller));
            DUNLIN_TRY(const bool isNew, stores.history.putKey(caller.user, key));
            DUNLIN_TRY(const wire::HistoryBackup state, stateOf(stores, caller.user));
            if (!isNew && state.key != key)
                return fail(Errc::Conflict, u"there is another key"_s, u"publicKey"_s);
            return state;
        });
}

Async<Done> HistoryBackups::putPage(const Caller &caller, qint64 page,
                                    const wire::HistoryPagePut &put)
{
    if (page < 0 || page >= MostPages)
        return ready<Done>(fail(Errc::Invalid, u"a number out of range"_s, u"page"_s));
    if (put.bytes.isEmpty())
        return ready<Done>(fail(Errc::Invalid, u"nothing to keep"_s, u"bytes"_s));
    if (put.bytes.size() > MostPageBytes)
        return ready<Done>(fail(Errc::TooLarge, u"a page is too large"_s, u"bytes"_s));
    return m_context.storage.write(
        std::nullopt,
        [caller, page, bytes = put.bytes,
         now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<Done> {
            Stores &stores = unit.stores();
            DUNLIN_CHECK(isActive(stores, caller));
            DUNLIN_TRY(const bool hasKey, stores.history.hold(caller.user));
            if (!hasKey)
                return fail(Errc::NotFound, u"there is no key to seal to"_s);
            DUNLIN_TRY(const bool isThere,
                       stores.history.hasPage(caller.user, caller.device, page));
            if (!isThere) {
                DUNLIN_TRY(const HistoryCounts counts, stores.history.counts(caller.user));
                if (counts.pages >= MostPages)
                    return fail(Errc::TooLarge, u"the backup is full"_s, u"page"_s);
            }
            DUNLIN_CHECK(stores.history.putPage(caller.user, {caller.device, page, bytes, now}));
            return Done{};
        });
}

Async<wire::HistoryPages> HistoryBackups::pages(const Caller &caller,
                                                const std::optional<DeviceId> &device,
                                                std::optional<qint64> page,
                                                std::optional<qint64> limit)
{
    if (device.has_value() != page.has_value())
        return ready<wire::HistoryPages>(
            fail(Errc::Invalid, u"a device and its page, or neither"_s, u"page"_s));
    if (limit && *limit < 1)
        return ready<wire::HistoryPages>(fail(Errc::Invalid, u"1 or more"_s, u"limit"_s));
    return m_context.storage.read(
        [user = caller.user, device, page = page.value_or(0),
         most = int(qMin<qint64>(limit.value_or(MostAtOnce), MostAtOnce))](
            Stores &stores) -> Result<wire::HistoryPages> {
            wire::HistoryPages answer;
            DUNLIN_TRY(answer.pages, stores.history.pages(user, device, page, most + 1));
            answer.more = answer.pages.size() > most;
            if (answer.more)
                answer.pages.resize(most);
            return answer;
        });
}

Async<Done> HistoryBackups::remove(const Caller &caller, const wire::HistoryRemoval &request)
{
    const auto confirmed = m_signIn.confirmPassword(caller, request.password);
    return then(this, confirmed, [this, caller](const AccountRecord &) {
        return m_context.storage.write(std::nullopt, [caller](UnitOfWork &unit) -> Result<Done> {
            DUNLIN_CHECK(isActive(unit.stores(), caller));
            DUNLIN_CHECK(unit.stores().history.forget(caller.user));
            return Done{};
        });
    });
}

Async<wire::WrappedRecovery> HistoryBackups::wrapped(const Caller &caller)
{
    return m_context.storage.read(
        [user = caller.user](Stores &stores) -> Result<wire::WrappedRecovery> {
            DUNLIN_TRY(const auto found, stores.history.wrapped(user));
            if (!found)
                return fail(Errc::NotFound, u"no passphrase was set"_s);
            return *found;
        });
}

Async<Done> HistoryBackups::putWrapped(const Caller &caller, const wire::WrappedRecoveryPut &put)
{
    if (put.bytes.isEmpty())
        return ready<Done>(fail(Errc::Invalid, u"nothing to keep"_s, u"bytes"_s));
    if (put.bytes.size() > MostWrappedBytes)
        return ready<Done>(fail(Errc::TooLarge, u"that is no wrapped key"_s, u"bytes"_s));
    const auto confirmed = m_signIn.confirmPassword(caller, put.password);
    return then(this, confirmed, [this, caller, bytes = put.bytes](const AccountRecord &) {
        return m_context.storage.write(
            std::nullopt,
            [caller, bytes, now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<Done> {
                DUNLIN_CHECK(isActive(unit.stores(), caller));
                DUNLIN_CHECK(unit.stores().history.putWrapped(caller.user, {bytes, now}));
                return Done{};
            });
    });
}

Async<Done> HistoryBackups::removeWrapped(const Caller &caller,
                                          const wire::WrappedRecoveryRemoval &request)
{
    const auto confirmed = m_signIn.confirmPassword(caller, request.password);
    return then(this, confirmed, [this, caller](const AccountRecord &) {
        return m_context.storage.write(std::nullopt, [caller](UnitOfWork &unit) -> Result<Done> {
            DUNLIN_CHECK(isActive(unit.stores(), caller));
            DUNLIN_CHECK(unit.stores().history.forgetWrapped(caller.user));
            return Done{};
        });
    });
}

} // namespace dunlin::server
