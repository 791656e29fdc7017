// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One device of one person: the client library on a profile of its own, behind a tap of its own.
#pragma once

#include "client/session/account_session.h"
#include "tests/e2e/devices/hub_tap.h"

#include <QTemporaryDir>

namespace dunlin::test {

class Device
{
public:
    // The clock outlives the device.
    Device(const QString &serverUrl, const QString &username, const Clock &clock);

    // The first device of a person makes the account, further ones sign in.
    Result<wire::Account> signUp();
    Result<wire::Account> signIn();
    // Ends the program, and starts it again on what it left on disk.
    void quit() { m_session.reset(); }
    bool start();

    bool isRunning() const { return m_session != nullptr; }
    bool isOnline() const;
    // Online and caught up.
    bool waitOnline();
    // On disk, then sent when the network allows; ids in the order of the texts.
    QList<OpId> queue(const ChannelId &channel, const QStringList &texts);
    // What was asked of the session until now is in its queue.
    bool waitQueued();
    // Nothing waits to be sent, and nothing was refused.
    bool hasSentAll() const;
    // The server has told this device how far somebody has come, at least.
    bool knowsReceived(const ChannelId &channel, const Device &whose, qint64 seq) const;
    bool knowsRead(const ChannelId &channel, const Device &whose, qint64 seq) const;
    // Knows the channel, and holds its stream up to this number of messages.
    bool holds(const ChannelId &channel, qint64 messages) const;
    qint64 unread(const ChannelId &channel) const;
    // Every row of the channel, oldest first.
    QList<wire::MessageRow> rows(const ChannelId &channel);
    // How far a message has come as the window shows it, whoever sent it; -1 while it is not shown.
    int delivery(const ChannelId &channel, const OpId &message);

    client::AccountSession &session() const { return *m_session; }
    HubTap &tap() { return m_tap; }
    QString name() const { return m_username; }
    UserId user() const { return *UserId::fromText(m_session->userId()); }

private:
    QVariant shown(const ChannelId &channel, const OpId &message, int role);

    const QString m_username;
    const Clock &m_clock;
    QTemporaryDir m_profile;
    HubTap m_tap;
    std::unique_ptr<client::AccountSession> m_session;
};

} // namespace dunlin::test
