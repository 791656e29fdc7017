// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/local_store.h"

#include "client/store/database.h"
#include "client/store/schema.h"
#include "shared/core/log.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>

#include <limits>

namespace dunlin::client {

namespace {

const QString StoreName = QStringLiteral("store.db");
const QString CacheName = QStringLiteral("cache.db");
const QString OpenKey = QStringLiteral("open");

// Every file of one database.
const QStringList Suffixes{QString(), QStringLiteral("-wal"), QStringLiteral("-shm")};

bool moveFiles(const QString &from, const QString &to)
{
    bool moved = true;
    for (const QString &suffix : Suffixes) {
        if (QFile::exists(from + suffix))
            moved = QFile::rename(from + suffix, to + suffix) && moved;
    }
    return moved;
}

// What can still be read of a damaged store, table by table; a table that can't be read is left behind.
void rescue(Database &from, Database &to, OutboxTable &outbox, DraftTable &drafts,
            SettingsTable &settings, qint64 nowMs)
{
    // One of an older version has fewer columns than we read.
    if (!from.migrate(storeSchema()).ok())
        qCWarning(lcStore, "The damaged store could not be brought to this version");
    const QList<PendingOp> ops = OutboxTable(from).salvage();
    for (const PendingOp &op : ops) {
        QList<PendingOp> one{op};
        if (!outbox.add(one).ok())
            qCWarning(lcStore, "An unsent operation could not be carried over");
    }
    if (auto rows = DraftTable(from).load(); rows.ok()) {
        for (auto at = rows->cbegin(); at != rows->cend(); ++at) {
            if (!drafts.set(at.key(), at.value(), nowMs).ok())
                qCWarning(lcStore, "A draft could not be carried over");
        }
    }
    // As they are: whoever has the key opens them there as well.
    auto sealed = from.select("SELECT Kind, Name, Value FROM Sealed");
    while (sealed.ok() && sealed->next()) {
        if (!to.change("INSERT INTO Sealed (Kind, Name, Value) VALUES (?, ?, ?)",
                       {sealed->number(0), sealed->bytes(1), sealed->bytes(2)})
                 .ok())
            qCWarning(lcStore, "A sealed row could not be carried over");
    }
    auto rows = from.select("SELECT Key, Value FROM Settings");
    while (rows.ok() && rows->next()) {
        if (!settings.set(rows->text(0), rows->text(1)).ok())
            qCWarning(lcStore, "A setting could not be carried over");
    }
}

} // namespace

struct LocalStore::StoreFile {
    explicit StoreFile(std::unique_ptr<Database> opened)
        : database(std::move(opened))
    {
    }
    std::unique_ptr<Database> database;
    SealedTable sealedRows{*database};
    OutboxTable outbox{*database, &sealedRows};
    DraftTable drafts{*database};
    SettingsTable settings{*database, SettingsTable::Table::Settings};
};

struct LocalStore::CacheFile {
    CacheFile(std::unique_ptr<Database> opened, const SealedTable &seal)
        : database(std::move(opened))
        , signatures(*database, seal)
        , answers(*database, seal)
    {
    }
    std::unique_ptr<Database> database;
    ChannelTable channels{*database};
    MessageTable messages{*database};
    PeopleTable people{*database};
    FriendTable friends{*database};
    SettingsTable meta{*database, SettingsTable::Table::Meta};
    SignatureTable signatures;
    AnswerTable answers;
    WordingTable wordings{*database};
};

LocalStore::LocalStore(QString folder, const Clock &clock)
    : m_folder(std::move(folder))
    , m_clock(clock)
{
}

LocalStore::~LocalStore()
{
    if (m_cache && !m_cache->meta.set(OpenKey, QStringLiteral("0")).ok())
        qCWarning(lcStore,
                  "The cache could not be closed cleanly; it is checked at the next start");
}

Result<std::unique_ptr<LocalStore>> LocalStore::open(const QString &folder, const Clock &clock)
{
    std::unique_ptr<LocalStore> self(new LocalStore(folder, clock));
    DUNLIN_CHECK(self->openStore());
    if (const Status opened = self->openCache(); !opened.ok()) {
        // Locked, or a full disk: it may be as good as ever.
        if (opened.error().code == Errc::Unavailable)
            return opened.error();
        qCWarning(lcStore, "The cache can't be used and is begun anew");
        DUNLIN_CHECK(self->rebuildCache(Keep::CorruptFile));
        self->m_cacheWasRebuilt = true;
    }
    return self;
}

QString LocalStore::path(const QString &name) const
{
    return m_folder.isEmpty() ? QStringLiteral(":memory:") : QDir(m_folder).filePath(name);
}

Status LocalStore::openStore()
{
    const QString file = path(StoreName);
    auto opened = Database::open(file, Database::Durability::Full);
    // What can't be opened or read just now may be whole: only damage is a reason to begin another file.
    if (!opened.ok() && (opened.error().code != Errc::Internal || m_folder.isEmpty()))
        return opened.error();
    if (opened.ok()) {
        DUNLIN_TRY(const bool sound, (*opened)->isSound());
        if (sound) {
            DUNLIN_CHECK((*opened)->migrate(storeSchema()));
            m_store = std::make_unique<StoreFile>(*std::move(opened));
            return ok();
        }
    }
    qCWarning(lcStore, "store.db is damaged: what can be read of it is copied into a new one");
    if (opened.ok())
        (*opened).reset();
    const QString damaged = path(QStringLiteral("store.damaged-%1").arg(m_clock.nowMs()));
    if (!moveFiles(file, damaged))
        return fail(Errc::Internal, QStringLiteral("the damaged store could not be set aside"));
    DUNLIN_TRY(auto fresh, Database::open(file, Database::Durability::Full));
    DUNLIN_CHECK(fresh->migrate(storeSchema()));
    m_store = std::make_unique<StoreFile>(std::move(fresh));
    if (auto old = Database::open(damaged, Database::Durability::Full); old.ok())
        rescue(**old, *m_store->database, m_store->outbox, m_store->drafts, m_store->settings,
               m_clock.nowMs());
    return ok();
}

Status LocalStore::openCache()
{
    DUNLIN_TRY(auto database, Database::open(path(CacheName), Database::Durability::Normal));
    DUNLIN_CHECK(database->migrate(cacheSchema()));
    auto cache = std::make_unique<CacheFile>(std::move(database), m_store->sealedRows);
    DUNLIN_TRY(const QString open, cache->meta.value(OpenKey));
    if (open == QLatin1StringView("1")) {
        DUNLIN_TRY(const bool sound, cache->database->isSound());
        if (!sound)
            return fail(Errc::Internal, QStringLiteral("the cache is damaged"));
    }
    DUNLIN_CHECK(cache->meta.set(OpenKey, QStringLiteral("1")));
    // Reads every table's root: a file that is broken from the start shows here.
    DUNLIN_CHECK(cache->channels.load());
    DUNLIN_CHECK(cache->people.loadUsers());
    cache->messages.setShow(m_show);
    cache->messages.setPeek(m_peek);
    cache->messages.setWatch(m_watch);
    m_cache = std::move(cache);
    return ok();
}

Status LocalStore::rebuildCache(Keep keep)
{
    m_cache.reset();
    if (m_watch.removed)
        m_watch.removed(0, std::numeric_limits<qint64>::max());
    if (!m_folder.isEmpty()) {
        if (keep == Keep::CorruptFile)
            setAsideCache();
        for (const QString &suffix : Suffixes) {
            QFile file(path(CacheName) + suffix);
            if (file.exists() && !file.remove())
                return fail(Errc::Internal, QStringLiteral("the old cache can't be removed"));
        }
    }
    return openCache();
}

void LocalStore::setAsideCache()
{
    QDir folder(m_folder);
    const QStringList old = folder.entryList({QStringLiteral("cache.corrupt-*")}, QDir::Files);
    for (const QString &each : old) {
        if (!folder.remove(each))
            qCWarning(lcStore, "An old damaged cache could not be removed");
    }
    if (!moveFiles(path(CacheName), path(QStringLiteral("cache.corrupt-%1").arg(m_clock.nowMs()))))
        qCWarning(lcStore, "The damaged cache could not be kept");
}

OutboxTable &LocalStore::outbox()
{
    return m_store->outbox;
}
DraftTable &LocalStore::drafts()
{
    return m_store->drafts;
}
SettingsTable &LocalStore::settings()
{
    return m_store->settings;
}
SealedTable &LocalStore::sealedRows()
{
    return m_store->sealedRows;
}

void LocalStore::setShow(MessageTable::Show show, MessageTable::Peek peek)
{
    m_show = std::move(show);
    m_peek = std::move(peek);
    if (m_cache) {
        m_cache->messages.setShow(m_show);
        m_cache->messages.setPeek(m_peek);
    }
}

void LocalStore::setWatch(MessageTable::Watch watch)
{
    m_watch = std::move(watch);
    if (m_cache)
        m_cache->messages.setWatch(m_watch);
}

ChannelTable &LocalStore::channels()
{
    return m_cache->channels;
}
MessageTable &LocalStore::messages()
{
    return m_cache->messages;
}
PeopleTable &LocalStore::people()
{
    return m_cache->people;
}
FriendTable &LocalStore::friends()
{
    return m_cache->friends;
}
SettingsTable &LocalStore::meta()
{
    return m_cache->meta;
}
SignatureTable &LocalStore::signatures()
{
    return m_cache->signatures;
}
AnswerTable &LocalStore::answers()
{
    return m_cache->answers;
}
WordingTable &LocalStore::wordings()
{
    return m_cache->wordings;
}

Status LocalStore::inCache(const std::function<Status()> &work)
{
    return m_cache->database->transaction(work);
}

Status LocalStore::inStore(const std::function<Status()> &work)
{
    return m_store->database->transaction(work);
}

bool LocalStore::cacheIsDamaged() const
{
    return m_cache->database->isDamaged();
}

Status LocalStore::scrubCache()
{
    return m_cache->database->execute(QStringLiteral("PRAGMA wal_checkpoint(TRUNCATE)"));
}

qint64 LocalStore::cacheSize() const
{
    return m_folder.isEmpty() ? 0 : QFileInfo(path(CacheName)).size();
}

} // namespace dunlin::client
