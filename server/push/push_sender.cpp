// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/push/push_sender.h"

#include "shared/core/backoff.h"
#include "shared/core/log.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 SignedLifeMs = 6LL * 3600 * 1000;
constexpr int MostOrigins = 1000;

bool isGone(int status)
{
    return status == 404 || status == 410;
}

// Worth another try: overload, and trouble on the other side.
bool isPassing(int status)
{
    return status == 429 || status == 408 || status >= 500;
}

} // namespace

PushSender::PushSender(Outbound &outbound, const Clock &clock, Vapid vapid,
                       const PushSettings &settings)
    : m_outbound(outbound)
    , m_clock(clock)
    , m_vapid(std::move(vapid))
    , m_settings(settings)
    , m_timer(this)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, [this] { work(); });
}

void PushSender::wake(const PushTarget &target, Urgency urgency)
{
    // Counted here, so that a flood does not wait in the thread's own queue either.
    if (m_counters.waiting.fetch_add(1) >= m_settings.mostWaiting) {
        --m_counters.waiting;
        ++m_counters.dropped;
        return;
    }
    QMetaObject::invokeMethod(
        this, [this, target, urgency] { take(target, urgency); }, Qt::QueuedConnection);
}

void PushSender::take(const PushTarget &target, Urgency urgency)
{
    Entry &entry = m_entries[target.device];
    entry.target = target;
    if (std::exchange(entry.wanted, true))
        --m_counters.waiting; // one wake is as good as two
    entry.urgency = std::max(entry.urgency, urgency);
    workSoon();
}

void PushSender::calm(const DeviceId &device)
{
    QMetaObject::invokeMethod(
        this,
        [this, device] {
            const auto it = m_entries.find(device);
            if (it != m_entries.end() && std::exchange(it->wanted, false)) {
                --m_counters.waiting;
                it->failures = 0;
            }
        },
        Qt::QueuedConnection);
}

void PushSender::work()
{
    const qint64 now = m_clock.nowMs();
    std::optional<qint64> next;
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        Entry &entry = *it;
        if (entry.sending) {
            ++it;
            continue;
        }
        if (entry.notBefore <= now && !entry.wanted) {
            it = m_entries.erase(it); // has been quiet for long enough
            continue;
        }
        if (entry.notBefore <= now) {
            if (m_sending < m_settings.mostAtOnce)
                send(entry);
            // Else an answer calls again.
        } else {
            next = std::min(next.value_or(entry.notBefore), entry.notBefore);
        }
        ++it;
    }
    if (next)
        m_timer.start(int(std::min<qint64>(*next - now, 60'000)));
}

Result<QByteArray> PushSender::authorizationFor(const QUrl &endpoint)
{
    const QString origin = endpoint.scheme() + u"://"_s + endpoint.authority();
    const qint64 now = m_clock.nowMs();
    const auto it = m_signed.constFind(origin);
    if (it != m_signed.cend() && now - it->at < SignedLifeMs)
        return it->authorization;
    if (m_signed.size() >= MostOrigins)
        m_signed.clear();
    DUNLIN_TRY(const QByteArray authorization, m_vapid.authorization(endpoint, now));
    m_signed.insert(origin, {authorization, now});
    return authorization;
}

void PushSender::send(Entry &entry)
{
    const QUrl endpoint(entry.target.endpoint, QUrl::StrictMode);
    const Result<QByteArray> body =
        encryptPush(QByteArray(Body), entry.target.p256dh, entry.target.auth);
    const Result<QByteArray> authorization = authorizationFor(endpoint);
    entry.wanted = false;
    entry.sending = true;
    --m_counters.waiting;
    ++m_sending;
    OutboundCall call;
    call.url = endpoint;
    auto sent = !body.ok() ? ready<OutboundAnswer>(body.error())
        : !authorization.ok()
        ? ready<OutboundAnswer>(authorization.error())
        : [&] {
              call.body = *body;
              call.headers = {
                  {"Authorization", *authorization},
                  {"Content-Type", "application/octet-stream"},
                  {"Content-Encoding", "aes128gcm"},
                  {"TTL", QByteArray::number(m_settings.lifeSeconds)},
                  {"Urgency", entry.urgency == Urgency::High ? "high" : "normal"},
                  // A service keeps one push of a topic: a device that comes back is woken once.
                  {"Topic", "dunlin"},
              };
              return m_outbound.post(call);
          }();
    finally(this, sent, [this, target = entry.target](const Result<OutboundAnswer> &answer) {
        answered(target, answer);
    });
}

void PushSender::answered(const PushTarget &target, const Result<OutboundAnswer> &answer)
{
    --m_sending;
    const auto it = m_entries.find(target.device);
    if (it == m_entries.end())
        return;
    Entry &entry = *it;
    entry.sending = false;
    const int status = answer.ok() ? answer->status : 0;
    if (answer.ok() && status >= 200 && status < 300) {
        ++m_counters.sent;
        entry.failures = 0;
        entry.urgency = entry.wanted ? entry.urgency : Urgency::Normal;
        entry.notBefore = m_clock.nowMs() + m_settings.quietMs;
    } else if (answer.ok() && isGone(status)) {
        ++m_counters.gone;
        // Meanwhile the device may have another one, and wait for that.
        if (entry.target.id == target.id) {
            m_counters.waiting -= entry.wanted ? 1 : 0;
            m_entries.erase(it);
        }
        if (m_gone)
            m_gone(target.id, target.endpoint);
    } else if (answer.ok() ? isPassing(status) : answer.error().code == Errc::Unavailable) {
        retry(entry, answer.ok() ? answer->retryAfterMs : std::nullopt);
    } else {
        // Refused for good: our key, the address, the size. The next wake tries anew.
        qCWarning(lcService).noquote()
            << "A push was refused:"
            << (answer.ok() ? u"status %1"_s.arg(status) : answer.error().detail);
        ++m_counters.failed;
        entry.failures = 0;
        entry.notBefore = m_clock.nowMs() + m_settings.quietMs;
    }
    workSoon();
}

void PushSender::retry(Entry &entry, std::optional<qint64> afterMs)
{
    const qint64 now = m_clock.nowMs();
    if (++entry.failures >= m_settings.tries) {
        ++m_counters.failed;
        entry.failures = 0;
        entry.notBefore = now + m_settings.longestRetryMs;
        return;
    }
    ++m_counters.retried;
    if (!std::exchange(entry.wanted, true))
        ++m_counters.waiting;
    const qint64 own =
        Backoff::after(entry.failures - 1, std::chrono::milliseconds(m_settings.firstRetryMs),
                       std::chrono::milliseconds(m_settings.longestRetryMs))
            .count();
    entry.notBefore = now + std::max(own, afterMs.value_or(0));
}

} // namespace dunlin::server
