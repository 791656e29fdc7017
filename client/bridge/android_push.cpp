// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/android_push.h"

#include <QCoreApplication>
#include <QJniEnvironment>
#include <QJniObject>
#include <QMutex>

namespace dunlin::client {

namespace {

constexpr const char *Receiver = "chat/dunlin/PushReceiver";

// Java calls in its own thread, at any time.
QMutex g_mutex;
AndroidPush *g_listener = nullptr;

// As PushReceiver numbers them.
enum class Told : quint8 { Endpoint = 0, Refused = 1, Lost = 2, Woken = 3 };

void tell(JNIEnv *, jclass, jint what, jstring token, jstring detail)
{
    const QString whose = QJniObject(token).toString();
    const QString said = detail ? QJniObject(detail).toString() : QString();
    const QMutexLocker lock(&g_mutex);
    if (!g_listener)
        return;
    QMetaObject::invokeMethod(
        g_listener,
        [push = g_listener, what, whose, said] {
            switch (Told(what)) {
            case Told::Endpoint:
                Q_EMIT push->endpointGiven(whose, said);
                break;
            case Told::Refused:
                Q_EMIT push->refused(whose, said);
                break;
            case Told::Lost:
                Q_EMIT push->lost(whose);
                break;
            case Told::Woken:
                Q_EMIT push->woken(whose);
                break;
            }
        },
        Qt::QueuedConnection);
}

QJniObject context()
{
    return QJniObject(QNativeInterface::QAndroidApplication::context());
}

} // namespace

AndroidPush::AndroidPush(QObject *parent)
    : PushSource(parent)
{
}

AndroidPush::~AndroidPush()
{
    const QMutexLocker lock(&g_mutex);
    g_listener = nullptr;
}

void AndroidPush::begin()
{
    {
        const QMutexLocker lock(&g_mutex);
        g_listener = this;
    }
    const JNINativeMethod native{"tell", "(ILjava/lang/String;Ljava/lang/String;)V",
                                 reinterpret_cast<void *>(tell)};
    QJniEnvironment environment;
    if (!environment.registerNativeMethods(Receiver, &native, 1))
        return;
    QJniObject::callStaticMethod<void>(Receiver, "listen", "(Landroid/content/Context;)V",
                                       context().object());
    m_chosen = QJniObject::callStaticObjectMethod(Receiver, "distributor",
                                                  "(Landroid/content/Context;)Ljava/lang/String;",
                                                  context().object())
                   .toString();
    Q_EMIT distributorChanged();
}

QString AndroidPush::distributor() const
{
    return m_chosen;
}

void AndroidPush::enrol(const QString &token, const QString &key)
{
    QJniObject::callStaticMethod<void>(
        Receiver, "enrol",
        "(Landroid/content/Context;Ljava/lang/String;Ljava/lang/String;Ljava/lang/String;)V",
        context().object(), QJniObject::fromString(m_chosen).object<jstring>(),
        QJniObject::fromString(token).object<jstring>(),
        QJniObject::fromString(key).object<jstring>());
}

void AndroidPush::leave(const QString &token)
{
    QJniObject::callStaticMethod<void>(
        Receiver, "leave", "(Landroid/content/Context;Ljava/lang/String;Ljava/lang/String;)V",
        context().object(), QJniObject::fromString(m_chosen).object<jstring>(),
        QJniObject::fromString(token).object<jstring>());
}

} // namespace dunlin::client
