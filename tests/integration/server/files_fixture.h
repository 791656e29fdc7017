// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the tests of files share: announcing, bringing, sending and reading one over REST.
#pragma once

#include "tests/integration/server/server_test.h"

#include <QDirIterator>

namespace dunlin::test {

using namespace Qt::StringLiterals;

inline constexpr qint64 Mib = 1024 * 1024;
inline const QByteArray Png = "\x89PNG\r\n\x1a\n and some more";
// Two pixels by two, with the text "canary" beside them.
inline const QByteArray WholePng = QByteArray::fromBase64(
    "iVBORw0KGgoAAAANSUhEUgAAAAIAAAACCAIAAAD91JpzAAAADnRFWHRDb21tZW50AGNhbmFyeQXEXK0AAAARSURBVH"
    "icY/jPwABEYOI/AwAd8AP9oDMJiQAAAABJRU5ErkJggg==");

using Headers = QList<std::pair<QByteArray, QByteArray>>;

inline QString pathOf(const FileId &id)
{
    return u"/api/v1/files/"_s + id.toText();
}

inline wire::FileCreate announce(const ChannelId &channel, const QString &name, qint64 size)
{
    wire::FileCreate request;
    request.name = name;
    request.size = size;
    request.contentType = u"text/html"_s; // a lie, as a rule
    request.channelId = channel;
    return request;
}

inline FileId create(Actor &who, const wire::FileCreate &request)
{
    const auto made = who.rest.call(wire::http::createFile, {}, request);
    if (!made.ok())
        qWarning("%s: create: %s", qPrintable(who.name), qPrintable(made.error().detail));
    return made.ok() ? made->id : FileId();
}

inline HttpResult put(Actor &who, const FileId &id, qint64 offset, const QByteArray &bytes)
{
    return who.rest.raw("PATCH", pathOf(id), bytes,
                        {{"Upload-Offset", QByteArray::number(offset)},
                         {"Tus-Resumable", "1.0.0"},
                         {"Content-Type", "application/offset+octet-stream"}});
}

inline HttpResult get(Actor &who, const FileId &id, const Headers &headers = {})
{
    return who.rest.raw("GET", pathOf(id), {}, headers);
}

// -1: none of the caller's.
inline qint64 offsetOf(Actor &who, const FileId &id)
{
    const HttpResult head = who.rest.raw("HEAD", pathOf(id));
    return head.status == 200 ? head.headers.value("upload-offset", "-2").toLongLong() : -1;
}

inline FileId upload(Actor &who, const ChannelId &channel, const QByteArray &bytes,
                     const QString &name = u"a.txt"_s)
{
    const FileId id = create(who, announce(channel, name, bytes.size()));
    for (qint64 at = 0; at < bytes.size(); at += Mib) {
        const HttpResult result = put(who, id, at, bytes.mid(at, Mib));
        if (result.status != 204)
            qWarning("%s: PATCH: %d %s", qPrintable(who.name), result.status,
                     result.body.constData());
    }
    return id;
}

inline wire::SendBody withFiles(const QList<FileId> &files,
                                const std::optional<QString> &caption = {})
{
    return {OpId::create(), wire::MessageType::File, caption, {}, files, {}, {}};
}

inline Result<wire::MessageRow> share(Actor &who, const ChannelId &channel,
                                      const QList<FileId> &files)
{
    return who.rest.call(wire::http::send, {channel.toText()}, withFiles(files));
}

// Everything below the server's folder for files that is a file.
inline qsizetype filesOnDisk(const TestServer &server, const QString &folder)
{
    qsizetype count = 0;
    QDirIterator it(server.dataDir() + u"/files/"_s + folder, QDir::Files,
                    QDirIterator::Subdirectories);
    for (; it.hasNext(); it.next())
        ++count;
    return count;
}

} // namespace dunlin::test
