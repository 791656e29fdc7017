// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// send and import: puts messages into the outbox and waits until the server has acknowledged them.
//
// Everything is on disk before it is sent: a process that is killed loses nothing, the next one goes on. With
// --offline the run ends when all is queued. Without a connection for longer than --wait it ends Unreachable, and
// what was queued stays queued; likewise when nothing could be acknowledged for so long, such as for somebody who has no
// device to seal for.
#pragma once

#include "client/cli/context.h"
#include "client/cli/line_reader.h"

#include <QSet>
#include <QTimer>

namespace dunlin::client {

class SendRun : public QObject
{
    Q_OBJECT
public:
    using Convert = std::function<std::optional<QString>(const QString &)>;

    // One text, or the lines of a file ("-": standard input) as convert() makes them.
    SendRun(Context &context, const ChannelId &channel);
    void sendText(const QString &text);
    void sendLines(const QString &path, Convert convert);

private:
    void begin();
    void takeLines();
    void queue(const QStringList &texts);
    void onEnded(const OpId &id, const Result<SendOutcome> &outcome);
    void onConnection();
    void onStandstill();
    void giveUp(const QString &why);
    void endIfDone();

    Context &m_context;
    const ChannelId m_channel;
    std::unique_ptr<LineReader> m_reader;
    Convert m_convert;
    QSet<OpId> m_waiting;
    int m_queuing = 0;
    qint64 m_sent = 0;
    qint64 m_refused = 0;
    qint64 m_queued = 0;
    bool m_isSingle = false;
    QTimer m_offline;
    QTimer m_standstill; // since the last acknowledgement
};

} // namespace dunlin::client
