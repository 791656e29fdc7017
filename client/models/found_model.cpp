// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/found_model.h"

#include "shared/core/search_words.h"

#include <QDateTime>

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qsizetype LongestExcerpt = 240;
constexpr qsizetype Lead = 60; // characters before what was looked for

bool isSame(const FoundRow &a, const FoundRow &b)
{
    return a.message.channelId == b.message.channelId && a.message.seq == b.message.seq;
}

bool isBefore(const FoundRow &a, const FoundRow &b)
{
    if (a.at != b.at)
        return a.at > b.at;
    if (a.message.channelId == b.message.channelId)
        return a.message.seq > b.message.seq;
    return a.message.channelId < b.message.channelId;
}

} // namespace

FoundModel::FoundModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int FoundModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QHash<int, QByteArray> FoundModel::roleNames() const
{
    return {
        {MessageIdRole, "messageId"},
        {ChannelIdRole, "channelId"},
        {ChannelNameRole, "channelName"},
        {DirectRole, "direct"},
        {SeqRole, "seq"},
        {SenderIdRole, "senderId"},
        {SenderNameRole, "senderName"},
        {SenderPictureRole, "senderPicture"},
        {SentAtRole, "sentAt"},
        {ExcerptRole, "excerpt"},
        {FilesRole, "files"},
        {PinnedByRole, "pinnedBy"},
        {CauseRole, "cause"},
    };
}

QVariant FoundModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || index.row() >= count())
        return {};
    const FoundRow &row = m_rows.at(index.row());
    const Place place = m_places.value(row.message.channelId);
    switch (role) {
    case MessageIdRole:
        return row.message.id.toText();
    case ChannelIdRole:
        return row.message.channelId.toText();
    case ChannelNameRole:
        return place.name;
    case DirectRole:
        return place.isDirect;
    case SeqRole:
        return row.message.seq;
    case SenderIdRole:
        return row.message.senderId.toText();
    case SenderNameRole:
        return row.senderName;
    case SenderPictureRole:
        return row.senderPicture;
    case SentAtRole:
        return QDateTime::fromMSecsSinceEpoch(row.message.createdAt);
    case Qt::DisplayRole:
    case ExcerptRole:
        return row.cause.isEmpty() ? excerptOf(row.message) : QString();
    case FilesRole: {
        QVariantList files;
        for (const wire::FileRef &each : row.message.files)
            files.append(QVariantMap{{QStringLiteral("fileId"), each.id.toText()},
                                     {QStringLiteral("name"), each.name},
                                     {QStringLiteral("size"), each.size},
                                     {QStringLiteral("contentType"), each.contentType}});
        return files;
    }
    case PinnedByRole:
        return row.pinnedBy;
    case CauseRole:
        return row.cause;
    default:
        return {};
    }
}

QVariantList FoundModel::gaps() const
{
    QVariantList gaps;
    for (const FoundGap &each : m_gaps) {
        const Place place = m_places.value(each.channel);
        gaps.append(QVariantMap{{QStringLiteral("channelId"), each.channel.toText()},
                                {QStringLiteral("name"), place.name},
                                {QStringLiteral("direct"), place.isDirect},
                                {QStringLiteral("missing"), each.missing}});
    }
    return gaps;
}

QString FoundModel::excerptOf(const wire::MessageRow &row) const
{
    QStringList parts;
    if (row.content)
        parts.append(*row.content);
    for (const wire::FileRef &each : row.files)
        parts.append(each.name);
    const QString text = parts.join(QStringLiteral(" · ")).simplified();
    // Folded words need not stand in the text as they are: then the beginning is shown.
    qsizetype from = -1;
    for (const QString &word : m_words) {
        const qsizetype at = text.indexOf(word, 0, Qt::CaseInsensitive);
        if (at >= 0 && (from < 0 || at < from))
            from = at;
    }
    if (from <= Lead)
        return text.left(LongestExcerpt);
    const qsizetype space = text.indexOf(QLatin1Char(' '), from - Lead);
    const qsizetype cut = space >= 0 && space < from ? space + 1 : from;
    return QChar(0x2026) + text.mid(cut, LongestExcerpt);
}

void FoundModel::begin(const QString &text, bool busy)
{
    const WordQuery query = wordQueryOf(text);
    m_words = query.words + query.pieces;
    become({});
    m_busy = busy;
    m_more = false;
    m_filling = false;
    m_learning = false;
    m_local = false;
    m_gaps.clear();
    m_trouble.clear();
    Q_EMIT stateChanged();
}

void FoundModel::put(const QList<FoundRow> &rows)
{
    for (const FoundRow &row : rows) {
        const auto place = std::lower_bound(m_rows.begin(), m_rows.end(), row, isBefore);
        const int at = int(place - m_rows.begin());
        if (at < m_rows.size() && isSame(m_rows.at(at), row)) {
            if (row.message.revSeq >= m_rows.at(at).message.revSeq && !(m_rows.at(at) == row)) {
                m_rows[at] = row;
                Q_EMIT dataChanged(index(at), index(at));
            }
            continue;
        }
        beginInsertRows({}, at, at);
        m_rows.insert(at, row);
        endInsertRows();
    }
    if (!rows.isEmpty())
        Q_EMIT countChanged();
}

void FoundModel::become(const QList<FoundRow> &rows)
{
    bool changed = false;
    for (int i = count() - 1; i >= 0; --i) {
        const FoundRow &row = m_rows.at(i);
        const bool stays = std::any_of(rows.cbegin(), rows.cend(), [&](const FoundRow &each) {
            return isSame(each, row) && each.at == row.at;
        });
        if (stays)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
        changed = true;
    }
    put(rows);
    if (changed)
        Q_EMIT countChanged();
}

void FoundModel::remove(const ChannelId &channel, qint64 seq)
{
    for (int i = count() - 1; i >= 0; --i) {
        if (m_rows.at(i).message.channelId != channel || m_rows.at(i).message.seq != seq)
            continue;
        beginRemoveRows({}, i, i);
        m_rows.removeAt(i);
        endRemoveRows();
        Q_EMIT countChanged();
    }
}

void FoundModel::setBusy(bool busy)
{
    if (std::exchange(m_busy, busy) != busy)
        Q_EMIT stateChanged();
}

void FoundModel::setMore(bool more)
{
    if (std::exchange(m_more, more) != more)
        Q_EMIT stateChanged();
}

void FoundModel::setFilling(bool filling)
{
    if (std::exchange(m_filling, filling) != filling)
        Q_EMIT stateChanged();
}

void FoundModel::setLearning(bool learning)
{
    if (std::exchange(m_learning, learning) != learning)
        Q_EMIT stateChanged();
}

void FoundModel::setLocal(bool local)
{
    if (std::exchange(m_local, local) != local)
        Q_EMIT stateChanged();
}

void FoundModel::setGaps(const QList<FoundGap> &gaps)
{
    if (m_gaps == gaps)
        return;
    m_gaps = gaps;
    Q_EMIT stateChanged();
}

void FoundModel::setTrouble(const QString &trouble)
{
    if (m_trouble == trouble)
        return;
    m_trouble = trouble;
    Q_EMIT stateChanged();
}

} // namespace dunlin::client
