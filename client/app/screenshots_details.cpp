// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pictures of what belongs to one message, of what is new in a conversation, of a window that is low, and of what is said
// above an encrypted channel.

#include "client/app/screenshots.h"

#include <QQuickItem>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr int OpeningTime = 300; // ms in which a conversation has turned to what is new
constexpr int Lowest = 420;      // that somebody can make a window

} // namespace

QString Screenshots::channelNamed(const QString &name) const
{
    for (const ChannelCard &each : m_session.channels()->cards()) {
        if (each.name == name)
            return each.id.toText();
    }
    return {};
}

// What is new and out of sight, where nobody has looked yet: behind all others but before whatever else is shown there. In a
// low window, so that little is enough.
QList<Screenshots::Step> Screenshots::unreadIn(const Look &light, const Look &dark)
{
    const QString channel = channelNamed(u"regatta"_s);
    if (channel.isEmpty())
        return {};
    const QSize low(light.size.width(), 464);
    return {
        {u"unread-light"_s, low,
         [=, this] {
             put(light);
             openTalk(channel, {});
             m_isWaiting = true;
             QTimer::singleShot(OpeningTime, this, [this, step = m_at] { turnToOldest(step); });
         }},
        {u"unread-dark"_s, low, [=, this] { put(dark); }},
    };
}

// A conversation opens at what is new, which counts as read once it was seen; and what opens it may turn it once more. So first
// all of it is read, and then it stays turned for a while.
void Screenshots::turnToOldest(qsizetype step)
{
    if (m_at != step)
        return;
    QObject *list = part(u"messageList"_s);
    const bool isRead = m_session.channels()->unreadTotal() == 0;
    m_isWaiting = !isRead || !list || !list->property("atYBeginning").toBool();
    if (!m_isWaiting)
        return;
    if (isRead && list)
        QMetaObject::invokeMethod(list, "positionViewAtEnd"); // it is upside down
    QTimer::singleShot(OpeningTime, this, [this, step] { turnToOldest(step); });
}

// One of a channel's messages, in one of the sheets that tell more of it.
void Screenshots::showDetails(const QString &sheet, const QString &channelName,
                              bool isWanted(const QVariantMap &))
{
    const QString channel = channelNamed(channelName);
    openTalk(channel, {});
    QObject *later = part(sheet);
    if (channel.isEmpty() || !later)
        return;
    const TimelineModel *timeline = m_session.timeline(channel);
    for (int row = 0; row < timeline->count(); ++row) {
        const QVariantMap message = timeline->get(row);
        if (!isWanted(message))
            continue;
        m_openSheet = sheet;
        QVariant made;
        QMetaObject::invokeMethod(later, "made", Q_RETURN_ARG(QVariant, made));
        QMetaObject::invokeMethod(made.value<QObject *>(), "ask", Q_ARG(QString, channel),
                                  Q_ARG(double, message.value(u"seq"_s).toDouble()));
        return;
    }
}

// Behind all others: their messages are here by then.
QList<Screenshots::Step> Screenshots::detailsIn(const Look &look)
{
    return {
        {u"wordings-"_s + look.name, look.size,
         [=, this] {
             put(look);
             showDetails(u"wordingsSheet"_s, u"general"_s, [](const QVariantMap &message) {
                 return message.value(u"edited"_s).toBool();
             });
         }},
        {u"readers-"_s + look.name, look.size,
         [=, this] {
             showDetails(u"readersSheet"_s, u"boathouse"_s, [](const QVariantMap &message) {
                 return message.value(u"own"_s).toBool();
             });
         }},
    };
}

// A word that is misspelt, and the menu of the field over it. Nothing is kept of what is written for it.
QList<Screenshots::Step> Screenshots::spellingIn(const Look &look)
{
    const QString channel = channelNamed(u"boathouse"_s);
    if (channel.isEmpty())
        return {};
    return {{u"spelling-"_s + look.name, look.size, [=, this] {
                 put(look);
                 openTalk(channel, {});
                 auto *field = qobject_cast<QQuickItem *>(part(u"composer"_s));
                 QQuickItem *composer = field;
                 while (composer && composer->metaObject()->indexOfMethod("setText(QString)") < 0)
                     composer = composer->parentItem();
                 if (!composer)
                     return;
                 m_written = composer;
                 QMetaObject::invokeMethod(
                     composer, "setText",
                     Q_ARG(QString, u"The cover goes back on, the trestels need some paint"_s));
                 // Behind the word, where nobody types it.
                 field->setProperty("cursorPosition", 36);
                 // Dictionaries are asked elsewhere: first for the mark, then for other words.
                 m_isWaiting = true;
                 auto *glance = new QTimer(composer);
                 connect(glance, &QTimer::timeout, this, [this, glance] {
                     const QObject *menu = part(u"fieldMenu"_s);
                     if (!m_isWaiting || (menu && menu->property("opened").toBool())) {
                         m_isWaiting = false;
                         glance->deleteLater();
                     } else if (m_openSheet.isEmpty() && part(u"spellingMark"_s)) {
                         m_openSheet = u"fieldMenu"_s;
                         QMetaObject::invokeMethod(part(u"spellingLayer"_s), "showAtCursor");
                     }
                 });
                 glance->start(OpeningTime);
             }}};
}

// A window too low for all that the rail has, or a phone that lies on its side; then the rail scrolled to its end, by the keys.
QList<Screenshots::Step> Screenshots::lowIn(const Look &look)
{
    const QSize low = look.size.height() > look.size.width() ? look.size.transposed()
                                                             : QSize(look.size.width(), Lowest);
    const QString channel = channelNamed(u"boathouse"_s);
    return {
        {u"low-"_s + look.name, low,
         [=, this] {
             put(look);
             openTalk(channel, {});
             if (QObject *rail = part(u"railScroll"_s))
                 rail->setProperty("contentY", 0);
         }},
        {u"low-end-"_s + look.name, low,
         [this] {
             if (auto *me = qobject_cast<QQuickItem *>(part(u"statusButton"_s)))
                 me->forceActiveFocus(Qt::TabFocusReason);
         }},
    };
}

// What stands above it when the server and what its members signed don't agree. An honest server brings none of it about, so the
// banner is given it.
void Screenshots::showRoster(AccountSession &session, const QString &channel,
                             const QVariantMap &roster)
{
    if (m_accounts.shown() != &session && !m_accounts.showAccount(&session))
        return;
    m_talk = channel;
    openTalk(channel, {});
    if (QObject *banner = part(u"keyBanner"_s))
        banner->setProperty("roster", roster);
}

// Of a channel of any account that is open. Behind all others: another account is shown then.
QList<Screenshots::Step> Screenshots::rosterIn(const Look &look)
{
    AccountSession *session = nullptr;
    QString channel;
    for (AccountSession *each : m_accounts.sessions()) {
        for (const ChannelCard &card : each->channels()->cards()) {
            if (!session && card.isEncrypted && card.kind != wire::ChannelKind::Direct) {
                session = each;
                channel = card.id.toText();
            }
        }
    }
    if (!session)
        return {};
    const QList<std::pair<QString, QVariantMap>> all{
        {u"roster-waiting-"_s, {{u"names"_s, QStringList{u"Priya"_s, u"Jonas"_s}}}},
        {u"roster-news-"_s, {{u"news"_s, true}, {u"begunBy"_s, u"Mara"_s}}},
        {u"roster-fault-"_s, {{u"fault"_s, u"rollback"_s}}},
        {u"roster-out-"_s, {{u"out"_s, true}}},
    };
    QList<Step> steps;
    for (const auto &each : all)
        steps.append({each.first + look.name, look.size, [=, this, roster = each.second] {
                          put(look);
                          showRoster(*session, channel, roster);
                      }});
    return steps;
}

} // namespace dunlin::client
