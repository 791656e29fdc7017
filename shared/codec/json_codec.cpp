// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/codec/json_codec.h"

#include <QSet>

using namespace Qt::StringLiterals;

namespace dunlin {

namespace {

// Walks the text once before QJsonDocument sees it: QJsonDocument keeps the last of duplicate keys, takes a byte
// order mark and lone surrogates, and has its own, deeper limit. Grammar itself is left to QJsonDocument.
class JsonGuard
{
public:
    JsonGuard(const QByteArray &bytes, const DecodeLimits &limits)
        : m_bytes(bytes)
        , m_limits(limits)
    {
    }

    Status check()
    {
        if (m_bytes.startsWith("\xef\xbb\xbf"))
            return fail(Errc::Invalid, u"a byte order mark"_s);
        DUNLIN_CHECK(value(0));
        return ok();
    }

private:
    void space()
    {
        while (m_at < m_bytes.size()
               && (m_bytes[m_at] == ' ' || m_bytes[m_at] == '\t' || m_bytes[m_at] == '\n'
                   || m_bytes[m_at] == '\r'))
            ++m_at;
    }

    Status value(int depth)
    {
        space();
        if (m_at >= m_bytes.size())
            return malformed();
        switch (m_bytes[m_at]) {
        case '{':
            return object(depth + 1);
        case '[':
            return array(depth + 1);
        case '"': {
            DUNLIN_TRY(const QString text, string());
            Q_UNUSED(text)
            return ok();
        }
        default:
            while (m_at < m_bytes.size() && !strchr(",]} \t\r\n", m_bytes[m_at]))
                ++m_at;
            return ok();
        }
    }

    Status object(int depth)
    {
        if (depth > m_limits.depth)
            return fail(Errc::Invalid, u"nested too deep"_s);
        ++m_at;
        QSet<QString> keys;
        space();
        if (peek() == '}') {
            ++m_at;
            return ok();
        }
        for (;;) {
            space();
            if (peek() != '"')
                return malformed();
            DUNLIN_TRY(const QString key, string());
            if (keys.contains(key))
                return fail(Errc::Invalid, u"a key is there twice"_s, key.left(64));
            keys.insert(key);
            if (keys.size() > m_limits.items)
                return fail(Errc::TooLarge, u"too many items"_s);
            space();
            if (peek() != ':')
                return malformed();
            ++m_at;
            if (const Status held = value(depth); !held.ok())
                return named(held.error(), key);
            space();
            if (peek() == '}') {
                ++m_at;
                return ok();
            }
            if (peek() != ',')
                return malformed();
            ++m_at;
        }
    }

    Status array(int depth)
    {
        if (depth > m_limits.depth)
            return fail(Errc::Invalid, u"nested too deep"_s);
        ++m_at;
        space();
        if (peek() == ']') {
            ++m_at;
            return ok();
        }
        for (int count = 1;; ++count) {
            if (count > m_limits.items)
                return fail(Errc::TooLarge, u"too many items"_s);
            DUNLIN_CHECK(value(depth));
            space();
            if (peek() == ']') {
                ++m_at;
                return ok();
            }
            if (peek() != ',')
                return malformed();
            ++m_at;
        }
    }

    // Escapes are looked at for surrogates and U+0000; the rest of the text must be strict UTF-8.
    Result<QString> string()
    {
        ++m_at;
        const qsizetype begin = m_at;
        bool escaped = false;
        while (m_at < m_bytes.size() && m_bytes[m_at] != '"') {
            if (m_bytes[m_at] == '\\') {
                escaped = true;
                ++m_at;
            }
            ++m_at;
        }
        if (m_at >= m_bytes.size())
            return malformed();
        const QByteArrayView raw = QByteArrayView(m_bytes).sliced(begin, m_at - begin);
        ++m_at;
        std::optional<QString> text = decodeUtf8(raw);
        if (!text)
            return notText();
        if (escaped) {
            QString plain = unescaped(*text);
            if (!isValidText(plain))
                return notText();
            return plain;
        }
        return *text;
    }

    static QString unescaped(const QString &text)
    {
        QString plain;
        plain.reserve(text.size());
        for (qsizetype i = 0; i < text.size(); ++i) {
            if (text[i] != u'\\' || i + 1 >= text.size()) {
                plain += text[i];
                continue;
            }
            const QChar kind = text[++i];
            if (kind == u'u' && i + 4 < text.size()) {
                plain += QChar(QStringView(text).sliced(i + 1, 4).toUShort(nullptr, 16));
                i += 4;
            } else {
                plain += kind == u'n' ? QChar(u'\n')
                    : kind == u't'    ? QChar(u'\t')
                    : kind == u'r'    ? QChar(u'\r')
                    : kind == u'b'    ? QChar(u'\b')
                    : kind == u'f'    ? QChar(u'\f')
                                      : kind;
            }
        }
        return plain;
    }

    char peek() const { return m_at < m_bytes.size() ? m_bytes[m_at] : '\0'; }
    // A text that is none has a culprit, the innermost key that holds it. A fault of the grammar has none.
    static Error named(Error error, const QString &key)
    {
        if (error == notText())
            error.field = key.left(64);
        return error;
    }
    static Error notText() { return fail(Errc::Invalid, u"not a valid text"_s); }
    static Error malformed() { return fail(Errc::Invalid, u"malformed JSON"_s); }

    const QByteArray &m_bytes;
    const DecodeLimits &m_limits;
    qsizetype m_at = 0;
};

} // namespace

Result<QJsonDocument> parseJson(const QByteArray &bytes, const DecodeLimits &limits)
{
    DUNLIN_CHECK(JsonGuard(bytes, limits).check());
    QJsonParseError error;
    QJsonDocument document = QJsonDocument::fromJson(bytes, &error);
    if (error.error != QJsonParseError::NoError)
        return fail(Errc::Invalid, u"malformed JSON"_s);
    return document;
}

namespace json {

std::optional<qint64> toInteger(const QJsonValue &value)
{
    if (!value.isDouble())
        return std::nullopt;
    // QJsonValue keeps integers of 64 bits; toInteger() answers the default for anything that is not one.
    const qint64 low = value.toInteger(std::numeric_limits<qint64>::min());
    const qint64 high = value.toInteger(std::numeric_limits<qint64>::max());
    if (low != high)
        return std::nullopt;
    return low;
}

} // namespace json

} // namespace dunlin
