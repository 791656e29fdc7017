// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that finds out whether the server shows this device what it shows the others (history_watch.h),
// and remembers where it does not: what was found is told until the message that told of it agrees.

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/sealing/sealing.h"
#include "shared/core/log.h"

#include <limits>

namespace dunlin::client {

namespace {

constexpr qsizetype MostAlterations = 32; // of a channel
constexpr qsizetype AlterationBytes = 8 + 8 + 1 + 16;

} // namespace

WatchSources Sealing::watchSources()
{
    WatchSources sources;
    sources.held = m_around.held;
    sources.lowest = m_around.lowest;
    sources.highest = m_around.highest;
    sources.inside = [this](const wire::MessageRow &row) -> std::optional<ToldInside> {
        if (!row.sealed || row.deleted)
            return std::nullopt;
        const auto told = said(row);
        if (!told.ok())
            return std::nullopt;
        return ToldInside{told->isOriginal,   sealMark(openedName(*row.sealed)),
                          told->content.seen, told->content.changes,
                          told->replaced,     told->content.reactions};
    };
    sources.place = [this](const OpId &message) { return placeOf(message); };
    sources.keepPlace = [this](const OpId &message, qint64 seq) { return keepPlace(message, seq); };
    return sources;
}

Result<std::optional<qint64>> Sealing::placeOf(const OpId &message)
{
    DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::Place, message.toBytes()));
    if (!held)
        return std::optional<qint64>();
    ByteReader reader(held->reveal());
    const QByteArray numbering = reader.prefixed(64);
    const auto seq = qint64(reader.u64());
    if (!reader.finished() || numbering != m_around.numbering())
        return std::optional<qint64>();
    return std::optional(seq);
}

Status Sealing::keepPlace(const OpId &message, qint64 seq)
{
    ByteWriter writer;
    writer.prefixed(m_around.numbering()).u64(quint64(seq));
    return m_work.rows().write(SealedKind::Place, message.toBytes(), writer.takeSecret());
}

Result<bool> Sealing::checkHistory(const ChannelId &channel, qint64 from, qint64 to)
{
    if (!isEncrypted(channel) || !m_store.sealedRows().isOpen())
        return true;
    DUNLIN_TRY(
        const auto newest,
        m_around.highest(channel, 1, std::numeric_limits<qint64>::max() - 1, MostBehindChange));
    const qint64 late = newest.size() < MostBehindChange ? 0 : newest.constLast().seq;
    const auto found = [&](const wire::MessageRow &row, const std::optional<ToldInside> &inside,
                           const std::optional<OrderFinding> &finding) -> Status {
        DUNLIN_CHECK(learnChanges(row, inside, row.revSeq > late));
        if (row.revSeq > late)
            DUNLIN_CHECK(noteReactions(row));
        if (inside)
            DUNLIN_CHECK(learnReactions(row, *inside));
        if (!finding) {
            DUNLIN_TRY(auto wrong, undone(row));
            if (!wrong) {
                DUNLIN_TRY(wrong, wrongReactions(row));
            }
            return noteAlteration(channel, row.seq, wrong);
        }
        const bool isTold = finding->fault != OrderFault::Repeated;
        return noteAlteration(channel, row.seq,
                              Alteration{*finding, isTold ? row.senderId : UserId(), row.seq});
    };
    Result<bool> checked = true;
    // What is opened on the way, and what is found, is kept at once.
    DUNLIN_CHECK(m_store.inStore([&]() -> Status {
        checked = m_watch.check(channel, from, to, found);
        return checked.ok() ? ok() : Status(checked.error());
    }));
    return checked;
}

std::optional<Alteration> Sealing::alteration(const ChannelId &channel)
{
    std::optional<Alteration> lowest;
    const QMap<qint64, Alteration> all = alterations(channel);
    for (const Alteration &each : all) {
        if (!lowest || each.finding.seq < lowest->finding.seq)
            lowest = each;
    }
    return lowest;
}

QMap<qint64, Alteration> Sealing::alterations(const ChannelId &channel)
{
    if (const auto known = m_alterations.constFind(channel); known != m_alterations.cend())
        return *known;
    const auto stored = m_work.rows().read(SealedKind::Finding, channel.toBytes());
    // Without a key nothing is known yet.
    if (!stored.ok())
        return {};
    QMap<qint64, Alteration> &made = m_alterations[channel];
    if (!*stored)
        return made;
    ByteReader reader((*stored)->reveal());
    while (reader.left() >= AlterationBytes) {
        Alteration each;
        each.at = qint64(reader.u64());
        each.finding.seq = qint64(reader.u64());
        each.finding.fault = OrderFault(reader.u8());
        each.by = UserId::fromBytes(reader.raw(16)).value_or(UserId());
        made.insert(each.at, each);
    }
    return made;
}

Status Sealing::noteAlteration(const ChannelId &channel, qint64 at,
                               const std::optional<Alteration> &found)
{
    QMap<qint64, Alteration> all = alterations(channel);
    const auto held = all.constFind(at);
    if (found ? held != all.cend() && *held == *found : held == all.cend())
        return ok();
    if (found)
        all.insert(at, *found);
    else
        all.remove(at);
    // The first ones say what there is to say.
    while (all.size() > MostAlterations)
        all.erase(std::prev(all.end()));
    ByteWriter writer;
    for (const Alteration &each : std::as_const(all))
        writer.u64(quint64(each.at))
            .u64(quint64(each.finding.seq))
            .u8(quint8(each.finding.fault))
            .raw(each.by.toBytes());
    if (found)
        qCWarning(lcSession, "The server shows others something else than this device: %s, %lld",
                  qPrintable(orderFaultName(found->finding.fault)),
                  static_cast<long long>(found->finding.seq));
    m_alterations.insert(channel, all);
    Q_EMIT alterationChanged(channel);
    KeyRows &rows = m_work.rows();
    return all.isEmpty() ? rows.erase(SealedKind::Finding, channel.toBytes())
                         : rows.write(SealedKind::Finding, channel.toBytes(), writer.takeSecret());
}

// A device of theirs knows more of their chain than is held here: the server must have it.
void Sealing::hear(const UserId &user, const LogHead &head)
{
    const Status heard = m_book.hear(user, head);
    if (!heard.ok())
        qCWarning(lcSession, "What a device said of its owner's chain could not be kept");
    if (!m_online || m_hearing.contains(user))
        return;
    m_hearing.insert(user);
    finally(this, m_book.refresh(user), [this, user](const Result<Done> &asked) {
        m_hearing.remove(user);
        if (!asked.ok() && !ChainBook::isDispute(asked.error()))
            qCInfo(lcSession, "A person's chain could not be asked for for now");
    });
}

} // namespace dunlin::client
