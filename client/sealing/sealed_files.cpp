// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/sealed_files.h"

#include "client/crypto/bytes.h"
#include "client/crypto/cause.h"
#include "client/sealing/sealing.h"
#include "shared/core/log.h"

namespace dunlin::client {

namespace {

constexpr qsizetype LongestType = 127;
const QString AnyBytes = QStringLiteral("application/octet-stream");

bool isType(const QString &type)
{
    return !type.isEmpty() && type.size() <= LongestType
        && std::all_of(type.cbegin(), type.cend(),
                       [](QChar each) { return each.unicode() > 0x20 && each.unicode() < 0x7f; });
}

} // namespace

QList<wire::FileRef> filesOf(const TextContent &content)
{
    QList<wire::FileRef> files;
    for (const SealedFile &each : content.files)
        files.append({each.content.file, harmlessName(each.name), each.content.size,
                      isType(each.contentType) ? each.contentType : AnyBytes});
    return files;
}

// In the transaction in which its message is opened or sealed. What a message said first of a file holds.
Status Sealing::keepFiles(const Frame &frame)
{
    QList<SealedFile> files;
    if (frame.kind == FrameKind::Text) {
        if (const auto content = contentOf<TextContent>(frame); content.ok())
            files = content->files;
    }
    for (const SealedFile &each : std::as_const(files)) {
        const QByteArray name = each.content.file.toBytes();
        DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::File, name));
        if (held)
            continue;
        ByteWriter writer(128);
        writer.u64(quint64(each.content.size)).raw(each.content.key).raw(each.content.digest);
        DUNLIN_CHECK(m_work.rows().write(SealedKind::File, name, writer.takeSecret()));
    }
    return ok();
}

Result<std::optional<FileSeal>> Sealing::fileSeal(const FileId &id)
{
    // Without its key a profile has opened nothing.
    if (!m_store.sealedRows().isOpen())
        return std::optional<FileSeal>();
    DUNLIN_TRY(const auto held, m_work.rows().read(SealedKind::File, id.toBytes()));
    if (!held)
        return std::optional<FileSeal>();
    ByteReader reader(held->reveal());
    FileSeal seal;
    seal.size = qint64(reader.u64());
    seal.key = Secret(reader.raw(32));
    seal.digest = reader.raw(32);
    if (!reader.finished())
        return refusal(Cause::LocalState, QStringLiteral("what opens a file"));
    return std::optional(seal);
}

} // namespace dunlin::client
