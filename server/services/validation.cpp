// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/validation.h"

#include "shared/core/text.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

constexpr qsizetype EmojiBytes = 64;
constexpr qsizetype EmailBytes = 254;

Error wrong(const QString &field, const QString &why)
{
    return fail(Errc::Invalid, why, field);
}

// Control characters have no business in a name; line breaks neither.
bool hasControls(const QString &text)
{
    return std::any_of(text.cbegin(), text.cend(), [](QChar each) {
        return each.category() == QChar::Other_Control || each == QChar::LineSeparator
            || each == QChar::ParagraphSeparator;
    });
}

qsizetype characters(const QString &text)
{
    return text.toUcs4().size();
}

} // namespace

QString usernameKey(const QString &text)
{
    return foldName(text);
}

Result<QString> acceptUsername(const QString &text)
{
    const QString folded = foldName(text);
    if (folded.size() < 3 || folded.size() > 32)
        return wrong(u"username"_s, u"a username has 3 to 32 characters"_s);
    const bool lawful = std::all_of(folded.cbegin(), folded.cend(), [](QChar each) {
        return (each >= u'a' && each <= u'z') || (each >= u'0' && each <= u'9') || each == u'_'
            || each == u'.' || each == u'-';
    });
    if (!lawful)
        return wrong(u"username"_s, u"a username is made of a-z, 0-9, _, . and -"_s);
    return folded;
}

Result<Secret> acceptPassword(const QString &text, const QString &field)
{
    Secret password = Secret::fromText(text);
    if (password.size() < 8)
        return wrong(field, u"a password has at least 8 bytes"_s);
    if (password.size() > 1024)
        return wrong(field, u"a password has at most 1024 bytes"_s);
    return password;
}

Result<QString> acceptChannelName(const QString &text, const wire::Limits &limits)
{
    const QString name = text.trimmed();
    const qsizetype length = characters(name);
    if (length < 1 || length > limits.channelNameLength)
        return wrong(u"name"_s, u"a name has 1 to %1 characters"_s.arg(limits.channelNameLength));
    if (hasControls(name))
        return wrong(u"name"_s, u"a name has no control characters"_s);
    return name;
}

Result<QString> acceptLine(const QString &text, const QString &field, int mostCharacters)
{
    const QString line = text.trimmed();
    if (characters(line) > mostCharacters)
        return wrong(field, u"at most %1 characters"_s.arg(mostCharacters));
    if (hasControls(line))
        return wrong(field, u"no control characters"_s);
    return line;
}

Result<QString> acceptEmail(const QString &text)
{
    const QString email = text.trimmed();
    const qsizetype at = email.indexOf(u'@');
    if (email.toUtf8().size() > EmailBytes || at < 1 || at + 1 >= email.size()
        || email.indexOf(u'@', at + 1) >= 0 || email.contains(u' ') || hasControls(email))
        return wrong(u"email"_s, u"not an e-mail address"_s);
    return email;
}

Result<QString> acceptMessageText(const std::optional<QString> &text, const wire::Limits &limits)
{
    if (!text || text->trimmed().isEmpty())
        return wrong(u"content"_s, u"an empty text"_s);
    if (text->toUtf8().size() > limits.textBytes)
        return fail(Errc::TooLarge, u"a text has at most %1 bytes"_s.arg(limits.textBytes),
                    u"content"_s);
    return *text;
}

Result<QString> acceptEmoji(const QString &text)
{
    const bool spaces =
        std::any_of(text.cbegin(), text.cend(), [](QChar each) { return each.isSpace(); });
    if (text.isEmpty() || spaces || hasControls(text) || !isValidText(text)
        || text.toUtf8().size() > EmojiBytes)
        return wrong(u"emoji"_s, u"not an emoji"_s);
    return text;
}

Status acceptLife(qint64 ms, const QString &field)
{
    constexpr qint64 Least = 1000;
    constexpr qint64 Most = qint64(10 * 366) * 24 * 3600 * 1000;
    if (ms < Least || ms > Most)
        return wrong(field, u"between a second and ten years"_s);
    return ok();
}

Result<wire::Retention> acceptRetention(const wire::Retention &retention)
{
    constexpr qint64 Day = 24 * 3600 * 1000;
    switch (retention.mode) {
    case wire::RetentionMode::Keep:
        if (retention.ttl)
            return wrong(u"retention"_s, u"what is kept has no time to live"_s);
        return retention;
    case wire::RetentionMode::Delivered:
        if (retention.ttl)
            DUNLIN_CHECK(acceptLife(*retention.ttl, u"retention"_s));
        // For devices that never come back.
        return wire::Retention{retention.mode, retention.ttl.value_or(30 * Day)};
    case wire::RetentionMode::Expire:
        if (!retention.ttl)
            return wrong(u"retention"_s, u"what expires needs a time to live"_s);
        DUNLIN_CHECK(acceptLife(*retention.ttl, u"retention"_s));
        return retention;
    case wire::RetentionMode::Unknown:
        break;
    }
    return wrong(u"retention"_s, u"no such mode"_s);
}

Result<int> acceptLimit(std::optional<qint64> limit, int otherwise, const wire::Limits &limits)
{
    if (!limit)
        return otherwise;
    if (*limit <= 0)
        return wrong(u"limit"_s, u"a limit is at least 1"_s);
    return int(std::min<qint64>(*limit, limits.page));
}

Result<qint64> acceptSeq(qint64 seq, const QString &field)
{
    if (seq < 1)
        return wrong(field, u"numbers begin at 1"_s);
    return seq;
}

} // namespace dunlin::server
