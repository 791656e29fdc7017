// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/history_page.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/crypto/device_chain.h"
#include "shared/core/aead.h"

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr quint8 PageVersion = 1;
constexpr qsizetype PointSize = crypto_scalarmult_BYTES;
constexpr qsizetype PageSignatureSize = crypto_sign_BYTES;
constexpr qsizetype BoxHeadSize = 1 + PointSize;
constexpr qsizetype PageWordSize = 32;
constexpr qsizetype LongestPiece = 4096;

enum class Piece : quint8 { Chain = 1, Word = 2 };

QByteArray keyText(const AccountId &account, const QByteArray &publicKey)
{
    return ByteWriter()
        .raw(QByteArrayLiteral("dunlin-history-key-1"))
        .raw(account.toBytes())
        .raw(publicKey)
        .take();
}

QByteArray contextOf(const HistoryPlace &place)
{
    return ByteWriter()
        .raw(QByteArrayLiteral("dunlin-history-page-1"))
        .raw(place.writer.toBytes())
        .u32(place.page)
        .take();
}

QByteArray publicHalf(const Secret &secret)
{
    QByteArray half(PointSize, Qt::Uninitialized);
    crypto_scalarmult_base(octets(half), octets(secret.reveal()));
    return half;
}

// Absent for a point of small order: its product is known to everybody.
std::optional<Secret> product(const Secret &secret, const QByteArray &point)
{
    QByteArray shared(PointSize, Qt::Uninitialized);
    if (crypto_scalarmult(octets(shared), octets(secret.reveal()), octets(point)) != 0)
        return std::nullopt;
    return Secret(std::move(shared));
}

// Both halves are in it: a page is for one key only, whatever points have the same product.
Secret pageKey(const Secret &shared, const QByteArray &ephemeral, const QByteArray &publicKey)
{
    const QByteArray text = QByteArrayLiteral("dunlin-history-seal-1") + ephemeral + publicKey;
    QByteArray key(AeadKeySize, Qt::Uninitialized);
    crypto_generichash(octets(key), size_t(key.size()), octets(text), size_t(text.size()),
                       octets(shared.reveal()), size_t(shared.size()));
    return Secret(std::move(key));
}

Secret pieceOf(Piece kind, const QByteArray &body)
{
    return ByteWriter(body.size() + 8).u8(quint8(kind)).prefixed(body).takeSecret();
}

Result<BackedChain> readChain(const QByteArray &body)
{
    ByteReader reader(body);
    const auto user = UserId::fromBytes(reader.raw(16));
    const auto account = AccountId::fromBytes(reader.raw(16));
    const auto device = DeviceId::fromBytes(reader.raw(16));
    const Secret handed(reader.raw(reader.left()));
    if (!reader.finished() || !user || !account || !device)
        return refusal(Cause::Damaged, u"a chain in a page that does not parse"_s);
    DUNLIN_TRY(const ChainHandover handover, ChainHandover::decode(handed.reveal()));
    return BackedChain{*user, {*account, *device}, handover};
}

} // namespace

const QByteArray HistoryBegin(1, char(PageVersion));

// --- the key ---------------------------------------------------------------------------------------------

HistoryKey makeHistoryKey(const RecoveryKey &key)
{
    const SigningKey root = key.accountRoot();
    HistoryKey made;
    made.publicKey = publicHalf(key.historySecret());
    made.signature = root.sign(keyText(DeviceChain::accountOf(root.publicKey()), made.publicKey));
    return made;
}

Status checkHistoryKey(const HistoryKey &key, const QByteArray &rootKey)
{
    if (!isX25519Point(key.publicKey))
        return refusal(Cause::BadKeys, u"a key of the backup that must not be used"_s);
    if (!verifySignature(rootKey, keyText(DeviceChain::accountOf(rootKey), key.publicKey),
                         key.signature))
        return refusal(Cause::Forged, u"a key of the backup that the account did not sign"_s);
    return ok();
}

// --- a page ----------------------------------------------------------------------------------------------

Result<QByteArray> sealHistoryPage(const HistoryPlace &place, const QByteArray &publicKey,
                                   const SigningKey &signing, const Secret &content)
{
    if (content.size() > MaxHistoryContent)
        return fail(Errc::TooLarge, u"a page of the backup is too large"_s);
    if (!isX25519Point(publicKey))
        return refusal(Cause::BadKeys, u"a key of the backup that must not be used"_s);
    const Secret once(randomBytes(PointSize));
    const auto shared = product(once, publicKey);
    if (!shared)
        return refusal(Cause::BadKeys, u"a key of the backup that must not be used"_s);
    const QByteArray ephemeral = publicHalf(once);
    const QByteArray head = ByteWriter().u8(PageVersion).raw(ephemeral).take();
    const QByteArray context = contextOf(place);
    const QByteArray nonce = randomBytes(AeadNonceSize);
    const QByteArray body = head + nonce
        + aeadSeal(pageKey(*shared, ephemeral, publicKey), nonce, context + head, content.reveal());
    return body + signing.sign(context + body);
}

Result<Secret> openHistoryPage(const HistoryPlace &place, const Secret &historySecret,
                               const QByteArray &signKey, const QByteArray &page)
{
    if (page.size() < BoxHeadSize + AeadNonceSize + AeadTagSize + PageSignatureSize
        || page.size() > MaxHistoryPage)
        return refusal(Cause::Damaged, u"a page of an impossible size"_s);
    ByteReader reader(page);
    if (reader.u8() != PageVersion)
        return refusal(Cause::TooNew, u"a page of another version"_s);
    const QByteArray context = contextOf(place);
    if (!verifySignature(signKey, context + page.chopped(PageSignatureSize),
                         page.right(PageSignatureSize)))
        return refusal(Cause::Forged, u"a page that its device did not write"_s);
    const QByteArray ephemeral = reader.raw(PointSize);
    const QByteArray nonce = reader.raw(AeadNonceSize);
    const QByteArray sealed = reader.raw(reader.left() - PageSignatureSize);
    if (historySecret.size() != PointSize || !isX25519Point(ephemeral))
        return refusal(Cause::Damaged, u"a page with a key that must not be used"_s);
    const auto shared = product(historySecret, ephemeral);
    if (!shared)
        return refusal(Cause::Damaged, u"a page with a key that must not be used"_s);
    auto content = aeadOpen(pageKey(*shared, ephemeral, publicHalf(historySecret)), nonce,
                            context + page.left(BoxHeadSize), sealed);
    if (!content)
        return refusal(Cause::Damaged, u"a page that does not open"_s);
    return Secret(std::move(*content));
}

// --- what stands in it -----------------------------------------------------------------------------------

Secret historyPiece(const BackedChain &chain)
{
    const Secret handover = chain.handover.encode();
    const Secret body = ByteWriter(256)
                            .raw(chain.user.toBytes())
                            .raw(chain.sender.toBytes())
                            .raw(handover.reveal())
                            .takeSecret();
    return pieceOf(Piece::Chain, body.reveal());
}

Secret historyPiece(const QByteArray &word)
{
    return pieceOf(Piece::Word, word);
}

Result<HistoryContents> readHistory(const QByteArray &content)
{
    ByteReader reader(content);
    if (reader.raw(HistoryBegin.size()) != HistoryBegin)
        return refusal(Cause::TooNew, u"a page's content of another version"_s);
    HistoryContents contents;
    while (reader.left() > 0) {
        const quint8 kind = reader.u8();
        const Secret body(reader.prefixed(LongestPiece));
        if (!reader.ok())
            break;
        if (kind == quint8(Piece::Chain)) {
            DUNLIN_TRY(const BackedChain chain, readChain(body.reveal()));
            contents.chains.append(chain);
        } else if (kind == quint8(Piece::Word)) {
            if (body.size() != PageWordSize)
                return refusal(Cause::Damaged, u"a name of another length"_s);
            contents.words.append(body.reveal());
        }
    }
    if (!reader.finished())
        return refusal(Cause::Damaged, u"a page's content that does not parse"_s);
    return contents;
}

} // namespace dunlin::client
