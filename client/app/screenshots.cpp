// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/screenshots.h"

#include "shared/core/log.h"

#include <QDir>
#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr QSize Desktop(1280, 800);
constexpr QSize Tablet(760, 900);
constexpr QSize Phone(360, 800);          // the narrowest that is common
constexpr QSize PhoneUnrolled(360, 1050); // a page that scrolls, as a whole
constexpr int Pause = 900;                // ms: a banner has slid in, pages of history are there
enum Page { Chats, Friends, Browse, Outbox, Activity, Settings, Search, Admin };

} // namespace

Screenshots::Screenshots(QQuickWindow &window, AccountSession &session, Appearance &appearance,
                         const QString &dir)
    : QObject(&window)
    , m_window(window)
    , m_session(session)
    , m_appearance(appearance)
    , m_dir(dir)
{
    m_timer.setInterval(Pause);
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::next);
}

void Screenshots::start()
{
    m_appearance.setReduceMotion(true);
    m_appearance.setTheme(Appearance::Light);
    m_waited.start();
    m_timer.start();
}

// A profile that is signed in has had its chance to catch up with the server.
bool Screenshots::isSettled() const
{
    if (m_waited.elapsed() > 10000)
        return true;
    if (m_session.state() == AccountSession::State::SignedOut)
        return true;
    return m_session.state() == AccountSession::State::SignedIn
        && m_session.connection() != AccountSession::Connection::Connecting;
}

QObject *Screenshots::shell() const
{
    return m_window.property("shell").value<QObject *>();
}

void Screenshots::show(int page, bool detail)
{
    if (QObject *target = shell()) {
        target->setProperty("page", page);
        target->setProperty("detail", detail);
    }
}

QObject *Screenshots::part(const QString &name) const
{
    return shell() ? shell()->findChild<QObject *>(name) : nullptr;
}

QList<Screenshots::Step> Screenshots::sealedSteps()
{
    const ChannelCard *found = nullptr;
    for (const ChannelCard &each : m_session.channels()->cards()) {
        if (each.isEncrypted && !each.lastSenderId.isNull())
            found = &each;
    }
    if (!found)
        return {};
    const QString channel = found->id.toText();
    const QString person = found->lastSenderId.toText();
    const QString name = found->lastSender;
    const auto opened = [this](const QString &sheet, const char *act) {
        if (QObject *target = part(sheet))
            QMetaObject::invokeMethod(target, act);
    };
    const auto theme = [this](Appearance::Theme which) { m_appearance.setTheme(which); };
    const auto members = [this](bool shown) {
        if (QObject *target = shell())
            target->setProperty("membersShown", shown);
    };
    return {
        {u"desktop-sealed"_s, Desktop,
         [=, this] {
             theme(Appearance::Light);
             show(Chats, false);
             QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, channel));
             members(true);
         }},
        {u"desktop-sealed-dark"_s, Desktop, [=] { theme(Appearance::Dark); }},
        {u"desktop-verify"_s, Desktop,
         [=, this] {
             theme(Appearance::Light);
             if (QObject *sheet = part(u"verifySheet"_s))
                 QMetaObject::invokeMethod(sheet, "ask", Q_ARG(QString, person),
                                           Q_ARG(QString, name));
         }},
        {u"desktop-new-channel"_s, Desktop,
         [=, this] {
             opened(u"verifySheet"_s, "close");
             members(false);
             opened(u"newChannel"_s, "open");
             if (QObject *toggle = part(u"channelPrivateToggle"_s))
                 toggle->setProperty("checked", true);
         }},
        {u"desktop-encryption"_s, Desktop,
         [=, this] {
             opened(u"newChannel"_s, "close");
             QMetaObject::invokeMethod(shell(), "showKeys");
         }},
        // With the sheet, where a device asks.
        {u"desktop-encryption-dark"_s, Desktop,
         [=, this] {
             theme(Appearance::Dark);
             const QVariantList devices = m_session.encryption()->devices();
             for (const QVariant &each : devices) {
                 const QVariantMap row = each.toMap();
                 QObject *sheet = part(u"approveSheet"_s);
                 if (sheet && row.value(u"state"_s) == u"asking"_s)
                     QMetaObject::invokeMethod(sheet, "ask",
                                               Q_ARG(QString, row.value(u"deviceId"_s).toString()),
                                               Q_ARG(QString, row.value(u"name"_s).toString()),
                                               Q_ARG(QString, row.value(u"number"_s).toString()));
             }
         }},
        {u"desktop-recovery"_s, Desktop,
         [=] {
             opened(u"approveSheet"_s, "close");
             theme(Appearance::Light);
             opened(u"recoverySheet"_s, "open");
         }},
        {u"desktop-sealed-rtl"_s, Desktop,
         [=, this] {
             opened(u"recoverySheet"_s, "close");
             QGuiApplication::setLayoutDirection(Qt::RightToLeft);
             show(Chats, true);
             members(true);
         }},
        {u"phone-sealed"_s, Phone,
         [=, this] {
             QGuiApplication::setLayoutDirection(Qt::LeftToRight);
             members(false);
             show(Chats, true);
         }},
        {u"phone-sealed-members-dark"_s, Phone,
         [=] {
             theme(Appearance::Dark);
             members(true);
         }},
        {u"phone-encryption"_s, Phone,
         [=, this] {
             theme(Appearance::Light);
             members(false);
             QMetaObject::invokeMethod(shell(), "showKeys");
         }},
        {u"phone-verify-dark"_s, Phone,
         [=, this] {
             theme(Appearance::Dark);
             if (QObject *sheet = part(u"verifySheet"_s))
                 QMetaObject::invokeMethod(sheet, "ask", Q_ARG(QString, person),
                                           Q_ARG(QString, name));
         }},
    };
}

void Screenshots::plan()
{
    const auto light = [this] { m_appearance.setTheme(Appearance::Light); };
    const auto dark = [this] { m_appearance.setTheme(Appearance::Dark); };
    if (m_session.state() != AccountSession::State::SignedIn) {
        m_steps = {{u"sign-in"_s, Desktop, light}, {u"sign-in-phone-dark"_s, Phone, dark}};
        return;
    }
    const auto members = [this](bool shown) {
        if (QObject *target = shell())
            target->setProperty("membersShown", shown);
    };
    const auto switcher = [this](const char *act) {
        QObject *target = shell() ? shell()->findChild<QObject *>(u"switcher"_s) : nullptr;
        if (target)
            QMetaObject::invokeMethod(target, act);
    };
    m_steps = {
        {u"desktop-light"_s, Desktop,
         [this, light] {
             light();
             if (QObject *target = shell(); target && m_session.channels()->count() > 0) {
                 const QString first = m_session.channels()->cards().first().id.toText();
                 QMetaObject::invokeMethod(target, "openChannel", Q_ARG(QString, first));
             }
         }},
        {u"desktop-dark"_s, Desktop, dark},
        {u"desktop-members"_s, Desktop,
         [light, members] {
             light();
             members(true);
         }},
        {u"desktop-files"_s, Desktop,
         [this] {
             if (QObject *target = shell())
                 target->setProperty("side", u"files"_s);
         }},
        {u"desktop-search"_s, Desktop,
         [this, members] {
             members(false);
             if (QObject *target = shell())
                 target->setProperty("side", u"members"_s);
             show(Search, false);
             if (QObject *pane = shell() ? shell()->findChild<QObject *>(u"searchPane"_s) : nullptr)
                 QMetaObject::invokeMethod(pane, "lookFor", Q_ARG(QString, u"boat"_s));
         }},
        {u"desktop-keys"_s, Desktop,
         [this] {
             if (QObject *keys = shell() ? shell()->findChild<QObject *>(u"keyMap"_s) : nullptr)
                 QMetaObject::invokeMethod(keys, "open");
         }},
        {u"desktop-settings-dark"_s, Desktop,
         [this, dark, members] {
             if (QObject *keys = shell() ? shell()->findChild<QObject *>(u"keyMap"_s) : nullptr)
                 QMetaObject::invokeMethod(keys, "close");
             members(false);
             dark();
             show(Settings, false);
         }},
        {u"desktop-admin-dark"_s, Desktop, [this] { show(Admin, false); }},
        {u"desktop-admin-people"_s, Desktop,
         [this, light] {
             light();
             if (QObject *page = shell() ? shell()->findChild<QObject *>(u"adminPage"_s) : nullptr)
                 page->setProperty("part", 1);
         }},
        {u"phone-admin"_s, Phone,
         [this] {
             if (QObject *page = shell() ? shell()->findChild<QObject *>(u"adminPage"_s) : nullptr)
                 page->setProperty("part", 0);
         }},
        {u"desktop-scale160"_s, Desktop,
         [this, light] {
             light();
             m_appearance.setTextScale(1.6);
             show(Chats, true);
         }},
        {u"desktop-rtl"_s, Desktop,
         [this] {
             m_appearance.setTextScale(1);
             QGuiApplication::setLayoutDirection(Qt::RightToLeft);
         }},
        {u"desktop-friends"_s, Desktop,
         [this] {
             QGuiApplication::setLayoutDirection(Qt::LeftToRight);
             show(Friends, false);
         }},
        {u"desktop-switcher"_s, Desktop, [switcher] { switcher("open"); }},
        {u"desktop-switcher-dark"_s, Desktop, dark},
        {u"tablet-light"_s, Tablet,
         [this, light, switcher] {
             switcher("close");
             light();
             show(Chats, false);
         }},
        {u"tablet-friends"_s, Tablet, [this] { show(Friends, false); }},
        {u"tablet-activity"_s, Tablet, [this] { show(Activity, false); }},
        {u"tablet-browse"_s, Tablet, [this] { show(Browse, false); }},
        {u"tablet-outbox"_s, Tablet, [this] { show(Outbox, false); }},
        {u"phone-list"_s, Phone, [this] { show(Chats, false); }},
        {u"phone-chat"_s, Phone, [this] { show(Chats, true); }},
        {u"phone-chat-dark"_s, Phone, dark},
        {u"phone-members-dark"_s, Phone, [members] { members(true); }},
        {u"phone-friends-dark"_s, Phone,
         [this, members] {
             members(false);
             show(Friends, false);
         }},
        {u"phone-friends"_s, Phone, light},
        {u"phone-settings"_s, PhoneUnrolled,
         [this, light] {
             light();
             show(Settings, false);
         }},
    };
    m_steps += sealedSteps();
}

void Screenshots::next()
{
    if (m_at < 0) {
        if (!isSettled())
            return;
        plan();
    } else {
        const Step &step = m_steps.at(m_at);
        if (!m_window.grabWindow().save(QDir(m_dir).filePath(step.name + u".png"_s))) {
            qCCritical(lcApp, "No picture could be written into %ls.", qUtf16Printable(m_dir));
            QCoreApplication::exit(1);
            return;
        }
    }
    if (++m_at >= m_steps.size()) {
        QCoreApplication::exit(0);
        return;
    }
    m_window.resize(m_steps.at(m_at).size);
    m_steps.at(m_at).prepare();
}

} // namespace dunlin::client
