// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A relay between one device and the server that changes nothing and reads along: what the device asks for over the
// hub and over REST, and what it is told. A round trip is counted where it happens, on the wire.
#pragma once

#include "shared/codec/frame.h"
#include "shared/wire/frames.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QStringList>
#include <QTcpServer>

namespace dunlin::test {

class HubTap : public QObject
{
public:
    explicit HubTap(const QString &serverUrl);
    ~HubTap() override;

    QString url() const;

    struct Catchup {
        wire::SyncReply reply;
        qsizetype bytes = 0; // of the whole frame
    };
    // Every answer to a position, whether it was asked for by `sync` or came with `hello`.
    const QList<Catchup> &catchups() const { return m_catchups; }
    template <int Number, typename Request, typename Reply>
    int requests(const wire::Operation<Number, Request, Reply> &) const
    {
        return m_requests.value(Number);
    }
    const QList<wire::ReceiptEvent> &receipts() const { return m_receipts; }
    // "METHOD path" of every call over REST.
    const QStringList &calls() const { return m_calls; }
    // Takes the network away for a moment: what the server has been asked it does, and its answers are lost.
    void cut();
    // Forgets what was seen so far.
    void reset();

private:
    class Relay;
    void sawHead(const QByteArray &head);
    void sawRequest(Relay *relay, const Frame &frame);
    void sawAnswer(Relay *relay, const Frame &frame, qsizetype bytes);

    QTcpServer m_server;
    quint16 m_upstream = 0;
    QSet<Relay *> m_relays;
    QList<Catchup> m_catchups;
    QHash<int, int> m_requests;
    QList<wire::ReceiptEvent> m_receipts;
    QStringList m_calls;
};

} // namespace dunlin::test
