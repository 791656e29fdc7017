// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/row_codec.h"

#include <QCryptographicHash>
#include <QtEndian>

#include <optional>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

Error damaged()
{
    return fail(Errc::Invalid, u"a row is cut or damaged"_s);
}

template <typename T>
void appendNumber(QByteArray &bytes, T number)
{
    char raw[sizeof(T)];
    qToBigEndian(number, raw);
    bytes.append(raw, sizeof raw);
}

template <typename T>
std::optional<T> takeNumber(QByteArrayView &bytes)
{
    if (bytes.size() < qsizetype(sizeof(T)))
        return std::nullopt;
    const T number = qFromBigEndian<T>(bytes.data());
    bytes = bytes.sliced(qsizetype(sizeof(T)));
    return number;
}

} // namespace

void TableSum::add(QByteArrayView row)
{
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(row);
    const QByteArray digest = hash.result();
    for (size_t lane = 0; lane < m_lanes.size(); ++lane)
        m_lanes[lane] += qFromBigEndian<quint64>(digest.constData() + lane * sizeof(quint64));
    ++m_rows;
}

QByteArray TableSum::toHex() const
{
    QByteArray bytes;
    for (const quint64 lane : m_lanes)
        appendNumber(bytes, lane);
    return bytes.toHex();
}

void encodeRow(Cells cells, QByteArray &into)
{
    into.resize(0);
    for (const Cell &each : cells) {
        into += char(each.kind);
        if (each.kind == Cell::Kind::Number) {
            appendNumber(into, each.number);
        } else if (each.kind != Cell::Kind::Null) {
            appendNumber(into, quint32(each.bytes.size()));
            into += each.bytes;
        }
    }
}

Status decodeRow(QByteArrayView row, qsizetype columns, std::vector<Cell> &into)
{
    into.clear();
    for (qsizetype i = 0; i < columns; ++i) {
        const auto kind = takeNumber<quint8>(row);
        if (!kind || *kind > quint8(Cell::Kind::Bytes))
            return damaged();
        Cell cell;
        cell.kind = Cell::Kind(*kind);
        if (cell.kind == Cell::Kind::Number) {
            const auto number = takeNumber<qint64>(row);
            if (!number)
                return damaged();
            cell.number = *number;
        } else if (cell.kind != Cell::Kind::Null) {
            const auto length = takeNumber<quint32>(row);
            if (!length || qsizetype(*length) > row.size())
                return damaged();
            cell.bytes = row.first(qsizetype(*length));
            row = row.sliced(qsizetype(*length));
        }
        into.push_back(cell);
    }
    return row.isEmpty() ? ok() : Status(damaged());
}

QByteArray framed(QByteArrayView row)
{
    QByteArray bytes;
    appendNumber(bytes, quint32(row.size()));
    return bytes + row.toByteArray();
}

Status RowSplitter::take(QByteArrayView bytes, const std::function<Status(QByteArrayView)> &visit)
{
    m_waiting += bytes;
    QByteArrayView rest(m_waiting);
    for (;;) {
        QByteArrayView row = rest;
        const auto length = takeNumber<quint32>(row);
        if (!length)
            break;
        if (qsizetype(*length) > MostRowBytes)
            return fail(Errc::Invalid, u"a row is too long"_s);
        if (row.size() < qsizetype(*length))
            break;
        DUNLIN_CHECK(visit(row.first(qsizetype(*length))));
        rest = row.sliced(qsizetype(*length));
    }
    m_waiting = rest.toByteArray();
    return ok();
}

} // namespace dunlin::server
