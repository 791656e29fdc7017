-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Who may add the person to a channel: 1 everybody, 2 friends, 3 nobody.
ALTER TABLE Users ADD COLUMN AddedBy INTEGER NOT NULL DEFAULT 1;
