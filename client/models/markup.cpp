// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/markup.h"

#include "client/models/code_colours.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qsizetype LongestAddress = 2000;
constexpr int Deepest = 4; // marks within marks
constexpr QStringView Fence = u"```";

struct Mark {
    QStringView sign;
    QStringView tag;
};
// The longer of two that begin alike comes first.
constexpr std::array<Mark, 4> Marks{Mark{u"**", u"b"}, Mark{u"~~", u"s"}, Mark{u"*", u"i"},
                                    Mark{u"_", u"i"}};
constexpr std::array<QStringView, 3> Schemes{u"https://", u"http://", u"dunlin://"};

bool mayStandOut(const QString &text)
{
    return text.contains(u"://"_s) || text.contains(u'*') || text.contains(u'_')
        || text.contains(u"~~"_s) || text.contains(u'`');
}

bool isWordAt(QStringView text, qsizetype at)
{
    return at >= 0 && at < text.size() && text.at(at).isLetterOrNumber();
}

// Styled text takes several blanks for one, and has marks of its own.
void append(QString &to, QStringView text)
{
    for (const QChar each : text) {
        switch (each.unicode()) {
        case u'<':
            to += u"&lt;"_s;
            break;
        case u'>':
            to += u"&gt;"_s;
            break;
        case u'&':
            to += u"&amp;"_s;
            break;
        case u'"':
            to += u"&quot;"_s;
            break;
        case u'\n':
            to += u"<br>"_s;
            break;
        case u'\t':
            to += u"&nbsp;&nbsp;&nbsp;&nbsp;"_s;
            break;
        case u' ':
            to += to.isEmpty() || to.endsWith(u' ') || to.endsWith(u"<br>"_s)
                    || to.endsWith(u"</pre>"_s) || to.endsWith(u"<code>"_s)
                ? u"&nbsp;"_s
                : u" "_s;
            break;
        default:
            to += each;
        }
    }
}

// How long the address is that begins here; 0: none does. What ends a sentence, or the bracket around it, is not of it.
qsizetype addressAt(QStringView text)
{
    qsizetype begun = 0;
    for (const QStringView scheme : Schemes) {
        if (text.startsWith(scheme, Qt::CaseInsensitive))
            begun = scheme.size();
    }
    if (begun == 0)
        return 0;
    qsizetype end = begun;
    int open = 0;
    while (end < text.size() && end < LongestAddress) {
        const QChar each = text.at(end);
        // What can't be seen could make it look like another.
        if (each.isSpace() || !each.isPrint() || u"<>\"`|\\^{}"_s.contains(each))
            break;
        open += each == u'(' ? 1 : 0;
        if (each == u')' && --open < 0)
            break;
        ++end;
    }
    while (end > begun && u".,;:!?'*_~"_s.contains(text.at(end - 1)))
        --end;
    const bool isHost = end > begun
        && (text.at(begun).isLetterOrNumber() || text.at(begun) == u'['); // IPv6 stands in brackets
    return isHost ? end : 0;
}

// Between words only, so that a_name and 2*3*4 stay.
bool opensAt(QStringView text, qsizetype from, QStringView sign)
{
    const qsizetype first = from + sign.size();
    return text.sliced(from).startsWith(sign) && !isWordAt(text, from - 1) && first < text.size()
        && !text.at(first).isSpace() && text.at(first) != sign.front();
}

// Where what begins at `first` ends; -1: nowhere.
qsizetype closingOf(QStringView text, qsizetype first, QStringView sign)
{
    for (qsizetype at = text.indexOf(sign, first + 1); at >= 0; at = text.indexOf(sign, at + 1)) {
        const QChar after =
            at + sign.size() < text.size() ? text.at(at + sign.size()) : QChar(u' ');
        if (!text.at(at - 1).isSpace() && !after.isLetterOrNumber() && after != sign.front()
            && text.at(at - 1) != sign.front())
            return at;
    }
    return -1;
}

qsizetype ticksAt(QStringView text, qsizetype at)
{
    qsizetype count = 0;
    while (at + count < text.size() && text.at(at + count) == u'`')
        ++count;
    return count;
}

// Where the signs begin that end code; -1: nowhere.
qsizetype codeEnd(QStringView text, qsizetype from, qsizetype signs)
{
    for (qsizetype at = text.indexOf(u'`', from); at >= 0; at = text.indexOf(u'`', at)) {
        const qsizetype count = ticksAt(text, at);
        if (count == signs)
            return at;
        at += count;
    }
    return -1;
}

// True when something stands out in it.
bool appendLine(QString &to, QStringView text, int depth)
{
    bool any = false;
    qsizetype plain = 0; // what is not yet appended begins here
    qsizetype at = 0;
    std::array<bool, Marks.size()> isHopeless{}; // nothing ends with this sign from here on
    std::array<bool, 2> isEndless{};             // so is code with one sign, with two
    const auto flush = [&](qsizetype upTo) { append(to, text.sliced(plain, upTo - plain)); };
    while (at < text.size()) {
        if (!isWordAt(text, at - 1)) {
            if (const qsizetype length = addressAt(text.sliced(at)); length > 0) {
                flush(at);
                // Styled text takes what stands in a tag as it is; a quotation mark is of no address.
                const QString address = text.sliced(at, length).toString();
                to += u"<a href=\""_s + address + u"\">"_s + address.toHtmlEscaped() + u"</a>"_s;
                at += length;
                plain = at;
                any = true;
                continue;
            }
        }
        if (text.at(at) == u'`') {
            // One or two signs, ended by as many: nothing in between is a mark.
            const qsizetype signs = ticksAt(text, at);
            const bool mayBegin =
                size_t(signs) <= isEndless.size() && !isEndless[size_t(signs) - 1];
            const qsizetype end = mayBegin ? codeEnd(text, at + signs, signs) : -1;
            if (end < 0) {
                if (mayBegin)
                    isEndless[size_t(signs) - 1] = true;
                at += signs;
                continue;
            }
            flush(at);
            to += u"<code>"_s;
            append(to, text.sliced(at + signs, end - at - signs));
            to += u"</code>"_s;
            at = plain = end + signs;
            any = true;
            continue;
        }
        bool isMark = false;
        for (size_t i = 0; i < Marks.size() && depth < Deepest; ++i) {
            const Mark &mark = Marks[i];
            if (isHopeless[i] || !opensAt(text, at, mark.sign))
                continue;
            const qsizetype inner = at + mark.sign.size();
            const qsizetype end = closingOf(text, inner, mark.sign);
            isHopeless[i] = end < 0;
            if (end < 0)
                continue;
            flush(at);
            to += u"<%1>"_s.arg(mark.tag);
            appendLine(to, text.sliced(inner, end - inner), depth + 1);
            to += u"</%1>"_s.arg(mark.tag);
            at = end + mark.sign.size();
            plain = at;
            any = isMark = true;
            break;
        }
        if (!isMark)
            ++at;
    }
    flush(text.size());
    return any;
}

// A mark that was forgotten ends with its paragraph.
bool appendText(QString &to, QStringView text)
{
    bool any = false;
    for (qsizetype from = 0; from <= text.size();) {
        const qsizetype next = text.indexOf(u"\n\n"_s, from);
        const qsizetype end = next < 0 ? text.size() : next;
        any |= appendLine(to, text.sliced(from, end - from), 0);
        if (next < 0)
            break;
        to += u"<br><br>"_s;
        from = next + 2;
    }
    return any;
}

// The block's lines; its signs stand on lines of their own, the first perhaps with the name of a language.
void appendBlock(QString &to, QStringView code, QStringView language)
{
    to += u"<pre>"_s;
    appendCode(to, code.toString().replace(u'\t', u"    "_s), language);
    to += u"</pre>"_s;
}

// The first ``` from here on that ends a line; -1: there is none.
qsizetype fenceEnding(QStringView text, qsizetype from)
{
    qsizetype at = text.indexOf(Fence, from);
    while (at >= 0 && at + Fence.size() < text.size() && text.at(at + Fence.size()) != u'\n')
        at = text.indexOf(Fence, at + 1);
    return at;
}

// Where the code begins whose block opens with the line at `at`; -1: none does.
qsizetype codeAfter(QStringView text, qsizetype at)
{
    if (!text.sliced(at).startsWith(Fence))
        return -1;
    qsizetype end = at + Fence.size();
    const auto isOfName = [](QChar each) {
        return (each.unicode() < 128 && each.isLetterOrNumber()) || u"_+#.-"_s.contains(each);
    };
    while (end < text.size() && isOfName(text.at(end)))
        ++end;
    return end < text.size() && text.at(end) == u'\n' ? end + 1 : -1;
}

} // namespace

// By hand and in one pass: a pattern takes seconds for text that opens block after block and closes none.
QString markupOf(const QString &text)
{
    if (!mayStandOut(text))
        return {};
    const QStringView view(text);
    QString marked;
    bool any = false;
    qsizetype done = 0;
    for (qsizetype line = 0; line >= 0 && line < view.size();) {
        const qsizetype code = codeAfter(view, line);
        if (code < 0) {
            const qsizetype next = view.indexOf(u'\n', line);
            line = next < 0 ? -1 : next + 1;
            continue;
        }
        const qsizetype close = fenceEnding(view, code);
        if (close < 0)
            break;
        any |= appendText(marked, view.sliced(done, std::max<qsizetype>(0, line - 1 - done)));
        const bool hasOwnLine = close > code && view.at(close - 1) == u'\n';
        const QStringView language =
            view.sliced(line + Fence.size(), code - 1 - line - Fence.size());
        appendBlock(marked, view.sliced(code, close - code - (hasOwnLine ? 1 : 0)), language);
        // The block ends its line.
        line = done = std::min(close + Fence.size() + 1, view.size());
        any = true;
    }
    any |= appendText(marked, view.sliced(done));
    return any ? marked : QString();
}

} // namespace dunlin::client
