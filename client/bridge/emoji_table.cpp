// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/emoji_table.h"

#include "shared/core/log.h"

#include <QFile>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

const QString Tables = u":/dunlin/emoji/"_s;
constexpr QChar Between = u'|';
constexpr qsizetype LongestSearch = 100;
// U+1F3FB to U+1F3FF: the second halves of five colours of skin.
constexpr char16_t SkinHigh = 0xd83c;
constexpr char16_t LightestLow = 0xdffb;
constexpr char16_t DarkestLow = 0xdfff;

bool isSkinAt(const QString &text, qsizetype at)
{
    return text.at(at).unicode() == SkinHigh && at + 1 < text.size()
        && text.at(at + 1).unicode() >= LightestLow && text.at(at + 1).unicode() <= DarkestLow;
}

// Without a colour of skin, and without the mark that asks for a coloured picture, which some emoji lose with it.
QString bare(const QString &emoji)
{
    QString plain;
    for (qsizetype at = 0; at < emoji.size(); ++at) {
        if (isSkinAt(emoji, at))
            ++at;
        else if (emoji.at(at) != u'\ufe0f')
            plain += emoji.at(at);
    }
    return plain;
}

// Without accents and case, so that "etoile" finds "étoile".
QString withoutAccents(const QString &text)
{
    const QString apart = text.normalized(QString::NormalizationForm_KD).toCaseFolded();
    QString plain;
    plain.reserve(apart.size());
    for (const QChar each : apart) {
        if (!each.isMark())
            plain += each;
    }
    return plain;
}

QString textOf(const QString &name)
{
    QFile file(Tables + name + u".txt"_s);
    if (!file.open(QIODevice::ReadOnly)) {
        qCWarning(lcApp, "The table of emoji %ls can't be read.", qUtf16Printable(name));
        return {};
    }
    return QString::fromUtf8(file.readAll());
}

QStringView lineAt(const QString &text, qsizetype at)
{
    const qsizetype end = text.indexOf(u'\n', at);
    return QStringView(text).sliced(at, (end < 0 ? text.size() : end) - at);
}

QString tableOf(const QString &language)
{
    for (const QString &name : {language, language.section(u'_', 0, 0)}) {
        if (QFile::exists(Tables + name + u".txt"_s))
            return name;
    }
    return language.startsWith("zh"_L1) ? u"zh_CN"_s : u"en"_s;
}

bool beginsWord(const QString &text, const QString &word)
{
    for (qsizetype at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1)) {
        if (at == 0 || !text.at(at - 1).isLetterOrNumber())
            return true;
    }
    return false;
}

} // namespace

Result<std::shared_ptr<const EmojiTable>> EmojiTable::read(const QString &language)
{
    const std::shared_ptr<const EmojiTable> table(new EmojiTable(language));
    if (table->m_all.isEmpty())
        return fail(Errc::Unavailable, u"There is no table of emoji"_s);
    return table;
}

EmojiTable::EmojiTable(const QString &language)
    : m_language(language)
{
    const QString words = textOf(tableOf(language));
    const QString lines = textOf(u"emoji"_s);
    qsizetype word = 0;
    for (qsizetype at = 0; at < lines.size() && word < words.size();) {
        const QStringView line = lineAt(lines, at);
        at += line.size() + 1;
        if (line.startsWith(u'=')) {
            m_groups.append(line.sliced(1).toString());
            continue;
        }
        Emoji emoji;
        const qsizetype tab = line.indexOf(u'\t');
        emoji.plain = line.first(tab < 0 ? line.size() : tab).toString();
        if (tab >= 0)
            emoji.light = line.sliced(tab + 1).toString();
        const QStringView known = lineAt(words, word);
        word += known.size() + 1;
        emoji.words = known.toString();
        const qsizetype bar = known.indexOf(Between);
        emoji.nameLength = bar < 0 ? known.size() : bar;
        emoji.group = int(m_groups.size()) - 1;
        m_places.insert(bare(emoji.plain), m_all.size());
        m_folded.append(withoutAccents(emoji.words));
        m_all.append(std::move(emoji));
    }
}

QString EmojiTable::nameOf(qsizetype place) const
{
    const Emoji &emoji = m_all.at(place);
    return emoji.words.left(emoji.nameLength);
}

QString EmojiTable::toned(qsizetype place, int tone) const
{
    const Emoji &emoji = m_all.at(place);
    if (tone == 0 || emoji.light.isEmpty())
        return emoji.plain;
    QString shown = emoji.light;
    for (qsizetype at = 0; at < shown.size(); ++at) {
        if (isSkinAt(shown, at))
            shown[at + 1] = QChar(char16_t(LightestLow + tone - 1));
    }
    return shown;
}

qsizetype EmojiTable::placeOf(const QString &emoji) const
{
    return m_places.value(bare(emoji), -1);
}

QList<qsizetype> EmojiTable::find(const QString &sought) const
{
    const QString wanted = withoutAccents(sought.left(LongestSearch)).simplified();
    const QStringList words = wanted.split(u' ', Qt::SkipEmptyParts);
    std::array<QList<qsizetype>, 3> found;
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        const QString &in = m_folded.at(i);
        const auto hasIt = [&in](const QString &word) { return in.contains(word); };
        if (!std::all_of(words.cbegin(), words.cend(), hasIt))
            continue;
        const bool begins = std::all_of(words.cbegin(), words.cend(), [&in](const QString &word) {
            return beginsWord(in, word);
        });
        found.at(in.startsWith(wanted) ? 0 : begins ? 1 : 2).append(i);
    }
    return found.at(0) + found.at(1) + found.at(2);
}

} // namespace dunlin::client
