// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Being woken by the server while there is no connection, for one account: whether its owner wants it, an endpoint from the
// device's push source, and the server told of it. A part of AccountSession, in the main thread; it never blocks, and what did
// not work is tried again later, and with the next connection.
//
// A push says nothing, so nothing is opened here: who is woken connects and asks. What is kept, in the vault, is the token
// under which the source knows this account; neither the endpoint nor the subscription's keys are.
#pragma once

#include "client/session/push_source.h"
#include "shared/core/backoff.h"
#include "shared/core/result.h"
#include "shared/core/secret.h"
#include "shared/wire/push.h"

#include <QTimer>

#include <functional>

namespace dunlin::client {

class HttpClient;
class SecretVault;

// The endpoint as it is told the server; empty when it is none: https, no credentials, no fragment, at most a thousand bytes. http
// to this machine alone; whether the server calls that is its own affair.
QString acceptableEndpoint(const QString &url);

class PushRegistration : public QObject
{
    Q_OBJECT
    // There is something to switch.
    Q_PROPERTY(bool offered READ isOffered NOTIFY changed)
    // Off until its owner switches it on: the push service learns when this device is woken. Kept for the account.
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY changed)
    Q_PROPERTY(State state READ state NOTIFY changed)
    Q_PROPERTY(QString distributor READ distributor NOTIFY changed)

public:
    enum class State {
        Off,
        NoDistributor,
        Waiting, // for a connection, or for an answer
        On,
        NotByServer, // it pushes nothing
        Refused,     // by the distributor or the server; tried again
    };
    Q_ENUM(State)

    struct Pace {
        std::chrono::milliseconds firstTry{30'000};
        std::chrono::milliseconds lastTry{3'600'000};
        // Pushes that come closer to each other are told once.
        std::chrono::milliseconds rest{2'000};
    };

    // Source, vault and what http() answers outlive it. Without a source it does nothing.
    PushRegistration(PushSource *source, SecretVault &vault, std::function<HttpClient *()> http,
                     const Pace &pace);
    PushRegistration(PushSource *source, SecretVault &vault, std::function<HttpClient *()> http);

    bool isOffered() const
    {
        return m_source && m_isKnown && (isEnabled() || !distributor().isEmpty());
    }
    bool isEnabled() const { return !m_token.isEmpty(); }
    State state() const { return m_state; }
    QString distributor() const { return m_source ? m_source->distributor() : QString(); }
    void setEnabled(bool enabled);

    // Somebody is signed in: what they chose here is asked of the vault, but where nothing could wake the device only when
    // something can.
    void recall(const QString &userId);
    void setOnline(bool online);
    // They signed out. The server lets go of what it has with the device.
    void forget();

Q_SIGNALS:
    void changed();
    // The server has something.
    void woken();

private:
    void readChoice();
    void onEndpoint(const QString &token, const QString &url);
    void onRefused(const QString &token, const QString &reason);
    void onLost(const QString &token);
    void onWoken(const QString &token);
    bool isOurs(const QString &token) const { return isEnabled() && token == m_token; }
    void keep();
    void startOver();
    void step();
    void askServer();
    void takeState(const wire::PushState &state);
    void tellServer();
    void endAtServer(const wire::PushState &state);
    void ended();
    void takeFault(const Error &error);
    void tryLater(State state);
    void setState(State state);

    PushSource *const m_source;
    SecretVault &m_vault;
    const std::function<HttpClient *()> m_http;
    QString m_userId;
    QString m_token; // empty: not wanted
    QString m_key;   // the server's; empty: not asked on this connection
    QString m_endpoint;
    QString m_atServer; // the endpoint that the server has
    State m_state = State::Off;
    bool m_isKnown = false;  // what the owner chose
    bool m_isEnding = false; // switched off, and the server may not know yet
    bool m_isOnline = false;
    bool m_isAsking = false; // the server
    bool m_isEnrolled = false;
    quint64 m_run = 0; // answers to what was asked before count for nothing
    Backoff m_backoff;
    QTimer m_again;
    QTimer m_rest;
    bool m_wokenMeanwhile = false;
};

} // namespace dunlin::client
