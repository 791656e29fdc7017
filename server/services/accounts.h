// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// People: profiles, search, devices, and the end of an account.
#pragma once

#include "server/services/sign_in.h"

#include <functional>

namespace dunlin::server {

class Accounts : public QObject
{
public:
    // Makes an avatar of a picture that the caller has uploaded.
    using MakeAvatar = std::function<Async<FileId>(const Caller &, const FileId &)>;
    // Somebody's name, line or picture is another one by now.
    using ProfileChanged = std::function<void(const UserId &)>;

    Accounts(const ServiceContext &context, SignIn &signIn, MakeAvatar makeAvatar,
             ProfileChanged profileChanged)
        : m_context(context)
        , m_signIn(signIn)
        , m_makeAvatar(std::move(makeAvatar))
        , m_profileChanged(std::move(profileChanged))
    {
    }

    Async<wire::Account> me(const Caller &caller);
    Async<wire::Account> change(const Caller &caller, const wire::AccountPatch &patch);
    // The account is emptied and shut; its name is never given again, because its messages stay and keep their
    // author. Channels that it alone owned go to the member who is in them longest, or with it if there is none.
    Async<Done> remove(const Caller &caller, const wire::AccountRemoval &request);
    // A page of all that is known about the caller.
    Async<wire::Export> exportAll(const Caller &caller, const QString &cursor,
                                  std::optional<qint64> limit);
    Async<wire::User> profile(const Caller &caller, const UserId &user);
    Async<wire::UserList> search(const Caller &caller, const QString &query,
                                 std::optional<qint64> limit);
    Async<wire::DeviceList> devices(const Caller &caller);
    Async<wire::Device> renameDevice(const Caller &caller, const DeviceId &device,
                                     const wire::DevicePatch &patch);

private:
    ServiceContext m_context;
    SignIn &m_signIn;
    MakeAvatar m_makeAvatar;
    ProfileChanged m_profileChanged;
};

} // namespace dunlin::server
