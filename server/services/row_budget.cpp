// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/row_budget.h"

namespace dunlin::server {

namespace {

constexpr qint64 RowBytes = 420; // names and numbers of an empty row
constexpr qint64 IdBytes = 40;
constexpr qint64 FileBytes = 200;   // with its type
constexpr qint64 ChangeBytes = 420; // with a profile

} // namespace

qint64 jsonLength(const QString &text)
{
    qint64 length = 2;
    for (const QChar each : text) {
        const char16_t unit = each.unicode();
        if (unit < 0x20)
            length += 6;
        else if (unit == u'"' || unit == u'\\')
            length += 2;
        else if (unit < 0x80)
            length += 1;
        else
            length += unit < 0x800 || each.isSurrogate() ? 2 : 3;
    }
    return length;
}

bool RowBudget::take(qint64 bytes)
{
    if (!m_untouched && bytes > m_left)
        return false;
    m_untouched = false;
    m_left -= bytes;
    return true;
}

bool RowBudget::take(const wire::MessageRow &row)
{
    qint64 bytes = RowBytes + IdBytes * row.mentions.size();
    if (row.content)
        bytes += jsonLength(*row.content);
    if (row.sealed)
        bytes += 60 + row.sealed->bytes.size() * 4 / 3;
    for (const wire::Reaction &each : row.reactions)
        bytes += 60 + jsonLength(each.emoji) + IdBytes * each.by.size();
    for (const wire::SealedReaction &each :
         row.sealedReactions.value_or(QList<wire::SealedReaction>()))
        bytes += 4 * IdBytes + each.sealed.bytes.size() * 4 / 3;
    for (const wire::FileRef &each : row.files)
        bytes += FileBytes + jsonLength(each.name);
    return take(bytes);
}

bool RowBudget::take(const wire::MemberChange &change)
{
    qint64 bytes = ChangeBytes;
    if (change.user)
        bytes += jsonLength(change.user->displayName)
            + jsonLength(change.user->about.value_or(QString()));
    return take(bytes);
}

} // namespace dunlin::server
