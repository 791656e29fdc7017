// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pages for those who run the server: health, readiness, the description of REST, and figures, which are brought
// together from what the parts have counted when somebody asks.
#include "server/app/disk_space.h"
#include "server/app/node.h"
#include "server/telemetry/metrics_page.h"
#include "server/telemetry/process_figures.h"

#include <QFile>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

double seconds(qint64 ms)
{
    return double(ms) / 1000;
}

void tellProcess(MetricsPage &page)
{
    const auto process = processFigures();
    if (!process)
        return;
    page.counter("process_cpu_seconds_total", "Processor time used, in seconds.")
        .value(process->cpuSeconds);
    page.gauge("process_resident_memory_bytes", "Memory that is in use.")
        .value(double(process->residentBytes));
    page.gauge("process_virtual_memory_bytes", "Memory that is set aside.")
        .value(double(process->virtualBytes));
    page.gauge("process_open_fds", "Open file descriptors.")
        .value(double(process->openDescriptors));
    page.gauge("process_max_fds", "File descriptors that may be open.")
        .value(double(process->mostDescriptors));
    page.gauge("process_threads", "Threads.").value(double(process->threads));
    page.gauge("process_start_time_seconds", "When the process started, since 1970.")
        .value(process->startedAt);
}

HttpAnswer jsonPage(int status, const QByteArray &body)
{
    return {status, "application/json", body, {}};
}

QByteArray codeOf(size_t place)
{
    return place < StatusCodes.size() ? QByteArray::number(StatusCodes[place]) : "other";
}

} // namespace

void Node::tellHub(MetricsPage &page) const
{
    std::array<DistributionSum, Dispatcher::Operations> times{};
    std::array<quint64, Dispatcher::Operations> failures{};
    DistributionSum turns;
    qint64 connections = 0;
    quint64 delivered = 0;
    size_t orders = 0;
    for (const auto &each : m_workers) {
        const Worker &worker = *each->worker();
        connections += worker.gateway().connectionCount();
        delivered += worker.hub().delivered();
        orders += worker.hub().ordersWaiting();
        worker.hub().turnTimes().addTo(turns);
        for (size_t i = 0; i < times.size(); ++i) {
            const Dispatcher::Figures &figures = worker.gateway().dispatcher().figures(i);
            figures.times.addTo(times[i]);
            failures[i] += figures.failures.load(std::memory_order_relaxed);
        }
    }
    QList<QByteArray> names;
    std::apply([&](const auto &...each) { (names.append(each.name), ...); }, wire::operations);
    const auto sends = size_t(names.indexOf(wire::op::messageSend.name));

    page.gauge("dunlin_connections", "Connections of the hub.").value(double(connections));
    page.counter("dunlin_messages_delivered_total",
                 "Pushes to sessions: of messages, and of everything else that is pushed.")
        .value(double(delivered));
    page.histogram("dunlin_fanout_seconds",
                   "From the first push of a turn to the last session of a thread.")
        .value(turns);
    page.histogram("dunlin_send_to_ack_seconds",
                   "From a message.send of the hub to its acknowledgement, the commit included.")
        .value(times[sends]);
    page.histogram("dunlin_hub_operation_seconds",
                   "From a request of the hub to its reply, by operation.");
    for (size_t i = 0; i < times.size(); ++i) {
        if (times[i].total() > 0)
            page.value(times[i], {{"op", names[qsizetype(i)]}});
    }
    page.counter("dunlin_hub_failures_total",
                 "Requests of the hub that were answered with an error, by operation.");
    for (size_t i = 0; i < failures.size(); ++i) {
        if (failures[i] > 0)
            page.value(double(failures[i]), {{"op", names[qsizetype(i)]}});
    }
    page.counter("dunlin_hub_closes_total", "Hub connections ended by the server, by close code.");
    for (size_t i = 0; i < m_counters.passingCloses.size(); ++i)
        page.value(double(m_counters.passingCloses[i]),
                   {{"code", QByteArray::number(4000 + int(i))}});
    for (size_t i = 0; i < m_counters.finalCloses.size(); ++i)
        page.value(double(m_counters.finalCloses[i]),
                   {{"code", QByteArray::number(4500 + int(i))}});
    page.counter("dunlin_unmasked_frames_total", "Frames from clients that were not masked.")
        .value(double(m_counters.unmaskedFrames));

    const StorageFigures storage = m_storage->figures();
    page.gauge("dunlin_queue_depth", "What waits, by queue.")
        .value(double(storage.writesWaiting), {{"queue", "writes"}})
        .value(double(storage.readsWaiting), {{"queue", "reads"}})
        .value(double(m_files.waiting()), {{"queue", "files"}})
        .value(double(orders), {{"queue", "pushes"}});
}

void Node::tellHttp(MetricsPage &page) const
{
    if (m_workers.empty())
        return;
    // Every worker has the same routes in the same order.
    const auto &first = m_workers.front()->worker()->http().figures();
    page.histogram("dunlin_http_request_seconds", "From a request to its answer, by route.");
    for (size_t route = 0; route < first.size(); ++route) {
        DistributionSum sum;
        for (const auto &each : m_workers)
            each->worker()->http().figures()[route]->times.addTo(sum);
        if (sum.total() > 0)
            page.value(sum, {{"route", first[route]->route}});
    }
    page.counter("dunlin_http_requests_total", "Requests answered, by route and status.");
    for (size_t route = 0; route < first.size(); ++route) {
        for (size_t code = 0; code <= StatusCodes.size(); ++code) {
            quint64 count = 0;
            for (const auto &each : m_workers)
                count += each->worker()->http().figures()[route]->answers[code];
            if (count > 0)
                page.value(double(count), {{"route", first[route]->route}, {"code", codeOf(code)}});
        }
    }
}

void Node::tellDoor(MetricsPage &page) const
{
    page.gauge("dunlin_sockets", "Connections of the port, of the hub and others.")
        .value(double(m_census.total()));
    page.counter("dunlin_accepted_total", "Connections that were let in.")
        .value(double(m_counters.accepted));
    page.counter("dunlin_not_accepted_total", "Connections that were turned away, by limit.")
        .value(double(m_counters.overTotal), {{"limit", "connections"}})
        .value(double(m_counters.overAddress), {{"limit", "address"}});
    page.counter("dunlin_requests_refused_total", "Requests refused for their form.")
        .value(double(m_counters.refusedRequests));
    page.counter("dunlin_deadlines_total", "Connections cut for being slow, by what was awaited.")
        .value(double(m_counters.headTimeouts), {{"of", "head"}})
        .value(double(m_counters.bodyTimeouts), {{"of", "body"}})
        .value(double(m_counters.idleTimeouts), {{"of", "idle"}})
        .value(double(m_counters.handshakeTimeouts), {{"of", "handshake"}});
    if (!m_rates)
        return;
    page.counter("dunlin_rate_limited_total", "Requests refused for coming too often, by kind.");
    for (const auto &[kind, buckets] :
         {std::pair("rest", &m_rates->people), std::pair("address", &m_rates->addresses),
          std::pair("messages", &m_rates->messages),
          std::pair("registration", &m_rates->registrations),
          std::pair("roster", &m_rates->rosterEntries)})
        page.value(double(buckets->refused()), {{"kind", kind}});
}

void Node::tellStorage(MetricsPage &page) const
{
    const StorageFigures storage = m_storage->figures();
    page.counter("dunlin_messages_accepted_total", "Messages that were stored, repeats left out.")
        .value(double(storage.stored));
    page.counter("dunlin_messages_purged_total", "Messages that retention took away.")
        .value(double(m_retention.purged()));
    page.histogram("dunlin_commit_batch_size", "Writes that one transaction stored together.")
        .value(storage.batchSizes);
    page.histogram("dunlin_commit_seconds", "How long a transaction took, its commit included.")
        .value(storage.commitTimes);
    page.histogram("dunlin_read_seconds", "How long a read took.").value(storage.readTimes);
    const AccessCache::Figures roles = m_access.figures();
    page.counter("dunlin_role_cache_total",
                 "Questions for a member's role before a read, by where and whether it was known.")
        .value(double(roles.hits), {{"level", "memory"}, {"outcome", "hit"}})
        .value(double(roles.misses), {{"level", "memory"}, {"outcome", "miss"}});
    if (m_sharedAccess) {
        page.value(double(m_sharedAccess->hits()), {{"level", "redis"}, {"outcome", "hit"}})
            .value(double(m_sharedAccess->misses()), {{"level", "redis"}, {"outcome", "miss"}});
        page.counter("dunlin_role_cache_failures_total", "Questions that Redis did not answer.")
            .value(double(m_sharedAccess->failures()));
    }
    page.gauge("dunlin_role_cache_entries", "Roles of members that are in memory.")
        .value(double(roles.entries));
    const FileFigures &files = m_files.figures();
    page.counter("dunlin_files_completed_total", "Uploads that have become files.")
        .value(double(files.completed));
    page.counter("dunlin_file_received_bytes_total", "Bytes of files that were uploaded.")
        .value(double(files.bytesTaken));
    page.counter("dunlin_file_sent_bytes_total", "Bytes of files that were read for downloads.")
        .value(double(files.bytesGiven));
    if (const auto free = freeDiskBytes(m_config.dataDir))
        page.gauge("dunlin_disk_free_bytes", "Left on the disk of the data directory.")
            .value(double(*free));
    if (m_backedUpAt > 0)
        page.gauge("dunlin_last_backup_timestamp_seconds",
                   "When the last verified backup was made, since 1970.")
            .value(seconds(m_backedUpAt));
}

void Node::tellNodes(MetricsPage &page) const
{
    if (!m_cluster)
        return;
    page.gauge("dunlin_other_nodes", "Nodes that this one sees, besides itself.")
        .value(double(m_cluster->others()));
    page.counter("dunlin_node_words_said_total", "What this node told the others.")
        .value(double(m_cluster->said()));
    page.counter("dunlin_node_words_heard_total", "What this node heard from the others.")
        .value(double(m_cluster->heardWords()));
    page.counter("dunlin_node_losses_total",
                 "How often something was missed, and the database was asked.")
        .value(double(m_cluster->losses()));
}

void Node::tellPushes(MetricsPage &page) const
{
    if (!m_pushSender)
        return;
    const PushSender::Counters &pushes = m_pushSender->counters();
    page.gauge("dunlin_pushes_waiting", "Pushes to devices that wait for their service.")
        .value(double(pushes.waiting));
    page.counter("dunlin_pushes_total", "Pushes to devices, by what became of them.")
        .value(double(pushes.sent), {{"outcome", "sent"}})
        .value(double(pushes.retried), {{"outcome", "retried"}})
        .value(double(pushes.failed), {{"outcome", "failed"}})
        .value(double(pushes.dropped), {{"outcome", "dropped"}})
        .value(double(pushes.gone), {{"outcome", "gone"}});
}

void Node::tellHooks(MetricsPage &page) const
{
    const Hooks::Counters &hooks = m_hooks.counters();
    page.counter("dunlin_hook_deliveries_total", "Calls of outgoing hooks, by what became of them.")
        .value(double(hooks.delivered), {{"outcome", "delivered"}})
        .value(double(hooks.failed), {{"outcome", "failed"}})
        .value(double(hooks.givenUp), {{"outcome", "givenUp"}});
}

void Node::addFigures(wire::AdminStats &stats) const
{
    const StorageFigures storage = m_storage->figures();
    qint64 sessions = 0;
    qint64 pushes = 0;
    for (const auto &each : m_workers) {
        sessions += each->worker()->gateway().connectionCount();
        pushes += qint64(each->worker()->hub().ordersWaiting());
    }
    stats.queues = {{u"writes"_s, qint64(storage.writesWaiting)},
                    {u"reads"_s, qint64(storage.readsWaiting)},
                    {u"files"_s, m_files.waiting()},
                    {u"pushes"_s, pushes}};
    stats.connections = {{u"hub"_s, sessions}, {u"port"_s, m_census.total()}};
    for (const auto &[name, state] : m_health.look())
        stats.components.append({name, nameOf(state)});
    if (m_backedUpAt > 0)
        stats.lastBackupAt = m_backedUpAt;
}

QByteArray Node::metrics() const
{
    MetricsPage page;
    page.gauge("dunlin_build_info", "1, with the program's version.")
        .value(1, {{"version", DUNLIN_VERSION}});
    page.gauge("dunlin_component_health", "2 in order, 1 degraded, 0 down, by component.");
    for (const auto &[name, state] : m_health.look())
        page.value(2 - int(state), {{"component", name.toLatin1()}});
    tellHub(page);
    tellHttp(page);
    tellDoor(page);
    tellStorage(page);
    tellNodes(page);
    tellPushes(page);
    tellHooks(page);
    tellProcess(page);
    return page.toText();
}

bool Node::maySeeFigures(const OperationsPage::Asker &asker) const
{
    return QHostAddress(asker.address).isLoopback()
        || (!m_config.metricsToken.isEmpty() && asker.token
            && Secret::fromText(*asker.token) == m_config.metricsToken);
}

QList<OperationsPage> Node::pages()
{
    using Asker = OperationsPage::Asker;
    return {
        {u"/health"_s,
         [this](const Asker &) {
             return jsonPage(m_health.overall() == Wellness::Down ? 503 : 200, m_health.toJson());
         }},
        {u"/health/live"_s, [](const Asker &) { return jsonPage(200, "{\"status\":\"ok\"}"); }},
        {u"/health/ready"_s,
         [this](const Asker &) {
             const bool ready = !m_stopping && m_storage->health() != Storage::Health::Down;
             return ready ? jsonPage(200, "{\"status\":\"ok\"}")
                          : jsonPage(503, "{\"status\":\"down\"}");
         }},
        {u"/metrics"_s,
         [this](const Asker &asker) {
             if (!maySeeFigures(asker))
                 return problem(fail(Errc::Forbidden,
                                     u"metrics are for this machine, and who has their token"_s));
             return HttpAnswer{200, "text/plain; version=0.0.4; charset=utf-8", metrics(), {}};
         }},
        {u"/openapi.json"_s,
         [](const Asker &) {
             QFile file(u":/docs/openapi.json"_s);
             if (!file.open(QIODevice::ReadOnly))
                 return problem(fail(Errc::NotFound, u"this build has no description"_s));
             return jsonPage(200, file.readAll());
         }},
    };
}

} // namespace dunlin::server
