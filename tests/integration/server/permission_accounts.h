// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Rows of the table of permissions: accounts, their devices, friends and keys, and what an admin of the server may.
#pragma once

#include "tests/integration/server/permission_table.h"

namespace dunlin::test {

inline wire::DeviceKeys someKeys()
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
inline QList<Row> accountRows()
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
                request.opId = test::op();
                request.name = u"a new one"_s;
                return c.call(http::createChannel, {}, request);
            }),
        row(http::createChannel, "with somebody who blocks", "yyfyyy-yu",
            [](Cell &c) {
                ChannelCreate request;
                request.opId = test::op();
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
inline QList<Row> adminRows()
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

} // namespace dunlin::test
