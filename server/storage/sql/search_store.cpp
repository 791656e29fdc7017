// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/sql_stores.h"

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// So many messages of one millisecond have places of their own at that time; more of them move on to the next.
constexpr qint64 PlacesPerMs = 1024;

// SQLite cuts its index's text into words by itself, and knows fewer letters than Qt: it gets words of a-z and 0-9. Each
// character is written by itself, so that the beginning of a word stays its beginning: q becomes qq, everything else qxxxxxx.
QString wordOf(Engine engine, const QString &term)
{
    if (engine == Engine::Postgres)
        return term;
    QString word;
    for (const uint each : term.toUcs4()) {
        if (each == u'q')
            word += u"qq"_s;
        else if ((each >= u'a' && each <= u'z') || (each >= u'0' && each <= u'9'))
            word += QChar(char16_t(each));
        else
            word += u"q%1"_s.arg(each, 6, 16, QChar(u'0'));
    }
    return word;
}

// The channel as a word among the others, and one that no word of a text begins like.
QString channelWord(Engine engine, const ChannelId &channel)
{
    return (engine == Engine::Sqlite ? u"qz"_s : u"#"_s)
        + QString::fromLatin1(channel.toBytes().toHex());
}

// Terms are letters, marks and digits, so neither language has anything to escape; quotes make them words whatever
// they mean there.
QString matchOf(Engine engine, const QList<SearchTerm> &terms,
                const std::optional<ChannelId> &channel)
{
    const QChar quote = engine == Engine::Sqlite ? u'"' : u'\'';
    const QString any = engine == Engine::Sqlite ? u" *"_s : u":*"_s;
    QStringList parts;
    for (const SearchTerm &each : terms)
        parts.append(quote + wordOf(engine, each.text) + quote + (each.isPrefix ? any : QString()));
    if (channel)
        parts.append(quote + channelWord(engine, *channel) + quote);
    return parts.join(engine == Engine::Sqlite ? u" AND "_s : u" & "_s);
}

// In channels of the person, and never in one that is encrypted or forgets.
#define OPEN_TO_PERSON(join)                                                                       \
    join " ChannelMembers m ON m.ChannelId = s.ChannelId AND m.UserId = ? AND m.LeftAt IS "        \
         "NULL" join                                                                               \
         " Channels c ON c.Id = s.ChannelId AND c.IsEncrypted = FALSE AND c.RetainMode = 1"
static_assert(int(wire::RetentionMode::Keep) == 1);

} // namespace

Result<qint64> SqlSearchStore::cursor(const ChannelId &channel)
{
    static constexpr const char sql[] = "SELECT IndexedSeq FROM SearchCursors WHERE ChannelId = ?";
    return m_db.number(sql, channel);
}

Status SqlSearchStore::setCursor(const ChannelId &channel, qint64 seq)
{
    static constexpr const char sql[] =
        "INSERT INTO SearchCursors (ChannelId, IndexedSeq) VALUES (?, ?)"
        " ON CONFLICT (ChannelId) DO UPDATE SET IndexedSeq = excluded.IndexedSeq";
    DUNLIN_CHECK(m_db.change(sql, channel, seq));
    return ok();
}

Result<QList<ChannelId>> SqlSearchStore::behind(int limit)
{
    static constexpr const char sql[] =
        "SELECT c.Id FROM Channels c JOIN ChannelHeads h ON h.ChannelId = c.Id"
        " LEFT JOIN SearchCursors k ON k.ChannelId = c.Id"
        " WHERE CASE WHEN c.IsEncrypted = FALSE AND c.RetainMode = 1"
        " THEN h.HeadSeq > COALESCE(k.IndexedSeq, 0) ELSE k.ChannelId IS NOT NULL END LIMIT ?";
    return m_db.all(
        sql, [](const Row &row) { return row.id<ChannelId>(0); }, limit);
}

Result<qint64> SqlSearchStore::placeAt(qint64 createdAt)
{
    static constexpr const char sql[] =
        "SELECT max(Id) FROM MessageSearch WHERE Id >= ? AND Id < ?";
    qint64 first = createdAt * PlacesPerMs;
    for (;; first += PlacesPerMs) {
        DUNLIN_TRY(const qint64 last, m_db.number(sql, first, first + PlacesPerMs));
        if (last < first)
            return first;
        if (last + 1 < first + PlacesPerMs)
            return last + 1;
    }
}

Status SqlSearchStore::insert(qint64 place, const ChannelId &channel, qint64 seq,
                              const QStringList &terms)
{
    static constexpr const char sqlite[] =
        "INSERT INTO MessageSearch (Id, ChannelId, Seq, Terms) VALUES (?, ?, ?, ?)";
    static constexpr const char postgres[] = "INSERT INTO MessageSearch (Id, ChannelId, Seq, Terms)"
                                             " VALUES (?, ?, ?, array_to_tsvector(?::text[]))";
    static constexpr const char words[] = "INSERT INTO MessageTerms (rowid, Terms) VALUES (?, ?)";
    QStringList all{channelWord(m_db.engine(), channel)};
    for (const QString &each : terms)
        all.append(wordOf(m_db.engine(), each));
    if (m_db.engine() == Engine::Postgres) {
        DUNLIN_CHECK(m_db.change(postgres, place, channel, seq, textList(m_db.engine(), all)));
        return ok();
    }
    const QString joined = all.join(u' ');
    DUNLIN_CHECK(m_db.change(sqlite, place, channel, seq, joined));
    DUNLIN_CHECK(m_db.change(words, place, joined));
    return ok();
}

Status SqlSearchStore::put(const ChannelId &channel, qint64 seq, qint64 createdAt,
                           const QStringList &terms)
{
    static constexpr const char known[] =
        "SELECT Id FROM MessageSearch WHERE ChannelId = ? AND Seq = ?";
    // An edited message keeps its place.
    DUNLIN_TRY(const auto before,
               m_db.one(
                   known, [](const Row &row) { return row.number(0); }, channel, seq));
    if (before) {
        DUNLIN_CHECK(remove(channel, seq));
        return insert(*before, channel, seq, terms);
    }
    DUNLIN_TRY(const qint64 place, placeAt(createdAt));
    return insert(place, channel, seq, terms);
}

Status SqlSearchStore::remove(const ChannelId &channel, qint64 seq)
{
    // The words of the index are taken out by what they were, so before the row that says so.
    static constexpr const char words[] =
        "INSERT INTO MessageTerms (MessageTerms, rowid, Terms)"
        " SELECT 'delete', Id, Terms FROM MessageSearch WHERE ChannelId = ? AND Seq = ?";
    static constexpr const char row[] = "DELETE FROM MessageSearch WHERE ChannelId = ? AND Seq = ?";
    if (m_db.engine() == Engine::Sqlite)
        DUNLIN_CHECK(m_db.change(words, channel, seq));
    DUNLIN_CHECK(m_db.change(row, channel, seq));
    return ok();
}

Status SqlSearchStore::forget(const ChannelId &channel)
{
    static constexpr const char words[] =
        "INSERT INTO MessageTerms (MessageTerms, rowid, Terms)"
        " SELECT 'delete', Id, Terms FROM MessageSearch WHERE ChannelId = ?";
    static constexpr const char rows[] = "DELETE FROM MessageSearch WHERE ChannelId = ?";
    static constexpr const char cursor[] = "DELETE FROM SearchCursors WHERE ChannelId = ?";
    if (m_db.engine() == Engine::Sqlite)
        DUNLIN_CHECK(m_db.change(words, channel));
    DUNLIN_CHECK(m_db.change(rows, channel));
    DUNLIN_CHECK(m_db.change(cursor, channel));
    return ok();
}

Result<QList<SearchRecord>> SqlSearchStore::find(const UserId &user, const QList<SearchTerm> &terms,
                                                 const std::optional<ChannelId> &channel,
                                                 std::optional<qint64> before, int limit)
{
    static constexpr const char sqlite[] =
        "SELECT t.rowid, s.ChannelId, s.Seq FROM MessageTerms t"
        " CROSS JOIN MessageSearch s ON s.Id = t.rowid" OPEN_TO_PERSON(
            " CROSS JOIN") " WHERE t.MessageTerms MATCH ? AND t.rowid < ? ORDER BY t.rowid DESC "
                           "LIMIT ?";
    static constexpr const char postgres[] =
        "SELECT s.Id, s.ChannelId, s.Seq FROM MessageSearch s" OPEN_TO_PERSON(
            " JOIN") " WHERE s.Terms @@ ?::tsquery AND s.Id < ? ORDER BY s.Id DESC LIMIT ?";
    return m_db.all(
        m_db.pick(sqlite, postgres),
        [](const Row &row) {
            return SearchRecord{row.number(0), row.id<ChannelId>(1), row.number(2)};
        },
        user, matchOf(m_db.engine(), terms, channel),
        before.value_or(std::numeric_limits<qint64>::max()), limit);
}

} // namespace dunlin::server
