// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The window comes back where it was, unless nobody could see it there.
#include "client/app/window_state.h"

#include <QGuiApplication>
#include <QScreen>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class WindowStateTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void itComesBackWhereItWas()
    {
        const QTemporaryDir dir;
        const QString ini = dir.filePath(u"window.ini"_s);
        const QRect place(40, 50, 500, 400);
        {
            WindowState state(ini);
            QWindow window;
            window.resize(300, 300);
            state.attach(&window);
            QCOMPARE(window.size(), QSize(300, 300));
            QVERIFY(!state.wasMaximized());
            window.show();
            window.setGeometry(place);
            QTRY_COMPARE(window.geometry(), place);
            window.hide();
        }
        WindowState state(ini);
        QWindow window;
        state.attach(&window);
        QCOMPARE(window.geometry(), place);
    }

    void whereNoScreenIsItKeepsItsSizeAlone()
    {
        const QTemporaryDir dir;
        const QString ini = dir.filePath(u"window.ini"_s);
        QSettings(ini, QSettings::IniFormat)
            .setValue(u"window/place"_s, QRect(90'000, 90'000, 640, 480));
        WindowState state(ini);
        QWindow window;
        state.attach(&window);
        QCOMPARE(window.size(), QSize(640, 480));
        QVERIFY(window.x() < 90'000);
    }

    void nonsenseIsNotObeyed()
    {
        const QTemporaryDir dir;
        const QString ini = dir.filePath(u"window.ini"_s);
        QSettings(ini, QSettings::IniFormat).setValue(u"window/place"_s, QRect(0, 0, 3, 3));
        WindowState state(ini);
        QWindow window;
        window.setMinimumSize(QSize(320, 420));
        window.resize(800, 600);
        state.attach(&window);
        QCOMPARE(window.size(), QSize(800, 600));
    }
};

QTEST_MAIN(WindowStateTest)
#include "tst_window_state.moc"
