// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Hubs beside other nodes: numbered pushes in their order, gaps that are filled, and two nodes in one process.
#include "server/cluster/local_broker.h"
#include "server/fanout/hub.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

constexpr int PatienceMs = 20'000;

class FakeSession : public Subscriber
{
public:
    explicit FakeSession(const UserId &user, const DeviceId &device = DeviceId::create())
        : m_user(user)
        , m_device(device)
    {
    }
    UserId subscriberUser() const override { return m_user; }
    DeviceId subscriberDevice() const override { return m_device; }
    void deliver(const PushPtr &push) override
    {
        const QByteArray frame = push->framed(Encoding::Json);
        const QJsonObject data = QJsonDocument::fromJson(frame.mid(frame.indexOf('{')))
                                     .object()
                                     .value("data"_L1)
                                     .toObject();
        told.append(data.contains("code"_L1) ? data.value("code"_L1).toString()
                                             : data.value("act"_L1).toString());
    }
    void end(wire::CloseCode code) override { ended = code; }

    QStringList told;
    std::optional<wire::CloseCode> ended;

private:
    const UserId m_user;
    const DeviceId m_device;
};

PushPtr push(const QString &code)
{
    return makePush(wire::event::notice, wire::Notice{code, {}});
}

void turn()
{
    QCoreApplication::processEvents();
}

// A fan-out that has a cluster in which it is alone.
struct Node {
    Node()
        : cluster(ClusterSettings{u"here"_s, 20, 300})
        , fanout(&cluster)
    {
        fanout.setMissing([this](const Gap &gap) { gaps.append(gap); });
        fanout.setAppeared(
            [this](const ChannelId &channel, const UserId &) { appeared.append(channel); });
        hub = std::make_unique<Hub>(fanout);
    }
    ~Node() { cluster.stop(); }
    void join(const std::shared_ptr<LocalExchange> &exchange)
    {
        cluster.start(
            [exchange] { return std::make_unique<LocalBroker>(exchange); },
            {[this](const NodeId &from, const QByteArray &word) { fanout.carryOut(from, word); },
             [this] { fanout.askWhoIsHere(); },
             [this](const NodeId &) { fanout.askWhoIsHere(); },
             [this](const NodeId &node) { fanout.forgetNode(node); },
             {}});
    }
    void place(const UserId &user, qint64 own, const ChannelId &channel, qint64 head)
    {
        hub->setPositions(user, Positions{own, {{channel, head}}});
    }

    Cluster cluster;
    Fanout fanout;
    std::unique_ptr<Hub> hub;
    QList<Gap> gaps;
    QList<ChannelId> appeared;
};

std::shared_ptr<Filling> filling(const Gap &gap, qint64 to, const QList<qint64> &seqs)
{
    auto result = std::make_shared<Filling>(Filling{gap, to, {}});
    for (const qint64 each : seqs)
        result->parts.push_back({each, push(QString::number(each)), {}, {}, nullptr});
    return result;
}

} // namespace

class NodesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void pushesAreToldInTheirOrderAndOnce()
    {
        Node node;
        const ChannelId channel = ChannelId::create();
        FakeSession session(UserId::create());
        node.hub->add(&session);
        node.place(session.subscriberUser(), 3, channel, 10);

        for (const qint64 seq : {9, 13, 12, 11, 11, 12, 14, 10})
            node.fanout.toChannel(channel, push(QString::number(seq)), seq);
        for (const qint64 seq : {5, 4, 3, 5})
            node.fanout.toUser(session.subscriberUser(), push(u"u%1"_s.arg(seq)), seq);
        node.fanout.toChannel(channel, push(u"unnumbered"_s));
        turn();

        QCOMPARE(
            session.told,
            QStringList({u"11"_s, u"12"_s, u"13"_s, u"14"_s, u"u4"_s, u"u5"_s, u"unnumbered"_s}));
        QTest::qWait(Hub::HoldMs * 2);
        QVERIFY(node.gaps.isEmpty());
    }

    void whatIsMissingIsAskedForAndFilled()
    {
        Node node;
        const ChannelId channel = ChannelId::create();
        FakeSession session(UserId::create());
        node.hub->add(&session);
        node.place(session.subscriberUser(), 0, channel, 10);

        node.fanout.toChannel(channel, push(u"11"_s), 11);
        for (const qint64 seq : {14, 17, 16})
            node.fanout.toChannel(channel, push(QString::number(seq)), seq);
        QTRY_COMPARE_WITH_TIMEOUT(node.gaps, QList<Gap>({Gap{channel, {}, 11}}), PatienceMs);
        QCOMPARE(session.told, QStringList{u"11"_s});

        // 12 changed again meanwhile, as 15.
        node.fanout.fill(filling(node.gaps[0], 16, {13, 14, 15, 16}));
        turn();
        QCOMPARE(session.told, QStringList({u"11"_s, u"13"_s, u"14"_s, u"15"_s, u"16"_s, u"17"_s}));
        // An answer that comes twice, or for another gap, changes nothing.
        node.fanout.fill(filling(node.gaps[0], 16, {13, 14}));
        node.fanout.fill(filling(Gap{channel, {}, 18}, 20, {19, 20}));
        turn();
        QCOMPARE(session.told.size(), 6);
        node.fanout.toChannel(channel, push(u"18"_s), 18);
        turn();
        QCOMPARE(session.told.constLast(), u"18"_s);
    }

    void aPersonsOwnStreamIsFilledToo()
    {
        Node node;
        FakeSession session(UserId::create());
        const UserId user = session.subscriberUser();
        node.hub->add(&session);
        node.place(user, 5, ChannelId::create(), 0);
        node.fanout.toUser(user, push(u"8"_s), 8);
        QTRY_COMPARE_WITH_TIMEOUT(node.gaps, QList<Gap>({Gap{{}, user, 5}}), PatienceMs);
        node.fanout.fill(filling(node.gaps[0], 7, {7}));
        turn();
        QCOMPARE(session.told, QStringList({u"7"_s, u"8"_s}));
    }

    // The read that comes first decides where a stream begins; whoever comes later does not move it.
    void aNumberThatExistsAndWasNotToldIsMissing()
    {
        Node node;
        const ChannelId channel = ChannelId::create();
        FakeSession first(UserId::create()), second(UserId::create());
        node.hub->add(&first);
        node.place(first.subscriberUser(), 0, channel, 10);
        node.hub->add(&second);
        node.place(second.subscriberUser(), 0, channel, 12);
        QTRY_COMPARE_WITH_TIMEOUT(node.gaps, QList<Gap>({Gap{channel, {}, 10}}), PatienceMs);
        node.fanout.toChannel(channel, push(u"11"_s), 11);
        node.fanout.toChannel(channel, push(u"12"_s), 12);
        turn();
        QCOMPARE(first.told, QStringList({u"11"_s, u"12"_s}));
        node.gaps.clear();
        QTest::qWait(Hub::HoldMs * 2);
        QVERIFY(node.gaps.isEmpty());
    }

    // Read as 10, then 11 goes by before the hub knows that anybody here cares; the catch-up has it.
    void whatWentByDuringTheReadIsNotMissing()
    {
        Node node;
        const ChannelId channel = ChannelId::create();
        FakeSession session(UserId::create());
        node.hub->add(&session);
        node.fanout.toChannel(channel, push(u"11"_s), 11);
        turn();
        node.place(session.subscriberUser(), 0, channel, 10);
        node.fanout.toChannel(channel, push(u"12"_s), 12);
        turn();
        QCOMPARE(session.told, QStringList{u"12"_s});
        QTest::qWait(Hub::HoldMs * 2);
        QVERIFY(node.gaps.isEmpty());
    }

    void whoJoinsHearsFromTheirJoinOn()
    {
        Node node;
        const ChannelId channel = ChannelId::create();
        FakeSession session(UserId::create());
        node.hub->add(&session);
        node.hub->setPositions(session.subscriberUser(), {});
        node.fanout.joined(channel, session.subscriberUser(), 7);
        node.fanout.toChannel(channel, push(u"8"_s), 8);
        node.fanout.toChannel(channel, push(u"7"_s), 7);
        turn();
        QCOMPARE(session.told, QStringList({u"7"_s, u"8"_s}));
    }

    // The member is removed with 12 on another node; 13 is said here, and known before that.
    void whoWasRemovedElsewhereHearsNothingBehindIt()
    {
        Node node;
        const ChannelId channel = ChannelId::create();
        FakeSession stays(UserId::create()), goes(UserId::create());
        for (FakeSession *each : {&stays, &goes}) {
            node.hub->add(each);
            node.place(each->subscriberUser(), 0, channel, 11);
        }
        node.fanout.toChannel(channel, push(u"13"_s), 13);
        turn();
        QVERIFY(stays.told.isEmpty() && goes.told.isEmpty());
        QTRY_COMPARE_WITH_TIMEOUT(node.gaps.size(), 1, PatienceMs);
        auto found = filling(node.gaps[0], 13, {12, 13});
        found->parts[0].left = goes.subscriberUser();
        node.fanout.fill(found);
        turn();
        QCOMPARE(stays.told, QStringList({u"12"_s, u"13"_s}));
        QCOMPARE(goes.told, QStringList{u"removed"_s});
        node.fanout.toChannel(channel, push(u"14"_s), 14);
        turn();
        QCOMPARE(goes.told.size(), 1);
    }

    void whoWasAddedIsToldByAFilling()
    {
        Node node;
        const ChannelId channel = ChannelId::create();
        FakeSession there(UserId::create()), comes(UserId::create());
        node.hub->add(&there);
        node.place(there.subscriberUser(), 0, channel, 1);
        node.hub->add(&comes);
        node.hub->setPositions(comes.subscriberUser(), {});
        node.fanout.toChannel(channel, push(u"3"_s), 3);
        QTRY_COMPARE_WITH_TIMEOUT(node.gaps.size(), 1, PatienceMs);
        auto found = filling(node.gaps[0], 3, {2, 3});
        found->parts[0].joined = comes.subscriberUser();
        found->parts[0].card = push(u"card"_s);
        node.fanout.fill(found);
        turn();
        QCOMPARE(comes.told, QStringList({u"card"_s, u"2"_s, u"3"_s}));
    }

    void channelsAreReadAnewAfterALoss()
    {
        Node node;
        const ChannelId kept = ChannelId::create();
        const ChannelId lost = ChannelId::create();
        const ChannelId found = ChannelId::create();
        const ChannelId meanwhile = ChannelId::create();
        FakeSession session(UserId::create()), fresh(UserId::create());
        const UserId user = session.subscriberUser();
        node.hub->add(&session);
        node.hub->setPositions(user, Positions{4, {{kept, 5}, {lost, 5}}});
        // Somebody whose first read is still under way is told nothing of what it finds.
        node.hub->add(&fresh);

        QList<Present> present;
        node.fanout.survey([&](const QList<Present> &all) { present = all; });
        QTRY_COMPARE_WITH_TIMEOUT(present.size(), 2, PatienceMs);
        node.fanout.joined(meanwhile, user, 1);
        node.fanout.setPositions(user, Positions{4, {{kept, 7}, {found, 9}}});
        node.fanout.setPositions(fresh.subscriberUser(), Positions{0, {{kept, 7}}});
        turn();

        QCOMPARE(session.told, QStringList{u"removed"_s});
        QVERIFY(fresh.told.isEmpty());
        QCOMPARE(node.appeared, QList<ChannelId>{found});
        QTRY_COMPARE_WITH_TIMEOUT(node.gaps, QList<Gap>({Gap{kept, {}, 5}}), PatienceMs);
        for (const ChannelId &each : {lost, meanwhile, found})
            node.fanout.toChannel(each, push(each.toText()), each == meanwhile ? 1 : 10);
        turn();
        QCOMPARE(session.told.mid(1), QStringList({meanwhile.toText(), found.toText()}));
    }

    void whatOneNodeTellsAllNodesTell()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one, two;
        one.join(exchange);
        two.join(exchange);
        QTRY_VERIFY_WITH_TIMEOUT(!one.cluster.isAlone() && !two.cluster.isAlone(), PatienceMs);
        const ChannelId channel = ChannelId::create();
        FakeSession here(UserId::create()), there(UserId::create()), late(UserId::create());
        one.hub->add(&here);
        one.place(here.subscriberUser(), 0, channel, 0);
        two.hub->add(&there);
        two.place(there.subscriberUser(), 0, channel, 0);
        two.hub->add(&late);
        two.hub->setPositions(late.subscriberUser(), {});
        two.hub->open(&there, channel);

        one.fanout.toChannel(channel, push(u"1"_s), 1);
        one.fanout.joined(channel, late.subscriberUser(), 2);
        one.fanout.toChannel(channel, push(u"2"_s), 2);
        one.fanout.toOpened(channel, here.subscriberUser(), push(u"typing"_s));
        one.fanout.toUser(there.subscriberUser(), push(u"own"_s), 1);
        one.fanout.left(channel, late.subscriberUser());
        one.fanout.toChannel(channel, push(u"3"_s), 3);
        one.fanout.channelGone(channel);
        one.fanout.toChannel(channel, push(u"4"_s), 4);

        QTRY_COMPARE_WITH_TIMEOUT(there.told.size(), 5, PatienceMs);
        QCOMPARE(there.told, QStringList({u"1"_s, u"2"_s, u"typing"_s, u"own"_s, u"3"_s}));
        QCOMPARE(late.told, QStringList{u"2"_s});
        QCOMPARE(here.told, QStringList({u"1"_s, u"2"_s, u"3"_s}));
    }

    void devicesAreCutAndReplacedOnAllNodes()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one, two;
        QList<DeviceId> cut;
        two.fanout.setElsewhere(
            {[&](const UserId &, const DeviceId &device) { cut.append(device); }, {}, {}});
        one.join(exchange);
        two.join(exchange);
        QTRY_VERIFY_WITH_TIMEOUT(!one.cluster.isAlone() && !two.cluster.isAlone(), PatienceMs);
        const UserId user = UserId::create();
        const DeviceId device = DeviceId::create();
        FakeSession first(user, device), second(user, device), other(user);
        one.hub->add(&first);
        turn();
        two.hub->add(&other);
        two.hub->add(&second);
        QTRY_COMPARE_WITH_TIMEOUT(first.ended, wire::CloseCode::Replaced, PatienceMs);
        QVERIFY(!second.ended && !other.ended);
        one.hub->remove(&first);

        one.fanout.cut(user, device, wire::CloseCode::DeviceRevoked);
        QTRY_COMPARE_WITH_TIMEOUT(second.ended, wire::CloseCode::DeviceRevoked, PatienceMs);
        QTRY_COMPARE_WITH_TIMEOUT(cut, QList<DeviceId>{device}, PatienceMs);
        QVERIFY(!other.ended);
    }

    void whoIsOnAnyNodeIsOnline()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        Node one;
        one.join(exchange);
        FakeSession early(UserId::create()), late(UserId::create()), both(UserId::create()),
            bothToo(both.subscriberUser());
        one.hub->add(&early);
        one.hub->add(&both);
        QList<std::pair<UserId, bool>> heard;
        {
            Node two;
            two.fanout.watch(
                [&](const UserId &user, bool on) { heard.append(std::pair(user, on)); });
            two.join(exchange);
            two.hub->add(&bothToo);
            // Who was there before the second node came is known to it as well.
            QTRY_VERIFY_WITH_TIMEOUT(two.fanout.isOnline(early.subscriberUser()), PatienceMs);
            one.hub->add(&late);
            QTRY_VERIFY_WITH_TIMEOUT(two.fanout.isOnline(late.subscriberUser()), PatienceMs);
            one.hub->remove(&late);
            QTRY_VERIFY_WITH_TIMEOUT(!two.fanout.isOnline(late.subscriberUser()), PatienceMs);
            QTRY_VERIFY_WITH_TIMEOUT(one.fanout.isOnline(both.subscriberUser()), PatienceMs);
            one.hub->remove(&both);
            turn();
            // Still on the other.
            QVERIFY(one.fanout.isOnline(both.subscriberUser()));
            QCOMPARE(heard.count(std::pair(both.subscriberUser(), true)), 1);
            QCOMPARE(heard.count(std::pair(both.subscriberUser(), false)), 0);
            two.hub->remove(&bothToo);
            two.hub->add(&bothToo);
            turn();
        }
        // A node that is gone takes its people along.
        QTRY_VERIFY_WITH_TIMEOUT(!one.fanout.isOnline(both.subscriberUser()), PatienceMs);
        QVERIFY(one.fanout.isOnline(early.subscriberUser()));
    }

    void aDeviceIsConnectedOnWhateverNode()
    {
        const auto exchange = std::make_shared<LocalExchange>();
        QList<std::pair<DeviceId, bool>> heard;
        Node one;
        one.join(exchange);
        const UserId user = UserId::create();
        FakeSession early(user), late(user), moving(user), moved(user, moving.subscriberDevice());
        one.fanout.watchDevices(
            [&](const DeviceId &device, bool on) { heard.append(std::pair(device, on)); });
        {
            Node two;
            two.hub->add(&early);
            turn();
            two.join(exchange);
            QTRY_VERIFY_WITH_TIMEOUT(one.fanout.isConnected(early.subscriberDevice()), PatienceMs);
            // A second device of somebody who is there already, and its end.
            two.hub->add(&late);
            QTRY_VERIFY_WITH_TIMEOUT(one.fanout.isConnected(late.subscriberDevice()), PatienceMs);
            two.hub->remove(&late);
            QTRY_VERIFY_WITH_TIMEOUT(!one.fanout.isConnected(late.subscriberDevice()), PatienceMs);
            QVERIFY(one.fanout.isConnected(early.subscriberDevice()));
            // From one node to the other it is never gone.
            one.hub->add(&moving);
            QTRY_VERIFY_WITH_TIMEOUT(two.fanout.isConnected(moving.subscriberDevice()), PatienceMs);
            // Connections of one device are told apart by their time, in milliseconds.
            const qint64 then = QDateTime::currentMSecsSinceEpoch();
            QTRY_VERIFY_WITH_TIMEOUT(QDateTime::currentMSecsSinceEpoch() > then, PatienceMs);
            two.hub->add(&moved);
            QTRY_VERIFY_WITH_TIMEOUT(moving.ended, PatienceMs);
            one.hub->remove(&moving);
            turn();
            QVERIFY(one.fanout.isConnected(moved.subscriberDevice()));
            QCOMPARE(heard.count(std::pair(moved.subscriberDevice(), true)), 1);
            QCOMPARE(heard.count(std::pair(moved.subscriberDevice(), false)), 0);
            QCOMPARE(heard.count(std::pair(early.subscriberDevice(), true)), 1);
            QVERIFY(!heard.contains(std::pair(early.subscriberDevice(), false)));
        }
        // A node that is gone takes its devices along.
        QTRY_VERIFY_WITH_TIMEOUT(!one.fanout.isConnected(early.subscriberDevice()), PatienceMs);
        QVERIFY(!one.fanout.isConnected(moved.subscriberDevice()));
        QVERIFY(heard.contains(std::pair(early.subscriberDevice(), false)));
        one.fanout.watchDevices({});
    }

    void whatIsNoOrderIsIgnored()
    {
        Node node;
        FakeSession session(UserId::create());
        node.hub->add(&session);
        node.place(session.subscriberUser(), 0, ChannelId::create(), 0);
        Order order;
        order.kind = OrderKind::User;
        order.user = session.subscriberUser();
        order.event = 77;
        order.body = "x";
        QList<QByteArray> words{QByteArray(), "x", toCbor(order)};
        order.event = wire::event::message.number;
        words.append(toCbor(order));
        for (const QByteArray &each : std::as_const(words))
            node.fanout.carryOut(createUuidV7(), each);
        turn();
        QVERIFY(session.told.isEmpty());
        QVERIFY(!session.ended);
    }
};

QTEST_GUILESS_MAIN(NodesTest)
#include "tst_nodes.moc"
