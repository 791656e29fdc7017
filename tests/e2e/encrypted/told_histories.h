// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device makes of the history that it is told, for tests with a server that lies about it.
#pragma once

#include "client/crypto/bytes.h"
#include "client/crypto/content.h"
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

// What the sender of this message put into it; absent: it can't be read.
inline std::optional<TextContent> saidIn(Party &sender, const wire::MessageRow &row)
{
    if (!row.sealed)
        return std::nullopt;
    ByteWriter writer;
    const QByteArray name =
        blake2b(writer.u64(quint64(row.sealed->epoch)).raw(row.sealed->bytes).take());
    KeyRows rows(sender.engine->shelf()->store().sealedRows());
    const auto held = rows.read(SealedKind::Opened, name);
    if (!held.ok() || !*held)
        return std::nullopt;
    const auto frame = readFrame((*held)->reveal());
    const auto content =
        frame.ok() ? contentOf<TextContent>(*frame) : Result<TextContent>(frame.error());
    return content.ok() ? std::optional(*content) : std::nullopt;
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
