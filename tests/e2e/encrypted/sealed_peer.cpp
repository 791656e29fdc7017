// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One device in the chaos of sealed messages: the client library without a window, made to be killed.
//
//   sealed_peer --profile DIR --server URL --user NAME --password P --channel ID --prefix TEXT
//
// It does what lines on standard input ask for, "NUMBER VERB ARGUMENT ...", and answers each with "re NUMBER JSON"; {"error"}
// says that it could not. What it says are the messages "PREFIX 1" ... "PREFIX N", each under an id that is always the same, so
// that none is doubled by a kill between two steps.
#include "client/session/account_session.h"
#include "shared/codec/json_codec.h"
#include "shared/core/log.h"
#include "tests/e2e/encrypted/glances.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QJsonArray>
#include <QJsonDocument>
#include <QSocketNotifier>
#include <QTimer>
#include <QUuid>

#include <cstdio>
#include <unistd.h>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr std::chrono::seconds Patience{20};

struct Task {
    QString profile;
    QString server;
    QString user;
    QString password;
    ChannelId channel;
    QString prefix;
};

class Peer : public QObject
{
public:
    explicit Peer(const Task &task)
        : m_task(task)
        , m_input(STDIN_FILENO, QSocketNotifier::Read)
    {
        connect(&m_input, &QSocketNotifier::activated, this, &Peer::readCommands);
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
        m_glances = std::make_unique<Glances>(*m_session, m_task.profile, m_task.channel);
        connect(m_session.get(), &AccountSession::notificationWanted, this, [this] { ++m_told; });
        finally(this, m_session->opened(), [this](Result<Done> opened) {
            if (opened.ok())
                signedIn();
            else if (QFile::exists(path(u"joined"_s)))
                signedOut(opened.error().detail);
            else
                signIn();
        });
        connect(m_session.get(), &AccountSession::signedOut, this, &Peer::signedOut);
        return true;
    }

private:
    QString path(const QString &name) const { return QDir(m_task.profile).filePath(name); }

    void signedOut(const QString &reason)
    {
        std::fprintf(stderr, "signed out: %s\n", qPrintable(reason));
        m_isGone = true;
    }

    void signIn()
    {
        finally(
            this,
            m_session->signInAndWait(m_task.server, m_task.user, Secret::fromText(m_task.password)),
            [this](const Result<wire::Account> &account) {
                if (account.ok())
                    signedIn();
                else
                    QTimer::singleShot(200, this, [this] { signIn(); });
            });
    }

    void signedIn()
    {
        written(path(u"joined"_s), "1");
        m_isIn = true;
        m_queued = keptNumber(path(u"queued"_s));
        m_glances->begin();
        queueNext();
    }

    // --- what it says ---

    OpId idOf(qint64 n) const
    {
        const QUuid space(u"{6ba7b811-9dad-11d1-80b4-00c04fd430c8}"_s);
        // With a blank between: the eleventh device's first is not the first one's eleventh.
        QByteArray bytes =
            QUuid::createUuidV5(space, m_task.prefix + u' ' + QString::number(n)).toRfc4122();
        bytes[6] = char(0x70 | (bytes[6] & 0x0f));
        return *OpId::fromBytes(bytes);
    }

    void queueNext()
    {
        if (!m_isIn || m_isQueueing || m_queued >= m_upTo)
            return;
        m_isQueueing = true;
        const qint64 next = m_queued + 1;
        finally(this,
                m_session->queue(m_task.channel, u"%1 %2"_s.arg(m_task.prefix).arg(next), 0,
                                 idOf(next)),
                [this, next](const Result<OpId> &queued) {
                    m_isQueueing = false;
                    if (!queued.ok()) {
                        std::fprintf(stderr, "not queued: %s\n", qPrintable(queued.error().detail));
                        QTimer::singleShot(100, this, [this] { queueNext(); });
                        return;
                    }
                    m_queued = next;
                    written(path(u"queued"_s), QByteArray::number(next));
                    queueNext();
                });
    }

    // --- what it is asked for ---

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
            const QString line = QString::fromUtf8(m_commands.left(end));
            m_commands.remove(0, end + 1);
            QStringList words = line.split(u' ');
            const QString number = words.takeFirst();
            const QString verb = words.takeFirst();
            obey(number, verb, words);
        }
    }

    // Why the oldest that has not left has not.
    QString reason() const
    {
        const OutboxModel *outbox = m_session->outbox();
        return outbox->rowCount({}) > 0
            ? outbox->data(outbox->index(0, 0), OutboxModel::ReasonRole).toString()
            : QString();
    }

    static void answer(const QString &number, const QJsonObject &object)
    {
        std::printf("re %s %s\n", qPrintable(number),
                    QJsonDocument(object).toJson(QJsonDocument::Compact).constData());
        std::fflush(stdout);
    }
    static void refuse(const QString &number, const Error &error)
    {
        answer(number, {{u"error"_s, error.detail}, {u"code"_s, errcName(error.code)}});
    }
    template <typename T>
    void settle(const QString &number, Async<T> work)
    {
        finally(this, std::move(work), [number](const Result<T> &done) {
            if (done.ok())
                answer(number, {});
            else
                refuse(number, done.error());
        });
    }

    void obey(const QString &number, const QString &verb, const QStringList &words)
    {
        if (verb == "quit"_L1) {
            QCoreApplication::quit();
        } else if (m_isGone) {
            answer(number, {{u"gone"_s, true}});
        } else if (verb == "upto"_L1) {
            // Also before it is in: it is told once.
            m_upTo = qMax(m_upTo, words.value(0).toLongLong());
            queueNext();
            answer(number, {});
        } else if (!m_isIn) {
            refuse(number, fail(Errc::Unavailable, u"not signed in yet"_s));
        } else if (verb == "keys"_L1) {
            tellKeys(number);
        } else if (verb == "state"_L1) {
            answer(number,
                   {{u"queued"_s, m_queued},
                    {u"pending"_s, m_session->pendingCount()},
                    {u"failed"_s, m_session->failedCount()},
                    {u"reason"_s, reason()},
                    {u"online"_s, m_glances->isCaughtUp()},
                    {u"knows"_s, m_session->channels()->find(m_task.channel) != nullptr}});
        } else if (verb == "told"_L1) {
            answer(number, {{u"count"_s, m_told}});
        } else if (verb == "notices"_L1) {
            answer(number, {{u"count"_s, m_session->notifications()->count()}});
        } else if (verb == "found"_L1) {
            answer(number, {{u"count"_s, m_session->found()->rowCount({})}});
        } else if (verb == "queue"_L1) {
            m_session->send(m_task.channel.toText(), words.join(u' '));
            answer(number, {});
        } else if (verb == "enclose"_L1) {
            m_session->sendAttachments(m_task.channel.toText(), words, {});
            answer(number, {});
        } else if (verb == "draft"_L1) {
            m_session->setDraft(m_task.channel.toText(), words.join(u' '));
            answer(number, {});
        } else if (verb == "dump"_L1) {
            dump(number, words.value(0), words.value(1).toLongLong());
        } else {
            act(number, verb, words);
        }
    }

    void act(const QString &number, const QString &verb, const QStringList &words)
    {
        finally(this, m_session->online(Patience),
                [this, number, verb, words](const Result<Done> &online) {
                    const auto device = DeviceId::fromText(words.value(0));
                    const auto user = UserId::fromText(words.value(0));
                    if (!online.ok())
                        refuse(number, online.error());
                    else if (verb == "approve"_L1 && device)
                        settle(number, m_session->approveDevice(*device, words.value(1)));
                    else if (verb == "remove"_L1 && device)
                        settle(number, m_session->revokeDeviceAndWait(*device));
                    else if (verb == "restore"_L1)
                        settle(number,
                               m_session->restoreByRecovery(Secret::fromText(words.join(u' '))));
                    else if (verb == "signout"_L1)
                        settle(number, m_session->signOutAndWait());
                    else if (verb == "leave"_L1)
                        settle(number, m_session->leave(m_task.channel));
                    else if (verb == "admit"_L1 && user)
                        settle(number, m_session->admit(m_task.channel, *user));
                    else if (verb == "expel"_L1 && user)
                        settle(number, m_session->expel(m_task.channel, *user));
                    else if (verb == "roster"_L1)
                        tellRoster(number);
                    else if (verb == "backup"_L1)
                        settle(number, m_session->backUpHistory());
                    else if (verb == "words"_L1)
                        tellWords(number);
                    else if (verb == "afternoon"_L1)
                        spend(number, words);
                    else
                        refuse(number, fail(Errc::Invalid, u"what is that?"_s));
                });
    }

    // "afternoon say TEXT", "afternoon edit ID TEXT" and so on.
    void spend(const QString &number, QStringList words)
    {
        const QString what = words.takeFirst();
        if (what == "find"_L1) {
            m_session->searchMessages(words.join(u' '), m_task.channel.toText());
            return answer(number, {});
        }
        if (what == "fetch"_L1) {
            finally(this,
                    m_session->openedFile(FileId::fromText(words.value(0)).value_or(FileId())),
                    [number](const Result<QString> &at) {
                        if (at.ok())
                            answer(number, {{u"path"_s, *at}});
                        else
                            refuse(number, at.error());
                    });
            return;
        }
        PendingOp op;
        op.channel = m_task.channel;
        QStringList files;
        if (what == "clear"_L1)
            op.channel = ChannelId::fromText(words.takeFirst()).value_or(ChannelId());
        static const QHash<QString, PendingKind> Changes{{u"edit"_s, PendingKind::Edit},
                                                         {u"react"_s, PendingKind::ReactionAdd},
                                                         {u"delete"_s, PendingKind::Delete}};
        if (const auto change = Changes.constFind(what); change != Changes.cend()) {
            op.kind = *change;
            op.targetId = OpId::fromText(words.takeFirst()).value_or(OpId());
        }
        if (what == "attach"_L1)
            files.append(words.takeFirst());
        op.text = words.join(u' ');
        finally(this, m_session->runAndWait(op, files),
                [number](const Result<SendOutcome> &outcome) {
                    if (outcome.ok())
                        answer(number, {{u"id"_s, outcome->id.toText()}});
                    else
                        refuse(number, outcome.error());
                });
    }

    // Whether all whom the server lists were let in.
    void tellRoster(const QString &number)
    {
        finally(
            this, m_session->rosterState(m_task.channel),
            [number](const Result<RosterState> &state) {
                if (!state.ok())
                    return refuse(number, state.error());
                const bool isWhole = state->fault.isEmpty() && !state->isUnsigned && !state->isOut
                    && state->waiting.isEmpty();
                answer(number, {{u"complete"_s, isWhole}, {u"waiting"_s, state->waiting.size()}});
            });
    }

    void tellKeys(const QString &number)
    {
        finally(this, m_session->ownKeys(), [number](const Result<AccountSession::OwnKeys> &keys) {
            if (!keys.ok())
                return refuse(number, keys.error());
            QJsonObject asking;
            for (const OwnKeys::Asking &each : keys->asking)
                asking.insert(each.id.toText(), each.number);
            QJsonArray listed;
            for (const DeviceId &each : keys->listed)
                listed.append(each.toText());
            answer(number,
                   {{u"ready"_s, keys->isReady},
                    {u"waits"_s, keys->state == OwnKeys::State::Waiting},
                    {u"reason"_s, keys->reason},
                    {u"device"_s, keys->device.toText()},
                    {u"number"_s, keys->number},
                    {u"asking"_s, asking},
                    {u"listed"_s, listed}});
        });
    }

    void tellWords(const QString &number)
    {
        finally(this, m_session->recoveryWords(), [number](const Result<Secret> &words) {
            if (words.ok())
                answer(number, {{u"words"_s, QString::fromUtf8(words->reveal())}});
            else
                refuse(number, words.error());
        });
    }

    void dump(const QString &number, const QString &to, qint64 above)
    {
        finally(this, m_session->online(Patience),
                [this, number, to, above](const Result<Done> &online) {
                    if (!online.ok())
                        return refuse(number, online.error());
                    m_rows = {};
                    collect(number, to, above);
                });
    }

    void collect(const QString &number, const QString &to, qint64 above)
    {
        finally(this, m_session->rowsAbove(m_task.channel, above, 200),
                [this, number, to](const Result<QList<wire::MessageRow>> &rows) {
                    if (!rows.ok())
                        return refuse(number, rows.error());
                    for (const wire::MessageRow &row : *rows)
                        m_rows.append(json::writeStruct(row));
                    if (!rows->isEmpty())
                        collect(number, to, rows->constLast().seq);
                    else if (written(to, QJsonDocument(m_rows).toJson()))
                        answer(number, {});
                    else
                        refuse(number, fail(Errc::Internal, u"it could not be written"_s));
                });
    }

    const Task m_task;
    QSocketNotifier m_input;
    QByteArray m_commands;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<Glances> m_glances;
    bool m_isIn = false;
    bool m_isGone = false;
    bool m_isQueueing = false;
    int m_told = 0; // of messages, as a notification does
    qint64 m_queued = 0;
    qint64 m_upTo = 0;
    QJsonArray m_rows;
};

} // namespace

int main(int argc, char *argv[])
{
    QCoreApplication app(argc, argv);
    installLogHandler(LogFormat::Text);
    if (!initCrypto())
        return 1;
    QCommandLineParser parser;
    for (const auto *name : {"profile", "server", "user", "password", "channel", "prefix"})
        parser.addOption({QString::fromLatin1(name), QString(), u"value"_s});
    parser.process(app);
    const auto channel = ChannelId::fromText(parser.value(u"channel"_s));
    if (!channel)
        return 2;
    Peer peer({parser.value(u"profile"_s), parser.value(u"server"_s), parser.value(u"user"_s),
               parser.value(u"password"_s), *channel, parser.value(u"prefix"_s)});
    return peer.start() ? app.exec() : 1;
}
