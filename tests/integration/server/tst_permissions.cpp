// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may do what: every operation of REST and of the hub, tried by everybody it could matter to. The table is written
// out by hand, a second time beside server/auth/rights.h, so that a change there must be meant; an operation of the
// registries without a row is a failure.
#include "tests/integration/server/permission_accounts.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// Nobody's may end while the table is gone through.
const QString SecondsOfAToken = u"86400"_s;

// Of the owner; of nobody in a direct channel.
HookId hookIn(Cell &c)
{
    const auto made = c.cast.owner.rest.call(
        wire::http::createHook, {c.id()},
        {wire::HookKind::Outgoing, u"news"_s, u"https://hook.example.org/"_s});
    return made.ok() ? made->id : HookId::create();
}

QList<Row> channelRows()
{
    using namespace wire;
    return {
        row(http::channel, "", "nyyyyyynu",
            [](Cell &c) { return c.call(http::channel, {c.id()}); }),
        row(http::changeChannel, "", "nffffyynu",
            [](Cell &c) {
                return c.call(http::changeChannel, {c.id()}, {u"renamed"_s, {}, {}, {}});
            }),
        row(http::removeChannel, "", "nfffffynu",
            [](Cell &c) { return c.call(http::removeChannel, {c.id()}); }),
        row(http::join, "", "nyyyyyynu", [](Cell &c) { return c.call(http::join, {c.id()}); }),
        row(http::leave, "the last owner stays", "nffyyycnu",
            [](Cell &c) { return c.call(http::leave, {c.id()}); }),
        row(http::members, "", "nfyyyyynu",
            [](Cell &c) { return c.call(http::members, {c.id()}); }),
        row(http::roster, "of a channel that is not encrypted", "nfnnnnnnu",
            [](Cell &c) { return c.call(http::roster, {c.id()}); }),
        row(http::rosterLog, "of a channel that is not encrypted", "nfnnnnnnu",
            [](Cell &c) { return c.call(http::rosterLog, {c.id()}); }),
        row(http::appendRosterLog, "of a channel that is not encrypted", "nfnnnnnnu",
            [](Cell &c) {
                return c.call(http::appendRosterLog, {c.id()}, {0, QByteArray(200, 'e')});
            }),
        row(http::putMember, "add a member", "nffffyynu",
            [](Cell &c) {
                return c.call(http::putMember, {c.id(), c.cast.bystander.id().toText()},
                              {Role::Member});
            }),
        row(http::putMember, "add an admin", "nfffffynu",
            [](Cell &c) {
                return c.call(http::putMember, {c.id(), c.cast.bystander.id().toText()},
                              {Role::Admin});
            }),
        row(http::putMember, "change a role", "nfffffynu",
            [](Cell &c) {
                return c.call(http::putMember, {c.id(), c.cast.target.id().toText()},
                              {Role::ReadOnly});
            }),
        row(http::putMember, "make oneself an owner", "nfffffynu",
            [](Cell &c) {
                return c.call(http::putMember, {c.id(), c.who.id().toText()}, {Role::Owner});
            }),
        row(http::removeMember, "", "nffffyynu",
            [](Cell &c) {
                return c.call(http::removeMember, {c.id(), c.cast.target.id().toText()});
            }),
        row(http::createInvite, "", "nfffyyynu",
            [](Cell &c) { return c.call(http::createInvite, {c.id()}, {}); }),
        row(http::hooks, "", "nffffyynu", [](Cell &c) { return c.call(http::hooks, {c.id()}); }),
        row(http::createHook, "", "nffffyynu",
            [](Cell &c) {
                return c.call(http::createHook, {c.id()}, {HookKind::Incoming, u"news"_s, {}});
            }),
        row(http::removeHook, "", "nffffyynu",
            [](Cell &c) {
                return c.call(http::removeHook, {c.id(), hookIn(c).toText()});
            }),
        row(http::resumeHook, "", "nffffyynu",
            [](Cell &c) {
                return c.call(http::resumeHook, {c.id(), hookIn(c).toText()});
            }),
        row(http::messages, "", "nfyyyyynu",
            [](Cell &c) { return c.call(http::messages, {c.id()}); }),
        row(http::send, "", "nfffyyynu",
            [](Cell &c) { return c.call(http::send, {c.id()}, text(u"hello"_s)); }),
        row(http::setNotify, "", "nfyyyyynu",
            [](Cell &c) {
                return c.call(http::setNotify, {c.id()}, {NotifyLevel::Mentions, {}});
            }),
        row(http::pins, "", "nfyyyyynu", [](Cell &c) { return c.call(http::pins, {c.id()}); }),
        row(http::read, "", "nfyyyyynu",
            [](Cell &c) { return c.call(http::read, {c.id()}, {c.head}); }),
        row(http::search, "in a channel", "nfyyyyynu",
            [](Cell &c) {
                return c.call(http::search, {}, {}, u"query=hello&channelId="_s + c.id());
            }),
        row(http::createFile, "", "nfffyyynu",
            [](Cell &c) { return c.call(http::createFile, {}, announce(c.channel, u"a"_s, 1)); }),
        row(op::history, "", "nfyyyyynu",
            [](Cell &c) {
                return c.ask(op::history, HistoryRequest{c.channel, {}, {}, {}, {}});
            }),
        row(op::messageSend, "", "nfffyyynu",
            [](Cell &c) { return c.ask(op::messageSend, Actor::message(c.channel, u"hello"_s)); }),
        row(op::read, "", "nfyyyyynu",
            [](Cell &c) {
                return c.ask(op::read, MarkRequest{c.channel, c.head});
            }),
        row(op::received, "", "nfyyyyynu",
            [](Cell &c) {
                return c.ask(op::received, MarkRequest{c.channel, c.head});
            }),
        row(op::typing, "", "nfffyyynu",
            [](Cell &c) {
                return c.ask(op::typing, TypingRequest{c.channel, true});
            }),
        row(op::channelOpen, "", "nfyyyyynu",
            [](Cell &c) { return c.ask(op::channelOpen, ChannelRef{c.channel}); }),
        // Says nothing about the channel: what was not open is closed.
        row(op::channelClose, "", "yyyyyyyyu",
            [](Cell &c) { return c.ask(op::channelClose, ChannelRef{c.channel}); }),
    };
}

QList<Row> messageRows()
{
    using namespace wire;
    const auto at = [](qint64 Cell::*seq) {
        return [seq](const Cell &c) { return QStringList{c.id(), QString::number(c.*seq)}; };
    };
    const auto edit = [] { return EditBody{test::op(), u"changed"_s}; };
    const auto body = [] { return OpBody{test::op()}; };
    const auto editOf = [](qint64 Cell::*seq) {
        return [seq](const Cell &c) {
            return EditRequest{test::op(), c.channel, c.*seq, u"new"_s};
        };
    };
    const auto deleteOf = [](qint64 Cell::*seq) {
        return [seq](const Cell &c) { return DeleteRequest{test::op(), c.channel, c.*seq}; };
    };
    const auto heart = [](const Cell &c) {
        return QStringList{c.id(), QString::number(c.others), Heart};
    };
    const auto reaction = [](const Cell &c) {
        return ReactionRequest{test::op(), c.channel, c.others, Heart};
    };
    const auto pin = [](const Cell &c) { return PinRequest{test::op(), c.channel, c.others}; };
    return both(http::edit, op::messageEdit, "one's own", "nfffyyynu", at(&Cell::own), edit,
                editOf(&Cell::own))
        + both(http::edit, op::messageEdit, "another's", "nffffffnu", at(&Cell::others), edit,
               editOf(&Cell::others))
        + both(http::remove, op::messageDelete, "one's own", "nfffyyynu", at(&Cell::own), body,
               deleteOf(&Cell::own))
        + both(http::remove, op::messageDelete, "another's", "nffffyynu", at(&Cell::others), body,
               deleteOf(&Cell::others))
        + both(http::react, op::reactionAdd, "", "nfffyyynu", heart, body, reaction)
        + both(http::unreact, op::reactionRemove, "", "nfffyyynu", heart, body, reaction)
        + both(http::pin, op::pinAdd, "", "nfffyyynu", at(&Cell::others), body, pin)
        + both(http::unpin, op::pinRemove, "", "nfffyyynu", at(&Cell::others), body, pin);
}

QList<Row> allRows()
{
    return channelRows() + messageRows() + accountRows() + adminRows();
}

} // namespace

class PermissionsTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void everyOperationIsInTheTable()
    {
        QSet<QByteArray> tried = elsewhere;
        for (const Row &each : allRows())
            tried.insert(each.operation);
        tried.insert(nameOf(wire::http::acceptInvite)); // invitesAndFilesToo()
        const auto check = [&](const QByteArray &name) {
            QVERIFY2(tried.contains(name), (name + " has no row in this table").constData());
        };
        std::apply([&](const auto &...each) { (check(nameOf(each)), ...); }, wire::endpoints);
        std::apply([&](const auto &...each) { (check(nameOf(each)), ...); }, wire::operations);
    }

    void everybodyMayWhatTheTableSays_data() { databases(); }
    void everybodyMayWhatTheTableSays()
    {
        WITH_OWN_SERVER(server, u"--access-token-ttl"_s, SecondsOfAToken);
        Cast cast(server.url());
        QVERIFY(prepare(cast));

        for (const Row &each : allRows())
            tryRow(cast, each, [&](Cell &c) { return each.act(c); });
        QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.join(u'\n')));
    }

    // What needs more than a channel and a message.
    void invitesAndFilesToo_data() { databases(); }
    void invitesAndFilesToo()
    {
        WITH_OWN_SERVER(server, u"--access-token-ttl"_s, SecondsOfAToken);
        Cast cast(server.url());
        QVERIFY(prepare(cast));
        // Brought and sent while the two still spoke.
        const FileId inDirect = m_directFile;
        const auto fileIn = [&](Cell &c) {
            if (c.channel == cast.direct)
                return inDirect;
            const FileId file = upload(cast.owner, c.channel, "bytes");
            const auto sent = cast.owner.rest.call(wire::http::send, {c.id()}, withFiles({file}));
            return sent.ok() ? file : FileId();
        };
        const auto bytes = [&](const char *method, const char *expected) {
            tryRow(cast, {method, "a file of the channel", expected, {}}, [&](Cell &c) {
                const FileId file = fileIn(c);
                return verdictOf(c.who.rest
                                     .raw(method, pathOf(file), "x",
                                          {{"Upload-Offset", "0"}, {"Tus-Resumable", "1.0.0"}})
                                     .status);
            });
        };
        bytes("GET", "nnyyyyynu");
        bytes("HEAD", "nnffffynu");
        bytes("PATCH", "nnffffcnu");
        // The link admits whoever has it, and nobody else.
        tryRow(cast, {nameOf(wire::http::acceptInvite), "", "yyyyyyyyu", {}}, [&](Cell &c) {
            const ChannelId hidden = cast.owner.makeChannel(u"hidden"_s, true);
            const auto invite =
                cast.owner.rest.call(wire::http::createInvite, {hidden.toText()}, {});
            return invite.ok() ? c.call(wire::http::acceptInvite, {invite->token}) : '!';
        });
        // In a channel of more than twenty people only who may calls all of them.
        QList<UserId> crowd{cast.admin.id(), cast.member.id(), cast.readonly.id()};
        for (int i = 0; i < 18; ++i)
            crowd.append(Actor(server.url(), u"extra%1"_s.arg(i)).id());
        const QString large = cast.owner.makeChannel(u"crowd"_s, true, crowd).toText();
        VERIFY_OK(cast.owner.rest.call(wire::http::putMember, {large, cast.admin.id().toText()},
                                       {wire::Role::Admin}));
        VERIFY_OK(cast.owner.rest.call(wire::http::putMember, {large, cast.readonly.id().toText()},
                                       {wire::Role::ReadOnly}));
        // t: sent, but it is text.
        tryRow(cast, {nameOf(wire::http::send), "@channel", "nnnftyynu", {}}, [&](Cell &c) {
            const auto sent = c.who.rest.call(wire::http::send, {large}, text(u"@channel"_s));
            if (!sent.ok())
                return verdictOf(errcHttpStatus(sent.error().code));
            return sent->mentionsChannel.value_or(false) ? 'y' : 't';
        });
        QVERIFY2(m_wrong.isEmpty(), qPrintable(m_wrong.join(u'\n')));
    }

private:
    bool prepare(Cast &cast)
    {
        m_wrong.clear();
        const auto account = cast.serverAdmin.rest.call(wire::http::me);
        if (!account.ok() || account->serverRole != wire::ServerRole::Admin)
            return false;
        for (Actor *each : {&cast.serverAdmin, &cast.owner, &cast.admin, &cast.member,
                            &cast.readonly, &cast.outsider, &cast.blocked})
            each->connectHub(Encoding::Cbor);
        // Has what is asked for and not told.
        if (!cast.stranger.rest.call(wire::http::putKeys, {}, someKeys()).ok())
            return false;
        cast.revoked = cast.owner.otherDevice();
        cast.revoked->connectHub(Encoding::Json);
        if (!cast.owner.rest.call(wire::http::revokeDevice, {cast.revoked->me.device().toText()})
                 .ok()
            || cast.revoked->hub->waitForClose() != int(wire::CloseCode::DeviceRevoked))
            return false;

        wire::ChannelCreate request;
        request.opId = op();
        request.kind = wire::ChannelKind::Direct;
        request.members = {cast.blocked.id()};
        const auto direct = cast.owner.rest.call(wire::http::createChannel, {}, request);
        if (!direct.ok())
            return false;
        cast.direct = direct->id;
        cast.directOwn = cast.blocked.post(cast.direct, u"mine"_s);
        cast.directOthers = cast.owner.post(cast.direct, u"yours"_s);
        m_directFile = upload(cast.owner, cast.direct, "bytes");
        return cast.owner.rest
                   .call(wire::http::send, {cast.direct.toText()}, withFiles({m_directFile}))
                   .ok()
            && cast.owner.rest.call(wire::http::block, {cast.blocked.id().toText()}).ok();
    }

    // A channel as this column needs it, with everybody in it who is in one.
    Cell cellFor(Cast &cast, char column)
    {
        Actor &who = cast.of(column);
        if (column == 'b')
            return {cast, who, cast.direct, cast.directOwn, cast.directOthers, cast.directOthers};
        Cell cell{cast, who, {}, 0, 0, 0};
        cell.channel = cast.owner.makeChannel(
            u"club"_s, column != 'P',
            {cast.admin.id(), cast.member.id(), cast.readonly.id(), cast.target.id()});
        cell.others = cast.target.post(cell.channel, u"hello"_s);
        const bool isMember = strchr("rmao", column) != nullptr;
        cell.own = isMember ? who.post(cell.channel, u"mine"_s) : cell.others;
        cell.head = cell.own;
        const auto give = [&](const Actor &person, wire::Role role) {
            return cast.owner.rest
                .call(wire::http::putMember, {cell.id(), person.id().toText()}, {role})
                .ok();
        };
        if (!give(cast.admin, wire::Role::Admin) || !give(cast.readonly, wire::Role::ReadOnly))
            qWarning("the roles of a channel cannot be given");
        return cell;
    }

    void tryRow(Cast &cast, const Row &each, const Act &act)
    {
        QCOMPARE(each.expected.size(), qsizetype(strlen(Columns)));
        QByteArray found;
        for (qsizetype i = 0; i < each.expected.size(); ++i) {
            if (each.expected[i] == '-') {
                found += '-';
                continue;
            }
            Cell cell = cellFor(cast, Columns[i]);
            found += act(cell);
        }
        if (found != each.expected)
            m_wrong.append(u"%1 (%2): %3, not %4, for %5"_s.arg(
                QString::fromLatin1(each.operation), QString::fromLatin1(each.note),
                QString::fromLatin1(found), QString::fromLatin1(each.expected),
                QString::fromLatin1(Columns)));
    }

    QStringList m_wrong;
    FileId m_directFile;
};

QTEST_GUILESS_MAIN(PermissionsTest)
#include "tst_permissions.moc"
