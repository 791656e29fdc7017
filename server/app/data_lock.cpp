// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/data_lock.h"

#include <QDir>
#include <QFile>
#include <QThread>

#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int Tries = 40; // 50 ms apart: one that ends may not be quite gone

} // namespace

Result<std::unique_ptr<DataLock>> DataLock::take(const QString &dataDir, Kind kind)
{
    if (!QDir().mkpath(dataDir) || ::chmod(QFile::encodeName(dataDir).constData(), 0700) != 0)
        return fail(Errc::Invalid, u"the data directory %1 cannot be made"_s.arg(dataDir));
    const QByteArray path = QFile::encodeName(dataDir + u"/lock"_s);
    const int descriptor =
        ::open(path.constData(), O_RDWR | O_CREAT | O_CLOEXEC | O_NOFOLLOW, 0600);
    if (descriptor < 0)
        return fail(Errc::Invalid, u"%1/lock cannot be made"_s.arg(dataDir));
    std::unique_ptr<DataLock> lock(new DataLock(descriptor));
    const int operation = (kind == Kind::Alone ? LOCK_EX : LOCK_SH) | LOCK_NB;
    for (int tries = 0; ::flock(descriptor, operation) != 0; ++tries) {
        if (tries >= Tries)
            return fail(Errc::Conflict,
                        u"another dunlin-server works in %1: stop it first"_s.arg(dataDir));
        QThread::msleep(50);
    }
    return lock;
}

DataLock::~DataLock()
{
    ::close(m_descriptor);
}

} // namespace dunlin::server
