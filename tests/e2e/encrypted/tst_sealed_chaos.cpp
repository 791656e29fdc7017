// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The promise of the encryption, tried: three people with three devices each write to one encrypted channel through a bad
// network, while clients and server are killed, members leave and return, devices are taken off and others let in. At the end
// every device that was to read a message reads it, no device reads one that was not for it, not even with the rows of the
// server before it, and whatever stays shut says why.
//
//   DUNLIN_SEED            repeats a storm, as far as the machine does
//   DUNLIN_SEALED_MESSAGES how many; a few hundred when it is not set
#include "tests/e2e/encrypted/profile_store.h"
#include "tests/e2e/encrypted/sealed_crew.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr qint64 FewMessages = 300;
constexpr qint64 MessagesBetween = 160; // two things that happen, when there are many

struct Glances {
    QHash<qint64, QString> shut;
    QHash<qint64, QString> kept;
};

Glances glancesOf(const SealedDevice &device)
{
    Glances found;
    QFile file(device.peer->profile() + u"/glances"_s);
    if (!file.open(QIODevice::ReadOnly))
        return found;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        const QString text = QString::fromUtf8(line);
        const qint64 seq = text.section(u' ', 1, 1).toLongLong();
        if (line.startsWith("shut "))
            found.shut.insert(seq, text.section(u' ', 2));
        else if (line.startsWith("kept "))
            found.kept.insert(seq, text.section(u' ', 2));
    }
    return found;
}

} // namespace

class SealedChaosTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void everyEntitledDeviceOpensEveryMessage();

private:
    void storm(qint64 messages);
    void happens(int what);
    void readTruth();
    // As the people see it, on the devices that are still there.
    void compareWindows();
    bool windowIsWhole(size_t device, QString *why);
    bool isOwed(size_t device, const wire::MessageRow &row) const
    {
        return m_crew->must(device, row.sealed->epoch);
    }
    // As the keys have it that every device ever got.
    void compareStores();
    void tellGlances();

    std::unique_ptr<SealedCrew> m_crew;
    QList<wire::MessageRow> m_truth;
    QHash<OpId, QString> m_texts;  // by id of the message
    QHash<OpId, size_t> m_senders; // as places among the devices
    QSet<qint64> m_epochs;
    qint64 m_openings = 0;
};

// Six devices come first, then one thing after the other.
void SealedChaosTest::happens(int what)
{
    const bool isOdd = what % 2 == 1;
    if (what < 6) {
        QVERIFY2(m_crew->addDevice(size_t(what % 3), what >= 3), qPrintable(m_crew->why()));
        return;
    }
    const size_t person = size_t(what % 3);
    switch (what % 5) {
    case 1: // 6, 11, 16 ...
    case 3:
        QVERIFY2(m_crew->removeDevice(person, what % 5 == 3), qPrintable(m_crew->why()));
        QVERIFY2(m_crew->addDevice(person, isOdd), qPrintable(m_crew->why()));
        break;
    case 2:
    case 4:
        // The owner stays: without one nobody could be let in again.
        QVERIFY2(m_crew->leaveAndReturn(1 + size_t(what / 5 % 2), what % 5 == 2),
                 qPrintable(m_crew->why()));
        break;
    default:
        QVERIFY2(m_crew->removeDevice(person, false), qPrintable(m_crew->why()));
        QVERIFY2(m_crew->addDevice(person, !isOdd), qPrintable(m_crew->why()));
        break;
    }
}

void SealedChaosTest::storm(qint64 messages)
{
    const int events = 6 + int(qMax<qint64>(4, messages / MessagesBetween));
    QElapsedTimer time;
    time.start();
    m_crew->allow(messages / (events + 1));
    m_crew->beginStorm();
    for (int i = 0; i < events; ++i) {
        happens(i);
        if (QTest::currentTestFailed())
            return;
        QVERIFY2(m_crew->waitForMessages(messages * (i + 1) / (events + 1)),
                 qPrintable(m_crew->why()));
        m_crew->allow(messages * (i + 2) / (events + 1));
        qInfo("%lld s: %d of %d things have happened, %lld messages", time.elapsed() / 1000, i + 1,
              events, m_crew->messages());
    }
    QVERIFY2(m_crew->waitForMessages(messages), qPrintable(m_crew->why()));
    // A chaos test without chaos is no test.
    const auto enough = [this] {
        return m_crew->peerKills() >= 5 && m_crew->serverKills() >= 1 && m_crew->cuts() >= 1
            && m_crew->proxy().faultsDone() > 20;
    };
    QVERIFY2(m_crew->await(enough, "enough chaos"), qPrintable(m_crew->why()));
    m_crew->endStorm();
    QVERIFY2(m_crew->waitUntilSaid(), qPrintable(m_crew->why()));
}

void SealedChaosTest::readTruth()
{
    QHash<DeviceId, size_t> byId;
    for (size_t i = 0; i < m_crew->devices.size(); ++i)
        byId.insert(DeviceId::fromText(m_crew->devices[i].id).value_or(DeviceId()), i);
    std::vector<qint64> last(m_crew->devices.size(), 0);
    m_truth = m_crew->serverRows();
    for (const wire::MessageRow &row : std::as_const(m_truth)) {
        QVERIFY(byId.contains(row.senderDevice));
        const size_t by = byId.value(row.senderDevice);
        const SealedDevice &device = m_crew->devices[by];
        QVERIFY2(!m_texts.contains(row.id), qPrintable(u"stored twice: "_s + device.prefix));
        m_texts.insert(row.id, u"%1 %2"_s.arg(device.prefix).arg(++last[by]));
        m_senders.insert(row.id, by);
        // Nobody writes who may not.
        QVERIFY2(device.listed.isPossible(row.sealed->epoch)
                     && m_crew->people[device.owner].member.isPossible(row.sealed->epoch),
                 qPrintable(m_texts.value(row.id)));
        m_epochs.insert(row.sealed->epoch);
    }
    for (size_t i = 0; i < m_crew->devices.size(); ++i) {
        const SealedDevice &device = m_crew->devices[i];
        QVERIFY2(
            device.isGone ? last[i] <= device.target : last[i] == device.target,
            qPrintable(u"%1 wrote %2 of %3"_s.arg(device.prefix).arg(last[i]).arg(device.target)));
    }
}

bool SealedChaosTest::windowIsWhole(size_t device, QString *why)
{
    SealedDevice &one = m_crew->devices[device];
    const QString path = one.peer->profile() + u".dump"_s;
    if (!m_crew->ask(one, u"dump "_s + path)) {
        *why = u"no answer"_s;
        return false;
    }
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return false;
    QHash<QString, QJsonObject> held;
    const QJsonArray rows = QJsonDocument::fromJson(file.readAll()).array();
    for (const QJsonValue &row : rows)
        held.insert(row.toObject().value("id"_L1).toString(), row.toObject());
    for (const wire::MessageRow &row : std::as_const(m_truth)) {
        if (!isOwed(device, row))
            continue;
        const QString text = held.value(row.id.toText()).value("content"_L1).toString();
        if (text == m_texts.value(row.id))
            continue;
        *why = u"%1, message %2 of roster %3, \"%4\": %5"_s.arg(one.prefix)
                   .arg(row.seq)
                   .arg(row.sealed->epoch)
                   .arg(m_texts.value(row.id), text);
        return false;
    }
    return true;
}

void SealedChaosTest::compareWindows()
{
    for (size_t i = 0; i < m_crew->devices.size(); ++i) {
        if (m_crew->devices[i].isGone)
            continue;
        QString why;
        QElapsedTimer time;
        time.start();
        QVERIFY2(m_crew->await([&] { return windowIsWhole(i, &why); }, "a window that is whole"),
                 qPrintable(why + u'\n' + m_crew->devices[i].peer->log()));
        if (time.elapsed() > 10'000)
            qInfo("a window was whole after %lld s; before: %s\n%s", time.elapsed() / 1000,
                  qPrintable(why), qPrintable(m_crew->devices[i].peer->log().right(3'000)));
        QVERIFY2(m_crew->devices[i].peer->count("signed out: ") == 0,
                 qPrintable(m_crew->devices[i].peer->log()));
    }
    // Not before all are whole: they ask each other.
    for (const SealedDevice &each : m_crew->devices) {
        if (!each.isGone)
            QVERIFY2(each.peer->quit(), qPrintable(each.prefix));
    }
}

void SealedChaosTest::compareStores()
{
    QHash<QString, qint64> causes;
    qint64 opened = 0;
    qint64 shut = 0;
    qint64 ofGone = 0;
    for (size_t i = 0; i < m_crew->devices.size(); ++i) {
        const SealedDevice &device = m_crew->devices[i];
        ProfileStore store(device.peer->profile());
        QVERIFY2(store.isOpen() || device.hasForgotten, qPrintable(device.prefix));
        if (!store.isOpen())
            continue;
        for (const wire::MessageRow &row : std::as_const(m_truth)) {
            QString cause;
            const auto text = store.text(row, &cause);
            const QString where = u"%1, message %2 of roster %3, \"%4\": %5"_s.arg(device.prefix)
                                      .arg(row.seq)
                                      .arg(row.sealed->epoch)
                                      .arg(m_texts.value(row.id), text.value_or(cause));
            if (!device.isGone && isOwed(i, row)) {
                ++m_openings;
                ofGone += m_crew->devices[m_senders.value(row.id)].isGone ? 1 : 0;
                QVERIFY2(text == m_texts.value(row.id), qPrintable(u"shut for "_s + where));
            }
            if (text) {
                ++opened;
                QVERIFY2(m_crew->may(i, row.sealed->epoch) && !device.hasForgotten,
                         qPrintable(u"open for "_s + where));
                QCOMPARE(*text, m_texts.value(row.id));
            } else {
                ++shut;
                ++causes[cause];
            }
        }
    }
    // A profile that can't be read for now is no cause.
    QVERIFY(!causes.contains(QString()) && !causes.contains(u"localState"_s)
            && !causes.contains(u"unknown"_s) && !causes.contains(u"unsealed"_s));
    QVERIFY(opened >= m_openings);
    QVERIFY(shut > 0);
    QStringList said;
    for (auto each = causes.cbegin(); each != causes.cend(); ++each)
        said.append(u"%1 %2"_s.arg(each.key()).arg(each.value()));
    qInfo("%lld openings that must be, %lld of them of senders that were taken off, %lld that are; "
          "shut: %s",
          m_openings, ofGone, opened, qPrintable(said.join(u", "_s)));
}

void SealedChaosTest::tellGlances()
{
    QHash<qint64, qsizetype> places;
    for (qsizetype i = 0; i < m_truth.size(); ++i)
        places.insert(m_truth.at(i).seq, i);
    qint64 flickers = 0;
    qint64 seen = 0;
    for (size_t i = 0; i < m_crew->devices.size(); ++i) {
        const SealedDevice &device = m_crew->devices[i];
        const Glances glances = glancesOf(device);
        const auto count = [&](const QHash<qint64, QString> &of) {
            return std::count_if(of.keyBegin(), of.keyEnd(), [&](qint64 seq) {
                return places.contains(seq) && isOwed(i, m_truth.at(places.value(seq)));
            });
        };
        flickers += count(glances.shut);
        seen += count(glances.kept);
        for (auto each = glances.kept.cbegin(); each != glances.kept.cend(); ++each) {
            if (places.contains(each.key()) && isOwed(i, m_truth.at(places.value(each.key()))))
                qInfo("%s saw message %lld shut: %s", qPrintable(device.prefix), each.key(),
                      qPrintable(each.value()));
        }
    }
    qInfo("%lld of %lld openings failed for longer than a moment, %lld for a moment", seen,
          m_openings, flickers);
    QVERIFY(seen * 10'000 <= m_openings);
}

void SealedChaosTest::everyEntitledDeviceOpensEveryMessage()
{
    const quint32 seed = qEnvironmentVariableIsSet("DUNLIN_SEED")
        ? qEnvironmentVariable("DUNLIN_SEED").toUInt()
        : QRandomGenerator::global()->generate();
    const qint64 messages =
        qMax<qint64>(FewMessages, qEnvironmentVariable("DUNLIN_SEALED_MESSAGES").toLongLong());
    qInfo("DUNLIN_SEED=%u DUNLIN_SEALED_MESSAGES=%lld", seed, messages);
    const bool isLong = messages > FewMessages;
    // As many faults for each of few messages as the time allows; among many there are enough all the same.
    StormTimes times{500,
                     2'500,
                     {.cut = 0.002,
                      .lose = 0.004,
                      .duplicate = 0.01,
                      .delay = 0.03,
                      .halfClose = 0.001,
                      .maxDelayMs = 40}};
    if (isLong)
        times = {500,
                 2'500,
                 {.cut = 0.0005,
                  .lose = 0.001,
                  .duplicate = 0.01,
                  .delay = 0.02,
                  .halfClose = 0.0003,
                  .maxDelayMs = 40}};
    m_crew = std::make_unique<SealedCrew>(seed, times);
    QElapsedTimer time;
    time.start();
    QString why;
    QVERIFY2(m_crew->prepare(&why), qPrintable(why));
    storm(messages);
    if (QTest::currentTestFailed())
        return;
    const qint64 stormMs = time.restart();
    readTruth();
    if (QTest::currentTestFailed())
        return;
    QVERIFY(m_truth.size() >= messages);
    compareWindows();
    if (QTest::currentTestFailed())
        return;
    compareStores();
    if (QTest::currentTestFailed())
        return;
    const auto gone = std::count_if(m_crew->devices.cbegin(), m_crew->devices.cend(),
                                    [](const SealedDevice &each) { return each.isGone; });
    qInfo("%lld messages under %lld rosters, %zu devices of which %lld went; %d client and %d "
          "server kills, %d cuts, "
          "%d faults on %d connections; %lld s of storm, %lld s to compare",
          static_cast<long long>(m_truth.size()), static_cast<long long>(m_epochs.size()),
          m_crew->devices.size(), static_cast<long long>(gone), m_crew->peerKills(),
          m_crew->serverKills(), m_crew->cuts(), m_crew->proxy().faultsDone(),
          m_crew->proxy().connectionsSeen(), stormMs / 1000, time.elapsed() / 1000);
    tellGlances();
    QVERIFY(gone >= 2 && m_epochs.size() >= 8);
}

QTEST_GUILESS_MAIN(SealedChaosTest)
#include "tst_sealed_chaos.moc"
