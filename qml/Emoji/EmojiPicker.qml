// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as C
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// All emoji: group by group, what was used last before them, or what a search finds. The keys begin in the search; Down goes
// into the grid, Enter picks, Escape leaves. Beside what it is for in a window, at the bottom of a phone. Shows at once and
// fills a moment later; what is typed before that is found then.
C.Popup {
    id: root

    // Of skin, and what was used last: kept by whoever shows this.
    required property int tone
    required property var recent
    property string language: Qt.locale().name

    signal picked(string emoji)
    signal toneChosen(int tone)

    readonly property bool compact: parent !== null && parent.width < 600
    readonly property int cell: Math.max(Theme.touch ? 44 : 38, Math.round(Theme.fHead * 1.7))
    readonly property real room: parent ? parent.height : 600
    // Enter was pressed before the table was here.
    property bool awaited: false
    readonly property alias ready: emojis.ready
    readonly property var groups: recent.length > 0 ? ["recent", ...emojis.groups] : emojis.groups

    // Above what it is for, below where there is no room.
    function showAt(anchor: Item) {
        const corner = anchor.mapToItem(parent, 0, 0);
        const mirrored = Application.layoutDirection === Qt.RightToLeft;
        const start = mirrored ? corner.x : corner.x + anchor.width - width;
        x = compact ? 0 : Math.max(Theme.s2, Math.min(start, parent.width - width - Theme.s2));
        const above = corner.y - height - Theme.s1;
        y = compact ? room - height : above >= Theme.s2 ? above : Math.max(Theme.s2, Math.min(corner.y + anchor.height + Theme.s1, room - height - Theme.s2));
        open();
    }
    function pick(emoji: string) {
        if (emoji === "")
            return;
        close();
        picked(emoji);
    }
    function choose(group: string) {
        field.text = "";
        turnTo(group);
    }
    function turnTo(group: string) {
        emojis.group = group;
        grid.currentIndex = 0;
        grid.positionViewAtBeginning();
    }
    // The first that is found; asked before anything can be, it is picked once it is.
    function pickFirst() {
        awaited = !emojis.ready && field.text !== "";
        if (awaited)
            return;
        grid.forceLayout();
        pick((grid.itemAtIndex(0) as GlyphButton)?.glyph ?? "");
    }

    parent: T.Overlay.overlay
    modal: compact
    focus: true
    width: compact && parent ? parent.width : Math.min(parent ? parent.width - 2 * Theme.s2 : 400, 9 * cell + 2 * padding + 10)
    height: Math.min(room - 2 * Theme.s4, 420 + Theme.control)
    padding: Theme.s3
    closePolicy: C.Popup.CloseOnEscape | C.Popup.CloseOnPressOutside
    onAboutToShow: {
        emojis.language = language;
        tones.visible = false;
        awaited = false;
        choose(groups[0] ?? "");
    }
    onAboutToHide: awaited = false
    onOpened: field.forceActiveFocus(Qt.PopupFocusReason)

    T.Overlay.modal: Rectangle {
        color: Theme.scrim
    }
    background: Rectangle {
        color: Theme.raised
        radius: Theme.rLarge
        border.width: 1
        border.color: Theme.border
    }
    contentItem: FocusScope {
        focus: true
        Accessible.role: Accessible.Dialog
        Accessible.name: qsTr("Emoji")
        LayoutMirroring.enabled: Application.layoutDirection === Qt.RightToLeft
        LayoutMirroring.childrenInherit: true

        EmojiModel {
            id: emojis

            tone: root.tone
            recent: root.recent
            search: field.text
            onReadyChanged: {
                if (!ready)
                    return;
                if (group === "")
                    root.turnTo(root.groups[0]);
                if (root.awaited)
                    root.pickFirst();
            }
        }
        Field {
            id: field

            objectName: "emojiSearch"
            anchors {
                left: parent.left
                right: toneButton.left
                rightMargin: Theme.s2
                top: parent.top
            }
            iconName: "search"
            placeholder: qsTr("Search emoji")
            spoken: text === "" || !emojis.ready ? "" : emojis.count === 0 ? qsTr("Nothing found") : (grid.itemAtIndex(0) as GlyphButton)?.text ?? ""
            onTextChanged: {
                root.awaited = false;
                grid.currentIndex = 0;
            }
            onAccepted: root.pickFirst()
            Keys.onDownPressed: if (grid.count > 0)
                grid.forceActiveFocus(Qt.TabFocusReason)
        }
        GlyphButton {
            id: toneButton

            objectName: "skinToneButton"
            anchors {
                right: parent.right
                top: parent.top
            }
            width: Theme.control
            height: Theme.control
            focusPolicy: Qt.StrongFocus
            glyph: tones.glyphs[root.tone]
            text: qsTr("Skin tone: %1").arg(tones.names[root.tone])
            onClicked: {
                tones.visible = !tones.visible;
                if (tones.visible)
                    tones.begin();
            }
        }
        EmojiTabs {
            id: tabs

            visible: !tones.visible
            anchors {
                left: parent.left
                right: parent.right
                top: field.bottom
                topMargin: Theme.s2
            }
            groups: root.groups
            current: field.text === "" ? emojis.group : ""
            onPicked: group => root.choose(group)
        }
        SkinTones {
            id: tones

            objectName: "skinTones"
            visible: false
            anchors {
                left: parent.left
                right: parent.right
                top: field.bottom
                topMargin: Theme.s2
            }
            height: tabs.height
            tone: root.tone
            onPicked: tone => {
                root.toneChosen(tone);
                visible = false;
                toneButton.forceActiveFocus(Qt.TabFocusReason);
            }
            onAbandoned: {
                visible = false;
                toneButton.forceActiveFocus(Qt.TabFocusReason);
            }
        }
        GridView {
            id: grid

            readonly property int columns: Math.max(1, Math.floor(width / root.cell))
            // What is pointed at, else where the keys are.
            property GlyphButton hinted: null

            objectName: "emojiGrid"
            anchors {
                left: parent.left
                right: parent.right
                top: tabs.bottom
                topMargin: Theme.s2
                bottom: hint.top
                bottomMargin: Theme.s1
            }
            clip: true
            model: emojis
            cellWidth: width / columns
            cellHeight: root.cell
            cacheBuffer: 0
            reuseItems: true
            boundsBehavior: Flickable.StopAtBounds
            activeFocusOnTab: true
            highlightMoveDuration: 0
            Accessible.role: Accessible.List
            Accessible.name: field.text !== "" ? qsTr("Emoji found") : tabs.names[emojis.group] ?? qsTr("Emoji")
            Keys.onUpPressed: event => {
                if (currentIndex < columns)
                    field.forceActiveFocus(Qt.BacktabFocusReason);
                else
                    event.accepted = false;
            }
            // Whoever types goes on searching.
            Keys.onPressed: event => {
                if (event.text.trim() === "" || (event.modifiers & (Qt.ControlModifier | Qt.AltModifier | Qt.MetaModifier)))
                    return;
                field.forceActiveFocus(Qt.OtherFocusReason);
                field.text += event.text;
                event.accepted = true;
            }

            T.ScrollBar.vertical: ThinScrollBar {
            }
            delegate: GlyphButton {
                id: choice

                required property int index
                required property string emoji
                required property string name

                objectName: "emoji" + index
                width: grid.cellWidth
                height: grid.cellHeight
                glyph: emoji
                text: name
                focusPolicy: Qt.NoFocus
                current: GridView.isCurrentItem && grid.activeFocus
                onHoveredChanged: grid.hinted = hovered ? choice : null
                onClicked: root.pick(emoji)
                GridView.onPooled: if (grid.hinted === choice)
                    grid.hinted = null
            }
        }
        EmptyState {
            objectName: "noEmoji"
            anchors.centerIn: grid
            visible: grid.count === 0 && emojis.ready
            iconName: "search"
            title: qsTr("Nothing found")
            detail: qsTr("No emoji is called that.")
        }
        Row {
            id: hint

            readonly property GlyphButton shown: grid.hinted ?? (grid.count > 0 ? grid.currentItem as GlyphButton : null)

            anchors {
                left: parent.left
                right: parent.right
                bottom: parent.bottom
            }
            height: Math.max(32, Theme.fHead * 1.5)
            spacing: Theme.s2

            Label {
                anchors.verticalCenter: parent.verticalCenter
                text: hint.shown?.glyph ?? ""
                font.pixelSize: Theme.fHead
                Accessible.ignored: true
            }
            Label {
                objectName: "emojiName"
                anchors.verticalCenter: parent.verticalCenter
                width: Math.max(0, parent.width - 2 * Theme.fHead)
                text: hint.shown?.text ?? ""
                color: Theme.text2
                elide: Text.ElideRight
                font.pixelSize: Theme.fSmall
                Accessible.ignored: true
            }
        }
    }
}
