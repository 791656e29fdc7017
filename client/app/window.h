// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The one window: loads Main.qml and gives it what it shows.
#pragma once

#include "client/bridge/appearance.h"
#include "client/bridge/clipboard.h"
#include "client/bridge/code_reader.h"
#include "client/bridge/desktop_notifier.h"
#include "client/bridge/own_figures.h"
#include "client/bridge/spelling.h"
#include "client/bridge/tray.h"
#include "client/bridge/voice_player.h"
#include "client/bridge/voice_recorder.h"
#include "client/session/account_list.h"
#include "client/session/push_source.h"

#include <QQmlApplicationEngine>
#include <QQuickWindow>

#include <chrono>

namespace dunlin::client {

struct WindowStart {
    QString server;                      // offered at sign-in
    QString link;                        // a dunlin:// link, or empty
    DesktopNotifier *notifier = nullptr; // null: nothing is told on the desktop
    Tray *tray = nullptr;                // null: there is no icon
    OwnFigures *figures = nullptr;       // null: they are not shown
    AccountList *accounts = nullptr;     // null: there is one, and no other is added
    VoiceRecorder *recorder = nullptr;   // null: nothing is recorded
    CodeReader *codes = nullptr;         // null: safety numbers are compared by eye
    VoicePlayer *player = nullptr;       // null: what sounds is a file like others
    Spelling *spelling = nullptr;        // null: nothing is underlined
    // The window is made when the profile is open, or after so long without it: a key ring may ask its user first.
    std::chrono::milliseconds patience{250};
};

// The window's parts are found and compiled on a thread of the engine from here on; openWindow() waits for it.
void beginCompiling(QQmlApplicationEngine &engine);

// A push started the program: the window waits out of sight until somebody asks for it. Where nobody does, the program ends so
// long after the last push; a notification that was shown stays with the desktop.
void startWoken(QQuickWindow &window, PushSource &source,
                std::chrono::milliseconds stay = std::chrono::minutes(3));

// As an icon in the tray where there is one, else as one of the task bar.
void startMinimized(QQuickWindow &window, Tray &tray);

// The window, not yet shown, of this account and then of whichever the list shows; owned by the engine; null when it could not be made, with the reason in the log. The
// engine must go before what it was given.
QQuickWindow *openWindow(QQmlApplicationEngine &engine, AccountSession &session,
                         Appearance &appearance, Clipboard &clipboard,
                         const WindowStart &start = {});

} // namespace dunlin::client
