-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- SQLite writes whole pages, and each of these took one of its own for nearly every message. A date is found by halving
-- a channel's range of Seq, which is in order of time; one person's messages channel by channel.
DROP INDEX IX_Messages_ChannelId_CreatedAt;
--@
DROP INDEX IX_Messages_SenderId;
