-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Reactions in encrypted channels: whose they are is known, what they are is not.
CREATE TABLE SealedReactions (
  ChannelId  UUID NOT NULL,
  MessageSeq BIGINT NOT NULL,
  Id         UUID NOT NULL,                    -- the operation that gave it
  UserId     UUID NOT NULL,
  DeviceId   UUID NOT NULL,
  EventSeq   BIGINT NOT NULL,
  Cipher     BYTEA NOT NULL,                    -- as in Messages
  PRIMARY KEY (ChannelId, MessageSeq, Id)
);
