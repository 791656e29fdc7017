#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""Makes the tables of this folder from what Unicode publishes, as Debian packages it: unicode-data and unicode-cldr-core.

    make.py [FOLDER]    FOLDER is /usr/share/unicode, or where the packages were unpacked

emoji.txt has a line per emoji, in the order of CLDR: the emoji, and behind a tab how it looks with the lightest skin where it
has a colour of skin; a line that begins with = begins a group. The table of a language has as many lines, without the groups:
the name and then other words for it, between bars. What a language has no name for has the English one; what even English has
none for yet is left out.
"""

import pathlib
import re
import sys
import xml.etree.ElementTree as ET

HERE = pathlib.Path(__file__).resolve().parent
LANGUAGES = {"ar": "ar", "de": "de", "en": "en", "es": "es", "fr": "fr", "zh_CN": "zh"}
GROUPS = {
    "Smileys & Emotion": "smileys",
    "People & Body": "people",
    "Animals & Nature": "animals",
    "Food & Drink": "food",
    "Travel & Places": "travel",
    "Activities": "activities",
    "Objects": "objects",
    "Symbols": "symbols",
    "Flags": "flags",
}
LINE = re.compile(r"^([0-9A-F ]+?)\s*; fully-qualified\s*#")
PICTURE = "\ufe0f"  # asks for the coloured picture; annotations leave it out
LIGHT = "\U0001f3fb"
TONES = re.compile("[\U0001f3fb-\U0001f3ff]")


def bare(emoji):
    return TONES.sub("", emoji).replace(PICTURE, "")


def read_emoji(path):
    groups, tones = {}, {}
    group = None
    for line in path.read_text(encoding="utf-8").splitlines():
        if line.startswith("# group: "):
            group = GROUPS.get(line.removeprefix("# group: "))
        found = LINE.match(line)
        if not found or group is None:
            continue
        emoji = "".join(chr(int(point, 16)) for point in found.group(1).split())
        if not TONES.search(emoji):
            groups.setdefault(group, []).append(emoji)
        elif set(TONES.findall(emoji)) == {LIGHT}:
            tones[bare(emoji)] = emoji
    return groups, tones


def read_words(folder, language):
    words = {}
    for part in ("annotations", "annotationsDerived"):
        for each in ET.parse(folder / "cldr" / "common" / part / f"{language}.xml").getroot().iter("annotation"):
            name, others = words.get(each.get("cp"), ("", []))
            if each.get("type") == "tts":
                name = each.text.strip()
            else:
                others = [word.strip() for word in each.text.split("|")]
            words[each.get("cp")] = (name, others)
    return {emoji: (name, others) for emoji, (name, others) in words.items() if name not in ("", "↑↑↑")}


def line_of(name, others):
    kept = [name]
    for word in others:
        if word not in ("", "↑↑↑") and word.casefold() not in (each.casefold() for each in kept):
            kept.append(word)
    return "|".join(kept)


def main():
    folder = pathlib.Path(sys.argv[1] if len(sys.argv) > 1 else "/usr/share/unicode")
    groups, tones = read_emoji(folder / "emoji" / "emoji-test.txt")
    words = {language: read_words(folder, name) for language, name in LANGUAGES.items()}
    shown, tables = [], {language: [] for language in LANGUAGES}
    for group, members in groups.items():
        shown.append("=" + group)
        for emoji in members:
            key = bare(emoji)
            if key not in words["en"]:
                continue
            shown.append(emoji + ("\t" + tones[key] if key in tones else ""))
            for language, table in tables.items():
                table.append(line_of(*words[language].get(key, words["en"][key])))
    (HERE / "emoji.txt").write_text("\n".join(shown) + "\n", encoding="utf-8")
    for language, table in tables.items():
        (HERE / f"{language}.txt").write_text("\n".join(table) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
