// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/e2e/encrypted/sealed_crew.h"

#include <QJsonDocument>

using namespace Qt::StringLiterals;

namespace dunlin::test {

namespace {

constexpr qint64 MostUnderWay = 40; // messages that were given out and are not on the server
constexpr qint64 FoodPause = 50;    // ms
constexpr double UsualStart = 300;  // ms until a device answers
constexpr double MostSlowness = 20;

} // namespace

SealedCrew::SealedCrew(quint32 seed, const StormTimes &times)
    : m_random(seed)
    , m_times(times)
{
    m_clock.start();
}

bool SealedCrew::failed(const QString &why)
{
    if (m_why.isEmpty())
        m_why = why;
    return false;
}

bool SealedCrew::prepare(QString *why)
{
    TestServer::Options options;
    // Tokens are traded again and again, so answers to that get lost as well.
    options.arguments = {u"--access-token-ttl"_s, u"4"_s};
    m_server = std::make_unique<TestServer>(options);
    if (!m_server->start()) {
        *why = m_server->why();
        return false;
    }
    for (const QString &name : {u"ada"_s, u"bob"_s, u"cleo"_s}) {
        const auto person = registerPerson(m_server->url(), name);
        if (!person.ok()) {
            *why = person.error().detail;
            return false;
        }
        people.push_back({*person, {}, {}, false});
    }
    const auto again = signIn(m_server->url(), u"ada"_s);
    RestClient ada(m_server->url());
    ada.setToken(again.ok() ? again->token() : QString());
    wire::ChannelCreate create;
    create.opId = OpId::create();
    create.name = u"storm"_s;
    create.isPrivate = true;
    create.encrypted = true;
    create.members = {people[1].person.id(), people[2].person.id()};
    const auto made = ada.call(wire::http::createChannel, {}, create);
    if (!made.ok()) {
        *why = made.error().detail;
        return false;
    }
    channel = made->id;
    m_proxy = std::make_unique<FaultProxy>(m_server->port(), m_random.generate());
    for (size_t i = 0; i < people.size(); ++i) {
        const size_t first = newDevice(i);
        const bool isReady = await(
            [&] {
                const auto keys = ask(devices[first], u"keys"_s);
                devices[first].id = keys ? keys->value("device"_L1).toString() : QString();
                return keys && keys->value("ready"_L1).toBool();
            },
            "a first device");
        std::optional<QJsonObject> words;
        const auto hasWords = [&] {
            words = ask(devices[first], u"words"_s);
            return words.has_value();
        };
        if (!isReady || !await(hasWords, "the words of an account")) {
            *why = m_why + u'\n' + devices[first].peer->log();
            return false;
        }
        people[i].words = words->value("words"_L1).toString();
        devices[first].isReady = true;
    }
    // The first device of the owner lets the others in as their devices come.
    if (!await([&] { return isComplete(devices.front()); }, "a roster of all")) {
        *why = m_why;
        return false;
    }
    const qint64 now = epoch();
    for (SealedPerson &each : people)
        each.member.begin({0, now, Span::Open, Span::Open});
    for (SealedDevice &each : devices)
        each.listed.begin({0, now, Span::Open, Span::Open});
    return true;
}

size_t SealedCrew::newDevice(size_t person)
{
    SealedDevice device;
    device.owner = person;
    const QString name = people[person].person.session.user.username;
    device.prefix = name + QString::number(devices.size() + 1);
    device.peer = std::make_unique<AskedPeer>(
        QStringList{u"--server"_s, u"http://127.0.0.1:%1"_s.arg(m_proxy->port()), u"--user"_s, name,
                    u"--password"_s, Password, u"--channel"_s, channel.toText(), u"--prefix"_s,
                    device.prefix},
        m_server->dataDir() + u"/peer-"_s + device.prefix);
    device.peer->start();
    devices.push_back(std::move(device));
    return devices.size() - 1;
}

// --- the storm ---

void SealedCrew::beginStorm()
{
    m_proxy->setFaults(m_times.faults);
    m_isStorm = true;
    m_nextBlow = m_clock.elapsed();
}

void SealedCrew::endStorm()
{
    m_isStorm = false;
    m_proxy->setFaults({});
}

bool SealedCrew::await(const std::function<bool()> &done, const char *what, int patienceMs)
{
    const qint64 until = m_clock.elapsed() + patienceMs;
    while (m_why.isEmpty()) {
        if (done())
            return true;
        if (m_clock.elapsed() > until)
            return failed(u"waited in vain for %1 (given %2, lost %3, stored %4, allowed %5); "
                          "devices said: %6"_s.arg(QLatin1StringView(what))
                              .arg(m_given)
                              .arg(m_lost)
                              .arg(messages())
                              .arg(m_allowed)
                              .arg(QStringList(m_refusals.values()).join(u" | "_s)));
        settle(10);
        tick();
    }
    return false;
}

void SealedCrew::tick()
{
    if (m_clock.elapsed() >= m_nextFood) {
        m_nextFood = m_clock.elapsed() + FoodPause;
        feed();
    }
    lookAtRestarted();
    if (m_isStorm && !m_restarted && m_clock.elapsed() >= m_nextBlow) {
        blow();
        m_nextBlow = m_clock.elapsed()
            + qint64(m_slowness * m_random.bounded(m_times.leastPause, m_times.mostPause));
    }
}

void SealedCrew::lookAtRestarted()
{
    if (!m_restarted)
        return;
    AskedPeer &peer = *devices[m_restarted->device].peer;
    const bool isLost = peer.isLost(m_restarted->number) || !peer.isRunning();
    if (!isLost && !peer.answer(m_restarted->number))
        return;
    if (!isLost)
        m_slowness =
            qBound(1.0, double(m_clock.elapsed() - m_restarted->at) / UsualStart, MostSlowness);
    m_restarted.reset();
}

void SealedCrew::blow()
{
    const int dice = m_random.bounded(100);
    if (dice < 8) {
        m_server->kill();
        settle(m_random.bounded(1, 400));
        if (!m_server->start())
            failed(m_server->why());
        ++m_serverKills;
    } else if (dice < 18) {
        m_proxy->unplug();
        settle(m_random.bounded(1, 800));
        m_proxy->plugIn();
        ++m_cuts;
    } else if (dice < 85) {
        std::vector<size_t> alive;
        for (size_t i = 0; i < devices.size(); ++i) {
            if (!devices[i].isGone)
                alive.push_back(i);
        }
        const size_t chosen = alive[size_t(m_random.bounded(int(alive.size())))];
        SealedDevice &victim = devices[chosen];
        victim.peer->kill();
        settle(m_random.bounded(1, 200));
        const qint64 now = m_clock.elapsed();
        victim.peer->start();
        m_restarted = Restarted{chosen, victim.peer->ask(u"upto %1"_s.arg(victim.target)), now};
        ++m_peerKills;
    }
}

// A message each for those who may write, unless too many are under way already.
void SealedCrew::feed()
{
    if (m_allowed == 0 || !m_server->isRunning())
        return;
    const qint64 stored = messages();
    if (stored == 0 && m_given > MostUnderWay)
        return; // it could not be asked
    for (size_t i = 0; i < devices.size(); ++i) {
        SealedDevice &next = devices[m_turn++ % devices.size()];
        const SealedPerson &owner = people[next.owner];
        const qint64 underWay = m_given - m_lost - stored;
        if (underWay >= MostUnderWay || stored + underWay >= m_allowed)
            return;
        if (!next.isReady || next.isGone || owner.isPaused || !owner.member.isOpen())
            continue;
        ++next.target;
        ++m_given;
        if (next.peer->isRunning())
            next.peer->ask(u"upto %1"_s.arg(next.target));
    }
}

// What it was told to write and did not come to.
void SealedCrew::countLost(const SealedDevice &device)
{
    const auto id = DeviceId::fromText(device.id);
    std::optional<qint64> stored;
    await(
        [&] {
            stored = number("SELECT count(*) FROM Messages WHERE SenderDevice = ?", *id);
            return stored.has_value();
        },
        "an answer of the database");
    m_lost += device.target - stored.value_or(0);
}

// Who was told to write and has not.
void SealedCrew::tellLate()
{
    for (SealedDevice &each : devices) {
        const auto id = DeviceId::fromText(each.id);
        const auto stored =
            id ? number("SELECT count(*) FROM Messages WHERE SenderDevice = ?", *id) : std::nullopt;
        if (each.isGone || !stored || *stored >= each.target)
            continue;
        const auto state = ask(each, u"state"_s);
        qInfo("late: %s wrote %lld of %lld; %s\n%s", qPrintable(each.prefix), *stored, each.target,
              state ? QJsonDocument(*state).toJson(QJsonDocument::Compact).constData()
                    : "no answer",
              qPrintable(each.peer->log().right(2'500)));
    }
}

std::optional<QJsonObject> SealedCrew::ask(SealedDevice &device, const QString &line)
{
    AskedPeer &peer = *device.peer;
    const int number = peer.ask(line);
    std::optional<QJsonObject> found;
    const auto done = [&] {
        found = peer.answer(number);
        return found || peer.isLost(number);
    };
    const QByteArray what = (device.prefix + u": "_s + line.section(u' ', 0, 0)).toUtf8();
    if (!await(done, what.constData()) || !found)
        return std::nullopt;
    if (!found->contains(u"error"_s) && !found->contains(u"gone"_s))
        return found;
    m_refusals.insert(found->value(u"error"_s).toString(u"gone"_s));
    settle(100); // it is asked again
    return std::nullopt;
}

// --- what the server has ---

template <typename... Values>
std::optional<qint64> SealedCrew::number(const char *sql, const Values &...values)
{
    const auto config = server::parseDatabaseUrl(m_server->databaseUrl());
    if (!config.ok() || !m_server->isRunning())
        return std::nullopt;
    server::Connection connection(*config, server::Purpose::Read);
    if (!connection.open().ok())
        return std::nullopt;
    const auto found = connection.number(sql, values...);
    return found.ok() ? std::optional(*found) : std::nullopt;
}

qint64 SealedCrew::epoch()
{
    std::optional<qint64> found;
    await(
        [&] {
            found = number("SELECT max(Epoch) FROM Rosters");
            return found && *found > 0;
        },
        "the roster's number");
    return found.value_or(0);
}

bool SealedCrew::isComplete(SealedDevice &device)
{
    const auto roster = ask(device, u"roster"_s);
    return roster && roster->value("complete"_L1).toBool();
}

qint64 SealedCrew::messages()
{
    return number("SELECT max(MsgCount) FROM ChannelHeads").value_or(0);
}

qint64 SealedCrew::members()
{
    return number("SELECT count(*) FROM ChannelMembers WHERE LeftAt IS NULL").value_or(0);
}

QList<wire::MessageRow> SealedCrew::serverRows()
{
    RestClient rest(m_server->url());
    QList<wire::MessageRow> all;
    qint64 after = 0;
    for (;;) {
        // For each page: a token does not last.
        if (const auto ada = signIn(m_server->url(), u"ada"_s); ada.ok())
            rest.setToken(ada->token());
        const auto page = rest.call(wire::http::messages, {channel.toText()}, {},
                                    u"after=%1&limit=200"_s.arg(after));
        if (!page.ok() || page->messages.isEmpty())
            return all;
        for (auto row = page->messages.crbegin(); row != page->messages.crend(); ++row) {
            if (row->sealed)
                all.append(*row);
        }
        after = page->messages.constFirst().seq;
    }
}

// --- who may read ---

bool SealedCrew::must(size_t device, qint64 at) const
{
    const SealedDevice &one = devices[device];
    return !one.hasForgotten && one.listed.isSure(at) && people[one.owner].member.isSure(at);
}

bool SealedCrew::may(size_t device, qint64 at) const
{
    const SealedDevice &one = devices[device];
    if (one.listed.isPossible(at) && people[one.owner].member.isPossible(at))
        return true;
    return at <= one.listed.lastPossible()
        && std::any_of(one.givenBy.cbegin(), one.givenBy.cend(),
                       [&](size_t giver) { return may(giver, at); });
}

} // namespace dunlin::test
