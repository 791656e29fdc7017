// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the table of handlers.h is written in: an endpoint with its answer, parts of the path and of the query, and the
// answers that are more than a line.
#pragma once

#include "server/http/call.h"
#include "shared/wire/http_api.h"

namespace dunlin::server {

template <typename EndpointType, typename Answer>
struct Handled {
    EndpointType endpoint;
    Answer answer; // (const Services &, const Call &, const Request &) -> Async<...>
};

template <typename EndpointType, typename Answer>
constexpr Handled<EndpointType, Answer> on(EndpointType endpoint, Answer answer)
{
    return {endpoint, answer};
}

namespace handlers {

using S = const Services &;
using C = const Call &;
using E = const wire::Empty &;
namespace http = wire::http;

inline constexpr QLatin1StringView Id{"id"};
inline constexpr QLatin1StringView User{"userId"};

inline Async<wire::Empty> nothing(Async<Done> done, QObject *receiver)
{
    return then(receiver, std::move(done), [](Done) { return Result(wire::Empty{}); });
}

inline Async<wire::MessageRow> rowOf(Async<Changed> changed, QObject *receiver)
{
    return then(receiver, std::move(changed), [](const Changed &made) { return Result(made.row); });
}

// Goes on with a part of the path, or answers that it is none.
template <typename Part, typename Next>
auto with(const Result<Part> &part, Next next)
{
    using Answer = std::invoke_result_t<Next, Part>;
    using T = typename Answer::Value;
    return part.ok() ? next(*part) : ready<T>(part.error());
}

template <typename Next>
auto withMessage(const Call &call, Next next)
{
    return with(call.id<ChannelId>(Id), [&](const ChannelId &channel) {
        return with(call.seq(), [&](qint64 seq) { return next(channel, seq); });
    });
}

template <typename Next>
auto withHook(const Call &call, Next next)
{
    return with(call.id<ChannelId>(Id), [&](const ChannelId &channel) {
        return with(call.id<HookId>(QLatin1StringView("hookId")),
                    [&](const HookId &hook) { return next(channel, hook); });
    });
}

// What the caller does to one other person.
template <Async<Done> (Friends::*act)(const Caller &, const UserId &)>
Async<wire::Empty> withPerson(S s, C c)
{
    return with(c.id<UserId>(User), [&](const UserId &person) {
        return nothing((s.friends.*act)(c.caller, person), &s.friends);
    });
}

inline Async<wire::MessagePage> messages(S s, C c)
{
    const auto before = c.number(QLatin1StringView("before"));
    const auto after = c.number(QLatin1StringView("after"));
    const auto page = c.number(QLatin1StringView("page"));
    const auto limit = c.number(QLatin1StringView("limit"));
    for (const auto *each : {&before, &after, &page, &limit}) {
        if (!each->ok())
            return ready<wire::MessagePage>(each->error());
    }
    return with(c.id<ChannelId>(Id), [&](const ChannelId &channel) {
        if (*page && (*before || *after))
            return ready<wire::MessagePage>(fail(Errc::Invalid,
                                                 QStringLiteral("a page, or before, or after"),
                                                 QStringLiteral("page")));
        if (*page)
            return s.messaging.page(c.caller, channel, **page, *limit);
        return s.messaging.history(c.caller, {channel, *before, std::nullopt, *after, *limit},
                                   PageFor::Http);
    });
}

inline Async<wire::SearchList> search(S s, C c)
{
    const QLatin1StringView name("channelId");
    std::optional<ChannelId> channel;
    if (c.query.hasQueryItem(name)) {
        channel = ChannelId::fromText(c.text(name));
        if (!channel)
            return ready<wire::SearchList>(fail(Errc::Invalid, QStringLiteral("not an id"), name));
    }
    return with(c.number(QLatin1StringView("before")), [&](std::optional<qint64> before) {
        return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
            return s.search.find(c.caller, c.text(QLatin1StringView("query")), channel, before,
                                 limit);
        });
    });
}

inline Async<wire::ChainPage> deviceLog(S s, C c)
{
    return with(c.id<UserId>(User), [&](const UserId &user) {
        return with(c.number(QLatin1StringView("from")), [&](std::optional<qint64> from) {
            return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
                return with(c.number(QLatin1StringView("log")), [&](std::optional<qint64> log) {
                    return s.keys.chain(c.caller, user, from, limit, log);
                });
            });
        });
    });
}

inline Async<wire::ChainPage> rosterLog(S s, C c)
{
    return with(c.id<ChannelId>(Id), [&](const ChannelId &id) {
        return with(c.number(QLatin1StringView("from")), [&](std::optional<qint64> from) {
            return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
                return s.rosterLog.entries(c.caller, id, from, limit);
            });
        });
    });
}

inline Async<wire::KeyLogHead> keyLog(S s, C c)
{
    return with(c.number(QLatin1StringView("from")), [&](std::optional<qint64> from) {
        return with(c.number(QLatin1StringView("size")),
                    [&](std::optional<qint64> size) { return s.keyLog.head(from, size); });
    });
}

inline Async<wire::KeyLogPage> keyLogLeaves(S s, C c)
{
    return with(c.number(QLatin1StringView("from")), [&](std::optional<qint64> from) {
        return with(c.number(QLatin1StringView("limit")),
                    [&](std::optional<qint64> limit) { return s.keyLog.leaves(from, limit); });
    });
}

inline Async<wire::HistoryPages> historyPages(S s, C c)
{
    const QLatin1StringView name("device");
    std::optional<DeviceId> device;
    if (c.query.hasQueryItem(name)) {
        device = DeviceId::fromText(c.text(name));
        if (!device)
            return ready<wire::HistoryPages>(
                fail(Errc::Invalid, QStringLiteral("not an id"), name));
    }
    return with(c.number(QLatin1StringView("page")), [&](std::optional<qint64> page) {
        return with(c.number(QLatin1StringView("limit")), [&](std::optional<qint64> limit) {
            return s.history.pages(c.caller, device, page, limit);
        });
    });
}

} // namespace handlers

} // namespace dunlin::server
