// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the user did and the server has not yet confirmed: on disk before anything is sent, sent until answered.
//
// Each operation keeps the id its author's device chose, and the server does it once under that id, so sending
// again after a lost answer is harmless. The operations of one channel form a lane and leave in the order in which
// they were made:
//  - while an answer is missing, nothing younger of that lane is resent before it: after a lost connection the lane
//    starts again at its oldest operation;
//  - a message whose files are still on their way lets younger ones pass it;
//  - a refusal that will pass (busy, rate limit) holds the lane back for a while;
//  - a refusal for good marks the operation failed, with what depends on it, and the lane goes on.
// An edit, deletion or reaction of a message that is itself still queued names it by id and gets its number when
// the message is acknowledged. Read marks have a lane of their own, in which only the highest counts.
//
// By default one operation per lane is under way at a time. Two could be answered "busy" and "stored" in that
// order, and then the second would stand before the first for ever; the window is for links where that can't be.
//
// Lives in the engine's thread, with the store.
#pragma once

#include "client/link/link.h"
#include "client/outbox/sealer.h"
#include "client/store/local_store.h"

#include <QTimer>

#include <map>
#include <set>

namespace dunlin::client {

// An operation the server has done.
struct Acknowledgement {
    PendingOp op;
    qint64 seq = 0; // of a new message; of other operations the number of the change
    qint64 ord = 0;
    qint64 createdAt = 0;
    bool repeated = false;
};

struct OutboxTimes {
    std::chrono::milliseconds firstWait{1'000};
    std::chrono::milliseconds longestWait{60'000};
    std::chrono::milliseconds sweep{50}; // how long done operations may stay on disk
};

class Outbox : public QObject
{
    Q_OBJECT
public:
    // What must be on disk before an operation may be forgotten.
    using Keep = std::function<void(const Acknowledgement &)>;

    Outbox(LocalStore &store, Link &link, const Clock &clock, Keep keep, OutboxTimes times = {},
           int window = 1);
    ~Outbox() override;

    // Without one nothing leaves for channels that are encrypted. Outlives the outbox.
    // The server's numbers are other ones from here on: what was sealed before speaks of the old ones.
    void sealAllAnew();
    void setSealer(Sealer *sealer) { m_sealer = sealer; }

    // Reads the disk; what the cache shows as done is dropped.
    Status load();
    // What could not be read from the disk without its key, now that there is one.
    Status openResting();
    // Oldest first.
    QList<PendingOp> all() const;
    const PendingOp *find(const OpId &id) const;
    // The youngest message of a channel that waits here; null if there is none.
    const PendingOp *lastMessageOf(const ChannelId &channel) const;

    // On disk when it returns; ids and times that are missing are filled in.
    Result<QList<PendingOp>> add(QList<PendingOp> ops);
    // Sends a failed operation again, under its id. What belongs to a failed message has to wait for that one.
    Status retry(const OpId &id);
    // Takes back what is not under way; what depends on it goes too. A message whose acknowledgement was lost may
    // turn up nevertheless.
    Status cancel(const OpId &id);
    // Another text for a message that has not left yet; Conflict when it may have.
    Status rewrite(const OpId &id, const QString &text);
    // The oldest message whose files are not all on the server, neither refused nor paused; null if there is none.
    const PendingOp *nextUpload() const;
    // A file that only this program has, of a message for an encrypted channel, and that is not sealed yet; none that `isTaken`.
    struct FilePlace {
        OpId op;
        int index = 0;
    };
    std::optional<FilePlace>
    nextInTheClear(const std::function<bool(const FilePlace &)> &isTaken) const;
    // How far a file of a message is: on disk when it returns, unless that is false. With the last one the message leaves.
    bool setFile(const OpId &id, int index, const PendingFile &file);
    // A message whose files can't go up.
    void refuse(const OpId &id, const Error &error);
    // Its files don't go up until it is said otherwise.
    Status setPaused(const OpId &id, bool paused);
    // A channel that the user is not in any more: nothing of it can be sent.
    void failChannel(const ChannelId &channel, const QString &reason);
    Status clear();

    void setOnline(bool online);

Q_SIGNALS:
    void changed(const dunlin::client::PendingOp &op);
    void removed(const dunlin::OpId &id);
    // After it left the outbox, or failed.
    void ended(const dunlin::OpId &id, const dunlin::Result<dunlin::client::SendOutcome> &outcome);

private:
    struct LaneKey {
        ChannelId channel;
        bool marks = false;
        auto operator<=>(const LaneKey &) const = default;
    };
    struct Lane {
        std::set<qint64> waiting; // local numbers, those under way included, failed ones not
        std::set<qint64> flying;
        qint64 notBefore = 0;
        int refusals = 0;
        bool draining = false; // a refusal came: nothing leaves until the rest is answered
    };
    static LaneKey laneOf(const PendingOp &op)
    {
        return {op.channel, op.kind == PendingKind::ReadMark};
    }

    // It names a message that has no number yet.
    static bool isUnaimed(const PendingOp &op)
    {
        return op.kind != PendingKind::Message && op.targetSeq == 0;
    }

    void findTargets();
    Status aim(PendingOp &op);
    void put(const PendingOp &op);
    void forget(const OpId &id);
    void pump(const LaneKey &key);
    void pumpAll();
    void send(const PendingOp &op);
    void sendMessage(const PendingOp &op);
    void sealAndSend(const PendingOp &op);
    bool isSealed(const PendingOp &op) const;
    bool restsSealed(const PendingOp &op) const;
    void sendRemoval(const PendingOp &op);
    template <typename Op, typename Request>
    void sendChange(const PendingOp &op, const Op &operation, const Request &request);
    void answered(const OpId &id, const Result<Acknowledgement> &outcome);
    void acknowledged(const OpId &id, Acknowledgement ack);
    void refused(PendingOp op, const Error &error);
    void failed(PendingOp op, const Error &error);
    void sealAnew(PendingOp op);
    void fillTargets(const PendingOp &message, qint64 seq);
    QList<PendingOp> dependentsOf(const PendingOp &op) const;
    bool save(const PendingOp &op);
    bool raisesExistingMark(const PendingOp &op);
    void wakeAt(qint64 when);
    void sweep();

    LocalStore &m_store;
    Link &m_link;
    const Clock &m_clock;
    const Keep m_keep;
    const OutboxTimes m_times;
    const int m_window;
    Sealer *m_sealer = nullptr;
    bool m_online = false;
    std::map<qint64, PendingOp> m_ops; // by local number
    QHash<OpId, qint64> m_numbers;
    int m_unaimed = 0; // operations that wait for the number of their message
    std::map<LaneKey, Lane> m_lanes;
    QSet<OpId> m_mayHaveLeft; // their content must not change any more
    QList<OpId> m_done;       // still on disk
    QTimer m_wake;
    QTimer m_sweeper;
};

} // namespace dunlin::client
