// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/storage/raw_postgres.h"

#include <libpq-fe.h>

namespace dunlin::test {

using server::AppendRequest;

namespace {

void check(bool fine, PGconn *connection)
{
    if (!fine)
        qFatal("libpq: %s", PQerrorMessage(connection));
}

} // namespace

RawPostgres::RawPostgres(const server::DatabaseConfig &config)
    : m_connection(PQsetdbLogin(config.host.toUtf8().constData(),
                                QByteArray::number(config.port).constData(), nullptr, nullptr,
                                config.name.toUtf8().constData(), config.user.toUtf8().constData(),
                                config.password.reveal().constData()))
{
    check(PQstatus(m_connection) == CONNECTION_OK, m_connection);
}

RawPostgres::~RawPostgres()
{
    PQfinish(m_connection);
}

void RawPostgres::copy(const char *begin, const QByteArray &rows)
{
    PGresult *started = PQexec(m_connection, begin);
    check(PQresultStatus(started) == PGRES_COPY_IN, m_connection);
    PQclear(started);
    check(PQputCopyData(m_connection, rows.constData(), int(rows.size())) == 1
              && PQputCopyEnd(m_connection, nullptr) == 1,
          m_connection);
    while (PGresult *result = PQgetResult(m_connection)) {
        check(PQresultStatus(result) == PGRES_COMMAND_OK, m_connection);
        PQclear(result);
    }
}

void RawPostgres::append(std::span<const AppendRequest> batch)
{
    QByteArray messages;
    QByteArray operations;
    for (const AppendRequest &request : batch) {
        const QByteArray op = request.opId.toText().toLatin1();
        const QByteArray channel = request.channelId.toText().toLatin1();
        const QByteArray sender = request.senderId.toText().toLatin1();
        const QByteArray seq = QByteArray::number(++m_heads[request.channelId] + 1'000'000);
        const QByteArray now = QByteArray::number(request.now);
        messages += channel + '\t' + seq + '\t' + seq + '\t' + op + '\t' + sender + '\t'
            + request.senderDevice.toText().toLatin1() + '\t' + seq + '\t' + now + "\t1\t"
            + request.content->toUtf8() + '\n';
        operations += op + '\t' + sender + "\t1\t" + channel + "\t\\\\x"
            + request.requestHash.toHex() + '\t' + seq + '\t' + seq + '\t' + now + '\n';
    }
    copy("BEGIN; COPY Messages (ChannelId, Seq, Ord, Id, SenderId, SenderDevice, RevSeq, "
         "CreatedAt, MessageType,"
         " Content) FROM STDIN",
         messages);
    copy("COPY Operations (OpId, UserId, Kind, ChannelId, RequestHash, Seq, Ord, CreatedAt) FROM "
         "STDIN",
         operations);
    PGresult *done = PQexec(m_connection, "COMMIT");
    check(PQresultStatus(done) == PGRES_COMMAND_OK, m_connection);
    PQclear(done);
}

} // namespace dunlin::test
