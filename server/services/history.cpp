// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looking back: the reading half of Messaging.
#include "server/services/access.h"
#include "server/services/messaging.h"
#include "server/services/row_budget.h"
#include "server/services/validation.h"

#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

enum class Keep : quint8 { Newest, Oldest };

// `rows` are newest first; what doesn't fit is cut off at the far end.
void cutToBudget(QList<wire::MessageRow> &rows, RowBudget &budget, bool &more, Keep keep)
{
    qsizetype fits = 0;
    const qsizetype count = rows.size();
    while (fits < count && budget.take(keep == Keep::Newest ? rows[fits] : rows[count - 1 - fits]))
        ++fits;
    if (fits == count)
        return;
    more = true;
    if (keep == Keep::Newest)
        rows.resize(fits);
    else
        rows = rows.mid(count - fits);
}

Result<wire::MessagePage> finish(Stores &stores, const ChannelId &channel, wire::MessagePage page)
{
    DUNLIN_TRY(const auto head, stores.channels.head(channel));
    if (head)
        page.purgedSeq = head->purgedSeq;
    QSet<UserId> senders;
    for (const wire::MessageRow &each : std::as_const(page.messages))
        senders.insert(each.senderId);
    if (!senders.isEmpty()) {
        DUNLIN_TRY(page.users,
                   stores.accounts.profiles(QList<UserId>(senders.cbegin(), senders.cend())));
    }
    return page;
}

// The newest `limit` below, newest first; `more` when there are older ones.
Result<QList<wire::MessageRow>> rowsBelow(Stores &stores, const ChannelId &channel,
                                          std::optional<qint64> seq, int limit, const UserId &user,
                                          bool &more)
{
    DUNLIN_TRY(auto rows, stores.messages.below(channel, seq, limit + 1, user));
    if (rows.size() > limit) {
        more = true;
        rows.resize(limit);
    }
    return rows;
}

Result<QList<wire::MessageRow>> above(Stores &stores, const ChannelId &channel, qint64 seq,
                                      int limit, const UserId &user, bool &more)
{
    DUNLIN_TRY(auto rows, stores.messages.above(channel, seq, limit + 1, user));
    if (rows.size() > limit) {
        more = true;
        rows.resize(limit);
    }
    std::reverse(rows.begin(), rows.end());
    return rows;
}

} // namespace

Async<wire::MessagePage> Messaging::history(const Caller &caller,
                                            const wire::HistoryRequest &request, PageFor pageFor)
{
    const Result<int> limit = acceptLimit(request.limit, UsualPage, m_context.limits);
    if (!limit.ok())
        return ready<wire::MessagePage>(limit.error());
    const int given = int(request.belowSeq.has_value()) + int(request.aroundSeq.has_value())
        + int(request.aboveSeq.has_value());
    if (given > 1)
        return ready<wire::MessagePage>(
            fail(Errc::Invalid, u"one of belowSeq, aroundSeq and aboveSeq"_s, u"aroundSeq"_s));
    for (const auto &[seq, field] : {std::pair(request.belowSeq, u"belowSeq"_s),
                                     std::pair(request.aroundSeq, u"aroundSeq"_s)}) {
        if (seq && *seq < 1)
            return ready<wire::MessagePage>(fail(Errc::Invalid, u"numbers begin at 1"_s, field));
    }
    if (request.aboveSeq && *request.aboveSeq < 0)
        return ready<wire::MessagePage>(
            fail(Errc::Invalid, u"not a number of this channel"_s, u"aboveSeq"_s));

    return m_context.storage.read([request, pageFor, user = caller.user,
                                   limit = *limit](Stores &stores) -> Result<wire::MessagePage> {
        DUNLIN_CHECK(demandToRead(stores, request.channelId, user, Action::Read));
        RowBudget budget(pageFor == PageFor::Frame ? RowBudget::FrameBytes
                                                   : std::numeric_limits<qint64>::max());
        wire::MessagePage page;
        if (request.aboveSeq) {
            DUNLIN_TRY(page.messages,
                       above(stores, request.channelId, *request.aboveSeq, limit, user, page.more));
            cutToBudget(page.messages, budget, page.more, Keep::Oldest);
        } else if (request.aroundSeq) {
            // The half from the asked number on comes first: it is what somebody jumped to.
            bool newer = false;
            const int half = std::max(1, limit / 2);
            DUNLIN_TRY(auto from,
                       above(stores, request.channelId, *request.aroundSeq - 1,
                             std::max(1, limit - half), user, newer));
            cutToBudget(from, budget, newer, Keep::Oldest);
            if (limit > 1 && !budget.isSpent()) {
                DUNLIN_TRY(auto older,
                           rowsBelow(stores, request.channelId, *request.aroundSeq, half, user,
                                     page.more));
                cutToBudget(older, budget, page.more, Keep::Newest);
                page.messages = from + older;
            } else {
                page.messages = from;
                page.more = true;
            }
        } else {
            DUNLIN_TRY(
                page.messages,
                rowsBelow(stores, request.channelId, request.belowSeq, limit, user, page.more));
            cutToBudget(page.messages, budget, page.more, Keep::Newest);
        }
        return finish(stores, request.channelId, std::move(page));
    });
}

Async<wire::MessagePage> Messaging::page(const Caller &caller, const ChannelId &channel,
                                         qint64 number, std::optional<qint64> asked)
{
    const Result<int> limit = acceptLimit(asked, UsualPage, m_context.limits);
    if (!limit.ok())
        return ready<wire::MessagePage>(limit.error());
    if (number < 1 || number > (qint64(1) << 40))
        return ready<wire::MessagePage>(fail(Errc::Invalid, u"pages begin at 1"_s, u"page"_s));
    return m_context.storage.read([channel, number, user = caller.user,
                                   limit = *limit](Stores &stores) -> Result<wire::MessagePage> {
        DUNLIN_CHECK(demandToRead(stores, channel, user, Action::Read));
        wire::MessagePage page;
        DUNLIN_TRY(page.messages,
                   stores.messages.page(channel, (number - 1) * limit, limit + 1, user));
        if (page.messages.size() > limit) {
            page.more = true;
            page.messages.resize(limit);
        }
        return finish(stores, channel, std::move(page));
    });
}

Async<wire::PinList> Messaging::pins(const Caller &caller, const ChannelId &channel)
{
    return m_context.storage.read(
        [channel, user = caller.user](Stores &stores) -> Result<wire::PinList> {
            DUNLIN_CHECK(demandToRead(stores, channel, user, Action::Read));
            wire::PinList list;
            DUNLIN_TRY(list.pins, stores.messages.pins(channel, user));
            QSet<UserId> people;
            for (const wire::Pin &each : std::as_const(list.pins)) {
                people.insert(each.by);
                people.insert(each.message.senderId);
            }
            DUNLIN_TRY(list.users,
                       stores.accounts.profiles(QList<UserId>(people.cbegin(), people.cend())));
            return list;
        });
}

} // namespace dunlin::server
