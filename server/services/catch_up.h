// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Beside other nodes: what the broker lost comes from the database.
//
// A hub that misses a number of a stream asks missing(), and is told the rows, changes of members and settings that the
// database has above what it told; a row that changed twice comes once, as it is. When anything may have been missed
// (the broker was away, a node is gone), everything() reads for whoever is connected here which channels they are in
// and how far those are, and which devices are not to be connected any more; the hubs see the gaps by that. While
// nothing can be heard (setDeaf), it is done again and again, with pauses that grow with the work.
//
// What has no number is not repaired: typing, presence (the nodes ask each other), receipts, which the next one of the
// same member brings.
#pragma once

#include "server/services/context.h"

#include <QElapsedTimer>
#include <QTimer>

namespace dunlin::server {

// Who is in which channels, and how far the streams are; for everybody of the list.
Result<QHash<UserId, Positions>> positionsFor(Stores &stores, const QList<UserId> &users);

class CatchUp : public QObject
{
public:
    // Hears of devices that turned out to be revoked.
    using Revoked = std::function<void(const UserId &user, const DeviceId &device)>;
    // And of channels in slow mode, as they are now.
    using SlowOnes = std::function<void(const QList<ChannelId> &channels)>;
    // And of changes of members that nobody told of, before they are told here.
    using Changed =
        std::function<void(const ChannelId &channel, const QList<wire::MemberChange> &changes)>;

    CatchUp(const ServiceContext &context, Revoked revoked, SlowOnes slowOnes, Changed changed);

    // From any thread.
    void missing(const Gap &gap);
    void appeared(const ChannelId &channel, const UserId &user);
    void everything();
    void setDeaf(bool deaf);

private:
    void readGap(const Gap &gap);
    void sweep();
    void readChunk(const std::shared_ptr<const QList<Present>> &present, qsizetype at);
    void ended(bool ok);

    ServiceContext m_context;
    const Revoked m_revoked;
    const SlowOnes m_slowOnes;
    const Changed m_changed;
    QList<Gap> m_gaps; // being read
    bool m_isDeaf = false;
    bool m_sweeping = false;
    bool m_again = false;
    QElapsedTimer m_begun;
    QTimer m_pause;
};

} // namespace dunlin::server
