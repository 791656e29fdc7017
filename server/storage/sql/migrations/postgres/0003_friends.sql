-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE Blocks (
  UserId    UUID NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  BlockedId UUID NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  CreatedAt BIGINT NOT NULL,
  PRIMARY KEY (UserId, BlockedId)
);
--@
CREATE INDEX IX_Blocks_BlockedId ON Blocks (BlockedId);
--@
ALTER TABLE UserEvents ADD COLUMN FriendState SMALLINT;
