// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.Timeline

// The words of a message: plain, or with what stands out in them.
Item {
    id: stage

    width: 500
    height: 400

    TestCase {
        id: tests

        name: "MessageBody"
        when: windowShown

        Component {
            id: bodyMaker

            MessageBody {
                width: 400
                plain: "see https://example.org/a?b=1&c=2"
                markup: ""
                stampRoom: 60
            }
        }
        Component {
            id: menuMaker

            MessageMenu {
            }
        }
        Component {
            id: viewMaker

            TimelineView {
                width: 500
                height: 300
                timeline: ListModel {
                }
                ready: false
                firstUnreadRow: -1
                title: "#garden"
            }
        }
        SignalSpy {
            id: spy
        }

        readonly property string linked: "see <a href=\"https://example.org/a?b=1&c=2\">https://example.org/a?b=1&amp;c=2</a>"

        function test_whatIsPlainStaysPlain() {
            const body = createTemporaryObject(bodyMaker, stage, {
                    "plain": "<b>not bold</b>"
                });
            compare(body.textFormat, Text.PlainText);
            verify(body.text.startsWith("<b>not bold</b>"));
        }
        function test_aLinkIsPressed() {
            const body = createTemporaryObject(bodyMaker, stage, {
                    "markup": linked
                });
            compare(body.textFormat, Text.StyledText);
            compare(body.linkColor, Theme.link);
            spy.target = body;
            spy.signalName = "linkActivated";
            spy.clear();
            mouseClick(body, body.contentWidth / 2, Theme.fBody / 2 + 2);
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "https://example.org/a?b=1&c=2");
        }
        function test_theStampHasRoomBesideBoth() {
            const plain = createTemporaryObject(bodyMaker, stage, {
                    "plain": "short"
                });
            const marked = createTemporaryObject(bodyMaker, stage, {
                    "plain": "*short*",
                    "markup": "<i>short</i>"
                });
            const bare = createTemporaryObject(bodyMaker, stage, {
                    "plain": "short",
                    "alone": true
                });
            bare.font.pixelSize = Theme.fBody;
            for (const each of [plain, marked])
                verify(each.contentWidth - bare.contentWidth >= 60, each.contentWidth);
            verify(marked.contentWidth - bare.contentWidth < 140, marked.contentWidth);
        }
        function test_aBlockOfCodeKeepsItsLines() {
            const line = createTemporaryObject(bodyMaker, stage, {
                    "markup": "<i>one</i>"
                });
            const block = createTemporaryObject(bodyMaker, stage, {
                    "markup": "<pre>one\n  two\nthree</pre>"
                });
            verify(block.contentHeight > 2.5 * line.contentHeight, block.contentHeight);
        }
        function test_withoutAPointerItIsOpenedFromTheMenu() {
            const view = createTemporaryObject(viewMaker, stage);
            compare(view.linkIn(linked), "https://example.org/a?b=1&c=2");
            compare(view.linkIn("<i>none</i>"), "");
            const menu = createTemporaryObject(menuMaker, stage);
            menu.open();
            const item = findChild(menu.contentItem, "linkItem");
            verify(!item.visible);
            menu.link = view.linkIn(linked);
            verify(item.visible);
            spy.target = menu;
            spy.signalName = "linkRequested";
            spy.clear();
            item.triggered();
            compare(spy.count, 1);
        }
    }
}
