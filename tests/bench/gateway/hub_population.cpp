// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "tests/bench/gateway/hub_population.h"

#include "server/auth/authenticator.h"
#include "server/storage/sql/sql_storage.h"
#include "shared/core/clock.h"
#include "shared/wire/frames.h"
#include "tests/bench/gateway/placeholders.h"

using namespace Qt::StringLiterals;

namespace dunlin::test {

using namespace dunlin::server;

namespace {

constexpr qint64 TokenLifeMs = qint64(24) * 3600 * 1000;

Result<UserId> addAccount(Stores &stores, int number, qint64 now)
{
    AccountRecord account;
    account.id = UserId::create();
    account.username = account.usernameFold = u"person%1"_s.arg(number);
    account.displayName = u"Person %1"_s.arg(number);
    account.passwordHash = u"nobody signs in with a password"_s;
    account.createdAt = now;
    DUNLIN_CHECK(stores.accounts.create(account));
    return account.id;
}

Result<DeviceId> addDevice(Stores &stores, const UserId &user, qint64 now)
{
    DeviceRecord device;
    device.id = DeviceId::create();
    device.userId = user;
    device.name = u"a desk"_s;
    device.platform = u"linux"_s;
    device.createdAt = now;
    DUNLIN_CHECK(stores.devices.create(device));
    return device.id;
}

Status addMember(Stores &stores, const ChannelId &channel, const UserId &user, wire::Role role,
                 qint64 now)
{
    DUNLIN_TRY(const qint64 seq, stores.channels.nextSeq(channel));
    MembershipRecord membership;
    membership.channelId = channel;
    membership.userId = user;
    membership.role = role;
    membership.joinedAt = now;
    membership.joinSeq = membership.revSeq = seq;
    return stores.members.put(membership);
}

Result<HubPopulation> write(Stores &stores, int people, int channels, qint64 now)
{
    DUNLIN_TRY(const Identity identity, loadIdentity(stores, now));
    HubPopulation population;
    population.channels = channels;
    int begun = 0;
    for (int i = 0; i < people; ++i) {
        DUNLIN_TRY(const UserId user, addAccount(stores, i, now));
        DUNLIN_TRY(const DeviceId device, addDevice(stores, user, now));
        const bool isFirst = qint64(i) * channels / people == begun;
        if (isFirst) {
            wire::Channel channel;
            channel.id = ChannelId::create();
            channel.name = u"channel %1"_s.arg(begun++);
            channel.createdBy = user;
            channel.createdAt = now;
            DUNLIN_CHECK(stores.channels.create(channel, std::nullopt));
            population.channelOf.append(channel.id);
        } else {
            population.channelOf.append(population.channelOf.constLast());
        }
        DUNLIN_CHECK(addMember(stores, population.channelOf.constLast(), user,
                               isFirst ? wire::Role::Owner : wire::Role::Member, now));
        population.tokens.append(signToken({user, device, now, now + TokenLifeMs},
                                           identity.keys.constFirst(), identity.serverId)
                                     .toLatin1());
    }
    return population;
}

QByteArray lineOf(Encoding encoding, const QByteArray &frame)
{
    return (encoding == Encoding::Cbor ? frame.toHex() : frame) + '\n';
}

quint32 requestId(Encoding encoding)
{
    return encoding == Encoding::Cbor ? bench::CborRequestId : 2;
}

} // namespace

Result<HubPopulation> populate(const QString &databaseUrl, int people, int channels)
{
    const SystemClock clock;
    DUNLIN_TRY(const DatabaseConfig config, parseDatabaseUrl(databaseUrl));
    DUNLIN_TRY(const auto storage, SqlStorage::create(config, clock));
    const qint64 now = clock.nowMs() / 1000 * 1000;
    auto written = storage->write(std::nullopt, [people, channels, now](UnitOfWork &unit) {
        return write(unit.stores(), people, channels, now);
    });
    written.waitForFinished();
    storage->close();
    return written.result();
}

QByteArray helloLines(const HubPopulation &population, Encoding encoding)
{
    QByteArray lines;
    for (const QByteArray &token : population.tokens) {
        wire::Hello hello;
        hello.token = QString::fromLatin1(token);
        lines +=
            lineOf(encoding,
                   encodeRequest(encoding, requestId(encoding),
                                 {wire::op::hello.number, QLatin1StringView(wire::op::hello.name)},
                                 encodeBody(encoding, hello)));
    }
    return lines;
}

QByteArray messageLines(const HubPopulation &population, Encoding encoding)
{
    QByteArray lines;
    for (const ChannelId &channel : population.channelOf) {
        const OpId opId = OpId::create();
        wire::SendRequest request;
        request.opId = opId;
        request.channelId = channel;
        request.content = QString::fromStdString(bench::textPlace());
        QByteArray frame = encodeRequest(
            encoding, requestId(encoding),
            {wire::op::messageSend.number, QLatin1StringView(wire::op::messageSend.name)},
            encodeBody(encoding, request));
        if (encoding == Encoding::Cbor)
            frame.replace(opId.toBytes(), bench::UuidOctetsPlace);
        else
            frame.replace(opId.toText().toLatin1(), bench::UuidPlace);
        lines += lineOf(encoding, frame);
    }
    return lines;
}

} // namespace dunlin::test
