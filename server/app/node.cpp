// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/node.h"

#include "server/app/disk_space.h"
#include "server/app/node_settings.h"
#include "server/app/tls_files.h"
#include "server/services/notes.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>
#include <QSysInfo>

#include <algorithm>

#include <sys/stat.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int StopMs = 8000;
constexpr qint64 InviteLifeMs = qint64(7) * 24 * 3600 * 1000;
constexpr qint64 LittleDisk = 256 * 1024 * 1024;
constexpr qint64 NoDisk = 16 * 1024 * 1024;
constexpr qint64 HourMs = qint64(3600) * 1000;
constexpr int BackupLookMs = 30'000;

Wellness wellnessOf(Storage::Health health)
{
    switch (health) {
    case Storage::Health::Ok:
        return Wellness::Ok;
    case Storage::Health::Degraded:
        return Wellness::Degraded;
    case Storage::Health::Down:
        break;
    }
    return Wellness::Down;
}

Wellness diskOf(const QString &path)
{
    const auto free = freeDiskBytes(path);
    if (!free)
        return Wellness::Degraded;
    return *free < NoDisk ? Wellness::Down : *free < LittleDisk ? Wellness::Degraded : Wellness::Ok;
}

// What the server signs its pushes with, made when the database is new.
Result<QByteArray> loadPushKey(Stores &stores, qint64 now)
{
    DUNLIN_TRY(const QList<SigningKeyRecord> keys, stores.tokens.signingKeys());
    for (const SigningKeyRecord &each : keys) {
        if (each.kid == PushKeyKid)
            return each.secret;
    }
    DUNLIN_TRY(const QByteArray key, Vapid::createKept());
    DUNLIN_CHECK(stores.tokens.putSigningKey({PushKeyKid, key, now}));
    return key;
}

} // namespace

std::variant<std::unique_ptr<SqlStorage>, StartFailure> openStorage(const Config &config,
                                                                    const Clock &clock)
{
    if (!QDir().mkpath(config.dataDir)
        || ::chmod(QFile::encodeName(config.dataDir).constData(), 0700) != 0)
        return StartFailure{ExitCode::BadConfiguration,
                            u"the data directory %1 cannot be made"_s.arg(config.dataDir)};
    const Result<DatabaseConfig> database = parseDatabaseUrl(config.databaseUrl());
    if (!database.ok())
        return StartFailure{ExitCode::BadConfiguration,
                            u"--database: "_s + database.error().detail};
    Result<std::unique_ptr<SqlStorage>> storage = SqlStorage::create(*database, clock);
    if (!storage.ok())
        return StartFailure{ExitCode::Database,
                            u"the database cannot be used: "_s + storage.error().detail};
    return *std::move(storage);
}

std::variant<std::unique_ptr<Node>, StartFailure>
Node::create(const Config &config, const Clock &clock, const Fronts &fronts)
{
    auto storage = openStorage(config, clock);
    if (auto *failure = std::get_if<StartFailure>(&storage))
        return *failure;
    auto opened = std::get<std::unique_ptr<SqlStorage>>(std::move(storage));
    // Nothing runs yet that waiting could hold up.
    const Result<Known> known =
        opened
            ->write(std::nullopt,
                    [now = clock.nowMs()](UnitOfWork &unit) -> Result<Known> {
                        DUNLIN_TRY(const Identity identity, loadIdentity(unit.stores(), now));
                        DUNLIN_TRY(const QList<ChannelId> slow, unit.stores().channels.slowOnes());
                        DUNLIN_TRY(const QByteArray pushKey, loadPushKey(unit.stores(), now));
                        DUNLIN_TRY(const qint64 backup, unit.stores().meta.lastBackup());
                        return Known{identity, slow, pushKey, backup};
                    })
            .result();
    if (!known.ok()) {
        opened->close();
        return StartFailure{ExitCode::Database,
                            u"the database cannot be used: "_s + known.error().detail};
    }
    Result<std::unique_ptr<DiskStore>> objects = DiskStore::create(config.dataDir + u"/files"_s);
    if (!objects.ok()) {
        opened->close();
        return StartFailure{ExitCode::BadConfiguration,
                            u"the folder for files in %1 cannot be made"_s.arg(config.dataDir)};
    }
    std::unique_ptr<ObjectStore> contents = *std::move(objects);
    if (fronts.objects)
        contents = fronts.objects(std::move(contents));
    return std::unique_ptr<Node>(
        new Node(config, clock, std::move(opened), std::move(contents), *known, fronts));
}

Node::Node(const Config &config, const Clock &clock, std::unique_ptr<SqlStorage> storage,
           std::unique_ptr<ObjectStore> objects, const Known &known, const Fronts &fronts)
    : m_config(config)
    , m_clock(clock)
    , m_storage(std::move(storage))
    , m_front(fronts.storage ? fronts.storage(*m_storage) : nullptr)
    , m_objects(std::move(objects))
    , m_serverId(known.identity.serverId)
    , m_cluster(clusterOf(config, m_serverId))
    , m_fanout(m_cluster.get())
    , m_passwords(passwordPolicy(config))
    , m_rates(config.rateLimits ? std::optional<RateLimits>(std::in_place, m_clock) : std::nullopt)
    , m_access(m_clock, {qsizetype(config.roleCache)})
    , m_sharedAccess(sharedAccessOf(config, m_clock, m_serverId))
    , m_cached(
          m_front ? *m_front : *m_storage, config.roleCache > 0 ? &m_access : nullptr,
          [this](const AccessChange &change) { m_fanout.stale(change.toBytes()); },
          m_sharedAccess.get())
    , m_context{m_cached, m_fanout, m_clock, limitsOf(config), m_rates ? &*m_rates : nullptr,
                &m_purges}
    , m_backedUpAt(known.backedUpAt)
    , m_slow(known.slowChannels)
    , m_indexer(m_context)
    , m_authenticator(*m_storage, m_clock, authSettings(config), known.identity.keys,
                      known.identity.serverId)
    , m_signIn(m_context, m_authenticator, m_passwords, {config.registration, config.rateLimits})
    , m_accounts(
          m_context, m_signIn,
          [this](const Caller &caller, const FileId &picture) {
              return m_files.makeAvatar(caller, picture);
          },
          [this](const UserId &user) { m_presence.profileChanged(user); })
    , m_presence(m_context, config.presenceGraceSeconds * 1000)
    , m_friends(m_context, m_presence)
    , m_channels(m_context, m_slow)
    , m_memberships(m_context, m_presence, [this] { return url(); })
    , m_messaging(
          m_context, m_slow, [this](const ChannelId &channel) { m_indexer.changed(channel); },
          [this](const ChannelId &channel, qint64 seq) {
              m_wakes.messageSent(channel, seq);
              m_hooks.messageSent();
          })
    , m_files(m_context, *m_objects, fileSettings(config))
    , m_marks(m_context,
              [this](const DeviceId &device, const ChannelId &channel, qint64 seq) {
                  m_wakes.received(device, channel, seq);
              })
    , m_notifications(m_context)
    , m_pushSender(makePushSender(known.pushKey))
    , m_wakes(m_context, m_pushSender, reachOf(config))
    , m_search(m_context)
    , m_keys(m_context)
    , m_keyLog(m_context)
    , m_rosterLog(m_context)
    , m_history(m_context, m_signIn)
    , m_envelopes(m_context)
    , m_sync(m_context)
    , m_administration(
          m_context, m_signIn, m_passwords, m_slow, [this] { return url(); },
          [this](wire::AdminStats &stats) { addFigures(stats); })
    , m_hooks(
          m_context, m_messaging,
          m_outboundThread.adopt(
              std::make_unique<Outbound>(OutboundSettings{reachOf(config)}, m_clock)),
          [this] { return url(); }, hookSettings(config))
    , m_retention(m_context)
    , m_catchUp(
          m_context,
          [this](const UserId &user, const DeviceId &device) {
              m_authenticator.revoked(device);
              m_fanout.cutHere(user, device, wire::CloseCode::DeviceRevoked);
          },
          [this](const QList<ChannelId> &slow) { m_slow.replace(slow); },
          [this](const ChannelId &channel, const QList<wire::MemberChange> &changes) {
              for (const wire::MemberChange &each : changes)
                  m_access.changed({channel, each.userId, each.seq});
          })
    , m_gossip(m_fanout, m_rates ? &*m_rates : nullptr, m_signIn.lockOut(),
               m_authenticator.tickets())
    , m_services{m_signIn,      m_accounts,  m_presence, m_friends,        m_channels,
                 m_memberships, m_messaging, m_files,    m_marks,          m_notifications,
                 m_wakes,       m_search,    m_keys,     m_keyLog,         m_rosterLog,
                 m_history,     m_envelopes, m_sync,     m_administration, m_hooks,
                 *this}
    , m_census({config.maxConnections, config.maxConnectionsPerAddress, config.trustedProxies},
               m_counters)
{
    m_health.add(u"database"_s, [this] { return wellnessOf(m_storage->health()); });
    m_health.add(u"hub"_s, [this] { return m_stopping ? Wellness::Down : Wellness::Ok; });
    m_health.add(u"broker"_s, [this] {
        return !m_cluster || m_cluster->isUp() ? Wellness::Ok : Wellness::Degraded;
    });
    m_health.add(u"disk"_s, [this] { return diskOf(m_config.dataDir); });
    m_health.add(u"migrations"_s, [] { return Wellness::Ok; }); // else it would not have started
    m_health.add(u"backup"_s, [this] { return backupWellness(); });
    connect(&m_backupLook, &QTimer::timeout, this, &Node::lookForBackup);
    // A device that is gone is owed nothing any more.
    m_fanout.setDeparted([this](const std::optional<ChannelId> &channel, const UserId &user) {
        if (channel)
            m_purges.look(*channel, 0, Purges::ToTheEnd);
        else
            m_purges.look(user);
    });
    m_fanout.setMissing([this](const Gap &gap) { m_catchUp.missing(gap); });
    m_fanout.setAppeared([this](const ChannelId &channel, const UserId &user) {
        m_catchUp.appeared(channel, user);
    });
    m_fanout.setElsewhere(
        {[this](const UserId &, const DeviceId &device) { m_authenticator.revoked(device); },
         [this](const wire::ChannelEvent &event) {
             m_slow.set(event.channelId, event.channel && event.channel->slowModeSeconds);
         },
         [this](int topic, const QByteArray &body) {
             if (topic == int(Note::PresenceChosen))
                 m_presence.chosenElsewhere(body);
             else if (topic == int(Note::ProfileChanged))
                 m_presence.profileChangedElsewhere(body);
             else if (topic == int(Note::DeviceHas))
                 m_wakes.receivedElsewhere(body);
             else
                 m_gossip.hear(topic, body);
         },
         [this](const QByteArray &body) {
             if (const auto change = AccessChange::fromBytes(body))
                 m_access.changed(*change);
         }});
    m_fanout.setNotified([this](const UserId &user, const wire::Notification &what) {
        m_wakes.notified(user, what);
    });
    m_stopLimit.setSingleShot(true);
    connect(&m_stopLimit, &QTimer::timeout, this, &Node::stopped);
}

PushSender *Node::makePushSender(const QByteArray &kept)
{
    if (!m_config.push)
        return nullptr;
    const Result<p256::KeyPair> key = Vapid::fromKept(kept);
    if (!key.ok()) {
        qCCritical(lcApp).noquote() << "Nothing is pushed:" << key.error().detail;
        return nullptr;
    }
    PushSettings settings;
    settings.quietMs = m_config.pushQuietSeconds * 1000;
    Outbound &outbound = m_outboundThread.adopt(
        std::make_unique<Outbound>(OutboundSettings{reachOf(m_config)}, m_clock));
    return &m_outboundThread.adopt(std::make_unique<PushSender>(
        outbound, m_clock, Vapid(*key, m_config.pushSubject()), settings));
}

Node::~Node()
{
    // First of all: what runs on its threads refers to everything below.
    m_storage->close();
    if (m_cluster)
        m_cluster->stop();
    m_acceptors.clear();
    m_workers.clear();
}

Wellness Node::backupWellness() const
{
    const qint64 longest = m_config.backupHours * HourMs;
    return longest > 0 && m_clock.nowMs() - m_backedUpAt > longest ? Wellness::Degraded
                                                                   : Wellness::Ok;
}

void Node::lookForBackup()
{
    finally(this, m_storage->read([](Stores &stores) { return stores.meta.lastBackup(); }),
            [this](const Result<qint64> &time) {
                if (time.ok())
                    m_backedUpAt = *time;
            });
}

std::optional<StartFailure> Node::open(std::unique_ptr<Acceptor> acceptor)
{
    m_port = acceptor->serverPort();
    const bool isFirst = m_acceptors.empty();
    m_acceptors.push_back(std::move(acceptor));
    if (!isFirst)
        return std::nullopt;
    const int listener = int(m_acceptors.front()->socketDescriptor());
    for (const auto &each : m_workers) {
        bool attached = false;
        each->runAndWait([&attached, worker = each->worker(), listener] {
            attached = worker->attach(listener);
        });
        if (!attached)
            return StartFailure{ExitCode::Failed, u"the listening socket cannot be shared"_s};
    }
    return std::nullopt;
}

std::optional<StartFailure> Node::listen(const QList<int> &listeners)
{
    if (auto failure = startWorkers())
        return failure;
    m_retention.start();
    m_hooks.start();
    joinOthers();
    m_backupLook.start(BackupLookMs);
    m_port = m_config.port;
    const auto makeAcceptor = [this] {
        return std::make_unique<Acceptor>(
            m_census,
            [this](qintptr descriptor, const QHostAddress &peer) { place(descriptor, peer); });
    };
    for (const int each : listeners) {
        auto acceptor = makeAcceptor();
        if (!acceptor->setSocketDescriptor(each))
            return StartFailure{ExitCode::PortTaken,
                                u"the socket that was handed over cannot be used: "_s
                                    + acceptor->errorString()};
        if (auto failure = open(std::move(acceptor)))
            return failure;
    }
    if (listeners.isEmpty()) {
        for (const QHostAddress &address : m_config.listen) {
            auto acceptor = makeAcceptor();
            if (!acceptor->listen(address, m_port))
                return StartFailure{ExitCode::PortTaken,
                                    u"cannot listen on %1 port %2: %3"_s.arg(address.toString())
                                        .arg(m_port)
                                        .arg(acceptor->errorString())};
            if (auto failure = open(std::move(acceptor)))
                return failure;
        }
    }
    return writePortFile();
}

void Node::reload()
{
    if (!m_config.hasTls())
        return;
    // Connections are served meanwhile: this thread may be the one that does it.
    const auto loaded = runOn(QThreadPool::globalInstance(),
                              [certificate = m_config.tlsCertificate, key = m_config.tlsKey] {
                                  return loadTls(certificate, key);
                              });
    finally(this, loaded, [this](const Result<QSslConfiguration> &tls) {
        if (!tls.ok()) {
            qCWarning(lcApp).noquote() << "The old certificate stays in use:" << tls.error().detail;
            return;
        }
        for (const auto &each : m_workers)
            each->run([worker = each->worker(), tls = *tls] { worker->setTls(tls); });
        qCInfo(lcApp) << "The certificate was read again";
    });
}

void Node::pulse(const std::function<void()> &alive)
{
    const auto missing = std::make_shared<size_t>(m_workers.size());
    for (const auto &each : m_workers) {
        finally(this, askIn(each->worker(), [] { return ready<Done>(Done{}); }),
                [missing, alive](const Result<Done> &) {
                    if (--*missing == 0)
                        alive();
                });
    }
}

std::optional<StartFailure> Node::writePortFile() const
{
    if (m_config.portFile.isEmpty())
        return std::nullopt;
    QSaveFile file(m_config.portFile);
    if (!file.open(QIODevice::WriteOnly) || file.write(QByteArray::number(m_port) + '\n') < 0
        || !file.commit())
        return StartFailure{ExitCode::BadConfiguration,
                            u"--port-file: %1: %2"_s.arg(m_config.portFile, file.errorString())};
    return std::nullopt;
}

Result<std::optional<QString>> Node::firstInvite()
{
    const qint64 now = m_clock.nowMs();
    const OpaqueToken token = createOpaqueToken();
    const Result<bool> made =
        m_storage
            ->write(std::nullopt,
                    [token, now](UnitOfWork &unit) -> Result<bool> {
                        DUNLIN_TRY(const qint64 count, unit.stores().accounts.count());
                        if (count > 0)
                            return false;
                        InviteRecord invite;
                        invite.hash = token.hash;
                        invite.createdAt = now;
                        invite.expiresAt = now + InviteLifeMs;
                        DUNLIN_CHECK(unit.stores().invites.create(invite));
                        return true;
                    })
            .result();
    if (!made.ok())
        return made.error();
    return *made ? std::optional(inviteUrl(token.text, url())) : std::nullopt;
}

void Node::stop()
{
    if (std::exchange(m_stopping, true))
        return;
    qCInfo(lcApp) << "Stopping: connections are told to come back";
    for (const auto &each : m_acceptors)
        each->close();
    for (const auto &each : m_workers)
        each->run([worker = each->worker()] { worker->drain(); });
    m_stopLimit.start(StopMs);
}

} // namespace dunlin::server
