// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device makes of the history that it is told, for tests with a server that lies about it.
#pragma once

#include "tests/e2e/encrypted/party.h"

namespace dunlin::test {

// "number fault who".
inline QString faultOf(Party &who, const ChannelId &channel)
{
    who.engine->checkHistories();
    const HistoryFault found = who.engine->historyFault(channel);
    return found.seq == 0
        ? QString()
        : QString::number(found.seq) + u' ' + found.fault + u' ' + found.by.toText();
}

inline QString fault(qint64 seq, const char *name, const UserId &by = {})
{
    return QString::number(seq) + u' ' + QString::fromLatin1(name) + u' ' + by.toText();
}

inline bool holds(Party &who, const ChannelId &channel, qint64 seq)
{
    const ChannelRecord *record = who.engine->shelf()->find(channel);
    return record && record->cursor >= seq && who.engine->syncEngine()->isWhole(channel);
}

// Everybody has said something, and holds the keys of the others.
inline ChannelId threeTalk(Party &ann, Party &bob, Party &cat)
{
    for (Party *each : {&ann, &bob, &cat}) {
        if (!each->comeOnline())
            return {};
    }
    const ChannelId channel = encryptedChannel(ann, {bob.actor.id(), cat.actor.id()});
    qint64 head = 0;
    for (Party *each : {&ann, &bob, &cat}) {
        const OpId id = each->say(channel, u"hello"_s);
        head = each->row(channel, id).seq;
        for (Party *reader : {&ann, &bob, &cat}) {
            if (head == 0
                || !waitUntil([&] { return holds(*reader, channel, head); }, PartyPatience)
                || !waitUntil([&] { return reader->shows(reader->row(channel, id)) == u"hello"_s; },
                              PartyPatience))
                return {};
        }
    }
    return channel;
}

} // namespace dunlin::test

#define EVERYBODY_HOLDS(seq, ...)                                                                  \
    for (Party * each : {__VA_ARGS__})                                                             \
    QTRY_VERIFY_WITH_TIMEOUT(holds(*each, channel, seq), PartyPatience)
