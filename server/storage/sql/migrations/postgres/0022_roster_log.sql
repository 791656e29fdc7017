-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- The members of encrypted channels, as members signed them: stored and ordered here, verified by clients.
CREATE TABLE RosterLog (
  ChannelId UUID NOT NULL,
  Seq       BIGINT NOT NULL,
  UserId    UUID NOT NULL,                    -- who signed it
  Entry     BYTEA NOT NULL,
  PRIMARY KEY (ChannelId, Seq)
);
--@
CREATE INDEX IX_RosterLog_UserId ON RosterLog (UserId, ChannelId);
--@
-- By whose invite link somebody came, if that is how.
ALTER TABLE ChannelMembers ADD COLUMN InvitedBy UUID;
