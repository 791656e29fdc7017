// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the timeline model that takes in what the session brings, and what of it waits to be sent.

#include "client/models/timeline_model.h"

#include <algorithm>

namespace dunlin::client {

void TimelineModel::setState(const TimelineState &state)
{
    const TimelineState before = m_state;
    if (!m_ready && state.readOrd < state.msgCount) {
        m_firstUnreadOrd = state.readOrd + 1;
        m_unreadCount = int(state.msgCount - state.readOrd);
    }
    growTo(state.msgCount);
    shrinkTo(state.msgCount);
    moveFloor(state.floorOrd);
    m_state = state;
    if (before.othersReadSeq != state.othersReadSeq
        || before.othersReceivedSeq != state.othersReceivedSeq)
        updateLoaded({DeliveryRole});
    if (before.selfPicture != state.selfPicture && !m_pending.isEmpty())
        Q_EMIT dataChanged(index(0), index(int(m_pending.size()) - 1), {SenderPictureRole});
    if (!m_ready) {
        m_ready = true;
        Q_EMIT readyChanged();
        Q_EMIT firstUnreadRowChanged();
    }
}

void TimelineModel::forgetUnread()
{
    markUnread(0);
}

void TimelineModel::reopen()
{
    if (m_ready)
        markUnread(m_state.readOrd < m_state.msgCount ? m_state.readOrd + 1 : 0);
}

void TimelineModel::markUnread(qint64 ord)
{
    const qint64 before = std::exchange(m_firstUnreadOrd, ord);
    m_unreadCount = ord > 0 ? int(m_state.msgCount - ord + 1) : 0;
    if (before == ord)
        return;
    for (const qint64 each : {before, ord}) {
        // The one below it begins its group.
        if (each > 0)
            updateRows(each, each, {FirstUnreadRole, FirstInGroupRole});
    }
    Q_EMIT firstUnreadRowChanged();
}

void TimelineModel::growTo(qint64 msgCount)
{
    if (msgCount <= m_state.msgCount)
        return;
    const int at = int(m_pending.size());
    beginInsertRows({}, at, at + int(msgCount - m_state.msgCount) - 1);
    m_state.msgCount = msgCount;
    endInsertRows();
    // The oldest queued message has another neighbour now.
    if (at > 0)
        Q_EMIT dataChanged(index(at - 1), index(at - 1), {FirstInGroupRole, ShowDayRole});
    tellOfCount();
}

// Only a server that was restored from a backup has fewer messages than before.
void TimelineModel::shrinkTo(qint64 msgCount)
{
    if (msgCount >= m_state.msgCount)
        return;
    const auto firstGone = std::upper_bound(m_gone.begin(), m_gone.end(), msgCount);
    const qint64 goneAbove = m_gone.end() - firstGone;
    const qint64 removed = m_state.msgCount - qMax(msgCount, m_state.floorOrd) - goneAbove;
    const int at = int(m_pending.size());
    if (removed > 0)
        beginRemoveRows({}, at, at + int(removed) - 1);
    m_gone.erase(firstGone, m_gone.end());
    m_state.msgCount = msgCount;
    m_state.floorOrd = qMin(m_state.floorOrd, msgCount);
    if (removed > 0)
        endRemoveRows();
    const QList<qint64> pages = m_pages->order;
    m_pages->clear();
    for (const qint64 page : pages)
        updateRows(page * TimelinePage::Size + 1, (page + 1) * TimelinePage::Size);
    Q_EMIT countChanged();
}

// Retention took the oldest messages: their rows are the last ones.
void TimelineModel::moveFloor(qint64 floorOrd)
{
    const qint64 before = m_state.floorOrd;
    if (floorOrd == before)
        return;
    const int rows = rowCount();
    if (floorOrd < before) {
        // A server that was restored from a backup.
        beginInsertRows({}, rows, rows + int(before - floorOrd) - 1);
        m_state.floorOrd = floorOrd;
        endInsertRows();
        tellOfCount();
        return;
    }
    const auto firstAbove = std::upper_bound(m_gone.begin(), m_gone.end(), floorOrd);
    const qint64 removed = floorOrd - before - (firstAbove - m_gone.begin());
    if (removed > 0)
        beginRemoveRows({}, rows - int(removed), rows - 1);
    m_gone.erase(m_gone.begin(), firstAbove);
    m_state.floorOrd = floorOrd;
    if (removed > 0)
        endRemoveRows();
    // What is the oldest now has nobody above it any more.
    updateRows(floorOrd + 1, floorOrd + 1);
    tellOfCount();
}

void TimelineModel::dropGone(qint64 ord)
{
    if (ord <= m_state.floorOrd || ord > m_state.msgCount
        || std::binary_search(m_gone.cbegin(), m_gone.cend(), ord))
        return;
    const int row = rowOfOrd(ord);
    beginRemoveRows({}, row, row);
    m_gone.insert(std::lower_bound(m_gone.begin(), m_gone.end(), ord), ord);
    endRemoveRows();
    if (m_firstUnreadOrd == ord)
        m_firstUnreadOrd = ord < m_state.msgCount ? ord + 1 : 0;
}

void TimelineModel::bringBack(qint64 ord)
{
    const auto at = std::lower_bound(m_gone.begin(), m_gone.end(), ord);
    if (at == m_gone.end() || *at != ord)
        return;
    const int row = rowOfOrd(ord);
    beginInsertRows({}, row, row);
    m_gone.erase(at);
    endInsertRows();
}

void TimelineModel::setPage(const TimelinePage &page)
{
    if (page.page < 0 || page.rows.size() > TimelinePage::Size)
        return;
    const qint64 first = page.page * TimelinePage::Size + 1;
    for (const TimelineRow &row : page.rows) {
        if (row.kind == TimelineRow::Kind::Message)
            dropTwin(row.message.id);
    }
    QList<TimelineRow> rows = page.rows;
    // Rows that were pushed after the page was read are newer than it.
    const QList<TimelineRow> before = m_pages->loaded.value(page.page);
    for (qsizetype i = rows.size(); i < before.size(); ++i)
        rows.append(before.at(i));
    m_pages->put(page.page, rows);
    const int shown = rowCount();
    for (const TimelineRow &row : page.rows) {
        if (row.kind == TimelineRow::Kind::Gone)
            dropGone(row.message.ord);
        else
            bringBack(row.message.ord);
    }
    if (rowCount() != shown)
        tellOfCount();
    // The row after the page learns its neighbour.
    updateRows(first, qMin(first + TimelinePage::Size, m_state.msgCount));
}

void TimelineModel::reload()
{
    // Everything is asked for again when it is looked at; until then the old rows stay on the screen.
    m_pages->asked.clear();
    const QList<qint64> pages = m_pages->order;
    for (const qint64 page : pages)
        want(page);
}

void TimelineModel::applyRows(const QList<TimelineRow> &rows)
{
    for (const TimelineRow &row : rows)
        takeRow(row);
}

void TimelineModel::takeRow(const TimelineRow &row)
{
    const qint64 ord = row.message.ord;
    const qint64 page = pageOfOrd(ord);
    const qint64 place = ord - page * TimelinePage::Size - 1;
    const bool isNewest = ord == m_state.msgCount + 1;
    const bool endsPending =
        isNewest && !m_pending.isEmpty() && m_pending.last().id == row.message.id;
    bool leavesHole = false;
    auto held = m_pages->loaded.find(page);
    if (held == m_pages->loaded.end() && place == 0 && isNewest) {
        m_pages->put(page, {});
        held = m_pages->loaded.find(page);
    }
    if (held != m_pages->loaded.end()) {
        while (held->size() <= place) {
            TimelineRow hole;
            hole.message.ord = page * TimelinePage::Size + 1 + held->size();
            held->append(hole);
            leavesHole = leavesHole || held->size() <= place;
        }
        if ((*held)[place].message.revSeq <= row.message.revSeq)
            (*held)[place] = row;
    }
    if (endsPending) {
        // The oldest pending message became the newest stored one: it keeps its place in the view.
        m_pending.removeLast();
        m_state.msgCount = ord;
    } else {
        // The row is in its page already: a view looks at it as soon as it hears of it.
        dropTwin(row.message.id);
        growTo(ord);
    }
    bringBack(ord);
    updateRows(ord, qMin(ord + 1, m_state.msgCount));
    // Rows were passed over; that nothing is known of them is not what the session said.
    if (leavesHole)
        want(page);
}

// A stored message is no longer a queued one, whether or not its acknowledgement is here.
void TimelineModel::dropTwin(const OpId &id)
{
    for (qsizetype i = 0; i < m_pending.size(); ++i) {
        if (m_pending.at(i).id != id)
            continue;
        beginRemoveRows({}, int(i), int(i));
        m_pending.removeAt(i);
        endRemoveRows();
        tellOfCount();
        return;
    }
}

QSet<OpId> TimelineModel::ownLoaded() const
{
    QSet<OpId> ids;
    for (const QList<TimelineRow> &rows : std::as_const(m_pages->loaded)) {
        for (const TimelineRow &row : rows) {
            if (row.kind == TimelineRow::Kind::Message && isOwn(row))
                ids.insert(row.message.id);
        }
    }
    return ids;
}

void TimelineModel::tellOfCount()
{
    Q_EMIT countChanged();
    if (m_firstUnreadOrd > 0)
        Q_EMIT firstUnreadRowChanged();
}

void TimelineModel::setPending(const QList<PendingOp> &pending)
{
    QList<PendingOp> messages;
    QList<PendingOp> changes;
    QSet<OpId> ids;
    const QSet<OpId> stored = pending.isEmpty() ? QSet<OpId>() : ownLoaded();
    for (const PendingOp &op : pending) {
        if (op.kind == PendingKind::Message) {
            if (stored.contains(op.id))
                continue;
            messages.prepend(op);
            ids.insert(op.id);
        } else {
            changes.append(op);
        }
    }
    for (qsizetype i = m_pending.size() - 1; i >= 0; --i) {
        if (ids.contains(m_pending.at(i).id))
            continue;
        beginRemoveRows({}, int(i), int(i));
        m_pending.removeAt(i);
        endRemoveRows();
    }
    // What is left of the old list is a subsequence of the new one: both are in order of writing.
    for (qsizetype i = messages.size() - 1, from = m_pending.size() - 1; i >= 0; --i) {
        if (from >= 0 && m_pending.at(from).id == messages.at(i).id) {
            --from;
            continue;
        }
        const int at = int(from + 1);
        beginInsertRows({}, at, at);
        m_pending.insert(at, messages.at(i));
        endInsertRows();
    }
    for (qsizetype i = 0; i < m_pending.size(); ++i) {
        if (m_pending.at(i) == messages.at(i))
            continue;
        const QVariant files = pendingData(int(i), FilesRole);
        m_pending[i] = messages.at(i);
        Q_EMIT dataChanged(index(int(i)), index(int(i)),
                           pendingData(int(i), FilesRole) == files ? allButFiles() : QList<int>());
    }
    tellOfCount();
    if (m_changes != changes) {
        m_changes = changes;
        updateLoaded({BodyRole, MarkupRole, EditedRole, DeletedRole, DeliveryRole, FailureRole,
                      ReactionsRole, PinnedRole, FilesRole});
    }
}

QVariant TimelineModel::pendingData(int row, int role) const
{
    const PendingOp &op = m_pending.at(row);
    switch (role) {
    case DeliveryRole:
        return op.state == PendingState::Failed ? delivery::Failed
            : op.state == PendingState::Sending ? delivery::Sending
                                                : delivery::Queued;
    case FailureRole:
        return op.state == PendingState::Failed ? op.error : QString();
    case OwnRole:
        return true;
    case EphemeralRole:
        return op.expiresIn > 0;
    case ProgressRole:
        return op.filesAreUp() ? -1 : op.progress();
    case PausedRole:
        return op.isPaused;
    case TypeRole:
        return op.files.isEmpty() ? QStringLiteral("text") : QStringLiteral("file");
    case FilesRole: {
        QVariantList files;
        for (const PendingFile &each : op.files)
            files.append(QVariantMap{{QStringLiteral("fileId"), QString()},
                                     {QStringLiteral("name"), each.name},
                                     {QStringLiteral("size"), each.size},
                                     {QStringLiteral("contentType"), each.contentType},
                                     {QStringLiteral("localPath"), each.path}});
        return files;
    }
    default:
        break;
    }
    TimelineRow shown;
    shown.kind = TimelineRow::Kind::Message;
    shown.senderPicture = m_state.selfPicture;
    shown.message.id = op.id;
    shown.message.senderId = m_self;
    shown.message.content = op.text;
    shown.message.createdAt = op.createdAt;
    shown.message.ord = m_state.msgCount + (m_pending.size() - row);
    if (op.replyToSeq > 0)
        shown.message.replyTo = op.replyToSeq;
    return shownData(shown, role);
}

// Files that go up stay the files that they are: what shows one is not made anew under a finger.
const QList<int> &TimelineModel::allButFiles() const
{
    static const QList<int> roles = [this] {
        QList<int> all = roleNames().keys();
        all.removeOne(int(FilesRole));
        return all;
    }();
    return roles;
}

void TimelineModel::updateRows(qint64 fromOrd, qint64 toOrd, const QList<int> &roles)
{
    const qint64 from = qMax<qint64>(1, fromOrd);
    const qint64 to = qMin(toOrd, m_state.msgCount);
    if (from > to)
        return;
    // Those that went have no row; the one below may look different without them.
    const int first = qMin(rowOfOrd(to), rowCount() - 1);
    const int last = qMin(rowOfOrd(from), rowCount() - 1);
    if (first >= 0 && first <= last)
        Q_EMIT dataChanged(index(first), index(last), roles);
}

void TimelineModel::updateLoaded(const QList<int> &roles)
{
    const QList<qint64> pages = m_pages->order;
    for (const qint64 page : pages)
        updateRows(page * TimelinePage::Size + 1, (page + 1) * TimelinePage::Size, roles);
}

} // namespace dunlin::client
