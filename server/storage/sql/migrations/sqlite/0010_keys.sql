-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Public keys of devices: what others need to begin a session with one.
CREATE TABLE DeviceKeys (
  DeviceId        BLOB PRIMARY KEY,
  UserId          BLOB NOT NULL,
  SignKey         BLOB NOT NULL,
  IdentityKey     BLOB NOT NULL,
  PrekeyId        INTEGER NOT NULL,
  Prekey          BLOB NOT NULL,
  PrekeySignature BLOB NOT NULL,
  LastResortId    INTEGER NOT NULL,
  LastResortKey   BLOB NOT NULL,
  LastOneTimeId   INTEGER NOT NULL DEFAULT 0,   -- no id up to here is ever stored again
  UpdatedAt       INTEGER NOT NULL
) STRICT, WITHOUT ROWID;
--@
-- Each is handed out once and removed with that.
CREATE TABLE OneTimeKeys (
  DeviceId  BLOB NOT NULL,
  Id        INTEGER NOT NULL,
  PublicKey BLOB NOT NULL,
  PRIMARY KEY (DeviceId, Id)
) STRICT, WITHOUT ROWID;
--@
-- The devices of an account, as its owner signed them: stored and ordered here, verified by clients.
CREATE TABLE DeviceLog (
  UserId BLOB NOT NULL,
  Seq    INTEGER NOT NULL,
  Entry  BLOB NOT NULL,
  PRIMARY KEY (UserId, Seq)
) STRICT, WITHOUT ROWID;
