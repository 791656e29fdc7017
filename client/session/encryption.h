// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The keys of this account, for a window: this device's, the account's other devices, the recovery key, and whom one has
// verified. Which devices read encrypted channels is told by the account's signed chain; only their names are the
// server's word. Main thread.
#pragma once

#include "client/session/own_keys.h"
#include "shared/core/result.h"

#include <QObject>
#include <QVariantList>

namespace dunlin::client {

class AccountSession;

class Encryption : public QObject
{
    Q_OBJECT
    Q_PROPERTY(State state READ state NOTIFY changed)
    // Channels can be made encrypted here.
    Q_PROPERTY(bool usable READ isUsable NOTIFY changed)
    // Twenty digits, which another device must show for this one; empty before the account is known.
    Q_PROPERTY(QString number READ number NOTIFY changed)
    // Of {deviceId, name, state, number, isCurrent}. state: listed (it reads encrypted channels), asking (it wants to:
    // with its number), waiting (signed in, and not heard of). name: empty when the server has none.
    Q_PROPERTY(QVariantList devices READ devices NOTIFY changed)
    Q_PROPERTY(int askingCount READ askingCount NOTIFY changed)
    Q_PROPERTY(bool holdsRecovery READ holdsRecovery NOTIFY changed)
    Q_PROPERTY(bool recoveryNoted READ isRecoveryNoted NOTIFY changed)
    // off, unknown, noKey, exchanged, full, behind or current.
    Q_PROPERTY(QString backupState READ backupState NOTIFY changed)
    // Pages of the backup that could not be taken when this device was restored.
    Q_PROPERTY(int backupSkipped READ backupSkipped NOTIFY changed)
    Q_PROPERTY(bool restoring READ isRestoring NOTIFY changed)
    // A passphrase stands in for the recovery key; false before the server was asked.
    Q_PROPERTY(bool passphraseSet READ isPassphraseSet NOTIFY changed)

public:
    enum State {
        Unknown, // nobody is signed in, or it was not looked at yet
        Locked,
        Preparing,
        Waiting,
        Ready,
        Revoked,
        Broken,
    };
    Q_ENUM(State)

    explicit Encryption(AccountSession &session);

    State state() const { return m_state; }
    bool isUsable() const { return m_state >= Preparing && m_state <= Ready; }
    QString number() const { return m_keys.number; }
    QVariantList devices() const { return m_devices; }
    int askingCount() const { return int(m_keys.asking.size()); }
    bool holdsRecovery() const { return m_keys.holdsRecovery; }
    bool isRecoveryNoted() const { return m_keys.recoveryNoted; }
    QString backupState() const { return m_keys.backup.state; }
    int backupSkipped() const { return int(m_keys.backup.skipped); }
    bool isRestoring() const { return m_keys.backup.isRestoring; }
    bool isPassphraseSet() const { return m_hasPassphrase; }

    // It follows by itself; this is for what changed elsewhere.
    Q_INVOKABLE void refresh();
    // Ends with approved() or approvalRefused(). number: the one that was compared.
    Q_INVOKABLE void approve(const QString &deviceId, const QString &number);
    // Ends with recoveryShown() or refused().
    Q_INVOKABLE void showRecovery();
    Q_INVOKABLE void noteRecovery();
    Q_INVOKABLE void forgetRecovery();
    // Whether this device leaves the keys to what was said on the server.
    Q_INVOKABLE void setBackup(bool wanted);
    // All that the account's devices left there goes, and this one leaves nothing more: ends with backupRemoved() or
    // backupRefused().
    Q_INVOKABLE void removeBackup(const QString &password);
    // This device becomes one of the account's by its recovery key: ends with restored() or restoreRefused().
    Q_INVOKABLE void restore(const QString &words);
    // The same by the passphrase.
    Q_INVOKABLE void restoreByPassphrase(const QString &passphrase);
    // Asks the server whether there is one.
    Q_INVOKABLE void lookForPassphrase();
    // words: empty on a device that holds them. Both end with passphraseChanged() or passphraseRefused().
    Q_INVOKABLE void setPassphrase(const QString &passphrase, const QString &password,
                                   const QString &words);
    Q_INVOKABLE void removePassphrase(const QString &password);
    // Ends with compared() or comparisonRefused().
    Q_INVOKABLE void compare(const QString &userId);
    // Ends with verified() or comparisonRefused().
    Q_INVOKABLE void verify(const QString &userId, const QString &number);
    // What was read from their screen. Ends with verified() or codeRefused().
    Q_INVOKABLE void confirm(const QString &userId, const QString &code);
    Q_INVOKABLE void withdraw(const QString &userId);
    // The server's log of all lists of devices counts as it is shown now, whatever it was before: ends with logAccepted()
    // or logRefused().
    Q_INVOKABLE void acceptLog();
    // Lets these in, whom the server lists as members: lettingInRefused() says when that fails.
    Q_INVOKABLE void letIn(const QString &channelId, const QStringList &userIds);
    // The roster of that conversation counts as the server shows it now: ends with rosterAccepted() or rosterRefused().
    Q_INVOKABLE void acceptRoster(const QString &channelId);
    // That the conversation has a roster now was read.
    Q_INVOKABLE void noteRoster(const QString &channelId);

    // --- for the session ---
    void clear();

Q_SIGNALS:
    void changed();
    // code: of the wire, e.g. "conflict", or the name of a Cause; text: a sentence in English.
    void approved(const QString &deviceId);
    void approvalRefused(const QString &text, const QString &code);
    void recoveryShown(const QString &words);
    void restored();
    void restoreRefused(const QString &text, const QString &code);
    void backupRemoved();
    void backupRefused(const QString &text, const QString &code);
    void passphraseChanged();
    // field: passphrase, recoveryKey, or empty.
    void passphraseRefused(const QString &text, const QString &code, const QString &field);
    // number: twelve groups of five digits; code: the same for a camera.
    void compared(const QString &userId, const QString &number, const QString &code,
                  bool isVerified);
    void comparisonRefused(const QString &userId, const QString &text, const QString &code);
    void verified(const QString &userId, bool isVerified);
    void codeRefused(const QString &userId, const QString &text, const QString &code);
    void logAccepted();
    void logRefused(const QString &text, const QString &code);
    void lettingInRefused(const QString &text, const QString &code);
    void rosterAccepted();
    void rosterRefused(const QString &text, const QString &code);
    void refused(const QString &text, const QString &code);

private:
    void take(const OwnKeys &keys);
    void listDevices();
    void refusePassphrase(const Error &error);

    AccountSession &m_session;
    State m_state = Unknown;
    OwnKeys m_keys;
    QVariantList m_devices;
    bool m_hasPassphrase = false;
    quint64 m_look = 0; // answers to an older look count for nothing
};

} // namespace dunlin::client
