// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/unified_push.h"

#include "client/bridge/unified_push_bus.h"
#include "shared/core/log.h"

#include <QDBusConnection>
#include <QDBusError>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>
#include <QDBusServiceWatcher>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

// As the file in packaging/desktop is called by which the bus starts us.
const QString OwnName = u"chat.dunlin.Dunlin"_s;
const QString ConnectorPath = u"/org/unifiedpush/Connector"_s;
const QString DistributorPath = u"/org/unifiedpush/Distributor"_s;
const QString DistributorPrefix = u"org.unifiedpush.Distributor."_s;
const QString Bus = u"org.freedesktop.DBus"_s;
constexpr uint DoNotQueue = 4;
constexpr uint IsPrimaryOwner = 1;

QDBusMessage busCall(const QString &method)
{
    return QDBusMessage::createMethodCall(Bus, u"/org/freedesktop/DBus"_s, Bus, method);
}

// The distributor has no such interface.
bool isUnknown(const QDBusError &error)
{
    return error.type() == QDBusError::UnknownInterface || error.type() == QDBusError::UnknownMethod
        || error.type() == QDBusError::UnknownObject;
}

QStringList distributorsIn(const QStringList &names)
{
    QStringList found;
    std::copy_if(names.begin(), names.end(), std::back_inserter(found),
                 [](const QString &name) { return name.startsWith(DistributorPrefix); });
    found.sort();
    return found;
}

} // namespace

UnifiedPush::UnifiedPush(QObject *parent)
    : PushSource(parent)
{
}

UnifiedPush::~UnifiedPush()
{
    if (m_connector)
        m_bus->unregisterObject(ConnectorPath);
}

void UnifiedPush::begin()
{
    begin(QDBusConnection::sessionBus());
}

void UnifiedPush::begin(const QDBusConnection &bus)
{
    if (!bus.isConnected() || m_connector)
        return;
    m_bus = std::make_unique<QDBusConnection>(bus);
    m_connector = std::make_unique<QObject>();
    new PushConnector2(m_connector.get(), *this); // owned by what they stand for
    new PushConnector1(m_connector.get(), *this);
    if (!m_bus->registerObject(ConnectorPath, m_connector.get())) {
        qCInfo(lcApp, "What a push calls could not be put on the bus");
        return;
    }
    QDBusMessage ask = busCall(u"RequestName"_s);
    ask.setArguments({OwnName, DoNotQueue});
    auto *asked = new QDBusPendingCallWatcher(m_bus->asyncCall(ask), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<uint> reply = *call;
        call->deleteLater();
        if (!reply.isValid() || reply.value() != IsPrimaryOwner) {
            qCInfo(lcApp, "Another program is woken by pushes in this one's place");
            return;
        }
        auto *watcher = new QDBusServiceWatcher(DistributorPrefix.chopped(1) + u'*', *m_bus,
                                                QDBusServiceWatcher::WatchForOwnerChange, this);
        connect(watcher, &QDBusServiceWatcher::serviceOwnerChanged, this, &UnifiedPush::look);
        look();
    });
}

void UnifiedPush::look()
{
    auto *running = new QDBusPendingCallWatcher(m_bus->asyncCall(busCall(u"ListNames"_s)), this);
    connect(running, &QDBusPendingCallWatcher::finished, this,
            [this, look = ++m_look](QDBusPendingCallWatcher *call) {
                const QDBusPendingReply<QStringList> names = *call;
                call->deleteLater();
                auto *startable = new QDBusPendingCallWatcher(
                    m_bus->asyncCall(busCall(u"ListActivatableNames"_s)), this);
                connect(startable, &QDBusPendingCallWatcher::finished, this,
                        [this, look, now = names.isValid() ? names.value() : QStringList()](
                            QDBusPendingCallWatcher *other) {
                            const QDBusPendingReply<QStringList> more = *other;
                            other->deleteLater();
                            if (look == m_look)
                                choose(
                                    distributorsIn(now),
                                    distributorsIn(more.isValid() ? more.value() : QStringList()));
                        });
            });
}

void UnifiedPush::choose(const QStringList &running, const QStringList &startable)
{
    const QStringList all = running + startable;
    const QString named = qEnvironmentVariable("UNIFIEDPUSH_DISTRIBUTOR");
    QString chosen = all.value(0);
    if (all.contains(named))
        chosen = named;
    else if (all.contains(m_chosen))
        chosen = m_chosen;
    if (std::exchange(m_chosen, chosen) != chosen)
        Q_EMIT distributorChanged();
}

QString UnifiedPush::distributor() const
{
    return m_chosen.mid(DistributorPrefix.size());
}

QDBusMessage UnifiedPush::callOf(const QString &method, Version version) const
{
    return QDBusMessage::createMethodCall(
        m_chosen, DistributorPath, DistributorPrefix.chopped(1) + QString::number(int(version)),
        method);
}

void UnifiedPush::enrol(const QString &token, const QString &key)
{
    if (!m_chosen.isEmpty())
        enrolBy(Version::Two, token, key);
}

void UnifiedPush::enrolBy(Version version, const QString &token, const QString &key)
{
    QDBusMessage call = callOf(u"Register"_s, version);
    if (version == Version::Two)
        call.setArguments({QVariantMap{{u"service"_s, OwnName},
                                       {u"token"_s, token},
                                       {u"description"_s, u"Dunlin"_s},
                                       {u"vapid"_s, key}}});
    else
        call.setArguments({OwnName, token, u"Dunlin"_s});
    auto *asked = new QDBusPendingCallWatcher(m_bus->asyncCall(call), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this,
            [this, version, token, key, chosen = m_chosen](QDBusPendingCallWatcher *watcher) {
                watcher->deleteLater();
                // What another one says now is of another question.
                if (chosen != m_chosen)
                    return;
                if (watcher->isError()) {
                    if (version == Version::Two && isUnknown(watcher->error()))
                        enrolBy(Version::One, token, key);
                    else
                        Q_EMIT refused(token, watcher->error().name());
                    return;
                }
                const QVariantList said = watcher->reply().arguments();
                QString outcome = said.value(0).toString();
                QString reason = said.value(1).toString();
                if (version == Version::Two) {
                    const QVariantMap reply = qdbus_cast<QVariantMap>(said.value(0));
                    outcome = reply.value(u"success"_s).toString();
                    reason = reply.value(u"reason"_s).toString();
                }
                // The endpoint comes by a call of its own.
                if (outcome == "REGISTRATION_FAILED"_L1)
                    Q_EMIT refused(token, reason);
            });
}

void UnifiedPush::leave(const QString &token)
{
    if (!m_chosen.isEmpty())
        leaveBy(Version::Two, token);
}

void UnifiedPush::leaveBy(Version version, const QString &token)
{
    QDBusMessage call = callOf(u"Unregister"_s, version);
    if (version == Version::Two)
        call.setArguments({QVariantMap{{u"token"_s, token}}});
    else
        call.setArguments({token});
    auto *asked = new QDBusPendingCallWatcher(m_bus->asyncCall(call), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this,
            [this, version, token](QDBusPendingCallWatcher *watcher) {
                watcher->deleteLater();
                if (version == Version::Two && watcher->isError() && isUnknown(watcher->error())
                    && !m_chosen.isEmpty())
                    leaveBy(Version::One, token);
            });
}

} // namespace dunlin::client
