// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/person_source.h"

#include "client/session/account_session.h"

namespace dunlin::client {

namespace {

class SessionPersonSource final : public PersonSource
{
public:
    explicit SessionPersonSource(AccountSession &session)
        : m_session(session)
    {
    }
    bool isOnline() const override
    {
        return m_session.connection() == AccountSession::Connection::Online;
    }
    QString userId() const override { return m_session.userId(); }
    ChannelListModel *channels() const override { return m_session.channels(); }
    FriendListModel *friendList() const override { return m_session.friendList(); }
    Async<PersonHere> here(const UserId &user) override { return m_session.personHere(user); }
    Async<wire::User> atServer(const UserId &user) override { return m_session.person(user); }
    Async<wire::FileUpload> announce(const wire::FileCreate &request) override
    {
        return m_session.announceFile(request);
    }
    Async<Done> sendChunk(const FileId &id, qint64 offset, const QByteArray &bytes) override
    {
        return m_session.sendChunk(id, offset, bytes);
    }
    Async<wire::Account> change(const wire::AccountPatch &patch) override
    {
        return m_session.changeAccount(patch);
    }

private:
    AccountSession &m_session;
};

} // namespace

std::unique_ptr<PersonSource> personSourceOf(AccountSession &session)
{
    return std::make_unique<SessionPersonSource>(session);
}

} // namespace dunlin::client
