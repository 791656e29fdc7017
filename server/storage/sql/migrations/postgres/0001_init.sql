-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Names and columns are those of the other engine's file. Identifiers are unquoted: they fold the same way on both.
-- Times are ms since 1970 UTC. Enumerations are stored with their numbers on the wire.
CREATE TABLE Meta (
  Key   TEXT PRIMARY KEY,
  Value TEXT NOT NULL
);
--@
CREATE TABLE Users (
  Id           UUID    PRIMARY KEY,
  Username     TEXT    NOT NULL CHECK (length(Username) BETWEEN 1 AND 64),
  UsernameFold TEXT    NOT NULL,
  Email        TEXT,
  EmailFold    TEXT,
  PasswordHash TEXT    NOT NULL,
  DisplayName  TEXT    NOT NULL DEFAULT '',
  DisplayFold  TEXT    NOT NULL DEFAULT '',
  About        TEXT    NOT NULL DEFAULT '',
  Role         SMALLINT NOT NULL DEFAULT 1,
  CreatedAt    BIGINT  NOT NULL,
  LastSeenAt   BIGINT  NOT NULL DEFAULT 0,
  IsDisabled   BOOLEAN NOT NULL DEFAULT FALSE
) WITH (fillfactor = 80);
--@
CREATE UNIQUE INDEX IX_Users_Username ON Users (UsernameFold);
--@
CREATE UNIQUE INDEX IX_Users_Email ON Users (EmailFold) WHERE EmailFold IS NOT NULL;
--@
CREATE TABLE Devices (
  Id         UUID   PRIMARY KEY,
  UserId     UUID   NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  Name       TEXT   NOT NULL DEFAULT '',
  Platform   TEXT   NOT NULL DEFAULT '',
  CreatedAt  BIGINT NOT NULL,
  LastSeenAt BIGINT NOT NULL DEFAULT 0,
  RevokedAt  BIGINT
) WITH (fillfactor = 80);
--@
CREATE INDEX IX_Devices_UserId ON Devices (UserId) WHERE RevokedAt IS NULL;
--@
CREATE TABLE RefreshTokens (
  Hash      BYTEA  PRIMARY KEY,
  DeviceId  UUID   NOT NULL REFERENCES Devices(Id) ON DELETE CASCADE,
  UserId    UUID   NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  CreatedAt BIGINT NOT NULL,
  ExpiresAt BIGINT NOT NULL,
  UsedAt    BIGINT
);
--@
CREATE INDEX IX_RefreshTokens_DeviceId ON RefreshTokens (DeviceId);
--@
CREATE INDEX IX_RefreshTokens_ExpiresAt ON RefreshTokens (ExpiresAt);
--@
CREATE TABLE SigningKeys (
  Kid       TEXT   PRIMARY KEY,
  Secret    BYTEA  NOT NULL,
  CreatedAt BIGINT NOT NULL
);
--@
CREATE TABLE Channels (
  Id          UUID     PRIMARY KEY,
  Kind        SMALLINT NOT NULL DEFAULT 1,
  Name        TEXT     NOT NULL DEFAULT '',
  NameFold    TEXT     NOT NULL DEFAULT '',
  Description TEXT     NOT NULL DEFAULT '',
  IsPrivate   BOOLEAN  NOT NULL DEFAULT FALSE,
  IsEncrypted BOOLEAN  NOT NULL DEFAULT FALSE,
  RetainMode  SMALLINT NOT NULL DEFAULT 1,
  TtlMs       BIGINT,
  DirectKey   BYTEA    UNIQUE,                   -- both people's ids, the smaller first: one channel per pair
  CreatedBy   UUID     NOT NULL REFERENCES Users(Id),
  CreatedAt   BIGINT   NOT NULL,
  RevSeq      BIGINT   NOT NULL DEFAULT 0
);
--@
CREATE INDEX IX_Channels_NameFold ON Channels (NameFold, Id) WHERE IsPrivate = FALSE;
--@
CREATE TABLE Invites (
  Hash      BYTEA  PRIMARY KEY,
  ChannelId UUID   REFERENCES Channels(Id) ON DELETE CASCADE,
  CreatedBy UUID   REFERENCES Users(Id) ON DELETE CASCADE,
  CreatedAt BIGINT NOT NULL,
  ExpiresAt BIGINT,
  MaxUses   BIGINT,
  Uses      BIGINT NOT NULL DEFAULT 0
);
--@
CREATE INDEX IX_Invites_ChannelId ON Invites (ChannelId);
--@
-- The hot counter has a table of its own: narrow, so that its updates stay on the page, and no foreign key's target.
CREATE TABLE ChannelHeads (
  ChannelId UUID   PRIMARY KEY,
  HeadSeq   BIGINT NOT NULL DEFAULT 0,           -- number of the last change, gapless
  MsgCount  BIGINT NOT NULL DEFAULT 0,           -- ord of the last message
  LastMsgAt BIGINT NOT NULL DEFAULT 0,
  FloorSeq  BIGINT NOT NULL DEFAULT 0,           -- tombstones up to here were dropped
  PurgedSeq BIGINT NOT NULL DEFAULT 0            -- rows up to here were removed by retention
) WITH (fillfactor = 20, autovacuum_vacuum_scale_factor = 0.02);
--@
CREATE TABLE ChannelMembers (
  ChannelId   UUID     NOT NULL REFERENCES Channels(Id) ON DELETE CASCADE,
  UserId      UUID     NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  Role        SMALLINT NOT NULL DEFAULT 2,
  JoinedAt    BIGINT   NOT NULL,
  JoinSeq     BIGINT   NOT NULL DEFAULT 0,
  ReadSeq     BIGINT   NOT NULL DEFAULT 0,       -- only ever raised
  ReadOrd     BIGINT   NOT NULL DEFAULT 0,       -- unread = MsgCount - ReadOrd
  ReceivedSeq BIGINT   NOT NULL DEFAULT 0,
  Notify      SMALLINT NOT NULL DEFAULT 2,
  RevSeq      BIGINT   NOT NULL DEFAULT 0,
  LeftAt      BIGINT,                            -- kept: a leave must reach clients that were away
  PRIMARY KEY (ChannelId, UserId)
) WITH (fillfactor = 70);
--@
-- No index may hold ReadSeq: updates of read marks must stay on their page.
CREATE INDEX IX_ChannelMembers_UserId ON ChannelMembers (UserId);
--@
CREATE INDEX IX_ChannelMembers_ChannelId_RevSeq ON ChannelMembers (ChannelId, RevSeq);
--@
-- Without foreign keys: each insert would lock the same few rows of Users and Channels.
CREATE TABLE Messages (
  ChannelId    UUID     NOT NULL,
  Seq          BIGINT   NOT NULL,
  Ord          BIGINT   NOT NULL,                -- 1, 2, 3 ... over messages only
  Id           UUID     NOT NULL,                -- the operation's id
  SenderId     UUID     NOT NULL,
  SenderDevice UUID     NOT NULL,
  RevSeq       BIGINT   NOT NULL,                -- number of the last change; Seq when there was none
  CreatedAt    BIGINT   NOT NULL,
  EditedAt     BIGINT,
  ExpiresAt    BIGINT,
  ReplyToSeq   BIGINT,
  MessageType  SMALLINT NOT NULL DEFAULT 1,
  IsDeleted    BOOLEAN  NOT NULL DEFAULT FALSE,
  Content      TEXT,                             -- NULL when deleted, expired or encrypted
  Cipher       BYTEA,
  Mentions     BYTEA,                            -- 16 bytes for each mentioned person
  PRIMARY KEY (ChannelId, Seq)
);
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
  OpId        UUID     PRIMARY KEY,
  UserId      UUID     NOT NULL,
  Kind        SMALLINT NOT NULL,
  ChannelId   UUID     NOT NULL,
  RequestHash BYTEA    NOT NULL,
  Seq         BIGINT   NOT NULL,
  Ord         BIGINT   NOT NULL,
  CreatedAt   BIGINT   NOT NULL
);
--@
CREATE TABLE Reactions (
  ChannelId  UUID   NOT NULL,
  MessageSeq BIGINT NOT NULL,
  UserId     UUID   NOT NULL,
  Emoji      TEXT   NOT NULL,
  EventSeq   BIGINT NOT NULL,
  PRIMARY KEY (ChannelId, MessageSeq, UserId, Emoji)
);
--@
-- The stream of one person: what belongs to no channel.
CREATE TABLE UserHeads (
  UserId   UUID   PRIMARY KEY,
  HeadSeq  BIGINT NOT NULL DEFAULT 0,
  FloorSeq BIGINT NOT NULL DEFAULT 0
) WITH (fillfactor = 50);
--@
CREATE TABLE UserEvents (
  UserId    UUID     NOT NULL,
  Seq       BIGINT   NOT NULL,
  Kind      SMALLINT NOT NULL,
  Fold      TEXT     NOT NULL DEFAULT '',        -- a later event with the same key replaces this one
  CreatedAt BIGINT   NOT NULL,
  ChannelId UUID,
  ReadSeq   BIGINT,
  ReadOrd   BIGINT,
  DeviceId  UUID,
  ProfileOf UUID,                                -- whose profile: read as it is now
  PRIMARY KEY (UserId, Seq)
);
--@
CREATE INDEX IX_UserEvents_Fold ON UserEvents (UserId, Fold) WHERE Fold <> '';
--@
-- Channels that forget: up to where each device that is owed content has it.
CREATE TABLE DeviceAcks (
  ChannelId UUID   NOT NULL,
  DeviceId  UUID   NOT NULL REFERENCES Devices(Id) ON DELETE CASCADE,
  AckSeq    BIGINT NOT NULL,
  UpdatedAt BIGINT NOT NULL,
  PRIMARY KEY (ChannelId, DeviceId)
) WITH (fillfactor = 50);
--@
CREATE TABLE Friendships (
  Id          UUID     PRIMARY KEY,
  RequesterId UUID     NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  ReceiverId  UUID     NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  Status      SMALLINT NOT NULL,
  CreatedAt   BIGINT   NOT NULL,
  UpdatedAt   BIGINT   NOT NULL,
  CHECK (RequesterId <> ReceiverId)
);
--@
CREATE INDEX IX_Friendships_RequesterId ON Friendships (RequesterId);
--@
CREATE INDEX IX_Friendships_ReceiverId ON Friendships (ReceiverId);
--@
CREATE UNIQUE INDEX UX_Friendships_Pair ON Friendships (LEAST(RequesterId, ReceiverId), GREATEST(RequesterId, ReceiverId));
--@
CREATE TABLE Files (
  Id          UUID     PRIMARY KEY,
  FileName    TEXT     NOT NULL,
  FileSize    BIGINT   NOT NULL,
  ContentType TEXT     NOT NULL,
  StoragePath TEXT     NOT NULL,
  Sha256      BYTEA,
  ChannelId   UUID,
  UploadedBy  UUID     NOT NULL REFERENCES Users(Id),
  UploadedAt  BIGINT   NOT NULL,
  State       SMALLINT NOT NULL DEFAULT 0
);
--@
CREATE INDEX IX_Files_UploadedBy ON Files (UploadedBy);
--@
CREATE INDEX IX_Files_Pending ON Files (UploadedAt) WHERE State <> 1;
--@
-- A batch of messages in one round trip: parallel arrays, no operation id twice. One answer per message; the numbers
-- are those of AppendStatus (server/storage/stores.h).
CREATE FUNCTION append_messages(p_op UUID[], p_ch UUID[], p_sender UUID[], p_device UUID[], p_type SMALLINT[],
                                p_text TEXT[], p_reply BIGINT[], p_mentions BYTEA[], p_expires BIGINT[],
                                p_hash BYTEA[], p_roles BIGINT[], p_now BIGINT[])
RETURNS TABLE (r_n BIGINT, r_status INT, r_seq BIGINT, r_ord BIGINT, r_created BIGINT, r_open BOOLEAN)
LANGUAGE plpgsql
-- A custom plan per call would cost more than the batch. Joins by probing an index are right at any size of the
-- tables, also when the plan was made while they were empty.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
  -- Counters are locked in one global order, so that two nodes can't deadlock; the lock lasts until the commit.
  PERFORM 1 FROM ChannelHeads h WHERE h.ChannelId = ANY (p_ch) ORDER BY h.ChannelId FOR NO KEY UPDATE;
  -- READ COMMITTED: the snapshot of this statement is taken after the locks, and sees what earlier holders wrote.
  RETURN QUERY
  WITH inp AS MATERIALIZED (
    SELECT t.*, o.Seq AS oseq, o.Ord AS oord, o.CreatedAt AS ocreated, h.HeadSeq AS hs, h.MsgCount AS mc,
           COALESCE(c.Kind = 1 AND NOT c.IsPrivate, FALSE) AS isopen,
           CASE WHEN o.OpId IS NOT NULL THEN
                  CASE WHEN o.UserId = t.sender AND o.ChannelId = t.ch AND o.Kind = 1 AND o.RequestHash = t.hash
                       THEN 1 ELSE 2 END
                WHEN c.Id IS NULL OR h.ChannelId IS NULL THEN 3
                WHEN m.UserId IS NULL OR m.LeftAt IS NOT NULL THEN 4
                WHEN (t.roles >> m.Role) & 1 = 0 THEN 5
                WHEN t.reply IS NOT NULL AND a.Seq IS NULL THEN 6
                ELSE 0 END AS st
      FROM unnest(p_op, p_ch, p_sender, p_device, p_type, p_text, p_reply, p_mentions, p_expires, p_hash, p_roles, p_now)
           WITH ORDINALITY AS t(op, ch, sender, device, mtype, txt, reply, mentioned, expires, hash, roles, now, n)
      LEFT JOIN Operations o ON o.OpId = t.op
      LEFT JOIN ChannelHeads h ON h.ChannelId = t.ch
      LEFT JOIN Channels c ON c.Id = t.ch
      LEFT JOIN ChannelMembers m ON m.ChannelId = t.ch AND m.UserId = t.sender
      LEFT JOIN Messages a ON a.ChannelId = t.ch AND a.Seq = t.reply
  ), num AS MATERIALIZED (
    SELECT i.*, row_number() OVER (PARTITION BY i.ch, i.st = 0 ORDER BY i.n) AS k FROM inp i
  ), ins AS (
    INSERT INTO Messages (ChannelId, Seq, Ord, Id, SenderId, SenderDevice, RevSeq, CreatedAt, ExpiresAt, ReplyToSeq,
                          MessageType, Content, Mentions)
    SELECT ch, hs + k, mc + k, op, sender, device, hs + k, now, expires, reply, mtype, txt, mentioned
      FROM num WHERE st = 0
  ), ops AS (
    INSERT INTO Operations (OpId, UserId, Kind, ChannelId, RequestHash, Seq, Ord, CreatedAt)
    SELECT op, sender, 1, ch, hash, hs + k, mc + k, now FROM num WHERE st = 0
  ), heads AS (
    UPDATE ChannelHeads h SET HeadSeq = c.s, MsgCount = c.o, LastMsgAt = GREATEST(h.LastMsgAt, c.t)
      FROM (SELECT ch, max(hs + k) AS s, max(mc + k) AS o, max(now) AS t FROM num WHERE st = 0 GROUP BY ch) c
     WHERE h.ChannelId = c.ch
  ), marks AS (
    UPDATE ChannelMembers m SET ReadSeq = GREATEST(m.ReadSeq, c.s), ReadOrd = GREATEST(m.ReadOrd, c.o)
      FROM (SELECT ch, sender, max(hs + k) AS s, max(mc + k) AS o FROM num WHERE st = 0 GROUP BY ch, sender) c
     WHERE m.ChannelId = c.ch AND m.UserId = c.sender
  )
  SELECT n, st, CASE WHEN st = 0 THEN hs + k ELSE oseq END, CASE WHEN st = 0 THEN mc + k ELSE oord END,
         CASE WHEN st = 0 THEN now ELSE ocreated END, isopen
    FROM num ORDER BY n;
END $$;
