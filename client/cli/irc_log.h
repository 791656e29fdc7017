// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Lines of an IRC log as messages.
//
// A log has times of day and names of people who have no account here, and a message's own time and sender are
// those of the import. So both stay in the text:
//   "[12:18] <ada> hello"      -> "[12:18] ada: hello"
//   "[12:18]  * ada waves"     -> "[12:18] * ada waves"
//   "=== ada has joined #x"    -> "=== ada has joined #x"
// A line of another form is kept as it is; an empty one is no message.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace dunlin::client {

std::optional<QString> ircMessage(const QString &line);

// A line of a file or of standard input as text. Old logs are not always UTF-8: what is not valid is read as
// Latin-1, in which every byte is a character. U+0000 is left out.
QString textOfLine(const QByteArray &line);

} // namespace dunlin::client
