// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Code that somebody sent has the colours of its language, and stays what it is whatever it is.
#include "client/models/code_colours.h"

#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

QString coloured(const QString &code, const QString &language)
{
    QString to;
    appendCode(to, code, language);
    return to;
}

// Spans as [k:word], which is easier to read.
QString shortened(QString marked)
{
    static const QRegularExpression span(u"<span class=\"(.)\">(.*?)</span>"_s,
                                         QRegularExpression::DotMatchesEverythingOption);
    return marked.replace(span, u"[\\1:\\2]"_s);
}

} // namespace

class CodeColoursTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsToldApart_data()
    {
        QTest::addColumn<QString>("language");
        QTest::addColumn<QString>("code");
        QTest::addColumn<QString>("shown");
        const auto row = [](const char *name, const QString &language, const QString &code,
                            const QString &shown) {
            QTest::newRow(name) << language << code << shown;
        };
        row("C++", u"cpp"_s, u"if (a < 0x1F) // b\n  return \"c\\\"d\"; /* e\nf */"_s,
            u"[k:if] (a &lt; [n:0x1F]) [c:// b]\n  [k:return] [s:&quot;c\\&quot;d&quot;]; [c:/* e\nf */]"_s);
        row("a letter", u"C++"_s, u"char a = '\\n', b = 1'000;"_s,
            u"[k:char] a = [s:'\\n'], b = [n:1]'[n:000];"_s);
        row("words within words", u"c"_s, u"iffy _if if2"_s, u"iffy _if if2"_s);
        row("a lifetime", u"rust"_s, u"fn f<'a>(x: &'a str) {}"_s,
            u"[k:fn] f&lt;'a&gt;(x: &amp;'a [k:str]) {}"_s);
        row("Python", u"py"_s, u"def f(): # g\n  \"\"\"h\ni\"\"\"\n  return 'j' + 1.5"_s,
            u"[k:def] f(): [c:# g]\n  [s:&quot;&quot;&quot;h\ni&quot;&quot;&quot;]\n  [k:return] [s:'j'] + [n:1.5]"_s);
        row("a template", u"js"_s, u"const a = `b\n${c}` // d"_s,
            u"[k:const] a = [s:`b\n${c}`] [c:// d]"_s);
        row("a shell", u"bash"_s, u"for a in $# b#c; do # d\necho \"e\nf\"; done"_s,
            u"[k:for] a [k:in] $# b#c; [k:do] [c:# d]\n[k:echo] [s:&quot;e\nf&quot;]; [k:done]"_s);
        row("SQL", u"sql"_s, u"SELECT a FROM b WHERE c = 'd' -- e"_s,
            u"[k:SELECT] a [k:FROM] b [k:WHERE] c = [s:'d'] [c:-- e]"_s);
        row("Lua", u"lua"_s, u"--[[ a\nb ]] local c -- d"_s,
            u"[c:--[[ a\nb ]]] [k:local] c [c:-- d]"_s);
        row("JSON", u"json"_s, u"{\"a\": [1, true]}"_s,
            u"{[s:&quot;a&quot;]: [[n:1], [k:true]]}"_s);
        row("ranges", u"rs"_s, u"0..10"_s, u"[n:0]..[n:10]"_s);
        row("never closed", u"c"_s, u"a /* b"_s, u"a [c:/* b]"_s);
        row("a string without its end", u"c"_s, u"\"a\nint"_s, u"[s:&quot;a]\n[k:int]"_s);
        row("ends with what hides", u"c"_s, u"\"a\\"_s, u"[s:&quot;a\\]"_s);
        row("a language that is not known", u"brainfuck"_s, u"if <b>"_s, u"if &lt;b&gt;"_s);
        row("no language", {}, u"if 1"_s, u"if 1"_s);
        row("nothing", u"c"_s, {}, {});
    }
    void whatIsToldApart()
    {
        QFETCH(const QString, language);
        QFETCH(const QString, code);
        QFETCH(const QString, shown);
        QCOMPARE(shortened(coloured(code, language)), shown);
    }

    void everyLanguageHasColours()
    {
        for (const char *name : {"c", "cpp", "java", "kt", "cs", "js", "ts", "qml", "py", "go",
                                 "rs", "sh", "sql", "json", "yaml", "php", "rb", "lua", "swift"}) {
            const QString marked = coloured(u"true \"a\" 12"_s, QString::fromLatin1(name));
            QVERIFY2(marked.contains(u"class=\"n\">12"_s), name);
            QVERIFY2(marked.contains(u"class=\"s\">&quot;a&quot;"_s), name);
        }
    }

    void whatIsTooLongHasNone()
    {
        const QString most = u"if "_s.repeated(20'000 / 3);
        QVERIFY(coloured(most, u"c"_s).contains(u"<span"_s));
        QCOMPARE(coloured(most + u"if if"_s, u"c"_s), most + u"if if"_s);
    }

    // A document of ten thousand pieces takes a moment to lay out.
    void oneBlockHasSoManyPieces()
    {
        const QString marked = coloured(u"1 "_s.repeated(9'000), u"c"_s);
        QCOMPARE(marked.count(u"<span"_s), 4'000);
        QCOMPARE(marked.count(u'1'), 9'000);
    }

    // What comes out is what went in, and the spans are ours, closed, and never within each other.
    void whateverIsSent()
    {
        QRandomGenerator random(20261130);
        const QStringList bits{u"\""_s, u"'"_s,  u"`"_s,      u"\\"_s,     u"/*"_s,
                               u"*/"_s, u"//"_s, u"#"_s,      u"--"_s,     u"\n"_s,
                               u" "_s,  u"if"_s, u"12"_s,     u"."_s,      u"<b>"_s,
                               u"&"_s,  u"[["_s, u"\"\"\""_s, u"=begin"_s, u"é"_s};
        static const QRegularExpression span(u"<span class=\"[kscn]\">([^<>]*)</span>"_s);
        for (const char *language : {"c", "js", "py", "sh", "sql", "lua", "rb", "php", "rs"}) {
            for (int round = 0; round < 500; ++round) {
                QString code;
                for (int i = random.bounded(30); i >= 0; --i)
                    code += bits.at(random.bounded(bits.size()));
                QString marked = coloured(code, QString::fromLatin1(language));
                marked.replace(span, u"\\1"_s);
                QCOMPARE(marked, code.toHtmlEscaped());
            }
        }
    }

    void howLongItTakes()
    {
        const QString code = u"int a = \"b\"; /* c */ f(12, 'd');\n"_s.repeated(600);
        QBENCHMARK
        {
            QVERIFY(!coloured(code, u"cpp"_s).isEmpty());
        }
    }
};

QTEST_APPLESS_MAIN(CodeColoursTest)
#include "tst_code_colours.moc"
