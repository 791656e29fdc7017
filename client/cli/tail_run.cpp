// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/tail_run.h"

#include <limits>

namespace dunlin::client {

namespace {

constexpr int Batch = 200;

} // namespace

TailRun::TailRun(Context &context, const ChannelId &channel, qint64 seq, int most, Until until)
    : QObject(&context)
    , m_context(context)
    , m_channel(channel)
    , m_seq(seq)
    , m_left(most > 0 ? most : std::numeric_limits<int>::max())
    , m_until(until)
{
}

void TailRun::start()
{
    connect(&m_context.session, &AccountSession::streamMoved, this,
            [this](const ChannelId &channel) {
                if (channel == m_channel)
                    next();
            });
    connect(&m_context.session, &AccountSession::channelLeft, this, [this](const QString &channel) {
        if (channel == m_channel.toText())
            m_context.fail(
                fail(Errc::Gone, QStringLiteral("You are not in that channel any more")));
    });
    connect(&m_context.session, &AccountSession::reminded, this,
            [this](const QString &, const QString &title, const QString &text) {
                m_context.printer.note(title + QStringLiteral(": ") + text);
            });
    connect(&m_context.session, &AccountSession::signedOut, this,
            [this](const QString &reason) { m_context.fail(fail(Errc::Unauthorized, reason)); });
    next();
}

void TailRun::next()
{
    if (m_reading) {
        m_again = true;
        return;
    }
    m_reading = true;
    m_again = false;
    finally(this, m_context.session.rowsAbove(m_channel, m_seq, qMin(Batch, m_left)),
            [this](Result<QList<wire::MessageRow>> rows) {
                m_reading = false;
                if (!rows.ok()) {
                    // A hole that can't be filled now is filled when the connection is back.
                    if (rows.error().code != Errc::Unavailable || m_until == Until::CaughtUp)
                        m_context.fail(rows.error());
                    return;
                }
                if (!rows->isEmpty())
                    print(*rows);
                else if (m_again)
                    next();
                else if (m_until == Until::CaughtUp)
                    m_context.end(ExitCode::Done);
            });
}

void TailRun::print(const QList<wire::MessageRow> &rows)
{
    m_reading = true;
    finally(this, m_context.names(rows), [this, rows](Result<QHash<UserId, QString>> names) {
        m_reading = false;
        for (const wire::MessageRow &row : rows)
            m_context.printer.message(row,
                                      names.ok() ? names->value(row.senderId, row.senderId.toText())
                                                 : row.senderId.toText());
        m_context.printer.flush();
        m_seq = rows.last().seq;
        m_left -= int(rows.size());
        if (m_left <= 0)
            m_context.end(ExitCode::Done);
        else
            next();
    });
}

} // namespace dunlin::client
