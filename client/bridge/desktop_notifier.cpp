// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/desktop_notifier.h"

#include "shared/core/log.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusPendingCallWatcher>
#include <QDBusPendingReply>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

const QString Service = u"org.freedesktop.Notifications"_s;
const QString Path = u"/org/freedesktop/Notifications"_s;
const QString EnabledKey = u"notifications/enabled"_s;
const QString TextKey = u"notifications/showsText"_s;
constexpr int MostLetters = 300;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(Service, Path, Service, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(const QString &iniFile, QObject *parent)
    : QObject(parent)
    , m_settings(iniFile, QSettings::IniFormat)
    , m_enabled(m_settings.value(EnabledKey, true).toBool())
    , m_showsText(m_settings.value(TextKey, true).toBool())
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Service, u"ActionInvoked"_s, this, SLOT(onAction(uint, QString)));
    bus.connect(Service, Path, Service, u"NotificationClosed"_s, this, SLOT(onClosed(uint, uint)));
    auto *asked = new QDBusPendingCallWatcher(bus.asyncCall(callOf(u"GetCapabilities"_s)), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<QStringList> reply = *call;
        m_speaksMarkup = reply.isValid() && reply.value().contains(u"body-markup"_s);
        call->deleteLater();
    });
}

void DesktopNotifier::follow(AccountSession &session)
{
    const auto told = [this, account = &session](const QString &channelId, const QString &title,
                                                 const QString &text) {
        tell(account, channelId, title, text);
    };
    connect(&session, &AccountSession::notificationWanted, this, told);
    connect(&session, &AccountSession::reminded, this, told);
}

void DesktopNotifier::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    m_settings.setValue(EnabledKey, enabled);
    Q_EMIT changed();
}

void DesktopNotifier::setShowsText(bool shows)
{
    if (m_showsText == shows)
        return;
    m_showsText = shows;
    m_settings.setValue(TextKey, shows);
    Q_EMIT changed();
}

void DesktopNotifier::setShownChannel(const QString &channelId)
{
    if (m_shownChannel == channelId)
        return;
    m_shownChannel = channelId;
    Q_EMIT changed();
    // What is looked at needs no notification any more.
    if (const uint id = m_shown.take(channelId).id; id != 0) {
        QDBusMessage close = callOf(u"CloseNotification"_s);
        close.setArguments({id});
        QDBusConnection::sessionBus().asyncCall(close);
    }
}

QString DesktopNotifier::bodyFor(const QString &text) const
{
    if (!m_showsText)
        return tr("New message");
    return text.isEmpty() ? tr("A message that can't be read here yet") : text.left(MostLetters);
}

void DesktopNotifier::tell(AccountSession *account, const QString &channelId, const QString &title,
                           const QString &text)
{
    if (!m_enabled || (channelId == m_shownChannel && m_window && m_window->isActive()))
        return;
    const QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected()) {
        fallBack();
        return;
    }
    QString body = bodyFor(text);
    if (m_speaksMarkup)
        body = body.toHtmlEscaped();
    QDBusMessage notify = callOf(u"Notify"_s);
    notify.setArguments(
        {u"Dunlin"_s, m_shown.value(channelId).id, u"dunlin"_s, title, body,
         QStringList{u"default"_s, tr("Open")},
         QVariantMap{{u"desktop-entry"_s, u"dunlin"_s}, {u"category"_s, u"im.received"_s}}, -1});
    auto *told = new QDBusPendingCallWatcher(bus.asyncCall(notify), this);
    connect(told, &QDBusPendingCallWatcher::finished, this,
            [this, channelId, from = QPointer(account)](QDBusPendingCallWatcher *call) {
                const QDBusPendingReply<uint> reply = *call;
                if (reply.isValid())
                    m_shown.insert(channelId, {reply.value(), from});
                else
                    fallBack();
                call->deleteLater();
            });
}

void DesktopNotifier::fallBack()
{
    if (m_window && !m_window->isActive())
        m_window->alert(0);
}

QString DesktopNotifier::channelOf(uint id) const
{
    // Those of other programs are heard as well.
    for (auto at = m_shown.cbegin(); at != m_shown.cend(); ++at) {
        if (at->id == id)
            return at.key();
    }
    return {};
}

void DesktopNotifier::onAction(uint id, const QString &action)
{
    const QString channel = channelOf(id);
    if (!channel.isEmpty() && action == "default"_L1)
        Q_EMIT activated(channel, m_shown.value(channel).account);
}

void DesktopNotifier::onClosed(uint id, uint)
{
    m_shown.remove(channelOf(id));
}

} // namespace dunlin::client
