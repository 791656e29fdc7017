// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// People with devices for the tests of client/crypto: key state in memory, chains of devices, and a directory of them.
#pragma once

#include "client/crypto/cause.h"
#include "client/crypto/device_chain.h"
#include "client/crypto/device_sessions.h"
#include "client/crypto/recovery.h"

#include <QHash>
#include <QTest>

#include <map>
#include <memory>

namespace dunlin::client::test {

// What a test expects of a refusal; 0 for success, 255 for an error that is no refusal.
template <typename T>
int causeNumber(const Result<T> &result)
{
    if (result.ok())
        return 0;
    const auto cause = causeOf(result.error());
    return cause ? int(*cause) : 255;
}

inline QByteArray flipped(QByteArray bytes, qsizetype at, int bit = 0)
{
    bytes[at] = char(bytes.at(at) ^ (1 << bit));
    return bytes;
}

class MemoryState final : public StateReader
{
public:
    Result<std::optional<Secret>> read(const StateKey &key) const override
    {
        if (broken || key.kind == brokenFor)
            return fail(Errc::Unavailable, QStringLiteral("the disk is gone"));
        const auto found = m_rows.find(key);
        return found == m_rows.end() ? std::optional<Secret>() : found->second;
    }
    void apply(const QList<StateChange> &changes)
    {
        for (const StateChange &each : changes) {
            if (each.value)
                m_rows.insert_or_assign(each.key, *each.value);
            else
                m_rows.erase(each.key);
        }
    }
    qsizetype count(StateKind kind) const
    {
        qsizetype n = 0;
        for (const auto &[key, value] : m_rows)
            n += key.kind == kind ? 1 : 0;
        return n;
    }
    bool operator==(const MemoryState &other) const { return m_rows == other.m_rows; }
    bool broken = false;
    std::optional<StateKind> brokenFor;

private:
    std::map<StateKey, Secret> m_rows;
};

using Directory = QHash<AccountId, DeviceChain>;

// One device of an account.
struct Device {
    Directory &directory;
    DeviceAddress self;
    SigningKey signing = SigningKey::create();
    MemoryState state;
    qint64 now = 1'000'000;
    bool failedClean = true; // no failure left anything behind

    Device(Directory &all, const AccountId &account)
        : directory(all)
        , self{account, DeviceId::create()}
    {
        const Status made = work([this](DeviceSessions &s) { return s.generate(now); });
        Q_ASSERT(made.ok());
    }

    // One transaction: what it changed is stored if it went well.
    template <typename Step>
    auto work(Step step) -> decltype(step(std::declval<DeviceSessions &>()))
    {
        StateWork changes(state);
        auto sessions = DeviceSessions::create(
            self,
            [this](const DeviceAddress &who, const QByteArray &key) {
                return directory.value(who.account).trusts(who, key);
            },
            changes);
        Q_ASSERT(sessions.ok());
        auto outcome = step(**sessions);
        if (outcome.ok())
            state.apply(changes.changes());
        else
            failedClean = failedClean && changes.changes().isEmpty();
        return outcome;
    }

    DeviceIntroduction introduction()
    {
        const QByteArray identity = *work([](DeviceSessions &s) { return s.identityKey(); });
        const QByteArray text =
            DeviceIntroduction::proofText(self.account, self.device, signing.publicKey(), identity);
        const QByteArray proof = *work([&](DeviceSessions &s) { return s.signWithIdentity(text); });
        return {self.device, signing.publicKey(), identity, signing.sign(text), proof};
    }
    LogSigner signer() const
    {
        return {signing, self.account, self.device, directory.value(self.account).head().seq};
    }
    // With a fresh one-time key, as the server hands it out.
    Bundle bundle(bool withOneTime = true)
    {
        Bundle all;
        all.of = self;
        all.identityKey = *work([](DeviceSessions &s) { return s.identityKey(); });
        all.prekey = *work([](DeviceSessions &s) { return s.signedPrekey(); });
        if (withOneTime)
            all.oneTime =
                work([](DeviceSessions &s) { return s.makeOneTimeKeys(1); })->constFirst();
        return all;
    }
    Status begin(const Bundle &with)
    {
        return work([&](DeviceSessions &s) { return s.begin(with); });
    }
    Result<SealedFrame> seal(const Device &to, const QByteArray &plain)
    {
        return work([&](DeviceSessions &s) { return s.seal(to.self, plain); });
    }
    Result<QByteArray> open(const Device &from, const SealedFrame &sealed)
    {
        return work([&](DeviceSessions &s) { return s.open(from.self, sealed); });
    }
};

// An account with its root and as many devices as are asked for.
struct Person {
    Directory &directory;
    SigningKey root = SigningKey::create();
    AccountId account = DeviceChain::accountOf(root.publicKey());
    std::vector<std::unique_ptr<Device>> devices;

    explicit Person(Directory &all)
        : directory(all)
    {
        DeviceChain chain;
        const Status begun = chain.extend({DeviceChain::makeFirst(root, 1'000)});
        Q_ASSERT(begun.ok());
        directory.insert(account, chain);
        addDevice();
    }
    LogSigner byRoot() const
    {
        return {root, account, std::nullopt, directory.value(account).head().seq};
    }
    Device &addDevice()
    {
        devices.push_back(std::make_unique<Device>(directory, account));
        DeviceChain &chain = directory[account];
        const Status added =
            chain.extend({chain.makeAddition(byRoot(), devices.back()->introduction(), 2'000)});
        Q_ASSERT(added.ok());
        return *devices.back();
    }
    void revoke(const DeviceId &device)
    {
        DeviceChain &chain = directory[account];
        const Status revoked = chain.extend({chain.makeRevocation(byRoot(), device, 3'000)});
        Q_ASSERT(revoked.ok());
    }
    Device &first() { return *devices.front(); }
};

// Both have heard of each other: what follows are messages of kind 2.
inline void meet(Device &a, Device &b)
{
    QVERIFY(a.begin(b.bundle()).ok());
    QCOMPARE(*b.open(a, *a.seal(b, "hello")), "hello");
    QCOMPARE(*a.open(b, *b.seal(a, "hi")), "hi");
}

} // namespace dunlin::client::test
