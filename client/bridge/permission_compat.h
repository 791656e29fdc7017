// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The system's word on whether this program may listen, or look through a camera. Before Qt 6.5, and where the system asks
// nobody, it may.
#pragma once

#include <QObject>

#include <functional>

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)
#include <QCoreApplication>
#include <QPermissions>
#endif

namespace dunlin::client {

// Answers at once, or when the user has; not at all when `context` is gone.
using MicrophoneAsker = std::function<void(QObject *context, std::function<void(bool)> answer)>;

#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0) && QT_CONFIG(permissions)
template <typename Permission>
void askSystem(QObject *context, const std::function<void(bool)> &answer)
{
    const Permission wanted;
    switch (qApp->checkPermission(wanted)) {
    case Qt::PermissionStatus::Undetermined:
        qApp->requestPermission(wanted, context, [answer](const QPermission &permission) {
            answer(permission.status() == Qt::PermissionStatus::Granted);
        });
        return;
    case Qt::PermissionStatus::Denied:
        answer(false);
        return;
    case Qt::PermissionStatus::Granted:
        break;
    }
    answer(true);
}

inline void askForMicrophone(QObject *context, const std::function<void(bool)> &answer)
{
    askSystem<QMicrophonePermission>(context, answer);
}

inline void askForCamera(QObject *context, const std::function<void(bool)> &answer)
{
    askSystem<QCameraPermission>(context, answer);
}
#else
inline void askForMicrophone(QObject *, const std::function<void(bool)> &answer)
{
    answer(true);
}

inline void askForCamera(QObject *, const std::function<void(bool)> &answer)
{
    answer(true);
}
#endif

} // namespace dunlin::client
