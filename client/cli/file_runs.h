// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// upload FILE [CHANNEL] and download ID [FILE]: a chunk at a time, so that a file of any length takes little memory.
#pragma once

#include "client/cli/context.h"

#include <QFile>

namespace dunlin::client {

// Owned by the context, and ends the program.
class UploadRun : public QObject
{
    Q_OBJECT
public:
    explicit UploadRun(Context &context);
    void start();

private:
    void sendSealed(const ChannelId &channel);
    void announce(const ChannelId &channel, const QByteArray &sha256);
    void next(qint64 offset);
    void finished();

    Context &m_context;
    QFile m_file;
    std::optional<ChannelId> m_sendTo;
    FileId m_id;
};

class DownloadRun : public QObject
{
    Q_OBJECT
public:
    DownloadRun(Context &context, const FileId &id);
    // Into the file that is named, else to the standard output.
    void start();

private:
    void copy(const QString &path);
    void next();

    Context &m_context;
    const FileId m_id;
    QFile m_file;
    qint64 m_at = 0;
};

} // namespace dunlin::client
