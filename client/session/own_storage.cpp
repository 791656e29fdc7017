// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/own_storage.h"

#include "client/session/account_session.h"

namespace dunlin::client {

OwnStorage::OwnStorage(AccountSession &session)
    : m_session(session)
{
}

void OwnStorage::look()
{
    finally(this, m_session.storageUse(), [this](const Result<StorageUse> &use) {
        if (!use.ok())
            return;
        m_use = *use;
        m_isKnown = true;
        Q_EMIT changed();
    });
}

void OwnStorage::free()
{
    if (m_isBusy)
        return;
    m_isBusy = true;
    Q_EMIT changed();
    finally(this, m_session.freeStorage(), [this](const Result<qint64> &bytes) {
        m_isBusy = false;
        Q_EMIT changed();
        if (bytes.ok())
            Q_EMIT freed(*bytes);
        else
            Q_EMIT refused(bytes.error().detail);
        look();
    });
}

} // namespace dunlin::client
