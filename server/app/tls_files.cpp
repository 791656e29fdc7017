// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/tls_files.h"

#include <QFile>
#include <QSslCertificate>
#include <QSslKey>
#include <QSslSocket>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

Result<QByteArray> contentOf(const QString &path)
{
    QFile file(path);
    if (!file.open(QIODevice::ReadOnly))
        return fail(Errc::Invalid, path + u": "_s + file.errorString());
    return file.readAll();
}

Result<QSslKey> keyOf(const QString &path)
{
    DUNLIN_TRY(const QByteArray pem, contentOf(path));
    for (const QSsl::KeyAlgorithm each : {QSsl::Ec, QSsl::Rsa}) {
        if (QSslKey key(pem, each); !key.isNull())
            return key;
    }
    return fail(Errc::Invalid, path + u": not a private key in PEM"_s);
}

} // namespace

Result<QSslConfiguration> loadTls(const QString &certificatePath, const QString &keyPath)
{
    if (!QSslSocket::supportsSsl())
        return fail(Errc::Unavailable, u"this Qt has no TLS"_s);
    DUNLIN_TRY(const QByteArray pem, contentOf(certificatePath));
    const QList<QSslCertificate> chain = QSslCertificate::fromData(pem, QSsl::Pem);
    if (chain.isEmpty())
        return fail(Errc::Invalid, certificatePath + u": not a certificate in PEM"_s);
    DUNLIN_TRY(const QSslKey key, keyOf(keyPath));
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    tls.setProtocol(QSsl::TlsV1_2OrLater);
    tls.setPeerVerifyMode(QSslSocket::VerifyNone);
    tls.setLocalCertificateChain(chain);
    tls.setPrivateKey(key);
    return tls;
}

} // namespace dunlin::server
