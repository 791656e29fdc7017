// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The programs that are measured and the one that measures, each on a processor of its own unless that is switched off.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <optional>

namespace dunlin::test {

constexpr int ServerCpu = 0;
constexpr int LoadCpu = 1;

// What is started while it exists stays on one processor. Nothing where there is but one.
class OnCpu
{
public:
    explicit OnCpu(int cpu);
    ~OnCpu();
    OnCpu(const OnCpu &) = delete;
    OnCpu &operator=(const OnCpu &) = delete;

    // What is started on it has it for itself.
    static bool has(int cpu);
    // From now on every program runs where the system puts it.
    static void switchOff() { isOff = true; }

private:
    static bool isOff;
};

// A server that prints its port: the raw one, node's.
class PlainServer
{
public:
    ~PlainServer();

    bool start(const QString &program, const QStringList &arguments);
    quint16 port() const { return m_port; }
    qint64 processId() const { return m_process.processId(); }
    QString why() const { return m_why; }

private:
    QProcess m_process;
    quint16 m_port = 0;
    QString m_why;
};

struct Figures {
    double perSecond = 0;
    double cpuMicroseconds = 0; // of the server, per delivery
    double p50 = 0;             // ms
    double p99 = 0;
    double messagesPerSecond = 0;
    double generatorBusy = 0; // share of its time
    double othersBusy = 0;    // processors that other programs kept busy
    qint64 sentInAll = 0;     // messages, since the generator was started
    qint64 acceptedInAll = 0; // of them acknowledged
};

// Many clients of one server, see load_generator.cpp. With a processor of their own they never sleep while messages are
// kept in flight, unless DUNLIN_BENCH_PATIENCE=sleeps: real ones are elsewhere, and no server wakes them.
class Load
{
public:
    struct Options {
        quint16 port = 0;
        int connections = 0;
        qint64 serverPid = 0;
        QStringList more;
    };

    ~Load();

    // True when all clients are in.
    bool start(const Options &options);
    // So many messages in flight.
    std::optional<Figures> saturate(int inFlight, double warmUp, double seconds);
    // So many messages a second.
    std::optional<Figures> pace(double perSecond, double warmUp, double seconds);
    QString why() const { return m_why; }

private:
    std::optional<Figures> run(const QString &command, double warmUp, double seconds);
    std::optional<QByteArray> readLine(int patienceMs);

    QProcess m_process;
    QString m_why;
};

// The folder with node_modules in it, made if need be; empty with a reason if it cannot be.
QString installNodePeer(QString *why);

} // namespace dunlin::test
