-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reactions in encrypted channels: whose they are is known, what they are is not.
CREATE TABLE SealedReactions (
  ChannelId  BLOB NOT NULL,
  MessageSeq INTEGER NOT NULL,
  Id         BLOB NOT NULL,                    -- the operation that gave it
  UserId     BLOB NOT NULL,
  DeviceId   BLOB NOT NULL,
  EventSeq   INTEGER NOT NULL,
  Cipher     BLOB NOT NULL,                    -- as in Messages
  PRIMARY KEY (ChannelId, MessageSeq, Id)
) STRICT, WITHOUT ROWID;
