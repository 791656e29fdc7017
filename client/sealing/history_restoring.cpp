// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the backup of history that takes: what the account's devices left, page by page, on a device that was added
// by the recovery key. What opens it is kept here until all of it was looked at.

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/sealing/history_backup.h"
#include "shared/core/log.h"

#include <QUrlQuery>

namespace dunlin::client {

namespace {

const QByteArray RestoringName = QByteArrayLiteral("restoring");
const QByteArray RestoredName = QByteArrayLiteral("restored");
constexpr qint64 MostPage = 0x7fffffff;

} // namespace

Result<std::optional<HistoryBackup::Restoring>> HistoryBackup::restoring() const
{
    DUNLIN_TRY(const auto stored, m_work.rows().read(SealedKind::Backup, RestoringName));
    if (!stored)
        return std::optional<Restoring>();
    ByteReader reader(stored->reveal());
    Restoring now;
    now.secret = Secret(reader.raw(32));
    now.device = DeviceId::fromBytes(reader.raw(16));
    now.page = reader.u32();
    now.chains = reader.u32();
    now.skipped = reader.u32();
    while (reader.left() > 0) {
        if (const auto device = DeviceId::fromBytes(reader.raw(16)))
            now.believed.append(*device);
    }
    if (!reader.finished())
        return refusal(Cause::LocalState, QStringLiteral("what is being restored"));
    return std::optional(std::move(now));
}

Status HistoryBackup::keep(const Restoring &now)
{
    ByteWriter writer(128 + now.believed.size() * 16);
    writer.raw(now.secret.reveal())
        .raw(now.device ? now.device->toBytes() : QByteArray(16, '\0'))
        .u32(now.page)
        .u32(now.chains)
        .u32(now.skipped);
    for (const DeviceId &each : now.believed)
        writer.raw(each.toBytes());
    return m_work.rows().write(SealedKind::Backup, RestoringName, writer.takeSecret());
}

Status HistoryBackup::tellRestoring(HistoryBackupState &state) const
{
    DUNLIN_TRY(const auto now, restoring());
    state.isRestoring = now.has_value();
    DUNLIN_TRY(const auto stored, m_work.rows().read(SealedKind::Backup, RestoredName));
    if (now) {
        state.restored = now->chains;
        state.skipped = now->skipped;
    } else if (stored) {
        ByteReader reader(stored->reveal());
        state.restored = reader.u32();
        state.skipped = reader.u32();
    }
    return ok();
}

// A device that was taken off may write what it likes, with a server that helps it: only what was there when it was still
// the account's could be told from that, and nothing tells when a page was written.
Async<Done> HistoryBackup::restore(const RecoveryKey &key)
{
    const auto begun = [&]() -> Status {
        const DeviceChain *chain = m_book.of(m_own.user());
        if (!chain || chain->rootKey() != key.accountRoot().publicKey())
            return fail(Errc::Forbidden,
                        QStringLiteral("That is the recovery key of another account"));
        Restoring now;
        now.secret = key.historySecret();
        for (const ChainDevice &each : chain->devices()) {
            if (each.id != m_own.device() && (!each.revokedAt || chain->wentLast(each.id)))
                now.believed.append(each.id);
        }
        return m_work.store().inStore([&]() -> Status {
            DUNLIN_CHECK(keepKey(makeHistoryKey(key)));
            DUNLIN_CHECK(m_work.rows().erase(SealedKind::Backup, RestoredName));
            return keep(now);
        });
    }();
    if (!begun.ok())
        return ready<Done>(begun);
    m_publicKey.clear();
    Q_EMIT changed();
    return tryNow();
}

Async<Done> HistoryBackup::restoreNext(const Restoring &now)
{
    QUrlQuery query;
    if (now.device) {
        query.addQueryItem(QStringLiteral("device"), now.device->toText());
        query.addQueryItem(QStringLiteral("page"), QString::number(now.page));
    }
    const auto asked = m_http.call(wire::http::historyPages, wire::Empty{}, {}, query);
    Deferred<Done> answer;
    finally(this, asked,
            [this, answer, now, generation = m_generation](const Result<wire::HistoryPages> &got) {
                if (generation != m_generation) {
                    answer.settle(Done{});
                    return;
                }
                Restoring next = now;
                const Status taken = got.ok() ? takePages(next, *got) : Status(got.error());
                if (!taken.ok())
                    answer.settle(taken);
                else if (got->more && !got->pages.isEmpty())
                    finally(this, restoreNext(next),
                            [answer](const Result<Done> &done) { answer.settle(done); });
                else
                    answer.settle(Done{});
            });
    return answer.async();
}

Status HistoryBackup::takePages(Restoring &now, const wire::HistoryPages &pages)
{
    return m_work.store().inStore([&]() -> Status {
        for (const wire::HistoryPage &each : pages.pages) {
            // A server that goes round in circles ends nothing.
            if (each.page < 0 || each.page > MostPage
                || (now.device
                    && std::pair(each.deviceId, each.page)
                        <= std::pair(*now.device, qint64(now.page))))
                return refusal(Cause::Damaged, QStringLiteral("pages that are out of order"));
            now.device = each.deviceId;
            now.page = quint32(each.page);
            if (each.deviceId == m_own.device())
                continue;
            DUNLIN_TRY(const bool taken, takePage(now, each));
            if (!taken)
                ++now.skipped;
        }
        if (pages.more && !pages.pages.isEmpty())
            return keep(now);
        ByteWriter writer;
        writer.u32(now.chains).u32(now.skipped);
        DUNLIN_CHECK(m_work.rows().write(SealedKind::Backup, RestoredName, writer.takeSecret()));
        return m_work.rows().erase(SealedKind::Backup, RestoringName);
    });
}

// False: it is none, or can't be believed; the others are taken.
Result<bool> HistoryBackup::takePage(Restoring &now, const wire::HistoryPage &page)
{
    const auto read = [&]() -> Result<HistoryContents> {
        const DeviceChain *chain = m_book.of(m_own.user());
        const auto writer = chain ? chain->device(page.deviceId) : std::nullopt;
        if (!writer || !now.believed.contains(page.deviceId))
            return refusal(Cause::NotTrusted,
                           QStringLiteral("a device that was taken off, or is not the account's"));
        const HistoryPlace place{{chain->account(), page.deviceId}, quint32(page.page)};
        DUNLIN_TRY(const Secret content,
                   openHistoryPage(place, now.secret, writer->signKey, page.bytes));
        return readHistory(content.reveal());
    }();
    if (!read.ok()) {
        qCWarning(lcSession, "Page %lld of the backup by %s is not taken: %s",
                  static_cast<long long>(page.page), qPrintable(page.deviceId.toText()),
                  qPrintable(read.error().detail));
        return false;
    }
    for (const BackedChain &each : read->chains) {
        DUNLIN_CHECK(m_taker.chain(each));
        ++now.chains;
        if (!m_people.contains(each.user))
            m_people.append(each.user);
        m_channels.insert(ChannelId(each.handover.group.uuid()));
    }
    for (const QByteArray &each : read->words)
        DUNLIN_CHECK(m_taker.word(each));
    return true;
}

} // namespace dunlin::client
