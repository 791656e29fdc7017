// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Everything of one account on this device: what a window or a command line talks to.
//
// A session is opened from a profile folder and shows what the disk holds at once; the network comes and goes
// behind it. Whatever the user does is on disk before it is sent, and is sent until the server has answered.
// Lives in the main thread and never blocks it: disk and network have threads of their own. Nothing here
// returns an answer that has to be waited for; it comes as a signal, or as an Async for command lines.
//
// Ids are text here, because this is the face towards QML; a text that is no id answers with failed("invalid").
#pragma once

#include "client/models/channel_list_model.h"
#include "client/models/device_model.h"
#include "client/models/directory_model.h"
#include "client/models/found_model.h"
#include "client/models/friend_list_model.h"
#include "client/models/member_model.h"
#include "client/models/notification_model.h"
#include "client/models/outbox_model.h"
#include "client/models/people_model.h"
#include "client/models/switcher_model.h"
#include "client/models/thread_model.h"
#include "client/models/timeline_model.h"
#include "client/session/admin_desk.h"
#include "client/session/channel_hooks.h"
#include "client/session/encryption.h"
#include "client/session/own_keys.h"
#include "client/session/own_storage.h"
#include "client/session/person_card.h"
#include "client/session/push_registration.h"
#include "client/session/session_options.h"
#include "client/session/session_requests.h"
#include "client/session/slash_command.h"
#include "shared/core/async.h"
#include "shared/core/secret.h"
#include "shared/wire/export.h"
#include "shared/wire/file.h"
#include "shared/wire/hook.h"
#include "shared/wire/hub.h"

#include <QDateTime>
#include <QObject>

#include <memory>

namespace dunlin::client {

struct ChannelDrafts;
struct LinkStatus;
struct Profile;
struct Reminder;

// The password was right, and a code of the second factor is missing or wrong.
inline bool asksForCode(const Error &error)
{
    return error.code == Errc::Unauthorized && error.field == QLatin1StringView("totp");
}

// Its base by its whole name: the tool that describes types for QML finds no other.
class AccountSession : public dunlin::client::SessionRequests
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY stateChanged)
    Q_PROPERTY(Connection connection READ connection NOTIFY connectionChanged)
    // One sentence for a banner, e.g. "No connection to chat.example.org"; empty when online.
    Q_PROPERTY(QString connectionText READ connectionText NOTIFY connectionChanged)
    // Of Waiting: when the next try is due.
    Q_PROPERTY(QDateTime nextTryAt READ nextTryAt NOTIFY connectionChanged)
    // What the keyring has of this account is not known yet: there is no connection without it, and what is sealed here
    // stays shut. Whenever it answers, that is taken up.
    Q_PROPERTY(bool keyringSilent READ isKeyringSilent NOTIFY keyringChanged)
    Q_PROPERTY(QString serverUrl READ serverUrl NOTIFY accountChanged)
    Q_PROPERTY(QString userId READ userId NOTIFY accountChanged)
    Q_PROPERTY(QString username READ username NOTIFY accountChanged)
    Q_PROPERTY(QString displayName READ displayName NOTIFY accountChanged)
    // Operations that are queued or under way, read marks excepted; and those that were refused.
    Q_PROPERTY(int pendingCount READ pendingCount NOTIFY pendingChanged)
    Q_PROPERTY(int failedCount READ failedCount NOTIFY pendingChanged)
    // The status that the user chose: online, away, dnd or invisible.
    Q_PROPERTY(QString presence READ presence NOTIFY presenceChanged)
    // What the account's own page on the server says; false until it was asked for.
    Q_PROPERTY(bool accountKnown READ isAccountKnown NOTIFY accountDetailsChanged)
    Q_PROPERTY(bool showsLastSeen READ showsLastSeen NOTIFY accountDetailsChanged)
    Q_PROPERTY(bool serverAdmin READ isServerAdmin NOTIFY accountDetailsChanged)
    Q_PROPERTY(bool hasSecondFactor READ hasSecondFactor NOTIFY accountDetailsChanged)
    Q_PROPERTY(dunlin::client::ChannelListModel *channels READ channels CONSTANT)
    Q_PROPERTY(dunlin::client::OutboxModel *outbox READ outbox CONSTANT)
    Q_PROPERTY(dunlin::client::PeopleModel *people READ people CONSTANT)
    Q_PROPERTY(dunlin::client::DirectoryModel *directory READ directory CONSTANT)
    Q_PROPERTY(dunlin::client::FriendListModel *friendList READ friendList CONSTANT)
    Q_PROPERTY(dunlin::client::DeviceModel *deviceList READ deviceList CONSTANT)
    Q_PROPERTY(dunlin::client::SwitcherModel *switcher READ switcher CONSTANT)
    Q_PROPERTY(dunlin::client::NotificationModel *notifications READ notifications CONSTANT)
    Q_PROPERTY(dunlin::client::FoundModel *found READ found CONSTANT)
    Q_PROPERTY(dunlin::client::FoundModel *pinList READ pinList CONSTANT)
    Q_PROPERTY(dunlin::client::FoundModel *channelFiles READ channelFiles CONSTANT)
    Q_PROPERTY(dunlin::client::AdminDesk *admin READ admin CONSTANT)
    Q_PROPERTY(dunlin::client::ChannelHooks *channelHooks READ channelHooks CONSTANT)
    Q_PROPERTY(dunlin::client::Encryption *encryption READ encryption CONSTANT)
    Q_PROPERTY(dunlin::client::OwnStorage *storage READ storage CONSTANT)
    Q_PROPERTY(dunlin::client::PersonCard *personCard READ personCard CONSTANT)
    Q_PROPERTY(dunlin::client::PushRegistration *push READ push CONSTANT)

public:
    enum class State {
        Opening, // reading the disk: a moment
        SignedOut,
        SigningIn,
        SignedIn,
    };
    Q_ENUM(State)

    enum class Connection {
        Offline, // signed out, or told to stay offline
        Connecting,
        Online,
        Waiting, // lost; tries again at nextTryAt
    };
    Q_ENUM(Connection)

    // Makes the folder when it is missing and locks it: one process at a time uses a profile. Fails with
    // Conflict when another one has it.
    static Result<std::unique_ptr<AccountSession>> create(const QString &profileDir,
                                                          const SessionOptions &options = {});
    ~AccountSession() override;

    State state() const { return m_state; }
    Connection connection() const { return m_connection; }
    QString connectionText() const { return m_connectionText; }
    QDateTime nextTryAt() const { return m_nextTryAt; }
    bool isKeyringSilent() const { return m_isKeyringSilent; }
    QString serverUrl() const;
    QString userId() const;
    QString username() const;
    QString displayName() const;
    QString presence() const;
    bool isAccountKnown() const;
    bool showsLastSeen() const;
    bool isServerAdmin() const;
    bool hasSecondFactor() const;
    int pendingCount() const;
    int failedCount() const;
    ChannelListModel *channels() const;
    OutboxModel *outbox() const;
    PeopleModel *people() const;
    DirectoryModel *directory() const;
    FriendListModel *friendList() const;
    DeviceModel *deviceList() const;
    SwitcherModel *switcher() const;
    NotificationModel *notifications() const;
    FoundModel *found() const;
    FoundModel *pinList() const;
    FoundModel *channelFiles() const;
    AdminDesk *admin() const;
    ChannelHooks *channelHooks() const;
    Encryption *encryption() const;
    OwnStorage *storage() const;
    PersonCard *personCard() const;
    PushRegistration *push() const;

    // --- account ---
    // `server` is a host, host:port or URL. Ends with signedIn() or failed().
    Q_INVOKABLE void signUp(const QString &server, const QString &username, const QString &password,
                            const QString &displayName, const QString &invite = {});
    // With an account that has a second factor and no `code`, or a wrong one: ends with secondFactorWanted().
    Q_INVOKABLE void signIn(const QString &server, const QString &username, const QString &password,
                            const QString &code = {});
    // Tells the server if it can be reached, and forgets everything of the account here. Unsent messages are lost.
    Q_INVOKABLE void signOut();

    // Fills deviceList(), which follows from then on.
    Q_INVOKABLE void refreshDevices();
    Q_INVOKABLE void renameDevice(const QString &deviceId, const QString &name);
    // That device is signed out, and reads nothing more that is sealed.
    Q_INVOKABLE void revokeDevice(const QString &deviceId);
    // Ends with passwordChanged() or passwordRefused(). Other devices are signed out.
    Q_INVOKABLE void changePassword(const QString &current, const QString &replacement);
    // Every device, this one too; ends with signedOut() or failed().
    Q_INVOKABLE void signOutEverywhere();

    // Asks the server how the account's settings stand.
    Q_INVOKABLE void refreshAccount();
    // The name that others see; it shows here once the server has it.
    Q_INVOKABLE void setDisplayName(const QString &name);
    // A line that others see in the profile; empty: none.
    Q_INVOKABLE void setAbout(const QString &about);
    Q_INVOKABLE void setShowsLastSeen(bool shows);
    // online, away, dnd or invisible: at once here, and on the server as soon as it can be reached.
    Q_INVOKABLE void setPresence(const QString &state);
    // Nobody is at this device: whoever is online is shown as away until somebody is.
    Q_INVOKABLE void setIdle(bool idle);
    // The second factor. begin: secondFactorBegun(); confirm: secondFactorOn(); end: secondFactorOff(). Else
    // secondFactorRefused().
    Q_INVOKABLE void beginSecondFactor(const QString &password);
    Q_INVOKABLE void confirmSecondFactor(const QString &code);
    Q_INVOKABLE void endSecondFactor(const QString &password, const QString &code);

    // Asks the keyring once more.
    Q_INVOKABLE void askKeyring();

    // --- connection ---
    // Tries at once instead of at nextTryAt.
    Q_INVOKABLE void reconnectNow();
    // The device slept, or its network is another one: looks at once after what would else be noticed late.
    void checkNow();
    Q_INVOKABLE void goOnline();
    Q_INVOKABLE void goOffline();

    // --- channels ---
    // Ends with channelReady() or failed(), as do openDirect, joinChannel and acceptInvite.
    Q_INVOKABLE void createChannel(const QString &name, const QString &description, bool isPrivate,
                                   const QStringList &memberIds = {}, bool encrypted = false);
    // Encrypted when the other person has keys; else directInTheClear() tells.
    Q_INVOKABLE void openDirect(const QString &userId);
    Q_INVOKABLE void joinChannel(const QString &channelId);
    Q_INVOKABLE void leaveChannel(const QString &channelId);
    // retention: keep, delivered or expire, which needs `ttl` in ms; slowMode in seconds, 0: none. What is as it was is
    // not sent. Ends with channelChanged() or failed().
    Q_INVOKABLE void changeChannel(const QString &channelId, const QString &name,
                                   const QString &description, const QString &retention, qint64 ttl,
                                   int slowMode);
    Q_INVOKABLE void addMember(const QString &channelId, const QString &userId);
    Q_INVOKABLE void removeMember(const QString &channelId, const QString &userId);
    // role: owner, admin, member, readonly.
    Q_INVOKABLE void setRole(const QString &channelId, const QString &userId, const QString &role);
    // Ends with inviteReady().
    Q_INVOKABLE void createInvite(const QString &channelId);
    // A dunlin:// link, or the bare token.
    Q_INVOKABLE void acceptInvite(const QString &link);
    // Fills people().
    Q_INVOKABLE void searchPeople(const QString &text);
    // Fills switcher(): what is here at once, what the server finds a little later.
    Q_INVOKABLE void searchPlaces(const QString &text);
    // Fills directory().
    Q_INVOKABLE void refreshDirectory(const QString &text = {});

    // level: all, mentions or none; muteForMs above 0: nothing until then.
    Q_INVOKABLE void setNotify(const QString &channelId, const QString &level,
                               qint64 muteForMs = 0);

    // --- notifications ---
    // Fills notifications(); it follows by itself while there is a connection.
    Q_INVOKABLE void refreshNotifications();
    // Older ones.
    Q_INVOKABLE void moreNotifications();
    // All that are known are read.
    Q_INVOKABLE void readNotifications();

    // --- looking for messages ---
    // Fills found(), from this device and from the server at once; in one channel, or in all when it is empty.
    Q_INVOKABLE void searchMessages(const QString &text, const QString &channelId = {});
    // Older ones of the server.
    Q_INVOKABLE void moreFound();
    // Fill pinList() and channelFiles(), which follow the channel from then on; an empty one ends that.
    Q_INVOKABLE void showPins(const QString &channelId);
    Q_INVOKABLE void showFiles(const QString &channelId);
    // Brings what is missing of a channel here, as long as somebody looks at what is found.
    Q_INVOKABLE void fetchMissing(const QString &channelId);

    // --- friends ---
    // Refused without a connection: what one thinks to answer may be another question by the time it arrives, and a
    // block that only waits protects nobody. What comes of it shows in friendList(); failed() otherwise.
    // Ends with friendAnswered().
    Q_INVOKABLE void askFriend(const QString &userId);
    Q_INVOKABLE void acceptFriend(const QString &userId);
    Q_INVOKABLE void declineFriend(const QString &userId);
    // Ends a friendship, or takes a request back.
    Q_INVOKABLE void removeFriend(const QString &userId);
    Q_INVOKABLE void blockPerson(const QString &userId);
    Q_INVOKABLE void unblockPerson(const QString &userId);
    // Who is online is known only as of the last time it was asked.
    Q_INVOKABLE void refreshFriends();

    // The timeline of a channel: owned by the session, which keeps the last few; null if the text is no id. A
    // model that is shown stays alive as long as it is the channel asked for last.
    Q_INVOKABLE dunlin::client::TimelineModel *timeline(const QString &channelId);
    Q_INVOKABLE dunlin::client::MemberModel *members(const QString &channelId);
    // The answers to a message of the channel: owned by the session until another one is asked for or it is closed. Null if
    // the text is no id.
    Q_INVOKABLE dunlin::client::ThreadModel *thread(const QString &channelId, qint64 seq);
    Q_INVOKABLE void closeThread();
    // Ends with wordingsFound(), which does not promise that it knows all: only what this device has seen.
    Q_INVOKABLE void findWordings(const QString &channelId, qint64 seq);
    // Ends with readersFound(), by the read marks that this device knows.
    Q_INVOKABLE void findReaders(const QString &channelId, qint64 seq);

    // --- messages ---
    // expiresIn: ms after which the message goes by itself; 0: it stays as long as the channel keeps it.
    Q_INVOKABLE void send(const QString &channelId, const QString &text, qint64 replyToSeq = 0,
                          qint64 expiresIn = 0);
    // The same for what was typed: with a slash in front it is a command (slash_command.h), which ends with commandDone(),
    // or failed(). False when it is none that there is: nothing has happened then.
    Q_INVOKABLE bool submit(const QString &channelId, const QString &typed, qint64 replyToSeq = 0,
                            qint64 expiresIn = 0);
    // Queues a message with files of this device, named by paths or file: URLs. They go up before it is sent, also
    // after a restart; what is attached must stay where it is until then.
    Q_INVOKABLE void sendAttachments(const QString &channelId, const QStringList &files,
                                     const QString &caption, qint64 replyToSeq = 0,
                                     qint64 expiresIn = 0);
    Q_INVOKABLE void pauseUpload(const QString &opId, bool paused);
    // Where copies are put that only this program has, such as pasted pictures.
    Q_INVOKABLE QString outgoingFolder() const;
    // Fetches a file if it is not here and writes it to `target`, a path or file: URL: ends with fileSaved() or
    // failed().
    Q_INVOKABLE void saveFile(const QString &fileId, qint64 size, const QString &target);
    // The path of a file's content on this device.
    Async<QString> fetchFile(const FileId &id, qint64 size);
    // Of a person.
    Async<QString> fetchPicture(const FileId &id);
    Q_INVOKABLE void edit(const QString &channelId, const QString &messageId, const QString &text);
    Q_INVOKABLE void remove(const QString &channelId, const QString &messageId);
    Q_INVOKABLE void react(const QString &channelId, const QString &messageId, const QString &emoji,
                           bool on);
    Q_INVOKABLE void pin(const QString &channelId, const QString &messageId, bool on);
    // Where a message stands: ends with messageFound(), or failed() when it is not there any more.
    Q_INVOKABLE void findMessage(const QString &channelId, qint64 seq);
    Q_INVOKABLE void markRead(const QString &channelId, qint64 seq);
    Q_INVOKABLE void setDraft(const QString &channelId, const QString &text);
    // The channel on the screen, or nothing: its timeline tells who is typing.
    Q_INVOKABLE void showChannel(const QString &channelId);
    // As often as a key is pressed: the server hears of it now and then. Without an end it ends by itself.
    Q_INVOKABLE void setTyping(const QString &channelId, bool active);
    Q_INVOKABLE QString draft(const QString &channelId) const;
    // Of an answer that is begun in a thread; seq: of the message that is answered.
    Q_INVOKABLE void setThreadDraft(const QString &channelId, qint64 seq, const QString &text);
    Q_INVOKABLE QString threadDraft(const QString &channelId, qint64 seq) const;
    // Of the outbox: sends a refused operation again under its old id; takes one back that is not under way.
    Q_INVOKABLE void retry(const QString &opId);
    Q_INVOKABLE void cancel(const QString &opId);
    // Another text for a message or an edit that waits.
    Q_INVOKABLE void rewrite(const QString &opId, const QString &text);

    // --- for command lines: the rest is in session_requests.h ---
    // A second factor that is missing or wrong is Unauthorized with the field "totp".
    Async<wire::Account> signInAndWait(const QString &server, const QString &username,
                                       const Secret &password, const QString &code = {});
    Async<wire::Account> signUpAndWait(const QString &server,
                                       const wire::Registration &registration);
    Async<Done> signOutAndWait();
    // Takes the device off the account's chain, as far as this one may, and signs it out.
    Async<Done> revokeDeviceAndWait(const DeviceId &device);
    // Answers once online and caught up; unavailable after the wait.
    Async<Done> online(std::chrono::milliseconds wait);
    Async<wire::Channel> makeChannel(const wire::ChannelCreate &request);
    Async<wire::Channel> join(const ChannelId &channel);
    // Does what was typed. The answer is for whoever typed it; empty when a text was queued.
    Async<QString> perform(const ChannelId &channel, const SlashCommand &command);
    Async<wire::Channel> enter(const QString &inviteLink);

Q_SIGNALS:
    void stateChanged();
    void connectionChanged();
    void keyringChanged();
    void accountChanged();
    void pendingChanged();
    void signedIn();
    // reason: empty when the user asked for it.
    void signedOut(const QString &reason);
    // Something the user asked for did not work. code: the wire's name, e.g. "forbidden".
    void failed(const QString &text, const QString &code);
    void channelReady(const QString &channelId);
    // A new direct conversation is not encrypted, because that person, or this device, has no keys for it.
    void directInTheClear(const QString &channelId);
    void channelLeft(const QString &channelId);
    // ord: its count from the oldest.
    void messageFound(const QString &channelId, qint64 seq, qint64 ord);
    // wordings: {text, at}, newest first, the present one not among them.
    void wordingsFound(const QString &channelId, qint64 seq, const QVariantList &wordings);
    // readers: {userId, name, state} of the others, where state is read, received or waiting, in that order.
    void readersFound(const QString &channelId, qint64 seq, const QVariantList &readers);
    // Of a channel that is shown somebody's mark, or something else of it, moved.
    void marksMoved(const QString &channelId);
    void inviteReady(const QString &url);
    // Another device of the account wants to read encrypted channels: ownKeys() names it.
    void deviceAsked();
    void presenceChanged();
    void accountDetailsChanged();
    // The password was right: a code is asked for. text: what is wrong with the one that was given.
    void secondFactorWanted(const QString &text);
    void secondFactorBegun(const QString &secret, const QString &uri);
    void secondFactorOn(const QStringList &recoveryCodes);
    void secondFactorOff();
    // field: password or code.
    void secondFactorRefused(const QString &text, const QString &field);
    void channelChanged(const QString &channelId);
    void fileSaved(const QString &path);
    void passwordChanged();
    void passwordRefused(const QString &text);
    // state: outgoing (the request is on its way) or friends (they had asked already).
    void friendAnswered(const QString &name, const QString &state);
    // Somebody else's message arrived by a push (for notifications). No sender and no text: it can't be shown.
    void messageArrived(const QString &channelId, const QString &senderName, const QString &text);
    // The same, when the user's choices say that they want to be told now. No text: it can't be shown.
    void notificationWanted(const QString &channelId, const QString &title, const QString &text);
    // A command was done; what to tell whoever typed it.
    void commandDone(const QString &text);
    // It is time. title: with the channel's name.
    void reminded(const QString &channelId, const QString &title, const QString &text);
    // What was sent could not be kept on this device: it is in the draft again.
    void draftReturned(const QString &channelId);
    void threadDraftReturned(const QString &channelId, qint64 seq);
    // The channel's stream went on, up to this seq.
    void streamMoved(const dunlin::ChannelId &channel, qint64 headSeq);
    // One operation of the outbox ended: seq of a message, or the error.
    void operationEnded(const dunlin::OpId &id,
                        const dunlin::Result<dunlin::client::SendOutcome> &outcome);

protected:
    void connectNotify(const QMetaMethod &signal) override; // reminders wait for whoever shows them

private:
    friend class SessionParts;
    explicit AccountSession(std::unique_ptr<SessionParts> parts);
    void begin();
    void applyProfile(const Profile &profile);
    void setState(State state);
    Async<wire::Account>
    enterAccount(const QString &server,
                 const std::function<Async<wire::SignedIn>(const QUrl &)> &enter);
    Async<wire::Account> settleIn(const QUrl &server, const wire::SignedIn &answer);
    void onLinkStatus(const LinkStatus &status);
    void beginPush();
    void onWoken();
    void onSignedOutByServer(const QString &reason);
    void report(const Error &error);
    // Reports a failure; of success other signals tell.
    template <typename T>
    void reportIfFailed(Async<T> answer)
    {
        finally(this, answer, [this](Result<T> outcome) {
            if (!outcome.ok())
                report(outcome.error());
        });
    }
    void patchAccount(const wire::AccountPatch &patch);
    void giveBack(const PendingOp &op, const Error &error);
    void returnDrafts(const ChannelId &channel, const ChannelDrafts &back);
    void queueChange(const QString &channelId, const QString &messageId, PendingKind kind,
                     const QString &text);
    std::optional<ChannelId> parseChannel(const QString &text);
    std::optional<UserId> personToChange(const QString &text);
    void settle(FriendAct act, const QString &userId);
    void refuseSecondFactor(const Error &error);
    void choosePresence(wire::PresenceState state, bool byItself);
    void sendPresence();
    void takeAccount(const wire::Account &account);
    void takeName(const wire::Account &account);
    void sendNotificationsRead();
    void recallNotifications();
    Async<Done> setNotify(const ChannelId &channel, const wire::NotifyPut &put);
    Async<Done> admitAll(const ChannelId &channel, const QStringList &people);
    Async<Done> remind(const Reminder &reminder);
    Async<Done> keepReminders();
    void recallReminders();
    void armReminders();
    void tellDueReminders();
    void lookHere(quint64 run);
    void lookOnServer(quint64 run);
    void endSearchPart();
    void fillOn(quint64 run);
    void refreshFinds(const ChannelId &channel);
    void onPresenceSet(wire::PresenceState state);
    // Everything of the account here, whatever the server knows.
    Async<Done> forgetHere();
    // Those of the account's listed devices that pick() says: (device, this device).
    Async<Done> takeOffChain(const std::function<bool(const DeviceId &, const DeviceId &)> &pick);
    void onVaultAnswered();
    void openProfile();
    Async<Done> settleStoreKey();
    Async<Done> makeStoreKey();
    void settleTokens();
    void endOpening(const Status &outcome);
    void lookAtKeyring();
    Async<wire::Channel> entered(Async<wire::Channel> answer, wire::Role role);
    void announce(Async<wire::Channel> answer);
    void makeDirect(const UserId &peer, bool encrypted);

    State m_state = State::Opening;
    Connection m_connection = Connection::Offline;
    QString m_connectionText;
    QDateTime m_nextTryAt;
    bool m_isKeyringSilent = false;
};

} // namespace dunlin::client
