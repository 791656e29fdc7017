// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The nodes of one server, as one of them sees the others: what they say to each other over a broker, who is there, and
// whether something was missed.
//
// The broker may lose; this notices. What a node says is numbered, and each node says every second or so that it is
// there, with its latest number. Whoever misses a number, or could not listen for a time, or hears nothing more of a
// node that had perhaps stored something it could not tell any more, is told lost(): from then on the database is
// asked. A node alone says nothing but that it is there; what it left unsaid is a hole in its numbers, which the next
// node to come sees.
//
// Has a thread of its own, on which all ears are called; everything else may be called from any thread.
#pragma once

#include "server/cluster/broker.h"
#include "shared/core/event_thread.h"

#include <QElapsedTimer>
#include <QHash>
#include <QTimer>
#include <QUuid>

#include <atomic>
#include <memory>
#include <mutex>

namespace dunlin::server {

using NodeId = QUuid;

struct ClusterSettings {
    QString name; // for people
    int beatMs = 1000;
    int silenceMs = 5000; // after which a node counts as gone
};

class Cluster
{
public:
    struct Ears {
        // Words of one node come in the order in which they were said.
        std::function<void(const NodeId &from, const QByteArray &word)> heard;
        // Something that was said by anybody may have been missed. Comes before what was said next.
        std::function<void()> lost;
        std::function<void(const NodeId &node)> came;
        std::function<void(const NodeId &node)> gone;
        // Whether anything can be heard at all.
        std::function<void(bool up)> turned;
    };
    // The broker is made on the cluster's thread.
    using MakeBroker = std::function<std::unique_ptr<Broker>()>;

    explicit Cluster(ClusterSettings settings);
    // Says goodbye, if stop() did not.
    ~Cluster();
    Q_DISABLE_COPY_MOVE(Cluster)

    // Once.
    void start(const MakeBroker &make, Ears ears);
    // Nobody is called any more when this returns.
    void stop();

    const NodeId &id() const { return m_id; }
    // To all others.
    void say(QByteArray word);
    // There is nobody to hear it: then leaveUnsaid() instead of say().
    bool isAlone() const { return m_others == 0; }
    void leaveUnsaid() { m_unsaid = true; }
    int others() const { return m_others; }
    bool isUp() const { return m_up; }
    // For figures.
    quint64 said() const { return m_said; }
    quint64 heardWords() const { return m_heardWords; }
    quint64 losses() const { return m_losses; }

private:
    struct Other {
        quint64 last = 0;
        qint64 heardAt = 0;
        QString name;
    };

    // All on the cluster's thread.
    void turned(bool up);
    void take(const QByteArray &bytes);
    void beat();
    void sayAll();
    void depart(const NodeId &node);
    void lose();

    const NodeId m_id;
    const ClusterSettings m_settings;
    EventThread m_thread;
    std::unique_ptr<QObject> m_desk;
    std::unique_ptr<Broker> m_broker;
    std::unique_ptr<QTimer> m_timer;
    Ears m_ears;
    QElapsedTimer m_clock;
    quint64 m_number = 0; // of what was said last
    qint64 m_echoAt = 0;  // when we heard ourselves
    qint64 m_beatAt = 0;
    QHash<NodeId, Other> m_known;

    std::mutex m_mutex;
    QList<QByteArray> m_words;
    qsizetype m_bytes = 0;
    bool m_woken = false;

    std::atomic<bool> m_unsaid = false;
    std::atomic<bool> m_up = false;
    std::atomic<int> m_others = 0;
    std::atomic<quint64> m_said = 0;
    std::atomic<quint64> m_heardWords = 0;
    std::atomic<quint64> m_losses = 0;
};

} // namespace dunlin::server
