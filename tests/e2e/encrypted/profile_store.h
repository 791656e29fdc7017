// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a profile holds, read with its own key and without any network.
#pragma once

#include "client/link/websocket_link.h"
#include "client/session/engine.h"
#include "client/session/secret_vault.h"
#include "tests/support/test_client.h"

namespace dunlin::test {

class ProfileStore
{
public:
    explicit ProfileStore(const QString &profile)
        : m_link(m_clock)
        , m_http(m_clock)
        , m_engine(profile, m_link, m_http, m_clock, QStringLiteral("test"))
    {
        client::FileVault vault(profile);
        const Async<Secret> read = vault.read(QStringLiteral("store-key"));
        if (!waitUntil([&] { return read.isFinished(); }) || !read.result().ok())
            return;
        m_key = *read.result();
        m_isOpen = m_engine.open(m_key).ok();
    }
    ~ProfileStore()
    {
        if (m_isOpen)
            m_engine.close();
    }
    bool isOpen() const { return m_isOpen; }
    client::Engine &engine() { return m_engine; }
    // Under which everything there is sealed.
    const Secret &key() const { return m_key; }

    // The text of a row as the server has it; none when it stays shut, and then why.
    std::optional<QString> text(wire::MessageRow row, QString *cause)
    {
        m_engine.sealing()->show(row);
        *cause = m_engine.sealing()->faultOf(row);
        return cause->isEmpty() && row.type == wire::MessageType::Text ? row.content : std::nullopt;
    }

private:
    SystemClock m_clock;
    client::WebsocketLink m_link;
    client::HttpClient m_http;
    client::Engine m_engine;
    Secret m_key;
    bool m_isOpen = false;
};

} // namespace dunlin::test
