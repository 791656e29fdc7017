// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What becomes of a profile whose files were broken, by a crash, a bad disk or another program. What the user wrote
// and nobody has yet must still be there; the cache may be lost, but never quietly wrong.

#include "client/store/database.h"
#include "client/store/local_store.h"
#include "client/store/schema.h"

#include <QDir>
#include <QFile>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int CachedMessages = 3000;
constexpr qint64 PageSize = 4096;
const ChannelId channel = ChannelId::create();

PendingOp message(const QString &text)
{
    PendingOp op;
    op.id = OpId::create();
    op.channel = channel;
    op.text = text;
    op.createdAt = 5;
    return op;
}

wire::MessageRow row(qint64 number)
{
    wire::MessageRow each;
    each.channelId = channel;
    each.seq = each.ord = each.revSeq = number;
    each.id = OpId::create();
    each.senderId = UserId::create();
    each.senderDevice = DeviceId::create();
    each.content = u"words that take their room on a page, number %1"_s.arg(number);
    each.createdAt = number;
    return each;
}

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

bool overwrite(const QString &path, qint64 at, const QByteArray &bytes)
{
    QFile file(path);
    return file.open(QIODevice::ReadWrite) && file.seek(at) && file.write(bytes) == bytes.size();
}

// The same on every run.
QByteArray noise(qint64 size)
{
    QRandomGenerator random(42);
    QByteArray bytes(size, Qt::Uninitialized);
    for (char &each : bytes)
        each = char(random.bounded(256));
    return bytes;
}

} // namespace

class StoreDamageTest : public QObject
{
    Q_OBJECT

    using Harm = std::function<bool(const QString &file)>;

    std::unique_ptr<QTemporaryDir> m_folder;
    ManualClock m_clock;
    QList<PendingOp> m_ops;

    QString path(const QString &name) const { return m_folder->filePath(name); }
    Result<std::unique_ptr<LocalStore>> open() const
    {
        return LocalStore::open(m_folder->path(), m_clock);
    }
    Status fill(LocalStore &store)
    {
        for (int i = 0; i < 400; ++i)
            m_ops.append(message(u"unsent %1, with some words behind it"_s.arg(i)));
        DUNLIN_CHECK(store.outbox().add(m_ops));
        DUNLIN_CHECK(store.drafts().set(channel, u"half a thought"_s, 7));
        DUNLIN_CHECK(store.settings().set(u"identity"_s, u"somebody"_s));
        return store.inCache([&]() -> Status {
            ChannelRecord record;
            record.card.id = channel;
            record.card.name = u"general"_s;
            record.cursor = record.head = record.msgCount = CachedMessages;
            record.segments = Segments({{1, CachedMessages, 1, CachedMessages}});
            DUNLIN_CHECK(store.channels().put(record));
            for (qint64 number = 1; number <= CachedMessages; ++number)
                DUNLIN_CHECK(store.messages().put(record.no, row(number)));
            return ok();
        });
    }
    // As after a loss of power: the files as they lie there while they are in use.
    bool copyWhileOpen(const QString &to) const
    {
        bool copied = true;
        const QStringList names = QDir(m_folder->path()).entryList(QDir::Files);
        for (const QString &name : names)
            copied = QFile::copy(path(name), QDir(to).filePath(name)) && copied;
        return copied;
    }
    QStringList filesLike(const QString &pattern) const
    {
        return QDir(m_folder->path()).entryList({pattern}, QDir::Files | QDir::Dirs);
    }
    void compareStore(LocalStore &store)
    {
        const auto ops = store.outbox().load();
        QVERIFY(ops.ok());
        QCOMPARE(*ops, m_ops);
        const auto drafts = store.drafts().load();
        QVERIFY(drafts.ok());
        QCOMPARE(drafts->value(channel), u"half a thought"_s);
        const auto setting = store.settings().value(u"identity"_s);
        QVERIFY(setting.ok());
        QCOMPARE(*setting, u"somebody"_s);
    }
    void compareEmptyCacheThatWorks(LocalStore &store)
    {
        const auto channels = store.channels().load();
        QVERIFY(channels.ok());
        QVERIFY(channels->isEmpty());
        ChannelRecord record;
        record.card.id = channel;
        QVERIFY(store.channels().put(record).ok());
        const auto stored = store.messages().put(record.no, row(1));
        QVERIFY(stored.ok());
        QVERIFY(*stored);
    }

private Q_SLOTS:
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        QVERIFY(m_folder->isValid());
        m_ops.clear();
        auto store = open();
        QVERIFY(store.ok());
        QVERIFY(fill(**store).ok());
    }

    void aBrokenCacheIsReplacedAndTheStoreKeepsEverything_data()
    {
        QTest::addColumn<Harm>("harm");
        QTest::newRow("garbage from the first byte")
            << Harm([](const QString &file) { return overwrite(file, 0, noise(8 * PageSize)); });
        QTest::newRow("cut in the middle of a page") << Harm(
            [](const QString &file) { return QFile::resize(file, QFile(file).size() / 2 + 100); });
        QTest::newRow("shorter than its header")
            << Harm([](const QString &file) { return QFile::resize(file, 50); });
        QTest::newRow("the page of the schema gone") << Harm([](const QString &file) {
            return overwrite(file, 100, QByteArray(PageSize - 100, '\0'));
        });
        QTest::newRow("another program's text") << Harm([](const QString &file) {
            return QFile::resize(file, 0) && overwrite(file, 0, QByteArray(5000, 'x'));
        });
        QTest::newRow("a folder in its place") << Harm([](const QString &file) {
            return QFile::remove(file) && QDir().mkdir(file)
                && overwrite(QDir(file).filePath(u"cache.db"_s), 0, noise(100));
        });
    }
    void aBrokenCacheIsReplacedAndTheStoreKeepsEverything()
    {
        QFETCH(Harm, harm);
        QVERIFY(harm(path(u"cache.db"_s)));

        const auto store = open();

        QVERIFY2(store.ok(), store.ok() ? "" : qPrintable(store.error().detail));
        QVERIFY((*store)->cacheWasRebuilt());
        compareStore(**store);
        compareEmptyCacheThatWorks(**store);
        QCOMPARE(filesLike(u"cache.corrupt-*"_s).size(), 1);
    }

    void anEmptyCacheFileIsANewCache()
    {
        QVERIFY(QFile::resize(path(u"cache.db"_s), 0));

        const auto store = open();

        QVERIFY(store.ok());
        compareStore(**store);
        compareEmptyCacheThatWorks(**store);
    }

    void aCacheOfANewerVersionIsReplaced()
    {
        {
            const auto cache = Database::open(path(u"cache.db"_s), Database::Durability::Normal);
            QVERIFY(cache.ok());
            QVERIFY((*cache)->execute(u"PRAGMA user_version=99"_s).ok());
        }

        const auto store = open();

        QVERIFY(store.ok());
        QVERIFY((*store)->cacheWasRebuilt());
        compareStore(**store);
        compareEmptyCacheThatWorks(**store);
    }

    // After an unclean end the whole cache is looked through, so that no page breaks later.
    void noiseInTheMiddleShowsAtTheStartAfterACrash()
    {
        QTemporaryDir crashed;
        {
            const auto store = open();
            QVERIFY(store.ok());
            QVERIFY(copyWhileOpen(crashed.path()));
        }
        const QString cache = crashed.filePath(u"cache.db"_s);
        QVERIFY(overwrite(cache, QFile(cache).size() / 2 / PageSize * PageSize, noise(PageSize)));

        const auto store = LocalStore::open(crashed.path(), m_clock);

        QVERIFY(store.ok());
        QVERIFY((*store)->cacheWasRebuilt());
        compareStore(**store);
        compareEmptyCacheThatWorks(**store);
    }

    // After a clean end it is not looked through: then the break must be an error, not a shorter answer.
    void noiseInTheMiddleIsAnErrorWhenItIsRead()
    {
        const QString cache = path(u"cache.db"_s);
        const qint64 pages = QFile(cache).size() / PageSize;
        QVERIFY(overwrite(cache, pages * 2 / 5 * PageSize, noise(pages / 5 * PageSize)));
        const auto store = open();
        QVERIFY(store.ok());
        QVERIFY(!(*store)->cacheWasRebuilt());
        const auto channels = (*store)->channels().load();
        QVERIFY(channels.ok());
        QCOMPARE(channels->size(), 1);

        const auto rows =
            (*store)->messages().byOrd(channels->first().no, channel, 1, CachedMessages);

        QVERIFY(!rows.ok());
        QVERIFY((*store)->cacheIsDamaged());
        QVERIFY((*store)->rebuildCache(LocalStore::Keep::CorruptFile).ok());
        QVERIFY(!(*store)->cacheIsDamaged());
        compareStore(**store);
        compareEmptyCacheThatWorks(**store);
        QCOMPARE(filesLike(u"cache.corrupt-*"_s).size(), 1);
    }

    // Else evicting old messages would never make the file smaller.
    void aNewFileCanGiveRoomBack()
    {
        const QString file = m_folder->filePath(u"fresh.db"_s);
        for (int opening = 0; opening < 2; ++opening) {
            const auto database = Database::open(file, Database::Durability::Normal);
            QVERIFY(database.ok());
            QVERIFY((*database)->migrate(cacheSchema()).ok());
            QCOMPARE((*database)->pragma(u"auto_vacuum"_s).value(), 2);
        }
    }

    void onlyOneDamagedCacheIsKept()
    {
        for (int i = 0; i < 3; ++i) {
            QVERIFY(overwrite(path(u"cache.db"_s), 0, noise(PageSize)));
            m_clock.advance(std::chrono::seconds(1));
            QVERIFY(open().ok());
        }

        QCOMPARE(filesLike(u"cache.corrupt-*"_s),
                 QStringList{u"cache.corrupt-%1"_s.arg(m_clock.nowMs())});
    }

    void aStoreOfANewerVersionIsRefusedAndNotTouched()
    {
        const QString file = path(u"store.db"_s);
        {
            const auto newer = Database::open(file, Database::Durability::Full);
            QVERIFY(newer.ok());
            QVERIFY((*newer)->execute(u"CREATE TABLE Later (Wish TEXT)"_s).ok());
            QVERIFY((*newer)->execute(u"PRAGMA user_version=99"_s).ok());
        }
        const QByteArray before = contentOf(file);
        const QStringList filesBefore = filesLike(u"store*"_s);
        QVERIFY(!before.isEmpty());

        const auto store = open();

        QVERIFY(!store.ok());
        QVERIFY2(store.error().detail.contains(u"newer version"_s),
                 qPrintable(store.error().detail));
        QVERIFY(contentOf(file) == before);
        QCOMPARE(filesLike(u"store*"_s), filesBefore);
    }

    void aDamagedStoreIsSetAsideAndWhatCanBeReadIsCarriedOver()
    {
        const QString file = path(u"store.db"_s);
        const qint64 pages = QFile(file).size() / PageSize;
        QVERIFY(pages > 10);
        QVERIFY(overwrite(file, (pages / 2) * PageSize, noise(PageSize)));

        const auto store = open();

        QVERIFY(store.ok());
        QCOMPARE(filesLike(u"store.damaged-*"_s).size(), 1);
        const auto ops = (*store)->outbox().load();
        QVERIFY(ops.ok());
        // One page holds some forty of them; those before and behind it are all there.
        QVERIFY2(ops->size() > m_ops.size() - 60, qPrintable(QString::number(ops->size())));
        QCOMPARE(ops->first().id, m_ops.first().id);
        QCOMPARE(ops->last().id, m_ops.last().id);
        for (qsizetype i = 1; i < ops->size(); ++i)
            QVERIFY(ops->at(i - 1).id < ops->at(i).id);
        const auto drafts = (*store)->drafts().load();
        QVERIFY(drafts.ok());
        QCOMPARE(drafts->value(channel), u"half a thought"_s);
    }

    void aStoreThatCantBeReadAtAllIsSetAside()
    {
        QVERIFY(overwrite(path(u"store.db"_s), 0, noise(4 * PageSize)));

        const auto store = open();

        QVERIFY(store.ok());
        QCOMPARE(filesLike(u"store.damaged-*"_s).size(), 1);
        QList<PendingOp> more{message(u"life goes on"_s)};
        QVERIFY((*store)->outbox().add(more).ok());
    }

    // A program that copies the profile, or a second client: nothing is wrong with the file.
    void aStoreThatIsOnlyLockedIsRefusedAndNotSetAside()
    {
        {
            const auto other = Database::open(path(u"store.db"_s), Database::Durability::Full);
            QVERIFY(other.ok());
            QVERIFY((*other)->execute(u"PRAGMA locking_mode=EXCLUSIVE"_s).ok());
            QVERIFY((*other)->execute(u"BEGIN EXCLUSIVE"_s).ok());

            const auto refused = open();

            QVERIFY(!refused.ok());
            QCOMPARE(refused.error().code, Errc::Unavailable);
            QVERIFY(filesLike(u"store.damaged-*"_s).isEmpty());
            QVERIFY((*other)->execute(u"ROLLBACK"_s).ok());
        }
        const auto store = open();
        QVERIFY(store.ok());
        compareStore(**store);
    }

    void aCacheThatIsOnlyLockedIsNotThrownAway()
    {
        {
            const auto other = Database::open(path(u"cache.db"_s), Database::Durability::Normal);
            QVERIFY(other.ok());
            QVERIFY((*other)->execute(u"PRAGMA locking_mode=EXCLUSIVE"_s).ok());
            QVERIFY((*other)->execute(u"BEGIN EXCLUSIVE"_s).ok());

            QVERIFY(!open().ok());
            QVERIFY((*other)->execute(u"ROLLBACK"_s).ok());
        }
        const auto store = open();
        QVERIFY(store.ok());
        QVERIFY(!(*store)->cacheWasRebuilt());
        const auto channels = (*store)->channels().load();
        QVERIFY(channels.ok());
        QCOMPARE(channels->size(), 1);
    }

    void aFolderInPlaceOfTheStoreIsAnError()
    {
        QVERIFY(QFile::rename(path(u"store.db"_s), path(u"mine"_s)));
        QVERIFY(QDir().mkdir(path(u"store.db"_s)));

        QVERIFY(!open().ok());

        QVERIFY(QDir().rmdir(path(u"store.db"_s)));
        QVERIFY(QFile::rename(path(u"mine"_s), path(u"store.db"_s)));
        const auto store = open();
        QVERIFY(store.ok());
        compareStore(**store);
    }
};

QTEST_GUILESS_MAIN(StoreDamageTest)
#include "tst_store_damage.moc"
