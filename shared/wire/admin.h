// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What admins of the server see and do (protocol: /admin). Nothing of it is what people write to each other.
#pragma once

#include "shared/wire/account.h"
#include "shared/wire/channel.h"

namespace dunlin::wire {

struct AdminUser {
    UserId id;
    QString username;
    QString displayName;
    std::optional<QString> email;
    ServerRole role = ServerRole::User;
    bool disabled = false;
    qint64 createdAt = 0;
    qint64 lastSeenAt = 0;
    qint64 devices = 0;
    bool totp = false;
    bool operator==(const AdminUser &) const = default;

    static constexpr const char *typeName = "AdminUser";
    static constexpr auto fields = FieldList{
        field(1, "id", &AdminUser::id),
        field(2, "username", &AdminUser::username),
        defaulted(3, "displayName", &AdminUser::displayName),
        field(4, "email", &AdminUser::email),
        defaulted(5, "role", &AdminUser::role),
        defaulted(6, "disabled", &AdminUser::disabled),
        defaulted(7, "createdAt", &AdminUser::createdAt),
        defaulted(8, "lastSeenAt", &AdminUser::lastSeenAt),
        defaulted(9, "devices", &AdminUser::devices, "signed in"),
        defaulted(10, "totp", &AdminUser::totp, "a sign-in asks for a code"),
    };
};

struct AdminUserList {
    QList<AdminUser> users;
    bool more = false;
    bool operator==(const AdminUserList &) const = default;

    static constexpr const char *typeName = "AdminUserList";
    static constexpr auto fields = FieldList{field(1, "users", &AdminUserList::users),
                                             defaulted(2, "more", &AdminUserList::more)};
};

struct AdminUserPatch {
    std::optional<ServerRole> role;
    std::optional<bool> disabled;
    bool operator==(const AdminUserPatch &) const = default;

    static constexpr const char *typeName = "AdminUserPatch";
    static constexpr auto fields = FieldList{
        field(1, "role", &AdminUserPatch::role),
        field(2, "disabled", &AdminUserPatch::disabled, "true signs every device out"),
    };
};

struct AdminPassword {
    std::optional<QString> password;
    bool operator==(const AdminPassword &) const = default;

    static constexpr const char *typeName = "AdminPassword";
    static constexpr auto fields = FieldList{
        field(
            1, "password", &AdminPassword::password,
            "in a request: absent lets the server make one up; in the answer: the one it made up"),
    };
};

struct AdminInvite {
    QString id;
    std::optional<ChannelId> channelId;
    std::optional<UserId> createdBy;
    qint64 createdAt = 0;
    std::optional<qint64> expiresAt;
    std::optional<qint64> maxUses;
    qint64 uses = 0;
    bool operator==(const AdminInvite &) const = default;

    static constexpr const char *typeName = "AdminInvite";
    static constexpr auto fields = FieldList{
        field(1, "id", &AdminInvite::id, "not the token: nobody can tell that from it"),
        field(2, "channelId", &AdminInvite::channelId, "absent: into the server"),
        field(3, "createdBy", &AdminInvite::createdBy, "absent: the command line"),
        defaulted(4, "createdAt", &AdminInvite::createdAt),
        field(5, "expiresAt", &AdminInvite::expiresAt),
        field(6, "maxUses", &AdminInvite::maxUses),
        defaulted(7, "uses", &AdminInvite::uses),
    };
};

struct AdminInviteList {
    QList<AdminInvite> invites;
    bool more = false;
    bool operator==(const AdminInviteList &) const = default;

    static constexpr const char *typeName = "AdminInviteList";
    static constexpr auto fields = FieldList{field(1, "invites", &AdminInviteList::invites),
                                             defaulted(2, "more", &AdminInviteList::more)};
};

struct AdminChannel {
    ChannelId id;
    ChannelKind kind = ChannelKind::Channel;
    QString name;
    bool isPrivate = false;
    bool encrypted = false;
    UserId createdBy;
    qint64 createdAt = 0;
    qint64 members = 0;
    qint64 messages = 0;
    bool operator==(const AdminChannel &) const = default;

    static constexpr const char *typeName = "AdminChannel";
    static constexpr auto fields = FieldList{
        field(1, "id", &AdminChannel::id),
        field(2, "kind", &AdminChannel::kind),
        defaulted(3, "name", &AdminChannel::name),
        defaulted(4, "isPrivate", &AdminChannel::isPrivate),
        defaulted(5, "encrypted", &AdminChannel::encrypted),
        field(6, "createdBy", &AdminChannel::createdBy),
        defaulted(7, "createdAt", &AdminChannel::createdAt),
        defaulted(8, "members", &AdminChannel::members),
        defaulted(9, "messages", &AdminChannel::messages, "ever sent"),
    };
};

struct AdminChannelList {
    QList<AdminChannel> channels;
    bool more = false;
    bool operator==(const AdminChannelList &) const = default;

    static constexpr const char *typeName = "AdminChannelList";
    static constexpr auto fields = FieldList{field(1, "channels", &AdminChannelList::channels),
                                             defaulted(2, "more", &AdminChannelList::more)};
};

struct AuditEntry {
    qint64 id = 0;
    qint64 at = 0;
    std::optional<UserId> actor;
    QString act;
    QString subject;
    QString name;
    QString detail;
    bool operator==(const AuditEntry &) const = default;

    static constexpr const char *typeName = "AuditEntry";
    static constexpr auto fields = FieldList{
        field(1, "id", &AuditEntry::id, "1, 2, 3 ... in order of time"),
        defaulted(2, "at", &AuditEntry::at),
        field(3, "actor", &AuditEntry::actor, "absent: the command line"),
        field(4, "act", &AuditEntry::act, "such as user.disable"),
        defaulted(5, "subject", &AuditEntry::subject, "the id of what it was done to"),
        defaulted(6, "name", &AuditEntry::name, "of it, at that time"),
        defaulted(7, "detail", &AuditEntry::detail),
    };
};

struct AuditList {
    QList<AuditEntry> entries;
    bool more = false;
    bool operator==(const AuditList &) const = default;

    static constexpr const char *typeName = "AuditList";
    static constexpr auto fields =
        FieldList{field(1, "entries", &AuditList::entries), defaulted(2, "more", &AuditList::more)};
};

struct AdminFigure {
    QString name;
    qint64 value = 0;
    bool operator==(const AdminFigure &) const = default;

    static constexpr const char *typeName = "AdminFigure";
    static constexpr auto fields =
        FieldList{field(1, "name", &AdminFigure::name), defaulted(2, "value", &AdminFigure::value)};
};

struct AdminComponent {
    QString name;
    QString status;
    bool operator==(const AdminComponent &) const = default;

    static constexpr const char *typeName = "AdminComponent";
    static constexpr auto fields =
        FieldList{field(1, "name", &AdminComponent::name),
                  field(2, "status", &AdminComponent::status, "ok, degraded or down")};
};

struct AdminStats {
    qint64 users = 0;
    qint64 channels = 0;
    qint64 messages = 0;
    qint64 files = 0;
    qint64 fileBytes = 0;
    QList<AdminFigure> queues;
    QList<AdminFigure> connections;
    QList<AdminComponent> components;
    std::optional<qint64> lastBackupAt;
    bool operator==(const AdminStats &) const = default;

    static constexpr const char *typeName = "AdminStats";
    static constexpr auto fields = FieldList{
        defaulted(1, "users", &AdminStats::users),
        defaulted(2, "channels", &AdminStats::channels),
        defaulted(3, "messages", &AdminStats::messages, "ever sent to channels that are there"),
        defaulted(4, "files", &AdminStats::files),
        defaulted(5, "fileBytes", &AdminStats::fileBytes),
        defaulted(6, "queues", &AdminStats::queues, "what waits"),
        defaulted(7, "connections", &AdminStats::connections),
        defaulted(8, "components", &AdminStats::components, "as /health has them"),
        field(9, "lastBackupAt", &AdminStats::lastBackupAt),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_ADMIN(X)                                                                       \
    X(AdminUser) X(AdminUserList) X(AdminUserPatch) X(AdminPassword) X(AdminInvite)                \
        X(AdminInviteList) X(AdminChannel) X(AdminChannelList) X(AuditEntry) X(AuditList)          \
            X(AdminFigure) X(AdminComponent) X(AdminStats)

namespace dunlin {
DUNLIN_WIRE_ADMIN(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
