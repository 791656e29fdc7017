// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was begun in one channel and not sent: the message itself, and an answer for each thread that has one. On the disk it
// is one text for each channel, sealed where the channel is, so that nothing tells in which threads somebody writes. One
// without answers is the plain text that it was before there were any.
#pragma once

#include <QMap>
#include <QString>

namespace dunlin::client {

struct ChannelDrafts {
    QString text;
    QMap<qint64, QString> answers; // by the seq of what is answered; none of them empty

    // An empty text takes it away.
    void setAnswer(qint64 seq, const QString &answer);
    QString packed() const;
    // Of what can't be read nothing is left out: it is the message's.
    static ChannelDrafts unpacked(const QString &packed);
    // With what was typed since below it.
    ChannelDrafts joined(const ChannelDrafts &since) const;
    bool operator==(const ChannelDrafts &) const = default;
};

} // namespace dunlin::client
