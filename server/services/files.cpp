// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/files.h"

#include "server/files/content_type.h"
#include "server/files/file_name.h"
#include "server/files/portrait.h"
#include "server/services/access.h"
#include "server/services/validation.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int Threads = 4;
constexpr int MostWaiting = 128;
constexpr int MostPictures = 16; // that wait
constexpr qint64 MostPictureBytes = qint64(8) << 20;
constexpr qint64 ReadAtOnce = 1 << 20;
constexpr int MostWaitingInLane = 1 << 20; // of its own work, not of callers
constexpr int MostContentType = 127;
constexpr qsizetype HashBytes = 32;

const QString AnyBytes = u"application/octet-stream"_s;

Error noSuchFile()
{
    return fail(Errc::NotFound, u"there is no such file"_s);
}

// Base64 of 32 bytes has 44 characters, hexadecimal 64: they can't be taken for each other.
Result<std::optional<QByteArray>> acceptHash(const std::optional<QString> &text)
{
    if (!text)
        return std::optional<QByteArray>();
    const QByteArray latin = text->toLatin1();
    QByteArray hash;
    if (latin.size() == 2 * HashBytes) {
        hash = QByteArray::fromHex(latin);
        if (hash.toHex() != latin.toLower())
            hash.clear();
    } else if (const auto decoded =
                   QByteArray::fromBase64Encoding(latin, QByteArray::AbortOnBase64DecodingErrors)) {
        hash = decoded.decoded;
    }
    if (hash.size() != HashBytes)
        return fail(Errc::Invalid, u"not a SHA-256 in base64 or hexadecimal"_s, u"sha256"_s);
    return std::optional(hash);
}

Result<FileRecord> acceptUpload(const Caller &caller, const wire::FileCreate &request,
                                const wire::Limits &limits, qint64 now)
{
    if (request.size < 0)
        return fail(Errc::Invalid, u"a size is not negative"_s, u"size"_s);
    if (request.size > limits.fileBytes)
        return fail(Errc::TooLarge, u"a file has at most %1 bytes"_s.arg(limits.fileBytes),
                    u"size"_s);
    if (request.name.trimmed().isEmpty())
        return fail(Errc::Invalid, u"a file has a name"_s, u"name"_s);
    if (request.purpose == wire::FilePurpose::Message && !request.channelId)
        return fail(Errc::Invalid, u"the channel for which it is"_s, u"channelId"_s);
    FileRecord file;
    file.id = FileId::create();
    file.uploader = caller.user;
    file.name = cleanFileName(request.name);
    file.size = request.size;
    DUNLIN_TRY(file.contentType,
               acceptLine(request.contentType, u"contentType"_s, MostContentType));
    DUNLIN_TRY(file.announced, acceptHash(request.sha256));
    file.createdAt = now;
    return file;
}

// What is sealed says nothing of itself: neither what it is called nor what it is.
Status mayUpload(Stores &stores, const wire::FileCreate &request, const UserId &user)
{
    DUNLIN_TRY(const Standing standing, demand(stores, *request.channelId, user, Action::Send));
    if (!standing.channel.encrypted || request.purpose != wire::FilePurpose::Message)
        return ok();
    if (request.name != u"file"_s)
        return fail(Errc::Invalid, u"this channel is encrypted: a file has no name there"_s,
                    u"name"_s);
    if (request.contentType != AnyBytes)
        return fail(Errc::Invalid, u"this channel is encrypted: a file has no type there"_s,
                    u"contentType"_s);
    return ok();
}

// Whose upload it is, and nobody else; to those who may read it it is no secret that it exists.
Result<FileRecord> uploadOf(Stores &stores, const FileId &id, const UserId &user)
{
    DUNLIN_TRY(auto file, stores.files.find(id));
    if (!file)
        return noSuchFile();
    if (file->uploader == user)
        return *std::move(file);
    DUNLIN_TRY(const bool mayRead, stores.files.mayRead(id, user));
    return mayRead ? fail(Errc::Forbidden, u"only who began an upload goes on with it"_s)
                   : noSuchFile();
}

} // namespace

Files::Files(const ServiceContext &context, ObjectStore &objects, const FileSettings &settings)
    : m_context(context)
    , m_objects(objects)
    , m_settings(settings)
    , m_workers(Threads, MostWaiting)
    , m_lane(1, MostWaitingInLane)
    , m_painter(1, MostPictures)
{
    m_sweep.setInterval(int(settings.sweepMs));
    connect(&m_sweep, &QTimer::timeout, this, &Files::sweep);
}

Async<wire::FileUpload> Files::create(const Caller &caller, const wire::FileCreate &request)
{
    const Result<FileRecord> accepted =
        acceptUpload(caller, request, m_context.limits, m_context.clock.nowMs());
    if (!accepted.ok())
        return ready<wire::FileUpload>(accepted.error());
    const FileRecord &file = *accepted;
    const auto room = m_workers.run([&objects = m_objects] { return objects.freeBytes(); });
    const auto reserved = then(this, room, [this, file, request](qint64 free) {
        if (free - file.size < m_settings.reserveBytes)
            return ready<Done>(
                fail(Errc::Unavailable, u"there is no room on the server's disk"_s, {}, 60));
        return m_context.storage.write(
            std::nullopt,
            [file, request, bounds = FileStore::Bounds{m_settings.quotaBytes, MostUnfinished}](
                UnitOfWork &unit) -> Status {
                Stores &stores = unit.stores();
                if (request.channelId)
                    DUNLIN_CHECK(mayUpload(stores, request, file.uploader));
                return stores.files.reserve(file, bounds);
            });
    });
    const auto begun = then(this, reserved, [this, file](Done) {
        // Nothing will come after it.
        if (file.size > 0)
            return ready<Done>(ok());
        m_busy.insert(file.id);
        return then(this, take(file, {}), [](const UploadState &) { return ok(); });
    });
    return then(this, begun, [file](Done) { return Result(wire::FileUpload{file.id, 0}); });
}

Async<UploadState> Files::progress(const Caller &caller, const FileId &id)
{
    return m_context.storage.read([id, user = caller.user](Stores &stores) -> Result<UploadState> {
        DUNLIN_TRY(const FileRecord file, uploadOf(stores, id, user));
        return UploadState{true, file.received, file.size};
    });
}

Async<UploadState> Files::append(const Caller &caller, const FileId &id, qint64 offset,
                                 const QByteArray &bytes)
{
    if (bytes.size() > m_context.limits.chunkBytes)
        return ready<UploadState>(
            fail(Errc::TooLarge, u"at most %1 bytes at a time"_s.arg(m_context.limits.chunkBytes)));
    // Before the look at the offset: what it says must hold until the bytes are written.
    if (m_busy.contains(id))
        return ready<UploadState>(
            fail(Errc::Conflict, u"another request is writing to this upload"_s, {}, 1));
    m_busy.insert(id);
    const auto found =
        m_context.storage.read([id, user = caller.user](Stores &stores) -> Result<FileRecord> {
            return uploadOf(stores, id, user);
        });
    Deferred<UploadState> answer;
    finally(this, found, [this, id, offset, bytes, answer](const Result<FileRecord> &file) {
        const auto refuse = [&](const Result<UploadState> &why) {
            m_busy.remove(id);
            answer.settle(why);
        };
        if (!file.ok())
            return refuse(file.error());
        if (offset != file->received)
            return refuse(UploadState{false, file->received, file->size});
        if (bytes.size() > file->size - offset)
            return refuse(fail(Errc::TooLarge, u"more bytes than were announced"_s));
        if (file->state == FileRecord::State::Complete)
            return refuse(UploadState{true, file->received, file->size});
        // From here on it takes care of m_busy.
        finally(this, take(*file, bytes),
                [answer](const Result<UploadState> &taken) { answer.settle(taken); });
    });
    return answer.async();
}

Async<UploadState> Files::take(const FileRecord &file, const QByteArray &bytes)
{
    const qint64 end = file.received + bytes.size();
    Async<Done> written = ready<Done>(ok());
    if (!bytes.isEmpty() || file.size == 0) {
        const auto kept = m_workers.run([&objects = m_objects, file, bytes,
                                         reserve = m_settings.reserveBytes]() -> Status {
            DUNLIN_TRY(const qint64 free, objects.freeBytes());
            if (free - bytes.size() < reserve)
                return fail(Errc::Unavailable, u"there is no room on the server's disk"_s, {}, 60);
            return objects.append(file.id, file.received, bytes);
        });
        written = then(this, kept, [this, file, end](Done) {
            return m_context.storage.write(
                std::nullopt,
                [file, end, now = m_context.clock.nowMs()](UnitOfWork &unit) -> Status {
                    DUNLIN_TRY(const bool noted,
                               unit.stores().files.advance(file.id, file.received, end, now));
                    return noted ? ok() : Status(noSuchFile());
                });
        });
    }
    const auto ended = then(this, written, [this, file, end](Done) {
        m_figures.bytesTaken.fetch_add(quint64(end - file.received), std::memory_order_relaxed);
        FileRecord now = file;
        now.received = end;
        return end == file.size ? finish(now) : ready<Done>(ok());
    });
    Deferred<UploadState> answer;
    finally(this, ended, [this, answer, id = file.id, end, size = file.size](const Status &status) {
        m_busy.remove(id);
        answer.settle(status.ok() ? Result(UploadState{true, end, size})
                                  : Result<UploadState>(status.error()));
    });
    return answer.async();
}

Async<Done> Files::finish(const FileRecord &file)
{
    if (file.state == FileRecord::State::Hashed)
        return place(file);
    const auto looked =
        m_workers.run([&objects = m_objects, file] { return objects.look(file.id, file.size); });
    Deferred<Done> answer;
    finally(this, looked, [this, file, answer](const Result<ObjectStore::Look> &look) {
        const auto go = [&answer, this](const Async<Done> &next) {
            finally(this, next, [answer](const Status &status) { answer.settle(status); });
        };
        if (!look.ok() && look.error().code != Errc::Gone)
            return answer.settle(look.error());
        if (!look.ok())
            return go(drop(file, look.error()));
        if (file.announced && *file.announced != look->sha256)
            return go(drop(
                file,
                fail(Errc::Invalid, u"the content has another hash; begin anew"_s, u"sha256"_s)));
        FileRecord hashed = file;
        hashed.state = FileRecord::State::Hashed;
        hashed.sha256 = look->sha256;
        // Who calls something plain bytes may have a reason; nothing is safer.
        hashed.contentType = file.contentType == AnyBytes
            ? AnyBytes
            : sniffContentType(look->beginning, look->beginning.size() == file.size);
        const auto noted =
            m_context.storage.write(std::nullopt, [hashed](UnitOfWork &unit) -> Status {
                DUNLIN_TRY(const bool sealed,
                           unit.stores().files.seal(hashed.id, *hashed.sha256, hashed.contentType));
                return sealed ? ok() : Status(noSuchFile());
            });
        go(then(this, noted, [this, hashed](Done) { return place(hashed); }));
    });
    return answer.async();
}

Async<Done> Files::place(const FileRecord &file)
{
    const auto placed = m_lane.run(
        [&objects = m_objects, file] { return objects.place(file.id, *file.sha256, file.size); });
    Deferred<Done> answer;
    finally(this, placed, [this, file, answer](const Status &status) {
        const auto go = [&answer, this](const Async<Done> &next) {
            finally(this, next, [answer](const Status &ended) { answer.settle(ended); });
        };
        if (!status.ok() && status.error().code == Errc::Gone)
            return go(drop(file, status.error()));
        if (!status.ok())
            return answer.settle(status);
        const auto noted = m_context.storage.write(
            std::nullopt,
            [id = file.id, now = m_context.clock.nowMs()](UnitOfWork &unit) -> Status {
                DUNLIN_TRY(const bool completed, unit.stores().files.complete(id, now));
                return completed ? ok() : Status(noSuchFile());
            });
        go(then(this, noted, [this](Done) {
            m_figures.completed.fetch_add(1, std::memory_order_relaxed);
            return Result(Done{});
        }));
    });
    return answer.async();
}

Async<Done> Files::drop(const FileRecord &file, const Error &why)
{
    const auto removed = m_context.storage.write(
        std::nullopt, [id = file.id](UnitOfWork &unit) { return unit.stores().files.remove(id); });
    return then(this, removed, [this, id = file.id, why](Done) {
        const auto discarded =
            m_workers.run([&objects = m_objects, id] { return objects.discard(id); });
        // What could not be discarded is found at the next start.
        Deferred<Done> answer;
        finally(this, discarded, [answer, why](const Status &) { answer.settle(why); });
        return answer.async();
    });
}

Async<Download> Files::open(const Caller &caller, const FileId &id)
{
    const auto found =
        m_context.storage.read([id, user = caller.user](Stores &stores) -> Result<FileRecord> {
            DUNLIN_TRY(auto file, stores.files.find(id));
            if (!file)
                return noSuchFile();
            if (file->uploader != user) {
                DUNLIN_TRY(const bool mayRead, stores.files.mayRead(id, user));
                if (!mayRead)
                    return noSuchFile();
            }
            if (file->state != FileRecord::State::Complete)
                return fail(Errc::Conflict, u"this upload is not complete"_s);
            return *std::move(file);
        });
    return then(this, found, [this](const FileRecord &file) {
        const auto opened =
            m_workers.run([&objects = m_objects, hash = *file.sha256,
                           size = file.size]() -> Result<std::shared_ptr<ObjectReader>> {
                DUNLIN_TRY(auto reader, objects.open(hash));
                if (reader->size() != size)
                    return fail(Errc::Internal, u"a stored file has another size"_s);
                return reader;
            });
        return then(this, opened, [this, file](const std::shared_ptr<ObjectReader> &reader) {
            return Result(
                Download{{file.id, file.name, file.size, file.contentType},
                         std::make_shared<const FileContent>(reader, m_workers, m_figures)});
        });
    });
}

Async<FileId> Files::makeAvatar(const Caller &caller, const FileId &picture)
{
    const auto found =
        m_context.storage.read([picture, user = caller.user](Stores &stores) -> Result<FileRecord> {
            DUNLIN_TRY(auto file, stores.files.find(picture));
            if (!file || file->uploader != user || file->state != FileRecord::State::Complete
                || !isPicture(file->contentType))
                return fail(Errc::Invalid, u"not a complete picture of yours"_s, u"avatarFileId"_s);
            if (file->size > MostPictureBytes)
                return fail(Errc::TooLarge,
                            u"a picture of at most %1 bytes"_s.arg(MostPictureBytes),
                            u"avatarFileId"_s);
            return *std::move(file);
        });
    const auto painted = then(this, found, [this](const FileRecord &file) {
        return m_painter.run([&objects = m_objects, file]() -> Result<QByteArray> {
            DUNLIN_TRY(const auto reader, objects.open(*file.sha256));
            QByteArray bytes;
            while (bytes.size() < reader->size() && bytes.size() < MostPictureBytes) {
                DUNLIN_TRY(const QByteArray part,
                           reader->read(bytes.size(),
                                        std::min(ReadAtOnce, reader->size() - bytes.size())));
                bytes += part;
            }
            const std::optional<QByteArray> portrait = portraitOf(bytes, file.contentType);
            if (!portrait)
                return fail(Errc::Invalid, u"this picture can't be read"_s, u"avatarFileId"_s);
            return *portrait;
        });
    });
    return then(this, painted, [this, user = caller.user](const QByteArray &portrait) {
        FileRecord file;
        file.id = FileId::create();
        file.uploader = user;
        file.contentType = sniffContentType(portrait, true);
        file.name = file.contentType == u"image/png"_s ? u"avatar.png"_s : u"avatar.jpg"_s;
        file.size = portrait.size();
        file.createdAt = m_context.clock.nowMs();
        const auto reserved = m_context.storage.write(
            std::nullopt,
            [file, bounds = FileStore::Bounds{m_settings.quotaBytes, MostUnfinished}](
                UnitOfWork &unit) { return unit.stores().files.reserve(file, bounds); });
        const auto taken = then(this, reserved, [this, file, portrait](Done) {
            m_busy.insert(file.id);
            return take(file, portrait);
        });
        return then(this, taken, [id = file.id](const UploadState &) { return Result(id); });
    });
}

} // namespace dunlin::server
