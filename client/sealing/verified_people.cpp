// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/sealing/verified_people.h"

#include "client/crypto/cause.h"
#include "client/crypto/safety_number.h"

namespace dunlin::client {

namespace {

Error nothingToCompare()
{
    return fail(Errc::NotFound, QStringLiteral("There are no keys of that person to compare yet"));
}

} // namespace

Async<Comparison> VerifiedPeople::compare(const UserId &self, const UserId &user)
{
    return then(this, m_book.refreshAll({self, user}),
                [this, self, user](Done) -> Result<Comparison> {
                    const DeviceChain *mine = m_book.of(self);
                    const DeviceChain *theirs = m_book.of(user);
                    if (!mine || !theirs)
                        return nothingToCompare();
                    const VerificationCode code{DeviceChain::fingerprintOf(mine->rootKey()),
                                                DeviceChain::fingerprintOf(theirs->rootKey()),
                                                mine->head(), theirs->head()};
                    return Comparison{safetyNumber(mine->rootKey(), theirs->rootKey()),
                                      code.encode(), isVerified(user)};
                });
}

Status VerifiedPeople::verify(const UserId &self, const UserId &user, const QString &number)
{
    const DeviceChain *mine = m_book.of(self);
    const DeviceChain *theirs = m_book.of(user);
    if (!mine || !theirs)
        return nothingToCompare();
    if (number.isEmpty() || safetyNumber(mine->rootKey(), theirs->rootKey()) != number)
        return fail(Errc::Conflict,
                    QStringLiteral("The safety number is another one by now: compare it again"));
    DUNLIN_CHECK(m_work.rows().write(SealedKind::Verified, user.toBytes(),
                                     Secret(QByteArray(theirs->rootKey()))));
    m_known.insert(user, true);
    Q_EMIT changed(user);
    return ok();
}

Status VerifiedPeople::confirm(const UserId &self, const UserId &user, const QByteArray &code)
{
    const DeviceChain *mine = m_book.of(self);
    const DeviceChain *theirs = m_book.of(user);
    if (!mine || !theirs)
        return nothingToCompare();
    // What they call their own is what is held for them here, and the other way round.
    DUNLIN_TRY(const VerificationCode scanned, VerificationCode::decode(code));
    if (scanned.ownFingerprint != DeviceChain::fingerprintOf(theirs->rootKey())
        || scanned.peerFingerprint != DeviceChain::fingerprintOf(mine->rootKey()))
        return refusal(Cause::Misdirected,
                       QStringLiteral("The code is not of the keys of these two people"));
    DUNLIN_CHECK(theirs->agree(scanned.ownHead));
    DUNLIN_CHECK(mine->agree(scanned.peerHead));
    return verify(self, user, safetyNumber(mine->rootKey(), theirs->rootKey()));
}

Status VerifiedPeople::withdraw(const UserId &user)
{
    DUNLIN_CHECK(m_work.rows().erase(SealedKind::Verified, user.toBytes()));
    m_known.insert(user, false);
    Q_EMIT changed(user);
    return ok();
}

bool VerifiedPeople::isVerified(const UserId &user)
{
    if (const auto known = m_known.constFind(user); known != m_known.cend())
        return *known;
    if (!m_work.store().sealedRows().isOpen())
        return false;
    const auto root = m_work.rows().read(SealedKind::Verified, user.toBytes());
    const DeviceChain *chain = m_book.of(user);
    // A fault of the disk is not kept: the next look may know.
    if (!root.ok())
        return false;
    const bool holds = *root && chain && (*root)->reveal() == chain->rootKey();
    m_known.insert(user, holds);
    return holds;
}

} // namespace dunlin::client
