// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody whose sealed messages a profile has opened already, as they rest there: for profiles that are made without a
// server. What was sealed is noise of the right size; what was inside is kept under its hash.
#pragma once

#include "client/crypto/bytes.h"
#include "client/crypto/content.h"
#include "client/sealing/key_work.h"
#include "client/store/local_store.h"
#include "tests/unit/client/crypto/crypto_parties.h"

namespace dunlin::client::test {

class SealedAuthor
{
public:
    SealedAuthor()
        : m_root(SigningKey::create())
        , m_entries{DeviceChain::makeFirst(m_root, 1'000)}
    {
        const AccountId account = DeviceChain::accountOf(m_root.publicKey());
        Directory directory;
        DeviceChain &chain = directory[account];
        const Status begun = chain.extend(m_entries);
        Device device(directory, account);
        m_entries.append(chain.makeAddition({m_root, account, std::nullopt, chain.head().seq},
                                            device.introduction(), 2'000));
        const Status added = chain.extend(m_entries.mid(1));
        if (!begun.ok() || !added.ok())
            qFatal("a chain of devices can't be made");
        m_self = device.self;
        m_head = chain.head();
    }

    const UserId &user() const { return m_user; }

    // Their chain of devices, in a store that is unlocked.
    Status introduceTo(LocalStore &store) const
    {
        ByteWriter writer;
        for (const QByteArray &each : m_entries)
            writer.prefixed(each);
        return KeyRows(store.sealedRows())
            .write(SealedKind::DeviceLog, m_user.toBytes(), writer.takeSecret());
    }

    // The row as the server has it; what it says is kept.
    Result<wire::MessageRow> say(LocalStore &store, wire::MessageRow row, const QString &text,
                                 const std::optional<OpId> &replyTo = {}) const
    {
        row.senderId = m_user;
        row.senderDevice = m_self.device;
        row.content.reset();
        Frame frame;
        frame.id = row.id;
        frame.sentAt = row.createdAt;
        frame.sender = m_self;
        frame.group = GroupId(row.channelId.uuid());
        frame.ownHead = m_head;
        setContent(frame, TextContent{text, replyTo, {}, {}});
        DUNLIN_TRY(QByteArray plain, writeFrame(frame));
        constexpr int SealBytes = 165; // chain, number, signature, tag
        row.sealed = wire::Sealed{1, 1, randomBytes(int(plain.size()) + SealBytes)};
        ByteWriter writer;
        writer.u64(quint64(row.sealed->epoch)).raw(row.sealed->bytes);
        DUNLIN_CHECK(
            KeyRows(store.sealedRows())
                .write(SealedKind::Opened, blake2b(writer.take()), Secret(std::move(plain))));
        return row;
    }

private:
    const UserId m_user = UserId::create();
    SigningKey m_root;
    QList<QByteArray> m_entries;
    DeviceAddress m_self;
    LogHead m_head;
};

} // namespace dunlin::client::test
