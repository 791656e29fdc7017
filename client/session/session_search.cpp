// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that looks for messages: on this device and on the server at once, pins, files of a channel.

#include "client/models/picture_of.h"
#include "client/session/session_parts.h"
#include "shared/core/log.h"
#include "shared/core/search_words.h"

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr int FindsAtOnce = 50;

wire::User userIn(const QList<wire::User> &users, const UserId &id)
{
    for (const wire::User &each : users) {
        if (each.id == id)
            return each;
    }
    return {};
}

QString nameIn(const QList<wire::User> &users, const UserId &id)
{
    const wire::User user = userIn(users, id);
    return user.displayName.isEmpty() ? user.username : user.displayName;
}

} // namespace

FoundModel *AccountSession::found() const
{
    return &m_parts->found;
}
FoundModel *AccountSession::pinList() const
{
    return &m_parts->pins;
}
FoundModel *AccountSession::channelFiles() const
{
    return &m_parts->channelFiles;
}

// What channels are called now.
void SessionParts::namePlaces(FoundModel &model) const
{
    QHash<ChannelId, FoundModel::Place> places;
    for (const ChannelCard &each : channels.cards())
        places.insert(each.id, {each.name, each.kind == wire::ChannelKind::Direct});
    model.setPlaces(places);
}

// The account's own search is another's no more.
void SessionParts::forgetFinds()
{
    ++search.run;
    search.text.clear();
    search.place = 0;
    pinsOf = ChannelId();
    filesOf = ChannelId();
    for (FoundModel *each : {&found, &pins, &channelFiles})
        each->begin({}, false);
}

// Where it can't read it would find nothing, and learn what is looked for.
bool SessionParts::serverReads(const std::optional<ChannelId> &channel) const
{
    const QList<ChannelCard> cards = channels.cards();
    return std::any_of(cards.cbegin(), cards.cend(), [&channel](const ChannelCard &each) {
        return !each.isEncrypted && (!channel || each.id == *channel);
    });
}

void AccountSession::searchMessages(const QString &text, const QString &channelId)
{
    SessionParts::Search &search = m_parts->search;
    const quint64 run = ++search.run;
    search.text = text.trimmed();
    search.channel = ChannelId::fromText(channelId);
    search.place = 0;
    search.isAnswered = false;
    const bool hasWords = !wordQueryOf(search.text).isEmpty();
    m_parts->namePlaces(m_parts->found);
    m_parts->found.begin(search.text, hasWords);
    if (!hasWords)
        return;
    search.waiting = 1;
    lookHere(run);
    if (m_connection != Connection::Online) {
        m_parts->found.setLocal(true);
    } else if (m_parts->serverReads(search.channel)) {
        ++search.waiting;
        lookOnServer(run);
    }
}

void AccountSession::lookHere(quint64 run)
{
    const SessionParts::Search &search = m_parts->search;
    // Called in the engine's thread.
    const auto learnt = [this, run](const LocalFinds &finds) {
        const auto tell = [this, run, finds] {
            if (run != m_parts->search.run)
                return;
            m_parts->found.put(finds.rows);
            m_parts->found.setLearning(true);
        };
        QMetaObject::invokeMethod(this, tell, Qt::QueuedConnection);
    };
    const auto here =
        m_parts->onEngine([engine = m_parts->engine, text = search.text, channel = search.channel,
                           learnt] { return engine->localSearch()->find(text, channel, learnt); });
    finally(this, here, [this, run](const Result<LocalFinds> &finds) {
        if (run != m_parts->search.run)
            return;
        m_parts->found.setLearning(false);
        if (finds.ok()) {
            m_parts->search.gaps = finds->gaps;
            m_parts->found.put(finds->rows);
            m_parts->search.isCut = finds->isCut;
        } else {
            report(finds.error());
        }
        endSearchPart();
    });
}

void AccountSession::lookOnServer(quint64 run)
{
    const SessionParts::Search &search = m_parts->search;
    finally(this, this->search(search.text, FindsAtOnce, search.place, search.channel),
            [this, run](const Result<wire::SearchList> &list) {
                if (run != m_parts->search.run)
                    return;
                if (list.ok()) {
                    QList<FoundRow> rows;
                    for (const wire::SearchHit &each : list->hits) {
                        rows.append({each.message,
                                     nameIn(list->users, each.message.senderId),
                                     {},
                                     each.message.createdAt,
                                     {},
                                     pictureOf(userIn(list->users, each.message.senderId))});
                        m_parts->search.place = each.place;
                    }
                    m_parts->search.isAnswered = true;
                    m_parts->found.put(rows);
                    m_parts->found.setMore(list->more);
                } else {
                    m_parts->found.setLocal(true);
                    m_parts->found.setTrouble(list.error().detail);
                }
                endSearchPart();
            });
}

void AccountSession::endSearchPart()
{
    if (--m_parts->search.waiting > 0)
        return;
    // Where the server looked through everything nothing is missing.
    QList<FoundGap> gaps;
    for (const FoundGap &each : std::as_const(m_parts->search.gaps)) {
        if (!each.isSearchedByServer || !m_parts->search.isAnswered)
            gaps.append(each);
    }
    m_parts->found.setGaps(gaps);
    m_parts->found.setBusy(false);
}

void AccountSession::moreFound()
{
    if (!m_parts->found.hasMore() || m_parts->found.isBusy() || m_connection != Connection::Online)
        return;
    m_parts->found.setBusy(true);
    m_parts->search.waiting = 1;
    lookOnServer(m_parts->search.run);
}

void AccountSession::showPins(const QString &channelId)
{
    const ChannelId channel = ChannelId::fromText(channelId).value_or(ChannelId());
    if (m_parts->pinsOf != channel) {
        m_parts->pinsOf = channel;
        m_parts->pins.begin({}, !channel.isNull());
    }
    if (channel.isNull())
        return;
    m_parts->namePlaces(m_parts->pins);
    if (m_connection != Connection::Online) {
        const auto here = m_parts->onEngine(
            [engine = m_parts->engine, channel] { return engine->localPins(channel); });
        finally(this, here, [this, channel](const Result<LocalFinds> &finds) {
            if (m_parts->pinsOf != channel)
                return;
            if (finds.ok()) {
                m_parts->pins.become(finds->rows);
                m_parts->pins.setGaps(finds->gaps);
            } else {
                report(finds.error());
            }
            m_parts->pins.setBusy(false);
        });
        return;
    }
    const auto asked =
        m_parts->http->call(wire::http::pins, wire::Empty{}, SessionParts::pathOf(channel));
    const auto shown = then(this, asked, [this](const wire::PinList &list) {
        QList<FoundRow> rows;
        for (const wire::Pin &each : list.pins)
            rows.append({each.message,
                         nameIn(list.users, each.message.senderId),
                         nameIn(list.users, each.by),
                         each.at,
                         {},
                         pictureOf(userIn(list.users, each.message.senderId))});
        return m_parts->onEngine(
            [engine = m_parts->engine, rows] { return Result(engine->shownRows(rows)); });
    });
    finally(this, shown, [this, channel](const Result<QList<FoundRow>> &rows) {
        if (m_parts->pinsOf != channel)
            return;
        if (rows.ok()) {
            m_parts->pins.become(*rows);
            m_parts->pins.setGaps({});
            m_parts->pins.setTrouble({});
        } else {
            m_parts->pins.setTrouble(rows.error().detail);
        }
        m_parts->pins.setBusy(false);
    });
}

void AccountSession::showFiles(const QString &channelId)
{
    const ChannelId channel = ChannelId::fromText(channelId).value_or(ChannelId());
    if (m_parts->filesOf != channel) {
        m_parts->filesOf = channel;
        m_parts->channelFiles.begin({}, !channel.isNull());
    }
    if (channel.isNull())
        return;
    m_parts->namePlaces(m_parts->channelFiles);
    const auto here = m_parts->onEngine(
        [engine = m_parts->engine, channel] { return engine->localSearch()->files(channel, 0); });
    finally(this, here, [this, channel](const Result<LocalFinds> &finds) {
        if (m_parts->filesOf != channel)
            return;
        if (finds.ok()) {
            m_parts->channelFiles.become(finds->rows);
            m_parts->channelFiles.setGaps(finds->gaps);
        } else {
            report(finds.error());
        }
        m_parts->channelFiles.setBusy(false);
    });
}

void AccountSession::fetchMissing(const QString &channelId)
{
    const auto channel = parseChannel(channelId);
    if (!channel || m_connection != Connection::Online || !m_parts->filling.isNull())
        return;
    m_parts->filling = *channel;
    for (FoundModel *each : {&m_parts->found, &m_parts->channelFiles})
        each->setFilling(true);
    fillOn(m_parts->search.run);
}

// A page at a time, until all is here, nothing more is to be had, or something else is looked for.
void AccountSession::fillOn(quint64 run)
{
    const auto filled = m_parts->onEngine([engine = m_parts->engine, channel = m_parts->filling] {
        return engine->fillGap(channel);
    });
    finally(this, filled, [this, run](const Result<qint64> &missing) {
        const ChannelId channel = m_parts->filling;
        const bool isShown = m_parts->filesOf == channel || run == m_parts->search.run;
        if (missing.ok() && *missing > 0 && isShown && m_connection == Connection::Online
            && m_state == State::SignedIn) {
            if (m_parts->filesOf == channel)
                showFiles(channel.toText());
            fillOn(run);
            return;
        }
        if (!missing.ok())
            report(missing.error());
        m_parts->filling = ChannelId();
        for (FoundModel *each : {&m_parts->found, &m_parts->channelFiles})
            each->setFilling(false);
        if (m_parts->filesOf == channel)
            showFiles(channel.toText());
        // What came was not looked through yet; what is shown stays.
        if (run == m_parts->search.run && !m_parts->search.text.isEmpty()) {
            m_parts->found.setBusy(true);
            m_parts->search.waiting = 1;
            lookHere(run);
        }
    });
}

// Pins and files follow what happens in their channel.
void AccountSession::refreshFinds(const ChannelId &channel)
{
    if (m_parts->pinsOf == channel)
        showPins(channel.toText());
    if (m_parts->filesOf == channel && m_parts->filling.isNull())
        showFiles(channel.toText());
}

} // namespace dunlin::client
