// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the outbox's tests share: its operations in short, and an outbox that ends and begins again.
#pragma once

#include "client/outbox/outbox.h"
#include "tests/support/scripted_link.h"

#include <QTemporaryDir>
#include <QtTest>

namespace dunlin::test {

using namespace dunlin::client;

// Lets everything that was posted happen.
inline void turn()
{
    for (int i = 0; i < 4; ++i)
        QCoreApplication::processEvents();
}

inline PendingOp message(const ChannelId &channel, const QString &text)
{
    PendingOp op;
    op.channel = channel;
    op.text = text;
    return op;
}

inline PendingOp change(PendingKind kind, const ChannelId &channel, const OpId &target,
                        const QString &text = {})
{
    PendingOp op;
    op.channel = channel;
    op.kind = kind;
    op.targetId = target;
    op.text = text;
    return op;
}

inline PendingOp readMark(const ChannelId &channel, qint64 seq)
{
    PendingOp op;
    op.channel = channel;
    op.kind = PendingKind::ReadMark;
    op.targetSeq = seq;
    return op;
}

// Long waits that only the clock ends.
inline constexpr OutboxTimes patient{std::chrono::seconds(10), std::chrono::seconds(60),
                                     std::chrono::milliseconds(0)};

// An outbox over a link that the test answers. Ends and begins again like a process does.
class Bench
{
public:
    explicit Bench(const QString &folder = {}, OutboxTimes times = patient, int window = 1)
        : m_times(times)
        , m_window(window)
        , store(*LocalStore::open(folder, clock))
    {
        start();
    }

    void start()
    {
        outbox = std::make_unique<Outbox>(
            *store, link, clock, [this](const Acknowledgement &ack) { kept.append(ack); }, m_times,
            m_window);
        QObject::connect(outbox.get(), &Outbox::ended, outbox.get(),
                         [this](const OpId &id, const Result<SendOutcome> &outcome) {
                             ended.append({id, outcome});
                         });
        QObject::connect(outbox.get(), &Outbox::removed, outbox.get(),
                         [this](const OpId &id) { removed.append(id); });
        isSound = outbox->load().ok();
        if (link.online)
            outbox->setOnline(true);
    }
    // What a crash leaves: the files, and nothing that was in memory.
    void restart()
    {
        link.drop();
        outbox.reset();
        turn();
        link.online = true;
        start();
    }
    void lose()
    {
        link.drop();
        outbox->setOnline(false);
        turn();
    }
    void comeBack()
    {
        link.online = true;
        outbox->setOnline(true);
        turn();
    }
    OpId add(const PendingOp &op)
    {
        const auto added = outbox->add({op});
        turn();
        return added.ok() && !added->isEmpty() ? added->first().id : OpId();
    }
    OpId send(const ChannelId &channel, const QString &text) { return add(message(channel, text)); }
    // The server stores the message that is under way.
    bool stored(qint64 seq, wire::SendStatus status = wire::SendStatus::Stored)
    {
        const auto asked = link.seen(wire::op::messageSend);
        const bool replied = asked
            && link.reply(wire::op::messageSend, {asked->opId, status, seq, seq, 1'000 + seq});
        turn();
        return replied;
    }
    template <typename Op>
    bool refuse(const Op &op, const Error &error)
    {
        const bool refused = link.refuse(op, error);
        turn();
        return refused;
    }
    QString textUnderWay() const
    {
        const auto asked = link.seen(wire::op::messageSend);
        return asked ? asked->content.value_or(QString()) : QString();
    }
    std::optional<PendingState> stateOf(const OpId &id) const
    {
        const PendingOp *op = outbox->find(id);
        return op ? std::optional(op->state) : std::nullopt;
    }
    int endingsOf(const OpId &id) const
    {
        return int(std::count_if(ended.cbegin(), ended.cend(),
                                 [&](const auto &each) { return each.first == id; }));
    }
    QList<OpId> onDisk() const
    {
        QList<OpId> ids;
        const auto rows = store->outbox().load();
        for (const PendingOp &op : rows.ok() ? *rows : QList<PendingOp>())
            ids.append(op.id);
        return ids;
    }

private:
    const OutboxTimes m_times;
    const int m_window;

public:
    ManualClock clock;
    std::unique_ptr<LocalStore> store;
    ScriptedLink link;
    QList<Acknowledgement> kept;
    QList<QPair<OpId, Result<SendOutcome>>> ended;
    QList<OpId> removed;
    std::unique_ptr<Outbox> outbox;
    bool isSound = false;
};

} // namespace dunlin::test
