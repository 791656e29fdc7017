// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The engine of one account: store, outbox, sync and history together, in one thread, transactional among each
// other. The session in the main thread asks by queued calls and hears of every change as a value.
//
// It says hello on every new connection, applies what arrives, and turns it into cards, pages and rows for the
// models. Changes of channels are gathered until the thread has nothing else to do, so that a burst of pushes makes
// one card and not a thousand.
#pragma once

#include "client/link/http_client.h"
#include "client/link/link.h"
#include "client/outbox/outbox.h"
#include "client/outbox/uploads.h"
#include "client/sealing/sealing.h"
#include "client/session/file_cache.h"
#include "client/session/local_search.h"
#include "client/session/own_storage.h"
#include "client/session/person_here.h"
#include "client/session/portraits.h"
#include "client/store/channel_values.h"
#include "client/store/friend_values.h"
#include "client/store/timeline_values.h"
#include "client/sync/history.h"
#include "client/sync/sync_engine.h"
#include "shared/wire/notification.h"

#include <QSet>

#include <memory>

namespace dunlin::client {

// Who is signed in on this device, and where.
struct Identity {
    QUrl server;
    wire::Account account;
    DeviceId device;
};

// What the disk held when the profile was opened.
struct Profile {
    std::optional<Identity> identity;
    QList<ChannelCard> channels;
    QList<PendingOp> pending;
    QHash<ChannelId, QString> drafts;
    QList<FriendCard> friends;
    bool isAwayByItself = false; // the last status was set because nobody was there
};

class Engine : public QObject
{
    Q_OBJECT
public:
    // `folder`: see LocalStore. Link and client outlive the engine.
    Engine(QString folder, Link &link, HttpClient &http, const Clock &clock, QString clientName);
    ~Engine() override;

    // Every method is called in the engine's own thread; open() comes first.
    // `key`: under which what must not be read from the disk is sealed; empty: none is there, or it can't be had now.
    Result<Profile> open(const Secret &key = {});
    // A key that came later: what was shut is told of anew. False when it is not the one of what is there, which then
    // stays shut.
    Result<bool> unlock(const Secret &key);
    // There is none, and nothing was ever sealed on this disk: one can be made for it.
    Result<bool> wantsKey() const;
    bool isOpen() const { return m_store != nullptr; }
    // Files are closed; nothing may be called afterwards.
    void close();

    // A fresh sign-in. Another account than before takes everything of the old one away.
    Status adopt(const Identity &identity);
    // The name as the server has it, for the next start without a connection.
    Status noteOwnName(const QString &displayName);
    Status forgetAccount();
    void setWanted(bool online);

    Result<QList<PendingOp>> queue(QList<PendingOp> ops);
    // Queues a message with these files of this device; `isOwnCopy`: below outgoingFolder(), removed when it is sent.
    Status attach(PendingOp message, const QStringList &paths);
    FileCache *files() { return m_files.get(); }
    Portraits *portraits() { return m_portraits.get(); }
    // Where a sealed file lies opened, fetched first when it is not here; empty for one that was not sealed.
    Async<QString> openedFile(const FileId &id);
    static QString outgoingFolder(const QString &profile);
    Result<StorageUse> storageUse() const;
    // Files and pictures that the server has too go from this disk; what an unsent message needs stays. Bytes.
    Result<qint64> freeStorage();
    LocalSearch *localSearch() { return m_search.get(); }
    Result<LocalFinds> localPins(const ChannelId &channel);
    // Rows as the server has them: what is sealed is opened, or says why it is not.
    QList<FoundRow> shownRows(QList<FoundRow> rows);
    // Fetches a page of what is missing of a channel; answers how many messages are missing still, 0 also when no more
    // are to be had.
    Async<qint64> fillGap(const ChannelId &channel);
    Status edit(const ChannelId &channel, const OpId &message, const QString &text);
    // This account is in the channel: channelPut() has told of it when this returns.
    Status enter(const wire::Channel &channel, wire::Role role);
    Outbox *outbox() { return m_outbox.get(); }
    History *history() { return m_history.get(); }
    Sealing *sealing() { return m_sealing.get(); }
    SyncEngine *syncEngine() { return m_sync.get(); }
    Shelf *shelf() { return m_shelf.get(); }
    // Another text for a message or an edit that waits in the outbox.
    Status rewrite(const OpId &id, const QString &text);
    Status markRead(const ChannelId &channel, qint64 seq);
    Status setDraft(const ChannelId &channel, const QString &text);
    // As the server has somebody now; who is not known here is not kept.
    Status noteUser(const wire::User &user);

    // A timeline is shown: its state follows, and from now on every change of its rows.
    void watch(const ChannelId &channel);
    void unwatch(const ChannelId &channel);
    void loadPage(const ChannelId &channel, qint64 page);
    void loadMembers(const ChannelId &channel);
    // Somebody looks at the answers to this message: threadLoaded() tells of them now and of every change. 0: nobody does.
    void watchThread(const ChannelId &channel, qint64 rootSeq);
    // What it said before it was changed, newest first, as far as this device saw it.
    Result<QList<Wording>> wordings(const ChannelId &channel, qint64 seq);
    // How far the other members are with it: those who read it, then those whose devices have it, then the others.
    Result<QList<ReaderCard>> readers(const ChannelId &channel, qint64 seq);
    QList<wire::User> users(const QList<UserId> &ids) const;
    // The channel on the screen, null for none: who is typing there is told.
    void show(const ChannelId &channel);
    // Asks the server for the list of friends: also who of them is online.
    void refreshFriends();
    Status setAwayByItself(bool away);
    // What the device is to remind of, as the session writes it: kept like what waits to be sent.
    Status keepReminders(const QString &text);
    Result<QString> reminders();
    // Small texts by name, kept with the cache: what was asked of the server last.
    Status keepNote(const QString &key, const QString &text);
    QString note(const QString &key);
    Result<PersonHere> personHere(const UserId &user);
    // Mentions in encrypted channels, which mentionsPut() tells of: all were read.
    Status readMentions();
    // The lowest message of the channel of which the server shows others something else; seq 0: none is known.
    HistoryFault historyFault(const ChannelId &channel);
    KeyLogFault logFault();
    RosterState rosterState(const ChannelId &channel);
    QString nameOrId(const UserId &user) const;
    // What came since is compared with what others were shown: without a call it happens in a moment.
    void checkHistories();
    // The server's clock, as far as its last greeting told.
    qint64 serverNow() const { return m_clock.nowMs() + m_serverAhead; }

Q_SIGNALS:
    void channelPut(const dunlin::client::ChannelCard &card);
    void channelRemoved(const dunlin::ChannelId &channel);
    void pendingPut(const dunlin::client::PendingOp &op);
    void pendingRemoved(const dunlin::OpId &id);
    void operationEnded(const dunlin::OpId &id,
                        const dunlin::Result<dunlin::client::SendOutcome> &outcome);
    void stateChanged(const dunlin::client::TimelineState &state);
    void pageLoaded(const dunlin::client::TimelinePage &page);
    void rowsChanged(const dunlin::ChannelId &channel,
                     const QList<dunlin::client::TimelineRow> &rows);
    // Rows that were held are not any more: pages must be asked for again.
    void rowsStale(const dunlin::ChannelId &channel);
    void threadLoaded(const dunlin::client::ThreadRows &thread);
    void membersLoaded(const dunlin::ChannelId &channel,
                       const QList<dunlin::client::MemberCard> &members);
    void friendsPut(const QList<dunlin::client::FriendCard> &friends);
    void typistsChanged(const dunlin::ChannelId &channel, const QStringList &names);
    void devicesChanged();
    // The user's own status was set, on this or another device.
    void presenceSet(dunlin::wire::PresenceState state);
    void streamMoved(const dunlin::ChannelId &channel, qint64 headSeq);
    // Somebody else's new message, by a push. mentionsMe: it names the user, or everybody. One that is not shown has
    // neither sender nor text: who wrote it is the server's word.
    void arrived(const dunlin::ChannelId &channel, const QString &senderName, const QString &text,
                 bool mentionsMe);
    // There is something new that should not be missed, or some of it was read elsewhere.
    void notified();
    // Mentions in encrypted channels, newest first; their ids are below 0.
    void mentionsPut(const dunlin::wire::NotificationList &mentions);
    void caughtUp();
    // Of encrypted channels, once there is a key for them.
    void draftsOpened(const QHash<dunlin::ChannelId, QString> &drafts);
    // Another device of the account asks to be added.
    void deviceAsked();
    // This device's keys, or the account's list of devices, are other ones.
    void keysChanged();
    // The server refused this device for good.
    void signedOutByServer(const QString &reason);
    void faulted(const dunlin::Error &error);

private:
    void build();
    void buildFiles();
    void buildSealing();
    Status beginSealing();
    QHash<ChannelId, QString> sealedDrafts();
    void tellCaughtUp();
    HeldHistory heldHistory(const ChannelId &channel) const;
    void expectCheck(const ChannelId &channel, qint64 from, qint64 to);
    void expectCheck(const ChannelId &channel, const QList<wire::MessageRow> &rows);
    void checkHistory(const ChannelId &channel);
    Result<std::optional<Identity>> readIdentity();
    Status writeIdentity(const std::optional<Identity> &identity);
    void connectNow();
    void sayHello(quint64 connection);
    void onStatus(const LinkStatus &status);
    void onStopped(const LinkStatus &status);
    void renewToken();
    void keep(const Acknowledgement &ack);
    void onRowsStored(const ChannelId &channel, const QList<wire::MessageRow> &rows, bool live);
    void onRowsFetched(const ChannelId &channel, const QList<wire::MessageRow> &rows);
    void fetchUsers(const QSet<UserId> &users);
    QList<FriendCard> friendCards() const;
    void tellFriends();
    void tellUsers();
    void onFriendsChanged();
    Status takeFriends(const wire::FriendList &list);
    void reopenShown();
    void onTyping(const Push &push);
    void onPresence(const Push &push);
    void onProfile(const Push &push);
    void forgetPresence();
    void notePresence(const UserId &user, const std::optional<wire::PresenceState> &state,
                      bool online, const std::optional<qint64> &lastSeenAt);
    void expire();
    void scheduleExpiry();
    void noteOwnCopies(const PendingOp &op);
    void dropOwnCopies(const OpId &op);
    void sweepOutgoing();
    void countMentions();
    std::optional<UserId> userNamed(const QString &username) const;
    bool mayMentionAll(const ChannelId &channel, const UserId &user) const;
    bool mentionsMe(const wire::MessageRow &row) const;
    QList<wire::MessageRow> sealedMentions(const ChannelRecord &record, qint64 from);
    void noteMentions(const QList<wire::MessageRow> &rows);
    void keepMentions();
    void recallMentions();
    qint64 mentionsIn(const ChannelRecord &record);
    void expectExpiry(const QList<wire::MessageRow> &rows);
    void endTyping(const UserId &user);
    void forgetTypists();
    void tellTypists();
    void dropOlderEdits(const PendingOp &edit);
    void fetchMembers(const ChannelId &channel);
    void recoverCache(const Error &error);
    void retryCache();
    void touch(const ChannelId &channel);
    void flush();

    ChannelCard cardOf(const ChannelRecord &record);
    TimelineState stateOf(const ChannelRecord &record);
    QList<TimelineRow> rowsFor(const ChannelRecord &record, const QList<wire::MessageRow> &rows);
    int deliveryOf(const ChannelRecord &record, qint64 seq);
    void wireThreads();
    void loadThread();
    void onPendingRemoved(const OpId &id);
    void tellRemoved();
    QHash<qint64, int> answerCounts(const ChannelRecord &record,
                                    const QList<wire::MessageRow> &rows);
    QList<wire::MessageRow> noteAnswers(const ChannelRecord &record,
                                        const QList<wire::MessageRow> &rows);
    void tellAnswered(const ChannelRecord &record, const QList<wire::MessageRow> &rows);

    const QString m_folder;
    Link &m_link;
    HttpClient &m_http;
    const Clock &m_clock;
    const QString m_clientName;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<Shelf> m_shelf;
    std::unique_ptr<SyncEngine> m_sync;
    std::unique_ptr<History> m_history;
    std::unique_ptr<Sealing> m_sealing;
    std::unique_ptr<Outbox> m_outbox;
    std::unique_ptr<Uploads> m_uploads;
    std::unique_ptr<FileCache> m_files;
    std::unique_ptr<Portraits> m_portraits;
    std::unique_ptr<LocalSearch> m_search;
    QHash<OpId, QStringList> m_ownCopies; // of messages that wait
    wire::NotificationList m_mentions;    // in encrypted channels
    std::optional<Identity> m_identity;
    bool m_wanted = false;
    bool m_online = false;
    bool m_scrubSoon = false;  // something was deleted that may stand in the cache's log
    bool m_isCaughtUp = false; // with the server's rows; whether they open is another question
    QString m_token;           // the one that the current connection was opened with
    QString m_refusedToken;    // the hub did not take it; empty again with the next greeting
    QSet<ChannelId> m_dirty;
    QSet<ChannelId> m_watched;
    QSet<ChannelId> m_membersShown;
    QSet<UserId> m_asked;
    ChannelId m_threadOf;   // whose answers are looked at
    qint64 m_threadSeq = 0; // 0: nobody's
    ChannelId m_shown;
    QList<UserId> m_typists; // of that channel, in the order in which they began
    struct Whereabouts {
        wire::PresenceState state = wire::PresenceState::Offline;
        qint64 lastSeenAt = 0; // ms since 1970 UTC; 0: not known
    };
    QHash<UserId, Whereabouts> m_presence; // of those that were asked about or told of
    quint64 m_friendRevision = 0;          // counts what changed otherwise than by a list
    bool m_askingFriends = false;
    bool m_askFriendsAgain = false;
    QTimer m_flush;
    QTimer m_renew;
    QTimer m_retryCache;
    QTimer m_expire;
    QTimer m_check;
    QTimer m_threadSoon;
    QList<OpId> m_removed; // of the outbox, and told behind the thread that is about to be loaded
    QHash<ChannelId, std::pair<qint64, qint64>> m_unchecked; // from and to which number
    qint64 m_serverAhead = 0;      // ms that the server's clock is ahead of this device's
    bool m_cacheFaultTold = false; // once until it works again
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::Profile)
