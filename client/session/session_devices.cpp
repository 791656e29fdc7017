// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with the account's devices and its password.

#include "client/session/session_parts.h"
#include "shared/core/log.h"

namespace dunlin::client {

Async<wire::DeviceList> SessionRequests::devices()
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
    const auto device = DeviceId::fromText(deviceId);
    if (!device)
        return;
    finally(this, revokeDeviceAndWait(*device), [this](const Result<Done> &outcome) {
        refreshDevices();
        if (!outcome.ok())
            report(outcome.error());
    });
}

// Signed first: what is said from then on is not sealed for it, whatever the server lets it have. It is signed out also
// when that fails.
Async<Done> AccountSession::revokeDeviceAndWait(const DeviceId &device)
{
    Deferred<Done> answer;
    const auto isThat = [device](const DeviceId &each, const DeviceId &) { return each == device; };
    finally(this, takeOffChain(isThat), [this, device, answer](const Result<Done> &off) {
        const auto revoked = m_parts->http->call(wire::http::revokeDevice, wire::Empty{},
                                                 {{QStringLiteral("id"), device.toText()}});
        finally(this, revoked, [answer, off](const Result<wire::Empty> &outcome) {
            answer.settle(outcome.ok() ? off : Result<Done>(outcome.error()));
        });
    });
    return answer.async();
}

Async<Done>
AccountSession::takeOffChain(const std::function<bool(const DeviceId &, const DeviceId &)> &pick)
{
    return m_parts->onEngine([engine = m_parts->engine, pick]() -> Async<Done> {
        OwnDevice &own = engine->sealing()->own();
        QList<DeviceId> devices;
        for (const ChainDevice &each : own.listed()) {
            if (pick(each.id, own.device()))
                devices.append(each.id);
        }
        return devices.isEmpty() ? ready<Done>(ok()) : engine->sealing()->revoke(devices);
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
        // The server signed them out.
        reportIfFailed(takeOffChain(
            [](const DeviceId &device, const DeviceId &self) { return device != self; }));
    });
}

// Unlike a plain sign-out it is nothing without the server: the other devices are what it is about.
void AccountSession::signOutEverywhere()
{
    const auto all = [](const DeviceId &, const DeviceId &) { return true; };
    finally(this, takeOffChain(all), [this](const Result<Done> &off) {
        if (!off.ok())
            qCInfo(lcSession, "The devices could not be taken off the account's chain");
        finally(this, m_parts->http->call(wire::http::logoutAll),
                [this](const Result<wire::Empty> &done) {
                    if (!done.ok()) {
                        report(done.error());
                        return;
                    }
                    reportIfFailed(forgetHere());
                });
    });
}

} // namespace dunlin::client
