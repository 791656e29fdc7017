// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The pictures of what belongs to one message, and of what is new in a conversation.

#include "client/app/screenshots.h"

#include <QQuickItem>
#include <QTimer>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr int OpeningTime = 300; // ms in which a conversation has turned to what is new

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
             // It opens at what is new, which takes a moment.
             QTimer::singleShot(OpeningTime, this, [this] {
                 if (QObject *list = part(u"messageList"_s))
                     QMetaObject::invokeMethod(list, "positionViewAtEnd");
             });
         }},
        {u"unread-dark"_s, low, [=, this] { put(dark); }},
    };
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

} // namespace dunlin::client
