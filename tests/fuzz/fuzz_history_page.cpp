// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pages of the backup of history, which a server keeps and may change: as they lie there, and what stands in them. Nothing
// but what the device wrote opens, and a chain that is read has one encoding.
#include "client/crypto/history_page.h"

using namespace dunlin;
using namespace dunlin::client;

namespace {

void require(bool holds)
{
    if (!holds)
        abort();
}

void contents(const QByteArray &bytes)
{
    const auto read = readHistory(bytes);
    if (!read.ok())
        return;
    QByteArray again = HistoryBegin;
    for (const BackedChain &each : read->chains)
        again += historyPiece(each).reveal();
    for (const QByteArray &each : read->words)
        again += historyPiece(each).reveal();
    const auto same = readHistory(again);
    require(same.ok() && same->words == read->words && same->chains.size() == read->chains.size());
    require(again.size() <= bytes.size());
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool ready = initCrypto();
    require(ready);
    static const RecoveryKey recovery = RecoveryKey::create();
    static const SigningKey signing = *SigningKey::fromSeed(Secret(QByteArray(32, 's')));
    static const HistoryPlace place{
        {*AccountId::fromBytes(QByteArray(16, 'a')), *DeviceId::fromBytes(QByteArray(16, 'd'))}, 3};
    static const QByteArray good = *sealHistoryPage(place, makeHistoryKey(recovery).publicKey,
                                                    signing, Secret(QByteArray(HistoryBegin)));

    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    contents(bytes);
    contents(HistoryBegin + bytes);
    const Secret secret = recovery.historySecret();
    require(!openHistoryPage(place, secret, signing.publicKey(), bytes).ok());
    (void)checkHistoryKey({bytes.left(32), bytes.mid(32)}, recovery.accountRoot().publicKey());
    if (size < 2)
        return 0;
    QByteArray laidOver = good;
    const qsizetype at = (uchar(bytes.at(0)) << 8 | uchar(bytes.at(1))) % laidOver.size();
    laidOver.replace(at, qMin(bytes.size() - 2, laidOver.size() - at), bytes.mid(2));
    const auto opened = openHistoryPage(place, secret, signing.publicKey(), laidOver);
    require(!opened.ok() || laidOver == good);
    return 0;
}
