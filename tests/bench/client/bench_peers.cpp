// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window beside those that people have instead, as Debian packages them: how long from the start of the program to its
// picture, and what it takes of the machine while nobody touches it. All are started by the same process on the same Xvfb,
// in turn, and watched from outside in the same way. Two times are taken: of the first picture, which is any window with
// something in it, and of the whole one, after which nothing changes any more. The whole one counts: a first one may have
// the frame alone.
//
// Ours opens a profile of 120 000 messages. The others have none: no account, an empty profile, their first page. That is
// generous to them. Everybody is started once before it counts, so that a first start's work is not measured.
//
// The bare page in Chromium stands for every client that is built on Electron: it can't take less. quassel-client is shown
// and not counted: it keeps no messages, sends no files and encrypts nothing.
#include "tests/bench/client/full_profile.h"
#include "tests/bench/client/process_tree.h"
#include "tests/bench/client/virtual_screen.h"

#include "shared/core/secret.h"

#include <QDir>
#include <QElapsedTimer>
#include <QSignalSpy>
#include <QStandardPaths>
#include <QTest>
#include <QThread>

#include <algorithm>
#include <csignal>
#include <optional>
#include <vector>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::test;

namespace {

// What was promised.
constexpr double MostOfTheBest = 0.5; // of the time to the first picture
constexpr double MostWarmMs = 400; // the best of the rounds: a time, which wanders with the machine
constexpr double MostMemory = 120; // MB, RSS
constexpr double MostWakeUps = 1;  // a second

constexpr int WarmRounds = 5;
constexpr int ColdRounds = 3;
constexpr int RestRounds = 2;
constexpr int PatienceMs = 60'000;
constexpr int QuietMs = 1000; // a picture that stays for so long is whole
constexpr int FewPixels =
    64; // of the 64 000 that are looked at: a caret that blinks changes no more
// Until carets rest and a server that is gone is asked for seldom.
constexpr int SettleMs = 25'000;
constexpr int IdleMs = 10'000;
constexpr const char *CacheSwitch = "/proc/sys/vm/drop_caches";

struct Start {
    double first = 0; // ms
    double whole = 0;
};

struct Rest {
    double rss = 0; // MB
    double pss = 0;
    double wakeUps = 0; // a second
    int processes = 0;
};

struct Contender {
    QString name;
    QString program; // empty: not installed
    QStringList arguments;
    bool isComparable = true;
    QString home;
    QList<Start> warm;
    QList<Start> cold;
    QList<Rest> rests;
};

double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values.at(values.size() / 2);
}

template <typename Figures>
double medianOf(const QList<Figures> &rounds, double Figures::*measure)
{
    QList<double> values;
    for (const Figures &each : rounds)
        values.append(each.*measure);
    return median(values);
}

template <typename Figures>
double leastOf(const QList<Figures> &rounds, double Figures::*measure)
{
    double least = rounds.first().*measure;
    for (const Figures &each : rounds)
        least = std::min(least, each.*measure);
    return least;
}

int differences(const QList<quint32> &one, const QList<quint32> &other)
{
    int count = 0;
    for (qsizetype i = 0; i < one.size(); ++i)
        count += one.at(i) != other.at(i) ? 1 : 0;
    return count;
}

// As after the machine was switched on, but for what runs meanwhile. False without the right to it.
bool forgetFiles()
{
    ::sync();
    QFile file(QString::fromLatin1(CacheSwitch));
    return file.open(QIODevice::WriteOnly) && file.write("3\n") == 2;
}

QProcessEnvironment environmentOf(const Contender &contender, const QString &display,
                                  const QString &bus)
{
    const QProcessEnvironment ours = QProcessEnvironment::systemEnvironment();
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, ours.value(u"PATH"_s));
    environment.insert(u"LANG"_s, u"C.UTF-8"_s);
    environment.insert(u"DISPLAY"_s, display);
    environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, bus);
    environment.insert(u"HOME"_s, contender.home);
    for (const auto &[name, folder] : {std::pair(u"XDG_CONFIG_HOME"_s, u"/.config"_s),
                                       {u"XDG_DATA_HOME"_s, u"/.local/share"_s},
                                       {u"XDG_CACHE_HOME"_s, u"/.cache"_s},
                                       {u"XDG_STATE_HOME"_s, u"/.local/state"_s},
                                       {u"XDG_RUNTIME_DIR"_s, u"/run"_s}})
        environment.insert(name, contender.home + folder);
    return environment;
}

} // namespace

class PeersBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    // Each can be asked for alone, by its name on the command line.
    void theWindowIsThereSoon();
    void atRestItTakesLittle();

private:
    void find();
    void startBus();
    // Nothing, with a reason in m_why, when there is no picture.
    std::optional<Start> start(const Contender &contender);
    void end();
    std::optional<Start> startAndEnd(const Contender &contender);
    std::optional<Rest> rest(const Contender &contender);
    void judgeStarts(const char *how, QList<Start> Contender::*rounds, double most);
    QList<qint64> ownHelpers() const { return {m_screen.processId(), m_bus.processId()}; }
    const Contender &ours() const { return m_contenders.front(); }

    QTemporaryDir m_dir;
    VirtualScreen m_screen;
    QProcess m_bus;
    QString m_busAddress;
    QProcess m_program;
    std::vector<Contender> m_contenders; // ours first
    QString m_why;
    QStringList m_unmet;
};

void PeersBench::initTestCase()
{
    adoptOrphans();
    QVERIFY(initCrypto());
    QVERIFY2(m_screen.start(), qUtf8Printable(m_screen.why()));
    startBus();
    if (QTest::currentTestFailed())
        return;
    const Status made = makeFullProfile(m_dir.filePath(u"profile"_s));
    QVERIFY2(made.ok(), made.ok() ? "" : qUtf8Printable(made.error().detail));
    find();
    if (QTest::currentTestFailed())
        return;
    for (const Contender &each : m_contenders)
        QVERIFY2(startAndEnd(each), qUtf8Printable(m_why));
}

// One on which nobody else is, and that starts nobody: what a key ring or a desktop takes is not measured, nor waited for.
void PeersBench::startBus()
{
    QFile file(m_dir.filePath(u"bus.conf"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<busconfig><type>session</type><listen>unix:dir=" + m_dir.path().toUtf8()
               + "</listen><policy context=\"default\"><allow own=\"*\"/>"
                 "<allow send_destination=\"*\" eavesdrop=\"true\"/><allow eavesdrop=\"true\"/>"
                 "</policy></busconfig>");
    file.close();
    m_bus.setStandardErrorFile(QProcess::nullDevice());
    m_bus.start(u"dbus-daemon"_s,
                {u"--config-file="_s + file.fileName(), u"--nofork"_s, u"--nopidfile"_s,
                 u"--print-address=1"_s});
    if (m_bus.waitForReadyRead(PatienceMs))
        m_busAddress = QString::fromLatin1(m_bus.readLine().trimmed());
    QVERIFY2(!m_busAddress.isEmpty(), qUtf8Printable(m_bus.errorString()));
}

// A peer that is not installed is left out; DUNLIN_NO_SKIP=1 makes that a failure.
void PeersBench::find()
{
    const QString page = m_dir.filePath(u"page.html"_s);
    QFile file(page);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("<!doctype html><title>A page</title>");
    for (int line = 0; line < 30; ++line)
        file.write(
            "<div>Nothing but a page of text, without a script and without a picture.</div>");
    file.close();
    QStringList chromium{u"--app=file://"_s + page, u"--no-first-run"_s, u"--disable-sync"_s,
                         u"--disable-background-networking"_s};
    if (::geteuid() == 0)
        chromium.append(u"--no-sandbox"_s); // it refuses to start otherwise
    m_contenders = {
        {u"dunlin"_s,
         qEnvironmentVariable("DUNLIN_BIN") + u"/dunlin"_s,
         {u"--profile"_s, m_dir.filePath(u"profile"_s)},
         true,
         {},
         {},
         {},
         {}},
        {u"nheko"_s, u"nheko"_s, {}, true, {}, {}, {}, {}},
        {u"dino-im"_s, u"dino-im"_s, {}, true, {}, {}, {}, {}},
        {u"chromium, a page"_s, u"chromium"_s, chromium, true, {}, {}, {}, {}},
        {u"quassel-client"_s, u"quasselclient"_s, {}, false, {}, {}, {}, {}},
    };
    QStringList missing;
    for (Contender &each : m_contenders) {
        each.program = QStandardPaths::findExecutable(each.program);
        if (each.program.isEmpty())
            missing.append(each.name);
        each.home = m_dir.filePath(u"home of "_s + each.name);
        QVERIFY(QDir().mkpath(each.home + u"/run"_s));
        QVERIFY(QFile::setPermissions(each.home + u"/run"_s,
                                      QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner));
    }
    QVERIFY2(!ours().program.isEmpty(), "the window is not built");
    std::erase_if(m_contenders, [](const Contender &each) { return each.program.isEmpty(); });
    if (missing.isEmpty())
        return;
    qInfo("left out, not installed: %s", qUtf8Printable(missing.join(u", "_s)));
    if (qEnvironmentVariable("DUNLIN_NO_SKIP") == "1"_L1)
        QFAIL("a peer is missing; packaging/setup.sh bench installs it");
    if (m_contenders.size() == 1)
        QSKIP("no other client is installed here");
}

void PeersBench::cleanupTestCase()
{
    end();
    m_bus.terminate();
    m_bus.waitForFinished();
}

std::optional<Start> PeersBench::start(const Contender &contender)
{
    m_program.setProcessEnvironment(environmentOf(contender, m_screen.name(), m_busAddress));
    m_program.setWorkingDirectory(contender.home);
    m_program.setStandardOutputFile(QProcess::nullDevice());
    m_program.setStandardErrorFile(contender.home + u"/log"_s);
    QElapsedTimer clock;
    clock.start();
    const auto ms = [&clock] { return double(clock.nsecsElapsed()) / 1e6; };
    m_program.start(contender.program, contender.arguments);
    while (!m_screen.hasPicture()) {
        if (clock.elapsed() > PatienceMs) {
            m_why = contender.name + u" shows nothing: "_s + m_program.errorString();
            return std::nullopt;
        }
        QThread::msleep(1);
    }
    Start start{ms(), 0};
    start.whole = start.first;
    QList<quint32> picture = m_screen.sample();
    while (ms() < start.whole + QuietMs) {
        QThread::msleep(4);
        const double at = ms();
        const QList<quint32> now = m_screen.sample();
        if (differences(picture, now) <= FewPixels)
            continue;
        picture = now;
        start.whole = at;
        if (at > PatienceMs) {
            m_why = contender.name + u" does not come to rest"_s;
            return std::nullopt;
        }
    }
    return start;
}

void PeersBench::end()
{
    if (m_program.state() == QProcess::NotRunning)
        return;
    endAll(m_program.processId(), ownHelpers());
    m_program.waitForFinished();
    QElapsedTimer clock;
    clock.start();
    while (!m_screen.isEmpty() && clock.elapsed() < PatienceMs)
        QThread::msleep(10);
}

std::optional<Start> PeersBench::startAndEnd(const Contender &contender)
{
    const auto times = start(contender);
    end();
    return times;
}

std::optional<Rest> PeersBench::rest(const Contender &contender)
{
    if (!start(contender))
        return std::nullopt;
    QThread::msleep(SettleMs);
    const QList<qint64> processes = processesBelow(ownHelpers());
    Rest rest;
    rest.processes = int(processes.size());
    rest.rss = kibOf(processes, "Rss") / 1024;
    rest.pss = kibOf(processes, "Pss") / 1024;
    const qint64 before = wakeUpsOf(processes);
    QThread::msleep(IdleMs);
    rest.wakeUps = double(std::max<qint64>(0, wakeUpsOf(processes) - before)) * 1000 / IdleMs;
    end();
    return rest;
}

// Of each round, the best of those that count.
void PeersBench::judgeStarts(const char *how, QList<Start> Contender::*rounds, double most)
{
    const QList<Start> &own = ours().*rounds;
    QList<double> ratios;
    for (qsizetype i = 0; i < own.size(); ++i) {
        double best = 0;
        for (const Contender &each : m_contenders) {
            const double ms = (each.*rounds).at(i).whole;
            if (&each != &ours() && each.isComparable && (best == 0 || ms < best))
                best = ms;
        }
        if (best > 0)
            ratios.append(own.at(i).whole / best);
    }
    qInfo("%-18s %10s %10s %10s %14s", how, "first ms", "whole ms", "at best", "ours is of it");
    for (const Contender &each : m_contenders) {
        const QList<Start> &all = each.*rounds;
        const double whole = medianOf(all, &Start::whole);
        qInfo("%-18s %10.0f %10.0f %10.0f %14.2f%s", qUtf8Printable(each.name),
              medianOf(all, &Start::first), whole, leastOf(all, &Start::whole),
              medianOf(own, &Start::whole) / whole, each.isComparable ? "" : "  not counted");
    }
    const double ratio = median(ratios);
    qInfo("%s: %.2f of the best of each round", how, ratio);
    if (ratio > most)
        m_unmet.append(u"%1: %2 of the best, not %3"_s.arg(QLatin1StringView(how))
                           .arg(ratio, 0, 'f', 2)
                           .arg(most));
}

void PeersBench::theWindowIsThereSoon()
{
    m_unmet.clear();
    for (int round = 0; round < WarmRounds; ++round) {
        for (Contender &each : m_contenders) {
            const auto times = startAndEnd(each);
            QVERIFY2(times, qUtf8Printable(m_why));
            each.warm.append(*times);
        }
    }
    const bool mayForget = forgetFiles();
    for (int round = 0; mayForget && round < ColdRounds; ++round) {
        for (Contender &each : m_contenders) {
            QVERIFY(forgetFiles());
            const auto times = startAndEnd(each);
            QVERIFY2(times, qUtf8Printable(m_why));
            each.cold.append(*times);
        }
    }
    judgeStarts("warm", &Contender::warm, MostOfTheBest);
    if (mayForget)
        judgeStarts("cold", &Contender::cold, MostOfTheBest);
    else
        qInfo("cold starts are left out: %s can't be written", CacheSwitch);
    const double best = leastOf(ours().warm, &Start::whole);
    if (best > MostWarmMs)
        m_unmet.append(u"warm: %1 ms, not %2"_s.arg(best, 0, 'f', 0).arg(MostWarmMs));
    QVERIFY2(m_unmet.isEmpty(), qUtf8Printable(m_unmet.join(u"; "_s)));
}

void PeersBench::atRestItTakesLittle()
{
    for (int round = 0; round < RestRounds; ++round) {
        for (Contender &each : m_contenders) {
            const auto rests = rest(each);
            QVERIFY2(rests, qUtf8Printable(m_why));
            each.rests.append(*rests);
        }
    }
    const double pss = medianOf(ours().rests, &Rest::pss);
    qInfo("%-18s %10s %10s %10s %14s %12s", "at rest", "processes", "RSS MB", "PSS MB",
          "ours is of PSS", "wake-ups/s");
    for (const Contender &each : m_contenders) {
        const double theirs = medianOf(each.rests, &Rest::pss);
        qInfo("%-18s %10d %10.1f %10.1f %14.2f %12.1f", qUtf8Printable(each.name),
              each.rests.constLast().processes, medianOf(each.rests, &Rest::rss), theirs,
              pss / theirs, medianOf(each.rests, &Rest::wakeUps));
    }
    const double rss = medianOf(ours().rests, &Rest::rss);
    const double wakeUps = leastOf(ours().rests, &Rest::wakeUps);
    QVERIFY2(rss <= MostMemory, qUtf8Printable(QString::number(rss)));
    QVERIFY2(wakeUps < MostWakeUps, qUtf8Printable(QString::number(wakeUps)));
}

QTEST_GUILESS_MAIN(PeersBench)
#include "bench_peers.moc"
