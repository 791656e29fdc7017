// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A timeline as a view sees it: sparse, never reset, each row the same message from one change to the next.
#include "tests/unit/client/models/timeline_test.h"

#include <QRandomGenerator>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class TimelineRowsTest : public TimelineTest
{
    Q_OBJECT

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

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
        // Retention took it: there is no row, and the rows around it know each other.
        QCOMPARE(m_model->rowCount(), 9);
        QCOMPARE(m_feed->shown(9).mid(0, 5),
                 (QStringList{u"message 10"_s, u"message 9"_s, u"message 8"_s, u"message 7"_s,
                              QString()}));

        m_model->applyRows({m_feed->rows.at(4)});
        QCOMPARE(m_feed->shown(9).at(4), u"message 5"_s);
        QCOMPARE(m_model->rowCount(), 9);
        QCOMPARE(m_model->rowOfSeq(10), 4);
    }

    void whatWentInTheMiddleLeavesTheOthersWhereTheyBelong()
    {
        m_feed->open(200);
        const QSet<qint64> gone{1, 2, 3, 50, 64, 65, 66, 120, 121, 199, 200};
        QStringList left;
        for (qint64 ord = 200; ord >= 1; --ord) {
            if (!gone.contains(ord))
                left.append(u"message %1"_s.arg(ord));
        }
        // In no order of theirs.
        for (const qint64 number : {2, 0, 3, 1}) {
            TimelinePage page = m_feed->page(number);
            for (TimelineRow &row : page.rows) {
                if (gone.contains(row.message.ord))
                    row.kind = TimelineRow::Kind::Gone;
            }
            m_model->setPage(page);
        }

        QCOMPARE(m_model->rowCount(), int(left.size()));
        QCOMPARE(m_feed->shown(m_model->rowCount()), left);
        // Numbers go on behind what went, and a new one is the newest row.
        m_feed->grow(201);
        m_model->applyRows({m_feed->rows.at(200)});
        QCOMPARE(m_feed->shown(2), (QStringList{u"message 201"_s, u"message 198"_s}));
        // One that went shows again when it turns out to be there.
        m_model->setPage(m_feed->page(1));
        QCOMPARE(m_model->rowCount(), 200 - int(gone.size()) + 1 + 4);
    }

    void theFloorTakesTheOldestRowsAndBringsThemBack()
    {
        m_feed->open(10);
        TimelinePage page = m_feed->page(0);
        page.rows[1].kind = TimelineRow::Kind::Gone;
        m_model->setPage(page);
        TimelineState state = m_feed->state();
        state.floorOrd = 4;

        m_model->setState(state);

        QCOMPARE(m_model->rowCount(), 6);
        QCOMPARE(m_feed->shown(6).last(), u"message 5"_s);
        // The first that is left begins day and group.
        QCOMPARE(m_feed->at(5, TimelineModel::FirstInGroupRole).toBool(), true);
        QCOMPARE(m_feed->at(5, TimelineModel::ShowDayRole).toBool(), true);
        state.floorOrd = 10;
        m_model->setState(state);
        QCOMPARE(m_model->rowCount(), 0);
        state.floorOrd = 0;
        m_model->setState(state);
        QCOMPARE(m_model->rowCount(), 10);
    }

    void aMessageThatDoesNotStaySaysSo()
    {
        m_feed->open(2);
        TimelineRow row = m_feed->rows.at(1);
        row.message.expiresAt = 5 * Minute;
        row.message.revSeq += 10;
        m_model->applyRows({row});
        QCOMPARE(m_feed->byOrd(2, TimelineModel::EphemeralRole).toBool(), true);
        QCOMPARE(m_feed->byOrd(2, TimelineModel::ExpiresAtRole).toDateTime(),
                 QDateTime::fromMSecsSinceEpoch(5 * Minute));
        QCOMPARE(m_feed->byOrd(1, TimelineModel::EphemeralRole).toBool(), false);
        PendingOp op = pending(1, u"soon gone"_s);
        op.expiresIn = Minute;
        m_model->setPending({op});
        QCOMPARE(m_feed->at(0, TimelineModel::EphemeralRole).toBool(), true);
        QVERIFY(!m_feed->at(0, TimelineModel::ExpiresAtRole).toDateTime().isValid());
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

    // What shows a file, and may be pressed, is made anew when the files are told: not with every piece that went up.
    void filesThatGoUpStayTheFilesThatTheyAre()
    {
        m_feed->open(5);
        PendingOp op = pending(1);
        PendingFile file;
        file.path = u"/outgoing/voice.ogg"_s;
        file.name = u"voice.ogg"_s;
        file.size = 4000;
        op.files.append(file);
        m_model->setPending({op});

        op.files[0].sent = 1000;
        m_feed->clearSpies();
        m_model->setPending({op});
        QVERIFY(m_feed->wasChanged(0, TimelineModel::ProgressRole));
        QVERIFY(!m_feed->wasChanged(0, TimelineModel::FilesRole));

        op.files[0].name = u"another.ogg"_s;
        m_feed->clearSpies();
        m_model->setPending({op});
        QVERIFY(m_feed->wasChanged(0, TimelineModel::FilesRole));
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
};

QTEST_GUILESS_MAIN(TimelineRowsTest)
#include "tst_timeline_rows.moc"
