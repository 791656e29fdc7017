// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a session owns: the two threads with what lives in them, the models, and how they are wired.
#pragma once

#include "client/link/websocket_link.h"
#include "client/session/account_changes.h"
#include "client/session/account_session.h"
#include "client/session/channel_drafts.h"
#include "client/session/engine.h"
#include "client/session/push_registration.h"
#include "client/session/secret_vault.h"
#include "shared/core/event_thread.h"

#include <QLockFile>
#include <QTimer>

namespace dunlin::client {

// Of this device alone: the server knows nothing of it.
struct Reminder {
    ChannelId channel;
    qint64 at = 0;
    QString text;
};

// Under which the vault keeps what proves who this device is.
const QString TokensName = QStringLiteral("tokens");
Secret toSecret(const Credentials &credentials);

class SessionParts
{
public:
    SessionParts(QString profileDir, const SessionOptions &sessionOptions);
    ~SessionParts();
    SessionParts(const SessionParts &) = delete;
    SessionParts &operator=(const SessionParts &) = delete;

    // Wires engine and link to models and session, then starts the threads.
    void start(AccountSession *session);

    // Runs work() in the engine's thread: it returns a Result or an Async.
    template <typename Work>
    auto onEngine(Work work)
    {
        using Returned = std::invoke_result_t<Work>;
        if constexpr (detail::IsResult<Returned>::value) {
            using T = typename Returned::Value;
            return postToEngine<T>(
                [work](const Deferred<T> &answer) mutable { answer.settle(work()); });
        } else {
            using T = typename Returned::Value;
            return postToEngine<T>([work, receiver = engine](const Deferred<T> &answer) mutable {
                finally(receiver, work(),
                        [answer](Result<T> outcome) { answer.settle(std::move(outcome)); });
            });
        }
    }

    // A call of a channel's endpoint.
    static PathValues pathOf(const ChannelId &channel)
    {
        return {{QStringLiteral("id"), channel.toText()}};
    }
    wire::DeviceClaim deviceClaim(const QUrl &server, const QString &name) const;
    bool isToldOf(const ChannelId &channel, bool mentionsMe) const;
    QString titleFor(const ChannelId &channel, const QString &sender) const;
    void namePlaces(FoundModel &model) const;
    void forgetFinds();
    // Of one channel, or of any.
    bool serverReads(const std::optional<ChannelId> &channel) const;
    // The one that is held; null if there is none.
    TimelineModel *timeline(const ChannelId &channel) const;
    void showFriends(const QList<FriendCard> &cards);
    void applyPending(const ChannelId &channel);
    // The same at once.
    void showPending(const ChannelId &channel);
    // What waits for the server, and behind it what waits for the disk, oldest first.
    QList<PendingOp> pendingOf(const ChannelId &channel) const;
    void forgetUnwritten(const OpId &id);
    void flushDrafts();
    void closeModels();

    const QString folder;
    const SessionOptions options;
    const SystemClock systemClock;
    const Clock &clock; // the one above, unless the options brought another
    QLockFile lock;
    std::unique_ptr<SecretVault> vault;
    std::optional<Identity> identity;
    LinkStatus link;
    bool isOnlineWanted = false;
    bool isCaughtUp = false;
    // What the vault said of its two secrets; nothing until it has answered.
    std::optional<Result<Secret>> storeKey;
    std::optional<Result<Secret>> tokens;
    bool isStoreKeySettled = false;
    bool areTokensSettled = false;
    bool isMakingStoreKey = false;
    enum class Opening : quint8 { Asking, Reading, Done, Failed };
    Opening opening = Opening::Asking;
    QTimer vaultTimer;
    PushRegistration push;

    ChannelListModel channels;
    OutboxModel outbox;
    PeopleModel people;
    DirectoryModel directory;
    FriendListModel friends;
    DeviceModel devices;
    std::unique_ptr<ChannelHooks> hooks;
    std::unique_ptr<Encryption> encryption;
    std::unique_ptr<OwnStorage> storage;
    std::unique_ptr<PersonCard> person;
    bool devicesWanted = false; // somebody looks at them
    SwitcherModel switcher;
    NotificationModel notifications;
    bool isAskingNotifications = false;
    bool askNotificationsAgain = false;
    qint64 notificationsReadHere = 0; // the server may not know yet
    QTimer switcherTimer;
    // What is looked for now.
    struct Search {
        quint64 run = 0; // answers to another one count for nothing
        QString text;
        std::optional<ChannelId> channel;
        qint64 place = 0;        // of the server's last hit
        int waiting = 0;         // for so many answers
        bool isAnswered = false; // by the server
        bool isCut = false;
        QList<FoundGap> gaps;
    };
    Search search;
    FoundModel found;
    FoundModel pins;
    FoundModel channelFiles;
    AdminDesk admin;
    AccountChanges accountChanges;
    ChannelId pinsOf;
    ChannelId filesOf;
    ChannelId filling;  // what is missing of it is fetched
    ChannelId typingIn; // what the server was told last
    qint64 typingToldAt = 0;
    wire::PresenceState presence = wire::PresenceState::Online;
    std::optional<wire::PresenceState> presenceToTell; // chosen, and not yet told
    bool isAwayByItself = false;
    bool isIdle = false;
    bool isAccountKnown = false;
    bool showsLastSeen = true;
    bool isServerAdmin = false;
    bool hasSecondFactor = false;
    QList<TimelineModel *> timelines; // most recently asked for first
    QHash<ChannelId, MemberModel *> members;
    ThreadModel *thread = nullptr;
    QList<Reminder> reminders;
    QTimer reminderTimer;
    QHash<ChannelId, ChannelDrafts> drafts;
    QSet<ChannelId> unsavedDrafts;
    QTimer draftTimer;
    QSet<ChannelId> stalePending;
    QTimer pendingTimer;
    QList<PendingOp> unwritten; // shown already; the engine has not said that they are on the disk
    QHash<OpId, Deferred<SendOutcome>> waitingSends;
    QList<Deferred<Done>> waitingForOpen;
    QList<Deferred<Done>> waitingForOnline;
    std::optional<Status> openOutcome;

    // Live in their threads and go with them.
    WebsocketLink *socket = nullptr;
    HttpClient *http = nullptr;
    Engine *engine = nullptr;

private:
    template <typename T, typename Work>
    Async<T> postToEngine(Work work)
    {
        Deferred<T> answer;
        QMetaObject::invokeMethod(
            engine,
            [receiver = engine, answer, work = std::move(work)]() mutable {
                if (receiver->isOpen())
                    work(answer);
                else
                    answer.settle(
                        fail(Errc::Unavailable, QStringLiteral("The profile is not open")));
            },
            Qt::QueuedConnection);
        return answer.async();
    }
    void wireEngine(AccountSession *session);
    void wireModels(AccountSession *session);

    EventThread m_networkThread;
    EventThread m_engineThread;
};

} // namespace dunlin::client
