// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/emoji_model.h"

#include "shared/core/async.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::client {

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
        return row.place < 0 ? row.shown : m_table->nameOf(row.place);
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
    Q_EMIT languageChanged();
    Q_EMIT readyChanged();
    finally(this,
            runOn(QThreadPool::globalInstance(), [language] { return EmojiTable::read(language); }),
            [this](const Result<std::shared_ptr<const EmojiTable>> &table) {
                if (table.ok())
                    take(*table);
            });
}

void EmojiModel::take(const std::shared_ptr<const EmojiTable> &table)
{
    // Another language was set meanwhile, whose table comes by itself.
    if (table->language() != m_language)
        return;
    m_table = table;
    fill();
    Q_EMIT groupsChanged();
    Q_EMIT readyChanged();
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

void EmojiModel::fill()
{
    beginResetModel();
    m_rows.clear();
    if (!m_search.trimmed().isEmpty()) {
        for (const qsizetype each : m_table ? m_table->find(m_search) : QList<qsizetype>())
            m_rows.append({m_table->toned(each, m_tone), each});
    } else if (m_group == "recent"_L1) {
        for (const QString &each : std::as_const(m_recent))
            m_rows.append({each, m_table ? m_table->placeOf(each) : -1});
    } else if (m_table) {
        const qsizetype group = m_table->groups().indexOf(m_group);
        for (qsizetype i = 0; i < m_table->all().size(); ++i) {
            if (m_table->all().at(i).group == group)
                m_rows.append({m_table->toned(i, m_tone), i});
        }
    }
    endResetModel();
    Q_EMIT countChanged();
}

} // namespace dunlin::client
