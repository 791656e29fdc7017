// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that wires the sealing to the rest.

#include "client/session/engine.h"
#include "shared/core/log.h"

#include <algorithm>

namespace dunlin::client {

void Engine::buildSealing()
{
    SealingSurroundings around;
    around.saysEncrypted = [this](const ChannelId &channel) {
        const ChannelRecord *record = m_shelf->find(channel);
        return record && record->card.encrypted;
    };
    around.message = [this](const ChannelId &channel,
                            qint64 seq) -> std::optional<wire::MessageRow> {
        const ChannelRecord *record = m_shelf->find(channel);
        const auto row = record && seq > 0 ? m_store->messages().one(record->no, channel, seq)
                                           : Result<std::optional<wire::MessageRow>>(std::nullopt);
        return row.ok() ? *row : std::nullopt;
    };
    around.newest = [this](int most) {
        QList<wire::MessageRow> newest;
        for (const ChannelRecord &record : m_shelf->records()) {
            if (!m_sealing->isEncrypted(record.id()))
                continue;
            const auto rows =
                m_store->messages().bySeqDown(record.no, record.id(), 1, record.head + 1, most);
            for (const wire::MessageRow &row : rows.ok() ? *rows : QList<wire::MessageRow>()) {
                if (row.sealed && !row.deleted)
                    newest.append(row);
            }
        }
        std::sort(newest.begin(), newest.end(),
                  [](const wire::MessageRow &a, const wire::MessageRow &b) {
                      return a.createdAt > b.createdAt;
                  });
        return newest.mid(0, most);
    };
    around.userNamed = [this](const QString &name) { return userNamed(name); };
    around.mayMentionAll = [this](const ChannelId &channel, const UserId &user) {
        return mayMentionAll(channel, user);
    };
    around.messageSeq = [this](const OpId &id) {
        const auto seq = m_store->messages().seqOf(id);
        return seq.ok() ? *seq : qint64(0);
    };
    m_sealing = std::make_unique<Sealing>(*m_store, m_link, m_http, m_clock, around);
    m_outbox->setSealer(m_sealing.get());
    m_store->setShow([this](wire::MessageRow &row) { m_sealing->show(row); });
    connect(m_sealing.get(), &Sealing::settled, this, &Engine::tellCaughtUp);
    connect(m_sealing.get(), &Sealing::asked, this, &Engine::deviceAsked);
    connect(m_sealing.get(), &Sealing::keysChanged, this, &Engine::keysChanged);
    connect(m_sealing.get(), &Sealing::trustChanged, this, [this](const UserId &user) {
        for (const ChannelRecord &record : m_shelf->records()) {
            if (record.card.peer ? record.card.peer->id == user
                                 : m_sealing->isEncrypted(record.id()))
                touch(record.id());
        }
        for (const ChannelId &channel : std::as_const(m_membersShown))
            loadMembers(channel);
    });
    connect(m_sealing.get(), &Sealing::disputeChanged, this, &Engine::touch);
    // What waited for the keys leaves.
    connect(m_sealing.get(), &Sealing::becameReady, this, [this] {
        if (m_online)
            m_outbox->setOnline(true);
    });
    connect(m_sealing.get(), &Sealing::opened, this, [this](const ChannelId &channel) {
        if (!m_shelf->find(channel))
            return;
        if (m_watched.contains(channel))
            Q_EMIT rowsStale(channel);
        // What could not be read when it came.
        if (const ChannelRecord *record = m_shelf->find(channel); record->unread() > 0)
            noteMentions(sealedMentions(*record, record->readOrd + 1));
        touch(channel);
    });
}

Status Engine::beginSealing()
{
    if (!m_identity)
        return ok();
    const Status begun = m_sealing->begin(m_identity->account.id, m_identity->device);
    // The rest of the profile is as good as ever; what is encrypted waits, and says so.
    if (!begun.ok())
        qCWarning(lcSession, "The keys of this device can't be used: %s",
                  qPrintable(begun.error().detail));
    recallMentions();
    return ok();
}

Result<bool> Engine::unlock(const Secret &key)
{
    DUNLIN_TRY(const bool fits, m_store->sealedRows().unlock(key));
    if (!fits)
        return false;
    DUNLIN_CHECK(beginSealing());
    if (m_online)
        m_sealing->setOnline(true);
    return true;
}

// Both the rows and what opens them are here.
void Engine::tellCaughtUp()
{
    if (!m_isCaughtUp || !m_sealing->isSettled())
        return;
    flush();
    Q_EMIT caughtUp();
}

} // namespace dunlin::client
