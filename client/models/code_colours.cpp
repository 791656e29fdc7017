// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/models/code_colours.h"

#include <QSet>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

constexpr qsizetype LongestCode = 20'000;
constexpr int MostColoured = 4'000; // pieces; what a document is laid out of
constexpr qsizetype LongestLetter = 12;

struct Language {
    QStringView names; // as they stand behind the fence, between blanks
    QStringView words;
    QStringView line;  // begins a comment that its line ends
    QStringView begin; // of a comment
    QStringView end;
    QStringView quotes;   // of strings that end with their line at the latest
    QStringView longer;   // of strings that may have several lines
    bool letters = false; // a single quote is around one letter, or means something else
    bool anyCase = false;
};

constexpr QStringView CWords = u"auto break case char const continue default do double else enum "
                               u"extern float for goto if inline int long register "
                               u"restrict return short signed sizeof static struct switch typedef "
                               u"union unsigned void volatile while NULL true false bool";
constexpr QStringView CppWords =
    u"alignas alignof and auto bool break case catch char char8_t char16_t char32_t class concept "
    u"const consteval constexpr "
    u"constinit const_cast continue co_return co_yield decltype default delete do double "
    u"dynamic_cast else enum "
    u"explicit export extern false final float for friend goto if inline int long mutable "
    u"namespace new noexcept not nullptr "
    u"operator or override private protected public register reinterpret_cast requires return "
    u"short signed sizeof static "
    u"static_assert static_cast struct switch template this thread_local throw true try typedef "
    u"typeid typename union unsigned "
    u"using virtual void volatile wchar_t while";
constexpr QStringView JavaWords = u"abstract assert boolean break byte case catch char class const "
                                  u"continue default do double else enum extends final finally "
                                  u"float for goto if implements import instanceof int interface "
                                  u"long native new null package private protected public record "
                                  u"return sealed short static strictfp super switch synchronized "
                                  u"this throw throws transient true false try var void "
                                  u"volatile while yield";
constexpr QStringView KotlinWords =
    u"abstract as break by catch class companion const constructor continue data do else enum "
    u"false final finally for fun get if "
    u"import in init inline interface internal is lateinit null object open operator out override "
    u"package private protected "
    u"public return sealed set super suspend this throw true try typealias val var vararg when "
    u"where while";
constexpr QStringView CSharpWords =
    u"abstract as async await base bool break byte case catch char class const continue decimal "
    u"default delegate do double else "
    u"enum event explicit extern false finally fixed float for foreach get if implicit in int "
    u"interface internal is lock long "
    u"namespace new null object operator out override params private protected public readonly "
    u"record ref return sbyte sealed "
    u"set short sizeof static string struct switch this throw true try typeof uint ulong unchecked "
    u"unsafe ushort using var "
    u"virtual void volatile while yield";
constexpr QStringView ScriptWords =
    u"abstract any as async await boolean break case catch class const continue debugger declare "
    u"default delete do else enum "
    u"export extends false finally for from function get if implements import in instanceof "
    u"interface keyof let namespace never "
    u"new null number of private property protected public readonly required return set signal "
    u"static string super switch this "
    u"throw true try type typeof undefined unknown var void while with yield";
constexpr QStringView PythonWords =
    u"False None True and as assert async await break case class continue def del elif else except "
    u"finally for from global if "
    u"import in is lambda match nonlocal not or pass raise return self try while with yield";
constexpr QStringView GoWords = u"any bool break byte case chan const continue default defer else "
                                u"error fallthrough false float32 float64 for func go goto "
                                u"if import int int32 int64 interface map nil package range return "
                                u"rune select string struct switch true type uint uint32 "
                                u"uint64 var";
constexpr QStringView RustWords = u"Self as async await bool break char const continue crate dyn "
                                  u"else enum extern f32 f64 false fn for i16 i32 i64 i8 if impl "
                                  u"in isize let loop match mod move mut pub ref return self "
                                  u"static str struct super trait true type u16 u32 u64 u8 unsafe "
                                  u"use usize where while";
constexpr QStringView ShellWords =
    u"alias break case cd continue declare do done echo elif else esac eval exec exit export fi "
    u"for function if in local "
    u"readonly return select set shift source then trap unset until while";
constexpr QStringView SqlWords =
    u"add all alter and as asc begin between bigint by cascade case check column commit constraint "
    u"create cross default delete "
    u"desc distinct drop else end except exists foreign from full group having if in index inner "
    u"insert int integer intersect "
    u"into is join key left like limit not null offset on or order outer primary references "
    u"returning right rollback select set "
    u"table text then timestamp union unique update using values varchar view when where with";
constexpr QStringView PhpWords = u"abstract and array as break callable case catch class clone "
                                 u"const continue declare default do echo else elseif empty "
                                 u"enum extends false final finally fn for foreach function global "
                                 u"if implements include instanceof interface isset list "
                                 u"match namespace new null or print private protected public "
                                 u"readonly require require_once return self static switch this "
                                 u"throw trait true try unset use var while yield";
constexpr QStringView RubyWords = u"alias and begin break case class def defined do else elsif end "
                                  u"ensure false for if in module next nil not or private "
                                  u"protected public puts raise redo require rescue retry return "
                                  u"self super then true undef unless until when while yield";
constexpr QStringView LuaWords = u"and break do else elseif end false for function goto if in "
                                 u"local nil not or repeat return then true until while";
constexpr QStringView SwiftWords = u"Any as async await break case catch class continue default "
                                   u"defer deinit do else enum extension fallthrough false "
                                   u"fileprivate final for func guard if import in init inout "
                                   u"internal is lazy let nil open operator override private "
                                   u"protocol public repeat rethrows return self static struct "
                                   u"subscript super switch throw throws true try typealias var "
                                   u"weak where while";

constexpr std::array<Language, 17> Languages{{
    {u"c h", CWords, u"//", u"/*", u"*/", u"\"", {}, true, false},
    {u"cpp c++ cc cxx hpp", CppWords, u"//", u"/*", u"*/", u"\"", {}, true, false},
    {u"java", JavaWords, u"//", u"/*", u"*/", u"\"", {}, true, false},
    {u"kotlin kt kts", KotlinWords, u"//", u"/*", u"*/", u"\"", {}, true, false},
    {u"cs csharp c#", CSharpWords, u"//", u"/*", u"*/", u"\"", {}, true, false},
    {u"js javascript ts typescript jsx tsx mjs qml", ScriptWords, u"//", u"/*", u"*/", u"\"'", u"`",
     false, false},
    {u"py python python3", PythonWords, u"#", u"\"\"\"", u"\"\"\"", u"\"'", {}, false, false},
    {u"go golang", GoWords, u"//", u"/*", u"*/", u"\"", u"`", true, false},
    {u"rs rust", RustWords, u"//", u"/*", u"*/", u"\"", {}, true, false},
    {u"sh bash zsh shell", ShellWords, u"#", {}, {}, {}, u"\"'", false, false},
    {u"sql postgresql sqlite mysql", SqlWords, u"--", u"/*", u"*/", u"\"'", {}, false, true},
    {u"json jsonc json5", u"true false null", u"//", u"/*", u"*/", u"\"", {}, false, false},
    {u"yaml yml toml ini conf",
     u"true false null yes no on off",
     u"#",
     {},
     {},
     u"\"'",
     {},
     false,
     true},
    {u"php", PhpWords, u"//", u"/*", u"*/", {}, u"\"'", false, true},
    {u"rb ruby", RubyWords, u"#", u"=begin", u"=end", u"\"'", u"`", false, false},
    {u"lua", LuaWords, u"--", u"--[[", u"]]", u"\"'", {}, false, false},
    {u"swift", SwiftWords, u"//", u"/*", u"*/", u"\"", {}, false, false},
}};

const Language *languageOf(QStringView name)
{
    for (const Language &each : Languages) {
        for (const QStringView known : each.names.tokenize(u' ')) {
            if (known.compare(name, Qt::CaseInsensitive) == 0)
                return &each;
        }
    }
    return nullptr;
}

bool isOfWord(QChar each)
{
    return each.isLetterOrNumber() || each == u'_';
}

class Colours
{
public:
    Colours(QString &to, QStringView code, const Language &language)
        : m_to(to)
        , m_code(code)
        , m_language(language)
    {
        for (const QStringView word : language.words.tokenize(u' '))
            m_words.insert(word);
    }

    void append()
    {
        while (m_at < m_code.size()) {
            if (m_coloured < MostColoured && next())
                continue;
            ++m_at;
        }
        flush(m_code.size());
    }

private:
    bool begins(QStringView sign) const
    {
        return !sign.isEmpty() && m_code.sliced(m_at).startsWith(sign);
    }
    void flush(qsizetype upTo)
    {
        m_to += m_code.sliced(m_plain, upTo - m_plain).toString().toHtmlEscaped();
        m_plain = upTo;
    }
    bool colour(qsizetype end, QChar kind)
    {
        flush(m_at);
        m_to += u"<span class=\""_s + kind + u"\">"_s;
        flush(end);
        m_to += u"</span>"_s;
        m_at = end;
        ++m_coloured;
        return true;
    }
    qsizetype lineEnd() const
    {
        const qsizetype end = m_code.indexOf(u'\n', m_at);
        return end < 0 ? m_code.size() : end;
    }
    // Behind the quotation mark that ends what begins here; what none ends goes as far as it may.
    qsizetype stringEnd(qsizetype most) const
    {
        for (qsizetype at = m_at + 1; at < most; ++at) {
            if (m_code.at(at) == u'\\')
                ++at;
            else if (m_code.at(at) == m_code.at(m_at))
                return at + 1;
        }
        return most;
    }
    bool next()
    {
        const QChar here = m_code.at(m_at);
        // A block's sign may begin like a line's: the longer one comes first.
        if (begins(m_language.begin)) {
            const qsizetype end = m_code.indexOf(m_language.end, m_at + m_language.begin.size());
            return colour(end < 0 ? m_code.size() : end + m_language.end.size(),
                          m_language.begin.front() == u'"' ? u's' : u'c');
        }
        // In a shell $# and a#b are no comments.
        if (begins(m_language.line)
            && (m_language.line != u"#" || m_at == 0 || m_code.at(m_at - 1).isSpace()))
            return colour(lineEnd(), u'c');
        if (m_language.quotes.contains(here))
            return colour(stringEnd(lineEnd()), u's');
        if (m_language.longer.contains(here))
            return colour(stringEnd(m_code.size()), u's');
        if (m_language.letters && here == u'\'') {
            const qsizetype end = stringEnd(std::min(lineEnd(), m_at + LongestLetter));
            const bool isClosed = end > m_at + 2 && m_code.at(end - 1) == u'\'';
            // A letter may take two code units, and what is behind a backslash a few.
            const bool isOne = isClosed
                && (end - m_at <= 3 || m_code.at(m_at + 1) == u'\\'
                    || (end - m_at == 4 && m_code.at(m_at + 1).isSurrogate()));
            return isOne && colour(end, u's');
        }
        if (isOfWord(here))
            return word();
        return false;
    }
    bool word()
    {
        const bool isNumber = m_code.at(m_at) >= u'0' && m_code.at(m_at) <= u'9';
        qsizetype end = m_at + 1;
        while (end < m_code.size()
               && (isOfWord(m_code.at(end))
                   || (isNumber && m_code.at(end) == u'.' && end + 1 < m_code.size()
                       && m_code.at(end + 1) >= u'0' && m_code.at(end + 1) <= u'9')))
            ++end;
        if (isNumber)
            return colour(end, u'n');
        const QStringView found = m_code.sliced(m_at, end - m_at);
        const QString lower = m_language.anyCase ? found.toString().toLower() : QString();
        if (m_words.contains(m_language.anyCase ? QStringView(lower) : found))
            return colour(end, u'k');
        m_at = end;
        return true;
    }

    QString &m_to;
    const QStringView m_code;
    const Language &m_language;
    QSet<QStringView> m_words;
    qsizetype m_at = 0;
    qsizetype m_plain = 0; // what is not yet appended begins here
    int m_coloured = 0;
};

} // namespace

void appendCode(QString &to, QStringView code, QStringView language)
{
    const Language *known = code.size() > LongestCode ? nullptr : languageOf(language);
    if (known)
        Colours(to, code, *known).append();
    else
        to += code.toString().toHtmlEscaped();
}

} // namespace dunlin::client
