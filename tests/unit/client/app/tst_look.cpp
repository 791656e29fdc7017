// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/app/end_signals.h"
#include "client/app/look.h"

#include <QGuiApplication>
#include <QStyleHints>
#include <QtTest>
#include <QWindow>

#include <csignal>

using namespace dunlin::client;

class LookTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whoIsToldToEndEndsInOrder()
    {
#ifdef Q_OS_UNIX
        endOnSignals(*qGuiApp);
        std::raise(SIGTERM);
        QCOMPARE(QGuiApplication::exec(), 0);
#endif
    }
    void theCaretRestsWhenNobodyTypes()
    {
        const int usual = QGuiApplication::styleHints()->cursorFlashTime();
        QVERIFY(usual > 0);
        letCaretRest(*qGuiApp, std::chrono::milliseconds(20));
        QTRY_COMPARE(QGuiApplication::styleHints()->cursorFlashTime(), 0);
        QWindow window;
        QTest::keyClick(&window, Qt::Key_A);
        QCOMPARE(QGuiApplication::styleHints()->cursorFlashTime(), usual);
        QTRY_COMPARE(QGuiApplication::styleHints()->cursorFlashTime(), 0);
    }
};

QTEST_MAIN(LookTest)
#include "tst_look.moc"
