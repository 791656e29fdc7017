// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device with the engine of the programs, on a disk of its own, for tests with a real server.
#pragma once

#include "client/link/websocket_link.h"
#include "client/session/engine.h"
#include "tests/integration/server/server_test.h"

#include <QSignalSpy>
#include <QTemporaryDir>

namespace dunlin::test {

using namespace dunlin::client;
using namespace Qt::StringLiterals;

inline constexpr int PartyPatience = 120'000;

// What it comes to; Unavailable when it takes too long.
template <typename T>
Result<T> waitFor(Async<T> answer)
{
    QObject context;
    std::optional<Result<T>> got;
    finally(&context, std::move(answer), [&got](Result<T> outcome) { got = std::move(outcome); });
    if (!waitUntil([&got] { return got.has_value(); }, PartyPatience))
        return fail(Errc::Unavailable, u"no answer"_s);
    return *std::move(got);
}

// Goes like everybody's, and may be ahead of it.
class TurnedClock final : public Clock
{
public:
    qint64 nowMs() const override { return m_real.nowMs() + m_ahead.load(); }
    void advance(qint64 ms) { m_ahead += ms; }

private:
    SystemClock m_real;
    std::atomic<qint64> m_ahead = 0;
};

// One device of somebody, as their program has it.
class Party
{
public:
    Party(const QString &url, const QString &name)
        : Party(url, std::make_unique<Actor>(url, name))
    {
    }
    // A further device of somebody who is there.
    Party(const QString &url, std::unique_ptr<Actor> of)
        : m_actor(std::move(of))
        , actor(*m_actor)
        , m_url(url)
    {
        start();
    }
    ~Party() { stop(); }

    void start()
    {
        link = std::make_unique<WebsocketLink>(clock);
        http = std::make_unique<HttpClient>(clock);
        http->setServer(QUrl(m_url));
        http->setCredentials(Credentials::fresh(actor.me.token(), 900,
                                                actor.me.session.refreshToken, clock.nowMs()));
        engine = std::make_unique<Engine>(m_folder.path(), *link, *http, clock, u"test"_s);
        const auto profile = engine->open(Secret(QByteArray(32, 'k')));
        QVERIFY(profile.ok());
        Identity identity;
        identity.server = QUrl(m_url);
        identity.account.id = actor.id();
        identity.account.username = actor.name;
        identity.device = actor.me.device();
        QVERIFY(engine->adopt(identity).ok());
        QObject::connect(engine.get(), &Engine::channelPut, engine.get(),
                         [this](const ChannelCard &card) { cards.insert(card.id, card); });
    }
    void stop()
    {
        if (engine)
            engine->close();
        engine.reset();
        http.reset();
        link.reset();
    }
    // Online, and everything that waits is opened.
    bool comeOnline()
    {
        QSignalSpy caughtUp(engine.get(), &Engine::caughtUp);
        engine->setWanted(true);
        return waitUntil([&] { return !caughtUp.isEmpty(); }, PartyPatience)
            && engine->sealing()->own().state() == OwnDevice::State::Ready;
    }
    void goOffline()
    {
        engine->setWanted(false);
        settle(50);
    }
    OpId say(const ChannelId &channel, const QString &text)
    {
        PendingOp op;
        op.channel = channel;
        op.text = text;
        return run(op);
    }
    OpId run(const PendingOp &op)
    {
        QHash<OpId, bool> ended;
        QObject context;
        QObject::connect(engine.get(), &Engine::operationEnded, &context,
                         [&ended](const OpId &id, const Result<SendOutcome> &outcome) {
                             ended.insert(id, outcome.ok());
                             if (!outcome.ok())
                                 qWarning("It was refused: %s", qPrintable(outcome.error().detail));
                         });
        const auto queued = engine->queue({op});
        if (!queued.ok() || queued->isEmpty())
            return {};
        const OpId id = queued->first().id;
        return waitUntil([&] { return ended.contains(id); }, PartyPatience) && ended.value(id)
            ? id
            : OpId();
    }
    // As the server has them, newest first.
    QList<wire::MessageRow> rows(const ChannelId &channel)
    {
        const auto page = actor.rest.call(wire::http::messages, {channel.toText()});
        return page.ok() ? page->messages : QList<wire::MessageRow>();
    }
    wire::MessageRow row(const ChannelId &channel, const OpId &id)
    {
        for (const wire::MessageRow &each : rows(channel)) {
            if (each.id == id)
                return each;
        }
        return {};
    }
    // What a reader would see: "-" for what the program says in place of somebody's words.
    QString shows(wire::MessageRow row)
    {
        engine->sealing()->show(row);
        return row.type == wire::MessageType::Text ? row.content.value_or(QString()) : u"-"_s;
    }

    // Why it is not shown; empty: it is.
    QString fault(wire::MessageRow row)
    {
        engine->sealing()->show(row);
        return engine->sealing()->faultOf(row);
    }

    // "emoji count" each.
    QStringList reactions(wire::MessageRow row)
    {
        engine->sealing()->show(row);
        QStringList found;
        for (const wire::Reaction &each : std::as_const(row.reactions))
            found.append(each.emoji + u' ' + QString::number(each.count));
        return found;
    }
    wire::MessageRow shown(wire::MessageRow row)
    {
        engine->sealing()->show(row);
        return row;
    }
    // The content of a file; or why it can't be had.
    Result<QByteArray> content(const FileId &id)
    {
        std::optional<Result<QString>> got;
        QObject context;
        finally(&context, engine->openedFile(id),
                [&got](const Result<QString> &path) { got.emplace(path); });
        if (!waitUntil([&] { return got.has_value(); }, PartyPatience))
            return fail(Errc::Unavailable, u"no answer"_s);
        if (!got->ok())
            return got->error();
        QFile file(got->value());
        if (!file.open(QIODevice::ReadOnly))
            return fail(Errc::NotFound, u"no file"_s);
        return file.readAll();
    }
    OpId attach(const ChannelId &channel, const QString &path, const QString &caption)
    {
        QHash<OpId, bool> ended;
        QObject context;
        QObject::connect(engine.get(), &Engine::operationEnded, &context,
                         [&ended](const OpId &id, const Result<SendOutcome> &outcome) {
                             ended.insert(id, outcome.ok());
                             if (!outcome.ok())
                                 qWarning("It was refused: %s", qPrintable(outcome.error().detail));
                         });
        PendingOp op;
        op.id = OpId::create();
        op.channel = channel;
        op.text = caption;
        if (const auto attached = engine->attach(op, {path}); !attached.ok()) {
            qWarning("A file could not be queued: %s", qPrintable(attached.error().detail));
            return {};
        }
        if (!waitUntil([&] { return ended.contains(op.id); }, PartyPatience))
            qWarning("A file is still under way");
        return ended.value(op.id) ? op.id : OpId();
    }

private:
    const std::unique_ptr<Actor> m_actor;

public:
    Actor &actor;
    TurnedClock clock;
    std::unique_ptr<WebsocketLink> link;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Engine> engine;
    QHash<ChannelId, ChannelCard> cards;

private:
    const QString m_url;
    QTemporaryDir m_folder;
};

// A further device of theirs, which reads what they read.
inline std::unique_ptr<Party> letIn(const QString &url, Party &owner)
{
    auto made = std::make_unique<Party>(url, owner.actor.otherDevice());
    made->engine->setWanted(true);
    OwnDevice &own = owner.engine->sealing()->own();
    const DeviceId device = made->actor.me.device();
    QString number;
    const auto asks = [&] {
        const auto all = own.asking();
        for (const AskingDevice &each : all.ok() ? *all : QList<AskingDevice>()) {
            if (each.id == device)
                number = each.number;
        }
        return !number.isEmpty();
    };
    const auto isReady = [&] {
        return made->engine->sealing()->own().state() == OwnDevice::State::Ready;
    };
    if (!waitUntil(asks, PartyPatience)
        || !waitFor(owner.engine->sealing()->approve(device, number)).ok()
        || !waitUntil(isReady, PartyPatience))
        return nullptr;
    return made;
}

inline ChannelId encryptedChannel(Party &owner, const QList<UserId> &members)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.name = u"quiet"_s;
    request.isPrivate = true;
    request.encrypted = true;
    request.members = members;
    const auto made = owner.actor.rest.call(wire::http::createChannel, {}, request);
    return made.ok() && owner.engine->enter(*made, wire::Role::Owner).ok() ? made->id : ChannelId();
}

} // namespace dunlin::test
