// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several devices of one person: all receive, one that was away for a day catches up, and what one of them has
// acknowledged is taken from nobody. Server and devices share one clock, which the test turns.
#include "client/models/channel_list_model.h"
#include "shared/core/secret.h"
#include "tests/e2e/devices/device.h"
#include "tests/e2e/devices/local_server.h"
#include "tests/e2e/devices/trip_limit.h"
#include "tests/support/test_client.h"

#include <QTest>

#include <csignal>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

Q_DECLARE_METATYPE(dunlin::test::Database)

namespace {

constexpr int LongWaitMs = 120'000;

// What a row says, whoever asks: `mine` depends on that, and a push leaves it out.
QByteArray textOf(wire::MessageRow row)
{
    for (wire::Reaction &each : row.reactions)
        each.mine.reset();
    return toJson(row);
}

QStringList numbered(const QString &prefix, int count)
{
    QStringList texts;
    for (int i = 1; i <= count; ++i)
        texts.append(u"%1 %2"_s.arg(prefix).arg(i));
    return texts;
}

} // namespace

class DevicesTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase();
    void init();
    void allDevicesReceive_data() { databases(); }
    void allDevicesReceive();
    void aDeviceThatWasAwayForADayCatchesUp_data() { databases(); }
    void aDeviceThatWasAwayForADayCatchesUp();
    void anAcknowledgementTakesNothingFromAnother_data() { databases(); }
    void anAcknowledgementTakesNothingFromAnother();
    void cleanup();

private:
    static void databases();
    Device *enter(const QString &username);
    ChannelId makeChannel(Device &owner, const QString &name, const QList<Device *> &members);
    // Every message of the channel, oldest first, as the server has them now.
    QList<wire::MessageRow> truth(const ChannelId &channel);
    void compareWithServer(const QList<Device *> &devices, const ChannelId &channel);
    void leap(std::chrono::milliseconds by);

    std::unique_ptr<LeapingClock> m_clock;
    std::unique_ptr<LocalServer> m_server;
    std::vector<std::unique_ptr<Device>> m_devices;
};

void DevicesTest::initTestCase()
{
    QVERIFY(initCrypto());
}

void DevicesTest::databases()
{
    QTest::addColumn<Database>("database");
    QTest::newRow("sqlite") << Database::Sqlite;
    QTest::newRow("postgres") << Database::Postgres;
}

// Before each row of each test: a server on the row's database.
void DevicesTest::init()
{
    QFETCH(Database, database);
    if (!availableDatabases().contains(database))
        QSKIP("DUNLIN_TEST_POSTGRES names no PostgreSQL server");
    m_clock = std::make_unique<LeapingClock>();
    m_server = std::make_unique<LocalServer>(database, *m_clock);
    const QString fault = m_server->start();
    QVERIFY2(fault.isEmpty(), qPrintable(fault));
}

void DevicesTest::cleanup()
{
    m_devices.clear();
    m_server.reset();
    m_clock.reset();
}

// A further device of somebody, or the first one.
Device *DevicesTest::enter(const QString &username)
{
    const bool isKnown = std::any_of(m_devices.cbegin(), m_devices.cend(),
                                     [&](const auto &each) { return each->name() == username; });
    auto device = std::make_unique<Device>(m_server->url(), username, *m_clock);
    const auto account = isKnown ? device->signIn() : device->signUp();
    if (!account.ok()) {
        qWarning("%s: %s", qPrintable(username), qPrintable(account.error().detail));
        return nullptr;
    }
    if (!device->waitOnline())
        return nullptr;
    m_devices.push_back(std::move(device));
    return m_devices.back().get();
}

ChannelId DevicesTest::makeChannel(Device &owner, const QString &name,
                                   const QList<Device *> &members)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.name = name;
    request.isPrivate = true;
    for (const Device *each : members)
        request.members.append(each->user());
    auto made = owner.session().makeChannel(request);
    if (!waitUntil([&] { return made.isFinished(); }) || !made.result().ok())
        return {};
    const ChannelId channel = made.result()->id;
    const bool isEverywhere = waitUntil([&] {
        return std::all_of(m_devices.cbegin(), m_devices.cend(), [&](const auto &each) {
            const bool isMember = each->name() == owner.name()
                || std::any_of(members.cbegin(), members.cend(), [&](const Device *member) {
                                      return member->name() == each->name();
                                  });
            return !isMember || each->holds(channel, 0);
        });
    });
    return isEverywhere ? channel : ChannelId();
}

QList<wire::MessageRow> DevicesTest::truth(const ChannelId &channel)
{
    QList<wire::MessageRow> all;
    // Of a device that is none of the tested ones.
    const auto reader = signIn(m_server->url(), u"bob"_s);
    if (!reader.ok())
        return all;
    RestClient rest(m_server->url());
    rest.setToken(reader->token());
    for (;;) {
        const auto page =
            rest.call(wire::http::messages, {channel.toText()}, {},
                      u"after=%1&limit=200"_s.arg(all.isEmpty() ? 0 : all.constLast().seq));
        if (!page.ok() || page->messages.isEmpty())
            return all;
        std::copy(page->messages.crbegin(), page->messages.crend(), std::back_inserter(all));
    }
}

void DevicesTest::compareWithServer(const QList<Device *> &devices, const ChannelId &channel)
{
    const QList<wire::MessageRow> rows = truth(channel);
    QVERIFY(!rows.isEmpty());
    for (qsizetype i = 0; i < rows.size(); ++i)
        QCOMPARE(rows[i].ord, qint64(i + 1));
    for (Device *device : devices) {
        const QList<wire::MessageRow> held = device->rows(channel);
        QCOMPARE(held.size(), rows.size());
        for (qsizetype i = 0; i < rows.size(); ++i)
            QCOMPARE(textOf(held[i]), textOf(rows[i]));
    }
}

// Time passes for server and devices alike. Access tokens have run out then: whoever is online loses the connection
// and comes back with a new one.
void DevicesTest::leap(std::chrono::milliseconds by)
{
    QHash<Device *, qsizetype> greeted;
    for (const auto &each : m_devices) {
        if (each->isOnline())
            greeted.insert(each.get(), each->tap().catchups().size());
    }
    m_clock->leap(by);
    for (auto at = greeted.cbegin(); at != greeted.cend(); ++at) {
        QVERIFY2(waitUntil(
                     [&] {
                         return at.key()->tap().catchups().size() > at.value()
                             && at.key()->isOnline();
                     },
                     LongWaitMs),
                 qPrintable(at.key()->name() + u": "_s + at.key()->session().connectionText()));
        QVERIFY(at.key()->waitOnline());
    }
}

void DevicesTest::allDevicesReceive()
{
    const QList<Device *> mine{enter(u"ada"_s), enter(u"ada"_s), enter(u"ada"_s)};
    Device *bob = enter(u"bob"_s);
    QVERIFY(!mine.contains(nullptr) && bob);
    const ChannelId channel = makeChannel(*mine[0], u"all"_s, {bob});
    QVERIFY(!channel.isNull());

    // Sent, while the other member's only device is away: on every device of the sender.
    bob->session().goOffline();
    QVERIFY(waitUntil([&] { return !bob->isOnline(); }));
    const OpId first = mine[0]->queue(channel, {u"is anybody there"_s}).value(0);
    for (Device *each : mine) {
        QVERIFY(waitUntil([&] { return each->delivery(channel, first) >= delivery::Sent; }));
        QCOMPARE(each->delivery(channel, first), int(delivery::Sent));
        QVERIFY(waitUntil([&] { return each->holds(channel, 1); }));
        QCOMPARE(each->unread(channel), 0);
    }
    // Delivered when it comes back, read when it reads: again on all three.
    bob->session().goOnline();
    for (Device *each : mine) {
        QVERIFY(waitUntil([&] { return each->delivery(channel, first) >= delivery::Delivered; }));
        QCOMPARE(each->delivery(channel, first), int(delivery::Delivered));
    }
    QVERIFY(waitUntil([&] { return bob->unread(channel) == 1; }));
    bob->session().markRead(channel.toText(), bob->rows(channel).constLast().seq);
    for (Device *each : mine)
        QVERIFY(waitUntil([&] { return each->delivery(channel, first) == delivery::Read; }));

    // All four write at once.
    constexpr int Each = 40;
    QList<Device *> all = mine;
    all.append(bob);
    for (qsizetype i = 0; i < all.size(); ++i)
        QCOMPARE(all[i]->queue(channel, numbered(u"device%1"_s.arg(i), Each)).size(), Each);
    const int count = 1 + Each * int(all.size());
    for (Device *each : std::as_const(all)) {
        QVERIFY2(waitUntil([&] { return each->hasSentAll() && each->holds(channel, count); },
                           LongWaitMs),
                 qPrintable(each->name()));
    }
    compareWithServer(all, channel);
    if (QTest::currentTestFailed())
        return;
    QHash<QString, int> last;
    const QList<wire::MessageRow> rows = truth(channel);
    for (const wire::MessageRow &row : rows.mid(1)) {
        const QString sender = row.content->section(u' ', 0, 0);
        QCOMPARE(row.content->section(u' ', 1).toInt(), ++last[sender]);
    }
    // They were told; nobody had to look for older messages.
    for (Device *each : std::as_const(all))
        QCOMPARE(each->tap().requests(wire::op::history), 0);
}

void DevicesTest::aDeviceThatWasAwayForADayCatchesUp()
{
    constexpr int Channels = 20;
    constexpr int Early = 5;
    constexpr int Quarters = 4;
    // 1 000 messages, one channel with more than a page of them: 240 and 19 times 40.
    const auto perQuarter = [](int channel) { return channel == 0 ? 60 : 10; };

    Device *awake = enter(u"ada"_s);
    Device *offline = enter(u"ada"_s); // its program runs on, without a network
    Device *off = enter(u"ada"_s);     // its program has ended
    Device *bob = enter(u"bob"_s);
    QVERIFY(awake && offline && off && bob);
    QList<ChannelId> channels;
    QHash<ChannelId, QList<OpId>> early;
    QHash<ChannelId, int> count;
    for (int i = 0; i < Channels; ++i) {
        const ChannelId channel = makeChannel(*awake, u"channel %1"_s.arg(i), {bob});
        QVERIFY(!channel.isNull());
        channels.append(channel);
        early.insert(channel, bob->queue(channel, numbered(u"early"_s, Early)));
        count.insert(channel, Early);
    }
    const auto isSettled = [&](Device *device) {
        return device->hasSentAll()
            && std::all_of(channels.cbegin(), channels.cend(), [&](const ChannelId &each) {
                   return device->holds(each, count.value(each));
               });
    };
    for (Device *each : {awake, offline, off, bob})
        QVERIFY(waitUntil([&] { return isSettled(each); }, LongWaitMs));

    offline->session().goOffline();
    QVERIFY(waitUntil([&] { return !offline->isOnline(); }));
    QHash<ChannelId, qint64> cursors;
    for (const ChannelId &each : std::as_const(channels))
        cursors.insert(each, offline->session().channels()->find(each)->headSeq);
    off->quit();
    int missed = 0;
    for (int quarter = 0; quarter < Quarters; ++quarter) {
        QHash<ChannelId, QList<OpId>> fromBob;
        QHash<ChannelId, QList<OpId>> fromAda;
        const int sent = bob->tap().requests(wire::op::messageSend);
        for (int i = 0; i < Channels; ++i) {
            const ChannelId &channel = channels[i];
            // In every second channel ada's own device writes too.
            const int own = i % 2 == 0 ? perQuarter(i) * 2 / 5 : 0;
            const int others = perQuarter(i) - own;
            fromBob.insert(
                channel,
                bob->queue(channel, numbered(u"bob in quarter %1:"_s.arg(quarter), others)));
            if (own > 0)
                fromAda.insert(
                    channel,
                    awake->queue(channel, numbered(u"ada in quarter %1:"_s.arg(quarter), own)));
            count[channel] += own + others;
            missed += own + others;
        }
        // While they leave. In every second quarter answers are lost, and what has arrived is in doubt.
        if (quarter % 2 == 1) {
            QVERIFY(waitUntil([&] { return bob->tap().requests(wire::op::messageSend) > sent; }));
            for (Device *each : {awake, bob})
                each->tap().cut();
        }
        leap(24h / Quarters);
        if (QTest::currentTestFailed())
            return;
        for (Device *each : {awake, bob})
            QVERIFY(waitUntil([&] { return isSettled(each); }, LongWaitMs));
        // Changes of what the absent devices hold, and of what they don't.
        for (const ChannelId &channel : std::as_const(channels)) {
            const QString id = channel.toText();
            const auto old = [&](int at) { return early[channel].value(at).toText(); };
            const auto young = [&](int at) { return fromBob[channel].value(at).toText(); };
            bob->session().edit(id, old(quarter), u"edited in quarter %1"_s.arg(quarter));
            bob->session().edit(id, young(0), u"edited, young"_s);
            bob->session().remove(id, young(1));
            awake->session().react(id, young(2), u"👍"_s, true);
            bob->session().react(id, young(2), u"👍"_s, true);
            awake->session().react(id, old(Early - 1), u"🎉"_s, quarter % 2 == 0);
            if (fromAda.contains(channel))
                awake->session().remove(id, fromAda[channel].value(0).toText());
            if (quarter == 2)
                bob->session().remove(id, old(0));
        }
        for (Device *each : {awake, bob}) {
            QVERIFY(each->waitQueued());
            QVERIFY(waitUntil([&] { return each->hasSentAll(); }, LongWaitMs));
        }
        // Every fourth channel is read on the device that stayed.
        for (int i = 1; i < Channels; i += 4) {
            const qint64 head = awake->session().channels()->find(channels[i])->headSeq;
            awake->session().markRead(channels[i].toText(), head);
            QVERIFY(waitUntil([&] { return bob->knowsRead(channels[i], *awake, head); }));
        }
    }
    QCOMPARE(missed, 1000);

    for (Device *each : {offline, off})
        each->tap().reset();
    offline->session().goOnline();
    QVERIFY(off->start());
    for (Device *each : {offline, off})
        QVERIFY(each->waitOnline());

    TripLimit limit;
    qint64 oldest = std::numeric_limits<qint64>::max();
    qint64 newest = 0;
    for (const ChannelId &channel : std::as_const(channels)) {
        const QList<wire::MessageRow> rows = truth(channel);
        limit.add(cursors.value(channel), rows);
        oldest = std::min(oldest, rows.constFirst().createdAt);
        newest = std::max(newest, rows.constLast().createdAt);
    }
    // The day has passed for the server too.
    QVERIFY(newest - oldest >= std::chrono::milliseconds(24h).count());
    for (Device *each : {offline, off}) {
        const HubTap &tap = each->tap();
        // One refresh, and no password.
        QCOMPARE(tap.calls().count(u"POST /api/v1/auth/refresh"_s), 1);
        QCOMPARE(tap.calls().count(u"POST /api/v1/auth/login"_s), 0);
        // The first answer comes with the greeting; every other one is a round trip of its own.
        QCOMPARE(tap.requests(wire::op::hello), 1);
        QCOMPARE(int(tap.catchups().size()), 1 + tap.requests(wire::op::sync));
        qsizetype largest = 0;
        for (const HubTap::Catchup &catchup : tap.catchups())
            largest = std::max(largest, catchup.bytes);
        qInfo("%d round trips for %d pages of %d channels (at most %d as frames are shared); "
              "largest answer: %lld bytes",
              int(tap.catchups().size()), limit.pages(), Channels, limit.sharedFrames(),
              qint64(largest));
        QVERIFY(tap.catchups().size() <= limit.pages());
        QVERIFY(tap.catchups().size() <= limit.sharedFrames());
        QVERIFY(largest <= wire::Limits().frameBytes);
    }
    for (const ChannelId &channel : std::as_const(channels)) {
        compareWithServer({awake, offline, off, bob}, channel);
        if (QTest::currentTestFailed())
            return;
    }
    // All of it came by catching up: what was held was whole.
    for (Device *each : {offline, off})
        QCOMPARE(each->tap().requests(wire::op::history), 0);

    // What was read meanwhile is read here too, and nothing else.
    const auto reader = signIn(m_server->url(), u"ada"_s);
    QVERIFY(reader.ok());
    RestClient rest(m_server->url());
    rest.setToken(reader->token());
    const auto summaries = rest.call(wire::http::channels);
    QVERIFY(summaries.ok());
    QCOMPARE(summaries->channels.size(), Channels);
    int withUnread = 0;
    for (const wire::ChannelSummary &each : summaries->channels) {
        for (Device *device : {awake, offline, off})
            QCOMPARE(device->unread(each.channel.id), each.unread);
        withUnread += each.unread > 0;
    }
    QVERIFY(withUnread > 0 && withUnread < Channels);
}

void DevicesTest::anAcknowledgementTakesNothingFromAnother()
{
    Device *first = enter(u"ada"_s);
    Device *second = enter(u"ada"_s);
    Device *third = enter(u"ada"_s);
    Device *bob = enter(u"bob"_s);
    Device *cleo = enter(u"cleo"_s);
    QVERIFY(first && second && third && bob && cleo);
    const ChannelId fromBob = makeChannel(*bob, u"from bob"_s, {first, cleo});
    const ChannelId fromAda = makeChannel(*bob, u"from ada"_s, {first, cleo});
    QVERIFY(!fromBob.isNull() && !fromAda.isNull());
    third->quit();
    cleo->quit();

    constexpr int Bobs = 30;
    constexpr int Adas = 12;
    const QList<OpId> bobs = bob->queue(fromBob, numbered(u"bob"_s, Bobs));
    const QList<OpId> adas = first->queue(fromAda, numbered(u"ada"_s, Adas));
    for (Device *each : {first, second, bob})
        QVERIFY(waitUntil([&] {
            return each->hasSentAll() && each->holds(fromBob, Bobs) && each->holds(fromAda, Adas);
        }));
    for (Device *each : {first, second}) {
        QCOMPARE(each->unread(fromBob), Bobs);
        QCOMPARE(each->unread(fromAda), 0);
    }
    QCOMPARE(bob->unread(fromBob), 0);
    QCOMPARE(bob->unread(fromAda), Adas);

    // ada has acknowledged all of it; to bob it is not delivered, because cleo has not.
    const QList<wire::MessageRow> rows = truth(fromBob);
    QCOMPARE(rows.size(), Bobs);
    QVERIFY(waitUntil([&] { return bob->knowsReceived(fromBob, *first, rows.constLast().seq); }));
    QVERIFY(waitUntil([&] { return bob->delivery(fromBob, bobs.constLast()) >= 0; }));
    QCOMPARE(bob->delivery(fromBob, bobs.constLast()), int(delivery::Sent));

    // A read mark is the person's, on all devices: the other one follows, nobody else does.
    first->session().markRead(fromBob.toText(), rows[19].seq);
    for (Device *each : {first, second})
        QVERIFY(waitUntil([&] { return each->unread(fromBob) == Bobs - 20; }));
    QCOMPARE(bob->unread(fromAda), Adas);
    const QList<wire::MessageRow> adaRows = truth(fromAda);
    bob->session().markRead(fromAda.toText(), adaRows[4].seq);
    QVERIFY(waitUntil([&] { return bob->unread(fromAda) == Adas - 5; }));
    // bob's mark has arrived at ada's devices, and theirs are as before.
    for (Device *each : {first, second}) {
        QVERIFY(waitUntil([&] { return each->knowsRead(fromAda, *bob, adaRows[4].seq); }));
        QCOMPARE(each->unread(fromBob), Bobs - 20);
        QCOMPARE(each->unread(fromAda), 0);
    }
    // A mark further up on another device does not fall back.
    second->session().markRead(fromBob.toText(), rows[24].seq);
    for (Device *each : {first, second})
        QVERIFY(waitUntil([&] { return each->unread(fromBob) == Bobs - 25; }));
    first->session().markRead(fromBob.toText(), rows[2].seq);

    leap(24h);
    if (QTest::currentTestFailed())
        return;
    // The third device has missed nothing of what the other two have acknowledged, and knows what was read.
    QVERIFY(third->start() && third->waitOnline());
    QCOMPARE(third->unread(fromBob), Bobs - 25);
    QCOMPARE(third->unread(fromAda), 0);
    compareWithServer({first, second, third, bob}, fromBob);
    compareWithServer({first, second, third, bob}, fromAda);
    if (QTest::currentTestFailed())
        return;
    QCOMPARE(bob->delivery(fromBob, bobs.constLast()), int(delivery::Sent));

    // cleo neither: nothing was read or received for her.
    QVERIFY(cleo->start() && cleo->waitOnline());
    QCOMPARE(cleo->unread(fromBob), Bobs);
    QCOMPARE(cleo->unread(fromAda), Adas);
    compareWithServer({cleo}, fromBob);
    compareWithServer({cleo}, fromAda);
    if (QTest::currentTestFailed())
        return;
    QVERIFY(
        waitUntil([&] { return bob->delivery(fromBob, bobs.constLast()) == delivery::Delivered; }));
    for (Device *each : {first, second, third}) {
        QVERIFY(waitUntil(
            [&] { return each->delivery(fromAda, adas.constLast()) == delivery::Delivered; }));
        QCOMPARE(each->unread(fromBob), Bobs - 25);
    }
    QCOMPARE(bob->unread(fromAda), Adas - 5);
    // What they had to catch up with lay ready for each of them.
    for (Device *each : {third, cleo})
        QCOMPARE(each->tap().requests(wire::op::history), 0);
}

int main(int argc, char *argv[])
{
    // As the daemon has it.
    qputenv("QT_NO_GLIB", "1");
    std::signal(SIGPIPE, SIG_IGN);
    QCoreApplication application(argc, argv);
    DevicesTest test;
    return QTest::qExec(&test, argc, argv);
}
#include "tst_devices.moc"
