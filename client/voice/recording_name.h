// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a recording's file is called: its length stands there, so that whoever shows it knows it before the file is here.
#pragma once

#include <QDateTime>
#include <QString>

namespace dunlin::client {

QString recordingName(const QDateTime &when, int ms);
// The length of a file with this name, in seconds; 0: it was not recorded in this program.
int recordedSeconds(const QString &fileName);

} // namespace dunlin::client
