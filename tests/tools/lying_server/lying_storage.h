// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// In front of the real storage: reads are answered from what it has, and then as this server is told to. What is written is
// the truth, but for the keys that are handed out, which takes them away.
#pragma once

#include "server/storage/storage.h"
#include "tests/tools/lying_server/lies.h"

namespace dunlin::lying {

class LyingStorage final : public server::Storage
{
public:
    LyingStorage(server::Storage &inner, const Lies &lies, Said &said)
        : m_inner(inner)
        , m_lies(lies)
        , m_said(said)
    {
    }

    void scrub() override { m_inner.scrub(); }
    // Tells its log what it hears in a channel of which it says that it is plain.
    void append(server::AppendRequest request, Appended appended) override;
    Health health() const override { return m_inner.health(); }
    void close() override { m_inner.close(); }

protected:
    void submitRead(ReadStatusWork work, Settled settled) override;
    void submitWrite(const std::optional<ChannelId> &channel, WriteWork work,
                     Settled settled) override;
    void submitWriteBehind(WriteWork work, Settled settled) override
    {
        passWriteBehind(m_inner, std::move(work), std::move(settled));
    }

private:
    server::Storage &m_inner;
    const Lies &m_lies;
    Said &m_said;
};

} // namespace dunlin::lying
