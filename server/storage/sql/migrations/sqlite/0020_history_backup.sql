-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The keys to what was said in encrypted channels, sealed by each account's devices for whoever has its recovery key.
CREATE TABLE HistoryKeys (
  UserId    BLOB PRIMARY KEY,
  PublicKey BLOB NOT NULL,
  Signature BLOB NOT NULL
) STRICT, WITHOUT ROWID;
--@
-- The pages of a device stay when it is removed.
CREATE TABLE HistoryPages (
  UserId    BLOB NOT NULL,
  DeviceId  BLOB NOT NULL,
  Page      INTEGER NOT NULL,
  Content   BLOB NOT NULL,
  ChangedAt INTEGER NOT NULL,
  PRIMARY KEY (UserId, DeviceId, Page)
) STRICT;
