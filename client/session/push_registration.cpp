// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/push_registration.h"

#include "client/crypto/push_keys.h"
#include "client/link/http_client.h"
#include "client/session/secret_vault.h"
#include "shared/core/log.h"

#include <QHostAddress>
#include <QUrl>

namespace dunlin::client {

namespace {

const QString PushName = QStringLiteral("push");
// In a token's place: switched off, and the server is still to be told.
const QString Ending = QStringLiteral("-");
constexpr int TokenBytes = 24;
constexpr qsizetype MostEndpoint = 1000; // as UnifiedPush has it; the server takes more
constexpr qsizetype MostKey = 100;

QString freshToken()
{
    return QString::fromLatin1(
        randomBytes(TokenBytes)
            .toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals));
}

bool isThisMachine(const QUrl &url)
{
    return url.host() == QLatin1StringView("localhost") || QHostAddress(url.host()).isLoopback();
}

} // namespace

QString acceptableEndpoint(const QString &text)
{
    if (text.size() > MostEndpoint)
        return {};
    const QUrl url(text, QUrl::StrictMode);
    const bool isPlain = url.scheme() == QLatin1StringView("http");
    if (!url.isValid() || url.host().isEmpty() || !url.userInfo().isEmpty() || url.hasFragment()
        || (url.scheme() != QLatin1StringView("https") && !(isPlain && isThisMachine(url))))
        return {};
    const QByteArray encoded = url.toEncoded();
    return encoded.size() > MostEndpoint ? QString() : QString::fromLatin1(encoded);
}

PushRegistration::PushRegistration(PushSource *source, SecretVault &vault,
                                   std::function<HttpClient *()> http)
    : PushRegistration(source, vault, std::move(http), Pace())
{
}

PushRegistration::PushRegistration(PushSource *source, SecretVault &vault,
                                   std::function<HttpClient *()> http, const Pace &pace)
    : m_source(source)
    , m_vault(vault)
    , m_http(std::move(http))
    , m_backoff(pace.firstTry, pace.lastTry)
{
    m_again.setSingleShot(true);
    m_rest.setSingleShot(true);
    m_rest.setInterval(pace.rest);
    connect(&m_again, &QTimer::timeout, this, &PushRegistration::step);
    connect(&m_rest, &QTimer::timeout, this, [this] {
        if (std::exchange(m_wokenMeanwhile, false) && isEnabled())
            onWoken(m_token);
    });
    if (!m_source)
        return;
    connect(m_source, &PushSource::endpointGiven, this, &PushRegistration::onEndpoint);
    connect(m_source, &PushSource::refused, this, &PushRegistration::onRefused);
    connect(m_source, &PushSource::lost, this, &PushRegistration::onLost);
    connect(m_source, &PushSource::woken, this, &PushRegistration::onWoken);
    connect(m_source, &PushSource::distributorChanged, this, [this] {
        readChoice();
        // Another one has given no endpoint yet.
        m_isEnrolled = false;
        m_endpoint.clear();
        step();
        Q_EMIT changed();
    });
}

void PushRegistration::recall(const QString &userId)
{
    if (!m_source || userId.isEmpty() || (m_isKnown && userId == m_userId))
        return;
    m_userId = userId;
    m_isKnown = false;
    // What another person chose here is not theirs.
    m_token.clear();
    m_isEnding = false;
    startOver();
    readChoice();
}

void PushRegistration::readChoice()
{
    if (m_isKnown || m_userId.isEmpty() || distributor().isEmpty())
        return;
    finally(this, m_vault.read(PushName), [this, run = m_run](const Result<Secret> &kept) {
        if (run != m_run || m_isKnown)
            return;
        // A vault that can't say is asked with the next connection.
        if (!kept.ok())
            return;
        const QString text = QString::fromLatin1(kept->reveal());
        const QString whose = m_userId + QLatin1Char(' ');
        const QString token = text.startsWith(whose) ? text.mid(whose.size()) : QString();
        m_isKnown = true;
        m_isEnding = token == Ending;
        m_token = m_isEnding ? QString() : token;
        step();
        Q_EMIT changed();
    });
}

void PushRegistration::keep()
{
    const QString what = isEnabled() ? m_token : m_isEnding ? Ending : QString();
    const auto kept = what.isEmpty()
        ? m_vault.remove(PushName)
        : m_vault.write(PushName, Secret((m_userId + QLatin1Char(' ') + what).toLatin1()));
    finally(this, kept, [](const Status &outcome) {
        if (!outcome.ok())
            qCWarning(lcSession, "Whether this device is to be woken could not be kept");
    });
}

void PushRegistration::setEnabled(bool enabled)
{
    if (!m_source || !m_isKnown || enabled == isEnabled())
        return;
    if (!enabled)
        m_source->leave(m_token);
    m_token = enabled ? freshToken() : QString();
    m_isEnding = !enabled;
    keep();
    startOver();
    step();
    Q_EMIT changed();
}

void PushRegistration::setOnline(bool online)
{
    if (online == m_isOnline)
        return;
    m_isOnline = online;
    // What the server has is asked anew; a distributor that has not answered, too.
    const QString endpoint = m_endpoint;
    startOver();
    m_endpoint = endpoint;
    m_isEnrolled = !endpoint.isEmpty();
    if (online && !m_isKnown)
        recall(m_userId);
    else
        step();
}

void PushRegistration::forget()
{
    if (!m_source)
        return;
    if (isEnabled())
        m_source->leave(m_token);
    // What was never read may be there.
    if (m_isKnown ? isEnabled() || m_isEnding : !m_userId.isEmpty()) {
        m_token.clear();
        m_isEnding = false;
        keep();
    }
    m_userId.clear();
    m_isKnown = false;
    startOver();
    step();
    Q_EMIT changed();
}

void PushRegistration::startOver()
{
    ++m_run;
    m_isAsking = false;
    m_isEnrolled = false;
    m_key.clear();
    m_endpoint.clear();
    m_atServer.clear();
    m_again.stop();
    m_backoff.reset();
}

// What is to be done next, if it can be done now.
void PushRegistration::step()
{
    m_again.stop();
    if (!m_source)
        return;
    if (!isEnabled())
        setState(State::Off);
    else if (distributor().isEmpty())
        setState(State::NoDistributor);
    else if (m_state == State::Off || m_state == State::NoDistributor)
        setState(State::Waiting);
    const bool isWanted = m_isEnding || (isEnabled() && !distributor().isEmpty());
    if (!m_isOnline || !isWanted || m_isAsking)
        return;
    if (m_key.isEmpty()) {
        askServer();
    } else if (!m_isEnrolled) {
        m_isEnrolled = true;
        m_source->enrol(m_token, m_key);
    } else if (!m_endpoint.isEmpty() && m_endpoint != m_atServer) {
        tellServer();
    } else if (!m_endpoint.isEmpty()) {
        m_backoff.reset();
        setState(State::On);
    }
}

void PushRegistration::askServer()
{
    m_isAsking = true;
    finally(this, m_http()->call(wire::http::pushState),
            [this, run = m_run](const Result<wire::PushState> &state) {
                if (run != m_run)
                    return;
                m_isAsking = false;
                if (!state.ok())
                    takeFault(state.error());
                else if (m_isEnding)
                    endAtServer(*state);
                else
                    takeState(*state);
            });
}

void PushRegistration::takeState(const wire::PushState &state)
{
    if (state.publicKey.isEmpty() || state.publicKey.size() > MostKey) {
        takeFault(fail(Errc::Forbidden, QStringLiteral("The server's key for pushes is none")));
        return;
    }
    m_key = state.publicKey;
    m_atServer = state.subscription ? state.subscription->endpoint : QString();
    // The server has let go of it, because its push service did: perhaps there is another one by now.
    if (m_endpoint != m_atServer) {
        m_endpoint.clear();
        m_isEnrolled = false;
    }
    step();
}

void PushRegistration::tellServer()
{
    const auto keys = createPushKeys();
    if (!keys.ok()) {
        takeFault(keys.error());
        return;
    }
    m_isAsking = true;
    const wire::PushPut put{m_endpoint, keys->p256dh, keys->auth};
    finally(this, m_http()->call(wire::http::putPush, put),
            [this, run = m_run, told = m_endpoint](const Result<wire::PushSubscription> &kept) {
                if (run != m_run)
                    return;
                m_isAsking = false;
                if (!kept.ok()) {
                    takeFault(kept.error());
                    return;
                }
                m_atServer = told;
                step();
            });
}

void PushRegistration::endAtServer(const wire::PushState &state)
{
    if (!state.subscription) {
        ended();
        return;
    }
    m_isAsking = true;
    const PathValues path{{QStringLiteral("id"), state.subscription->id.toText()}};
    finally(this, m_http()->call(wire::http::removePush, wire::Empty{}, path),
            [this, run = m_run](const Result<wire::Empty> &removed) {
                if (run != m_run)
                    return;
                m_isAsking = false;
                if (removed.ok())
                    ended();
                else
                    takeFault(removed.error());
            });
}

void PushRegistration::ended()
{
    m_isEnding = false;
    keep();
    step();
}

void PushRegistration::takeFault(const Error &error)
{
    const bool isNever = error.code == Errc::Forbidden || error.code == Errc::NotFound;
    if (isNever && m_isEnding) {
        ended();
    } else if (isNever) {
        // Its administrator may turn it on: asked again with the next connection.
        setState(State::NotByServer);
    } else {
        qCInfo(lcSession, "Being woken could not be settled with the server: %s",
               errcName(error.code).data());
        tryLater(error.code == Errc::Invalid ? State::Refused : State::Waiting);
    }
}

void PushRegistration::tryLater(State state)
{
    if (isEnabled())
        setState(state);
    m_again.start(m_backoff.next());
}

void PushRegistration::onEndpoint(const QString &token, const QString &url)
{
    if (!isOurs(token))
        return;
    const QString endpoint = acceptableEndpoint(url);
    if (endpoint.isEmpty()) {
        qCWarning(lcSession, "What was given as an endpoint for pushes is none");
        return;
    }
    m_endpoint = endpoint;
    step();
}

void PushRegistration::onRefused(const QString &token, const QString &reason)
{
    if (!isOurs(token))
        return;
    qCInfo(lcSession, "The distributor of pushes refuses: %ls", qUtf16Printable(reason.left(100)));
    // UnifiedPush wants another one for the next try.
    m_token = freshToken();
    keep();
    m_isEnrolled = false;
    m_endpoint.clear();
    tryLater(State::Refused);
}

void PushRegistration::onLost(const QString &token)
{
    if (!isOurs(token))
        return;
    m_token = freshToken();
    keep();
    m_isEnrolled = false;
    m_endpoint.clear();
    tryLater(State::Waiting);
}

void PushRegistration::onWoken(const QString &token)
{
    if (!isOurs(token))
        return;
    if (m_rest.isActive()) {
        m_wokenMeanwhile = true;
        return;
    }
    m_rest.start();
    Q_EMIT woken();
}

void PushRegistration::setState(State state)
{
    if (std::exchange(m_state, state) != state)
        Q_EMIT changed();
}

} // namespace dunlin::client
