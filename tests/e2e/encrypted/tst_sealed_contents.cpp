// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is said in encrypted channels besides texts: reactions, files, mentions, and what a further device is given of what
// was said before. The engines are those of the programs, the server is a real one; its lies are told between the two.
#include "client/crypto/bytes.h"
#include "tests/e2e/encrypted/party.h"

#include <atomic>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;
std::atomic<int> refusedHistory;

// What `by` would hand over if that had been said which the row is made to hold.
HistoryEntry inventedBy(Party &by, const wire::MessageRow &row, const QString &text)
{
    ChainBook book(by.engine->shelf()->store(), *by.http);
    const DeviceChain *author = book.of(row.senderId);
    if (!author)
        return {};
    client::Frame words;
    setContent(words, TextContent{text, {}, {}, {}});
    words.id = row.id;
    words.sentAt = 1;
    words.sender = {author->account(), row.senderDevice};
    words.group = GroupId(row.channelId.uuid());
    ByteWriter writer;
    const QByteArray name =
        blake2b(writer.u64(quint64(row.sealed->epoch)).raw(row.sealed->bytes).take());
    return {name, *writeFrame(words)};
}

bool handOver(Party &from, const QList<HistoryEntry> &entries, Party &to)
{
    LocalStore &store = from.engine->shelf()->store();
    ChainBook book(store, *from.http);
    const DeviceChain *theirs = book.of(to.actor.id());
    const DeviceChain *own = book.of(from.actor.id());
    if (!theirs || !own)
        return false;
    client::Frame frame;
    setContent(frame, HistoryContent{entries, {}});
    frame.id = OpId::create();
    frame.sentAt = 1;
    frame.sender = {own->account(), from.actor.me.device()};
    frame.to = theirs->account();
    frame.ownHead = own->head();
    KeyWork work(store, [&](const DeviceAddress &address, const QByteArray &key) {
        return book.trusts(address, key);
    });
    work.setSelf(frame.sender);
    const DeviceAddress address{theirs->account(), to.actor.me.device()};
    const auto sealed = work.run([&](DeviceSessions &sessions, StateWork &) {
        return sessions.seal(address, *writeFrame(frame));
    });
    if (!sealed.ok())
        return false;
    std::optional<bool> sent;
    QObject context;
    finally(
        &context,
        from.link->request(
            wire::op::envelopeSend,
            wire::EnvelopeSend{
                {{frame.id, {to.actor.id(), to.actor.me.device()}, sealed->kind, sealed->bytes}}}),
        [&sent](const Result<wire::EnvelopeReply> &reply) { sent = reply.ok(); });
    return waitUntil([&] { return sent.has_value(); }, Patience) && *sent;
}

} // namespace

class SealedContentsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void reactionsAreSealedAndComeBack_data() { databases(); }
    void reactionsAreSealedAndComeBack()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id(), cat.actor.id()});
        const OpId message = ann.say(channel, u"first"_s);
        const OpId other = ann.say(channel, u"other"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, other)), u"other"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(cat.shows(cat.row(channel, other)), u"other"_s, Patience);
        cat.goOffline();
        const auto change = [&](Party &who, PendingKind kind, const QString &emoji) {
            PendingOp op;
            op.kind = kind;
            op.channel = channel;
            op.targetId = message;
            op.text = emoji;
            return who.run(op);
        };
        QVERIFY(!change(bob, PendingKind::ReactionAdd, u"up"_s).isNull());
        QVERIFY(!change(ann, PendingKind::ReactionAdd, u"up"_s).isNull());
        QVERIFY(!change(ann, PendingKind::ReactionAdd, u"down"_s).isNull());
        const wire::MessageRow row = ann.row(channel, message);
        QVERIFY(row.reactions.isEmpty() && row.sealedReactions);
        QCOMPARE(row.sealedReactions->size(), 3);
        const QStringList both{u"up 2"_s, u"down 1"_s};
        QTRY_COMPARE_WITH_TIMEOUT(ann.reactions(row), both, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(bob.reactions(row), both, Patience);

        // The server's own words are not shown, and each of its lies hides what it is about.
        using R = QList<wire::SealedReaction> &;
        const auto told = [&](Party &who, const std::function<void(wire::MessageRow &, R)> &lie) {
            wire::MessageRow changed = row;
            lie(changed, *changed.sealedReactions);
            return who.reactions(changed).join(u',');
        };
        QCOMPARE(told(bob,
                      [](auto &all, R) {
                          all.reactions = {{u"mad"_s, 9, {}, {}}};
                      }),
                 both.join(u','));
        const QString without = u"up 1,down 1"_s;
        QCOMPARE(told(bob, [](auto &, R r) { r[0].id = OpId::create(); }), without);
        QCOMPARE(told(bob, [&](auto &, R r) { r[0].by = cat.actor.id(); }), without);
        QCOMPARE(told(bob, [](auto &, R r) { r[0].device = DeviceId::create(); }), without);
        QCOMPARE(told(bob, [](auto &, R r) { ++r[0].sealed.epoch; }), without);
        QCOMPARE(told(bob, [](auto &, R r) { r[0].sealed.bytes.back() ^= 1; }), without);
        QCOMPARE(told(bob, [&](auto &, R r) { r[0].sealed = *row.sealed; }), without);
        QCOMPARE(told(bob, [](auto &, R r) { r[0] = r[1]; }), without);
        // Under another message it is nobody's reaction.
        wire::MessageRow moved = ann.row(channel, other);
        moved.sealedReactions = row.sealedReactions;
        QCOMPARE(bob.shows(moved), u"other"_s);
        QCOMPARE(bob.reactions(moved), QStringList());
        // And what is a reaction is nobody's message.
        moved = row;
        moved.id = row.sealedReactions->first().id;
        moved.senderId = bob.actor.id();
        moved.senderDevice = bob.actor.me.device();
        moved.sealed = row.sealedReactions->first().sealed;
        QCOMPARE(bob.shows(moved), u"-"_s);

        // What this device holds of it survives its end, and is not written in the clear.
        bob.stop();
        bob.start();
        QCOMPARE(bob.reactions(row), both);
        const auto held = bob.engine->shelf()->store().messages().one(
            bob.engine->shelf()->find(channel)->no, channel, row.seq);
        QVERIFY(held.ok() && *held);
        QCOMPARE(bob.reactions(**held), both);
        QVERIFY(bob.comeOnline());
        // After a restart its own are known by what the row has.
        QVERIFY(!change(bob, PendingKind::ReactionRemove, u"up"_s).isNull());
        QVERIFY(change(bob, PendingKind::ReactionRemove, u"down"_s).isNull());
        // Before the row has come, by what was sealed here.
        QVERIFY(!change(bob, PendingKind::ReactionAdd, u"hasty"_s).isNull());
        QVERIFY(!change(bob, PendingKind::ReactionRemove, u"hasty"_s).isNull());
        QVERIFY(!change(ann, PendingKind::ReactionRemove, u"down"_s).isNull());
        // Who was away hears of what is left.
        QVERIFY(cat.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(cat.reactions(cat.row(channel, message)), QStringList{u"up 1"_s},
                                  Patience);
    }

    void filesAreSealed_data() { databases(); }
    void filesAreSealed()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QTemporaryDir elsewhere;
        const QByteArray content(150'000, 'q');
        QFile file(elsewhere.filePath(u"report.pdf"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write(content) == content.size());
        file.close();
        const OpId id = ann.attach(channel, file.fileName(), u"look"_s);
        QVERIFY(!id.isNull());
        const wire::MessageRow row = bob.row(channel, id);
        QCOMPARE(row.type, wire::MessageType::File);
        QVERIFY(row.sealed && !row.content);
        QCOMPARE(row.files.size(), 1);
        QCOMPARE(row.files.first().name, u"file"_s);
        QCOMPARE(row.files.first().contentType, u"application/octet-stream"_s);
        QVERIFY(row.files.first().size > content.size());
        const auto shownFiles = [&](const wire::MessageRow &of) {
            const wire::MessageRow seen = bob.shown(of);
            return seen.type == wire::MessageType::File && seen.files.size() == 1
                ? seen.files.first().name + u' ' + QString::number(seen.files.first().size) + u' '
                    + seen.content.value_or(QString())
                : u"-"_s;
        };
        QTRY_COMPARE_WITH_TIMEOUT(shownFiles(row), u"report.pdf 150000 look"_s, Patience);
        const FileId fileId = row.files.first().id;
        QCOMPARE(bob.content(fileId).value(), content);
        QCOMPARE(ann.content(fileId).value(), content);

        // Another file than the message says, or none, is not what it says.
        wire::MessageRow lie = row;
        lie.files.first().id = FileId::create();
        QCOMPARE(shownFiles(lie), u"-"_s);
        QVERIFY(bob.shown(lie).files.isEmpty());
        lie.files.clear();
        QCOMPARE(bob.shown(lie).type, wire::MessageType::System);
        lie = row;
        lie.files.append(lie.files.first());
        QCOMPARE(bob.shown(lie).type, wire::MessageType::System);

        // Another caption: the file stays.
        PendingOp edit;
        edit.kind = PendingKind::Edit;
        edit.channel = channel;
        edit.targetId = id;
        edit.text = u"look again"_s;
        QVERIFY(!ann.run(edit).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(shownFiles(bob.row(channel, id)),
                                  u"report.pdf 150000 look again"_s, Patience);
        edit.text = u"and again"_s;
        QVERIFY(!ann.run(edit).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(shownFiles(bob.row(channel, id)),
                                  u"report.pdf 150000 and again"_s, Patience);
        // A later start opens it as well; nothing that was opened is left of the one before.
        bob.stop();
        bob.start();
        QCOMPARE(bob.content(fileId).value(), content);
    }

    void mentionsAreReadHere_data() { databases(); }
    void mentionsAreReadHere()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        QSignalSpy arrived(bob.engine.get(), &Engine::arrived);
        QSignalSpy told(bob.engine.get(), &Engine::mentionsPut);
        const OpId plain = ann.say(channel, u"hello"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, plain)), u"hello"_s, Patience);
        const auto named = [&](const QString &text) {
            const OpId id = ann.say(channel, text);
            const wire::MessageRow row = bob.shown(bob.row(channel, id));
            return row.content == text
                && (row.mentions.contains(bob.actor.id()) || row.mentionsChannel.value_or(false));
        };
        const QString name = bob.actor.name;
        QVERIFY(named(u"dear @%1, look"_s.arg(name)));
        QVERIFY(named(u"@%1."_s.arg(name.toUpper())));
        QVERIFY(named(u"@channel come"_s));
        QVERIFY(!named(u"@%1x is somebody else"_s.arg(name)));
        QVERIFY(!named(u"mail@%1"_s.arg(name)));
        QVERIFY(!named(u"@%1 is the author"_s.arg(ann.actor.name)));
        // The server was told nothing of it.
        for (const wire::MessageRow &row : ann.rows(channel))
            QVERIFY(row.mentions.isEmpty() && !row.mentionsChannel);
        const auto list = bob.actor.rest.call(wire::http::notifications);
        VERIFY_OK(list);
        for (const wire::Notification &each : list->notifications)
            QVERIFY(each.kind != wire::NotificationKind::Mention);
        // The device counts them, lists them, and says so of what arrives.
        QTRY_COMPARE_WITH_TIMEOUT(arrived.size(), 7, Patience);
        QList<bool> mentions;
        for (const QVariantList &each : std::as_const(arrived))
            mentions.append(each.at(3).toBool());
        // What arrives before its key is not known to name anybody.
        QCOMPARE(mentions.mid(1), (QList<bool>{true, true, true, false, false, false}));
        const auto newest = [&] {
            return told.isEmpty() ? wire::NotificationList()
                                  : told.constLast().at(0).value<wire::NotificationList>();
        };
        QTRY_COMPARE_WITH_TIMEOUT(newest().notifications.size(), 3, Patience);
        QCOMPARE(newest().unread, 3);
        for (const wire::Notification &each : newest().notifications)
            QVERIFY(each.id < 0 && each.channelId == channel && each.seq > 0);
        QSignalSpy cards(bob.engine.get(), &Engine::channelPut);
        bob.engine->sealing()->opened(channel);
        QTRY_VERIFY_WITH_TIMEOUT(!cards.isEmpty(), Patience);
        QCOMPARE(cards.constLast().at(0).value<ChannelCard>().mentions, 3);
        QCOMPARE(newest().notifications.size(), 3); // each once
        QVERIFY(bob.engine->readMentions().ok());
        QCOMPARE(newest().unread, 0);
        // They are kept over an end, and rest sealed.
        bob.stop();
        bob.start();
        QVERIFY(bob.engine->sealing()->note(u"mentions"_s)->contains(channel.toText()));
        // Whom no notification reaches has none of these either.
        QVERIFY(bob.comeOnline());
        QVERIFY(bob.engine->syncEngine()->setNotify(channel, wire::NotifyLevel::None, {}).ok());
        QSignalSpy later(bob.engine.get(), &Engine::mentionsPut);
        QVERIFY(named(u"@%1 once more"_s.arg(name)));
        settle(200);
        QVERIFY(later.isEmpty());
    }

    // What was said before is taken from the account's own devices, and from nobody else who says so.
    void nobodyElseSaysWhatWasSaidBefore_data() { databases(); }
    void nobodyElseSaysWhatWasSaidBefore()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId first = ann.say(channel, u"first"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, first)), u"first"_s, Patience);
        const OpId second = bob.say(channel, u"second"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, second)), u"second"_s, Patience);

        // Bob's device makes words of ann's up.
        wire::MessageRow row = ann.row(channel, first);
        row.id = OpId::create();
        row.sealed->bytes = QByteArray(400, 'x');
        const HistoryEntry words = inventedBy(bob, row, u"forged"_s);
        refusedHistory = 0;
        const auto handler =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
                if (text.contains(u"wants to say what was said before"_s))
                    ++refusedHistory;
            });
        const bool isSent = handOver(bob, {words}, ann);
        const bool isRefused = waitUntil([&] { return refusedHistory > 0; }, Patience);
        qInstallMessageHandler(handler);
        QVERIFY(isSent);
        QVERIFY(isRefused);
        QCOMPARE(ann.shows(row), u"-"_s);
    }

    // The device that lets it in hands over what it has opened, with what opens the files; nothing of it replaces what
    // the new device has opened itself.
    void aFurtherDeviceIsGivenWhatWasSaid_data() { databases(); }
    void aFurtherDeviceIsGivenWhatWasSaid()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId first = ann.say(channel, u"first"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, first)), u"first"_s, Patience);
        const OpId second = bob.say(channel, u"second"_s);
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, second)), u"second"_s, Patience);
        QTemporaryDir elsewhere;
        QFile file(elsewhere.filePath(u"a.txt"_s));
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("content") == 7);
        file.close();
        const OpId withFile = ann.attach(channel, file.fileName(), {});
        QVERIFY(!withFile.isNull());

        Party laptop(server.url(), ann.actor.otherDevice());
        laptop.engine->setWanted(true);
        OwnDevice &own = ann.engine->sealing()->own();
        const auto asking = [&own] {
            const auto all = own.asking();
            return all.ok() ? *all : QList<AskingDevice>();
        };
        QTRY_COMPARE_WITH_TIMEOUT(asking().size(), 1, Patience);
        QCOMPARE(laptop.shows(laptop.row(channel, first)), u"-"_s);
        std::optional<bool> approved;
        QObject context;
        finally(&context,
                ann.engine->sealing()->approve(asking().first().id, asking().first().number),
                [&approved](const Result<Done> &done) { approved = done.ok(); });
        QTRY_VERIFY_WITH_TIMEOUT(approved.value_or(false), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(laptop.shows(laptop.row(channel, first)), u"first"_s, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(laptop.shows(laptop.row(channel, second)), u"second"_s, Patience);
        const wire::MessageRow row = laptop.row(channel, withFile);
        QCOMPARE(laptop.shown(row).files.first().name, u"a.txt"_s);
        QCOMPARE(laptop.content(row.files.first().id).value(), QByteArray("content"));
        // The server's rows are compared with it like with anything else.
        wire::MessageRow lie = laptop.row(channel, first);
        lie.senderId = bob.actor.id();
        QCOMPARE(laptop.shows(lie), u"-"_s);

        // An own device is believed, but not over what was opened.
        wire::MessageRow unknown = ann.row(channel, first);
        unknown.id = OpId::create();
        unknown.sealed->bytes = QByteArray(400, 'y');
        const wire::MessageRow known = ann.row(channel, first);
        QVERIFY(handOver(ann,
                         {inventedBy(ann, unknown, u"news"_s), inventedBy(ann, known, u"other"_s)},
                         laptop));
        QTRY_COMPARE_WITH_TIMEOUT(laptop.shows(unknown), u"news"_s, Patience);
        QCOMPARE(laptop.shows(known), u"first"_s);
    }
};

QTEST_GUILESS_MAIN(SealedContentsTest)
#include "tst_sealed_contents.moc"
