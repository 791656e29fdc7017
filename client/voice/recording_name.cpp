// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/voice/recording_name.h"

#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace dunlin::client {

QString recordingName(const QDateTime &when, int ms)
{
    return u"voice-%1-%2s.ogg"_s.arg(when.toString(u"yyyyMMdd-hhmmss-zzz"_s))
        .arg(qMax(1, (ms + 500) / 1000));
}

int recordedSeconds(const QString &fileName)
{
    static const QRegularExpression form(
        u"\\Avoice-[0-9]{8}-[0-9]{6}-[0-9]{3}-([0-9]{1,3})s\\.ogg\\z"_s);
    return form.match(fileName).captured(1).toInt();
}

} // namespace dunlin::client
