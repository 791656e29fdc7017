-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
ALTER TABLE Users ADD COLUMN Presence SMALLINT NOT NULL DEFAULT 1;
--@
ALTER TABLE Users ADD COLUMN HidesLastSeen BOOLEAN NOT NULL DEFAULT FALSE;
--@
-- The second factor of a sign-in. Without ConfirmedAt it was begun only, and asks nobody for anything.
CREATE TABLE SecondFactors (
  UserId      UUID PRIMARY KEY REFERENCES Users(Id) ON DELETE CASCADE,
  Secret      BYTEA NOT NULL,
  CreatedAt   BIGINT NOT NULL,
  ConfirmedAt BIGINT,
  LastStep    BIGINT NOT NULL DEFAULT 0
);
--@
CREATE TABLE RecoveryCodes (
  UserId UUID NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  Hash   BYTEA NOT NULL,
  PRIMARY KEY (UserId, Hash)
);
--@
-- With the revoked ones, for whoever asks what is known about them.
CREATE INDEX IX_Devices_User ON Devices (UserId);
