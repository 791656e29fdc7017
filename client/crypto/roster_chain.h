// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The members of an encrypted channel, as members signed them: who is not in here is nobody to seal for, whatever a server
// lists.
//
// The first entry says with whom the channel began; each further one admits, removes or changes roles, and is signed by a
// device of a member who had the right to at that point. What follows in the chain is taken, what does not is Fork,
// Rollback or Forged and changes nothing. An entry that follows, but whose signer might not make it, is void: it has its
// place and does nothing, so that nobody stops a channel with a bad one.
//
// Signatures are looked up in the chains of the signers' devices, which the caller keeps up to date. Knows no network.
#pragma once

#include "client/crypto/device_chain.h"

#include <QHash>
#include <QSet>

#include <functional>

namespace dunlin::client {

// The numbers of wire::Role, in rising order of power. They are signed: never reuse one.
enum class RosterRole : quint8 { ReadOnly = 1, Member = 2, Admin = 3, Owner = 4 };

// Somebody as an entry names them. The account is what counts; the person is whom the server knows by it, so that nobody
// is shown under another name.
struct RosterPerson {
    UserId user;
    AccountId account;
    RosterRole role = RosterRole::Member;
    bool operator==(const RosterPerson &) const = default;
};

// The devices of an account, as far as they are known here.
struct SignersChain {
    const DeviceChain *chain = nullptr; // null: it can't be had any more, or was never asked for
    // It was asked for just now, and the server has no more of it.
    bool isNewest = false;

    SignersChain(const DeviceChain *of = nullptr, bool isAll = false)
        : chain(of)
        , isNewest(isAll)
    {
    }
};
using ChainLookup = std::function<SignersChain(const AccountId &)>;

class RosterChain
{
public:
    static constexpr qsizetype MostEntries = 16'384;
    static constexpr qsizetype MostMembers = 4'096;
    // How many one entry names.
    static constexpr qsizetype MostNamed = 15;

    explicit RosterChain(const ChannelId &channel)
        : m_channel(channel)
    {
    }

    // --- what a client verifies
    // Entries behind the head that is held, from 0 if none is. NotFound: a signer knew more of its own chain of devices
    // than `chains` has; ask for that. Where there is no more, such an entry is worth nothing, or one member could stop
    // all. With any error the chain stays as it was.
    //
    // To a chain that was empty they are history: a device counts that was active when it signed, and of a signer whose
    // devices can't be had any more it is enough that a later entry, whose signature holds, goes on from there. Where
    // there is none that is Orphaned. To a chain that is held they are news: only a device that is active now counts,
    // or a stolen one could date entries back.
    Status extend(const QList<QByteArray> &entries, const ChainLookup &chains);
    // What a server answers when asked from the head on, the head included. An empty answer is a Rollback, another
    // entry in the head's place a Fork.
    Status update(const QList<QByteArray> &fromHead, const ChainLookup &chains);
    // Into an empty chain what is Orphaned, unverified: for an owner who says that it is right. What comes behind it
    // is news.
    Status believe(const QList<QByteArray> &entries, const ChainLookup &chains);
    // A head that somebody else saw: Fork if there is another entry here; NotFound if this chain ends before it.
    Status agree(const LogHead &seen) const;
    // As it was kept: the entries that were taken once, and which of them were void then.
    static Result<RosterChain> restore(const ChannelId &channel, const QList<QByteArray> &entries,
                                       const QList<quint64> &voids);

    // Whose chains of devices extend() will look at: who signed these, as far as anything names them. Unverified.
    QSet<UserId> signersOf(const QList<QByteArray> &entries) const;

    bool isEmpty() const { return m_hashes.isEmpty(); }
    LogHead head() const;
    const ChannelId &channel() const { return m_channel; }
    // Whoever signed the first entry; whom one believed when one saw it.
    const AccountId &begunBy() const { return m_begunBy; }
    const QList<RosterPerson> &members() const { return m_members; }
    std::optional<RosterPerson> member(const AccountId &account) const;
    std::optional<RosterPerson> memberNamed(const UserId &user) const;
    // By their numbers.
    const QList<quint64> &voids() const { return m_voids; }

    // Whoever may invite may admit, because their device signs for those who come by the invite.
    static bool mayAdmit(RosterRole by, RosterRole as)
    {
        return by >= RosterRole::Member && as <= by;
    }
    static bool mayRemove(RosterRole by, RosterRole whom)
    {
        return by >= RosterRole::Admin && (whom < by || by == RosterRole::Owner);
    }

    // --- what a member's device makes; the bytes go to the server and, once it took them, through extend()
    // The signer is one of `people`, of whom there are 1 to MostNamed; the rest is admitted by further entries.
    static QByteArray makeFirst(const ChannelId &channel, const LogSigner &by,
                                const QList<RosterPerson> &people, qint64 nowMs);
    // Somebody who is in already keeps the higher role.
    QByteArray makeAdmission(const LogSigner &by, const QList<RosterPerson> &people,
                             qint64 nowMs) const;
    // Of others, or of oneself.
    QByteArray makeRemoval(const LogSigner &by, const QList<AccountId> &accounts,
                           qint64 nowMs) const;
    QByteArray makeRoles(const LogSigner &by, const QList<RosterPerson> &people,
                         qint64 nowMs) const;

private:
    enum Op : quint8 { First = 0, Admit = 1, Remove = 2, SetRoles = 3 };
    enum class Word : quint8 {
        None,   // of nobody, or of a device that does not count
        Signed, // of a device that counts
        Absent, // of somebody whose devices can't be had
    };
    struct Step {
        LogEntry entry;
        QByteArray hash;
        Word word = Word::None;
    };

    Result<QList<Step>> follow(const QList<QByteArray> &entries) const;
    // The same, with the signatures looked at.
    Result<QList<Step>> judge(const QList<QByteArray> &entries, const ChainLookup &chains) const;
    // `absentUpTo`: the words of those who are absent count before this step. Answers the last step that a signature
    // made, -1 if none did.
    Result<qsizetype> take(const QList<Step> &steps, qsizetype absentUpTo);
    // False: void.
    bool apply(const LogEntry &entry);
    bool begin(const LogEntry &entry);
    bool admit(RosterRole by, const QList<RosterPerson> &people);
    bool remove(const RosterPerson &by, const QByteArray &body);
    bool setRoles(const RosterPerson &by, const QList<RosterPerson> &people);
    QByteArray make(const LogSigner &by, Op op, const QByteArray &body, qint64 nowMs) const;

    ChannelId m_channel;
    AccountId m_begunBy;
    QList<QByteArray> m_hashes;
    QList<RosterPerson> m_members;
    QHash<AccountId, quint64> m_signerHeads; // none goes back
    QList<quint64> m_voids;
};

} // namespace dunlin::client
