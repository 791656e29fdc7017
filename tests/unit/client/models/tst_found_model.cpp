// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What was found comes from two sides in any order, and stands in one list.
#include "client/models/found_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

class FoundModelTest : public QObject
{
    Q_OBJECT

    const ChannelId m_channel = ChannelId::create();

    FoundRow row(qint64 seq, const QString &text = u"text"_s) const
    {
        FoundRow row;
        row.message.channelId = m_channel;
        row.message.id = OpId::create();
        row.message.seq = row.message.revSeq = seq;
        row.message.content = text;
        row.message.createdAt = row.at = seq * 10;
        return row;
    }
    static QList<qint64> seqs(const FoundModel &model)
    {
        QList<qint64> seqs;
        for (const FoundRow &each : model.rows())
            seqs.append(each.message.seq);
        return seqs;
    }

private Q_SLOTS:
    void rowsFromTwoSidesAreOnceAndNewestFirst()
    {
        FoundModel model;
        const QAbstractItemModelTester tester(
            &model, QAbstractItemModelTester::FailureReportingMode::QtTest);
        model.begin(u"text"_s, true);
        model.put({row(5), row(3)});
        QSignalSpy inserted(&model, &QAbstractItemModel::rowsInserted);
        model.put({row(9), row(5), row(4), row(1)});
        QCOMPARE(seqs(model), (QList<qint64>{9, 5, 4, 3, 1}));
        QCOMPARE(inserted.size(), 3);
        // A newer revision takes the place of an older one, not the other way round.
        FoundRow edited = row(4, u"edited"_s);
        edited.message.revSeq = 12;
        model.put({edited});
        QCOMPARE(model.data(model.index(2), FoundModel::ExcerptRole).toString(), u"edited"_s);
        model.put({row(4, u"stale"_s)});
        QCOMPARE(model.data(model.index(2), FoundModel::ExcerptRole).toString(), u"edited"_s);
        model.remove(m_channel, 4);
        QCOMPARE(seqs(model), (QList<qint64>{9, 5, 3, 1}));
        QSignalSpy reset(&model, &QAbstractItemModel::modelReset);
        model.become({row(9), row(2)});
        QCOMPARE(seqs(model), (QList<qint64>{9, 2}));
        QCOMPARE(reset.size(), 0);
        model.begin(u"other"_s, false);
        QCOMPARE(model.count(), 0);
        QVERIFY(!model.isBusy());
    }

    void anExcerptStandsAroundWhatWasLookedFor()
    {
        FoundModel model;
        model.begin(u"harbour"_s, false);
        const QString far = u"one two three four five "_s.repeated(20) + u"Harbour lights"_s;
        model.put({row(2, far), row(1, u"the harbour\nat night"_s)});
        const QString first = model.data(model.index(0), FoundModel::ExcerptRole).toString();
        QVERIFY2(first.startsWith(u'…') && first.contains("Harbour lights"_L1), qPrintable(first));
        QVERIFY(first.size() < 260);
        QCOMPARE(model.data(model.index(1), FoundModel::ExcerptRole).toString(),
                 u"the harbour at night"_s);
    }

    void gapsHaveTheNamesOfTheirChannels()
    {
        FoundModel model;
        model.setPlaces({{m_channel, {u"garden"_s, false}}});
        QSignalSpy changed(&model, &FoundModel::stateChanged);
        model.setGaps({{m_channel, 12, false}});
        QCOMPARE(changed.size(), 1);
        const QVariantMap gap = model.gaps().first().toMap();
        QCOMPARE(gap.value(u"name"_s).toString(), u"garden"_s);
        QCOMPARE(gap.value(u"missing"_s).toInt(), 12);
    }
};

QTEST_GUILESS_MAIN(FoundModelTest)
#include "tst_found_model.moc"
