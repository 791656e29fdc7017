-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A table of their own and no column of Messages: a message that is stored pays nothing for it.
CREATE TABLE Pins (
  ChannelId  UUID   NOT NULL,
  MessageSeq BIGINT NOT NULL,
  PinnedBy   UUID   NOT NULL,
  PinnedAt   BIGINT NOT NULL,
  EventSeq   BIGINT NOT NULL,
  PRIMARY KEY (ChannelId, MessageSeq)
);
--@
ALTER TABLE Channels ADD COLUMN SlowModeSeconds BIGINT NOT NULL DEFAULT 0;
--@
-- When the member last sent something while the channel was in slow mode.
ALTER TABLE ChannelMembers ADD COLUMN SlowSentAt BIGINT NOT NULL DEFAULT 0;
--@
ALTER TABLE ChannelMembers ADD COLUMN MutedUntil BIGINT;
--@
ALTER TABLE UserEvents ADD COLUMN NotifyLevel SMALLINT;
--@
ALTER TABLE UserEvents ADD COLUMN MutedUntil BIGINT;
--@
ALTER TABLE UserEvents ADD COLUMN NotificationId BIGINT;
--@
ALTER TABLE UserEvents ADD COLUMN NotificationsRead BIGINT;
--@
-- Number of the person's last notification, and up to where they have read.
ALTER TABLE UserHeads ADD COLUMN Notified BIGINT NOT NULL DEFAULT 0;
--@
ALTER TABLE UserHeads ADD COLUMN NotifiedRead BIGINT NOT NULL DEFAULT 0;
--@
CREATE TABLE Notifications (
  UserId     UUID   NOT NULL,
  Id         BIGINT NOT NULL,                   -- 1, 2, 3 ... of one person
  Kind       SMALLINT NOT NULL,
  CreatedAt  BIGINT NOT NULL,
  ActorId    UUID   NOT NULL,
  ChannelId  UUID,
  MessageSeq BIGINT,
  PRIMARY KEY (UserId, Id)
);
--@
-- Up to which change of a channel the search index knows it.
CREATE TABLE SearchCursors (
  ChannelId  UUID   PRIMARY KEY,
  IndexedSeq BIGINT NOT NULL DEFAULT 0
);
--@
-- The words of each message that can be found. Ids are in order of time: what is searched comes newest first.
CREATE TABLE MessageSearch (
  Id        BIGINT NOT NULL PRIMARY KEY,
  ChannelId UUID   NOT NULL,
  Seq       BIGINT NOT NULL,
  Terms     TSVECTOR NOT NULL
);
--@
CREATE UNIQUE INDEX UX_MessageSearch_ChannelId_Seq ON MessageSearch (ChannelId, Seq);
--@
-- The channel is one of the words: no extension is needed to ask for both at once.
CREATE INDEX GX_MessageSearch_Terms ON MessageSearch USING gin (Terms);
