// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that tells more of one message: what it said before, and who has read it.

#include "client/session/engine.h"

#include <algorithm>

namespace dunlin::client {

Result<QList<Wording>> Engine::wordings(const ChannelId &channel, qint64 seq)
{
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record)
        return QList<Wording>();
    DUNLIN_TRY(const auto message, m_store->messages().one(record->no, channel, seq));
    if (!message || message->deleted)
        return QList<Wording>();
    return m_store->wordings().of(record->no, *message, [this](const wire::MessageRow &row) {
        return m_sealing->heldText(row);
    });
}

Result<QList<ReaderCard>> Engine::readers(const ChannelId &channel, qint64 seq)
{
    QList<ReaderCard> readers;
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record || seq <= 0)
        return readers;
    DUNLIN_TRY(const QList<MemberRecord> members, m_store->people().members(record->no));
    for (const MemberRecord &each : members) {
        const QString name = m_shelf->nameOf(each.user);
        // Who is not known by name was never told of by the list of members.
        if (!each.present || each.user == m_sync->self() || name.isEmpty())
            continue;
        readers.append({each.user, name, m_shelf->pictureOf(each.user),
                        each.readSeq >= seq           ? ReaderCard::State::Read
                            : each.receivedSeq >= seq ? ReaderCard::State::Received
                                                      : ReaderCard::State::Waiting});
    }
    std::sort(readers.begin(), readers.end(), [](const ReaderCard &a, const ReaderCard &b) {
        if (a.state != b.state)
            return a.state > b.state;
        const int order = a.name.localeAwareCompare(b.name);
        return order != 0 ? order < 0 : a.user < b.user;
    });
    return readers;
}

} // namespace dunlin::client
