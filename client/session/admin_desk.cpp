// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/admin_desk.h"

#include "client/link/http_client.h"

namespace dunlin::client {

namespace {

constexpr int AdminPageSize = 50;

QDateTime dateOf(qint64 ms)
{
    return ms > 0 ? QDateTime::fromMSecsSinceEpoch(ms) : QDateTime();
}

RecordModel::Row rowOf(const wire::AdminUser &user)
{
    return {user.id.toText(),
            user.username,
            user.displayName,
            user.role == wire::ServerRole::Admin,
            user.disabled,
            dateOf(user.createdAt),
            dateOf(user.lastSeenAt),
            user.devices,
            user.totp};
}

RecordModel::Row rowOf(const wire::AdminInvite &invite)
{
    return {invite.id,
            invite.channelId.has_value(),
            dateOf(invite.createdAt),
            dateOf(invite.expiresAt.value_or(0)),
            invite.uses,
            invite.maxUses.value_or(0)};
}

RecordModel::Row rowOf(const wire::AdminChannel &channel)
{
    return {channel.id.toText(), channel.name,      channel.kind == wire::ChannelKind::Direct,
            channel.isPrivate,   channel.encrypted, dateOf(channel.createdAt),
            channel.members,     channel.messages};
}

template <typename List>
QList<RecordModel::Row> rowsOf(const List &list)
{
    QList<RecordModel::Row> rows;
    rows.reserve(list.size());
    for (const auto &each : list)
        rows.append(rowOf(each));
    return rows;
}

template <typename List>
void show(RecordModel &model, const List &list, bool more, bool isFirst)
{
    if (isFirst)
        model.setRows(rowsOf(list), more);
    else
        model.append(rowsOf(list), more);
}

QUrlQuery page(const QString &name, const QString &place)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(AdminPageSize));
    if (!place.isEmpty())
        query.addQueryItem(name, QString::fromLatin1(QUrl::toPercentEncoding(place)));
    return query;
}

PathValues pathOf(const QString &id)
{
    return {{QStringLiteral("id"), id}};
}

} // namespace

AdminDesk::AdminDesk(std::function<HttpClient *()> http, QObject *parent)
    : QObject(parent)
    , m_http(std::move(http))
    , m_users({"userId", "username", "displayName", "isAdmin", "isShut", "createdAt", "lastSeen",
               "devices", "secondFactor"})
    , m_invites({"inviteId", "intoChannel", "createdAt", "expiresAt", "uses", "maxUses"})
    , m_channels({"channelId", "name", "isDirect", "isPrivate", "encrypted", "createdAt", "members",
                  "messages"})
    , m_audit({"entry", "at", "actor", "actorName", "act", "name", "detail"})
    , m_components({"name", "status"})
    , m_figures({"name", "isQueue", "value", "history"})
{
}

QDateTime AdminDesk::lastBackup() const
{
    return dateOf(m_stats.lastBackupAt.value_or(0));
}

void AdminDesk::forget()
{
    ++m_run;
    for (RecordModel *each :
         {&m_users, &m_invites, &m_channels, &m_audit, &m_components, &m_figures})
        each->setRows({}, false);
    m_names.clear();
    m_text.clear();
    m_stats = {};
    m_isStatsKnown = false;
    Q_EMIT statsChanged();
}

template <typename Endpoint, typename Take>
void AdminDesk::ask(const Endpoint &endpoint, const typename Endpoint::Request &request,
                    const QString &id, const QUrlQuery &query, RecordModel *list, Take take)
{
    HttpClient *http = m_http();
    if (!http)
        return;
    if (list)
        list->setBusy(true);
    using Reply = typename Endpoint::Reply;
    finally(this, http->call(endpoint, request, id.isEmpty() ? PathValues() : pathOf(id), query),
            [this, list, take, run = m_run](const Result<Reply> &reply) {
                if (run != m_run)
                    return;
                if (reply.ok()) {
                    take(*reply);
                    return;
                }
                if (list)
                    list->setBusy(false);
                Q_EMIT failed(reply.error());
            });
}

// --- lists ---

void AdminDesk::refreshUsers(const QString &text)
{
    m_text = text.trimmed();
    askUsers({});
}

void AdminDesk::moreUsers()
{
    if (m_users.hasMore() && !m_users.isBusy() && m_users.count() > 0)
        askUsers(m_users.at(m_users.count() - 1, 1).toString());
}

void AdminDesk::askUsers(const QString &after)
{
    QUrlQuery query = page(QStringLiteral("after"), after);
    if (!m_text.isEmpty())
        query.addQueryItem(QStringLiteral("query"),
                           QString::fromLatin1(QUrl::toPercentEncoding(m_text)));
    ask(wire::http::adminUsers, {}, {}, query, &m_users,
        [this, after, text = m_text](const wire::AdminUserList &list) {
            // Of another text: its own answer is under way.
            if (text == m_text)
                show(m_users, list.users, list.more, after.isEmpty());
        });
}

void AdminDesk::refreshInvites()
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QStringLiteral("100"));
    ask(wire::http::adminInvites, {}, {}, query, &m_invites,
        [this](const wire::AdminInviteList &list) {
            show(m_invites, list.invites, list.more, true);
        });
}

void AdminDesk::refreshChannels()
{
    askChannels({});
}

void AdminDesk::moreChannels()
{
    if (m_channels.hasMore() && !m_channels.isBusy() && m_channels.count() > 0)
        askChannels(m_channels.at(m_channels.count() - 1, 0).toString());
}

void AdminDesk::askChannels(const QString &after)
{
    ask(wire::http::adminChannels, {}, {}, page(QStringLiteral("after"), after), &m_channels,
        [this, after](const wire::AdminChannelList &list) {
            show(m_channels, list.channels, list.more, after.isEmpty());
        });
}

void AdminDesk::refreshAudit()
{
    askAudit(0);
}

void AdminDesk::moreAudit()
{
    if (m_audit.hasMore() && !m_audit.isBusy() && m_audit.count() > 0)
        askAudit(m_audit.at(m_audit.count() - 1, 0).toLongLong());
}

void AdminDesk::askAudit(qint64 before)
{
    const QString place = before > 0 ? QString::number(before) : QString();
    ask(wire::http::adminAudit, {}, {}, page(QStringLiteral("before"), place), &m_audit,
        [this, before](const wire::AuditList &list) {
            QList<RecordModel::Row> rows;
            for (const wire::AuditEntry &each : list.entries)
                rows.append({each.id, dateOf(each.at),
                             each.actor ? each.actor->toText() : QString(),
                             each.actor ? m_names.value(*each.actor) : QString(), each.act,
                             each.name, each.detail});
            if (before == 0)
                m_audit.setRows(rows, list.more);
            else
                m_audit.append(rows, list.more);
            nameActors(list.entries);
        });
}

// The log names who acted by their id; a few people, asked for once. Whoever is gone has no name any more, which is no
// failure.
void AdminDesk::nameActors(const QList<wire::AuditEntry> &entries)
{
    HttpClient *http = m_http();
    for (const wire::AuditEntry &each : entries) {
        if (!each.actor || m_names.contains(*each.actor))
            continue;
        m_names.insert(*each.actor, QString());
        finally(this, http->call(wire::http::user, wire::Empty{}, pathOf(each.actor->toText())),
                [this, actor = *each.actor, run = m_run](const Result<wire::User> &user) {
                    if (run == m_run && user.ok())
                        nameActor(actor,
                                  user->displayName.isEmpty() ? user->username : user->displayName);
                });
    }
}

void AdminDesk::nameActor(const UserId &actor, const QString &name)
{
    m_names.insert(actor, name);
    for (int i = 0; i < m_audit.count(); ++i) {
        if (m_audit.at(i, 2).toString() != actor.toText())
            continue;
        RecordModel::Row row = m_audit.row(i);
        row[3] = name;
        m_audit.put(row);
    }
}

// --- figures ---

void AdminDesk::refreshStats()
{
    ask(wire::http::adminStats, {}, {}, {}, nullptr,
        [this](const wire::AdminStats &stats) { takeStats(stats); });
}

void AdminDesk::takeStats(const wire::AdminStats &stats)
{
    QHash<QPair<QString, bool>, QVariantList> histories;
    for (int i = 0; i < m_figures.count(); ++i)
        histories.insert({m_figures.at(i, 0).toString(), m_figures.at(i, 1).toBool()},
                         m_figures.at(i, 3).toList());
    QList<RecordModel::Row> figures;
    const auto take = [&](const QList<wire::AdminFigure> &some, bool areQueues) {
        for (const wire::AdminFigure &each : some) {
            QVariantList history = histories.value({each.name, areQueues});
            history.append(each.value);
            while (history.size() > HistoryLength)
                history.removeFirst();
            figures.append({each.name, areQueues, each.value, QVariant(history)});
        }
    };
    take(stats.queues, true);
    take(stats.connections, false);
    m_figures.setRows(figures, false);
    QList<RecordModel::Row> components;
    for (const wire::AdminComponent &each : stats.components)
        components.append({each.name, each.status});
    m_components.setRows(components, false);
    m_stats = stats;
    m_isStatsKnown = true;
    Q_EMIT statsChanged();
}

// --- acts ---

void AdminDesk::change(const QString &userId, const wire::AdminUserPatch &patch)
{
    ask(wire::http::adminChangeUser, patch, userId, {}, nullptr,
        [this](const wire::AdminUser &user) { m_users.put(rowOf(user)); });
}

void AdminDesk::setAdmin(const QString &userId, bool isAdmin)
{
    wire::AdminUserPatch patch;
    patch.role = isAdmin ? wire::ServerRole::Admin : wire::ServerRole::User;
    change(userId, patch);
}

void AdminDesk::setShut(const QString &userId, bool isShut)
{
    wire::AdminUserPatch patch;
    patch.disabled = isShut;
    change(userId, patch);
}

void AdminDesk::resetPassword(const QString &userId, const QString &username)
{
    ask(wire::http::adminResetPassword, {}, userId, {}, nullptr,
        [this, username](const wire::AdminPassword &answer) {
            if (answer.password)
                Q_EMIT passwordMade(username, *answer.password);
            else
                Q_EMIT failed(fail(Errc::Internal, QStringLiteral("No password came back")));
            askUsers({});
        });
}

void AdminDesk::removeSecondFactor(const QString &userId)
{
    ask(wire::http::adminRemoveTotp, {}, userId, {}, nullptr,
        [this](const wire::Empty &) { askUsers({}); });
}

void AdminDesk::signOut(const QString &userId)
{
    ask(wire::http::adminSignOut, {}, userId, {}, nullptr,
        [this](const wire::Empty &) { askUsers({}); });
}

void AdminDesk::createInvite(int maxUses, int hours)
{
    wire::InviteCreate request;
    if (maxUses > 0)
        request.maxUses = maxUses;
    if (hours > 0)
        request.expiresIn = qint64(hours) * 3600;
    ask(wire::http::adminInvite, request, {}, {}, nullptr, [this](const wire::Invite &invite) {
        Q_EMIT inviteMade(invite.url);
        refreshInvites();
    });
}

void AdminDesk::removeInvite(const QString &inviteId)
{
    ask(wire::http::adminRemoveInvite, {}, inviteId, {}, nullptr,
        [this, inviteId](const wire::Empty &) { m_invites.remove(inviteId); });
}

void AdminDesk::removeChannel(const QString &channelId)
{
    ask(wire::http::adminRemoveChannel, {}, channelId, {}, nullptr,
        [this, channelId](const wire::Empty &) { m_channels.remove(channelId); });
}

} // namespace dunlin::client
