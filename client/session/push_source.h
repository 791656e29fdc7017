// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Where this device gets an address at which it can be woken: another program of the system (a distributor, as UnifiedPush calls
// it), which keeps a connection for all of them. One source serves every account of a window; a token tells them apart. What
// comes from it is not to be trusted further than that: anybody on the device may claim to be one. Main thread, never blocks.
#pragma once

#include <QObject>
#include <QString>

namespace dunlin::client {

class PushSource : public QObject
{
    Q_OBJECT
public:
    using QObject::QObject;

    // Who would wake this device; empty: nobody.
    virtual QString distributor() const = 0;
    // Ends with endpointGiven() or refused(); asked again with the same token, it tells the endpoint again. key: the server's
    // (VAPID), base64url.
    virtual void enrol(const QString &token, const QString &key) = 0;
    virtual void leave(const QString &token) = 0;

Q_SIGNALS:
    void distributorChanged();
    void endpointGiven(const QString &token, const QString &url);
    // Not now. reason: of the distributor, for a log.
    void refused(const QString &token, const QString &reason);
    // The endpoint that was given leads nowhere any more.
    void lost(const QString &token);
    // The server has something for the account.
    void woken(const QString &token);
};

} // namespace dunlin::client
