// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/cause.h"

namespace dunlin::client {

namespace {

struct Named {
    Cause cause;
    QLatin1StringView name;
    Errc code;
};

constexpr Named Names[] = {
    {Cause::NoSession, QLatin1StringView("noSession"), Errc::NotFound},
    {Cause::UnknownChain, QLatin1StringView("unknownChain"), Errc::NotFound},
    {Cause::TooFar, QLatin1StringView("tooFar"), Errc::TooLarge},
    {Cause::Repeated, QLatin1StringView("repeated"), Errc::Conflict},
    {Cause::Damaged, QLatin1StringView("damaged"), Errc::Invalid},
    {Cause::Misdirected, QLatin1StringView("misdirected"), Errc::Forbidden},
    {Cause::NotTrusted, QLatin1StringView("notTrusted"), Errc::Forbidden},
    {Cause::BadKeys, QLatin1StringView("badKeys"), Errc::Invalid},
    {Cause::Rollback, QLatin1StringView("rollback"), Errc::Conflict},
    {Cause::Fork, QLatin1StringView("fork"), Errc::Conflict},
    {Cause::Forged, QLatin1StringView("forged"), Errc::Forbidden},
    {Cause::TooNew, QLatin1StringView("tooNew"), Errc::Invalid},
    {Cause::NotLogged, QLatin1StringView("notLogged"), Errc::Forbidden},
    {Cause::Orphaned, QLatin1StringView("orphaned"), Errc::Forbidden},
    {Cause::Unvouched, QLatin1StringView("unvouched"), Errc::Forbidden},
    {Cause::LocalState, QLatin1StringView("localState"), Errc::Internal},
};

} // namespace

QLatin1StringView causeName(Cause cause)
{
    for (const Named &each : Names) {
        if (each.cause == cause)
            return each.name;
    }
    return QLatin1StringView("unknown");
}

Error refusal(Cause cause, const QString &detail)
{
    for (const Named &each : Names) {
        if (each.cause == cause)
            return fail(each.code, detail, QString(each.name));
    }
    return fail(Errc::Internal, detail);
}

std::optional<Cause> causeOf(const Error &error)
{
    for (const Named &each : Names) {
        if (error.field == each.name && error.code == each.code)
            return each.cause;
    }
    return std::nullopt;
}

} // namespace dunlin::client
