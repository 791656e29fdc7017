// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// An engine without a connection on a profile that holds one channel, which the server reads or does not.
#pragma once

#include "client/session/engine.h"
#include "tests/support/scripted_link.h"
#include "tests/support/sealed_author.h"

#include <QTemporaryDir>
#include <QtTest>

namespace dunlin::test {

using namespace dunlin::client;

class HeldChannel
{
public:
    SystemClock clock;
    Secret key;
    std::unique_ptr<QTemporaryDir> dir;
    std::unique_ptr<client::test::SealedAuthor> author;
    std::unique_ptr<ScriptedLink> link;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Engine> engine;
    ChannelRecord record;
    QList<wire::MessageRow> rows;

    void begin(bool encrypted)
    {
        key = Secret(randomBytes(32));
        dir = std::make_unique<QTemporaryDir>();
        author = std::make_unique<client::test::SealedAuthor>();
        rows.clear();
        record = {};
        record.card.id = ChannelId::create();
        record.card.encrypted = encrypted;
    }
    // Number `answers`, 0: none.
    void say(LocalStore &store, const QString &text, qint64 answers = 0)
    {
        wire::MessageRow row;
        row.channelId = record.id();
        row.ord = row.seq = row.revSeq = rows.size() + 1;
        row.id = OpId::create();
        row.senderId = author->user();
        row.createdAt = 1000 * row.ord;
        if (record.card.encrypted) {
            const auto said =
                author->say(store, row, text,
                            answers > 0 ? std::optional(rows.at(answers - 1).id) : std::nullopt);
            if (!said.ok())
                qFatal("nothing can be said");
            row = *said;
        } else {
            row.content = text;
            if (answers > 0)
                row.replyTo = answers;
        }
        rows.append(row);
    }
    // What was said is on the disk, as it came.
    void fill(const std::function<void(LocalStore &)> &sayAll)
    {
        auto store = *LocalStore::open(dir->path(), clock);
        if (!*store->sealedRows().unlock(key) || !author->introduceTo(*store).ok())
            qFatal("the store does not open");
        sayAll(*store);
        const qint64 count = rows.size();
        record.head = record.cursor = record.msgCount = count;
        record.segments.add({1, count, 1, count});
        if (!store->channels().put(record).ok())
            qFatal("no channel");
        for (const wire::MessageRow &each : std::as_const(rows)) {
            if (!store->messages().put(record.no, each).ok())
                qFatal("no message");
        }
    }
    void open(const Secret &with)
    {
        link = std::make_unique<ScriptedLink>();
        http = std::make_unique<HttpClient>(clock);
        engine = std::make_unique<Engine>(dir->path(), *link, *http, clock, QStringLiteral("test"));
        if (!engine->open(with).ok())
            qFatal("the engine does not open");
    }
    void open() { open(key); }
    void close()
    {
        if (engine)
            engine->close();
        engine.reset();
        http.reset();
        link.reset();
    }
    qint64 no() const { return engine->shelf()->find(record.id())->no; }
    // As a push brings it.
    void arrives(const wire::MessageRow &row)
    {
        const ChannelRecord *held = engine->shelf()->find(record.id());
        const auto stored = engine->shelf()->apply(mergePush(*held, row, UserId::create()));
        if (!stored.ok())
            qFatal("it is not stored");
        Q_EMIT engine->syncEngine()->rowsStored(record.id(), *stored, false);
    }
};

} // namespace dunlin::test
