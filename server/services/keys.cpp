// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/keys.h"

#include "server/auth/digest.h"
#include "server/services/access.h"
#include "server/services/chain_entry.h"
#include "server/services/key_log.h"
#include "server/services/validation.h"
#include "server/storage/key_store.h"

#include <QSet>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 LastResortBase = 0xF00000;
constexpr qint64 MostPrekeyId = 0xFFFFE;
constexpr int KeySize = 32;
constexpr int SignatureSize = 64;

Status acceptKey(const QByteArray &key, int size, const QString &field)
{
    if (key.size() != size)
        return fail(Errc::Invalid, u"not a key"_s, field);
    return ok();
}

Status acceptKeys(const wire::DeviceKeys &keys)
{
    DUNLIN_CHECK(acceptKey(keys.signKey, KeySize, u"signKey"_s));
    DUNLIN_CHECK(acceptKey(keys.identityKey, KeySize, u"identityKey"_s));
    DUNLIN_CHECK(acceptKey(keys.prekey.key, KeySize, u"prekey.key"_s));
    DUNLIN_CHECK(acceptKey(keys.prekey.signature, SignatureSize, u"prekey.signature"_s));
    DUNLIN_CHECK(acceptKey(keys.prekey.lastResort.key, KeySize, u"prekey.lastResort.key"_s));
    if (keys.prekey.id < 1 || keys.prekey.id > MostPrekeyId)
        return fail(Errc::Invalid, u"a number out of range"_s, u"prekey.id"_s);
    if (keys.prekey.lastResort.id != LastResortBase + keys.prekey.id)
        return fail(Errc::Invalid, u"not the number beside the prekey"_s,
                    u"prekey.lastResort.id"_s);
    return ok();
}

Status acceptOneTime(const QList<wire::OneTimeKey> &keys)
{
    if (keys.isEmpty() || keys.size() > Keys::MostAtOnce)
        return fail(Errc::Invalid, u"1 to 100 keys"_s, u"keys"_s);
    QSet<qint64> ids;
    for (const wire::OneTimeKey &each : keys) {
        DUNLIN_CHECK(acceptKey(each.key, KeySize, u"keys"_s));
        if (each.id < 1 || each.id >= LastResortBase || ids.contains(each.id))
            return fail(Errc::Invalid, u"a number out of range, or twice"_s, u"keys"_s);
        ids.insert(each.id);
    }
    return ok();
}

Result<wire::KeyCount> countOf(Stores &stores, const DeviceId &device)
{
    wire::KeyCount count;
    count.low = Keys::Low;
    count.most = Keys::Most;
    DUNLIN_TRY(count.oneTime, stores.keys.countOneTime(device));
    DUNLIN_TRY(const auto keys, stores.keys.find(device));
    if (keys)
        count.prekeyId = keys->keys.prekey.id;
    return count;
}

Status tellLow(UnitOfWork &unit, Fanout &fanout, const DeviceKeysRecord &of, qint64 now)
{
    wire::UserEvent event;
    event.kind = wire::UserEventKind::KeysLow;
    event.deviceId = of.device;
    DUNLIN_TRY(
        event.seq,
        unit.stores().userEvents.append(of.user, u"keys:"_s + of.device.toText(), event, now));
    unit.afterCommit([&fanout, user = of.user, event] {
        fanout.toUser(user, makePush(wire::event::user, event));
    });
    return ok();
}

struct Claimed {
    QList<wire::DeviceRef> devices; // in one order for everybody: two claims don't wait crosswise
    QSet<DeviceId> withoutOneTime;
};

Result<wire::KeyBundles> handOut(UnitOfWork &unit, Fanout &fanout, const UserId &to,
                                 const Claimed &claimed, qint64 now)
{
    Stores &stores = unit.stores();
    wire::KeyBundles answer;
    QHash<UserId, bool> known;
    for (const wire::DeviceRef &each : claimed.devices) {
        if (!known.contains(each.userId)) {
            DUNLIN_TRY(const bool may, stores.keys.mayKnow(to, each.userId));
            known.insert(each.userId, may);
        }
        std::optional<DeviceKeysRecord> record;
        if (known.value(each.userId)) {
            DUNLIN_TRY(record, stores.keys.find(each.deviceId));
        }
        if (!record || record->user != each.userId) {
            answer.missing.append(each);
            continue;
        }
        wire::KeyBundle bundle{each.userId, each.deviceId, record->keys, {}};
        if (!claimed.withoutOneTime.contains(each.deviceId)) {
            DUNLIN_TRY(bundle.oneTime, stores.keys.takeOneTime(each.deviceId));
            DUNLIN_TRY(const qint64 left, stores.keys.countOneTime(each.deviceId));
            // Once on the way down, and once more at the end.
            if (bundle.oneTime && (left == Keys::Low - 1 || left == 0))
                DUNLIN_CHECK(tellLow(unit, fanout, *record, now));
        }
        answer.bundles.append(bundle);
    }
    return answer;
}

// Only the place: the number, what it follows, and that it is of the same log.
Status acceptPlace(const std::optional<wire::ChainEntry> &last, const wire::ChainEntry &entry)
{
    const auto place = placeOf(entry.entry);
    if (!place || place->seq != entry.seq)
        return fail(Errc::Invalid, u"not an entry of that number"_s, u"entry"_s);
    if (!last) {
        if (place->previous != QByteArray(KeySize, 0))
            return fail(Errc::Invalid, u"a first entry follows nothing"_s, u"entry"_s);
        return ok();
    }
    const auto before = placeOf(last->entry);
    if (!before || before->log != place->log)
        return fail(Errc::Conflict, u"an entry of another chain"_s, u"entry"_s);
    if (place->previous != digest(last->entry, KeySize))
        return fail(Errc::Conflict, u"an entry that follows another"_s, u"entry"_s);
    return ok();
}

} // namespace

Async<wire::KeyCount> Keys::put(const Caller &caller, const wire::DeviceKeys &keys)
{
    if (const Status good = acceptKeys(keys); !good.ok())
        return ready<wire::KeyCount>(good.error());
    return m_context.storage.write(
        std::nullopt,
        [caller, keys, now = m_context.clock.nowMs()](UnitOfWork &unit) -> Result<wire::KeyCount> {
            Stores &stores = unit.stores();
            DUNLIN_CHECK(isActive(stores, caller));
            DUNLIN_TRY(const bool stored, stores.keys.put({caller.device, caller.user, keys}, now));
            if (!stored)
                return fail(Errc::Conflict, u"this device has other keys"_s, u"identityKey"_s);
            return countOf(stores, caller.device);
        });
}

Async<wire::KeyCount> Keys::putOneTime(const Caller &caller, const wire::OneTimeUpload &upload)
{
    if (const Status good = acceptOneTime(upload.keys); !good.ok())
        return ready<wire::KeyCount>(good.error());
    return m_context.storage.write(
        std::nullopt, [caller, keys = upload.keys](UnitOfWork &unit) -> Result<wire::KeyCount> {
            Stores &stores = unit.stores();
            DUNLIN_CHECK(isActive(stores, caller));
            DUNLIN_TRY(const auto held, stores.keys.find(caller.device));
            if (!held)
                return fail(Errc::NotFound, u"this device has no keys yet"_s);
            DUNLIN_TRY(const bool stored, stores.keys.addOneTime(caller.device, keys));
            if (!stored)
                return fail(Errc::Conflict, u"a number with another key"_s, u"keys"_s);
            DUNLIN_TRY(const wire::KeyCount count, countOf(stores, caller.device));
            if (count.oneTime > Most)
                return fail(Errc::TooLarge, u"too many keys"_s, u"keys"_s);
            return count;
        });
}

Async<wire::KeyCount> Keys::count(const Caller &caller)
{
    return m_context.storage.read(
        [device = caller.device](Stores &stores) { return countOf(stores, device); });
}

Async<wire::KeyBundles> Keys::claim(const Caller &caller, const wire::KeyClaim &claim)
{
    Claimed claimed{claim.devices, {}};
    const auto bad = [](const QString &why) {
        return ready<wire::KeyBundles>(fail(Errc::Invalid, why, u"devices"_s));
    };
    if (claimed.devices.isEmpty() || claimed.devices.size() > MostAtOnce)
        return bad(u"1 to 100 devices"_s);
    std::sort(claimed.devices.begin(), claimed.devices.end(), [](const auto &a, const auto &b) {
        return a.userId != b.userId ? a.userId < b.userId : a.deviceId < b.deviceId;
    });
    if (std::adjacent_find(claimed.devices.cbegin(), claimed.devices.cend())
        != claimed.devices.cend())
        return bad(u"a device twice"_s);
    if (m_context.rates) {
        for (const wire::DeviceRef &each : std::as_const(claimed.devices)) {
            if (!m_context.rates->oneTimeKeys
                     .take(caller.user.toText() + u' ' + each.deviceId.toText())
                     .ok())
                claimed.withoutOneTime.insert(each.deviceId);
        }
    }
    return m_context.storage.write(std::nullopt,
                                   [claimed, to = caller.user, &fanout = m_context.fanout,
                                    now = m_context.clock.nowMs()](UnitOfWork &unit) {
                                       return handOut(unit, fanout, to, claimed, now);
                                   });
}

Async<wire::ChainPage> Keys::chain(const Caller &caller, const UserId &user,
                                   std::optional<qint64> from, std::optional<qint64> asked,
                                   std::optional<qint64> log)
{
    const Result<int> limit = acceptLimit(asked, int(m_context.limits.page), m_context.limits);
    if (!limit.ok())
        return ready<wire::ChainPage>(limit.error());
    if (from && *from < 0)
        return ready<wire::ChainPage>(fail(Errc::Invalid, u"numbers begin at 0"_s, u"from"_s));
    if (log && *log < 0)
        return ready<wire::ChainPage>(fail(Errc::Invalid, u"numbers begin at 0"_s, u"log"_s));
    return m_context.storage.read([me = caller.user, user, from = from.value_or(0), limit = *limit,
                                   log](Stores &stores) -> Result<wire::ChainPage> {
        const Error unknown = fail(Errc::NotFound, u"no such person"_s);
        DUNLIN_TRY(const bool isKnown, stores.keys.mayKnow(me, user));
        // Whoever reads what somebody signed who left since must be able to verify it.
        if (!isKnown) {
            DUNLIN_TRY(const bool hasSigned, stores.rosterLog.hasSignedFor(me, user));
            if (!hasSigned)
                return unknown;
        }
        wire::ChainPage page;
        DUNLIN_TRY(page.entries, stores.keys.entries(user, from, limit + 1));
        // Of an account that was removed nothing is left, and a chain that became shorter is something else.
        if (!isKnown && page.entries.isEmpty()) {
            DUNLIN_TRY(const auto last, stores.keys.lastEntry(user));
            if (!last)
                return unknown;
        }
        if (page.entries.size() > limit) {
            page.more = true;
            page.entries.resize(limit);
        } else if (log && !page.entries.isEmpty()) {
            DUNLIN_TRY(page.proof, keyLogProof(stores, user, page.entries.constLast().seq, *log));
        }
        return page;
    });
}

Async<AppendedEntry> Keys::append(const Caller &caller, const UserId &user,
                                  const wire::ChainEntry &entry)
{
    if (user != caller.user)
        return ready<AppendedEntry>(fail(Errc::Forbidden, u"somebody else's chain"_s));
    if (entry.seq < 0 || entry.seq >= MostEntries)
        return ready<AppendedEntry>(fail(Errc::Invalid, u"a number out of range"_s, u"seq"_s));
    if (entry.entry.size() > MaxChainEntry)
        return ready<AppendedEntry>(fail(Errc::TooLarge, u"an entry is too large"_s, u"entry"_s));
    return m_context.storage.write(
        std::nullopt, [caller, entry](UnitOfWork &unit) -> Result<AppendedEntry> {
            Stores &stores = unit.stores();
            DUNLIN_CHECK(isActive(stores, caller));
            DUNLIN_TRY(const auto last, stores.keys.lastEntry(caller.user));
            const qint64 next = last ? last->seq + 1 : 0;
            if (entry.seq < next) {
                DUNLIN_TRY(const auto held, stores.keys.entries(caller.user, entry.seq, 1));
                if (held.size() == 1 && held.constFirst() == entry)
                    return AppendedEntry{false, entry};
            }
            if (entry.seq != next)
                return fail(Errc::Conflict, u"another entry has that place"_s, u"seq"_s);
            DUNLIN_CHECK(acceptPlace(last, entry));
            DUNLIN_TRY(const bool first, stores.keys.append(caller.user, entry));
            if (!first)
                return fail(Errc::Conflict, u"another entry has that place"_s, u"seq"_s);
            // Whoever seals for this person looks at the chain again before anything more is taken.
            DUNLIN_CHECK(stores.channels.raiseEpochsOf(caller.user));
            return AppendedEntry{true, entry};
        });
}

} // namespace dunlin::server
