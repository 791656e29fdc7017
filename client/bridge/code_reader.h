// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Reads a QR code, with a camera or out of a picture that lies in a file, for QML. What the camera shows is in memory
// alone, and only while it looks. Main thread; codes are looked for on another one.
#pragma once

#include "client/voice/sound_library.h"

#include <QImage>
#include <QObject>
#include <QtQml/qqmlregistration.h>

#include <functional>

namespace dunlin::client {

// The text of the first QR code in it; empty when there is none that can be read. Any thread.
QString codeIn(const QImage &image);

class CodeReader : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    // A camera may be there: certain when it was asked to begin once.
    Q_PROPERTY(bool hasCamera READ hasCamera NOTIFY changed FINAL)
    Q_PROPERTY(bool looking READ isLooking NOTIFY changed FINAL)

public:
    // `cameras`: whether one may be there, asked before the library is loaded.
    explicit CodeReader(
        SoundLibrary &library, std::function<bool()> cameras = [] { return mayHaveCamera(); },
        QObject *parent = nullptr);
    ~CodeReader() override;

    bool hasCamera() const;
    bool isLooking() const { return m_camera != nullptr; }
    // What the camera shows now; null when nothing was seen yet.
    QImage seen() const { return m_seen; }

    // Looks until it found a code. That there is no camera is no fault: hasCamera() says so then. What else keeps it from
    // looking is told by failed().
    Q_INVOKABLE void begin();
    Q_INVOKABLE void end();
    // A local file. Ends with found() or failed().
    Q_INVOKABLE void readPicture(const QUrl &file);

Q_SIGNALS:
    void changed();
    void seenChanged();
    void found(const QString &text);
    // In a sentence for the user.
    void failed(const QString &text);

private:
    void open();
    void look(const QImage &image);
    void lost();

    SoundLibrary &m_library;
    const std::function<bool()> m_cameras;
    std::unique_ptr<Camera> m_camera;
    QImage m_seen;
    bool m_isWanted = false;
    bool m_isReading = false; // a picture of the camera
    quint64 m_looks = 0;      // an answer to an older one counts for nothing
};

} // namespace dunlin::client
