// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/user_commands.h"

#include "server/app/node.h"
#include "server/app/node_settings.h"
#include "server/services/audit.h"
#include "server/services/device_sessions.h"
#include "server/services/validation.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

CommandOutcome usage()
{
    return {ExitCode::BadConfiguration,
            u"dunlin-server user create NAME [--admin] | list | promote NAME | demote NAME | "
            u"disable NAME | enable NAME | reset-password NAME | remove-totp NAME | sign-out NAME\n"
            "dunlin-server invite create [--uses N] [--expires-in SECONDS]\n"_s};
}

Result<AccountRecord> named(Stores &stores, const QString &name)
{
    DUNLIN_TRY(auto account, stores.accounts.findByUsername(usernameKey(name)));
    if (!account)
        return fail(Errc::NotFound, u"there is no user "_s + name);
    return *std::move(account);
}

struct NewPassword {
    Secret secret;
    QString shown; // when it was made up here
};

Result<NewPassword> newPassword()
{
    const QString given = qEnvironmentVariable("DUNLIN_PASSWORD");
    if (!given.isEmpty()) {
        DUNLIN_TRY(Secret secret, acceptPassword(given, u"password"_s));
        return NewPassword{secret, {}};
    }
    const QString made = makeUpPassword();
    return NewPassword{Secret::fromText(made), made};
}

class Desk
{
public:
    Desk(const CommandLine &line, Storage &storage, const Clock &clock)
        : m_line(line)
        , m_storage(storage)
        , m_clock(clock)
        , m_passwords(passwordPolicy(line.config))
    {
    }

    Result<QString> createUser(const QString &name)
    {
        AccountRecord account;
        DUNLIN_TRY(account.usernameFold, acceptUsername(name));
        DUNLIN_TRY(const NewPassword password, newPassword());
        DUNLIN_TRY(account.passwordHash, m_passwords.hash(password.secret).result());
        account.id = UserId::create();
        account.username = account.usernameFold;
        account.displayName = name;
        account.createdAt = m_clock.nowMs();
        account.role =
            m_line.options.contains(u"admin"_s) ? wire::ServerRole::Admin : wire::ServerRole::User;
        const Status done = write([&](UnitOfWork &unit) -> Status {
            DUNLIN_CHECK(unit.stores().accounts.create(account));
            return note(unit.stores(),
                        Act{{},
                            act::CreateUser,
                            account.id.toText(),
                            account.username,
                            account.role == wire::ServerRole::Admin ? u"admin"_s : QString()},
                        account.createdAt);
        });
        DUNLIN_CHECK(done);
        return u"created %1\n"_s.arg(account.username) + shown(password);
    }

    Result<QString> list()
    {
        return m_storage
            .read([](Stores &stores) -> Result<QString> {
                QString text;
                constexpr int Page = 500;
                for (int offset = 0;; offset += Page) {
                    DUNLIN_TRY(const QList<AccountRecord> accounts,
                               stores.accounts.list(Page, offset));
                    for (const AccountRecord &each : accounts)
                        text += each.username
                            + (each.role == wire::ServerRole::Admin ? u" admin"_s : u""_s)
                            + (each.disabled ? u" disabled\n"_s : u"\n"_s);
                    if (accounts.size() < Page)
                        return text;
                }
            })
            .result();
    }

    Result<QString> promote(const QString &name)
    {
        DUNLIN_CHECK(change(name, {wire::ServerRole::Admin, {}}));
        return u"%1 is an admin of this server\n"_s.arg(name);
    }

    Result<QString> demote(const QString &name)
    {
        DUNLIN_CHECK(change(name, {wire::ServerRole::User, {}}));
        return u"%1 is no admin of this server\n"_s.arg(name);
    }

    Result<QString> disable(const QString &name)
    {
        DUNLIN_CHECK(change(name, {{}, true}));
        return u"%1 is disabled\n"_s.arg(name);
    }

    Result<QString> enable(const QString &name)
    {
        DUNLIN_CHECK(change(name, {{}, false}));
        return u"%1 is enabled\n"_s.arg(name);
    }

    Result<QString> resetPassword(const QString &name)
    {
        DUNLIN_TRY(const NewPassword password, newPassword());
        DUNLIN_TRY(const QString hash, m_passwords.hash(password.secret).result());
        const Status done = write([&](UnitOfWork &unit) -> Status {
            DUNLIN_TRY(const AccountRecord account, named(unit.stores(), name));
            DUNLIN_CHECK(
                applyPassword(unit, m_nobody, std::nullopt, account.id, hash, m_clock.nowMs()));
            return ok();
        });
        DUNLIN_CHECK(done);
        return u"%1 has a new password; every device is signed out\n"_s.arg(name) + shown(password);
    }

    Result<QString> removeTotp(const QString &name)
    {
        const Status done = write([&](UnitOfWork &unit) -> Status {
            DUNLIN_TRY(const AccountRecord account, named(unit.stores(), name));
            return applyTotpRemoval(unit.stores(), std::nullopt, account.id, m_clock.nowMs());
        });
        DUNLIN_CHECK(done);
        return u"%1 signs in with the password alone\n"_s.arg(name);
    }

    Result<QString> signOut(const QString &name)
    {
        const Status done = write([&](UnitOfWork &unit) -> Status {
            DUNLIN_TRY(const AccountRecord account, named(unit.stores(), name));
            DUNLIN_CHECK(note(unit.stores(),
                              Act{{}, act::SignOut, account.id.toText(), account.username},
                              m_clock.nowMs()));
            DUNLIN_CHECK(revokeDevices(
                unit, m_nobody, account.id, [](const DeviceRecord &) { return true; },
                m_clock.nowMs()));
            return ok();
        });
        DUNLIN_CHECK(done);
        return u"every device of %1 is signed out\n"_s.arg(name);
    }

    Result<QString> invite()
    {
        const OpaqueToken token = createOpaqueToken();
        InviteRecord record;
        record.hash = token.hash;
        record.createdAt = m_clock.nowMs();
        DUNLIN_TRY(record.maxUses, numberOption(u"uses"_s));
        DUNLIN_TRY(const std::optional<qint64> seconds, numberOption(u"expires-in"_s));
        if (seconds)
            record.expiresAt = record.createdAt + *seconds * 1000;
        const Status done = write([&](UnitOfWork &unit) -> Status {
            DUNLIN_CHECK(unit.stores().invites.create(record));
            return note(unit.stores(),
                        Act{{}, act::CreateInvite, inviteIdOf(record.hash), QString()},
                        record.createdAt);
        });
        DUNLIN_CHECK(done);
        return u"invite: "_s + inviteUrl(token.text, m_line.config.urlFor(m_line.config.port))
            + u'\n';
    }

private:
    template <typename Work>
    Status write(Work work)
    {
        return m_storage.write(std::nullopt, [work](UnitOfWork &unit) { return work(unit); })
            .result();
    }

    Status change(const QString &name, const wire::AdminUserPatch &patch)
    {
        return write([this, name, patch](UnitOfWork &unit) -> Status {
            DUNLIN_TRY(const AccountRecord account, named(unit.stores(), name));
            DUNLIN_CHECK(
                applyPatch(unit, m_nobody, std::nullopt, account.id, patch, m_clock.nowMs()));
            return ok();
        });
    }

    Result<std::optional<qint64>> numberOption(const QString &name) const
    {
        if (!m_line.options.contains(name))
            return std::optional<qint64>();
        bool whole = false;
        const qint64 value = m_line.options.value(name).toLongLong(&whole);
        if (!whole || value < 1)
            return fail(Errc::Invalid, u"--%1: a number from 1"_s.arg(name));
        return std::optional(value);
    }

    static QString shown(const NewPassword &password)
    {
        return password.shown.isEmpty() ? QString() : u"password: "_s + password.shown + u'\n';
    }

    const CommandLine &m_line;
    Storage &m_storage;
    const Clock &m_clock;
    Passwords m_passwords;
    Fanout m_nobody; // is connected to this process
};

std::function<Result<QString>(Desk &)> taskOf(const QStringList &words)
{
    const QString command = words.mid(0, 2).join(u' ');
    const QString name = words.value(2);
    if (words.size() == 2) {
        if (command == "user list"_L1)
            return [](Desk &a) { return a.list(); };
        if (command == "invite create"_L1)
            return [](Desk &a) { return a.invite(); };
    } else if (words.size() == 3) {
        if (command == "user create"_L1)
            return [name](Desk &a) { return a.createUser(name); };
        if (command == "user promote"_L1)
            return [name](Desk &a) { return a.promote(name); };
        if (command == "user demote"_L1)
            return [name](Desk &a) { return a.demote(name); };
        if (command == "user enable"_L1)
            return [name](Desk &a) { return a.enable(name); };
        if (command == "user remove-totp"_L1)
            return [name](Desk &a) { return a.removeTotp(name); };
        if (command == "user sign-out"_L1)
            return [name](Desk &a) { return a.signOut(name); };
        if (command == "user disable"_L1)
            return [name](Desk &a) { return a.disable(name); };
        if (command == "user reset-password"_L1)
            return [name](Desk &a) { return a.resetPassword(name); };
    }
    return {};
}

} // namespace

CommandOutcome administer(const CommandLine &line)
{
    const auto task = taskOf(line.words);
    if (!task)
        return usage();
    const SystemClock clock;
    auto opened = openStorage(line.config, clock);
    if (const auto *failure = std::get_if<StartFailure>(&opened))
        return {failure->code, u"dunlin-server: "_s + failure->why + u'\n'};
    const auto &storage = std::get<std::unique_ptr<SqlStorage>>(opened);
    CommandOutcome outcome;
    {
        Desk desk(line, *storage, clock);
        outcome = outcomeOf(task(desk));
    }
    storage->close();
    return outcome;
}

} // namespace dunlin::server
