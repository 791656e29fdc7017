-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Public keys of devices: what others need to begin a session with one.
CREATE TABLE DeviceKeys (
  DeviceId        UUID PRIMARY KEY,
  UserId          UUID NOT NULL,
  SignKey         BYTEA NOT NULL,
  IdentityKey     BYTEA NOT NULL,
  PrekeyId        BIGINT NOT NULL,
  Prekey          BYTEA NOT NULL,
  PrekeySignature BYTEA NOT NULL,
  LastResortId    BIGINT NOT NULL,
  LastResortKey   BYTEA NOT NULL,
  LastOneTimeId   BIGINT NOT NULL DEFAULT 0,   -- no id up to here is ever stored again
  UpdatedAt       BIGINT NOT NULL
);
--@
-- Each is handed out once and removed with that.
CREATE TABLE OneTimeKeys (
  DeviceId  UUID NOT NULL,
  Id        BIGINT NOT NULL,
  PublicKey BYTEA NOT NULL,
  PRIMARY KEY (DeviceId, Id)
);
--@
-- The devices of an account, as its owner signed them: stored and ordered here, verified by clients.
CREATE TABLE DeviceLog (
  UserId UUID NOT NULL,
  Seq    BIGINT NOT NULL,
  Entry  BYTEA NOT NULL,
  PRIMARY KEY (UserId, Seq)
);
