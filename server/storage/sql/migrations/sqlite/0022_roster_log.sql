-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The members of encrypted channels, as members signed them: stored and ordered here, verified by clients.
CREATE TABLE RosterLog (
  ChannelId BLOB NOT NULL,
  Seq       INTEGER NOT NULL,
  UserId    BLOB NOT NULL,                    -- who signed it
  Entry     BLOB NOT NULL,
  PRIMARY KEY (ChannelId, Seq)
) STRICT, WITHOUT ROWID;
--@
CREATE INDEX IX_RosterLog_UserId ON RosterLog (UserId, ChannelId);
--@
-- By whose invite link somebody came, if that is how.
ALTER TABLE ChannelMembers ADD COLUMN InvitedBy BLOB;
