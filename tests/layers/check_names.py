#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Names that two files of one folder both give in an anonymous namespace: they meet when the two are compiled as one.

    check_names.py               check the product's folders
    check_names.py --self-test   feed it pairs of files and see that each clash is found, and nothing else
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("shared", "server", "client")

# Comments and literals, blanked; lines of the preprocessor likewise.
QUIET = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^()\\\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL,
)
DIRECTIVE = re.compile(r"^[ \t]*#(?:[^\n]*\\\n)*[^\n]*", re.MULTILINE)
OPENING = re.compile(r"\bnamespace\s*\{")
TYPE = re.compile(r"^(?:struct|class|union|enum(?:\s+(?:class|struct))?)\s+(\w+)")
ALIAS = re.compile(r"^using\s+(\w+)\s*=")
ATTRIBUTE = re.compile(r"\[\[[^\]]*\]\]|\balignas\s*\([^)]*\)")


def blank(text):
    text = QUIET.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)
    return DIRECTIVE.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)


def closing(text, at):
    """Where the brace that is open just before `at` closes."""
    depth = 1
    while at < len(text):
        depth += {"{": 1, "}": -1}.get(text[at], 0)
        if depth == 0:
            return at
        at += 1
    return at


def without_templates(head):
    """Without what stands between angles, which may hold anything."""
    kept, depth = [], 0
    for sign in head:
        if sign == "<":
            depth += 1
        elif sign == ">" and depth > 0:
            depth -= 1
        elif depth == 0:
            kept.append(sign)
    return "".join(kept)


def name_of(head):
    """What a declaration gives a name to; None: nothing that another file could meet."""
    head = without_templates(ATTRIBUTE.sub(" ", head)).strip()
    head = re.sub(r"^(template\b|inline\b|static\b|constexpr\b|\s)+", "", head)
    for pattern in (TYPE, ALIAS):
        found = pattern.match(head)
        if found:
            return found.group(1)
    if re.match(r"(namespace|using|static_assert|friend)\b", head) or re.search(r"\boperator\b", head):
        return None
    head = re.split(r"[=({\[;]", head, maxsplit=1)[0].rstrip()
    found = re.search(r"(::\s*)?\b(\w+)$", head)
    # One word alone is a macro; a name behind colons is a member's.
    if not found or found.group(1) or found.group(2) == head:
        return None
    return found.group(2)


def declarations(text, begin, end):
    """(where, head) of what stands between, without what is in its braces and brackets."""
    at, start, depth = begin, begin, 0
    while at < end:
        sign = text[at]
        if sign == "(":
            depth += 1
        elif sign == ")":
            depth -= 1
        elif sign == "{" and depth == 0:
            head = text[start:at]
            yield start, head
            at = closing(text, at + 1)
            # What is initialised or declared with braces ends behind them.
            rest = re.match(r"\s*[;,]|\s*\w[^;{}]*;", text[at + 1 : end])
            ends_so = re.search(r"^\s*(struct|class|union|enum)\b", head) or "=" in without_templates(head)
            if rest and (ends_so or rest.group(0).strip() == ";"):
                at += rest.end()
            start = at + 1
        elif sign == ";" and depth == 0:
            yield start, text[start:at]
            start = at + 1
        at += 1


def names(text):
    """name -> line of the first."""
    code = blank(text)
    found = {}
    for opening in OPENING.finditer(code):
        for where, head in declarations(code, opening.end(), closing(code, opening.end())):
            name = name_of(head)
            if name and name not in found:
                where += len(head) - len(head.lstrip())
                found[name] = code.count("\n", 0, where) + 1
    return found


def clashes(files):
    """Of (name of the file, text) of one folder."""
    first, faults = {}, []
    for file, text in files:
        for name, line in names(text).items():
            if name in first:
                faults.append(f"{file}:{line}: `{name}` is a name of {first[name]}, too: they may be compiled as one")
            else:
                first[name] = file
    return faults


def check_tree(root):
    faults, count = [], 0
    folders = {path.parent for top in FOLDERS for path in (root / top).rglob("*.cpp")}
    for folder in sorted(folders):
        files = [(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8")) for path in sorted(folder.glob("*.cpp"))]
        count += len(files)
        faults += clashes(files)
    return faults, count


def alone(text):
    return "namespace a {\nnamespace {\n" + text + "\n} // namespace\n} // namespace a\n"


# what two files have, and how many names meet
CASES = [
    ("constexpr int Page = 5;", "constexpr qsizetype Page = 6;", 1),
    ("constexpr char Page[] = \"x\";", "const QString Page{QStringLiteral(\"x;\")};", 1),
    ("QString textOf(const Error &error)\n{\n    return {};\n}", "int textOf(int x) { return x; }", 1),
    ("struct Row {\n    int at = 0;\n};", "class Row;", 1),
    ("enum class Step : quint8 { One };", "using Step = int;", 1),
    ("template <typename T>\nT first(const QList<T> &all) { return all[0]; }", "const std::function<void(int)> first = nullptr;", 1),
    ("[[maybe_unused]] constexpr int Odd = 1;", "constexpr int Odd = 2, Even = 4;", 1),
    ("int a() { return 1; }\nint b() { return 2; }", "int b() { return 1; }\nint a() { return 2; }", 2),
    ("const QHash<int, QString> Names{{1, {}}, {2, {}}};\nint next = 0;", "int next = 1;", 1),
    # Not these.
    ("constexpr int Page = 5;", "constexpr int Pages = 5;", 0),
    ("struct Row {\n    int at = 0;\n    int size() const { return at; }\n};", "int at = 0;\nint size() { return at; }", 0),
    ("int a() { const int inner = 1; return inner; }", "int inner = 0;", 0),
    ("// constexpr int Page = 5;", "constexpr int Page = 5;", 0),
    ("#define PAGE(x) \\\n    constexpr int Page = x;", "constexpr int Page = 5;", 0),
    ("bool operator==(const A &, const B &);", "bool operator==(const C &, const D &);", 0),
    ("void Inner::run() {}", "void Other::run() {}", 0),
    ("static_assert(sizeof(int) == 4);", "static_assert(sizeof(int) == 4);", 0),
]


def self_test():
    wrong = 0
    for one, other, expected in CASES:
        found = clashes([("one.cpp", alone(one)), ("other.cpp", alone(other))])
        if len(found) != expected:
            print(f"{one!r} and {other!r}: {len(found)} clashes, not {expected}: {found}")
            wrong += 1
    if clashes([("one.cpp", "constexpr int Page = 5;"), ("other.cpp", "constexpr int Page = 5;")]):
        print("what is in no anonymous namespace is none of its business")
        wrong += 1
    print(f"{len(CASES) + 1} snippets, {wrong} wrong")
    return 1 if wrong else 0


def main():
    if "--self-test" in sys.argv[1:]:
        return self_test()
    faults, count = check_tree(ROOT)
    print("\n".join(faults) if faults else f"{count} files")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
