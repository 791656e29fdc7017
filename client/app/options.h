// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the command line and the environment of `dunlin` ask for.
#pragma once

#include <QString>
#include <QStringList>

namespace dunlin::client {

// A dunlin:// link from outside is trusted with nothing but its length: it is shown to the user, not obeyed.
inline constexpr qsizetype LinkLimit = 4096;

struct Options {
    enum class Renderer : quint8 { Auto, Hardware, Software };

    QString server;        // offered at sign-in
    QString profileDir;    // absolute
    QString screenshotDir; // empty: none
    QString link;          // a dunlin:// link, or empty
    Renderer renderer = Renderer::Auto;
    bool minimized = false;
    bool woken = false; // by a push: no window until somebody asks for one
};

// Reads the arguments; prints help, the version or a complaint and ends the process where that is what was asked
// for or deserved.
Options parseOptions(const QStringList &arguments);

// The folder of a profile: a name has its place among the user's data, anything with a slash is a folder.
QString profileFolder(const QString &nameOrDir);

// The link as it may be used, or empty: one of ours, of a sane length, without control characters.
QString acceptableLink(const QString &text);

} // namespace dunlin::client
