// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Accounts, devices and sessions as they travel (protocol: /auth, /devices, /users).
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"

namespace dunlin::wire {

enum class ServerRole : quint8 { Unknown = 0, User = 1, Admin = 2 };
constexpr auto enumTable(ServerRole)
{
    return std::array{EnumName{ServerRole::User, "user"}, EnumName{ServerRole::Admin, "admin"}};
}

// What anybody may see of a person.
struct User {
    UserId id;
    QString username;
    QString displayName;
    std::optional<FileId> avatarFileId;
    std::optional<qint64> lastSeenAt;
    std::optional<QString> about;
    bool operator==(const User &) const = default;

    static constexpr const char *typeName = "User";
    static constexpr auto fields = std::tuple{
        field(1, "id", &User::id),
        field(2, "username", &User::username),
        defaulted(3, "displayName", &User::displayName),
        field(4, "avatarFileId", &User::avatarFileId),
        field(5, "lastSeenAt", &User::lastSeenAt, "if the person lets it be seen"),
        field(6, "about", &User::about),
    };
};
static_assert(isWireType<User>());

struct UserList {
    QList<User> users;
    bool more = false;
    bool operator==(const UserList &) const = default;

    static constexpr const char *typeName = "UserList";
    static constexpr auto fields =
        std::tuple{field(1, "users", &UserList::users), defaulted(2, "more", &UserList::more)};
};
static_assert(isWireType<UserList>());

// What a person sees of themselves.
struct Account {
    UserId id;
    QString username;
    QString displayName;
    std::optional<QString> email;
    std::optional<QString> about;
    std::optional<FileId> avatarFileId;
    ServerRole serverRole = ServerRole::User;
    qint64 createdAt = 0;
    bool operator==(const Account &) const = default;

    static constexpr const char *typeName = "Account";
    static constexpr auto fields = std::tuple{
        field(1, "id", &Account::id),
        field(2, "username", &Account::username),
        defaulted(3, "displayName", &Account::displayName),
        field(4, "email", &Account::email),
        field(5, "about", &Account::about),
        field(6, "avatarFileId", &Account::avatarFileId),
        defaulted(7, "serverRole", &Account::serverRole),
        defaulted(8, "createdAt", &Account::createdAt),
    };
};
static_assert(isWireType<Account>());

struct AccountPatch {
    std::optional<QString> displayName;
    std::optional<QString> email;
    std::optional<QString> about;
    bool operator==(const AccountPatch &) const = default;

    static constexpr const char *typeName = "AccountPatch";
    static constexpr auto fields = std::tuple{
        field(1, "displayName", &AccountPatch::displayName),
        field(2, "email", &AccountPatch::email, "empty removes it"),
        field(3, "about", &AccountPatch::about),
    };
};
static_assert(isWireType<AccountPatch>());

struct AccountRemoval {
    QString password;
    bool operator==(const AccountRemoval &) const = default;

    static constexpr const char *typeName = "AccountRemoval";
    static constexpr auto fields = std::tuple{field(1, "password", &AccountRemoval::password)};
};
static_assert(isWireType<AccountRemoval>());

struct Device {
    DeviceId id;
    QString name;
    QString platform;
    qint64 createdAt = 0;
    qint64 lastSeenAt = 0;
    bool current = false;
    bool operator==(const Device &) const = default;

    static constexpr const char *typeName = "Device";
    static constexpr auto fields = std::tuple{
        field(1, "id", &Device::id),
        defaulted(2, "name", &Device::name),
        defaulted(3, "platform", &Device::platform),
        defaulted(4, "createdAt", &Device::createdAt),
        defaulted(5, "lastSeenAt", &Device::lastSeenAt),
        defaulted(6, "current", &Device::current, "the one that asks"),
    };
};
static_assert(isWireType<Device>());

struct DeviceList {
    QList<Device> devices;
    bool operator==(const DeviceList &) const = default;

    static constexpr const char *typeName = "DeviceList";
    static constexpr auto fields = std::tuple{field(1, "devices", &DeviceList::devices)};
};
static_assert(isWireType<DeviceList>());

struct DevicePatch {
    QString name;
    bool operator==(const DevicePatch &) const = default;

    static constexpr const char *typeName = "DevicePatch";
    static constexpr auto fields = std::tuple{field(1, "name", &DevicePatch::name)};
};
static_assert(isWireType<DevicePatch>());

// The device that signs in; `id` names one that this account already has.
struct DeviceClaim {
    QString name;
    QString platform;
    std::optional<DeviceId> id;
    bool operator==(const DeviceClaim &) const = default;

    static constexpr const char *typeName = "DeviceClaim";
    static constexpr auto fields = std::tuple{
        defaulted(1, "name", &DeviceClaim::name),
        defaulted(2, "platform", &DeviceClaim::platform),
        field(3, "id", &DeviceClaim::id),
    };
};
static_assert(isWireType<DeviceClaim>());

struct Registration {
    QString username;
    QString password;
    std::optional<QString> displayName;
    std::optional<QString> email;
    std::optional<QString> invite;
    DeviceClaim device;
    bool operator==(const Registration &) const = default;

    static constexpr const char *typeName = "Registration";
    static constexpr auto fields = std::tuple{
        field(1, "username", &Registration::username),
        field(2, "password", &Registration::password),
        field(3, "displayName", &Registration::displayName),
        field(4, "email", &Registration::email),
        field(5, "invite", &Registration::invite, "token of an invite link"),
        field(6, "device", &Registration::device),
    };
};
static_assert(isWireType<Registration>());

struct Login {
    QString username;
    QString password;
    std::optional<QString> totp;
    DeviceClaim device;
    bool operator==(const Login &) const = default;

    static constexpr const char *typeName = "Login";
    static constexpr auto fields = std::tuple{
        field(1, "username", &Login::username),
        field(2, "password", &Login::password),
        field(3, "totp", &Login::totp),
        field(4, "device", &Login::device),
    };
};
static_assert(isWireType<Login>());

struct SignedIn {
    Account user;
    Device device;
    QString accessToken;
    qint64 expiresIn = 0;
    QString refreshToken;
    bool operator==(const SignedIn &) const = default;

    static constexpr const char *typeName = "SignedIn";
    static constexpr auto fields = std::tuple{
        field(1, "user", &SignedIn::user),
        field(2, "device", &SignedIn::device),
        field(3, "accessToken", &SignedIn::accessToken),
        field(4, "expiresIn", &SignedIn::expiresIn, "seconds"),
        field(5, "refreshToken", &SignedIn::refreshToken),
    };
};
static_assert(isWireType<SignedIn>());

struct Refresh {
    QString refreshToken;
    bool operator==(const Refresh &) const = default;

    static constexpr const char *typeName = "Refresh";
    static constexpr auto fields = std::tuple{field(1, "refreshToken", &Refresh::refreshToken)};
};
static_assert(isWireType<Refresh>());

struct Refreshed {
    QString accessToken;
    qint64 expiresIn = 0;
    QString refreshToken;
    bool operator==(const Refreshed &) const = default;

    static constexpr const char *typeName = "Refreshed";
    static constexpr auto fields = std::tuple{
        field(1, "accessToken", &Refreshed::accessToken),
        field(2, "expiresIn", &Refreshed::expiresIn, "seconds"),
        field(3, "refreshToken", &Refreshed::refreshToken),
    };
};
static_assert(isWireType<Refreshed>());

struct PasswordChange {
    QString current;
    QString replacement;
    bool operator==(const PasswordChange &) const = default;

    static constexpr const char *typeName = "PasswordChange";
    static constexpr auto fields = std::tuple{
        field(1, "current", &PasswordChange::current),
        field(2, "new", &PasswordChange::replacement),
    };
};
static_assert(isWireType<PasswordChange>());

struct Ticket {
    QString ticket;
    bool operator==(const Ticket &) const = default;

    static constexpr const char *typeName = "Ticket";
    static constexpr auto fields =
        std::tuple{field(1, "ticket", &Ticket::ticket, "single use, 30 s")};
};
static_assert(isWireType<Ticket>());

// A request or reply without fields.
struct Empty {
    bool operator==(const Empty &) const = default;

    static constexpr const char *typeName = "Empty";
    static constexpr auto fields = std::tuple{};
};

} // namespace dunlin::wire
