// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that gives a new device of the account what was said before, and takes it there.
//
// The keys of what was said are gone on the device that opened it, so it hands over what it keeps: the opened frames,
// each by the hash of what was sealed. The new device believes its own account's devices and nobody else; what a row of
// the server says besides is compared with the frame as ever.

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/sealing/sealing.h"
#include "shared/core/log.h"

namespace dunlin::client {

namespace {

// With its seal and its padding a frame must stay within an envelope (32 KiB).
constexpr qsizetype PieceBytes = 20 * 1024;
constexpr qsizetype PieceEntries = 200;

} // namespace

QList<QByteArray> Sealing::historyPieces()
{
    QList<QByteArray> pieces;
    HistoryContent piece;
    qsizetype bytes = 0;
    const auto flush = [&] {
        if (piece.entries.isEmpty())
            return;
        pieces.append(toCbor(piece));
        piece = HistoryContent();
        bytes = 0;
    };
    const auto add = [&](const wire::Sealed &sealed, const UserId &by) {
        const QByteArray name = openedName(sealed);
        const auto held = m_work.rows().read(SealedKind::Opened, name);
        // What this device can't read it can't hand over.
        if (!held.ok() || !*held || (*held)->reveal().size() > PieceBytes)
            return;
        const qsizetype more = (*held)->reveal().size() + 64;
        if (bytes + more > PieceBytes || piece.entries.size() >= PieceEntries)
            flush();
        piece.entries.append({name, (*held)->reveal()});
        if (!piece.people.contains(by))
            piece.people.append(by);
        bytes += more;
    };
    const QList<wire::MessageRow> rows = m_around.newest(MostHandedOver);
    for (const wire::MessageRow &row : rows) {
        if (pieces.size() >= MostPieces)
            break;
        add(*row.sealed, row.senderId);
        const auto reactions = row.sealedReactions.value_or(QList<wire::SealedReaction>());
        for (const wire::SealedReaction &each : reactions)
            add(each.sealed, each.by);
    }
    flush();
    return pieces.mid(0, MostPieces);
}

// One after the other: the device is added already, and what can't be given now it does without.
Async<Done> Sealing::giveHistory(const DeviceTarget &to, const QList<QByteArray> &pieces)
{
    if (pieces.isEmpty())
        return ready<Done>(ok());
    Deferred<Done> answer;
    finally(this, m_courier.deliver({to}, FrameKind::History, pieces.constFirst()),
            [this, to, rest = pieces.mid(1), answer](const Result<QList<DeviceTarget>> &given) {
                if (!given.ok() || !given->isEmpty()) {
                    qCWarning(lcSession,
                              "A new device could not be given all that was said before");
                    answer.settle(Done{});
                    return;
                }
                finally(this, giveHistory(to, rest),
                        [answer](const Result<Done> &done) { answer.settle(done); });
            });
    return answer.async();
}

// In the transaction that opened the frame.
Status Sealing::takeHistory(const Frame &frame)
{
    if (frame.sender.account != m_work.self().account) {
        qCWarning(lcSession, "Somebody else wants to say what was said before");
        return ok();
    }
    const auto content = contentOf<HistoryContent>(frame);
    if (!content.ok()) {
        qCWarning(lcSession, "What was handed over does not parse");
        return ok();
    }
    KeyRows &rows = m_work.rows();
    for (const HistoryEntry &each : content->entries) {
        const auto inner = readFrame(each.frame);
        if (!inner.ok() || !inner->group)
            continue;
        // What was opened here stays what it is.
        DUNLIN_TRY(const auto held, rows.read(SealedKind::Opened, each.name));
        if (held)
            continue;
        DUNLIN_CHECK(rows.write(SealedKind::Opened, each.name, Secret(QByteArray(each.frame))));
        DUNLIN_CHECK(keepFiles(*inner));
    }
    return ok();
}

// Whose account it was shows by their chains, which this device may never have asked for.
void Sealing::learn(const QList<UserId> &people)
{
    for (const UserId &each : people) {
        if (m_book.of(each))
            continue;
        ++m_learning;
        finally(this, m_book.refresh(each), [this](const Result<Done> &asked) {
            if (!asked.ok())
                qCInfo(lcSession, "A person's chain could not be asked for for now");
            if (--m_learning == 0 && std::exchange(m_settlesLater, false))
                settle();
        });
    }
}

} // namespace dunlin::client
