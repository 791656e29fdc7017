// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whom a PersonCard asks: the session's engine for what this device knows, its server for the rest. Main thread.
#pragma once

#include "client/models/channel_list_model.h"
#include "client/models/friend_list_model.h"
#include "client/session/person_here.h"
#include "shared/core/async.h"
#include "shared/wire/file.h"

#include <memory>

namespace dunlin::client {

class AccountSession;

class PersonSource
{
public:
    PersonSource() = default;
    virtual ~PersonSource() = default;
    Q_DISABLE_COPY_MOVE(PersonSource)

    virtual bool isOnline() const = 0;
    // Of oneself.
    virtual QString userId() const = 0;
    // They live as long as the session does.
    virtual ChannelListModel *channels() const = 0;
    virtual FriendListModel *friendList() const = 0;
    virtual Async<PersonHere> here(const UserId &user) = 0;
    virtual Async<wire::User> atServer(const UserId &user) = 0;
    virtual Async<wire::FileUpload> announce(const wire::FileCreate &request) = 0;
    virtual Async<Done> sendChunk(const FileId &id, qint64 offset, const QByteArray &bytes) = 0;
    virtual Async<wire::Account> change(const wire::AccountPatch &patch) = 0;
};

// Of a session, which outlives it.
std::unique_ptr<PersonSource> personSourceOf(AccountSession &session);

} // namespace dunlin::client
