// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Encrypted channels as the server sees them: what it takes and refuses there, and for which roster. Here nobody
// seals anything: for the server these are bytes.
#include "server/storage/sql/connection.h"
#include "tests/integration/server/sealed_channel.h"
#include "tests/unit/client/crypto/crypto_parties.h"

#include "client/crypto/device_chain.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr char Canary[] = "zephyr-canary-of-the-quay";

} // namespace

class EncryptedTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void aChannelIsMadeEncrypted_data() { databases(); }
    void aChannelIsMadeEncrypted()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        wire::ChannelCreate request = creation({bob.id()});
        const auto made = ann.rest.call(wire::http::createChannel, {}, request);
        VERIFY_OK(made);
        QVERIFY(made->encrypted);
        QVERIFY(bob.rest.call(wire::http::channel, {made->id.toText()})->encrypted);
        const auto roster = bob.rest.call(wire::http::roster, {made->id.toText()});
        VERIFY_OK(roster);
        QCOMPARE(QSet<UserId>(roster->members.cbegin(), roster->members.cend()),
                 (QSet<UserId>{ann.id(), bob.id()}));
        QVERIFY(roster->epoch >= 1);
        // A repeat is one only if it wants the same.
        QCOMPARE(ann.rest.call(wire::http::createChannel, {}, request)->id, made->id);
        request.encrypted = false;
        VERIFY_FAILS(ann.rest.call(wire::http::createChannel, {}, request), Errc::Conflict);

        const auto direct = ann.rest.call(wire::http::createChannel, {},
                                          creation({bob.id()}, wire::ChannelKind::Direct));
        VERIFY_OK(direct);
        QVERIFY(direct->encrypted);

        wire::ChannelCreate open = creation({});
        open.isPrivate = false;
        QCOMPARE(refusalOf(ann.rest.call(wire::http::createChannel, {}, open)),
                 u"invalid encrypted"_s);
        const ChannelId plain = ann.makeChannel(u"plain"_s);
        VERIFY_FAILS(ann.rest.call(wire::http::roster, {plain.toText()}), Errc::NotFound);
    }

    void onlySealedMessagesAreTaken_data() { databasesAndEncodings(); }
    void onlySealedMessagesAreTaken()
    {
        QFETCH(Encoding, encoding);
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = encryptedChannel(ann, {bob.id()});
        const ChannelId plain = ann.makeChannel(u"plain"_s);
        ann.connectHub(encoding);
        bob.connectHub(encoding);
        const qint64 epoch = epochOf(ann, channel);
        const auto send = [&](const wire::SendRequest &request) {
            return refusalOf(ann.hub->ask(wire::op::messageSend, request));
        };

        // Not in the clear, in none of the ways that a text can take.
        QCOMPARE(send(Actor::message(channel, u"in the clear"_s)), u"invalid content"_s);
        QCOMPARE(send(Actor::message(channel, u"@%1 in the clear"_s.arg(bob.name))),
                 u"invalid content"_s);
        wire::SendRequest both = sealed(channel, epoch);
        both.content = u"and in the clear"_s;
        QCOMPARE(send(both), u"invalid content"_s);
        QCOMPARE(send(sealed(plain, epoch)), u"invalid sealed"_s);
        const auto reshaped = [&](const std::function<void(wire::Sealed &)> &change) {
            wire::SendRequest request = sealed(channel, epoch);
            change(*request.sealed);
            return send(request);
        };
        using S = wire::Sealed &;
        QCOMPARE(reshaped([](S s) { s.scheme = 2; }), u"invalid sealed.scheme"_s);
        QCOMPARE(reshaped([](S s) { s.epoch = 0; }), u"invalid sealed.epoch"_s);
        QCOMPARE(reshaped([](S s) { s.bytes.clear(); }), u"invalid sealed.bytes"_s);
        QCOMPARE(reshaped([](S s) { s.bytes.resize(24 * 1024 + 1); }), u"tooLarge sealed.bytes"_s);

        const QByteArray bytes = QByteArray(24 * 1024 - 3, '\xff') + QByteArray(3, '\0');
        const wire::SendRequest good = sealed(channel, epoch, bytes);
        const auto sent = ann.hub->ask(wire::op::messageSend, good);
        VERIFY_OK(sent);
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        const wire::MessageRow row = bob.hub->events(wire::event::message).constFirst().row;
        QCOMPARE(row.sealed, good.sealed);
        QVERIFY(!row.content);
        const auto page = bob.rest.call(wire::http::messages, {channel.toText()});
        VERIFY_OK(page);
        QCOMPARE(page->messages.constFirst().sealed, good.sealed);
        const auto synced = bob.hub->ask(wire::op::sync, wire::SyncRequest{0, {}});
        VERIFY_OK(synced);
        const auto entry =
            std::find_if(synced->channels.cbegin(), synced->channels.cend(),
                         [&](const wire::SyncEntry &each) { return each.id == channel; });
        QVERIFY(entry != synced->channels.cend());
        QCOMPARE(entry->rows.constLast().sealed, good.sealed);
        const auto mine = bob.rest.call(wire::http::channels);
        for (const wire::ChannelSummary &each : std::as_const(mine->channels)) {
            if (each.channel.id == channel)
                QCOMPARE(each.lastMessage->sealed, good.sealed);
        }

        // The same again is a repeat; other bytes under the id are not.
        QCOMPARE(ann.hub->ask(wire::op::messageSend, good)->status, wire::SendStatus::Repeated);
        wire::SendRequest other = good;
        other.sealed->bytes.back() = 'x';
        QCOMPARE(send(other), u"conflict opId"_s);
        other = good;
        other.sealed->epoch = epoch + 1;
        QCOMPARE(send(other), u"conflict opId"_s);

        // Edits likewise.
        const auto edit = [&](const std::optional<QString> &text,
                              const std::optional<wire::Sealed> &with) {
            return refusalOf(
                ann.hub->ask(wire::op::messageEdit,
                             wire::EditRequest{OpId::create(), channel, sent->seq, text, with}));
        };
        QCOMPARE(edit(u"in the clear"_s, {}), u"invalid content"_s);
        QCOMPARE(edit({}, {}), u"invalid content"_s);
        QCOMPARE(edit({}, wire::Sealed{1, epoch + 1, "newer"}), u"conflict epoch"_s);
        QCOMPARE(edit({}, wire::Sealed{1, epoch, "newer"}), u"accepted"_s);
        QCOMPARE(bob.rest.call(wire::http::messages, {channel.toText()})
                     ->messages.constFirst()
                     .sealed->bytes,
                 "newer");
        const qint64 plainSeq = ann.post(plain, u"hello"_s);
        QCOMPARE(refusalOf(ann.hub->ask(
                     wire::op::messageEdit,
                     wire::EditRequest{
                         OpId::create(), plain, plainSeq, {}, wire::Sealed{1, epoch, "b"}})),
                 u"invalid sealed"_s);
        // A reaction would be said in the clear, and so would taking it back.
        QCOMPARE(refusalOf(ann.hub->ask(
                     wire::op::reactionAdd,
                     wire::ReactionRequest{OpId::create(), channel, sent->seq, u"x"_s})),
                 u"invalid emoji"_s);
        QCOMPARE(refusalOf(ann.hub->ask(
                     wire::op::reactionRemove,
                     wire::ReactionRequest{OpId::create(), channel, sent->seq, u"x"_s})),
                 u"invalid emoji"_s);
        // What is deleted leaves no bytes.
        VERIFY_OK(ann.hub->ask(wire::op::messageDelete,
                               wire::DeleteRequest{OpId::create(), channel, sent->seq}));
        const auto left = bob.rest.call(wire::http::messages, {channel.toText()});
        QVERIFY(left->messages.constFirst().deleted);
        QVERIFY(!left->messages.constFirst().sealed);
    }

    void filesSayNothingOfThemselves_data() { databases(); }
    void filesSayNothingOfThemselves()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = encryptedChannel(ann, {bob.id()});
        ann.connectHub(Encoding::Cbor);
        wire::FileCreate claim;
        claim.name = u"file"_s;
        claim.size = 4;
        claim.contentType = u"application/octet-stream"_s;
        claim.channelId = channel;
        const auto create = [&](const std::function<void(wire::FileCreate &)> &change) {
            wire::FileCreate changed = claim;
            change(changed);
            return refusalOf(ann.rest.call(wire::http::createFile, {}, changed));
        };
        using C = wire::FileCreate &;
        QCOMPARE(create([](C c) { c.name = u"diary.txt"_s; }), u"invalid name"_s);
        QCOMPARE(create([](C c) { c.contentType = u"image/png"_s; }), u"invalid contentType"_s);
        QCOMPARE(create([](C c) { c.contentType.clear(); }), u"invalid contentType"_s);
        const ChannelId plain = ann.makeChannel(u"plain"_s);
        QCOMPARE(create([&](C c) {
                     c.channelId = plain;
                     c.name = u"diary.txt"_s;
                 }),
                 u"accepted"_s);
        const auto made = ann.rest.call(wire::http::createFile, {}, claim);
        VERIFY_OK(made);
    }

    void anOldRosterIsRefused_data() { databases(); }
    void anOldRosterIsRefused()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        Actor cat(server.url(), fresh(u"cat"_s));
        const ChannelId channel = encryptedChannel(ann, {bob.id()});
        ann.connectHub(Encoding::Cbor);
        qint64 epoch = epochOf(ann, channel);
        const wire::SendRequest first = sealed(channel, epoch);
        VERIFY_OK(ann.hub->ask(wire::op::messageSend, first));

        const auto moved = [&](const char *what) {
            const wire::SendRequest late = sealed(channel, epoch);
            const QString old = refusalOf(ann.hub->ask(wire::op::messageSend, late));
            const qint64 now = epochOf(ann, channel);
            if (old != u"conflict epoch"_s || now <= epoch)
                return QStringLiteral("%1: %2, %3 after %4")
                    .arg(QString::fromLatin1(what), old)
                    .arg(now)
                    .arg(epoch);
            epoch = now;
            // Refused is refused: the same id goes with another seal.
            wire::SendRequest again = sealed(channel, epoch, "sealed anew");
            again.opId = late.opId;
            const auto stored = ann.hub->ask(wire::op::messageSend, again);
            return stored.ok() && stored->status == wire::SendStatus::Stored ? QString()
                                                                             : u"not stored"_s;
        };
        const QString id = channel.toText();
        QVERIFY(ann.rest.call(wire::http::putMember, {id, cat.id().toText()}, {}).ok());
        QCOMPARE(moved("added"), QString());
        QVERIFY(ann.rest.call(wire::http::removeMember, {id, cat.id().toText()}).ok());
        QCOMPARE(moved("removed"), QString());
        VERIFY_FAILS(cat.rest.call(wire::http::roster, {id}), Errc::NotFound);
        const auto laptop = bob.otherDevice();
        QVERIFY(bob.rest.call(wire::http::revokeDevice, {laptop->me.device().toText()}).ok());
        QCOMPARE(moved("device revoked"), QString());
        const client::SigningKey root = client::SigningKey::create();
        const QByteArray entry = client::DeviceChain::makeFirst(root, 1);
        QVERIFY(bob.rest.call(wire::http::appendDeviceLog, {bob.id().toText()}, {0, entry}).ok());
        QCOMPARE(moved("device log"), QString());
        const auto invite = ann.rest.call(wire::http::createInvite, {id}, wire::InviteCreate{});
        VERIFY_OK(invite);
        QVERIFY(cat.rest.call(wire::http::acceptInvite, {invite->token}).ok());
        QCOMPARE(moved("by an invite"), QString());
        QVERIFY(cat.rest.call(wire::http::leave, {id}).ok());
        QCOMPARE(moved("left"), QString());
        // What was stored once is answered for ever, whatever the roster is now.
        QCOMPARE(ann.hub->ask(wire::op::messageSend, first)->status, wire::SendStatus::Repeated);
    }

    void nothingSealedIsSearchedOrTold_data() { databases(); }
    void nothingSealedIsSearchedOrTold()
    {
        WITH_SERVER(server);
        Actor ann(server.url(), fresh(u"ann"_s));
        Actor bob(server.url(), fresh(u"bob"_s));
        const ChannelId channel = encryptedChannel(ann, {bob.id()});
        ann.connectHub(Encoding::Cbor);
        bob.connectHub(Encoding::Cbor);
        wire::SendRequest hint =
            sealed(channel, epochOf(ann, channel), QByteArray(Canary) + " @" + bob.name.toLatin1());
        VERIFY_OK(ann.hub->ask(wire::op::messageSend, hint));
        // Who is named inside is nobody's business; who is named outside is told.
        QVERIFY(bob.hub->waitForEvents(wire::event::message, 1));
        QVERIFY(bob.hub->events(wire::event::message).constFirst().row.mentions.isEmpty());
        hint = sealed(channel, epochOf(ann, channel));
        hint.mentions = {bob.id()};
        VERIFY_OK(ann.hub->ask(wire::op::messageSend, hint));
        QVERIFY(waitUntil([&] {
            const auto list = bob.rest.call(wire::http::notifications);
            return list.ok() && !list->notifications.isEmpty()
                && list->notifications.constFirst().kind == wire::NotificationKind::Mention;
        }));
        const ChannelId plain = ann.makeChannel(u"plain"_s);
        ann.post(plain, u"findable "_s + QString::fromLatin1(Canary));
        const QString query = u"query=canary"_s;
        QVERIFY(waitUntil([&] {
            const auto hits = ann.rest.call(wire::http::search, {}, {}, query);
            return hits.ok() && hits->hits.size() == 1;
        }));
        const auto inside =
            ann.rest.call(wire::http::search, {}, {}, query + u"&channelId="_s + channel.toText());
        VERIFY_OK(inside);
        QVERIFY(inside->hits.isEmpty());
    }
};

QTEST_GUILESS_MAIN(EncryptedTest)
#include "tst_encrypted.moc"
