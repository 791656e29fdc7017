// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/channel_hooks.h"

#include "client/session/account_session.h"

namespace dunlin::client {

namespace {

QDateTime dateIfAny(const std::optional<qint64> &ms)
{
    return ms ? QDateTime::fromMSecsSinceEpoch(*ms) : QDateTime();
}

RecordModel::Row hookRow(const wire::Hook &hook)
{
    return {hook.id.toText(),
            hook.kind == wire::HookKind::Outgoing,
            hook.name,
            hook.kind == wire::HookKind::Outgoing ? hook.url.value_or(QString()) : QString(),
            dateIfAny(hook.createdAt),
            dateIfAny(hook.failingSince),
            dateIfAny(hook.stoppedAt),
            hook.deliveredSeq.value_or(0),
            hook.reason.value_or(QString())};
}

} // namespace

ChannelHooks::ChannelHooks(AccountSession &session)
    : m_session(session)
    , m_list({"hookId", "outgoing", "name", "url", "createdAt", "failingSince", "stoppedAt",
              "deliveredSeq", "reason"})
{
}

void ChannelHooks::forget()
{
    ++m_run;
    m_channel.clear();
    m_list.setRows({}, false);
    setMaking(false);
}

void ChannelHooks::setMaking(bool making)
{
    if (std::exchange(m_isMaking, making) != making)
        Q_EMIT makingChanged();
}

void ChannelHooks::look(const QString &channelId)
{
    if (channelId != m_channel)
        forget();
    m_channel = channelId;
    const auto channel = ChannelId::fromText(channelId);
    if (!channel)
        return;
    m_list.setBusy(true);
    finally(this, m_session.hooks(*channel),
            [this, run = m_run](const Result<wire::HookList> &found) {
                if (run != m_run)
                    return;
                m_list.setBusy(false);
                if (!found.ok()) {
                    Q_EMIT failed(found.error());
                    return;
                }
                QList<RecordModel::Row> rows;
                for (const wire::Hook &each : found->hooks)
                    rows.append(hookRow(each));
                m_list.setRows(rows, false);
            });
}

void ChannelHooks::make(bool outgoing, const QString &name, const QString &url)
{
    const auto channel = ChannelId::fromText(m_channel);
    if (!channel || m_isMaking)
        return;
    setMaking(true);
    wire::HookCreate request;
    request.kind = outgoing ? wire::HookKind::Outgoing : wire::HookKind::Incoming;
    request.name = name.trimmed();
    if (outgoing)
        request.url = url.trimmed();
    finally(this, m_session.makeHook(*channel, request),
            [this, outgoing, run = m_run](const Result<wire::Hook> &hook) {
                if (run != m_run)
                    return;
                setMaking(false);
                if (!hook.ok()) {
                    const Error &error = hook.error();
                    Q_EMIT refused(error.detail, error.field, errcName(error.code));
                    return;
                }
                Q_EMIT made(hook->name, outgoing,
                            (outgoing ? hook->secret : hook->url).value_or(QString()));
                look(m_channel);
            });
}

void ChannelHooks::resume(const QString &hookId)
{
    const auto channel = ChannelId::fromText(m_channel);
    const auto id = HookId::fromText(hookId);
    if (!channel || !id)
        return;
    finally(this, m_session.resumeHook(*channel, *id),
            [this, run = m_run](const Result<wire::Hook> &hook) {
                if (run != m_run)
                    return;
                if (hook.ok())
                    m_list.put(hookRow(*hook));
                else
                    Q_EMIT failed(hook.error());
            });
}

void ChannelHooks::remove(const QString &hookId)
{
    const auto channel = ChannelId::fromText(m_channel);
    const auto id = HookId::fromText(hookId);
    if (!channel || !id)
        return;
    finally(this, m_session.removeHook(*channel, *id),
            [this, hookId, run = m_run](const Result<Done> &removed) {
                if (run != m_run)
                    return;
                if (removed.ok())
                    m_list.remove(hookId);
                else
                    Q_EMIT failed(removed.error());
            });
}

} // namespace dunlin::client
