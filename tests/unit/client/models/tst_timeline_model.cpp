// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A timeline as a view sees it: sparse, never reset, each row the same message from one change to the next.

#include "client/models/timeline_model.h"

#include <QAbstractItemModelTester>
#include <QDateTime>
#include <QRandomGenerator>
#include <QSignalSpy>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 Minute = 60'000;

PendingOp pending(qint64 localNo, const QString &text = {},
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

PendingOp change(PendingKind kind, qint64 targetSeq, const QString &text = {},
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
            row.message.content = u"message %1"_s.arg(row.message.ord);
            row.message.createdAt = row.message.ord * 10 * Minute;
            row.senderName = rows.size() % 2 ? u"Me"_s : u"Bob"_s;
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

} // namespace

class TimelineModelTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<TimelineModel> m_model;
    std::unique_ptr<Feed> m_feed;
    const UserId m_self = UserId::create();

    // Rows of `m_self` are own ones.
    TimelineRow rowOf(qint64 ord, const UserId &sender, qint64 at, const QString &text = u"x"_s)
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

private Q_SLOTS:
    void init()
    {
        m_model = std::make_unique<TimelineModel>(ChannelId::create(), m_self);
        m_feed = std::make_unique<Feed>(*m_model);
    }
    void cleanup()
    {
        // Whatever happened, a view never lost its place.
        QCOMPARE(m_feed->resets.size(), 0);
        m_feed.reset();
        m_model.reset();
    }

    void nothingIsReadyBeforeTheFirstFill()
    {
        QSignalSpy ready(m_model.get(), &TimelineModel::readyChanged);
        QVERIFY(!m_model->isReady());
        QCOMPARE(m_model->rowCount(), 0);

        m_model->setState({m_model->channelId(), 0, 0, 0, 0});

        QVERIFY(m_model->isReady());
        QCOMPARE(ready.size(), 1);
        QCOMPARE(m_model->rowCount(), 0);
        m_model->setState({m_model->channelId(), 3, 0, 0, 0});
        QCOMPARE(ready.size(), 1);
        QCOMPARE(m_model->rowCount(), 3);
    }

    // --- sparse pages -------------------------------------------------------------------------------

    void aHundredThousandRowsAreOnlyThereWhereSomebodyLooks()
    {
        constexpr qint64 Many = 100'000;
        m_feed->grow(Many);
        m_model->setState(m_feed->state());
        QCOMPARE(m_model->rowCount(), int(Many));
        m_feed->wanted.clear();
        m_model->reload();

        for (int row = 0; row < 20; ++row) {
            QCOMPARE(m_feed->at(row, TimelineModel::PlaceholderRole), true);
            QCOMPARE(m_feed->at(row, TimelineModel::BodyRole), QString());
        }
        // 100 000 = 1562 pages of 64 and 32 rows; asked for once.
        QCOMPARE(m_feed->wanted, QList<qint64>{1562});
        m_feed->servePages();
        for (int row = 0; row < 20; ++row) {
            QCOMPARE(m_feed->at(row, TimelineModel::PlaceholderRole), false);
            QCOMPARE(m_feed->at(row, TimelineModel::BodyRole), u"message %1"_s.arg(Many - row));
            QCOMPARE(m_feed->at(row, TimelineModel::SeqRole), (Many - row) * 2);
        }
        QVERIFY(m_feed->wanted.isEmpty());

        // A jump to the middle and to the end.
        QCOMPARE(m_feed->at(50'000, TimelineModel::PlaceholderRole), true);
        QCOMPARE(m_feed->at(99'999, TimelineModel::PlaceholderRole), true);
        QCOMPARE(m_feed->wanted, (QList<qint64>{781, 0}));
        m_feed->servePages();
        QCOMPARE(m_feed->at(50'000, TimelineModel::BodyRole), u"message 50000"_s);
        QCOMPARE(m_feed->at(99'999, TimelineModel::BodyRole), u"message 1"_s);
        QCOMPARE(m_model->rowOfSeq(100'000), 50'000);
        QCOMPARE(m_model->rowOfSeq(3'000), -1); // not here, and not looked for
    }

    void onlyTheLastPagesThatWereLookedAtAreKept()
    {
        m_feed->grow(64 * 40);
        m_model->setState(m_feed->state());
        const auto look = [this](qint64 page) {
            return m_feed->byOrd(page * 64 + 1, TimelineModel::PlaceholderRole).toBool();
        };
        m_feed->servePages();
        for (qint64 page = 0; page < 13; ++page) {
            QVERIFY(look(page));
            m_feed->servePages();
            QVERIFY(!look(page));
            // The first page is looked at again and again.
            QVERIFY(!look(0));
        }

        m_feed->wanted.clear();
        QVERIFY(!look(0));
        QVERIFY(!look(12));
        QVERIFY(look(1));
        QCOMPARE(m_feed->wanted, QList<qint64>{1});
    }

    void aHoleInAPageIsAPlaceholderUntilItIsFilled()
    {
        m_feed->grow(10);
        m_model->setState(m_feed->state());
        TimelinePage page = m_feed->page(0);
        page.rows[4] = TimelineRow();
        page.rows[4].message.ord = 5;
        page.rows[5].kind = TimelineRow::Kind::Gone;
        m_model->setPage(page);

        QCOMPARE(m_feed->byOrd(5, TimelineModel::PlaceholderRole), true);
        QCOMPARE(m_feed->byOrd(6, TimelineModel::PlaceholderRole), false);
        QCOMPARE(m_feed->byOrd(6, TimelineModel::DeletedRole), true);
        QCOMPARE(m_feed->byOrd(6, TimelineModel::BodyRole), QString());

        m_model->applyRows({m_feed->rows.at(4)});
        QCOMPARE(m_feed->byOrd(5, TimelineModel::BodyRole), u"message 5"_s);
        QCOMPARE(m_model->rowCount(), 10);
    }

    // After a long absence only the newest messages come by themselves.
    void rowsThatWerePassedOverAreAskedFor()
    {
        m_feed->open(10);
        m_feed->wanted.clear();
        m_feed->grow(14);

        m_model->applyRows({m_feed->rows.at(12), m_feed->rows.at(13)});

        QCOMPARE(m_feed->byOrd(13, TimelineModel::BodyRole), u"message 13"_s);
        QCOMPARE(m_feed->byOrd(11, TimelineModel::PlaceholderRole), true);
        QCOMPARE(m_feed->wanted, QList<qint64>{0});
        m_feed->servePages();
        QCOMPARE(m_feed->byOrd(11, TimelineModel::BodyRole), u"message 11"_s);
    }

    // A hole is no picture, font or size: what a role does not say is nothing.
    void aPlaceholderAnswersOnlyItsOwnRoles()
    {
        m_model->setState({m_model->channelId(), 1, 0, 0, 0});

        const QModelIndex index = m_model->index(0);
        for (const int role : {int(Qt::DecorationRole), int(Qt::FontRole), int(Qt::SizeHintRole),
                               int(Qt::CheckStateRole), int(Qt::UserRole) + 500})
            QVERIFY2(!m_model->data(index, role).isValid(), qPrintable(QString::number(role)));
        const QHash<int, QByteArray> names = m_model->roleNames();
        for (auto at = names.cbegin(); at != names.cend(); ++at)
            QVERIFY2(m_model->data(index, at.key()).isValid(), at.value().constData());
    }

    void whatIsNotInTheListHasNoData()
    {
        m_feed->open(2);
        QVERIFY(!m_model->data(m_model->index(2), TimelineModel::BodyRole).isValid());
        QVERIFY(!m_model->data({}, TimelineModel::BodyRole).isValid());
        QVERIFY(m_model->get(2).isEmpty());
        QVERIFY(m_model->get(-1).isEmpty());
        QCOMPARE(m_model->get(0).value(u"body"_s), u"message 2"_s);
        QCOMPARE(m_model->get(0).size(), m_model->roleNames().size());
    }

    void reloadingShowsTheOldRowsUntilTheNewOnesAreHere()
    {
        m_feed->open(10);
        m_feed->wanted.clear();
        m_model->reload();

        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"message 10"_s);
        QCOMPARE(m_feed->wanted, QList<qint64>{0});
        m_feed->rows[9].message.content = u"another one"_s;
        m_feed->servePages();
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"another one"_s);
    }

    // --- identity -----------------------------------------------------------------------------------

    void rowsKeepTheirIdentityWhenMessagesArrive()
    {
        m_feed->open(200);
        QList<QPersistentModelIndex> kept;
        QStringList ids;
        for (const int row : {0, 1, 63, 64, 100, 199}) {
            kept.append(m_model->index(row));
            ids.append(m_feed->at(row, TimelineModel::MessageIdRole).toString());
        }

        m_feed->grow(203);
        for (int i = 200; i < 203; ++i)
            m_model->applyRows({m_feed->rows.at(i)});
        m_model->setState(m_feed->state());

        QCOMPARE(m_feed->inserts.size(), 3);
        QCOMPARE(m_feed->removals.size(), 0);
        for (qsizetype i = 0; i < kept.size(); ++i)
            QCOMPARE(m_model->data(kept.at(i), TimelineModel::MessageIdRole), ids.at(i));
        QCOMPARE(kept.at(0).row(), 3);
        QCOMPARE(m_feed->shown(3),
                 (QStringList{u"message 203"_s, u"message 202"_s, u"message 201"_s}));
    }

    void aNewMessageBeginsANewPageWithoutAsking()
    {
        m_feed->open(64);
        m_feed->wanted.clear();
        m_feed->grow(65);

        m_model->applyRows({m_feed->rows.at(64)});

        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"message 65"_s);
        QVERIFY(m_feed->wanted.isEmpty());
    }

    void aQueuedMessageBecomesAStoredOneInItsPlace()
    {
        m_feed->open(5);
        const PendingOp op = pending(1, u"hello"_s, PendingState::Sending);
        m_model->setPending({op});
        QCOMPARE(m_feed->at(0, TimelineModel::SeqRole), 0);
        QCOMPARE(m_feed->at(0, TimelineModel::MessageIdRole), op.id.toText());
        const QPersistentModelIndex place = m_model->index(0);
        m_feed->clearSpies();

        TimelineRow stored = rowOf(6, m_self, 77, u"hello"_s);
        stored.message.id = op.id;
        m_model->applyRows({stored});
        m_model->setState({m_model->channelId(), 6, 0, 0, 0});
        m_model->setPending({});

        QCOMPARE(m_feed->inserts.size(), 0);
        QCOMPARE(m_feed->removals.size(), 0);
        QCOMPARE(place.row(), 0);
        QCOMPARE(m_feed->at(0, TimelineModel::SeqRole), 12);
        QCOMPARE(m_feed->at(0, TimelineModel::DeliveryRole), int(delivery::Sent));
        QVERIFY(m_feed->wasChanged(0, TimelineModel::DeliveryRole));
        QCOMPARE(m_model->rowCount(), 6);
    }

    // The push of an own message may be here before its acknowledgement.
    void aMessageIsNotShownTwiceWhileItsAcknowledgementIsUnderWay()
    {
        m_feed->open(5);
        const PendingOp first = pending(1, u"first"_s, PendingState::Sending);
        m_model->setPending({first});
        TimelineRow stored = rowOf(6, m_self, 77, u"first"_s);
        stored.message.id = first.id;
        m_model->applyRows({stored});

        const PendingOp second = pending(2, u"second"_s);
        m_model->setPending({first, second});

        QCOMPARE(m_feed->shown(3), (QStringList{u"second"_s, u"first"_s, u"message 5"_s}));
        QCOMPARE(m_model->rowCount(), 7);
        m_model->setPending({second});
        QCOMPARE(m_model->rowCount(), 7);
    }

    void queuedMessagesStandInFrontNewestFirst()
    {
        m_feed->open(3);
        const QList<PendingOp> ops{pending(1, u"a"_s), pending(2, u"b"_s), pending(3, u"c"_s)};
        m_model->setPending({ops.at(0), ops.at(2)});
        m_feed->clearSpies();

        m_model->setPending(ops);
        QCOMPARE(m_feed->shown(4), (QStringList{u"c"_s, u"b"_s, u"a"_s, u"message 3"_s}));
        QCOMPARE(m_feed->inserts.size(), 1);
        QCOMPARE(m_feed->inserts.first().at(1).toInt(), 1);

        m_model->setPending({ops.at(0), ops.at(2)});
        QCOMPARE(m_feed->shown(3), (QStringList{u"c"_s, u"a"_s, u"message 3"_s}));
        QCOMPARE(m_feed->removals.size(), 1);
    }

    void aServerThatWentBackInTimeTakesRowsAway()
    {
        m_feed->open(200);
        m_feed->rows.resize(130);
        m_model->setState(m_feed->state());

        QCOMPARE(m_model->rowCount(), 130);
        QCOMPARE(m_feed->removals.size(), 1);
        QCOMPARE(m_feed->at(0, TimelineModel::PlaceholderRole), true);
        m_feed->servePages();
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"message 130"_s);
    }

    // Whatever comes in whatever order, what is shown is what is there.
    void randomNewsNeverBreaksTheList()
    {
        for (quint32 seed = 1; seed <= 20; ++seed) {
            cleanup();
            init();
            QRandomGenerator random(seed);
            QList<PendingOp> ops;
            qint64 localNo = 0;
            m_feed->open(random.bounded(150));
            for (int step = 0; step < 150; ++step) {
                switch (random.bounded(6)) {
                case 0:
                    ++localNo;
                    ops.append(pending(localNo, u"queued %1"_s.arg(localNo)));
                    m_model->setPending(ops);
                    break;
                case 1:
                    if (!ops.isEmpty()) {
                        ops.removeAt(random.bounded(int(ops.size())));
                        m_model->setPending(ops);
                    }
                    break;
                case 2: { // one of the queued ones is stored
                    if (ops.isEmpty())
                        break;
                    const PendingOp op = ops.takeAt(random.bounded(int(ops.size())));
                    m_feed->grow(m_feed->rows.size() + 1);
                    m_feed->rows.last().message.id = op.id;
                    m_feed->rows.last().message.content = op.text;
                    m_model->applyRows({m_feed->rows.last()});
                    m_model->setPending(ops);
                    break;
                }
                case 3:
                    m_feed->grow(m_feed->rows.size() + 1);
                    m_model->applyRows({m_feed->rows.last()});
                    break;
                case 4:
                    m_feed->grow(m_feed->rows.size() + random.bounded(3));
                    m_model->setState(m_feed->state());
                    break;
                default:
                    m_feed->shown(qMin(m_model->rowCount(), random.bounded(200)));
                    m_feed->servePages();
                }
            }
            m_model->setState(m_feed->state());
            QCOMPARE(m_model->rowCount(), int(ops.size() + m_feed->rows.size()));
            for (int round = 0; round < 2; ++round) {
                m_feed->shown(100);
                m_feed->servePages();
            }
            QStringList expected;
            for (auto at = ops.crbegin(); at != ops.crend(); ++at)
                expected.append(at->text);
            for (auto at = m_feed->rows.crbegin(); at != m_feed->rows.crend(); ++at)
                expected.append(*at->message.content);
            const int count = qMin(100, m_model->rowCount());
            QCOMPARE(m_feed->shown(count), expected.mid(0, count));
        }
    }

    // --- delivery -----------------------------------------------------------------------------------

    void anOwnMessageShowsHowFarItHasCome()
    {
        m_model->setState({m_model->channelId(), 2, 0, 0, 0});
        m_model->setPage(
            {m_model->channelId(), 0, {rowOf(1, UserId::create(), 1), rowOf(2, m_self, 2)}});
        const auto deliveryAt = [this](int row) {
            return m_feed->at(row, TimelineModel::DeliveryRole).toInt();
        };
        PendingOp op = pending(1, u"hello"_s);
        m_model->setPending({op});
        QCOMPARE(deliveryAt(0), int(delivery::Queued));
        op.state = PendingState::Sending;
        m_model->setPending({op});
        QCOMPARE(deliveryAt(0), int(delivery::Sending));
        op.state = PendingState::Failed;
        op.error = u"Too long"_s;
        m_model->setPending({op});
        QCOMPARE(deliveryAt(0), int(delivery::Failed));
        QCOMPARE(m_feed->at(0, TimelineModel::FailureRole), u"Too long"_s);
        m_model->setPending({});

        QCOMPARE(deliveryAt(0), int(delivery::Sent));
        m_feed->clearSpies();
        m_model->setState({m_model->channelId(), 2, 0, 3, 0}); // the own one has number 4
        QCOMPARE(deliveryAt(0), int(delivery::Sent));
        m_model->setState({m_model->channelId(), 2, 0, 4, 3});
        QCOMPARE(deliveryAt(0), int(delivery::Delivered));
        QVERIFY(m_feed->wasChanged(0, TimelineModel::DeliveryRole));
        m_model->setState({m_model->channelId(), 2, 0, 4, 4});
        QCOMPARE(deliveryAt(0), int(delivery::Read));
        // Somebody else's is just there.
        QCOMPARE(deliveryAt(1), int(delivery::Sent));
        QCOMPARE(m_feed->at(1, TimelineModel::OwnRole), false);
        QCOMPARE(m_feed->at(0, TimelineModel::OwnRole), true);
    }

    void aChangeThatWaitsIsShownAndARefusedOneIsToldOf()
    {
        m_model->setState({m_model->channelId(), 1, 0, 0, 0});
        TimelineRow row = rowOf(1, m_self, 2, u"as sent"_s);
        row.message.reactions = {{u"👍"_s, 2, false, {}}, {u"❤"_s, 1, true, {}}};
        m_model->setPage({m_model->channelId(), 0, {row}});
        const auto reactions = [this] {
            QStringList list;
            const QVariantList all = m_feed->at(0, TimelineModel::ReactionsRole).toList();
            for (const QVariant &each : all)
                list.append(u"%1 %2 %3"_s.arg(each.toMap().value(u"emoji"_s).toString(),
                                              each.toMap().value(u"count"_s).toString(),
                                              each.toMap().value(u"mine"_s).toString()));
            return list;
        };
        QCOMPARE(reactions(), (QStringList{u"👍 2 false"_s, u"❤ 1 true"_s}));

        m_feed->clearSpies();
        m_model->setPending({change(PendingKind::Edit, 2, u"better"_s),
                             change(PendingKind::ReactionAdd, 2, u"👍"_s),
                             change(PendingKind::ReactionRemove, 2, u"❤"_s),
                             change(PendingKind::ReactionAdd, 2, u"🎉"_s)});
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"better"_s);
        QCOMPARE(m_feed->at(0, TimelineModel::EditedRole), true);
        QCOMPARE(m_feed->at(0, TimelineModel::DeliveryRole), int(delivery::Sending));
        QCOMPARE(reactions(), (QStringList{u"👍 3 true"_s, u"🎉 1 true"_s}));
        for (const auto role : {TimelineModel::BodyRole, TimelineModel::EditedRole,
                                TimelineModel::DeliveryRole, TimelineModel::ReactionsRole})
            QVERIFY(m_feed->wasChanged(0, role));

        PendingOp refused = change(PendingKind::Edit, 2, u"better"_s, PendingState::Failed);
        refused.error = u"Too late"_s;
        m_model->setPending({refused});
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"as sent"_s);
        QCOMPARE(m_feed->at(0, TimelineModel::EditedRole), false);
        QCOMPARE(m_feed->at(0, TimelineModel::DeliveryRole), int(delivery::Failed));
        QCOMPARE(m_feed->at(0, TimelineModel::FailureRole), u"Too late"_s);

        m_model->setPending({change(PendingKind::Delete, 2)});
        QCOMPARE(m_feed->at(0, TimelineModel::DeletedRole), true);
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), QString());
        QCOMPARE(reactions(), QStringList());

        m_model->setPending({});
        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"as sent"_s);
    }

    void aChangeOfAQueuedMessageIsShownOnIt()
    {
        m_feed->open(1);
        const PendingOp op = pending(1, u"helo"_s);
        PendingOp edit = change(PendingKind::Edit, 0, u"hello"_s);
        edit.targetId = op.id;

        m_model->setPending({op, edit});

        QCOMPARE(m_feed->at(0, TimelineModel::BodyRole), u"hello"_s);
        QCOMPARE(m_feed->at(1, TimelineModel::BodyRole), u"message 1"_s);
        QCOMPARE(m_model->rowCount(), 2);
    }

    void anOlderRevisionDoesNotReplaceANewerOne()
    {
        m_feed->open(3);
        TimelineRow edited = m_feed->rows.at(1);
        edited.message.revSeq = 9;
        edited.message.editedAt = 5;
        edited.message.content = u"edited"_s;
        m_model->applyRows({edited});
        m_model->applyRows({m_feed->rows.at(1)});

        QCOMPARE(m_feed->at(1, TimelineModel::BodyRole), u"edited"_s);
        QCOMPARE(m_feed->at(1, TimelineModel::EditedRole), true);
        QCOMPARE(m_model->rowCount(), 3);
        QVERIFY(m_feed->wasChanged(1, TimelineModel::BodyRole));
    }

    // --- groups, days, the unread line --------------------------------------------------------------

    void groupsEndWithTheSenderTheDayOrAPause()
    {
        const UserId bob = UserId::create();
        const qint64 noon = QDateTime({2026, 1, 5}, {12, 0}).toMSecsSinceEpoch();
        const qint64 lateEvening = QDateTime({2026, 1, 5}, {23, 59}).toMSecsSinceEpoch();
        struct Expected {
            TimelineRow row;
            bool firstInGroup;
            bool showDay;
        };
        const QList<Expected> list{
            {rowOf(1, bob, noon), true, true},
            {rowOf(2, bob, noon + Minute), false, false},
            {rowOf(3, m_self, noon + 2 * Minute), true, false},
            {rowOf(4, m_self, noon + 7 * Minute), false, false},
            {rowOf(5, m_self, noon + 12 * Minute + 1), true, false},
            {rowOf(6, m_self, lateEvening), true, false},
            {rowOf(7, m_self, lateEvening + 2 * Minute), true, true},
        };
        TimelinePage page{m_model->channelId(), 0, {}};
        for (const Expected &each : list)
            page.rows.append(each.row);
        m_model->setState({m_model->channelId(), list.size(), list.size(), 0, 0});
        m_model->setPage(page);

        for (qsizetype i = 0; i < list.size(); ++i) {
            QCOMPARE(m_feed->byOrd(i + 1, TimelineModel::FirstInGroupRole),
                     list.at(i).firstInGroup);
            QCOMPARE(m_feed->byOrd(i + 1, TimelineModel::ShowDayRole), list.at(i).showDay);
        }
        // A queued one joins the group behind which it stands.
        PendingOp op = pending(1, u"more"_s);
        op.createdAt = lateEvening + 3 * Minute;
        m_model->setPending({op});
        QCOMPARE(m_feed->at(0, TimelineModel::FirstInGroupRole), false);
        QCOMPARE(m_feed->at(0, TimelineModel::ShowDayRole), false);
        m_feed->clearSpies();
        // Until somebody else speaks between.
        m_model->applyRows({rowOf(8, bob, lateEvening + 3 * Minute)});
        QCOMPARE(m_feed->at(0, TimelineModel::FirstInGroupRole), true);
        QVERIFY(m_feed->wasChanged(0, TimelineModel::FirstInGroupRole));
    }

    void aPageTellsTheRowBehindItOfItsNeighbour()
    {
        m_feed->grow(128);
        for (TimelineRow &row : m_feed->rows) {
            row.message.senderId = m_feed->other;
            row.message.createdAt = 5'000;
        }
        m_model->setState(m_feed->state());
        m_model->setPage(m_feed->page(1));
        QCOMPARE(m_feed->byOrd(65, TimelineModel::FirstInGroupRole), true);
        m_feed->clearSpies();

        m_model->setPage(m_feed->page(0));

        QCOMPARE(m_feed->byOrd(65, TimelineModel::FirstInGroupRole), false);
        QVERIFY(m_feed->wasChanged(128 - 65, TimelineModel::FirstInGroupRole));
    }

    void theUnreadLineStaysWhereItWasWhenTheChannelWasOpened()
    {
        QSignalSpy moved(m_model.get(), &TimelineModel::firstUnreadRowChanged);
        m_feed->readOrd = 7;
        m_feed->grow(10);
        m_model->setState(m_feed->state());
        m_model->setPage(m_feed->page(0));
        QCOMPARE(m_model->firstUnreadRow(), 2);
        QCOMPARE(m_feed->at(2, TimelineModel::FirstUnreadRole), true);
        QCOMPARE(m_feed->at(2, TimelineModel::FirstInGroupRole), true);
        QCOMPARE(m_feed->at(1, TimelineModel::FirstUnreadRole), false);

        // Being read does not take the line away, and what comes in front of it moves it.
        m_feed->readOrd = 10;
        m_model->setState(m_feed->state());
        QCOMPARE(m_model->firstUnreadRow(), 2);
        moved.clear();
        m_model->setPending({pending(1, u"a"_s), pending(2, u"b"_s)});
        QCOMPARE(m_model->firstUnreadRow(), 4);
        QVERIFY(!moved.isEmpty());
        QCOMPARE(m_feed->at(4, TimelineModel::FirstUnreadRole), true);
    }

    void aChannelThatIsReadHasNoUnreadLine()
    {
        m_feed->readOrd = 10;
        m_feed->open(10);
        QCOMPARE(m_model->firstUnreadRow(), -1);

        m_feed->grow(11);
        m_model->applyRows({m_feed->rows.at(10)});

        QCOMPARE(m_model->firstUnreadRow(), -1);
        QCOMPARE(m_feed->at(0, TimelineModel::FirstUnreadRole), false);
    }

    void countTellsOfEveryChange()
    {
        QSignalSpy counts(m_model.get(), &TimelineModel::countChanged);
        m_feed->open(3);
        QVERIFY(!counts.isEmpty());
        counts.clear();
        const PendingOp op = pending(1, u"a"_s);
        m_model->setPending({op});
        QVERIFY(!counts.isEmpty());
        counts.clear();
        m_model->setPending({});
        QVERIFY(!counts.isEmpty());
        counts.clear();
        m_feed->grow(4);
        m_model->applyRows({m_feed->rows.at(3)});
        QVERIFY(!counts.isEmpty());
        QCOMPARE(m_model->count(), m_model->rowCount());
    }
};

QTEST_GUILESS_MAIN(TimelineModelTest)
#include "tst_timeline_model.moc"
