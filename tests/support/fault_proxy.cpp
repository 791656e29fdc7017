// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/support/fault_proxy.h"

#include <QPointer>
#include <QQueue>
#include <QRandomGenerator>
#include <QSet>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTimer>

#include <sys/socket.h>

namespace dunlin::test {

namespace {

// Length of the first whole WebSocket frame in `bytes`; 0 when it is not all there.
qsizetype frameLength(const QByteArray &bytes)
{
    if (bytes.size() < 2)
        return 0;
    const bool masked = uchar(bytes[1]) & 0x80;
    quint64 length = uchar(bytes[1]) & 0x7f;
    qsizetype head = 2;
    const int extra = length == 126 ? 2 : length == 127 ? 8 : 0;
    if (bytes.size() < head + extra)
        return 0;
    if (extra > 0) {
        length = 0;
        for (int i = 0; i < extra; ++i)
            length = (length << 8) | uchar(bytes[head + i]);
        head += extra;
    }
    const quint64 whole = quint64(head) + (masked ? 4 : 0) + length;
    return quint64(bytes.size()) >= whole ? qsizetype(whole) : 0;
}

bool isMessage(const QByteArray &frame)
{
    return (uchar(frame[0]) & 0x0f) <= 2; // not ping, pong, close
}

} // namespace

class FaultProxy::Worker : public QObject
{
public:
    ~Worker() override
    {
        // While m_links is still there for them to leave.
        qDeleteAll(QSet<Link *>(m_links));
    }
    Worker(FaultProxy &owner, quint32 seed)
        : m_owner(owner)
        , m_random(seed)
        , m_server(this)
    {
        connect(&m_server, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *client = m_server.nextPendingConnection())
                accept(client);
        });
    }

    quint16 listen()
    {
        m_server.listen(QHostAddress::LocalHost);
        return m_server.serverPort();
    }

    Faults faults;
    bool plugged = true;

    void cutAll()
    {
        const auto links = m_links;
        for (Link *link : links)
            link->cut();
    }

private:
    class Link;

    // One direction of one connection.
    struct Stream {
        QPointer<QTcpSocket> from;
        QPointer<QTcpSocket> to;
        QByteArray unread;
        QQueue<QByteArray> waiting;
        bool held = false;
        bool framed = false;
    };

    class Link : public QObject
    {
    public:
        Link(Worker &worker, QTcpSocket *client)
            : QObject(&worker)
            , m_worker(worker)
        {
            auto *upstream = new QTcpSocket(this);
            client->setParent(this);
            m_up = {client, upstream, {}, {}, false, false};
            m_down = {upstream, client, {}, {}, false, false};
            upstream->connectToHost(QHostAddress::LocalHost, worker.m_owner.m_upstream);
            watch(m_up);
            watch(m_down);
            connect(upstream, &QTcpSocket::connected, this, [this] { pump(m_up); });
            connect(upstream, &QTcpSocket::errorOccurred, this, [this] { cut(); });
            connect(client, &QTcpSocket::disconnected, this, [this] { cut(); });
            connect(upstream, &QTcpSocket::disconnected, this, [this] {
                // What the server said last still goes out.
                pump(m_down);
                if (m_down.to && m_down.waiting.isEmpty())
                    m_down.to->disconnectFromHost();
                else
                    cut();
            });
        }

        ~Link() override { m_worker.m_links.remove(this); }

        void cut()
        {
            for (const auto &socket : {m_up.from, m_up.to}) {
                if (socket)
                    socket->abort();
            }
            deleteLater();
        }

    private:
        void watch(Stream &stream)
        {
            connect(stream.from, &QTcpSocket::readyRead, this, [this, &stream] { pump(stream); });
        }

        void pump(Stream &stream)
        {
            if (!stream.from || !stream.to || stream.to->state() != QAbstractSocket::ConnectedState)
                return;
            stream.unread += stream.from->readAll();
            while (!stream.unread.isEmpty()) {
                QByteArray piece;
                if (stream.framed) {
                    const qsizetype length = frameLength(stream.unread);
                    if (length == 0)
                        break;
                    piece = stream.unread.left(length);
                } else {
                    const qsizetype end = stream.unread.indexOf("\r\n\r\n");
                    // The answer to a handshake: from here on both directions carry frames.
                    if (&stream == &m_down && end >= 0
                        && stream.unread.startsWith("HTTP/1.1 101")) {
                        piece = stream.unread.left(end + 4);
                        m_up.framed = m_down.framed = true;
                    } else {
                        piece = stream.unread;
                    }
                }
                stream.unread.remove(0, piece.size());
                stream.waiting.enqueue(piece);
            }
            deliver(stream);
        }

        void deliver(Stream &stream)
        {
            while (!stream.held && !stream.waiting.isEmpty() && stream.to) {
                const QByteArray piece = stream.waiting.dequeue();
                if (!suffer(stream, piece))
                    return;
            }
        }

        bool chance(double probability)
        {
            if (probability <= 0 || m_worker.m_random.generateDouble() >= probability)
                return false;
            ++m_worker.m_owner.m_done;
            return true;
        }

        // False when the stream has ended or waits.
        bool suffer(Stream &stream, const QByteArray &piece)
        {
            const Faults &wanted = m_worker.faults;
            const bool message = stream.framed && isMessage(piece);
            if (chance(wanted.cut)) {
                stream.to->write(piece.left(m_worker.m_random.bounded(int(piece.size()))));
                stream.to->flush();
                cut();
                return false;
            }
            if (message && chance(wanted.lose)) {
                stream.held = true;
                QTimer::singleShot(m_worker.m_random.bounded(1, 30), this, [this] { cut(); });
                return false;
            }
            if (chance(wanted.halfClose)) {
                stream.to->write(piece);
                stream.to->flush();
                ::shutdown(int(stream.to->socketDescriptor()), SHUT_WR);
                stream.held = true;
                QTimer::singleShot(m_worker.m_random.bounded(1, 300), this, [this] { cut(); });
                return false;
            }
            stream.to->write(piece);
            if (message && chance(wanted.duplicate))
                stream.to->write(piece);
            if (chance(wanted.delay)) {
                stream.held = true;
                QTimer::singleShot(m_worker.m_random.bounded(1, wanted.maxDelayMs), this,
                                   [this, &stream] {
                                       stream.held = false;
                                       deliver(stream);
                                   });
                return false;
            }
            return true;
        }

        Worker &m_worker;
        Stream m_up;
        Stream m_down;
    };

    void accept(QTcpSocket *client)
    {
        ++m_owner.m_seen;
        if (!plugged) {
            client->abort();
            client->deleteLater();
            return;
        }
        m_links.insert(new Link(*this, client));
    }

    FaultProxy &m_owner;
    QRandomGenerator m_random;
    QTcpServer m_server;
    QSet<Link *> m_links;
};

FaultProxy::FaultProxy(quint16 upstreamPort, quint32 seed)
    : m_upstream(upstreamPort)
{
    m_worker = new Worker(*this, seed);
    m_worker->moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, m_worker, &QObject::deleteLater);
    m_thread.start();
    QMetaObject::invokeMethod(
        m_worker, [this] { m_port = m_worker->listen(); }, Qt::BlockingQueuedConnection);
}

FaultProxy::~FaultProxy()
{
    m_thread.quit();
    m_thread.wait();
}

void FaultProxy::setFaults(const Faults &faults)
{
    QMetaObject::invokeMethod(m_worker, [this, faults] { m_worker->faults = faults; });
}

void FaultProxy::unplug()
{
    QMetaObject::invokeMethod(
        m_worker,
        [this] {
            m_worker->plugged = false;
            m_worker->cutAll();
        },
        Qt::BlockingQueuedConnection);
}

void FaultProxy::plugIn()
{
    QMetaObject::invokeMethod(m_worker, [this] { m_worker->plugged = true; });
}

} // namespace dunlin::test
