// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// All that the server knows about a person, for them alone (protocol: GET /users/me/export).
#pragma once

#include "shared/wire/channel.h"
#include "shared/wire/friend.h"
#include "shared/wire/message.h"
#include "shared/wire/notification.h"
#include "shared/wire/push.h"

namespace dunlin::wire {

struct ExportedDevice {
    DeviceId id;
    QString name;
    QString platform;
    qint64 createdAt = 0;
    qint64 lastSeenAt = 0;
    std::optional<qint64> revokedAt;
    bool operator==(const ExportedDevice &) const = default;

    static constexpr const char *typeName = "ExportedDevice";
    static constexpr auto fields = FieldList{
        field(1, "id", &ExportedDevice::id),
        defaulted(2, "name", &ExportedDevice::name),
        defaulted(3, "platform", &ExportedDevice::platform),
        defaulted(4, "createdAt", &ExportedDevice::createdAt),
        defaulted(5, "lastSeenAt", &ExportedDevice::lastSeenAt),
        field(6, "revokedAt", &ExportedDevice::revokedAt),
    };
};

struct ExportedMembership {
    ChannelId channelId;
    std::optional<QString> name;
    Role role = Role::Member;
    qint64 joinedAt = 0;
    std::optional<qint64> leftAt;
    qint64 readSeq = 0;
    qint64 receivedSeq = 0;
    bool operator==(const ExportedMembership &) const = default;

    static constexpr const char *typeName = "ExportedMembership";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &ExportedMembership::channelId),
        field(2, "name", &ExportedMembership::name, "of a channel that the person is in"),
        field(3, "role", &ExportedMembership::role),
        defaulted(4, "joinedAt", &ExportedMembership::joinedAt),
        field(5, "leftAt", &ExportedMembership::leftAt),
        defaulted(6, "readSeq", &ExportedMembership::readSeq),
        defaulted(7, "receivedSeq", &ExportedMembership::receivedSeq),
    };
};

struct ExportedMessage {
    ChannelId channelId;
    qint64 seq = 0;
    OpId id;
    DeviceId senderDevice;
    MessageType type = MessageType::Text;
    std::optional<QString> content;
    std::optional<qint64> replyTo;
    qint64 createdAt = 0;
    std::optional<qint64> editedAt;
    bool deleted = false;
    QList<FileRef> files;
    std::optional<qint64> expiresAt;
    bool operator==(const ExportedMessage &) const = default;

    static constexpr const char *typeName = "ExportedMessage";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &ExportedMessage::channelId),
        field(2, "seq", &ExportedMessage::seq),
        field(3, "id", &ExportedMessage::id),
        field(4, "senderDevice", &ExportedMessage::senderDevice),
        field(5, "type", &ExportedMessage::type),
        field(6, "content", &ExportedMessage::content),
        field(7, "replyTo", &ExportedMessage::replyTo),
        defaulted(8, "createdAt", &ExportedMessage::createdAt),
        field(9, "editedAt", &ExportedMessage::editedAt),
        defaulted(10, "deleted", &ExportedMessage::deleted),
        defaulted(11, "files", &ExportedMessage::files),
        field(12, "expiresAt", &ExportedMessage::expiresAt),
    };
};

struct ExportedReaction {
    ChannelId channelId;
    qint64 seq = 0;
    QString emoji;
    bool operator==(const ExportedReaction &) const = default;

    static constexpr const char *typeName = "ExportedReaction";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &ExportedReaction::channelId),
        field(2, "seq", &ExportedReaction::seq, "of the message"),
        field(3, "emoji", &ExportedReaction::emoji),
    };
};

struct ExportedInvite {
    ChannelId channelId;
    qint64 createdAt = 0;
    std::optional<qint64> expiresAt;
    std::optional<qint64> maxUses;
    qint64 uses = 0;
    bool operator==(const ExportedInvite &) const = default;

    static constexpr const char *typeName = "ExportedInvite";
    static constexpr auto fields = FieldList{
        field(1, "channelId", &ExportedInvite::channelId),
        defaulted(2, "createdAt", &ExportedInvite::createdAt),
        field(3, "expiresAt", &ExportedInvite::expiresAt),
        field(4, "maxUses", &ExportedInvite::maxUses),
        defaulted(5, "uses", &ExportedInvite::uses),
    };
};

struct ExportedHistoryBackup {
    qint64 pages = 0;
    qint64 bytes = 0;
    std::optional<qint64> changedAt;
    bool operator==(const ExportedHistoryBackup &) const = default;

    static constexpr const char *typeName = "ExportedHistoryBackup";
    static constexpr auto fields = FieldList{
        field(1, "pages", &ExportedHistoryBackup::pages,
              "of all devices; GET /history-backup/pages gives them"),
        field(2, "bytes", &ExportedHistoryBackup::bytes),
        field(3, "changedAt", &ExportedHistoryBackup::changedAt, "absent while there is no page"),
    };
};

struct Export {
    std::optional<Account> account;
    QList<ExportedDevice> devices;
    std::optional<FriendList> people;
    QList<ExportedMembership> memberships;
    QList<ExportedMessage> messages;
    QList<ExportedReaction> reactions;
    QList<ExportedInvite> invites;
    std::optional<QString> next;
    std::optional<qint64> lastSeenAt;
    QList<FileRef> files;
    std::optional<QList<PushSubscription>> pushes;
    std::optional<QList<Notification>> notifications = {};
    std::optional<ExportedHistoryBackup> historyBackup = {};
    std::optional<qint64> recoveryKeyAt = {};
    bool operator==(const Export &) const = default;

    static constexpr const char *typeName = "Export";
    static constexpr auto fields = FieldList{
        field(1, "account", &Export::account,
              "on the first page, like the next three, lastSeenAt, files, pushes, notifications "
              "and the last two"),
        defaulted(2, "devices", &Export::devices, "the revoked ones too"),
        field(3, "people", &Export::people, "friends, requests, blocks"),
        defaulted(4, "memberships", &Export::memberships, "those of the past too"),
        defaulted(5, "messages", &Export::messages, "by channel and seq, the person's own"),
        defaulted(6, "reactions", &Export::reactions, "the person's own"),
        defaulted(7, "invites", &Export::invites, "that the person made"),
        field(8, "next", &Export::next, "the cursor of the next page; absent on the last"),
        field(9, "lastSeenAt", &Export::lastSeenAt, "hidden or not"),
        defaulted(10, "files", &Export::files,
                  "that the person uploaded; GET /files/{id} gives the content"),
        field(11, "pushes", &Export::pushes, "where devices want to be woken"),
        field(12, "notifications", &Export::notifications,
              "what the person was told, the newest first; of channels that they are in"),
        field(13, "historyBackup", &Export::historyBackup,
              "of the keys to encrypted channels; absent: there is none"),
        field(14, "recoveryKeyAt", &Export::recoveryKeyAt,
              "when a recovery key that a passphrase wraps was kept; absent: none is"),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_EXPORT(X)                                                                      \
    X(ExportedDevice) X(ExportedMembership) X(ExportedMessage) X(ExportedReaction)                 \
    X(ExportedInvite) X(ExportedHistoryBackup) X(Export)

namespace dunlin {
DUNLIN_WIRE_EXPORT(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
