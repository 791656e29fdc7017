// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/cli/irc_log.h"

#include "shared/core/text.h"

#include <QRegularExpression>

namespace dunlin::client {

std::optional<QString> ircMessage(const QString &line)
{
    static const QRegularExpression spoken(
        QStringLiteral("^\\[(\\d\\d?:\\d\\d(?::\\d\\d)?)\\]\\s+<([^>]+)>\\s?(.*)$"));
    static const QRegularExpression acted(
        QStringLiteral("^\\[(\\d\\d?:\\d\\d(?::\\d\\d)?)\\]\\s+\\*\\s*(.*)$"));
    if (line.trimmed().isEmpty())
        return std::nullopt;
    if (const auto match = spoken.match(line); match.hasMatch())
        return QStringLiteral("[%1] %2: %3")
            .arg(match.captured(1), match.captured(2), match.captured(3));
    if (const auto match = acted.match(line); match.hasMatch())
        return QStringLiteral("[%1] * %2").arg(match.captured(1), match.captured(2));
    return line;
}

QString textOfLine(const QByteArray &line)
{
    QByteArray bytes = line;
    while (bytes.endsWith('\n') || bytes.endsWith('\r'))
        bytes.chop(1);
    bytes.replace('\0', QByteArray());
    if (const auto text = decodeUtf8(bytes))
        return *text;
    return QString::fromLatin1(bytes);
}

} // namespace dunlin::client
