// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/desktop_notifier.h"

#include "client/voice/recording_name.h"
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
const QString NotifiesKey = u"notifications/enabled"_s;
const QString TextKey = u"notifications/showsText"_s;
const QString QuietKey = u"notifications/quietHours"_s;
const QString QuietFromKey = u"notifications/quietFrom"_s;
const QString QuietToKey = u"notifications/quietTo"_s;
const QString OpenAction = u"default"_s;
const QString ReadAction = u"mark-read"_s;
const QString ReplyAction = u"inline-reply"_s; // of desktops that have it
constexpr int MostLetters = 300;
constexpr int DayMinutes = 24 * 60;
constexpr int Evening = 22 * 60;
constexpr int Morning = 7 * 60;

QDBusMessage callOf(const QString &method)
{
    return QDBusMessage::createMethodCall(Service, Path, Service, method);
}

} // namespace

DesktopNotifier::DesktopNotifier(const QString &iniFile, QObject *parent, Clock clock)
    : QObject(parent)
    , m_settings(iniFile, QSettings::IniFormat)
    , m_enabled(m_settings.value(NotifiesKey, true).toBool())
    , m_showsText(m_settings.value(TextKey, true).toBool())
    , m_hasQuietHours(m_settings.value(QuietKey, false).toBool())
    , m_quietFrom(qBound(0, m_settings.value(QuietFromKey, Evening).toInt(), DayMinutes - 1))
    , m_quietTo(qBound(0, m_settings.value(QuietToKey, Morning).toInt(), DayMinutes - 1))
    , m_clock(std::move(clock))
{
    QDBusConnection bus = QDBusConnection::sessionBus();
    if (!bus.isConnected())
        return;
    bus.connect(Service, Path, Service, u"ActionInvoked"_s, this, SLOT(onAction(uint, QString)));
    bus.connect(Service, Path, Service, u"NotificationClosed"_s, this, SLOT(onClosed(uint, uint)));
    bus.connect(Service, Path, Service, u"NotificationReplied"_s, this,
                SLOT(onReplied(uint, QString)));
    auto *asked = new QDBusPendingCallWatcher(bus.asyncCall(callOf(u"GetCapabilities"_s)), this);
    connect(asked, &QDBusPendingCallWatcher::finished, this, [this](QDBusPendingCallWatcher *call) {
        const QDBusPendingReply<QStringList> reply = *call;
        const QStringList can = reply.isValid() ? reply.value() : QStringList();
        m_speaksMarkup = can.contains(u"body-markup"_s);
        m_hasActions = can.contains(u"actions"_s);
        m_takesReplies = m_hasActions && can.contains(ReplyAction);
        call->deleteLater();
    });
}

void DesktopNotifier::follow(AccountSession &session)
{
    const auto told = [this, account = &session](const QString &channelId, const QString &title,
                                                 const QString &text) {
        tell(account, channelId, title, text);
    };
    connect(&session, &AccountSession::notificationWanted, this,
            [this, told](const QString &channelId, const QString &title, const QString &text) {
                if (!isQuiet())
                    told(channelId, title, text);
            });
    connect(&session, &AccountSession::reminded, this, told);
}

void DesktopNotifier::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    m_settings.setValue(NotifiesKey, enabled);
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

void DesktopNotifier::setQuietHours(bool on)
{
    if (m_hasQuietHours == on)
        return;
    m_hasQuietHours = on;
    m_settings.setValue(QuietKey, on);
    Q_EMIT changed();
}

void DesktopNotifier::setQuietFrom(int minutes)
{
    setQuiet(m_quietFrom, QuietFromKey, minutes);
}

void DesktopNotifier::setQuietTo(int minutes)
{
    setQuiet(m_quietTo, QuietToKey, minutes);
}

void DesktopNotifier::setQuiet(int &kept, const QString &key, int minutes)
{
    if (kept == minutes || minutes < 0 || minutes >= DayMinutes)
        return;
    kept = minutes;
    m_settings.setValue(key, minutes);
    Q_EMIT changed();
}

bool DesktopNotifier::isQuiet() const
{
    if (!m_hasQuietHours)
        return false;
    const int now = m_clock().msecsSinceStartOfDay() / 60'000;
    return m_quietFrom < m_quietTo ? now >= m_quietFrom && now < m_quietTo
                                   : now >= m_quietFrom || now < m_quietTo;
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
    if (recordedSeconds(text) > 0)
        return tr("Voice message");
    return text.isEmpty() ? tr("A message that can't be read here yet") : text.left(MostLetters);
}

// Each with its label.
QStringList DesktopNotifier::actions() const
{
    QStringList all{OpenAction, tr("Open")};
    if (m_hasActions)
        all << ReadAction << tr("Mark as read");
    if (m_takesReplies)
        all << ReplyAction << tr("Reply");
    return all;
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
        {u"Dunlin"_s, m_shown.value(channelId).id, u"dunlin"_s, title, body, actions(),
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
    if (channel.isEmpty())
        return;
    if (action == OpenAction)
        Q_EMIT activated(channel, m_shown.value(channel).account);
    else if (action == ReadAction)
        markRead(channel);
}

// Who answers has read it.
void DesktopNotifier::onReplied(uint id, const QString &text)
{
    const QString channel = channelOf(id);
    const QPointer<AccountSession> account = m_shown.value(channel).account;
    if (!account || text.trimmed().isEmpty())
        return;
    markRead(channel);
    account->send(channel, text);
}

void DesktopNotifier::markRead(const QString &channelId) const
{
    AccountSession *account = m_shown.value(channelId).account;
    const auto channel = ChannelId::fromText(channelId);
    const ChannelCard *card = account && channel ? account->channels()->find(*channel) : nullptr;
    if (card)
        account->markRead(channelId, card->headSeq);
}

void DesktopNotifier::onClosed(uint id, uint)
{
    m_shown.remove(channelOf(id));
}

} // namespace dunlin::client
