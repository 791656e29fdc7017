// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 100
    height: 100

    TestCase {
        id: tests

        name: "Theme"

        // Contrast by WCAG 2.1.
        function luminance(c: color): real {
            const part = v => v <= 0.03928 ? v / 12.92 : Math.pow((v + 0.055) / 1.055, 2.4);
            return 0.2126 * part(c.r) + 0.7152 * part(c.g) + 0.0722 * part(c.b);
        }
        function ratio(a: color, b: color): real {
            const x = luminance(a), y = luminance(b);
            return (Math.max(x, y) + 0.05) / (Math.min(x, y) + 0.05);
        }
        function cleanup() {
            Theme.dark = false;
            Theme.highContrast = false;
            Theme.textScale = 1;
            Theme.touch = false;
        }

        function test_everyTextAndControlCanBeToldFromItsSurface_data() {
            const rows = [];
            for (const [dark, high] of [[false, false], [true, false], [false, true], [true, true]]) {
                const add = (fg, bg, min) => rows.push({
                            "tag": (high ? "high " : "") + (dark ? "dark " : "light ") + fg + " on " + bg,
                            "dark": dark,
                            "high": high,
                            "fg": fg,
                            "bg": bg,
                            "min": !high ? min : min === 3 ? 4.5 : 7
                        });
                for (const bg of ["bg", "surface", "rail", "raised", "hover", "selected", "bubble", "ownBubble"]) {
                    add("text", bg, 4.5);
                    add("text2", bg, 4.5);
                }
                for (const [fg, bg] of [["accent", "bg"], ["accent", "surface"], ["accent", "selected"], ["accent", "hover"], ["accentText", "accent"], ["danger", "bg"], ["danger", "surface"], ["danger", "raised"], ["danger", "dangerSoft"], ["dangerText", "danger"], ["text", "dangerSoft"], ["text2", "dangerSoft"], ["text", "warnSoft"], ["text2", "warnSoft"], ["warn", "warnSoft"], ["link", "bg"], ["link", "surface"], ["link", "bubble"], ["link", "ownBubble"], ["toastText", "toast"]])
                    add(fg, bg, 4.5);
                for (const fg of ["text", "link", "codeWord", "codeString", "codeComment", "codeNumber"])
                    add(fg, "codeBack", 4.5);
                for (const [fg, bg] of [["controlBorder", "bg"], ["controlBorder", "surface"], ["controlBorder", "raised"], ["focus", "bg"], ["focus", "surface"], ["focus", "selected"], ["focus", "rail"], ["success", "surface"], ["warn", "surface"], ["danger", "rail"], ["warn", "rail"], ["success", "rail"]])
                    add(fg, bg, 3);
            }
            return rows;
        }
        function test_everyTextAndControlCanBeToldFromItsSurface(row) {
            Theme.dark = row.dark;
            Theme.highContrast = row.high;
            const found = ratio(Theme[row.fg], Theme[row.bg]);
            verify(found >= row.min, row.tag + " is " + found.toFixed(2) + ", needs " + row.min);
        }
        function test_namesAndFacesAreLegibleInBothThemes() {
            for (const dark of [false, true]) {
                Theme.dark = dark;
                for (let i = 0; i < 8; ++i) {
                    verify(ratio(Theme.person(i), Theme.bubble) >= 4.5, "name " + i);
                    verify(ratio(Theme.person(i), Theme.ownBubble) >= 4.5, "name " + i + " on one's own");
                    verify(ratio(Theme.person(i), Theme.warnSoft) >= 4.5, "name " + i + " on a mention");
                    verify(ratio(Qt.rgba(1, 1, 1, 1), Theme.fill(i)) >= 4.5, "face " + i);
                }
            }
        }
        // Where the surface does not tell it apart, an edge does.
        function test_edgesAreSeenInHighContrast() {
            compare(Theme.edge, 0);
            Theme.highContrast = true;
            for (const dark of [false, true]) {
                Theme.dark = dark;
                verify(ratio(Theme.border, Theme.bg) >= 4.5);
                compare(Theme.person(3), Theme.text);
            }
            compare(Theme.edge, 1);
        }
        function test_aPersonKeepsTheirColour() {
            const id = "018f3c1e-7c1d-7a51-9a53-0c8b5a9f2f11";
            compare(Theme.colourOf(id), Theme.colourOf(id));
            verify(Theme.colourOf("") >= 0 && Theme.colourOf(id) < 8);
        }
        function test_rowsGrowWithTheText() {
            const before = Theme.rowH;
            Theme.textScale = 2;
            verify(Theme.rowH > before);
            verify(Theme.rowH >= Theme.fBody * 1.2 + Theme.fSmall * 1.2, "both lines fit");
            verify(Theme.headH >= Theme.fTitle * 1.2 + Theme.fCaption * 1.2);
            verify(Theme.control >= Theme.fBody * 1.2);
        }
        function test_touchTargetsAreLarge() {
            Theme.touch = true;
            verify(Theme.control >= 48);
            verify(Theme.navH >= 48);
        }
    }
}
