// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The stores in SQL, one text for both engines wherever they allow it. They live as long as their connection and
// are used on its thread only.
#pragma once

#include "server/storage/admin_store.h"
#include "server/storage/hook_store.h"
#include "server/storage/sql/connection.h"
#include "server/storage/sql/sql_key_stores.h"
#include "server/storage/sql/sql_notification_stores.h"
#include "server/storage/stores.h"

namespace dunlin::server {

class SqlAccountStore final : public AccountStore
{
public:
    explicit SqlAccountStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status create(const AccountRecord &account) override;
    Result<std::optional<AccountRecord>> find(const UserId &id) override;
    Result<std::optional<AccountRecord>> take(const UserId &id) override;
    Result<std::optional<AccountRecord>> findByUsername(const QString &folded) override;
    Status update(const AccountRecord &account) override;
    Status touch(const UserId &id, qint64 seenAt) override;
    Status parted(const UserId &id, qint64 seenAt) override;
    Status setPresence(const UserId &id, wire::PresenceState state) override;
    Result<QList<AccountRecord>> search(const QString &folded, int limit) override;
    Result<QList<wire::User>> profiles(const QList<UserId> &ids) override;
    Result<qint64> count() override;
    Result<QList<AccountRecord>> list(int limit, int offset) override;

private:
    // Which of the two is taken by somebody else; empty: neither.
    Result<QString> takenField(const AccountRecord &account);
    Connection &m_db;
};

class SqlDeviceStore final : public DeviceStore
{
public:
    explicit SqlDeviceStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status create(const DeviceRecord &device) override;
    Result<std::optional<DeviceRecord>> find(const DeviceId &id) override;
    Result<QList<DeviceRecord>> activeOf(const UserId &user) override;
    Result<QList<DeviceRecord>> allOf(const UserId &user) override;
    Status rename(const DeviceId &id, const QString &name) override;
    Status touch(const DeviceId &id, qint64 seenAt) override;
    Result<QList<DeviceId>> deadAmong(const QList<DeviceId> &ids) override;
    Status revoke(const DeviceId &id, qint64 at) override;

private:
    Connection &m_db;
};

class SqlTokenStore final : public TokenStore
{
public:
    explicit SqlTokenStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status putRefresh(const RefreshTokenRecord &token) override;
    Result<std::optional<RefreshTokenRecord>> findRefresh(const QByteArray &hash) override;
    Result<bool> useRefresh(const QByteArray &hash, qint64 at) override;
    Status dropExpired(qint64 now) override;
    Result<QList<SigningKeyRecord>> signingKeys() override;
    Status putSigningKey(const SigningKeyRecord &key) override;

private:
    Connection &m_db;
};

class SqlInviteStore final : public InviteStore
{
public:
    explicit SqlInviteStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status create(const InviteRecord &invite) override;
    Result<std::optional<InviteRecord>> find(const QByteArray &hash) override;
    Result<QList<InviteRecord>> madeBy(const UserId &user,
                                       const QList<ChannelId> &channels) override;
    Result<bool> use(const QByteArray &hash, qint64 now) override;

private:
    Connection &m_db;
};

class SqlSecondFactorStore final : public SecondFactorStore
{
public:
    explicit SqlSecondFactorStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<std::optional<SecondFactorRecord>> find(const UserId &user) override;
    Status put(const SecondFactorRecord &factor) override;
    Result<bool> useStep(const UserId &user, qint64 step) override;
    Status putRecoveryCodes(const UserId &user, const QList<QByteArray> &hashes) override;
    Result<bool> useRecoveryCode(const UserId &user, const QByteArray &hash) override;
    Status remove(const UserId &user) override;

private:
    Connection &m_db;
};

class SqlFriendStore final : public FriendStore
{
public:
    explicit SqlFriendStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<std::optional<FriendshipRecord>> find(const UserId &one, const UserId &other) override;
    Status put(const FriendshipRecord &friendship) override;
    Status remove(const UserId &one, const UserId &other) override;
    Result<wire::FriendList> listOf(const UserId &user) override;
    Result<bool> block(const UserId &user, const UserId &blocked, qint64 now) override;
    Result<bool> unblock(const UserId &user, const UserId &blocked) override;
    Result<bool> blocks(const UserId &user, const UserId &other) override;
    Result<QList<UserId>> friendsOf(const UserId &user) override;
    Result<QList<UserId>> apartFrom(const UserId &user) override;
    Status forget(const UserId &user) override;

private:
    Connection &m_db;
};

class SqlAccessStore final : public AccessStore
{
public:
    explicit SqlAccessStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<std::optional<AccessRecord>> find(const ChannelId &channel, const UserId &user) override;

private:
    Connection &m_db;
};

class SqlChannelStore final : public ChannelStore
{
public:
    explicit SqlChannelStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status create(const wire::Channel &channel,
                  const std::optional<std::pair<UserId, UserId>> &pair) override;
    Result<std::optional<wire::Channel>> find(const ChannelId &id) override;
    Result<std::optional<wire::Channel>> findDirect(const UserId &one,
                                                    const UserId &other) override;
    Status update(const wire::Channel &channel) override;
    Status remove(const ChannelId &id) override;
    Result<QList<wire::Channel>> directory(const QString &folded, int limit) override;
    Result<QList<wire::ChannelSummary>> summariesOf(const UserId &user) override;
    Result<QList<ChannelId>> whereDeliveredGoes() override;
    Result<QList<ChannelId>> slowOnes() override;
    Result<std::optional<HeadRecord>> head(const ChannelId &id) override;
    Result<QHash<ChannelId, HeadRecord>> headsOf(const UserId &user) override;
    Result<QHash<ChannelId, HeadRecord>> headsEverOf(const UserId &user) override;
    Result<QList<wire::Channel>> cardsFor(const UserId &user, const QList<ChannelId> &ids) override;
    Result<qint64> nextSeq(const ChannelId &id) override;
    Result<std::optional<qint64>> rosterEpoch(const ChannelId &id) override;
    Status raiseEpoch(const ChannelId &id) override;
    Status raiseEpochsOf(const UserId &user) override;

private:
    Result<QHash<ChannelId, HeadRecord>> heads(const char *sql, const UserId &user);
    Connection &m_db;
};

class SqlMemberStore final : public MemberStore
{
public:
    explicit SqlMemberStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<std::optional<MembershipRecord>> find(const ChannelId &channel,
                                                 const UserId &user) override;
    Status put(const MembershipRecord &membership) override;
    Result<QList<wire::Member>> list(const ChannelId &channel) override;
    Result<QList<UserId>> presentIds(const ChannelId &channel) override;
    Result<QHash<QString, UserId>> named(const ChannelId &channel,
                                         const QStringList &names) override;
    Result<qint64> countPresent(const ChannelId &channel) override;
    Result<qint64> countOwners(const ChannelId &channel) override;
    Result<QList<MembershipRecord>> channelsOf(const UserId &user) override;
    Result<QList<PlaceRecord>> placesOf(const QList<UserId> &users) override;
    Result<QList<MembershipRecord>> everOf(const UserId &user) override;
    Result<bool> raiseRead(const ChannelId &channel, const UserId &user, qint64 seq) override;
    Result<bool> raiseReceived(const ChannelId &channel, const UserId &user, qint64 seq) override;
    Result<qint64> acknowledge(const ChannelId &channel, const DeviceId &device, qint64 seq,
                               qint64 now) override;
    Status sentSlowly(const ChannelId &channel, const UserId &user, qint64 at) override;
    Status setNotify(const ChannelId &channel, const UserId &user, wire::NotifyLevel level,
                     std::optional<qint64> mutedUntil) override;

private:
    Connection &m_db;
};

class SqlMessageStore final : public MessageStore
{
public:
    explicit SqlMessageStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<QList<AppendResult>> append(std::span<const AppendRequest> batch) override;
    Result<std::optional<wire::MessageRow>> find(const ChannelId &channel, qint64 seq,
                                                 const std::optional<UserId> &viewer) override;
    Result<QList<wire::MessageRow>> below(const ChannelId &channel, std::optional<qint64> below,
                                          int limit, const UserId &viewer) override;
    Result<QList<wire::MessageRow>> above(const ChannelId &channel, qint64 above, int limit,
                                          const UserId &viewer) override;
    Result<QList<wire::MessageRow>> page(const ChannelId &channel, qint64 skip, int limit,
                                         const UserId &viewer) override;
    Result<QList<wire::MessageRow>> changedSince(const ChannelId &channel, qint64 after, int limit,
                                                 const UserId &viewer) override;
    Result<QList<wire::MessageRow>> oldRowsChangedSince(const ChannelId &channel, qint64 after,
                                                        int limit, const UserId &viewer) override;
    Result<QList<wire::MemberChange>> memberChanges(const ChannelId &channel, qint64 after,
                                                    qint64 upTo) override;
    Result<QList<wire::ExportedMessage>> writtenBy(const ChannelId &channel, const UserId &user,
                                                   qint64 after, qint64 upTo, int limit) override;
    Result<QList<wire::ExportedReaction>> reactionsBy(const ChannelId &channel, const UserId &user,
                                                      qint64 after, qint64 upTo) override;
    Status edit(const ChannelId &channel, qint64 seq, const QString &content,
                const QList<UserId> &mentions, bool mentionsChannel, qint64 editedAt,
                qint64 revSeq) override;
    Status editSealed(const ChannelId &channel, qint64 seq, const wire::Sealed &sealed,
                      qint64 editedAt, qint64 revSeq) override;
    Status erase(const ChannelId &channel, qint64 seq, qint64 revSeq) override;
    Result<bool> hasReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                             const QString &emoji) override;
    Status addReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                       const QString &emoji, qint64 revSeq) override;
    Status removeReaction(const ChannelId &channel, qint64 seq, const UserId &user,
                          const QString &emoji, qint64 revSeq) override;
    Status addSealedReaction(const ChannelId &channel, qint64 seq,
                             const wire::SealedReaction &reaction, qint64 revSeq) override;
    Status removeSealedReactions(const ChannelId &channel, qint64 seq, const QList<OpId> &ids,
                                 qint64 revSeq) override;
    Result<QList<MessageKey>> expired(qint64 now, int limit) override;
    Result<QList<qint64>> delivered(const ChannelId &channel, qint64 after, qint64 upTo,
                                    int limit) override;
    Status purge(const ChannelId &channel, const QList<qint64> &seqs) override;
    Status pin(const ChannelId &channel, qint64 seq, const UserId &by, qint64 at,
               qint64 revSeq) override;
    Status unpin(const ChannelId &channel, qint64 seq, qint64 revSeq) override;
    Result<qint64> countPins(const ChannelId &channel) override;
    Result<QList<wire::Pin>> pins(const ChannelId &channel, const UserId &viewer) override;

private:
    // The seq of the newest message whose ord is at most `ord`; 0 when there is none.
    Result<qint64> seqOfOrd(const ChannelId &channel, qint64 ord, const HeadRecord &head);
    Status setRevSeq(const ChannelId &channel, qint64 seq, qint64 revSeq);
    Connection &m_db;
};

class SqlFileStore final : public FileStore
{
public:
    explicit SqlFileStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status reserve(const FileRecord &file, const Bounds &bounds) override;
    Result<std::optional<FileRecord>> find(const FileId &id) override;
    Result<bool> mayRead(const FileId &id, const UserId &user) override;
    Result<bool> advance(const FileId &id, qint64 from, qint64 to, qint64 now) override;
    Result<bool> seal(const FileId &id, const QByteArray &sha256,
                      const QString &contentType) override;
    Result<bool> complete(const FileId &id, qint64 now) override;
    Status remove(const FileId &id) override;
    Result<QList<wire::FileRef>> refer(const ChannelId &channel, qint64 seq,
                                       const QList<FileId> &files, const UserId &sender) override;
    Status setAvatar(const UserId &user, const std::optional<FileId> &file) override;
    Status forget(const UserId &user) override;
    Result<QList<FileRecord>> takeLoose(qint64 before, int limit) override;
    Result<QList<FileRecord>> arrived(qint64 before, int limit) override;
    Result<std::optional<Place>> dropDangling(const Place &after, int limit) override;
    Result<bool> hasContent(const QByteArray &sha256) override;
    Result<QList<wire::FileRef>> uploadsOf(const UserId &user) override;

private:
    Connection &m_db;
};

class SqlOperationStore final : public OperationStore
{
public:
    explicit SqlOperationStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<std::optional<OperationRecord>> find(const OpId &op) override;
    Status put(const OperationRecord &operation) override;

private:
    Connection &m_db;
};

class SqlUserEventStore final : public UserEventStore
{
public:
    explicit SqlUserEventStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<qint64> append(const UserId &user, const QString &fold, const wire::UserEvent &event,
                          qint64 now) override;
    Result<QList<wire::UserEvent>> after(const UserId &user, qint64 cursor, int limit) override;
    Result<qint64> head(const UserId &user) override;
    Result<QHash<UserId, qint64>> heads(const QList<UserId> &users) override;

private:
    Connection &m_db;
};

class SqlSearchStore final : public SearchStore
{
public:
    explicit SqlSearchStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<qint64> cursor(const ChannelId &channel) override;
    Result<bool> hold(const ChannelId &channel) override;
    Status setCursor(const ChannelId &channel, qint64 seq) override;
    Result<QList<ChannelId>> behind(int limit) override;
    Status put(const ChannelId &channel, const QList<SearchEntry> &entries) override;
    Status forget(const ChannelId &channel) override;
    Result<QList<SearchRecord>> find(const UserId &user, const QList<SearchTerm> &terms,
                                     const std::optional<ChannelId> &channel,
                                     std::optional<qint64> before, int limit) override;

private:
    // The first free place at this time.
    Result<qint64> placeAt(qint64 createdAt);
    // The last that is taken of the millisecond that begins with this place; or the one before it.
    Result<qint64> lastPlaceAt(qint64 first);
    Status putInSqlite(const ChannelId &channel, const SearchEntry &entry);
    Status putInPostgres(const ChannelId &channel, const QList<SearchEntry> &entries);
    // Gives each entry that has none the next free place at its time.
    Status findPlaces(const QList<SearchEntry> &entries, QHash<qint64, qint64> &places);
    Connection &m_db;
};

class SqlMetaStore final : public MetaStore
{
public:
    explicit SqlMetaStore(Connection &connection)
        : m_db(connection)
    {
    }
    Result<EpochId> epoch() override;
    Result<qint64> lastBackup() override;
    Status setLastBackup(qint64 time) override;

private:
    Connection &m_db;
};

class SqlAdminStore final : public AdminStore
{
public:
    explicit SqlAdminStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status append(const AuditRecord &record) override;
    Result<QList<AuditRecord>> audit(std::optional<qint64> before, int limit) override;
    Result<QList<wire::AdminUser>> users(const QString &folded, const QString &after,
                                         int limit) override;
    Result<std::optional<wire::AdminUser>> user(const UserId &id) override;
    Result<qint64> countAdmins() override;
    Result<QList<InviteRecord>> invites(int limit) override;
    Result<bool> removeInvite(const QByteArray &hash) override;
    Result<QList<wire::AdminChannel>> channels(const std::optional<ChannelId> &after,
                                               int limit) override;
    Result<AdminCounts> counts() override;

private:
    Connection &m_db;
};

class SqlHookStore final : public HookStore
{
public:
    explicit SqlHookStore(Connection &connection)
        : m_db(connection)
    {
    }
    Status create(const HookRecord &hook) override;
    Result<std::optional<HookRecord>> find(const HookId &id) override;
    Result<std::optional<HookRecord>> findBySecret(const QByteArray &hash) override;
    Result<std::optional<HookRecord>> findByBot(const UserId &bot) override;
    Result<QList<HookRecord>> ofChannel(const ChannelId &channel) override;
    Status remove(const HookId &id) override;
    Result<bool> anyOutgoing() override;
    Result<QList<HookRecord>> due(qint64 now, int limit) override;
    Result<bool> claim(const HookId &id, qint64 now, qint64 until) override;
    Status delivered(const HookId &id, qint64 seq) override;
    Status failed(const HookId &id, qint64 now, qint64 nextAt, const QString &reason,
                  bool givenUp) override;
    Status start(const HookId &id) override;

private:
    Connection &m_db;
};

// All of them over one connection, which must live longer.
class SqlStores
{
public:
    explicit SqlStores(Connection &connection);
    SqlStores(const SqlStores &) = delete;
    SqlStores &operator=(const SqlStores &) = delete;

    Stores &stores() { return m_stores; }

private:
    SqlAccountStore m_accounts;
    SqlDeviceStore m_devices;
    SqlTokenStore m_tokens;
    SqlInviteStore m_invites;
    SqlSecondFactorStore m_secondFactors;
    SqlFriendStore m_friends;
    SqlChannelStore m_channels;
    SqlMemberStore m_members;
    SqlMessageStore m_messages;
    SqlFileStore m_files;
    SqlOperationStore m_operations;
    SqlUserEventStore m_userEvents;
    SqlNotificationStore m_notifications;
    SqlPushStore m_pushes;
    SqlSearchStore m_search;
    SqlKeyStore m_keys;
    SqlKeyLogStore m_keyLog;
    SqlRosterLogStore m_rosterLog;
    SqlEnvelopeStore m_envelopes;
    SqlMetaStore m_meta;
    SqlAdminStore m_admin;
    SqlHookStore m_hooks;
    SqlHistoryStore m_history;
    SqlAccessStore m_access;
    Stores m_stores;
};

} // namespace dunlin::server
