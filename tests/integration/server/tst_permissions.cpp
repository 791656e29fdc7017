// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Who may do what: every operation of REST and of the hub, tried by everybody it could matter to. The table is written
// out by hand, a second time beside server/auth/rights.h, so that a change there must be meant; an operation of the
// registries without a row is a failure.
#include "tests/integration/server/files_fixture.h"

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// Columns of the table, in this order:
//   x  outsider of a private channel          P  outsider of a public channel
//   b  blocked by the other person, in the direct channel of the two
//   r  readonly   m  member   a  admin   o  owner
//   s  administrator of the server, not a member          d  a device of the owner that was revoked
constexpr char Columns[] = "xPbrmaosd";
// Letters: y may, f forbidden, n not found, u unauthorized, c conflict, i invalid; - not tried. Where something is
// answered to everybody: m, what was asked for is missing in it.

struct Cast {
    explicit Cast(const QString &address)
        : serverAdmin(address, u"root"_s) // the first account is
        , owner(address, u"owner"_s)
        , admin(address, u"admin"_s)
        , member(address, u"member"_s)
        , readonly(address, u"readonly"_s)
        , outsider(address, u"outsider"_s)
        , blocked(address, u"blocked"_s)
        , target(address, u"target"_s)
        , bystander(address, u"bystander"_s)
        , stranger(address, u"stranger"_s)
        , url(address)
    {
    }
    Actor &of(char column)
    {
        switch (column) {
        case 'b':
            return blocked;
        case 'r':
            return readonly;
        case 'm':
            return member;
        case 'a':
            return admin;
        case 'o':
            return owner;
        case 's':
            return serverAdmin;
        case 'd':
            return *revoked;
        default:
            return outsider;
        }
    }

    Actor serverAdmin;
    Actor owner;
    Actor admin;
    Actor member;
    Actor readonly;
    Actor outsider;
    Actor blocked;
    Actor target;    // a member, on whom others act
    Actor bystander; // in no channel, until somebody adds them
    Actor stranger;  // whom nobody knows
    std::unique_ptr<Actor> revoked;
    ChannelId direct; // of owner and blocked
    qint64 directOwn = 0;
    qint64 directOthers = 0;
    QString url;
};

char verdictOf(int status)
{
    if (status >= 200 && status < 300)
        return 'y';
    switch (status) {
    case 400:
        return 'i';
    case 401:
        return 'u';
    case 403:
        return 'f';
    case 404:
        return 'n';
    case 409:
        return 'c';
    default:
        return '?';
    }
}

// One operation of one person, in a channel of its own.
struct Cell {
    Cast &cast;
    Actor &who;
    ChannelId channel;
    qint64 own = 0;    // a message of theirs, where they could ever write one
    qint64 others = 0; // somebody else's
    qint64 head = 0;   // a number that the channel has reached

    QString id() const { return channel.toText(); }
    template <typename Request, typename Reply>
    char call(const wire::Endpoint<Request, Reply> &endpoint, const QStringList &path = {},
              const Request &request = {}, const QString &query = {})
    {
        return verdictOf(who.rest.rawOf(endpoint, path, request, query).status);
    }
    template <typename Operation, typename Request>
    char ask(const Operation &operation, const Request &request)
    {
        if (!who.hub->isOpen()) {
            HubClient again(cast.url, Encoding::Cbor);
            again.open();
            const auto hello = again.hello(who.me.token());
            return hello.ok() ? '!' : verdictOf(errcHttpStatus(hello.error().code));
        }
        const auto reply = who.hub->ask(operation, request);
        return reply.ok() ? 'y' : verdictOf(errcHttpStatus(reply.error().code));
    }
};

using Act = std::function<char(Cell &)>;

struct Row {
    QByteArray operation; // as the registry has it
    QByteArray note;
    QByteArray expected; // by Columns
    Act act;
};

template <typename Request, typename Reply>
QByteArray nameOf(const wire::Endpoint<Request, Reply> &endpoint)
{
    return RestClient::methodName(endpoint.method) + ' ' + endpoint.path;
}
template <int Number, typename Request, typename Reply>
QByteArray nameOf(const wire::Operation<Number, Request, Reply> &operation)
{
    return operation.name;
}

template <typename Operation>
Row row(const Operation &operation, const char *note, const char *expected, Act act)
{
    return {nameOf(operation), note, expected, std::move(act)};
}

// What is not in the table, and where it is tested instead.
const QSet<QByteArray> elsewhere{
    "POST /auth/register",   // open to everybody: tst_accounts
    "POST /auth/login",      // the same
    "POST /auth/refresh",    // the same
    "POST /auth/logout-all", // would sign the actors out: tst_accounts
    "POST /hooks/{secret}",  // whoever knows the secret: tst_hooks
    "hello", // whoever has said it is in a column; a revoked device can't: asked instead of all of theirs
};

const QString Heart = u"\u2764"_s;

OpId op()
{
    return OpId::create();
}

wire::SendBody text(const QString &content)
{
    return {op(), wire::MessageType::Text, content, {}, {}, {}, {}};
}

// An operation on one message, over REST and over the hub.
template <typename Endpoint, typename Operation, typename RestPath, typename Body, typename Request>
QList<Row> both(const Endpoint &endpoint, const Operation &operation, const char *note,
                const char *expected, RestPath path, Body body, Request request)
{
    return {
        row(endpoint, note, expected, [=](Cell &c) { return c.call(endpoint, path(c), body()); }),
        row(operation, note, expected, [=](Cell &c) { return c.ask(operation, request(c)); })};
}

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
    const auto edit = [] { return EditBody{::op(), u"changed"_s}; };
    const auto body = [] { return OpBody{::op()}; };
    const auto editOf = [](qint64 Cell::*seq) {
        return [seq](const Cell &c) { return EditRequest{::op(), c.channel, c.*seq, u"new"_s}; };
    };
    const auto deleteOf = [](qint64 Cell::*seq) {
        return [seq](const Cell &c) { return DeleteRequest{::op(), c.channel, c.*seq}; };
    };
    const auto heart = [](const Cell &c) {
        return QStringList{c.id(), QString::number(c.others), Heart};
    };
    const auto reaction = [](const Cell &c) {
        return ReactionRequest{::op(), c.channel, c.others, Heart};
    };
    const auto pin = [](const Cell &c) { return PinRequest{::op(), c.channel, c.others}; };
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

wire::DeviceKeys someKeys()
{
    wire::DeviceKeys keys;
    keys.signKey = QByteArray(32, 's');
    keys.identityKey = QByteArray(32, 'i');
    keys.prekey.id = 1;
    keys.prekey.key = QByteArray(32, 'p');
    keys.prekey.signature = QByteArray(64, 'g');
    keys.prekey.lastResort.id = 0xF00001;
    keys.prekey.lastResort.key = QByteArray(32, 'l');
    return keys;
}

// What concerns the caller's own account, and what everybody with one may.
QList<Row> accountRows()
{
    using namespace wire;
    constexpr char all[] = "yyyyyyyyu";
    constexpr char wrongPassword[] = "ffffffffu";
    constexpr char nothingThere[] = "nnnnnnnnu";
    const auto bystander = [](const Cell &c) {
        return QStringList{c.cast.bystander.id().toText()};
    };
    const auto simple = [](const auto &endpoint, const char *expected) {
        return row(endpoint, "", expected, [endpoint](Cell &c) { return c.call(endpoint); });
    };
    const auto toBystander = [bystander](const auto &endpoint, const char *expected) {
        return row(endpoint, "", expected, [=](Cell &c) { return c.call(endpoint, bystander(c)); });
    };
    return {
        simple(http::ticket, all),
        simple(http::devices, all),
        simple(http::me, all),
        simple(http::exportMe, all),
        simple(http::users, all),
        simple(http::friends, all),
        simple(http::channels, all),
        simple(http::directory, all),
        simple(http::notifications, all),
        simple(http::pushState, all),
        toBystander(http::user, all),
        row(http::befriend, "", all,
            [](Cell &c) {
                return c.call(http::befriend, {}, {c.cast.bystander.id(), {}});
            }),
        toBystander(http::acceptFriend, nothingThere),
        toBystander(http::declineFriend, nothingThere),
        toBystander(http::unfriend, all),
        toBystander(http::block, all),
        toBystander(http::unblock, all),
        row(http::changeMe, "", all,
            [](Cell &c) {
                AccountPatch patch;
                patch.about = u"somebody"_s;
                return c.call(http::changeMe, {}, patch);
            }),
        row(http::createChannel, "", all,
            [](Cell &c) {
                ChannelCreate request;
                request.opId = ::op();
                request.name = u"a new one"_s;
                return c.call(http::createChannel, {}, request);
            }),
        row(http::createChannel, "with somebody who blocks", "yyfyyy-yu",
            [](Cell &c) {
                ChannelCreate request;
                request.opId = ::op();
                request.name = u"a new one"_s;
                request.members = {c.cast.owner.id()};
                return c.call(http::createChannel, {}, request);
            }),
        row(http::search, "everywhere", all,
            [](Cell &c) { return c.call(http::search, {}, {}, u"query=hello"_s); }),
        row(http::readNotifications, "", all,
            [](Cell &c) { return c.call(http::readNotifications, {}, {1}); }),
        row(http::putPush, "", all,
            [](Cell &c) {
                return c.call(http::putPush, {},
                              {u"https://push.example.org/"_s,
                               u"BCVxsr7N_eNgVRqvHtD0zTZsEc6-VV-JvLexhqUzORcxaOzi6-AYWXvTBHm4bjyPjs"
                               "7Vd8pZGH6SRpkNtoIAiw4"_s,
                               u"BTBZMqHH6r4Tts7J_aSIgg"_s});
            }),
        row(http::removePush, "of nobody", nothingThere,
            [](Cell &c) { return c.call(http::removePush, {PushId::create().toText()}); }),
        row(http::revokeDevice, "another's", nothingThere,
            [](Cell &c) {
                return c.call(http::revokeDevice, {c.cast.bystander.me.device().toText()});
            }),
        row(http::renameDevice, "another's", nothingThere,
            [](Cell &c) {
                return c.call(http::renameDevice, {c.cast.bystander.me.device().toText()},
                              {u"mine"_s});
            }),
        row(http::renameDevice, "one's own", all,
            [](Cell &c) {
                return c.call(http::renameDevice, {c.who.me.device().toText()}, {u"mine"_s});
            }),
        row(http::logout, "of a device made for it", all,
            [](Cell &c) {
                if (&c.who == c.cast.revoked.get())
                    return c.call(http::logout);
                const auto other = c.who.otherDevice();
                return verdictOf(other->rest.rawOf(http::logout).status);
            }),
        row(http::changePassword, "not knowing it", wrongPassword,
            [](Cell &c) {
                return c.call(http::changePassword, {}, {u"guessed"_s, u"long enough, new"_s});
            }),
        row(http::removeMe, "not knowing the password", wrongPassword,
            [](Cell &c) { return c.call(http::removeMe, {}, {u"guessed"_s}); }),
        row(http::enrolTotp, "not knowing the password", wrongPassword,
            [](Cell &c) { return c.call(http::enrolTotp, {}, {u"guessed"_s}); }),
        row(http::confirmTotp, "that was not begun", nothingThere,
            [](Cell &c) { return c.call(http::confirmTotp, {}, {u"123456"_s}); }),
        row(http::removeTotp, "not knowing the password", wrongPassword,
            [](Cell &c) {
                return c.call(http::removeTotp, {}, {u"guessed"_s, u"123456"_s});
            }),
        row(http::putKeys, "", all, [](Cell &c) { return c.call(http::putKeys, {}, someKeys()); }),
        row(http::putOneTimeKeys, "", all,
            [](Cell &c) {
                return c.call(http::putOneTimeKeys, {}, {{{1, QByteArray(32, 'o')}}});
            }),
        simple(http::countKeys, all),
        row(http::claimKeys, "of a stranger", "mmmmmmmmu",
            [](Cell &c) {
                const Actor &whose = c.cast.stranger;
                const auto claimed =
                    c.who.rest.call(http::claimKeys, {}, {{{whose.id(), whose.me.device()}}});
                if (!claimed.ok())
                    return verdictOf(errcHttpStatus(claimed.error().code));
                return claimed->bundles.isEmpty() ? 'm' : 'y';
            }),
        row(http::deviceLog, "one's own", all,
            [](Cell &c) { return c.call(http::deviceLog, {c.who.id().toText()}); }),
        row(http::deviceLog, "a stranger's", nothingThere,
            [](Cell &c) { return c.call(http::deviceLog, {c.cast.stranger.id().toText()}); }),
        simple(http::keyLog, all),
        simple(http::keyLogLeaves, all),
        simple(http::historyBackup, all),
        simple(http::historyPages, all),
        row(http::putHistoryKey, "", all,
            [](Cell &c) {
                return c.call(http::putHistoryKey, {}, {QByteArray(32, 'h'), QByteArray(64, 's')});
            }),
        row(http::putHistoryPage, "", all,
            [](Cell &c) { return c.call(http::putHistoryPage, {u"0"_s}, {"page"}); }),
        row(http::removeHistory, "not knowing the password", wrongPassword,
            [](Cell &c) { return c.call(http::removeHistory, {}, {u"guessed"_s}); }),
        row(http::wrappedRecovery, "that was never set", "nnnnnnnnu",
            [](Cell &c) { return c.call(http::wrappedRecovery); }),
        row(http::putWrappedRecovery, "not knowing the password", wrongPassword,
            [](Cell &c) {
                return c.call(http::putWrappedRecovery, {}, {"key", u"guessed"_s});
            }),
        row(http::removeWrappedRecovery, "not knowing the password", wrongPassword,
            [](Cell &c) { return c.call(http::removeWrappedRecovery, {}, {u"guessed"_s}); }),
        row(http::appendDeviceLog, "another's", "ffffffffu",
            [](Cell &c) {
                return c.call(http::appendDeviceLog, {c.cast.target.id().toText()},
                              {0, QByteArray(100, 'e')});
            }),
        row(op::envelopeSend, "to a stranger", "mmmmmmmmu",
            [](Cell &c) {
                const Actor &whose = c.cast.stranger;
                wire::EnvelopeSend request;
                request.envelopes.append({OpId::create(), {whose.id(), whose.me.device()}, 1, "x"});
                if (!c.who.hub->isOpen())
                    return c.ask(op::envelopeSend, request);
                const auto sent = c.who.hub->ask(op::envelopeSend, request);
                if (!sent.ok())
                    return verdictOf(errcHttpStatus(sent.error().code));
                return sent->missing.size() == 1 ? 'm' : 'y';
            }),
        row(op::envelopeList, "", all,
            [](Cell &c) { return c.ask(op::envelopeList, EnvelopeListRequest{}); }),
        row(op::envelopeAck, "what is not one's own", all,
            [](Cell &c) {
                return c.ask(op::envelopeAck, EnvelopeAck{{{DeviceId::create(), OpId::create()}}});
            }),
        row(op::sync, "", all,
            [](Cell &c) {
                return c.ask(op::sync, SyncRequest{0, {}});
            }),
        row(op::auth, "", all,
            [](Cell &c) { return c.ask(op::auth, AuthRequest{c.who.me.token()}); }),
        row(op::auth, "as somebody else", "uuuuuuuuu",
            [](Cell &c) { return c.ask(op::auth, AuthRequest{c.cast.bystander.me.token()}); }),
        row(op::presenceSet, "", all,
            [](Cell &c) { return c.ask(op::presenceSet, PresenceRequest{PresenceState::Online}); }),
        row(op::ping, "", all, [](Cell &c) { return c.ask(op::ping, Empty{}); }),
    };
}

// What only admins of the server may, however much somebody is in the channel.
QList<Row> adminRows()
{
    using namespace wire;
    static constexpr char admins[] = "fffffffyu";
    static constexpr char adminsFindNothing[] = "fffffffnu";
    const auto simple = [](const auto &endpoint) {
        return row(endpoint, "", admins, [endpoint](Cell &c) { return c.call(endpoint); });
    };
    const auto stranger = [](const Cell &c) { return QStringList{c.cast.stranger.id().toText()}; };
    return {
        simple(http::adminUsers),
        row(http::adminChangeUser, "", admins,
            [stranger](Cell &c) {
                return c.call(http::adminChangeUser, stranger(c), {ServerRole::User, {}});
            }),
        row(http::adminResetPassword, "", admins,
            [stranger](Cell &c) { return c.call(http::adminResetPassword, stranger(c)); }),
        row(http::adminRemoveTotp, "of somebody without", adminsFindNothing,
            [stranger](Cell &c) { return c.call(http::adminRemoveTotp, stranger(c)); }),
        row(http::adminDevices, "", admins,
            [stranger](Cell &c) { return c.call(http::adminDevices, stranger(c)); }),
        row(http::adminSignOut, "", admins,
            [stranger](Cell &c) { return c.call(http::adminSignOut, stranger(c)); }),
        row(http::adminRevokeDevice, "that another has", adminsFindNothing,
            [](Cell &c) {
                return c.call(
                    http::adminRevokeDevice,
                    {c.cast.stranger.id().toText(), c.cast.bystander.me.device().toText()});
            }),
        simple(http::adminInvites),
        simple(http::adminInvite),
        row(http::adminRemoveInvite, "of nobody", adminsFindNothing,
            [](Cell &c) { return c.call(http::adminRemoveInvite, {u"00"_s}); }),
        simple(http::adminChannels),
        row(http::adminRemoveChannel, "", admins,
            [](Cell &c) { return c.call(http::adminRemoveChannel, {c.id()}); }),
        simple(http::adminAudit),
        simple(http::adminStats),
    };
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
        WITH_OWN_SERVER(server);
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
        WITH_OWN_SERVER(server);
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
