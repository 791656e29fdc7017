-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- A table of their own and no column of Messages: a message that is stored pays nothing for it.
CREATE TABLE Pins (
  ChannelId  BLOB    NOT NULL,
  MessageSeq INTEGER NOT NULL,
  PinnedBy   BLOB    NOT NULL,
  PinnedAt   INTEGER NOT NULL,
  EventSeq   INTEGER NOT NULL,
  PRIMARY KEY (ChannelId, MessageSeq)
) STRICT, WITHOUT ROWID;
--@
ALTER TABLE Channels ADD COLUMN SlowModeSeconds INTEGER NOT NULL DEFAULT 0;
--@
-- When the member last sent something while the channel was in slow mode.
ALTER TABLE ChannelMembers ADD COLUMN SlowSentAt INTEGER NOT NULL DEFAULT 0;
--@
ALTER TABLE ChannelMembers ADD COLUMN MutedUntil INTEGER;
--@
ALTER TABLE UserEvents ADD COLUMN NotifyLevel INTEGER;
--@
ALTER TABLE UserEvents ADD COLUMN MutedUntil INTEGER;
--@
ALTER TABLE UserEvents ADD COLUMN NotificationId INTEGER;
--@
ALTER TABLE UserEvents ADD COLUMN NotificationsRead INTEGER;
--@
-- Number of the person's last notification, and up to where they have read.
ALTER TABLE UserHeads ADD COLUMN Notified INTEGER NOT NULL DEFAULT 0;
--@
ALTER TABLE UserHeads ADD COLUMN NotifiedRead INTEGER NOT NULL DEFAULT 0;
--@
CREATE TABLE Notifications (
  UserId     BLOB    NOT NULL,
  Id         INTEGER NOT NULL,                   -- 1, 2, 3 ... of one person
  Kind       INTEGER NOT NULL,
  CreatedAt  INTEGER NOT NULL,
  ActorId    BLOB    NOT NULL,
  ChannelId  BLOB,
  MessageSeq INTEGER,
  PRIMARY KEY (UserId, Id)
) STRICT, WITHOUT ROWID;
--@
-- Up to which change of a channel the search index knows it.
CREATE TABLE SearchCursors (
  ChannelId  BLOB    PRIMARY KEY,
  IndexedSeq INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
--@
-- The words of each message that can be found. Ids are in order of time: what is searched comes newest first.
CREATE TABLE MessageSearch (
  Id        INTEGER NOT NULL PRIMARY KEY,
  ChannelId BLOB    NOT NULL,
  Seq       INTEGER NOT NULL,
  Terms     TEXT    NOT NULL
) STRICT;
--@
CREATE UNIQUE INDEX UX_MessageSearch_ChannelId_Seq ON MessageSearch (ChannelId, Seq);
--@
-- Words are made by the program and only have to be told apart here, so nothing but their presence is kept.
CREATE VIRTUAL TABLE MessageTerms USING fts5(Terms, content='MessageSearch', content_rowid='Id', detail=none, columnsize=0, tokenize="unicode61 remove_diacritics 0");
