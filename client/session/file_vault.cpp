// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/session/secret_vault.h"

#include "shared/core/aead.h"
#include "shared/core/log.h"

#include <QDir>
#include <QFile>
#include <QSaveFile>

namespace dunlin::client {

namespace {

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
    if (key.size() != AeadKeySize) {
        key = randomBytes(AeadKeySize);
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
    auto plain = aeadOpen(key, box.left(AeadNonceSize), name.toUtf8(), box.mid(AeadNonceSize));
    if (!plain) {
        qCWarning(lcSession, "The kept secret does not fit its key and is ignored: sign in again");
        return Secret();
    }
    return Secret(*std::move(plain));
}

Status seal(const QString &folder, const QString &name, const Secret &secret)
{
    DUNLIN_TRY(const Secret key, keyOf(folder));
    const QByteArray nonce = randomBytes(AeadNonceSize);
    return writeFile(boxOf(folder, name),
                     nonce + aeadSeal(key, nonce, name.toUtf8(), secret.reveal()));
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
