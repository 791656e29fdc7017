// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What came to a device and did not open, as whoever looks at its channel sees it. It is written to DIR/glances:
//
//   shut SEQ TEXT    it was shown so when it came
//   late SEQ         it opened afterwards
//   kept SEQ TEXT    it was shown so still after Grace, on a connection that was there all the time
#pragma once

#include "client/session/account_session.h"

#include <QDir>
#include <QElapsedTimer>
#include <QFile>
#include <QSaveFile>
#include <QTimer>

#include <cstdio>

namespace dunlin::test {

using namespace dunlin::client;
using namespace Qt::StringLiterals;

// Whole, or not at all.
inline bool written(const QString &path, const QByteArray &bytes)
{
    QSaveFile file(path);
    const bool isWritten =
        file.open(QIODevice::WriteOnly) && file.write(bytes) >= 0 && file.commit();
    if (!isWritten)
        std::fprintf(stderr, "not written: %s\n", qPrintable(path));
    return isWritten;
}

inline qint64 keptNumber(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll().trimmed().toLongLong() : 0;
}

class Glances : public QObject
{
public:
    static constexpr std::chrono::milliseconds Grace{5'000};

    Glances(AccountSession &session, const QString &profile, const ChannelId &channel)
        : m_session(session)
        , m_folder(profile)
        , m_channel(channel)
    {
        m_time.start();
        m_look.setInterval(500);
        connect(&m_look, &QTimer::timeout, this, &Glances::lookAgain);
        connect(&m_session, &AccountSession::connectionChanged, this,
                [this] { m_onlineSince = m_time.elapsed(); });
        connect(&m_session, &AccountSession::streamMoved, this, &Glances::glance);
    }
    // Signed in.
    void begin()
    {
        m_isIn = true;
        m_glanced = keptNumber(m_folder.filePath(u"glanced"_s));
        m_look.start();
    }
    bool isCaughtUp() const
    {
        return m_session.connection() == AccountSession::Connection::Online
            && m_session.online(std::chrono::milliseconds(0)).isFinished();
    }

private:
    static bool isShut(const wire::MessageRow &row)
    {
        return row.sealed && row.type == wire::MessageType::System;
    }
    void note(const QByteArray &line) const
    {
        QFile file(m_folder.filePath(u"glances"_s));
        if (!file.open(QIODevice::WriteOnly | QIODevice::Append)
            || file.write(line + '\n') != line.size() + 1)
            std::fprintf(stderr, "not noted: %s\n", line.constData());
    }

    // The rows that came since the last look, once the device can open any.
    void glance()
    {
        const ChannelCard *card = m_session.channels()->find(m_channel);
        if (!m_isIn || m_isGlancing || !card || m_session.encryption()->state() != Encryption::Ready
            || !isCaughtUp())
            return;
        if (m_glanced == 0) {
            m_glanced = card->headSeq;
            return;
        }
        m_isGlancing = true;
        finally(this, m_session.rowsAbove(m_channel, m_glanced, 200),
                [this](const Result<QList<wire::MessageRow>> &rows) {
                    m_isGlancing = false;
                    if (!rows.ok() || rows->isEmpty())
                        return;
                    for (const wire::MessageRow &row : *rows) {
                        if (!isShut(row))
                            continue;
                        note("shut " + QByteArray::number(row.seq) + ' ' + row.content->toUtf8());
                        m_shut.insert(row.seq, m_time.elapsed());
                    }
                    m_glanced = rows->constLast().seq;
                    written(m_folder.filePath(u"glanced"_s), QByteArray::number(m_glanced));
                    glance();
                });
    }

    void lookAgain()
    {
        glance();
        if (!m_isIn || !isCaughtUp())
            return;
        const QList<qint64> all = m_shut.keys();
        for (const qint64 seq : all) {
            finally(this, m_session.rowsAbove(m_channel, seq - 1, 1),
                    [this, seq](const Result<QList<wire::MessageRow>> &rows) {
                        if (rows.ok() && !rows->isEmpty() && rows->constFirst().seq == seq)
                            judge(rows->constFirst());
                    });
        }
    }

    void judge(const wire::MessageRow &row)
    {
        if (!m_shut.contains(row.seq) || !isCaughtUp())
            return;
        if (!isShut(row)) {
            note("late " + QByteArray::number(row.seq));
            m_shut.remove(row.seq);
            return;
        }
        const qint64 since = qMax(m_shut.value(row.seq), m_onlineSince);
        if (m_time.elapsed() - since < Grace.count())
            return;
        note("kept " + QByteArray::number(row.seq) + ' ' + row.content->toUtf8());
        m_shut.remove(row.seq);
    }

    AccountSession &m_session;
    const QDir m_folder;
    const ChannelId m_channel;
    QElapsedTimer m_time;
    QTimer m_look;
    bool m_isIn = false;
    bool m_isGlancing = false;
    qint64 m_glanced = 0;
    qint64 m_onlineSince = 0;
    QMap<qint64, qint64> m_shut; // by number: when it was seen first
};

} // namespace dunlin::test
