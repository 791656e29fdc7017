// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The two files of an account: store.db holds what only this device knows, cache.db what can be fetched again.
//
// store.db (outbox, drafts, settings) is written with full durability and never thrown away: a damaged one is
// copied row by row into a new file. cache.db is checked after an unclean end; a damaged or unreadable one is
// renamed to cache.corrupt-<time>, one of which is kept, and begun anew. Nothing in store.db refers to cache.db.
// One thread opens, uses and closes it.
#pragma once

#include "client/store/answer_table.h"
#include "client/store/channel_table.h"
#include "client/store/friend_table.h"
#include "client/store/message_table.h"
#include "client/store/outbox_table.h"
#include "client/store/people_table.h"
#include "client/store/sealed_table.h"
#include "client/store/settings_table.h"
#include "client/store/signature_table.h"
#include "client/store/wording_table.h"
#include "shared/core/clock.h"

#include <functional>
#include <memory>

namespace dunlin::client {

class LocalStore
{
public:
    // `folder` must exist; empty: both files in memory, for tests.
    static Result<std::unique_ptr<LocalStore>> open(const QString &folder, const Clock &clock);
    ~LocalStore();

    OutboxTable &outbox();
    DraftTable &drafts();
    SettingsTable &settings();
    SealedTable &sealedRows();
    // See MessageTable; also of a cache that is begun anew.
    void setShow(MessageTable::Show show, MessageTable::Peek peek = {});
    void setWatch(MessageTable::Watch watch);

    ChannelTable &channels();
    MessageTable &messages();
    PeopleTable &people();
    FriendTable &friends();
    SettingsTable &meta();
    SignatureTable &signatures();
    AnswerTable &answers();
    WordingTable &wordings();

    // One transaction of the cache (of the store).
    Status inCache(const std::function<Status()> &work);
    Status inStore(const std::function<Status()> &work);

    // A statement met a broken cache: rebuildCache() and start over.
    bool cacheIsDamaged() const;
    // The cache was begun anew when it was opened.
    bool cacheWasRebuilt() const { return m_cacheWasRebuilt; }
    // Throws the cache away and begins a new one. References to its tables are void afterwards.
    enum class Keep : quint8 { Nothing, CorruptFile };
    Status rebuildCache(Keep keep);
    // What was removed is not in cache.db's log either.
    Status scrubCache();
    // Bytes of cache.db.
    qint64 cacheSize() const;

private:
    struct StoreFile;
    struct CacheFile;
    LocalStore(QString folder, const Clock &clock);
    Status openStore();
    Status openCache();
    void setAsideCache();
    QString path(const QString &name) const;

    const QString m_folder;
    const Clock &m_clock;
    std::unique_ptr<StoreFile> m_store;
    std::unique_ptr<CacheFile> m_cache;
    MessageTable::Show m_show;
    MessageTable::Peek m_peek;
    MessageTable::Watch m_watch;
    bool m_cacheWasRebuilt = false;
};

} // namespace dunlin::client
