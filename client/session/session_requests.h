// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What can be asked of an account's session and waited for: for command lines, and for the parts of the session that work for a
// window. It shows nothing and changes no model by itself; what comes of it elsewhere, the signals of AccountSession tell.
//
// Lives in the main thread and never blocks it. What is asked before the profile is read waits for it.
#pragma once

#include "client/session/own_keys.h"
#include "client/session/own_storage.h"
#include "client/session/person_here.h"
#include "client/store/channel_values.h"
#include "client/store/pending_op.h"
#include "shared/core/async.h"
#include "shared/core/secret.h"
#include "shared/wire/account.h"
#include "shared/wire/channel.h"
#include "shared/wire/export.h"
#include "shared/wire/file.h"
#include "shared/wire/friend.h"
#include "shared/wire/hook.h"
#include "shared/wire/message.h"

#include <QObject>

#include <memory>

namespace dunlin::client {

struct Comparison;
class SessionParts; // session_parts.h

class SessionRequests : public QObject
{
    Q_OBJECT
public:
    ~SessionRequests() override;

    // What the server shows others otherwise than this device, as far as what is held here says; seq 0: nothing.
    Async<HistoryFault> historyFault(const ChannelId &channel);
    // What is wrong with the server's log of all lists of devices; empty: nothing that is known.
    Async<KeyLogFault> logFault();
    // The one that it shows now is the one that counts, whatever it was before.
    Async<Done> acceptLog();
    // Who is in an encrypted channel by what its members signed; asked of the server anew.
    Async<RosterState> rosterState(const ChannelId &channel);
    // Signs for members that the server lists; see Sealing.
    Async<Done> letIn(const ChannelId &channel, const QList<UserId> &people);
    Async<Done> acceptRoster(const ChannelId &channel);
    Async<Done> noteRosterSeen(const ChannelId &channel);
    // Answers when the profile is read; unauthorized when nobody is signed in.
    Async<Done> opened();
    // On disk, not yet sent.
    // With an id of the caller's own it may be asked again: the message is queued once.
    Async<OpId> queue(const ChannelId &channel, const QString &text, qint64 replyToSeq = 0,
                      const std::optional<OpId> &id = {}, qint64 expiresIn = 0);
    // Several at once, in one commit. operationEnded() tells of each.
    Async<QList<OpId>> queueAll(const ChannelId &channel, const QStringList &texts);
    Async<SendOutcome> sendAndWait(const ChannelId &channel, const QString &text,
                                   qint64 replyToSeq = 0);
    // Any operation; a message with these files of the device.
    Async<SendOutcome> runAndWait(PendingOp op, const QStringList &files = {});
    // Where a file of an encrypted channel lies opened, fetched first; empty for one that was not sealed.
    Async<QString> openedFile(const FileId &id);
    // Rows with seq above (below), oldest (newest) first; holes are filled from the server.
    Async<QList<wire::MessageRow>> rowsAbove(const ChannelId &channel, qint64 seq, int limit);
    Async<QList<wire::MessageRow>> rowsBelow(const ChannelId &channel, qint64 seq, int limit);
    // Names of people by id, as far as they are known here.
    Async<QList<wire::User>> users(const QList<UserId> &ids);
    // Somebody, as this device knows them and as the server does.
    Async<PersonHere> personHere(const UserId &user);
    Async<wire::User> person(const UserId &user);
    // Behind the changes that were made before it.
    Async<wire::Account> changeAccount(const wire::AccountPatch &patch);
    Async<wire::DeviceList> devices();
    Async<StorageUse> storageUse();
    // Bytes that were let go of.
    Async<qint64> freeStorage();
    // --- encryption; answered from this device's keys
    using OwnKeys = client::OwnKeys;
    Async<OwnKeys> ownKeys();
    // Conflict when the number is not the one that the device shows.
    Async<Done> approveDevice(const DeviceId &device, const QString &number);
    // Words to be written down; NotFound where they are not, or not any more.
    Async<Secret> recoveryWords();
    Async<Done> forgetRecovery();
    // The words are on paper, their owner says.
    Async<Done> noteRecovery();
    // Whether this device leaves the keys to what was said on the server, for the recovery key.
    Async<Done> setHistoryBackup(bool wanted);
    // Answers when all that waits here was tried to be brought there.
    Async<Done> backUpHistory();
    // What the account's devices left there goes, and this one leaves nothing more. Forbidden for a wrong password.
    Async<Done> removeHistoryBackup(const Secret &password);
    // This device becomes one of the account's by them, and takes what the others left on the server.
    Async<Done> restoreByRecovery(const Secret &words);
    // The same by the passphrase that wraps them; NotFound when none was set.
    Async<Done> restoreByPassphrase(const Secret &passphrase);
    // Whether there is a passphrase.
    Async<bool> hasPassphrase();
    // In the place of the one before. `words`: empty on a device that holds them. A fault's field is passphrase, recoveryKey, or
    // empty for the password.
    Async<Done> setPassphrase(const Secret &passphrase, const Secret &password,
                              const Secret &words = {});
    Async<Done> removePassphrase(const Secret &password);
    // Sixty digits that the other person must see as well.
    Async<QString> safetyNumber(const UserId &user);
    Async<Comparison> compareWith(const UserId &user);
    // `number`: the one that both looked at.
    Async<Done> verifyPerson(const UserId &user, const QString &number);
    // `code`: read from their screen.
    Async<Done> confirmPerson(const UserId &user, const QByteArray &code);
    Async<Done> withdrawVerification(const UserId &user);
    // A page of all that the server knows of the account; an empty cursor is the first.
    Async<wire::Export> exportOwnData(const QString &cursor);
    // A file goes up in chunks of at most 1 MiB, one after the other, and is then sent.
    Async<wire::FileUpload> announceFile(const wire::FileCreate &request);
    Async<Done> sendChunk(const FileId &id, qint64 offset, const QByteArray &bytes);
    Async<wire::MessageRow> sendFiles(const ChannelId &channel, const QList<FileId> &files);
    // A part of one; shorter at its end.
    Async<QByteArray> fileBytes(const FileId &id, qint64 from, qint64 most);
    Async<wire::FriendList> friends();
    // On the server, newest first; behind the place `before` when it is above 0.
    Async<wire::SearchList> search(const QString &text, int limit, qint64 before,
                                   const std::optional<ChannelId> &channel = {});
    // Asks somebody, or accepts who has asked.
    Async<wire::FriendAnswer> befriend(const UserId &user);
    enum class FriendAct : quint8 { Accept, Decline, Remove, Block, Unblock };
    Async<Done> settleFriend(FriendAct act, const UserId &user);
    Async<wire::MemberList> memberList(const ChannelId &channel);
    Async<wire::UserList> findPeople(const QString &text, int limit);
    Async<wire::ChannelDirectory> findChannels(const QString &text, int limit);
    Async<Done> leave(const ChannelId &channel);
    // Adds somebody as a member.
    Async<Done> admit(const ChannelId &channel, const UserId &user);
    Async<Done> expel(const ChannelId &channel, const UserId &user);
    Async<wire::Invite> invite(const ChannelId &channel);
    // Of a channel, for its admins. What makes one has its secret; nothing tells it again.
    Async<wire::HookList> hooks(const ChannelId &channel);
    Async<wire::Hook> makeHook(const ChannelId &channel, const wire::HookCreate &request);
    Async<Done> removeHook(const ChannelId &channel, const HookId &hook);
    Async<wire::Hook> resumeHook(const ChannelId &channel, const HookId &hook);

protected:
    explicit SessionRequests(std::unique_ptr<SessionParts> parts);

    std::unique_ptr<SessionParts> m_parts;

private:
    enum class Signed : quint8 { In, Out };
    Async<Done> signedFor(const ChannelId &channel, const UserId &user, Signed what);
};

} // namespace dunlin::client
