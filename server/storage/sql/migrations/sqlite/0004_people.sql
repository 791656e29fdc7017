-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE Users ADD COLUMN Presence INTEGER NOT NULL DEFAULT 1;
--@
ALTER TABLE Users ADD COLUMN HidesLastSeen INTEGER NOT NULL DEFAULT FALSE;
--@
-- The second factor of a sign-in. Without ConfirmedAt it was begun only, and asks nobody for anything.
CREATE TABLE SecondFactors (
  UserId      BLOB PRIMARY KEY REFERENCES Users(Id) ON DELETE CASCADE,
  Secret      BLOB NOT NULL,
  CreatedAt   INTEGER NOT NULL,
  ConfirmedAt INTEGER,
  LastStep    INTEGER NOT NULL DEFAULT 0
) STRICT, WITHOUT ROWID;
--@
CREATE TABLE RecoveryCodes (
  UserId BLOB NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  Hash   BLOB NOT NULL,
  PRIMARY KEY (UserId, Hash)
) STRICT, WITHOUT ROWID;
--@
-- With the revoked ones, for whoever asks what is known about them.
CREATE INDEX IX_Devices_User ON Devices (UserId);
