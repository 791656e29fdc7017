// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// GET /users/me/export: all that a person wrote, and nothing that others keep to themselves.
#include "tests/integration/server/files_fixture.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

struct Whole {
    wire::Export all;
    QByteArray text; // of every page
    int pages = 0;
};

// Every page; absent when one is refused.
std::optional<Whole> exported(Actor &who, int limit)
{
    Whole whole;
    std::optional<QString> cursor;
    do {
        QString query = u"limit="_s + QString::number(limit);
        if (cursor)
            query += u"&cursor="_s + *cursor;
        const HttpResult answer = who.rest.rawOf(wire::http::exportMe, {}, {}, query);
        const auto page = fromJson<wire::Export>(answer.body);
        if (answer.status != 200 || !page.ok() || page->messages.size() > limit)
            return std::nullopt;
        if (whole.pages++ == 0)
            whole.all = *page;
        else if (page->account || page->people)
            return std::nullopt;
        if (whole.pages > 1) {
            whole.all.messages += page->messages;
            whole.all.reactions += page->reactions;
            whole.all.invites += page->invites;
        }
        whole.text += answer.body;
        cursor = page->next;
    } while (cursor && whole.pages < 1000);
    return whole;
}

void react(Actor &who, const ChannelId &channel, qint64 seq, const QString &emoji)
{
    VERIFY_OK(who.rest.call(wire::http::react, {channel.toText(), QString::number(seq), emoji},
                            wire::OpBody{OpId::create()}));
}

} // namespace

class ExportTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void allOfOneAndNothingOfOthers_data() { databases(); }
    void allOfOneAndNothingOfOthers()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s)), bob(server.url(), fresh(u"bob"_s)),
            eve(server.url(), fresh(u"eve"_s)), dan(server.url(), fresh(u"dan"_s));
        wire::AccountPatch patch;
        patch.displayName = u"Ann of Zürich"_s;
        patch.email = ann.name + u"@example.org"_s;
        patch.about = u"likes rows"_s;
        patch.settings = wire::UserSettings{false, {}};
        VERIFY_OK(ann.rest.call(wire::http::changeMe, {}, patch));
        patch.email = u"private-of-"_s + bob.name + u"@example.org"_s;
        patch.settings.reset();
        VERIFY_OK(bob.rest.call(wire::http::changeMe, {}, patch));
        const auto phone = ann.otherDevice();
        VERIFY_OK(phone->rest.call(wire::http::logout));
        VERIFY_OK(ann.rest.call(wire::http::befriend, {}, wire::FriendRequest{bob.id(), {}}));
        VERIFY_OK(bob.rest.call(wire::http::acceptFriend, {ann.id().toText()}));
        VERIFY_OK(ann.rest.call(wire::http::block, {eve.id().toText()}));
        // That she is blocked is dan's to know.
        VERIFY_OK(dan.rest.call(wire::http::block, {ann.id().toText()}));

        const ChannelId club = ann.makeChannel(u"club"_s, true, {bob.id()});
        const ChannelId left = bob.makeChannel(u"was here"_s, true, {ann.id()});
        const ChannelId theirs = bob.makeChannel(u"theirs alone"_s, true);
        QStringList mine;
        QList<qint64> numbers;
        for (int i = 0; i < 7; ++i) {
            mine.append(u"mine %1"_s.arg(i));
            numbers.append(ann.post(i < 5 ? club : left, mine.last()));
            QVERIFY(bob.post(i < 5 ? club : left, u"bob's words"_s) > 0);
        }
        QVERIFY(bob.post(theirs, u"bob's words"_s) > 0);
        VERIFY_OK(ann.rest.call(wire::http::edit, {club.toText(), QString::number(numbers[1])},
                                wire::EditBody{OpId::create(), u"mine, edited"_s}));
        mine[1] = u"mine, edited"_s;
        VERIFY_OK(ann.rest.call(wire::http::remove, {club.toText(), QString::number(numbers[2])},
                                wire::OpBody{OpId::create()}));
        react(ann, club, numbers[0], u"a"_s);
        react(bob, club, numbers[0], u"b"_s);
        VERIFY_OK(
            ann.rest.call(wire::http::createInvite, {club.toText()}, wire::InviteCreate{3600, 3}));
        VERIFY_OK(
            bob.rest.call(wire::http::createInvite, {club.toText()}, wire::InviteCreate{3600, 77}));
        VERIFY_OK(ann.rest.call(wire::http::leave, {left.toText()}));
        const FileId sent = upload(ann, club, "in a message");
        const FileId unsent = upload(ann, club, "in none");
        QVERIFY(!create(ann, announce(club, u"unfinished"_s, 10)).isNull());
        QVERIFY(!upload(bob, club, "of bob").isNull());
        const auto picture = share(ann, club, {sent});
        VERIFY_OK(picture);

        for (const int limit : {200, 2, 1}) {
            const auto whole = exported(ann, limit);
            QVERIFY(whole.has_value());
            QVERIFY(limit == 200 ? whole->pages == 1 : whole->pages >= 7 / limit);
            const wire::Export &all = whole->all;
            const auto account = ann.rest.call(wire::http::me);
            VERIFY_OK(account);
            QVERIFY(all.account == *account);
            QVERIFY(all.lastSeenAt.value_or(0) > 0);
            QCOMPARE(all.account->email, ann.name + u"@example.org"_s);
            QCOMPARE(all.devices.size(), 2);
            for (const wire::ExportedDevice &each : all.devices)
                QCOMPARE(each.revokedAt.has_value(), each.id == phone->me.device());
            QCOMPARE(all.people->friends.size(), 1);
            QCOMPARE(all.people->friends[0].user.id, bob.id());
            QCOMPARE(all.people->blocked.size(), 1);
            QCOMPARE(all.people->blocked[0].user.id, eve.id());
            QCOMPARE(all.memberships.size(), 2);
            for (const wire::ExportedMembership &each : all.memberships) {
                QCOMPARE(each.leftAt.has_value(), each.channelId == left);
                QCOMPARE(each.name,
                         each.channelId == left ? std::nullopt : std::optional(u"club"_s));
            }
            QHash<QPair<ChannelId, qint64>, wire::ExportedMessage> found;
            for (const wire::ExportedMessage &each : all.messages)
                found.insert({each.channelId, each.seq}, each);
            QCOMPARE(all.messages.size(), mine.size() + 1);
            QCOMPARE(found.size(), mine.size() + 1);
            QCOMPARE(found.value({club, picture->seq}).files, picture->files);
            QCOMPARE(all.files.size(), 2);
            QCOMPARE(all.files[0].id, sent);
            QCOMPARE(all.files[1].id, unsent);
            for (int i = 0; i < mine.size(); ++i) {
                const auto message = found.value({i < 5 ? club : left, numbers[i]});
                QCOMPARE(message.content, i == 2 ? std::nullopt : std::optional(mine[i]));
                QCOMPARE(message.deleted, i == 2);
                QCOMPARE(message.editedAt.has_value(), i == 1);
                QCOMPARE(message.senderDevice, ann.me.device());
            }
            QVERIFY(all.reactions == QList{(wire::ExportedReaction{club, numbers[0], u"a"_s})});
            QCOMPARE(all.invites.size(), 1);
            QCOMPARE(all.invites[0].maxUses, 3);
            QVERIFY(all.notifications);
            QCOMPARE(all.notifications->size(), 1);
            QCOMPARE(all.notifications->first().kind, wire::NotificationKind::Friendship);
            QVERIFY(all.notifications->first().user);
            QCOMPARE(all.notifications->first().user->id, bob.id());
            QVERIFY(!all.notifications->first().user->lastSeenAt);

            for (const QByteArray &secret :
                 {QByteArray("bob's words"), QByteArray("private-of-"), QByteArray("argon2"),
                  QByteArray("theirs alone"), QByteArray("asswordHash"),
                  dan.id().toText().toLatin1(), theirs.toText().toLatin1(),
                  ann.me.session.refreshToken.toLatin1()})
                QVERIFY2(!whole->text.contains(secret), secret.constData());
        }
    }

    void aBackupIsToldOfAndNotRepeated_data() { databases(); }
    void aBackupIsToldOfAndNotRepeated()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s)), bob(server.url(), fresh(u"bob"_s));
        const auto told = [&] { return exported(ann, 200); };
        QVERIFY(told() && !told()->all.historyBackup && !told()->all.recoveryKeyAt);
        VERIFY_OK(ann.rest.call(wire::http::putHistoryKey, {},
                                wire::HistoryKey{QByteArray(32, 'k'), QByteArray(64, 's')}));
        QVERIFY(told()->all.historyBackup == (wire::ExportedHistoryBackup{0, 0, {}}));
        const auto phone = ann.otherDevice();
        for (Actor *each : {&ann, phone.get()})
            VERIFY_OK(each->rest.call(wire::http::putHistoryPage, {u"0"_s},
                                      wire::HistoryPagePut{QByteArray("sealed pages")}));
        VERIFY_OK(ann.rest.call(wire::http::putWrappedRecovery, {},
                                wire::WrappedRecoveryPut{QByteArray("wrapped keys"), Password}));
        const auto pages = ann.rest.call(wire::http::historyPages);
        VERIFY_OK(pages);
        qint64 newest = 0;
        for (const wire::HistoryPage &each : pages->pages)
            newest = qMax(newest, each.changedAt);
        const auto whole = told();
        QVERIFY(whole);
        QVERIFY(whole->all.historyBackup == (wire::ExportedHistoryBackup{2, 24, newest}));
        QCOMPARE(whole->all.recoveryKeyAt, ann.rest.call(wire::http::wrappedRecovery)->changedAt);
        for (const char *each : {"sealed pages", "wrapped keys"}) {
            QVERIFY(!whole->text.contains(each));
            QVERIFY(!whole->text.contains(QByteArray(each).toBase64()));
        }
        const auto bobs = exported(bob, 200);
        QVERIFY(bobs && !bobs->all.historyBackup && !bobs->all.recoveryKeyAt);
    }

    void itIsForTheCallerAlone_data() { databases(); }
    void itIsForTheCallerAlone()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s)), bob(server.url(), fresh(u"bob"_s));
        const ChannelId club = ann.makeChannel(u"club"_s, true);
        QVERIFY(ann.post(club, u"ann's words"_s) > 0);
        RestClient nobody(server.url());
        QCOMPARE(nobody.rawOf(wire::http::exportMe).status, 401);
        // Another's cursor opens nothing.
        const HttpResult answer =
            bob.rest.rawOf(wire::http::exportMe, {}, {}, u"cursor="_s + club.toText() + u":0"_s);
        QCOMPARE(answer.status, 200);
        QVERIFY(!answer.body.contains("words"));
        for (const QString &cursor :
             {u"x"_s, u":1"_s, club.toText(), club.toText() + u":-1"_s, club.toText() + u":x"_s})
            QCOMPARE(bob.rest.rawOf(wire::http::exportMe, {}, {}, u"cursor="_s + cursor).code(),
                     u"invalid"_s);
    }
};

QTEST_GUILESS_MAIN(ExportTest)
#include "tst_export.moc"
