// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// tail and export: messages of a channel in the order of the channel, each once.
//
// Reads forward from a number, what is held and what is not alike, then follows the stream. A lost connection is
// waited out; what was missed meanwhile is printed when it is back.
#pragma once

#include "client/cli/context.h"

namespace dunlin::client {

class TailRun : public QObject
{
    Q_OBJECT
public:
    enum class Until : quint8 { Stopped, CaughtUp };
    // Starts above `seq`; `most` 0 means no end.
    TailRun(Context &context, const ChannelId &channel, qint64 seq, int most, Until until);
    void start();

private:
    void next();
    void print(const QList<wire::MessageRow> &rows);

    Context &m_context;
    const ChannelId m_channel;
    qint64 m_seq;
    int m_left;
    const Until m_until;
    bool m_reading = false;
    bool m_again = false;
};

} // namespace dunlin::client
