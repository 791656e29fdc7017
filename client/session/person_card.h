// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody who is looked at, for a window: a part of AccountSession, in the main thread. What this device knows of them is
// shown at once, with a connection or without; the server's word comes over it. Oneself can be looked at, too, and is given a
// picture here. Ids are text, as in AccountSession.
#pragma once

#include "client/session/person_source.h"
#include "shared/core/result.h"

#include <QObject>
#include <QVariantMap>

namespace dunlin::client {

class PersonCard : public QObject
{
    Q_OBJECT
    // userId, username, name, about, picture (a file's id; empty: none), presence, lastSeen (a date, which may be invalid),
    // verified, bot, self, friendState (none, incoming, outgoing, friends, blocked), busy, channels (a list of channelId and
    // name). Empty while nobody is looked at.
    Q_PROPERTY(QVariantMap shown READ shown NOTIFY changed)
    // A picture is on its way.
    Q_PROPERTY(bool sending READ isSending NOTIFY sendingChanged)

public:
    // What the server takes for a picture.
    static constexpr qint64 LargestPicture = qint64(8) << 20;

    explicit PersonCard(std::unique_ptr<PersonSource> source);

    QVariantMap shown() const { return m_shown; }
    bool isSending() const { return m_isSending; }

    // An empty id ends it.
    Q_INVOKABLE void look(const QString &userId);
    // A file of this device becomes one's own picture; an empty path takes it away.
    Q_INVOKABLE void setPicture(const QString &path);

    void forget();

Q_SIGNALS:
    void changed();
    void sendingChanged();
    void failed(const dunlin::Error &error);

private:
    void take(const PersonHere &here);
    void take(const wire::User &user);
    void noteFriendship();
    void sendPiece(const FileId &id, const QByteArray &content, qint64 offset);
    void wear(const QString &fileId);
    void endSending(const std::optional<Error> &error);

    const std::unique_ptr<PersonSource> m_source;
    QVariantMap m_shown;
    QString m_user;
    bool m_isSending = false;
    quint64 m_run = 0; // answers about somebody else count for nothing
};

} // namespace dunlin::client
