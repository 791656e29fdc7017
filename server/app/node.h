// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Owns every long-lived part of the server. Declared in the order in which they depend on each other, so they go in
// the reverse order, and no part outlives what it refers to. The storage is closed before anything goes.
#pragma once

#include "server/app/config.h"
#include "server/app/exit_code.h"
#include "server/app/fronts.h"
#include "server/app/worker.h"
#include "server/cluster/cluster.h"
#include "server/files/disk_store.h"
#include "server/gateway/acceptor.h"
#include "server/outbound/outbound.h"
#include "server/push/push_sender.h"
#include "server/services/catch_up.h"
#include "server/services/gossip.h"
#include "server/services/purges.h"
#include "server/services/retention.h"
#include "server/storage/cache/cached_storage.h"
#include "server/storage/sql/sql_storage.h"
#include "server/telemetry/health.h"

#include <QTimer>

#include <memory>
#include <vector>

namespace dunlin::server {

class MetricsPage;

struct StartFailure {
    ExitCode code = ExitCode::Failed;
    QString why;
};

class Node : public QObject
{
    Q_OBJECT

public:
    // Reaches the database and makes the services; listen() opens the door. The clock outlives the node.
    static std::variant<std::unique_ptr<Node>, StartFailure>
    create(const Config &config, const Clock &clock, const Fronts &fronts = {});
    ~Node() override;

    // On the sockets that are given, which listen already; without any, as the configuration says.
    std::optional<StartFailure> listen(const QList<int> &listeners = {});
    QString url() const { return m_config.urlFor(m_port); }
    // Reads what SIGHUP says may have changed: the certificate. A bad one is named in the log, and the old one stays.
    void reload();
    // Goes through the loop of every thread that serves connections, and answers when all have answered.
    void pulse(const std::function<void()> &alive);
    // On a server without accounts: the link for the first one.
    Result<std::optional<QString>> firstInvite();
    // Answers what is being answered, ends every connection, then emits stopped().
    void stop();

Q_SIGNALS:
    void stopped();

private:
    // What has to be known before the first request.
    struct Known {
        Identity identity;
        QList<ChannelId> slowChannels;
        QByteArray pushKey;
        qint64 backedUpAt = 0;
    };
    Node(const Config &config, const Clock &clock, std::unique_ptr<SqlStorage> storage,
         std::unique_ptr<ObjectStore> objects, const Known &known, const Fronts &fronts);
    QList<OperationsPage> pages();
    bool maySeeFigures(const OperationsPage::Asker &asker) const;
    Wellness backupWellness() const;
    void lookForBackup();
    // On the services' thread (node_pages.cpp).
    void addFigures(wire::AdminStats &stats) const;
    QByteArray metrics() const;
    PushSender *makePushSender(const QByteArray &key);
    void tellHub(MetricsPage &page) const;
    void tellHttp(MetricsPage &page) const;
    void tellDoor(MetricsPage &page) const;
    void tellStorage(MetricsPage &page) const;
    void tellNodes(MetricsPage &page) const;
    void tellPushes(MetricsPage &page) const;
    void tellHooks(MetricsPage &page) const;
    WorkerParts workerParts();
    void joinOthers();
    std::optional<StartFailure> startWorkers();
    std::optional<StartFailure> open(std::unique_ptr<Acceptor> acceptor);
    void place(qintptr descriptor, const QHostAddress &peer);
    std::optional<StartFailure> writePortFile() const;

    const Config m_config;
    const Clock &m_clock;
    std::unique_ptr<SqlStorage> m_storage;
    std::unique_ptr<Storage> m_front; // null: there is nothing in between
    std::unique_ptr<ObjectStore> m_objects;
    const QString m_serverId;
    std::unique_ptr<Cluster> m_cluster; // null: this is the only node
    Fanout m_fanout;
    Passwords m_passwords;
    std::optional<RateLimits> m_rates;
    Purges m_purges;
    AccessCache m_access;
    std::unique_ptr<RedisAccess> m_sharedAccess; // null: there is no Redis
    CachedStorage m_cached;
    const ServiceContext m_context;
    qint64 m_backedUpAt; // the last verified backup; 0: none
    QTimer m_backupLook;
    SlowChannels m_slow;
    SearchIndexer m_indexer;
    Authenticator m_authenticator;
    SignIn m_signIn;
    Accounts m_accounts;
    Presence m_presence;
    Friends m_friends;
    Channels m_channels;
    Memberships m_memberships;
    Messaging m_messaging;
    Files m_files;
    Marks m_marks;
    Notifications m_notifications;
    OutboundThread m_outboundThread;
    PushSender *const m_pushSender; // on that thread; null: nothing is pushed
    Wakes m_wakes;
    Search m_search;
    Keys m_keys;
    KeyLog m_keyLog;
    RosterLog m_rosterLog;
    HistoryBackups m_history;
    Envelopes m_envelopes;
    Sync m_sync;
    Administration m_administration;
    Hooks m_hooks;
    Retention m_retention;
    CatchUp m_catchUp;
    Gossip m_gossip;
    const Services m_services;
    Health m_health;
    IoCounters m_counters;
    Census m_census;
    std::optional<QSslConfiguration> m_tls;
    std::vector<std::unique_ptr<WorkerThread>> m_workers;
    std::vector<std::unique_ptr<Acceptor>> m_acceptors;

    quint16 m_port = 0;
    bool m_stopping = false;
    size_t m_drained = 0; // workers
    QTimer m_stopLimit;
};

// Opens the database of this configuration, with its folder. Its failure is the program's.
std::variant<std::unique_ptr<SqlStorage>, StartFailure> openStorage(const Config &config,
                                                                    const Clock &clock);

} // namespace dunlin::server
