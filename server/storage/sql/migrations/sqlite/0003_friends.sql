-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
CREATE TABLE Blocks (
  UserId    BLOB NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  BlockedId BLOB NOT NULL REFERENCES Users(Id) ON DELETE CASCADE,
  CreatedAt INTEGER NOT NULL,
  PRIMARY KEY (UserId, BlockedId)
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_Blocks_BlockedId ON Blocks (BlockedId);
--@
ALTER TABLE UserEvents ADD COLUMN FriendState INTEGER;
