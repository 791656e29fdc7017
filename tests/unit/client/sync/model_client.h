// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device of the sync tests: the real store, sync engine and history over a link whose far end is a ModelServer
// behind a bad network.
#pragma once

#include "client/sync/history.h"
#include "client/sync/sync_engine.h"
#include "model_server.h"
#include "tests/support/scripted_link.h"

#include <QCoreApplication>

namespace dunlin::test {

class ModelClient
{
public:
    ModelClient(const UserId &ofUser, const Clock &clock)
        : user(ofUser)
        , m_store(*client::LocalStore::open({}, clock))
        , shelf(*m_store, clock)
        , sync(shelf, link,
               {std::chrono::milliseconds(0), std::chrono::milliseconds(0),
                std::chrono::milliseconds(0)})
        , history(shelf, link, 6)
    {
        link.online = false;
        isSound = shelf.load().ok();
        sync.setSelf(user, device);
        QObject::connect(&sync, &client::SyncEngine::rowsPassedOver, &history,
                         &client::History::passedOver);
        QObject::connect(&sync, &client::SyncEngine::rowsDropped, &history,
                         &client::History::dropped);
        QObject::connect(&sync, &client::SyncEngine::cacheFailed, &history,
                         [this] { isSound = false; });
        QObject::connect(&history, &client::History::cacheFailed, &history,
                         [this] { isSound = false; });
    }

    const UserId user;
    const DeviceId device = DeviceId::create();
    bool isSound = true;

private:
    std::unique_ptr<client::LocalStore> m_store;

public:
    ScriptedLink link;
    client::Shelf shelf;
    client::SyncEngine sync;
    client::History history;
    QList<client::Push> inbox; // on their way to this connection

    bool isOnline() const { return link.online; }
    void connect(const ModelServer &server)
    {
        link.online = true;
        wire::HelloReply reply;
        reply.user.id = user;
        reply.device.id = device;
        reply.epoch = server.epoch;
        const auto resume = sync.resume();
        if (resume && resume->epoch == server.epoch)
            reply.sync = server.sync(user, {resume->userCursor, resume->channels});
        sync.greeted(reply);
        history.setOnline(true);
    }
    void disconnect()
    {
        link.drop();
        inbox.clear();
        sync.lost();
        history.setOnline(false);
        turn();
    }
    // Answers the oldest question; false when none waits.
    bool answerOne(ModelServer &server)
    {
        if (link.asked.isEmpty())
            return false;
        const auto is = [this](const auto &op) {
            return link.asked.first().op == std::remove_cvref_t<decltype(op)>::number;
        };
        if (is(wire::op::sync)) {
            link.reply(wire::op::sync, server.sync(user, *link.seen(wire::op::sync)));
        } else if (is(wire::op::history)) {
            const auto request = link.seen(wire::op::history);
            if (server.channels.value(request->channelId)
                    .members.value(user, {{}, 0, 0, false})
                    .present)
                link.reply(wire::op::history, server.history(*request));
            else
                link.refuse(wire::op::history, fail(Errc::NotFound));
        } else {
            link.reply(wire::op::received, {});
        }
        turn();
        return true;
    }
    // Until nothing is asked any more.
    void drain(ModelServer &server)
    {
        turn();
        for (int i = 0; i < 2000 && (answerOne(server) || !link.asked.isEmpty()); ++i) { }
    }
    // As somebody who reads every channel from its end to its beginning.
    void scrollToTop(ModelServer &server)
    {
        const QList<ChannelId> channels = shelf.records().keys();
        for (const ChannelId &channel : channels) {
            for (qint64 ord = shelf.find(channel)->msgCount; ord > 0; --ord) {
                if (shelf.find(channel)->segments.holdsOrd(ord))
                    continue;
                history.want(channel, ord);
                drain(server);
            }
        }
    }
    // Lets everything that was posted or is due happen.
    static void turn()
    {
        for (int i = 0; i < 4; ++i)
            QCoreApplication::processEvents();
    }
};

} // namespace dunlin::test
