// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/messaging.h"

#include "server/services/access.h"
#include "server/services/change.h"
#include "server/services/mentions.h"
#include "server/services/notifications.h"
#include "server/services/operations.h"
#include "server/services/purges.h"
#include "server/services/pushes.h"
#include "server/services/validation.h"
#include "shared/core/trace.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 MostPins = 100;
constexpr qsizetype MostFiles = 20;

Status acceptFiles(const wire::SendRequest &request)
{
    const bool isFile = request.type == wire::MessageType::File;
    if (isFile == request.files.isEmpty())
        return fail(Errc::Invalid,
                    isFile ? u"a message of this type has files"_s
                           : u"a message with files has the type file"_s,
                    u"files"_s);
    if (request.files.size() > MostFiles)
        return fail(Errc::Invalid, u"at most %1 files"_s.arg(MostFiles), u"files"_s);
    if (QSet<FileId>(request.files.cbegin(), request.files.cend()).size() != request.files.size())
        return fail(Errc::Invalid, u"a file twice"_s, u"files"_s);
    return ok();
}

Result<AppendRequest> acceptMessage(const Caller &caller, const wire::SendRequest &request,
                                    const wire::Limits &limits, qint64 now)
{
    const bool isFile = request.type == wire::MessageType::File;
    if (request.type != wire::MessageType::Text && !isFile)
        return fail(Errc::Invalid, u"only texts and files can be sent"_s, u"type"_s);
    DUNLIN_CHECK(acceptFiles(request));
    if (request.expiresIn)
        DUNLIN_CHECK(acceptLife(*request.expiresIn, u"expiresIn"_s));
    if (request.mentions.size() > mostMentions)
        return fail(Errc::Invalid, u"at most %1 mentions"_s.arg(mostMentions), u"mentions"_s);
    if (request.replyTo)
        DUNLIN_CHECK(acceptSeq(*request.replyTo, u"replyTo"_s));
    // The caption of files may be absent.
    std::optional<QString> text;
    if (request.sealed) {
        if (request.content)
            return bothForms(u"content"_s);
        DUNLIN_CHECK(acceptSealed(*request.sealed, MostSealed));
    } else if (!isFile || !request.content.value_or(QString()).trimmed().isEmpty()) {
        DUNLIN_TRY(text, acceptMessageText(request.content, limits));
    }

    AppendRequest append;
    append.opId = request.opId;
    append.channelId = request.channelId;
    append.senderId = caller.user;
    append.senderDevice = caller.device;
    append.type = request.type;
    append.content = std::move(text);
    append.sealed = request.sealed;
    append.replyTo = request.replyTo;
    append.mentions = request.mentions;
    // What came later to requests counts where it is there, so that older ones keep their hash.
    QByteArray listed = bytesOf(request.mentions);
    if (request.expiresIn) {
        append.expiresAt = now + *request.expiresIn;
        listed += QByteArray::number(*request.expiresIn);
    }
    append.requestHash = request.sealed
        ? requestHash(OpKind::Send, request.channelId, request.type, request.content,
                      request.replyTo, listed, bytesOf(request.files), canonical(*request.sealed))
        : isFile ? requestHash(OpKind::Send, request.channelId, request.type, request.content,
                               request.replyTo, listed, bytesOf(request.files))
                 : requestHash(OpKind::Send, request.channelId, request.type, request.content,
                               request.replyTo, listed);
    append.allowedRoles = rolesThatMay(Action::Send);
    append.now = now;
    return append;
}

Result<wire::SendReply> answer(const AppendRequest &request, const AppendResult &result)
{
    const OpId op = request.opId;
    switch (result.status) {
    case AppendStatus::Stored:
        return wire::SendReply{op, wire::SendStatus::Stored, result.seq, result.ord,
                               result.createdAt};
    case AppendStatus::Repeated:
        return wire::SendReply{op, wire::SendStatus::Repeated, result.seq, result.ord,
                               result.createdAt};
    case AppendStatus::OpConflict:
        return fail(Errc::Conflict, u"this opId was used for something else"_s, u"opId"_s);
    case AppendStatus::NoChannel:
        return noSuchChannel();
    case AppendStatus::NotMember:
        return outsider(result.channelIsPublic);
    case AppendStatus::RoleRefused:
        return fail(Errc::Forbidden, u"your role in this channel may not do that"_s);
    case AppendStatus::ReplyMissing:
        return fail(Errc::Invalid, u"there is no such message in this channel"_s, u"replyTo"_s);
    case AppendStatus::WrongForm:
        return wrongForm(request.sealed.has_value());
    case AppendStatus::OldEpoch:
        return oldEpoch();
    }
    return fail(Errc::Internal);
}

wire::MessageRow rowOf(const AppendRequest &request, const AppendResult &result)
{
    wire::MessageRow row;
    row.channelId = request.channelId;
    row.seq = result.seq;
    row.ord = result.ord;
    row.id = request.opId;
    row.senderId = request.senderId;
    row.senderDevice = request.senderDevice;
    row.type = request.type;
    row.content = request.content;
    row.sealed = request.sealed;
    row.replyTo = request.replyTo;
    row.mentions = request.mentions;
    if (request.mentionsChannel)
        row.mentionsChannel = true;
    row.createdAt = result.createdAt;
    row.expiresAt = result.expiresAt;
    row.revSeq = result.seq;
    return row;
}

// What goes once it is delivered is due at once where nobody else is owed it.
void mayBeDue(Purges *purges, const ChannelId &channel, const AppendResult &result)
{
    if (purges && result.expiresAt)
        purges->look(channel, result.seq - 1, result.seq);
}

// Adds who the text names. Whoever may not write here is not told so by this: append() is the judge, and knows repeats.
Status addMentions(Stores &stores, AppendRequest &request, const NamesInText &names)
{
    if (names.isEmpty())
        return ok();
    const Result<Standing> author = standingOf(stores, request.channelId, request.senderId);
    if (!author.ok()) {
        const Errc code = author.error().code;
        return code == Errc::NotFound || code == Errc::Forbidden ? ok() : Status(author.error());
    }
    if (author->channel.encrypted)
        return ok();
    DUNLIN_TRY(const Mentions found, findMentions(stores, *author, names));
    for (const UserId &each : found.people) {
        if (!request.mentions.contains(each) && request.mentions.size() < mostMentions)
            request.mentions.append(each);
    }
    request.mentionsChannel = found.channel;
    return ok();
}

// Who a text mentions after an edit: whom it names now, and whom the client had mentioned without naming them.
Result<Mentions> mentionsAfter(Stores &stores, const Standing &author, const wire::MessageRow &row,
                               const QString &text)
{
    DUNLIN_TRY(const Mentions before,
               findMentions(stores, author, namesIn(row.content.value_or(QString()))));
    DUNLIN_TRY(Mentions now, findMentions(stores, author, namesIn(text)));
    for (const UserId &each : row.mentions) {
        if (!before.people.contains(each) && !now.people.contains(each)
            && now.people.size() < mostMentions)
            now.people.append(each);
    }
    return now;
}

Status demandMembers(Stores &stores, const ChannelId &channel, const QList<UserId> &people)
{
    for (const UserId &each : people) {
        DUNLIN_TRY(const auto member, stores.members.find(channel, each));
        if (!member || !member->present())
            return fail(Errc::Invalid, u"only members can be mentioned"_s, u"mentions"_s);
    }
    return ok();
}

} // namespace

Async<wire::SendReply> Messaging::send(const Caller &caller, const wire::SendRequest &request)
{
    Result<AppendRequest> accepted =
        acceptMessage(caller, request, m_context.limits, m_context.clock.nowMs());
    if (!accepted.ok())
        return ready<wire::SendReply>(accepted.error());
    if (const Status allowed = mayPush(m_context, caller); !allowed.ok())
        return ready<wire::SendReply>(allowed.error());
    const AppendRequest append = *std::move(accepted);
    Fanout &fanout = m_context.fanout;

    // Most messages concern nobody in particular and go to channels without a pause: they are stored by the hundred.
    const NamesInText names = namesIn(append.content.value_or(QString()));
    const bool isSlow = m_slow.contains(append.channelId);
    if (append.mentions.isEmpty() && request.files.isEmpty() && names.isEmpty() && !append.replyTo
        && !isSlow) {
        Deferred<wire::SendReply> deferred;
        m_context.storage.append(
            append, [this, &fanout, append, deferred](const Result<AppendResult> &result) {
                if (!result.ok()) {
                    deferred.settle(result.error());
                    return;
                }
                if (result->status == AppendStatus::Stored) {
                    traceStep(append.opId, "stored as number", result->seq);
                    fanout.toChannel(append.channelId, rowPush(rowOf(append, *result)),
                                     result->seq);
                    mayBeDue(m_context.purges, append.channelId, *result);
                    m_changed(append.channelId);
                    m_sent(append.channelId, result->seq);
                }
                deferred.settle(answer(append, *result));
            });
        return deferred.async();
    }
    // Looked up in the same transaction and on the same queue, so that this message doesn't overtake one that was sent
    // before it. What fails behind append() takes the message back.
    return m_context.storage.write(
        append.channelId,
        [this, &fanout, append, names, isSlow,
         files = request.files](UnitOfWork &unit) -> Result<wire::SendReply> {
            Stores &stores = unit.stores();
            AppendRequest whole = append;
            DUNLIN_CHECK(addMentions(stores, whole, names));
            DUNLIN_TRY(const QList<AppendResult> results, stores.messages.append({&whole, 1}));
            if (results.size() != 1)
                return fail(Errc::Internal);
            const AppendResult &result = results.constFirst();
            if (result.status == AppendStatus::Stored) {
                DUNLIN_CHECK(demandMembers(stores, append.channelId, append.mentions));
                if (isSlow)
                    DUNLIN_CHECK(keepPace(stores, append.channelId, append.senderId, append.now));
                wire::MessageRow row = rowOf(whole, result);
                DUNLIN_TRY(
                    row.files,
                    stores.files.refer(append.channelId, result.seq, files, append.senderId));
                unit.afterCommit([this, &fanout, row, result] {
                    traceStep(row.id, "stored as number", row.seq);
                    fanout.toChannel(row.channelId, rowPush(row), row.revSeq);
                    mayBeDue(m_context.purges, row.channelId, result);
                    m_changed(row.channelId);
                    m_sent(row.channelId, row.seq);
                });
                DUNLIN_CHECK(notifyOfMessage(unit, fanout, row));
            }
            return answer(append, result);
        });
}

Async<SentRow> Messaging::sendForRow(const Caller &caller, const wire::SendRequest &request)
{
    return then(
        this, send(caller, request),
        [this, user = caller.user, channel = request.channelId](const wire::SendReply &sent) {
            return m_context.storage.read([user, channel, sent](Stores &stores) -> Result<SentRow> {
                DUNLIN_TRY(const auto row, stores.messages.find(channel, sent.seq, user));
                if (!row)
                    return fail(Errc::Gone, u"stored before, and removed since"_s);
                return SentRow{sent.status == wire::SendStatus::Repeated, *row};
            });
        });
}

Async<Changed> Messaging::edit(const Caller &caller, const wire::EditRequest &request)
{
    QString text;
    if (request.sealed) {
        if (request.content)
            return ready<Changed>(bothForms(u"content"_s));
        if (const Status good = acceptSealed(*request.sealed, MostSealed); !good.ok())
            return ready<Changed>(good.error());
    } else {
        const Result<QString> given = acceptMessageText(request.content, m_context.limits);
        if (!given.ok())
            return ready<Changed>(given.error());
        text = *given;
    }
    const Operation operation{
        request.opId, caller.user, OpKind::Edit, request.channelId,
        request.sealed ? requestHash(OpKind::Edit, request.channelId, request.seq,
                                     canonical(*request.sealed), QByteArray("sealed"))
                       : requestHash(OpKind::Edit, request.channelId, request.seq, text)};
    return change(
        m_context, caller, m_changed, operation, request.seq, Action::EditOwn,
        [user = caller.user, text, sealed = request.sealed,
         now = m_context.clock.nowMs()](Stores &stores, const Standing &standing,
                                        const wire::MessageRow &row) -> Result<qint64> {
            if (row.senderId != user)
                return fail(Errc::Forbidden, u"only the author edits a message"_s);
            if (row.deleted)
                return isDeleted();
            if (row.type != wire::MessageType::Text && row.type != wire::MessageType::File)
                return fail(Errc::Invalid, u"only texts can be edited"_s, u"seq"_s);
            if (standing.channel.encrypted != sealed.has_value())
                return wrongForm(sealed.has_value());
            DUNLIN_TRY(const qint64 revSeq, stores.channels.nextSeq(row.channelId));
            if (sealed) {
                // Behind the counter, which whoever changes members holds.
                DUNLIN_TRY(const auto epoch, stores.channels.rosterEpoch(row.channelId));
                if (epoch != sealed->epoch)
                    return oldEpoch();
                DUNLIN_CHECK(
                    stores.messages.editSealed(row.channelId, row.seq, *sealed, now, revSeq));
                return revSeq;
            }
            DUNLIN_TRY(const Mentions mentions, mentionsAfter(stores, standing, row, text));
            DUNLIN_CHECK(stores.messages.edit(row.channelId, row.seq, text, mentions.people,
                                              mentions.channel, now, revSeq));
            return revSeq;
        });
}

Async<Changed> Messaging::remove(const Caller &caller, const wire::DeleteRequest &request)
{
    const Operation operation{request.opId, caller.user, OpKind::Delete, request.channelId,
                              requestHash(OpKind::Delete, request.channelId, request.seq)};
    return change(
        m_context, caller, m_changed, operation, request.seq, Action::DeleteOwn,
        [user = caller.user](Stores &stores, const Standing &standing,
                             const wire::MessageRow &row) -> Result<qint64> {
            if (row.senderId != user && !may(standing.membership.role, Action::DeleteOthers))
                return fail(Errc::Forbidden, u"only the author or an admin deletes a message"_s);
            if (row.deleted)
                return row.revSeq;
            DUNLIN_TRY(const qint64 revSeq, stores.channels.nextSeq(row.channelId));
            DUNLIN_CHECK(stores.messages.erase(row.channelId, row.seq, revSeq));
            return revSeq;
        });
}

Async<Changed> Messaging::pin(const Caller &caller, const wire::PinRequest &request)
{
    const Operation operation{request.opId, caller.user, OpKind::PinAdd, request.channelId,
                              requestHash(OpKind::PinAdd, request.channelId, request.seq)};
    return change(
        m_context, caller, m_changed, operation, request.seq, Action::Pin,
        [user = caller.user, now = m_context.clock.nowMs()](
            Stores &stores, const Standing &, const wire::MessageRow &row) -> Result<qint64> {
            if (row.deleted)
                return isDeleted();
            if (row.pinned)
                return row.revSeq;
            DUNLIN_TRY(const qint64 count, stores.messages.countPins(row.channelId));
            if (count >= MostPins)
                return fail(Errc::Conflict, u"at most %1 messages are pinned"_s.arg(MostPins));
            DUNLIN_TRY(const qint64 revSeq, stores.channels.nextSeq(row.channelId));
            DUNLIN_CHECK(stores.messages.pin(row.channelId, row.seq, user, now, revSeq));
            return revSeq;
        });
}

Async<Changed> Messaging::unpin(const Caller &caller, const wire::PinRequest &request)
{
    const Operation operation{request.opId, caller.user, OpKind::PinRemove, request.channelId,
                              requestHash(OpKind::PinRemove, request.channelId, request.seq)};
    return change(
        m_context, caller, m_changed, operation, request.seq, Action::Pin,
        [](Stores &stores, const Standing &, const wire::MessageRow &row) -> Result<qint64> {
            if (!row.pinned)
                return row.revSeq;
            DUNLIN_TRY(const qint64 revSeq, stores.channels.nextSeq(row.channelId));
            DUNLIN_CHECK(stores.messages.unpin(row.channelId, row.seq, revSeq));
            return revSeq;
        });
}

} // namespace dunlin::server
