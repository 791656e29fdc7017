// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

namespace dunlin::server {

Result<std::optional<SecondFactorRecord>> SqlSecondFactorStore::find(const UserId &user)
{
    static constexpr const char sql[] = "SELECT UserId, Secret, CreatedAt, ConfirmedAt, LastStep"
                                        " FROM SecondFactors WHERE UserId = ?";
    return m_db.one(
        sql,
        [](const Row &row) {
            SecondFactorRecord factor;
            factor.userId = row.id<UserId>(0);
            factor.secret = row.bytes(1);
            factor.createdAt = row.number(2);
            factor.confirmedAt = row.maybeNumber(3);
            factor.lastStep = row.number(4);
            return factor;
        },
        user);
}

Status SqlSecondFactorStore::put(const SecondFactorRecord &factor)
{
    static constexpr const char sql[] =
        "INSERT INTO SecondFactors (UserId, Secret, CreatedAt, ConfirmedAt, LastStep)"
        " VALUES (?, ?, ?, ?, ?) ON CONFLICT (UserId) DO UPDATE SET Secret = excluded.Secret,"
        " CreatedAt = excluded.CreatedAt, ConfirmedAt = excluded.ConfirmedAt,"
        " LastStep = excluded.LastStep";
    DUNLIN_CHECK(m_db.change(sql, factor.userId, factor.secret, factor.createdAt,
                             factor.confirmedAt, factor.lastStep));
    return ok();
}

Result<bool> SqlSecondFactorStore::useStep(const UserId &user, qint64 step)
{
    static constexpr const char sql[] =
        "UPDATE SecondFactors SET LastStep = ? WHERE UserId = ? AND LastStep < ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, step, user, step));
    return rows == 1;
}

Status SqlSecondFactorStore::putRecoveryCodes(const UserId &user, const QList<QByteArray> &hashes)
{
    static constexpr const char drop[] = "DELETE FROM RecoveryCodes WHERE UserId = ?";
    static constexpr const char insert[] = "INSERT INTO RecoveryCodes (UserId, Hash) VALUES (?, ?)";
    DUNLIN_CHECK(m_db.change(drop, user));
    for (const QByteArray &each : hashes)
        DUNLIN_CHECK(m_db.change(insert, user, each));
    return ok();
}

Result<bool> SqlSecondFactorStore::useRecoveryCode(const UserId &user, const QByteArray &hash)
{
    static constexpr const char sql[] = "DELETE FROM RecoveryCodes WHERE UserId = ? AND Hash = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, user, hash));
    return rows == 1;
}

Status SqlSecondFactorStore::remove(const UserId &user)
{
    static constexpr const char sql[] = "DELETE FROM SecondFactors WHERE UserId = ?";
    DUNLIN_CHECK(putRecoveryCodes(user, {}));
    DUNLIN_CHECK(m_db.change(sql, user));
    return ok();
}

} // namespace dunlin::server
