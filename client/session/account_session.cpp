// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/account_session.h"

#include "client/link/server_address.h"
#include "client/session/session_parts.h"
#include "shared/core/crash.h"
#include "shared/core/log.h"

#include <QDir>
#include <QFile>

namespace dunlin::client {

namespace {

void registerTypes()
{
    qRegisterMetaType<OpId>("dunlin::OpId");
    qRegisterMetaType<ChannelId>("dunlin::ChannelId");
    qRegisterMetaType<wire::PresenceState>("dunlin::wire::PresenceState");
    qRegisterMetaType<Error>("dunlin::Error");
    qRegisterMetaType<Result<SendOutcome>>("dunlin::Result<dunlin::client::SendOutcome>");
    qRegisterMetaType<wire::HelloReply>("dunlin::wire::HelloReply");
    qRegisterMetaType<QList<wire::MessageRow>>("QList<dunlin::wire::MessageRow>");
    qRegisterMetaType<QList<TimelineRow>>("QList<dunlin::client::TimelineRow>");
    qRegisterMetaType<ThreadRows>("dunlin::client::ThreadRows");
    qRegisterMetaType<QList<FriendCard>>("QList<dunlin::client::FriendCard>");
    qRegisterMetaType<QList<MemberCard>>("QList<dunlin::client::MemberCard>");
}

} // namespace

AccountSession::AccountSession(std::unique_ptr<SessionParts> parts)
    : SessionRequests(std::move(parts))
{
    m_parts->hooks = std::make_unique<ChannelHooks>(*this);
    m_parts->encryption = std::make_unique<Encryption>(*this);
    m_parts->storage = std::make_unique<OwnStorage>(*this);
    m_parts->person = std::make_unique<PersonCard>(personSourceOf(*this));
}

// They tell this session things until they are gone.
AccountSession::~AccountSession()
{
    m_parts.reset();
}

Result<std::unique_ptr<AccountSession>> AccountSession::create(const QString &profileDir,
                                                               const SessionOptions &options)
{
    if (!initCrypto())
        return fail(Errc::Internal,
                    QStringLiteral("The cryptography library could not be started"));
    // From here on texts and keys are in memory.
    leaveNoCore();
    registerTypes();
    if (!QDir().mkpath(profileDir)
        || !QFile::setPermissions(profileDir,
                                  QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner))
        return fail(Errc::Internal,
                    QStringLiteral("The profile folder %1 can't be made").arg(profileDir));
    auto parts = std::make_unique<SessionParts>(profileDir, options);
    if (!parts->lock.tryLock(int(options.lockWait.count()))) {
        if (parts->lock.error() == QLockFile::LockFailedError)
            return fail(Errc::Conflict,
                        QStringLiteral("Another program uses this profile (%1)").arg(profileDir));
        return fail(Errc::Internal,
                    QStringLiteral("The profile folder %1 can't be written to").arg(profileDir));
    }
    std::unique_ptr<AccountSession> session(new AccountSession(std::move(parts)));
    session->begin();
    return session;
}

void AccountSession::begin()
{
    m_parts->start(this);
    connect(m_parts->socket, &Link::statusChanged, this, &AccountSession::onLinkStatus);
    connect(m_parts->engine, &Engine::caughtUp, this, [this] {
        m_parts->isCaughtUp = true;
        onLinkStatus(m_parts->link);
        sendPresence();
        refreshAccount();
        refreshNotifications();
    });
    connect(m_parts->engine, &Engine::signedOutByServer, this,
            &AccountSession::onSignedOutByServer);
    connect(m_parts->http, &HttpClient::signedOutByServer, this,
            &AccountSession::onSignedOutByServer);
    connect(m_parts->http, &HttpClient::credentialsChanged, this,
            [this](const Credentials &credentials) {
                finally(this, m_parts->vault->write(TokensName, toSecret(credentials)),
                        [this](const Status &kept) {
                            if (!kept.ok())
                                report(kept.error());
                        });
            });
    connect(m_parts->engine, &Engine::deviceAsked, this, &AccountSession::deviceAsked);
    beginPush();
    connect(&m_parts->vaultTimer, &QTimer::timeout, this, [this] {
        if (m_parts->opening == SessionParts::Opening::Asking)
            openProfile();
        lookAtKeyring();
    });
    askKeyring();
}

void AccountSession::applyProfile(const Profile &profile)
{
    m_parts->identity = profile.identity;
    for (const ChannelCard &card : profile.channels) {
        m_parts->channels.put(card);
        m_parts->outbox.setChannelName(card.id, card.name);
    }
    for (const PendingOp &op : profile.pending) {
        if (op.kind != PendingKind::ReadMark)
            m_parts->outbox.put(op);
    }
    m_parts->isAwayByItself = profile.isAwayByItself;
    if (profile.identity) {
        recallNotifications();
        recallReminders();
    }
    m_parts->showFriends(profile.friends);
    for (auto at = profile.drafts.cbegin(); at != profile.drafts.cend(); ++at) {
        const ChannelDrafts drafts = ChannelDrafts::unpacked(at.value());
        m_parts->drafts.insert(at.key(), drafts);
        m_parts->channels.setDraft(at.key(), drafts.text);
    }
    Q_EMIT accountChanged();
    Q_EMIT pendingChanged();
}

void AccountSession::setState(State state)
{
    if (m_state == state)
        return;
    m_state = state;
    Q_EMIT stateChanged();
}

QString AccountSession::serverUrl() const
{
    return m_parts->identity ? m_parts->identity->server.toString() : QString();
}
QString AccountSession::userId() const
{
    return m_parts->identity ? m_parts->identity->account.id.toText() : QString();
}
QString AccountSession::username() const
{
    return m_parts->identity ? m_parts->identity->account.username : QString();
}

QString AccountSession::displayName() const
{
    if (!m_parts->identity)
        return {};
    const wire::Account &account = m_parts->identity->account;
    return account.displayName.isEmpty() ? account.username : account.displayName;
}

int AccountSession::pendingCount() const
{
    return m_parts->outbox.count() - m_parts->outbox.failedCount();
}
int AccountSession::failedCount() const
{
    return m_parts->outbox.failedCount();
}
ChannelListModel *AccountSession::channels() const
{
    return &m_parts->channels;
}
OutboxModel *AccountSession::outbox() const
{
    return &m_parts->outbox;
}
PeopleModel *AccountSession::people() const
{
    return &m_parts->people;
}
DirectoryModel *AccountSession::directory() const
{
    return &m_parts->directory;
}

FriendListModel *AccountSession::friendList() const
{
    return &m_parts->friends;
}
DeviceModel *AccountSession::deviceList() const
{
    return &m_parts->devices;
}
NotificationModel *AccountSession::notifications() const
{
    return &m_parts->notifications;
}
SwitcherModel *AccountSession::switcher() const
{
    return &m_parts->switcher;
}

// --- account ---

void AccountSession::signUp(const QString &server, const QString &username, const QString &password,
                            const QString &displayName, const QString &invite)
{
    wire::Registration registration;
    registration.username = username;
    registration.password = password;
    if (!displayName.trimmed().isEmpty())
        registration.displayName = displayName.trimmed();
    if (!invite.trimmed().isEmpty())
        registration.invite = invite.trimmed();
    finally(this, signUpAndWait(server, registration),
            [this](const Result<wire::Account> &outcome) {
                if (!outcome.ok())
                    report(outcome.error());
            });
}

void AccountSession::signIn(const QString &server, const QString &username, const QString &password,
                            const QString &code)
{
    finally(this, signInAndWait(server, username, Secret::fromText(password), code),
            [this, hasCode = !code.trimmed().isEmpty()](const Result<wire::Account> &outcome) {
                if (outcome.ok())
                    return;
                if (asksForCode(outcome.error()))
                    Q_EMIT secondFactorWanted(hasCode ? outcome.error().detail : QString());
                else
                    report(outcome.error());
            });
}

void AccountSession::signOut()
{
    finally(this, signOutAndWait(), [this](const Status &outcome) {
        if (!outcome.ok())
            report(outcome.error());
    });
}

Async<wire::Account> AccountSession::signInAndWait(const QString &server, const QString &username,
                                                   const Secret &password, const QString &code)
{
    return enterAccount(server, [this, username, password, code](const QUrl &base) {
        wire::Login login;
        login.username = username;
        login.password = QString::fromUtf8(password.reveal());
        if (!code.trimmed().isEmpty())
            login.totp = code.trimmed();
        login.device = m_parts->deviceClaim(base, username);
        return m_parts->http->call(wire::http::login, login);
    });
}

Async<wire::Account> AccountSession::signUpAndWait(const QString &server,
                                                   const wire::Registration &registration)
{
    return enterAccount(server, [this, registration](const QUrl &base) {
        wire::Registration request = registration;
        request.device = m_parts->deviceClaim(base, QString());
        return m_parts->http->call(wire::http::registerAccount, request);
    });
}

Async<wire::Account>
AccountSession::enterAccount(const QString &server,
                             const std::function<Async<wire::SignedIn>(const QUrl &)> &enter)
{
    const auto candidates = serverCandidates(server);
    if (!candidates.ok())
        return ready<wire::Account>(candidates.error());
    setState(State::SigningIn);
    // What is here already is read first, whatever that says: it would forget who has just come.
    Deferred<Done> read;
    finally(this, opened(), [read](const Status &) { read.settle(ok()); });
    const auto found = then(this, read.async(), [this, candidates = *candidates](Done) {
        setState(State::SigningIn);
        return m_parts->http->discover(candidates);
    });
    const auto entered = then(this, found, [this, enter](const QUrl &base) {
        m_parts->http->setServer(base);
        return then(this, enter(base),
                    [this, base](const wire::SignedIn &answer) { return settleIn(base, answer); });
    });
    Deferred<wire::Account> outcome;
    finally(this, entered, [this, outcome](Result<wire::Account> account) {
        if (!account.ok()) {
            setState(State::SignedOut);
            settleTokens(); // the keyring may have answered meanwhile
        }
        outcome.settle(std::move(account));
    });
    return outcome.async();
}

// The server let us in: tokens, identity and state, in the order that survives a crash between them.
Async<wire::Account> AccountSession::settleIn(const QUrl &server, const wire::SignedIn &answer)
{
    const Credentials credentials = Credentials::fresh(answer.accessToken, answer.expiresIn,
                                                       answer.refreshToken, m_parts->clock.nowMs());
    const Identity identity{server, answer.user, answer.device.id};
    const auto kept = m_parts->vault->write(TokensName, toSecret(credentials));
    const auto adopted = then(this, kept, [this, identity](Done) {
        return m_parts->onEngine(
            [engine = m_parts->engine, identity] { return engine->adopt(identity); });
    });
    return then(this, adopted, [this, identity, credentials](Done) -> Result<wire::Account> {
        m_parts->areTokensSettled = true;
        lookAtKeyring();
        m_parts->http->setCredentials(credentials);
        m_parts->identity = identity;
        m_parts->openOutcome = ok();
        Q_EMIT accountChanged();
        setState(State::SignedIn);
        if (m_parts->options.connectAtStart)
            goOnline();
        Q_EMIT signedIn();
        return identity.account;
    });
}

Async<Done> AccountSession::signOutAndWait()
{
    // Whether or not the server hears of it, this device forgets.
    Deferred<Done> done;
    const auto isThis = [](const DeviceId &device, const DeviceId &self) { return device == self; };
    finally(this, takeOffChain(isThis), [this, done](const Result<Done> &off) {
        if (!off.ok())
            qCInfo(lcSession, "This device could not be taken off the account's chain");
        finally(this, m_parts->http->call(wire::http::logout),
                [this, done](const Result<wire::Empty> &told) {
                    if (!told.ok())
                        qCInfo(lcSession, "The server could not be told of the sign-out");
                    finally(this, forgetHere(),
                            [done](const Status &outcome) { done.settle(outcome); });
                });
    });
    return done.async();
}

Async<Done> AccountSession::forgetHere()
{
    Deferred<Done> done;
    m_parts->http->setCredentials({});
    m_parts->accountChanges.clear();
    m_parts->isOnlineWanted = false;
    m_parts->areTokensSettled = true;
    const auto forgotten =
        m_parts->onEngine([engine = m_parts->engine] { return engine->forgetAccount(); });
    const auto removed =
        then(this, forgotten, [this](Done) { return m_parts->vault->remove(TokensName); });
    finally(this, removed, [this, done](const Status &outcome) {
        m_parts->identity.reset();
        m_parts->drafts.clear();
        m_parts->unsavedDrafts.clear();
        m_parts->channels.clear();
        m_parts->outbox.clear();
        m_parts->unwritten.clear();
        m_parts->showFriends({});
        m_parts->devices.setDevices({});
        m_parts->devicesWanted = false;
        m_parts->notifications.clear();
        m_parts->reminders.clear();
        m_parts->reminderTimer.stop();
        m_parts->forgetFinds();
        m_parts->notificationsReadHere = 0;
        m_parts->presence = wire::PresenceState::Online;
        m_parts->presenceToTell.reset();
        m_parts->isAwayByItself = false;
        m_parts->isAccountKnown = false;
        m_parts->isServerAdmin = false;
        m_parts->admin.forget();
        m_parts->hooks->forget();
        m_parts->person->forget();
        m_parts->push.forget();
        m_parts->showsLastSeen = true;
        m_parts->hasSecondFactor = false;
        m_parts->openOutcome =
            fail(Errc::Unauthorized, QStringLiteral("Nobody is signed in on this profile"));
        lookAtKeyring();
        setState(State::SignedOut);
        Q_EMIT accountChanged();
        Q_EMIT accountDetailsChanged();
        Q_EMIT presenceChanged();
        Q_EMIT pendingChanged();
        Q_EMIT signedOut({});
        done.settle(outcome);
    });
    return done.async();
}

// The device was revoked or its session ended. Cache and outbox stay: the same person may sign in again and what
// they wrote is still sent.
void AccountSession::onSignedOutByServer(const QString &reason)
{
    if (m_state != State::SignedIn)
        return;
    m_parts->http->setCredentials({});
    m_parts->accountChanges.clear();
    goOffline();
    // Whoever signs in next may be somebody else.
    m_parts->isAccountKnown = false;
    m_parts->isServerAdmin = false;
    m_parts->admin.forget();
    m_parts->hooks->forget();
    m_parts->person->forget();
    setState(State::SignedOut);
    Q_EMIT accountDetailsChanged();
    m_parts->openOutcome = fail(Errc::Unauthorized, reason);
    const auto waiting = std::exchange(m_parts->waitingForOnline, {});
    for (const Deferred<Done> &each : waiting)
        each.settle(*m_parts->openOutcome);
    finally(this, m_parts->vault->remove(TokensName), [this, reason](const Status &removed) {
        if (!removed.ok())
            report(removed.error());
        Q_EMIT signedOut(reason);
    });
}

void AccountSession::report(const Error &error)
{
    Q_EMIT failed(error.detail, errcName(error.code));
}

} // namespace dunlin::client
