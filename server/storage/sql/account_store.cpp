// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

#include "server/storage/sql/rows.h"
#include "shared/core/text.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

#define ACCOUNT_COLUMNS                                                                            \
    "Id, Username, UsernameFold, Email, EmailFold, PasswordHash, DisplayName, About, Role, "       \
    "CreatedAt,"                                                                                   \
    " LastSeenAt, IsDisabled, Presence, HidesLastSeen, AddedBy"

AccountRecord readAccount(const Row &row)
{
    AccountRecord account;
    account.id = row.id<UserId>(0);
    account.username = row.text(1);
    account.usernameFold = row.text(2);
    account.email = row.maybeText(3);
    account.emailFold = row.maybeText(4);
    account.passwordHash = row.text(5);
    account.displayName = row.text(6);
    account.about = row.text(7);
    account.role = row.enumerator<wire::ServerRole>(8);
    account.createdAt = row.number(9);
    account.lastSeenAt = row.number(10);
    account.disabled = row.truth(11);
    account.presence = row.enumerator<wire::PresenceState>(12);
    account.hidesLastSeen = row.truth(13);
    account.addedBy = row.enumerator<wire::AddedBy>(14);
    account.avatarFileId = row.maybeId<FileId>(15);
    return account;
}

Error taken(const QString &field)
{
    return fail(Errc::Conflict, u"the %1 is taken"_s.arg(field), field);
}

} // namespace

Result<QString> SqlAccountStore::takenField(const AccountRecord &account)
{
    static constexpr const char byName[] =
        "SELECT count(*) FROM Users WHERE UsernameFold = ? AND Id <> ?";
    static constexpr const char byEmail[] =
        "SELECT count(*) FROM Users WHERE EmailFold = ? AND Id <> ?";
    DUNLIN_TRY(const qint64 names, m_db.number(byName, account.usernameFold, account.id));
    if (names > 0)
        return u"username"_s;
    if (!account.emailFold)
        return QString();
    DUNLIN_TRY(const qint64 emails, m_db.number(byEmail, *account.emailFold, account.id));
    return emails > 0 ? u"email"_s : QString();
}

Status SqlAccountStore::create(const AccountRecord &account)
{
    // DO NOTHING and not an error: on PostgreSQL an error would end the transaction, and two people who take the
    // same name at once are nothing unusual.
    static constexpr const char sql[] =
        "INSERT INTO Users (" ACCOUNT_COLUMNS
        ", DisplayFold) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)"
        " ON CONFLICT DO NOTHING";
    DUNLIN_TRY(const int rows,
               m_db.change(sql, account.id, account.username, account.usernameFold, account.email,
                           account.emailFold, account.passwordHash, account.displayName,
                           account.about, account.role, account.createdAt, account.lastSeenAt,
                           account.disabled, account.presence, account.hidesLastSeen,
                           account.addedBy, foldName(account.displayName)));
    if (rows == 1)
        return ok();
    DUNLIN_TRY(const QString field, takenField(account));
    return taken(field.isEmpty() ? u"username"_s : field);
}

Result<std::optional<AccountRecord>> SqlAccountStore::find(const UserId &id)
{
    static constexpr const char sql[] =
        "SELECT " ACCOUNT_COLUMNS ", AvatarFileId FROM Users WHERE Id = ?";
    return m_db.one(sql, readAccount, id);
}

Result<std::optional<AccountRecord>> SqlAccountStore::take(const UserId &id)
{
    // SQLite has one writer at a time anyway.
    if (m_db.engine() == Engine::Sqlite)
        return find(id);
    static constexpr const char sql[] =
        "SELECT " ACCOUNT_COLUMNS ", AvatarFileId FROM Users WHERE Id = ? FOR NO KEY UPDATE";
    return m_db.one(sql, readAccount, id);
}

Result<std::optional<AccountRecord>> SqlAccountStore::findByUsername(const QString &folded)
{
    static constexpr const char sql[] =
        "SELECT " ACCOUNT_COLUMNS ", AvatarFileId FROM Users WHERE UsernameFold = ?";
    return m_db.one(sql, readAccount, folded);
}

Status SqlAccountStore::update(const AccountRecord &account)
{
    DUNLIN_TRY(const QString field, takenField(account));
    if (field == u"email")
        return taken(field);
    static constexpr const char sql[] =
        "UPDATE Users SET Email = ?, EmailFold = ?, PasswordHash = "
        "?, DisplayName = ?, DisplayFold = ?, About = ?,"
        " Role = ?, LastSeenAt = ?, IsDisabled = ?, HidesLastSeen = ?, AddedBy = ? WHERE Id = ?";
    DUNLIN_TRY(const int rows,
               m_db.change(sql, account.email, account.emailFold, account.passwordHash,
                           account.displayName, foldName(account.displayName), account.about,
                           account.role, account.lastSeenAt, account.disabled,
                           account.hidesLastSeen, account.addedBy, account.id));
    return rows == 1 ? ok() : Status(fail(Errc::NotFound, u"there is no such account"_s));
}

Status SqlAccountStore::touch(const UserId &id, qint64 seenAt)
{
    static constexpr const char sql[] =
        "UPDATE Users SET LastSeenAt = ? WHERE Id = ? AND LastSeenAt < ? AND Presence <> ?";
    DUNLIN_CHECK(m_db.change(sql, seenAt, id, seenAt, wire::PresenceState::Invisible));
    return ok();
}

Status SqlAccountStore::parted(const UserId &id, qint64 seenAt)
{
    static constexpr const char sql[] =
        "UPDATE Users SET LastSeenAt = ? WHERE Id = ? AND LastSeenAt < ?";
    DUNLIN_CHECK(m_db.change(sql, seenAt, id, seenAt));
    return ok();
}

Status SqlAccountStore::setPresence(const UserId &id, wire::PresenceState state)
{
    static constexpr const char sql[] = "UPDATE Users SET Presence = ? WHERE Id = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, state, id));
    return rows == 1 ? ok() : Status(fail(Errc::NotFound, u"there is no such account"_s));
}

Result<QList<AccountRecord>> SqlAccountStore::search(const QString &folded, int limit)
{
    static constexpr const char sql[] = "SELECT " ACCOUNT_COLUMNS ", AvatarFileId FROM Users"
                                        " WHERE IsDisabled = FALSE AND (UsernameFold LIKE ? ESCAPE "
                                        "'!' OR DisplayFold LIKE ? ESCAPE '!')"
                                        " ORDER BY UsernameFold LIMIT ?";
    const QString pattern = containsPattern(folded);
    return m_db.all(sql, readAccount, pattern, pattern, limit);
}

Result<QList<wire::User>> SqlAccountStore::profiles(const QList<UserId> &ids)
{
    if (ids.isEmpty())
        return QList<wire::User>();
    const auto read = [](const Row &row) { return readUser(row, 0); };
    const QVariant list = idList(m_db.engine(), ids);
    if (m_db.engine() == Engine::Sqlite) {
        static constexpr const char sql[] =
            "SELECT " PROFILE_COLUMNS("u") " FROM Users u WHERE u.Id IN (" SQLITE_IDS ")";
        return m_db.all(sql, read, list, list);
    }
    static constexpr const char sql[] =
        "SELECT " PROFILE_COLUMNS("u") " FROM Users u WHERE u.Id = ANY (?::uuid[])";
    return m_db.all(sql, read, list);
}

Result<qint64> SqlAccountStore::count()
{
    static constexpr const char sql[] = "SELECT count(*) FROM Users";
    return m_db.number(sql);
}

Result<QList<AccountRecord>> SqlAccountStore::list(int limit, int offset)
{
    static constexpr const char sql[] =
        "SELECT " ACCOUNT_COLUMNS
        ", AvatarFileId FROM Users WHERE UsernameFold NOT LIKE 'hook:%' ORDER BY UsernameFold"
        " LIMIT ? OFFSET ?";
    return m_db.all(sql, readAccount, limit, offset);
}

} // namespace dunlin::server
