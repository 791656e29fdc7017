// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/encryption.h"

#include "client/crypto/cause.h"
#include "client/sealing/verified_people.h"
#include "client/session/account_session.h"
#include "shared/core/log.h"

#include <algorithm>

namespace dunlin::client {

namespace {

Encryption::State shown(OwnKeys::State state)
{
    switch (state) {
    case OwnKeys::State::Locked:
        return Encryption::Locked;
    case OwnKeys::State::Preparing:
        return Encryption::Preparing;
    case OwnKeys::State::Waiting:
        return Encryption::Waiting;
    case OwnKeys::State::Ready:
        return Encryption::Ready;
    case OwnKeys::State::Revoked:
        return Encryption::Revoked;
    case OwnKeys::State::Broken:
        break;
    }
    return Encryption::Broken;
}

// What a camera reads: letters that survive every reader of codes.
constexpr QLatin1StringView CodePrefix("dunlin-verify:");
constexpr auto CodeLetters = QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals;

QString codeText(const QByteArray &code)
{
    return CodePrefix + QString::fromLatin1(code.toBase64(CodeLetters));
}

Result<QByteArray> codeFrom(const QString &text)
{
    const auto decoded =
        QByteArray::fromBase64Encoding(text.mid(CodePrefix.size()).toLatin1(),
                                       CodeLetters | QByteArray::AbortOnBase64DecodingErrors);
    if (!text.startsWith(CodePrefix) || !decoded)
        return refusal(Cause::Damaged, QStringLiteral("This is no code of a safety number"));
    return *decoded;
}

// The cause when it is a refusal of the keys, else the wire's name.
QString codeOf(const Error &error)
{
    const auto cause = causeOf(error);
    return cause ? QString(causeName(*cause)) : QString(errcName(error.code));
}

QVariantMap deviceRow(const QString &id, const QString &name, const QString &state,
                      const QString &number, bool isCurrent)
{
    return {{QStringLiteral("deviceId"), id},
            {QStringLiteral("name"), name},
            {QStringLiteral("state"), state},
            {QStringLiteral("number"), number},
            {QStringLiteral("isCurrent"), isCurrent}};
}

} // namespace

Encryption::Encryption(AccountSession &session)
    : m_session(session)
{
}

void Encryption::clear()
{
    ++m_look;
    m_state = Unknown;
    m_keys = {};
    m_hasPassphrase = false;
    m_devices.clear();
    Q_EMIT changed();
}

void Encryption::refresh()
{
    if (m_session.state() != AccountSession::State::SignedIn)
        return;
    finally(this, m_session.ownKeys(), [this, look = ++m_look](const Result<OwnKeys> &keys) {
        if (look != m_look)
            return;
        if (keys.ok())
            take(*keys);
        else
            qCInfo(lcSession, "The keys of this device could not be looked at");
    });
}

void Encryption::take(const OwnKeys &keys)
{
    m_keys = keys;
    m_state = shown(keys.state);
    listDevices();
    Q_EMIT changed();
}

// This one, those that ask, those that are in the chain, and the rest of what the server names.
void Encryption::listDevices()
{
    QHash<DeviceId, QString> names;
    QList<DeviceId> others;
    const DeviceModel &known = *m_session.deviceList();
    for (int row = 0; row < known.count(); ++row) {
        const QModelIndex at = known.index(row);
        const auto id = DeviceId::fromText(known.data(at, DeviceModel::DeviceIdRole).toString());
        if (!id)
            continue;
        names.insert(*id, known.data(at, DeviceModel::NameRole).toString());
        others.append(*id);
    }
    m_devices.clear();
    const auto append = [&](const DeviceId &id, const QString &state, const QString &number = {}) {
        others.removeAll(id);
        const QVariantMap row =
            deviceRow(id.toText(), names.value(id), state, number, id == m_keys.device);
        if (id == m_keys.device)
            m_devices.prepend(row);
        else
            m_devices.append(row);
    };
    for (const OwnKeys::Asking &each : std::as_const(m_keys.asking))
        append(each.id, QStringLiteral("asking"), each.number);
    for (const DeviceId &each : std::as_const(m_keys.listed))
        append(each, QStringLiteral("listed"));
    const QList<DeviceId> rest = others;
    for (const DeviceId &each : rest)
        append(each, QStringLiteral("waiting"));
}

void Encryption::approve(const QString &deviceId, const QString &number)
{
    const auto device = DeviceId::fromText(deviceId);
    if (!device)
        return;
    finally(this, m_session.approveDevice(*device, number),
            [this, deviceId](const Result<Done> &done) {
                if (done.ok())
                    Q_EMIT approved(deviceId);
                else
                    Q_EMIT approvalRefused(done.error().detail, codeOf(done.error()));
                refresh();
            });
}

void Encryption::showRecovery()
{
    finally(this, m_session.recoveryWords(), [this](const Result<Secret> &words) {
        if (words.ok())
            Q_EMIT recoveryShown(QString::fromUtf8(words->reveal()));
        else
            Q_EMIT refused(words.error().detail, codeOf(words.error()));
    });
}

void Encryption::noteRecovery()
{
    finally(this, m_session.noteRecovery(), [this](const Result<Done> &done) {
        if (!done.ok())
            Q_EMIT refused(done.error().detail, codeOf(done.error()));
        refresh();
    });
}

void Encryption::forgetRecovery()
{
    finally(this, m_session.forgetRecovery(), [this](const Result<Done> &done) {
        if (!done.ok())
            Q_EMIT refused(done.error().detail, codeOf(done.error()));
        refresh();
    });
}

void Encryption::setBackup(bool wanted)
{
    finally(this, m_session.setHistoryBackup(wanted), [this](const Result<Done> &done) {
        if (!done.ok())
            Q_EMIT refused(done.error().detail, codeOf(done.error()));
        refresh();
    });
}

void Encryption::restore(const QString &words)
{
    finally(this, m_session.restoreByRecovery(Secret::fromText(words)),
            [this](const Result<Done> &done) {
                if (done.ok())
                    Q_EMIT restored();
                else
                    Q_EMIT restoreRefused(done.error().detail, codeOf(done.error()));
                refresh();
            });
}

void Encryption::removeBackup(const QString &password)
{
    finally(this, m_session.removeHistoryBackup(Secret::fromText(password)),
            [this](const Result<Done> &done) {
                if (done.ok())
                    Q_EMIT backupRemoved();
                else
                    Q_EMIT backupRefused(done.error().detail, codeOf(done.error()));
                refresh();
            });
}

void Encryption::restoreByPassphrase(const QString &passphrase)
{
    finally(this, m_session.restoreByPassphrase(Secret::fromText(passphrase)),
            [this](const Result<Done> &done) {
                if (done.ok())
                    Q_EMIT restored();
                else
                    Q_EMIT restoreRefused(done.error().detail, codeOf(done.error()));
                refresh();
            });
}

void Encryption::lookForPassphrase()
{
    if (m_session.state() != AccountSession::State::SignedIn)
        return;
    finally(this, m_session.hasPassphrase(), [this](const Result<bool> &isSet) {
        if (!isSet.ok() || *isSet == m_hasPassphrase)
            return;
        m_hasPassphrase = *isSet;
        Q_EMIT changed();
    });
}

void Encryption::setPassphrase(const QString &passphrase, const QString &password,
                               const QString &words)
{
    finally(this,
            m_session.setPassphrase(Secret::fromText(passphrase), Secret::fromText(password),
                                    Secret::fromText(words)),
            [this](const Result<Done> &done) {
                if (!done.ok()) {
                    refusePassphrase(done.error());
                    return;
                }
                m_hasPassphrase = true;
                Q_EMIT changed();
                Q_EMIT passphraseChanged();
            });
}

void Encryption::removePassphrase(const QString &password)
{
    finally(this, m_session.removePassphrase(Secret::fromText(password)),
            [this](const Result<Done> &done) {
                if (!done.ok()) {
                    refusePassphrase(done.error());
                    return;
                }
                m_hasPassphrase = false;
                Q_EMIT changed();
                Q_EMIT passphraseChanged();
            });
}

void Encryption::refusePassphrase(const Error &error)
{
    // A cause stands where a field would.
    Q_EMIT passphraseRefused(error.detail, codeOf(error), causeOf(error) ? QString() : error.field);
}

void Encryption::compare(const QString &userId)
{
    const auto user = UserId::fromText(userId);
    if (!user)
        return;
    finally(this, m_session.compareWith(*user), [this, userId](const Result<Comparison> &found) {
        if (found.ok())
            Q_EMIT compared(userId, found->number, codeText(found->code), found->isVerified);
        else
            Q_EMIT comparisonRefused(userId, found.error().detail, codeOf(found.error()));
    });
}

void Encryption::verify(const QString &userId, const QString &number)
{
    const auto user = UserId::fromText(userId);
    if (!user)
        return;
    finally(this, m_session.verifyPerson(*user, number), [this, userId](const Result<Done> &done) {
        if (done.ok())
            Q_EMIT verified(userId, true);
        else
            Q_EMIT comparisonRefused(userId, done.error().detail, codeOf(done.error()));
    });
}

void Encryption::confirm(const QString &userId, const QString &code)
{
    const auto user = UserId::fromText(userId);
    if (!user)
        return;
    const auto refuse = [this, userId](const Error &error) {
        Q_EMIT codeRefused(userId, error.detail, codeOf(error));
    };
    const Result<QByteArray> read = codeFrom(code);
    if (!read.ok()) {
        refuse(read.error());
        return;
    }
    finally(this, m_session.confirmPerson(*user, *read),
            [this, userId, refuse](const Result<Done> &done) {
                if (done.ok())
                    Q_EMIT verified(userId, true);
                else
                    refuse(done.error());
            });
}

void Encryption::withdraw(const QString &userId)
{
    const auto user = UserId::fromText(userId);
    if (!user)
        return;
    finally(this, m_session.withdrawVerification(*user), [this, userId](const Result<Done> &done) {
        if (done.ok())
            Q_EMIT verified(userId, false);
        else
            Q_EMIT comparisonRefused(userId, done.error().detail, codeOf(done.error()));
    });
}

void Encryption::acceptLog()
{
    finally(this, m_session.acceptLog(), [this](const Result<Done> &done) {
        if (done.ok())
            Q_EMIT logAccepted();
        else
            Q_EMIT logRefused(done.error().detail, codeOf(done.error()));
    });
}

void Encryption::letIn(const QString &channelId, const QStringList &userIds)
{
    const auto channel = ChannelId::fromText(channelId);
    QList<UserId> people;
    for (const QString &each : userIds) {
        if (const auto user = UserId::fromText(each))
            people.append(*user);
    }
    if (!channel || people.isEmpty())
        return;
    finally(this, m_session.letIn(*channel, people), [this](const Result<Done> &done) {
        if (!done.ok())
            Q_EMIT lettingInRefused(done.error().detail, codeOf(done.error()));
    });
}

void Encryption::acceptRoster(const QString &channelId)
{
    const auto channel = ChannelId::fromText(channelId);
    if (!channel)
        return;
    finally(this, m_session.acceptRoster(*channel), [this](const Result<Done> &done) {
        if (done.ok())
            Q_EMIT rosterAccepted();
        else
            Q_EMIT rosterRefused(done.error().detail, codeOf(done.error()));
    });
}

void Encryption::noteRoster(const QString &channelId)
{
    const auto channel = ChannelId::fromText(channelId);
    if (!channel)
        return;
    finally(this, m_session.noteRosterSeen(*channel), [this](const Result<Done> &done) {
        if (!done.ok())
            Q_EMIT refused(done.error().detail, codeOf(done.error()));
    });
}

} // namespace dunlin::client
