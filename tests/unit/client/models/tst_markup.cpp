// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What stands out in a message, and that a message can't bring tags of its own.
#include "client/models/markup.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class MarkupTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatStandsOut_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<QString>("markup");
        const auto row = [](const char *name, const QString &text, const QString &markup) {
            QTest::newRow(name) << text << markup;
        };
        row("nothing", u"Perfect. See you at six."_s, {});
        row("several lines", u"one\ntwo"_s, {});
        row("address", u"see https://example.org/a?b=1&c=2."_s,
            u"see <a href=\"https://example.org/a?b=1&c=2\">https://example.org/a?b=1&amp;c=2</a>."_s);
        row("in brackets", u"(http://example.org/x_(y))"_s,
            u"(<a href=\"http://example.org/x_(y)\">http://example.org/x_(y)</a>)"_s);
        row("of this program", u"dunlin://chat.example.org/i/abc"_s,
            u"<a href=\"dunlin://chat.example.org/i/abc\">dunlin://chat.example.org/i/abc</a>"_s);
        row("another scheme", u"file:///etc/passwd javascript://x"_s, {});
        row("only a scheme", u"https:// is what it begins with"_s, {});
        row("within a word", u"xhttps://example.org"_s, {});
        row("bold", u"**now** or **never**"_s, u"<b>now</b> or <b>never</b>"_s);
        row("slanted", u"*this* and _that_"_s, u"<i>this</i> and <i>that</i>"_s);
        row("struck", u"at ~~six~~ seven"_s, u"at <s>six</s> seven"_s);
        row("within", u"**very *very* loud**"_s, u"<b>very <i>very</i> loud</b>"_s);
        row("sums", u"2*3*4 = 24, 2 * 3 * 4"_s, {});
        row("names", u"a_name and another_name"_s, {});
        row("within words", u"2*3* and a_b_ and x**y**"_s, {});
        row("never closed", u"*so what"_s, {});
        row("a list", u"* one\n* two"_s, {});
        row("stars", u"*** and ****"_s, {});
        row("code", u"`a *b* c`"_s, u"<code>a *b* c</code>"_s);
        row("code beside it", u"`*b*` *c*"_s, u"<code>*b*</code> <i>c</i>"_s);
        row("code with tags", u"`<b>&` `  x`"_s,
            u"<code>&lt;b&gt;&amp;</code> <code>&nbsp; x</code>"_s);
        row("code with nothing in it", u"`` and `"_s, {});
        row("code next to code", u"`a``b`"_s, u"<code>a``b</code>"_s);
        row("code with its sign", u"``a `b` c`` ```d``` `` e"_s,
            u"<code>a `b` c</code> ```d``` `` e"_s);
        row("code of two paragraphs", u"`a\n\nb`"_s, {});
        row("address with marks", u"https://example.org/a_b_c and *d*"_s,
            u"<a href=\"https://example.org/a_b_c\">https://example.org/a_b_c</a> and <i>d</i>"_s);
        row("bold address", u"**https://example.org**"_s,
            u"<b><a href=\"https://example.org\">https://example.org</a></b>"_s);
        row("block", u"look:\n```cpp\nint *a;\n  if (a < b)\n```\nthere"_s,
            u"look:<pre><span class=\"k\">int</span> *a;\n  <span class=\"k\">if</span> (a &lt; b)</pre>there"_s);
        row("block alone", u"```\n*x*\n```"_s, u"<pre>*x*</pre>"_s);
        row("no end", u"```\nx"_s, {});
        row("two blocks", u"```\na\n```\n```\nb\n```"_s, u"<pre>a</pre><pre>b</pre>"_s);
        row("two blocks of a language", u"```js\nlet a\n```\n```py\n1\n```"_s,
            u"<pre><span class=\"k\">let</span> a</pre><pre><span class=\"n\">1</span></pre>"_s);
        row("blocks and code", u"`a`\n```\nb\n```\n`c`\n```\nd\n```"_s,
            u"<code>a</code><pre>b</pre><code>c</code><pre>d</pre>"_s);
        row("empty blocks", u"```\n```\n```c\n```"_s, u"<pre></pre><pre></pre>"_s);
        row("ends with its last line", u"```\na```\nb"_s, u"<pre>a</pre>b"_s);
        row("within a line", u"say ```\nx\n```"_s, {});
        row("four signs", u"```\na\n````\n*b*"_s, u"<pre>a\n`</pre><i>b</i>"_s);
        row("blanks and lines", u"a  b\n c *d*"_s, u"a &nbsp;b<br>&nbsp;c <i>d</i>"_s);
    }
    void whatStandsOut()
    {
        QFETCH(QString, text);
        QFETCH(QString, markup);
        QCOMPARE(markupOf(text), markup);
    }

    void tagsAreNotTaken()
    {
        QCOMPARE(
            markupOf(u"<img src=\"https://evil.example/x.png\"> *a*"_s),
            u"&lt;img src=&quot;<a href=\"https://evil.example/x.png\">https://evil.example/x.png</a>&quot;&gt; <i>a</i>"_s);
        QCOMPARE(markupOf(u"&lt;b&gt; *a*"_s), u"&amp;lt;b&amp;gt; <i>a</i>"_s);
        QCOMPARE(markupOf(u"```\n</pre><img src='x'>\n```"_s),
                 u"<pre>&lt;/pre&gt;&lt;img src='x'&gt;</pre>"_s);
    }

    // Turned round by a mark that can't be seen, one address looks like another.
    void anAddressEndsWhereItCantBeSeen()
    {
        QCOMPARE(markupOf(u"https://example.org/\u202egpj.exe"_s),
                 u"<a href=\"https://example.org/\">https://example.org/</a>\u202egpj.exe"_s);
    }

    // Whatever is written: the tags are ours and closed in order, an address is what it shows, and the words are all there.
    void whateverIsWritten()
    {
        QRandomGenerator random(20261129);
        const QStringList bits{u"*"_s,       u"**"_s, u"_"_s,  u"~~"_s,         u"`"_s,
                               u"```"_s,     u"\n"_s, u" "_s,  u"a"_s,          u"<b>"_s,
                               u"&"_s,       u"\""_s, u"("_s,  u")"_s,          u"https://x.y"_s,
                               u"</a>"_s,    u"\t"_s, u"."_s,  u"dunlin://h"_s, u"é"_s,
                               u"```js\n"_s, u"/*"_s, u"//"_s, u"7"_s,          u"if "_s};
        static const QRegularExpression tag(
            u"<(/?)(b|i|s|pre|code|span|a|br)( class=\"[kscn]\"| href=\"([^\"<>]*)\")?>"_s);
        for (int round = 0; round < 4000; ++round) {
            QString text;
            for (int i = random.bounded(24); i >= 0; --i)
                text += bits.at(random.bounded(bits.size()));
            const QString marked = markupOf(text);
            QStringList open;
            QString rest = marked;
            for (auto at = tag.globalMatch(marked); at.hasNext();) {
                const auto each = at.next();
                if (each.captured(2) == "br"_L1)
                    continue;
                if (each.captured(1).isEmpty()) {
                    open.append(each.captured(2));
                    if (each.captured(2) == "a"_L1)
                        QVERIFY2(QStringView(marked)
                                     .sliced(each.capturedEnd())
                                     .startsWith(each.captured(4).toHtmlEscaped() + u"</a>"_s),
                                 qPrintable(text));
                } else {
                    QVERIFY2(!open.isEmpty() && open.takeLast() == each.captured(2),
                             qPrintable(text));
                }
            }
            QVERIFY2(open.isEmpty(), qPrintable(text));
            rest.remove(tag);
            QVERIFY2(!rest.contains(u'<') && !rest.contains(u'>'), qPrintable(text));
            if (!marked.isEmpty())
                QCOMPARE(rest.count(u'a'), text.count(u'a') + rest.count(u"&amp;"_s));
        }
    }

    // A long line of signs takes no time that anybody notices.
    void manySignsAreReadInTime()
    {
        for (const QString &each :
             {u"*a "_s, u"**"_s, u"_a_"_s, u"`"_s, u"https://"_s, u"("_s, u"```\n"_s, u"```c\n"_s})
            QVERIFY(markupOf(each.repeated(16'000 / each.size())).size() < 400'000);
    }
};

QTEST_APPLESS_MAIN(MarkupTest)
#include "tst_markup.moc"
