// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtTest
import Dunlin.Theme
import Dunlin.Controls

// A TestCase is invisible, and so is what it has for children: the stage is where things are put.
Item {
    id: stage

    width: 800
    height: 600

    TestCase {
        id: tests

        name: "Controls"
        when: windowShown

        SignalSpy {
            id: spy
        }

        function make(source: string): QtObject {
            return createTemporaryQmlObject("import QtQuick; import Dunlin.Theme; import Dunlin.Controls; " + source, stage);
        }

        // qmllint sees neither "Cannot override FINAL property" nor a header missing under ComponentBehavior: Bound.
        function test_everyComponentLoads_data() {
            return ["ActionButton", "ActionMenu", "Avatar", "Badge", "Banner", "Chip", "Choice { options: ['a'] }", "ConfirmSheet", "EmptyState", "Face", "Field", "FocusRing", "GlyphButton { glyph: 'x'; text: 'y' }", "Heading", "Icon", "IconButton", "Label", "Later", "LaterSheet", "LinkButton", "MenuRow", "NavButton", "PaneHeader", "PersonRow { userId: 'a'; username: 'b'; name: 'c'; picture: '' }", "PresenceDot { presence: 'dnd' }", "SectionTitle", "Sheet", "SkeletonRows", "TextSlider", "ThinScrollBar", "TimeSpin { name: 'From'; minutes: 60 }", "Toast", "Toggle"].map(n => ({
                            "tag": n
                        }));
        }
        function test_everyComponentLoads(row) {
            verify(make(row.tag.includes("{") ? row.tag : row.tag + " {}"));
        }
        function test_aTimeIsMovedInHalfHoursAndRoundTheClock() {
            const spin = make("TimeSpin { name: 'From'; minutes: 1350; onPicked: at => minutes = at }");
            // The C locale's, without its seconds.
            compare(spin.displayText, "22:30");
            compare(spin.Accessible.name, "From: 22:30");
            spin.forceActiveFocus();
            keyClick(Qt.Key_Up);
            compare(spin.minutes, 1380);
            keyClick(Qt.Key_Up);
            keyClick(Qt.Key_Up);
            compare(spin.minutes, 0);
            compare(spin.displayText, "00:00");
            mouseClick(spin, 10, spin.height / 2);
            compare(spin.minutes, 1410);
            spin.minutes = 420;
            compare(spin.displayText, "07:00");
        }
        function test_aBadgeStopsCountingAt99AndHidesAtNothing() {
            const badge = make("Badge { count: 128 }");
            compare(badge.children[0].text, "99+");
            badge.count = 0;
            verify(!badge.visible);
        }
        function test_whatIsMadeLaterStaysAndNoticesThatItIsShown() {
            const later = make("Item { property alias later: later; Later { id: later; delegate: Item { property int seen: 0; visible: later.shown; onVisibleChanged: if (visible) ++seen } } }").later;
            compare(later.there, null);
            later.wanted = true;
            const there = later.there;
            verify(there.visible);
            compare(there.seen, 1);
            later.wanted = false;
            verify(!there.visible);
            later.wanted = true;
            compare(later.there, there);
            compare(there.seen, 2);
        }
        function test_aSheetIsMadeWhenItIsOpened() {
            const later = make("Item { property alias later: later; LaterSheet { id: later; delegate: Item { ConfirmSheet { title: 'T' } } } }").later;
            later.close();
            compare(later.there, null);
            verify(!later.opened);
            later.open();
            tryVerify(() => later.opened);
            compare(later.there.title, "T");
            compare(later.made(), later.there);
            later.close();
            tryVerify(() => !later.opened);
        }
        function test_aBannerThatIsStillDoesNotSlide() {
            const banner = make("Banner { width: 400; text: 'x' }");
            banner.shown = true;
            verify(banner.height < banner.fullHeight);
            const still = make("Banner { width: 400; text: 'x'; still: true }");
            still.shown = true;
            compare(still.height, still.fullHeight);
        }
        function test_buttonsAnswerToReturnAndSpace_data() {
            return [{
                    "tag": "ActionButton"
                }, {
                    "tag": "IconButton"
                }, {
                    "tag": "LinkButton"
                }, {
                    "tag": "NavButton"
                }, {
                    "tag": "Chip"
                }];
        }
        function test_buttonsAnswerToReturnAndSpace(row) {
            const button = make(row.tag + " { text: 'x' }");
            spy.target = button;
            spy.signalName = "clicked";
            spy.clear();
            button.forceActiveFocus();
            keyClick(Qt.Key_Return);
            keyClick(Qt.Key_Space);
            compare(spy.count, 2);
        }
        function test_aFieldShowsItsErrorInsteadOfItsHint() {
            const field = make("Field { width: 200; label: 'L'; hint: 'H' }");
            const low = field.implicitHeight;
            compare(field.input.Accessible.description, "H");
            field.error = "E";
            compare(field.input.Accessible.description, "E");
            compare(field.input.Accessible.name, "L");
            verify(field.implicitHeight >= low);
        }
        function test_aFaceShowsALetterBeyondTheBasicPlaneWhole() {
            const face = make("Avatar { name: '😀x' }");
            compare(face.children[0].text, "😀");
        }
        function test_timesAreShort() {
            const now = new Date();
            compare(Times.brief(now), Times.clock(now));
            verify(!Times.clock(now).includes(":00:00"));
            compare(Times.clock(new Date(2026, 2, 12, 14, 32, 5)), "14:32");
            compare(Times.day(now), "Today");
            compare(Times.day(new Date(now.getFullYear(), now.getMonth(), now.getDate() - 1, 23, 59)), "Yesterday");
            compare(Times.brief(new Date(NaN)), "");
            verify(Times.brief(new Date(2001, 1, 3)).includes("2001"));
        }
        function test_whatPeopleWriteIsNeverMarkup() {
            const label = make("Label { text: '<b>x</b>' }");
            compare(label.textFormat, Text.PlainText);
        }
        function test_aConfirmationRemembersWhatItAskedAbout() {
            const sheet = make("ConfirmSheet { actionText: 'Go' }");
            spy.target = sheet;
            spy.signalName = "confirmed";
            spy.clear();
            sheet.ask("message-7");
            tryVerify(() => sheet.opened);
            mouseClick(findChild(sheet.contentItem, "confirmButton"));
            compare(spy.count, 1);
            compare(spy.signalArguments[0][0], "message-7");
            tryVerify(() => !sheet.visible);
        }
    }
}
