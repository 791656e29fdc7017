#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Holds every include and every QML import to the table in docs/layers.toml.

    check_includes.py               check the tree; prints each breach as file:line: sentence
    check_includes.py --self-test   feed it breaches and see that each one is found
"""

import pathlib
import re
import sys
import tempfile
import tomllib

ROOT = pathlib.Path(__file__).resolve().parents[2]
SIDES = ("shared", "server", "client", "qml")
INCLUDE = re.compile(r'^[ \t]*#[ \t]*(?:include|import)[ \t]*([<"])([^>"\n]+)[>"]', re.MULTILINE)
QML_IMPORT = re.compile(r"^[ \t]*import[ \t]+(Dunlin\.\w+)", re.MULTILINE)
COMMENT = re.compile(r'//[^\n]*|/\*.*?\*/|("(?:\\.|[^"\\\n])*")', re.DOTALL)


def without_comments(text):
    """The text with comments blanked, lines kept; strings stay, because an include is one."""
    return COMMENT.sub(lambda m: m.group(1) or re.sub(r"[^\n]", " ", m.group(0)), text)


class Table:
    def __init__(self, text):
        data = tomllib.loads(text)
        self.folders = data["folder"]
        self.qml = data["qml"]
        self.libs = [(re.compile(p), name) for name, ps in data["libs"].items() for p in ps]
        self.modules = [(re.compile(p), name) for name, ps in data["modules"].items() for p in ps]

    def module_of(self, header):
        """The Qt module of a header in < >, or None if it is not Qt's."""
        named = re.match(r"(Qt[A-Z]\w*)/", header)
        if named:
            return named.group(1)
        if re.fullmatch(r"Qt[A-Z]\w*", header):  # <QtSql>: the whole module
            known = {name for _, name in self.modules} | {"QtConcurrent", "QtCore"}
            return header if header in known else "QtCore"
        for pattern, name in self.modules:
            if pattern.fullmatch(header):
                return name
        return "QtCore" if re.fullmatch(r"Q[A-Za-z_0-9]+|q[a-z0-9]+\.h", header) else None

    def library_of(self, header):
        for pattern, name in self.libs:
            if pattern.fullmatch(header):
                return name
        return None

    def may(self, folder, other):
        if other == folder:
            return True
        for allowed in self.folders[folder].get("may", []):
            if allowed == other or (allowed.endswith("/**") and other.startswith(allowed[:-2])):
                return True
        return False


def check_cpp(table, folder, name, text):
    if folder not in table.folders:
        return [f"{name}:1: the folder {folder} has no entry in docs/layers.toml"]
    rules = table.folders[folder]
    faults = []
    code = without_comments(text)
    for match in INCLUDE.finditer(code):
        line = code.count("\n", 0, match.start()) + 1
        kind, header = match.groups()
        fault = None
        if kind == '"':
            other = header.rpartition("/")[0]
            if header.endswith(".moc"):
                continue
            if other.split("/")[0] not in SIDES:
                fault = f'"{header}" is not of the product, or not written from the root'
            elif other not in table.folders:
                fault = f'"{header}": the folder {other} has no entry in docs/layers.toml'
            elif not table.may(folder, other):
                fault = f"{folder} must not include {other}"
        else:
            module, library = table.module_of(header), table.library_of(header)
            if header.split("/")[0] in SIDES:
                fault = f'<{header}> is ours: write it with quotes'
            elif module and module != "QtCore" and module not in rules.get("qt", []):
                fault = f"{folder} must not include {module} (<{header}>)"
            elif library and library not in rules.get("libs", []):
                fault = f"{folder} must not include {library} (<{header}>)"
        if fault:
            faults.append(f"{name}:{line}: {fault}")
    return faults


def check_qml(table, feature, name, text):
    if feature == table.qml["root"]:
        return []
    faults = []
    code = without_comments(text)
    for match in QML_IMPORT.finditer(code):
        module = match.group(1)
        if module in table.qml["shared"] or module == f"Dunlin.{feature}":
            continue
        line = code.count("\n", 0, match.start()) + 1
        faults.append(f"{name}:{line}: the feature {feature} must not import {module}")
    return faults


def check_tree(root, table):
    faults = []
    for side in SIDES:
        for path in sorted((root / side).rglob("*")):
            name = path.relative_to(root).as_posix()
            if path.suffix in (".h", ".cpp", ".hpp", ".cc", ".mm"):
                text = path.read_text(encoding="utf-8")
                faults += check_cpp(table, path.parent.relative_to(root).as_posix(), name, text)
            elif path.suffix == ".qml" and name.count("/") >= 2:
                faults += check_qml(table, name.split("/")[1], name, path.read_text(encoding="utf-8"))
    return faults


# Each row: file, text, a part of the sentence it must provoke ("" for none).
CASES = [
    ("shared/core/a.h", "#include <QString>\n#include <vector>\n#include <sodium.h>\n", ""),
    ("shared/core/a.h", '#include "shared/wire/message.h"\n', "shared/core must not include shared/wire"),
    ("shared/core/a.h", '#include "a.h"\n', "not written from the root"),
    ("shared/core/a.h", '// #include "server/app/node.h"\n/* #include <QSqlQuery> */\n', ""),
    ("shared/wire/a.h", '#include "shared/schema/field.h"\n', ""),
    ("shared/wire/a.h", '#include "server/auth/jwt.h"\n', "must not include server/auth"),
    ("shared/wire/a.h", "#include <QTcpSocket>\n", "must not include QtNetwork"),
    ("shared/codec/a.cpp", '#include "shared/wire/message.h"\n', "must not include shared/wire"),
    ("server/storage/a.h", "#include <QSqlQuery>\n", "must not include QtSql"),
    ("server/storage/a.h", "#  include <QtSql/QSqlQuery>\n", "must not include QtSql"),
    ("server/storage/a.h", "#include <QtSql>\n", "must not include QtSql"),
    ("server/storage/sql/a.cpp", '#include <QSqlQuery>\n#include "server/storage/message_store.h"\n', ""),
    ("server/storage/sql/a.cpp", '#include "server/services/messaging.h"\n', "must not include server/services"),
    ("server/services/a.cpp", '#include "server/gateway/session.h"\n', "must not include server/gateway"),
    ("server/services/a.cpp", '#include "server/storage/sql/executor.h"\n', "must not include server/storage/sql"),
    ("server/services/a.cpp", "#include <QNetworkReply>\n", "must not include QtNetwork"),
    ("server/http/a.cpp", '#include "server/gateway/door.h"\n', "must not include server/gateway"),
    ("server/gateway/a.cpp", '#include "server/storage/message_store.h"\n', "must not include server/storage"),
    ("server/gateway/a.cpp", "#include <QHttpServer>\n", "must not include QtHttpServer"),
    ("server/fanout/a.cpp", "#include <QWebSocket>\n", "must not include QtWebSockets"),
    ("server/auth/a.cpp", "#include <hiredis/hiredis.h>\n", "must not include hiredis"),
    ("server/app/node.cpp", '#include "server/storage/sql/executor.h"\n', ""),
    ("server/app/node.cpp", '#include "client/store/local_store.h"\n', "must not include client/store"),
    ("server/main.cpp", '#include "server/gateway/door.h"\n', "server must not include server/gateway"),
    ("server/app/node.cpp", "#include <QGuiApplication>\n", "must not include QtGui"),
    ("client/link/a.cpp", '#include "client/store/local_store.h"\n', "must not include client/store"),
    ("client/models/a.cpp", "#include <QColor>\n", "must not include QtGui"),
    ("client/models/a.cpp", "#include <QQmlEngine>\n", "must not include QtQml"),
    ("client/models/a.cpp", '#include "client/link/link.h"\n', "must not include client/link"),
    ("client/bridge/a.cpp", '#include "client/store/local_store.h"\n', "must not include client/store"),
    ("client/session/a.cpp", '#include "client/bridge/notifier.h"\n', "must not include client/bridge"),
    ("client/app/main.cpp", '#include "server/app/config.h"\n', "must not include server/app"),
    ("client/app/main.cpp", "#include <QApplication>\n", "must not include QtWidgets"),
    ("client/models/a.cpp", '#include "a.moc"\n', ""),
    ("client/novel/a.cpp", "int x;\n", "client/novel has no entry"),
    ("client/app/main.cpp", '#include "client/novel/a.h"\n', "client/novel has no entry"),
    ("client/app/main.cpp", "#include <client/session/sign_in.h>\n", "write it with quotes"),
    ("qml/Timeline/A.qml", "import QtQuick\nimport Dunlin.Theme\nimport Dunlin.Controls\n", ""),
    ("qml/Timeline/A.qml", "import Dunlin.Composer\n", "Timeline must not import Dunlin.Composer"),
    ("qml/Timeline/A.qml", "// import Dunlin.Composer\n", ""),
    ("qml/App/Main.qml", "import Dunlin.Composer\n", ""),
]


def self_test(table):
    wrong = []
    for name, text, expected in CASES:
        with tempfile.TemporaryDirectory() as folder:
            path = pathlib.Path(folder) / name
            path.parent.mkdir(parents=True)
            path.write_text(text, encoding="utf-8")
            faults = check_tree(pathlib.Path(folder), table)
        if bool(faults) != bool(expected) or (expected and expected not in faults[0]):
            wrong.append(f"{name} {text!r}: expected {expected or 'no fault'!r}, got {faults}")

    # Where Qt's headers are at hand, every one must be known by its right module.
    seen = 0
    modules = {name for _, name in table.modules} - {"QtWidgets", "QtQuick", "QtTest"} | {"QtCore"}
    for base in list(pathlib.Path("/usr/include").glob("*/qt6")) + [pathlib.Path("/usr/include/qt6")]:
        for module in modules:
            for header in (base / module).glob("Q*"):
                if header.name in ("QtEvents",) or re.match(r"Qt\w+(Depends|Version)$", header.name):
                    continue
                seen += 1
                if table.module_of(header.name) != module and header.name[:2] != "Qt":
                    wrong.append(f"<{header.name}> is of {module}, taken for {table.module_of(header.name)}")
    for line in wrong:
        print(line)
    print(f"{len(CASES)} snippets, {seen} headers of Qt, {len(wrong)} wrong")
    return 1 if wrong else 0


def main():
    table = Table((ROOT / "docs" / "layers.toml").read_text(encoding="utf-8"))
    if "--self-test" in sys.argv[1:]:
        return self_test(table)
    faults = check_tree(ROOT, table)
    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
