// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the people in the storm do: let devices in and take them off, leave and return.
#include "tests/e2e/encrypted/sealed_crew.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;

namespace dunlin::test {

std::optional<size_t> SealedCrew::sibling(size_t person, std::optional<size_t> except)
{
    std::vector<size_t> all;
    for (size_t i = 0; i < devices.size(); ++i) {
        if (devices[i].owner == person && devices[i].isReady && !devices[i].isGone && i != except)
            all.push_back(i);
    }
    if (all.empty())
        return std::nullopt;
    return all[size_t(m_random.bounded(int(all.size())))];
}

bool SealedCrew::addDevice(size_t person, bool byRecovery)
{
    const size_t made = newDevice(person);
    std::optional<QJsonObject> keys;
    const auto waits = [&] {
        keys = ask(devices[made], u"keys"_s);
        return keys && keys->value("waits"_L1).toBool();
    };
    if (!await(waits, "a device that waits"))
        return false;
    devices[made].id = keys->value("device"_L1).toString();
    return letIn(made, byRecovery);
}

bool SealedCrew::letIn(size_t device, bool byRecovery)
{
    const size_t person = devices[device].owner;
    const qint64 before = epoch();
    // The recovery key opens what all devices have left on the server that are still the account's.
    for (size_t i = 0; byRecovery && i < devices.size(); ++i) {
        if (devices[i].owner == person && devices[i].isReady && !devices[i].isGone)
            devices[device].givenBy.push_back(i);
    }
    const auto isReady = [&] {
        const auto keys = ask(devices[device], u"keys"_s);
        if (keys && keys->value("ready"_L1).toBool())
            return true;
        if (!keys)
            return false;
        if (byRecovery) {
            ask(devices[device], u"restore "_s + people[person].words);
            return false;
        }
        const QString number = keys->value("number"_L1).toString();
        const auto other = sibling(person);
        const auto theirs = other ? ask(devices[*other], u"keys"_s) : std::nullopt;
        if (!theirs)
            return false;
        const QString asks =
            theirs->value("asking"_L1).toObject().value(devices[device].id).toString();
        // What was exchanged on its way would show here.
        if (asks.isEmpty() || asks != number)
            return false;
        devices[device].givenBy.push_back(*other);
        ask(devices[*other], u"approve %1 %2"_s.arg(devices[device].id, number));
        return false;
    };
    if (!await(isReady, "a device that is let in"))
        return false;
    devices[device].listed.begin(before, epoch());
    devices[device].isReady = true;
    return true;
}

bool SealedCrew::removeDevice(size_t person, bool byItself)
{
    const auto victim = sibling(person);
    const auto other = sibling(person, victim);
    if (!victim || !other)
        return failed(u"nobody to take off"_s);
    const QString id = devices[*victim].id;
    devices[*victim].isReady = false; // writes no more
    const qint64 before = epoch();
    if (byItself) {
        devices[*victim].hasForgotten = true;
        const auto isOut = [&] {
            if (ask(devices[*victim], u"signout"_s))
                return true;
            // Begun before it was killed: what it forgot first, it does not know any more.
            return m_refusals.contains(u"gone"_s)
                && devices[*victim].peer->count("signed out: ") > 0;
        };
        if (!await(isOut, "a device that signs out"))
            return false;
        devices[*victim].isGone = true;
        devices[*victim].peer->kill();
    }
    // It may have gone without a word; then another one says it.
    const auto isOff = [&] {
        ask(devices[*other], u"remove "_s + id);
        const auto keys = ask(devices[*other], u"keys"_s);
        return keys && !keys->value("listed"_L1).toArray().contains(id);
    };
    if (!await(isOff, "a device that is taken off"))
        return false;
    devices[*victim].isGone = true;
    devices[*victim].listed.end(before, epoch());
    devices[*victim].peer->kill();
    countLost(devices[*victim]);
    return true;
}

bool SealedCrew::settled(SealedDevice &device)
{
    const qint64 target = device.target;
    const auto state = ask(device, u"state"_s);
    if (state && state->value("failed"_L1).toInt() > 0)
        return failed(device.prefix + u" was refused a message for good"_s);
    return state && state->value("queued"_L1).toInteger() >= target
        && state->value("pending"_L1).toInt() == 0;
}

bool SealedCrew::leaveAndReturn(size_t person, bool byItself)
{
    people[person].isPaused = true;
    const auto isQuiet = [&] {
        for (SealedDevice &each : devices) {
            if (each.owner == person && each.isReady && !each.isGone && !settled(each))
                return false;
        }
        return true;
    };
    if (!await(isQuiet, "somebody who has said all"))
        return false;
    const QString user = people[person].person.id().toText();
    const auto host = sibling(0);
    const auto own = sibling(person);
    if (!host || !own)
        return failed(u"nobody to leave"_s);
    const qint64 before = epoch();
    const auto isOut = [&] {
        if (byItself)
            ask(devices[*own], u"leave"_s);
        else
            ask(devices[*host], u"expel "_s + user);
        return members() == 2;
    };
    if (!await(isOut, "somebody who leaves"))
        return false;
    people[person].member.end(before, epoch());
    // Others talk meanwhile.
    const qint64 had = messages();
    m_allowed = qMax(m_allowed, had + 10);
    if (!await([&] { return messages() >= had + 10; }, "talk without them", 60'000))
        return false;
    const qint64 without = epoch();
    const auto isBack = [&] {
        ask(devices[*host], u"admit "_s + user);
        return members() == 3 && isComplete(devices[*host]);
    };
    if (!await(isBack, "somebody who returns", 60'000))
        return false;
    people[person].member.begin(without, epoch());
    const auto isKnown = [&] {
        for (SealedDevice &each : devices) {
            if (each.owner != person || !each.isReady || each.isGone)
                continue;
            const auto state = ask(each, u"state"_s);
            if (!state || !state->value("knows"_L1).toBool())
                return false;
        }
        return true;
    };
    if (!await(isKnown, "devices that know the channel again"))
        return false;
    people[person].isPaused = false;
    return true;
}

bool SealedCrew::waitForMessages(qint64 count)
{
    m_allowed = count;
    QElapsedTimer time;
    time.start();
    bool isTold = false;
    const auto isThere = [&] {
        if (!isTold && time.elapsed() > 20'000) {
            isTold = true;
            tellLate();
        }
        return messages() >= count;
    };
    return await(isThere, "messages");
}

bool SealedCrew::waitUntilSaid()
{
    m_allowed = 0;
    const auto isSaid = [&] {
        for (SealedDevice &each : devices) {
            if (!each.isGone && !settled(each))
                return false;
        }
        return true;
    };
    return await(isSaid, "devices that have said all", 300'000);
}

} // namespace dunlin::test
