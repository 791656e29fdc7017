// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/unified_push_bus.h"

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

QString tokenIn(const QVariantMap &arguments)
{
    return arguments.value(u"token"_s).toString();
}

} // namespace

PushConnector2::PushConnector2(QObject *object, PushSource &source)
    : QDBusAbstractAdaptor(object)
    , m_source(source)
{
}

QVariantMap PushConnector2::Message(const QVariantMap &arguments)
{
    Q_EMIT m_source.woken(tokenIn(arguments));
    // It was taken.
    const QString id = arguments.value(u"id"_s).toString();
    return id.isEmpty() ? QVariantMap() : QVariantMap{{u"id"_s, id}};
}

QVariantMap PushConnector2::NewEndpoint(const QVariantMap &arguments)
{
    Q_EMIT m_source.endpointGiven(tokenIn(arguments), arguments.value(u"endpoint"_s).toString());
    return {};
}

QVariantMap PushConnector2::Unregistered(const QVariantMap &arguments)
{
    Q_EMIT m_source.lost(tokenIn(arguments));
    return {};
}

PushConnector1::PushConnector1(QObject *object, PushSource &source)
    : QDBusAbstractAdaptor(object)
    , m_source(source)
{
}

void PushConnector1::Message(const QString &token, const QByteArray &, const QString &)
{
    Q_EMIT m_source.woken(token);
}

void PushConnector1::NewEndpoint(const QString &token, const QString &endpoint)
{
    Q_EMIT m_source.endpointGiven(token, endpoint);
}

void PushConnector1::Unregistered(const QString &token)
{
    Q_EMIT m_source.lost(token);
}

} // namespace dunlin::client
