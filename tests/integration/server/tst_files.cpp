// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files over REST: uploads in chunks, who may read what, and what is refused.
#include "tests/integration/server/files_fixture.h"

#include <QCryptographicHash>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class FilesTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void anUploadIsSentAndRead_data() { databasesAndEncodings(); }
    void anUploadIsSentAndRead()
    {
        WITH_SERVER(server);
        QFETCH(Encoding, encoding);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s, true, {bob.id()});
        ann.connectHub(encoding);
        bob.connectHub(encoding);

        wire::FileCreate request = announce(channel, u"../up/grün\n.html"_s, 11);
        request.sha256 = QString::fromLatin1(
            QCryptographicHash::hash("hello world", QCryptographicHash::Sha256).toBase64());
        const HttpResult made = ann.rest.rawOf(wire::http::createFile, {}, request);
        QCOMPARE(made.status, 201);
        QCOMPARE(made.json().value("offset"_L1).toInt(-1), 0);
        const FileId id = *FileId::fromText(made.json().value("id"_L1).toString());
        QCOMPARE(made.headers.value("location"), pathOf(id).toLatin1());

        const HttpResult first = put(ann, id, 0, "hello ");
        QCOMPARE(first.status, 204);
        QCOMPARE(first.headers.value("upload-offset"), "6");
        const HttpResult head = ann.rest.raw("HEAD", pathOf(id));
        QCOMPARE(head.status, 200);
        QCOMPARE(head.headers.value("upload-offset"), "6");
        QCOMPARE(head.headers.value("upload-length"), "11");
        QCOMPARE(head.headers.value("tus-resumable"), "1.0.0");
        QCOMPARE(head.headers.value("cache-control"), "no-store");
        // Not before it is complete.
        QCOMPARE(get(ann, id).status, 409);
        VERIFY_FAILS(share(ann, channel, {id}), Errc::Invalid);
        QCOMPARE(put(ann, id, 6, "world").status, 204);

        const auto sent = ann.hub->ask(
            wire::op::messageSend,
            wire::SendRequest{
                OpId::create(), channel, wire::MessageType::File, u"look"_s, {}, {id}, {}, {}});
        VERIFY_OK(sent);
        // The push, the row and the list of channels tell the same.
        const wire::FileRef ref{id, u"grün.html"_s, 11, u"text/plain"_s};
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        QCOMPARE(bob.hub->events(wire::event::message).constLast().row.files,
                 QList<wire::FileRef>{ref});
        const auto page = bob.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QCOMPARE(page->messages[0].files, QList<wire::FileRef>{ref});
        QCOMPARE(page->messages[0].content, u"look"_s);
        const auto list = bob.rest.call(wire::http::channels);
        VERIFY_OK(list);
        QCOMPARE(list->channels[0].lastMessage->files, QList<wire::FileRef>{ref});

        const HttpResult read = get(bob, id);
        QCOMPARE(read.status, 200);
        QCOMPARE(read.body, "hello world");
        QCOMPARE(read.headers.value("content-type"), "text/plain; charset=utf-8");
        QCOMPARE(read.headers.value("x-content-type-options"), "nosniff");
        QCOMPARE(read.headers.value("content-disposition"),
                 "attachment; filename=\"gr_n.html\"; filename*=UTF-8''gr%C3%BCn.html");
        QCOMPARE(read.headers.value("accept-ranges"), "bytes");
    }

    void onlyMembersRead_data() { databases(); }
    void onlyMembersRead()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s, true, {bob.id()});
        const ChannelId other = bob.makeChannel(u"elsewhere"_s, true, {eve.id()});
        const FileId id = upload(ann, channel, "secret");

        // In no message yet: it is Ann's alone, and for others as good as none.
        QCOMPARE(get(ann, id).status, 200);
        const HttpResult never = get(bob, FileId::create());
        for (Actor *each : {&bob, &eve}) {
            const HttpResult refused = get(*each, id);
            QCOMPARE(refused.status, 404);
            QCOMPARE(refused.body, never.body);
        }
        const auto message = share(ann, channel, {id});
        VERIFY_OK(message);
        QCOMPARE(get(bob, id).body, "secret");
        QCOMPARE(get(eve, id).status, 404);
        QCOMPARE(get(eve, id).body, never.body);
        Actor nobody(server.url(), u"nobody"_s, Result<Person>(Person()));
        nobody.rest.setToken({});
        QCOMPARE(get(nobody, id).status, 401);

        // Nobody passes somebody else's file on.
        VERIFY_FAILS(share(bob, other, {id}), Errc::Invalid);
        QCOMPARE(get(eve, id).status, 404);

        VERIFY_OK(bob.rest.call(wire::http::leave, {channel.toText()}));
        QCOMPARE(get(bob, id).status, 404);
        // Back in, and then the message is deleted.
        VERIFY_OK(ann.rest.call(wire::http::putMember, {channel.toText(), bob.id().toText()},
                                wire::MemberPut{wire::Role::Member}));
        QCOMPARE(get(bob, id).status, 200);
        VERIFY_OK(ann.rest.call(wire::http::remove,
                                {channel.toText(), QString::number(message->seq)},
                                wire::OpBody{OpId::create()}));
        QCOMPARE(get(bob, id).status, 404);
        const auto page = bob.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QVERIFY(page->messages[0].files.isEmpty());
    }

    // Whoever could read it because of a message can't when the message's time is over.
    void aFileGoesWithItsMessage_data() { databases(); }
    void aFileGoesWithItsMessage()
    {
        WITH_SERVER(server);
        Actor alice(server.url(), fresh(u"alice"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = alice.makeChannel(u"c"_s, true, {bob.id()});
        const FileId id = upload(alice, channel, "content");
        wire::SendBody body = withFiles({id});
        body.expiresIn = 3000;
        const auto row = alice.rest.call(wire::http::send, {channel.toText()}, body);
        VERIFY_OK(row);
        QVERIFY(row->expiresAt);
        QCOMPARE(get(bob, id).status, 200);
        QTRY_COMPARE_WITH_TIMEOUT(get(bob, id).status, 404, 30'000);
    }

    void onlyTheUploaderUploads_data() { databases(); }
    void onlyTheUploaderUploads()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s, true, {bob.id()});
        const FileId id = create(ann, announce(channel, u"a"_s, 6));

        QCOMPARE(offsetOf(bob, id), -1);
        QCOMPARE(put(bob, id, 0, "abc").status, 404);
        QCOMPARE(offsetOf(ann, id), 0);
        // Another device of hers goes on.
        const auto phone = ann.otherDevice();
        QCOMPARE(put(*phone, id, 0, "abc").status, 204);
        QCOMPARE(put(ann, id, 3, "def").status, 204);
        VERIFY_OK(share(ann, channel, {id}));
        // That it exists is no secret any more.
        QCOMPARE(put(bob, id, 6, "").status, 403);
        QCOMPARE(bob.rest.raw("HEAD", pathOf(id)).status, 403);
        QCOMPARE(get(bob, id).body, "abcdef");
    }

    void aChannelThatOneMayNotWriteToTakesNoFiles_data() { databases(); }
    void aChannelThatOneMayNotWriteToTakesNoFiles()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const auto asked = [&](Actor &who, const ChannelId &where) {
            return who.rest.rawOf(wire::http::createFile, {}, announce(where, u"a"_s, 1)).status;
        };
        QCOMPARE(asked(bob, channel), 404);
        QCOMPARE(asked(bob, ChannelId::create()), 404);
        VERIFY_OK(ann.rest.call(wire::http::putMember, {channel.toText(), bob.id().toText()},
                                wire::MemberPut{wire::Role::ReadOnly}));
        QCOMPARE(asked(bob, channel), 403);
        QCOMPARE(asked(ann, channel), 201);
    }

    void offsetsMustFit_data() { databases(); }
    void offsetsMustFit()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const FileId id = create(ann, announce(channel, u"a"_s, 6));
        QCOMPARE(put(ann, id, 0, "abc").status, 204);
        for (const qint64 wrong : {0, 2, 4, 100}) {
            const HttpResult refused = put(ann, id, wrong, "x");
            QCOMPARE(refused.status, 409);
            QCOMPARE(refused.code(), u"conflict"_s);
            QCOMPARE(refused.headers.value("upload-offset"), "3");
        }
        QCOMPARE(put(ann, id, 3, "defg").status, 413);
        QCOMPARE(offsetOf(ann, id), 3);
        QCOMPARE(ann.rest.raw("PATCH", pathOf(id), "def").status, 400);
        QCOMPARE(ann.rest.raw("PATCH", pathOf(id), "def", {{"Upload-Offset", "-3"}}).status, 400);
        QCOMPARE(ann.rest
                     .raw("PATCH", pathOf(id), "def",
                          {{"Upload-Offset", "3"}, {"Tus-Resumable", "0.2.2"}})
                     .status,
                 412);
        QCOMPARE(put(ann, id, 3, QByteArray(Mib + 1, 'x')).status, 413);
        QCOMPARE(put(ann, id, 3, "").headers.value("upload-offset"), "3");
        QCOMPARE(put(ann, id, 3, "def").status, 204);
        // A repeat of the last one whose answer was lost.
        QCOMPARE(put(ann, id, 3, "def").status, 409);
        QCOMPARE(put(ann, id, 6, "").status, 204);
        QCOMPARE(get(ann, id).body, "abcdef");
        QCOMPARE(ann.rest.raw("PUT", pathOf(id)).status, 405);
        QCOMPARE(ann.rest.raw("OPTIONS", pathOf(id)).headers.value("tus-version"), "1.0.0");
        for (const char *bad :
             {"x", "..%2f..%2fdunlin.db", "%00", "00000000-0000-0000-0000-000000000000"})
            QCOMPARE(ann.rest.raw("GET", u"/api/v1/files/"_s + QLatin1StringView(bad)).status, 400);
    }

    void announcementsAreChecked_data() { databases(); }
    void announcementsAreChecked()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const auto answer = [&](const std::function<void(wire::FileCreate &)> &spoil) {
            wire::FileCreate request = announce(channel, u"a"_s, 3);
            spoil(request);
            return ann.rest.rawOf(wire::http::createFile, {}, request);
        };
        QCOMPARE(answer([](auto &r) { r.size = -1; }).status, 400);
        QCOMPARE(answer([](auto &r) { r.size = (qint64(1) << 30) + 1; }).status, 413);
        QCOMPARE(answer([](auto &r) { r.channelId.reset(); }).field(), u"channelId"_s);
        QCOMPARE(answer([](auto &r) { r.name = u" "_s; }).field(), u"name"_s);
        QCOMPARE(answer([](auto &r) { r.contentType = u"a\nb"_s; }).field(), u"contentType"_s);
        for (const char *bad : {"", "abc", "zz", "====", "YWJj"})
            QCOMPARE(answer([&](auto &r) { r.sha256 = QString::fromLatin1(bad); }).field(),
                     u"sha256"_s);

        // Another hash than was said: nothing of it stays.
        wire::FileCreate request = announce(channel, u"a"_s, 3);
        request.sha256 = QString(64, u'0');
        const FileId id = create(ann, request);
        const HttpResult refused = put(ann, id, 0, "abc");
        QCOMPARE(refused.status, 400);
        QCOMPARE(refused.field(), u"sha256"_s);
        QCOMPARE(offsetOf(ann, id), -1);
        QCOMPARE(get(ann, id).status, 404);
        VERIFY_FAILS(share(ann, channel, {id}), Errc::Invalid);
        request.sha256 = QString::fromLatin1(
            QCryptographicHash::hash("abc", QCryptographicHash::Sha256).toHex());
        QCOMPARE(put(ann, create(ann, request), 0, "abc").status, 204);
        // Nothing at all is a file, too.
        const FileId empty = create(ann, announce(channel, u"empty"_s, 0));
        QCOMPARE(get(ann, empty).status, 200);
        QVERIFY(get(ann, empty).body.isEmpty());
    }

    void messagesWithFilesAreChecked_data() { databases(); }
    void messagesWithFilesAreChecked()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        const FileId one = upload(ann, channel, "one");
        const FileId two = upload(ann, channel, "two");
        const auto refusedField = [&](wire::SendBody body) {
            const HttpResult result = ann.rest.rawOf(wire::http::send, {channel.toText()}, body);
            return result.status == 400 ? result.field() : QString::number(result.status);
        };
        QCOMPARE(refusedField(withFiles({})), u"files"_s);
        QCOMPARE(refusedField(withFiles({one, one})), u"files"_s);
        QCOMPARE(refusedField(withFiles({one, FileId::create()})), u"files"_s);
        QCOMPARE(refusedField(withFiles(QList<FileId>(21, one))), u"files"_s);
        wire::SendBody text = withFiles({one}, u"text"_s);
        text.type = wire::MessageType::Text;
        QCOMPARE(refusedField(text), u"files"_s);

        // Twice the same is once; with other files it is something else.
        const wire::SendBody body = withFiles({two, one});
        const auto first = ann.rest.call(wire::http::send, {channel.toText()}, body);
        VERIFY_OK(first);
        QCOMPARE(first->files.size(), 2);
        QCOMPARE(first->files[0].id, two);
        QCOMPARE(ann.rest.rawOf(wire::http::send, {channel.toText()}, body).status, 200);
        wire::SendBody other = body;
        other.files = {one};
        QCOMPARE(ann.rest.rawOf(wire::http::send, {channel.toText()}, other).status, 409);
        // A caption can be changed; the files stay.
        const auto edited =
            ann.rest.call(wire::http::edit, {channel.toText(), QString::number(first->seq)},
                          wire::EditBody{OpId::create(), u"both"_s});
        VERIFY_OK(edited);
        QCOMPARE(edited->content, u"both"_s);
        QCOMPARE(edited->files.size(), 2);
    }

    void rangesAreServed_data() { databases(); }
    void rangesAreServed()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        QByteArray bytes;
        for (int i = 0; bytes.size() < 3 * Mib; ++i)
            bytes += QByteArray::number(i) + ' ';
        const FileId id = upload(ann, channel, bytes);
        const auto size = QByteArray::number(bytes.size());

        QCOMPARE(get(ann, id).body, bytes);
        struct Row {
            QByteArray range;
            int status;
            qint64 first, length;
        };
        for (const Row &row :
             {Row{"bytes=0-0", 206, 0, 1}, Row{"bytes=10-19", 206, 10, 10},
              Row{"bytes=1000000-", 206, 1000000, bytes.size() - 1000000},
              Row{"bytes=-5", 206, bytes.size() - 5, 5}, Row{"bytes=0-1,5-6", 200, 0, bytes.size()},
              Row{"bytes=0-" + size, 206, 0, bytes.size()}}) {
            const HttpResult part = get(ann, id, {{"Range", row.range}});
            QCOMPARE(part.status, row.status);
            QVERIFY2(part.body == bytes.mid(row.first, row.length), row.range.constData());
            QCOMPARE(part.headers.value("content-length"), QByteArray::number(row.length));
            if (row.status == 206)
                QCOMPARE(part.headers.value("content-range"),
                         "bytes " + QByteArray::number(row.first) + '-'
                             + QByteArray::number(row.first + row.length - 1) + '/' + size);
        }
        for (const QByteArray &range : {QByteArray("bytes=" + size + "-"), QByteArray("bytes=5-1"),
                                        QByteArray("bytes=-0"), QByteArray("bytes=x")}) {
            const HttpResult refused = get(ann, id, {{"Range", range}});
            QCOMPARE(refused.status, 416);
            QCOMPARE(refused.headers.value("content-range"), "bytes */" + size);
        }
        // Only if it is still the same.
        const QByteArray tag = get(ann, id, {{"Range", "bytes=0-0"}}).headers.value("etag");
        QCOMPARE(get(ann, id, {{"Range", "bytes=0-0"}, {"If-Range", tag}}).status, 206);
        QCOMPARE(get(ann, id, {{"Range", "bytes=0-0"}, {"If-Range", "\"x\""}}).status, 200);
    }

    void contentsAreNeverRun_data() { databases(); }
    void contentsAreNeverRun()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        const ChannelId channel = ann.makeChannel(u"garden"_s);
        for (const QByteArray &evil :
             {QByteArray("<!DOCTYPE html><script>alert(1)</script>"),
              QByteArray("<svg xmlns='http://www.w3.org/2000/svg' onload='alert(1)'/>")}) {
            const HttpResult read = get(ann, upload(ann, channel, evil, u"evil.html"_s));
            QCOMPARE(read.headers.value("content-type"), "text/plain; charset=utf-8");
            QVERIFY(read.headers.value("content-disposition").startsWith("attachment;"));
            QCOMPARE(read.headers.value("x-content-type-options"), "nosniff");
            QVERIFY(read.headers.value("content-security-policy").contains("default-src 'none'"));
        }
        const HttpResult picture = get(ann, upload(ann, channel, Png, u"a.html"_s));
        QCOMPARE(picture.headers.value("content-type"), "image/png");
    }

    void anAvatarIsForEverybody_data() { databases(); }
    void anAvatarIsForEverybody()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor eve(server.url(), fresh(u"eve"_s));
        const auto face = [](Actor &who, const QByteArray &bytes) {
            wire::FileCreate request;
            request.name = u"me.png"_s;
            request.size = bytes.size();
            request.purpose = wire::FilePurpose::Avatar;
            const FileId id = create(who, request);
            if (put(who, id, 0, bytes).status != 204)
                qWarning("no face");
            return id;
        };
        const auto wear = [](Actor &who, const QString &id) {
            wire::AccountPatch patch;
            patch.avatarFileId = id;
            return who.rest.call(wire::http::changeMe, {}, patch);
        };
        // What a camera notes beside the picture is not for everybody.
        const FileId raw = face(ann, WholePng);
        QVERIFY(WholePng.contains("canary"));
        QCOMPARE(get(eve, raw).status, 404);
        VERIFY_FAILS(wear(eve, raw.toText()), Errc::Invalid);
        VERIFY_FAILS(wear(ann, face(ann, Png).toText()), Errc::Invalid);
        VERIFY_FAILS(wear(ann, face(ann, "<svg/>").toText()), Errc::Invalid);
        VERIFY_FAILS(wear(ann, u"x"_s), Errc::Invalid);
        const auto changed = wear(ann, raw.toText());
        VERIFY_OK(changed);
        QVERIFY(changed->avatarFileId && *changed->avatarFileId != raw);
        const FileId id = *changed->avatarFileId;
        const auto seen = eve.rest.call(wire::http::user, {ann.id().toText()});
        VERIFY_OK(seen);
        QCOMPARE(seen->avatarFileId, id);
        const HttpResult worn = get(eve, id);
        QCOMPARE(worn.status, 200);
        QCOMPARE(worn.headers.value("content-type"), "image/jpeg");
        QVERIFY(!worn.body.isEmpty() && !worn.body.contains("canary"));
        QCOMPARE(get(eve, raw).status, 404);
        VERIFY_OK(wear(ann, QString()));
        QCOMPARE(get(eve, id).status, 404);
        QVERIFY(!eve.rest.call(wire::http::user, {ann.id().toText()})->avatarFileId);

        const auto again = wear(ann, raw.toText());
        VERIFY_OK(again);
        QCOMPARE(get(eve, *again->avatarFileId).status, 200);
        VERIFY_OK(ann.rest.call(wire::http::removeMe, {}, wire::AccountRemoval{Password}));
        QCOMPARE(get(eve, *again->avatarFileId).status, 404);
    }
};

QTEST_GUILESS_MAIN(FilesTest)
#include "tst_files.moc"
