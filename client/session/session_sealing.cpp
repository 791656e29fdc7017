// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The part of the session that deals with the keys of this device and with what they are sealed under.

#include "client/session/session_parts.h"
#include "shared/core/log.h"

namespace dunlin::client {

namespace {

OwnKeys::State stateOf(OwnDevice::State state)
{
    switch (state) {
    case OwnDevice::State::Locked:
        return OwnKeys::State::Locked;
    case OwnDevice::State::Preparing:
        return OwnKeys::State::Preparing;
    case OwnDevice::State::Waiting:
        return OwnKeys::State::Waiting;
    case OwnDevice::State::Ready:
        return OwnKeys::State::Ready;
    case OwnDevice::State::Revoked:
        return OwnKeys::State::Revoked;
    case OwnDevice::State::Broken:
        break;
    }
    return OwnKeys::State::Broken;
}

QString nameOf(HistoryBackupState::Is is)
{
    using Is = HistoryBackupState::Is;
    switch (is) {
    case Is::Off:
        return QStringLiteral("off");
    case Is::NoKey:
        return QStringLiteral("noKey");
    case Is::Exchanged:
        return QStringLiteral("exchanged");
    case Is::Full:
        return QStringLiteral("full");
    case Is::Behind:
        return QStringLiteral("behind");
    case Is::Current:
        return QStringLiteral("current");
    case Is::Unknown:
        break;
    }
    return QStringLiteral("unknown");
}

Result<RecoveryKey> keyIn(const Secret &words)
{
    const auto key = RecoveryKey::parse(QString::fromUtf8(words.reveal()));
    if (!key)
        return fail(Errc::Invalid,
                    QStringLiteral("That is no recovery key: look for a wrong letter"),
                    QStringLiteral("recoveryKey"));
    return *key;
}

} // namespace

Encryption *AccountSession::encryption() const
{
    return m_parts->encryption.get();
}

Async<AccountSession::OwnKeys> SessionRequests::ownKeys()
{
    return m_parts->onEngine([engine = m_parts->engine]() -> Result<OwnKeys> {
        OwnDevice &own = engine->sealing()->own();
        OwnKeys keys;
        keys.state = stateOf(own.state());
        keys.isReady = own.state() == OwnDevice::State::Ready;
        keys.reason = own.reason();
        if (own.state() == OwnDevice::State::Locked)
            return keys;
        keys.device = own.device();
        DUNLIN_TRY(keys.number, own.number());
        for (const ChainDevice &each : own.listed())
            keys.listed.append(each.id);
        DUNLIN_TRY(const QList<AskingDevice> asking, own.asking());
        for (const AskingDevice &each : asking)
            keys.asking.append({each.id, each.number});
        DUNLIN_TRY(keys.holdsRecovery, own.holdsRecovery());
        DUNLIN_TRY(keys.recoveryNoted, own.recoveryIsNoted());
        DUNLIN_TRY(const HistoryBackupState kept, engine->sealing()->backup().state());
        keys.backup = {nameOf(kept.is),  kept.added,    kept.kept,
                       kept.isRestoring, kept.restored, kept.skipped};
        return keys;
    });
}

Async<Done> SessionRequests::approveDevice(const DeviceId &device, const QString &number)
{
    return m_parts->onEngine([engine = m_parts->engine, device, number] {
        return engine->sealing()->approve(device, number);
    });
}

Async<Secret> SessionRequests::recoveryWords()
{
    return m_parts->onEngine(
        [engine = m_parts->engine] { return engine->sealing()->own().recoveryWords(); });
}

Async<Done> SessionRequests::forgetRecovery()
{
    return m_parts->onEngine(
        [engine = m_parts->engine] { return engine->sealing()->own().forgetRecovery(); });
}

Async<Done> SessionRequests::noteRecovery()
{
    return m_parts->onEngine(
        [engine = m_parts->engine] { return engine->sealing()->own().noteRecovery(); });
}

Async<Done> SessionRequests::setHistoryBackup(bool wanted)
{
    return m_parts->onEngine([engine = m_parts->engine, wanted] {
        return engine->sealing()->backup().setWanted(wanted);
    });
}

Async<Done> SessionRequests::backUpHistory()
{
    return m_parts->onEngine(
        [engine = m_parts->engine] { return engine->sealing()->backup().tryNow(); });
}

Async<Done> SessionRequests::removeHistoryBackup(const Secret &password)
{
    return m_parts->onEngine([engine = m_parts->engine, password] {
        return engine->sealing()->backup().remove(password);
    });
}

Async<Done> SessionRequests::restoreByRecovery(const Secret &words)
{
    const auto key = keyIn(words);
    if (!key.ok())
        return ready<Done>(key.error());
    return m_parts->onEngine([engine = m_parts->engine, key = *key]() -> Async<Done> {
        return engine->sealing()->restore(key);
    });
}

Async<Done> SessionRequests::restoreByPassphrase(const Secret &passphrase)
{
    return m_parts->onEngine([engine = m_parts->engine, passphrase] {
        return engine->sealing()->restoreByPassphrase(passphrase);
    });
}

Async<bool> SessionRequests::hasPassphrase()
{
    return m_parts->onEngine(
        [engine = m_parts->engine] { return engine->sealing()->passphrase().isSet(); });
}

Async<Done> SessionRequests::setPassphrase(const Secret &passphrase, const Secret &password,
                                           const Secret &words)
{
    std::optional<RecoveryKey> key;
    if (!words.isEmpty()) {
        const auto read = keyIn(words);
        if (!read.ok())
            return ready<Done>(read.error());
        key = *read;
    }
    const QString name = m_parts->identity ? m_parts->identity->account.username : QString();
    return m_parts->onEngine([engine = m_parts->engine, passphrase, name, password, key] {
        return engine->sealing()->passphrase().set(passphrase, name, password, key);
    });
}

Async<Done> SessionRequests::removePassphrase(const Secret &password)
{
    return m_parts->onEngine([engine = m_parts->engine, password] {
        return engine->sealing()->passphrase().remove(password);
    });
}

Async<QString> SessionRequests::safetyNumber(const UserId &user)
{
    return m_parts->onEngine([engine = m_parts->engine, user] {
        return engine->sealing()->own().safetyNumberWith(user);
    });
}

Async<KeyLogFault> SessionRequests::logFault()
{
    return m_parts->onEngine(
        [engine = m_parts->engine]() -> Result<KeyLogFault> { return engine->logFault(); });
}

Async<Done> SessionRequests::acceptLog()
{
    return m_parts->onEngine([engine = m_parts->engine] { return engine->sealing()->acceptLog(); });
}

// What the server took is done, whatever comes of the signature: it is made when it can be.
Async<Done> SessionRequests::signedFor(const ChannelId &channel, const UserId &user, Signed what)
{
    return m_parts->onEngine([engine = m_parts->engine, channel, user, what] {
        Sealing *sealing = engine->sealing();
        if (!sealing->isEncrypted(channel))
            return ready<Done>(ok());
        Deferred<Done> answer;
        finally(engine,
                what == Signed::In ? sealing->letIn(channel, {user})
                                   : sealing->takeOut(channel, user),
                [answer](const Result<Done> &done) {
                    if (!done.ok())
                        qCInfo(lcSession, "Somebody is not let in yet: %s",
                               qPrintable(done.error().detail));
                    answer.settle(Done{});
                });
        return answer.async();
    });
}

Async<RosterState> SessionRequests::rosterState(const ChannelId &channel)
{
    return m_parts->onEngine([engine = m_parts->engine, channel] {
        const auto known = engine->sealing()->lookedAt(channel);
        return then(engine, known, [engine, channel](Done) -> Result<RosterState> {
            return engine->rosterState(channel);
        });
    });
}

Async<Done> SessionRequests::letIn(const ChannelId &channel, const QList<UserId> &people)
{
    return m_parts->onEngine([engine = m_parts->engine, channel, people] {
        return engine->sealing()->letIn(channel, people);
    });
}

Async<Done> SessionRequests::acceptRoster(const ChannelId &channel)
{
    return m_parts->onEngine(
        [engine = m_parts->engine, channel] { return engine->sealing()->acceptRoster(channel); });
}

Async<Done> SessionRequests::noteRosterSeen(const ChannelId &channel)
{
    return m_parts->onEngine(
        [engine = m_parts->engine, channel] { return engine->sealing()->noteRosterSeen(channel); });
}

Async<HistoryFault> SessionRequests::historyFault(const ChannelId &channel)
{
    return m_parts->onEngine([engine = m_parts->engine, channel]() -> Result<HistoryFault> {
        engine->checkHistories();
        return engine->historyFault(channel);
    });
}

Async<Comparison> SessionRequests::compareWith(const UserId &user)
{
    return m_parts->onEngine([engine = m_parts->engine, user] {
        Sealing &sealing = *engine->sealing();
        return sealing.people().compare(sealing.own().user(), user);
    });
}

Async<Done> SessionRequests::verifyPerson(const UserId &user, const QString &number)
{
    return m_parts->onEngine([engine = m_parts->engine, user, number] {
        Sealing &sealing = *engine->sealing();
        return sealing.people().verify(sealing.own().user(), user, number);
    });
}

Async<Done> SessionRequests::confirmPerson(const UserId &user, const QByteArray &code)
{
    return m_parts->onEngine([engine = m_parts->engine, user, code] {
        Sealing &sealing = *engine->sealing();
        return sealing.people().confirm(sealing.own().user(), user, code);
    });
}

Async<Done> SessionRequests::withdrawVerification(const UserId &user)
{
    return m_parts->onEngine(
        [engine = m_parts->engine, user] { return engine->sealing()->people().withdraw(user); });
}

} // namespace dunlin::client
