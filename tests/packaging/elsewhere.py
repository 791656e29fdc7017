#!/usr/bin/env python3
# SPDX-FileCopyrightText: 2026 Dunlin contributors
# SPDX-License-Identifier: GPL-3.0-or-later
"""What can be said here of the files for systems that are not here: they are well formed, and say the same of Dunlin.

    elsewhere.py ROOT
"""

import pathlib
import plistlib
import re
import sys
import xml.etree.ElementTree as tree

ANDROID = "{http://schemas.android.com/apk/res/android}"


def main():
    root = pathlib.Path(sys.argv[1]) / "packaging"
    faults = []

    def want(what, wanted, got):
        if wanted != got:
            faults.append(f"{what}: {got!r} and not {wanted!r}")

    metainfo = tree.parse(root / "desktop/chat.dunlin.Dunlin.metainfo.xml.in").getroot()
    app = metainfo.findtext("id")
    want("file of the metainfo", f"{app}.metainfo.xml.in", next((root / "desktop").glob("*.metainfo.xml.in")).name)

    flatpak = (root / "flatpak" / f"{app}.yml").read_text(encoding="utf-8")
    want("id of the Flatpak", [app], re.findall(r"^id: (.*)$", flatpak, re.MULTILINE))
    sums = re.findall(r"^ +sha256: ([0-9a-f]{64})$", flatpak, re.MULTILINE)
    want("archives with a sum", flatpak.count("type: archive"), len(sums))
    # What the client does not configure without, and KDE's runtime does not have: OpenSSL it has.
    needed = set()
    for build in [root.parent / "CMakeLists.txt", *sorted((root.parent / "client").glob("*/CMakeLists.txt"))]:
        asked = re.findall(r"pkg_check_modules\(\w+ REQUIRED IMPORTED_TARGET ([\w-]+)", build.read_text(encoding="utf-8"))
        needed |= set(asked) - {"libcrypto"}
    modules = set(re.findall(r"^  - name: (\S+)$", flatpak, re.MULTILINE))
    want("libraries that the Flatpak lacks", [], sorted(needed - modules))

    # Sound goes through it both ways; without it a voice message is neither recorded nor heard.
    want("sound in the Flatpak", 1, flatpak.count("  - --socket=pulseaudio\n"))

    # The bus starts the program by this file, whose name has to be the one that the program takes there.
    taken = re.search(r'OwnName = u"([^"]+)"', (root.parent / "client/bridge/unified_push.cpp").read_text(encoding="utf-8"))
    want("name on the bus", app, taken.group(1) if taken else None)
    service = (root / "desktop" / f"{app}.service.in").read_text(encoding="utf-8")
    want("what the bus starts", [app], re.findall(r"^Name=(.*)$", service, re.MULTILINE))

    manifest = tree.parse(root / "android/AndroidManifest.xml").getroot()
    schemes = [each.get(ANDROID + "scheme") for each in manifest.iter("data")]
    want("links on Android", ["dunlin"], schemes)
    network = tree.parse(root / "android/res/xml/network_security_config.xml").getroot()
    want("clear text on Android", "false", network.find("base-config").get("cleartextTrafficPermitted"))
    permissions = [each.get(ANDROID + "name") for each in manifest.iter("uses-permission")]
    want("microphone on Android", 1, permissions.count("android.permission.RECORD_AUDIO"))
    features = {each.get(ANDROID + "name"): each.get(ANDROID + "required") for each in manifest.iter("uses-feature")}
    want("devices on Android that must have a microphone", "false", features.get("android.hardware.microphone"))
    # Other apps call it while nothing of ours runs; what it says then is said in every language of the window.
    receivers = {each.get(ANDROID + "name"): each for each in manifest.iter("receiver")}
    want("receivers on Android", ["chat.dunlin.PushReceiver"], list(receivers))
    want("its source", True, (root / "android/src/chat/dunlin/PushReceiver.java").is_file())
    source = (root / "android/src/chat/dunlin/PushReceiver.java").read_text(encoding="utf-8")
    heard = sorted(each.get(ANDROID + "name") for each in receivers["chat.dunlin.PushReceiver"].iter("action"))
    connector = "org.unifiedpush.android.connector."
    want("what it hears", sorted(connector + each for each in re.findall(r'case CONNECTOR \+ "(\w+)":', source)), heard)
    said = sorted(re.findall(r"R\.string\.(\w+)", source))
    languages = [each.stem.removeprefix("dunlin_") for each in (root.parent / "resources/translations").glob("dunlin_*.ts")]
    for language in languages:
        folder = "values" if language == "en" else "values-" + language.replace("_", "-r")
        file = root / "android/res" / folder / "strings.xml"
        names = sorted(each.get("name") for each in tree.parse(file).getroot().iter("string")) if file.is_file() else []
        want(f"what it says ({language})", said, names)
    for permission in manifest.iter("uses-permission"):
        name = permission.get(ANDROID + "name")
        if not name.startswith("android.permission."):
            faults.append(f"a permission that Android does not have: {name}")

    text = re.sub(r"\$\{(\w+)\}", r"\1", (root / "apple/Info.plist.in").read_text(encoding="utf-8"))
    plist = plistlib.loads(text.encode())
    want("links on Apple's systems", ["dunlin"], plist["CFBundleURLTypes"][0]["CFBundleURLSchemes"])
    # Without a sentence the system ends the program when it first wants to listen.
    want("a sentence for the microphone on Apple's systems", True, bool(plist.get("NSMicrophoneUsageDescription")))
    want("identifier on Apple's systems", "MACOSX_BUNDLE_GUI_IDENTIFIER", plist["CFBundleIdentifier"])

    for fault in faults:
        print(fault)
    return 1 if faults else 0


if __name__ == "__main__":
    sys.exit(main())
