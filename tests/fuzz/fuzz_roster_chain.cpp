// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Entries of a channel's roster: arbitrary bytes as a beginning, behind a good one, and laid over one. Nobody is in but whom
// the owner signed, and what was taken reads the same from the disk.
#include "client/crypto/roster_chain.h"

using namespace dunlin;
using namespace dunlin::client;

namespace {

// An account with one device, always the same.
struct Owner {
    SigningKey root = *SigningKey::fromSeed(Secret(QByteArray(32, 'r')));
    SigningKey sign = *SigningKey::fromSeed(Secret(QByteArray(32, 's')));
    SigningKey identity = *SigningKey::fromSeed(Secret(QByteArray(32, 'i')));
    DeviceId device = *DeviceId::fromBytes(QByteArray(16, 'd'));
    UserId user = *UserId::fromBytes(QByteArray(16, 'u'));
    ChannelId channel = *ChannelId::fromBytes(QByteArray(16, 'c'));
    DeviceChain chain;
    QByteArray first;
    RosterChain begun{channel};

    Owner()
    {
        const AccountId account = DeviceChain::accountOf(root.publicKey());
        if (!chain.extend({DeviceChain::makeFirst(root, 1'000)}).ok())
            abort();
        const QByteArray text =
            DeviceIntroduction::proofText(account, device, sign.publicKey(), identity.publicKey());
        const DeviceIntroduction introduced{device, sign.publicKey(), identity.publicKey(),
                                            sign.sign(text), identity.sign(text)};
        if (!chain.extend({chain.makeAddition({root, account, std::nullopt, 0}, introduced, 1)})
                 .ok())
            abort();
        first = RosterChain::makeFirst(channel, {sign, account, device, 1},
                                       {{user, account, RosterRole::Owner}}, 2'000);
        if (!begun.extend({first}, lookup()).ok())
            abort();
    }
    ChainLookup lookup() const
    {
        return [this](const AccountId &account) {
            return account == chain.account() ? &chain : nullptr;
        };
    }
};

void mustRestore(const RosterChain &chain, const QList<QByteArray> &entries)
{
    const auto kept = RosterChain::restore(chain.channel(), entries, chain.voids());
    if (!kept.ok() || kept->head() != chain.head() || kept->members() != chain.members())
        abort();
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool ready = initCrypto();
    if (!ready)
        abort();
    static const Owner owner;

    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    RosterChain alone(owner.channel);
    if (alone.extend({bytes}, owner.lookup()).ok())
        mustRestore(alone, {bytes});
    (void)alone.signersOf({bytes, owner.first});
    RosterChain longer = owner.begun;
    if (longer.extend({bytes}, owner.lookup()).ok()) {
        // A seed may be a good entry; whatever is void has changed nobody.
        const bool isVoid = !longer.voids().isEmpty();
        if (isVoid && longer.members() != owner.begun.members())
            abort();
        mustRestore(longer, {owner.first, bytes});
    }
    if (size < 2)
        return 0;
    QByteArray laidOver = owner.first;
    const qsizetype at = (uchar(bytes.at(0)) << 8 | uchar(bytes.at(1))) % laidOver.size();
    laidOver.replace(at, qMin(bytes.size() - 2, laidOver.size() - at), bytes.mid(2));
    RosterChain changed(owner.channel);
    if (changed.extend({laidOver}, owner.lookup()).ok()) {
        const auto entry = LogEntry::decode(laidOver, RosterLogName);
        if (!entry.ok()
            || !verifySignature(owner.sign.publicKey(), entry->signedText(), entry->signature))
            abort();
    }
    return 0;
}
