// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/change.h"

#include "server/services/pushes.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 SealedScheme = 1;

} // namespace

Status acceptSealed(const wire::Sealed &sealed, qsizetype most)
{
    if (sealed.scheme != SealedScheme)
        return fail(Errc::Invalid, u"not a known scheme"_s, u"sealed.scheme"_s);
    if (sealed.epoch < 1)
        return fail(Errc::Invalid, u"numbers begin at 1"_s, u"sealed.epoch"_s);
    if (sealed.bytes.isEmpty())
        return fail(Errc::Invalid, u"nothing is sealed"_s, u"sealed.bytes"_s);
    if (sealed.bytes.size() > most)
        return fail(Errc::TooLarge, u"at most %1 bytes"_s.arg(most), u"sealed.bytes"_s);
    return ok();
}

QByteArray canonical(const wire::Sealed &sealed)
{
    return QByteArray::number(sealed.scheme) + ' ' + QByteArray::number(sealed.epoch) + ' '
        + sealed.bytes;
}

Error wrongForm(bool isSealed)
{
    return isSealed
        ? fail(Errc::Invalid, u"this channel is not encrypted"_s, u"sealed"_s)
        : fail(Errc::Invalid, u"this channel is encrypted: nothing is sent in the clear"_s,
               u"content"_s);
}

Error oldEpoch()
{
    return fail(Errc::Conflict, u"sealed for another state of the roster"_s, u"epoch"_s);
}

Error bothForms(const QString &field)
{
    return fail(Errc::Invalid, u"a text, or something sealed"_s, field);
}

Error isDeleted()
{
    return fail(Errc::Gone, u"this message was deleted"_s);
}

Status mayPush(const ServiceContext &context, const Caller &caller)
{
    return context.rates ? context.rates->messages.take(caller.user.toText()) : ok();
}

Async<Changed> change(const ServiceContext &context, const Caller &caller,
                      const std::function<void(const ChannelId &)> &changed,
                      const Operation &operation, qint64 seq, Action action, Change act)
{
    if (const Status allowed = mayPush(context, caller); !allowed.ok())
        return ready<Changed>(allowed.error());
    return context.storage.write(
        operation.channel,
        [context, changed, user = caller.user, operation, seq, action, act = std::move(act),
         now = context.clock.nowMs()](UnitOfWork &unit) -> Result<Changed> {
            Stores &stores = unit.stores();
            const auto find = [&]() -> Result<wire::MessageRow> {
                DUNLIN_TRY(auto row, stores.messages.find(operation.channel, seq, user));
                if (!row)
                    return fail(Errc::NotFound, u"there is no such message"_s);
                return *std::move(row);
            };
            DUNLIN_TRY(const auto first, firstTime(stores, operation));
            DUNLIN_TRY(const Standing standing,
                       demand(stores, operation.channel, user, first ? Action::Read : action));
            DUNLIN_TRY(wire::MessageRow row, find());
            if (first)
                return Changed{{operation.op, wire::SendStatus::Repeated, first->seq}, row};

            DUNLIN_TRY(const qint64 revSeq, act(stores, standing, row));
            DUNLIN_CHECK(remember(stores, operation, revSeq, now));
            if (revSeq != row.revSeq) {
                DUNLIN_TRY(const auto told,
                           stores.messages.find(operation.channel, seq, std::nullopt));
                if (told) {
                    unit.afterCommit([&fanout = context.fanout, changed, row = *told] {
                        fanout.toChannel(row.channelId, rowPush(row), row.revSeq);
                        changed(row.channelId);
                    });
                }
                DUNLIN_TRY(row, find());
            }
            return Changed{{operation.op, wire::SendStatus::Stored, revSeq}, row};
        });
}

} // namespace dunlin::server
