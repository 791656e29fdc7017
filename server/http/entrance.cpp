// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/http/entrance.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// By the person, or by the address of somebody unknown.
Status mayCall(RateLimits *rates, const Call &call, const Caller *known)
{
    if (!rates)
        return ok();
    return known ? rates->people.take(known->user.toText()) : rates->addresses.take(call.address);
}

} // namespace

Async<Caller> enter(const Services &services, const Call &call, wire::Access access,
                    const std::optional<QString> &token, RateLimits *rates)
{
    const bool isOpen = access == wire::Access::Open;
    if (isOpen || !token) {
        const Status allowed = mayCall(rates, call, nullptr);
        if (!allowed.ok())
            return ready<Caller>(allowed.error());
        return ready<Caller>(isOpen ? Result(Caller{})
                                    : fail(Errc::Unauthorized, u"an access token is needed"_s));
    }
    Deferred<Caller> entered;
    finally(&services.home, services.signIn.authenticate(*token),
            [entered, call, rates](const Result<Caller> &caller) {
                const Status allowed = mayCall(rates, call, caller.ok() ? &*caller : nullptr);
                entered.settle(allowed.ok() ? caller : Result<Caller>(allowed.error()));
            });
    if (access != wire::Access::Admin)
        return entered.async();
    return then(&services.home, entered.async(), [services](const Caller &caller) {
        return then(&services.home, services.administration.demandAdmin(caller),
                    [caller](Done) { return Result(caller); });
    });
}

} // namespace dunlin::server
