// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whose safety number was compared on this device. What is kept is the root key that it was, so that another account in
// their place is never taken for verified.
#pragma once

#include "client/sealing/chain_book.h"

namespace dunlin::client {

// Two people's safety number, and the same for a camera.
struct Comparison {
    QString number;
    QByteArray code; // VerificationCode
    bool isVerified = false;
};

class VerifiedPeople : public QObject
{
    Q_OBJECT
public:
    VerifiedPeople(KeyWork &work, ChainBook &book)
        : m_work(work)
        , m_book(book)
    {
    }

    // After a look at what the server shows now: NotFound when one of the two has no chain, Fork or Rollback when it is
    // not the one that is held.
    Async<Comparison> compare(const UserId &self, const UserId &user);
    // `number` is what was compared: Conflict when it is not that of the chains that are held.
    Status verify(const UserId &self, const UserId &user, const QString &number);
    // `code` was read from their screen. Misdirected when it is of other keys than these two people's, Fork when one of
    // the chains is another one there, NotFound when it is longer there than here: compare() looks for the rest.
    Status confirm(const UserId &self, const UserId &user, const QByteArray &code);
    Status withdraw(const UserId &user);
    bool isVerified(const UserId &user);
    // Another account: nothing is known.
    void forget() { m_known.clear(); }

Q_SIGNALS:
    void changed(const dunlin::UserId &user);

private:
    KeyWork &m_work;
    ChainBook &m_book;
    QHash<UserId, bool> m_known;
};

} // namespace dunlin::client
