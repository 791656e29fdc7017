// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Accounts, devices and sessions as they travel (protocol: /auth, /devices, /users).
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"
#include "shared/wire/codecs.h"
#include "shared/wire/presence.h"

namespace dunlin::wire {

enum class ServerRole : quint8 { Unknown = 0, User = 1, Admin = 2 };
constexpr auto enumTable(ServerRole)
{
    return std::array{EnumName{ServerRole::User, "user"}, EnumName{ServerRole::Admin, "admin"}};
}

// Who stands for a hook is called like this. A person's name has no colon.
inline constexpr QLatin1StringView BotPrefix{"hook:"};
inline bool isBot(const QString &username)
{
    return username.startsWith(BotPrefix);
}

// What anybody may see of a person.
struct User {
    UserId id;
    QString username;
    QString displayName;
    std::optional<FileId> avatarFileId;
    std::optional<qint64> lastSeenAt;
    std::optional<QString> about;
    std::optional<bool> bot = {};
    bool operator==(const User &) const = default;

    static constexpr const char *typeName = "User";
    static constexpr auto fields = FieldList{
        field(1, "id", &User::id),
        field(2, "username", &User::username),
        defaulted(3, "displayName", &User::displayName),
        field(4, "avatarFileId", &User::avatarFileId),
        field(5, "lastSeenAt", &User::lastSeenAt, "if the person lets it be seen"),
        field(6, "about", &User::about),
        field(7, "bot", &User::bot, "true: no person, but a hook of a channel"),
    };
};

struct UserList {
    QList<User> users;
    bool more = false;
    bool operator==(const UserList &) const = default;

    static constexpr const char *typeName = "UserList";
    static constexpr auto fields =
        FieldList{field(1, "users", &UserList::users), defaulted(2, "more", &UserList::more)};
};

enum class AddedBy : quint8 { Unknown = 0, Everybody = 1, Friends = 2, Nobody = 3 };
constexpr auto enumTable(AddedBy)
{
    return std::array{EnumName{AddedBy::Everybody, "everybody"},
                      EnumName{AddedBy::Friends, "friends"}, EnumName{AddedBy::Nobody, "nobody"}};
}

// What a person chooses for the whole account.
struct UserSettings {
    std::optional<bool> showLastSeen;
    std::optional<AddedBy> addedBy;
    bool operator==(const UserSettings &) const = default;

    static constexpr const char *typeName = "UserSettings";
    static constexpr auto fields = FieldList{
        field(1, "showLastSeen", &UserSettings::showLastSeen,
              "others see lastSeenAt; absent in a change: as it was"),
        field(2, "addedBy", &UserSettings::addedBy,
              "who may add the person to a channel without asking; absent in a change: as it was"),
    };
};

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
    std::optional<PresenceState> presence;
    std::optional<UserSettings> settings;
    std::optional<bool> totp;
    bool operator==(const Account &) const = default;

    static constexpr const char *typeName = "Account";
    static constexpr auto fields = FieldList{
        field(1, "id", &Account::id),
        field(2, "username", &Account::username),
        defaulted(3, "displayName", &Account::displayName),
        field(4, "email", &Account::email),
        field(5, "about", &Account::about),
        field(6, "avatarFileId", &Account::avatarFileId),
        defaulted(7, "serverRole", &Account::serverRole),
        defaulted(8, "createdAt", &Account::createdAt),
        field(9, "presence", &Account::presence, "as it was set"),
        field(10, "settings", &Account::settings),
        field(11, "totp", &Account::totp, "GET /users/me: a sign-in asks for a code"),
    };
};

struct AccountPatch {
    std::optional<QString> displayName;
    std::optional<QString> email;
    std::optional<QString> about;
    std::optional<UserSettings> settings;
    std::optional<QString> avatarFileId;
    bool operator==(const AccountPatch &) const = default;

    static constexpr const char *typeName = "AccountPatch";
    static constexpr auto fields = FieldList{
        field(1, "displayName", &AccountPatch::displayName),
        field(2, "email", &AccountPatch::email, "empty removes it"),
        field(3, "about", &AccountPatch::about),
        field(4, "settings", &AccountPatch::settings),
        field(5, "avatarFileId", &AccountPatch::avatarFileId,
              "a picture that the caller uploaded; empty removes it"),
    };
};

struct AccountRemoval {
    QString password;
    bool operator==(const AccountRemoval &) const = default;

    static constexpr const char *typeName = "AccountRemoval";
    static constexpr auto fields = FieldList{field(1, "password", &AccountRemoval::password)};
};

struct Device {
    DeviceId id;
    QString name;
    QString platform;
    qint64 createdAt = 0;
    qint64 lastSeenAt = 0;
    bool current = false;
    bool operator==(const Device &) const = default;

    static constexpr const char *typeName = "Device";
    static constexpr auto fields = FieldList{
        field(1, "id", &Device::id),
        defaulted(2, "name", &Device::name),
        defaulted(3, "platform", &Device::platform),
        defaulted(4, "createdAt", &Device::createdAt),
        defaulted(5, "lastSeenAt", &Device::lastSeenAt),
        defaulted(6, "current", &Device::current, "the one that asks"),
    };
};

struct DeviceList {
    QList<Device> devices;
    bool operator==(const DeviceList &) const = default;

    static constexpr const char *typeName = "DeviceList";
    static constexpr auto fields = FieldList{field(1, "devices", &DeviceList::devices)};
};

struct DevicePatch {
    QString name;
    bool operator==(const DevicePatch &) const = default;

    static constexpr const char *typeName = "DevicePatch";
    static constexpr auto fields = FieldList{field(1, "name", &DevicePatch::name)};
};

// The device that signs in; `id` names one that this account already has.
struct DeviceClaim {
    QString name;
    QString platform;
    std::optional<DeviceId> id;
    bool operator==(const DeviceClaim &) const = default;

    static constexpr const char *typeName = "DeviceClaim";
    static constexpr auto fields = FieldList{
        defaulted(1, "name", &DeviceClaim::name),
        defaulted(2, "platform", &DeviceClaim::platform),
        field(3, "id", &DeviceClaim::id),
    };
};

struct Registration {
    QString username;
    QString password;
    std::optional<QString> displayName;
    std::optional<QString> email;
    std::optional<QString> invite;
    DeviceClaim device;
    bool operator==(const Registration &) const = default;

    static constexpr const char *typeName = "Registration";
    static constexpr auto fields = FieldList{
        field(1, "username", &Registration::username),
        field(2, "password", &Registration::password),
        field(3, "displayName", &Registration::displayName),
        field(4, "email", &Registration::email),
        field(5, "invite", &Registration::invite, "token of an invite link"),
        field(6, "device", &Registration::device),
    };
};

struct Login {
    QString username;
    QString password;
    std::optional<QString> totp;
    DeviceClaim device;
    bool operator==(const Login &) const = default;

    static constexpr const char *typeName = "Login";
    static constexpr auto fields = FieldList{
        field(1, "username", &Login::username),
        field(2, "password", &Login::password),
        field(3, "totp", &Login::totp, "a code of the second factor, or a recovery code"),
        field(4, "device", &Login::device),
    };
};

struct SignedIn {
    Account user;
    Device device;
    QString accessToken;
    qint64 expiresIn = 0;
    QString refreshToken;
    bool operator==(const SignedIn &) const = default;

    static constexpr const char *typeName = "SignedIn";
    static constexpr auto fields = FieldList{
        field(1, "user", &SignedIn::user),
        field(2, "device", &SignedIn::device),
        field(3, "accessToken", &SignedIn::accessToken),
        field(4, "expiresIn", &SignedIn::expiresIn, "seconds"),
        field(5, "refreshToken", &SignedIn::refreshToken),
    };
};

// With an opId that is kept beside the token the trade may be said again until its answer has arrived.
struct Refresh {
    QString refreshToken;
    std::optional<OpId> opId;
    bool operator==(const Refresh &) const = default;

    static constexpr const char *typeName = "Refresh";
    static constexpr auto fields = FieldList{
        field(1, "refreshToken", &Refresh::refreshToken),
        field(2, "opId", &Refresh::opId, "the same for every attempt to trade this token"),
    };
};

struct Refreshed {
    QString accessToken;
    qint64 expiresIn = 0;
    QString refreshToken;
    bool operator==(const Refreshed &) const = default;

    static constexpr const char *typeName = "Refreshed";
    static constexpr auto fields = FieldList{
        field(1, "accessToken", &Refreshed::accessToken),
        field(2, "expiresIn", &Refreshed::expiresIn, "seconds"),
        field(3, "refreshToken", &Refreshed::refreshToken),
    };
};

struct PasswordChange {
    QString current;
    QString replacement;
    bool operator==(const PasswordChange &) const = default;

    static constexpr const char *typeName = "PasswordChange";
    static constexpr auto fields = FieldList{
        field(1, "current", &PasswordChange::current),
        field(2, "new", &PasswordChange::replacement),
    };
};

struct Ticket {
    QString ticket;
    bool operator==(const Ticket &) const = default;

    static constexpr const char *typeName = "Ticket";
    static constexpr auto fields =
        FieldList{field(1, "ticket", &Ticket::ticket, "single use, 30 s")};
};

struct TotpEnrolment {
    QString password;
    bool operator==(const TotpEnrolment &) const = default;

    static constexpr const char *typeName = "TotpEnrolment";
    static constexpr auto fields = FieldList{field(1, "password", &TotpEnrolment::password)};
};

struct TotpSecret {
    QString secret;
    QString uri;
    bool operator==(const TotpSecret &) const = default;

    static constexpr const char *typeName = "TotpSecret";
    static constexpr auto fields = FieldList{
        field(1, "secret", &TotpSecret::secret, "base32"),
        field(2, "uri", &TotpSecret::uri, "otpauth://, for a QR code"),
    };
};

struct TotpConfirmation {
    QString code;
    bool operator==(const TotpConfirmation &) const = default;

    static constexpr const char *typeName = "TotpConfirmation";
    static constexpr auto fields = FieldList{field(1, "code", &TotpConfirmation::code)};
};

struct RecoveryCodes {
    QList<QString> recoveryCodes;
    bool operator==(const RecoveryCodes &) const = default;

    static constexpr const char *typeName = "RecoveryCodes";
    static constexpr auto fields = FieldList{field(
        1, "recoveryCodes", &RecoveryCodes::recoveryCodes, "each works once instead of a code")};
};

struct TotpRemoval {
    QString password;
    QString code;
    bool operator==(const TotpRemoval &) const = default;

    static constexpr const char *typeName = "TotpRemoval";
    static constexpr auto fields = FieldList{
        field(1, "password", &TotpRemoval::password),
        field(2, "code", &TotpRemoval::code, "or a recovery code"),
    };
};

// A request or reply without fields.
struct Empty {
    bool operator==(const Empty &) const = default;

    static constexpr const char *typeName = "Empty";
    static constexpr auto fields = FieldList{};
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_ACCOUNT(X)                                                                     \
    X(User)                                                                                        \
    X(UserList) X(UserSettings) X(Account) X(AccountPatch) X(AccountRemoval) X(Device) X(DeviceList)               \
        X(DevicePatch) X(DeviceClaim) X(Registration) X(Login) X(SignedIn) X(Refresh) X(Refreshed) \
            X(PasswordChange) X(Ticket) X(TotpEnrolment) X(TotpSecret) X(TotpConfirmation)               \
            X(RecoveryCodes) X(TotpRemoval)

namespace dunlin {
DUNLIN_WIRE_ACCOUNT(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
