// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/schema.h"

namespace dunlin::client {

QList<QStringList> storeSchema()
{
    return {
        {
            QStringLiteral(
                "CREATE TABLE Outbox ("
                "LocalNo INTEGER PRIMARY KEY AUTOINCREMENT," // order of sending
                "OpId BLOB NOT NULL UNIQUE,"                 // of a message: its id on the server
                "ChannelId BLOB NOT NULL, Kind INTEGER NOT NULL, TargetId BLOB,"
                "TargetSeq INTEGER NOT NULL DEFAULT 0, Body TEXT NOT NULL DEFAULT '',"
                "ReplyToSeq INTEGER NOT NULL DEFAULT 0,"
                "State INTEGER NOT NULL DEFAULT 0," // 0 queued, 1 sending, 3 failed
                "Attempts INTEGER NOT NULL DEFAULT 0, NextTryAt INTEGER NOT NULL DEFAULT 0,"
                "Error TEXT NOT NULL DEFAULT '', ErrorCode TEXT NOT NULL DEFAULT '',"
                "CreatedAt INTEGER NOT NULL) STRICT"),
            QStringLiteral("CREATE INDEX IX_Outbox_Channel ON Outbox (ChannelId, LocalNo)"),
            QStringLiteral("CREATE TABLE Drafts (ChannelId BLOB PRIMARY KEY, Body TEXT NOT NULL, "
                           "UpdatedAt INTEGER NOT NULL) "
                           "STRICT, WITHOUT ROWID"),
            QStringLiteral(
                "CREATE TABLE Settings (Key TEXT PRIMARY KEY, Value TEXT NOT NULL) STRICT, "
                "WITHOUT ROWID"),
        },
        {
            // A message's own time, and files that go up before it.
            QStringLiteral("ALTER TABLE Outbox ADD COLUMN ExpiresIn INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral("ALTER TABLE Outbox ADD COLUMN Files TEXT NOT NULL DEFAULT ''"),
            QStringLiteral("ALTER TABLE Outbox ADD COLUMN IsPaused INTEGER NOT NULL DEFAULT 0"),
        },
        {
            // Keys, sessions and what was opened: sealed_table.h.
            QStringLiteral("CREATE TABLE Sealed (Kind INTEGER NOT NULL, Name BLOB NOT NULL, "
                           "Value BLOB NOT NULL, PRIMARY KEY (Kind, Name)) STRICT, WITHOUT ROWID"),
            // Of an encrypted channel: the text as it rests, instead of Body; and what leaves.
            QStringLiteral("ALTER TABLE Outbox ADD COLUMN Rest BLOB"),
            QStringLiteral("ALTER TABLE Outbox ADD COLUMN Sealed BLOB"),
            QStringLiteral("ALTER TABLE Outbox ADD COLUMN SealedEpoch INTEGER NOT NULL DEFAULT 0"),
        }};
}

QList<QStringList> cacheSchema()
{
    return {
        {
            // Epoch, user cursor, and whether the last process closed the file.
            QStringLiteral("CREATE TABLE Meta (Key TEXT PRIMARY KEY, Value TEXT NOT NULL) STRICT, "
                           "WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE Users (Id BLOB PRIMARY KEY, Username TEXT NOT NULL, "
                           "DisplayName TEXT NOT NULL, About TEXT, "
                           "UpdatedAt INTEGER NOT NULL) STRICT, WITHOUT ROWID"),
            QStringLiteral(
                "CREATE TABLE Channels ("
                "No INTEGER PRIMARY KEY CHECK (No < 8388608)," // upper bits of Messages.Rid
                "Id BLOB NOT NULL UNIQUE, Kind INTEGER NOT NULL, Name TEXT NOT NULL, Description "
                "TEXT "
                "NOT NULL,"
                "IsPrivate INTEGER NOT NULL, IsEncrypted INTEGER NOT NULL, RetainMode INTEGER NOT "
                "NULL, RetainTtl INTEGER,"
                "CreatedBy BLOB, CreatedAt INTEGER NOT NULL, CardSeq INTEGER NOT NULL, PeerId "
                "BLOB, "
                "MemberCount INTEGER,"
                "Role INTEGER NOT NULL,"
                "HeadSeq INTEGER NOT NULL,"   // newest the server told of
                "CursorSeq INTEGER NOT NULL," // every change up to it is applied, or lies in a hole
                "MsgCount INTEGER NOT NULL, ReadSeq INTEGER NOT NULL, ReadOrd INTEGER NOT NULL,"
                "PurgedSeq INTEGER NOT NULL, ReceivedSeq INTEGER NOT NULL, LastOpenedAt INTEGER "
                "NOT "
                "NULL) STRICT"),
            // Stretches of the stream that are held complete; what lies between is a hole.
            QStringLiteral(
                "CREATE TABLE Segments (Chan INTEGER NOT NULL, FromSeq INTEGER NOT NULL, "
                "ToSeq INTEGER NOT NULL, "
                "FromOrd INTEGER NOT NULL, ToOrd INTEGER NOT NULL, PRIMARY KEY (Chan, "
                "FromSeq)) STRICT, WITHOUT ROWID"),
            QStringLiteral("CREATE TABLE Members (Chan INTEGER NOT NULL, UserId BLOB NOT NULL, "
                           "Role INTEGER NOT "
                           "NULL, "
                           "JoinedAt INTEGER NOT NULL, ReadSeq INTEGER NOT NULL, ReceivedSeq "
                           "INTEGER NOT NULL, "
                           "ChangeSeq INTEGER NOT NULL, IsPresent INTEGER NOT NULL, PRIMARY KEY "
                           "(Chan, UserId)) "
                           "STRICT, WITHOUT ROWID"),
            QStringLiteral(
                "CREATE TABLE Messages ("
                "Rid INTEGER PRIMARY KEY," // Chan << 40 | Ord: clustered by channel and order
                "Seq INTEGER NOT NULL, Id BLOB NOT NULL, SenderId BLOB NOT NULL, SenderDevice BLOB "
                "NOT "
                "NULL,"
                "RevSeq INTEGER NOT NULL, CreatedAt INTEGER NOT NULL, EditedAt INTEGER, ExpiresAt "
                "INTEGER,"
                "ReplyToSeq INTEGER, MessageType INTEGER NOT NULL, IsDeleted INTEGER NOT NULL,"
                "Content TEXT, Reactions TEXT, Extra TEXT) STRICT"),
            QStringLiteral("CREATE INDEX IX_Messages_Id ON Messages (Id)"),
            QStringLiteral("CREATE UNIQUE INDEX IX_Messages_Seq ON Messages (Rid >> 40, Seq)"),
            QStringLiteral("CREATE INDEX IX_Messages_Expires ON Messages (ExpiresAt) WHERE "
                           "ExpiresAt IS NOT NULL"),
        },
        {
            QStringLiteral("CREATE TABLE Friends (UserId BLOB PRIMARY KEY, State INTEGER NOT NULL, "
                           "Since INTEGER NOT NULL) STRICT, WITHOUT ROWID"),
        },
        {
            QStringLiteral("ALTER TABLE Channels ADD COLUMN SlowMode INTEGER"),
            // What the user wants to be told of it, and how many unread messages name them.
            QStringLiteral("ALTER TABLE Channels ADD COLUMN Notify INTEGER NOT NULL DEFAULT 0"),
            QStringLiteral("ALTER TABLE Channels ADD COLUMN MutedUntil INTEGER"),
            QStringLiteral("ALTER TABLE Channels ADD COLUMN Mentions INTEGER NOT NULL DEFAULT 0"),
        },
        {
            // As the server has it: its scheme and its epoch before the bytes.
            QStringLiteral("ALTER TABLE Messages ADD COLUMN Sealed BLOB"),
        },
        {
            // For the search: signature_table.h. A block goes with whatever happens to a row of it.
            QStringLiteral(
                "CREATE TABLE Signatures (Block INTEGER PRIMARY KEY, Value BLOB NOT NULL) STRICT"),
            QStringLiteral("CREATE TRIGGER TR_Messages_Insert AFTER INSERT ON Messages BEGIN "
                           "DELETE FROM Signatures WHERE Block = NEW.Rid >> 8; END"),
            QStringLiteral("CREATE TRIGGER TR_Messages_Update AFTER UPDATE ON Messages BEGIN "
                           "DELETE FROM Signatures WHERE Block IN (OLD.Rid >> 8, NEW.Rid >> 8); "
                           "END"),
            QStringLiteral("CREATE TRIGGER TR_Messages_Delete AFTER DELETE ON Messages BEGIN "
                           "DELETE FROM Signatures WHERE Block = OLD.Rid >> 8; END"),
        },
        {
            // Which messages answer which: answer_table.h. What is noted of one goes with it.
            QStringLiteral("CREATE INDEX IX_Messages_Answers ON Messages (Rid >> 40, ReplyToSeq) "
                           "WHERE ReplyToSeq IS NOT NULL"),
            QStringLiteral(
                "CREATE TABLE Answers (Root INTEGER PRIMARY KEY, Value BLOB NOT NULL) STRICT"),
            QStringLiteral("CREATE TRIGGER TR_Answers_Delete AFTER DELETE ON Messages BEGIN "
                           "DELETE FROM Answers WHERE Root = OLD.Rid; END"),
        },
        {
            // What a message said before it was changed, as the row had it: wording_table.h. A message that goes, is
            // deleted, or is another one takes them along.
            QStringLiteral("CREATE TABLE Wordings (Rid INTEGER NOT NULL, RevSeq INTEGER NOT NULL, "
                           "SaidAt INTEGER NOT NULL, Content TEXT, Sealed BLOB, "
                           "PRIMARY KEY (Rid, RevSeq)) STRICT, WITHOUT ROWID"),
            QStringLiteral("CREATE TRIGGER TR_Wordings_Keep AFTER UPDATE ON Messages WHEN "
                           "OLD.IsDeleted = 0 AND NEW.IsDeleted = 0 AND OLD.Id = NEW.Id AND "
                           "NEW.EditedAt IS NOT NULL AND (OLD.Content IS NOT NEW.Content OR "
                           "OLD.Sealed IS NOT NEW.Sealed) BEGIN "
                           "INSERT OR REPLACE INTO Wordings (Rid, RevSeq, SaidAt, Content, Sealed) "
                           "VALUES (OLD.Rid, OLD.RevSeq, coalesce(OLD.EditedAt, OLD.CreatedAt), "
                           "OLD.Content, OLD.Sealed); "
                           "DELETE FROM Wordings WHERE Rid = OLD.Rid AND RevSeq NOT IN (SELECT "
                           "RevSeq FROM Wordings WHERE Rid = OLD.Rid ORDER BY RevSeq DESC LIMIT "
                           "20); END"), // WordingTable::Most
            QStringLiteral("CREATE TRIGGER TR_Wordings_Drop AFTER UPDATE ON Messages WHEN "
                           "NEW.IsDeleted = 1 OR OLD.Id <> NEW.Id BEGIN "
                           "DELETE FROM Wordings WHERE Rid = OLD.Rid; END"),
            QStringLiteral("CREATE TRIGGER TR_Wordings_Delete AFTER DELETE ON Messages BEGIN "
                           "DELETE FROM Wordings WHERE Rid = OLD.Rid; END"),
        },
        {
            // The id of the file.
            QStringLiteral("ALTER TABLE Users ADD COLUMN Picture BLOB"),
        }};
}

} // namespace dunlin::client
