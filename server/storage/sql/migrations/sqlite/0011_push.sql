-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where a device wants to be woken (Web Push), and the keys for what is said to it.
CREATE TABLE PushSubscriptions (
  DeviceId  BLOB    PRIMARY KEY REFERENCES Devices(Id) ON DELETE CASCADE,
  Id        BLOB    NOT NULL,
  UserId    BLOB    NOT NULL,
  Endpoint  TEXT    NOT NULL,
  P256dh    BLOB    NOT NULL,
  Auth      BLOB    NOT NULL,
  CreatedAt INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--@
CREATE UNIQUE INDEX UX_PushSubscriptions_Id ON PushSubscriptions (Id);
--@
CREATE INDEX IX_PushSubscriptions_UserId ON PushSubscriptions (UserId);
