// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files as they are announced (protocol: /files). Their bytes travel as they are, see byteEndpoints in http_api.h.
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"
#include "shared/wire/codecs.h"

namespace dunlin::wire {

enum class FilePurpose : quint8 { Unknown = 0, Message = 1, Avatar = 2 };
constexpr auto enumTable(FilePurpose)
{
    return std::array{EnumName{FilePurpose::Message, "message"},
                      EnumName{FilePurpose::Avatar, "avatar"}};
}

struct FileCreate {
    QString name;
    qint64 size = 0;
    QString contentType;
    std::optional<QString> sha256;
    std::optional<ChannelId> channelId;
    FilePurpose purpose = FilePurpose::Message;
    bool operator==(const FileCreate &) const = default;

    static constexpr const char *typeName = "FileCreate";
    static constexpr auto fields = FieldList{
        field(1, "name", &FileCreate::name, "cleaned: the last component, no control characters"),
        field(2, "size", &FileCreate::size),
        defaulted(3, "contentType", &FileCreate::contentType,
                  "a claim; what the bytes are is found out"),
        field(4, "sha256", &FileCreate::sha256, "of the content, in base64 or hexadecimal"),
        field(5, "channelId", &FileCreate::channelId,
              "where it will be sent; needed unless it is an avatar"),
        defaulted(6, "purpose", &FileCreate::purpose),
    };
};

struct FileUpload {
    FileId id;
    qint64 offset = 0;
    bool operator==(const FileUpload &) const = default;

    static constexpr const char *typeName = "FileUpload";
    static constexpr auto fields = FieldList{
        field(1, "id", &FileUpload::id),
        field(2, "offset", &FileUpload::offset, "how many bytes the server has for good"),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_FILE(X) X(FileCreate) X(FileUpload)

namespace dunlin {
DUNLIN_WIRE_FILE(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
