-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Addresses at which other programs post into a channel (Kind 1), and programs that are told of its messages (Kind 2). An
-- outgoing hook has no queue: what it is owed are the messages of its channel behind DeliveredSeq.
CREATE TABLE Hooks (
  Id           UUID NOT NULL PRIMARY KEY,
  ChannelId    UUID NOT NULL REFERENCES Channels(Id) ON DELETE CASCADE,
  Kind         SMALLINT NOT NULL,
  Name         TEXT NOT NULL,
  BotId        UUID NOT NULL,                -- the member that stands for it
  CreatedBy    UUID NOT NULL,
  CreatedAt    BIGINT NOT NULL,
  SecretHash   BYTEA,                        -- incoming: of what stands in its address
  Url          TEXT,                         -- outgoing
  SigningKey   TEXT,                         -- outgoing
  DeliveredSeq BIGINT NOT NULL DEFAULT 0,
  Failures     BIGINT NOT NULL DEFAULT 0,
  FailingSince BIGINT,
  StoppedAt    BIGINT,
  Reason       TEXT,                         -- why the last delivery failed
  NextAt       BIGINT NOT NULL DEFAULT 0,
  BusyUntil    BIGINT NOT NULL DEFAULT 0    -- somebody delivers; over when they are gone
);
--@
CREATE INDEX IX_Hooks_ChannelId ON Hooks (ChannelId);
--@
CREATE INDEX IX_Hooks_BotId ON Hooks (BotId);
--@
CREATE UNIQUE INDEX UX_Hooks_SecretHash ON Hooks (SecretHash) WHERE SecretHash IS NOT NULL;
--@
CREATE INDEX IX_Hooks_NextAt ON Hooks (Kind, NextAt) WHERE Kind = 2 AND StoppedAt IS NULL;
