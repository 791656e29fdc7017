// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that wires the sealing to the rest.

#include "client/session/engine.h"
#include "shared/core/log.h"

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qint64 MostLookedAtAgain = 300; // when a key came late

} // namespace

void Engine::buildSealing()
{
    SealingSurroundings around;
    around.saysEncrypted = [this](const ChannelId &channel) {
        const ChannelRecord *record = m_shelf->find(channel);
        return record && record->card.encrypted;
    };
    around.message = [this](const ChannelId &channel,
                            qint64 seq) -> std::optional<wire::MessageRow> {
        const ChannelRecord *record = m_shelf->find(channel);
        const auto row = record && seq > 0 ? m_store->messages().one(record->no, channel, seq)
                                           : Result<std::optional<wire::MessageRow>>(std::nullopt);
        return row.ok() ? *row : std::nullopt;
    };
    around.newest = [this](int most) {
        QList<wire::MessageRow> newest;
        for (const ChannelRecord &record : m_shelf->records()) {
            if (!m_sealing->isEncrypted(record.id()))
                continue;
            const auto rows =
                m_store->messages().bySeqDown(record.no, record.id(), 1, record.head + 1, most);
            for (const wire::MessageRow &row : rows.ok() ? *rows : QList<wire::MessageRow>()) {
                if (row.sealed && !row.deleted)
                    newest.append(row);
            }
        }
        std::sort(newest.begin(), newest.end(),
                  [](const wire::MessageRow &a, const wire::MessageRow &b) {
                      return a.createdAt > b.createdAt;
                  });
        return newest.mid(0, most);
    };
    around.userNamed = [this](const QString &name) { return userNamed(name); };
    around.mayMentionAll = [this](const ChannelId &channel, const UserId &user) {
        return mayMentionAll(channel, user);
    };
    around.keepsHistory = [this](const ChannelId &channel) {
        const ChannelRecord *record = m_shelf->find(channel);
        return !record || record->card.retention.mode == wire::RetentionMode::Keep;
    };
    around.messageSeq = [this](const OpId &id) {
        const auto seq = m_store->messages().seqOf(id);
        return seq.ok() ? *seq : qint64(0);
    };
    around.held = [this](const ChannelId &channel) { return heldHistory(channel); };
    around.lowest = [this](const ChannelId &channel, qint64 from, qint64 to, int limit) {
        const ChannelRecord *record = m_shelf->find(channel);
        return record ? m_store->messages().bySeq(record->no, channel, from - 1, to, limit)
                      : WatchSources::Rows(QList<wire::MessageRow>());
    };
    around.highest = [this](const ChannelId &channel, qint64 from, qint64 to, int limit) {
        const ChannelRecord *record = m_shelf->find(channel);
        return record ? m_store->messages().bySeqDown(record->no, channel, from, to + 1, limit)
                      : WatchSources::Rows(QList<wire::MessageRow>());
    };
    around.role = [this](const ChannelId &channel) {
        const ChannelRecord *record = m_shelf->find(channel);
        return record ? std::optional(record->role) : std::nullopt;
    };
    around.peer = [this](const ChannelId &channel) {
        const ChannelRecord *record = m_shelf->find(channel);
        return record && record->card.peer ? record->card.peer->id : UserId();
    };
    around.isWatched = [this](const ChannelId &channel) { return m_watched.contains(channel); };
    around.numbering = [this] {
        return m_shelf->epoch() ? m_shelf->epoch()->toBytes() : QByteArray();
    };
    m_sealing = std::make_unique<Sealing>(*m_store, m_link, m_http, m_clock, around);
    m_outbox->setSealer(m_sealing.get());
    m_store->setShow([this](wire::MessageRow &row) { m_sealing->show(row); },
                     [this](const wire::MessageRow &row) { return m_sealing->heldText(row); });
    connect(m_sealing.get(), &Sealing::settled, this, &Engine::tellCaughtUp);
    connect(m_sealing.get(), &Sealing::asked, this, &Engine::deviceAsked);
    connect(m_sealing.get(), &Sealing::keysChanged, this, &Engine::keysChanged);
    connect(m_sealing.get(), &Sealing::backupChanged, this, &Engine::keysChanged);
    connect(m_sealing.get(), &Sealing::trustChanged, this, [this](const UserId &user) {
        for (const ChannelRecord &record : m_shelf->records()) {
            if (record.card.peer ? record.card.peer->id == user
                                 : m_sealing->isEncrypted(record.id()))
                touch(record.id());
        }
        for (const ChannelId &channel : std::as_const(m_membersShown))
            loadMembers(channel);
    });
    connect(m_sealing.get(), &Sealing::disputeChanged, this, &Engine::touch);
    connect(m_sealing.get(), &Sealing::alterationChanged, this, &Engine::touch);
    connect(m_sealing.get(), &Sealing::rosterChanged, this, &Engine::touch);
    connect(m_sealing.get(), &Sealing::logFindingChanged, this, [this] {
        for (const ChannelRecord &record : m_shelf->records()) {
            if (m_sealing->isEncrypted(record.id()))
                touch(record.id());
        }
    });
    m_check.setSingleShot(true);
    m_check.setInterval(0);
    connect(&m_check, &QTimer::timeout, this, &Engine::checkHistories);
    // What waited for the keys leaves.
    connect(m_sealing.get(), &Sealing::becameReady, this, [this] {
        if (m_online)
            m_outbox->setOnline(true);
        for (const ChannelRecord &record : m_shelf->records()) {
            if (m_sealing->isEncrypted(record.id()) && m_sealing->looksByItself(record.id()))
                m_sealing->lookAtRoster(record.id());
        }
    });
    connect(m_sealing.get(), &Sealing::opened, this, [this](const ChannelId &channel) {
        if (!m_shelf->find(channel))
            return;
        if (m_watched.contains(channel))
            Q_EMIT rowsStale(channel);
        // What could not be read when it came.
        if (const ChannelRecord *record = m_shelf->find(channel)) {
            if (record->unread() > 0)
                noteMentions(sealedMentions(*record, record->readOrd + 1));
            expectCheck(channel, qMax<qint64>(1, record->cursor - MostLookedAtAgain),
                        record->cursor);
        }
        touch(channel);
    });
}

// --- whether others are shown the same ---------------------------------------------------------------

HeldHistory Engine::heldHistory(const ChannelId &channel) const
{
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record)
        return {};
    return {m_sync->isWhole(channel), record->segments.list(), record->purgedSeq};
}

void Engine::expectCheck(const ChannelId &channel, qint64 from, qint64 to)
{
    auto &range = m_unchecked[channel];
    range.first = range.first > 0 ? qMin(range.first, from) : from;
    range.second = qMax(range.second, to);
    if (!m_check.isActive())
        m_check.start();
}

void Engine::expectCheck(const ChannelId &channel, const QList<wire::MessageRow> &rows)
{
    if (rows.isEmpty() || !m_sealing->isEncrypted(channel))
        return;
    const auto [lowest, highest] = std::minmax_element(
        rows.cbegin(), rows.cend(), [](const auto &a, const auto &b) { return a.seq < b.seq; });
    expectCheck(channel, lowest->seq, highest->seq);
}

void Engine::checkHistories()
{
    if (!isOpen())
        return;
    const QList<ChannelId> channels = m_unchecked.keys();
    for (const ChannelId &channel : channels)
        checkHistory(channel);
}

void Engine::checkHistory(const ChannelId &channel)
{
    const auto range = m_unchecked.take(channel);
    if (range.second == 0)
        return;
    const auto checked = m_sealing->checkHistory(channel, range.first, range.second);
    if (!checked.ok())
        qCWarning(lcSession, "What others were shown could not be compared: %s",
                  qPrintable(checked.error().detail));
    else if (!*checked && m_shelf->find(channel))
        m_unchecked.insert(channel, range); // until the rest is there
}

HistoryFault Engine::historyFault(const ChannelId &channel)
{
    const auto found = m_sealing->alteration(channel);
    return found ? HistoryFault{found->finding.seq, orderFaultName(found->finding.fault), found->by}
                 : HistoryFault();
}

QString Engine::nameOrId(const UserId &user) const
{
    const QString name = m_shelf->nameOf(user);
    return name.isEmpty() ? user.toText() : name;
}

RosterState Engine::rosterState(const ChannelId &channel)
{
    RosterState state = m_sealing->standing(channel);
    for (const UserId &each : std::as_const(state.waiting))
        state.waitingNames.append(nameOrId(each));
    // Empty: one's own device.
    if (state.isNews && state.begunBy != m_sync->self())
        state.begunByName = state.begunBy.isNull() ? QStringLiteral("?") : nameOrId(state.begunBy);
    return state;
}

KeyLogFault Engine::logFault()
{
    const auto found = m_sealing->logFinding();
    return found ? KeyLogFault{logFaultName(found->fault), found->who} : KeyLogFault();
}

Status Engine::beginSealing()
{
    if (!m_identity)
        return ok();
    const Status begun = m_sealing->begin(m_identity->account.id, m_identity->device);
    // The rest of the profile is as good as ever; what is encrypted waits, and says so.
    if (!begun.ok())
        qCWarning(lcSession, "The keys of this device can't be used: %s",
                  qPrintable(begun.error().detail));
    recallMentions();
    return ok();
}

Result<bool> Engine::unlock(const Secret &key)
{
    DUNLIN_TRY(const bool fits, m_store->sealedRows().unlock(key));
    if (!fits) {
        qCWarning(lcSession, "The key that came late is not the one of what is sealed here");
        return false;
    }
    // What waits to be sent has its text before it is looked at.
    DUNLIN_CHECK(m_outbox->openResting());
    DUNLIN_CHECK(beginSealing());
    m_search->unlocked();
    if (m_online)
        m_sealing->setOnline(true);
    if (!m_identity)
        return true;
    for (const ChannelRecord &record : m_shelf->records()) {
        if (!m_sealing->isEncrypted(record.id()))
            continue;
        if (m_watched.contains(record.id()))
            Q_EMIT rowsStale(record.id());
        touch(record.id());
    }
    if (const auto drafts = sealedDrafts(); !drafts.isEmpty())
        Q_EMIT draftsOpened(drafts);
    return true;
}

Result<bool> Engine::wantsKey() const
{
    if (m_store->sealedRows().isOpen())
        return false;
    DUNLIN_TRY(const bool sealed, m_store->sealedRows().hasRows());
    return !sealed;
}

QHash<ChannelId, QString> Engine::sealedDrafts()
{
    QHash<ChannelId, QString> drafts;
    for (const ChannelRecord &record : m_shelf->records()) {
        if (!m_sealing->isEncrypted(record.id()))
            continue;
        if (const auto text = m_sealing->draft(record.id()); text.ok() && !text->isEmpty())
            drafts.insert(record.id(), *text);
    }
    return drafts;
}

// Both the rows and what opens them are here.
void Engine::tellCaughtUp()
{
    if (!m_isCaughtUp || !m_sealing->isSettled())
        return;
    flush();
    Q_EMIT caughtUp();
}

} // namespace dunlin::client
