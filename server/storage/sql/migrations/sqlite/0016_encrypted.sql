-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Encrypted channels alone: the number of who can read now, see wire::Roster.
CREATE TABLE Rosters (
  ChannelId BLOB PRIMARY KEY,
  Epoch     INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--@
-- What devices seal for each other, until the receiving one has acknowledged it.
CREATE TABLE Envelopes (
  DeviceId   BLOB NOT NULL,
  FromDevice BLOB NOT NULL,
  Id         BLOB NOT NULL,                   -- the sender's
  FromUser   BLOB NOT NULL,
  Kind       INTEGER NOT NULL,
  Bytes      BLOB NOT NULL,
  CreatedAt  INTEGER NOT NULL,
  PRIMARY KEY (DeviceId, FromDevice, Id)
) STRICT;
--@
CREATE INDEX IX_Envelopes_Waiting ON Envelopes (DeviceId, CreatedAt, Id);
