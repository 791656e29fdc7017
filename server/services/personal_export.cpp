// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/personal_export.h"

#include "server/services/access.h"
#include "server/services/profile.h"
#include "server/storage/history_store.h"
#include "server/storage/notification_store.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// A page looks at this many windows of numbers at most, so that who wrote little in a large channel gets short pages
// and nobody waits for a long one.
constexpr qint64 Window = 2000;
constexpr int MostWindows = 20;
constexpr int MostNotifications = 1000; // more are hardly kept

struct ExportPlace {
    ChannelId channel; // the first one when it is null
    qint64 after = 0;
};

Result<ExportPlace> placeOf(const QString &cursor)
{
    if (cursor.isEmpty())
        return ExportPlace{};
    const qsizetype colon = cursor.indexOf(u':');
    bool whole = false;
    const qint64 after = cursor.mid(colon + 1).toLongLong(&whole);
    const auto channel = ChannelId::fromText(cursor.left(std::max<qsizetype>(colon, 0)));
    if (!channel || !whole || after < 0)
        return fail(Errc::Invalid, u"not a cursor of an export"_s, u"cursor"_s);
    return ExportPlace{*channel, after};
}

// That there is a backup, when and how large; what stands in it only the person's own devices can read.
Status describeBackup(Stores &stores, const UserId &user, wire::Export &page)
{
    DUNLIN_TRY(const auto key, stores.history.key(user));
    if (key) {
        DUNLIN_TRY(const HistoryCounts counts, stores.history.counts(user));
        page.historyBackup = wire::ExportedHistoryBackup{counts.pages, counts.bytes, {}};
        if (counts.pages > 0)
            page.historyBackup->changedAt = counts.changedAt;
    }
    DUNLIN_TRY(const auto wrapped, stores.history.wrapped(user));
    if (wrapped)
        page.recoveryKeyAt = wrapped->changedAt;
    return ok();
}

Status describePerson(Stores &stores, const UserId &user,
                      const QList<MembershipRecord> &memberships, wire::Export &page)
{
    DUNLIN_TRY(const auto account, stores.accounts.find(user));
    if (!account || account->disabled)
        return fail(Errc::Unauthorized, u"the access token is not valid"_s);
    DUNLIN_TRY(const auto factor, stores.secondFactors.find(user));
    page.account = accountOf(*account);
    page.lastSeenAt = account->lastSeenAt;
    page.account->totp = factor && factor->confirmedAt;
    DUNLIN_TRY(const QList<DeviceRecord> devices, stores.devices.allOf(user));
    for (const DeviceRecord &each : devices)
        page.devices.append(
            {each.id, each.name, each.platform, each.createdAt, each.lastSeenAt, each.revokedAt});
    DUNLIN_TRY(page.files, stores.files.uploadsOf(user));
    DUNLIN_TRY(const QList<PushRecord> pushes, stores.pushes.ofUser(user));
    page.pushes.emplace();
    for (const PushRecord &each : pushes)
        page.pushes->append({each.id, each.endpoint, each.createdAt, each.deviceId});
    DUNLIN_TRY(page.notifications, stores.notifications.below(user, {}, MostNotifications));
    for (wire::Notification &each : *page.notifications) {
        if (each.user)
            each.user->lastSeenAt.reset();
    }
    DUNLIN_CHECK(describeBackup(stores, user, page));
    DUNLIN_TRY(page.people, stores.friends.listOf(user));
    DUNLIN_TRY(const QSet<UserId> apart, apartFrom(stores, user));
    for (auto *people : {&page.people->outgoing, &page.people->blocked}) {
        for (wire::Friend &each : *people)
            hideLastSeen(each.user, apart);
    }
    QList<ChannelId> present;
    for (const MembershipRecord &each : memberships) {
        if (each.present())
            present.append(each.channelId);
    }
    DUNLIN_TRY(const QList<wire::Channel> cards, stores.channels.cardsFor(user, present));
    QHash<ChannelId, QString> names;
    for (const wire::Channel &each : cards)
        names.insert(each.id, each.name);
    for (const MembershipRecord &each : memberships) {
        wire::ExportedMembership membership;
        membership.channelId = each.channelId;
        if (each.present())
            membership.name = names.value(each.channelId);
        membership.role = each.role;
        membership.joinedAt = each.joinedAt;
        membership.leftAt = each.leftAt;
        membership.readSeq = each.readSeq;
        membership.receivedSeq = each.receivedSeq;
        page.memberships.append(membership);
    }
    return ok();
}

QString cursorOf(const ChannelId &channel, qint64 after)
{
    return channel.toText() + u':' + QString::number(after);
}

} // namespace

Result<wire::Export> exportPage(Stores &stores, const UserId &user, const QString &cursor,
                                int limit)
{
    DUNLIN_TRY(ExportPlace place, placeOf(cursor));
    // Whoever left wrote something too.
    DUNLIN_TRY(QList<MembershipRecord> memberships, stores.members.everOf(user));
    const auto byId = [](const MembershipRecord &a, const MembershipRecord &b) {
        return a.channelId < b.channelId;
    };
    std::sort(memberships.begin(), memberships.end(), byId);
    wire::Export page;
    if (cursor.isEmpty())
        DUNLIN_CHECK(describePerson(stores, user, memberships, page));

    MembershipRecord from;
    from.channelId = place.channel;
    auto at = cursor.isEmpty()
        ? memberships.cbegin()
        : std::lower_bound(memberships.cbegin(), memberships.cend(), from, byId);
    DUNLIN_TRY(const auto heads, stores.channels.headsEverOf(user));
    QList<ChannelId> channels;
    for (const MembershipRecord &each : std::as_const(memberships))
        channels.append(each.channelId);
    DUNLIN_TRY(const QList<InviteRecord> invites, stores.invites.madeBy(user, channels));
    int windows = 0;
    for (; at != memberships.cend(); ++at) {
        const ChannelId channel = at->channelId;
        qint64 after = channel == place.channel ? place.after : 0;
        const auto head = heads.constFind(channel);
        if (head == heads.cend())
            continue;
        for (const InviteRecord &each : invites) {
            if (after == 0 && each.channelId == channel)
                page.invites.append(
                    {channel, each.createdAt, each.expiresAt, each.maxUses, each.uses});
        }
        while (after < head->headSeq) {
            const int room = limit - int(page.messages.size());
            if (room <= 0 || windows >= MostWindows) {
                page.next = cursorOf(channel, after);
                // Not told again: its beginning is behind the cursor.
                if (after == 0)
                    page.invites.removeIf(
                        [&](const auto &each) { return each.channelId == channel; });
                return page;
            }
            ++windows;
            qint64 upTo = after + Window;
            DUNLIN_TRY(const auto rows,
                       stores.messages.writtenBy(channel, user, after, upTo, room));
            if (rows.size() == room)
                upTo = rows.constLast().seq;
            DUNLIN_TRY(const auto reactions,
                       stores.messages.reactionsBy(channel, user, after, upTo));
            page.messages += rows;
            page.reactions += reactions;
            after = upTo;
        }
    }
    return page;
}

} // namespace dunlin::server
