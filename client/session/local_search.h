// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks through the messages on this device, as the server does through its own.
//
// There is no index on the disk: nothing has to be kept in step, and no second copy of what was said stays behind when a
// message goes. What was read once has a signature in memory (text_signatures.h) and is read again only where that lets it
// pass; while nobody searches the rest is read in small pieces. Found is what stands in the rows, whatever signatures
// there are. It reads in pieces, with the thread's other work between them. Sealed messages are opened on the way; what
// can't be opened is not found. What is not here is told as gaps. Lives in the engine's thread.
#pragma once

#include "client/session/text_signatures.h"
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
    static constexpr int Piece = 512;    // rows at a time
    static constexpr int MostRows = 200; // that are told, the newest

    // The shelf outlives it; its messages are watched.
    explicit LocalSearch(Shelf &shelf);
    ~LocalSearch() override;

    // In all channels, or in one. One search at a time: another one ends the one before with Unavailable.
    Async<LocalFinds> find(const QString &text, const std::optional<ChannelId> &channel);
    // The newest messages with files, or pins, that are held of a channel, below this ord (0: from the newest).
    Result<LocalFinds> files(const ChannelId &channel, qint64 belowOrd);
    Result<LocalFinds> pins(const ChannelId &channel);
    // What is not held of a channel, or of all.
    QList<FoundGap> gaps(const std::optional<ChannelId> &channel) const;
    // Reads a piece of what a search would have to read whole, and opens nothing. False when there is no more of it, or no
    // time: it is also done by itself, in the pauses.
    bool learnMore();
    const TextSignatures &signatures() const { return m_signatures; }

private:
    struct Job;
    void step();
    Result<bool> readOn();
    Result<bool> lookOn();
    void finish();
    void expectMore(qint64 from);
    Result<QList<StoredText>> nextTexts(TextSignatures::Stretch &stretch, int limit) const;
    // Puts in what sealed messages say.
    Status openSealed(QList<StoredText> &piece) const;
    QHash<qint64, ChannelId> channelsByNo() const;
    void end(Result<LocalFinds> outcome);
    FoundRow dressed(const wire::MessageRow &row) const;
    Result<LocalFinds> toldOf(const ChannelId &channel,
                              const Result<QList<wire::MessageRow>> &rows);

    Shelf &m_shelf;
    TextSignatures m_signatures;
    std::unique_ptr<Job> m_job;
    QTimer m_soon;
    QTimer m_idle;
    qint64 m_learnt = 0; // what is not known up to here has no rows
};

} // namespace dunlin::client
