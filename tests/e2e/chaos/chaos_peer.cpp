// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One device in the chaos test: the client library without a window, made to be killed.
//
//   chaos_peer --profile DIR --server URL --user NAME --password P --channel ID --prefix TEXT --count N [--pause MS]
//
// It signs in when the profile is new, queues its messages "PREFIX 1" ... "PREFIX N" one after the other, and
// never asks whether the network is there. Killed at any moment and started again, it goes on where it was: the
// number of the last queued message is written after the message is on disk, and a message that was queued but not
// counted is recognised by its id. "drained" is printed when nothing is pending. On a line "dump FILE" from standard
// input it writes what it holds of the channel to FILE and prints "dumped".
#include "client/session/account_session.h"
#include "shared/codec/json_codec.h"
#include "shared/core/log.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QRandomGenerator>
#include <QSaveFile>
#include <QSocketNotifier>
#include <QTimer>
#include <QUuid>

#include <cstdio>
#include <unistd.h>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

void say(const char *word)
{
    std::printf("%s\n", word);
    std::fflush(stdout);
}

class Peer : public QObject
{
public:
    struct Task {
        QString profile;
        QString server;
        QString user;
        QString password;
        ChannelId channel;
        QString prefix;
        int count = 0;
        int pauseMs = 0; // between two messages
    };

    explicit Peer(const Task &task)
        : m_task(task)
        , m_progress(QDir(task.profile).filePath(u"queued"_s))
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, &Peer::readCommands);
        // For the log of a run that fails because this device does not come to its end.
        m_watch.setInterval(20'000);
        connect(&m_watch, &QTimer::timeout, this, [this] {
            std::fprintf(stderr, "%s; queued %d of %d, pending %d, failed %d\n",
                         qPrintable(m_session->connectionText()), m_queued, m_task.count,
                         int(m_session->pendingCount()), int(m_session->failedCount()));
        });
        m_watch.start();
    }

    bool start()
    {
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        options.lockWait = std::chrono::seconds(20);
        auto session = AccountSession::create(m_task.profile, options);
        if (!session.ok()) {
            std::fprintf(stderr, "%s\n", qPrintable(session.error().detail));
            return false;
        }
        m_session = *std::move(session);
        connect(m_session.get(), &AccountSession::pendingChanged, this, &Peer::tellWhenDrained);
        connect(m_session.get(), &AccountSession::signedOut, this,
                [](const QString &reason) { tellSignedOut(reason); });
        finally(this, m_session->opened(), [this](Result<Done> opened) {
            if (opened.ok()) {
                signedIn();
                return;
            }
            if (QFile::exists(m_progress))
                tellSignedOut(opened.error().detail);
            signIn();
        });
        return true;
    }

private:
    // No fault of the network, and no end of a process, is a reason to ask for the password again.
    static void tellSignedOut(const QString &reason)
    {
        std::fprintf(stderr, "signed out: %s\n", qPrintable(reason));
    }

    void signIn()
    {
        finally(
            this,
            m_session->signInAndWait(m_task.server, m_task.user, Secret::fromText(m_task.password)),
            [this](Result<wire::Account> account) {
                if (account.ok())
                    signedIn();
                else
                    QTimer::singleShot(200, this, [this] { signIn(); });
            });
    }

    void signedIn()
    {
        say("ready");
        QFile file(m_progress);
        if (file.open(QIODevice::ReadOnly))
            m_queued = file.readAll().trimmed().toInt();
        queueNext();
    }

    // The id of message n is always the same, so that "queued but not counted" can't double it.
    OpId idOf(int n) const
    {
        const QUuid space(u"{6ba7b811-9dad-11d1-80b4-00c04fd430c8}"_s);
        QByteArray bytes =
            QUuid::createUuidV5(space, m_task.prefix + QString::number(n)).toRfc4122();
        bytes[6] = char(0x70 | (bytes[6] & 0x0f));
        return *OpId::fromBytes(bytes);
    }

    void queueNext()
    {
        if (m_queued >= m_task.count) {
            m_allQueued = true;
            tellWhenDrained();
            return;
        }
        const int next = m_queued + 1;
        const QString text = u"%1 %2"_s.arg(m_task.prefix).arg(next);
        finally(this, m_session->queue(m_task.channel, text, 0, idOf(next)),
                [this, next](Result<OpId> queued) {
                    if (!queued.ok()) {
                        std::fprintf(stderr, "not queued: %s\n", qPrintable(queued.error().detail));
                        QTimer::singleShot(100, this, [this] { queueNext(); });
                        return;
                    }
                    m_queued = next;
                    QSaveFile file(m_progress);
                    if (file.open(QIODevice::WriteOnly)) {
                        file.write(QByteArray::number(next));
                        file.commit();
                    }
                    // In bursts with pauses, as people and scripts do.
                    const int pause = m_task.pauseMs > 0 ? m_task.pauseMs
                        : next % 10 == 0                 ? QRandomGenerator::global()->bounded(60)
                                                         : 0;
                    QTimer::singleShot(pause, this, [this] { queueNext(); });
                });
    }

    void tellWhenDrained()
    {
        if (m_allQueued && m_session->pendingCount() == 0 && m_session->failedCount() == 0)
            say("drained");
        if (m_session->failedCount() > 0)
            say("failed");
    }

    void readCommands()
    {
        char buffer[4096];
        const ssize_t length = ::read(STDIN_FILENO, buffer, sizeof buffer);
        if (length <= 0) {
            m_input.setEnabled(false);
            return;
        }
        m_commands += QByteArray(buffer, length);
        for (qsizetype end = m_commands.indexOf('\n'); end >= 0; end = m_commands.indexOf('\n')) {
            const QByteArray line = m_commands.left(end);
            m_commands.remove(0, end + 1);
            if (line.startsWith("dump "))
                dump(QString::fromUtf8(line.mid(5)));
            else if (line == "quit")
                QCoreApplication::quit();
        }
    }

    void dump(const QString &path)
    {
        finally(this, m_session->online(std::chrono::seconds(60)),
                [this, path](Result<Done> online) {
                    if (!online.ok()) {
                        say("offline");
                        return;
                    }
                    m_rows = {};
                    collect(path, 0);
                });
    }

    void collect(const QString &path, qint64 above)
    {
        finally(this, m_session->rowsAbove(m_task.channel, above, 200),
                [this, path](Result<QList<wire::MessageRow>> rows) {
                    if (!rows.ok()) {
                        std::fprintf(stderr, "no rows: %s\n", qPrintable(rows.error().detail));
                        say("nodump");
                        return;
                    }
                    for (const wire::MessageRow &row : *rows)
                        m_rows.append(json::writeStruct(row));
                    if (!rows->isEmpty()) {
                        collect(path, rows->constLast().seq);
                        return;
                    }
                    QSaveFile file(path);
                    if (file.open(QIODevice::WriteOnly)
                        && file.write(QJsonDocument(m_rows).toJson()) > 0 && file.commit())
                        say("dumped");
                });
    }

    const Task m_task;
    const QString m_progress;
    QTimer m_watch;
    QSocketNotifier m_input;
    QByteArray m_commands;
    std::unique_ptr<AccountSession> m_session;
    QJsonArray m_rows;
    int m_queued = 0;
    bool m_allQueued = false;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    installLogHandler(LogFormat::Text);
    if (!initCrypto())
        return 1;
    QCommandLineParser parser;
    for (const auto *name :
         {"profile", "server", "user", "password", "channel", "prefix", "count", "pause"})
        parser.addOption({QString::fromLatin1(name), QString(), u"value"_s});
    parser.process(app);
    const auto channel = ChannelId::fromText(parser.value(u"channel"_s));
    if (!channel)
        return 2;
    Peer peer({parser.value(u"profile"_s), parser.value(u"server"_s), parser.value(u"user"_s),
               parser.value(u"password"_s), *channel, parser.value(u"prefix"_s),
               parser.value(u"count"_s).toInt(), parser.value(u"pause"_s).toInt()});
    return peer.start() ? app.exec() : 1;
}
