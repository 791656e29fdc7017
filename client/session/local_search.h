// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks through the messages on this device, as the server does through its own.
//
// There is no index: a hundred thousand messages are read in well under a second, nothing has to be kept in step, and
// no second copy of what was said stays behind when a message goes. It reads in pieces, with the thread's other work
// between them. Sealed messages are opened on the way; what can't be opened is not found. What is not here is told as gaps. Lives in the engine's thread.
#pragma once

#include "client/store/found_values.h"
#include "client/sync/shelf.h"
#include "shared/core/async.h"
#include "shared/core/search_words.h"

#include <QObject>
#include <QTimer>

namespace dunlin::client {

class LocalSearch : public QObject
{
    Q_OBJECT
public:
    static constexpr int Piece = 500;    // rows at a time
    static constexpr int MostRows = 200; // that are told, the newest

    // The shelf outlives it.
    explicit LocalSearch(Shelf &shelf);
    ~LocalSearch() override;

    // In all channels, or in one. One search at a time: another one ends the one before with Unavailable.
    Async<LocalFinds> find(const QString &text, const std::optional<ChannelId> &channel);
    // The newest messages with files, or pins, that are held of a channel, below this ord (0: from the newest).
    Result<LocalFinds> files(const ChannelId &channel, qint64 belowOrd);
    Result<LocalFinds> pins(const ChannelId &channel);
    // What is not held of a channel, or of all.
    QList<FoundGap> gaps(const std::optional<ChannelId> &channel) const;

private:
    struct Job;
    void step();
    // Puts in what sealed messages say.
    Status openSealed(QList<StoredText> &piece) const;
    QHash<qint64, ChannelId> channelsByNo() const;
    void end(Result<LocalFinds> outcome);
    FoundRow dressed(const wire::MessageRow &row) const;
    Result<LocalFinds> toldOf(const ChannelId &channel,
                              const Result<QList<wire::MessageRow>> &rows);

    Shelf &m_shelf;
    std::unique_ptr<Job> m_job;
    QTimer m_soon;
};

} // namespace dunlin::client
