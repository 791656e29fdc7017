// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/engine.h"

#include "shared/core/log.h"

#include <QDir>

namespace dunlin::client {

namespace {

const QString RemindersKey = QStringLiteral("reminders");
const QString AwayKey = QStringLiteral("awayByItself");
const QString ServerAheadKey = QStringLiteral("serverAhead");
// Tokens are looked at this often while connected; the hub bears an expired one for a minute.
constexpr std::chrono::milliseconds RenewEvery{20'000};
// A cache that can't be used for now is tried again after this.
constexpr std::chrono::milliseconds RetryCacheAfter{5'000};

} // namespace

Engine::Engine(QString folder, Link &link, HttpClient &http, const Clock &clock, QString clientName)
    : m_folder(std::move(folder))
    , m_link(link)
    , m_http(http)
    , m_clock(clock)
    , m_clientName(std::move(clientName))
    , m_flush(this)
    , m_renew(this)
    , m_retryCache(this)
    , m_expire(this)
    , m_check(this)
    , m_threadSoon(this)
{
    m_flush.setSingleShot(true);
    m_flush.setInterval(0);
    m_renew.setInterval(RenewEvery);
    m_retryCache.setSingleShot(true);
    m_retryCache.setInterval(RetryCacheAfter);
    m_expire.setSingleShot(true);
    connect(&m_expire, &QTimer::timeout, this, &Engine::expire);
    connect(&m_flush, &QTimer::timeout, this, &Engine::flush);
    connect(&m_renew, &QTimer::timeout, this, &Engine::renewToken);
    connect(&m_retryCache, &QTimer::timeout, this, &Engine::retryCache);
    connect(&m_link, &Link::helloWanted, this, &Engine::sayHello);
    connect(&m_link, &Link::statusChanged, this, &Engine::onStatus);
    connect(&m_link, &Link::greeted, this, [this](const wire::HelloReply &reply) {
        if (!isOpen() || !m_identity)
            return;
        m_online = true;
        m_isCaughtUp = false;
        m_refusedToken.clear();
        m_serverAhead = reply.serverTime - m_clock.nowMs();
        if (!m_store->settings().set(ServerAheadKey, QString::number(m_serverAhead)).ok())
            qCWarning(lcSession, "The server's time could not be kept");
        m_sync->greeted(reply);
        expire();
        m_history->setOnline(true);
        m_sealing->setOnline(true);
        m_outbox->setOnline(true);
        m_uploads->setOnline(true);
        m_portraits->setOnline(true);
        for (const ChannelId &channel : std::as_const(m_watched))
            fetchMembers(channel);
        refreshFriends();
        reopenShown();
        m_renew.start();
    });
    connect(&m_link, &Link::pushed, this, [this](const Push &push) {
        if (!isOpen())
            return;
        if (m_online)
            m_sealing->push(push);
        m_sync->push(push);
        if (!m_online)
            return;
        onTyping(push);
        onPresence(push);
        onProfile(push);
    });
}

Engine::~Engine() = default;

Result<Profile> Engine::open(const Secret &key)
{
    DUNLIN_TRY(m_store, LocalStore::open(m_folder, m_clock));
    Profile profile;
    if (!key.isEmpty()) {
        DUNLIN_TRY(const bool fits, m_store->sealedRows().unlock(key));
        if (!fits)
            qCWarning(lcSession,
                      "The key of this profile is another one than its rows were sealed under");
    }
    build();
    DUNLIN_CHECK(m_shelf->load());
    if (const auto ahead = m_store->settings().value(ServerAheadKey); ahead.ok())
        m_serverAhead = ahead->toLongLong();
    // Before anybody sees what is held.
    expire();
    DUNLIN_CHECK(m_outbox->load());
    sweepOutgoing();
    // What was queued by a program before, and is still in the clear.
    m_uploads->pump();
    DUNLIN_TRY(m_identity, readIdentity());
    if (m_identity) {
        m_sync->setSelf(m_identity->account.id, m_identity->device);
        DUNLIN_CHECK(beginSealing());
        profile.identity = m_identity;
        for (const ChannelRecord &record : m_shelf->records())
            profile.channels.append(cardOf(record));
        profile.pending = m_outbox->all();
        DUNLIN_TRY(profile.drafts, m_store->drafts().load());
        profile.drafts.insert(sealedDrafts());
        profile.friends = friendCards();
        DUNLIN_TRY(const QString away, m_store->settings().value(AwayKey));
        profile.isAwayByItself = away == QLatin1StringView("1");
    }
    return profile;
}

void Engine::build()
{
    m_shelf = std::make_unique<Shelf>(*m_store, m_clock);
    m_sync = std::make_unique<SyncEngine>(*m_shelf, m_link);
    m_history = std::make_unique<History>(*m_shelf, m_link);
    m_outbox = std::make_unique<Outbox>(*m_store, m_link, m_clock,
                                        [this](const Acknowledgement &ack) { keep(ack); });
    m_search = std::make_unique<LocalSearch>(*m_shelf);
    buildFiles();
    buildSealing();
    wireThreads();

    connect(m_sync.get(), &SyncEngine::rowsStored, this, &Engine::onRowsStored);
    connect(m_sync.get(), &SyncEngine::rowsPassedOver, m_history.get(), &History::passedOver);
    connect(m_sync.get(), &SyncEngine::rowsDropped, this, [this](const ChannelId &channel) {
        m_history->dropped(channel);
        m_scrubSoon = true;
        touch(channel);
        if (m_watched.contains(channel))
            Q_EMIT rowsStale(channel);
    });
    connect(m_sync.get(), &SyncEngine::channelChanged, this, &Engine::touch);
    connect(m_sync.get(), &SyncEngine::channelGone, this, [this](const ChannelId &channel) {
        m_dirty.remove(channel);
        m_outbox->failChannel(channel, QStringLiteral("You are not in that channel any more"));
        Q_EMIT channelRemoved(channel);
    });
    connect(m_sync.get(), &SyncEngine::membersChanged, this, [this](const ChannelId &channel) {
        if (m_membersShown.contains(channel))
            loadMembers(channel);
    });
    connect(m_sync.get(), &SyncEngine::usersChanged, this, &Engine::tellUsers);
    connect(m_sync.get(), &SyncEngine::devicesChanged, this, &Engine::devicesChanged);
    connect(m_sync.get(), &SyncEngine::notified, this, &Engine::notified);
    connect(m_sync.get(), &SyncEngine::friendsChanged, this, &Engine::onFriendsChanged);
    connect(m_sync.get(), &SyncEngine::startedOver, this, [this] {
        onFriendsChanged();
        m_outbox->sealAllAnew();
        m_unchecked.clear();
        for (const ChannelId &channel : std::as_const(m_watched))
            Q_EMIT rowsStale(channel);
    });
    connect(m_sync.get(), &SyncEngine::caughtUp, this, [this] {
        m_cacheFaultTold = false;
        m_isCaughtUp = true;
        countMentions();
        m_check.start();
        tellCaughtUp();
    });
    connect(m_sync.get(), &SyncEngine::usersMissing, this, &Engine::fetchUsers);
    connect(m_history.get(), &History::usersMissing, this, &Engine::fetchUsers);
    connect(m_sync.get(), &SyncEngine::cacheFailed, this, &Engine::recoverCache,
            Qt::QueuedConnection);
    connect(m_history.get(), &History::cacheFailed, this, &Engine::recoverCache,
            Qt::QueuedConnection);
    connect(m_history.get(), &History::rowsFetched, this, &Engine::onRowsFetched);
    connect(m_outbox.get(), &Outbox::changed, this, &Engine::noteOwnCopies);
    connect(m_outbox.get(), &Outbox::removed, this, &Engine::dropOwnCopies);
    connect(m_outbox.get(), &Outbox::changed, this, &Engine::pendingPut);
    connect(m_outbox.get(), &Outbox::removed, this, &Engine::onPendingRemoved);
    connect(m_outbox.get(), &Outbox::ended, this, &Engine::operationEnded);
}

void Engine::close()
{
    m_flush.stop();
    m_renew.stop();
    m_retryCache.stop();
    m_expire.stop();
    m_check.stop();
    m_threadSoon.stop();
    tellRemoved();
    m_unchecked.clear();
    m_link.disconnect(this);
    m_search.reset();
    m_uploads.reset();
    m_portraits.reset();
    m_files.reset();
    m_outbox.reset();
    if (m_store)
        m_store->setShow({});
    m_sealing.reset();
    m_history.reset();
    m_sync.reset();
    m_shelf.reset();
    m_store.reset();
}

Result<QList<PendingOp>> Engine::queue(QList<PendingOp> ops)
{
    if (!m_identity)
        return fail(Errc::Unauthorized, QStringLiteral("Nobody is signed in"));
    auto added = m_outbox->add(std::move(ops));
    if (added.ok()) {
        for (const PendingOp &op : std::as_const(*added))
            touch(op.channel);
    }
    return added;
}

Status Engine::edit(const ChannelId &channel, const OpId &message, const QString &text)
{
    if (m_outbox->find(message)) {
        Status rewritten = m_outbox->rewrite(message, text);
        if (rewritten.ok()) {
            PendingOp now;
            now.channel = channel;
            now.targetId = message;
            dropOlderEdits(now);
        }
        if (rewritten.ok() || rewritten.error().code != Errc::Conflict)
            return rewritten;
    }
    PendingOp op;
    op.channel = channel;
    op.kind = PendingKind::Edit;
    op.targetId = message;
    op.text = text;
    DUNLIN_TRY(const QList<PendingOp> queued, queue({op}));
    for (const PendingOp &each : queued)
        dropOlderEdits(each);
    return ok();
}

// The newest text is the one that counts: what was to be said before it, and has not left, is not said any more.
void Engine::dropOlderEdits(const PendingOp &edit)
{
    const QList<PendingOp> ops = m_outbox->all();
    for (const PendingOp &each : ops) {
        if (each.kind != PendingKind::Edit || each.channel != edit.channel || each.id == edit.id
            || each.targetId != edit.targetId || each.state == PendingState::Sending)
            continue;
        // Under way since a moment ago: then the newer follows it.
        if (!m_outbox->cancel(each.id).ok())
            qCInfo(lcSession, "An older edit could not be taken back");
    }
}

Status Engine::rewrite(const OpId &id, const QString &text)
{
    const PendingOp *found = m_outbox->find(id);
    if (!found)
        return fail(Errc::NotFound, QStringLiteral("That was sent already"));
    switch (found->kind) {
    case PendingKind::Message:
        return edit(found->channel, id, text);
    case PendingKind::Edit:
        if (found->targetId.isNull())
            break;
        return edit(found->channel, found->targetId, text);
    default:
        break;
    }
    return fail(Errc::Invalid, QStringLiteral("That has no text to change"));
}

Status Engine::enter(const wire::Channel &channel, wire::Role role)
{
    if (channel.encrypted)
        m_sealing->pin(channel.id);
    DUNLIN_CHECK(m_sync->enter(channel, role));
    if (channel.encrypted && m_online)
        m_sealing->lookAtRoster(channel.id);
    // Whoever waits for the answer opens the channel, and must find its card.
    flush();
    return ok();
}

Status Engine::markRead(const ChannelId &channel, qint64 seq)
{
    const ChannelRecord *record = m_shelf->find(channel);
    if (!record || seq <= record->readSeq)
        return ok();
    m_sync->raiseRead(channel, seq);
    PendingOp op;
    op.channel = channel;
    op.kind = PendingKind::ReadMark;
    op.targetSeq = qMin(seq, record->head);
    DUNLIN_CHECK(queue({op}));
    return ok();
}

Status Engine::setAwayByItself(bool away)
{
    return m_store->settings().set(AwayKey, away ? QStringLiteral("1") : QString());
}

Status Engine::keepReminders(const QString &text)
{
    return m_store->settings().set(RemindersKey, text);
}

Result<QString> Engine::reminders()
{
    return m_store->settings().value(RemindersKey);
}

Status Engine::setDraft(const ChannelId &channel, const QString &text)
{
    if (!m_sealing->isEncrypted(channel))
        return m_store->drafts().set(channel, text, m_clock.nowMs());
    DUNLIN_CHECK(m_store->drafts().set(channel, QString(), m_clock.nowMs()));
    return m_sealing->keepDraft(channel, text);
}

// What an acknowledgement says of an own message, as a row: rule 4.
void Engine::keep(const Acknowledgement &ack)
{
    if (ack.op.kind != PendingKind::Message || !m_identity)
        return;
    wire::MessageRow row;
    row.channelId = ack.op.channel;
    row.seq = ack.seq;
    row.ord = ack.ord;
    row.revSeq = ack.seq;
    row.id = ack.op.id;
    row.senderId = m_identity->account.id;
    row.senderDevice = m_identity->device;
    if (!ack.op.files.isEmpty()) {
        row.type = wire::MessageType::File;
        for (const PendingFile &each : ack.op.files)
            row.files.append(each.isSealed()
                                 ? wire::FileRef{each.id, QStringLiteral("file"), each.sealedSize,
                                                 QStringLiteral("application/"
                                                                "octet-stream")}
                                 : wire::FileRef{each.id, each.name, each.size, each.contentType});
    }
    if (ack.op.sealed.isEmpty()) {
        if (ack.op.files.isEmpty() || !ack.op.text.isEmpty())
            row.content = ack.op.text;
        if (ack.op.replyToSeq > 0)
            row.replyTo = ack.op.replyToSeq;
    } else {
        row.sealed = wire::Sealed{1, ack.op.sealedEpoch, ack.op.sealed};
    }
    row.createdAt = ack.createdAt;
    // The answer does not say it: the shorter of the message's own time and the channel's.
    const ChannelRecord *record = m_shelf->find(ack.op.channel);
    const qint64 ttl = record && record->card.retention.mode != wire::RetentionMode::Keep
        ? record->card.retention.ttl.value_or(0)
        : 0;
    const qint64 own = ack.op.expiresIn;
    if (const qint64 life = ttl > 0 && own > 0 ? qMin(ttl, own) : qMax(ttl, own); life > 0)
        row.expiresAt = ack.createdAt + life;
    m_sync->acknowledged(row);
}

void Engine::fetchUsers(const QSet<UserId> &users)
{
    for (const UserId &user : users) {
        if (m_asked.contains(user))
            continue;
        m_asked.insert(user);
        const auto answer =
            m_http.call(wire::http::user, wire::Empty{}, {{QStringLiteral("id"), user.toText()}});
        finally(this, answer, [this, user](Result<wire::User> profile) {
            m_asked.remove(user);
            if (!isOpen() || !profile.ok() || !m_shelf->putUsers({*profile}).ok())
                return;
            for (const ChannelId &channel : std::as_const(m_watched))
                Q_EMIT rowsStale(channel);
            for (const ChannelRecord &record : m_shelf->records())
                touch(record.id());
        });
    }
}

Status Engine::keepNote(const QString &key, const QString &text)
{
    return m_store->meta().set(QStringLiteral("note.") + key, text);
}

QString Engine::note(const QString &key)
{
    const auto text = m_store->meta().value(QStringLiteral("note.") + key);
    return text.ok() ? *text : QString();
}

// Of channels whose unread rows are not all here.
void Engine::countMentions()
{
    bool anyHole = false;
    for (const ChannelRecord &record : m_shelf->records()) {
        if (record.unread() > 0 && !record.segments.holdsOrd(record.readOrd + 1))
            anyHole = true;
    }
    if (!anyHole)
        return;
    finally(this, m_http.call(wire::http::channels), [this](Result<wire::ChannelList> list) {
        if (!isOpen() || !list.ok())
            return;
        for (const wire::ChannelSummary &each : std::as_const(list->channels)) {
            if (const Status kept = m_sync->setMentions(each.channel.id, each.mentions);
                !kept.ok()) {
                recoverCache(kept.error());
                return;
            }
        }
    });
}

void Engine::fetchMembers(const ChannelId &channel)
{
    const auto answer =
        m_http.call(wire::http::members, wire::Empty{}, {{QStringLiteral("id"), channel.toText()}});
    finally(this, answer, [this, channel](Result<wire::MemberList> list) {
        if (!isOpen() || !list.ok())
            return;
        QList<MemberCard> cards;
        for (const wire::Member &each : std::as_const(list->members)) {
            notePresence(each.user.id, each.presence, each.online, each.user.lastSeenAt);
            const Whereabouts where = m_presence.value(each.user.id);
            cards.append({each.user, each.role, where.state != wire::PresenceState::Offline,
                          where.state, where.lastSeenAt});
        }
        touch(channel);
        if (const Status kept = m_sync->setMembers(channel, list->members); !kept.ok())
            recoverCache(kept.error());
        Q_EMIT membersLoaded(channel, cards);
    });
}

// The cache failed while it was in use. When what it holds may be right (a full disk, a lock, a missing right) it is
// kept and tried again; else a new one is begun and filled from the server. The outbox is not touched.
void Engine::recoverCache(const Error &error)
{
    if (!isOpen() || m_retryCache.isActive())
        return;
    if (error.code == Errc::Unavailable || error.code == Errc::Forbidden) {
        qCWarning(lcSession, "The cache can't be used for now");
        if (!std::exchange(m_cacheFaultTold, true))
            Q_EMIT faulted(error);
        m_retryCache.start();
        return;
    }
    qCWarning(lcSession, "The cache failed and is begun anew");
    const bool wasDamaged = m_store->cacheIsDamaged();
    const QList<ChannelId> channels = m_shelf->records().keys();
    if (!m_shelf->startOver(wasDamaged ? LocalStore::Keep::CorruptFile : LocalStore::Keep::Nothing)
             .ok()) {
        Q_EMIT faulted(error);
        return;
    }
    for (const ChannelId &channel : channels)
        m_history->dropped(channel);
    retryCache();
}

// Views ask again, and a new greeting catches up from what the cache holds.
void Engine::retryCache()
{
    for (const ChannelId &channel : std::as_const(m_watched))
        Q_EMIT rowsStale(channel);
    m_link.abandon(QStringLiteral("The local cache failed"));
    m_link.reconnectNow();
}

} // namespace dunlin::client
