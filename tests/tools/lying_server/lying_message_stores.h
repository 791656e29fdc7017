// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The stores of channels, messages and files, with the lies about them: for those who read.
#pragma once

#include "server/storage/stores.h"
#include "tests/tools/lying_server/lies.h"

namespace dunlin::lying {

class LyingChannelStore final : public server::ChannelStore
{
public:
    LyingChannelStore(server::ChannelStore &inner, const Lies &lies)
        : m_inner(inner)
        , m_lies(lies)
    {
    }
    Status create(const wire::Channel &channel,
                  const std::optional<std::pair<UserId, UserId>> &pair) override
    {
        return m_inner.create(channel, pair);
    }
    Result<std::optional<wire::Channel>> find(const ChannelId &id) override
    {
        DUNLIN_TRY(auto found, m_inner.find(id));
        if (found)
            tell(*found);
        return found;
    }
    Result<std::optional<wire::Channel>> findDirect(const UserId &one, const UserId &other) override
    {
        DUNLIN_TRY(auto found, m_inner.findDirect(one, other));
        if (found)
            tell(*found);
        return found;
    }
    Status update(const wire::Channel &channel) override { return m_inner.update(channel); }
    Status remove(const ChannelId &id) override { return m_inner.remove(id); }
    Result<QList<wire::Channel>> directory(const QString &folded, int limit) override
    {
        DUNLIN_TRY(auto found, m_inner.directory(folded, limit));
        for (wire::Channel &each : found)
            tell(each);
        return found;
    }
    Result<QList<wire::ChannelSummary>> summariesOf(const UserId &user) override
    {
        DUNLIN_TRY(auto found, m_inner.summariesOf(user));
        for (wire::ChannelSummary &each : found)
            tell(each.channel);
        return found;
    }
    Result<QList<ChannelId>> whereDeliveredGoes() override { return m_inner.whereDeliveredGoes(); }
    Result<QList<ChannelId>> slowOnes() override { return m_inner.slowOnes(); }
    Result<std::optional<server::HeadRecord>> head(const ChannelId &id) override
    {
        return m_inner.head(id);
    }
    Result<QHash<ChannelId, server::HeadRecord>> headsOf(const UserId &user) override
    {
        return m_inner.headsOf(user);
    }
    Result<QHash<ChannelId, server::HeadRecord>> headsEverOf(const UserId &user) override
    {
        return m_inner.headsEverOf(user);
    }
    Result<QList<wire::Channel>> cardsFor(const UserId &user, const QList<ChannelId> &ids) override
    {
        DUNLIN_TRY(auto found, m_inner.cardsFor(user, ids));
        for (wire::Channel &each : found)
            tell(each);
        return found;
    }
    Result<qint64> nextSeq(const ChannelId &id) override { return m_inner.nextSeq(id); }
    Result<std::optional<qint64>> rosterEpoch(const ChannelId &id) override
    {
        return m_inner.rosterEpoch(id);
    }
    Status raiseEpoch(const ChannelId &id) override { return m_inner.raiseEpoch(id); }
    Status raiseEpochsOf(const UserId &user) override { return m_inner.raiseEpochsOf(user); }

private:
    void tell(wire::Channel &channel) const
    {
        if (m_lies.isSaidPlain(channel.id))
            channel.encrypted = false;
    }

    server::ChannelStore &m_inner;
    const Lies &m_lies;
};

class LyingMessageStore final : public server::MessageStore
{
    using Row = wire::MessageRow;
    using Rows = QList<wire::MessageRow>;

public:
    // A writer is told the truth.
    enum class For : quint8 { Readers, Writers };
    LyingMessageStore(server::MessageStore &inner, const Lies &lies, Said &said, For whom)
        : m_inner(inner)
        , m_lies(lies)
        , m_said(said)
        , m_for(whom)
    {
    }
    Result<QList<server::AppendResult>>
    append(std::span<const server::AppendRequest> batch) override
    {
        return m_inner.append(batch);
    }
    Result<std::optional<Row>> find(const ChannelId &channel, qint64 seq,
                                    const std::optional<UserId> &viewer) override
    {
        DUNLIN_TRY(const auto found, m_inner.find(channel, seq, viewer));
        return found ? told(*found, viewer) : found;
    }
    Result<Rows> below(const ChannelId &channel, std::optional<qint64> below, int limit,
                       const UserId &viewer) override
    {
        return told(m_inner.below(channel, below, limit, viewer), viewer);
    }
    Result<Rows> above(const ChannelId &channel, qint64 above, int limit,
                       const UserId &viewer) override
    {
        return told(m_inner.above(channel, above, limit, viewer), viewer);
    }
    Result<Rows> page(const ChannelId &channel, qint64 skip, int limit,
                      const UserId &viewer) override
    {
        return told(m_inner.page(channel, skip, limit, viewer), viewer);
    }
    Result<Rows> changedSince(const ChannelId &channel, qint64 after, int limit,
                              const UserId &viewer) override
    {
        return told(m_inner.changedSince(channel, after, limit, viewer), viewer);
    }
    Result<Rows> oldRowsChangedSince(const ChannelId &channel, qint64 after, int limit,
                                     const UserId &viewer) override
    {
        return told(m_inner.oldRowsChangedSince(channel, after, limit, viewer), viewer);
    }
    Result<QList<wire::MemberChange>> memberChanges(const ChannelId &channel, qint64 after,
                                                    qint64 upTo) override
    {
        return m_inner.memberChanges(channel, after, upTo);
    }
    Result<QList<wire::ExportedMessage>> writtenBy(const ChannelId &channel, const UserId &user,
                                                   qint64 after, qint64 upTo, int limit) override
    {
        return m_inner.writtenBy(channel, user, after, upTo, limit);
    }
    Result<QList<wire::ExportedReaction>> reactionsBy(const ChannelId &channel, const UserId &user,
                                                      qint64 after, qint64 upTo) override
    {
        return m_inner.reactionsBy(channel, user, after, upTo);
    }
    Status edit(const ChannelId &channel, qint64 seq, const QString &content,
                const QList<UserId> &mentions, bool mentionsChannel, qint64 editedAt,
                qint64 revSeq) override
    {
        return m_inner.edit(channel, seq, content, mentions, mentionsChannel, editedAt, revSeq);
    }
    Status editSealed(const ChannelId &channel, qint64 seq, const wire::Sealed &sealed,
                      qint64 editedAt, qint64 revSeq) override
    {
        DUNLIN_CHECK(remember(channel, seq));
        return m_inner.editSealed(channel, seq, sealed, editedAt, revSeq);
    }
    Status erase(const ChannelId &channel, qint64 seq, qint64 revSeq) override
    {
        DUNLIN_CHECK(remember(channel, seq));
        return m_inner.erase(channel, seq, revSeq);
    }
    Result<bool> hasReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                             const QString &emoji) override
    {
        return m_inner.hasReaction(channel, seq, user, emoji);
    }
    Status addReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                       const QString &emoji, qint64 revSeq) override
    {
        return m_inner.addReaction(channel, seq, user, emoji, revSeq);
    }
    Status removeReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                          const QString &emoji, qint64 revSeq) override
    {
        return m_inner.removeReaction(channel, seq, user, emoji, revSeq);
    }
    Status addSealedReaction(const ChannelId &channel, qint64 seq,
                             const wire::SealedReaction &reaction, qint64 revSeq) override
    {
        return m_inner.addSealedReaction(channel, seq, reaction, revSeq);
    }
    Status removeSealedReactions(const ChannelId &channel, qint64 seq, const QList<OpId> &ids,
                                 qint64 revSeq) override
    {
        if (m_lies.reactionsKeptFor(channel, seq)) {
            DUNLIN_TRY(const auto row, m_inner.find(channel, seq, std::nullopt));
            if (row)
                m_said.hadReactions(*row);
        }
        return m_inner.removeSealedReactions(channel, seq, ids, revSeq);
    }
    Result<QList<server::MessageKey>> expired(qint64 now, int limit) override
    {
        return m_inner.expired(now, limit);
    }
    Result<QList<qint64>> delivered(const ChannelId &channel, qint64 after, qint64 upTo,
                                    int limit) override
    {
        return m_inner.delivered(channel, after, upTo, limit);
    }
    Status purge(const ChannelId &channel, const QList<qint64> &seqs) override
    {
        return m_inner.purge(channel, seqs);
    }
    Status pin(const ChannelId &channel, qint64 seq, const UserId &by, qint64 at,
               qint64 revSeq) override
    {
        return m_inner.pin(channel, seq, by, at, revSeq);
    }
    Status unpin(const ChannelId &channel, qint64 seq, qint64 revSeq) override
    {
        return m_inner.unpin(channel, seq, revSeq);
    }
    Result<qint64> countPins(const ChannelId &channel) override
    {
        return m_inner.countPins(channel);
    }
    Result<QList<wire::Pin>> pins(const ChannelId &channel, const UserId &viewer) override
    {
        return m_inner.pins(channel, viewer);
    }

private:
    Status remember(const ChannelId &channel, qint64 seq)
    {
        if (!m_lies.undoneFor(channel, seq))
            return ok();
        DUNLIN_TRY(const auto row, m_inner.find(channel, seq, std::nullopt));
        if (row)
            m_said.was(*row);
        return ok();
    }
    // What is shown in the place of a row; absent: nothing.
    Result<std::optional<Row>> told(const Row &row, const std::optional<UserId> &reader)
    {
        if (m_for == For::Writers)
            return std::optional(row);
        const auto place = m_lies.shownAt(row.channelId, row.seq, reader);
        std::optional<Row> shown = row;
        if (place && !place->seq)
            return std::optional<Row>();
        if (place) {
            DUNLIN_TRY(shown, m_inner.find(row.channelId, *place->seq, reader));
        }
        const auto undoneFor = m_lies.undoneFor(row.channelId, row.seq);
        if (undoneFor && undoneFor == reader)
            shown = m_said.before(row.id).value_or(row);
        if (shown && reader && m_lies.reactionsKeptFrom(row.channelId, row.seq) == reader)
            shown->sealedReactions.reset();
        if (shown && reader && m_lies.reactionsKeptFor(row.channelId, row.seq) == reader) {
            if (const auto before = m_said.withReactions(row.id))
                shown->sealedReactions = before->sealedReactions;
        }
        if (shown) {
            shown->seq = row.seq;
            shown->ord = row.ord;
            shown->revSeq = row.revSeq;
            if (m_lies.isInTheClear(row.channelId, row.seq)) {
                shown->sealed.reset();
                shown->content = QStringLiteral("said in the clear");
            }
        }
        return shown;
    }
    Result<Rows> told(const Result<Rows> &rows, const UserId &reader)
    {
        if (!rows.ok())
            return rows;
        Rows shown;
        for (const Row &each : *rows) {
            DUNLIN_TRY(const auto row, told(each, std::optional(reader)));
            if (row)
                shown.append(*row);
        }
        return shown;
    }

    server::MessageStore &m_inner;
    const Lies &m_lies;
    Said &m_said;
    const For m_for;
};

class LyingFileStore final : public server::FileStore
{
public:
    LyingFileStore(server::FileStore &inner, const Lies &lies, Said &said)
        : m_inner(inner)
        , m_lies(lies)
        , m_said(said)
    {
    }
    Status reserve(const server::FileRecord &file, const Bounds &bounds) override
    {
        return m_inner.reserve(file, bounds);
    }
    Result<std::optional<server::FileRecord>> find(const FileId &id) override
    {
        DUNLIN_TRY(auto found, m_inner.find(id));
        if (found && found->sha256 && m_lies.isCut(id)) {
            m_said.cut(*found->sha256, m_lies.isFilledUp(id));
            if (!m_lies.isFilledUp(id))
                found->size /= 2;
        }
        return found;
    }
    Result<bool> mayRead(const FileId &id, const UserId &user) override
    {
        return m_inner.mayRead(id, user);
    }
    Result<bool> advance(const FileId &id, qint64 from, qint64 to, qint64 now) override
    {
        return m_inner.advance(id, from, to, now);
    }
    Result<bool> seal(const FileId &id, const QByteArray &sha256,
                      const QString &contentType) override
    {
        return m_inner.seal(id, sha256, contentType);
    }
    Result<bool> complete(const FileId &id, qint64 now) override
    {
        return m_inner.complete(id, now);
    }
    Status remove(const FileId &id) override { return m_inner.remove(id); }
    Result<QList<wire::FileRef>> refer(const ChannelId &channel, qint64 seq,
                                       const QList<FileId> &files, const UserId &sender) override
    {
        return m_inner.refer(channel, seq, files, sender);
    }
    Status setAvatar(const UserId &user, const std::optional<FileId> &file) override
    {
        return m_inner.setAvatar(user, file);
    }
    Status forget(const UserId &user) override { return m_inner.forget(user); }
    Result<QList<server::FileRecord>> takeLoose(qint64 before, int limit) override
    {
        return m_inner.takeLoose(before, limit);
    }
    Result<QList<server::FileRecord>> arrived(qint64 before, int limit) override
    {
        return m_inner.arrived(before, limit);
    }
    Result<std::optional<Place>> dropDangling(const Place &after, int limit) override
    {
        return m_inner.dropDangling(after, limit);
    }
    Result<bool> hasContent(const QByteArray &sha256) override
    {
        return m_inner.hasContent(sha256);
    }
    Result<QList<wire::FileRef>> uploadsOf(const UserId &user) override
    {
        return m_inner.uploadsOf(user);
    }

private:
    server::FileStore &m_inner;
    const Lies &m_lies;
    Said &m_said;
};

} // namespace dunlin::lying
