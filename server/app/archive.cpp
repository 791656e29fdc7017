// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/archive.h"

#include <archive.h>
#include <archive_entry.h>

#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 BlockBytes = 256 * 1024;

} // namespace

Result<std::unique_ptr<ArchiveWriter>> ArchiveWriter::create(const QString &path)
{
    std::unique_ptr<ArchiveWriter> writer(new ArchiveWriter(path));
    if (!writer->m_file.open(QIODevice::NewOnly | QIODevice::WriteOnly,
                             QFileDevice::ReadOwner | QFileDevice::WriteOwner))
        return fail(Errc::Unavailable, path + u": "_s + writer->m_file.errorString());
    writer->m_archive = archive_write_new();
    if (archive_write_add_filter_zstd(writer->m_archive) != ARCHIVE_OK
        || archive_write_set_format_pax_restricted(writer->m_archive) != ARCHIVE_OK
        || archive_write_open_fd(writer->m_archive, writer->m_file.handle()) != ARCHIVE_OK)
        return writer->failed();
    return writer;
}

ArchiveWriter::~ArchiveWriter()
{
    archive_write_free(m_archive);
}

Error ArchiveWriter::failed() const
{
    const char *why = archive_error_string(m_archive);
    return fail(Errc::Unavailable,
                m_file.fileName() + u": "_s + QString::fromLocal8Bit(why ? why : "not written"));
}

Status ArchiveWriter::add(const QString &name, qint64 size, qint64 time, const Read &read)
{
    const std::unique_ptr<archive_entry, decltype(&archive_entry_free)> entry(archive_entry_new(),
                                                                              &archive_entry_free);
    archive_entry_set_pathname(entry.get(), name.toUtf8().constData());
    archive_entry_set_size(entry.get(), size);
    archive_entry_set_mtime(entry.get(), time_t(time / 1000), 0);
    archive_entry_set_filetype(entry.get(), AE_IFREG);
    archive_entry_set_perm(entry.get(), 0600);
    if (archive_write_header(m_archive, entry.get()) != ARCHIVE_OK)
        return failed();
    for (qint64 at = 0; at < size; at += BlockBytes) {
        DUNLIN_TRY(const QByteArray bytes, read(at, std::min(BlockBytes, size - at)));
        if (archive_write_data(m_archive, bytes.constData(), size_t(bytes.size())) != bytes.size())
            return failed();
    }
    return ok();
}

Status ArchiveWriter::finish()
{
    if (archive_write_close(m_archive) != ARCHIVE_OK)
        return failed();
    if (::fsync(m_file.handle()) != 0)
        return fail(Errc::Unavailable, m_file.fileName() + u": it can't be made safe"_s);
    return ok();
}

Result<std::unique_ptr<ArchiveReader>> ArchiveReader::open(const QString &path)
{
    if (!QFile::exists(path))
        return fail(Errc::NotFound, path + u": there is no such file"_s);
    std::unique_ptr<ArchiveReader> reader(new ArchiveReader);
    reader->m_archive = archive_read_new();
    if (archive_read_support_filter_zstd(reader->m_archive) != ARCHIVE_OK
        || archive_read_support_format_tar(reader->m_archive) != ARCHIVE_OK
        || archive_read_open_filename(reader->m_archive, QFile::encodeName(path).constData(),
                                      size_t(BlockBytes))
            != ARCHIVE_OK)
        return fail(Errc::Invalid, path + u": not a backup of this program"_s);
    return reader;
}

ArchiveReader::~ArchiveReader()
{
    archive_read_free(m_archive);
}

Error ArchiveReader::failed() const
{
    const char *why = archive_error_string(m_archive);
    return fail(Errc::Invalid,
                u"the backup is damaged: "_s + QString::fromLocal8Bit(why ? why : "cut"));
}

Result<std::optional<ArchiveReader::Entry>> ArchiveReader::next()
{
    archive_entry *entry = nullptr;
    const int code = archive_read_next_header(m_archive, &entry);
    if (code == ARCHIVE_EOF)
        return std::optional<Entry>();
    if (code != ARCHIVE_OK)
        return failed();
    if (archive_entry_filetype(entry) != AE_IFREG || archive_entry_hardlink(entry)
        || !archive_entry_size_is_set(entry) || archive_entry_size(entry) < 0)
        return fail(Errc::Invalid, u"the backup holds something that is no file"_s);
    const char *name = archive_entry_pathname(entry);
    return std::optional(
        Entry{QString::fromUtf8(name ? name : ""), qint64(archive_entry_size(entry))});
}

Result<QByteArray> ArchiveReader::read()
{
    QByteArray bytes(BlockBytes, Qt::Uninitialized);
    const auto got = archive_read_data(m_archive, bytes.data(), size_t(bytes.size()));
    if (got < 0)
        return failed();
    bytes.resize(qsizetype(got));
    return bytes;
}

} // namespace dunlin::server
