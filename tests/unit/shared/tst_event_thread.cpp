// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What OpenSSL keeps for a thread is gone when the thread counts as ended, however slowly the thread ends.
#include "shared/core/event_thread.h"

#include <QPointer>
#include <QtTest>

#include <atomic>
#include <cstdlib>
#include <openssl/crypto.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <pthread.h>

using namespace dunlin;

namespace {

// Blocks that OpenSSL holds.
std::atomic<int> g_held{0};

void *allocate(size_t bytes, const char *, int)
{
    void *block = std::malloc(bytes);
    if (block)
        ++g_held;
    return block;
}

void *resize(void *old, size_t bytes, const char *, int)
{
    void *block = std::realloc(old, bytes);
    if (block && !old)
        ++g_held;
    return block;
}

void release(void *block, const char *, int)
{
    if (block)
        --g_held;
    std::free(block);
}

// The end of a thread is held up here, before it comes to OpenSSL: keys are taken in the order in which they were made.
pthread_key_t g_brake;
std::atomic<bool> g_mayEnd{false};

void hold(void *)
{
    // No longer than a while: a Qt that waits for the very end of a thread would wait for us.
    constexpr int MostRounds = 3000;
    for (int i = 0; i < MostRounds && !g_mayEnd; ++i)
        QThread::msleep(1);
}

void useOpenSsl()
{
    EVP_PKEY *key = EVP_EC_gen("prime256v1");
    QVERIFY(key);
    EVP_PKEY_free(key);
}

class EventThreadTest : public QObject
{
    Q_OBJECT

private:
    static void runOnce(bool isSlow)
    {
        g_mayEnd = !isSlow;
        EventThread thread;
        QObject there;
        there.moveToThread(&thread);
        thread.start();
        QMetaObject::invokeMethod(
            &there,
            [&there] {
                pthread_setspecific(g_brake, &g_brake);
                useOpenSsl();
                there.moveToThread(nullptr);
            },
            Qt::BlockingQueuedConnection);
        thread.quit();
        QVERIFY(thread.wait());
    }

private Q_SLOTS:
    void nothingIsHeldForAThreadThatHasEnded()
    {
        useOpenSsl();
        runOnce(false); // what is made once for all
        const int before = g_held;
        QVERIFY(before > 0);
        runOnce(true);
        const int after = g_held;
        g_mayEnd = true;
        QCOMPARE(after, before);
    }

    void whatIsDeletedLaterAtTheEndOfTheLoopIsGone()
    {
        g_mayEnd = true;
        EventThread thread;
        QPointer<QObject> object = new QObject;
        object->moveToThread(&thread);
        connect(&thread, &EventThread::loopEnded, object, &QObject::deleteLater);
        thread.start();
        thread.quit();
        QVERIFY(thread.wait());
        QVERIFY(!object);
    }
};

} // namespace

int main(int argc, char *argv[])
{
    // Both before anything else asks OpenSSL for anything.
    if (CRYPTO_set_mem_functions(allocate, resize, release) != 1
        || pthread_key_create(&g_brake, hold) != 0)
        return 2;
    const QCoreApplication application(argc, argv);
    EventThreadTest test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_event_thread.moc"
