#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Words that may not appear in our C++ (docs/style.md says why), comments and strings left aside.

    check_words.py               check the tree
    check_words.py --self-test   feed it breaches and see that each one is found
"""

import pathlib
import re
import sys

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDERS = ("shared", "server", "client", "tests")

# word, where it is allowed all the same, what to do instead
RULES = [
    (r"\bco_(await|return|yield)\b", r"", "no coroutines on this compiler: then() and finally() of shared/core/async.h"),
    (r"(\.|->)\s*then\s*\(", r"shared/core/async\.h", "QFuture's own then() has traps: then() of shared/core/async.h"),
    (r"\bQT_VERSION(_CHECK|_STR)?\b", r".*_compat\.h", "differences between Qt versions live in a *_compat.h"),
    (r"\binstance\s*\(\s*\)", r"client/app/network_watch\.cpp", "no singletons: pass a reference"),
    (r"\bsetContextProperty\b", r"", "QML gets its objects as properties"),
    (r"\bqDebug\s*\(", r"", "log with a category of shared/core/log.h"),
    (r"\bcrypto_aead_\w+", r"shared/core/aead\.cpp", "aeadSeal() and aeadOpen() of shared/core/aead.h: the ones that vectors check"),
]

# One pass over comments, raw strings, strings and characters; all are blanked, lines are kept.
QUIET = re.compile(
    r'//[^\n]*|/\*.*?\*/|R"([^()\\\s]{0,16})\(.*?\)\1"|"(?:\\.|[^"\\\n])*"|(?<![0-9A-Za-z_])\'(?:\\.|[^\'\\\n])+\'',
    re.DOTALL,
)


def blank(text):
    return QUIET.sub(lambda m: re.sub(r"[^\n]", " ", m.group(0)), text)


def check(name, text):
    code = blank(text)
    faults = []
    for word, allowed, advice in RULES:
        if allowed and re.fullmatch(allowed, name):
            continue
        for match in re.finditer(word, code):
            line = code.count("\n", 0, match.start()) + 1
            faults.append(f"{name}:{line}: `{match.group(0).strip()}`: {advice}")
    return faults


def check_tree(root):
    faults = []
    for folder in FOLDERS:
        for path in sorted((root / folder).rglob("*")):
            if path.suffix in (".h", ".cpp"):
                faults += check(path.relative_to(root).as_posix(), path.read_text(encoding="utf-8"))
    return faults


CASES = [
    ("a.cpp", "co_await f();", True),
    ("a.cpp", "// co_await f();\n/* x.then( */ const char *s = \"qDebug()\";", False),
    ("a.cpp", 'auto s = R"(\nqDebug() "\n)";', False),
    ("a.cpp", "int n = 1'000'000; future.then(f);", True),
    ("a.cpp", "future->then (f);", True),
    ("a.cpp", "then(this, f, g);", False),
    ("shared/core/async.h", "source.then(f);", False),
    ("server/core/async.h", "source.then(f);", True),
    ("a.cpp", "#if QT_VERSION >= QT_VERSION_CHECK(6, 5, 0)", True),
    ("server/http/http_compat.h", "#if QT_VERSION >= 1", False),
    ("a.cpp", "Config::instance().x();", True),
    ("a.cpp", "instanceOf(x); qInfo() << 1; c = '\"'; qDebugging(); d = '\"';", False),
    ("a.cpp", "c->setContextProperty(x);", True),
    ("a.cpp", "char q = '\"'; qDebug() << 1; // '", True),
    ("client/store/a.cpp", "crypto_aead_xchacha20poly1305_ietf_encrypt(x);", True),
    ("shared/core/aead.cpp", "crypto_aead_xchacha20poly1305_ietf_encrypt(x);", False),
]


def self_test():
    wrong = [c for c in CASES if bool(check(c[0], c[1])) != c[2]]
    for name, text, bad in wrong:
        print(f"{name} {text!r}: should {'' if bad else 'not '}be found, got {check(name, text)}")
    print(f"{len(CASES)} snippets, {len(wrong)} wrong")
    return 1 if wrong else 0


def main():
    if "--self-test" in sys.argv[1:]:
        return self_test()
    faults = check_tree(ROOT)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
