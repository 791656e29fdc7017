// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Controls
import Dunlin.Settings

// From right to left nothing stays at the left: a column mirrors what is in it only where it is anchored, or as wide as it is.
Item {
    id: stage

    width: 800
    height: 700

    TestCase {
        id: tests

        name: "Mirrored"
        when: windowShown

        ListModel {
            id: deviceRows
        }
        Component {
            id: settingsMaker

            SettingsPage {
                LayoutMirroring.enabled: true
                LayoutMirroring.childrenInherit: true
                width: 800
                height: 700
                username: "ada"
                displayName: "Ada"
                serverUrl: "http://localhost:8470"
                devices: deviceRows
                deviceTotal: deviceRows.count
                version: "1.0"
                accountKnown: true
                serverAdmin: true
                severalAccounts: true
            }
        }
        Component {
            id: titleMaker

            Column {
                LayoutMirroring.enabled: true
                LayoutMirroring.childrenInherit: true
                width: 300

                SectionTitle {
                    text: "Channels that you share"
                }
            }
        }

        // Those in a column of which the right edge is not the column's.
        function leftOf(item: Item): var {
            let found = [];
            const isColumn = item.spacing !== undefined && item.columns === undefined && item.flow === undefined && item.layoutDirection === undefined && item.positioningComplete !== undefined;
            for (let i = 0; i < item.children.length; ++i) {
                const each = item.children[i];
                if (!each.visible || each.width === 0)
                    continue;
                if (isColumn && Math.abs(each.x + each.width - item.width) > 1 && Math.abs(2 * each.x + each.width - item.width) > 1)
                    found.push(each.text ?? each.objectName ?? String(each));
                found = found.concat(leftOf(each));
            }
            return found;
        }

        function test_theTitleOfAGroupStandsAtTheRight() {
            const title = createTemporaryObject(titleMaker, stage).children[0];
            compare(title.width, 300);
            compare(title.effectiveHorizontalAlignment, Text.AlignRight);
        }
        function test_settings() {
            const page = createTemporaryObject(settingsMaker, stage);
            waitForRendering(page);
            for (const name of ["adminButton", "accountsButton", "signOutButton", "keysButton", "factorButton"]) {
                const button = findChild(page, name);
                compare(button.x + button.width, button.parent.width, name);
            }
            compare(leftOf(page).join(), "");
        }
    }
}
