-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The keys to what was said in encrypted channels, sealed by each account's devices for whoever has its recovery key.
CREATE TABLE HistoryKeys (
  UserId    UUID PRIMARY KEY,
  PublicKey BYTEA NOT NULL,
  Signature BYTEA NOT NULL
);
--@
-- The pages of a device stay when it is removed.
CREATE TABLE HistoryPages (
  UserId    UUID NOT NULL,
  DeviceId  UUID NOT NULL,
  Page      BIGINT NOT NULL,
  Content   BYTEA NOT NULL,
  ChangedAt BIGINT NOT NULL,
  PRIMARY KEY (UserId, DeviceId, Page)
);
