// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the engine that knows who is signed in, and shows it to the hub.

#include "client/link/server_address.h"
#include "client/session/engine.h"
#include "shared/core/log.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace dunlin::client {

namespace {

const QString IdentityKey = QStringLiteral("identity");

} // namespace

Result<std::optional<Identity>> Engine::readIdentity()
{
    DUNLIN_TRY(const QString text, m_store->settings().value(IdentityKey));
    const QJsonObject object = QJsonDocument::fromJson(text.toUtf8()).object();
    const auto user = UserId::fromText(object.value(QLatin1StringView("user")).toString());
    const auto device = DeviceId::fromText(object.value(QLatin1StringView("device")).toString());
    if (!user || !device)
        return std::optional<Identity>();
    Identity identity;
    identity.server = QUrl(object.value(QLatin1StringView("server")).toString());
    identity.account.id = *user;
    identity.account.username = object.value(QLatin1StringView("username")).toString();
    identity.account.displayName = object.value(QLatin1StringView("displayName")).toString();
    identity.device = *device;
    return std::optional(identity);
}

Status Engine::writeIdentity(const std::optional<Identity> &identity)
{
    if (!identity)
        return m_store->settings().set(IdentityKey, QString());
    const QJsonObject object{
        {QStringLiteral("server"), identity->server.toString()},
        {QStringLiteral("user"), identity->account.id.toText()},
        {QStringLiteral("device"), identity->device.toText()},
        {QStringLiteral("username"), identity->account.username},
        {QStringLiteral("displayName"), identity->account.displayName},
    };
    return m_store->settings().set(
        IdentityKey, QString::fromUtf8(QJsonDocument(object).toJson(QJsonDocument::Compact)));
}

Status Engine::adopt(const Identity &identity)
{
    DUNLIN_TRY(const auto before, readIdentity());
    if (before && before->account.id != identity.account.id)
        DUNLIN_CHECK(forgetAccount());
    DUNLIN_CHECK(writeIdentity(identity));
    m_identity = identity;
    m_refusedToken.clear();
    m_sync->setSelf(identity.account.id, identity.device);
    return beginSealing();
}

Status Engine::noteOwnName(const QString &displayName)
{
    if (!m_identity)
        return ok();
    m_identity->account.displayName = displayName;
    return writeIdentity(m_identity);
}

Status Engine::forgetAccount()
{
    m_wanted = false;
    m_link.disconnectFromHub();
    m_identity.reset();
    m_refusedToken.clear();
    const QList<ChannelId> channels = m_shelf->records().keys();
    m_uploads->setOnline(false);
    DUNLIN_CHECK(m_outbox->clear());
    m_files->clear();
    m_portraits->clear();
    DUNLIN_CHECK(m_store->drafts().clear());
    DUNLIN_CHECK(keepReminders({}));
    DUNLIN_CHECK(m_sealing->forget());
    DUNLIN_CHECK(writeIdentity(std::nullopt));
    DUNLIN_CHECK(m_shelf->startOver(LocalStore::Keep::Nothing));
    m_dirty.clear();
    m_presence.clear();
    m_expire.stop();
    onFriendsChanged();
    m_shown = {};
    m_typists.clear();
    for (const ChannelId &channel : channels)
        Q_EMIT channelRemoved(channel);
    return ok();
}

void Engine::setWanted(bool online)
{
    m_wanted = online;
    if (online)
        connectNow();
    else
        m_link.disconnectFromHub();
}

void Engine::connectNow()
{
    if (m_identity && m_wanted)
        m_link.connectTo(hubOf(m_identity->server));
}

void Engine::sayHello(quint64 connection)
{
    if (!isOpen() || !m_identity)
        return;
    finally(this, m_http.accessToken(m_refusedToken), [this, connection](Result<QString> token) {
        if (!isOpen())
            return;
        if (!token.ok()) {
            // Refused for good is told by the client itself; anything else passes.
            m_link.abandon(token.error().detail);
            return;
        }
        m_token = *token;
        wire::Hello hello;
        hello.token = *token;
        hello.client = m_clientName;
        hello.resume = m_sync->resume();
        m_link.sayHello(connection, hello);
    });
}

void Engine::onStatus(const LinkStatus &status)
{
    if (!isOpen() || status.state == LinkStatus::State::Online
        || status.state == LinkStatus::State::Connecting)
        return;
    if (m_online) {
        m_online = false;
        m_renew.stop();
        m_sync->lost();
        m_history->setOnline(false);
        m_outbox->setOnline(false);
        m_uploads->setOnline(false);
        m_portraits->setOnline(false);
        m_sealing->setOnline(false);
        forgetPresence();
        forgetTypists();
    }
    if (status.state == LinkStatus::State::Stopped)
        onStopped(status);
}

void Engine::onStopped(const LinkStatus &status)
{
    if (status.closeCode == int(wire::CloseCode::DeviceRevoked)) {
        Q_EMIT signedOutByServer(status.reason);
        return;
    }
    if (status.closeCode != int(wire::CloseCode::Unauthorized))
        return;
    if (!m_refusedToken.isEmpty() && m_refusedToken != m_token) {
        Q_EMIT signedOutByServer(status.reason);
        return;
    }
    // It may just have been too old. The next hello waits for a new one, which an overloaded server may take long to
    // give: only a new one that is refused as well is an answer.
    m_refusedToken = m_token;
    m_link.reconnectNow();
}

void Engine::renewToken()
{
    if (!m_online)
        return;
    finally(this, m_http.accessToken(), [this](Result<QString> token) {
        if (!m_online || !token.ok() || *token == m_token)
            return;
        m_token = *token;
        finally(this, m_link.request(wire::op::auth, wire::AuthRequest{*token}),
                [](const Result<wire::Empty> &renewed) {
                    if (!renewed.ok())
                        qCInfo(lcSession,
                               "The hub did not take the new token; it will close and the link "
                               "comes back");
                });
    });
}

} // namespace dunlin::client
