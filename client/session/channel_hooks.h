// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The webhooks of one channel, for a window: a part of AccountSession, in the main thread. They are asked of the server
// when somebody looks at them, and nothing of them is kept on this device. Whether somebody may is for the server to say.
// Ids are text, as in AccountSession.
#pragma once

#include "client/models/record_model.h"
#include "shared/core/result.h"

#include <QObject>

namespace dunlin::client {

class AccountSession;

class ChannelHooks : public QObject
{
    Q_OBJECT
    // hookId, outgoing, name, url (outgoing: where to), createdAt, failingSince, stoppedAt (dates, which may be invalid),
    // deliveredSeq (up to which message), reason (why the last delivery failed)
    Q_PROPERTY(dunlin::client::RecordModel *list READ list CONSTANT)
    // A hook is being made.
    Q_PROPERTY(bool making READ isMaking NOTIFY makingChanged)

public:
    explicit ChannelHooks(AccountSession &session);

    RecordModel *list() { return &m_list; }
    bool isMaking() const { return m_isMaking; }

    // Fills the list anew; an empty channel ends that.
    Q_INVOKABLE void look(const QString &channelId);
    // Ends with made() or refused(). url: of an outgoing one, where messages are sent to.
    Q_INVOKABLE void make(bool outgoing, const QString &name, const QString &url);
    // One that was given up goes on from where it stopped.
    Q_INVOKABLE void resume(const QString &hookId);
    Q_INVOKABLE void remove(const QString &hookId);

    // Another account is signed in.
    void forget();

Q_SIGNALS:
    void makingChanged();
    // secret: where to post, or what deliveries are signed with. Told once, and kept nowhere.
    void made(const QString &name, bool outgoing, const QString &secret);
    // field: name or url, or empty; code: of the wire, e.g. "conflict".
    void refused(const QString &text, const QString &field, const QString &code);
    void failed(const dunlin::Error &error);

private:
    void setMaking(bool making);

    AccountSession &m_session;
    RecordModel m_list;
    QString m_channel;
    bool m_isMaking = false;
    quint64 m_run = 0; // answers of another channel count for nothing
};

} // namespace dunlin::client
