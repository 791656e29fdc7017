-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- What admins and the command line did. Rows are added and never changed. Without foreign keys: what it tells of may go.
CREATE TABLE AuditLog (
  Id      BIGINT NOT NULL PRIMARY KEY,
  At      BIGINT NOT NULL,
  ActorId UUID,                       -- NULL: the command line
  Act     TEXT NOT NULL,
  Subject TEXT NOT NULL DEFAULT '',
  Name    TEXT NOT NULL DEFAULT '',
  Detail  TEXT NOT NULL DEFAULT ''
);
--@
-- Few have more to say than others.
CREATE INDEX IX_Users_Role ON Users (Role) WHERE Role = 2;
