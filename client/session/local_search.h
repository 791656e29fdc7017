// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks through the messages on this device, as the server does through its own.
//
// What was read once has a signature (text_signatures.h) and is read again only where that lets it pass; while nobody
// searches the rest is read in small pieces. In quiet moments, and when it goes, signatures are kept on the disk, sealed, where
// each goes with its message; they are taken in again when somebody searches, or a while after the start. Found is
// what stands in the rows, whatever signatures there are: a search tells first what it finds among those that are known, and
// then reads the rest. It reads in pieces, with the thread's other work between them. Sealed messages are opened on the way; what
// can't be opened is not found. What is not here is told as gaps. Lives in the engine's thread.
#pragma once

#include "client/session/kept_signatures.h"
#include "client/store/found_values.h"
#include "client/sync/shelf.h"
#include "shared/core/async.h"
#include "shared/core/search_words.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>

namespace dunlin::client {

class LocalSearch : public QObject
{
    Q_OBJECT
public:
    static constexpr int Piece = 512;    // rows at a time
    static constexpr int MostRows = 200; // that are told, the newest

    struct Pauses {
        // The start, and what comes in a burst, has the thread for itself first.
        std::chrono::milliseconds learn{2'000};
        // What changes all the time is not written each time.
        std::chrono::milliseconds keep{60'000};
    };
    // The shelf outlives it; its messages are watched.
    explicit LocalSearch(Shelf &shelf, Pauses pauses);
    explicit LocalSearch(Shelf &shelf)
        : LocalSearch(shelf, Pauses())
    {
    }
    ~LocalSearch() override;

    // Called once, before the rest is read: what was learnt does not wait for what was not.
    using TellLearnt = std::function<void(const LocalFinds &)>;
    // In all channels, or in one. One search at a time: another one ends the one before with Unavailable. `learnt` is told
    // nothing where there is nothing to read behind it.
    Async<LocalFinds> find(const QString &text, const std::optional<ChannelId> &channel,
                           TellLearnt learnt = {});
    // The newest messages with files, or pins, that are held of a channel, below this ord (0: from the newest).
    Result<LocalFinds> files(const ChannelId &channel, qint64 belowOrd);
    Result<LocalFinds> pins(const ChannelId &channel);
    // What is not held of a channel, or of all.
    QList<FoundGap> gaps(const std::optional<ChannelId> &channel) const;
    // Reads a piece of what a search would have to read whole, and opens nothing. False when there is no more of it, or no
    // time: it is also done by itself, in the pauses.
    bool learnMore();
    // Keeps a piece of what was learnt, and reads anew what changed before it is kept. False when all is kept, or there is
    // no time or no key: it is also done by itself, in quiet moments.
    bool keepMore();
    // What is sealed opens from now on.
    void unlocked();
    const TextSignatures &signatures() const { return m_signatures; }

private:
    struct Job;
    void step();
    void begin();
    bool recallOn();
    Result<bool> readOn();
    Result<bool> lookOn();
    Result<bool> tellLearnt();
    Result<LocalFinds> findsSoFar() const;
    void finish();
    void expectMore(qint64 from);
    void expectKeeping();
    Result<QList<StoredText>> nextTexts(TextSignatures::Stretch &stretch, int limit) const;
    // Puts in what sealed messages say.
    Status openSealed(QList<StoredText> &piece) const;
    QHash<qint64, ChannelId> channelsByNo() const;
    void end(Result<LocalFinds> outcome);
    FoundRow dressed(const wire::MessageRow &row) const;
    Result<LocalFinds> toldOf(const ChannelId &channel,
                              const Result<QList<wire::MessageRow>> &rows);

    Shelf &m_shelf;
    const Pauses m_pauses;
    TextSignatures m_signatures;
    KeptSignatures m_kept;
    TextSignatures::Stretch m_unrecalled; // what is kept of it was not taken in yet
    std::unique_ptr<Job> m_job;
    QTimer m_soon;
    QTimer m_idle;
    QTimer m_quiet;
    qint64 m_learnt = 0; // what is not known up to here has no rows
};

} // namespace dunlin::client
