// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What an admin of the server sees of it and does to it: a part of AccountSession, in the main thread. Everything is
// asked of the server when it is looked at, and nothing of it is kept on this device. Whether somebody may is for the
// server to say; a refusal ends with failed(). Ids are text, as in AccountSession.
#pragma once

#include "client/models/record_model.h"
#include "shared/core/result.h"
#include "shared/wire/admin.h"

#include <QDateTime>
#include <QHash>
#include <QObject>
#include <QUrlQuery>

#include <functional>

namespace dunlin::client {

class HttpClient;

class AdminDesk : public QObject
{
    Q_OBJECT
    // userId, username, displayName, isAdmin, isShut, createdAt, lastSeen (dates), devices, secondFactor
    Q_PROPERTY(dunlin::client::RecordModel *users READ users CONSTANT)
    // inviteId, intoChannel, createdAt, expiresAt (dates; the last may be invalid), uses, maxUses (0: any number)
    Q_PROPERTY(dunlin::client::RecordModel *invites READ invites CONSTANT)
    // channelId, name, isDirect, isPrivate, encrypted, createdAt, members, messages
    Q_PROPERTY(dunlin::client::RecordModel *channels READ channels CONSTANT)
    // entry, at (a date), actor (a user's id; empty: the command line), actorName, act, name, detail
    Q_PROPERTY(dunlin::client::RecordModel *audit READ audit CONSTANT)
    // name, status: ok, degraded or down
    Q_PROPERTY(dunlin::client::RecordModel *components READ components CONSTANT)
    // name, isQueue, value, history (of the last looks, oldest first)
    Q_PROPERTY(dunlin::client::RecordModel *figures READ figures CONSTANT)
    Q_PROPERTY(bool statsKnown READ isStatsKnown NOTIFY statsChanged)
    Q_PROPERTY(qint64 userCount READ userCount NOTIFY statsChanged)
    Q_PROPERTY(qint64 channelCount READ channelCount NOTIFY statsChanged)
    Q_PROPERTY(qint64 messageCount READ messageCount NOTIFY statsChanged)
    Q_PROPERTY(qint64 fileCount READ fileCount NOTIFY statsChanged)
    Q_PROPERTY(qint64 fileBytes READ fileBytes NOTIFY statsChanged)
    // Invalid: never.
    Q_PROPERTY(QDateTime lastBackup READ lastBackup NOTIFY statsChanged)

public:
    // So many looks are kept of each figure.
    static constexpr int HistoryLength = 60;

    // `http` gives what to call with, null while there is none.
    explicit AdminDesk(std::function<HttpClient *()> http, QObject *parent = nullptr);

    RecordModel *users() { return &m_users; }
    RecordModel *invites() { return &m_invites; }
    RecordModel *channels() { return &m_channels; }
    RecordModel *audit() { return &m_audit; }
    RecordModel *components() { return &m_components; }
    RecordModel *figures() { return &m_figures; }
    bool isStatsKnown() const { return m_isStatsKnown; }
    qint64 userCount() const { return m_stats.users; }
    qint64 channelCount() const { return m_stats.channels; }
    qint64 messageCount() const { return m_stats.messages; }
    qint64 fileCount() const { return m_stats.files; }
    qint64 fileBytes() const { return m_stats.fileBytes; }
    QDateTime lastBackup() const;

    // Each fills its list anew; more...() asks for the page behind.
    Q_INVOKABLE void refreshUsers(const QString &text = {});
    Q_INVOKABLE void moreUsers();
    Q_INVOKABLE void refreshInvites();
    Q_INVOKABLE void refreshChannels();
    Q_INVOKABLE void moreChannels();
    Q_INVOKABLE void refreshAudit();
    Q_INVOKABLE void moreAudit();
    // One look; the figures remember the ones before.
    Q_INVOKABLE void refreshStats();

    Q_INVOKABLE void setAdmin(const QString &userId, bool isAdmin);
    // A shut account is signed out everywhere and can't sign in.
    Q_INVOKABLE void setShut(const QString &userId, bool isShut);
    // The server makes one up: ends with passwordMade() or failed().
    Q_INVOKABLE void resetPassword(const QString &userId, const QString &username);
    Q_INVOKABLE void removeSecondFactor(const QString &userId);
    Q_INVOKABLE void signOut(const QString &userId);
    // Into the server. 0: any number of people, or for ever. Ends with inviteMade() or failed().
    Q_INVOKABLE void createInvite(int maxUses, int hours);
    Q_INVOKABLE void removeInvite(const QString &inviteId);
    Q_INVOKABLE void removeChannel(const QString &channelId);

    // Another account is signed in.
    void forget();

Q_SIGNALS:
    void statsChanged();
    void failed(const dunlin::Error &error);
    // Told once, and kept nowhere.
    void passwordMade(const QString &username, const QString &password);
    void inviteMade(const QString &url);

private:
    // Asks for an endpoint with an {id} or without; take(reply) gets what came. A failure is told, whatever comes of what
    // another account asked is dropped, and a list that waits is told that it does.
    template <typename Endpoint, typename Take>
    void ask(const Endpoint &endpoint, const typename Endpoint::Request &request, const QString &id,
             const QUrlQuery &query, RecordModel *list, Take take);
    void askUsers(const QString &after);
    void askChannels(const QString &after);
    void askAudit(qint64 before);
    void nameActors(const QList<wire::AuditEntry> &entries);
    void nameActor(const UserId &actor, const QString &name);
    void change(const QString &userId, const wire::AdminUserPatch &patch);
    void takeStats(const wire::AdminStats &stats);

    const std::function<HttpClient *()> m_http;
    RecordModel m_users;
    RecordModel m_invites;
    RecordModel m_channels;
    RecordModel m_audit;
    RecordModel m_components;
    RecordModel m_figures;
    QHash<UserId, QString> m_names; // of who acted; empty: asked for
    QString m_text;                 // the users that are looked for
    wire::AdminStats m_stats;
    bool m_isStatsKnown = false;
    quint64 m_run = 0; // answers to what another account asked count for nothing
};

} // namespace dunlin::client
