// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/files/disk_store.h"

#include "shared/core/log.h"

#include <QCryptographicHash>
#include <QFile>

#include <cerrno>
#include <cstring>

#include <dirent.h>
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/statvfs.h>
#include <unistd.h>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qint64 BlockBytes = 256 * 1024;
constexpr qint64 BeginningBytes = 4096;
constexpr qsizetype HashBytes = 32;

class Descriptor
{
public:
    explicit Descriptor(int fd)
        : m_fd(fd)
    {
    }
    ~Descriptor()
    {
        if (m_fd >= 0)
            ::close(m_fd);
    }
    Q_DISABLE_COPY_MOVE(Descriptor)
    int get() const { return m_fd; }
    explicit operator bool() const { return m_fd >= 0; }

private:
    const int m_fd;
};

int openAt(const QByteArray &path, int flags)
{
    int fd = -1;
    do
        fd = ::open(path.constData(), flags | O_CLOEXEC | O_NOFOLLOW, 0600);
    while (fd < 0 && errno == EINTR);
    return fd;
}

Error failed(const char *what)
{
    const int code = errno;
    if (code == ENOSPC || code == EDQUOT)
        return fail(Errc::Unavailable, u"there is no room on the server's disk"_s, {}, 60);
    qCWarning(lcStorage, "The file store: %s: %s", what, std::strerror(code));
    return fail(Errc::Internal, u"the file store failed"_s);
}

Error partIsGone()
{
    return fail(Errc::Gone, u"this upload is not there any more; begin anew"_s);
}

Result<qint64> sizeOf(const Descriptor &file)
{
    struct stat status {
    };
    if (::fstat(file.get(), &status) != 0)
        return failed("fstat");
    return qint64(status.st_size);
}

Status flush(const Descriptor &file)
{
#ifdef Q_OS_LINUX
    const int done = ::fdatasync(file.get());
#else
    const int done = ::fsync(file.get());
#endif
    return done == 0 ? ok() : Status(failed("fsync"));
}

// A new or a renamed entry is safe when its folder is.
Status flushFolder(const QByteArray &path)
{
    const Descriptor folder(openAt(path, O_RDONLY | O_DIRECTORY));
    if (!folder || ::fsync(folder.get()) != 0)
        return failed("fsync of a folder");
    return ok();
}

Status writeAll(const Descriptor &file, qint64 at, const QByteArray &bytes)
{
    qint64 done = 0;
    while (done < bytes.size()) {
        const ssize_t written = ::pwrite(file.get(), bytes.constData() + done,
                                         size_t(bytes.size() - done), off_t(at + done));
        if (written < 0 && errno == EINTR)
            continue;
        if (written < 0)
            return failed("write");
        done += written;
    }
    return ok();
}

Result<QByteArray> readAll(const Descriptor &file, qint64 at, qint64 length)
{
    QByteArray bytes(qsizetype(length), Qt::Uninitialized);
    qint64 done = 0;
    while (done < length) {
        const ssize_t got =
            ::pread(file.get(), bytes.data() + done, size_t(length - done), off_t(at + done));
        if (got < 0 && errno == EINTR)
            continue;
        if (got < 0)
            return failed("read");
        if (got == 0)
            return fail(Errc::Internal, u"a stored file is shorter than it should be"_s);
        done += got;
    }
    return bytes;
}

Status makeFolder(const QByteArray &path)
{
    if (::mkdir(path.constData(), 0700) != 0 && errno != EEXIST)
        return failed("mkdir");
    return ok();
}

Status unlinkIfThere(const QByteArray &path)
{
    if (::unlink(path.constData()) != 0 && errno != ENOENT)
        return failed("unlink");
    return ok();
}

// The names in a folder, without those that begin with a dot.
Result<QList<QByteArray>> namesIn(const QByteArray &path)
{
    DIR *folder = ::opendir(path.constData());
    if (!folder)
        return failed("opendir");
    QList<QByteArray> names;
    while (const dirent *entry = ::readdir(folder)) {
        if (entry->d_name[0] != '.')
            names.append(QByteArray(entry->d_name));
    }
    ::closedir(folder);
    return names;
}

class DiskReader final : public ObjectReader
{
public:
    DiskReader(int fd, qint64 size)
        : m_file(fd)
        , m_size(size)
    {
    }
    qint64 size() const override { return m_size; }
    Result<QByteArray> read(qint64 at, qint64 length) override
    {
        return readAll(m_file, at, length);
    }

private:
    const Descriptor m_file;
    const qint64 m_size;
};

} // namespace

Result<std::unique_ptr<DiskStore>> DiskStore::create(const QString &folder)
{
    const QByteArray path = QFile::encodeName(folder);
    DUNLIN_CHECK(makeFolder(path));
    DUNLIN_CHECK(makeFolder(path + "/parts"));
    DUNLIN_CHECK(makeFolder(path + "/contents"));
    for (int shelf = 0; shelf < Shelves; ++shelf)
        DUNLIN_CHECK(makeFolder(path + "/contents/" + QByteArray(1, char(shelf)).toHex()));
    for (const char *each : {"", "/parts", "/contents"})
        DUNLIN_CHECK(flushFolder(path + each));
    return std::unique_ptr<DiskStore>(new DiskStore(path));
}

QByteArray DiskStore::pathOf(const FileId &part) const
{
    return partsPath() + '/' + part.toText().toLatin1();
}

QByteArray DiskStore::shelfPath(const QByteArray &sha256) const
{
    Q_ASSERT(sha256.size() == HashBytes);
    return m_folder + "/contents/" + sha256.first(1).toHex();
}

QByteArray DiskStore::pathOf(const QByteArray &sha256) const
{
    return shelfPath(sha256) + '/' + sha256.toHex();
}

Status DiskStore::append(const FileId &part, qint64 offset, const QByteArray &bytes)
{
    const Descriptor file(openAt(pathOf(part), O_WRONLY | (offset == 0 ? O_CREAT : 0)));
    if (!file)
        return errno == ENOENT ? Status(partIsGone()) : Status(failed("open a part"));
    DUNLIN_TRY(const qint64 size, sizeOf(file));
    if (size < offset)
        return partIsGone();
    if (size > offset && ::ftruncate(file.get(), off_t(offset)) != 0)
        return failed("truncate");
    DUNLIN_CHECK(writeAll(file, offset, bytes));
    DUNLIN_CHECK(flush(file));
    return offset == 0 ? flushFolder(partsPath()) : ok();
}

Result<ObjectStore::Look> DiskStore::look(const FileId &part, qint64 size)
{
    const Descriptor file(openAt(pathOf(part), O_RDONLY));
    if (!file)
        return errno == ENOENT ? partIsGone() : failed("open a part");
    DUNLIN_TRY(const qint64 length, sizeOf(file));
    if (length < size)
        return partIsGone();
    // What a crash has left behind the end was never told to anybody.
    if (length > size)
        DUNLIN_CHECK(append(part, size, {}));
    Look look;
    QCryptographicHash hash(QCryptographicHash::Sha256);
    for (qint64 at = 0; at < size; at += BlockBytes) {
        DUNLIN_TRY(const QByteArray block, readAll(file, at, std::min(BlockBytes, size - at)));
        hash.addData(block);
        if (at == 0)
            look.beginning = block.left(BeginningBytes);
    }
    look.sha256 = hash.result();
    return look;
}

Status DiskStore::place(const FileId &part, const QByteArray &sha256, qint64 size)
{
    const QByteArray target = pathOf(sha256);
    struct stat status {
    };
    // A shorter one can only be what a broken disk has left: it is replaced.
    if (::lstat(target.constData(), &status) == 0 && S_ISREG(status.st_mode)
        && qint64(status.st_size) == size)
        DUNLIN_CHECK(discard(part));
    else if (::rename(pathOf(part).constData(), target.constData()) != 0)
        return errno == ENOENT ? Status(partIsGone()) : Status(failed("rename"));
    // In both cases, so that the time it takes doesn't tell whether the content was here before.
    return flushFolder(shelfPath(sha256));
}

Status DiskStore::discard(const FileId &part)
{
    return unlinkIfThere(pathOf(part));
}

Status DiskStore::remove(const QByteArray &sha256)
{
    return unlinkIfThere(pathOf(sha256));
}

Result<std::shared_ptr<ObjectReader>> DiskStore::open(const QByteArray &sha256)
{
    return openFile(pathOf(sha256));
}

Result<std::shared_ptr<ObjectReader>> DiskStore::openPart(const FileId &part)
{
    return openFile(pathOf(part));
}

Result<std::shared_ptr<ObjectReader>> DiskStore::openFile(const QByteArray &path)
{
    const int fd = openAt(path, O_RDONLY);
    if (fd < 0)
        return errno == ENOENT ? fail(Errc::Gone, u"the content is not there"_s)
                               : failed("open a content");
    struct stat status {
    };
    const qint64 size = ::fstat(fd, &status) == 0 ? qint64(status.st_size) : -1;
    auto reader = std::make_shared<DiskReader>(fd, size);
    if (size < 0)
        return failed("fstat");
    return std::shared_ptr<ObjectReader>(std::move(reader));
}

Result<qint64> DiskStore::freeBytes()
{
    struct statvfs disk {
    };
    if (::statvfs(m_folder.constData(), &disk) != 0)
        return failed("statvfs");
    return qint64(disk.f_bavail) * qint64(disk.f_frsize);
}

Result<QList<FileId>> DiskStore::parts()
{
    DUNLIN_TRY(const QList<QByteArray> names, namesIn(partsPath()));
    QList<FileId> ids;
    for (const QByteArray &each : names) {
        if (const auto id = FileId::fromText(QString::fromLatin1(each)))
            ids.append(*id);
    }
    return ids;
}

Result<QList<QByteArray>> DiskStore::contents(int shelf)
{
    const QByteArray prefix = QByteArray(1, char(shelf)).toHex();
    DUNLIN_TRY(const QList<QByteArray> names, namesIn(m_folder + "/contents/" + prefix));
    QList<QByteArray> hashes;
    for (const QByteArray &each : names) {
        const QByteArray hash = QByteArray::fromHex(each);
        if (hash.size() == HashBytes && hash.toHex() == each && each.startsWith(prefix))
            hashes.append(hash);
    }
    return hashes;
}

} // namespace dunlin::server
