// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The design tokens: colours, type, spacing, heights, motion. Knows nothing of the program; the window
// sets the four inputs. Every pair of text and surface is held to WCAG contrast by tst_theme.qml.
QtObject {
    // Inputs.
    property bool dark: false
    property real textScale: 1
    property bool reduceMotion: false
    property bool touch: false

    // Surfaces.
    readonly property color bg: dark ? "#12171b" : "#ffffff"
    readonly property color surface: dark ? "#181e23" : "#f4f6f8"
    readonly property color rail: dark ? "#0d1114" : "#e8ecef"
    readonly property color raised: dark ? "#232b32" : "#ffffff"
    readonly property color hover: dark ? "#222a31" : "#e9edf1"
    readonly property color selected: dark ? "#17403b" : "#d8efec"
    readonly property color border: dark ? "#2a333a" : "#dde3e8"
    readonly property color controlBorder: dark ? "#76828d" : "#7c8894"
    readonly property color scrim: dark ? "#a0000000" : "#60000000"
    readonly property color toast: dark ? "#e7ecf0" : "#1d252c"
    readonly property color toastText: dark ? "#14191f" : "#ffffff"

    // Text.
    readonly property color text: dark ? "#e7ecf0" : "#14191f"
    readonly property color text2: dark ? "#a3aeb8" : "#55606b"
    readonly property color link: dark ? "#7cc4ff" : "#0b5cad"

    // Roles. Not named onAccent: a name of that shape is taken for a signal handler and reads as undefined.
    readonly property color accent: dark ? "#4fd1c0" : "#0b6b63"
    readonly property color accentText: dark ? "#06231f" : "#ffffff"
    readonly property color ownBubble: dark ? "#17403b" : "#d8efec"
    readonly property color bubble: dark ? "#20272d" : "#f1f4f6"
    readonly property color danger: dark ? "#ff9a91" : "#b42318"
    readonly property color dangerSoft: dark ? "#45211f" : "#fdecea"
    readonly property color dangerText: dark ? "#2b0b08" : "#ffffff"
    readonly property color warn: dark ? "#f2c14e" : "#8a5a00"
    readonly property color warnSoft: dark ? "#3a2f14" : "#fff4d9"
    readonly property color success: dark ? "#6bd490" : "#1b7f3b"
    readonly property color mutedBadge: dark ? "#5c6873" : "#66717c"
    readonly property color focus: dark ? "#7cc4ff" : "#0b5cad"
    readonly property list<color> people: dark ? ["#f2a08e", "#e3b34f", "#9ccf6a", "#5fd0c4", "#8fbcff", "#bba6ff", "#f09bd4", "#b3bec8"] : avatarFill
    readonly property list<color> avatarFill: ["#a63c27", "#8a5a00", "#3a7320", "#0b6b63", "#2259a8", "#6247b8", "#98357f", "#55606b"]

    // Spacing on a grid of 4, radii.
    readonly property int s1: 4
    readonly property int s2: 8
    readonly property int s3: 12
    readonly property int s4: 16
    readonly property int s6: 24
    readonly property int s8: 32
    readonly property int rSmall: 6
    readonly property int rMedium: 10
    readonly property int rLarge: 14

    // Type.
    readonly property string family: "Inter"
    readonly property real k: textScale * (touch ? 1.07 : 1)
    readonly property int fTiny: Math.round(11 * k)
    readonly property int fCaption: Math.round(12 * k)
    readonly property int fSmall: Math.round(13 * k)
    readonly property int fBody: Math.round(15 * k)
    readonly property int fTitle: Math.round(17 * k)
    readonly property int fHead: Math.round(22 * k)

    // Heights follow the text, so that large text never overlaps.
    readonly property int control: Math.max(touch ? 48 : 36, Math.round(fBody * 1.25 + 16))
    readonly property int rowH: Math.max(touch ? 68 : 60, Math.round(fBody * 1.25 + fSmall * 1.25 + 22))
    readonly property int headH: Math.max(56, Math.round(fTitle * 1.25 + fCaption * 1.25 + 18))
    readonly property int navH: Math.max(56, Math.round(iconM + fTiny * 1.25 + 22))
    readonly property int railW: Math.max(76, Math.round(fTiny * 6 + 8))
    readonly property int badgeH: Math.max(18, Math.round(fTiny * 1.6))
    readonly property int iconM: Math.round(20 * Math.max(1, k))
    readonly property int iconS: Math.round(16 * Math.max(1, k))

    // Motion, in milliseconds.
    readonly property int fast: reduceMotion ? 0 : 120
    readonly property int normal: reduceMotion ? 0 : 180

    function person(index: int): color {
        return people[Math.abs(index) % people.length];
    }
    function fill(index: int): color {
        return avatarFill[Math.abs(index) % avatarFill.length];
    }
    // A tile's background: the person's colour, 16 % over the list's surface.
    function tint(index: int): color {
        const c = person(index);
        return Qt.tint(surface, Qt.rgba(c.r, c.g, c.b, 0.16));
    }
    // By id, for pictures that are compared: ids are others each time.
    property var chosenColours: ({})

    // The same id has the same colour on every device and after every start.
    function colourOf(id: string): int {
        if (chosenColours[id] !== undefined)
            return chosenColours[id];
        let h = 0;
        for (let i = 0; i < id.length; ++i)
            h = (h * 33 + id.charCodeAt(i)) & 0xfffff;
        return (h ^ (h >> 4) ^ (h >> 9)) & 7;
    }
}
