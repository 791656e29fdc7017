// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/table_copy.h"

#include "server/storage/sql/native_postgres.h"
#include "server/storage/sql/native_sqlite.h"
#include "shared/core/id.h"

#include <QSet>
#include <QtEndian>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 RowsBetweenNews = 50'000;

// The search index is made anew, by whoever serves the database next.
bool isDerived(const QString &table)
{
    return table == "schema_version"_L1 || table == "messagesearch"_L1
        || table == "searchcursors"_L1;
}

std::optional<Column::Type> typeOf(const QString &name)
{
    static const QHash<QString, Column::Type> types{
        {u"int2"_s, Column::Type::Small}, {u"int4"_s, Column::Type::Int},
        {u"int8"_s, Column::Type::Big},   {u"bool"_s, Column::Type::Truth},
        {u"text"_s, Column::Type::Text},  {u"bytea"_s, Column::Type::Bytes},
        {u"uuid"_s, Column::Type::Id},    {u"integer"_s, Column::Type::Big},
        {u"blob"_s, Column::Type::Bytes},
    };
    const auto it = types.constFind(name);
    return it == types.cend() ? std::nullopt : std::optional(*it);
}

QByteArray listed(const Table &table)
{
    QByteArray names;
    for (const Column &each : table.columns)
        names += (names.isEmpty() ? "\"" : ", \"") + each.name.toLatin1() + '"';
    return names;
}

QByteArray quoted(const Table &table)
{
    return '"' + table.name.toLatin1() + '"';
}

Error otherForm()
{
    return fail(Errc::Internal, u"the database speaks another form of COPY"_s);
}

template <typename T>
void appendBig(QByteArray &bytes, T number)
{
    char raw[sizeof(T)];
    qToBigEndian(number, raw);
    bytes.append(raw, sizeof raw);
}

// --- PostgreSQL's binary form of COPY ----------------------------------------------------------------------------

constexpr QByteArrayView CopySignature("PGCOPY\n\377\r\n\0", 11);

template <typename T>
std::optional<T> takeBig(QByteArrayView &bytes)
{
    if (bytes.size() < qsizetype(sizeof(T)))
        return std::nullopt;
    const T number = qFromBigEndian<T>(bytes.data());
    bytes = bytes.sliced(qsizetype(sizeof(T)));
    return number;
}

Result<Cell> cellFrom(Column::Type type, QByteArrayView bytes)
{
    Cell cell;
    const auto number = [&](auto value) -> Result<Cell> {
        if (!value || !bytes.isEmpty())
            return otherForm();
        cell.kind = Cell::Kind::Number;
        cell.number = qint64(*value);
        return cell;
    };
    switch (type) {
    case Column::Type::Small:
        return number(takeBig<qint16>(bytes));
    case Column::Type::Int:
        return number(takeBig<qint32>(bytes));
    case Column::Type::Big:
        return number(takeBig<qint64>(bytes));
    case Column::Type::Truth:
        return number(takeBig<qint8>(bytes));
    case Column::Type::Text:
        cell.kind = Cell::Kind::Text;
        break;
    case Column::Type::Bytes:
    case Column::Type::Id:
        cell.kind = Cell::Kind::Bytes;
        break;
    }
    cell.bytes = bytes;
    return cell;
}

// Tells apart the rows of what COPY gives.
class CopyReader
{
public:
    CopyReader(const Table &table, const VisitCells &visit)
        : m_table(table)
        , m_visit(visit)
    {
    }

    // One message: whole rows, the first with the head before them.
    Status take(QByteArrayView bytes)
    {
        if (!std::exchange(m_headSeen, true)) {
            if (!bytes.startsWith(CopySignature))
                return otherForm();
            bytes = bytes.sliced(CopySignature.size());
            const auto flags = takeBig<qint32>(bytes);
            const auto extension = takeBig<qint32>(bytes);
            if (flags != 0 || extension != 0)
                return otherForm();
        }
        while (!bytes.isEmpty()) {
            const auto count = takeBig<qint16>(bytes);
            if (count == qint16(-1)) {
                m_ended = true;
                return bytes.isEmpty() ? ok() : Status(otherForm());
            }
            if (m_ended || !count || *count != m_table.columns.size())
                return otherForm();
            m_cells.clear();
            for (const Column &column : m_table.columns) {
                const auto length = takeBig<qint32>(bytes);
                if (!length || *length < -1 || *length > bytes.size())
                    return otherForm();
                if (*length < 0) {
                    m_cells.push_back({});
                    continue;
                }
                DUNLIN_TRY(const Cell cell, cellFrom(column.type, bytes.first(*length)));
                m_cells.push_back(cell);
                bytes = bytes.sliced(*length);
            }
            DUNLIN_CHECK(m_visit(m_cells));
        }
        return ok();
    }
    bool ended() const { return m_ended; }

private:
    const Table &m_table;
    const VisitCells &m_visit;
    std::vector<Cell> m_cells;
    bool m_headSeen = false;
    bool m_ended = false;
};

class PostgresWriter final : public TableWriter
{
public:
    PostgresWriter(std::unique_ptr<CopyIn> copy, Table table)
        : m_copy(std::move(copy))
        , m_table(std::move(table))
    {
        m_bytes = CopySignature.toByteArray() + QByteArray(8, '\0');
    }

    Status write(Cells cells) override
    {
        appendBig(m_bytes, qint16(cells.size()));
        for (size_t i = 0; i < cells.size(); ++i)
            DUNLIN_CHECK(append(m_table.columns[qsizetype(i)].type, cells[i]));
        return m_bytes.size() < EnoughBytes ? ok() : flush();
    }
    Status finish() override
    {
        appendBig(m_bytes, qint16(-1));
        DUNLIN_CHECK(flush());
        return m_copy->end();
    }

private:
    static constexpr qsizetype EnoughBytes = 64 * 1024;

    Status flush()
    {
        const Status done = m_copy->put(m_bytes);
        m_bytes.resize(0); // keeps its room
        return done;
    }
    Status append(Column::Type type, const Cell &cell)
    {
        if (cell.kind == Cell::Kind::Null) {
            appendBig(m_bytes, qint32(-1));
            return ok();
        }
        const auto number = [&](auto value) -> Status {
            if (cell.kind != Cell::Kind::Number || qint64(value) != cell.number)
                return otherForm();
            appendBig(m_bytes, qint32(sizeof value));
            appendBig(m_bytes, value);
            return ok();
        };
        switch (type) {
        case Column::Type::Small:
            return number(qint16(cell.number));
        case Column::Type::Int:
            return number(qint32(cell.number));
        case Column::Type::Big:
            return number(qint64(cell.number));
        case Column::Type::Truth:
            return number(qint8(cell.number));
        case Column::Type::Text:
        case Column::Type::Bytes:
        case Column::Type::Id:
            break;
        }
        const bool isText = type == Column::Type::Text;
        if (cell.kind != (isText ? Cell::Kind::Text : Cell::Kind::Bytes))
            return otherForm();
        appendBig(m_bytes, qint32(cell.bytes.size()));
        m_bytes += cell.bytes;
        return ok();
    }

    const std::unique_ptr<CopyIn> m_copy;
    const Table m_table;
    QByteArray m_bytes;
};

class SqliteWriter final : public TableWriter
{
public:
    explicit SqliteWriter(std::unique_ptr<CellInserter> inserter)
        : m_inserter(std::move(inserter))
    {
    }
    Status write(Cells cells) override { return m_inserter->insert(cells); }
    Status finish() override { return ok(); }

private:
    const std::unique_ptr<CellInserter> m_inserter;
};

// Parents before children. Deterministic: what is free to come goes by name.
Result<QList<Table>> inOrder(const QList<Table> &tables, const QHash<QString, QStringList> &parents)
{
    QList<Table> ordered;
    QSet<QString> done;
    while (ordered.size() < tables.size()) {
        const qsizetype before = ordered.size();
        for (const Table &each : tables) {
            const QStringList needs = parents.value(each.name);
            const bool ready = std::all_of(needs.cbegin(), needs.cend(), [&](const QString &need) {
                return need == each.name || done.contains(need);
            });
            if (done.contains(each.name) || !ready)
                continue;
            done.insert(each.name);
            ordered.append(each);
        }
        if (ordered.size() == before)
            return fail(Errc::Invalid, u"the tables refer to each other in a circle"_s);
    }
    return ordered;
}

} // namespace

Result<QList<Table>> tablesOf(Connection &connection)
{
    static constexpr const char sqliteColumns[] =
        "SELECT lower(t.name), lower(c.name), lower(c.type) FROM pragma_table_list t,"
        " pragma_table_info(t.name) c WHERE t.schema = 'main' AND t.type = 'table'"
        " AND t.name NOT LIKE 'sqlite\\_%' ESCAPE '\\'";
    static constexpr const char postgresColumns[] =
        "SELECT c.table_name, c.column_name, c.udt_name FROM information_schema.columns c"
        " JOIN information_schema.tables t USING (table_schema, table_name)"
        " WHERE c.table_schema = current_schema() AND t.table_type = 'BASE TABLE'";
    static constexpr const char sqliteParents[] =
        "SELECT lower(t.name), lower(f.\"table\") FROM pragma_table_list t,"
        " pragma_foreign_key_list(t.name) f WHERE t.schema = 'main' AND t.type = 'table'";
    static constexpr const char postgresParents[] =
        "SELECT c.relname, p.relname FROM pg_constraint k JOIN pg_class c ON c.oid = k.conrelid"
        " JOIN pg_class p ON p.oid = k.confrelid"
        " WHERE k.contype = 'f' AND c.relnamespace = current_schema()::regnamespace";

    std::map<QString, QList<Column>> columns; // in order of name
    QString unknown;
    DUNLIN_CHECK(
        connection.each(connection.pick(sqliteColumns, postgresColumns), [&](const Row &row) {
            const QString table = row.text(0);
            if (isDerived(table))
                return;
            const auto type = typeOf(row.text(2));
            if (!type)
                unknown = table + u'.' + row.text(1);
            columns[table].append({row.text(1), type.value_or(Column::Type::Big)});
        }));
    if (!unknown.isEmpty())
        return fail(Errc::Invalid, u"nobody knows how to carry the column "_s + unknown);
    QHash<QString, QStringList> parents;
    DUNLIN_CHECK(
        connection.each(connection.pick(sqliteParents, postgresParents),
                        [&](const Row &row) { parents[row.text(0)].append(row.text(1)); }));
    QList<Table> tables;
    for (auto &[name, list] : columns) {
        std::sort(list.begin(), list.end(),
                  [](const Column &a, const Column &b) { return a.name < b.name; });
        tables.append({name, list});
    }
    return inOrder(tables, parents);
}

Status readTable(Connection &connection, const Table &table, const VisitCells &visit)
{
    const QByteArray query = "SELECT " + listed(table) + " FROM " + quoted(table);
    if (connection.engine() == Engine::Sqlite)
        return readCells(connection, query, visit);
    CopyReader reader(table, visit);
    DUNLIN_CHECK(copyOut(connection, "COPY (" + query + ") TO STDOUT (FORMAT binary)",
                         [&](QByteArrayView bytes) { return reader.take(bytes); }));
    return reader.ended() ? ok() : Status(otherForm());
}

Result<TableSum> sumOf(Connection &connection, const Table &table)
{
    TableSum sum;
    QByteArray row;
    DUNLIN_CHECK(readTable(connection, table, [&](Cells cells) {
        encodeRow(cells, row);
        sum.add(row);
        return ok();
    }));
    return sum;
}

Result<std::unique_ptr<TableWriter>> TableWriter::create(Connection &connection, const Table &table)
{
    if (connection.engine() == Engine::Sqlite) {
        QByteArray places = "?";
        for (qsizetype i = 1; i < table.columns.size(); ++i)
            places += ", ?";
        DUNLIN_TRY(auto inserter,
                   CellInserter::create(connection,
                                        "INSERT INTO " + quoted(table) + " (" + listed(table)
                                            + ") VALUES (" + places + ')'));
        return std::unique_ptr<TableWriter>(new SqliteWriter(std::move(inserter)));
    }
    DUNLIN_TRY(auto copy,
               CopyIn::begin(connection,
                             "COPY " + quoted(table) + " (" + listed(table)
                                 + ") FROM STDIN (FORMAT binary)"));
    return std::unique_ptr<TableWriter>(new PostgresWriter(std::move(copy), table));
}

Status takeTime(Connection &connection)
{
    return connection.engine() == Engine::Postgres
        ? connection.command(u"SET idle_in_transaction_session_timeout=0"_s)
        : ok();
}

Status isUnused(Connection &connection, const QList<Table> &tables)
{
    for (const Table &each : tables) {
        if (each.name == "meta"_L1) // the epoch, which is there from the beginning
            continue;
        const QString query = u"SELECT 1 FROM \"%1\" LIMIT 1"_s.arg(each.name);
        DUNLIN_TRY(const bool found, connection.hasRow(query));
        if (found)
            return fail(Errc::Invalid, u"it holds data already (table %1)"_s.arg(each.name));
    }
    return ok();
}

Result<QList<CarriedTable>> carryAll(Connection &from, Connection &to, const Progress &progress)
{
    DUNLIN_TRY(const QList<Table> source, tablesOf(from));
    DUNLIN_TRY(const QList<Table> target, tablesOf(to));
    QHash<QString, Table> targets;
    for (const Table &each : target)
        targets.insert(each.name, each);
    const auto namesOf = [](const Table &table) {
        QStringList names;
        for (const Column &each : table.columns)
            names.append(each.name);
        return names;
    };
    for (const Table &each : source) {
        if (!targets.contains(each.name) || namesOf(targets.value(each.name)) != namesOf(each))
            return fail(
                Errc::Invalid,
                u"the databases differ in the table %1: both need this program's schema"_s.arg(
                    each.name));
    }
    if (source.size() != target.size())
        return fail(Errc::Invalid, u"the databases differ in their tables"_s);

    QList<CarriedTable> carried;
    const auto carry = [&]() -> Status {
        for (Connection *each : {&from, &to})
            DUNLIN_CHECK(takeTime(*each));
        DUNLIN_CHECK(isUnused(to, target));
        DUNLIN_CHECK(to.command(u"DELETE FROM Meta"_s));
        for (const Table &each : source) {
            // In the target's types: they know an id from bytes where the source doesn't.
            DUNLIN_TRY(const auto writer, TableWriter::create(to, targets.value(each.name)));
            TableSum sum;
            QByteArray row;
            DUNLIN_CHECK(readTable(from, each, [&](Cells cells) -> Status {
                encodeRow(cells, row);
                sum.add(row);
                if (progress && sum.rows() % RowsBetweenNews == 0)
                    progress(each.name, sum.rows());
                return writer->write(cells);
            }));
            DUNLIN_CHECK(writer->finish());
            carried.append({each.name, sum});
        }
        for (const CarriedTable &each : std::as_const(carried)) {
            DUNLIN_TRY(const TableSum there, sumOf(to, targets.value(each.name)));
            if (!(there == each.sum))
                return fail(
                    Errc::Internal,
                    u"the table %1 reads differently there: %2 rows instead of %3"_s.arg(each.name)
                        .arg(there.rows())
                        .arg(each.sum.rows()));
        }
        return ok();
    };
    DUNLIN_CHECK(from.beginSnapshot());
    if (Status begun = to.beginWrite(); !begun.ok()) {
        from.rollback();
        return begun.error();
    }
    Status done = carry();
    if (done.ok())
        done = to.commit();
    if (!done.ok())
        to.rollback();
    from.rollback();
    if (!done.ok())
        return done.error();
    return carried;
}

Result<QList<StoredContent>> contentsOf(Connection &connection)
{
    static constexpr const char sql[] =
        "SELECT Sha256, max(FileSize) FROM Files WHERE Sha256 IS NOT NULL GROUP BY Sha256";
    static constexpr const char hashed[] = "SELECT Sha256, Id FROM Files WHERE State = 2";
    DUNLIN_TRY(QList<StoredContent> contents, connection.all(sql, [](const Row &row) {
        return StoredContent{row.bytes(0), row.number(1), std::nullopt};
    }));
    QHash<QByteArray, FileId> parts;
    DUNLIN_CHECK(connection.each(
        hashed, [&](const Row &row) { parts.insert(row.bytes(0), row.id<FileId>(1)); }));
    for (StoredContent &each : contents) {
        if (parts.contains(each.sha256))
            each.part = parts.value(each.sha256);
    }
    return contents;
}

Status giveNewEpoch(Connection &connection)
{
    static constexpr const char sql[] = "UPDATE Meta SET Value = ? WHERE Key = 'epoch'";
    DUNLIN_TRY(const int changed, connection.change(sql, EpochId::create().toText()));
    return changed == 1 ? ok() : Status(fail(Errc::Invalid, u"the database has no epoch"_s));
}

} // namespace dunlin::server
