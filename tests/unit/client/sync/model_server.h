// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A server of revision cursors in memory, small enough to be read against the protocol: what the sync tests compare
// every client with. Page sizes are small, so that a short history meets every kind of answer.
#pragma once

#include "client/link/link.h"

#include <QMap>

#include <algorithm>

namespace dunlin::test {

struct ModelSizes {
    int page = 5;    // rows of a delta
    int window = 20; // head - cursor above it: snapshot
    int newest = 8;  // rows of a snapshot or reset
    int mostChanged = 10;
    int historyPage = 6;
};

struct ModelMember {
    wire::Role role = wire::Role::Member;
    qint64 readSeq = 0;
    qint64 readOrd = 0;
    bool present = true;
    bool operator==(const ModelMember &) const = default;
};

struct ModelChannel {
    wire::Channel card;
    qint64 head = 0;
    qint64 msgCount = 0;
    qint64 floorSeq = 0;
    qint64 purgedSeq = 0;
    QMap<qint64, wire::MessageRow> rows; // by seq
    QHash<UserId, ModelMember> members;
    QList<wire::MemberChange> memberChanges;
};

// What the server tells its members.
struct ModelPush {
    ChannelId channel;
    QSet<UserId> to;
    client::Push push;
};

class ModelServer
{
public:
    explicit ModelServer(ModelSizes sizes)
        : m_sizes(sizes)
    {
    }

    EpochId epoch = EpochId::create();
    QMap<ChannelId, ModelChannel> channels;
    QList<ModelPush> pushes; // not yet handed to the connections

    ChannelId make(const QString &name, const QList<UserId> &people)
    {
        ModelChannel channel;
        channel.card.id = ChannelId::create();
        channel.card.name = name;
        channel.card.createdBy = people.first();
        for (const UserId &each : people)
            channel.members.insert(each, {});
        channels.insert(channel.card.id, channel);
        return channel.card.id;
    }

    wire::SendReply send(const UserId &sender, const DeviceId &device,
                         const wire::SendRequest &request)
    {
        ModelChannel &channel = channels[request.channelId];
        for (const wire::MessageRow &row : std::as_const(channel.rows)) {
            if (row.id == request.opId)
                return {request.opId, wire::SendStatus::Repeated, row.seq, row.ord, row.createdAt};
        }
        wire::MessageRow row;
        row.channelId = request.channelId;
        row.seq = ++channel.head;
        row.revSeq = row.seq;
        row.ord = ++channel.msgCount;
        row.id = request.opId;
        row.senderId = sender;
        row.senderDevice = device;
        row.content = request.content;
        row.createdAt = 1'700'000'000'000 + row.seq;
        if (request.expiresIn)
            row.expiresAt = row.createdAt + *request.expiresIn;
        channel.rows.insert(row.seq, row);
        ModelMember &member = channel.members[sender];
        member.readSeq = qMax(member.readSeq, row.seq);
        member.readOrd = qMax(member.readOrd, row.ord);
        tell(channel, row);
        return {request.opId, wire::SendStatus::Stored, row.seq, row.ord, row.createdAt};
    }
    template <typename Change>
    void change(const ChannelId &id, qint64 seq, Change apply)
    {
        ModelChannel &channel = channels[id];
        const auto row = channel.rows.find(seq);
        if (row == channel.rows.end() || row->deleted)
            return;
        apply(*row);
        row->revSeq = ++channel.head;
        tell(channel, *row);
    }
    void remove(const ChannelId &id, qint64 seq)
    {
        change(id, seq, [](wire::MessageRow &row) {
            row.deleted = true;
            row.content.reset();
            row.expiresAt.reset();
            row.reactions.clear();
        });
    }
    void rename(const ChannelId &id, const QString &name)
    {
        ModelChannel &channel = channels[id];
        channel.card.name = name;
        channel.card.revSeq = ++channel.head;
        tellAll(channel, wire::event::channel,
                wire::ChannelEvent{id, channel.head, wire::ChannelAct::Settings, channel.card});
    }
    void setMember(const ChannelId &id, const UserId &user, wire::MemberAct act, wire::Role role)
    {
        ModelChannel &channel = channels[id];
        ModelMember &member = channel.members[user];
        const QSet<UserId> told = present(channel) + QSet<UserId>{user};
        member.present = act != wire::MemberAct::Left;
        member.role = role;
        if (act == wire::MemberAct::Joined) {
            member.readSeq = channel.head;
            member.readOrd = channel.msgCount;
        }
        wire::MemberChange change{act, user, role, ++channel.head, {}};
        channel.memberChanges.append(change);
        tellTo(told, id, wire::event::member, wire::MemberEvent{id, channel.head, change});
        if (act == wire::MemberAct::Left)
            tellTo({user}, id, wire::event::channel,
                   wire::ChannelEvent{id, {}, wire::ChannelAct::Removed, {}});
        if (act == wire::MemberAct::Joined)
            tellTo({user}, id, wire::event::channel,
                   wire::ChannelEvent{id, {}, wire::ChannelAct::Added, channel.card});
    }
    // Retention: rows go, numbers stay.
    void purge(const ChannelId &id, qint64 upTo)
    {
        ModelChannel &channel = channels[id];
        channel.purgedSeq = qMax(channel.purgedSeq, upTo);
        while (!channel.rows.isEmpty() && channel.rows.firstKey() <= channel.purgedSeq)
            channel.rows.erase(channel.rows.begin());
    }
    // Its time is over: it goes, wherever it stands.
    void expire(const ChannelId &id, qint64 seq)
    {
        ModelChannel &channel = channels[id];
        const auto row = channel.rows.find(seq);
        if (row == channel.rows.end() || !row->expiresAt)
            return;
        channel.rows.erase(row);
        channel.purgedSeq = channel.rows.isEmpty() ? channel.head : channel.rows.firstKey() - 1;
    }
    // Old tombstones go: cursors below can't be told of them any more.
    void trimTombstones(const ChannelId &id)
    {
        ModelChannel &channel = channels[id];
        const qint64 floor = channel.head / 2;
        for (auto row = channel.rows.begin(); row != channel.rows.end();) {
            if (row->deleted && row->revSeq <= floor)
                row = channel.rows.erase(row);
            else
                ++row;
        }
        channel.floorSeq = floor;
    }

    wire::SyncReply sync(const UserId &user, const wire::SyncRequest &request) const
    {
        wire::SyncReply reply;
        QHash<ChannelId, qint64> named;
        for (const wire::ChannelCursor &each : request.channels) {
            named.insert(each.id, each.cursor);
            const auto channel = channels.constFind(each.id);
            if (channel == channels.cend()
                || !channel->members.value(user, {{}, 0, 0, false}).present)
                reply.left.append(each.id);
        }
        for (const ModelChannel &channel : channels) {
            const auto member = channel.members.constFind(user);
            if (member != channel.members.cend() && member->present)
                reply.channels.append(entry(channel, *member, named.value(channel.card.id, 0),
                                            named.contains(channel.card.id)));
        }
        return reply;
    }

    wire::MessagePage history(const wire::HistoryRequest &request) const
    {
        const ModelChannel &channel = *channels.constFind(request.channelId);
        const int limit =
            qMin(m_sizes.historyPage, int(request.limit.value_or(m_sizes.historyPage)));
        wire::MessagePage page;
        page.purgedSeq = channel.purgedSeq;
        QList<wire::MessageRow> all = channel.rows.values();
        const auto from = [&all](qint64 seq) {
            return std::lower_bound(
                       all.cbegin(), all.cend(), seq,
                       [](const wire::MessageRow &row, qint64 at) { return row.seq < at; })
                - all.cbegin();
        };
        qsizetype first = 0;
        qsizetype last = all.size();
        if (request.belowSeq) {
            last = from(*request.belowSeq);
            first = qMax<qsizetype>(0, last - limit);
            page.more = first > 0;
        } else if (request.aboveSeq) {
            first = from(*request.aboveSeq + 1);
            last = qMin<qsizetype>(all.size(), first + limit);
            page.more = last < all.size();
        } else {
            const qsizetype middle = from(request.aroundSeq.value_or(1));
            first = qMax<qsizetype>(0, middle - limit / 2);
            last = qMin<qsizetype>(all.size(), middle + (limit - limit / 2));
            page.more = first > 0;
        }
        for (qsizetype i = last - 1; i >= first; --i)
            page.messages.append(all.at(i));
        return page;
    }

private:
    wire::SyncEntry entry(const ModelChannel &channel, const ModelMember &member, qint64 cursor,
                          bool isNamed) const
    {
        wire::SyncEntry entry;
        entry.id = channel.card.id;
        entry.head = channel.head;
        entry.msgCount = channel.msgCount;
        entry.readSeq = member.readSeq;
        entry.readOrd = member.readOrd;
        entry.purgedSeq = channel.purgedSeq;
        entry.role = member.role;
        entry.to = channel.head;
        if (!isNamed || channel.card.revSeq > cursor)
            entry.channel = channel.card;
        QList<wire::MessageRow> moved;
        for (const wire::MessageRow &row : channel.rows) {
            if (row.revSeq > cursor)
                moved.append(row);
        }
        std::sort(moved.begin(), moved.end(),
                  [](const auto &a, const auto &b) { return a.revSeq < b.revSeq; });
        const bool isLost = cursor > channel.head || cursor < channel.floorSeq;
        if (!isLost && cursor == channel.head) {
            entry.kind = wire::EntryKind::None;
            return entry;
        }
        if (isLost || channel.head - cursor > m_sizes.window) {
            for (const wire::MessageRow &row : std::as_const(moved)) {
                if (row.seq <= cursor)
                    entry.changed.append(row);
            }
            const bool isReset = isLost || entry.changed.size() > m_sizes.mostChanged;
            entry.kind = isReset ? wire::EntryKind::Reset : wire::EntryKind::Snapshot;
            if (isReset)
                entry.changed.clear();
            const QList<wire::MessageRow> all = channel.rows.values();
            entry.rows = all.mid(qMax<qsizetype>(0, all.size() - m_sizes.newest));
        } else {
            entry.kind = wire::EntryKind::Delta;
            entry.from = cursor;
            entry.rows = moved.mid(0, m_sizes.page);
            entry.more = moved.size() > m_sizes.page;
            if (entry.more)
                entry.to = entry.rows.last().revSeq;
        }
        for (const wire::MemberChange &each : channel.memberChanges) {
            if (each.seq > cursor && each.seq <= entry.to)
                entry.members.append(each);
        }
        return entry;
    }
    static QSet<UserId> present(const ModelChannel &channel)
    {
        QSet<UserId> people;
        for (auto at = channel.members.cbegin(); at != channel.members.cend(); ++at) {
            if (at->present)
                people.insert(at.key());
        }
        return people;
    }
    void tell(const ModelChannel &channel, const wire::MessageRow &row)
    {
        tellAll(channel, wire::event::message,
                wire::MessageEvent{channel.card.id, row.revSeq, row});
    }
    template <typename Event>
    void tellAll(const ModelChannel &channel, const Event &event, const typename Event::Data &data)
    {
        tellTo(present(channel), channel.card.id, event, data);
    }
    template <typename Event>
    void tellTo(const QSet<UserId> &people, const ChannelId &channel, const Event &,
                const typename Event::Data &data)
    {
        pushes.append({channel, people, {Event::number, Payload(toCbor(data))}});
    }

    ModelSizes m_sizes;
};

} // namespace dunlin::test
