// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a distributor of UnifiedPush calls: org.unifiedpush.Connector2 and 1. Anybody on the bus can; whether they know a token
// is asked by whoever listens to the source. What was pushed is not looked at: it says nothing.
#pragma once

#include "client/session/push_source.h"

#include <QDBusAbstractAdaptor>
#include <QVariantMap>

namespace dunlin::client {

class PushConnector2 : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.unifiedpush.Connector2")
public:
    PushConnector2(QObject *object, PushSource &source);

public Q_SLOTS:
    QVariantMap Message(const QVariantMap &arguments);
    QVariantMap NewEndpoint(const QVariantMap &arguments);
    QVariantMap Unregistered(const QVariantMap &arguments);

private:
    PushSource &m_source;
};

class PushConnector1 : public QDBusAbstractAdaptor
{
    Q_OBJECT
    Q_CLASSINFO("D-Bus Interface", "org.unifiedpush.Connector1")
public:
    PushConnector1(QObject *object, PushSource &source);

public Q_SLOTS:
    void Message(const QString &token, const QByteArray &message, const QString &id);
    void NewEndpoint(const QString &token, const QString &endpoint);
    void Unregistered(const QString &token);

private:
    PushSource &m_source;
};

} // namespace dunlin::client
