-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Names and columns are those of the other engine's file. Identifiers are unquoted: they fold the same way on both.
-- Times are ms since 1970 UTC. Enumerations are stored with their numbers on the wire.
CREATE TABLE Meta (
  Key   TEXT PRIMARY KEY,
  Value TEXT NOT NULL
) STRICT, WITHOUT ROWID;
--@
CREATE TABLE Users (
  Id           BLOB    PRIMARY KEY,
  Username     TEXT    NOT NULL CHECK (length(Username) BETWEEN 1 AND 64),
  UsernameFold TEXT    NOT NULL,
  Email        TEXT,
  EmailFold    TEXT,
  PasswordHash TEXT    NOT NULL,
  DisplayName  TEXT    NOT NULL DEFAULT '',
  DisplayFold  TEXT    NOT NULL DEFAULT '',
  About        TEXT    NOT NULL DEFAULT '',
  Role         INTEGER NOT NULL DEFAULT 1,
  CreatedAt    INTEGER  NOT NULL,
  LastSeenAt   INTEGER  NOT NULL DEFAULT 0,
  IsDisabled   INTEGER NOT NULL DEFAULT FALSE
) STRICT, WITHOUT ROWID;
--@
CREATE UNIQUE INDEX IX_Users_Username ON Users (UsernameFold);
--@
CREATE UNIQUE INDEX IX_Users_Email ON Users (EmailFold) WHERE EmailFold IS NOT NULL;
--@
CREATE TABLE Devices (
  Id         BLOB   PRIMARY KEY,
  UserId     BLOB   NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  Name       TEXT   NOT NULL DEFAULT '',
  Platform   TEXT   NOT NULL DEFAULT '',
  CreatedAt  INTEGER NOT NULL,
  LastSeenAt INTEGER NOT NULL DEFAULT 0,
  RevokedAt  INTEGER
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_Devices_UserId ON Devices (UserId) WHERE RevokedAt IS NULL;
--@
CREATE TABLE RefreshTokens (
  Hash      BLOB   PRIMARY KEY,
  DeviceId  BLOB   NOT NULL REFERENCES Devices(Id) ON DELETE CASCADE,
  UserId    BLOB   NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  CreatedAt INTEGER NOT NULL,
  ExpiresAt INTEGER NOT NULL,
  UsedAt    INTEGER
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_RefreshTokens_DeviceId ON RefreshTokens (DeviceId);
--@
CREATE INDEX IX_RefreshTokens_ExpiresAt ON RefreshTokens (ExpiresAt);
--@
CREATE TABLE SigningKeys (
  Kid       TEXT   PRIMARY KEY,
  Secret    BLOB   NOT NULL,
  CreatedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--@
CREATE TABLE Channels (
  Id          BLOB     PRIMARY KEY,
  Kind        INTEGER NOT NULL DEFAULT 1,
  Name        TEXT     NOT NULL DEFAULT '',
  NameFold    TEXT     NOT NULL DEFAULT '',
  Description TEXT     NOT NULL DEFAULT '',
  IsPrivate   INTEGER  NOT NULL DEFAULT FALSE,
  IsEncrypted INTEGER  NOT NULL DEFAULT FALSE,
  RetainMode  INTEGER NOT NULL DEFAULT 1,
  TtlMs       INTEGER,
  DirectKey   BLOB     UNIQUE,                   -- both people's ids, the smaller first: one channel per pair
  CreatedBy   BLOB     NOT NULL REFERENCES Users(Id),
  CreatedAt   INTEGER   NOT NULL,
  RevSeq      INTEGER   NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_Channels_NameFold ON Channels (NameFold, Id) WHERE IsPrivate = FALSE;
--@
CREATE TABLE Invites (
  Hash      BLOB   PRIMARY KEY,
  ChannelId BLOB   REFERENCES Channels(Id) ON DELETE CASCADE,
  CreatedBy BLOB   REFERENCES Users(Id) ON DELETE CASCADE,
  CreatedAt INTEGER NOT NULL,
  ExpiresAt INTEGER,
  MaxUses   INTEGER,
  Uses      INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_Invites_ChannelId ON Invites (ChannelId);
--@
-- The hot counter has a table of its own: narrow, so that its updates stay on the page, and no foreign key's target.
CREATE TABLE ChannelHeads (
  ChannelId BLOB   PRIMARY KEY,
  HeadSeq   INTEGER NOT NULL DEFAULT 0,           -- number of the last change, gapless
  MsgCount  INTEGER NOT NULL DEFAULT 0,           -- ord of the last message
  LastMsgAt INTEGER NOT NULL DEFAULT 0,
  FloorSeq  INTEGER NOT NULL DEFAULT 0,           -- tombstones up to here were dropped
  PurgedSeq INTEGER NOT NULL DEFAULT 0            -- rows up to here were removed by retention
) STRICT, WITHOUT ROWID;
--@
CREATE TABLE ChannelMembers (
  ChannelId   BLOB     NOT NULL REFERENCES Channels(Id) ON DELETE CASCADE,
  UserId      BLOB     NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  Role        INTEGER NOT NULL DEFAULT 2,
  JoinedAt    INTEGER   NOT NULL,
  JoinSeq     INTEGER   NOT NULL DEFAULT 0,
  ReadSeq     INTEGER   NOT NULL DEFAULT 0,       -- only ever raised
  ReadOrd     INTEGER   NOT NULL DEFAULT 0,       -- unread = MsgCount - ReadOrd
  ReceivedSeq INTEGER   NOT NULL DEFAULT 0,
  Notify      INTEGER NOT NULL DEFAULT 2,
  RevSeq      INTEGER   NOT NULL DEFAULT 0,
  LeftAt      INTEGER,                            -- kept: a leave must reach clients that were away
  PRIMARY KEY (ChannelId, UserId)
) STRICT, WITHOUT ROWID;
--@
-- No index may hold ReadSeq: a raised read mark touches nothing else.
CREATE INDEX IX_ChannelMembers_UserId ON ChannelMembers (UserId);
--@
CREATE INDEX IX_ChannelMembers_ChannelId_RevSeq ON ChannelMembers (ChannelId, RevSeq);
--@
-- Without foreign keys: each insert would lock the same few rows of Users and Channels.
CREATE TABLE Messages (
  ChannelId    BLOB     NOT NULL,
  Seq          INTEGER   NOT NULL,
  Ord          INTEGER   NOT NULL,                -- 1, 2, 3 ... over messages only
  Id           BLOB     NOT NULL,                -- the operation's id
  SenderId     BLOB     NOT NULL,
  SenderDevice BLOB     NOT NULL,
  RevSeq       INTEGER   NOT NULL,                -- number of the last change; Seq when there was none
  CreatedAt    INTEGER   NOT NULL,
  EditedAt     INTEGER,
  ExpiresAt    INTEGER,
  ReplyToSeq   INTEGER,
  MessageType  INTEGER NOT NULL DEFAULT 1,
  IsDeleted    INTEGER  NOT NULL DEFAULT FALSE,
  Content      TEXT,                             -- NULL when deleted, expired or encrypted
  Cipher       BLOB,
  Mentions     BLOB,                            -- 16 bytes for each mentioned person
  PRIMARY KEY (ChannelId, Seq)
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_Messages_ChannelId_CreatedAt ON Messages (ChannelId, CreatedAt DESC);
--@
CREATE INDEX IX_Messages_SenderId ON Messages (SenderId);
--@
CREATE INDEX IX_Messages_ChannelId_RevSeq ON Messages (ChannelId, RevSeq) WHERE RevSeq <> Seq;
--@
CREATE INDEX IX_Messages_ExpiresAt ON Messages (ExpiresAt) WHERE ExpiresAt IS NOT NULL;
--@
CREATE INDEX IX_Messages_Mentions ON Messages (ChannelId, Seq) WHERE Mentions IS NOT NULL;
--@
-- What was answered to each operation, kept for ever: a repeat gets the same answer, everywhere and at any time.
-- Ids are UUIDv7, so inserts go to the right edge of the key.
CREATE TABLE Operations (
  OpId        BLOB     PRIMARY KEY,
  UserId      BLOB     NOT NULL,
  Kind        INTEGER NOT NULL,
  ChannelId   BLOB     NOT NULL,
  RequestHash BLOB     NOT NULL,
  Seq         INTEGER   NOT NULL,
  Ord         INTEGER   NOT NULL,
  CreatedAt   INTEGER   NOT NULL
) STRICT, WITHOUT ROWID;
--@
CREATE TABLE Reactions (
  ChannelId  BLOB   NOT NULL,
  MessageSeq INTEGER NOT NULL,
  UserId     BLOB   NOT NULL,
  Emoji      TEXT   NOT NULL,
  EventSeq   INTEGER NOT NULL,
  PRIMARY KEY (ChannelId, MessageSeq, UserId, Emoji)
) STRICT, WITHOUT ROWID;
--@
-- The stream of one person: what belongs to no channel.
CREATE TABLE UserHeads (
  UserId   BLOB   PRIMARY KEY,
  HeadSeq  INTEGER NOT NULL DEFAULT 0,
  FloorSeq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
--@
CREATE TABLE UserEvents (
  UserId    BLOB     NOT NULL,
  Seq       INTEGER   NOT NULL,
  Kind      INTEGER NOT NULL,
  Fold      TEXT     NOT NULL DEFAULT '',        -- a later event with the same key replaces this one
  CreatedAt INTEGER   NOT NULL,
  ChannelId BLOB,
  ReadSeq   INTEGER,
  ReadOrd   INTEGER,
  DeviceId  BLOB,
  ProfileOf BLOB,                                -- whose profile: read as it is now
  PRIMARY KEY (UserId, Seq)
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_UserEvents_Fold ON UserEvents (UserId, Fold) WHERE Fold <> '';
--@
-- Channels that forget: up to where each device that is owed content has it.
CREATE TABLE DeviceAcks (
  ChannelId BLOB   NOT NULL,
  DeviceId  BLOB   NOT NULL REFERENCES Devices(Id) ON DELETE CASCADE,
  AckSeq    INTEGER NOT NULL,
  UpdatedAt INTEGER NOT NULL,
  PRIMARY KEY (ChannelId, DeviceId)
) STRICT, WITHOUT ROWID;
--@
CREATE TABLE Friendships (
  Id          BLOB     PRIMARY KEY,
  RequesterId BLOB     NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  ReceiverId  BLOB     NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  Status      INTEGER NOT NULL,
  CreatedAt   INTEGER   NOT NULL,
  UpdatedAt   INTEGER   NOT NULL,
  CHECK (RequesterId <> ReceiverId)
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_Friendships_RequesterId ON Friendships (RequesterId);
--@
CREATE INDEX IX_Friendships_ReceiverId ON Friendships (ReceiverId);
--@
CREATE UNIQUE INDEX UX_Friendships_Pair ON Friendships (min(RequesterId, ReceiverId), max(RequesterId, ReceiverId));
--@
CREATE TABLE Files (
  Id          BLOB     PRIMARY KEY,
  FileName    TEXT     NOT NULL,
  FileSize    INTEGER   NOT NULL,
  ContentType TEXT     NOT NULL,
  StoragePath TEXT     NOT NULL,
  Sha256      BLOB,
  ChannelId   BLOB,
  UploadedBy  BLOB     NOT NULL REFERENCES Users(Id),
  UploadedAt  INTEGER   NOT NULL,
  State       INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_Files_UploadedBy ON Files (UploadedBy);
--@
CREATE INDEX IX_Files_Pending ON Files (UploadedAt) WHERE State <> 1;
