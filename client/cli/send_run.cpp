// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/send_run.h"

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr int MostInMemory = 1024;

} // namespace

SendRun::SendRun(Context &context, const ChannelId &channel)
    : QObject(&context)
    , m_context(context)
    , m_channel(channel)
    , m_offline(this)
    , m_standstill(this)
{
    m_offline.setSingleShot(true);
    m_offline.setInterval(m_context.patience());
    connect(&m_offline, &QTimer::timeout, this,
            [this] { giveUp(m_context.session.connectionText()); });
    m_standstill.setInterval(m_context.patience());
    connect(&m_standstill, &QTimer::timeout, this, &SendRun::onStandstill);
    connect(&m_context.session, &AccountSession::operationEnded, this, &SendRun::onEnded);
    connect(&m_context.session, &AccountSession::connectionChanged, this, &SendRun::onConnection);
}

void SendRun::begin()
{
    if (m_context.options.offline)
        return;
    m_context.session.goOnline();
    m_standstill.start();
    onConnection();
}

void SendRun::onStandstill()
{
    // What is held back for a time that is known, by slow mode or a rate limit, is worth waiting for.
    for (const PendingOp &each : m_context.session.outbox()->ofChannel(m_channel)) {
        if (m_waiting.contains(each.id) && each.errorCode == errcName(Errc::Unavailable)) {
            giveUp(each.error);
            return;
        }
    }
}

void SendRun::giveUp(const QString &why)
{
    m_standstill.stop();
    m_context.printer.note(
        u"%1 queued, %2 acknowledged; the rest leaves when that is over"_s.arg(m_queued).arg(
            m_sent));
    if (m_reader && !m_reader->isAtEnd())
        m_context.printer.note(u"The input was not read to its end"_s);
    m_context.fail(fail(Errc::Unavailable, why));
}

void SendRun::onConnection()
{
    if (m_context.options.offline)
        return;
    if (m_context.session.state() == AccountSession::State::SignedOut)
        m_context.fail(fail(Errc::Unauthorized, u"The server ended this session; sign in again"_s));
    else if (m_context.session.connection() == AccountSession::Connection::Online)
        m_offline.stop();
    else if (!m_offline.isActive())
        m_offline.start();
}

void SendRun::sendText(const QString &text)
{
    m_isSingle = true;
    begin();
    queue({text});
}

void SendRun::sendLines(const QString &path, Convert convert)
{
    m_convert = std::move(convert);
    m_reader = std::make_unique<LineReader>(path, MostInMemory);
    connect(m_reader.get(), &LineReader::ready, this, &SendRun::takeLines);
    if (!m_reader->start()) {
        m_context.printer.note(u"%1 can't be read"_s.arg(path));
        m_context.end(ExitCode::Usage);
        return;
    }
    begin();
}

void SendRun::takeLines()
{
    const QStringList lines = m_reader->take();
    QStringList texts;
    for (const QString &line : lines) {
        if (const auto text = m_convert(line); text && !text->trimmed().isEmpty())
            texts.append(*text);
    }
    m_reader->release(int(lines.size() - texts.size()));
    if (texts.isEmpty())
        endIfDone();
    else
        queue(texts);
}

void SendRun::queue(const QStringList &texts)
{
    ++m_queuing;
    m_context.on(m_context.session.queueAll(m_channel, texts), [this](const QList<OpId> &ids) {
        --m_queuing;
        m_queued += ids.size();
        if (m_context.options.offline) {
            if (m_reader)
                m_reader->release(int(ids.size()));
            for (const OpId &id : ids)
                m_context.printer.line(u"queued %1"_s.arg(id.toText()),
                                       {{u"id"_s, id.toText()}, {u"state"_s, u"queued"_s}});
        } else {
            for (const OpId &id : ids)
                m_waiting.insert(id);
        }
        endIfDone();
    });
}

void SendRun::onEnded(const OpId &id, const Result<SendOutcome> &outcome)
{
    if (!m_waiting.remove(id))
        return;
    m_standstill.start();
    if (m_reader)
        m_reader->release(1);
    if (outcome.ok()) {
        ++m_sent;
        m_context.printer.line(u"%1"_s.arg(outcome->seq),
                               {{u"id"_s, id.toText()},
                                {u"seq"_s, outcome->seq},
                                {u"createdAt"_s, outcome->createdAt}});
    } else {
        ++m_refused;
        m_context.printer.error(outcome.error());
    }
    endIfDone();
}

void SendRun::endIfDone()
{
    if (m_queuing > 0 || !m_waiting.isEmpty() || (m_reader && !m_reader->isAtEnd()))
        return;
    if (!m_isSingle && !m_context.printer.isJson())
        m_context.printer.note(m_context.options.offline ? u"%1 queued"_s.arg(m_queued)
                                                         : u"%1 sent"_s.arg(m_sent));
    m_context.end(m_refused > 0 ? ExitCode::Refused : ExitCode::Done);
}

} // namespace dunlin::client
