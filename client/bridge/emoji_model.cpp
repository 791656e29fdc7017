// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/emoji_model.h"

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
QString folded(const QString &text)
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

EmojiModel::EmojiModel(QObject *parent)
    : QAbstractListModel(parent)
{
}

int EmojiModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : count();
}

QVariant EmojiModel::data(const QModelIndex &index, int role) const
{
    if (!checkIndex(index, CheckIndexOption::IndexIsValid))
        return {};
    const Row &row = m_rows.at(index.row());
    if (role == EmojiRole)
        return row.shown;
    if (role == NameRole)
        return row.emoji < 0 ? row.shown
                             : m_all.at(row.emoji).words.left(m_all.at(row.emoji).nameLength);
    return {};
}

QHash<int, QByteArray> EmojiModel::roleNames() const
{
    return {{EmojiRole, "emoji"}, {NameRole, "name"}};
}

void EmojiModel::setLanguage(const QString &language)
{
    if (language == m_language)
        return;
    m_language = language;
    read();
    Q_EMIT languageChanged();
    fill();
}

void EmojiModel::setGroup(const QString &group)
{
    if (group == m_group)
        return;
    m_group = group;
    Q_EMIT groupChanged();
    fill();
}

void EmojiModel::setSearch(const QString &search)
{
    if (search == m_search)
        return;
    m_search = search;
    Q_EMIT searchChanged();
    fill();
}

void EmojiModel::setTone(int tone)
{
    tone = std::clamp(tone, 0, 5);
    if (tone == m_tone)
        return;
    m_tone = tone;
    Q_EMIT toneChanged();
    fill();
}

void EmojiModel::setRecent(const QStringList &recent)
{
    if (recent == m_recent)
        return;
    m_recent = recent;
    Q_EMIT recentChanged();
    fill();
}

void EmojiModel::read()
{
    m_all.clear();
    m_groups.clear();
    m_folded.clear();
    m_places.clear();
    const QString words = textOf(tableOf(m_language));
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
        m_all.append(std::move(emoji));
    }
}

// Of one that was used before, whatever colour it had; -1: it is not one of ours.
qsizetype EmojiModel::placeOf(const QString &emoji)
{
    if (m_places.isEmpty()) {
        for (qsizetype i = 0; i < m_all.size(); ++i)
            m_places.insert(bare(m_all.at(i).plain), i);
    }
    return m_places.value(bare(emoji), -1);
}

void EmojiModel::fold()
{
    if (!m_folded.isEmpty())
        return;
    m_folded.reserve(m_all.size());
    for (const Emoji &each : std::as_const(m_all))
        m_folded.append(folded(each.words));
}

QString EmojiModel::toned(const Emoji &emoji) const
{
    if (m_tone == 0 || emoji.light.isEmpty())
        return emoji.plain;
    QString shown = emoji.light;
    for (qsizetype at = 0; at < shown.size(); ++at) {
        if (isSkinAt(shown, at))
            shown[at + 1] = QChar(char16_t(LightestLow + m_tone - 1));
    }
    return shown;
}

// The name itself comes first, then words that begin so, then what has it anywhere.
void EmojiModel::find()
{
    const QString sought = folded(m_search.left(LongestSearch)).simplified();
    const QStringList words = sought.split(u' ', Qt::SkipEmptyParts);
    std::array<QList<Row>, 3> found;
    fold();
    for (qsizetype i = 0; i < m_all.size(); ++i) {
        const QString &in = m_folded.at(i);
        const auto hasIt = [&in](const QString &word) { return in.contains(word); };
        if (!std::all_of(words.cbegin(), words.cend(), hasIt))
            continue;
        const bool begins = std::all_of(words.cbegin(), words.cend(), [&in](const QString &word) {
            return beginsWord(in, word);
        });
        found.at(in.startsWith(sought) ? 0 : begins ? 1 : 2).append({toned(m_all.at(i)), i});
    }
    for (const QList<Row> &each : found)
        m_rows.append(each);
}

void EmojiModel::fill()
{
    beginResetModel();
    m_rows.clear();
    if (!m_search.trimmed().isEmpty()) {
        find();
    } else if (m_group == "recent"_L1) {
        for (const QString &each : std::as_const(m_recent))
            m_rows.append({each, placeOf(each)});
    } else {
        const qsizetype group = m_groups.indexOf(m_group);
        for (qsizetype i = 0; i < m_all.size(); ++i) {
            if (m_all.at(i).group == group)
                m_rows.append({toned(m_all.at(i)), i});
        }
    }
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace dunlin::client
