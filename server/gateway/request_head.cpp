// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/request_head.h"

#include <algorithm>
#include <array>
#include <cstring>

namespace dunlin::server {

namespace {

constexpr std::array Methods{"GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"};
constexpr qsizetype LongestTarget = 8 * 1024;

bool isTokenCharacter(char c)
{
    return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
        || (c != '\0' && std::strchr("!#$%&'*+-.^_`|~", c));
}

bool isToken(QByteArrayView text)
{
    return !text.isEmpty() && std::all_of(text.begin(), text.end(), isTokenCharacter);
}

// Visible ASCII only; everything else is percent-encoded in a target.
bool isTarget(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= LongestTarget && text.front() == '/'
        && !text.startsWith("//")
        && std::all_of(text.begin(), text.end(), [](char c) { return c > 0x20 && c < 0x7f; });
}

bool isFieldValue(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) {
        return c == '\t' || (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f);
    });
}

QList<QByteArray> listOf(QByteArrayView value)
{
    QList<QByteArray> items;
    const QList<QByteArray> parts = value.toByteArray().split(',');
    for (const QByteArray &each : parts) {
        if (const QByteArray item = each.trimmed(); !item.isEmpty())
            items.append(item);
    }
    return items;
}

std::optional<qint64> lengthOf(QByteArrayView value)
{
    if (value.isEmpty() || value.size() > 18
        || !std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; }))
        return std::nullopt;
    return value.toByteArray().toLongLong();
}

class HeadJudge
{
public:
    explicit HeadJudge(const HeadLimits &limits)
        : m_limits(limits)
    {
    }

    std::optional<HeadRefusal> requestLine(QByteArrayView line)
    {
        const QList<QByteArray> parts = line.toByteArray().split(' ');
        if (parts.size() != 3 || !isToken(parts[0]))
            return HeadRefusal{400, "invalid", "malformed request line"};
        if (parts[2] == "HTTP/1.0")
            m_head.http10 = true;
        else if (parts[2] != "HTTP/1.1")
            return HeadRefusal{505, "invalid", "this version of HTTP is not spoken"};
        if (std::none_of(Methods.begin(), Methods.end(),
                         [&](const char *each) { return parts[0] == each; }))
            return HeadRefusal{405, "invalid", "unknown method"};
        if (!isTarget(parts[1]))
            return HeadRefusal{400, "invalid", "malformed target"};
        m_head.method = parts[0];
        m_head.target = parts[1];
        m_head.closes = m_head.http10;
        return std::nullopt;
    }

    std::optional<HeadRefusal> field(QByteArrayView line)
    {
        if (++m_fields > m_limits.fields)
            return HeadRefusal{431, "tooLarge", "too many header fields"};
        const qsizetype colon = line.indexOf(':');
        // A space before the colon or at the line's beginning is where two parsers disagree.
        if (colon < 1 || !isToken(line.first(colon)) || !isFieldValue(line.sliced(colon + 1)))
            return HeadRefusal{400, "invalid", "malformed header field"};
        const QByteArray name = line.first(colon).toByteArray().toLower();
        const QByteArray value = line.sliced(colon + 1).toByteArray().trimmed();
        if (name == "host") {
            if (++m_hosts > 1)
                return HeadRefusal{400, "invalid", "more than one Host"};
        } else if (name == "content-length") {
            const auto length = lengthOf(value);
            if (m_hasLength || !length)
                return HeadRefusal{400, "invalid", "malformed Content-Length"};
            m_hasLength = true;
            m_head.contentLength = *length;
        } else if (name == "transfer-encoding") {
            return HeadRefusal{411, "invalid", "a Content-Length is needed"};
        } else if (name == "connection") {
            for (const QByteArray &each : listOf(value)) {
                const QByteArray option = each.toLower();
                m_upgrades = m_upgrades || option == "upgrade";
                if (option == "close")
                    m_head.closes = true;
                else if (option == "keep-alive" && m_head.http10)
                    m_head.closes = false;
            }
        } else if (name == "upgrade") {
            m_webSocket = value.toLower() == "websocket";
        } else if (name == "expect") {
            if (value.toLower() != "100-continue")
                return HeadRefusal{417, "invalid", "unknown expectation"};
            m_head.expectsContinue = true;
        } else if (name == "sec-websocket-protocol") {
            m_head.subprotocols += listOf(value);
        }
        return std::nullopt;
    }

    std::variant<RequestHead, HeadRefusal> finish()
    {
        if (m_hosts != 1 && !m_head.http10)
            return HeadRefusal{400, "invalid", "exactly one Host"};
        if (m_head.contentLength > m_limits.body)
            return HeadRefusal{413, "tooLarge", "the body is over the limit"};
        m_head.wantsWebSocket =
            m_webSocket && m_upgrades && m_head.method == "GET" && !m_head.http10;
        if (m_head.wantsWebSocket && m_head.contentLength > 0)
            return HeadRefusal{400, "invalid", "an upgrade has no body"};
        return m_head;
    }

private:
    const HeadLimits &m_limits;
    RequestHead m_head;
    int m_fields = 0;
    int m_hosts = 0;
    bool m_hasLength = false;
    bool m_upgrades = false;
    bool m_webSocket = false;
};

} // namespace

std::variant<std::optional<qsizetype>, HeadRefusal> findHeadEnd(QByteArrayView bytes,
                                                                const HeadLimits &limits)
{
    const qsizetype most = std::min(bytes.size(), limits.bytes);
    qsizetype lineStart = 0;
    for (qsizetype i = 0; i < most; ++i) {
        const char c = bytes[i];
        if (c == '\0')
            return HeadRefusal{400, "invalid", "a zero byte"};
        if (c != '\n')
            continue;
        if (i == 0 || bytes[i - 1] != '\r')
            return HeadRefusal{400, "invalid", "a bare line feed"};
        if (i - 1 == lineStart) {
            if (lineStart == 0)
                return HeadRefusal{400, "invalid", "no request line"};
            return std::optional(i + 1);
        }
        lineStart = i + 1;
    }
    if (bytes.size() >= limits.bytes)
        return HeadRefusal{431, "tooLarge", "the request head is over the limit"};
    return std::optional<qsizetype>();
}

std::variant<RequestHead, HeadRefusal> judgeHead(QByteArrayView head, const HeadLimits &limits)
{
    HeadJudge judge(limits);
    qsizetype at = 0;
    bool first = true;
    while (at < head.size()) {
        const qsizetype end = head.indexOf("\r\n", at);
        if (end < 0 || end == at)
            break;
        const QByteArrayView line = head.sliced(at, end - at);
        // A carriage return by itself is a line's end to some.
        if (line.contains('\r'))
            return HeadRefusal{400, "invalid", "a bare carriage return"};
        if (const auto refusal = first ? judge.requestLine(line) : judge.field(line))
            return *refusal;
        first = false;
        at = end + 2;
    }
    return judge.finish();
}

bool hasTokenInQuery(QByteArrayView target)
{
    const qsizetype question = target.indexOf('?');
    if (question < 0)
        return false;
    const QList<QByteArray> pairs = target.sliced(question + 1).toByteArray().split('&');
    return std::any_of(pairs.cbegin(), pairs.cend(), [](const QByteArray &pair) {
        const qsizetype equals = pair.indexOf('=');
        const QByteArray name =
            QByteArray::fromPercentEncoding(pair.left(equals < 0 ? pair.size() : equals)).toLower();
        const QByteArray value = equals < 0 ? QByteArray() : pair.mid(equals + 1);
        return name == "access_token" || name == "accesstoken" || name == "token"
            || name == "ticket" || name == "authorization"
            || (value.startsWith("eyJ") && value.count('.') == 2);
    });
}

} // namespace dunlin::server
