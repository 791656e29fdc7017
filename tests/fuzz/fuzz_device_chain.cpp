// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries of device chains: arbitrary bytes as a beginning and behind a good one. Nothing but what the owner signed is
// taken, and what parses has one encoding.
#include "client/crypto/device_chain.h"

using namespace dunlin;
using namespace dunlin::client;

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool ready = initCrypto();
    if (!ready)
        abort();
    static const SigningKey root = *SigningKey::fromSeed(Secret(QByteArray(32, 'r')));
    static const QByteArray first = DeviceChain::makeFirst(root, 1'000);
    static const DeviceChain begun = [] {
        DeviceChain chain;
        if (!chain.extend({first}).ok())
            abort();
        return chain;
    }();

    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    for (const char *name : {DeviceLogName, RosterLogName}) {
        const auto entry = LogEntry::decode(bytes, name);
        if (entry.ok() && entry->encode() != bytes)
            abort();
    }
    static const AccountId account = DeviceChain::accountOf(root.publicKey());
    if (const auto introduced = DeviceIntroduction::decode(bytes, account);
        introduced.ok() && introduced->encode() != bytes)
        abort();
    (void)DeviceChain().extend({bytes});
    DeviceChain longer = begun;
    if (longer.extend({bytes}).ok() || longer.update({bytes}).ok() != (bytes == first)
        || longer.head() != begun.head())
        abort();
    if (size < 2)
        return 0;
    QByteArray laidOver = first;
    const qsizetype at = (uchar(bytes.at(0)) << 8 | uchar(bytes.at(1))) % laidOver.size();
    laidOver.replace(at, qMin(bytes.size() - 2, laidOver.size() - at), bytes.mid(2));
    DeviceChain changed;
    // The owner may have begun more than once (a seed has it), but each beginning is signed: asked here once more, beside
    // the chain.
    const bool isTaken = changed.extend({laidOver}).ok();
    const auto entry = LogEntry::decode(laidOver, DeviceLogName);
    if (isTaken
        && (!entry.ok()
            || !verifySignature(changed.rootKey(), entry->signedText(), entry->signature)))
        abort();
    return 0;
}
