-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files: nobody had any before this migration. The content of one lies in the object store under its hash.
DROP TABLE Files;
--@
CREATE TABLE Files (
  Id          BLOB PRIMARY KEY,
  UploadedBy  BLOB NOT NULL REFERENCES Users(Id),
  FileName    TEXT NOT NULL,
  FileSize    INTEGER NOT NULL,
  ContentType TEXT NOT NULL,
  State       INTEGER NOT NULL DEFAULT 0, -- 0 arriving, 1 complete, 2 hashed and about to be placed
  Received    INTEGER NOT NULL DEFAULT 0,  -- bytes that are on disk for good
  Announced   BLOB,                     -- the hash that the uploader gave
  Sha256      BLOB,
  CreatedAt   INTEGER NOT NULL,
  LooseSince  INTEGER                      -- NULL while something refers to it
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_Files_UploadedBy ON Files (UploadedBy, State, FileSize);
--@
CREATE INDEX IX_Files_Sha256 ON Files (Sha256) WHERE Sha256 IS NOT NULL;
--@
CREATE INDEX IX_Files_LooseSince ON Files (LooseSince) WHERE LooseSince IS NOT NULL;
--@
CREATE INDEX IX_Files_Arrived ON Files (CreatedAt) WHERE State <> 1 AND Received = FileSize;
--@
-- Which message refers to which file, in the message's order.
CREATE TABLE FileRefs (
  ChannelId BLOB NOT NULL,
  Seq       INTEGER NOT NULL,
  Position  INTEGER NOT NULL,
  FileId    BLOB NOT NULL,
  PRIMARY KEY (ChannelId, Seq, Position)
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_FileRefs_FileId ON FileRefs (FileId);
--@
ALTER TABLE Users ADD COLUMN AvatarFileId BLOB;
--@
CREATE INDEX IX_Users_AvatarFileId ON Users (AvatarFileId) WHERE AvatarFileId IS NOT NULL;
