// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// NOTIFY and LISTEN of the PostgreSQL that the nodes share, on a connection of its own.
//
// A notification has less than 8000 bytes of text, so messages travel in pieces; the pieces of what is published
// together are one statement, because each NOTIFY that commits takes a lock of the whole PostgreSQL. Needs a real
// session: behind a pooler that shares connections between transactions nothing is heard, which Cluster notices.
#pragma once

#include "server/cluster/broker.h"
#include "shared/core/backoff.h"
#include "shared/core/secret.h"

#include <QHash>
#include <QSocketNotifier>
#include <QTimer>

#include <deque>
#include <memory>
#include <utility>
#include <vector>

struct pg_conn;

namespace dunlin::server {

// Keywords of libpq and their values.
struct PostgresAddress {
    std::vector<std::pair<QByteArray, QByteArray>> options;
    Secret password;
};

class PostgresBroker final : public Broker
{
public:
    explicit PostgresBroker(PostgresAddress address);
    ~PostgresBroker() override;

    void start(Ears ears) override;
    void publish(const QByteArray &message) override;
    void reconnect() override;

    // A message as texts of notifications, and back. Pieces of one publisher come in their order. The number makes each
    // of them another one than all before: PostgreSQL drops those that are equal within a transaction.
    static QList<QByteArray> cut(const QByteArray &message, quint64 number);
    class Joiner
    {
    public:
        // The message, when this was its last piece. What does not fit to what came before is dropped.
        std::optional<QByteArray> add(const QByteArray &piece);

    private:
        QByteArray m_parts;
        QByteArray m_number;
        int m_next = 0;
        int m_count = 0;
    };

private:
    enum class Stage : quint8 { Closed, Connecting, Listening, Up };

    void open();
    void proceed();
    void watch(bool reads, bool writes);
    void read();
    void flush();
    void send();
    void lost(const QString &why);
    void close();

    const PostgresAddress m_address;
    Ears m_ears;
    pg_conn *m_connection = nullptr;
    int m_descriptor = -1;
    std::unique_ptr<QSocketNotifier> m_readable;
    std::unique_ptr<QSocketNotifier> m_writable;
    Stage m_stage = Stage::Closed;
    bool m_isBusy = false; // a statement is under way
    std::deque<QByteArray> m_pieces;
    qsizetype m_waiting = 0;      // bytes of them
    quint64 m_number = 0;         // of the last message
    QHash<int, Joiner> m_joiners; // by the process that serves the publisher
    QTimer m_again;
    QTimer m_patience;
    Backoff m_backoff;
};

} // namespace dunlin::server
