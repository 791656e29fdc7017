// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whatever happened to the messages, whatever of them has signatures, and wherever the program ended, a search finds what
// stands in them: against a plain list of what there is.
#include "client/session/local_search.h"
#include "shared/core/clock.h"

#include <QDir>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

#include <map>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;
constexpr int Channels = 3;

struct Said {
    wire::MessageRow row;
    QString text;
};

// A world with its list.
class World
{
public:
    World(quint32 seed, bool isEncrypted)
        : m_random(seed)
        , m_isEncrypted(isEncrypted)
    {
        if (!QDir(m_root.path()).mkdir(u"0"_s))
            qFatal("no folder");
        open();
        for (int i = 0; i < Channels; ++i) {
            m_channels.append(ChannelId());
            begin(i, 400 + pick(100));
        }
    }

    int pick(int below) { return int(m_random.bounded(below)); }

    void happen()
    {
        const int what = pick(100);
        const int channel = pick(Channels);
        if (what < 30)
            put(channel, m_last[channel] + 1);
        else if (what < 50)
            change(false);
        else if (what < 58)
            change(true);
        else if (what < 62)
            putOlder();
        else if (what < 68)
            failLater(channel);
        else if (what < 72)
            removeSome(channel);
        else if (what < 75)
            expire();
        else if (what < 80)
            openSome();
        else if (what < 91)
            learn();
        else if (what < 95)
            keep();
        else if (what < 97)
            end();
        else if (what < 99)
            crash(copied());
        else
            begin(channel, pick(200));
    }

    QString question()
    {
        static const QStringList questions{
            u"a"_s,    u"as"_s,   u"ash"_s,    u"ashe"_s,  u"birc"_s,    u"q"_s,  u"雨"_s,
            u"雨傘"_s, u"傘雨"_s, u"ash 雨"_s, u"oak b"_s, u"nowhere"_s, u"晴"_s, u"quince"_s};
        return questions.at(pick(int(questions.size())));
    }

    // Empty: as it must be.
    QString differs(const QString &text, const std::optional<int> &in)
    {
        const std::optional<ChannelId> channel =
            in ? std::optional(m_channels.at(*in)) : std::nullopt;
        const auto answer = m_search->find(text, channel);
        if (!QTest::qWaitFor([&] { return answer.isFinished(); }, Patience)
            || !answer.result().ok())
            return u"no answer"_s;
        const LocalFinds finds = *answer.result();
        const WordQuery query = wordQueryOf(text);
        QList<std::pair<qint64, qint64>> expected;
        for (const auto &[rid, said] : m_rows) {
            const bool isOpen = !said.row.sealed || m_openable.contains(said.row.sealed->bytes);
            if (!said.row.deleted && isOpen && query.matches(said.text)
                && (!channel || said.row.channelId == *channel))
                expected.append({said.row.createdAt, rid});
        }
        std::sort(expected.rbegin(), expected.rend());
        const bool isCut = expected.size() > LocalSearch::MostRows;
        expected = expected.mid(0, LocalSearch::MostRows);
        QList<std::pair<qint64, qint64>> found;
        for (const FoundRow &each : finds.rows)
            found.append(
                {each.message.createdAt,
                 MessageTable::rowId(m_shelf->find(each.message.channelId)->no, each.message.ord)});
        if (isCut)
            ++cuts;
        hits += found.size();
        if (found == expected && finds.isCut == isCut)
            return {};
        return u"'%1': %2 instead of %3, cut %4 instead of %5"_s.arg(text)
            .arg(found.size())
            .arg(expected.size())
            .arg(finds.isCut)
            .arg(isCut);
    }

    qsizetype signatures() const { return m_search->signatures().size(); }
    qsizetype hits = 0;
    qsizetype kept = 0; // blocks, over restarts
    int cuts = 0;

private:
    QString text()
    {
        static const QStringList words{u"ash"_s,  u"ashes"_s, u"birch"_s, u"oak"_s, u"雨"_s,
                                       u"雨傘"_s, u"傘"_s,    u"晴れ"_s,  u"b"_s,   u"elm"_s};
        QString text = pick(30) == 0 ? u"quince "_s : QString();
        for (int i = pick(5); i >= 0; --i)
            text += words.at(pick(int(words.size()))) + (pick(3) > 0 ? u" "_s : QString());
        return text;
    }
    void show(wire::MessageRow &row) const
    {
        if (!row.sealed)
            return;
        if (m_openable.contains(row.sealed->bytes)) {
            row.content = m_inside.value(row.sealed->bytes);
        } else {
            row.type = wire::MessageType::System;
            row.content = u"an ash that can't be read"_s;
        }
    }
    qint64 noOf(int channel) const { return m_shelf->find(m_channels.at(channel))->no; }
    // Another text for it.
    Said saying(wire::MessageRow row)
    {
        Said said{row, text()};
        if (m_isEncrypted && row.channelId == m_channels.at(0)) {
            const QByteArray name = QByteArray::number(++m_names);
            said.row.sealed = wire::Sealed{1, 1, name};
            m_inside.insert(name, said.text);
            if (pick(10) > 0)
                m_openable.insert(name);
            if (m_openable.contains(name) && pick(3) > 0)
                m_opened.insert(name);
        } else {
            said.row.content = said.text;
        }
        return said;
    }
    Said newRow(int channel, qint64 ord)
    {
        wire::MessageRow row;
        row.channelId = m_channels.at(channel);
        row.ord = row.seq = row.revSeq = ord;
        row.id = OpId::create();
        row.senderId = UserId::create();
        row.createdAt = 1000 + pick(500);
        if (pick(8) == 0)
            row.expiresAt = pick(10'000);
        return saying(row);
    }
    void store(const Said &said)
    {
        const auto stored =
            m_store->messages().put(m_shelf->find(said.row.channelId)->no, said.row);
        if (!stored.ok() || !*stored)
            qFatal("a row is not stored");
    }
    void put(int channel, qint64 ord)
    {
        const Said said = newRow(channel, ord);
        store(said);
        m_rows[MessageTable::rowId(noOf(channel), ord)] = said;
        m_last[channel] = ord;
    }
    std::map<qint64, Said>::iterator any()
    {
        return std::next(m_rows.begin(), pick(int(m_rows.size())));
    }
    void change(bool isDeleted)
    {
        if (m_rows.empty())
            return;
        Said &said = any()->second;
        ++said.row.revSeq;
        said = saying(said.row);
        said.row.deleted = said.row.deleted || isDeleted;
        store(said);
    }
    void putOlder()
    {
        if (m_rows.empty())
            return;
        const Said older = saying(any()->second.row);
        const auto stored =
            m_store->messages().put(m_shelf->find(older.row.channelId)->no, older.row);
        if (!stored.ok() || *stored)
            qFatal("an older row is stored");
    }
    // All of it is taken back.
    void failLater(int channel)
    {
        std::optional<int> midway;
        const Status failed = m_store->inCache([&]() -> Status {
            for (int i = pick(4); i >= 0 && !m_rows.empty(); --i) {
                Said said = any()->second;
                said.row.revSeq += 5;
                said.row.createdAt = pick(3000);
                const Said other = saying(said.row);
                DUNLIN_CHECK(
                    m_store->messages().put(m_shelf->find(other.row.channelId)->no, other.row));
            }
            store(newRow(channel, m_last[channel] + 1));
            if (pick(3) == 0) {
                const qint64 from = 1 + pick(300);
                DUNLIN_CHECK(m_store->messages().removeByOrd(noOf(channel), from, from + 50));
            }
            if (pick(8) == 0)
                midway = copied();
            return fail(Errc::Unavailable);
        });
        if (failed.ok())
            qFatal("a transaction does not fail");
        if (midway)
            crash(*midway);
    }
    void forget(int channel, qint64 from, qint64 to)
    {
        m_rows.erase(m_rows.lower_bound(MessageTable::rowId(noOf(channel), from)),
                     m_rows.upper_bound(MessageTable::rowId(noOf(channel), to)));
    }
    void removeSome(int channel)
    {
        const qint64 from = 1 + pick(int(m_last[channel]) + 1);
        const qint64 to = from + pick(8);
        const Status removed = pick(2) ? m_store->messages().removeBySeq(noOf(channel), from, to)
                                       : m_store->messages().removeByOrd(noOf(channel), from, to);
        if (!removed.ok())
            qFatal("rows are not removed");
        forget(channel, from, to);
    }
    void expire()
    {
        m_now += pick(200);
        if (!m_store->messages().removeExpired(m_now).ok())
            qFatal("rows do not expire");
        std::erase_if(m_rows, [this](const auto &each) {
            return each.second.row.expiresAt && *each.second.row.expiresAt <= m_now;
        });
    }
    void openSome()
    {
        for (auto at = m_inside.cbegin(); at != m_inside.cend(); ++at) {
            if (pick(8) == 0)
                m_openable.insert(at.key());
        }
    }
    void learn()
    {
        for (int i = pick(3); i >= 0; --i)
            m_search->learnMore();
    }
    void keep()
    {
        for (int i = pick(4); i >= 0; --i)
            m_search->keepMore();
    }
    void open()
    {
        m_store = *LocalStore::open(m_root.filePath(QString::number(m_folder)), m_clock);
        m_shelf = std::make_unique<Shelf>(*m_store, m_clock);
        if (!*m_store->sealedRows().unlock(m_key) || !m_shelf->load().ok())
            qFatal("no shelf");
        m_store->setShow([this](wire::MessageRow &row) { show(row); },
                         [this](const wire::MessageRow &row) -> std::optional<QString> {
                             const QByteArray &name = row.sealed->bytes;
                             return m_opened.contains(name) ? std::optional(m_inside.value(name))
                                                            : std::nullopt;
                         });
        m_search = std::make_unique<LocalSearch>(*m_shelf);
        kept += m_store->signatures().read(0, qint64(1) << 60, 1'000)->size();
    }
    void end()
    {
        m_search.reset();
        m_shelf.reset();
        m_store.reset();
        open();
    }
    // The files as they are at this moment, as a program leaves them that is killed.
    int copied()
    {
        const QDir from(m_root.filePath(QString::number(m_folder)));
        const int to = ++m_copies;
        const QString target = m_root.filePath(QString::number(to));
        if (!QDir().mkpath(target))
            qFatal("no folder");
        for (const QString &each : from.entryList(QDir::Files)) {
            if (!each.endsWith(u"-shm"_s)
                && !QFile::copy(from.filePath(each), QDir(target).filePath(each)))
                qFatal("a file is not copied");
        }
        return to;
    }
    void crash(int folder)
    {
        m_search.reset();
        m_shelf.reset();
        m_store.reset();
        m_folder = folder;
        open();
    }
    // A channel that comes in the place of the one that goes.
    void begin(int channel, int rows)
    {
        if (!m_channels.at(channel).isNull()) {
            forget(channel, 0, (qint64(1) << 40) - 1);
            if (!m_shelf->drop(m_channels.at(channel)).ok())
                qFatal("a channel is not dropped");
        }
        ChannelRecord record;
        record.card.id = ChannelId::create();
        record.card.encrypted = m_isEncrypted && channel == 0;
        if (!m_shelf->put(record).ok())
            qFatal("a channel is not put");
        m_channels[channel] = record.id();
        m_last[channel] = 0;
        const Status filled = m_store->inCache([&]() -> Status {
            for (qint64 ord = 1; ord <= rows; ++ord)
                put(channel, ord);
            return ok();
        });
        if (!filled.ok())
            qFatal("a channel is not filled");
    }

    QRandomGenerator m_random;
    const bool m_isEncrypted;
    const Secret m_key{randomBytes(32)};
    ManualClock m_clock;
    QTemporaryDir m_root; // of a folder for each life of the program
    int m_folder = 0;
    int m_copies = 0;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<LocalSearch> m_search;
    QList<ChannelId> m_channels;
    std::array<qint64, Channels> m_last{};
    std::map<qint64, Said> m_rows; // by row id
    QHash<QByteArray, QString> m_inside;
    QSet<QByteArray> m_openable;
    QSet<QByteArray> m_opened;
    int m_names = 0;
    qint64 m_now = 0;
};

} // namespace

class SearchPropertyTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void findsWhatStandsThere_data();
    void findsWhatStandsThere();
};

void SearchPropertyTest::findsWhatStandsThere_data()
{
    QTest::addColumn<quint32>("seed");
    QTest::addColumn<bool>("isEncrypted");
    for (quint32 seed = 1; seed <= 6; ++seed)
        QTest::addRow("%u", seed) << seed << (seed % 2 == 0);
}

void SearchPropertyTest::findsWhatStandsThere()
{
    QFETCH(const quint32, seed);
    QFETCH(const bool, isEncrypted);
    World world(seed, isEncrypted);
    qsizetype signedRows = 0;
    for (int round = 0; round < 60; ++round) {
        for (int i = world.pick(12); i >= 0; --i)
            world.happen();
        const QString text = world.question();
        const std::optional<int> in =
            world.pick(3) == 0 ? std::optional(world.pick(Channels)) : std::nullopt;
        signedRows += world.signatures();
        const QString fault = world.differs(text, in);
        QVERIFY2(fault.isEmpty(), qPrintable(u"round %1: %2"_s.arg(round).arg(fault)));
    }
    QVERIFY(world.hits > 500);
    QVERIFY(world.cuts > 0);
    QVERIFY(world.kept > 5);
    QVERIFY(signedRows > 60 * 150);
}

QTEST_GUILESS_MAIN(SearchPropertyTest)
#include "tst_search_property.moc"
