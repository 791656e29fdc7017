// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A real nginx on a free port of this machine, in front of servers; never as root.
#pragma once

#include <QProcess>
#include <QTemporaryDir>

#include <memory>

namespace dunlin::test {

class Nginx
{
public:
    // The site that we ship, over these ports instead of its one, without TLS. Null with a reason when it doesn't start.
    static std::unique_ptr<Nginx> start(const QString &site, const QList<quint16> &servers,
                                        QString *reason);
    ~Nginx();

    QString url() const { return QStringLiteral("http://127.0.0.1:%1").arg(m_port); }

private:
    Nginx() = default;

    QTemporaryDir m_dir;
    QProcess m_process;
    quint16 m_port = 0;
};

} // namespace dunlin::test
