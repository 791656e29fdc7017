-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Channels whose messages go once they are delivered.
CREATE INDEX IX_Channels_Delivered ON Channels (RetainMode, Id) WHERE RetainMode = 2;
