// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the sealing that knows which edits and deletions there were: from the edits themselves, each of which names what it
// replaces, and from messages, which tell of those that their devices were shown. A message that says here what it does not
// say any more is named.
//
// What is told is believed as much as everything that members say of what they were shown: it stops nothing.

#include "client/crypto/bytes.h"
#include "client/sealing/sealing.h"

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qsizetype MostKept = 32; // of a channel, to be told
constexpr int OftenEnough = 2;     // that others told of it

void writeMarks(ByteWriter &writer, const QList<QByteArray> &marks)
{
    writer.u8(quint8(marks.size()));
    for (const QByteArray &each : marks)
        writer.raw(each);
}

QList<QByteArray> readMarks(ByteReader &reader)
{
    QList<QByteArray> marks;
    for (int left = reader.u8(); left > 0 && reader.left() >= MarkBytes; --left)
        marks.append(reader.raw(MarkBytes));
    return marks;
}

} // namespace

Result<Sealing::Replaced> Sealing::replacedOf(const OpId &message)
{
    DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::Replaced, message.toBytes()));
    if (!held)
        return Replaced();
    ByteReader reader(held->reveal());
    // A server that went back in time honestly says again what it said then.
    const QByteArray numbering = reader.prefixed(64);
    Replaced known;
    known.isDeleted = reader.u8() != 0;
    known.by = UserId::fromBytes(reader.raw(16)).value_or(UserId());
    known.marks = readMarks(reader);
    return reader.finished() && numbering == m_around.numbering() ? known : Replaced();
}

Status Sealing::noteReplaced(const SeenChange &change, const UserId &by)
{
    DUNLIN_TRY(Replaced known, replacedOf(change.message));
    bool isNews = change.deleted && !known.isDeleted;
    known.isDeleted = known.isDeleted || change.deleted;
    for (const QByteArray &each : change.replaced) {
        if (known.marks.contains(each))
            continue;
        known.marks.append(each);
        isNews = true;
    }
    if (!isNews)
        return ok();
    known.marks = known.marks.mid(qMax<qsizetype>(0, known.marks.size() - 2 * MostReplaced));
    ByteWriter writer;
    writer.prefixed(m_around.numbering()).u8(known.isDeleted ? 1 : 0).raw(by.toBytes());
    writeMarks(writer, known.marks);
    return m_work.rows().write(SealedKind::Replaced, change.message.toBytes(), writer.takeSecret());
}

Result<std::optional<Alteration>> Sealing::undone(const wire::MessageRow &row)
{
    if (row.deleted || !row.sealed)
        return std::optional<Alteration>();
    DUNLIN_TRY(const Replaced known, replacedOf(row.id));
    if (!known.isDeleted && !known.marks.contains(sealMark(openedName(*row.sealed))))
        return std::optional<Alteration>();
    return std::optional(Alteration{{row.seq, OrderFault::Undone}, known.by, row.seq});
}

Status Sealing::learnChanges(const wire::MessageRow &row, const std::optional<ToldInside> &inside,
                             bool isLate)
{
    // What goes by itself goes for everybody when it goes.
    const SeenChange own{row.id, inside ? inside->replaced : QList<QByteArray>(),
                         row.deleted && !row.expiresAt};
    if (own.deleted || !own.replaced.isEmpty()) {
        DUNLIN_CHECK(noteReplaced(own, row.senderId));
        if (isLate)
            DUNLIN_CHECK(noteChange(row.channelId, own));
    }
    if (!inside || inside->changes.isEmpty())
        return ok();
    DUNLIN_TRY(QList<ChangeToTell> all, changesOf(row.channelId));
    bool isTold = false;
    for (const SeenChange &each : inside->changes) {
        DUNLIN_CHECK(noteReplaced(each, row.senderId));
        for (ChangeToTell &ours : all) {
            if (ours.change == each && ours.told < OftenEnough) {
                ++ours.told;
                isTold = true;
            }
        }
        // It may be anywhere: what tells of it is what makes it worth a look.
        const qint64 seq = m_around.messageSeq(each.message);
        const auto target = seq > 0 ? m_around.message(row.channelId, seq) : std::nullopt;
        if (!target || target->id != each.message)
            continue;
        DUNLIN_TRY(const auto undoing, undone(*target));
        if (undoing)
            DUNLIN_CHECK(noteAlteration(row.channelId, seq, undoing));
    }
    return isTold ? keepChanges(row.channelId, all) : ok();
}

// --- what this device tells --------------------------------------------------------------------------

Result<QList<Sealing::ChangeToTell>> Sealing::changesOf(const ChannelId &channel)
{
    DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::Changes, channel.toBytes()));
    QList<ChangeToTell> all;
    if (!held)
        return all;
    ByteReader reader(held->reveal());
    if (reader.prefixed(64) != m_around.numbering())
        return all;
    while (reader.left() > 0) {
        ChangeToTell each;
        each.change.message = OpId::fromBytes(reader.raw(16)).value_or(OpId());
        each.change.deleted = reader.u8() != 0;
        each.told = reader.u8();
        each.change.replaced = readMarks(reader);
        all.append(each);
    }
    return reader.finished() ? all : QList<ChangeToTell>();
}

Status Sealing::keepChanges(const ChannelId &channel, const QList<ChangeToTell> &all)
{
    ByteWriter writer;
    writer.prefixed(m_around.numbering());
    for (const ChangeToTell &each : all) {
        writer.raw(each.change.message.toBytes())
            .u8(each.change.deleted ? 1 : 0)
            .u8(quint8(each.told));
        writeMarks(writer, each.change.replaced);
    }
    return m_work.rows().write(SealedKind::Changes, channel.toBytes(), writer.takeSecret());
}

Status Sealing::noteChange(const ChannelId &channel, const SeenChange &change)
{
    DUNLIN_TRY(QList<ChangeToTell> all, changesOf(channel));
    const auto isOf = [&](const ChangeToTell &each) {
        return each.change.message == change.message;
    };
    const auto known = std::find_if(all.begin(), all.end(), isOf);
    if (known != all.end() && known->change == change)
        return ok();
    if (known != all.end())
        all.erase(known);
    all.append({change, 0});
    return keepChanges(channel, all.mid(qMax<qsizetype>(0, all.size() - MostKept)));
}

Result<QList<SeenChange>> Sealing::changesToTell(const ChannelId &channel)
{
    DUNLIN_TRY(const QList<ChangeToTell> all, changesOf(channel));
    QList<SeenChange> told;
    for (const ChangeToTell &each : all) {
        if (each.told < OftenEnough && told.size() < MostChangesTold)
            told.append(each.change);
    }
    return told;
}

} // namespace dunlin::client
