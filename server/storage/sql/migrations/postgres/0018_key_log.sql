-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log of all chains of devices: each of their entries, in the order in which they came. Nothing here is ever changed
-- or removed. The server fills it from the entries that there are when it starts: SQL can't hash.
CREATE TABLE KeyLogLeaves (
  Position  BIGINT PRIMARY KEY,
  UserId    UUID NOT NULL,
  Seq       BIGINT NOT NULL,
  EntryHash BYTEA NOT NULL
);
--@
CREATE INDEX IX_KeyLogLeaves_UserId_Seq ON KeyLogLeaves (UserId, Seq, Position);
--@
-- Of its tree (docs/crypto.md): the hashes over 2^Level leaves, once all of those are there.
CREATE TABLE KeyLogNodes (
  Level    BIGINT NOT NULL,
  Position BIGINT NOT NULL,
  Hash     BYTEA NOT NULL,
  PRIMARY KEY (Level, Position)
);
