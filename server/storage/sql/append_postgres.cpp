// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/append.h"

#include "server/storage/sql/message_rows.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// The text of a PostgreSQL array, written element by element.
class ArrayText
{
public:
    explicit ArrayText(qsizetype expected) { m_text.reserve(expected); }

    void add(qint64 number) { plain(QString::number(number)); }
    void add(const QUuid &uuid) { plain(uuid.toString(QUuid::WithoutBraces)); }
    void add(const QByteArray &bytes)
    {
        separate();
        m_text += "\"\\\\x"_L1;
        m_text += QLatin1StringView(bytes.toHex());
        m_text += u'"';
    }
    void add(const QString &text)
    {
        separate();
        m_text += u'"';
        for (const QChar c : text) {
            if (c == u'"' || c == u'\\')
                m_text += u'\\';
            m_text += c;
        }
        m_text += u'"';
    }
    template <typename T>
    void add(const std::optional<T> &value)
    {
        if (value)
            add(*value);
        else
            plain(u"NULL"_s);
    }
    QString finished() { return m_text + u'}'; }

private:
    void separate() { m_text += m_text.isEmpty() ? u'{' : u','; }
    void plain(const QString &text)
    {
        separate();
        m_text += text;
    }
    QString m_text;
};

Status appendDistinct(Connection &connection, std::span<const AppendRequest> batch,
                      QList<AppendResult> &results)
{
    const auto count = qsizetype(batch.size());
    ArrayText ops(count * 37), channels(count * 37), senders(count * 37), devices(count * 37),
        types(count * 2), texts(count * 96), replies(count * 6), mentions(count * 6),
        expires(count * 6), hashes(count * 40), roles(count * 4), times(count * 14);
    for (const AppendRequest &request : batch) {
        ops.add(request.opId.uuid());
        channels.add(request.channelId.uuid());
        senders.add(request.senderId.uuid());
        devices.add(request.senderDevice.uuid());
        types.add(qint64(request.type));
        texts.add(request.content);
        replies.add(request.replyTo);
        mentions.add(packMentions(request.mentions));
        expires.add(request.expiresAt);
        hashes.add(request.requestHash);
        roles.add(qint64(request.allowedRoles));
        times.add(request.now);
    }
    static constexpr const char sql[] = "SELECT r_n, r_status, r_seq, r_ord, r_created, r_open "
                                        "FROM append_messages(?::uuid[], ?::uuid[], ?::uuid[],"
                                        " ?::uuid[], ?::smallint[], ?::text[], ?::bigint[], "
                                        "?::bytea[], ?::bigint[], ?::bytea[], ?::bigint[],"
                                        " ?::bigint[])";
    const qsizetype base = results.size();
    results.resize(base + count);
    qsizetype answered = 0;
    DUNLIN_CHECK(connection.each(
        sql,
        [&](const Row &row) {
            results[base + row.number(0) - 1] = {AppendStatus(row.number(1)), row.number(2),
                                                 row.number(3), row.number(4), row.truth(5)};
            ++answered;
        },
        ops.finished(), channels.finished(), senders.finished(), devices.finished(),
        types.finished(), texts.finished(), replies.finished(), mentions.finished(),
        expires.finished(), hashes.finished(), roles.finished(), times.finished()));
    if (answered != count)
        return fail(Errc::Internal,
                    u"append_messages answered %1 of %2 messages"_s.arg(answered).arg(count));
    return ok();
}

} // namespace

Result<QList<AppendResult>> appendToPostgres(Connection &connection,
                                             std::span<const AppendRequest> batch)
{
    static_assert(int(AppendStatus::Stored) == 0 && int(AppendStatus::Repeated) == 1
                      && int(AppendStatus::OpConflict) == 2 && int(AppendStatus::NoChannel) == 3
                      && int(AppendStatus::NotMember) == 4 && int(AppendStatus::RoleRefused) == 5
                      && int(AppendStatus::ReplyMissing) == 6 && int(OpKind::Send) == 1,
                  "append_messages() in migrations/postgres returns these numbers");
    // One statement does not see its own rows: where an id comes a second time, a new call begins.
    QList<AppendResult> results;
    results.reserve(qsizetype(batch.size()));
    QSet<OpId> seen;
    size_t begin = 0;
    for (size_t i = 0; i <= batch.size(); ++i) {
        if (i < batch.size() && !seen.contains(batch[i].opId)) {
            seen.insert(batch[i].opId);
            continue;
        }
        if (i > begin)
            DUNLIN_CHECK(appendDistinct(connection, batch.subspan(begin, i - begin), results));
        begin = i;
        seen.clear();
        if (i < batch.size())
            seen.insert(batch[i].opId);
    }
    return results;
}

} // namespace dunlin::server
