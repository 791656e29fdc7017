// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/retention.h"

#include "shared/core/log.h"

namespace dunlin::server {

Retention::Retention(const ServiceContext &context)
    : m_context(context)
{
    m_timer.setInterval(EveryMs);
    connect(&m_timer, &QTimer::timeout, this, [this] { sweep(); });
}

void Retention::start()
{
    await(
        m_context.storage.read([](Stores &stores) { return stores.channels.whereDeliveredGoes(); }),
        [this](const Result<QList<ChannelId>> &channels) {
            if (!channels.ok()) {
                // Until then nothing is taken away too early; it is only late.
                qCWarning(lcService, "The channels to look through are not known yet.");
                QTimer::singleShot(EveryMs, this, [this] { start(); });
                return;
            }
            for (const ChannelId &each : *channels)
                m_context.purges->look(each, 0, Purges::ToTheEnd);
        });
    m_timer.start();
}

template <typename T, typename Step>
void Retention::await(Async<T> answer, Step step)
{
    ++m_running;
    finally(this, std::move(answer), [this, step = std::move(step)](const Result<T> &outcome) {
        step(outcome);
        if (--m_running == 0 && std::exchange(m_isMore, false))
            sweep();
    });
}

void Retention::sweep()
{
    if (m_running > 0)
        return;
    sweepExpired();
    const Purges::Due due = m_context.purges->take();
    for (const UserId &each : due.people)
        lookAtChannelsOf(each);
    for (auto it = due.channels.cbegin(); it != due.channels.cend(); ++it)
        sweepChannel(it.key(), it.value());
}

void Retention::sweepExpired()
{
    await(m_context.storage.read([now = m_context.clock.nowMs()](Stores &stores) {
        return stores.messages.expired(now, AtOnce);
    }),
          [this](const Result<QList<MessageKey>> &expired) {
              if (!expired.ok())
                  return; // they are as overdue the next time
              QHash<ChannelId, QList<qint64>> byChannel;
              for (const MessageKey &each : *expired)
                  byChannel[each.channel].append(each.seq);
              // What is refused is as overdue the next time, which then waits its turn.
              for (auto it = byChannel.cbegin(); it != byChannel.cend(); ++it)
                  await(purge(it.key(), it.value()),
                        [this](const Result<Done> &purged) { m_isMore &= purged.ok(); });
              m_isMore |= expired->size() == AtOnce;
          });
}

void Retention::sweepChannel(const ChannelId &channel, Purges::Range range)
{
    const auto again = [this, channel, range] {
        m_context.purges->look(channel, range.after, range.upTo);
    };
    await(m_context.storage.read([channel, range](Stores &stores) -> Result<QList<qint64>> {
        DUNLIN_TRY(const auto card, stores.channels.find(channel));
        if (!card || card->retention.mode != wire::RetentionMode::Delivered)
            return QList<qint64>();
        return stores.messages.delivered(channel, range.after, range.upTo, AtOnce);
    }),
          [this, channel, again](const Result<QList<qint64>> &seqs) {
              if (!seqs.ok() || seqs->size() == AtOnce)
                  again();
              if (!seqs.ok() || seqs->isEmpty())
                  return;
              m_isMore |= seqs->size() == AtOnce;
              await(purge(channel, *seqs), [again](const Result<Done> &purged) {
                  if (!purged.ok())
                      again();
              });
          });
}

void Retention::lookAtChannelsOf(const UserId &person)
{
    await(m_context.storage.read(
              [person](Stores &stores) { return stores.members.channelsOf(person); }),
          [this, person](const Result<QList<MembershipRecord>> &memberships) {
              if (!memberships.ok()) {
                  m_context.purges->look(person);
                  return;
              }
              for (const MembershipRecord &each : *memberships)
                  m_context.purges->look(each.channelId, 0, Purges::ToTheEnd);
          });
}

Async<Done> Retention::purge(const ChannelId &channel, const QList<qint64> &seqs)
{
    const auto done = m_context.storage.write(channel, [channel, seqs](UnitOfWork &unit) -> Status {
        return unit.stores().messages.purge(channel, seqs);
    });
    return then(this, done, [this, count = seqs.size()](Done) -> Status {
        m_purged += quint64(count);
        m_context.storage.scrub();
        return ok();
    });
}

} // namespace dunlin::server
