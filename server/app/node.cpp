// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/node.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <sys/stat.h>
#include <sys/statvfs.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 StopMs = 8000;
constexpr qint64 InviteLifeMs = qint64(7) * 24 * 3600 * 1000;
constexpr qint64 LittleDisk = 256 * 1024 * 1024;
constexpr qint64 NoDisk = 16 * 1024 * 1024;

AuthSettings authSettings(const Config &config)
{
    AuthSettings settings;
    settings.accessTokenSeconds = config.accessTokenSeconds;
    return settings;
}

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

// Asked of the system itself: QStorageInfo looks for the mount first, and finds none in a container or a chroot.
Wellness diskOf(const QString &path)
{
    struct statvfs disk {
    };
    if (::statvfs(QFile::encodeName(path).constData(), &disk) != 0)
        return Wellness::Degraded;
    const qint64 free = qint64(disk.f_bavail) * qint64(disk.f_frsize);
    return free < NoDisk ? Wellness::Down : free < LittleDisk ? Wellness::Degraded : Wellness::Ok;
}

HttpAnswer jsonPage(int status, const QByteArray &body)
{
    return {status, "application/json", body, {}};
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

std::variant<std::unique_ptr<Node>, StartFailure> Node::create(const Config &config,
                                                               const Clock &clock)
{
    auto storage = openStorage(config, clock);
    if (auto *failure = std::get_if<StartFailure>(&storage))
        return *failure;
    auto opened = std::get<std::unique_ptr<SqlStorage>>(std::move(storage));
    // Nothing runs yet that waiting could hold up.
    const Result<Identity> identity = opened
                                          ->write(std::nullopt,
                                                  [now = clock.nowMs()](UnitOfWork &unit) {
                                                      return loadIdentity(unit.stores(), now);
                                                  })
                                          .result();
    if (!identity.ok()) {
        opened->close();
        return StartFailure{ExitCode::Database,
                            u"the database cannot be used: "_s + identity.error().detail};
    }
    return std::unique_ptr<Node>(new Node(config, clock, std::move(opened), *identity));
}

Node::Node(const Config &config, const Clock &clock, std::unique_ptr<SqlStorage> storage,
           const Identity &identity)
    : m_config(config)
    , m_clock(clock)
    , m_storage(std::move(storage))
    , m_rates(config.rateLimits ? std::optional<RateLimits>(std::in_place, m_clock) : std::nullopt)
    , m_context{*m_storage, m_hub, m_clock, {}, m_rates ? &*m_rates : nullptr}
    , m_authenticator(*m_storage, m_clock, authSettings(config), identity.keys, identity.serverId)
    , m_signIn(m_context, m_authenticator, m_passwords, {config.registration, config.rateLimits})
    , m_accounts(m_context, m_signIn)
    , m_channels(m_context)
    , m_memberships(m_context, [this] { return url(); })
    , m_messaging(m_context)
    , m_marks(m_context)
    , m_sync(m_context)
    , m_services{m_signIn, m_accounts, m_channels, m_memberships, m_messaging, m_marks, m_sync}
    , m_gateway(m_services, m_hub, m_clock, {})
    , m_http(m_services, {m_context.limits, config.trustedProxies, m_context.rates}, pages(),
             [this](const QHostAddress &peer, quint16 port) {
                 for (const auto &each : m_doors) {
                     if (QTcpSocket *socket = each->find(peer, port))
                         return socket;
                 }
                 return static_cast<QTcpSocket *>(nullptr);
             })
{
    m_health.add(u"database"_s, [this] { return wellnessOf(m_storage->health()); });
    m_health.add(u"hub"_s, [this] { return m_stopping ? Wellness::Down : Wellness::Ok; });
    m_health.add(u"disk"_s, [this] { return diskOf(m_config.dataDir); });
    m_health.add(u"migrations"_s, [] { return Wellness::Ok; }); // else it would not have started
    m_stopPoll.setInterval(20);
    connect(&m_stopPoll, &QTimer::timeout, this, &Node::checkStopped);
}

Node::~Node()
{
    // First of all: what runs on its threads refers to everything below.
    m_storage->close();
    m_doors.clear();
}

QList<OperationsPage> Node::pages()
{
    return {
        {u"/health"_s,
         [this](const QString &) {
             return jsonPage(m_health.overall() == Wellness::Down ? 503 : 200, m_health.toJson());
         }},
        {u"/health/live"_s, [](const QString &) { return jsonPage(200, "{\"status\":\"ok\"}"); }},
        {u"/health/ready"_s,
         [this](const QString &) {
             const bool ready = !m_stopping && m_storage->health() != Storage::Health::Down;
             return ready ? jsonPage(200, "{\"status\":\"ok\"}")
                          : jsonPage(503, "{\"status\":\"down\"}");
         }},
        {u"/metrics"_s,
         [this](const QString &address) {
             if (!QHostAddress(address).isLoopback())
                 return problem(fail(Errc::Forbidden, u"metrics are for this machine"_s));
             return HttpAnswer{200, "text/plain; version=0.0.4; charset=utf-8", metrics(), {}};
         }},
        {u"/openapi.json"_s,
         [](const QString &) {
             QFile file(u":/docs/openapi.json"_s);
             if (!file.open(QIODevice::ReadOnly))
                 return problem(fail(Errc::NotFound, u"this build has no description"_s));
             return jsonPage(200, file.readAll());
         }},
    };
}

QByteArray Node::metrics() const
{
    QByteArray text = "# TYPE dunlin_connections gauge\ndunlin_connections "
        + QByteArray::number(m_gateway.connectionCount())
        + "\n# TYPE dunlin_messages_delivered_total counter\ndunlin_messages_delivered_total "
        + QByteArray::number(m_hub.delivered()) + "\n# TYPE dunlin_http_answers_total counter\n";
    for (size_t i = 2; i < 6; ++i)
        text += "dunlin_http_answers_total{code=\"" + QByteArray::number(int(i)) + "xx\"} "
            + QByteArray::number(m_http.answersByClass()[i]) + '\n';
    if (m_rates) {
        text += "# TYPE dunlin_rate_limited_total counter\n";
        for (const auto &[kind, buckets] :
             {std::pair("rest", &m_rates->people), std::pair("address", &m_rates->addresses),
              std::pair("messages", &m_rates->messages),
              std::pair("registration", &m_rates->registrations)})
            text += QByteArrayLiteral("dunlin_rate_limited_total{kind=\"") + kind + "\"} "
                + QByteArray::number(buckets->refused()) + '\n';
    }
    return text;
}

std::unique_ptr<Door> Node::makeDoor()
{
    DoorSettings settings;
    settings.answersContinue = !HttpServer::AnswersContinue;
    return std::make_unique<Door>(
        m_clock, settings,
        [this](BoundedSocket *socket, const RequestHead &head) { m_gateway.take(socket, head); });
}

void Node::open(std::unique_ptr<Door> door)
{
    m_port = door->serverPort();
    m_http.serve(door.get());
    m_doors.push_back(std::move(door));
}

std::optional<StartFailure> Node::listen(const QList<int> &listeners)
{
    m_port = m_config.port;
    for (const int each : listeners) {
        auto door = makeDoor();
        if (!door->setSocketDescriptor(each))
            return StartFailure{ExitCode::PortTaken,
                                u"the socket that was handed over cannot be used: "_s
                                    + door->errorString()};
        open(std::move(door));
    }
    if (listeners.isEmpty()) {
        for (const QHostAddress &address : m_config.listen) {
            auto door = makeDoor();
            if (!door->listen(address, m_port))
                return StartFailure{ExitCode::PortTaken,
                                    u"cannot listen on %1 port %2: %3"_s.arg(address.toString())
                                        .arg(m_port)
                                        .arg(door->errorString())};
            open(std::move(door));
        }
    }
    return writePortFile();
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
    m_stopTime.start();
    for (const auto &each : m_doors)
        each->drain();
    m_gateway.drain();
    m_stopPoll.start();
}

void Node::checkStopped()
{
    const bool idle = std::all_of(m_doors.cbegin(), m_doors.cend(),
                                  [](const auto &each) { return each->connectionCount() == 0; });
    if ((!idle || !m_gateway.isEmpty()) && m_stopTime.elapsed() < StopMs)
        return;
    m_stopPoll.stop();
    Q_EMIT stopped();
}

} // namespace dunlin::server
