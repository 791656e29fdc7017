// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/fanout/push.h"

namespace dunlin::server {

PushRun::PushRun(std::vector<PushPtr> pushes)
    : Push({})
    , m_pushes(std::move(pushes))
{
}

QList<OpId> PushRun::traces() const
{
    QList<OpId> all;
    for (const PushPtr &each : m_pushes)
        all += each->traces();
    return all;
}

QByteArray PushRun::frame(Encoding encoding) const
{
    QByteArray all;
    for (const PushPtr &each : m_pushes)
        all += each->framed(encoding);
    return all;
}

PushPtr pushFrom(qint64 number, const QByteArray &body)
{
    PushPtr push;
    std::apply(
        [&](const auto &...events) {
            const auto attempt = [&](const auto &event) {
                using Event = std::remove_cvref_t<decltype(event)>;
                if (Event::number != number)
                    return;
                // A newer node may know values that this one doesn't.
                DecodeOptions options;
                options.unknownEnum = Unknown::Zero;
                if (auto data = fromCbor<typename Event::Data>(body, options); data.ok())
                    push = makePush(event, *std::move(data));
            };
            (attempt(events), ...);
        },
        wire::events);
    return push;
}

} // namespace dunlin::server
