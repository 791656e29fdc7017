// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/answer_table.h"

#include "client/store/database.h"
#include "client/store/message_table.h"
#include "client/store/sealed_table.h"

#include <QtEndian>

#include <algorithm>

namespace dunlin::client {

namespace {

constexpr qsizetype OrdBytes = 8;

QByteArray answersContext(qint64 root)
{
    return QByteArrayLiteral("dunlin-answers-1 ") + QByteArray::number(root);
}

// Filled up with zeros, which are no ords.
QByteArray bytesOfOrds(const QList<qint64> &ords)
{
    const qsizetype places = (ords.size() + AnswerTable::Step - 1) / AnswerTable::Step;
    QByteArray bytes(places * AnswerTable::Step * OrdBytes, '\0');
    for (qsizetype i = 0; i < ords.size(); ++i)
        qToBigEndian<qint64>(ords.at(i), bytes.data() + i * OrdBytes);
    return bytes;
}

} // namespace

Result<QHash<qint64, int>> AnswerTable::countsBySeq(qint64 channelNo, qint64 from, qint64 to)
{
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT ReplyToSeq, COUNT(*) FROM Messages WHERE (Rid >> 40) = ? "
                                 "AND ReplyToSeq BETWEEN ? AND ? AND IsDeleted = 0 "
                                 "GROUP BY ReplyToSeq",
                                 {channelNo, from, to}));
    QHash<qint64, int> counts;
    while (rows.next())
        counts.insert(rows.number(0), int(rows.number(1)));
    DUNLIN_CHECK(rows.outcome());
    return counts;
}

Result<QList<qint64>> AnswerTable::opened(qint64 root, const QByteArray &sealed) const
{
    DUNLIN_TRY(const Secret value, m_seal.open(answersContext(root), sealed));
    QList<qint64> ords;
    const QByteArray &bytes = value.reveal();
    for (qsizetype at = 0; at + OrdBytes <= bytes.size(); at += OrdBytes) {
        if (const auto ord = qFromBigEndian<qint64>(bytes.constData() + at); ord > 0)
            ords.append(ord);
    }
    return ords;
}

Result<QList<qint64>> AnswerTable::noted(qint64 channelNo, qint64 rootOrd)
{
    const qint64 root = MessageTable::rowId(channelNo, rootOrd);
    DUNLIN_TRY(Rows rows, m_database.select("SELECT Value FROM Answers WHERE Root = ?", {root}));
    const bool any = rows.next();
    const QByteArray sealed = any ? rows.bytes(0) : QByteArray();
    DUNLIN_CHECK(rows.outcome());
    return any ? opened(root, sealed) : Result<QList<qint64>>(QList<qint64>());
}

Result<bool> AnswerTable::note(qint64 channelNo, qint64 rootOrd, qint64 ord)
{
    const qint64 root = MessageTable::rowId(channelNo, rootOrd);
    auto before = noted(channelNo, rootOrd);
    // Changed on the disk: what is found again counts.
    if (!before.ok() && before.error().code != Errc::Internal)
        return before.error();
    QList<qint64> ords = before.ok() ? *before : QList<qint64>();
    const auto at = std::lower_bound(ords.begin(), ords.end(), ord);
    if (at != ords.end() && *at == ord)
        return false;
    const bool isFull = ords.size() >= Most;
    if (isFull && at == ords.begin())
        return false;
    ords.insert(at, ord);
    if (isFull)
        ords.removeFirst();
    DUNLIN_TRY(const QByteArray sealed,
               m_seal.seal(answersContext(root), Secret(bytesOfOrds(ords))));
    DUNLIN_CHECK(m_database.change("INSERT INTO Answers (Root, Value) VALUES (?, ?)"
                                   " ON CONFLICT (Root) DO UPDATE SET Value = excluded.Value",
                                   {root, sealed}));
    return true;
}

Result<QHash<qint64, int>> AnswerTable::countsByOrd(qint64 channelNo, qint64 from, qint64 to)
{
    QHash<qint64, QList<qint64>> all;
    {
        DUNLIN_TRY(Rows rows,
                   m_database.select(
                       "SELECT Root, Value FROM Answers WHERE Root BETWEEN ? AND ?",
                       {MessageTable::rowId(channelNo, from), MessageTable::rowId(channelNo, to)}));
        while (rows.next()) {
            const qint64 root = rows.number(0);
            if (const auto ords = opened(root, rows.bytes(1)); ords.ok())
                all.insert(MessageTable::ordOf(root), *ords);
        }
        DUNLIN_CHECK(rows.outcome());
    }
    QHash<qint64, int> counts;
    for (auto at = all.cbegin(); at != all.cend(); ++at) {
        DUNLIN_TRY(Rows rows,
                   m_database.select("SELECT COUNT(*) FROM Messages WHERE Rid IN (SELECT ? | value "
                                     "FROM json_each(?)) AND IsDeleted = 0",
                                     {MessageTable::rowId(channelNo, 0), numberList(*at)}));
        if (rows.next() && rows.number(0) > 0)
            counts.insert(at.key(), int(rows.number(0)));
        DUNLIN_CHECK(rows.outcome());
    }
    return counts;
}

} // namespace dunlin::client
