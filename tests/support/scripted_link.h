// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A link without a socket: the test sees what was asked, answers it, and pushes. Everything happens in the test's
// thread.
#pragma once

#include "client/link/link.h"

#include <algorithm>

namespace dunlin::test {

class ScriptedLink : public client::Link
{
public:
    struct Asked {
        int op = 0;
        QByteArray body;
        Answer answer;
    };

    QList<Asked> asked; // and not answered
    bool online = true; // false: calls fail as they do without a connection
    QUrl hub;           // of connectTo()
    QList<wire::Hello> hellos;
    int abandoned = 0;
    int reconnects = 0;
    int checks = 0;

    void connectTo(const QUrl &url) override { hub = url; }
    void disconnectFromHub() override { hub.clear(); }
    void reconnectNow() override { ++reconnects; }
    void checkNow() override { ++checks; }
    void abandon(const QString &) override { ++abandoned; }
    void sayHello(quint64, const wire::Hello &hello) override { hellos.append(hello); }
    void call(const FrameName &op, const QByteArray &body, Answer answer) override
    {
        if (online)
            asked.append({op.number, body, std::move(answer)});
        else
            answer(fail(Errc::Unavailable, QStringLiteral("not connected")));
    }

    // How many questions of this kind wait.
    template <typename Op>
    int waiting(const Op &) const
    {
        return int(std::count_if(asked.cbegin(), asked.cend(),
                                 [](const Asked &each) { return each.op == Op::number; }));
    }
    // What the oldest question of this kind says; it stays unanswered.
    template <typename Op>
    std::optional<typename Op::Request> seen(const Op &) const
    {
        for (const Asked &each : asked) {
            if (each.op == Op::number) {
                const auto request = fromCbor<typename Op::Request>(each.body);
                return request.ok() ? std::optional(*request) : std::nullopt;
            }
        }
        return std::nullopt;
    }
    // Answers the oldest question of this kind; false when there is none.
    template <typename Op>
    bool reply(const Op &, const typename Op::Reply &data)
    {
        const auto one = take(Op::number);
        if (one)
            one->answer(Payload(toCbor(data)));
        return one.has_value();
    }
    template <typename Op>
    bool refuse(const Op &, const Error &error)
    {
        const auto one = take(Op::number);
        if (one)
            one->answer(error);
        return one.has_value();
    }
    // The connection ends: nothing that waits is answered.
    void drop()
    {
        online = false;
        const QList<Asked> lost = std::exchange(asked, {});
        for (const Asked &each : lost)
            each.answer(fail(Errc::Unavailable, QStringLiteral("the connection was lost")));
    }
    template <typename Event>
    void push(const Event &, const typename Event::Data &data)
    {
        Q_EMIT pushed({Event::number, Payload(toCbor(data))});
    }

private:
    std::optional<Asked> take(int op)
    {
        for (qsizetype i = 0; i < asked.size(); ++i) {
            if (asked.at(i).op == op)
                return asked.takeAt(i);
        }
        return std::nullopt;
    }
};

} // namespace dunlin::test
