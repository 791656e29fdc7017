-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The log of all chains of devices: each of their entries, in the order in which they came. Nothing here is ever changed
-- or removed. The server fills it from the entries that there are when it starts: SQL can't hash.
CREATE TABLE KeyLogLeaves (
  Position  INTEGER PRIMARY KEY,
  UserId    BLOB NOT NULL,
  Seq       INTEGER NOT NULL,
  EntryHash BLOB NOT NULL
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_KeyLogLeaves_UserId_Seq ON KeyLogLeaves (UserId, Seq, Position);
--@
-- Of its tree (docs/crypto.md): the hashes over 2^Level leaves, once all of those are there.
CREATE TABLE KeyLogNodes (
  Level    INTEGER NOT NULL,
  Position INTEGER NOT NULL,
  Hash     BLOB NOT NULL,
  PRIMARY KEY (Level, Position)
) STRICT, WITHOUT ROWID;
