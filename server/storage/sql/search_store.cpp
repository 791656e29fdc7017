// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/file_rows.h"
#include "server/storage/sql/message_rows.h"
#include "server/storage/sql/sql_stores.h"

#include <QHash>
#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// So many messages of one millisecond have places of their own at that time; more of them move on to the next.
constexpr qint64 PlacesPerMs = 1024;
// Nobody takes the same place as another node so often.
constexpr int MostAttempts = 20;

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

// The words of a message in the index, with blanks between them.
QString wordsOf(Engine engine, const ChannelId &channel, const SearchEntry &entry)
{
    QStringList words{channelWord(engine, channel)};
    for (const QString &each : entry.terms)
        words.append(wordOf(engine, each));
    return words.join(u' ');
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

Result<bool> SqlSearchStore::hold(const ChannelId &channel)
{
    // Whoever removes a channel begins with its counter.
    static constexpr const char sqlite[] = "SELECT 1 FROM ChannelHeads WHERE ChannelId = ?";
    static constexpr const char postgres[] =
        "SELECT 1 FROM ChannelHeads WHERE ChannelId = ? FOR KEY SHARE";
    DUNLIN_TRY(const qint64 found,
               m_db.number(m_db.engine() == Engine::Sqlite ? sqlite : postgres, channel));
    return found == 1;
}

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

Result<qint64> SqlSearchStore::lastPlaceAt(qint64 first)
{
    static constexpr const char sql[] =
        "SELECT max(Id) FROM MessageSearch WHERE Id >= ? AND Id < ?";
    DUNLIN_TRY(const qint64 last, m_db.number(sql, first, first + PlacesPerMs));
    return std::max(last, first - 1);
}

Result<qint64> SqlSearchStore::placeAt(qint64 createdAt)
{
    for (qint64 first = createdAt * PlacesPerMs;; first += PlacesPerMs) {
        DUNLIN_TRY(const qint64 last, lastPlaceAt(first));
        if (last + 1 < first + PlacesPerMs)
            return last + 1;
    }
}

Status SqlSearchStore::put(const ChannelId &channel, const QList<SearchEntry> &entries)
{
    if (m_db.engine() == Engine::Postgres)
        return entries.isEmpty() ? ok() : putInPostgres(channel, entries);
    for (const SearchEntry &each : entries)
        DUNLIN_CHECK(putInSqlite(channel, each));
    return ok();
}

Status SqlSearchStore::putInSqlite(const ChannelId &channel, const SearchEntry &entry)
{
    static constexpr const char known[] =
        "SELECT Id FROM MessageSearch WHERE ChannelId = ? AND Seq = ?";
    // The words of the index are taken out by what they were, so before the row that says so.
    static constexpr const char takeWords[] =
        "INSERT INTO MessageTerms (MessageTerms, rowid, Terms)"
        " SELECT 'delete', Id, Terms FROM MessageSearch WHERE Id = ?";
    static constexpr const char takeRow[] = "DELETE FROM MessageSearch WHERE Id = ?";
    static constexpr const char row[] =
        "INSERT INTO MessageSearch (Id, ChannelId, Seq, Terms) VALUES (?, ?, ?, ?)";
    static constexpr const char words[] = "INSERT INTO MessageTerms (rowid, Terms) VALUES (?, ?)";
    DUNLIN_TRY(std::optional<qint64> place,
               m_db.one(
                   known, [](const Row &found) { return found.number(0); }, channel, entry.seq));
    if (place) {
        DUNLIN_CHECK(m_db.change(takeWords, *place));
        DUNLIN_CHECK(m_db.change(takeRow, *place));
    }
    if (entry.terms.isEmpty())
        return ok();
    if (!place) {
        DUNLIN_TRY(place, placeAt(entry.createdAt));
    }
    const QString joined = wordsOf(Engine::Sqlite, channel, entry);
    DUNLIN_CHECK(m_db.change(row, *place, channel, entry.seq, joined));
    DUNLIN_CHECK(m_db.change(words, *place, joined));
    return ok();
}

// A handful of statements, however many messages: each is a way to another process and back.
Status SqlSearchStore::putInPostgres(const ChannelId &channel, const QList<SearchEntry> &entries)
{
    static constexpr const char take[] =
        "DELETE FROM MessageSearch WHERE ChannelId = ? AND Seq = ANY (?::bigint[])"
        " RETURNING Seq, Id";
    // Another node may have taken a place at the same time: who has none afterwards, tries the next.
    static constexpr const char insert[] =
        "INSERT INTO MessageSearch (Id, ChannelId, Seq, Terms)"
        " SELECT n.Id, ?, n.Seq, array_to_tsvector(string_to_array(n.Words, ' '))"
        " FROM unnest(?::bigint[], ?::bigint[], ?::text[]) AS n (Id, Seq, Words)"
        " ON CONFLICT (Id) DO NOTHING RETURNING Seq";
    QList<qint64> seqs;
    QList<SearchEntry> left;
    for (const SearchEntry &each : entries) {
        seqs.append(each.seq);
        if (!each.terms.isEmpty())
            left.append(each);
    }
    DUNLIN_TRY(const auto before,
               m_db.all(
                   take, [](const Row &row) { return std::pair(row.number(0), row.number(1)); },
                   channel, numberList(Engine::Postgres, seqs)));
    QHash<qint64, qint64> places(before.cbegin(), before.cend());
    for (int attempt = 0; attempt < MostAttempts && !left.isEmpty(); ++attempt) {
        DUNLIN_CHECK(findPlaces(left, places));
        QList<qint64> ids;
        QStringList words;
        seqs.clear();
        for (const SearchEntry &each : std::as_const(left)) {
            ids.append(places.value(each.seq));
            seqs.append(each.seq);
            words.append(wordsOf(Engine::Postgres, channel, each));
        }
        DUNLIN_TRY(const QList<qint64> stored,
                   m_db.all(
                       insert, [](const Row &row) { return row.number(0); }, channel,
                       numberList(Engine::Postgres, ids), numberList(Engine::Postgres, seqs),
                       textList(Engine::Postgres, words)));
        for (const qint64 seq : stored)
            places.remove(seq);
        left.removeIf([&](const SearchEntry &each) { return !places.contains(each.seq); });
        places.clear();
    }
    return left.isEmpty() ? ok() : Status(fail(Errc::Unavailable, u"no free place in the index"_s));
}

Status SqlSearchStore::findPlaces(const QList<SearchEntry> &entries, QHash<qint64, qint64> &places)
{
    static constexpr const char sql[] =
        "SELECT t.First, COALESCE((SELECT max(s.Id) FROM MessageSearch s"
        " WHERE s.Id >= t.First AND s.Id < t.First + ?), t.First - 1)"
        " FROM unnest(?::bigint[]) AS t (First)";
    QSet<qint64> times;
    for (const SearchEntry &each : entries) {
        if (!places.contains(each.seq))
            times.insert(each.createdAt * PlacesPerMs);
    }
    if (times.isEmpty())
        return ok();
    DUNLIN_TRY(const auto found,
               m_db.all(
                   sql, [](const Row &row) { return std::pair(row.number(0), row.number(1)); },
                   PlacesPerMs, numberList(Engine::Postgres, times.values())));
    QHash<qint64, qint64> lasts(found.cbegin(), found.cend());
    for (const SearchEntry &each : entries) {
        if (places.contains(each.seq))
            continue;
        qint64 first = each.createdAt * PlacesPerMs;
        // A full millisecond goes on in the next, of which nothing was asked yet.
        while (lasts.contains(first) && lasts.value(first) + 1 >= first + PlacesPerMs) {
            first += PlacesPerMs;
            if (!lasts.contains(first)) {
                DUNLIN_TRY(const qint64 last, lastPlaceAt(first));
                lasts.insert(first, last);
            }
        }
        places.insert(each.seq, ++lasts[first]);
    }
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
    // The rows are joined to what was found, not found with it: no message is read that does not fit the page.
#define WITH_ROWS(found)                                                                           \
    "SELECT a.Id, a.ChannelId, a.Seq, " MESSAGE_COLUMNS " FROM (" found                            \
    ") a LEFT JOIN Messages x ON x.ChannelId = a.ChannelId AND x.Seq = a.Seq ORDER BY a.Id DESC"
    static constexpr const char sqlite[] = WITH_ROWS(
        "SELECT t.rowid AS Id, s.ChannelId AS ChannelId, s.Seq AS Seq FROM MessageTerms t"
        " CROSS JOIN MessageSearch s ON s.Id = t.rowid" OPEN_TO_PERSON(
            " CROSS JOIN") " WHERE t.MessageTerms MATCH ? AND t.rowid < ? ORDER BY t.rowid DESC "
                           "LIMIT ?");
    static constexpr const char postgres[] =
        WITH_ROWS("SELECT s.Id, s.ChannelId, s.Seq FROM MessageSearch s" OPEN_TO_PERSON(
            " JOIN") " WHERE s.Terms @@ ?::tsquery AND s.Id < ? ORDER BY s.Id DESC LIMIT ?");
    DUNLIN_TRY(QList<SearchRecord> found,
               m_db.all(
                   m_db.pick(sqlite, postgres),
                   [](const Row &row) {
                       SearchRecord record{row.number(0), row.id<ChannelId>(1), row.number(2), {}};
                       if (!row.isNull(3))
                           record.row = readMessage(row, 3);
                       return record;
                   },
                   user, matchOf(m_db.engine(), terms, channel),
                   before.value_or(std::numeric_limits<qint64>::max()), limit));
    QHash<qint64, wire::MessageRow *> byPlace;
    for (SearchRecord &each : found) {
        if (each.row)
            byPlace.insert(each.place, &*each.row);
    }
    DUNLIN_CHECK(addReactions(m_db, byPlace, user));
    DUNLIN_CHECK(addFiles(m_db, byPlace));
    return found;
}

} // namespace dunlin::server
