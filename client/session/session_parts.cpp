// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/session_parts.h"

#include "client/link/server_address.h"
#include "shared/core/log.h"

#include <QCoreApplication>
#include <QCryptographicHash>
#include <QDir>
#include <QSysInfo>

namespace dunlin::client {

namespace {

constexpr std::chrono::milliseconds DraftPause{600};
constexpr std::chrono::milliseconds SwitcherPause{250};
constexpr int MostPeopleOffered = 20;

QString clientNameOf(const SessionOptions &options)
{
    if (!options.clientName.isEmpty())
        return options.clientName;
    return QStringLiteral("%1/%2 %3")
        .arg(QCoreApplication::applicationName(), QStringLiteral(DUNLIN_VERSION),
             QSysInfo::kernelType());
}

std::unique_ptr<SecretVault> vaultFor(const QString &folder, const SessionOptions &options)
{
    if (options.makeVault)
        return options.makeVault(folder);
    auto file = std::make_unique<FileVault>(folder);
    if (options.vault == SessionOptions::Vault::File)
        return file;
    // The keyring is shared by all profiles of the user: the folder tells them apart.
    const QByteArray mark =
        QCryptographicHash::hash(QDir(folder).absolutePath().toUtf8(), QCryptographicHash::Sha256);
    return std::make_unique<KeyringVault>(QString::fromLatin1(mark.toHex().left(16)),
                                          desktopKeyring(), std::move(file));
}

} // namespace

SessionParts::SessionParts(QString profileDir, const SessionOptions &sessionOptions)
    : folder(std::move(profileDir))
    , options(sessionOptions)
    , clock(options.clock ? *options.clock : systemClock)
    , lock(QDir(folder).filePath(QStringLiteral("lock")))
    , vault(vaultFor(folder, sessionOptions))
    , push(options.push, *vault, [this] { return http; })
    , admin([this] { return http; })
    , accountChanges([this](const wire::AccountPatch &patch) {
        return http->call(wire::http::changeMe, patch);
    })
{
    // A lock whose owner is gone is taken over by its process number, never by its age.
    lock.setStaleLockTime(0);
    vaultTimer.setSingleShot(true);
    reminderTimer.setSingleShot(true);
    draftTimer.setSingleShot(true);
    draftTimer.setInterval(DraftPause);
    pendingTimer.setSingleShot(true);
    switcherTimer.setSingleShot(true);
    switcherTimer.setInterval(SwitcherPause);
    pendingTimer.setInterval(0);
}

SessionParts::~SessionParts()
{
    if (engine) {
        flushDrafts();
        // The last commits are waited for: the process may end right after.
        QMetaObject::invokeMethod(
            engine, [this] { engine->close(); }, Qt::BlockingQueuedConnection);
        m_engineThread.quit();
        m_engineThread.wait();
        m_networkThread.quit();
        m_networkThread.wait();
    }
    closeModels();
}

void SessionParts::closeModels()
{
    qDeleteAll(std::exchange(timelines, {}));
    qDeleteAll(std::exchange(members, {}));
    delete std::exchange(thread, nullptr);
}

void SessionParts::start(AccountSession *session)
{
    m_networkThread.setObjectName(QStringLiteral("dunlin-network"));
    m_engineThread.setObjectName(QStringLiteral("dunlin-engine"));
    socket = new WebsocketLink(clock);
    http = new HttpClient(clock);
    engine = new Engine(folder, *socket, *http, clock, clientNameOf(options));
    for (QObject *each : {static_cast<QObject *>(socket), static_cast<QObject *>(http)}) {
        each->moveToThread(&m_networkThread);
        QObject::connect(&m_networkThread, &EventThread::loopEnded, each, &QObject::deleteLater);
    }
    engine->moveToThread(&m_engineThread);
    QObject::connect(&m_engineThread, &EventThread::loopEnded, engine, &QObject::deleteLater);
    wireEngine(session);
    wireModels(session);
    m_networkThread.start();
    m_engineThread.start();
}

void SessionParts::wireEngine(AccountSession *session)
{
    QObject::connect(engine, &Engine::operationEnded, session,
                     [this, session](const OpId &id, const Result<SendOutcome> &outcome) {
                         if (const auto waiting = waitingSends.find(id);
                             waiting != waitingSends.end()) {
                             const Deferred<SendOutcome> answer = *waiting;
                             waitingSends.erase(waiting);
                             answer.settle(outcome);
                         }
                         Q_EMIT session->operationEnded(id, outcome);
                     });
    QObject::connect(engine, &Engine::presenceSet, session,
                     [session](wire::PresenceState state) { session->onPresenceSet(state); });
    QObject::connect(engine, &Engine::streamMoved, session, &AccountSession::streamMoved);
    QObject::connect(engine, &Engine::streamMoved, session,
                     [session](const ChannelId &channel) { session->refreshFinds(channel); });
    QObject::connect(engine, &Engine::arrived, session,
                     [this, session](const ChannelId &channel, const QString &sender,
                                     const QString &text, bool mentionsMe) {
                         Q_EMIT session->messageArrived(channel.toText(), sender, text);
                         if (isToldOf(channel, mentionsMe))
                             Q_EMIT session->notificationWanted(channel.toText(),
                                                                titleFor(channel, sender), text);
                     });
    QObject::connect(engine, &Engine::keysChanged, encryption.get(), &Encryption::refresh);
    QObject::connect(engine, &Engine::deviceAsked, encryption.get(), &Encryption::refresh);
    QObject::connect(session, &AccountSession::stateChanged, encryption.get(), [this, session] {
        if (session->state() == AccountSession::State::SignedIn)
            encryption->refresh();
        else
            encryption->clear();
    });
    QObject::connect(&devices, &DeviceModel::modelReset, encryption.get(), &Encryption::refresh);
    QObject::connect(engine, &Engine::draftsOpened, session,
                     [session](const QHash<ChannelId, QString> &opened) {
                         // What was typed while they were shut stands below.
                         for (auto at = opened.cbegin(); at != opened.cend(); ++at) {
                             session->returnDrafts(at.key(), ChannelDrafts::unpacked(*at));
                         }
                     });
    QObject::connect(engine, &Engine::notified, session, &AccountSession::refreshNotifications);
    QObject::connect(engine, &Engine::mentionsPut, session,
                     [this](const wire::NotificationList &list) { notifications.setLocal(list); });
    QObject::connect(engine, &Engine::faulted, session, [session](const Error &error) {
        Q_EMIT session->failed(error.detail, errcName(error.code));
    });
}

void SessionParts::wireModels(AccountSession *session)
{
    QObject::connect(&admin, &AdminDesk::failed, session,
                     [session](const Error &error) { session->report(error); });
    QObject::connect(person.get(), &PersonCard::failed, session,
                     [session](const Error &error) { session->report(error); });
    QObject::connect(hooks.get(), &ChannelHooks::failed, session,
                     [session](const Error &error) { session->report(error); });
    QObject::connect(engine, &Engine::channelPut, session, [this](const ChannelCard &card) {
        channels.put(card);
        outbox.setChannelName(card.id, card.name);
        QSet<ChannelId> joined;
        for (const ChannelCard &each : channels.cards())
            joined.insert(each.id);
        directory.setJoined(joined);
    });
    QObject::connect(engine, &Engine::channelRemoved, session,
                     [this, session](const ChannelId &channel) {
                         channels.remove(channel);
                         Q_EMIT session->channelLeft(channel.toText());
                     });
    QObject::connect(engine, &Engine::pendingPut, session, [this, session](const PendingOp &op) {
        if (op.kind == PendingKind::ReadMark)
            return;
        forgetUnwritten(op.id);
        outbox.put(op);
        applyPending(op.channel);
        Q_EMIT session->pendingChanged();
    });
    QObject::connect(engine, &Engine::pendingRemoved, session, [this, session](const OpId &id) {
        const ChannelId channel = outbox.remove(id);
        if (channel.isNull())
            return;
        applyPending(channel);
        Q_EMIT session->pendingChanged();
    });
    QObject::connect(engine, &Engine::friendsPut, session,
                     [this](const QList<FriendCard> &cards) { showFriends(cards); });
    const auto timelineOf = [this](const ChannelId &channel) { return timeline(channel); };
    QObject::connect(engine, &Engine::stateChanged, session,
                     [timelineOf, session](const TimelineState &state) {
                         if (TimelineModel *model = timelineOf(state.channel))
                             model->setState(state);
                         Q_EMIT session->marksMoved(state.channel.toText());
                     });
    QObject::connect(engine, &Engine::pageLoaded, session, [timelineOf](const TimelinePage &page) {
        if (TimelineModel *model = timelineOf(page.channel))
            model->setPage(page);
    });
    QObject::connect(engine, &Engine::rowsChanged, session,
                     [timelineOf](const ChannelId &channel, const QList<TimelineRow> &rows) {
                         if (TimelineModel *model = timelineOf(channel))
                             model->applyRows(rows);
                     });
    QObject::connect(engine, &Engine::threadLoaded, session, [this](const ThreadRows &rows) {
        if (thread && thread->channelId() == rows.channel && thread->rootSeq() == rows.rootSeq)
            thread->setThread(rows);
    });
    QObject::connect(engine, &Engine::rowsStale, session, [timelineOf](const ChannelId &channel) {
        if (TimelineModel *model = timelineOf(channel))
            model->reload();
    });
    QObject::connect(engine, &Engine::typistsChanged, session,
                     [timelineOf](const ChannelId &channel, const QStringList &names) {
                         if (TimelineModel *model = timelineOf(channel))
                             model->setTypists(names);
                     });
    QObject::connect(engine, &Engine::devicesChanged, session, [this, session] {
        if (devicesWanted)
            session->refreshDevices();
    });
    QObject::connect(&switcherTimer, &QTimer::timeout, session, [this, session] {
        const QString text = switcher.text();
        finally(session, session->findPeople(text, MostPeopleOffered),
                [this, text](Result<wire::UserList> list) {
                    // What is here is shown all the same.
                    if (list.ok())
                        switcher.setFound(text, list->users);
                    else
                        qCInfo(lcSession, "People could not be searched for");
                });
    });
    QObject::connect(engine, &Engine::membersLoaded, session,
                     [this](const ChannelId &channel, const QList<MemberCard> &cards) {
                         if (MemberModel *model = members.value(channel))
                             model->setMembers(cards);
                     });
    QObject::connect(&reminderTimer, &QTimer::timeout, session,
                     [session] { session->tellDueReminders(); });
    QObject::connect(&draftTimer, &QTimer::timeout, session, [this] { flushDrafts(); });
    QObject::connect(&pendingTimer, &QTimer::timeout, session, [this] {
        const QSet<ChannelId> stale = std::exchange(stalePending, {});
        for (const ChannelId &channel : stale)
            showPending(channel);
    });
}

// What the user chose for the channel, and for now.
bool SessionParts::isToldOf(const ChannelId &channel, bool mentionsMe) const
{
    const ChannelCard *card = channels.find(channel);
    if (!card || presence == wire::PresenceState::Dnd || card->mutedUntil > clock.nowMs())
        return false;
    return card->notify == wire::NotifyLevel::All
        || (card->notify == wire::NotifyLevel::Mentions && mentionsMe);
}

QString SessionParts::titleFor(const ChannelId &channel, const QString &sender) const
{
    const ChannelCard *card = channels.find(channel);
    if (!card)
        return sender;
    const bool isDirect = card->kind == wire::ChannelKind::Direct;
    if (sender.isEmpty())
        return isDirect ? card->name : QLatin1Char('#') + card->name;
    return isDirect ? sender : QStringLiteral("%1 in #%2").arg(sender, card->name);
}

void SessionParts::showFriends(const QList<FriendCard> &cards)
{
    friends.setFriends(cards);
    QHash<UserId, wire::FriendState> states;
    for (const FriendCard &each : cards)
        states.insert(each.user.id, each.state);
    people.setFriendStates(states);
}

// Gathered: a long paste or an import changes thousands of operations at once.
void SessionParts::applyPending(const ChannelId &channel)
{
    stalePending.insert(channel);
    if (!pendingTimer.isActive())
        pendingTimer.start();
}

void SessionParts::showPending(const ChannelId &channel)
{
    if (TimelineModel *model = timeline(channel))
        model->setPending(pendingOf(channel));
    if (thread && thread->channelId() == channel)
        thread->setOps(pendingOf(channel));
}

QList<PendingOp> SessionParts::pendingOf(const ChannelId &channel) const
{
    // The engine takes them in the order in which they were written: those of the disk are the older ones.
    QList<PendingOp> ops = outbox.ofChannel(channel);
    for (const PendingOp &op : unwritten) {
        if (op.channel == channel)
            ops.append(op);
    }
    return ops;
}

void SessionParts::forgetUnwritten(const OpId &id)
{
    unwritten.removeIf([&id](const PendingOp &op) { return op.id == id; });
}

TimelineModel *SessionParts::timeline(const ChannelId &channel) const
{
    for (TimelineModel *each : timelines) {
        if (each->channelId() == channel)
            return each;
    }
    return nullptr;
}

void SessionParts::flushDrafts()
{
    const QSet<ChannelId> unsaved = std::exchange(unsavedDrafts, {});
    for (const ChannelId &channel : unsaved) {
        onEngine([engine = engine, channel, text = drafts.value(channel).packed()] {
            return engine->setDraft(channel, text);
        });
    }
}

wire::DeviceClaim SessionParts::deviceClaim(const QUrl &server, const QString &name) const
{
    wire::DeviceClaim claim;
    claim.name = options.deviceName.isEmpty() ? QSysInfo::machineHostName() : options.deviceName;
    claim.platform = QSysInfo::productType();
    // The same person on the same server: the device they already had.
    if (identity && identity->server == server && identity->account.username == name)
        claim.id = identity->device;
    return claim;
}

} // namespace dunlin::client
