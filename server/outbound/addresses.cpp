// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/outbound/addresses.h"

#include <array>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr int MostUrl = 2048;

struct Subnet4 {
    quint32 address;
    int bits;
};

constexpr quint32 ip(quint32 a, quint32 b, quint32 c, quint32 d)
{
    return a << 24 | b << 16 | c << 8 | d;
}

constexpr std::array notPublic4{
    Subnet4{ip(0, 0, 0, 0), 8},      Subnet4{ip(10, 0, 0, 0), 8},
    Subnet4{ip(100, 64, 0, 0), 10},  Subnet4{ip(127, 0, 0, 0), 8},
    Subnet4{ip(169, 254, 0, 0), 16}, Subnet4{ip(172, 16, 0, 0), 12},
    Subnet4{ip(192, 0, 0, 0), 24},   Subnet4{ip(192, 0, 2, 0), 24},
    Subnet4{ip(192, 88, 99, 0), 24}, Subnet4{ip(192, 168, 0, 0), 16},
    Subnet4{ip(198, 18, 0, 0), 15},  Subnet4{ip(198, 51, 100, 0), 24},
    Subnet4{ip(203, 0, 113, 0), 24}, Subnet4{ip(224, 0, 0, 0), 4},
    Subnet4{ip(240, 0, 0, 0), 4},
};

bool isPublic4(quint32 address)
{
    for (const Subnet4 &each : notPublic4) {
        if (address >> (32 - each.bits) == each.address >> (32 - each.bits))
            return false;
    }
    return true;
}

quint32 embedded4(const Q_IPV6ADDR &six, int at)
{
    return ip(six[at], six[at + 1], six[at + 2], six[at + 3]);
}

bool beginsWith(const Q_IPV6ADDR &six, std::initializer_list<quint8> bytes)
{
    int at = 0;
    for (const quint8 each : bytes) {
        if (six[at++] != each)
            return false;
    }
    return true;
}

bool isPublic6(const Q_IPV6ADDR &six)
{
    // IPv4 in IPv6 clothes, as the system's sockets take it, or as a translator (RFC 6052) does.
    if (beginsWith(six, {0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0xff, 0xff})
        || beginsWith(six, {0, 0x64, 0xff, 0x9b, 0, 0, 0, 0, 0, 0, 0, 0}))
        return isPublic4(embedded4(six, 12));
    // Global unicast is 2000::/3 and nothing else.
    if ((six[0] & 0xe0) != 0x20)
        return false;
    if (beginsWith(six, {0x20, 0x02})) // 6to4
        return isPublic4(embedded4(six, 2));
    if (beginsWith(six, {0x20, 0x01}) && six[2] < 2) // 2001::/23: Teredo, ORCHID and their like
        return false;
    return !beginsWith(six, {0x20, 0x01, 0x0d, 0xb8})       // documentation
        && !(beginsWith(six, {0x3f, 0xff}) && six[2] < 16); // the same
}

} // namespace

bool isPublicAddress(const QHostAddress &address)
{
    switch (address.protocol()) {
    case QAbstractSocket::IPv4Protocol:
        return isPublic4(address.toIPv4Address());
    case QAbstractSocket::IPv6Protocol:
        // A scope is of this machine's own links.
        return address.scopeId().isEmpty() && isPublic6(address.toIPv6Address());
    default:
        return false;
    }
}

Status acceptTarget(const QUrl &url, Reach reach)
{
    const auto invalid = [](const QString &why) { return fail(Errc::Invalid, why, u"endpoint"_s); };
    const bool isPlain = url.scheme() == "http"_L1;
    if (!url.isValid() || url.host().isEmpty() || url.toEncoded().size() > MostUrl)
        return invalid(u"not an address such as https://push.example.org/abc"_s);
    if (url.scheme() != "https"_L1 && !(isPlain && reach == Reach::Private))
        return invalid(u"https only"_s);
    if (!url.userInfo().isEmpty() || url.hasFragment())
        return invalid(u"an address without credentials and fragment"_s);
    const QHostAddress literal(url.host());
    if (reach == Reach::Public && !literal.isNull() && !isPublicAddress(literal))
        return invalid(u"this address may not be called"_s);
    return ok();
}

} // namespace dunlin::server
