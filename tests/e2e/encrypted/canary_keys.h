// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of a device, and what its search knows of messages, as only its own programs can have them: from a copy of its
// profile.
#pragma once

#include "client/crypto/bytes.h"
#include "client/crypto/history_page.h"
#include "client/crypto/sender_chain.h"
#include "shared/wire/history.h"
#include "tests/e2e/encrypted/profile_store.h"

#include <QMap>
#include <QtEndian>

#include <limits>

namespace dunlin::test {

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class CanaryKeys
{
public:
    explicit CanaryKeys(const QString &profile)
        : m_store(profile)
    {
    }
    bool isOpen() const { return m_store.isOpen(); }
    ProfileStore &store() { return m_store; }

    // By what they are for; what the device does not have is not among them.
    QMap<QString, QByteArray> all(const ChannelId &channel, const FileId &file,
                                  const QList<wire::HistoryPage> &pages)
    {
        QMap<QString, QByteArray> keys;
        KeyRows rows(m_store.engine().shelf()->store().sealedRows());
        keys.insert(u"store"_s, m_store.key().reveal());
        const auto seed = rows.read({StateKind::SigningSeed, {}});
        if (seed.ok() && *seed)
            keys.insert(u"sign"_s, (*seed)->reveal().right(32));
        const auto identity = rows.read({StateKind::Identity, {}});
        if (identity.ok() && *identity)
            keys.insert(u"identity"_s, (*identity)->reveal().right(32));
        const auto seal = m_store.engine().sealing()->fileSeal(file);
        if (seal.ok() && *seal)
            keys.insert(u"file"_s, (*seal)->key.reveal());
        const auto speaks = rows.read(SealedKind::Outbound, channel.toBytes());
        if (!speaks.ok() || !*speaks)
            return keys;
        ByteReader reader((*speaks)->reveal());
        const auto chain = OutboundChain::restore(Secret(reader.prefixed(4096)));
        if (!chain.ok())
            return keys;
        keys.insert(u"chain"_s, chain->handover().key.reveal());
        keys.insert(ofRecovery(chain->context().sender.account, pages));
        return keys;
    }

    // The search's bits of the newest message with these words, as they are kept; empty: nothing is.
    QByteArray signature(const QString &words)
    {
        LocalStore &store = m_store.engine().shelf()->store();
        TextSignatures signatures;
        const auto kept = store.signatures().read(0, std::numeric_limits<qint64>::max(), 100'000);
        for (const SignatureTable::Kept &each : kept.ok() ? *kept : QList<SignatureTable::Kept>()) {
            if (each.value)
                signatures.unpack(each.first, each.value->reveal());
        }
        const auto found =
            signatures.candidates(wordQueryOf(words), {0, std::numeric_limits<qint64>::max()});
        // Those of which it knows nothing may match as well.
        for (const TextSignatures::Candidate &each : found) {
            const QByteArray bits = bitsOf(signatures, each.rid);
            if (!bits.isEmpty())
                return bits;
        }
        return {};
    }

private:
    static constexpr int MostLeft = 12; // of the keys that lie on the server, the last ones

    QMap<QString, QByteArray> ofRecovery(const AccountId &account,
                                         const QList<wire::HistoryPage> &pages)
    {
        QMap<QString, QByteArray> keys;
        OwnDevice &own = m_store.engine().sealing()->own();
        const auto words = own.recoveryWords();
        const auto key =
            words.ok() ? RecoveryKey::parse(QString::fromUtf8(words->reveal())) : std::nullopt;
        if (!key)
            return keys;
        keys.insert(u"words"_s, words->reveal());
        keys.insert(u"groups"_s, key->groups().reveal());
        keys.insert(u"root"_s, key->accountRoot().seed().reveal());
        keys.insert(u"backup"_s, key->backupKey().reveal());
        keys.insert(u"fetch"_s, key->fetchToken().reveal());
        keys.insert(u"history"_s, key->historySecret().reveal());
        const QList<ChainDevice> listed = own.listed();
        int left = 0;
        for (const wire::HistoryPage &page : pages) {
            for (const ChainDevice &each : listed) {
                const auto content =
                    openHistoryPage({{account, page.deviceId}, quint32(page.page)},
                                    key->historySecret(), each.signKey, page.bytes);
                const auto read = readHistory(content.ok() ? content->reveal() : QByteArray());
                for (const BackedChain &of : read.ok() ? read->chains : QList<BackedChain>())
                    keys.insert(u"left %1"_s.arg(left++ % MostLeft), of.handover.key.reveal());
            }
        }
        return keys;
    }

    // TextSignatures::packed() says what stands where.
    static QByteArray bitsOf(const TextSignatures &signatures, qint64 rid)
    {
        constexpr qsizetype RowBytes = 10;
        const qint64 first = TextSignatures::firstOfBlock(rid);
        const QByteArray bytes = signatures.packed(first).reveal();
        qsizetype at = TextSignatures::packedHead().size();
        const qsizetype count = qFromLittleEndian<quint16>(bytes.constData() + at);
        at += 2;
        qsizetype before = 0;
        for (qsizetype i = 0; i < count; ++i) {
            const qsizetype words = quint8(bytes.at(at + i * RowBytes + 1));
            if (quint8(bytes.at(at + i * RowBytes)) == rid - first)
                return bytes.mid(at + count * RowBytes + before * 8, words * 8);
            before += words;
        }
        return {};
    }

    ProfileStore m_store;
};

} // namespace dunlin::test
