// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that opens: what comes from channels, and the chains that it needs.

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/sealing/sealed_files.h"
#include "client/sealing/sealing.h"
#include "client/sealing/targets.h"
#include "shared/core/log.h"
#include "shared/core/mention_names.h"

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qsizetype MostHandover = 4096;

QByteArray chainName(const DeviceAddress &sender, const QByteArray &chain)
{
    return sender.toBytes() + chain;
}

QString reasonText(const Error &error)
{
    switch (causeOf(error).value_or(Cause::LocalState)) {
    case Cause::UnknownChain:
    case Cause::NoSession:
        return QStringLiteral(
            "This message can't be read on this device: its key is not here. It was "
            "asked for.");
    case Cause::TooFar:
        return QStringLiteral("This message can't be read: too many before it are missing.");
    case Cause::Repeated:
        return QStringLiteral("This message was opened before, and its text is not here any more.");
    case Cause::Damaged:
        return QStringLiteral("This message was changed on its way and is not shown.");
    case Cause::Misdirected:
        return QStringLiteral(
            "This message was sealed by somebody else or for another place, and is "
            "not shown.");
    case Cause::NotTrusted:
        return QStringLiteral(
            "This message comes from a device that is not on its owner's list, and "
            "is not shown.");
    case Cause::Fork:
    case Cause::Rollback:
    case Cause::Forged:
    case Cause::BadKeys:
        return QStringLiteral("The server shows another list of this person's devices than before: "
                              "compare your safety numbers.");
    case Cause::NotLogged:
        return QStringLiteral(
            "The list of this person's devices is not in the server's log, or the "
            "log is another one than before: ask whoever runs the server.");
    case Cause::Unvouched:
        return QStringLiteral(
            "This message comes from a device that its owner took off, and can't be told from one "
            "that was made up since. Their other devices were asked.");
    case Cause::TooNew:
        return QStringLiteral("This message needs a newer version of Dunlin.");
    case Cause::Orphaned: // of rosters, never of a message
    case Cause::LocalState:
        break;
    }
    return QStringLiteral("This message can't be read from this profile for now.");
}

// Nobody's words: what stands here says the program.
void say(wire::MessageRow &row, const QString &text)
{
    row.type = wire::MessageType::System;
    row.content = text;
    row.files.clear();
    row.reactions.clear();
    row.mentions.clear();
    row.mentionsChannel.reset();
    row.replyTo.reset();
}

} // namespace

QByteArray Sealing::openedName(const wire::Sealed &sealed)
{
    ByteWriter writer;
    return blake2b(writer.u64(quint64(sealed.epoch)).raw(sealed.bytes).take());
}

void Sealing::show(wire::MessageRow &row)
{
    const std::pair place(row.channelId, row.seq);
    m_faults.remove(place);
    if (row.deleted)
        return;
    if (!row.sealed) {
        if (!isEncrypted(row.channelId))
            return;
        row.reactions.clear();
        // Whatever it is said to be: nothing that is worth a row comes unsealed.
        if (row.content || !row.files.isEmpty()) {
            m_faults.insert(place, QStringLiteral("unsealed"));
            say(row,
                QStringLiteral("The server has a message here that nobody sealed; it is not "
                               "shown."));
        }
        return;
    }
    // Beside the seal they are the server's word. Which files there are is compared with what stands inside.
    row.reactions.clear();
    row.mentionsChannel.reset();
    if (const Status filled = fill(row); !filled.ok()) {
        m_faults.insert(place, causeName(causeOf(filled.error()).value_or(Cause::LocalState)));
        say(row, reasonText(filled.error()));
    }
    showReactions(row);
}

Result<Sealing::Said> Sealing::said(const wire::MessageRow &row)
{
    DUNLIN_TRY(const Frame frame, openedFrame(partOf(row)));
    return saidIn(frame, row);
}

Result<Sealing::Said> Sealing::saidIn(const Frame &frame, const wire::MessageRow &row)
{
    if (frame.kind == FrameKind::Edit) {
        DUNLIN_TRY(const EditContent edit, contentOf<EditContent>(frame));
        if (edit.message != row.id)
            return refusal(Cause::Misdirected, QStringLiteral("an edit of another message"));
        return Said{
            {edit.text, edit.replyTo, edit.mentions, edit.files, edit.seen}, false, edit.replaced};
    }
    DUNLIN_TRY(const TextContent content, contentOf<TextContent>(frame));
    if (frame.id != row.id)
        return refusal(Cause::Misdirected, QStringLiteral("another message's frame"));
    return Said{content, true};
}

// No chain is asked for, and nothing is opened that was not: who looks at many rows in passing changes nothing.
std::optional<QString> Sealing::heldText(const wire::MessageRow &row) const
{
    if (!row.sealed)
        return std::nullopt;
    const auto held = m_work.rows().read(SealedKind::Opened, openedName(*row.sealed));
    if (!held.ok() || !*held)
        return std::nullopt;
    const auto frame = readFrame((*held)->reveal());
    const auto inside = frame.ok() ? saidIn(*frame, row) : Result<Said>(frame.error());
    return inside.ok() ? std::optional(inside->content.text) : std::nullopt;
}

Status Sealing::fill(wire::MessageRow &row)
{
    DUNLIN_TRY(const Said inside, said(row));
    const TextContent &content = inside.content;
    // The server lets the members have what the row names; what it is stands inside.
    const auto isSame = [](const SealedFile &each, const wire::FileRef &told) {
        return each.content.file == told.id;
    };
    if (!std::equal(content.files.cbegin(), content.files.cend(), row.files.cbegin(),
                    row.files.cend(), isSame))
        return refusal(Cause::Misdirected, QStringLiteral("files of another message"));
    row.files = filesOf(content);
    row.content = content.text;
    row.mentions = content.mentions.mid(0, mostMentions);
    addMentions(row);
    row.replyTo.reset();
    if (content.replyTo) {
        if (const qint64 seq = m_around.messageSeq(*content.replyTo); seq > 0)
            row.replyTo = seq;
    }
    return ok();
}

Result<Frame> Sealing::openedFrame(const Part &part)
{
    if (part.sealed.scheme != 1)
        return refusal(Cause::TooNew, QStringLiteral("another scheme"));
    // Whose account it is comes from the chain that is held of them.
    if (!m_book.of(part.by)) {
        DUNLIN_TRY(const QByteArray id, chainOf(part.sealed.bytes));
        want(part, id);
        return refusal(Cause::UnknownChain, QStringLiteral("somebody without a chain"));
    }
    const QByteArray name = openedName(part.sealed);
    DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::Opened, name));
    DUNLIN_TRY(const Frame frame, held ? readFrame(held->reveal()) : openNow(part, name));
    // Who is said to have written it, where and as what, is the server's word; what counts stands inside.
    if (frame.group != groupOf(part.channel) || frame.sender.device != part.device
        || m_book.userOf(frame.sender.account) != part.by)
        return refusal(Cause::Misdirected, QStringLiteral("a frame in another's name"));
    return frame;
}

Result<Frame> Sealing::openNow(const Part &part, const QByteArray &name)
{
    const QByteArray &bytes = part.sealed.bytes;
    DUNLIN_TRY(const QByteArray id, chainOf(bytes));
    const DeviceChain *chain = m_book.of(part.by);
    const auto missing = [&]() -> Error {
        want(part, id);
        return refusal(Cause::UnknownChain, QStringLiteral("a chain that is not here"));
    };
    if (!chain)
        return missing();
    const DeviceAddress sender{chain->account(), part.device};
    const StateKey key{StateKind::InboundChain, chainName(sender, id)};
    DUNLIN_TRY(const auto stored, m_work.rows().read(key));
    if (!stored)
        return missing();
    DUNLIN_TRY(InboundChain inbound, InboundChain::restore(*stored));
    const ChainContext here{groupOf(part.channel), quint64(part.sealed.epoch), sender};
    if (!(inbound.context() == here))
        return refusal(Cause::Misdirected, QStringLiteral("a message of another place"));
    DUNLIN_TRY(const QByteArray plain, inbound.open(bytes));
    DUNLIN_TRY(const Frame frame, readFrame(plain));
    DUNLIN_CHECK(checkFrame(frame, {sender, here.group}, m_work.self()));
    // A device that its owner had not added, or had taken off, when this was said.
    const Status agreed = chain->agree(frame.ownHead);
    if (causeOf(agreed.ok() ? Error() : agreed.error()) == Cause::Fork)
        return agreed.error();
    if (agreed.ok() ? !chain->wasActive(sender.device, frame.ownHead.seq)
                    : !chain->isActive(sender.device))
        return refusal(Cause::NotTrusted, QStringLiteral("a device that is in no chain"));
    DUNLIN_TRY(const bool stands, holds(part, *chain, name));
    if (!stands) {
        doubt(part, name);
        return refusal(Cause::Unvouched, QStringLiteral("a device that was taken off"));
    }
    if (!agreed.ok())
        hear(part.by, frame.ownHead);
    const auto keepIt = [&]() -> Status {
        DUNLIN_CHECK(m_work.rows().store({{key, inbound.store()}}));
        DUNLIN_CHECK(m_work.rows().write(SealedKind::Opened, name, Secret(QByteArray(plain))));
        return keepFiles(frame);
    };
    DUNLIN_CHECK(m_store.inStore(keepIt));
    hearLog(frame, part.by);
    if (!frame.groupHead.hash.isEmpty() && !m_signed.expect(part.channel).ok())
        qCWarning(lcSession, "That a channel has a roster could not be kept");
    // Behind whatever transaction this is a part of: what is sealed leaves at once.
    if (m_words.isAskedFor(name))
        QTimer::singleShot(0, this, [this, name] { giveWord(name); });
    return frame;
}

// --- chains ------------------------------------------------------------------------------------------

// In the transaction that opened the frame.
Status Sealing::taken(const Frame &frame, const UserId &from)
{
    if (frame.kind == FrameKind::Word)
        return m_words.take(frame, from);
    if (frame.kind == FrameKind::History)
        return takeHistory(frame);
    if (frame.kind != FrameKind::Chain)
        return ok();
    const auto handover = ChainHandover::decode(frame.body);
    // It is opened for good, and useless: nothing to come again for.
    if (!handover.ok()) {
        qCWarning(lcSession, "A chain that was handed over does not parse");
        return ok();
    }
    return takeChain(from, frame.sender, *handover);
}

// In a transaction.
Status Sealing::takeChain(const UserId &from, const DeviceAddress &sender,
                          const ChainHandover &handover)
{
    const ChainContext context{handover.group, handover.epoch, sender};
    DUNLIN_TRY(const InboundChain inbound, InboundChain::accept(context, handover));
    const StateKey key{StateKind::InboundChain, chainName(sender, inbound.id())};
    DUNLIN_TRY(const auto held, m_work.rows().read(key));
    // The one that is held may be further, and knows the late ones. One that begins earlier opens more.
    if (held) {
        DUNLIN_TRY(const InboundChain before, InboundChain::restore(*held));
        if (before.number() <= inbound.number() || before.lateKeys() > 0)
            return ok();
    }
    if (m_around.keepsHistory(ChannelId(handover.group.uuid())))
        DUNLIN_CHECK(m_backup.add({from, sender, handover}));
    return m_work.rows().store({{key, inbound.store()}});
}

void Sealing::afterFrame(const Frame &frame, const UserId &from)
{
    switch (frame.kind) {
    case FrameKind::Chain: {
        const auto handover = ChainHandover::decode(frame.body);
        if (!handover.ok())
            return;
        m_wanted.remove(handover->chain);
        Q_EMIT opened(ChannelId(handover->group.uuid()));
        return;
    }
    case FrameKind::NeedChain:
        answerNeed(frame, from);
        return;
    case FrameKind::NeedWord:
        answerWords(frame, from);
        return;
    case FrameKind::Word:
        afterWords(frame, from);
        return;
    case FrameKind::History: {
        const auto content = contentOf<HistoryContent>(frame);
        if (!content.ok() || from != m_own.user())
            return;
        learn(content->people);
        QSet<GroupId> groups;
        for (const HistoryEntry &each : content->entries) {
            if (const auto inner = readFrame(each.frame); inner.ok() && inner->group)
                groups.insert(*inner->group);
        }
        for (const GroupId &each : std::as_const(groups))
            Q_EMIT opened(ChannelId(each.uuid()));
        return;
    }
    default:
        return;
    }
}

// Only to a device that was to have it when it was made.
void Sealing::answerNeed(const Frame &frame, const UserId &from)
{
    const auto need = contentOf<NeedChainContent>(frame);
    if (!need.ok())
        return;
    const auto given = m_work.rows().read(SealedKind::Given, need->chain);
    if (!given.ok() || !*given)
        return;
    ByteReader reader((*given)->reveal());
    const Secret handover(reader.prefixed(MostHandover));
    const QList<DeviceTarget> to = readTargets(reader);
    const DeviceTarget asker{from, frame.sender.device};
    if (!reader.finished() || !to.contains(asker)) {
        qCInfo(lcSession, "Somebody asked for a chain that was not for them");
        return;
    }
    finally(this, m_courier.deliver({asker}, FrameKind::Chain, handover.reveal()),
            [](const Result<QList<DeviceTarget>> &done) {
                if (!done.ok())
                    qCInfo(lcSession, "A chain could not be handed over again for now");
            });
}

void Sealing::want(const Part &part, const QByteArray &chain)
{
    if (m_wanted.contains(chain))
        return;
    m_wanted.insert(chain, {part.channel, {part.by, part.device}, 0});
    if (m_isSettled && !m_ask.isActive())
        m_ask.start(AskPause);
}

void Sealing::askForChains()
{
    if (!m_online || m_own.state() != OwnDevice::State::Ready)
        return;
    // It may have got lost on its way to this connection.
    m_courier.fetch();
    bool asksAgain = false;
    for (auto at = m_wanted.begin(); at != m_wanted.end(); ++at) {
        if (at->from.device == m_own.device() || at->asked >= MostAsked)
            continue;
        asksAgain = ++at->asked < MostAsked || asksAgain;
        Frame question;
        setContent(question, NeedChainContent{at.key()});
        const DeviceTarget from = at->from;
        const auto asked = then(this, m_book.refresh(from.user), [this, from, question](Done) {
            return m_courier.deliver({from}, question.kind, question.body);
        });
        finally(this, asked, [](const Result<QList<DeviceTarget>> &done) {
            if (!done.ok())
                qCInfo(lcSession, "A chain could not be asked for for now");
        });
    }
    if (asksAgain)
        m_ask.start(AskAgain);
}

} // namespace dunlin::client
