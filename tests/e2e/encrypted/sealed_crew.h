// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Three people with their devices, a server, the bad network between them, and what is done to all of these while they
// write: kills, cuts, devices that come and go, members who leave and return. Keeps the record of who may read what.
//
// Everything waits in await(), which lets the storm go on meanwhile; nothing here is called from a timer.
#pragma once

#include "server/storage/sql/connection.h"
#include "tests/e2e/encrypted/asked_peer.h"
#include "tests/e2e/encrypted/entitlement.h"
#include "tests/support/fault_proxy.h"
#include "tests/support/test_client.h"
#include "tests/support/test_server.h"

#include <QElapsedTimer>
#include <QRandomGenerator>
#include <QSet>

#include <functional>
#include <vector>

namespace dunlin::test {

struct SealedDevice {
    std::unique_ptr<AskedPeer> peer;
    QString prefix;
    size_t owner = 0;
    QString id;
    Spans listed; // when the account's chain named it
    std::vector<size_t>
        givenBy; // devices that may have handed it what was said before, or left it on the server
    qint64 target = 0;         // messages it was told to write
    bool isReady = false;      // let in, and not gone again
    bool isGone = false;       // taken off, or signed out
    bool hasForgotten = false; // signed out by itself
};

struct SealedPerson {
    Person person;
    QString words; // of the recovery key
    Spans member;
    bool isPaused = false; // writes nothing for now
};

// Seldom enough that what is said gets through between two of them: a connection that was lost is tried again after a second,
// and after two when that fails. On a machine that has no time for the devices they are as much rarer as a device takes longer
// to begin.
struct StormTimes {
    int leastPause = 500; // ms between two blows
    int mostPause = 2'500;
    Faults faults;
};

class SealedCrew
{
public:
    SealedCrew(quint32 seed, const StormTimes &times);

    // The accounts, the channel, and a first device of each, in calm weather.
    bool prepare(QString *why);
    void beginStorm();
    void endStorm();

    // From here on so many messages may have been written; on the server this grows until then.
    void allow(qint64 messages) { m_allowed = messages; }
    // What was done. Each is over when the server and the devices say so; false: never, see why().
    bool addDevice(size_t person, bool byRecovery);
    bool removeDevice(size_t person, bool byItself);
    bool leaveAndReturn(size_t person, bool byItself);
    bool waitForMessages(qint64 count);
    // Everything that was written has left, or will never: of every device that is still there.
    bool waitUntilSaid();
    const QString &why() const { return m_why; }
    // What devices said when they could not.
    const QSet<QString> &refusals() const { return m_refusals; }

    // Until it says so, with blows meanwhile.
    bool await(const std::function<bool()> &done, const char *what, int patienceMs = 180'000);
    // An answer without an error. None: it was killed, or could not; then it is asked again.
    std::optional<QJsonObject> ask(SealedDevice &device, const QString &line);
    // Sealed ones that the server has.
    qint64 messages();
    QList<wire::MessageRow> serverRows();

    // Whether the device must have read a message of that roster, or can have.
    bool must(size_t device, qint64 epoch) const;
    bool may(size_t device, qint64 epoch) const;

    std::vector<SealedDevice> devices;
    std::vector<SealedPerson> people;
    ChannelId channel;

    int peerKills() const { return m_peerKills; }
    int serverKills() const { return m_serverKills; }
    int cuts() const { return m_cuts; }
    const FaultProxy &proxy() const { return *m_proxy; }
    const TestServer &server() const { return *m_server; }

private:
    template <typename... Values>
    std::optional<qint64> number(const char *sql, const Values &...values);
    qint64 epoch();
    qint64 members();
    bool isComplete(SealedDevice &device);
    void tellLate();
    void countLost(const SealedDevice &device);
    size_t newDevice(size_t person);
    // A device of theirs that is let in, another one than that.
    std::optional<size_t> sibling(size_t person, std::optional<size_t> except = {});
    bool letIn(size_t device, bool byRecovery);
    bool say(size_t device);
    bool settled(SealedDevice &device);
    void tick();
    void lookAtRestarted();
    void feed();
    void blow();
    bool failed(const QString &why);

    QRandomGenerator m_random;
    const StormTimes m_times;
    std::unique_ptr<TestServer> m_server;
    std::unique_ptr<FaultProxy> m_proxy;
    QElapsedTimer m_clock;
    qint64 m_nextBlow = 0;
    // The device that was started again last, until it has answered.
    struct Restarted {
        size_t device = 0;
        int number = 0;
        qint64 at = 0;
    };
    std::optional<Restarted> m_restarted;
    double m_slowness = 1;
    qint64 m_nextFood = 0;
    qint64 m_allowed = 0;
    qint64 m_given = 0; // all targets
    qint64 m_lost = 0;  // of devices that are gone
    size_t m_turn = 0;
    bool m_isStorm = false;
    int m_peerKills = 0;
    int m_serverKills = 0;
    int m_cuts = 0;
    QSet<QString> m_refusals;
    QString m_why;
};

} // namespace dunlin::test
