// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/secret_vault.h"

#include "shared/core/log.h"
#include "shared/core/octets.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

#include <sodium.h>

namespace dunlin::client {

namespace {

constexpr int KeyBytes = crypto_aead_xchacha20poly1305_ietf_KEYBYTES;
constexpr int NonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr int TagBytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr QFileDevice::Permissions OwnerOnly = QFileDevice::ReadOwner | QFileDevice::WriteOwner;

Status writeFile(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    if (!file.open(QIODevice::WriteOnly) || !file.setPermissions(OwnerOnly)
        || file.write(bytes) != bytes.size() || !file.commit())
        return fail(Errc::Internal,
                    QStringLiteral("The secrets of this profile could not be written"));
    return ok();
}

QByteArray readFile(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.read(1 << 16) : QByteArray();
}

Result<Secret> keyOf(const QString &folder)
{
    const QString path = QDir(folder).filePath(QStringLiteral("vault.key"));
    QByteArray key = readFile(path);
    if (key.size() != KeyBytes) {
        key = randomBytes(KeyBytes);
        DUNLIN_CHECK(writeFile(path, key));
    }
    return Secret(std::move(key));
}

QString boxOf(const QString &folder, const QString &name)
{
    return QDir(folder).filePath(QStringLiteral("vault-%1.box").arg(name));
}

Result<Secret> open(const QString &folder, const QString &name)
{
    const QByteArray box = readFile(boxOf(folder, name));
    if (box.isEmpty())
        return Secret();
    DUNLIN_TRY(const Secret key, keyOf(folder));
    const QByteArray label = name.toUtf8();
    QByteArray plain(qMax<qsizetype>(0, box.size() - NonceBytes - TagBytes), Qt::Uninitialized);
    const bool opened = box.size() > NonceBytes + TagBytes
        && crypto_aead_xchacha20poly1305_ietf_decrypt(
               octets(plain), nullptr, nullptr, octets(box) + NonceBytes,
               size_t(box.size() - NonceBytes), octets(label), size_t(label.size()), octets(box),
               octets(key.reveal()))
            == 0;
    if (!opened) {
        qCWarning(lcSession, "The kept secret does not fit its key and is ignored: sign in again");
        return Secret();
    }
    return Secret(std::move(plain));
}

Status seal(const QString &folder, const QString &name, const Secret &secret)
{
    DUNLIN_TRY(const Secret key, keyOf(folder));
    const QByteArray label = name.toUtf8();
    const QByteArray nonce = randomBytes(NonceBytes);
    QByteArray sealed(secret.size() + TagBytes, Qt::Uninitialized);
    crypto_aead_xchacha20poly1305_ietf_encrypt(
        octets(sealed), nullptr, octets(secret.reveal()), size_t(secret.size()), octets(label),
        size_t(label.size()), nullptr, octets(nonce), octets(key.reveal()));
    return writeFile(boxOf(folder, name), nonce + sealed);
}

} // namespace

FileVault::FileVault(const QString &folder)
    : m_folder(folder)
{
    m_pool.setMaxThreadCount(1);
}

FileVault::~FileVault()
{
    m_pool.waitForDone();
}

Async<Secret> FileVault::read(const QString &name)
{
    return runOn(&m_pool, [folder = m_folder, name] { return open(folder, name); });
}

Async<Done> FileVault::write(const QString &name, const Secret &secret)
{
    return runOn(&m_pool, [folder = m_folder, name, secret] { return seal(folder, name, secret); });
}

Async<Done> FileVault::remove(const QString &name)
{
    return runOn(&m_pool, [folder = m_folder, name]() -> Status {
        const QString path = boxOf(folder, name);
        if (QFile::exists(path) && !QFile::remove(path))
            return fail(Errc::Internal,
                        QStringLiteral("The secrets of this profile could not be removed"));
        return ok();
    });
}

} // namespace dunlin::client
