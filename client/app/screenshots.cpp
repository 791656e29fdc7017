// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/screenshots.h"

#include "shared/core/log.h"

#include <QDir>
#include <QGuiApplication>
#include <QQuickItem>
#include <QStyleHints>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr QSize Desktop(1280, 800);
constexpr QSize Tablet(760, 900);
constexpr QSize Phone(360, 800); // the narrowest that is common
constexpr int Glance = 150;      // ms between two looks at the window
constexpr int Shortest = 450;    // ms that every page has to get where it wants to be
constexpr int Longest = 20000;   // ms after which it is taken as it is

const QString Clock = u"09:41"_s;

// Sorted by how often they are seen, not evenly: a demo has few names.
int colourOf(const QString &name)
{
    uint sum = 0;
    for (const QChar each : name)
        sum = sum * 31 + each.unicode();
    return int(sum % 8);
}

void addColours(QVariantMap &colours, const QAbstractItemModel &model, const QByteArray &id,
                const QByteArray &name = "name")
{
    const QHash<int, QByteArray> names = model.roleNames();
    for (int row = 0; row < model.rowCount(); ++row) {
        const QModelIndex at = model.index(row, 0);
        colours.insert(model.data(at, names.key(id)).toString(),
                       colourOf(model.data(at, names.key(name)).toString()));
    }
}

// Also in what was made later, which is not a child of whom it is in.
QObject *partIn(const QQuickItem &from, const QString &name)
{
    if (QObject *found = from.findChild<QObject *>(name))
        return found;
    const QList<QQuickItem *> children = from.childItems();
    for (QQuickItem *each : children) {
        if (each->objectName() == name)
            return each;
        if (QObject *found = partIn(*each, name))
            return found;
    }
    return nullptr;
}

// A picture in it is on its way. What is not shown yet, because its picture isn't there, counts.
bool isLoading(const QQuickItem &from)
{
    constexpr int Loading = 2; // of QML's Image
    if (from.inherits("QQuickImageBase") && from.property("status").toInt() == Loading)
        return true;
    const QList<QQuickItem *> children = from.childItems();
    return std::any_of(children.cbegin(), children.cend(),
                       [](const QQuickItem *each) { return isLoading(*each); });
}

} // namespace

Screenshots::Screenshots(QQuickWindow &window, AccountList &accounts, Appearance &appearance,
                         const QString &dir)
    : QObject(&window)
    , m_window(window)
    , m_accounts(accounts)
    , m_session(*accounts.shown())
    , m_appearance(appearance)
    , m_dir(dir)
{
    m_timer.setInterval(Glance);
    connect(&m_timer, &QTimer::timeout, this, &Screenshots::next);
}

bool Screenshots::isAlwaysNew(const QString &name)
{
    return name.startsWith("verify"_L1) || name.startsWith("recovery"_L1)
        || name.startsWith("admin-"_L1);
}

void Screenshots::start()
{
    m_appearance.setReduceMotion(true);
    // A caret that blinks is there in one picture and not in the next.
    QGuiApplication::styleHints()->setCursorFlashTime(0);
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
        && m_session.connection() != AccountSession::Connection::Connecting
        && m_waited.elapsed() > 2 * Shortest;
}

QObject *Screenshots::shell() const
{
    return m_window.property("shell").value<QObject *>();
}

QObject *Screenshots::part(const QString &name) const
{
    if (QObject *found = shell() ? shell()->findChild<QObject *>(name) : nullptr)
        return found;
    if (QObject *found = m_window.findChild<QObject *>(name))
        return found;
    return partIn(*m_window.contentItem(), name);
}

void Screenshots::hold()
{
    QVariantMap colours;
    addColours(colours, *m_session.directory(), "channelId");
    addColours(colours, *m_session.friendList(), "userId");
    addColours(colours, m_accounts, "userId");
    addColours(colours, *m_session.admin()->users(), "userId", "displayName");
    for (AccountSession *session : m_accounts.sessions()) {
        addColours(colours, *session->channels(), "channelId");
        // Of a direct conversation the colour is the person's.
        for (const ChannelCard &each : session->channels()->cards()) {
            const QString peer =
                session->channels()->get(each.id.toText()).value(u"peerId"_s).toString();
            if (!peer.isEmpty())
                colours.insert(peer, colourOf(each.name));
            else if (each.id.toText() == m_talk)
                addColours(colours, *session->members(m_talk), "userId");
        }
    }
    if (colours == m_colours)
        return;
    m_colours = colours;
    QMetaObject::invokeMethod(&m_window, "hold", Q_ARG(QString, Clock),
                              Q_ARG(QVariant, QVariant(colours)));
}

void Screenshots::put(const Look &look)
{
    m_appearance.setContrast(Appearance::NormalContrast);
    m_appearance.setTheme(look.theme);
    QGuiApplication::setLayoutDirection(look.direction);
}

void Screenshots::show(int page, bool detail)
{
    closeSheet();
    if (QObject *target = shell()) {
        target->setProperty("membersShown", false);
        target->setProperty("page", page);
        target->setProperty("detail", detail);
    }
}

void Screenshots::openTalk(const QString &channel, const QString &side)
{
    show(Chats, true);
    QObject *target = shell();
    if (!target || channel.isEmpty())
        return;
    QMetaObject::invokeMethod(target, "openChannel", Q_ARG(QString, channel));
    target->setProperty("side", side.isEmpty() ? u"members"_s : side);
    target->setProperty("membersShown", !side.isEmpty());
}

void Screenshots::closeSheet()
{
    if (QObject *sheet = m_openSheet.isEmpty() ? nullptr : part(m_openSheet))
        QMetaObject::invokeMethod(sheet, "close");
    m_openSheet.clear();
    if (m_written)
        QMetaObject::invokeMethod(m_written.data(), "setText", Q_ARG(QString, QString()));
    m_written.clear();
}

void Screenshots::openSheet(const QString &name, const char *act)
{
    closeSheet();
    if (QObject *sheet = part(name)) {
        m_openSheet = name;
        QMetaObject::invokeMethod(sheet, act);
    }
}

QList<Screenshots::Step> Screenshots::pagesIn(const Look &look)
{
    const bool phone = look.size == Phone;
    const auto named = [&look](const QString &page) { return page + u'-' + look.name; };
    QString first;
    for (const ChannelCard &each : m_session.channels()->cards()) {
        if (first.isEmpty() && each.kind != wire::ChannelKind::Direct && !each.isEncrypted)
            first = each.id.toText();
    }
    // Whoever writes there is known before they are seen.
    m_talk = first;
    QList<Step> steps{
        {named(u"chat"_s), look.size,
         [=, this] {
             put(look);
             openTalk(first, {});
         }},
        {named(u"emoji"_s), look.size,
         [this] {
             if (QObject *button = part(u"emojiButton"_s)) {
                 QMetaObject::invokeMethod(button, "clicked");
                 m_openSheet = u"emojiPicker"_s;
             }
         }},
        {named(u"members"_s), look.size, [=, this] { openTalk(first, u"members"_s); }},
        {named(u"profile"_s), look.size, [this] { showProfile(); }},
        {named(u"pins"_s), look.size, [=, this] { openTalk(first, u"pins"_s); }},
        {named(u"files"_s), look.size, [=, this] { openTalk(first, u"files"_s); }},
        {named(u"search"_s), look.size,
         [=, this] {
             show(Search, false);
             if (QObject *pane = part(u"searchPane"_s))
                 QMetaObject::invokeMethod(pane, "lookFor", Q_ARG(QString, u"rack"_s));
         }},
        {named(u"friends"_s), look.size, [=, this] { show(Friends, false); }},
        {named(u"browse"_s), look.size, [=, this] { show(Browse, false); }},
        {named(u"outbox"_s), look.size, [=, this] { show(Outbox, false); }},
        {named(u"activity"_s), look.size, [=, this] { show(Activity, false); }},
        {named(u"settings"_s), look.size,
         [=, this] {
             show(Settings, false);
             if (QObject *page = part(u"settingsPage"_s))
                 QMetaObject::invokeMethod(page, "showTop");
         }},
        {named(u"encryption-devices"_s), look.size,
         [=, this] { QMetaObject::invokeMethod(shell(), "showKeys"); }},
        {named(u"passphrase"_s), look.size, [this] { openSheet(u"passphraseSheet"_s); }},
        {named(u"restore"_s), look.size, [this] { openSheet(u"restoreSheet"_s); }},
        {named(u"accounts"_s), look.size,
         [=, this] {
             show(Chats, false);
             openSheet(u"accountsSheet"_s);
         }},
        {named(u"new-channel"_s), look.size,
         [=, this] {
             openSheet(u"newChannel"_s);
             if (QObject *toggle = part(u"channelPrivateToggle"_s))
                 toggle->setProperty("checked", true);
         }},
        {named(u"switcher"_s), look.size, [=, this] { openSheet(u"switcher"_s); }},
    };
    if (phone)
        steps.append({named(u"list"_s), look.size, [=, this] { show(Chats, false); }});
    else
        steps.append({named(u"keys"_s), look.size, [=, this] { openSheet(u"keyMap"_s); }});
    if (m_session.isServerAdmin()) {
        const auto admin = [this](int which) {
            show(Admin, false);
            if (QObject *page = part(u"adminPage"_s))
                page->setProperty("part", which);
        };
        steps.append({named(u"admin"_s), look.size, [=] { admin(0); }});
        steps.append({named(u"people"_s), look.size, [=] { admin(1); }});
    }
    steps += sealedIn(look);
    return steps;
}

QList<Screenshots::Step> Screenshots::sealedIn(const Look &look)
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
    const auto named = [&look](const QString &page) { return page + u'-' + look.name; };
    return {
        {named(u"sealed"_s), look.size, [=, this] { openTalk(channel, {}); }},
        {named(u"verify"_s), look.size,
         [=, this] {
             if (QObject *later = part(u"verifySheet"_s)) {
                 m_openSheet = u"verifySheet"_s;
                 QVariant sheet;
                 QMetaObject::invokeMethod(later, "made", Q_RETURN_ARG(QVariant, sheet));
                 QMetaObject::invokeMethod(sheet.value<QObject *>(), "ask", Q_ARG(QString, person),
                                           Q_ARG(QString, name));
             }
         }},
        {named(u"scan"_s), look.size,
         [this] {
             if (QObject *button = part(u"scanButton"_s))
                 QMetaObject::invokeMethod(button, "clicked");
         }},
    };
}

// Of a friend.
void Screenshots::showProfile()
{
    closeSheet();
    for (const FriendCard &each : m_session.friendList()->cards()) {
        if (each.state != wire::FriendState::Friends || !shell())
            continue;
        QMetaObject::invokeMethod(shell(), "showProfile", Q_ARG(QString, each.user.id.toText()));
        m_openSheet = u"profileSheet"_s;
        return;
    }
}

// Where somebody sent some; behind all others, too.
QList<Screenshots::Step> Screenshots::codeIn(const Look &look)
{
    const QString channel = channelNamed(u"regatta"_s);
    if (channel.isEmpty())
        return {};
    QList<Step> steps{{u"code-"_s + look.name, look.size, [=, this] {
                           put(look);
                           openTalk(channel, {});
                       }}};
    if (look.size != Desktop || look.direction != Qt::LeftToRight)
        return steps;
    const bool isDark = look.theme == Appearance::Dark;
    steps.append({isDark ? u"code-contrast-dark"_s : u"code-contrast"_s, look.size,
                  [this] { m_appearance.setContrast(Appearance::HighContrast); }});
    return steps;
}

// Of the first channel that this account is an admin of. Behind all others: a channel that was looked at is read.
QList<Screenshots::Step> Screenshots::hooksIn(const Look &look)
{
    QString tended;
    for (const ChannelCard &each : m_session.channels()->cards()) {
        if (tended.isEmpty() && each.kind != wire::ChannelKind::Direct && !each.isEncrypted
            && (each.role == wire::Role::Owner || each.role == wire::Role::Admin))
            tended = each.id.toText();
    }
    if (tended.isEmpty())
        return {};
    return {
        {u"hooks-"_s + look.name, look.size,
         [=, this] {
             put(look);
             openTalk(tended, u"hooks"_s);
         }},
        {u"new-hook-"_s + look.name, look.size, [this] { openSheet(u"newHookSheet"_s, "ask"); }},
    };
}

// Of a message that was answered, in a channel that is not the first. Behind all others, for the same reason.
QList<Screenshots::Step> Screenshots::threadIn(const Look &look)
{
    return {{u"thread-"_s + look.name, look.size, [=, this] {
                 put(look);
                 for (const ChannelCard &each : m_session.channels()->cards()) {
                     const QString channel = each.id.toText();
                     if (each.kind == wire::ChannelKind::Direct || each.isEncrypted)
                         continue;
                     const TimelineModel *timeline = m_session.timeline(channel);
                     for (int row = 0; row < timeline->count(); ++row) {
                         const QVariantMap message = timeline->get(row);
                         if (message.value(u"answers"_s).toInt() == 0)
                             continue;
                         openTalk(channel, {});
                         QMetaObject::invokeMethod(
                             shell()->property("way").value<QObject *>(), "openThread",
                             Q_ARG(double, message.value(u"seq"_s).toDouble()));
                         return;
                     }
                 }
             }}};
}

void Screenshots::plan()
{
    const QList<Look> looks{
        {u"light"_s, Desktop, Appearance::Light, Qt::LeftToRight},
        {u"dark"_s, Desktop, Appearance::Dark, Qt::LeftToRight},
        {u"phone"_s, Phone, Appearance::Light, Qt::LeftToRight},
        {u"rtl"_s, Desktop, Appearance::Light, Qt::RightToLeft},
    };
    const bool isSignedIn = m_session.state() == AccountSession::State::SignedIn;
    if (isSignedIn) {
        for (const Look &look : looks)
            m_steps += pagesIn(look);
        const Look light = looks.first();
        m_steps.append({u"chat-scale200"_s, Desktop, [this, light] {
                            put(light);
                            openTalk(m_session.channels()->cards().first().id.toText(), {});
                            m_appearance.setTextScale(2);
                        }});
        m_steps.append({u"chat-tablet"_s, Tablet, [this] { m_appearance.setTextScale(1); }});
        m_steps.append({u"chat-contrast"_s, Desktop,
                        [this] { m_appearance.setContrast(Appearance::HighContrast); }});
        m_steps.append({u"chat-contrast-dark"_s, Desktop,
                        [this] { m_appearance.setTheme(Appearance::Dark); }});
        for (const Look &look : looks)
            m_steps += hooksIn(look);
        m_steps += unreadIn(looks.at(0), looks.at(1));
        for (const Look &look : looks)
            m_steps += codeIn(look);
        for (const Look &look : looks)
            m_steps += threadIn(look);
        for (const Look &look : looks.first(3))
            m_steps += detailsIn(look);
        for (const Look &look : looks)
            m_steps += spellingIn(look);
        for (const Look &look : looks)
            m_steps += lowIn(look);
        for (const Look &look : looks)
            m_steps += rosterIn(look);
        // Their messages are here by then.
        for (const ChannelCard &each : m_session.channels()->cards()) {
            if (each.kind == wire::ChannelKind::Direct || each.isEncrypted)
                continue;
            const TimelineModel *timeline = m_session.timeline(each.id.toText());
            const auto look = [timeline] { timeline->get(0); };
            connect(timeline, &TimelineModel::readyChanged, timeline, look);
            look();
        }
    }
    for (const Look &look : looks) {
        m_steps.append({u"sign-in-"_s + look.name, look.size, [this, look, isSignedIn] {
                            put(look);
                            closeSheet();
                            if (isSignedIn)
                                m_accounts.add();
                        }});
    }
}

void Screenshots::next()
{
    if (m_at < 0) {
        if (!isSettled())
            return;
        plan();
    } else {
        hold();
        const QImage now = m_window.grabWindow();
        const bool isStill = now == m_last && m_waited.elapsed() >= Shortest && !m_isWaiting
            && !isLoading(*m_window.contentItem());
        m_last = now;
        if (!isStill && m_waited.elapsed() < Longest)
            return;
        if (!isStill)
            qCWarning(lcApp, "%ls is taken as it is", qUtf16Printable(m_steps.at(m_at).name));
        if (!now.save(QDir(m_dir).filePath(m_steps.at(m_at).name + u".png"_s))) {
            qCCritical(lcApp, "No picture could be written into %ls.", qUtf16Printable(m_dir));
            m_timer.stop();
            Q_EMIT finished(false);
            return;
        }
    }
    m_last = QImage();
    if (++m_at >= m_steps.size()) {
        m_timer.stop();
        Q_EMIT finished(true);
        return;
    }
    m_isWaiting = false;
    m_window.resize(m_steps.at(m_at).size);
    m_steps.at(m_at).prepare();
    // What is made for it has taken its time by now.
    m_waited.restart();
}

} // namespace dunlin::client
