// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/thread_model.h"

#include <algorithm>

namespace dunlin::client {

ThreadModel::ThreadModel(const ChannelId &channel, const UserId &self, qint64 rootSeq,
                         QObject *parent)
    : TimelineModel(channel, self, parent)
    , m_rootSeq(rootSeq)
{
    connect(this, &TimelineModel::countChanged, this, &ThreadModel::threadChanged);
}

QVariant ThreadModel::data(const QModelIndex &index, int role) const
{
    // What is answered stands above, once for all of them.
    if (role == ReplyToSeqRole && index.isValid())
        return qint64(0);
    if (role == AnswersRole && m_hasRoot && index.row() == rowCount() - 1)
        return 0;
    return TimelineModel::data(index, role);
}

void ThreadModel::setThread(const ThreadRows &thread)
{
    QList<TimelineRow> rows = thread.rows;
    QList<qint64> seqs;
    for (qsizetype i = 0; i < rows.size(); ++i) {
        rows[i].message.ord = i + 1;
        seqs.append(rows.at(i).message.seq);
    }
    m_hasRoot = thread.hasRoot;
    m_isCut = thread.isCut;
    m_missing = int(thread.missing);
    // What came since is inserted, so that whoever reads keeps their place; anything else is rare.
    const bool grew = isReady() && m_seqs.size() <= seqs.size()
        && std::equal(m_seqs.cbegin(), m_seqs.cend(), seqs.cbegin());
    const qsizetype known = grew ? m_seqs.size() : seqs.size();
    TimelineState state = thread.state;
    state.msgCount = known;
    state.readOrd = known;
    state.floorOrd = 0;
    setState(state);
    for (qsizetype from = 0; from < known; from += TimelinePage::Size)
        setPage({channelId(), from / TimelinePage::Size,
                 rows.mid(from, qMin<qsizetype>(TimelinePage::Size, known - from))});
    applyRows(rows.mid(known));
    m_seqs = seqs;
    Q_EMIT threadChanged();
}

void ThreadModel::setOps(const QList<PendingOp> &ops)
{
    QList<PendingOp> ours;
    std::copy_if(ops.cbegin(), ops.cend(), std::back_inserter(ours), [this](const PendingOp &op) {
        return op.kind != PendingKind::Message || op.replyToSeq == m_rootSeq;
    });
    setPending(ours);
}

} // namespace dunlin::client
