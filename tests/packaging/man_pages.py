#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""A manual page names the options and commands that its program's --help names, no more and no fewer.

    man_pages.py PAGE PROGRAM
"""

import os
import re
import subprocess
import sys


def section(text, name):
    """What stands between .SH NAME and the next .SH, as it is written, without the escapes of its dashes."""
    found = re.search(rf"^\.SH {name}$(.*?)(?=^\.SH |\Z)", text, re.DOTALL | re.MULTILINE)
    return found.group(1).replace("\\-", "-") if found else ""


def options(text):
    return set(re.findall(r"(?<![\w-])--[a-z][a-z0-9-]*", text))


def page_commands(text):
    """Words of the lines that begin an entry: what follows .TP, without macros, fonts and quotes."""
    entries = re.findall(r"^\.TP\n(.*)$", section(text, "COMMANDS"), re.MULTILINE)
    entries = [re.sub(r"\\f[BIPR]|^\.[A-Z]+ |[\"]", " ", entry) for entry in entries]
    return set(re.findall(r"(?<![\w-])[a-z][a-z-]+", " ".join(entries)))


def help_commands(text, program):
    """The commands in the summary: at the start of an indented line, more of them behind a dot or a stroke."""
    found = set()
    # Qt lists what is no command under this title.
    for line in text.split("\nArguments:\n")[0].splitlines():
        if not re.match(r"^ {2}[a-z]", line):
            continue
        usage = re.split(r" {2,}", line.strip())[0].removeprefix(program).strip()
        for each in re.split(r" [·|] ", usage):
            word = re.match(r"\[?([a-z][a-z-]+)\b", each.strip())
            if word:
                found.add(word.group(1))
    return found


def main():
    page, program = sys.argv[1:3]
    name = os.path.basename(program)
    environment = dict(os.environ, QT_QPA_PLATFORM="offscreen", LC_ALL="C.UTF-8")
    run = subprocess.run([program, "--help"], env=environment, capture_output=True, text=True, timeout=60, check=True)
    with open(page, encoding="utf-8") as file:
        text = file.read()

    faults = []
    said, written = options(run.stdout), options(section(text, "OPTIONS"))
    if len(said) < 3:
        faults.append(f"--help names hardly an option, that can't be right:\n{run.stdout}")
    faults += [f"{each} is in --help and not in the page" for each in sorted(said - written)]
    faults += [f"{each} is in the page and not in --help" for each in sorted(written - said)]
    written = page_commands(text)
    faults += [
        f"the command {each} is in --help and not in the page"
        for each in sorted(help_commands(run.stdout, name) - written)
    ]
    for fault in faults:
        print(f"{os.path.basename(page)}: {fault}")
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
