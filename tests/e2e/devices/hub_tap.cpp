// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/devices/hub_tap.h"

#include <QRegularExpression>
#include <QTcpSocket>
#include <QtEndian>
#include <QUrl>

#include <functional>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr uchar BinaryFrame = 2;

struct SocketFrame {
    QByteArray payload;
    uchar opcode = 0;
    bool isLast = false;
};

// Takes the first whole WebSocket frame (RFC 6455, 5.2) out of `bytes`.
std::optional<SocketFrame> takeFrame(QByteArray &bytes)
{
    if (bytes.size() < 2)
        return std::nullopt;
    const bool isMasked = uchar(bytes[1]) & 0x80;
    quint64 length = uchar(bytes[1]) & 0x7f;
    qsizetype head = 2;
    if (length >= 126) {
        const qsizetype width = length == 126 ? 2 : 8;
        if (bytes.size() < head + width)
            return std::nullopt;
        length = width == 2 ? qFromBigEndian<quint16>(bytes.constData() + head)
                            : qFromBigEndian<quint64>(bytes.constData() + head);
        head += width;
    }
    const qsizetype start = head + (isMasked ? 4 : 0);
    if (quint64(bytes.size()) < quint64(start) + length)
        return std::nullopt;
    SocketFrame frame{bytes.mid(start, qsizetype(length)), uchar(uchar(bytes[0]) & 0x0f),
                      (uchar(bytes[0]) & 0x80) != 0};
    if (isMasked) {
        for (qsizetype i = 0; i < frame.payload.size(); ++i)
            frame.payload[i] = char(frame.payload[i] ^ bytes[head + i % 4]);
    }
    bytes.remove(0, start + qsizetype(length));
    return frame;
}

} // namespace

// One connection, both directions.
class HubTap::Relay : public QObject
{
public:
    Relay(HubTap &tap, QTcpSocket *device)
        : QObject(&tap)
        , m_tap(tap)
        , m_device(device)
        , m_server(new QTcpSocket(this))
    {
        m_device->setParent(this);
        connect(m_device, &QTcpSocket::readyRead, this, &Relay::passUp);
        connect(m_server, &QTcpSocket::connected, this, &Relay::passUp);
        connect(m_server, &QTcpSocket::readyRead, this, &Relay::passDown);
        connect(m_device, &QTcpSocket::disconnected, this, [this] {
            passUp();
            m_server->disconnectFromHost();
            deleteLater();
        });
        // Also when it can't be reached at all.
        connect(m_server, &QTcpSocket::stateChanged, this,
                [this](QAbstractSocket::SocketState now) {
                    if (now != QAbstractSocket::UnconnectedState)
                        return;
                    passDown();
                    m_device->disconnectFromHost();
                });
        m_server->connectToHost(QHostAddress::LocalHost, tap.m_upstream);
    }

    ~Relay() override { m_tap.m_relays.remove(this); }
    void cut() { m_device->abort(); }

    QHash<qint64, int> asked; // id of a request -> its operation

private:
    struct Stream {
        QByteArray unread;
        QByteArray message; // of frames that go on
        bool isFramed = false;
    };

    void passUp()
    {
        if (m_server->state() != QAbstractSocket::ConnectedState || !m_device->isOpen())
            return;
        const QByteArray bytes = m_device->readAll();
        m_server->write(bytes);
        m_up.unread += bytes;
        if (!m_up.isFramed) {
            // The device says nothing after an upgrade's head until it is answered.
            if (m_up.unread.contains("\r\n\r\n")) {
                m_tap.sawHead(m_up.unread);
                m_up.isFramed = m_up.unread.startsWith("GET /hub ");
                m_up.unread.clear();
            }
            return;
        }
        readFrames(m_up, [this](const Frame &frame, qsizetype) { m_tap.sawRequest(this, frame); });
    }

    void passDown()
    {
        if (!m_server->isOpen() || !m_device->isOpen())
            return;
        const QByteArray bytes = m_server->readAll();
        m_device->write(bytes);
        if (!m_up.isFramed)
            return;
        m_down.unread += bytes;
        if (!m_down.isFramed) {
            const qsizetype end = m_down.unread.indexOf("\r\n\r\n");
            if (end < 0)
                return;
            m_down.unread.remove(0, end + 4);
            m_down.isFramed = true;
        }
        readFrames(m_down, [this](const Frame &frame, qsizetype size) {
            m_tap.sawAnswer(this, frame, size);
        });
    }

    static void readFrames(Stream &stream, const std::function<void(const Frame &, qsizetype)> &saw)
    {
        while (const auto part = takeFrame(stream.unread)) {
            if (part->opcode > BinaryFrame)
                continue; // ping, pong, close
            stream.message += part->payload;
            if (!part->isLast)
                continue;
            const QByteArray message = std::exchange(stream.message, {});
            for (const FrameOrFault &each : parseFrames(Encoding::Cbor, message)) {
                if (const auto *frame = std::get_if<Frame>(&each))
                    saw(*frame, message.size());
            }
        }
    }

    HubTap &m_tap;
    QTcpSocket *m_device;
    QTcpSocket *m_server;
    Stream m_up;
    Stream m_down;
};

HubTap::HubTap(const QString &serverUrl)
    : m_upstream(quint16(QUrl(serverUrl).port()))
{
    connect(&m_server, &QTcpServer::newConnection, this, [this] {
        while (QTcpSocket *device = m_server.nextPendingConnection())
            m_relays.insert(new Relay(*this, device));
    });
    m_server.listen(QHostAddress::LocalHost);
}

HubTap::~HubTap()
{
    // While m_relays is still there for them to leave.
    qDeleteAll(QSet<Relay *>(m_relays));
}

QString HubTap::url() const
{
    return u"http://127.0.0.1:%1"_s.arg(m_server.serverPort());
}

void HubTap::reset()
{
    m_catchups.clear();
    m_requests.clear();
    m_receipts.clear();
    m_calls.clear();
}

void HubTap::cut()
{
    const QSet<Relay *> relays = m_relays;
    for (Relay *each : relays)
        each->cut();
}

// A body may stand before the head, that of the call before it on the same connection.
void HubTap::sawHead(const QByteArray &head)
{
    static const QRegularExpression line(u"(GET|POST|PUT|PATCH|DELETE) (/\\S*) HTTP/1\\.1\r\n"_s);
    auto found = line.globalMatch(QString::fromLatin1(head));
    while (found.hasNext()) {
        const QRegularExpressionMatch each = found.next();
        m_calls.append(each.captured(1) + u' ' + each.captured(2));
    }
}

void HubTap::sawRequest(Relay *relay, const Frame &frame)
{
    if (frame.kind != Frame::Kind::Request)
        return;
    ++m_requests[frame.number];
    relay->asked.insert(frame.id, frame.number);
}

void HubTap::sawAnswer(Relay *relay, const Frame &frame, qsizetype bytes)
{
    const DecodeOptions options{{}, Unknown::Zero};
    if (frame.kind == Frame::Kind::Push && frame.number == wire::event::receipt.number) {
        if (const auto receipt = frame.payload.decode<wire::ReceiptEvent>(options); receipt.ok())
            m_receipts.append(*receipt);
        return;
    }
    if (frame.kind != Frame::Kind::Reply)
        return;
    const int operation = relay->asked.take(frame.id);
    if (operation == wire::op::sync.number) {
        if (const auto reply = frame.payload.decode<wire::SyncReply>(options); reply.ok())
            m_catchups.append({*reply, bytes});
    } else if (operation == wire::op::hello.number) {
        if (const auto reply = frame.payload.decode<wire::HelloReply>(options);
            reply.ok() && reply->sync)
            m_catchups.append({*reply->sync, bytes});
    }
}

} // namespace dunlin::test
