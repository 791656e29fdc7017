// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What this process takes of the machine, for the user to see: memory, processor, wake-ups, disk, the time to the first
// picture. Asked of the system only when somebody looks. Main thread; the disk is read on another one.
#pragma once

#include <QElapsedTimer>
#include <QObject>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class OwnFigures : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    // Bytes in memory; 0: not known here.
    Q_PROPERTY(qint64 memory READ memory NOTIFY changed FINAL)
    // Part of one processor since the last look, 0 to 1 for each; below 0: not known yet.
    Q_PROPERTY(qreal load READ load NOTIFY changed FINAL)
    // Times a second that one of its threads was woken since the last look; below 0: not known yet.
    Q_PROPERTY(qreal wakeUps READ wakeUps NOTIFY changed FINAL)
    // Bytes of the files in the profile's folder; below 0: not known yet.
    Q_PROPERTY(qint64 disk READ disk NOTIFY changed FINAL)
    // ms from the start of the process to the first picture; 0: not known.
    Q_PROPERTY(qint64 firstFrame READ firstFrame NOTIFY changed FINAL)
    Q_PROPERTY(QString qtVersion READ qtVersion CONSTANT FINAL)
    Q_PROPERTY(QString system READ system CONSTANT FINAL)

public:
    // The folder is the profile's.
    explicit OwnFigures(QString folder = {}, QObject *parent = nullptr);

    qint64 memory() const { return m_memory; }
    qreal load() const { return m_load; }
    qreal wakeUps() const { return m_wakeUps; }
    qint64 disk() const { return m_disk; }
    qint64 firstFrame() const { return m_firstFrame; }
    QString qtVersion() const;
    QString system() const;

    // Whoever shows them asks every now and then.
    Q_INVOKABLE void look();
    // The first picture is on the screen.
    void noteFirstFrame();

Q_SIGNALS:
    void changed();

private:
    void lookAtDisk();

    const QString m_folder;
    bool m_isAtDisk = false;
    QElapsedTimer m_since;
    qint64 m_cpuMs = 0;
    qint64 m_switches = 0;
    qint64 m_memory = 0;
    qreal m_load = -1;
    qreal m_wakeUps = -1;
    qint64 m_disk = -1;
    qint64 m_firstFrame = 0;
};

} // namespace dunlin::client
