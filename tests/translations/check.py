#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Every text of the window is in every translation, finished, with the same placeholders.

    check.py LUPDATE             look
    check.py LUPDATE --update    take new texts into the files, as unfinished
    check.py --self-test         feed it breaches and see that each one is found

English has only its plurals.
"""

import pathlib
import re
import subprocess
import sys
import tempfile
import xml.etree.ElementTree as ET

ROOT = pathlib.Path(__file__).resolve().parents[2]
FOLDER = ROOT / "resources" / "translations"
SOURCES = ["qml", "client/bridge"]
# Forms of a plural, as Qt counts them.
FORMS = {"ar": 6, "de": 2, "en": 2, "es": 2, "fr": 2, "zh_CN": 1}
PLACEHOLDER = re.compile(r"%(?:\d+|n)")


def update(lupdate, language, target):
    options = ["-silent", "-no-obsolete", "-locations", "none", "-I", ".", "-source-language", "en"]
    options += ["-target-language", language]
    if language == "en":
        options.append("-pluralonly")
    subprocess.run([lupdate, *options, *SOURCES, "-ts", str(target)], cwd=ROOT, check=True, stderr=subprocess.DEVNULL)


def messages(path):
    found = {}
    for context in ET.parse(path).getroot().iter("context"):
        for message in context.iter("message"):
            found[(context.findtext("name"), message.findtext("source"), message.findtext("comment"))] = message
    return found


def faults_of(language, wanted, held):
    faults = []
    for key, message in wanted.items():
        where = f"{language}: {key[0]}: {key[1]!r}"
        mine = held.get(key)
        if mine is None:
            faults.append(f"{where} is missing")
            continue
        translation = mine.find("translation")
        if translation.get("type"):
            faults.append(f"{where} is {translation.get('type')}")
            continue
        plural = message.get("numerus") == "yes"
        texts = [each.text or "" for each in translation.iter("numerusform")] if plural else [translation.text or ""]
        if plural and len(texts) != FORMS[language]:
            faults.append(f"{where} has {len(texts)} forms of its plural")
        source = set(PLACEHOLDER.findall(key[1]))
        for text in texts:
            if not text.strip():
                faults.append(f"{where} is empty")
            # "One message" needs no number in it.
            elif set(PLACEHOLDER.findall(text)) - source or (source - set(PLACEHOLDER.findall(text))) - ({"%n"} if plural else set()):
                faults.append(f"{where} has other placeholders: {text!r}")
    for key in held.keys() - wanted.keys():
        faults.append(f"{language}: {key[0]}: {key[1]!r} is not in the sources any more")
    return faults


def check(lupdate):
    faults = []
    with tempfile.TemporaryDirectory() as folder:
        for language in FORMS:
            fresh = pathlib.Path(folder) / f"{language}.ts"
            update(lupdate, language, fresh)
            wanted = messages(fresh)
            if language != "en" and len(wanted) < 400:
                faults.append(f"{language}: only {len(wanted)} texts were found in the sources")
            faults += faults_of(language, wanted, messages(FOLDER / f"dunlin_{language}.ts"))
    return faults


def self_test():
    def ts(body):
        root = ET.fromstring(f"<TS><context><name>A</name>{body}</context></TS>")
        context = root.find("context")
        return {("A", m.findtext("source"), None): m for m in context.iter("message")}

    good = "<message><source>%1 B</source><translation>%1 o</translation></message>"
    plural = "<message numerus='yes'><source>%n d</source><translation>{}</translation></message>"
    wanted = ts(good + plural.format("<numerusform/>"))
    two = "<numerusform>un</numerusform><numerusform>%n</numerusform>"
    cases = [
        (good + plural.format(two), 0),
        (plural.format(two), 1),
        (good.replace("<translation>", "<translation type='unfinished'>") + plural.format(two), 1),
        (good.replace("%1 o", "") + plural.format(two), 1),
        (good.replace("%1 o", "%2 o") + plural.format(two), 1),
        (good + plural.format("<numerusform>%n</numerusform>"), 1),
        (good + plural.format(two) + "<message><source>old</source><translation>vieux</translation></message>", 1),
    ]
    for body, count in cases:
        found = faults_of("fr", wanted, ts(body))
        if len(found) != count:
            print(f"expected {count} faults, found {found} in {body}")
            return 1
    return 0


def main():
    if sys.argv[1:] == ["--self-test"]:
        return self_test()
    if len(sys.argv) < 2:
        print(__doc__)
        return 2
    if "--update" in sys.argv:
        for language in FORMS:
            update(sys.argv[1], language, FOLDER / f"dunlin_{language}.ts")
        return 0
    faults = check(sys.argv[1])
    for each in faults:
        print(each)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
