// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// End-to-end encryption of one account on this device: what leaves for encrypted channels is sealed here, what comes
// from them opened.
//
// A message is sealed for those whom the server lists as members and whom members have let in (roster_book.h), and for those
// devices only that their signed chains name; each of them is handed the chain first. The key's step, the sealed bytes, the plaintext and the
// operation are kept in one transaction. What was opened is kept sealed at rest, because its key is gone afterwards.
//
// A row that can't be opened is shown as a line of the system that says why, never as somebody's words. A chain that is
// missing is asked for. Lives in the engine's thread.
#pragma once

#include "client/crypto/attachment.h"
#include "client/crypto/content.h"
#include "client/crypto/sender_chain.h"
#include "client/outbox/sealer.h"
#include "client/sealing/courier.h"
#include "client/sealing/history_backup.h"
#include "client/sealing/history_watch.h"
#include "client/sealing/last_words.h"
#include "client/sealing/log_watch.h"
#include "client/sealing/reaction_book.h"
#include "client/sealing/recovery_passphrase.h"
#include "client/sealing/roster_desk.h"
#include "client/sealing/verified_people.h"
#include "client/sealing/word_book.h"
#include "client/store/channel_values.h"

#include <QTimer>

namespace dunlin::client {

// What is known of channels elsewhere.
struct SealingSurroundings {
    std::function<bool(const ChannelId &)> saysEncrypted; // its card
    // As it is shown; absent: not held.
    std::function<std::optional<wire::MessageRow>(const ChannelId &, qint64 seq)> message;
    std::function<qint64(const OpId &)> messageSeq; // 0: not held
    // What is said there stays, as far as is known: it is worth a place in the backup.
    std::function<bool(const ChannelId &)> keepsHistory;
    // Who is called so, of those that are known; absent: nobody is.
    std::function<std::optional<UserId>(const QString &username)> userNamed;
    std::function<bool(const ChannelId &, const UserId &)> mayMentionAll;
    // Sealed ones that are held, of all channels, the newest first.
    std::function<QList<wire::MessageRow>(int most)> newest;
    std::function<HeldHistory(const ChannelId &)> held;
    // See WatchSources.
    std::function<WatchSources::Rows(const ChannelId &, qint64 from, qint64 to, int limit)> lowest;
    std::function<WatchSources::Rows(const ChannelId &, qint64 from, qint64 to, int limit)> highest;
    // Which numbering of the server's its numbers belong to; empty when it was never heard of.
    std::function<QByteArray()> numbering;
    // See DeskSources.
    std::function<std::optional<wire::Role>(const ChannelId &)> role;
    std::function<UserId(const ChannelId &)> peer;
    // Somebody looks at it.
    std::function<bool(const ChannelId &)> isWatched;
};

// Where the server shows somebody else something else than this device.
struct Alteration {
    OrderFinding finding;
    UserId by;     // whose device says so; null: it shows by itself
    qint64 at = 0; // in which message
    bool operator==(const Alteration &) const = default;
};

class Sealing : public QObject, public Sealer
{
    Q_OBJECT
public:
    // A chain is made anew after this many messages, or this long.
    static constexpr quint32 MostOfOneChain = 200;
    // Whether a chain that is missing is on its way shows in this time; then its device is asked, and again.
    static constexpr std::chrono::milliseconds AskPause{1'500};
    static constexpr std::chrono::milliseconds AskAgain{60'000};
    static constexpr int MostAsked = 3; // on one connection
    // What a device that was taken off had said and that did not open yet: its owner's others are asked whether they know
    // it, and again.
    static constexpr std::chrono::milliseconds WordPause{200};
    static constexpr std::chrono::milliseconds WordAgain{10'000};
    // Who is to be let in and had no device to sign for is looked for again.
    static constexpr std::chrono::minutes DevicePause{5};
    static constexpr qint64 ChainLifeMs = 7LL * 24 * 3600 * 1000;
    // What a new device is given of what was said before: at most so many messages, in so many envelopes.
    static constexpr int MostHandedOver = 4000;
    static constexpr qsizetype MostPieces = 40;

    Sealing(LocalStore &store, Link &link, HttpClient &http, const Clock &clock,
            SealingSurroundings around);

    // This device, whose store has its key (SealedTable::unlock) or can't be read.
    Status begin(const UserId &user, const DeviceId &device);
    // Nobody is signed in any more: keys and plaintexts go.
    Status forget();
    OwnDevice &own() { return m_own; }
    VerifiedPeople &people() { return m_people; }
    bool isDisputed(const UserId &user) const { return m_book.isDisputed(user); }
    // What is wrong with the server's log of all chains of devices, the gravest of it; absent: nothing is known.
    std::optional<LogFinding> logFinding();
    // The log that the server shows now is the one that counts: for an owner who knows why it changed.
    Status acceptLog();
    const LogBook &log() { return m_book.log(); }
    LogWatch &logWatch() { return m_logWatch; }
    // The lowest message of which the server shows this device something else than others; absent: none is known.
    std::optional<Alteration> alteration(const ChannelId &channel);
    // Holds what others say that they were shown against the rows with seq in [from, to]. False: not yet, something of
    // the channel is on its way.
    Result<bool> checkHistory(const ChannelId &channel, qint64 from, qint64 to);
    // Who is in a channel by what its members signed, as far as it was looked at.
    RosterState standing(const ChannelId &channel);
    RosterDesk &desk() { return m_desk; }
    // Null: none is held.
    const RosterChain *signedRoster(const ChannelId &channel) { return m_signed.of(channel); }
    // Asks who is in there, unless that is known, and signs what waits to be signed.
    void lookAtRoster(const ChannelId &channel);
    Async<Done> lookedAt(const ChannelId &channel);
    // Whether that is for this device to do without being looked at.
    bool looksByItself(const ChannelId &channel);
    // Signs for them. Unavailable when they have no device yet: then it is done as soon as they have one.
    Async<Done> letIn(const ChannelId &channel, const QList<UserId> &people);
    // Signs that somebody is out whom the server does not list any more.
    Async<Done> takeOut(const ChannelId &channel, const UserId &user);
    // The roster that the server shows now is the one that counts: for an owner who knows why it changed.
    Async<Done> acceptRoster(const ChannelId &channel);
    // That the channel has a roster now was read.
    Status noteRosterSeen(const ChannelId &channel);
    // Nothing can be sealed there, because of somebody's chain.
    bool isDisputed(const ChannelId &channel) const { return m_disputed.contains(channel); }
    // Whether a conversation with them is to be encrypted. False only where the server shows that they never had a device
    // that could read it, or where this device has no keys. It does not show the devices of a stranger: what is sealed for them
    // waits until it does. Refused when it can't be asked, when it shows another chain than before, or when this device's
    // keys are of no use.
    Async<bool> mayTalkTo(const UserId &user);

    void setOnline(bool online);
    // Nothing waits to be prepared or fetched: what could be opened is.
    bool isSettled() const { return m_isSettled; }
    void push(const Push &push);
    // Our keys are few, or our devices changed.
    void lookAfterKeys();

    // The channel's card says so: from here on it is, whatever any card says.
    void pin(const ChannelId &channel);
    bool isEncrypted(const ChannelId &channel) override;
    Async<wire::Sealed> seal(const PendingOp &op) override;
    Removal meant(const PendingOp &removal) override;
    void outdated(const ChannelId &channel) override { m_rosters.remove(channel); }

    // MessageTable::Show.
    void show(wire::MessageRow &row);
    // MessageTable::Peek: of what was opened before.
    std::optional<QString> heldText(const wire::MessageRow &row) const;
    // What opens a file whose message was opened here; absent: none did, or it was not sealed.
    Result<std::optional<FileSeal>> fileSeal(const FileId &id);
    // Why a row that was shown is not somebody's words: a causeName(), or "unsealed" for what the server has there that
    // nobody sealed. Empty for all others.
    QString faultOf(const wire::MessageRow &row) const
    {
        return m_faults.value({row.channelId, row.seq});
    }

    Status keepDraft(const ChannelId &channel, const QString &text);
    Result<QString> draft(const ChannelId &channel);
    // Small texts by name that were made of what was opened.
    Status keepNote(const QString &name, const QString &text)
    {
        return m_work.rows().write(SealedKind::Note, name.toUtf8(), Secret::fromText(text));
    }
    Result<QString> note(const QString &name)
    {
        DUNLIN_TRY(const auto text, m_work.rows().read(SealedKind::Note, name.toUtf8()));
        return text ? QString::fromUtf8(text->reveal()) : QString();
    }

    HistoryBackup &backup() { return m_backup; }
    RecoveryPassphrase &passphrase() { return m_passphrase; }
    // Adds this device by the account's recovery key, and takes what the others left on the server for it.
    Async<Done> restore(const RecoveryKey &key);
    // The same by the passphrase that wraps it, where one was set.
    Async<Done> restoreByPassphrase(const Secret &passphrase);
    // Adds it to the account, and hands over what this device has opened, as far as that has room.
    Async<Done> approve(const DeviceId &device, const QString &number);
    // Takes these devices off the account's chain: what is said from then on is not sealed for them. This one comes last.
    // Those that are not in it are passed over; Unavailable when this device may sign nothing.
    Async<Done> revoke(const QList<DeviceId> &devices);

Q_SIGNALS:
    void settled();
    // Rows of this channel may open that did not before.
    void opened(const dunlin::ChannelId &channel);
    // This device can seal and open now.
    void becameReady();
    // Another device of the account asks to be added.
    void asked();
    // The state of this device's keys, or the list of the account's devices.
    void keysChanged();
    // Somebody was verified or is not any more, or their chain is disputed.
    void trustChanged(const dunlin::UserId &user);
    void disputeChanged(const dunlin::ChannelId &channel);
    void alterationChanged(const dunlin::ChannelId &channel);
    void logFindingChanged();
    void backupChanged();
    // Who is in there, or what is wrong with it.
    void rosterChanged(const dunlin::ChannelId &channel);

private:
    struct Roster {
        qint64 epoch = 0;
        QList<UserId> members;
    };
    // The chain that this device speaks with in a channel.
    struct Speaking {
        OutboundChain chain;
        qint64 madeAt = 0;
        QList<DeviceTarget> handed; // or could not be
    };

    // Something sealed, and who the server says has sealed it, and where.
    struct Part {
        ChannelId channel;
        UserId by;
        DeviceId device;
        wire::Sealed sealed;
    };
    static Part partOf(const wire::MessageRow &row)
    {
        return {row.channelId, row.senderId, row.senderDevice, *row.sealed};
    }

    // Under which what was opened is kept: the roster's number is part of what was said.
    static QByteArray openedName(const wire::Sealed &sealed);
    static GroupId groupOf(const ChannelId &channel) { return GroupId(channel.uuid()); }
    void prepare();
    void settle();
    Status taken(const Frame &frame, const UserId &from);
    Status takeChain(const UserId &from, const DeviceAddress &sender,
                     const ChainHandover &handover);
    Status takeWord(const QByteArray &name);
    HistoryBackup::Taker backupTaker();
    void askAbout(const QList<UserId> &people, const QSet<ChannelId> &channels);
    Status backUpWord(const ChannelId &channel, const wire::Sealed &sealed);
    void afterFrame(const Frame &frame, const UserId &from);
    void answerNeed(const Frame &frame, const UserId &from);

    Result<bool> holds(const Part &part, const DeviceChain &chain, const QByteArray &name);
    Status noteGone();
    void doubt(const Part &part, const QByteArray &name);
    void askForWords();
    void answerWords(const Frame &frame, const UserId &from);
    void giveWord(const QByteArray &name);
    void tellWords(const QList<DeviceTarget> &to, const QList<QByteArray> &names);
    void afterWords(const Frame &frame, const UserId &from);

    Async<Done> readyChannel(const ChannelId &channel);
    DeskSources deskSources();
    // Before something is sealed: with the devices of all.
    Async<Done> knowRoster(const ChannelId &channel);
    // To show it, and to sign what is to be signed.
    Async<Done> glanceAtRoster(const ChannelId &channel);
    enum class Chains : quint8 { OfAll, OfUnsigned };
    Async<Done> askRoster(const ChannelId &channel, Chains chains, int tries);
    QList<UserId> unsignedOf(const wire::Roster &roster, const ChannelId &channel,
                             RosterDesk::Standing before);
    // What the server says of who is in there, and who wants to know.
    struct Looking {
        ChannelId channel;
        wire::Roster roster;
        Chains chains = Chains::OfAll;
        RosterDesk::Standing before;
        int tries = 0;
        Deferred<Done> answer;
    };
    void knowSigned(const Looking &looking);
    void tendRoster(const Looking &looking);
    bool isLetIn(const ChannelId &channel, const UserId &user);
    bool hasNews(const ChannelId &channel);
    void lookAtNextRoster();
    void lookForDevices();
    void hearRoster(const Push &push);
    void noteDispute(const ChannelId &channel, const Result<Done> &known);
    Async<Done> handOver(const ChannelId &channel);
    Result<QList<DeviceTarget>> recipients(const ChannelId &channel, const Roster &roster);
    Result<std::optional<Speaking>> speaking(const ChannelId &channel);
    Status keep(const ChannelId &channel, const Speaking &speaking);
    Status keepGiven(const ChainHandover &handover, const QList<DeviceTarget> &to);
    Result<Frame> frameFor(const PendingOp &op, const std::optional<SeenHistory> &seen,
                           const std::optional<ToldLog> &log);
    Result<wire::Sealed> sealNow(const PendingOp &op);

    OpId messageOf(const PendingOp &op);
    Result<Frame> openedFrame(const Part &part);
    Result<Frame> openNow(const Part &part, const QByteArray &name);
    // What a row says, whether by its first frame or by an edit's.
    struct Said {
        TextContent content;
        bool isOriginal = false;
        QList<QByteArray> replaced = {}; // by this edit
    };
    Result<Said> said(const wire::MessageRow &row);
    static Result<Said> saidIn(const Frame &frame, const wire::MessageRow &row);
    WatchSources watchSources();
    Result<std::optional<qint64>> placeOf(const OpId &message);
    Status keepPlace(const OpId &message, qint64 seq);
    // Edits and deletions (sealing_changes.cpp). What is known of one message's:
    struct Replaced {
        QList<QByteArray> marks; // of what it does not say any more
        bool isDeleted = false;
        UserId by; // whose device said so last
    };
    // One that this device was shown, and how often others have told of it since.
    struct ChangeToTell {
        SeenChange change;
        int told = 0;
    };
    Result<Replaced> replacedOf(const OpId &message);
    Status noteReplaced(const SeenChange &change, const UserId &by);
    Result<QList<ChangeToTell>> changesOf(const ChannelId &channel);
    Status keepChanges(const ChannelId &channel, const QList<ChangeToTell> &all);
    Result<QList<SeenChange>> changesToTell(const ChannelId &channel);
    Status noteChange(const ChannelId &channel, const SeenChange &change);
    // What a row that was looked at says of changes: its own, and those that it tells of.
    Status learnChanges(const wire::MessageRow &row, const std::optional<ToldInside> &inside,
                        bool isLate);
    Result<std::optional<Alteration>> undone(const wire::MessageRow &row);
    // Reactions that are not here, or are though they were taken back (sealing_taken_back.cpp).
    struct TakenBack {
        QHash<UserId, QList<OpId>> ids; // by whose word
        // Theirs may be more: there is a word that can't be verified yet, or is as long as one may be.
        QSet<UserId> unclear;
        bool has(const wire::SealedReaction &reaction) const
        {
            return ids.value(reaction.by).contains(reaction.id);
        }
    };
    TakenBack takenBack(const wire::MessageRow &row);
    bool isYetToBeKnown(const wire::MessageRow &row, const UserId &user, const DeviceId &device);
    Status lookAtReactions(const ChannelId &channel, qint64 seq);
    Removal withWord(const wire::MessageRow &row, const QList<OpId> &given);
    Status noteReactions(const wire::MessageRow &row);
    Status learnReactions(const wire::MessageRow &row, const ToldInside &inside);
    Result<std::optional<Alteration>> wrongReactions(const wire::MessageRow &row);
    QMap<qint64, Alteration> alterations(const ChannelId &channel);
    Status noteAlteration(const ChannelId &channel, qint64 at,
                          const std::optional<Alteration> &found);
    void hear(const UserId &user, const LogHead &head);
    void logFindingMoved();
    std::optional<ToldLog> logToTell(const ChannelId &channel);
    void hearLog(const Frame &frame, const UserId &from);
    Status fill(wire::MessageRow &row);
    void addMentions(wire::MessageRow &row);
    void showReactions(wire::MessageRow &row);
    Result<ReactionContent> reactionOf(const OpId &message, const ChannelId &channel,
                                       const wire::SealedReaction &reaction);
    Status keepFiles(const Frame &frame);
    QList<QByteArray> historyPieces();
    Async<Done> giveHistory(const DeviceTarget &to, const QList<QByteArray> &pieces);
    Status takeHistory(const Frame &frame);
    void learn(const QList<UserId> &people);
    void want(const Part &part, const QByteArray &chain);
    void askForChains();

    LocalStore &m_store;
    Link &m_link;
    HttpClient &m_http;
    const Clock &m_clock;
    const SealingSurroundings m_around;
    ChainBook m_book;
    KeyWork m_work;
    OwnDevice m_own;
    VerifiedPeople m_people;
    RosterBook m_signed;
    RosterDesk m_desk;
    Courier m_courier;
    const HistoryWatch m_watch;
    LogWatch m_logWatch;
    WordBook m_words;
    LastWords m_lastWords;
    HistoryBackup m_backup;
    RecoveryPassphrase m_passphrase;
    ReactionBook m_reactions;
    QSet<DeviceId>
        m_soughtDevices; // that signed something and are in no chain here; asked for on this connection
    QSet<DeviceId> m_unlisted; // of these, those that are in no chain of the server's either
    std::optional<LogFinding> m_logFinding;
    bool m_knowsLogFinding = false;
    QHash<ChannelId, LogState> m_toldLog;     // by this process
    QHash<ChannelId, Roster> m_rosters;       // as of this connection or later
    QHash<ChannelId, QList<UserId>> m_listed; // whom the server listed last
    QHash<ChannelId, bool> m_rosterNews;
    QList<ChannelId> m_toLook;
    QHash<ChannelId, bool> m_encrypted;
    QSet<ChannelId> m_disputed;
    QHash<ChannelId, QMap<qint64, Alteration>> m_alterations; // by the message that told of it
    QSet<UserId> m_hearing; // their chains are asked for, because there is more of them
    QHash<std::pair<ChannelId, qint64>, QString> m_faults; // by place in the stream
    struct Wanted {
        ChannelId channel;
        DeviceTarget from;
        int asked = 0;
    };
    QHash<QByteArray, Wanted> m_wanted; // by chain
    // Reactions that were sealed here: the row that has them may come later than the wish to take them back.
    QHash<QByteArray, QList<OpId>> m_reacted; // by message and emoji
    QTimer m_ask;
    QTimer m_askWords;
    QTimer m_look;
    QTimer m_lookForDevices; // of those who are to be let in
    int m_learning = 0;      // chains of people are asked for, without which nothing shows
    bool m_settlesLater = false;
    bool m_online = false;
    bool m_isLookingAtRoster = false;
    bool m_isPreparing = false;
    bool m_prepareAgain = false;
    bool m_isSettled = false;
};

} // namespace dunlin::client
