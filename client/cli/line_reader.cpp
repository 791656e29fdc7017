// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/line_reader.h"

#include "client/cli/irc_log.h"

#include <QFile>

#include <cstdio>

namespace dunlin::client {

LineReader::LineReader(const QString &path, int most, QObject *parent)
    : QObject(parent)
    , m_path(path)
    , m_room(most)
{
}

LineReader::~LineReader()
{
    m_stopping = true;
    m_room.release(1);
    if (!m_thread)
        return;
    // A thread that waits for a terminal can't be woken; the process ends then anyway.
    if (!m_thread->wait(200)) {
        m_thread->terminate();
        m_thread->wait();
    }
}

bool LineReader::start()
{
    m_file = std::make_unique<QFile>();
    if (m_path == QLatin1StringView("-")) {
        if (!m_file->open(stdin, QIODevice::ReadOnly))
            return false;
    } else {
        m_file->setFileName(m_path);
        if (!m_file->open(QIODevice::ReadOnly))
            return false;
    }
    m_thread.reset(QThread::create([this] { run(); }));
    m_thread->start();
    return true;
}

void LineReader::run()
{
    for (;;) {
        const QByteArray line = m_file->readLine();
        const bool ended = line.isEmpty();
        if (!ended)
            m_room.acquire();
        if (m_stopping)
            return;
        bool tell = false;
        {
            const QMutexLocker lock(&m_mutex);
            if (ended)
                m_ended = true;
            else
                m_lines.append(textOfLine(line));
            tell = !m_told;
            m_told = true;
        }
        if (tell)
            QMetaObject::invokeMethod(this, &LineReader::ready, Qt::QueuedConnection);
        if (ended)
            return;
    }
}

QStringList LineReader::take()
{
    const QMutexLocker lock(&m_mutex);
    m_told = false;
    return std::exchange(m_lines, {});
}

bool LineReader::isAtEnd() const
{
    const QMutexLocker lock(&m_mutex);
    return m_ended && m_lines.isEmpty();
}

} // namespace dunlin::client
