// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that gives to the backup of history and takes from it.
//
// A chain from there is taken as if it had been handed over, and opens nothing by itself: each row goes through the one
// path of opening, with all that it asks. Names of what a device said are kept because its owner may take it off soon,
// and then nobody else of the account could say that it was said before.

#include "client/sealing/sealing.h"
#include "shared/core/log.h"

namespace dunlin::client {

HistoryBackup::Taker Sealing::backupTaker()
{
    HistoryBackup::Taker taker;
    taker.chain = [this](const BackedChain &each) {
        return takeChain(each.user, each.sender, each.handover);
    };
    taker.word = [this](const QByteArray &name) { return takeWord(name); };
    taker.taken = [this](const QList<UserId> &people, const QSet<ChannelId> &channels) {
        askAbout(people, channels);
    };
    return taker;
}

Status Sealing::backUpWord(const ChannelId &channel, const wire::Sealed &sealed)
{
    return m_around.keepsHistory(channel) ? m_backup.addWord(openedName(sealed)) : ok();
}

Status Sealing::takeWord(const QByteArray &name)
{
    KeyRows &rows = m_work.rows();
    DUNLIN_TRY(const auto known, rows.read(SealedKind::Vouched, name));
    if (known)
        return ok();
    DUNLIN_CHECK(rows.write(SealedKind::Vouched, name, Secret(m_work.self().account.toBytes())));
    return m_backup.addWord(name);
}

// One after the other: there may be many, and none of them holds up the others.
void Sealing::askAbout(const QList<UserId> &people, const QSet<ChannelId> &channels)
{
    QList<UserId> unknown;
    for (const UserId &each : people) {
        if (!m_book.of(each))
            unknown.append(each);
    }
    if (unknown.isEmpty()) {
        for (const ChannelId &each : channels)
            Q_EMIT opened(each);
        return;
    }
    const UserId next = unknown.takeFirst();
    finally(this, m_book.refresh(next), [this, unknown, channels](const Result<Done> &asked) {
        if (!asked.ok())
            qCInfo(lcSession, "A person's chain could not be asked for for now");
        askAbout(unknown, channels);
    });
}

Async<Done> Sealing::restoreByPassphrase(const Secret &passphrase)
{
    return then(this, m_passphrase.keyBy(passphrase),
                [this](const RecoveryKey &key) { return restore(key); });
}

Async<Done> Sealing::restore(const RecoveryKey &key)
{
    return then(this, m_own.restore(key), [this, key](Done) {
        lookAfterKeys();
        return m_backup.restore(key);
    });
}

} // namespace dunlin::client
