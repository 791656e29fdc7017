// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with the account's own settings: status, privacy, second factor.

#include "client/models/presence_names.h"
#include "client/session/session_parts.h"
#include "shared/core/log.h"

#include <QUrlQuery>

namespace dunlin::client {

QString AccountSession::presence() const
{
    return presenceName(m_parts->presence);
}
bool AccountSession::isAccountKnown() const
{
    return m_parts->isAccountKnown;
}
bool AccountSession::showsLastSeen() const
{
    return m_parts->showsLastSeen;
}
bool AccountSession::isServerAdmin() const
{
    return m_parts->isServerAdmin;
}
ChannelHooks *AccountSession::channelHooks() const
{
    return m_parts->hooks.get();
}

PersonCard *AccountSession::personCard() const
{
    return m_parts->person.get();
}

Async<PersonHere> SessionRequests::personHere(const UserId &user)
{
    return m_parts->onEngine([engine = m_parts->engine, user] { return engine->personHere(user); });
}

Async<wire::User> SessionRequests::person(const UserId &user)
{
    const auto asked = m_parts->http->call(wire::http::user, wire::Empty{},
                                           {{QStringLiteral("id"), user.toText()}});
    return then(this, asked, [this](const wire::User &found) -> Result<wire::User> {
        // The lists have them as they are now, too.
        m_parts->onEngine([engine = m_parts->engine, found] { return engine->noteUser(found); });
        return found;
    });
}

Async<wire::Account> SessionRequests::changeAccount(const wire::AccountPatch &patch)
{
    return m_parts->accountChanges.make(patch);
}

AdminDesk *AccountSession::admin() const
{
    return &m_parts->admin;
}
bool AccountSession::hasSecondFactor() const
{
    return m_parts->hasSecondFactor;
}

void AccountSession::refreshAccount()
{
    if (m_connection != Connection::Online)
        return;
    finally(this, m_parts->http->call(wire::http::me), [this](Result<wire::Account> account) {
        if (account.ok())
            takeAccount(*account);
        else
            qCInfo(lcSession, "The account could not be asked for");
    });
}

void AccountSession::takeAccount(const wire::Account &account)
{
    m_parts->isAccountKnown = true;
    m_parts->isServerAdmin = account.serverRole == wire::ServerRole::Admin;
    if (account.settings)
        m_parts->showsLastSeen = account.settings->showLastSeen.value_or(true);
    if (account.totp)
        m_parts->hasSecondFactor = *account.totp;
    takeName(account);
    Q_EMIT accountDetailsChanged();
    if (account.presence)
        onPresenceSet(*account.presence);
    // Left over from a process that ended while nobody was there.
    if (m_parts->isAwayByItself && !m_parts->isIdle
        && m_parts->presence == wire::PresenceState::Away)
        choosePresence(wire::PresenceState::Online, false);
}

// As it is on the server: another device may have changed it.
void AccountSession::takeName(const wire::Account &account)
{
    if (!m_parts->identity || m_parts->identity->account.id != account.id
        || m_parts->identity->account.displayName == account.displayName)
        return;
    m_parts->identity->account.displayName = account.displayName;
    reportIfFailed(m_parts->onEngine([engine = m_parts->engine, name = account.displayName] {
        return engine->noteOwnName(name);
    }));
    Q_EMIT accountChanged();
}

void AccountSession::setDisplayName(const QString &name)
{
    wire::AccountPatch patch;
    patch.displayName = name.trimmed();
    patchAccount(patch);
}

void AccountSession::setAbout(const QString &about)
{
    wire::AccountPatch patch;
    patch.about = about.trimmed();
    patchAccount(patch);
}

void AccountSession::patchAccount(const wire::AccountPatch &patch)
{
    finally(this, changeAccount(patch), [this](Result<wire::Account> account) {
        if (account.ok())
            takeAccount(*account);
        else
            report(account.error());
    });
}

void AccountSession::setShowsLastSeen(bool shows)
{
    wire::AccountPatch patch;
    patch.settings = wire::UserSettings{shows, {}};
    finally(this, changeAccount(patch), [this](Result<wire::Account> account) {
        if (account.ok()) {
            takeAccount(*account);
            return;
        }
        report(account.error());
        // The switch shows what holds.
        Q_EMIT accountDetailsChanged();
    });
}

// --- status ---

void AccountSession::setPresence(const QString &state)
{
    const auto wanted = presenceFromName(state);
    if (!wanted || *wanted == wire::PresenceState::Offline) {
        report(fail(Errc::Invalid, QStringLiteral("That is no status")));
        return;
    }
    choosePresence(*wanted, false);
}

void AccountSession::setIdle(bool idle)
{
    m_parts->isIdle = idle;
    if (m_state != State::SignedIn)
        return;
    if (idle && m_parts->presence == wire::PresenceState::Online)
        choosePresence(wire::PresenceState::Away, true);
    else if (!idle && m_parts->isAwayByItself)
        choosePresence(wire::PresenceState::Online, false);
}

void AccountSession::choosePresence(wire::PresenceState state, bool byItself)
{
    if (m_parts->isAwayByItself != byItself) {
        m_parts->isAwayByItself = byItself;
        reportIfFailed(m_parts->onEngine(
            [engine = m_parts->engine, byItself] { return engine->setAwayByItself(byItself); }));
    }
    m_parts->presenceToTell = state;
    if (m_parts->presence != state) {
        m_parts->presence = state;
        Q_EMIT presenceChanged();
    }
    sendPresence();
}

void AccountSession::sendPresence()
{
    if (!m_parts->presenceToTell || m_connection != Connection::Online)
        return;
    const wire::PresenceState state = *m_parts->presenceToTell;
    finally(this, m_parts->socket->request(wire::op::presenceSet, wire::PresenceRequest{state}),
            [this, state](const Result<wire::Empty> &told) {
                // Without a connection it is told with the next one.
                if (told.ok() && m_parts->presenceToTell == state)
                    m_parts->presenceToTell.reset();
                else if (!told.ok())
                    qCInfo(lcSession, "The status could not be told");
            });
}

// What was chosen here, and is not told yet, counts more.
void AccountSession::onPresenceSet(wire::PresenceState state)
{
    if (m_parts->presenceToTell || state == m_parts->presence
        || state == wire::PresenceState::Unknown || state == wire::PresenceState::Offline)
        return;
    m_parts->presence = state;
    Q_EMIT presenceChanged();
}

// --- second factor ---

void AccountSession::beginSecondFactor(const QString &password)
{
    finally(this, m_parts->http->call(wire::http::enrolTotp, wire::TotpEnrolment{password}),
            [this](Result<wire::TotpSecret> begun) {
                if (begun.ok())
                    Q_EMIT secondFactorBegun(begun->secret, begun->uri);
                else
                    refuseSecondFactor(begun.error());
            });
}

void AccountSession::confirmSecondFactor(const QString &code)
{
    finally(this,
            m_parts->http->call(wire::http::confirmTotp, wire::TotpConfirmation{code.trimmed()}),
            [this](Result<wire::RecoveryCodes> confirmed) {
                if (!confirmed.ok()) {
                    refuseSecondFactor(confirmed.error());
                    return;
                }
                m_parts->hasSecondFactor = true;
                Q_EMIT accountDetailsChanged();
                Q_EMIT secondFactorOn(confirmed->recoveryCodes);
            });
}

void AccountSession::endSecondFactor(const QString &password, const QString &code)
{
    finally(
        this,
        m_parts->http->call(wire::http::removeTotp, wire::TotpRemoval{password, code.trimmed()}),
        [this](const Result<wire::Empty> &removed) {
            if (!removed.ok()) {
                refuseSecondFactor(removed.error());
                return;
            }
            m_parts->hasSecondFactor = false;
            Q_EMIT accountDetailsChanged();
            Q_EMIT secondFactorOff();
        });
}

void AccountSession::refuseSecondFactor(const Error &error)
{
    // A wrong password has no field of its own.
    Q_EMIT secondFactorRefused(error.detail,
                               error.field.isEmpty() ? QStringLiteral("password") : error.field);
}

Async<wire::Export> SessionRequests::exportOwnData(const QString &cursor)
{
    QUrlQuery query;
    if (!cursor.isEmpty())
        query.addQueryItem(QStringLiteral("cursor"),
                           QString::fromLatin1(QUrl::toPercentEncoding(cursor)));
    return m_parts->http->call(wire::http::exportMe, wire::Empty{}, {}, query);
}

} // namespace dunlin::client
