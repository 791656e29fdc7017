-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The recovery key of each account that wants it here, wrapped by a passphrase that only its owner knows.
CREATE TABLE RecoveryKeys (
  UserId    UUID PRIMARY KEY,
  Wrapped   BYTEA NOT NULL,
  ChangedAt BIGINT NOT NULL
);
