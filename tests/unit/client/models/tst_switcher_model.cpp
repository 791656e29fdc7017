// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the quick switcher offers for a text, and in which order; and the list of devices.
#include "client/models/device_model.h"
#include "client/models/switcher_model.h"

#include <QAbstractItemModelTester>
#include <QSignalSpy>
#include <QTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr auto reporting = QAbstractItemModelTester::FailureReportingMode::QtTest;

ChannelCard channel(const QString &name)
{
    ChannelCard card;
    card.id = ChannelId::create();
    card.name = name;
    return card;
}

wire::User person(const QString &username, const QString &displayName = {})
{
    wire::User user;
    user.id = UserId::create();
    user.username = username;
    user.displayName = displayName;
    return user;
}

ChannelCard direct(const wire::User &peer)
{
    ChannelCard card = channel(peer.displayName);
    card.kind = wire::ChannelKind::Direct;
    card.peer = peer.id;
    card.peerUsername = peer.username;
    return card;
}

QStringList texts(const QAbstractItemModel &model, int role = Qt::DisplayRole)
{
    QStringList all;
    for (int row = 0; row < model.rowCount(); ++row)
        all.append(model.data(model.index(row, 0), role).toString());
    return all;
}

} // namespace

class SwitcherModelTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void withoutATextTheListStaysAsItIs()
    {
        SwitcherModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        model.setChannels({channel(u"zebra"_s), channel(u"ant"_s)});

        QCOMPARE(texts(model), (QStringList{u"zebra"_s, u"ant"_s}));
        QCOMPARE(texts(model, SwitcherModel::KindRole), (QStringList{u"channel"_s, u"channel"_s}));
    }

    void theBeginningOfANameCountsMoreThanTheBeginningOfAWordAndThatMoreThanTheMiddle()
    {
        SwitcherModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        model.setChannels({channel(u"flowergarden"_s), channel(u"rose-garden"_s),
                           channel(u"gardening"_s), channel(u"garden"_s), channel(u"kitchen"_s)});

        model.setText(u" GARDEN "_s);

        QCOMPARE(texts(model),
                 (QStringList{u"garden"_s, u"gardening"_s, u"rose-garden"_s, u"flowergarden"_s}));
        QCOMPARE(model.text(), u"GARDEN"_s);
    }

    void namesAreComparedAsEverywhere()
    {
        SwitcherModel model;
        model.setChannels({channel(u"Straße"_s)});
        model.setText(u"STRASSE"_s);
        QCOMPARE(texts(model), QStringList{u"Straße"_s});
    }

    void aPersonIsOfferedOnceAndNeverTheUser()
    {
        SwitcherModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        const wire::User self = person(u"bobby"_s);
        const wire::User bob = person(u"bob"_s, u"Bob"_s);
        const wire::User bobo = person(u"bobo"_s);
        const ChannelCard talk = direct(bob);
        model.setSelf(self.id);
        model.setChannels({talk});
        model.setFriends({{bob, wire::FriendState::Friends, 0, false},
                          {bobo, wire::FriendState::Friends, 0, false},
                          {person(u"bobinsky"_s), wire::FriendState::Blocked, 0, false}});

        model.setText(u"bob"_s);
        model.setFound(u"bob"_s, {self, bob, bobo, person(u"bobette"_s)});

        QCOMPARE(texts(model), (QStringList{u"Bob"_s, u"bobette"_s, u"bobo"_s}));
        QCOMPARE(texts(model, SwitcherModel::KindRole),
                 (QStringList{u"direct"_s, u"person"_s, u"person"_s}));
        QCOMPARE(texts(model, SwitcherModel::TargetRole).first(), talk.id.toText());
        QCOMPARE(texts(model, SwitcherModel::TargetRole).last(), bobo.id.toText());
    }

    void aPersonIsFoundByEitherName()
    {
        SwitcherModel model;
        model.setChannels({direct(person(u"lovelace"_s, u"Ada"_s))});
        model.setText(u"love"_s);
        QCOMPARE(texts(model), QStringList{u"Ada"_s});
        model.setText(u"ad"_s);
        QCOMPARE(texts(model), QStringList{u"Ada"_s});
        model.setText(u"x"_s);
        QCOMPARE(model.count(), 0);
    }

    void anAnswerToAnEarlierTextIsIgnored()
    {
        SwitcherModel model;
        model.setText(u"bo"_s);
        model.setText(u"bob"_s);
        model.setFound(u"bo"_s, {person(u"bob"_s)});
        QCOMPARE(model.count(), 0);
        model.setFound(u"bob"_s, {person(u"bob"_s)});
        QCOMPARE(model.count(), 1);
    }

    void thisDeviceStandsFirstThenWhoWasSeenLast()
    {
        DeviceModel model;
        const QAbstractItemModelTester tester(&model, reporting);
        QList<wire::Device> devices(3);
        for (qsizetype i = 0; i < devices.size(); ++i) {
            devices[i].id = DeviceId::create();
            devices[i].name = QString::number(i);
            devices[i].lastSeenAt = 1'000 * i;
        }
        devices[0].current = true;
        QSignalSpy resets(&model, &QAbstractItemModel::modelReset);

        model.setDevices(devices);
        model.setDevices(devices);

        QCOMPARE(texts(model), (QStringList{u"0"_s, u"2"_s, u"1"_s}));
        QCOMPARE(resets.size(), 1);
        QVERIFY(!model.data(model.index(0), DeviceModel::LastSeenRole).toDateTime().isValid());
        QCOMPARE(
            model.data(model.index(1), DeviceModel::LastSeenRole).toDateTime().toMSecsSinceEpoch(),
            2'000);
        QCOMPARE(model.data(model.index(0), DeviceModel::IsCurrentRole), true);
    }
};

QTEST_GUILESS_MAIN(SwitcherModelTest)
#include "tst_switcher_model.moc"
