// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/catch_up.h"

#include "server/services/access.h"
#include "server/services/pushes.h"
#include "shared/core/log.h"

#include <algorithm>

namespace dunlin::server {

namespace {

constexpr int RowsAtOnce = 200;
constexpr qsizetype PeopleAtOnce = 200;
constexpr int ShortestPauseMs = 500;
constexpr int PausePerWork = 5; // of all time, this is one part in six at most

using Parts = std::vector<Filling::Part>;

Status addMembers(Stores &stores, const ChannelId &channel, const wire::Channel &card,
                  const QList<wire::MemberChange> &changes, Parts &parts)
{
    for (const wire::MemberChange &each : changes) {
        Filling::Part part;
        part.seq = each.seq;
        part.push = memberPush(channel, each);
        if (each.act == wire::MemberAct::Left) {
            part.left = each.userId;
        } else if (each.act == wire::MemberAct::Joined) {
            part.joined = each.userId;
            DUNLIN_TRY(const wire::Channel own, cardFor(stores, card, each.userId));
            part.card = makePush(wire::event::channel,
                                 wire::ChannelEvent{channel, {}, wire::ChannelAct::Added, own});
        }
        parts.push_back(std::move(part));
    }
    return ok();
}

// What a gap is filled with, and which changes of members are in it.
struct Missed {
    Filling filling;
    QList<wire::MemberChange> members;
};

Result<Missed> foundFor(Stores &stores, const ChannelId &channel, const Gap &gap)
{
    Missed found{{gap, gap.told, {}}, {}};
    Filling &filling = found.filling;
    DUNLIN_TRY(const auto head, stores.channels.head(channel));
    DUNLIN_TRY(const auto card, stores.channels.find(channel));
    if (!head || !card)
        return found; // it is gone, and its members are told on another way
    DUNLIN_TRY(const QList<wire::MessageRow> rows,
               stores.messages.changedSince(channel, gap.told, RowsAtOnce, UserId()));
    // A full page ends where it ends; the next gap begins there.
    filling.to = rows.size() < RowsAtOnce ? head->headSeq : rows.constLast().revSeq;
    for (wire::MessageRow row : rows) {
        for (wire::Reaction &each : row.reactions)
            each.mine.reset();
        filling.parts.push_back({row.revSeq, rowPush(row), {}, {}, nullptr});
    }
    DUNLIN_TRY(found.members, stores.messages.memberChanges(channel, gap.told, filling.to));
    DUNLIN_CHECK(addMembers(stores, channel, *card, found.members, filling.parts));
    if (card->revSeq > gap.told && card->revSeq <= filling.to) {
        DUNLIN_TRY(const wire::Channel whole, cardFor(stores, *card, UserId()));
        filling.parts.push_back(
            {card->revSeq,
             makePush(wire::event::channel,
                      wire::ChannelEvent{channel, card->revSeq, wire::ChannelAct::Settings, whole}),
             {},
             {},
             nullptr});
    }
    std::sort(filling.parts.begin(), filling.parts.end(),
              [](const auto &a, const auto &b) { return a.seq < b.seq; });
    return found;
}

Result<Missed> foundFor(Stores &stores, const UserId &user, const Gap &gap)
{
    Missed found{{gap, gap.told, {}}, {}};
    Filling &filling = found.filling;
    DUNLIN_TRY(const qint64 head, stores.userEvents.head(user));
    DUNLIN_TRY(const auto events, stores.userEvents.after(user, gap.told, RowsAtOnce));
    filling.to = events.size() < RowsAtOnce ? head : events.constLast().seq;
    for (wire::UserEvent event : events) {
        hideFromStrangers(event);
        filling.parts.push_back({event.seq, makePush(wire::event::user, event), {}, {}, nullptr});
    }
    return found;
}

} // namespace

Result<QHash<UserId, Positions>> positionsFor(Stores &stores, const QList<UserId> &users)
{
    DUNLIN_TRY(const auto heads, stores.userEvents.heads(users));
    DUNLIN_TRY(const auto places, stores.members.placesOf(users));
    QHash<UserId, Positions> positions;
    for (const UserId &each : users)
        positions[each].head = heads.value(each);
    for (const PlaceRecord &each : places)
        positions[each.userId].channels.append({each.channelId, each.headSeq});
    return positions;
}

CatchUp::CatchUp(const ServiceContext &context, Revoked revoked, SlowOnes slowOnes, Changed changed)
    : m_context(context)
    , m_revoked(std::move(revoked))
    , m_slowOnes(std::move(slowOnes))
    , m_changed(std::move(changed))
{
    m_pause.setSingleShot(true);
    connect(&m_pause, &QTimer::timeout, this, [this] { sweep(); });
}

void CatchUp::missing(const Gap &gap)
{
    QMetaObject::invokeMethod(
        this, [this, gap] { readGap(gap); }, Qt::QueuedConnection);
}

void CatchUp::readGap(const Gap &gap)
{
    // Every hub asks for itself; one answer does for all whose gap begins at the same place.
    if (m_gaps.contains(gap))
        return;
    m_gaps.append(gap);
    const auto read = m_context.storage.read([gap](Stores &stores) -> Result<Missed> {
        return gap.channel ? foundFor(stores, *gap.channel, gap)
                           : foundFor(stores, gap.user.value_or(UserId()), gap);
    });
    finally(this, read, [this, gap](const Result<Missed> &found) {
        m_gaps.removeOne(gap);
        // A hub that got nothing asks again.
        if (!found.ok()) {
            qCWarning(lcService).noquote()
                << "What another node said is missing, and cannot be read now:"
                << found.error().detail;
            return;
        }
        if (gap.channel && !found->members.isEmpty())
            m_changed(*gap.channel, found->members);
        m_context.fanout.fill(std::make_shared<const Filling>(found->filling));
    });
}

void CatchUp::appeared(const ChannelId &channel, const UserId &user)
{
    QMetaObject::invokeMethod(
        this,
        [this, channel, user] {
            const auto read = m_context.storage.read(
                [channel, user](Stores &stores) -> Result<std::optional<wire::Channel>> {
                    DUNLIN_TRY(const auto card, stores.channels.find(channel));
                    if (!card)
                        return std::optional<wire::Channel>();
                    DUNLIN_TRY(const wire::Channel own, cardFor(stores, *card, user));
                    return std::optional(own);
                });
            finally(this, read, [this, channel, user](const auto &card) {
                if (card.ok() && *card)
                    m_context.fanout.toUserHere(
                        user,
                        makePush(wire::event::channel,
                                 wire::ChannelEvent{channel, {}, wire::ChannelAct::Added, **card}));
            });
        },
        Qt::QueuedConnection);
}

void CatchUp::everything()
{
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_again = true;
            m_pause.stop();
            sweep();
        },
        Qt::QueuedConnection);
}

void CatchUp::setDeaf(bool deaf)
{
    QMetaObject::invokeMethod(
        this,
        [this, deaf] {
            m_isDeaf = deaf;
            if (deaf && !m_sweeping && !m_pause.isActive())
                m_pause.start(ShortestPauseMs);
        },
        Qt::QueuedConnection);
}

void CatchUp::sweep()
{
    if (m_sweeping)
        return;
    m_sweeping = true;
    m_again = false;
    m_begun.start();
    m_context.fanout.survey([this](const QList<Present> &present) {
        readChunk(std::make_shared<const QList<Present>>(present), 0);
    });
}

void CatchUp::readChunk(const std::shared_ptr<const QList<Present>> &present, qsizetype at)
{
    struct Found {
        QHash<UserId, Positions> positions;
        QList<DeviceId> dead;
        QList<ChannelId> slow;
    };
    QList<UserId> users;
    QHash<DeviceId, UserId> devices;
    for (const Present &each : present->mid(at, PeopleAtOnce)) {
        users.append(each.user);
        for (const DeviceId &device : each.devices)
            devices.insert(device, each.user);
    }
    const auto read = m_context.storage.read(
        [users, asked = devices.keys(), first = at == 0](Stores &stores) -> Result<Found> {
            Found found;
            DUNLIN_TRY(found.positions, positionsFor(stores, users));
            DUNLIN_TRY(found.dead, stores.devices.deadAmong(asked));
            if (first) {
                DUNLIN_TRY(found.slow, stores.channels.slowOnes());
            }
            return found;
        });
    finally(this, read, [this, present, at, devices](const Result<Found> &found) {
        if (!found.ok()) {
            ended(false);
            return;
        }
        for (auto it = found->positions.cbegin(); it != found->positions.cend(); ++it)
            m_context.fanout.setPositions(it.key(), it.value());
        for (const DeviceId &each : found->dead)
            m_revoked(devices.value(each), each);
        if (at == 0)
            m_slowOnes(found->slow);
        if (at + PeopleAtOnce < present->size())
            readChunk(present, at + PeopleAtOnce);
        else
            ended(true);
    });
}

void CatchUp::ended(bool ok)
{
    m_sweeping = false;
    const auto pause = int(std::max<qint64>(ShortestPauseMs, PausePerWork * m_begun.elapsed()));
    if (!ok)
        m_pause.start(pause); // until it has been done once
    else if (m_again)
        sweep();
    else if (m_isDeaf)
        m_pause.start(pause);
}

} // namespace dunlin::server
