// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/admin_desk.h"

#include "client/link/http_client.h"

#include <QUrlQuery>

namespace dunlin::client {

namespace {

constexpr int PageSize = 50;

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

QUrlQuery page(const QString &name, const QString &place)
{
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QString::number(PageSize));
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
    HttpClient *http = m_http();
    if (!http)
        return;
    m_users.setBusy(true);
    QUrlQuery query = page(QStringLiteral("after"), after);
    if (!m_text.isEmpty())
        query.addQueryItem(QStringLiteral("query"),
                           QString::fromLatin1(QUrl::toPercentEncoding(m_text)));
    finally(this, http->call(wire::http::adminUsers, wire::Empty{}, {}, query),
            [this, after, text = m_text, run = m_run](const Result<wire::AdminUserList> &list) {
                // Of another text: its own answer is under way.
                if (run != m_run || text != m_text)
                    return;
                if (!list.ok()) {
                    m_users.setBusy(false);
                    Q_EMIT failed(list.error());
                } else if (after.isEmpty()) {
                    m_users.setRows(rowsOf(list->users), list->more);
                } else {
                    m_users.append(rowsOf(list->users), list->more);
                }
            });
}

void AdminDesk::refreshInvites()
{
    HttpClient *http = m_http();
    if (!http)
        return;
    m_invites.setBusy(true);
    QUrlQuery query;
    query.addQueryItem(QStringLiteral("limit"), QStringLiteral("100"));
    finally(this, http->call(wire::http::adminInvites, wire::Empty{}, {}, query),
            [this, run = m_run](const Result<wire::AdminInviteList> &list) {
                if (run != m_run)
                    return;
                if (list.ok()) {
                    m_invites.setRows(rowsOf(list->invites), list->more);
                    return;
                }
                m_invites.setBusy(false);
                Q_EMIT failed(list.error());
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
    HttpClient *http = m_http();
    if (!http)
        return;
    m_channels.setBusy(true);
    finally(this,
            http->call(wire::http::adminChannels, wire::Empty{}, {},
                       page(QStringLiteral("after"), after)),
            [this, after, run = m_run](const Result<wire::AdminChannelList> &list) {
                if (run != m_run)
                    return;
                if (!list.ok()) {
                    m_channels.setBusy(false);
                    Q_EMIT failed(list.error());
                } else if (after.isEmpty()) {
                    m_channels.setRows(rowsOf(list->channels), list->more);
                } else {
                    m_channels.append(rowsOf(list->channels), list->more);
                }
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
    HttpClient *http = m_http();
    if (!http)
        return;
    m_audit.setBusy(true);
    const QString place = before > 0 ? QString::number(before) : QString();
    finally(this,
            http->call(wire::http::adminAudit, wire::Empty{}, {},
                       page(QStringLiteral("before"), place)),
            [this, before, run = m_run](const Result<wire::AuditList> &list) {
                if (run != m_run)
                    return;
                if (!list.ok()) {
                    m_audit.setBusy(false);
                    Q_EMIT failed(list.error());
                    return;
                }
                QList<RecordModel::Row> rows;
                for (const wire::AuditEntry &each : list->entries)
                    rows.append({each.id, dateOf(each.at),
                                 each.actor ? each.actor->toText() : QString(),
                                 each.actor ? m_names.value(*each.actor) : QString(), each.act,
                                 each.name, each.detail});
                if (before == 0)
                    m_audit.setRows(rows, list->more);
                else
                    m_audit.append(rows, list->more);
                nameActors(list->entries);
            });
}

// The log names who acted by their id; a few people, asked for once.
void AdminDesk::nameActors(const QList<wire::AuditEntry> &entries)
{
    HttpClient *http = m_http();
    for (const wire::AuditEntry &each : entries) {
        if (!each.actor || m_names.contains(*each.actor))
            continue;
        m_names.insert(*each.actor, QString());
        finally(this, http->call(wire::http::user, wire::Empty{}, pathOf(each.actor->toText())),
                [this, actor = *each.actor, run = m_run](const Result<wire::User> &user) {
                    // Whoever is gone has no name any more.
                    if (run != m_run || !user.ok())
                        return;
                    const QString name =
                        user->displayName.isEmpty() ? user->username : user->displayName;
                    m_names.insert(actor, name);
                    for (int i = 0; i < m_audit.count(); ++i) {
                        if (m_audit.at(i, 2).toString() == actor.toText()) {
                            RecordModel::Row row = m_audit.row(i);
                            row[3] = name;
                            m_audit.put(row);
                        }
                    }
                });
    }
}

// --- figures ---

void AdminDesk::refreshStats()
{
    HttpClient *http = m_http();
    if (!http)
        return;
    finally(this, http->call(wire::http::adminStats),
            [this, run = m_run](const Result<wire::AdminStats> &stats) {
                if (run != m_run)
                    return;
                if (stats.ok())
                    takeStats(*stats);
                else
                    Q_EMIT failed(stats.error());
            });
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
    HttpClient *http = m_http();
    if (!http)
        return;
    finally(this, http->call(wire::http::adminChangeUser, patch, pathOf(userId)),
            [this, userId, run = m_run](const Result<wire::AdminUser> &user) {
                if (run != m_run)
                    return;
                if (!user.ok()) {
                    Q_EMIT failed(user.error());
                    return;
                }
                m_users.put(rowOf(*user));
                Q_EMIT done(userId);
            });
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
    HttpClient *http = m_http();
    if (!http)
        return;
    finally(this, http->call(wire::http::adminResetPassword, wire::AdminPassword(), pathOf(userId)),
            [this, username, run = m_run](const Result<wire::AdminPassword> &answer) {
                if (run != m_run)
                    return;
                if (answer.ok() && answer->password)
                    Q_EMIT passwordMade(username, *answer->password);
                else
                    Q_EMIT failed(
                        answer.ok() ? fail(Errc::Internal, QStringLiteral("No password came back"))
                                    : answer.error());
                askUsers({});
            });
}

void AdminDesk::removeSecondFactor(const QString &userId)
{
    HttpClient *http = m_http();
    if (!http)
        return;
    finally(this, http->call(wire::http::adminRemoveTotp, wire::Empty{}, pathOf(userId)),
            [this, userId, run = m_run](const Result<wire::Empty> &outcome) {
                if (run != m_run)
                    return;
                if (!outcome.ok())
                    Q_EMIT failed(outcome.error());
                else
                    Q_EMIT done(userId);
                askUsers({});
            });
}

void AdminDesk::signOut(const QString &userId)
{
    HttpClient *http = m_http();
    if (!http)
        return;
    finally(this, http->call(wire::http::adminSignOut, wire::Empty{}, pathOf(userId)),
            [this, userId, run = m_run](const Result<wire::Empty> &outcome) {
                if (run != m_run)
                    return;
                if (!outcome.ok())
                    Q_EMIT failed(outcome.error());
                else
                    Q_EMIT done(userId);
                askUsers({});
            });
}

void AdminDesk::createInvite(int maxUses, int hours)
{
    HttpClient *http = m_http();
    if (!http)
        return;
    wire::InviteCreate request;
    if (maxUses > 0)
        request.maxUses = maxUses;
    if (hours > 0)
        request.expiresIn = qint64(hours) * 3600;
    finally(this, http->call(wire::http::adminInvite, request),
            [this, run = m_run](const Result<wire::Invite> &invite) {
                if (run != m_run)
                    return;
                if (invite.ok())
                    Q_EMIT inviteMade(invite->url);
                else
                    Q_EMIT failed(invite.error());
                refreshInvites();
            });
}

void AdminDesk::removeInvite(const QString &inviteId)
{
    HttpClient *http = m_http();
    if (!http)
        return;
    finally(this, http->call(wire::http::adminRemoveInvite, wire::Empty{}, pathOf(inviteId)),
            [this, inviteId, run = m_run](const Result<wire::Empty> &outcome) {
                if (run != m_run)
                    return;
                if (outcome.ok())
                    m_invites.remove(inviteId);
                else
                    Q_EMIT failed(outcome.error());
            });
}

void AdminDesk::removeChannel(const QString &channelId)
{
    HttpClient *http = m_http();
    if (!http)
        return;
    finally(this, http->call(wire::http::adminRemoveChannel, wire::Empty{}, pathOf(channelId)),
            [this, channelId, run = m_run](const Result<wire::Empty> &outcome) {
                if (run != m_run)
                    return;
                if (outcome.ok())
                    m_channels.remove(channelId);
                else
                    Q_EMIT failed(outcome.error());
            });
}

} // namespace dunlin::client
