// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/recovery.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/crypto/device_chain.h"
#include "shared/core/aead.h"

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qsizetype KeySize = 32;
constexpr char Symbols[] = "0123456789ABCDEFGHJKMNPQRSTVWXYZ";
constexpr char Consonants[] = "bdfghjklmnprstvz";
constexpr char Vowels[] = "aiou";
constexpr qsizetype GroupsSize = KeySize + 3; // 280 bits: 56 symbols
constexpr qsizetype WordsSize = KeySize + 4;  // 288 bits: 18 words

QByteArray checksum(const Secret &key, qsizetype size)
{
    return deriveKey("dunlin-recovery-check-1", key).reveal().left(size);
}

Secret withChecksum(const Secret &key, qsizetype size)
{
    return ByteWriter(KeySize + size).raw(key.reveal()).raw(checksum(key, size)).takeSecret();
}

int indexIn(const char *alphabet, char symbol)
{
    for (int i = 0; alphabet[i] != 0; ++i) {
        if (alphabet[i] == symbol)
            return i;
    }
    return -1;
}

// The letters and digits of a text in upper case; empty if there is anything else but blanks and dashes.
QByteArray symbolsOf(const QString &text)
{
    QByteArray symbols;
    symbols.reserve(text.size());
    for (const QChar each : text.toUpper()) {
        if (each.isSpace() || each == u'-')
            continue;
        if (each.unicode() > 0x7f || !each.isLetterOrNumber())
            return {};
        symbols.append(each.toLatin1());
    }
    return symbols;
}

QByteArray fromGroups(const QByteArray &symbols)
{
    QByteArray bytes;
    bytes.reserve(GroupsSize);
    quint32 bits = 0;
    int held = 0;
    for (char symbol : symbols) {
        // What Crockford's alphabet leaves out because people confuse it.
        if (symbol == 'O')
            symbol = '0';
        if (symbol == 'I' || symbol == 'L')
            symbol = '1';
        const int value = indexIn(Symbols, symbol);
        if (value < 0)
            return {};
        bits = (bits << 5 | quint32(value)) & 0xfff;
        held += 5;
        if (held >= 8) {
            held -= 8;
            bytes.append(char(bits >> held));
        }
    }
    return bytes;
}

QByteArray fromWords(const QByteArray &symbols)
{
    QByteArray bytes;
    bytes.reserve(WordsSize);
    for (qsizetype at = 0; at + 5 <= symbols.size(); at += 5) {
        quint32 word = 0;
        for (int i = 0; i < 5; ++i) {
            // In lower case, letter by letter: a copy of the whole would not be wiped.
            const char letter = char(symbols.at(at + i) | 0x20);
            const int value = indexIn(i % 2 == 0 ? Consonants : Vowels, letter);
            if (value < 0)
                return {};
            word = word << (i % 2 == 0 ? 4 : 2) | quint32(value);
        }
        bytes.append(char(word >> 8)).append(char(word));
    }
    return bytes;
}

// The nonce stands before what it sealed.
QByteArray sealBytes(const Secret &key, const QByteArray &associated, const QByteArray &plain)
{
    const QByteArray nonce = randomBytes(AeadNonceSize);
    return nonce + aeadSeal(key, nonce, associated, plain);
}

std::optional<Secret> openBytes(const Secret &key, const QByteArray &associated,
                                const QByteArray &sealed)
{
    auto plain = aeadOpen(key, sealed.left(AeadNonceSize), associated, sealed.mid(AeadNonceSize));
    if (!plain)
        return std::nullopt;
    return Secret(std::move(*plain));
}

} // namespace

// --- the key -------------------------------------------------------------------------------------------------

RecoveryKey RecoveryKey::create()
{
    return RecoveryKey(Secret(randomBytes(KeySize)));
}

Secret RecoveryKey::groups() const
{
    const Secret bytes = withChecksum(m_secret, 3);
    QByteArray text;
    text.reserve(80);
    quint32 bits = 0;
    int held = 0;
    int symbols = 0;
    for (const char byte : bytes.reveal()) {
        bits = (bits << 8 | quint8(byte)) & 0xfff;
        for (held += 8; held >= 5; ++symbols) {
            if (symbols > 0 && symbols % 4 == 0)
                text.append('-');
            held -= 5;
            text.append(Symbols[(bits >> held) & 31]);
        }
    }
    return Secret(std::move(text));
}

Secret RecoveryKey::words() const
{
    const Secret bytes = withChecksum(m_secret, 4);
    QByteArray text;
    text.reserve(128);
    for (qsizetype at = 0; at < WordsSize; at += 2) {
        const quint32 word =
            quint32(quint8(bytes.reveal().at(at))) << 8 | quint8(bytes.reveal().at(at + 1));
        if (at > 0)
            text.append(' ');
        text.append(Consonants[word >> 12])
            .append(Vowels[word >> 10 & 3])
            .append(Consonants[word >> 6 & 15])
            .append(Vowels[word >> 4 & 3])
            .append(Consonants[word & 15]);
    }
    return Secret(std::move(text));
}

std::optional<RecoveryKey> RecoveryKey::parse(const QString &text)
{
    const Secret symbols(symbolsOf(text));
    const bool inWords = symbols.size() == WordsSize / 2 * 5;
    if (!inWords && symbols.size() != GroupsSize * 8 / 5)
        return std::nullopt;
    const Secret bytes(inWords ? fromWords(symbols.reveal()) : fromGroups(symbols.reveal()));
    if (bytes.size() != (inWords ? WordsSize : GroupsSize))
        return std::nullopt;
    Secret key(bytes.reveal().left(KeySize));
    if (bytes.reveal().mid(KeySize) != checksum(key, bytes.size() - KeySize))
        return std::nullopt;
    return RecoveryKey(std::move(key));
}

SigningKey RecoveryKey::accountRoot() const
{
    return *SigningKey::fromSeed(deriveKey("dunlin-recovery-root-1", m_secret));
}

AccountId RecoveryKey::account() const
{
    return DeviceChain::accountOf(accountRoot().publicKey());
}

Secret RecoveryKey::backupKey() const
{
    return deriveKey("dunlin-recovery-backup-1", m_secret);
}

Secret RecoveryKey::fetchToken() const
{
    return deriveKey("dunlin-recovery-token-1", m_secret);
}

Secret RecoveryKey::historySecret() const
{
    return deriveKey("dunlin-recovery-history-1", m_secret);
}

// --- backup --------------------------------------------------------------------------------------------------

namespace {

const QByteArray BackupName = QByteArrayLiteral("dunlin-backup-1");

QByteArray backupAssociated(const AccountId &account, quint64 version)
{
    return ByteWriter().raw(BackupName).raw(account.toBytes()).u64(version).take();
}

} // namespace

QByteArray sealBackup(const Secret &backupKey, const AccountId &account, quint64 version,
                      const Secret &content)
{
    return ByteWriter()
        .raw(BackupName)
        .u64(version)
        .raw(sealBytes(backupKey, backupAssociated(account, version), content.reveal()))
        .take();
}

Result<Backup> openBackup(const Secret &backupKey, const AccountId &account,
                          const QByteArray &sealed, quint64 atLeast)
{
    ByteReader reader(sealed);
    reader.expect(BackupName);
    if (!reader.ok())
        return refusal(Cause::TooNew, u"a backup of another version"_s);
    Backup backup;
    backup.version = reader.u64();
    auto content =
        openBytes(backupKey, backupAssociated(account, backup.version), reader.raw(reader.left()));
    if (!reader.finished() || !content)
        return refusal(Cause::Damaged, u"a backup that does not open"_s);
    if (backup.version < atLeast)
        return refusal(Cause::Rollback, u"a backup older than the one that is known"_s);
    backup.content = std::move(*content);
    return backup;
}

} // namespace dunlin::client
