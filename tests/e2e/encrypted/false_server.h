// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real server that lies: what its database holds is changed behind its back, between one client and the next.
#pragma once

#include "server/storage/records.h"
#include "server/storage/sql/connection.h"
#include "server/storage/sql/message_rows.h"
#include "shared/keylog/log_leaf.h"
#include "shared/keylog/merkle.h"
#include "tests/support/test_server.h"

#include <QTest>

namespace dunlin::test {

class FalseServer
{
public:
    explicit FalseServer(const TestServer &server)
    {
        const auto config = server::parseDatabaseUrl(server.databaseUrl());
        if (!config.ok())
            return;
        m_connection = std::make_unique<server::Connection>(*config, server::Purpose::Write);
        m_isOpen = m_connection->open().ok();
    }
    // Where rows are of which nobody is shown anything.
    const ChannelId elsewhere = ChannelId::create();
    const UserId nobody = UserId::create();

    bool hide(const ChannelId &channel, qint64 seq)
    {
        return one("UPDATE Messages SET ChannelId = ? WHERE ChannelId = ? AND Seq = ?", elsewhere,
                   channel, seq);
    }
    bool show(const ChannelId &channel, qint64 seq)
    {
        return one("UPDATE Messages SET ChannelId = ? WHERE ChannelId = ? AND Seq = ?", channel,
                   elsewhere, seq);
    }
    // As if it had been sent as the message with that number.
    bool move(const ChannelId &channel, qint64 from, qint64 to, qint64 ord)
    {
        return one("UPDATE Messages SET Seq = ?, RevSeq = ?, Ord = ?"
                   " WHERE ChannelId = ? AND Seq = ?",
                   to, to, ord, channel, from);
    }
    // What the message says is what the other one said.
    bool repeat(const ChannelId &channel, qint64 said, qint64 again)
    {
#define OF_OTHER(column)                                                                           \
    column " = (SELECT o." column " FROM Messages o WHERE o.ChannelId = Messages.ChannelId"        \
           " AND o.Seq = ?)"
        return one("UPDATE Messages SET " OF_OTHER("Id") ", " OF_OTHER("SenderId") ", " OF_OTHER(
                       "SenderDevice") ", " OF_OTHER("Cipher") " WHERE ChannelId = ? AND Seq = ?",
                   said, said, said, said, channel, again);
#undef OF_OTHER
    }
    // Stands in the place of a sealed reaction, in its giver's name.
    bool replaceReaction(const ChannelId &channel, const OpId &id,
                         const wire::SealedReaction &other)
    {
        return one("UPDATE SealedReactions SET Id = ?, DeviceId = ?, Cipher = ?"
                   " WHERE ChannelId = ? AND Id = ?",
                   other.id, other.device, server::packSealed(other.sealed), channel, id);
    }
    bool hideReaction(const ChannelId &channel, const OpId &id)
    {
        return one("DELETE FROM SealedReactions WHERE ChannelId = ? AND Id = ?", channel, id);
    }
    bool hideEntry(const UserId &user, qint64 seq)
    {
        return one("UPDATE DeviceLog SET UserId = ? WHERE UserId = ? AND Seq = ?", nobody, user,
                   seq);
    }
    bool showEntry(const UserId &user, qint64 seq)
    {
        return one("UPDATE DeviceLog SET UserId = ? WHERE UserId = ? AND Seq = ?", user, nobody,
                   seq);
    }
    // As after an older backup: the last entries of a roster are gone.
    bool cutRoster(const ChannelId &channel, qint64 from)
    {
        return m_isOpen
            && m_connection
                   ->change("DELETE FROM RosterLog WHERE ChannelId = ? AND Seq >= ?", channel, from)
                   .ok();
    }
    bool setRole(const ChannelId &channel, const UserId &user, wire::Role role)
    {
        return one("UPDATE ChannelMembers SET Role = ? WHERE ChannelId = ? AND UserId = ?", role,
                   channel, user);
    }
    // From the next start on: what is known of channels is kept in memory.
    bool sayPlain(const ChannelId &channel)
    {
        return one("UPDATE Channels SET IsEncrypted = FALSE WHERE Id = ?", channel);
    }
    // The record of a content alone.
    bool sayFileSize(const FileId &file, qint64 size)
    {
        return one("UPDATE Files SET FileSize = ?, Received = ? WHERE Id = ?", size, size, file);
    }

    // --- keys of devices, as they are handed out
    std::optional<wire::DeviceKeys> keysOf(const DeviceId &device)
    {
        const auto found = m_connection->one(
            "SELECT SignKey, IdentityKey, PrekeyId, Prekey, PrekeySignature, LastResortId,"
            " LastResortKey FROM DeviceKeys WHERE DeviceId = ?",
            [](const server::Row &row) {
                return wire::DeviceKeys{
                    row.bytes(0),
                    row.bytes(1),
                    {row.number(2), row.bytes(3), row.bytes(4), {row.number(5), row.bytes(6)}}};
            },
            device);
        return found.ok() ? *found : std::nullopt;
    }
    bool setKeys(const DeviceId &device, const wire::DeviceKeys &keys)
    {
        const wire::SignedPrekey &prekey = keys.prekey;
        return one("UPDATE DeviceKeys SET SignKey = ?, IdentityKey = ?, PrekeyId = ?, Prekey = ?,"
                   " PrekeySignature = ?, LastResortId = ?, LastResortKey = ? WHERE DeviceId = ?",
                   keys.signKey, keys.identityKey, prekey.id, prekey.key, prekey.signature,
                   prekey.lastResort.id, prekey.lastResort.key, device);
    }
    // The one that is handed out next.
    std::optional<wire::OneTimeKey> nextOneTimeKey(const DeviceId &device)
    {
        const auto found = m_connection->one(
            "SELECT Id, PublicKey FROM OneTimeKeys WHERE DeviceId = ? ORDER BY Id LIMIT 1",
            [](const server::Row &row) {
                return wire::OneTimeKey{row.number(0), row.bytes(1)};
            },
            device);
        return found.ok() ? *found : std::nullopt;
    }
    // As if it had not been handed out.
    bool putBack(const DeviceId &device, const wire::OneTimeKey &key)
    {
        return one("INSERT INTO OneTimeKeys (DeviceId, Id, PublicKey) VALUES (?, ?, ?)", device,
                   key.id, key.key);
    }
    // What waits for a device.
    QList<QByteArray> envelopes(const DeviceId &device)
    {
        const auto rows = m_connection->all(
            "SELECT Bytes FROM Envelopes WHERE DeviceId = ? ORDER BY CreatedAt, Id",
            [](const server::Row &row) { return row.bytes(0); }, device);
        return rows.ok() ? *rows : QList<QByteArray>();
    }

    bool setHistoryKey(const UserId &user, const QByteArray &key, const QByteArray &signature)
    {
        return one("UPDATE HistoryKeys SET PublicKey = ?, Signature = ? WHERE UserId = ?", key,
                   signature, user);
    }

    bool setWrappedKey(const UserId &user, const QByteArray &bytes)
    {
        return one("UPDATE RecoveryKeys SET Wrapped = ? WHERE UserId = ?", bytes, user);
    }

    // --- the log of all chains of devices
    using Log = QList<server::KeyLogRecord>;

    Log log()
    {
        const auto rows = m_connection->all(
            "SELECT UserId, Seq, EntryHash FROM KeyLogLeaves ORDER BY Position",
            [](const server::Row &row) {
                return server::KeyLogRecord{row.id<UserId>(0), row.number(1), row.bytes(2)};
            });
        return rows.ok() ? *rows : Log();
    }
    // As if it had been this one from the beginning, with the tree that belongs to it.
    bool setLog(const Log &leaves)
    {
        const auto write = [&]() -> Status {
            DUNLIN_CHECK(m_connection->change("DELETE FROM KeyLogLeaves"));
            DUNLIN_CHECK(m_connection->change("DELETE FROM KeyLogNodes"));
            QList<QByteArray> level;
            for (const server::KeyLogRecord &each : leaves) {
                DUNLIN_CHECK(m_connection->change(
                    "INSERT INTO KeyLogLeaves (Position, UserId, Seq, EntryHash)"
                    " VALUES (?, ?, ?, ?)",
                    qint64(level.size()), each.user, each.seq, each.entryHash));
                level.append(merkle::leafHash(
                    LogLeaf{logTag(each.user), quint64(each.seq), each.entryHash}.encode()));
            }
            for (qint64 height = 0; !level.isEmpty(); ++height) {
                QList<QByteArray> above;
                for (qsizetype i = 0; i < level.size(); ++i) {
                    DUNLIN_CHECK(m_connection->change(
                        "INSERT INTO KeyLogNodes (Level, Position, Hash) VALUES (?, ?, ?)", height,
                        qint64(i), level.at(i)));
                    if (i % 2 == 1)
                        above.append(merkle::nodeHash(level.at(i - 1), level.at(i)));
                }
                level = above;
            }
            return m_connection->commit();
        };
        if (!m_isOpen || !m_connection->beginWrite().ok())
            return false;
        const Status written = write();
        if (!written.ok()) {
            qWarning("%s", qPrintable(written.error().detail));
            m_connection->rollback();
        }
        return written.ok();
    }
    // A leaf is shown as another one, and its tree stays.
    bool showLeafAs(qint64 position, const UserId &user)
    {
        return one("UPDATE KeyLogLeaves SET UserId = ? WHERE Position = ?", user, position);
    }

    // Nothing is left of a PostgreSQL's tables.
    bool dropAll()
    {
        return m_isOpen && m_connection->command(QStringLiteral("DROP SCHEMA public CASCADE")).ok()
            && m_connection->command(QStringLiteral("CREATE SCHEMA public")).ok();
    }

private:
    template <typename... Values>
    bool one(const char *sql, const Values &...values)
    {
        if (!m_isOpen)
            return false;
        const auto rows = m_connection->change(sql, values...);
        if (!rows.ok())
            qWarning("%s", qPrintable(rows.error().detail));
        return rows.ok() && *rows == 1;
    }

    std::unique_ptr<server::Connection> m_connection;
    bool m_isOpen = false;
};

} // namespace dunlin::test
