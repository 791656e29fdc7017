// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/append.h"

#include "server/storage/sql/message_rows.h"
#include "server/storage/sql/native_postgres.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr const char appendSql[] =
    "SELECT r_n, r_status::bigint, r_seq, r_ord, r_created, r_open::int::bigint, r_expires"
    " FROM append_messages($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14)";

Status appendDistinct(Connection &connection, std::span<const AppendRequest> batch,
                      QList<AppendResult> &results)
{
    // Binary arrays: as text they would be written, quoted, scanned and parsed, which costs as much as storing them.
    const qsizetype count = qsizetype(batch.size());
    ArrayOf<QUuid> ops(count), channels(count), senders(count), devices(count);
    ArrayOf<qint16> types(count);
    ArrayOf<QString> texts(count);
    ArrayOf<qint64> replies(count), expires(count), roles(count), times(count), epochs(count);
    ArrayOf<QByteArray> mentions(count), hashes(count), sealed(count);
    for (const AppendRequest &request : batch) {
        ops.add(request.opId.uuid());
        channels.add(request.channelId.uuid());
        senders.add(request.senderId.uuid());
        devices.add(request.senderDevice.uuid());
        types.add(qint16(request.type));
        texts.add(request.content);
        replies.add(request.replyTo);
        mentions.add(packMentions(request.channelId, request.mentions, request.mentionsChannel));
        expires.add(request.expiresAt);
        hashes.add(request.requestHash);
        roles.add(qint64(request.allowedRoles));
        times.add(request.now);
        sealed.add(packSealed(request.sealed));
        epochs.add(request.sealed ? std::optional(request.sealed->epoch) : std::nullopt);
    }
    DUNLIN_TRY(
        const NumberTable answers,
        runNative(connection, appendSql,
                  {ops.parameter(), channels.parameter(), senders.parameter(), devices.parameter(),
                   types.parameter(), texts.parameter(), replies.parameter(), mentions.parameter(),
                   expires.parameter(), hashes.parameter(), roles.parameter(), times.parameter(),
                   sealed.parameter(), epochs.parameter()}));
    if (answers.rows() != count)
        return fail(Errc::Internal,
                    u"append_messages answered %1 of %2 messages"_s.arg(answers.rows()).arg(count));
    const qsizetype base = results.size();
    results.resize(base + count);
    for (qsizetype i = 0; i < count; ++i) {
        const qint64 *row = answers.row(i);
        results[base + row[0] - 1] = {AppendStatus(row[1]),
                                      row[2],
                                      row[3],
                                      row[4],
                                      row[5] != 0,
                                      row[6] > 0 ? std::optional(row[6]) : std::nullopt};
    }
    return ok();
}

} // namespace

Result<QList<AppendResult>> appendToPostgres(Connection &connection,
                                             std::span<const AppendRequest> batch)
{
    static_assert(int(AppendStatus::Stored) == 0 && int(AppendStatus::Repeated) == 1
                      && int(AppendStatus::OpConflict) == 2 && int(AppendStatus::NoChannel) == 3
                      && int(AppendStatus::NotMember) == 4 && int(AppendStatus::RoleRefused) == 5
                      && int(AppendStatus::ReplyMissing) == 6 && int(AppendStatus::WrongForm) == 7
                      && int(AppendStatus::OldEpoch) == 8 && int(OpKind::Send) == 1,
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
