// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who is there, as others may know it.
//
// A person is there while any device is connected, and for a grace period after the last one went, so that nobody
// hears of a reconnect. To be invisible looks like having gone: told after the same period, with the time at which it
// was chosen, and what happens later moves that time no more. Told to friends and to whoever has a channel of theirs
// open; between two of whom one blocks the other nothing is told either way. Of several nodes each knows who is
// connected to any, and tells those who are connected to itself. All on the services' thread.
//
// What somebody is called and looks like is told to the same people when it changes, and to whom they have a conversation of
// two with: whoever does not hear of it is told with the next list.
#pragma once

#include "server/auth/authenticator.h"
#include "server/services/context.h"

#include <QTimer>

namespace dunlin::server {

class Presence : public QObject
{
public:
    Presence(const ServiceContext &context, qint64 graceMs);
    ~Presence() override;

    // Kept until it is set again.
    Async<Done> set(const Caller &caller, const wire::PresenceRequest &request);
    // What others see of somebody; never Invisible.
    wire::PresenceState of(const UserId &user) const;
    bool isOnline(const UserId &user) const { return of(user) != wire::PresenceState::Offline; }
    // What somebody chose on another node (Note::PresenceChosen).
    void chosenElsewhere(const QByteArray &note);
    // Tells of it as it is in the database by now.
    void profileChanged(const UserId &user);
    // The same of another node (Note::ProfileChanged).
    void profileChangedElsewhere(const QByteArray &note);

private:
    struct Person {
        quint64 number = 0; // of this entry: a read that was asked for another one comes too late
        bool connected = false;
        std::optional<wire::PresenceState> chosen; // absent: being read
        wire::PresenceState told = wire::PresenceState::Offline;
        std::optional<qint64> leftAt; // seems to be gone; not told yet
    };

    void connectedOrGone(const UserId &user, bool connected);
    void load(const UserId &user, quint64 number);
    // After any change of the person.
    void settle(const UserId &user);
    void sweep();
    void tell(const UserId &user, wire::PresenceState state, std::optional<qint64> leftAt);
    void tellProfile(const UserId &user);

    ServiceContext m_context;
    const qint64 m_graceMs;
    QHash<UserId, Person> m_people; // connected, or told to be there
    quint64 m_lastNumber = 0;
    QHash<UserId, quint64> m_profiles; // that are being read, by the last change
    quint64 m_lastProfile = 0;
    QTimer m_sweep;
};

} // namespace dunlin::server
