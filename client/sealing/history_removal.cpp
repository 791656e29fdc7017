// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the backup of history that ends it, or finds that it has ended.

#include "client/sealing/history_rows.h"

namespace dunlin::client {

using namespace backuprows;

Async<Done> HistoryBackup::remove(const Secret &password)
{
    const auto removed = m_http.call(wire::http::removeHistory,
                                     wire::HistoryRemoval{QString::fromUtf8(password.reveal())});
    return then(this, removed, [this](const wire::Empty &) -> Status {
        stopWork();
        const auto end = [&]() -> Status {
            DUNLIN_CHECK(forgetPages());
            return m_work.rows().write(SealedKind::Backup, OffName, Secret(QByteArrayLiteral("1")));
        };
        DUNLIN_CHECK(m_work.store().inStore(end));
        Q_EMIT changed();
        look();
        return ok();
    });
}

// In the caller's transaction.
Status HistoryBackup::forgetPages()
{
    KeyRows &rows = m_work.rows();
    DUNLIN_TRY(const Book now, book());
    for (quint32 page = now.sent; page <= now.open; ++page)
        DUNLIN_CHECK(rows.erase(SealedKind::BackupPage, nameOf(page)));
    DUNLIN_CHECK(rows.erase(SealedKind::Backup, WordsName));
    return rows.erase(SealedKind::Backup, BookName);
}

// There was one, and now there is none: another device removed it, or the server lost it. What is still here goes up as if it
// had never been there; of what is not, nothing is claimed.
Status HistoryBackup::beginAnew()
{
    return m_work.store().inStore([&]() -> Status {
        DUNLIN_TRY(Book now, book());
        if (now.kept == 0)
            return ok();
        now.sentBytes = 0;
        now.kept = 0;
        now.added = 0;
        for (quint32 page = now.sent; page <= now.open; ++page) {
            DUNLIN_TRY(const auto content,
                       m_work.rows().read(SealedKind::BackupPage, nameOf(page)));
            if (content)
                now.added += piecesIn(content->reveal());
        }
        return keep(now);
    });
}

} // namespace dunlin::client
