// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/single_instance.h"

#include "client/app/options.h"
#include "shared/core/log.h"

#include <QCryptographicHash>
#include <QDir>
#include <QLocalSocket>
#include <QStandardPaths>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

QString addressOf(const QString &profileDir)
{
    const QByteArray hash = QCryptographicHash::hash(QDir(profileDir).absolutePath().toUtf8(),
                                                     QCryptographicHash::Sha256);
    const QString name = u"dunlin-"_s + QString::fromLatin1(hash.toHex().left(16));
#ifdef Q_OS_WIN
    return name;
#else
    // The runtime folder belongs to this user alone, which the folder for temporary files does not.
    return QDir(QStandardPaths::writableLocation(QStandardPaths::RuntimeLocation)).filePath(name);
#endif
}

} // namespace

SingleInstance::SingleInstance(const QString &profileDir, QObject *parent)
    : QObject(parent)
    , m_address(addressOf(profileDir))
    , m_lock(QDir(profileDir).filePath(u"window.lock"_s))
{
    // Held as long as the window is open; only a process that is gone makes it stale.
    m_lock.setStaleLockTime(0);
}

bool SingleInstance::claim()
{
    if (!m_lock.tryLock())
        return false;
    QLocalServer::removeServer(m_address);
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, &SingleInstance::receive);
    if (!m_server.listen(m_address))
        qCWarning(lcApp, "Links given to a second start will not arrive here: %ls.",
                  qUtf16Printable(m_server.errorString()));
    return true;
}

bool SingleInstance::handOver(const QString &link)
{
    QLocalSocket socket;
    socket.connectToServer(m_address);
    if (!socket.waitForConnected(3000))
        return false;
    socket.write(link.toUtf8() + '\n');
    return socket.waitForBytesWritten(3000);
}

void SingleInstance::receive()
{
    while (QLocalSocket *socket = m_server.nextPendingConnection()) {
        connect(socket, &QLocalSocket::disconnected, socket, &QObject::deleteLater);
        connect(socket, &QLocalSocket::readyRead, this, [this, socket] {
            if (!socket->canReadLine()) {
                if (socket->bytesAvailable() > LinkLimit)
                    socket->abort();
                return;
            }
            const QString line = QString::fromUtf8(socket->readLine(LinkLimit + 2)).trimmed();
            socket->disconnectFromServer();
            const QString link = acceptableLink(line);
            if (line.isEmpty() || !link.isEmpty())
                Q_EMIT startedAgain(link);
        });
    }
}

} // namespace dunlin::client
