// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/file_rows.h"
#include "server/storage/sql/sql_stores.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

#define FILE_COLUMNS                                                                               \
    "Id, UploadedBy, FileName, FileSize, ContentType, State, Received, Announced, Sha256, "        \
    "CreatedAt"

std::optional<QByteArray> maybeBytes(const Row &row, int column)
{
    return row.isNull(column) ? std::nullopt : std::optional(row.bytes(column));
}

FileRecord readRecord(const Row &row)
{
    FileRecord file;
    file.id = row.id<FileId>(0);
    file.uploader = row.id<UserId>(1);
    file.name = row.text(2);
    file.size = row.number(3);
    file.contentType = row.text(4);
    file.state = row.enumerator<FileRecord::State>(5);
    file.received = row.number(6);
    file.announced = maybeBytes(row, 7);
    file.sha256 = maybeBytes(row, 8);
    file.createdAt = row.number(9);
    return file;
}

using State = FileRecord::State;
static_assert(int(State::Complete) == 1, "the index IX_Files_Arrived says so");

} // namespace

Status SqlFileStore::reserve(const FileRecord &file, const Bounds &bounds)
{
    // Two reservations of one person on two connections would each see the other's room.
    static constexpr const char lock[] = "SELECT 1 FROM Users WHERE Id = ? FOR NO KEY UPDATE";
    static constexpr const char used[] =
        "SELECT CAST(COALESCE(SUM(FileSize), 0) AS BIGINT) FROM Files WHERE UploadedBy = ?";
    static constexpr const char unfinished[] =
        "SELECT count(*) FROM Files WHERE UploadedBy = ? AND State <> ?";
    static constexpr const char insert[] = "INSERT INTO Files (" FILE_COLUMNS ", LooseSince)"
                                           " VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)";
    if (m_db.engine() == Engine::Postgres)
        DUNLIN_CHECK(m_db.number(lock, file.uploader));
    DUNLIN_TRY(const qint64 bytes, m_db.number(used, file.uploader));
    if (file.size > bounds.quota - bytes)
        return fail(Errc::TooLarge,
                    u"your files may take %1 bytes, and take %2"_s.arg(bounds.quota).arg(bytes),
                    u"size"_s);
    DUNLIN_TRY(const qint64 open, m_db.number(unfinished, file.uploader, State::Complete));
    if (open >= bounds.unfinished)
        return fail(Errc::RateLimited, u"too many unfinished uploads"_s, {}, 60);
    DUNLIN_CHECK(m_db.change(insert, file.id, file.uploader, file.name, file.size, file.contentType,
                             file.state, file.received, file.announced, file.sha256, file.createdAt,
                             file.createdAt));
    return ok();
}

Result<std::optional<FileRecord>> SqlFileStore::find(const FileId &id)
{
    static constexpr const char sql[] = "SELECT " FILE_COLUMNS " FROM Files WHERE Id = ?";
    return m_db.one(sql, readRecord, id);
}

Result<bool> SqlFileStore::mayRead(const FileId &id, const UserId &user)
{
    static constexpr const char avatar[] =
        "SELECT count(*) FROM Users WHERE AvatarFileId = ? AND IsDisabled = FALSE";
    static constexpr const char member[] =
        "SELECT count(*) FROM FileRefs r"
        " JOIN ChannelMembers m ON m.ChannelId = r.ChannelId AND m.UserId = ? AND m.LeftAt IS NULL"
        " JOIN Messages x ON x.ChannelId = r.ChannelId AND x.Seq = r.Seq AND x.IsDeleted = FALSE"
        " WHERE r.FileId = ?";
    DUNLIN_TRY(const qint64 refs, m_db.number(member, user, id));
    if (refs > 0)
        return true;
    DUNLIN_TRY(const qint64 faces, m_db.number(avatar, id));
    return faces > 0;
}

Result<bool> SqlFileStore::advance(const FileId &id, qint64 from, qint64 to, qint64 now)
{
    static constexpr const char sql[] = "UPDATE Files SET Received = ?, LooseSince = ?"
                                        " WHERE Id = ? AND Received = ? AND State = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, to, now, id, from, State::Arriving));
    return rows == 1;
}

Result<bool> SqlFileStore::seal(const FileId &id, const QByteArray &sha256,
                                const QString &contentType)
{
    static constexpr const char sql[] = "UPDATE Files SET State = ?, Sha256 = ?, ContentType = ?"
                                        " WHERE Id = ? AND State = ? AND Received = FileSize";
    DUNLIN_TRY(const int rows,
               m_db.change(sql, State::Hashed, sha256, contentType, id, State::Arriving));
    return rows == 1;
}

Result<bool> SqlFileStore::complete(const FileId &id, qint64 now)
{
    static constexpr const char sql[] =
        "UPDATE Files SET State = ?, LooseSince = ? WHERE Id = ? AND State = ?";
    DUNLIN_TRY(const int rows, m_db.change(sql, State::Complete, now, id, State::Hashed));
    return rows == 1;
}

Status SqlFileStore::remove(const FileId &id)
{
    static constexpr const char sql[] = "DELETE FROM Files WHERE Id = ?";
    DUNLIN_CHECK(m_db.change(sql, id));
    return ok();
}

Result<QList<wire::FileRef>> SqlFileStore::refer(const ChannelId &channel, qint64 seq,
                                                 const QList<FileId> &files, const UserId &sender)
{
    static constexpr const char fasten[] =
        "UPDATE Files SET LooseSince = NULL WHERE Id = ? AND UploadedBy = ? AND State = ?"
        " RETURNING Id, FileName, FileSize, ContentType";
    static constexpr const char insert[] =
        "INSERT INTO FileRefs (ChannelId, Seq, Position, FileId) VALUES (?, ?, ?, ?)";
    QList<wire::FileRef> refs;
    for (const FileId &each : files) {
        DUNLIN_TRY(const auto file,
                   m_db.one(
                       fasten,
                       [](const Row &row) {
                           return wire::FileRef{row.id<FileId>(0), row.text(1), row.number(2),
                                                row.text(3)};
                       },
                       each, sender, State::Complete));
        if (!file)
            return fail(Errc::Invalid, u"not a complete file of yours"_s, u"files"_s);
        DUNLIN_CHECK(m_db.change(insert, channel, seq, int(refs.size()), each));
        refs.append(*file);
    }
    return refs;
}

Status SqlFileStore::setAvatar(const UserId &user, const std::optional<FileId> &file)
{
    static constexpr const char loosen[] = "UPDATE Files SET LooseSince = 0 WHERE Id ="
                                           " (SELECT AvatarFileId FROM Users WHERE Id = ?)";
    static constexpr const char fasten[] =
        "UPDATE Files SET LooseSince = NULL WHERE Id = ? AND UploadedBy = ? AND State = ?"
        " AND ContentType IN ('image/png', 'image/jpeg', 'image/gif', 'image/webp')";
    static constexpr const char set[] = "UPDATE Users SET AvatarFileId = ? WHERE Id = ?";
    DUNLIN_CHECK(m_db.change(loosen, user));
    if (file) {
        DUNLIN_TRY(const int rows, m_db.change(fasten, *file, user, State::Complete));
        if (rows != 1)
            return fail(Errc::Invalid, u"not a complete picture of yours"_s, u"avatarFileId"_s);
    }
    DUNLIN_CHECK(m_db.change(set, file, user));
    return ok();
}

Status SqlFileStore::forget(const UserId &user)
{
    static constexpr const char sql[] =
        "UPDATE Files SET LooseSince = 0 WHERE UploadedBy = ? AND LooseSince IS NOT NULL";
    DUNLIN_CHECK(setAvatar(user, std::nullopt));
    DUNLIN_CHECK(m_db.change(sql, user));
    return ok();
}

Result<QList<FileRecord>> SqlFileStore::takeLoose(qint64 before, int limit)
{
    // What lost one reference of several was called loose, too.
    static constexpr const char fasten[] =
        "UPDATE Files SET LooseSince = NULL WHERE LooseSince < ?"
        " AND ((SELECT count(*) FROM FileRefs r WHERE r.FileId = Files.Id) > 0"
        " OR (SELECT count(*) FROM Users u WHERE u.AvatarFileId = Files.Id) > 0)";
    static constexpr const char take[] =
        "DELETE FROM Files WHERE Id IN"
        " (SELECT l.Id FROM Files l WHERE l.LooseSince < ? ORDER BY l.LooseSince LIMIT ?)"
        " AND LooseSince < ?"
        " AND (SELECT count(*) FROM FileRefs r WHERE r.FileId = Files.Id) = 0"
        " AND (SELECT count(*) FROM Users u WHERE u.AvatarFileId = Files.Id) = 0"
        " RETURNING " FILE_COLUMNS;
    DUNLIN_CHECK(m_db.change(fasten, before));
    return m_db.all(take, readRecord, before, limit, before);
}

Result<QList<FileRecord>> SqlFileStore::arrived(qint64 before, int limit)
{
    static constexpr const char sql[] =
        "SELECT " FILE_COLUMNS " FROM Files WHERE State <> 1 AND Received = FileSize"
        " AND CreatedAt < ? ORDER BY CreatedAt LIMIT ?";
    return m_db.all(sql, readRecord, before, limit);
}

Result<std::optional<FileStore::Place>> SqlFileStore::dropDangling(const Place &after, int limit)
{
    static constexpr const char sql[] =
        "SELECT r.ChannelId, r.Seq, (SELECT count(*) FROM Messages x"
        "  WHERE x.ChannelId = r.ChannelId AND x.Seq = r.Seq AND x.IsDeleted = FALSE)"
        " FROM FileRefs r WHERE (r.ChannelId, r.Seq) > (?, ?)"
        " ORDER BY r.ChannelId, r.Seq LIMIT ?";
    struct Ref {
        Place place;
        bool holds;
    };
    DUNLIN_TRY(const QList<Ref> refs,
               m_db.all(
                   sql,
                   [](const Row &row) {
                       return Ref{{row.id<ChannelId>(0), row.number(1)}, row.number(2) > 0};
                   },
                   after.channelId, after.seq, limit));
    for (const Ref &each : refs) {
        if (!each.holds)
            DUNLIN_CHECK(dropFileRefs(m_db, each.place.channelId, each.place.seq));
    }
    return refs.size() < limit ? std::nullopt : std::optional(refs.constLast().place);
}

Result<bool> SqlFileStore::hasContent(const QByteArray &sha256)
{
    static constexpr const char sql[] = "SELECT count(*) FROM Files WHERE Sha256 = ?";
    DUNLIN_TRY(const qint64 rows, m_db.number(sql, sha256));
    return rows > 0;
}

Result<QList<wire::FileRef>> SqlFileStore::uploadsOf(const UserId &user)
{
    static constexpr const char sql[] =
        "SELECT " FILE_COLUMNS " FROM Files WHERE UploadedBy = ? AND State = ?"
        " ORDER BY CreatedAt, Id";
    return m_db.all(
        sql,
        [](const Row &row) {
            const FileRecord file = readRecord(row);
            return wire::FileRef{file.id, file.name, file.size, file.contentType};
        },
        user, State::Complete);
}

} // namespace dunlin::server
