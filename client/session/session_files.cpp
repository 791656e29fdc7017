// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with files: up in chunks, down by ranges.

#include "client/session/session_parts.h"

namespace dunlin::client {

Async<wire::FileUpload> AccountSession::announceFile(const wire::FileCreate &request)
{
    return m_parts->http->call(wire::http::createFile, request);
}

Async<Done> AccountSession::sendChunk(const FileId &id, qint64 offset, const QByteArray &bytes)
{
    const auto sent =
        m_parts->http->bytes(wire::Method::Patch, QStringLiteral("/files/") + id.toText(),
                             {{"Tus-Resumable", "1.0.0"},
                              {"Upload-Offset", QByteArray::number(offset)},
                              {"Content-Type", "application/offset+octet-stream"}},
                             bytes);
    return then(this, sent, [](const QByteArray &) { return ok(); });
}

Async<wire::MessageRow> AccountSession::sendFiles(const ChannelId &channel,
                                                  const QList<FileId> &files)
{
    const wire::SendBody body{OpId::create(), wire::MessageType::File, {}, {}, files, {}, {}};
    return m_parts->http->call(wire::http::send, body, Parts::pathOf(channel));
}

Async<QByteArray> AccountSession::fileBytes(const FileId &id, qint64 from, qint64 most)
{
    return m_parts->http->bytes(
        wire::Method::Get, QStringLiteral("/files/") + id.toText(),
        {{"Range",
          "bytes=" + QByteArray::number(from) + '-' + QByteArray::number(from + most - 1)}});
}

} // namespace dunlin::client
