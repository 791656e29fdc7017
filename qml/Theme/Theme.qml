// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// The design tokens: colours, type, spacing, heights, motion. Knows nothing of the program; the window
// sets the five inputs. Every pair of text and surface is held to WCAG contrast by tst_theme.qml.
QtObject {
    // Inputs.
    property bool dark: false
    property real textScale: 1
    // For whoever needs more than WCAG's 4.5: its 7, and edges that are seen.
    property bool highContrast: false
    property bool reduceMotion: false
    property bool touch: false

    // Surfaces.
    readonly property color bg: pick("#ffffff", "#12171b", "#ffffff", "#000000")
    readonly property color surface: pick("#f4f6f8", "#181e23", "#ffffff", "#000000")
    readonly property color rail: pick("#e8ecef", "#0d1114", "#ffffff", "#000000")
    readonly property color raised: pick("#ffffff", "#232b32", "#ffffff", "#000000")
    readonly property color hover: pick("#e9edf1", "#222a31", "#dfe6ec", "#1f2a33")
    readonly property color selected: pick("#d8efec", "#17403b", "#bfe6e1", "#0a3b36")
    readonly property color border: pick("#dde3e8", "#2a333a", "#55606b", "#a3aeb8")
    readonly property color controlBorder: pick("#7c8894", "#76828d", "#000000", "#ffffff")
    readonly property color scrim: dark ? "#a0000000" : "#60000000"
    readonly property color toast: dark ? "#e7ecf0" : "#1d252c"
    readonly property color toastText: dark ? "#14191f" : "#ffffff"

    // Text.
    readonly property color text: pick("#14191f", "#e7ecf0", "#000000", "#ffffff")
    readonly property color text2: pick("#55606b", "#a3aeb8", "#1d252c", "#e7ecf0")
    readonly property color link: pick("#0b5cad", "#7cc4ff", "#003c7a", "#b3dcff")

    // Roles. Not named onAccent: a name of that shape is taken for a signal handler and reads as undefined.
    readonly property color accent: pick("#0b6b63", "#4fd1c0", "#00443e", "#8ff2e4")
    readonly property color accentText: pick("#ffffff", "#06231f", "#ffffff", "#001a17")
    readonly property color ownBubble: pick("#d8efec", "#17403b", "#d8efec", "#0a2f2b")
    readonly property color bubble: pick("#f1f4f6", "#20272d", "#ffffff", "#000000")
    readonly property color danger: pick("#b42318", "#ff9a91", "#8a0d04", "#ffc9c4")
    readonly property color dangerSoft: pick("#fdecea", "#45211f", "#ffffff", "#000000")
    readonly property color dangerText: pick("#ffffff", "#2b0b08", "#ffffff", "#2b0b08")
    readonly property color warn: pick("#8a5a00", "#f2c14e", "#5a3b00", "#ffe08f")
    readonly property color warnSoft: pick("#fff4d9", "#3a2f14", "#fff4d9", "#2b2107")
    readonly property color success: pick("#1b7f3b", "#6bd490", "#0b4f20", "#a6f2bf")
    readonly property color mutedBadge: dark ? "#5c6873" : "#66717c"
    readonly property color focus: pick("#0b5cad", "#7cc4ff", "#003c7a", "#b3dcff")
    // Of code: what it stands on, and what client/models/code_colours.h tells apart.
    readonly property color codeBack: pick("#ffffff", "#12171b", "#eef1f4", "#1a1a1a")
    readonly property color codeWord: pick("#7a2fa0", "#d3a6ff", "#5a1a80", "#e2c6ff")
    readonly property color codeString: pick("#1b6b3a", "#9ccf6a", "#0b4f20", "#b8f08a")
    readonly property color codeComment: pick("#55606b", "#a3aeb8", "#3d4650", "#d0d7dd")
    readonly property color codeNumber: pick("#0b5cad", "#8fbcff", "#003c7a", "#b3dcff")
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
    // Of what is told from its surface by its colour alone.
    readonly property int edge: highContrast ? 1 : 0

    // Type.
    readonly property string family: "Inter"
    readonly property string mono: Qt.platform.os === "osx" || Qt.platform.os === "ios" ? "Menlo" : Qt.platform.os === "windows" ? "Consolas" : "monospace"
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

    // Faces grow with the text, less than it: what stands beside them needs the room.
    function grown(size: int): int {
        return Math.round(size * Math.max(1, 1 + (textScale - 1) * 0.7));
    }

    // Motion, in milliseconds.
    readonly property int fast: reduceMotion ? 0 : 120
    readonly property int normal: reduceMotion ? 0 : 180

    function pick(light: color, darkOne: color, highLight: color, highDark: color): color {
        return highContrast ? (dark ? highDark : highLight) : dark ? darkOne : light;
    }
    function person(index: int): color {
        if (highContrast)
            return text;
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
