// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// In front of the real contents of files: half of those that are said to be half.
#pragma once

#include "server/files/object_store.h"
#include "tests/tools/lying_server/lies.h"

namespace dunlin::lying {

class HalfReader final : public server::ObjectReader
{
public:
    HalfReader(std::shared_ptr<ObjectReader> inner, bool isFilledUp)
        : m_inner(std::move(inner))
        , m_isFilledUp(isFilledUp)
    {
    }
    qint64 size() const override { return m_isFilledUp ? m_inner->size() : half(); }
    Result<QByteArray> read(qint64 at, qint64 length) override
    {
        DUNLIN_TRY(QByteArray bytes, m_inner->read(at, length));
        const qint64 good = qBound<qint64>(0, half() - at, bytes.size());
        return bytes.left(good) + QByteArray(bytes.size() - good, 0);
    }

private:
    qint64 half() const { return m_inner->size() / 2; }

    const std::shared_ptr<ObjectReader> m_inner;
    const bool m_isFilledUp;
};

class LyingObjects final : public server::ObjectStore
{
public:
    LyingObjects(std::unique_ptr<ObjectStore> inner, Said &said)
        : m_inner(std::move(inner))
        , m_said(said)
    {
    }
    Status append(const FileId &part, qint64 offset, const QByteArray &bytes) override
    {
        return m_inner->append(part, offset, bytes);
    }
    Result<Look> look(const FileId &part, qint64 size) override
    {
        return m_inner->look(part, size);
    }
    Status place(const FileId &part, const QByteArray &sha256, qint64 size) override
    {
        return m_inner->place(part, sha256, size);
    }
    Status discard(const FileId &part) override { return m_inner->discard(part); }
    Status remove(const QByteArray &sha256) override { return m_inner->remove(sha256); }
    Result<std::shared_ptr<server::ObjectReader>> open(const QByteArray &sha256) override
    {
        DUNLIN_TRY(const auto reader, m_inner->open(sha256));
        const auto isFilledUp = m_said.cutOf(sha256);
        return isFilledUp ? std::make_shared<HalfReader>(reader, *isFilledUp) : reader;
    }
    Result<qint64> freeBytes() override { return m_inner->freeBytes(); }
    Result<QList<FileId>> parts() override { return m_inner->parts(); }
    Result<QList<QByteArray>> contents(int shelf) override { return m_inner->contents(shelf); }

private:
    const std::unique_ptr<ObjectStore> m_inner;
    Said &m_said;
};

} // namespace dunlin::lying
