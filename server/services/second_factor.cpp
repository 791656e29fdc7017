// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/second_factor.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qsizetype LongestCode = 64;

// As authenticators show it: 123 456.
QString withoutSpaces(QString code)
{
    return code.remove(u' ');
}

bool isNumber(const QString &code)
{
    return std::all_of(code.cbegin(), code.cend(), [](QChar c) { return c >= u'0' && c <= u'9'; });
}

Secret secretOf(const SecondFactorRecord &factor)
{
    return Secret(QByteArray(factor.secret));
}

} // namespace

Result<FactorVerdict> judgeSecondFactor(Stores &stores, const UserId &user, const QString &given,
                                        qint64 now)
{
    DUNLIN_TRY(const auto factor, stores.secondFactors.find(user));
    if (!factor || !factor->confirmedAt)
        return FactorVerdict::NotAsked;
    const QString code = withoutSpaces(given.left(LongestCode));
    if (code.isEmpty())
        return FactorVerdict::Missing;
    bool used = false;
    if (code.size() == 6 && isNumber(code)) {
        const auto step = totpStepOf(secretOf(*factor), code, now, factor->lastStep);
        if (step) {
            DUNLIN_TRY(used, stores.secondFactors.useStep(user, *step));
        }
    } else {
        DUNLIN_TRY(used, stores.secondFactors.useRecoveryCode(user, hashOfRecoveryCode(code)));
    }
    return used ? FactorVerdict::Good : FactorVerdict::Wrong;
}

Result<wire::TotpSecret> beginSecondFactor(Stores &stores, const UserId &user, const QString &name,
                                           const Secret &secret, qint64 now)
{
    DUNLIN_TRY(const auto there, stores.secondFactors.find(user));
    if (there && there->confirmedAt)
        return fail(Errc::Conflict, u"there is a second factor; remove it first"_s);
    DUNLIN_CHECK(stores.secondFactors.put({user, secret.reveal(), now, {}, 0}));
    return wire::TotpSecret{toBase32(secret.reveal()), otpauthUri(secret, name)};
}

Status confirmSecondFactor(Stores &stores, const UserId &user, const QString &code,
                           const QList<QString> &recoveryCodes, qint64 now)
{
    DUNLIN_TRY(auto factor, stores.secondFactors.find(user));
    if (!factor)
        return fail(Errc::NotFound, u"no second factor was begun"_s);
    if (factor->confirmedAt)
        return fail(Errc::Conflict, u"the second factor is confirmed already"_s);
    const auto step = totpStepOf(secretOf(*factor), withoutSpaces(code.left(LongestCode)), now, 0);
    if (!step)
        return fail(Errc::Invalid, u"the code is wrong"_s, u"code"_s);
    factor->confirmedAt = now;
    factor->lastStep = *step;
    DUNLIN_CHECK(stores.secondFactors.put(*factor));
    QList<QByteArray> hashes;
    for (const QString &each : recoveryCodes)
        hashes.append(hashOfRecoveryCode(each));
    return stores.secondFactors.putRecoveryCodes(user, hashes);
}

} // namespace dunlin::server
