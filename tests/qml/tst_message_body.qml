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
        function test_codeStandsOnAGroundOfItsOwn() {
            const body = createTemporaryObject(bodyMaker, stage, {
                    "plain": "`a`",
                    "markup": "<code>a</code>"
                });
            compare(body.textFormat, Text.RichText);
            verify(body.text.includes("background-color:" + Theme.codeBack));
            Theme.dark = true;
            verify(body.text.includes("background-color:" + Theme.codeBack));
            verify(body.text.includes("color:" + Theme.codeString));
            Theme.dark = false;
            // It is as wide as its words, not as the message may be.
            verify(body.used < 200, body.used);
            verify(body.used > 60, body.used);
            const image = grabImage(body);
            const letters = createTemporaryObject(bodyMaker, stage, {
                    "plain": "`a`",
                    "markup": "<i>a</i>"
                });
            verify(!image.equals(grabImage(letters)));
        }
        function test_blocksStandBesideEachOther_data() {
            return ["<pre>a</pre><pre>b</pre>", "<pre></pre><pre></pre>", "<pre>a</pre><br><br><pre>b</pre>", "<code>a</code><pre><span class=\"k\">b</span></pre><code>c</code>", "<b><code>a</code></b><pre>\n\n</pre>"].map(each => ({
                        "tag": each,
                        "markup": each
                    }));
        }
        function test_blocksStandBesideEachOther(data) {
            const body = createTemporaryObject(bodyMaker, stage, {
                    "markup": data.markup
                });
            waitForRendering(body);
            verify(body.contentHeight > 0);
            // And one after the other in the same row of a list.
            for (const next of ["", "<i>x</i>", data.markup, "<pre>z</pre>", ""]) {
                body.markup = next;
                waitForRendering(body, 100);
            }
            compare(body.textFormat, Text.PlainText);
        }
        function test_theGroundReachesOverAllLines() {
            const body = createTemporaryObject(bodyMaker, stage, {
                    "markup": "<pre>one\ntwo\nthree</pre>"
                });
            Theme.dark = true;
            waitForRendering(body);
            const image = grabImage(body);
            for (const share of [0.15, 0.35, 0.55])
                compare(image.pixel(3, Math.round(body.contentHeight * share)), Theme.codeBack);
            Theme.dark = false;
        }
        function test_aLongLineOfCodeStaysInside() {
            const body = createTemporaryObject(bodyMaker, stage, {
                    "markup": "<pre>" + "abcdefgh ".repeat(40) + "</pre>"
                });
            verify(body.used <= 400, body.used);
            verify(body.contentHeight > 4 * Theme.fBody);
        }
        // A row of the list becomes another message's, role by role.
        function test_plainTextIsNeverTakenForTags_data() {
            return [
                {
                    "tag": "rich",
                    "markup": "<code>a</code>"
                },
                {
                    "tag": "styled",
                    "markup": "<b>a</b>"
                }
            ];
        }
        function test_plainTextIsNeverTakenForTags(data) {
            const evil = "<img src=\"file:///evil.png\">";
            const body = createTemporaryObject(bodyMaker, stage, {
                    "plain": "`a`",
                    "markup": data.markup
                });
            const seen = [];
            const look = () => {
                if (body.textFormat !== Text.PlainText && body.text.includes(evil))
                    seen.push(body.text);
            };
            body.textChanged.connect(look);
            body.textFormatChanged.connect(look);
            for (let round = 0; round < 2; ++round) {
                body.plain = evil;
                body.markup = "";
                compare(body.textFormat, Text.PlainText);
                verify(body.text.startsWith(evil));
                body.markup = data.markup;
                verify(body.textFormat !== Text.PlainText);
                // The other way round.
                body.markup = "";
                body.plain = "other";
                body.plain = evil;
                body.markup = data.markup;
                body.plain = "`a`";
            }
            compare(seen, []);
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
