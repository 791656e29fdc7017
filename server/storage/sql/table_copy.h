// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of any table in a form that knows no engine: ids are 16 bytes, truths are numbers. For whoever carries a
// database from one place to another. Nothing here is on the way of a message.
#pragma once

#include "server/storage/sql/connection.h"
#include "server/storage/sql/row_codec.h"

#include <memory>
#include <optional>

namespace dunlin::server {

struct Column {
    // As PostgreSQL has them; SQLite tells an id from bytes, and a truth from a number, no more than a cell does.
    enum class Type : quint8 { Small, Int, Big, Truth, Text, Bytes, Id };
    QString name;
    Type type = Type::Big;
};

// Names in lower case, columns in order of their names: the same on both engines.
struct Table {
    QString name;
    QList<Column> columns;
};

// Every table that holds something of its own, parents before what refers to them. The version of the schema, and what
// is made anew from the rest (the search index), are none of them. Invalid for a type of column that nobody knows.
Result<QList<Table>> tablesOf(Connection &connection);

// Visits each row, in no order that means anything. The first failure of `visit` ends it and is the answer.
Status readTable(Connection &connection, const Table &table, const VisitCells &visit);
Result<TableSum> sumOf(Connection &connection, const Table &table);

// Rows into a table, inside the connection's transaction.
class TableWriter
{
public:
    static Result<std::unique_ptr<TableWriter>> create(Connection &connection, const Table &table);
    virtual ~TableWriter() = default;
    // As many cells as the table has columns.
    virtual Status write(Cells cells) = 0;
    // Nothing is there for good before it, and the connection can do nothing else.
    virtual Status finish() = 0;
};

// While this connection waits within a transaction for something slow, nobody ends it.
Status takeTime(Connection &connection);

// Ok when the database has the schema and nobody's data: Invalid with a sentence otherwise.
Status isUnused(Connection &connection, const QList<Table> &tables);

struct CarriedTable {
    QString name;
    TableSum sum;
};
// Told between the rows now and then: the table, and how many of its rows are carried.
using Progress = std::function<void(const QString &table, qint64 rows)>;

// Carries everything from one database to another one of the same schema that isUnused(), in one transaction there and
// one snapshot here, reads it back there and compares. Nothing stays when that fails.
Result<QList<CarriedTable>> carryAll(Connection &from, Connection &to, const Progress &progress);

// Contents of the object store that files refer to, each once.
struct StoredContent {
    QByteArray sha256;
    qint64 size = 0;
    std::optional<FileId> part; // of an upload that is hashed, and perhaps not placed yet
};
Result<QList<StoredContent>> contentsOf(Connection &connection);

// Clients that know another epoch start over instead of trusting their position.
Status giveNewEpoch(Connection &connection);

} // namespace dunlin::server
