// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The passphrase that may stand in for the recovery key: the server keeps the key as the passphrase wraps it
// (client/crypto/wrapped_key.h), for the account alone, and a new device opens it with nothing else.
//
// The server is told neither of them. It can guess at the passphrase, and knows the account's password: so what is easy to
// guess, or made of the password, is refused. What is kept here is nothing.
#pragma once

#include "client/crypto/wrapped_key.h"
#include "client/link/http_client.h"
#include "client/sealing/chain_book.h"
#include "client/sealing/own_device.h"

#include <memory>

namespace dunlin::client {

class RecoveryPassphrase : public QObject
{
public:
    RecoveryPassphrase(HttpClient &http, ChainBook &book, OwnDevice &own)
        : m_http(http)
        , m_book(book)
        , m_own(own)
    {
    }

    // Whether the server keeps a key that a passphrase wraps.
    Async<bool> isSet();
    // In the place of the one before. `key`: absent on a device that holds it. Invalid with the field "passphrase" when it is too
    // easy to guess, Forbidden for the key of another account, and for a wrong password.
    Async<Done> set(const Secret &passphrase, const QString &username, const Secret &password,
                    const std::optional<RecoveryKey> &key);
    Async<Done> remove(const Secret &password);
    // The account's key. NotFound when no passphrase was set; Misdirected, Damaged or TooNew when what the server shows does not
    // open.
    Async<RecoveryKey> keyBy(const Secret &passphrase);

private:
    Result<RecoveryKey> ownKey();

    HttpClient &m_http;
    ChainBook &m_book;
    OwnDevice &m_own;
};

} // namespace dunlin::client
