// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/client/full_profile.h"

#include "client/session/account_session.h"
#include "client/store/local_store.h"
#include "tests/support/test_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin::client;

namespace dunlin::test {

namespace {

constexpr int Patience = 60'000;
constexpr int People = 6;

// An account of a server, in one channel of it.
Status signUp(const QString &folder)
{
    TestServer server(TestServer::Options{});
    if (!server.start())
        return fail(Errc::Unavailable, server.why());
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    DUNLIN_TRY(const auto session, AccountSession::create(folder, options));
    const auto isOut = [&] { return session->state() == AccountSession::State::SignedOut; };
    if (!QTest::qWaitFor(isOut, Patience))
        return fail(Errc::Unavailable, u"the profile does not open"_s);
    session->signUp(server.url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
    const auto isOnline = [&] {
        return session->connection() == AccountSession::Connection::Online;
    };
    if (!QTest::qWaitFor(isOnline, Patience))
        return fail(Errc::Unavailable, u"nobody is signed up"_s);
    QSignalSpy ready(session.get(), &AccountSession::channelReady);
    session->createChannel(u"garden"_s, {}, false);
    if (!QTest::qWaitFor([&] { return !ready.isEmpty(); }, Patience))
        return fail(Errc::Unavailable, u"the channel is not made"_s);
    return ok();
}

Status fill(LocalStore &store, ChannelRecord &record, qint64 messages, const QList<UserId> &people)
{
    record.head = record.cursor = record.receivedSeq = messages;
    record.msgCount = record.readOrd = record.readSeq = messages;
    record.segments = Segments({{1, messages, 1, messages}});
    DUNLIN_CHECK(store.channels().put(record));
    for (qint64 ord = 1; ord <= messages; ++ord) {
        wire::MessageRow row;
        row.channelId = record.id();
        row.ord = row.seq = row.revSeq = ord;
        row.id = OpId::create();
        row.senderId = people.at((ord / 3) % people.size());
        row.content = u"Message %1, as long as people write them: "_s.arg(ord)
            + QString(int(ord * 37 % 160), u'x');
        row.createdAt = 1'700'000'000'000 + ord * 60'000;
        DUNLIN_CHECK(store.messages().put(record.no, row));
    }
    return ok();
}

} // namespace

Status makeFullProfile(const QString &folder)
{
    DUNLIN_CHECK(signUp(folder));
    const SystemClock clock;
    DUNLIN_TRY(const auto store, LocalStore::open(folder, clock));
    DUNLIN_TRY(QList<ChannelRecord> records, store->channels().load());
    if (records.size() != 1)
        return fail(Errc::Internal, u"there is not one channel"_s);
    QList<UserId> people;
    for (int i = 0; i < People; ++i)
        people.append(UserId::create());
    return store->inCache([&]() -> Status {
        const ChannelRecord first = records.first();
        DUNLIN_CHECK(fill(*store, records.first(), MessagesOfTheLongOne, people));
        for (int i = 0; i < OtherChannels; ++i) {
            ChannelRecord other = first;
            other.no = 0;
            other.card.id = ChannelId::create();
            other.card.name = u"bed %1"_s.arg(i + 1);
            DUNLIN_CHECK(fill(*store, other, MessagesOfEachOther, people));
        }
        return ok();
    });
}

} // namespace dunlin::test
