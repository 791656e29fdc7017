// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Encrypted channels against a server that lies and a net that loses: what was changed, moved or said in another's name
// is not shown, what was lost heals, and what was encrypted once is never sent in the clear. The engines are those of
// the programs, the server is a real one; the lies are told between the two.
#include "client/crypto/bytes.h"
#include "client/link/websocket_link.h"
#include "client/session/engine.h"
#include "tests/integration/server/server_test.h"

#include <QSignalSpy>
#include <QTemporaryDir>

#include <atomic>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;
std::atomic<int> refusedAsks;
std::atomic<int> refusedHistory;

// One device of somebody, as their program has it.
class Party
{
public:
    Party(const QString &url, const QString &name)
        : actor(url, name)
        , m_url(url)
    {
        start();
    }
    ~Party() { stop(); }

    void start()
    {
        link = std::make_unique<WebsocketLink>(m_clock);
        http = std::make_unique<HttpClient>(m_clock);
        http->setServer(QUrl(m_url));
        http->setCredentials(Credentials::fresh(actor.me.token(), 900,
                                                actor.me.session.refreshToken, m_clock.nowMs()));
        engine = std::make_unique<Engine>(m_folder.path(), *link, *http, m_clock, u"test"_s);
        const auto profile = engine->open(Secret(QByteArray(32, 'k')));
        QVERIFY(profile.ok());
        Identity identity;
        identity.server = QUrl(m_url);
        identity.account.id = actor.id();
        identity.account.username = actor.name;
        identity.device = actor.me.device();
        QVERIFY(engine->adopt(identity).ok());
    }
    void stop()
    {
        if (engine)
            engine->close();
        engine.reset();
        http.reset();
        link.reset();
    }
    // Online, and everything that waits is opened.
    bool comeOnline()
    {
        QSignalSpy caughtUp(engine.get(), &Engine::caughtUp);
        engine->setWanted(true);
        return waitUntil([&] { return !caughtUp.isEmpty(); }, Patience)
            && engine->sealing()->own().state() == OwnDevice::State::Ready;
    }
    void goOffline()
    {
        engine->setWanted(false);
        settle(50);
    }
    OpId say(const ChannelId &channel, const QString &text)
    {
        PendingOp op;
        op.channel = channel;
        op.text = text;
        return run(op);
    }
    OpId run(const PendingOp &op)
    {
        QHash<OpId, bool> ended;
        QObject context;
        QObject::connect(engine.get(), &Engine::operationEnded, &context,
                         [&ended](const OpId &id, const Result<SendOutcome> &outcome) {
                             ended.insert(id, outcome.ok());
                         });
        const auto queued = engine->queue({op});
        if (!queued.ok() || queued->isEmpty())
            return {};
        const OpId id = queued->first().id;
        return waitUntil([&] { return ended.contains(id); }, Patience) && ended.value(id) ? id
                                                                                          : OpId();
    }
    // As the server has them, newest first.
    QList<wire::MessageRow> rows(const ChannelId &channel)
    {
        const auto page = actor.rest.call(wire::http::messages, {channel.toText()});
        return page.ok() ? page->messages : QList<wire::MessageRow>();
    }
    wire::MessageRow row(const ChannelId &channel, const OpId &id)
    {
        for (const wire::MessageRow &each : rows(channel)) {
            if (each.id == id)
                return each;
        }
        return {};
    }
    // What a reader would see: "-" for what the program says in place of somebody's words.
    QString shows(wire::MessageRow row)
    {
        engine->sealing()->show(row);
        return row.type == wire::MessageType::Text ? row.content.value_or(QString()) : u"-"_s;
    }

    // "emoji count" each.
    QStringList reactions(wire::MessageRow row)
    {
        engine->sealing()->show(row);
        QStringList found;
        for (const wire::Reaction &each : std::as_const(row.reactions))
            found.append(each.emoji + u' ' + QString::number(each.count));
        return found;
    }
    wire::MessageRow shown(wire::MessageRow row)
    {
        engine->sealing()->show(row);
        return row;
    }
    // The content of a file; or why it can't be had.
    Result<QByteArray> content(const FileId &id)
    {
        std::optional<Result<QString>> got;
        QObject context;
        finally(&context, engine->openedFile(id),
                [&got](const Result<QString> &path) { got.emplace(path); });
        if (!waitUntil([&] { return got.has_value(); }, Patience))
            return fail(Errc::Unavailable, u"no answer"_s);
        if (!got->ok())
            return got->error();
        QFile file(got->value());
        if (!file.open(QIODevice::ReadOnly))
            return fail(Errc::NotFound, u"no file"_s);
        return file.readAll();
    }
    OpId attach(const ChannelId &channel, const QString &path, const QString &caption)
    {
        QHash<OpId, bool> ended;
        QObject context;
        QObject::connect(engine.get(), &Engine::operationEnded, &context,
                         [&ended](const OpId &id, const Result<SendOutcome> &outcome) {
                             ended.insert(id, outcome.ok());
                         });
        PendingOp op;
        op.id = OpId::create();
        op.channel = channel;
        op.text = caption;
        if (!engine->attach(op, {path}).ok())
            return {};
        return waitUntil([&] { return ended.contains(op.id); }, Patience) && ended.value(op.id)
            ? op.id
            : OpId();
    }

    Actor actor;
    std::unique_ptr<WebsocketLink> link;
    std::unique_ptr<HttpClient> http;
    std::unique_ptr<Engine> engine;

private:
    const QString m_url;
    SystemClock m_clock;
    QTemporaryDir m_folder;
};

ChannelId encryptedChannel(Party &owner, const QList<UserId> &members)
{
    wire::ChannelCreate request;
    request.opId = OpId::create();
    request.name = u"quiet"_s;
    request.isPrivate = true;
    request.encrypted = true;
    request.members = members;
    const auto made = owner.actor.rest.call(wire::http::createChannel, {}, request);
    return made.ok() && owner.engine->enter(*made, wire::Role::Owner).ok() ? made->id : ChannelId();
}

using Lie = std::function<void(wire::MessageRow &)>;

} // namespace

class SealingTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void whatTheServerMakesUpIsNotShown_data() { databases(); }
    void whatTheServerMakesUpIsNotShown()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party cat(server.url(), fresh(u"cat"_s));
        for (Party *each : {&ann, &bob, &cat})
            QVERIFY(each->comeOnline());
        const QList<UserId> members{bob.actor.id(), cat.actor.id()};
        const ChannelId channel = encryptedChannel(ann, members);
        const ChannelId other = encryptedChannel(ann, members);
        QVERIFY(!channel.isNull() && !other.isNull());
        // The chain comes with the first; what follows bob has not opened when it is shown to him.
        const OpId first = ann.say(channel, u"first"_s);
        QVERIFY(!ann.say(other, u"elsewhere"_s).isNull());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, first)), u"first"_s, Patience);
        const OpId catsId = cat.say(channel, u"from cat"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, catsId)), u"from cat"_s, Patience);
        bob.goOffline();
        const OpId second = ann.say(channel, u"second"_s);
        PendingOp edit;
        edit.kind = PendingKind::Edit;
        edit.channel = channel;
        edit.targetId = first;
        edit.text = u"first, edited"_s;
        QVERIFY(!ann.run(edit).isNull());
        const wire::MessageRow told = bob.row(channel, second);
        const wire::MessageRow edited = bob.row(channel, first);
        const wire::MessageRow cats = bob.row(channel, catsId);
        QVERIFY(told.sealed && edited.sealed && edited.editedAt);

        // The rosters come first: a later lie may open the message, and what was opened is not opened a second time.
        QList<std::pair<QByteArray, Lie>> lies{
            {"an older roster", [](auto &row) { --row.sealed->epoch; }},
            {"a newer roster", [](auto &row) { ++row.sealed->epoch; }},
            {"another message's id", [&](auto &row) { row.id = first; }},
            {"a new id", [](auto &row) { row.id = OpId::create(); }},
            {"another author", [&](auto &row) { row.senderId = cat.actor.id(); }},
            {"another author and their device",
             [&](auto &row) {
                 row.senderId = cat.actor.id();
                 row.senderDevice = cat.actor.me.device();
             }},
            {"another device", [](auto &row) { row.senderDevice = DeviceId::create(); }},
            {"an unknown author", [](auto &row) { row.senderId = UserId::create(); }},
            {"another channel", [&](auto &row) { row.channelId = other; }},
            {"another scheme", [](auto &row) { row.sealed->scheme = 2; }},
            {"in the clear",
             [](auto &row) {
                 row.sealed.reset();
                 row.content = u"second"_s;
             }},
            {"cut", [](auto &row) { row.sealed->bytes.chop(1); }},
            {"empty", [](auto &row) { row.sealed->bytes.clear(); }},
            {"longer", [](auto &row) { row.sealed->bytes.append('x'); }},
            {"somebody else's seal", [&](auto &row) { row.sealed = cats.sealed; }},
            {"the seal of an edit", [&](auto &row) { row.sealed = edited.sealed; }},
        };
        // Version, chain, number, nonce, text, signature.
        for (const qsizetype at : {0, 1, 16, 17, 20, 21, 44, 45, 60, -65, -64, -1}) {
            lies.append({"byte " + QByteArray::number(at), [at](auto &row) {
                             QByteArray &bytes = row.sealed->bytes;
                             const qsizetype place = at < 0 ? bytes.size() + at : at;
                             bytes[place] = char(bytes[place] ^ 1);
                         }});
        }
        const auto tellAll = [&]() -> QString {
            for (const auto &[what, lie] : lies) {
                wire::MessageRow row = told;
                lie(row);
                if (const QString shown = bob.shows(row); shown != u"-"_s)
                    return QString::fromLatin1(what) + u": "_s + shown;
            }
            return {};
        };
        // Neither before it was opened, nor when it is known already; and no lie spoils the truth.
        QCOMPARE(tellAll(), QString());
        QCOMPARE(bob.shows(told), u"second"_s);
        QCOMPARE(tellAll(), QString());
        QCOMPARE(bob.shows(told), u"second"_s);
        QCOMPARE(bob.shows(edited), u"first, edited"_s);
        wire::MessageRow moved = edited;
        moved.id = second;
        QCOMPARE(bob.shows(moved), u"-"_s);
        // The author's own program is as careful.
        moved = told;
        moved.id = first;
        QCOMPARE(ann.shows(moved), u"-"_s);
        QCOMPARE(ann.shows(told), u"second"_s);
        // A later start knows as much.
        bob.stop();
        bob.start();
        QCOMPARE(bob.shows(told), u"second"_s);
        QCOMPARE(tellAll(), QString());
    }

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
        LocalStore &store = bob.engine->shelf()->store();
        ChainBook book(store, *bob.http);
        const DeviceChain *anns = book.of(ann.actor.id());
        const DeviceChain *bobs = book.of(bob.actor.id());
        QVERIFY(anns && bobs);
        wire::MessageRow row = ann.row(channel, first);
        row.id = OpId::create();
        row.sealed->bytes = QByteArray(400, 'x');
        client::Frame words;
        setContent(words, TextContent{u"forged"_s, {}, {}, {}});
        words.id = row.id;
        words.sentAt = 1;
        words.sender = {anns->account(), ann.actor.me.device()};
        words.group = GroupId(channel.uuid());
        ByteWriter writer;
        const QByteArray name =
            blake2b(writer.u64(quint64(row.sealed->epoch)).raw(row.sealed->bytes).take());
        client::Frame frame;
        setContent(frame, HistoryContent{{{name, *writeFrame(words)}}, {ann.actor.id()}});
        frame.id = OpId::create();
        frame.sentAt = 1;
        frame.sender = {bobs->account(), bob.actor.me.device()};
        frame.to = anns->account();
        frame.ownHead = bobs->head();
        KeyWork work(store, [&](const DeviceAddress &address, const QByteArray &key) {
            return book.trusts(address, key);
        });
        work.setSelf(frame.sender);
        const DeviceAddress to{anns->account(), ann.actor.me.device()};
        const auto sealed = work.run([&](DeviceSessions &sessions, StateWork &) {
            return sessions.seal(to, *writeFrame(frame));
        });
        QVERIFY(sealed.ok());
        refusedHistory = 0;
        const auto handler =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
                if (text.contains(u"wants to say what was said before"_s))
                    ++refusedHistory;
            });
        std::optional<bool> sent;
        QObject context;
        finally(&context,
                bob.link->request(wire::op::envelopeSend,
                                  wire::EnvelopeSend{{{frame.id,
                                                       {ann.actor.id(), ann.actor.me.device()},
                                                       sealed->kind,
                                                       sealed->bytes}}}),
                [&sent](const Result<wire::EnvelopeReply> &reply) { sent = reply.ok(); });
        const bool isRefused = waitUntil([&] { return refusedHistory > 0; }, Patience);
        qInstallMessageHandler(handler);
        QVERIFY(sent.value_or(false));
        QVERIFY(isRefused);
        QCOMPARE(ann.shows(row), u"-"_s);
    }

    void aChannelStaysEncrypted_data() { databases(); }
    void aChannelStaysEncrypted()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId first = ann.say(channel, u"first"_s);
        QVERIFY(!first.isNull());
        auto card = *ann.actor.rest.call(wire::http::channel, {channel.toText()});
        QVERIFY(card.encrypted);
        card.encrypted = false;
        card.revSeq += 1'000;
        QVERIFY(ann.engine->enter(card, wire::Role::Owner).ok());
        const OpId second = ann.say(channel, u"second"_s);
        QVERIFY(ann.row(channel, second).sealed);
        // Also where nothing is left of the card that said so.
        ann.stop();
        ann.start();
        QVERIFY(ann.engine->shelf()->startOver(LocalStore::Keep::Nothing).ok());
        QVERIFY(!ann.engine->shelf()->find(channel));
        QVERIFY(ann.engine->sealing()->isEncrypted(channel));
        QVERIFY(!ann.engine->sealing()->isEncrypted(ChannelId::create()));
        QVERIFY(ann.engine->enter(card, wire::Role::Owner).ok());
        QVERIFY(ann.comeOnline());
        const OpId third = ann.say(channel, u"third"_s);
        QVERIFY(ann.row(channel, third).sealed && !ann.row(channel, third).content);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, third)), u"third"_s, Patience);
    }

    void aLostChainIsAskedFor_data() { databases(); }
    void aLostChainIsAskedFor()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId before = ann.say(channel, u"before"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, before)), u"before"_s, Patience);
        bob.goOffline();
        // Another roster, and with it another chain, whose handover gets lost.
        Actor cat(server.url(), fresh(u"cat"_s));
        VERIFY_OK(
            ann.actor.rest.call(wire::http::putMember, {channel.toText(), cat.id().toText()}, {}));
        const OpId lost = ann.say(channel, u"lost"_s);
        QVERIFY(!lost.isNull());
        bob.actor.connectHub(Encoding::Cbor);
        const auto waiting =
            bob.actor.hub->ask(wire::op::envelopeList, wire::EnvelopeListRequest{});
        VERIFY_OK(waiting);
        QVERIFY(!waiting->envelopes.isEmpty());
        wire::EnvelopeAck ack;
        for (const wire::Envelope &each : waiting->envelopes)
            ack.envelopes.append({each.from.deviceId, each.id});
        VERIFY_OK(bob.actor.hub->ask(wire::op::envelopeAck, ack));
        bob.actor.hub.reset();

        QVERIFY(bob.comeOnline());
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, lost)), u"lost"_s, Patience);
        // Cat was a member, and had no device that could read: nothing was meant for them.
        QVERIFY(!ann.row(channel, lost).content);
    }

    // Who comes later asks for the chain of what a server shows them of before, and is not given it.
    void aChainIsNotForEverybodyWhoAsks_data() { databases(); }
    void aChainIsNotForEverybodyWhoAsks()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        Party dan(server.url(), fresh(u"dan"_s));
        for (Party *each : {&ann, &bob, &dan})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId before = ann.say(channel, u"before"_s);
        const wire::MessageRow row = ann.row(channel, before);
        QVERIFY(row.sealed);
        VERIFY_OK(ann.actor.rest.call(wire::http::putMember,
                                      {channel.toText(), dan.actor.id().toText()}, {}));
        QTRY_VERIFY_WITH_TIMEOUT(dan.engine->sealing()->isEncrypted(channel), Patience);
        const OpId since = dan.say(channel, u"since"_s);
        QVERIFY(!since.isNull());
        QTRY_COMPARE_WITH_TIMEOUT(ann.shows(ann.row(channel, since)), u"since"_s, Patience);
        refusedAsks = 0;
        const auto handler =
            qInstallMessageHandler([](QtMsgType, const QMessageLogContext &, const QString &text) {
                if (text.contains(u"asked for a chain that was not for them"_s))
                    ++refusedAsks;
            });
        const bool isRefused =
            waitUntil([&] { return dan.shows(row) == u"-"_s && refusedAsks > 0; }, Patience);
        qInstallMessageHandler(handler);
        QVERIFY(isRefused);
        QCOMPARE(dan.shows(row), u"-"_s);
    }

    void aTextWaitsUntilItCanBeSealed_data() { databases(); }
    void aTextWaitsUntilItCanBeSealed()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        // Somebody who has no keys yet.
        Actor bob(server.url(), fresh(u"bob"_s));
        QVERIFY(ann.comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.id()});
        PendingOp op;
        op.channel = channel;
        op.text = u"for you alone"_s;
        QVERIFY(ann.engine->queue({op}).ok());
        QTRY_VERIFY_WITH_TIMEOUT(!ann.engine->outbox()->all().isEmpty()
                                     && ann.engine->outbox()->all().first().attempts > 0,
                                 Patience);
        QCOMPARE(ann.engine->outbox()->all().first().state, PendingState::Queued);
        QVERIFY(ann.rows(channel).isEmpty());
        // Without its key the profile takes nothing for such a channel, and sends nothing.
        ann.engine->close();
    }

    void withoutItsKeyAProfileStaysShut_data() { databases(); }
    void withoutItsKeyAProfileStaysShut()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(ann, {bob.actor.id()});
        const OpId first = ann.say(channel, u"first"_s);
        QVERIFY(!first.isNull());
        const wire::MessageRow row = ann.row(channel, first);
        QCOMPARE(ann.shows(row), u"first"_s);
        // The keyring can't be had: nothing opens, and nothing leaves instead in the clear.
        SealedTable &table = ann.engine->shelf()->store().sealedRows();
        QVERIFY(!*table.unlock(Secret(QByteArray(32, 'x'))));
        QCOMPARE(ann.shows(row), u"-"_s);
        PendingOp op;
        op.channel = channel;
        op.text = u"unsealed"_s;
        QVERIFY(!ann.engine->queue({op}).ok());
        QVERIFY(ann.engine->outbox()->all().isEmpty());
        QVERIFY(*table.unlock(Secret(QByteArray(32, 'k'))));
        QCOMPARE(ann.shows(row), u"first"_s);
    }
};

QTEST_GUILESS_MAIN(SealingTest)
#include "tst_sealing.moc"
