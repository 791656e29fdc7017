// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/files/file_name.h"

#include <QStringList>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qsizetype MostBytes = 200;
constexpr qsizetype MostExtension = 16;

// Control and format characters (they turn the reading direction around), line ends, what is no character.
bool isHidden(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Other_Control:
    case QChar::Other_Format:
    case QChar::Other_Surrogate:
    case QChar::Other_PrivateUse:
    case QChar::Other_NotAssigned:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph:
        return true;
    default:
        return false;
    }
}

bool isDevice(const QString &name)
{
    static constexpr std::array Devices{"con", "prn", "aux", "nul"};
    const QString base = name.section(u'.', 0, 0).trimmed().toLower();
    if (std::any_of(Devices.begin(), Devices.end(),
                    [&](const char *each) { return base == QLatin1StringView(each); }))
        return true;
    return base.size() == 4 && (base.startsWith("com"_L1) || base.startsWith("lpt"_L1))
        && base[3].isDigit();
}

// As many whole characters as fit.
QString cut(const QString &text, qsizetype bytes)
{
    QString kept = text;
    while (kept.toUtf8().size() > bytes)
        kept.chop(kept.size() > 1 && kept.back().isLowSurrogate() ? 2 : 1);
    return kept;
}

} // namespace

QString cleanFileName(const QString &name)
{
    QString plain = name;
    plain.replace(u'\\', u'/');
    const QStringList parts = plain.split(u'/', Qt::SkipEmptyParts);
    QString clean;
    const auto points = (parts.isEmpty() ? QString() : parts.last().left(2000)).toUcs4();
    for (const char32_t point : points) {
        if (isHidden(point))
            continue;
        if (point < 0x80 && QByteArrayView("<>:\"|?*").contains(char(point)))
            clean += u'_';
        else
            clean += QString::fromUcs4(&point, 1);
    }
    clean = clean.normalized(QString::NormalizationForm_C).simplified();
    // Leading dots hide a file or name a folder, trailing ones vanish on some systems.
    while (clean.startsWith(u'.') || clean.startsWith(u' '))
        clean.remove(0, 1);
    while (clean.endsWith(u'.') || clean.endsWith(u' '))
        clean.chop(1);
    if (clean.toUtf8().size() > MostBytes) {
        const qsizetype dot = clean.lastIndexOf(u'.');
        const QString extension =
            dot > 0 && clean.size() - dot <= MostExtension ? clean.mid(dot) : QString();
        clean =
            cut(clean.chopped(extension.size()), MostBytes - extension.toUtf8().size()) + extension;
    }
    if (clean.isEmpty())
        return u"file"_s;
    return isDevice(clean) ? u'_' + cut(clean, MostBytes - 1) : clean;
}

QByteArray attachmentCalled(const QString &name)
{
    QByteArray ascii;
    for (const QChar each : name)
        ascii += each.unicode() >= 0x20 && each.unicode() < 0x7f && each != u'"' && each != u'\\'
                && each != u'%'
            ? char(each.unicode())
            : '_';
    return "attachment; filename=\"" + ascii + "\"; filename*=UTF-8''"
        + name.toUtf8().toPercentEncoding({}, "'()*");
}

} // namespace dunlin::server
