// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/cluster/cluster.h"

#include "server/cluster/cluster_message.h"
#include "shared/core/id.h"
#include "shared/core/log.h"

#include <QEventLoop>

namespace dunlin::server {

namespace {

constexpr qsizetype MostWaitingBytes = 16 * 1024 * 1024;
constexpr int GoodbyeMs = 100;
constexpr qsizetype MessageBytes = 256 * 1024;

} // namespace

Cluster::Cluster(ClusterSettings settings)
    : m_id(createUuidV7())
    , m_settings(std::move(settings))
{
    m_thread.setObjectName(QStringLiteral("dunlin-cluster"));
}

Cluster::~Cluster()
{
    stop();
}

void Cluster::start(const MakeBroker &make, Ears ears)
{
    m_ears = std::move(ears);
    m_desk = std::make_unique<QObject>();
    m_desk->moveToThread(&m_thread);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_desk.get(),
        [this, &make] {
            m_clock.start();
            m_timer = std::make_unique<QTimer>();
            QObject::connect(m_timer.get(), &QTimer::timeout, m_desk.get(), [this] { beat(); });
            m_timer->start(m_settings.beatMs);
            m_broker = make();
            m_broker->start({[this](const QByteArray &bytes) { take(bytes); },
                             [this](bool up) { turned(up); }});
        },
        Qt::BlockingQueuedConnection);
}

void Cluster::stop()
{
    if (!m_thread.isRunning())
        return;
    QMetaObject::invokeMethod(
        m_desk.get(),
        [this] {
            m_ears = {};
            if (m_up) {
                sayAll();
                m_broker->publish(
                    ClusterMessage{m_id, ++m_number, ClusterMessage::Kind::Parting, {}, {}}
                        .toBytes());
            }
            m_timer.reset();
        },
        Qt::BlockingQueuedConnection);
    QMetaObject::invokeMethod(
        m_desk.get(),
        [this] {
            // For what the broker has to write.
            if (m_up) {
                QEventLoop loop;
                QTimer::singleShot(GoodbyeMs, &loop, &QEventLoop::quit);
                loop.exec();
            }
            m_broker.reset();
            m_desk->moveToThread(nullptr);
            m_thread.quit();
        },
        Qt::BlockingQueuedConnection);
    m_thread.wait();
}

void Cluster::say(QByteArray word)
{
    bool wake = false;
    {
        const std::lock_guard lock(m_mutex);
        if (!m_desk || m_bytes > MostWaitingBytes) {
            m_unsaid = true;
            return;
        }
        m_bytes += word.size();
        m_words.append(std::move(word));
        wake = !std::exchange(m_woken, true);
    }
    if (wake)
        QMetaObject::invokeMethod(
            m_desk.get(), [this] { sayAll(); }, Qt::QueuedConnection);
}

void Cluster::sayAll()
{
    QList<QByteArray> words;
    {
        const std::lock_guard lock(m_mutex);
        words.swap(m_words);
        m_bytes = 0;
        m_woken = false;
    }
    if (words.isEmpty())
        return;
    if (!m_up || !m_broker) {
        m_unsaid = true;
        return;
    }
    ClusterMessage message{m_id, 0, ClusterMessage::Kind::Words, {}, {}};
    qsizetype bytes = 0;
    const auto publish = [&] {
        // Something went unsaid before this: the others shall see that.
        if (m_unsaid.exchange(false))
            ++m_number;
        message.number = ++m_number;
        m_said += quint64(message.words.size());
        m_broker->publish(message.toBytes());
        message.words.clear();
        bytes = 0;
    };
    for (const QByteArray &each : std::as_const(words)) {
        if (bytes > 0 && bytes + each.size() > MessageBytes)
            publish();
        bytes += each.size();
        message.words.append(each);
    }
    publish();
}

void Cluster::beat()
{
    const qint64 now = m_clock.elapsed();
    // Who was kept from running itself has not heard yet what came meanwhile, and judges nobody by it.
    const bool isLate = now - std::exchange(m_beatAt, now) > m_settings.silenceMs / 2;
    if (m_up && !isLate && now - m_echoAt > m_settings.silenceMs) {
        qCWarning(lcFanout) << "The broker carries nothing any more";
        m_echoAt = now;
        m_broker->reconnect();
    }
    if (m_up) {
        if (m_unsaid.exchange(false))
            ++m_number;
        m_broker->publish(
            ClusterMessage{m_id, ++m_number, ClusterMessage::Kind::Beat, m_settings.name, {}}
                .toBytes());
    }
    // While nothing can be heard at all, nobody is gone for being silent.
    QList<NodeId> silent;
    for (auto it = m_known.cbegin(); m_up && !isLate && it != m_known.cend(); ++it) {
        if (now - it->heardAt > m_settings.silenceMs)
            silent.append(it.key());
    }
    for (const NodeId &each : std::as_const(silent)) {
        qCWarning(lcFanout).noquote() << "Nothing more is heard of node" << m_known[each].name;
        depart(each);
    }
}

void Cluster::depart(const NodeId &node)
{
    m_known.remove(node);
    m_others = int(m_known.size());
    if (m_ears.gone)
        m_ears.gone(node);
    // It may have stored what it could not say.
    lose();
}

void Cluster::lose()
{
    ++m_losses;
    if (m_ears.lost)
        m_ears.lost();
}

void Cluster::turned(bool up)
{
    if (m_up.exchange(up) == up)
        return;
    m_echoAt = m_clock.elapsed();
    if (m_ears.turned)
        m_ears.turned(up);
    if (!up)
        return;
    for (Other &each : m_known)
        each.heardAt = m_echoAt;
    lose();
    beat();
}

void Cluster::take(const QByteArray &bytes)
{
    const Result<ClusterMessage> message = ClusterMessage::fromBytes(bytes);
    if (!message.ok()) {
        qCWarning(lcFanout) << "Something else than a node speaks on the nodes' channel";
        return;
    }
    const qint64 now = m_clock.elapsed();
    if (message->from == m_id) {
        m_echoAt = now;
        return;
    }
    const NodeId &from = message->from;
    auto other = m_known.find(from);
    if (message->kind == ClusterMessage::Kind::Parting) {
        if (other != m_known.end())
            depart(from);
        return;
    }
    if (other == m_known.end()) {
        other = m_known.insert(from, Other{0, now, {}});
        m_others = int(m_known.size());
        qCInfo(lcFanout).noquote()
            << "There is a node"
            << (message->name.isEmpty() ? from.toString(QUuid::WithoutBraces) : message->name);
        if (m_ears.came)
            m_ears.came(from);
        // It learns of us, and of what was left unsaid while we were alone.
        beat();
        other = m_known.find(from);
        if (other == m_known.end())
            return;
    }
    if (message->number <= other->last)
        return;
    const bool isHole = message->number != other->last + 1;
    other->last = message->number;
    other->heardAt = now;
    if (!message->name.isEmpty())
        other->name = message->name;
    if (isHole)
        lose();
    for (const QByteArray &each : message->words) {
        ++m_heardWords;
        if (m_ears.heard)
            m_ears.heard(from, each);
    }
}

} // namespace dunlin::server
