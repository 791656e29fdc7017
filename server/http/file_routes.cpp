// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// /files/{id}: HEAD and PATCH by tus 1.0 (core), GET with a range.
#include "server/files/byte_range.h"
#include "server/files/file_name.h"
#include "server/http/entrance.h"
#include "server/http/http_server.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

// Up to this much is answered in one piece, and the connection stays. What is longer flows, and ends it.
constexpr qint64 OnePiece = 256 * 1024;

const HttpHeader Tus{"Tus-Resumable", "1.0.0"};

HttpAnswer withTus(HttpAnswer answer)
{
    answer.headers.append(Tus);
    return answer;
}

QList<HttpHeader> stateHeaders(const UploadState &state)
{
    return {Tus,
            {"Upload-Offset", QByteArray::number(state.offset)},
            {"Upload-Length", QByteArray::number(state.size)}};
}

// The content of an id never changes.
QByteArray tagOf(const FileId &id)
{
    return '"' + id.toText().toLatin1() + '"';
}

HttpAnswer contentAnswer(const wire::FileRef &file)
{
    HttpAnswer answer;
    answer.contentType = file.contentType.toLatin1();
    if (file.contentType == "text/plain"_L1)
        answer.contentType += "; charset=utf-8";
    answer.headers = {{"Accept-Ranges", "bytes"},
                      {"ETag", tagOf(file.id)},
                      {"Content-Disposition", attachmentCalled(file.name)},
                      {"Cross-Origin-Resource-Policy", "same-origin"}};
    return answer;
}

} // namespace

template <typename Work>
auto HttpServer::asCaller(const Asked &asked, Work work)
{
    return m_services.ask([token = asked.token, call = asked.call, rates = m_settings.rates,
                           work = std::move(work)](const Services &services) {
        return then(&services.home, enter(services, call, wire::Access::Token, token, rates),
                    [services, work](const Caller &caller) { return work(services, caller); });
    });
}

void HttpServer::file(const QString &idText, const Asked &asked, bool options,
                      const ReplyPtr &reply)
{
    if (options) {
        HttpAnswer answer{204, {}, {}, {}};
        answer.headers = {{"Allow", "GET, HEAD, PATCH, OPTIONS"},
                          Tus,
                          {"Tus-Version", "1.0.0"},
                          {"Tus-Max-Size", QByteArray::number(m_settings.limits.fileBytes)}};
        return finish(reply, answer);
    }
    const bool patch = asked.method == wire::Method::Patch;
    if (!patch && asked.method != wire::Method::Get) {
        HttpAnswer answer = problem(fail(Errc::Invalid, u"this address has other methods"_s), 405);
        answer.headers.append(HttpHeader{"Allow", "GET, HEAD, PATCH, OPTIONS"});
        return finish(reply, answer);
    }
    reply->figures = m_fileFigures + (patch ? 2 : asked.head ? 1 : 0);
    const QByteArray version = headerOf(asked.headers, "tus-resumable");
    if (!version.isEmpty() && version != Tus.second) {
        HttpAnswer answer = problem(fail(Errc::Invalid, u"tus 1.0.0 is spoken here"_s), 412);
        answer.headers.append(HttpHeader{"Tus-Version", Tus.second});
        return finish(reply, answer);
    }
    const auto id = FileId::fromText(idText);
    if (!id) {
        // Known people only learn even that.
        finally(this,
                asCaller(asked,
                         [](const Services &, const Caller &) {
                             return ready<Done>(fail(Errc::Invalid, u"not an id"_s, u"id"_s));
                         }),
                [this, reply](const Status &status) { finish(reply, problem(status.error())); });
        return;
    }
    if (patch)
        takeChunk(*id, asked, reply);
    else if (asked.head)
        tellProgress(*id, asked, reply);
    else
        giveContent(*id, asked, reply);
}

void HttpServer::tellProgress(const FileId &id, const Asked &asked, const ReplyPtr &reply)
{
    const auto told = asCaller(asked, [id](const Services &services, const Caller &caller) {
        return services.files.progress(caller, id);
    });
    finally(this, told, [this, reply](const Result<UploadState> &state) {
        finish(reply,
               state.ok() ? HttpAnswer{200, {}, {}, stateHeaders(*state)}
                          : withTus(problem(state.error())));
    });
}

void HttpServer::takeChunk(const FileId &id, const Asked &asked, const ReplyPtr &reply)
{
    const auto offset = parseOffset(headerOf(asked.headers, "upload-offset"));
    const auto taken = asCaller(
        asked, [id, offset, body = asked.body](const Services &services, const Caller &caller) {
            return offset ? services.files.append(caller, id, *offset, body)
                          : ready<UploadState>(
                              fail(Errc::Invalid, u"where the bytes belong"_s, u"Upload-Offset"_s));
        });
    finally(this, taken, [this, reply](const Result<UploadState> &state) {
        if (!state.ok())
            return finish(reply, withTus(problem(state.error())));
        HttpAnswer answer{204, {}, {}, {}};
        if (!state->taken)
            answer = problem(
                fail(Errc::Conflict, u"the upload is at another offset"_s, u"Upload-Offset"_s));
        answer.headers += stateHeaders(*state);
        finish(reply, answer);
    });
}

void HttpServer::giveContent(const FileId &id, const Asked &asked, const ReplyPtr &reply)
{
    const auto opened = asCaller(asked, [id](const Services &services, const Caller &caller) {
        return services.files.open(caller, id);
    });
    finally(this, opened, [this, asked, reply](const Result<Download> &download) {
        if (download.ok())
            send(*download, asked, reply);
        else
            finish(reply, problem(download.error()));
    });
}

void HttpServer::send(const Download &download, const Asked &asked, const ReplyPtr &reply)
{
    const qint64 size = download.file.size;
    HttpAnswer answer = contentAnswer(download.file);
    ByteRange range = parseRange(headerOf(asked.headers, "range"), size);
    const QByteArray condition = headerOf(asked.headers, "if-range");
    if (!condition.isEmpty() && condition != tagOf(download.file.id))
        range = {ByteRange::Kind::Whole, 0, size};
    if (range.kind == ByteRange::Kind::Refused) {
        answer = problem(fail(Errc::Invalid, u"no such part of this file"_s, u"Range"_s), 416);
        answer.headers.append(HttpHeader{"Content-Range", "bytes */" + QByteArray::number(size)});
        return finish(reply, answer);
    }
    if (range.kind == ByteRange::Kind::Part) {
        answer.status = 206;
        answer.headers.append(HttpHeader{"Content-Range",
                                         "bytes " + QByteArray::number(range.first) + '-'
                                             + QByteArray::number(range.first + range.length - 1)
                                             + '/' + QByteArray::number(size)});
    }
    if (range.length > OnePiece) {
        count(*reply, answer.status);
        reply->flow(answer, range.length,
                    [content = download.content, first = range.first](qint64 at, qint64 length) {
                        return content->read(first + at, length);
                    });
        return;
    }
    finally(this, download.content->read(range.first, range.length),
            [this, answer, reply](const Result<QByteArray> &bytes) mutable {
                if (!bytes.ok())
                    return finish(reply, problem(bytes.error()));
                answer.body = *bytes;
                finish(reply, answer);
            });
}

} // namespace dunlin::server
