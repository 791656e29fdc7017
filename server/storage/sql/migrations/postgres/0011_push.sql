-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Where a device wants to be woken (Web Push), and the keys for what is said to it.
CREATE TABLE PushSubscriptions (
  DeviceId  UUID    PRIMARY KEY REFERENCES Devices(Id) ON DELETE CASCADE,
  Id        UUID    NOT NULL,
  UserId    UUID    NOT NULL,
  Endpoint  TEXT    NOT NULL,
  P256dh    BYTEA   NOT NULL,
  Auth      BYTEA   NOT NULL,
  CreatedAt BIGINT  NOT NULL
);
--@
CREATE UNIQUE INDEX UX_PushSubscriptions_Id ON PushSubscriptions (Id);
--@
CREATE INDEX IX_PushSubscriptions_UserId ON PushSubscriptions (UserId);
