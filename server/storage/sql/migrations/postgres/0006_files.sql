-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Files: nobody had any before this migration. The content of one lies in the object store under its hash.
DROP TABLE Files;
--@
CREATE TABLE Files (
  Id          UUID PRIMARY KEY,
  UploadedBy  UUID NOT NULL REFERENCES Users(Id),
  FileName    TEXT NOT NULL,
  FileSize    BIGINT NOT NULL,
  ContentType TEXT NOT NULL,
  State       SMALLINT NOT NULL DEFAULT 0, -- 0 arriving, 1 complete, 2 hashed and about to be placed
  Received    BIGINT NOT NULL DEFAULT 0,  -- bytes that are on disk for good
  Announced   BYTEA,                     -- the hash that the uploader gave
  Sha256      BYTEA,
  CreatedAt   BIGINT NOT NULL,
  LooseSince  BIGINT                      -- NULL while something refers to it
);
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
  ChannelId UUID NOT NULL,
  Seq       BIGINT NOT NULL,
  Position  SMALLINT NOT NULL,
  FileId    UUID NOT NULL,
  PRIMARY KEY (ChannelId, Seq, Position)
);
--@
CREATE INDEX IX_FileRefs_FileId ON FileRefs (FileId);
--@
ALTER TABLE Users ADD COLUMN AvatarFileId UUID;
--@
CREATE INDEX IX_Users_AvatarFileId ON Users (AvatarFileId) WHERE AvatarFileId IS NOT NULL;
