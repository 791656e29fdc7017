// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The messages of one channel, newest first, as sparse as the screen: 100 000 rows cost what twelve pages cost.
//
// Row 0 is the newest. The user's own unsent messages come first, then row pending + (messageCount - ord). Rows
// are fetched by pages of 64 through pageWanted(); until one is there its roles say placeholder, and it asks by
// being looked at. A new message is an insertion at the front: the model is never reset after its first fill.
// Lives in the main thread; knows neither disk nor network: the session connects it.
#pragma once

#include "client/models/delivery.h"
#include "client/models/timeline_pages.h"
#include "client/store/timeline_values.h"

#include <QAbstractListModel>
#include <QHash>

#include <memory>

namespace dunlin::client {

class TimelineModel : public QAbstractListModel
{
    Q_OBJECT
    Q_PROPERTY(QString channelId READ channelIdText CONSTANT)
    // Rows of the view, the pending ones included.
    Q_PROPERTY(int count READ count NOTIFY countChanged)
    // False until the first fill: show nothing rather than "no messages yet".
    Q_PROPERTY(bool ready READ isReady NOTIFY readyChanged)
    // Row of the oldest unread message when the channel was opened; -1 if there was none.
    Q_PROPERTY(int firstUnreadRow READ firstUnreadRow NOTIFY firstUnreadRowChanged)
    // How many messages were unread then.
    Q_PROPERTY(int unreadCount READ unreadCount NOTIFY firstUnreadRowChanged)
    // Names of those who are typing right now, in the order in which they began.
    Q_PROPERTY(QStringList typists READ typists NOTIFY typistsChanged)

public:
    enum Role {
        MessageIdRole = Qt::UserRole + 1, // QString
        SeqRole,                          // qint64; 0 while pending
        BodyRole,                         // QString, plain text
        MarkupRole,                       // QString, the same as markup.h says; empty: it is plain
        SenderIdRole,                     // QString
        SenderNameRole,                   // QString
        SenderPictureRole,                // QString: the id of its file; empty: none
        SentAtRole,                       // QDateTime, local time
        EditedRole,                       // bool
        DeletedRole,                      // bool: deleted by a person, or removed by retention
        OwnRole,                          // bool
        DeliveryRole,                     // int, delivery::Value
        FailureRole,                      // QString; why it was refused
        FirstInGroupRole, // bool: another sender, day or a pause of five minutes before it
        ShowDayRole,      // bool: the first of its day
        FirstUnreadRole,  // bool
        PlaceholderRole,  // bool: not loaded yet
        ReplyToSeqRole,   // qint64; 0: no reply
        ReplySenderRole,  // QString
        ReplyBodyRole,    // QString, shortened to one line
        ReactionsRole,    // QVariantList of {emoji, count, mine}
        TypeRole,         // QString: text, file, system, call, unknown
        ExpiresAtRole,    // QDateTime, local time: when the message goes by itself; invalid: stays
        EphemeralRole,    // bool: it does not stay
        PinnedRole,       // bool
        MentionsMeRole,   // bool: it names the user, or everybody
        FilesRole,        // QVariantList of {fileId, name, size, contentType, localPath}
        ProgressRole,     // qreal, 0 to 1: of the files of a message that waits; below 0: none
        PausedRole,       // bool: they don't go up until the user says so
        CauseRole,        // QString: of a system row of this program, why the message is not shown
        AnswersRole,      // int: how many answers to it are here
    };
    Q_ENUM(Role)

    TimelineModel(const ChannelId &channel, const UserId &self, QObject *parent = nullptr);
    ~TimelineModel() override;

    const ChannelId &channelId() const { return m_channel; }
    QString channelIdText() const { return m_channel.toText(); }
    int count() const { return rowCount({}); }
    bool isReady() const { return m_ready; }
    int firstUnreadRow() const;
    int unreadCount() const { return m_firstUnreadOrd > 0 ? m_unreadCount : 0; }
    QStringList typists() const { return m_typists; }

    int rowCount(const QModelIndex &parent = {}) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QHash<int, QByteArray> roleNames() const override;

    // Row of a message by its seq, for jumping to the answered one: -1 if it is not among the loaded pages.
    Q_INVOKABLE int rowOfSeq(qint64 seq) const;
    // Row of the message with this count from the oldest, loaded or not; -1 if it is not there.
    Q_INVOKABLE int rowOfMessage(qint64 ord) const;
    // Everything a page or a menu wants to know of one row, by role name.
    Q_INVOKABLE QVariantMap get(int row) const;

    // Nothing is unread any more, whoever says so.
    Q_INVOKABLE void forgetUnread();

    // --- fed by the session ---
    // It is opened anew: what is unread now counts.
    void reopen();
    // Counts and marks; the first call makes the model ready.
    void setState(const TimelineState &state);
    void setPage(const TimelinePage &page);
    // What was loaded may be wrong: it is shown until the fresh pages are here.
    void reload();
    // Rows whose content changed, or that arrived.
    void applyRows(const QList<TimelineRow> &rows);
    // What is queued for this channel, in order of sending, edits and reactions included.
    void setPending(const QList<PendingOp> &pending);
    void setTypists(const QStringList &names);

Q_SIGNALS:
    void countChanged();
    void readyChanged();
    void firstUnreadRowChanged();
    void typistsChanged();
    // The rows ord in (64 * page, 64 * page + 64] are looked at and not here. Const, as looking is: the model stays as
    // it is until the page comes.
    void pageWanted(qint64 page) const;

private:
    QVariant pendingData(int row, int role) const;
    QVariant messageData(qint64 ord, int role) const;
    QVariant shownData(const TimelineRow &row, int role) const;
    const TimelineRow *rowAt(qint64 ord) const;
    // Rows are messages that are there: those that went leave no row. Of an ord that has none it is the row of the
    // next older one.
    int rowOfOrd(qint64 ord) const;
    qint64 ordOfPlace(qint64 place) const;
    // The message shown above this one; 0: none.
    qint64 ordBefore(qint64 ord) const;
    qint64 messageRows() const { return m_state.msgCount - m_state.floorOrd - m_gone.size(); }
    void dropGone(qint64 ord);
    void bringBack(qint64 ord);
    void moveFloor(qint64 floorOrd);
    void want(qint64 page) const;
    void growTo(qint64 msgCount);
    void shrinkTo(qint64 msgCount);
    void takeRow(const TimelineRow &row);
    void dropTwin(const OpId &id);
    QSet<OpId> ownLoaded() const;
    void tellOfCount();
    void markUnread(qint64 ord);
    bool isOwn(const TimelineRow &row) const { return row.message.senderId == m_self; }
    delivery::Value deliveryOf(const TimelineRow &row) const;
    bool startsGroup(const TimelineRow &row) const;
    bool startsDay(const TimelineRow &row) const;
    QVariantList reactionsOf(const TimelineRow &row) const;
    bool isPinned(const TimelineRow &row) const;
    // The youngest change of this kind that waits in the outbox; null if there is none.
    const PendingOp *change(const TimelineRow &row, PendingKind kind, PendingState except) const;
    const PendingOp *failedChange(const TimelineRow &row) const;
    const QList<int> &allButFiles() const;
    void updateRows(qint64 fromOrd, qint64 toOrd, const QList<int> &roles = {});
    void updateLoaded(const QList<int> &roles);

    const ChannelId m_channel;
    const UserId m_self;
    TimelineState m_state;
    bool m_ready = false;
    QStringList m_typists;
    qint64 m_firstUnreadOrd = 0;
    int m_unreadCount = 0;
    QList<qint64> m_gone;       // ords above the floor whose message went, ascending
    QList<PendingOp> m_pending; // messages, newest first, as the view shows them
    QList<PendingOp> m_changes; // edits, deletions and reactions, oldest first
    std::unique_ptr<TimelinePages> m_pages;
};

} // namespace dunlin::client
