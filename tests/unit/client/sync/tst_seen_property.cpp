// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random histories of an honest server, over a bad network: whatever is edited, deleted, let go, evicted, restored and
// lost on its way, nobody is told that the server does not tell the truth. And of a dishonest one: what it leaves out of a
// history that somebody has spoken of is named.
//
// DUNLIN_HISTORIES says how many are run (200), DUNLIN_SEED repeats a single one.

#include "client/crypto/bytes.h"
#include "client/sealing/history_watch.h"
#include "model_client.h"

#include <QLoggingCategory>
#include <QRandomGenerator>
#include <QTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;

namespace {

constexpr int Steps = 60;

// What people put into their seals, by message.
using Seals = QHash<OpId, std::optional<SeenHistory>>;

class Watcher
{
public:
    Watcher(ModelClient &client, const Seals &seals)
        : m_client(client)
        , m_seals(seals)
        , m_watch(sources())
    {
    }
    std::optional<SeenHistory> seen(const ChannelId &channel)
    {
        const auto found = m_watch.seen(channel);
        return found.ok() ? *found : std::nullopt;
    }
    // What is found, the lowest first; "?" when it could not be looked for.
    QStringList check(const ChannelId &channel, qint64 from, qint64 to)
    {
        QMap<qint64, QString> found;
        const auto checked =
            m_watch.check(channel, from, to,
                          [&](const wire::MessageRow &row, const std::optional<ToldInside> &,
                              const std::optional<OrderFinding> &finding) -> Status {
                              if (m_seals.value(row.id))
                                  ++compared;
                              if (finding)
                                  found.insert(finding->seq,
                                               QStringLiteral("%1 %2 by %3")
                                                   .arg(finding->seq)
                                                   .arg(orderFaultName(finding->fault))
                                                   .arg(row.seq));
                              return ok();
                          });
        return checked.ok() ? found.values() : QStringList{QStringLiteral("?")};
    }
    int compared = 0;

private:
    WatchSources sources()
    {
        WatchSources from;
        from.held = [this](const ChannelId &channel) {
            const ChannelRecord *record = m_client.shelf.find(channel);
            return record ? HeldHistory{m_client.sync.isWhole(channel), record->segments.list(),
                                        record->purgedSeq}
                          : HeldHistory();
        };
        from.lowest = [this](const ChannelId &channel, qint64 lowest, qint64 highest, int limit) {
            const ChannelRecord *record = m_client.shelf.find(channel);
            return m_client.shelf.store().messages().bySeq(record->no, channel, lowest - 1, highest,
                                                           limit);
        };
        from.highest = [this](const ChannelId &channel, qint64 lowest, qint64 highest, int limit) {
            const ChannelRecord *record = m_client.shelf.find(channel);
            return m_client.shelf.store().messages().bySeqDown(record->no, channel, lowest,
                                                               highest + 1, limit);
        };
        from.inside = [this](const wire::MessageRow &row) -> std::optional<ToldInside> {
            if (row.deleted)
                return std::nullopt;
            return ToldInside{!row.editedAt,
                              sealMark(blake2b(row.content.value_or(QString()).toUtf8())),
                              m_seals.value(row.id)};
        };
        from.place = [this](const OpId &id) -> Result<std::optional<qint64>> {
            const auto found = m_places.constFind(numbering() + id.toBytes());
            return found == m_places.cend() ? std::nullopt : std::optional(*found);
        };
        from.keepPlace = [this](const OpId &id, qint64 seq) -> Status {
            m_places.insert(numbering() + id.toBytes(), seq);
            return ok();
        };
        return from;
    }
    QByteArray numbering() const
    {
        return m_client.shelf.epoch() ? m_client.shelf.epoch()->toBytes() : QByteArray();
    }

    ModelClient &m_client;
    const Seals &m_seals;
    QHash<QByteArray, qint64> m_places;
    const HistoryWatch m_watch;
};

class World
{
public:
    explicit World(quint32 seed)
        : m_random(seed)
        , m_server(ModelSizes{pick(2) ? 3 : 8, pick(2) ? 12 : 40, 6, 5, 5})
    {
        for (int i = 0; i < 3; ++i)
            m_people.append(UserId::create());
        m_channels = {m_server.make(QStringLiteral("a"), m_people),
                      m_server.make(QStringLiteral("b"), m_people)};
        for (const UserId &each : m_people)
            join(each);
    }

    // Empty, or the first alarm.
    QString run()
    {
        for (int i = 0; i < Steps; ++i) {
            step();
            for (size_t at = 0; at < m_clients.size(); ++at) {
                const ChannelId channel = anyChannel();
                const qint64 from = 1 + pick(int(m_server.channels.value(channel).head) + 1);
                if (const QString alarm = look(at, channel, from, from + pick(40));
                    !alarm.isEmpty())
                    return alarm;
            }
        }
        return settle();
    }
    int compared() const
    {
        int all = 0;
        for (const auto &each : m_watchers)
            all += each->compared;
        return all;
    }

    // Somebody new is shown everything but one message that was spoken of. Empty, or what is wrong; nothing is asked of a
    // world in which nobody spoke of anything.
    QString leaveOut()
    {
        for (const ChannelId &channel : std::as_const(m_channels)) {
            ModelChannel &there = m_server.channels[channel];
            const qint64 victim = spokenOf(there);
            if (victim == 0)
                continue;
            const UserId late = UserId::create();
            there.members.insert(late, {});
            const wire::MessageRow row = there.rows.take(victim);
            join(late);
            ModelClient &client = *m_clients.back();
            client.connect(m_server);
            client.drain(m_server);
            client.scrollToTop(m_server);
            const QStringList found = m_watchers.back()->check(channel, 1, there.head);
            there.rows.insert(victim, row);
            const QString expected = QStringLiteral("%1 leftOut by ").arg(victim);
            if (found.isEmpty() || !found.constFirst().startsWith(expected))
                return QStringLiteral("message %1 is missing, and is found: ").arg(victim)
                    + found.join(QStringLiteral(", "));
        }
        return {};
    }

private:
    struct Waiting {
        size_t client;
        wire::SendRequest request;
        std::optional<EpochId> numbering;
    };

    int pick(int below) { return int(m_random.bounded(quint32(below))); }
    bool chance(int percent) { return pick(100) < percent; }
    ChannelId anyChannel() { return m_channels.at(pick(int(m_channels.size()))); }
    size_t anyone() { return size_t(pick(int(m_clients.size()))); }
    qint64 anySeq(const ChannelId &channel)
    {
        return 1 + pick(int(m_server.channels.value(channel).head) + 1);
    }
    void join(const UserId &user)
    {
        m_clients.push_back(std::make_unique<ModelClient>(user, m_clock));
        m_watchers.push_back(std::make_unique<Watcher>(*m_clients.back(), m_seals));
    }

    QString look(size_t at, const ChannelId &channel, qint64 from, qint64 to)
    {
        if (!m_clients.at(at)->shelf.find(channel))
            return {};
        const QStringList found = m_watchers.at(at)->check(channel, from, to);
        return found.isEmpty()
            ? QString()
            : QStringLiteral("client %1: ").arg(at) + found.join(QStringLiteral(", "));
    }

    void step()
    {
        switch (pick(16)) {
        case 0:
        case 1:
        case 2:
        case 3:
        case 4:
            for (int left = 1 + pick(6); left > 0; --left)
                write();
            break;
        case 5: {
            const ChannelId channel = anyChannel();
            m_server.change(channel, anySeq(channel), [this](wire::MessageRow &row) {
                row.content = QStringLiteral("edited %1").arg(pick(1000));
                row.editedAt = 1;
            });
            break;
        }
        case 6:
            for (int i = 0; i < 4; ++i) {
                const ChannelId channel = anyChannel();
                m_server.change(channel, anySeq(channel), [this](wire::MessageRow &row) {
                    row.reactions = {{QStringLiteral("+"), 1 + pick(9), {}, {}}};
                });
            }
            break;
        case 7: {
            const ChannelId channel = anyChannel();
            m_server.remove(channel, anySeq(channel));
            break;
        }
        case 8:
            for (int i = 0; i < 6; ++i) {
                const ChannelId channel = anyChannel();
                m_server.expire(channel, anySeq(channel));
            }
            break;
        case 9: {
            ModelClient &client = *m_clients.at(anyone());
            if (client.isOnline())
                client.disconnect();
            else
                client.connect(m_server);
            break;
        }
        case 10:
        case 11:
            scroll();
            break;
        case 12:
            membership();
            break;
        case 13:
            rareThings();
            break;
        default:
            network();
        }
        route();
        network();
        sendWaiting();
    }

    void write()
    {
        const size_t who = anyone();
        ModelClient &sender = *m_clients.at(who);
        const ChannelId channel = anyChannel();
        if (!sender.isOnline() || !sender.shelf.find(channel))
            return;
        wire::SendRequest request;
        request.opId = OpId::create();
        request.channelId = channel;
        request.content = QStringLiteral("text %1").arg(pick(100'000));
        if (chance(20))
            request.expiresIn = 1 + pick(1000);
        m_seals.insert(request.opId, m_watchers.at(who)->seen(channel));
        m_waiting.append({who, request, sender.shelf.epoch()});
        if (chance(70))
            sendWaiting();
    }

    // Sealed once, sent now or later, and perhaps a second time.
    void sendWaiting()
    {
        const QList<Waiting> all = std::exchange(m_waiting, {});
        for (Waiting each : all) {
            ModelClient &sender = *m_clients.at(each.client);
            const bool isIn = m_server.channels.value(each.request.channelId)
                                  .members.value(sender.user, {{}, 0, 0, false})
                                  .present;
            if (!isIn)
                continue;
            if (!sender.isOnline() || chance(20)) {
                m_waiting.append(each);
                continue;
            }
            const auto rows = m_server.channels.value(each.request.channelId).rows.values();
            const bool isThere =
                std::any_of(rows.cbegin(), rows.cend(), [&each](const wire::MessageRow &row) {
                    return row.id == each.request.opId;
                });
            // A server remembers what it was sent, for as long as it does not go back in time.
            if (!isThere && m_sent.value(each.request.opId) == m_server.epoch)
                continue;
            if (isThere && sender.shelf.epoch() != each.numbering)
                continue;
            m_sent.insert(each.request.opId, m_server.epoch);
            if (sender.shelf.epoch() != each.numbering) {
                each.numbering = sender.shelf.epoch();
                m_seals.insert(each.request.opId,
                               m_watchers.at(each.client)->seen(each.request.channelId));
            }
            const wire::SendReply reply = m_server.send(sender.user, sender.device, each.request);
            if (chance(10))
                m_waiting.append(each);
            if (chance(50))
                route();
            if (chance(80))
                acknowledge(sender, each.request, reply);
        }
    }

    void acknowledge(ModelClient &sender, const wire::SendRequest &request,
                     const wire::SendReply &reply)
    {
        const auto row = m_server.channels.value(request.channelId).rows.constFind(reply.seq);
        if (reply.status == wire::SendStatus::Repeated)
            return;
        wire::MessageRow own = *row;
        own.revSeq = own.seq;
        sender.sync.acknowledged(own);
    }

    void route()
    {
        const QList<ModelPush> pushes = std::exchange(m_server.pushes, {});
        for (const ModelPush &each : pushes) {
            for (const auto &client : m_clients) {
                if (!client->isOnline() || !each.to.contains(client->user) || chance(12))
                    continue;
                client->inbox.insert(chance(25) ? pick(int(client->inbox.size()) + 1)
                                                : client->inbox.size(),
                                     each.push);
            }
        }
    }

    void network()
    {
        for (const auto &client : m_clients) {
            for (int left = pick(8); left > 0 && !client->inbox.isEmpty(); --left)
                client->sync.push(client->inbox.takeFirst());
            ModelClient::turn();
            for (int left = pick(3); left > 0; --left)
                client->answerOne(m_server);
        }
    }

    void scroll()
    {
        ModelClient &client = *m_clients.at(anyone());
        const ChannelRecord *record = client.shelf.find(anyChannel());
        if (record && record->msgCount > 0)
            client.history.want(record->id(), 1 + pick(int(record->msgCount)));
    }

    void membership()
    {
        const UserId who = m_people.at(1 + pick(2));
        const ChannelId channel = m_channels.last();
        const ModelMember member = m_server.channels.value(channel).members.value(who);
        if (!member.present)
            m_server.setMember(channel, who, wire::MemberAct::Joined, wire::Role::Member);
        else if (chance(40))
            m_server.setMember(channel, who, wire::MemberAct::Left, member.role);
        else
            m_server.rename(channel, QStringLiteral("name %1").arg(pick(1000)));
    }

    void rareThings()
    {
        switch (pick(4)) {
        case 0: {
            const ChannelId channel = anyChannel();
            m_server.purge(channel, m_server.channels.value(channel).head / 3);
            break;
        }
        case 1:
            m_backup = m_server;
            break;
        case 2:
            if (m_backup) {
                const ModelServer backup = *m_backup;
                m_server.channels = backup.channels;
                m_server.epoch = EpochId::create();
                m_server.pushes.clear();
                for (const auto &client : m_clients) {
                    if (client->isOnline())
                        client->disconnect();
                }
                break;
            }
            [[fallthrough]];
        default:
            evict();
        }
    }

    void evict()
    {
        ModelClient &client = *m_clients.at(anyone());
        const ChannelRecord *record = client.shelf.find(anyChannel());
        if (!record)
            return;
        const Segment some = record->segments.list().at(pick(int(record->segments.list().size())));
        const qint64 ord = some.fromOrd + pick(int(qMax<qint64>(1, some.toOrd - some.fromOrd + 1)));
        const auto rows =
            client.shelf.store().messages().byOrd(record->no, record->id(), ord, record->msgCount);
        if (rows.ok() && !rows->isEmpty()) {
            const auto done =
                client.shelf.apply(mergeEviction(*record, rows->first().seq, rows->first().ord));
            client.isSound = client.isSound && done.ok();
            client.history.dropped(record->id());
        }
    }

    // Everybody holds everything, and is content.
    QString settle()
    {
        for (const auto &each : m_clients) {
            if (each->isOnline())
                each->disconnect();
            each->connect(m_server);
        }
        m_server.pushes.clear();
        for (size_t at = 0; at < m_clients.size(); ++at) {
            ModelClient &client = *m_clients.at(at);
            client.drain(m_server);
            client.scrollToTop(m_server);
            for (const ChannelId &channel : std::as_const(m_channels)) {
                const QString alarm = look(at, channel, 1, m_server.channels.value(channel).head);
                if (!alarm.isEmpty() || !client.isSound)
                    return alarm + QStringLiteral(" at the end");
            }
        }
        return {};
    }

    // A message that one which is there names; 0: none does.
    qint64 spokenOf(const ModelChannel &channel)
    {
        QList<qint64> named;
        for (const wire::MessageRow &row : channel.rows) {
            const auto seen = m_seals.value(row.id);
            if (row.deleted || !seen)
                continue;
            for (const SeenMessage &each : seen->messages) {
                if (each.seq > channel.purgedSeq && channel.rows.contains(each.seq)
                    && each.seq != channel.rows.firstKey())
                    named.append(each.seq);
            }
        }
        return named.isEmpty() ? 0 : named.at(pick(int(named.size())));
    }

    QRandomGenerator m_random;
    ManualClock m_clock;
    ModelServer m_server;
    std::optional<ModelServer> m_backup;
    QList<UserId> m_people;
    QList<ChannelId> m_channels;
    Seals m_seals;
    std::vector<std::unique_ptr<ModelClient>> m_clients;
    std::vector<std::unique_ptr<Watcher>> m_watchers;
    QList<Waiting> m_waiting;
    QHash<OpId, EpochId> m_sent; // to which numbering
};

} // namespace

class SeenProperty : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void initTestCase()
    {
        QLoggingCategory::setFilterRules(
            QStringLiteral("dunlin.*.info=false\ndunlin.sync.warning=false"));
        QVERIFY(initCrypto());
    }

    void anHonestServerIsNeverAccused()
    {
        const bool isSingle = qEnvironmentVariableIsSet("DUNLIN_SEED");
        const int histories = isSingle ? 1
            : qEnvironmentVariableIsSet("DUNLIN_HISTORIES")
            ? qEnvironmentVariableIntValue("DUNLIN_HISTORIES")
            : 200;
        const quint32 first = isSingle ? quint32(qEnvironmentVariable("DUNLIN_SEED").toUInt())
                                       : QRandomGenerator::global()->generate();
        qInfo("%d histories, seeds from %u on", histories, first);
        int compared = 0;
        for (int i = 0; i < histories; ++i) {
            const quint32 seed = first + quint32(i);
            World world(seed);
            QString wrong = world.run();
            compared += world.compared();
            if (wrong.isEmpty())
                wrong = world.leaveOut();
            QVERIFY2(wrong.isEmpty(),
                     qPrintable(QStringLiteral("seed %1: %2").arg(seed).arg(wrong)));
        }
        qInfo("%d times something was compared", compared);
        QVERIFY(isSingle || compared > histories * 20);
    }
};

QTEST_GUILESS_MAIN(SeenProperty)
#include "tst_seen_property.moc"
