// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/settings_table.h"

#include "client/store/database.h"

namespace dunlin::client {

Result<QString> SettingsTable::value(const QString &key)
{
    DUNLIN_TRY(Rows rows,
               m_database.select(m_table == Table::Settings
                                     ? "SELECT Value FROM Settings WHERE Key = ?"
                                     : "SELECT Value FROM Meta WHERE Key = ?",
                                 {key}));
    return rows.next() ? rows.text(0) : QString();
}

Status SettingsTable::set(const QString &key, const QString &value)
{
    DUNLIN_CHECK(m_database.change(
        m_table == Table::Settings
            ? "INSERT INTO Settings (Key, Value) VALUES (?, ?) ON CONFLICT (Key) DO UPDATE "
              "SET Value = excluded.Value"
            : "INSERT INTO Meta (Key, Value) VALUES (?, ?) ON CONFLICT (Key) DO UPDATE "
              "SET Value = excluded.Value",
        {key, value}));
    return ok();
}

Status SettingsTable::clear()
{
    DUNLIN_CHECK(m_database.change(m_table == Table::Settings ? "DELETE FROM Settings"
                                                              : "DELETE FROM Meta"));
    return ok();
}

Result<QHash<ChannelId, QString>> DraftTable::load()
{
    DUNLIN_TRY(Rows rows, m_database.select("SELECT ChannelId, Body FROM Drafts"));
    QHash<ChannelId, QString> drafts;
    while (rows.next()) {
        if (const auto channel = ChannelId::fromBytes(rows.bytes(0)))
            drafts.insert(*channel, rows.text(1));
    }
    DUNLIN_CHECK(rows.outcome());
    return drafts;
}

Status DraftTable::set(const ChannelId &channel, const QString &text, qint64 nowMs)
{
    if (text.isEmpty()) {
        DUNLIN_CHECK(
            m_database.change("DELETE FROM Drafts WHERE ChannelId = ?", {channel.toBytes()}));
        return ok();
    }
    DUNLIN_CHECK(m_database.change(
        "INSERT INTO Drafts (ChannelId, Body, UpdatedAt) VALUES (?, ?, ?) ON CONFLICT (ChannelId) "
        "DO UPDATE SET Body = excluded.Body, UpdatedAt = excluded.UpdatedAt",
        {channel.toBytes(), text, nowMs}));
    return ok();
}

Status DraftTable::clear()
{
    DUNLIN_CHECK(m_database.change("DELETE FROM Drafts"));
    return ok();
}

} // namespace dunlin::client
