// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The sealed formats that outsiders and members send: frames with their contents, channel messages, handovers of
// chains, verification codes, backups, wrapped recovery keys, words about reactions and stored chains. What parses has one encoding: writing it again gives the
// same bytes.
#include "client/crypto/attachment.h"
#include "client/crypto/content.h"
#include "client/crypto/recovery.h"
#include "client/crypto/safety_number.h"
#include "client/crypto/sender_chain.h"
#include "client/crypto/take_back.h"
#include "client/crypto/wrapped_key.h"

#include <QBuffer>

using namespace dunlin;
using namespace dunlin::client;

namespace {

void require(bool holds)
{
    if (!holds)
        abort();
}

void frames(const QByteArray &bytes)
{
    for (const QByteArray &each : {bytes, pad(bytes)}) {
        const auto frame = readFrame(each);
        if (!frame.ok())
            continue;
        require(*writeFrame(*frame) == each);
        (void)contentOf<TextContent>(*frame);
        (void)contentOf<EditContent>(*frame);
        (void)contentOf<ReactionContent>(*frame);
        (void)contentOf<NeedChainContent>(*frame);
        (void)contentOf<NeedWordContent>(*frame);
        (void)contentOf<WordContent>(*frame);
        (void)contentOf<ResendContent>(*frame);
        (void)contentOf<CallContent>(*frame);
        const auto history = contentOf<HistoryContent>(*frame);
        if (!history.ok())
            continue;
        // What a device hands over is parsed again, a frame at a time.
        for (const HistoryEntry &entry : history->entries) {
            require(entry.name.size() == 32);
            const auto inner = readFrame(entry.frame);
            if (inner.ok())
                (void)contentOf<TextContent>(*inner);
        }
    }
}

// A name that a member gave a file ends as one part of a path.
void names(const QByteArray &bytes)
{
    const QString name = harmlessName(QString::fromUtf8(bytes));
    require(!name.isEmpty() && name.size() <= 120 && !name.startsWith(u'.'));
    for (const QChar each : name)
        require(each != u'/' && each != u'\\' && each.category() != QChar::Other_Control);
    require(harmlessName(name) == name);
}

void chains(const QByteArray &bytes)
{
    (void)chainOf(bytes);
    const auto handover = ChainHandover::decode(bytes);
    if (handover.ok())
        require(handover->encode().reveal() == bytes);
    const auto out = OutboundChain::restore(Secret(QByteArray(bytes)));
    if (out.ok())
        require(out->store().reveal() == bytes);
    auto in = InboundChain::restore(Secret(QByteArray(bytes)));
    if (in.ok())
        (void)in->open(bytes);

    // A chain that is good, and a message of it with the input laid over it.
    static const ChainContext context{
        *GroupId::fromBytes(QByteArray(16, 'g')),
        1,
        {*AccountId::fromBytes(QByteArray(16, 'a')), *DeviceId::fromBytes(QByteArray(16, 'd'))}};
    static OutboundChain sender = OutboundChain::create(context);
    static const InboundChain receiver = *InboundChain::accept(context, sender.handover());
    static const QByteArray good = *sender.seal("text");
    if (bytes.size() < 2)
        return;
    QByteArray laidOver = good;
    const qsizetype at = (uchar(bytes.at(0)) << 8 | uchar(bytes.at(1))) % laidOver.size();
    laidOver.replace(at, qMin(bytes.size() - 2, laidOver.size() - at), bytes.mid(2));
    InboundChain fresh = receiver;
    const auto opened = fresh.open(laidOver);
    require(!opened.ok() || laidOver == good);
}

// What a server shows in place of a wrapped key costs nobody more than a second or two, whatever it says.
void wrappedKeys(const QByteArray &bytes)
{
    static const QByteArray good = WrappedKey{*AccountId::fromBytes(QByteArray(16, 'a')), PhoneCost,
                                              QByteArray(16, 's'), QByteArray(72, 'k')}
                                       .encode();
    QByteArray laidOver = good;
    if (bytes.size() >= 2)
        laidOver.replace(uchar(bytes.at(0)) % laidOver.size(), bytes.size() - 1, bytes.mid(1));
    for (const QByteArray &each : {bytes, laidOver}) {
        const auto wrapped = WrappedKey::decode(each);
        if (!wrapped.ok())
            continue;
        require(wrapped->encode() == each && !wrapped->account.isNull());
        require(wrapped->cost.passes >= 2 && wrapped->cost.passes <= 16);
        require(wrapped->cost.memoryMiB >= 64 && wrapped->cost.memoryMiB <= 1024);
    }
    (void)checkPassphrase(QString::fromUtf8(bytes.left(2048)), {QString::fromUtf8(bytes.left(9))});
}

// A word about reactions that a server shows: nobody signed another one than that which is good.
void takenBack(const QByteArray &bytes)
{
    static const TakeBackPlace place{
        *GroupId::fromBytes(QByteArray(16, 'g')),
        *OpId::fromBytes(QByteArray(16, 'm')),
        {*AccountId::fromBytes(QByteArray(16, 'a')), *DeviceId::fromBytes(QByteArray(16, 'd'))}};
    static const SigningKey key = *SigningKey::fromSeed(Secret(QByteArray(32, 's')));
    static const QByteArray good =
        writeTakeBack({*OpId::fromBytes(QByteArray(16, 'r'))}, place, key);
    QByteArray laidOver = good;
    if (bytes.size() >= 2)
        laidOver.replace(uchar(bytes.at(0)) % laidOver.size(), bytes.size() - 1, bytes.mid(1));
    for (const QByteArray &each : {bytes, laidOver}) {
        const auto given = readTakeBack(each, place, key.publicKey());
        require(!given.ok() || each == good);
    }
}

} // namespace

extern "C" int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static const bool ready = initCrypto();
    require(ready);
    const QByteArray bytes(reinterpret_cast<const char *>(data), qsizetype(size));
    frames(bytes);
    names(bytes);
    chains(bytes);

    const auto code = VerificationCode::decode(bytes);
    if (code.ok())
        require(code->encode() == bytes);
    (void)openBackup(Secret(QByteArray(32, 'k')), *AccountId::fromBytes(QByteArray(16, 'a')), bytes,
                     0);
    (void)RecoveryKey::parse(QString::fromUtf8(bytes));
    wrappedKeys(bytes);
    takenBack(bytes);

    QByteArray copy = bytes;
    QBuffer in(&copy);
    in.open(QIODevice::ReadOnly);
    QBuffer out;
    out.open(QIODevice::WriteOnly);
    const FileSeal seal{Secret(QByteArray(32, 'k')), QByteArray(32, 'd'), 10};
    require(!openFile(in, out, seal).ok());
    return 0;
}
