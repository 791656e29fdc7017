// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines of a file or of standard input, read in a thread of their own with a bound on how many are in memory.
//
// The reader stops when `most` lines were handed out and not given back by release(): a log of any size streams
// through a fixed amount of memory. What has come in is handed over together; a line that comes alone is not held.
#pragma once

#include <QMutex>
#include <QObject>
#include <QSemaphore>
#include <QStringList>
#include <QThread>

#include <memory>

class QFile;

namespace dunlin::client {

class LineReader : public QObject
{
    Q_OBJECT
public:
    // "-" is standard input.
    LineReader(const QString &path, int most, QObject *parent = nullptr);
    ~LineReader() override;

    // False when the file can't be opened.
    bool start();
    // What has come in since the last call. Call release() for each of them in the end.
    QStringList take();
    void release(int lines) { m_room.release(lines); }
    // Everything was taken and nothing more comes.
    bool isAtEnd() const;

Q_SIGNALS:
    // Something can be taken, or the end was reached.
    void ready();

private:
    void run();

    const QString m_path;
    QSemaphore m_room;
    mutable QMutex m_mutex;
    QStringList m_lines;
    bool m_ended = false;
    bool m_told = false;
    std::atomic<bool> m_stopping = false;
    std::unique_ptr<QFile> m_file;
    std::unique_ptr<QThread> m_thread;
};

} // namespace dunlin::client
