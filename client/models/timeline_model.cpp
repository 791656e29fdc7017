// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/timeline_model.h"

#include "client/models/markup.h"

#include <QDateTime>

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qint64 GroupPauseMs = 5 * 60 * 1000;

QString typeName(wire::MessageType type)
{
    for (const auto &each : wire::enumTable(wire::MessageType())) {
        if (each.value == type)
            return QString::fromLatin1(each.name);
    }
    return QStringLiteral("unknown");
}

QDateTime localTime(qint64 ms)
{
    return QDateTime::fromMSecsSinceEpoch(ms);
}

} // namespace

TimelineModel::TimelineModel(const ChannelId &channel, const UserId &self, QObject *parent)
    : QAbstractListModel(parent)
    , m_channel(channel)
    , m_self(self)
    , m_pages(std::make_unique<TimelinePages>())
{
}

TimelineModel::~TimelineModel() = default;

int TimelineModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_pending.size() + messageRows());
}

int TimelineModel::firstUnreadRow() const
{
    return m_firstUnreadOrd > m_state.floorOrd && m_firstUnreadOrd <= m_state.msgCount
        ? rowOfOrd(m_firstUnreadOrd)
        : -1;
}

int TimelineModel::rowOfOrd(qint64 ord) const
{
    const qint64 goneAbove = m_gone.cend() - std::upper_bound(m_gone.cbegin(), m_gone.cend(), ord);
    return int(m_pending.size() + m_state.msgCount - ord - goneAbove);
}

// `place` counts the messages from the newest, which is 0.
qint64 TimelineModel::ordOfPlace(qint64 place) const
{
    if (m_gone.isEmpty())
        return m_state.msgCount - place;
    // Between two that went the step is one: find how many of them are above.
    qint64 low = 0; // that many went above it, at least
    qint64 high = m_gone.size();
    while (low < high) {
        const qint64 middle = (low + high) / 2;
        // The `middle + 1` youngest that went are above exactly when the oldest of them is.
        if (m_gone.at(m_gone.size() - 1 - middle) >= m_state.msgCount - place - middle)
            low = middle + 1;
        else
            high = middle;
    }
    return m_state.msgCount - place - low;
}

qint64 TimelineModel::ordBefore(qint64 ord) const
{
    // Queued ones have the numbers that they would get.
    if (ord > m_state.msgCount + 1)
        return ord - 1;
    const qint64 place =
        ord == m_state.msgCount + 1 ? 0 : rowOfOrd(ord) - qint64(m_pending.size()) + 1;
    return place < messageRows() ? ordOfPlace(place) : 0;
}

QHash<int, QByteArray> TimelineModel::roleNames() const
{
    return {
        {MessageIdRole, "messageId"},
        {SeqRole, "seq"},
        {BodyRole, "body"},
        {MarkupRole, "markup"},
        {SenderIdRole, "senderId"},
        {SenderNameRole, "senderName"},
        {SenderPictureRole, "senderPicture"},
        {SentAtRole, "sentAt"},
        {EditedRole, "edited"},
        {DeletedRole, "deleted"},
        {OwnRole, "own"},
        {DeliveryRole, "delivery"},
        {FailureRole, "failure"},
        {FirstInGroupRole, "firstInGroup"},
        {ShowDayRole, "showDay"},
        {FirstUnreadRole, "firstUnread"},
        {PlaceholderRole, "placeholder"},
        {ReplyToSeqRole, "replyToSeq"},
        {ReplySenderRole, "replySender"},
        {ReplyBodyRole, "replyBody"},
        {ReactionsRole, "reactions"},
        {TypeRole, "type"},
        {ExpiresAtRole, "expiresAt"},
        {EphemeralRole, "ephemeral"},
        {PinnedRole, "pinned"},
        {MentionsMeRole, "mentionsMe"},
        {FilesRole, "files"},
        {ProgressRole, "progress"},
        {PausedRole, "paused"},
        {CauseRole, "cause"},
        {AnswersRole, "answers"},
    };
}

QVariant TimelineModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= rowCount())
        return {};
    const int row = index.row();
    if (row < m_pending.size())
        return pendingData(row, role);
    return messageData(ordOfPlace(row - m_pending.size()), role);
}

// A queued message looks like any other, only without a number; its time is that of writing.
QVariant TimelineModel::messageData(qint64 ord, int role) const
{
    const TimelineRow *row = rowAt(ord);
    if (!row || row->kind == TimelineRow::Kind::Hole) {
        if (!row)
            want(pageOfOrd(ord));
        switch (role) {
        case PlaceholderRole:
            return true;
        case BodyRole:
        case MarkupRole:
        case Qt::DisplayRole:
        case SenderNameRole:
        case SenderPictureRole:
        case MessageIdRole:
        case SenderIdRole:
        case FailureRole:
        case ReplySenderRole:
        case ReplyBodyRole:
        case CauseRole:
            return QString();
        case TypeRole:
            return QStringLiteral("text");
        case ReactionsRole:
        case FilesRole:
            return QVariantList();
        case SentAtRole:
        case ExpiresAtRole:
            return QDateTime();
        case SeqRole:
        case ReplyToSeqRole:
            return qint64(0);
        case AnswersRole:
            return 0;
        case DeliveryRole:
            return int(delivery::Sent);
        case FirstUnreadRole:
            return ord == m_firstUnreadOrd;
        case EditedRole:
        case DeletedRole:
        case OwnRole:
        case FirstInGroupRole:
        case ShowDayRole:
        case EphemeralRole:
        case PinnedRole:
        case MentionsMeRole:
        case PausedRole:
            return false;
        case ProgressRole:
            return -1;
        default:
            return {};
        }
    }
    return shownData(*row, role);
}

QVariant TimelineModel::shownData(const TimelineRow &row, int role) const
{
    const wire::MessageRow &message = row.message;
    const bool isDeleted = row.kind == TimelineRow::Kind::Gone || message.deleted
        || change(row, PendingKind::Delete, PendingState::Failed) != nullptr;
    const PendingOp *edit = change(row, PendingKind::Edit, PendingState::Failed);
    switch (role) {
    case MessageIdRole:
        return message.id.isNull() ? QString() : message.id.toText();
    case SeqRole:
        return message.seq;
    case BodyRole:
    case Qt::DisplayRole:
        return isDeleted ? QString() : edit ? edit->text : message.content.value_or(QString());
    case MarkupRole:
        return markupOf(shownData(row, BodyRole).toString());
    case SenderIdRole:
        return message.senderId.isNull() ? QString() : message.senderId.toText();
    case SenderNameRole:
        return row.senderName;
    case SenderPictureRole:
        return row.senderPicture;
    case SentAtRole:
        return localTime(message.createdAt);
    case EditedRole:
        return !isDeleted && (edit || message.editedAt);
    case DeletedRole:
        return isDeleted;
    case OwnRole:
        return isOwn(row);
    case DeliveryRole:
        return int(deliveryOf(row));
    case FailureRole: {
        const PendingOp *failed = failedChange(row);
        return failed ? failed->error : QString();
    }
    case FirstInGroupRole:
        return startsGroup(row);
    case ShowDayRole:
        return startsDay(row);
    case FirstUnreadRole:
        return message.seq > 0 && message.ord == m_firstUnreadOrd;
    case PlaceholderRole:
        return false;
    case ReplyToSeqRole:
        return message.replyTo.value_or(0);
    case ReplySenderRole:
        return row.replySender;
    case ReplyBodyRole:
        return row.replyBody;
    case ReactionsRole:
        return isDeleted ? QVariantList() : reactionsOf(row);
    case TypeRole:
        return typeName(message.type);
    case ExpiresAtRole:
        return message.expiresAt ? localTime(*message.expiresAt) : QDateTime();
    case EphemeralRole:
        return message.expiresAt.has_value();
    case PinnedRole:
        return !isDeleted && isPinned(row);
    case MentionsMeRole:
        return !isDeleted
            && (message.mentions.contains(m_self) || message.mentionsChannel.value_or(false));
    case FilesRole: {
        QVariantList files;
        if (isDeleted)
            return files;
        for (const wire::FileRef &each : message.files)
            files.append(QVariantMap{{QStringLiteral("fileId"), each.id.toText()},
                                     {QStringLiteral("name"), each.name},
                                     {QStringLiteral("size"), each.size},
                                     {QStringLiteral("contentType"), each.contentType},
                                     {QStringLiteral("localPath"), QString()}});
        return files;
    }
    case ProgressRole:
        return -1;
    case PausedRole:
        return false;
    case AnswersRole:
        return isDeleted ? 0 : row.answers;
    case CauseRole:
        return row.cause;
    default:
        return {};
    }
}

const TimelineRow *TimelineModel::rowAt(qint64 ord) const
{
    const qint64 page = pageOfOrd(ord);
    const auto at = m_pages->loaded.constFind(page);
    if (at == m_pages->loaded.cend())
        return nullptr;
    m_pages->use(page);
    const qint64 place = ord - page * TimelinePage::Size - 1;
    return place < at->size() ? &at->at(place) : nullptr;
}

void TimelineModel::want(qint64 page) const
{
    if (m_pages->asked.contains(page))
        return;
    m_pages->asked.insert(page);
    Q_EMIT pageWanted(page);
}

delivery::Value TimelineModel::deliveryOf(const TimelineRow &row) const
{
    if (failedChange(row))
        return delivery::Failed;
    if (change(row, PendingKind::Edit, PendingState::Failed))
        return delivery::Sending;
    if (!isOwn(row))
        return delivery::Sent;
    if (row.message.seq <= m_state.othersReadSeq)
        return delivery::Read;
    return row.message.seq <= m_state.othersReceivedSeq ? delivery::Delivered : delivery::Sent;
}

bool TimelineModel::startsGroup(const TimelineRow &row) const
{
    const qint64 ord = row.message.ord;
    const qint64 above = ordBefore(ord);
    if (above <= 0 || ord == m_firstUnreadOrd)
        return true;
    UserId sender;
    qint64 at = 0;
    if (const qint64 pending = above - m_state.msgCount; pending > 0) {
        const PendingOp &before = m_pending.at(m_pending.size() - pending);
        sender = m_self;
        at = before.createdAt;
    } else if (const TimelineRow *before = rowAt(above);
               before && before->kind == TimelineRow::Kind::Message) {
        // A line of the program is nobody's: what follows it is named.
        if (before->message.type == wire::MessageType::System)
            return true;
        sender = before->message.senderId;
        at = before->message.createdAt;
    }
    return sender != row.message.senderId || row.message.createdAt - at > GroupPauseMs
        || startsDay(row);
}

bool TimelineModel::startsDay(const TimelineRow &row) const
{
    const qint64 above = ordBefore(row.message.ord);
    if (above <= 0)
        return true;
    qint64 at = 0;
    if (const qint64 pending = above - m_state.msgCount; pending > 0)
        at = m_pending.at(m_pending.size() - pending).createdAt;
    else if (const TimelineRow *before = rowAt(above);
             before && before->kind == TimelineRow::Kind::Message)
        at = before->message.createdAt;
    // Next to a hole nothing is known: rather no pill than one that goes again.
    return at > 0 && localTime(at).date() != localTime(row.message.createdAt).date();
}

QVariantList TimelineModel::reactionsOf(const TimelineRow &row) const
{
    QList<wire::Reaction> reactions = row.message.reactions;
    QSet<QString> mine;
    for (const wire::Reaction &each : std::as_const(reactions)) {
        if (each.mine.value_or(false) || each.by.contains(m_self))
            mine.insert(each.emoji);
    }
    const auto place = [&reactions](const QString &emoji) -> wire::Reaction & {
        for (wire::Reaction &each : reactions) {
            if (each.emoji == emoji)
                return each;
        }
        reactions.append({emoji, 0, {}, {}});
        return reactions.last();
    };
    for (const PendingOp &op : m_changes) {
        const bool add = op.kind == PendingKind::ReactionAdd;
        const bool meant =
            op.targetId == row.message.id || (op.targetSeq > 0 && op.targetSeq == row.message.seq);
        if (op.state == PendingState::Failed || !meant
            || (!add && op.kind != PendingKind::ReactionRemove) || mine.contains(op.text) == add)
            continue;
        place(op.text).count += add ? 1 : -1;
        if (add)
            mine.insert(op.text);
        else
            mine.remove(op.text);
    }
    QVariantList list;
    for (const wire::Reaction &each : std::as_const(reactions)) {
        if (each.count > 0) {
            list.append(QVariantMap{{QStringLiteral("emoji"), each.emoji},
                                    {QStringLiteral("count"), each.count},
                                    {QStringLiteral("mine"), mine.contains(each.emoji)}});
        }
    }
    return list;
}

bool TimelineModel::isPinned(const TimelineRow &row) const
{
    const PendingOp *add = change(row, PendingKind::PinAdd, PendingState::Failed);
    const PendingOp *remove = change(row, PendingKind::PinRemove, PendingState::Failed);
    if (add && remove)
        return add->localNo > remove->localNo;
    return add || (!remove && row.message.pinned.value_or(false));
}

const PendingOp *TimelineModel::change(const TimelineRow &row, PendingKind kind,
                                       PendingState except) const
{
    for (auto at = m_changes.crbegin(); at != m_changes.crend(); ++at) {
        if (at->kind == kind && at->state != except
            && (at->targetId == row.message.id
                || (at->targetSeq > 0 && at->targetSeq == row.message.seq)))
            return &*at;
    }
    return nullptr;
}

const PendingOp *TimelineModel::failedChange(const TimelineRow &row) const
{
    for (const PendingOp &op : m_changes) {
        if (op.state == PendingState::Failed
            && (op.targetId == row.message.id
                || (op.targetSeq > 0 && op.targetSeq == row.message.seq)))
            return &op;
    }
    return nullptr;
}

int TimelineModel::rowOfSeq(qint64 seq) const
{
    for (auto page = m_pages->loaded.cbegin(); page != m_pages->loaded.cend(); ++page) {
        for (const TimelineRow &row : *page) {
            if (row.message.seq == seq && row.kind == TimelineRow::Kind::Message)
                return rowOfOrd(row.message.ord);
        }
    }
    return -1;
}

int TimelineModel::rowOfMessage(qint64 ord) const
{
    return ord > m_state.floorOrd && ord <= m_state.msgCount
            && !std::binary_search(m_gone.cbegin(), m_gone.cend(), ord)
        ? rowOfOrd(ord)
        : -1;
}

QVariantMap TimelineModel::get(int row) const
{
    QVariantMap map;
    if (row < 0 || row >= rowCount())
        return map;
    const QHash<int, QByteArray> names = roleNames();
    for (auto at = names.cbegin(); at != names.cend(); ++at)
        map.insert(QString::fromLatin1(at.value()), data(index(row), at.key()));
    return map;
}

void TimelineModel::setTypists(const QStringList &names)
{
    if (m_typists == names)
        return;
    m_typists = names;
    Q_EMIT typistsChanged();
}

} // namespace dunlin::client
