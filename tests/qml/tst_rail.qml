// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.App

// The rail beside the panes, in windows of every height.
Item {
    id: stage

    width: 400
    height: 900

    TestCase {
        id: tests

        name: "Rail"
        when: windowShown

        Component {
            id: maker

            NavRail {
            }
        }

        function cleanup() {
            Theme.textScale = 1;
        }
        // Everything that can be pressed, from top to bottom.
        function buttonsOf(rail: Item): var {
            const found = [];
            for (const name of ["nav0", "nav1", "nav2", "nav3", "nav4", "themeButton", "navSettings", "statusButton"]) {
                const each = findChild(rail, name);
                if (each.visible)
                    found.push(each);
            }
            return found;
        }
        function topOf(rail: Item, item: Item): real {
            return item.mapToItem(rail, 0, 0).y;
        }

        function test_nothingLiesOverAnythingElse_data() {
            const rows = [];
            for (const scale of [1, 1.6])
                for (const height of [900, 520, 460, 430, 360, 240])
                    rows.push({
                            "tag": height + " at " + scale,
                            "height": height,
                            "scale": scale
                        });
            return rows;
        }
        function test_nothingLiesOverAnythingElse(data) {
            Theme.textScale = data.scale;
            const rail = createTemporaryObject(maker, stage, {
                    "height": data.height
                });
            waitForRendering(rail);
            const buttons = buttonsOf(rail);
            for (let i = 1; i < buttons.length; ++i)
                verify(topOf(rail, buttons[i]) >= topOf(rail, buttons[i - 1]) + buttons[i - 1].height, buttons[i].objectName);
            // What does not fit is reached by scrolling, and by the keys.
            const last = buttons[buttons.length - 1];
            const isWhole = () => topOf(rail, last) >= 0 && topOf(rail, last) + last.height <= rail.height;
            last.forceActiveFocus(Qt.TabFocusReason);
            verify(isWhole());
            buttons[0].forceActiveFocus(Qt.BacktabFocusReason);
            verify(topOf(rail, buttons[0]) >= 0);
            verify(findChild(rail, "railScroll").interactive || isWhole());
        }
        // It is in the settings, too.
        function test_theThemeMakesRoomFirst() {
            const rail = createTemporaryObject(maker, stage, {
                    "height": 900
                });
            verify(findChild(rail, "themeButton").visible);
            rail.height = rail.full;
            verify(findChild(rail, "themeButton").visible);
            rail.height = rail.full - 1;
            verify(!findChild(rail, "themeButton").visible);
            verify(!findChild(rail, "railScroll").interactive);
        }
        function test_belowThePanesItIsABar() {
            const rail = createTemporaryObject(maker, stage, {
                    "horizontal": true,
                    "width": 360,
                    "height": 64
                });
            for (let i = 0; i < 6; ++i) {
                const each = findChild(rail, "nav" + i);
                compare(topOf(rail, each), 2);
                verify(each.width >= 48);
            }
            verify(!findChild(rail, "railScroll").interactive);
        }
    }
}
