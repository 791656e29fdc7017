// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that tells the others which log of all chains of devices this device is shown, and hears what
// they say of it (log_watch.h).

#include "client/sealing/sealing.h"
#include "shared/core/log.h"

namespace dunlin::client {

std::optional<LogFinding> Sealing::logFinding()
{
    if (!m_knowsLogFinding && m_store.sealedRows().isOpen()) {
        m_logFinding = m_book.log().finding();
        m_knowsLogFinding = true;
    }
    return m_logFinding;
}

void Sealing::logFindingMoved()
{
    m_knowsLogFinding = false;
    Q_EMIT logFindingChanged();
}

Status Sealing::acceptLog()
{
    DUNLIN_CHECK(m_book.log().beginAnew());
    m_logWatch.look();
    return ok();
}

// Once for each head in a channel: who comes later hears it with the next one.
std::optional<ToldLog> Sealing::logToTell(const ChannelId &channel)
{
    const auto state = m_book.log().state();
    if (!state.ok() || state->size == 0 || m_toldLog.value(channel) == *state)
        return std::nullopt;
    return ToldLog{qint64(state->size), state->root};
}

void Sealing::hearLog(const Frame &frame, const UserId &from)
{
    if (frame.kind != FrameKind::Text)
        return;
    const auto content = contentOf<TextContent>(frame);
    if (!content.ok() || !content->log)
        return;
    const Status heard = m_logWatch.hear(from, {quint64(content->log->size), content->log->root});
    if (!heard.ok())
        qCWarning(lcSession, "What a device was shown of the log of devices could not be kept");
}

} // namespace dunlin::client
