// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/store/wording_table.h"

#include "client/store/database.h"

namespace dunlin::client {

Result<QList<Wording>> WordingTable::of(qint64 channelNo, const wire::MessageRow &message,
                                        const MessageTable::Peek &peek)
{
    DUNLIN_TRY(Rows rows,
               m_database.select("SELECT SaidAt, Content, Sealed FROM Wordings WHERE Rid = ? "
                                 "ORDER BY RevSeq DESC",
                                 {MessageTable::rowId(channelNo, message.ord)}));
    QList<Wording> wordings;
    while (rows.next()) {
        Wording each{rows.number(0), rows.text(1)};
        if (!rows.isNull(2)) {
            wire::MessageRow before = message;
            before.sealed = MessageTable::sealedFromBytes(rows.bytes(2));
            each.text = peek ? peek(before).value_or(QString()) : QString();
        }
        if (!each.text.isEmpty())
            wordings.append(each);
    }
    DUNLIN_CHECK(rows.outcome());
    return wordings;
}

} // namespace dunlin::client
