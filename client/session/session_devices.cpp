// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with the account's devices and its password.

#include "client/session/session_parts.h"
#include "shared/core/log.h"

namespace dunlin::client {

Async<wire::DeviceList> AccountSession::devices()
{
    return m_parts->http->call(wire::http::devices);
}

void AccountSession::refreshDevices()
{
    m_parts->devicesWanted = true;
    if (m_connection != Connection::Online)
        return;
    finally(this, devices(), [this](Result<wire::DeviceList> list) {
        if (list.ok())
            m_parts->devices.setDevices(list->devices);
        else
            report(list.error());
    });
}

void AccountSession::renameDevice(const QString &deviceId, const QString &name)
{
    const auto renamed =
        m_parts->http->call(wire::http::renameDevice, wire::DevicePatch{name.trimmed()},
                            {{QStringLiteral("id"), deviceId}});
    finally(this, renamed, [this](const Result<wire::Device> &outcome) {
        refreshDevices();
        if (!outcome.ok())
            report(outcome.error());
    });
}

void AccountSession::revokeDevice(const QString &deviceId)
{
    const auto revoked = m_parts->http->call(wire::http::revokeDevice, wire::Empty{},
                                             {{QStringLiteral("id"), deviceId}});
    finally(this, revoked, [this](const Result<wire::Empty> &outcome) {
        refreshDevices();
        if (!outcome.ok())
            report(outcome.error());
    });
}

void AccountSession::changePassword(const QString &current, const QString &replacement)
{
    const auto changed =
        m_parts->http->call(wire::http::changePassword, wire::PasswordChange{current, replacement});
    finally(this, changed, [this](const Result<wire::Empty> &outcome) {
        if (!outcome.ok()) {
            Q_EMIT passwordRefused(outcome.error().detail);
            return;
        }
        Q_EMIT passwordChanged();
        refreshDevices();
    });
}

// Unlike a plain sign-out it is nothing without the server: the other devices are what it is about.
void AccountSession::signOutEverywhere()
{
    finally(this, m_parts->http->call(wire::http::logoutAll),
            [this](const Result<wire::Empty> &done) {
                if (!done.ok()) {
                    report(done.error());
                    return;
                }
                reportIfFailed(forgetHere());
            });
}

} // namespace dunlin::client
