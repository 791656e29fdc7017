// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/cluster/postgres_broker.h"

#include "shared/core/log.h"

#include <libpq-fe.h>

using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int PostgresPatienceMs = 5000;
constexpr qsizetype PieceBytes = 5800; // 7736 as base64
constexpr qsizetype MostWaiting = 8 * 1024 * 1024;
constexpr qsizetype StatementBytes = 512 * 1024;

struct Clear {
    void operator()(PGresult *result) const { PQclear(result); }
};
using NativeResult = std::unique_ptr<PGresult, Clear>;

} // namespace

PostgresBroker::PostgresBroker(PostgresAddress address)
    : m_address(std::move(address))
    , m_backoff(50ms, 2s)
{
    m_again.setSingleShot(true);
    m_patience.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, [this] { open(); });
    connect(&m_patience, &QTimer::timeout, this, [this] { lost(u"no answer in time"_s); });
}

PostgresBroker::~PostgresBroker()
{
    close();
}

void PostgresBroker::start(Ears ears)
{
    m_ears = std::move(ears);
    open();
}

void PostgresBroker::open()
{
    std::vector<const char *> keys;
    std::vector<const char *> values;
    for (const auto &[key, value] : m_address.options) {
        keys.push_back(key.constData());
        values.push_back(value.constData());
    }
    if (!m_address.password.isEmpty()) {
        keys.push_back("password");
        values.push_back(m_address.password.reveal().constData());
    }
    keys.push_back(nullptr);
    values.push_back(nullptr);
    m_connection = PQconnectStartParams(keys.data(), values.data(), 0);
    if (!m_connection || PQstatus(m_connection) == CONNECTION_BAD) {
        lost(u"the connection was refused"_s);
        return;
    }
    // Said to standard error otherwise, whatever our log's format is.
    PQsetNoticeProcessor(
        m_connection, [](void *, const char *) {}, nullptr);
    m_stage = Stage::Connecting;
    m_patience.start(PostgresPatienceMs);
    watch(false, true);
}

// The descriptor may change while the connection is made.
void PostgresBroker::watch(bool reads, bool writes)
{
    const int descriptor = PQsocket(m_connection);
    if (descriptor != m_descriptor || !m_readable) {
        for (auto *each : {&m_readable, &m_writable}) {
            if (*each) {
                (*each)->setEnabled(false);
                each->release()->deleteLater();
            }
        }
        m_descriptor = descriptor;
        m_readable = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Read);
        m_writable = std::make_unique<QSocketNotifier>(descriptor, QSocketNotifier::Write);
        connect(m_readable.get(), &QSocketNotifier::activated, this, [this] { proceed(); });
        connect(m_writable.get(), &QSocketNotifier::activated, this, [this] { proceed(); });
    }
    m_readable->setEnabled(reads);
    m_writable->setEnabled(writes);
}

void PostgresBroker::proceed()
{
    if (!m_connection)
        return;
    if (m_stage != Stage::Connecting) {
        read();
        if (m_connection)
            flush();
        return;
    }
    switch (PQconnectPoll(m_connection)) {
    case PGRES_POLLING_READING:
        watch(true, false);
        return;
    case PGRES_POLLING_WRITING:
        watch(false, true);
        return;
    case PGRES_POLLING_OK:
        break;
    default:
        lost(u"the connection was refused"_s);
        return;
    }
    m_stage = Stage::Listening;
    m_isBusy = true;
    if (PQsetnonblocking(m_connection, 1) != 0
        || PQsendQuery(m_connection, "LISTEN dunlin_nodes") != 1) {
        lost(u"LISTEN failed"_s);
        return;
    }
    watch(true, false);
    flush();
}

void PostgresBroker::read()
{
    if (PQconsumeInput(m_connection) != 1) {
        lost(u"the connection ended"_s);
        return;
    }
    while (m_isBusy && PQisBusy(m_connection) == 0) {
        const NativeResult result(PQgetResult(m_connection));
        if (!result) {
            m_isBusy = false;
            break;
        }
        const ExecStatusType status = PQresultStatus(result.get());
        if (status != PGRES_COMMAND_OK && status != PGRES_TUPLES_OK) {
            lost(u"a statement failed"_s);
            return;
        }
    }
    if (!m_isBusy && m_stage == Stage::Listening) {
        m_stage = Stage::Up;
        m_patience.stop();
        m_backoff.reset();
        qCInfo(lcFanout) << "PostgreSQL carries what the nodes tell each other";
        m_ears.turned(true);
    }
    while (PGnotify *notice = m_connection ? PQnotifies(m_connection) : nullptr) {
        const int publisher = notice->be_pid;
        const QByteArray piece(notice->extra);
        PQfreemem(notice);
        if (const auto message = m_joiners[publisher].add(piece))
            m_ears.heard(*message);
    }
    // Processes come and go; none of ours has a half message for long.
    if (m_joiners.size() > 1000)
        m_joiners.clear();
    send();
}

void PostgresBroker::flush()
{
    const int left = PQflush(m_connection);
    if (left < 0)
        lost(u"the connection ended"_s);
    else
        watch(true, left > 0);
}

QList<QByteArray> PostgresBroker::cut(const QByteArray &message, quint64 number)
{
    const qsizetype count = std::max<qsizetype>(1, (message.size() + PieceBytes - 1) / PieceBytes);
    QList<QByteArray> pieces;
    for (qsizetype i = 0; i < count; ++i)
        pieces.append(QByteArray::number(number) + '.' + QByteArray::number(i) + '/'
                      + QByteArray::number(count) + ':'
                      + message.mid(i * PieceBytes, PieceBytes).toBase64());
    return pieces;
}

std::optional<QByteArray> PostgresBroker::Joiner::add(const QByteArray &piece)
{
    const qsizetype dot = piece.indexOf('.');
    const qsizetype slash = piece.indexOf('/');
    const qsizetype colon = piece.indexOf(':');
    bool isNumber = false;
    bool isCount = false;
    const int at =
        slash > dot && dot > 0 ? piece.mid(dot + 1, slash - dot - 1).toInt(&isNumber) : 0;
    const int count = colon > slash ? piece.mid(slash + 1, colon - slash - 1).toInt(&isCount) : 0;
    const auto bytes = QByteArray::fromBase64Encoding(piece.mid(colon + 1),
                                                      QByteArray::AbortOnBase64DecodingErrors);
    const bool isWhole = isNumber && isCount && at >= 0 && at < count && bytes
        && count <= MostBytes / PieceBytes + 1;
    if (isWhole && at == 0) {
        m_parts.clear();
        m_number = piece.left(dot);
        m_next = 0;
        m_count = count;
    }
    if (!isWhole || at != m_next || count != m_count || piece.left(dot) != m_number) {
        m_parts.clear();
        m_next = m_count = 0;
        return std::nullopt;
    }
    m_parts += *bytes;
    if (++m_next < m_count)
        return std::nullopt;
    m_next = m_count = 0;
    return std::exchange(m_parts, {});
}

void PostgresBroker::publish(const QByteArray &message)
{
    if (m_stage != Stage::Up || message.size() > MostBytes || m_waiting > MostWaiting)
        return;
    for (const QByteArray &each : cut(message, ++m_number)) {
        m_waiting += each.size();
        m_pieces.push_back(each);
    }
    send();
    if (m_connection)
        flush();
}

void PostgresBroker::send()
{
    if (!m_connection || m_isBusy || m_stage != Stage::Up || m_pieces.empty())
        return;
    // Base64, digits, '/' and ':' need no quoting in an array.
    QByteArray array = "{";
    while (!m_pieces.empty() && array.size() < StatementBytes) {
        if (array.size() > 1)
            array += ',';
        array += '"' + m_pieces.front() + '"';
        m_waiting -= m_pieces.front().size();
        m_pieces.pop_front();
    }
    array += '}';
    const char *values[] = {array.constData()};
    static constexpr const char sql[] =
        "SELECT pg_notify('dunlin_nodes', piece) FROM unnest($1::text[]) WITH ORDINALITY"
        " AS p (piece, n) ORDER BY n";
    m_isBusy = true;
    if (PQsendQueryParams(m_connection, sql, 1, nullptr, values, nullptr, nullptr, 1) != 1)
        lost(u"NOTIFY failed"_s);
}

void PostgresBroker::reconnect()
{
    if (!m_again.isActive())
        lost(u"nothing comes back"_s);
}

void PostgresBroker::lost(const QString &why)
{
    const bool wasUp = m_stage == Stage::Up;
    close();
    if (wasUp || m_backoff.attempts() == 0)
        qCWarning(lcFanout).noquote() << "The nodes' connection to PostgreSQL is lost:" << why;
    m_ears.turned(false);
    m_again.start(m_backoff.next());
}

void PostgresBroker::close()
{
    m_patience.stop();
    for (auto *each : {&m_readable, &m_writable}) {
        if (*each) {
            (*each)->setEnabled(false);
            each->release()->deleteLater();
        }
    }
    m_descriptor = -1;
    if (m_connection)
        PQfinish(m_connection);
    m_connection = nullptr;
    m_stage = Stage::Closed;
    m_isBusy = false;
    m_pieces.clear();
    m_waiting = 0;
    m_joiners.clear();
}

} // namespace dunlin::server
