-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Addresses at which other programs post into a channel (Kind 1), and programs that are told of its messages (Kind 2). An
-- outgoing hook has no queue: what it is owed are the messages of its channel behind DeliveredSeq.
CREATE TABLE Hooks (
  Id           BLOB NOT NULL PRIMARY KEY,
  ChannelId    BLOB NOT NULL REFERENCES Channels(Id) ON DELETE CASCADE,
  Kind         INTEGER NOT NULL,
  Name         TEXT NOT NULL,
  BotId        BLOB NOT NULL,                -- the member that stands for it
  CreatedBy    BLOB NOT NULL,
  CreatedAt    INTEGER NOT NULL,
  SecretHash   BLOB,                         -- incoming: of what stands in its address
  Url          TEXT,                         -- outgoing
  SigningKey   TEXT,                         -- outgoing
  DeliveredSeq INTEGER NOT NULL DEFAULT 0,
  Failures     INTEGER NOT NULL DEFAULT 0,
  FailingSince INTEGER,
  StoppedAt    INTEGER,
  Reason       TEXT,                         -- why the last delivery failed
  NextAt       INTEGER NOT NULL DEFAULT 0,
  BusyUntil    INTEGER NOT NULL DEFAULT 0    -- somebody delivers; over when they are gone
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_Hooks_ChannelId ON Hooks (ChannelId);
--@
CREATE INDEX IX_Hooks_BotId ON Hooks (BotId);
--@
CREATE UNIQUE INDEX UX_Hooks_SecretHash ON Hooks (SecretHash) WHERE SecretHash IS NOT NULL;
--@
CREATE INDEX IX_Hooks_NextAt ON Hooks (Kind, NextAt) WHERE Kind = 2 AND StoppedAt IS NULL;
