// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the timeline's tests share: a channel that feeds the model, and a view's demands on it.
#pragma once

#include "client/models/timeline_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QSignalSpy>
#include <QtTest>

namespace dunlin::test {

using namespace dunlin::client;

inline constexpr qint64 Minute = 60'000;

inline PendingOp pending(qint64 localNo, const QString &text = {},
                         PendingState state = PendingState::Queued)
{
    PendingOp op;
    op.localNo = localNo;
    op.id = OpId::create();
    op.text = text;
    op.state = state;
    op.createdAt = 1'000 * localNo;
    return op;
}

inline PendingOp change(PendingKind kind, qint64 targetSeq, const QString &text = {},
                        PendingState state = PendingState::Queued)
{
    PendingOp op = pending(1'000 + targetSeq, text, state);
    op.kind = kind;
    op.targetSeq = targetSeq;
    return op;
}

// The messages of a channel as the session would bring them, and what the model asked for.
class Feed
{
public:
    explicit Feed(TimelineModel &ofModel)
        : model(ofModel)
        , tester(&ofModel, QAbstractItemModelTester::FailureReportingMode::QtTest)
        , resets(&ofModel, &QAbstractItemModel::modelReset)
        , inserts(&ofModel, &QAbstractItemModel::rowsInserted)
        , removals(&ofModel, &QAbstractItemModel::rowsRemoved)
        , changes(&ofModel, &QAbstractItemModel::dataChanged)
    {
        QObject::connect(&model, &TimelineModel::pageWanted, &model,
                         [this](qint64 page) { wanted.append(page); });
    }

    void grow(qint64 toCount)
    {
        while (rows.size() < toCount) {
            TimelineRow row;
            row.kind = TimelineRow::Kind::Message;
            row.message.ord = rows.size() + 1;
            // Numbers of the stream are not those of the messages.
            row.message.seq = row.message.revSeq = row.message.ord * 2;
            row.message.id = OpId::create();
            row.message.senderId = rows.size() % 2 ? self : other;
            row.message.content = QStringLiteral("message %1").arg(row.message.ord);
            row.message.createdAt = row.message.ord * 10 * Minute;
            row.senderName = rows.size() % 2 ? QStringLiteral("Me") : QStringLiteral("Bob");
            rows.append(row);
        }
    }
    TimelineState state() const { return {model.channelId(), rows.size(), readOrd, 0, 0}; }
    TimelinePage page(qint64 number) const
    {
        return {model.channelId(), number,
                rows.mid(number * TimelinePage::Size, TimelinePage::Size)};
    }
    void servePages()
    {
        const QList<qint64> asked = std::exchange(wanted, {});
        for (const qint64 each : asked)
            model.setPage(page(each));
    }
    // A view looks at a row.
    QVariant at(int row, TimelineModel::Role role) const
    {
        return model.data(model.index(row), role);
    }
    QVariant byOrd(qint64 ord, TimelineModel::Role role) const
    {
        return at(int(model.count() - ord), role);
    }
    QStringList shown(int count)
    {
        QStringList texts;
        for (int row = 0; row < count; ++row)
            texts.append(at(row, TimelineModel::BodyRole).toString());
        return texts;
    }
    // Fills the model with all there is.
    void open(qint64 count)
    {
        grow(count);
        model.setState(state());
        for (qint64 each = 0; each * TimelinePage::Size < count; ++each)
            model.setPage(page(each));
        clearSpies();
    }
    void clearSpies()
    {
        for (QSignalSpy *spy : {&inserts, &removals, &changes})
            spy->clear();
    }
    bool wasChanged(int row, TimelineModel::Role role) const
    {
        for (const auto &each : changes) {
            const auto roles = each.at(2).value<QList<int>>();
            if (each.at(0).toModelIndex().row() <= row && row <= each.at(1).toModelIndex().row()
                && (roles.isEmpty() || roles.contains(role)))
                return true;
        }
        return false;
    }

    TimelineModel &model;
    const UserId self = UserId::create();
    const UserId other = UserId::create();
    qint64 readOrd = 0;
    QList<TimelineRow> rows;
    mutable QList<qint64> wanted;
    QAbstractItemModelTester tester;
    QSignalSpy resets;
    QSignalSpy inserts;
    QSignalSpy removals;
    QSignalSpy changes;
};

// One model with its feed for every test function: init() begins, cleanup() ends.
class TimelineTest : public QObject
{
protected:
    void begin()
    {
        m_model = std::make_unique<TimelineModel>(ChannelId::create(), m_self);
        m_feed = std::make_unique<Feed>(*m_model);
    }
    void end()
    {
        // Whatever happened, a view never lost its place.
        QCOMPARE(m_feed->resets.size(), 0);
        m_feed.reset();
        m_model.reset();
    }

    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<Feed> m_feed;
    const UserId m_self = UserId::create();

    // Rows of `m_self` are own ones.
    TimelineRow rowOf(qint64 ord, const UserId &sender, qint64 at,
                      const QString &text = QStringLiteral("x"))
    {
        TimelineRow row;
        row.kind = TimelineRow::Kind::Message;
        row.message.ord = ord;
        row.message.seq = row.message.revSeq = ord * 2;
        row.message.id = OpId::create();
        row.message.senderId = sender;
        row.message.createdAt = at;
        row.message.content = text;
        return row;
    }
};

} // namespace dunlin::test
