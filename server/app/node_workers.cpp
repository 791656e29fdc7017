// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of a node that has to do with its threads and with other nodes: workers for connections, which of them gets one, and
// what is done with what the others say.

#include "server/app/node.h"
#include "server/app/node_settings.h"
#include "server/app/tls_files.h"

#include <algorithm>

namespace dunlin::server {

WorkerParts Node::workerParts()
{
    WorkerParts parts{m_services, m_fanout, m_clock, m_counters, {}, {}, {}, pages()};
    parts.door.answersContinue = !HttpServer::AnswersContinue;
    parts.door.headMs = m_config.headSeconds * 1000;
    parts.door.bodyMs = m_config.bodySeconds * 1000;
    parts.door.idleMs = m_config.idleSeconds * 1000;
    parts.door.tls = m_tls;
    parts.door.takeFromHttp = &HttpServer::letGo;
    parts.session.limits = m_context.limits;
    parts.session.helloMs = m_config.helloSeconds * 1000;
    parts.session.heartbeatMs = m_config.heartbeatSeconds * 1000;
    parts.session.backlogBytes = m_config.backlogKib * 1024;
    parts.http = {m_context.limits, m_config.trustedProxies, m_context.rates};
    return parts;
}

std::optional<StartFailure> Node::startWorkers()
{
    if (m_config.hasTls()) {
        const auto tls = loadTls(m_config.tlsCertificate, m_config.tlsKey);
        if (!tls.ok())
            return StartFailure{ExitCode::BadConfiguration, tls.error().detail};
        m_tls = *tls;
    }
    m_files.begin();
    const WorkerParts parts = workerParts();
    const int count = m_config.ioThreads();
    for (int i = 0; i < count; ++i) {
        // A single one shares this thread with the services: no message changes threads on its way to the storage.
        auto thread = std::make_unique<WorkerThread>(
            count > 1 ? WorkerThread::Place::Own : WorkerThread::Place::Here, parts);
        WorkerThread *const held = thread.get();
        connect(thread->worker(), &Worker::left, this, [this, held](const QHostAddress &peer) {
            --held->load;
            m_census.leave(peer);
        });
        connect(thread->worker(), &Worker::drained, this, [this] {
            if (++m_drained == m_workers.size())
                Q_EMIT stopped();
        });
        m_workers.push_back(std::move(thread));
    }
    return std::nullopt;
}

void Node::joinOthers()
{
    if (!m_cluster)
        return;
    Cluster::Ears ears;
    ears.heard = [this](const NodeId &from, const QByteArray &word) {
        m_fanout.carryOut(from, word);
    };
    ears.lost = [this] {
        m_access.forgetAll();
        if (m_sharedAccess)
            m_sharedAccess->suspend();
        m_catchUp.everything();
        m_fanout.askWhoIsHere();
    };
    ears.came = [this](const NodeId &) { m_fanout.askWhoIsHere(); };
    ears.gone = [this](const NodeId &node) { m_fanout.forgetNode(node); };
    ears.turned = [this](bool up) {
        m_access.setDeaf(!up);
        m_catchUp.setDeaf(!up);
    };
    // Until there is a broker.
    m_access.setDeaf(true);
    m_catchUp.setDeaf(true);
    m_cluster->start(brokerOf(m_config, m_serverId), ears);
}

void Node::place(qintptr descriptor, const QHostAddress &peer)
{
    const auto &least =
        *std::min_element(m_workers.cbegin(), m_workers.cend(),
                          [](const auto &a, const auto &b) { return a->load < b->load; });
    ++least->load;
    least->run([worker = least->worker(), descriptor, peer] { worker->adopt(descriptor, peer); });
}

} // namespace dunlin::server
