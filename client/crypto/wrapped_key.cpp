// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/wrapped_key.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "shared/core/aead.h"

#include <QSet>

#include <sodium.h>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr quint8 WrapVersion = 1;
constexpr qsizetype RecoveryKeySize = 32;
constexpr qsizetype WrapSaltSize = crypto_pwhash_SALTBYTES;
constexpr qsizetype WrapSealedSize = AeadNonceSize + RecoveryKeySize + AeadTagSize;
constexpr qsizetype WrapHeadSize = 1 + 16 + 4 + 4 + WrapSaltSize;
static_assert(WrapHeadSize + WrapSealedSize == WrappedKey::Size);

constexpr quint32 LeastPasses = 2;
constexpr quint32 MostPasses = 16;
constexpr quint32 LeastMiB = 64; // libsodium's "interactive"
constexpr quint32 MostMiB = 1024;

constexpr qsizetype ShortestPassphrase = 16;
constexpr qsizetype LongestPassphrase = 1024;
constexpr qsizetype FewestDifferent = 8;
constexpr qsizetype LeastNew = 12;
constexpr qsizetype ShortestRepeat = 3;

bool inBounds(PassphraseCost cost)
{
    return cost.passes >= LeastPasses && cost.passes <= MostPasses && cost.memoryMiB >= LeastMiB
        && cost.memoryMiB <= MostMiB;
}

// The same keys pressed elsewhere give the same text.
QString normal(const QString &passphrase)
{
    return passphrase.normalized(QString::NormalizationForm_KC);
}

// A sign of a script with thousands of them is as hard to guess as two letters.
qsizetype weight(QChar each)
{
    return each.unicode() >= 0x2e80 && !each.isSurrogate() ? 2 : 1;
}

template <typename Characters>
qsizetype weightOf(const Characters &characters)
{
    qsizetype sum = 0;
    for (const QChar each : characters)
        sum += weight(each);
    return sum;
}

// What everybody tries first.
const QString &commonPlaces()
{
    static const QString all = u"qwertyuiop asdfghjkl zxcvbnm qwertzuiop yxcvbnm azertyuiop "
                               "qsdfghjklm wxcvbn 1qaz2wsx3edc password passwort passphrase "
                               "letmein welcome iloveyou dragon monkey football sunshine princess "
                               "trustno1 dunlin secret admin"_s;
    return all;
}

// How many characters stand there that do not go on with the one before (aaa, 123, cba) or repeat three or more of what stood
// before, of what everybody tries, or of what is known.
qsizetype newIn(const QString &text, const QStringList &known)
{
    QString seen = commonPlaces();
    for (const QString &each : known) {
        if (each.size() >= ShortestRepeat)
            seen += u'\n' + normal(each).toCaseFolded();
    }
    seen += u'\n';
    qsizetype count = 0;
    for (qsizetype at = 0; at < text.size();) {
        qsizetype length = 0;
        for (qsizetype tried = ShortestRepeat;
             at + tried <= text.size() && seen.contains(text.mid(at, tried)); ++tried)
            length = tried;
        const bool goesOn =
            at > 0 && qAbs(int(text.at(at).unicode()) - int(text.at(at - 1).unicode())) <= 1;
        count += goesOn && length == 0 ? 0 : weight(text.at(at));
        length = qMax<qsizetype>(length, 1);
        seen += text.mid(at, length);
        at += length;
    }
    return count;
}

Result<Secret> stretch(const QString &passphrase, PassphraseCost cost, const QByteArray &salt)
{
    const Secret text(normal(passphrase).toUtf8());
    QByteArray key(RecoveryKeySize, Qt::Uninitialized);
    if (crypto_pwhash(octets(key), RecoveryKeySize, text.reveal().constData(), quint64(text.size()),
                      octets(salt), cost.passes, size_t(cost.memoryMiB) << 20,
                      crypto_pwhash_ALG_ARGON2ID13)
        != 0)
        return fail(Errc::TooLarge, u"there is not enough memory for the passphrase"_s);
    return Secret(std::move(key));
}

QByteArray headOf(const WrappedKey &wrapped)
{
    return ByteWriter(WrapHeadSize)
        .u8(WrapVersion)
        .raw(wrapped.account.toBytes())
        .u32(wrapped.cost.passes)
        .u32(wrapped.cost.memoryMiB)
        .raw(wrapped.salt)
        .take();
}

} // namespace

QByteArray WrappedKey::encode() const
{
    return headOf(*this) + sealed;
}

Result<WrappedKey> WrappedKey::decode(const QByteArray &bytes)
{
    ByteReader reader(bytes);
    const quint8 version = reader.u8();
    if (reader.ok() && version != WrapVersion)
        return refusal(Cause::TooNew, u"a wrapped recovery key of another version"_s);
    WrappedKey wrapped;
    wrapped.account = AccountId::fromBytes(reader.raw(16)).value_or(AccountId());
    wrapped.cost.passes = reader.u32();
    wrapped.cost.memoryMiB = reader.u32();
    wrapped.salt = reader.raw(WrapSaltSize);
    wrapped.sealed = reader.raw(WrapSealedSize);
    if (!reader.finished() || wrapped.account.isNull())
        return refusal(Cause::Damaged, u"a wrapped recovery key that does not parse"_s);
    if (!inBounds(wrapped.cost))
        return refusal(Cause::Damaged, u"a wrapped recovery key whose cost is out of bounds"_s);
    return wrapped;
}

Status checkPassphrase(const QString &passphrase, const QStringList &known)
{
    const QString text = normal(passphrase).toCaseFolded();
    if (text.size() > LongestPassphrase)
        return fail(Errc::Invalid, u"The passphrase is too long"_s, u"passphrase"_s);
    const QSet<QChar> different(text.cbegin(), text.cend());
    if (weightOf(text) < ShortestPassphrase || weightOf(different) < FewestDifferent
        || newIn(text, known) < LeastNew)
        return fail(Errc::Invalid,
                    u"The passphrase is too easy to guess: take five words or more that do not "
                    "belong together, and not your password"_s,
                    u"passphrase"_s);
    return ok();
}

Result<QByteArray> wrapRecoveryKey(const RecoveryKey &key, const QString &passphrase,
                                   PassphraseCost cost)
{
    DUNLIN_CHECK(checkPassphrase(passphrase));
    if (!inBounds(cost))
        return fail(Errc::Invalid, u"the cost of the passphrase is out of bounds"_s);
    WrappedKey wrapped;
    wrapped.account = key.account();
    wrapped.cost = cost;
    wrapped.salt = randomBytes(WrapSaltSize);
    DUNLIN_TRY(const Secret wrapping, stretch(passphrase, cost, wrapped.salt));
    const QByteArray nonce = randomBytes(AeadNonceSize);
    wrapped.sealed = nonce + aeadSeal(wrapping, nonce, headOf(wrapped), key.m_secret.reveal());
    return wrapped.encode();
}

Result<RecoveryKey> unwrapRecoveryKey(const AccountId &account, const QByteArray &wrapped,
                                      const QString &passphrase)
{
    DUNLIN_TRY(const WrappedKey read, WrappedKey::decode(wrapped));
    if (read.account != account)
        return refusal(Cause::Misdirected, u"the wrapped recovery key of another account"_s);
    DUNLIN_TRY(const Secret wrapping, stretch(passphrase, read.cost, read.salt));
    auto key = aeadOpen(wrapping, read.sealed.left(AeadNonceSize), headOf(read),
                        read.sealed.mid(AeadNonceSize));
    if (!key)
        return refusal(Cause::Damaged,
                       u"The passphrase is wrong, or what the server keeps of it "
                       "was changed"_s);
    return RecoveryKey(Secret(std::move(*key)));
}

} // namespace dunlin::client
