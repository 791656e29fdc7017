// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that opens the profile with what the vault has of it: the key of what is sealed on the disk, and
// the tokens. A keyring that takes long is not waited for: what it says late is taken up then. Until it has said that there
// is no key, none is made; and none ever where something was sealed.

#include "client/session/session_parts.h"
#include "shared/core/log.h"

#include <QJsonDocument>
#include <QJsonObject>

namespace dunlin::client {

namespace {

const QString StoreKeyName = QStringLiteral("store-key");
constexpr int StoreKeyBytes = 32;

Credentials toCredentials(const Secret &secret)
{
    const QJsonObject object = QJsonDocument::fromJson(secret.reveal()).object();
    return {object.value(QLatin1StringView("access")).toString(),
            object.value(QLatin1StringView("until")).toInteger(),
            object.value(QLatin1StringView("refresh")).toString(),
            OpId::fromText(object.value(QLatin1StringView("trade")).toString())
                .value_or(OpId::create())};
}

// A secret, as far as there is one.
bool isThere(const std::optional<Result<Secret>> &answer)
{
    return answer && answer->ok() && !(*answer)->isEmpty();
}

// An answer that says more than the one before.
void take(std::optional<Result<Secret>> &known, Result<Secret> answer)
{
    if (!known || !known->ok())
        known = std::move(answer);
}

} // namespace

Secret toSecret(const Credentials &credentials)
{
    const QJsonObject object{
        {QStringLiteral("access"), credentials.accessToken},
        {QStringLiteral("until"), credentials.goodUntil},
        {QStringLiteral("refresh"), credentials.refreshToken},
        {QStringLiteral("trade"), credentials.tradeId.toText()},
    };
    return Secret(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

void AccountSession::askKeyring()
{
    // What went wrong is forgotten, what was said is not.
    for (auto *each : {&m_parts->storeKey, &m_parts->tokens}) {
        if (*each && !(*each)->ok())
            each->reset();
    }
    m_parts->vaultTimer.start(m_parts->options.vaultPatience);
    lookAtKeyring();
    finally(this, m_parts->vault->read(StoreKeyName), [this](Result<Secret> key) {
        take(m_parts->storeKey, std::move(key));
        onVaultAnswered();
    });
    finally(this, m_parts->vault->read(TokensName), [this](Result<Secret> tokens) {
        take(m_parts->tokens, std::move(tokens));
        onVaultAnswered();
    });
}

void AccountSession::onVaultAnswered()
{
    if (m_parts->opening == SessionParts::Opening::Asking && m_parts->storeKey && m_parts->tokens) {
        openProfile();
    } else if (m_parts->opening == SessionParts::Opening::Done) {
        finally(this, settleStoreKey(), [this](const Status &settled) {
            if (!settled.ok())
                report(settled.error());
            settleTokens();
        });
    }
}

void AccountSession::openProfile()
{
    m_parts->opening = SessionParts::Opening::Reading;
    const Secret key = isThere(m_parts->storeKey) ? **m_parts->storeKey : Secret();
    m_parts->isStoreKeySettled = !key.isEmpty();
    // Not onEngine(): the engine is not open yet.
    Deferred<Profile> opened;
    QMetaObject::invokeMethod(
        m_parts->engine,
        [engine = m_parts->engine, opened, key] { opened.settle(engine->open(key)); },
        Qt::QueuedConnection);
    finally(this, opened.async(), [this](const Result<Profile> &profile) {
        if (!profile.ok()) {
            m_parts->opening = SessionParts::Opening::Failed;
            report(profile.error());
            setState(State::SignedOut);
            endOpening(profile.error());
            return;
        }
        applyProfile(*profile);
        finally(this, settleStoreKey(), [this](const Status &settled) {
            if (!settled.ok())
                report(settled.error());
            m_parts->opening = SessionParts::Opening::Done;
            // One of them may have answered while the disk was read.
            onVaultAnswered();
        });
    });
}

// The key that the vault has, or a first one where it has none and nothing is lost by it.
Async<Done> AccountSession::settleStoreKey()
{
    if (m_parts->isStoreKeySettled || m_parts->isMakingStoreKey || !m_parts->storeKey)
        return ready<Done>(ok());
    if (!isThere(m_parts->storeKey))
        return makeStoreKey();
    m_parts->isStoreKeySettled = true;
    return m_parts->onEngine([engine = m_parts->engine, key = **m_parts->storeKey]() -> Status {
        DUNLIN_CHECK(engine->unlock(key));
        return ok();
    });
}

// A disk on which nothing was ever sealed gets a key, which is kept before it is used; one whose key is not to be had stays
// shut.
Async<Done> AccountSession::makeStoreKey()
{
    m_parts->isMakingStoreKey = true;
    const bool isKnown = m_parts->storeKey->ok();
    const auto made =
        then(this, m_parts->onEngine([engine = m_parts->engine] { return engine->wantsKey(); }),
             [this, isKnown](bool wantsKey) -> Async<Done> {
                 m_parts->isStoreKeySettled = wantsKey || isKnown;
                 if (!wantsKey)
                     return ready<Done>(ok());
                 const Secret fresh(randomBytes(StoreKeyBytes));
                 return then(this, m_parts->vault->write(StoreKeyName, fresh), [this, fresh](Done) {
                     return m_parts->onEngine([engine = m_parts->engine, fresh]() -> Status {
                         DUNLIN_CHECK(engine->unlock(fresh));
                         return ok();
                     });
                 });
             });
    Deferred<Done> answer;
    finally(this, made, [this, answer](const Status &outcome) {
        m_parts->isMakingStoreKey = false;
        if (m_parts->isStoreKeySettled || !isThere(m_parts->storeKey)) {
            answer.settle(outcome);
            return;
        }
        // The vault has found its key meanwhile.
        finally(this, settleStoreKey(),
                [answer](const Status &settled) { answer.settle(settled); });
    });
    return answer.async();
}

void AccountSession::settleTokens()
{
    // Whoever is signing in is not overtaken.
    if (m_parts->areTokensSettled || (m_parts->openOutcome && m_state == State::SigningIn)) {
        lookAtKeyring();
        return;
    }
    const bool isKnown = m_parts->tokens && m_parts->tokens->ok();
    // Nobody has signed in here: there is nothing that could be known of them.
    m_parts->areTokensSettled = isKnown || (m_parts->tokens && !m_parts->identity);
    lookAtKeyring();
    const Credentials credentials = isKnown ? toCredentials(**m_parts->tokens) : Credentials();
    const bool isSignedIn = m_parts->identity && !credentials.isEmpty();
    if (isSignedIn) {
        m_parts->http->setServer(m_parts->identity->server);
        m_parts->http->setCredentials(credentials);
        setState(State::SignedIn);
        if (m_parts->options.connectAtStart || m_parts->isOnlineWanted)
            goOnline();
        endOpening(ok());
    } else if (m_parts->areTokensSettled) {
        setState(State::SignedOut);
        endOpening(fail(Errc::Unauthorized, QStringLiteral("Nobody is signed in on this profile")));
    } else {
        // Whoever was signed in sees what is here; where the keyring can't be used at all, they may sign in again.
        if (m_state == State::Opening)
            setState(m_parts->identity && !m_parts->tokens ? State::SignedIn : State::SignedOut);
        endOpening(fail(Errc::Unavailable, QStringLiteral("The keyring does not answer")));
    }
}

void AccountSession::endOpening(const Status &outcome)
{
    m_parts->openOutcome = outcome;
    const auto waiting = std::exchange(m_parts->waitingForOpen, {});
    for (const Deferred<Done> &each : waiting)
        each.settle(outcome);
}

void AccountSession::lookAtKeyring()
{
    const bool isSilent = m_parts->opening == SessionParts::Opening::Done
        && (!m_parts->isStoreKeySettled || !m_parts->areTokensSettled)
        && (!m_parts->vaultTimer.isActive() || (m_parts->storeKey && m_parts->tokens));
    if (isSilent == m_isKeyringSilent)
        return;
    m_isKeyringSilent = isSilent;
    if (isSilent)
        qCWarning(lcSession, "The keyring does not answer: what needs it waits");
    Q_EMIT keyringChanged();
}

} // namespace dunlin::client
