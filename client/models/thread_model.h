// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The answers to one message, newest first like a timeline, and the message itself in the last row.
//
// To a view it is a short channel of its own: its rows are numbered anew, and all of them are here. What answers the
// message and has not left yet stands in it as it does in the channel.
#pragma once

#include "client/models/timeline_model.h"

namespace dunlin::client {

class ThreadModel : public TimelineModel
{
    Q_OBJECT
    Q_PROPERTY(qint64 rootSeq READ rootSeq CONSTANT)
    // Answers, those that wait included.
    Q_PROPERTY(int answerCount READ answerCount NOTIFY threadChanged)
    // The message is here; else the rows are answers alone.
    Q_PROPERTY(bool hasRoot READ hasRoot NOTIFY threadChanged)
    // There are older answers than are shown.
    Q_PROPERTY(bool cut READ isCut NOTIFY threadChanged)
    // So many messages of the channel are not here, and answers may be among them.
    Q_PROPERTY(int missing READ missing NOTIFY threadChanged)
    // The first fill was here.
    Q_PROPERTY(bool loaded READ isReady NOTIFY threadChanged)

public:
    ThreadModel(const ChannelId &channel, const UserId &self, qint64 rootSeq,
                QObject *parent = nullptr);

    qint64 rootSeq() const { return m_rootSeq; }
    int answerCount() const { return count() - (m_hasRoot ? 1 : 0); }
    bool hasRoot() const { return m_hasRoot; }
    bool isCut() const { return m_isCut; }
    int missing() const { return m_missing; }

    QVariant data(const QModelIndex &index, int role) const override;

    // --- fed by the session ---
    void setThread(const ThreadRows &thread);
    // Everything that is queued for the channel.
    void setOps(const QList<PendingOp> &ops);

Q_SIGNALS:
    void threadChanged();

private:
    const qint64 m_rootSeq;
    QList<qint64> m_seqs; // of the rows, oldest first
    bool m_hasRoot = false;
    bool m_isCut = false;
    int m_missing = 0;
};

} // namespace dunlin::client
