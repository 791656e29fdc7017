// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this server is told to say that isn't so, each by a switch of its command line.
#pragma once

#include "shared/core/id.h"
#include "shared/wire/key.h"
#include "shared/wire/message.h"

#include <QHash>
#include <QMutex>
#include <QSet>
#include <QStringList>

#include <optional>

namespace dunlin::lying {

// What follows --lie: a name and what it is about, with colons in between.
inline constexpr char LieNames[] =
    "  ghost-device:USER                 an entry nobody's device made, in the list and in the log "
    "of all lists\n"
    "  ghost-member:CHANNEL:USER         somebody in the list of members who is none\n"
    "  stale-device-list:USER:COUNT      the first entries of a list, as if there were no more\n"
    "  key-substitution:DEVICE:OTHER     the keys of another device in its place\n"
    "  one-time-key-twice:DEVICE         its next one-time key to everybody who asks\n"
    "  drop:CHANNEL:SEQ[:READER]         a message is not there, for one reader or for all\n"
    "  replay:CHANNEL:SEQ:AGAIN          a message a second time, in another's place\n"
    "  reorder:CHANNEL:SEQ:OTHER         two messages in each other's place\n"
    "  fork:CHANNEL:SEQ:OTHER:READER     to one reader the second in the place of the first\n"
    "  undo:CHANNEL:SEQ:READER           to one reader a message as it was before it was edited or "
    "deleted\n"
    "  no-reactions:CHANNEL:SEQ:READER   to one reader none of the reactions to a message\n"
    "  old-reactions:CHANNEL:SEQ:READER  to one reader those from before any was taken back\n"
    "  downgrade:CHANNEL:SEQ             a channel that was never encrypted, with a message in the "
    "clear\n"
    "  truncated-attachment:FILE[:full]  half of a file, as it is or filled up with zeros\n";

class Lies
{
public:
    // False: there is no such lie; nothing is added.
    bool add(const QString &lie);

    // --- messages, as they are shown under a number
    struct Place {
        std::optional<qint64> seq; // absent: nothing stands there
        bool operator==(const Place &) const = default;
    };
    // Absent: what is there.
    std::optional<Place> shownAt(const ChannelId &channel, qint64 seq,
                                 const std::optional<UserId> &reader) const;
    // Who is shown it as it was; absent: everybody as it is.
    std::optional<UserId> undoneFor(const ChannelId &channel, qint64 seq) const;
    // Who is shown none of the reactions to it, or those that were there before any was taken back; absent: nobody.
    std::optional<UserId> reactionsKeptFrom(const ChannelId &channel, qint64 seq) const;
    std::optional<UserId> reactionsKeptFor(const ChannelId &channel, qint64 seq) const;
    bool isSaidPlain(const ChannelId &channel) const { return m_plain.contains(channel); }
    bool isInTheClear(const ChannelId &channel, qint64 seq) const
    {
        return m_plain.value(channel) == seq;
    }

    QList<UserId> ghostMembers(const ChannelId &channel) const { return m_ghosts.values(channel); }

    // --- devices
    const QSet<UserId> &haunted() const { return m_haunted; }
    std::optional<qint64> entriesShown(const UserId &user) const;
    std::optional<DeviceId> keysOf(const DeviceId &device) const;
    bool givesTwice(const DeviceId &device) const { return m_twice.contains(device); }

    // --- files
    bool isCut(const FileId &file) const { return m_cut.contains(file); }
    bool isFilledUp(const FileId &file) const { return m_cut.value(file); }

private:
    struct RowLie {
        ChannelId channel;
        qint64 seq = 0;
        Place shows;
        std::optional<UserId> reader; // absent: everybody
    };
    using ToReaders = QHash<std::pair<ChannelId, qint64>, UserId>;
    static std::optional<UserId> readerOf(const ToReaders &lies, const ChannelId &channel,
                                          qint64 seq);
    bool addRowLie(const QString &name, const QStringList &words);

    QList<RowLie> m_rows;
    ToReaders m_undone;
    ToReaders m_noReactions;
    ToReaders m_oldReactions;
    QHash<ChannelId, qint64> m_plain;
    QMultiHash<ChannelId, UserId> m_ghosts;
    QSet<UserId> m_haunted;
    QHash<UserId, qint64> m_stale;
    QHash<DeviceId, DeviceId> m_substituted;
    QSet<DeviceId> m_twice;
    QHash<FileId, bool> m_cut; // whether it is filled up
};

// What has to be the same whenever it is said. Thread-safe.
class Said
{
public:
    // The key that was given first; absent: none was yet.
    std::optional<wire::OneTimeKey> oneTimeKey(const DeviceId &device) const;
    void given(const DeviceId &device, const wire::OneTimeKey &key);
    // As it was when it was changed first.
    void was(const wire::MessageRow &row);
    std::optional<wire::MessageRow> before(const OpId &message) const;
    // As it was when a reaction to it was taken back first.
    void hadReactions(const wire::MessageRow &row);
    std::optional<wire::MessageRow> withReactions(const OpId &message) const;
    // The entry of a device that does not exist, behind these entries of its owner's.
    QByteArray ghostBehind(const UserId &user, const QList<QByteArray> &entries);
    // Of which contents half is shown, and whether that is filled up.
    void cut(const QByteArray &sha256, bool isFilledUp);
    std::optional<bool> cutOf(const QByteArray &sha256) const;

private:
    mutable QMutex m_mutex;
    QHash<DeviceId, wire::OneTimeKey> m_oneTime;
    QHash<OpId, wire::MessageRow> m_before;
    QHash<OpId, wire::MessageRow> m_withReactions;
    QHash<UserId, QByteArray> m_ghosts;
    QHash<QByteArray, bool> m_cut;
};

} // namespace dunlin::lying
