// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// A conversation, newest at the bottom. Row 0 of the model is the newest, so that history is appended and a new
// message inserted at the front: nothing that is being read moves.
// The view follows the newest message while it is there ("stick"), whatever changes size; scrolled away it stays
// where the reader is and counts what arrives below.
Item {
    id: root

    // A TimelineModel, or anything with its roles and get().
    required property var timeline
    // Nothing is claimed about the channel until its first rows are known.
    required property bool ready
    required property int firstUnreadRow
    // How many were unread when it was opened.
    property int unreadCount: 0
    required property string title
    // The reader can see it: only then is anything marked read.
    property bool active: true
    property bool mayWrite: true
    // Why there are no reactions here; empty when there are.
    property string reactReason
    property int skinTone: 0
    property bool offline: false
    property VoicePlayer player: null
    // One can answer a message as an answer to it: not where the field answers already.
    property bool mayReply: mayWrite
    // The answers to a message can be shown.
    property bool mayThread: false
    // May delete the messages of others.
    property bool mayModerate: false

    signal retryRequested(string messageId)
    signal cancelRequested(string messageId)
    signal reactionToggled(string messageId, string emoji, bool give)
    // Any emoji, for a message that stands there.
    signal emojiRequested(string messageId, Item at)
    signal replyRequested(string messageId, real seq, string sender, string text)
    signal editRequested(string messageId, string text)
    signal deleteRequested(string messageId)
    signal copyRequested(string text)
    signal fileRequested(var file)
    signal linkRequested(string link)
    signal forwardRequested(string sender, string text, var files)
    signal profileRequested(string userId)
    signal pauseToggled(string messageId, bool paused)
    signal pinRequested(string messageId, bool on)
    signal seen(real seq)
    signal threadRequested(real seq)
    signal wordingsRequested(real seq)
    signal readersRequested(real seq)
    // Everything here, whatever was looked at.
    signal allRead

    property alias list: list
    // Null until one was opened.
    readonly property var menu: menus.there
    readonly property alias bar: hoverBar
    property bool stick: true
    property int newBelow: 0
    // The first unread row stays at the top until the reader moves: rows above and below it get their heights late.
    property int heldRow: -1
    property real flashSeq: -1
    readonly property bool wide: width >= 720
    // The first unread message is out of sight, and there is a way to it.
    readonly property alias offersUnread: unread.offered

    function toNewest() {
        heldRow = -1;
        stick = true;
        newBelow = 0;
        list.forceLayout();
        list.positionViewAtBeginning();
        seenSoon.restart();
    }
    function toFirstUnread() {
        open.stop();
        settle.stop();
        heldRow = firstUnreadRow;
        stick = false;
        holdFirstUnread();
        list.currentIndex = firstUnreadRow;
        list.forceActiveFocus();
        unread.look();
        seenSoon.restart();
    }
    function holdFirstUnread() {
        list.forceLayout();
        list.positionViewAtIndex(heldRow, ListView.End);
        stick = list.atYEnd;
        if (stick)
            heldRow = -1;
    }
    function jumpTo(seq: real) {
        const row = timeline.rowOfSeq(seq);
        if (row < 0)
            return;
        heldRow = -1;
        stick = false;
        list.positionViewAtIndex(row, ListView.Center);
        flashSeq = seq;
        unflash.restart();
    }
    // One that may not be loaded yet: its place is known by its count.
    function jumpToOrd(seq: real, ord: real) {
        const row = timeline.rowOfMessage(ord);
        if (row < 0)
            return;
        open.stop();
        settle.stop();
        heldRow = -1;
        stick = false;
        list.forceLayout();
        list.positionViewAtIndex(row, ListView.Center);
        // Rows get their heights as they come: once more when they are here.
        again.row = row;
        again.restart();
        flashSeq = seq;
        unflash.restart();
    }
    // The newest own message that can be edited, for the Up key in an empty composer.
    function editLast() {
        for (let row = 0; row < Math.min(list.count, 50); ++row) {
            const m = timeline.get(row);
            if (m.own && !m.deleted && m.type !== "system" && !m.placeholder && m.seq > 0 && !(m.files && m.files.length > 0)) {
                editRequested(m.messageId, m.body);
                return;
            }
        }
    }
    // What is answered to: of files without a caption what they are called.
    function words(message: var): string {
        return message.body !== "" ? message.body : (message.files ?? []).map(file => Recordings.title(file.name)).join(", ");
    }
    // Files that are on the server.
    function forwardable(message: var): var {
        return (message.files ?? []).filter(file => file.fileId !== "");
    }
    // An answer is part of the thread of what it answers, unless it was answered itself.
    function openThread(message: var) {
        if (mayThread && message.seq > 0 && !message.placeholder && message.type !== "system")
            threadRequested(message.replyToSeq > 0 && !(message.answers > 0) ? message.replyToSeq : message.seq);
    }
    // The first address of a message, for whoever has no pointer.
    function linkIn(markup: string): string {
        const found = /<a href="([^"]*)">/.exec(markup);
        return found !== null ? found[1] : "";
    }
    function openMenu(item: MessageDelegate) {
        if (!item || item.placeholder || item.gone)
            return;
        const menu = menus.made();
        menu.row = item.index;
        menu.target = timeline.get(item.index);
        const p = item.bubble.mapToItem(root, 0, 0);
        menu.popup(root, Math.min(p.x + 40, root.width - menu.width - 8), Math.max(0, Math.min(p.y + 24, root.height - menu.implicitHeight - 8)));
    }
    function openPicker(item: MessageDelegate) {
        const picker = pickers.made();
        picker.messageId = item.messageId;
        picker.anchor = item.bubble;
        const p = item.bubble.mapToItem(root, 0, 0);
        picker.parent = root;
        picker.x = Math.max(8, Math.min(p.x, root.width - picker.implicitWidth - 8));
        picker.y = Math.max(4, p.y - picker.implicitHeight - 4);
        picker.open();
    }
    function noteSeen() {
        if (!active || !ready || list.count === 0)
            return;
        // The lowest row in sight that the server has numbered.
        let row = list.indexAt(list.width / 2, list.contentY + list.height - 4);
        if (row < 0)
            row = stick ? 0 : -1;
        for (; row >= 0 && row < list.count; ++row) {
            const m = timeline.get(row);
            if (m.placeholder)
                return;
            if (m.seq > 0) {
                seen(m.seq);
                return;
            }
        }
    }

    onActiveChanged: seenSoon.restart()
    onReadyChanged: open.restart()
    onTimelineChanged: {
        hoverBar.row = null;
        flashSeq = -1;
        newBelow = 0;
        heldRow = -1;
        list.known = list.count;
        stick = true;
        open.restart();
    }

    // Zero-length timers: what they do needs the rows of this turn of the loop laid out.
    Timer {
        id: open

        interval: 0
        onTriggered: {
            if (!root.ready)
                return;
            list.known = list.count;
            if (root.firstUnreadRow > 6) {
                root.heldRow = root.firstUnreadRow;
                root.holdFirstUnread();
            } else {
                root.toNewest();
            }
            seenSoon.restart();
        }
    }
    Timer {
        id: hold

        interval: 0
        onTriggered: if (root.heldRow >= 0)
            root.holdFirstUnread()
    }
    Timer {
        id: settle

        interval: 0
        onTriggered: if (root.stick)
            root.toNewest()
    }
    Timer {
        id: seenSoon

        interval: 150
        onTriggered: root.noteSeen()
    }
    Timer {
        id: again

        property int row: -1

        interval: 120
        onTriggered: if (!root.stick && row < list.count)
            list.positionViewAtIndex(row, ListView.Center)
    }
    Timer {
        id: unflash

        interval: 1600
        onTriggered: root.flashSeq = -1
    }

    ListView {
        id: list

        property int known: 0

        objectName: "messageList"
        anchors.fill: parent
        clip: true
        visible: root.ready
        model: root.timeline
        verticalLayoutDirection: ListView.BottomToTop
        reuseItems: true
        cacheBuffer: 400
        boundsBehavior: Flickable.StopAtBounds
        activeFocusOnTab: true
        keyNavigationEnabled: true
        currentIndex: -1
        highlightMoveDuration: 0
        Accessible.role: Accessible.List
        Accessible.name: qsTr("Messages in %1").arg(root.title)
        onActiveFocusChanged: if (activeFocus && currentIndex < 0)
            currentIndex = 0
        onMovementStarted: root.heldRow = -1
        onContentHeightChanged: {
            hold.restart();
            unread.look();
        }
        onContentYChanged: unread.look()
        onMovementEnded: {
            root.stick = atYEnd;
            if (atYEnd)
                root.newBelow = 0;
            seenSoon.restart();
        }
        onCurrentIndexChanged: if (activeFocus)
            root.stick = currentIndex === 0
        onCountChanged: {
            const more = count - known;
            known = count;
            if (root.heldRow >= 0)
                root.heldRow += more;
            if (root.stick)
                settle.restart();
            else if (more > 0 && more < 1000 && root.ready)
                root.newBelow += more;
        }
        onHeightChanged: {
            unread.look();
            if (root.stick)
                settle.restart();
        }
        onWidthChanged: if (root.stick)
            settle.restart()
        Keys.onMenuPressed: root.openMenu(currentItem as MessageDelegate)
        Keys.onReturnPressed: root.openMenu(currentItem as MessageDelegate)
        Keys.onPressed: event => {
            root.heldRow = -1;
            if (event.key === Qt.Key_T && event.modifiers === Qt.NoModifier && currentItem !== null) {
                root.openThread(root.timeline.get(currentIndex));
                event.accepted = true;
            } else if (event.key === Qt.Key_End) {
                root.toNewest();
                currentIndex = 0;
                event.accepted = true;
            } else if (event.key === Qt.Key_PageUp || event.key === Qt.Key_PageDown) {
                const step = (event.key === Qt.Key_PageUp ? -1 : 1) * (height - 60);
                contentY = Math.max(originY, Math.min(originY + contentHeight - height, contentY + step));
                root.stick = atYEnd;
                seenSoon.restart();
                event.accepted = true;
            }
        }
        T.ScrollBar.vertical: ThinScrollBar {
            onPressedChanged: if (pressed) {
                root.heldRow = -1;
            } else {
                root.stick = list.atYEnd;
                seenSoon.restart();
            }
        }

        delegate: MessageDelegate {
            wide: root.wide
            offline: root.offline
            player: root.player
            onFileClicked: file => root.fileRequested(file)
            onLinkClicked: link => root.linkRequested(link)
            onPauseToggled: (id, on) => root.pauseToggled(id, on)
            flash: seq > 0 && seq === root.flashSeq
            current: ListView.isCurrentItem && list.activeFocus
            onRetryRequested: id => root.retryRequested(id)
            onCancelRequested: id => root.cancelRequested(id)
            onReactionToggled: (id, emoji, give) => root.reactionToggled(id, emoji, give)
            onAnsweredClicked: answered => root.jumpTo(answered)
            onThreadClicked: root.threadRequested(seq)
            onWordingsClicked: root.wordingsRequested(seq)
            onReadersClicked: root.readersRequested(seq)
            onHoverEntered: item => hoverBar.row = item as MessageDelegate
        }

        HoverHandler {
            id: listHover
        }
        TapHandler {
            acceptedButtons: Qt.RightButton
            onTapped: point => root.openMenu(list.itemAt(list.width / 2, point.position.y) as MessageDelegate)
        }
        TapHandler {
            acceptedButtons: Qt.LeftButton
            onTapped: point => {
                const item = list.itemAt(list.width / 2, point.position.y) as MessageDelegate;
                if (item && item.showsSender(list.contentItem.mapToItem(item, point.position.x, point.position.y)))
                    root.profileRequested(item.senderId);
            }
        }
        TapHandler {
            acceptedDevices: PointerDevice.TouchScreen
            onLongPressed: root.openMenu(list.itemAt(list.width / 2, point.position.y) as MessageDelegate)
        }
        HoverBar {
            id: hoverBar

            property MessageDelegate row: null
            readonly property real start: row ? row.bubble.x : 0

            parent: list.contentItem
            z: 3
            visible: row !== null && row.visible && !row.placeholder && !row.gone && !row.failed && !list.moving && !Theme.touch && (listHover.hovered || menus.opened || pickers.opened)
            readonly property bool mayChange: root.mayWrite && row !== null && row.seq > 0

            mayReply: mayChange && root.mayReply
            mayReact: mayChange && root.reactReason === ""
            mayEdit: mayChange && row !== null && row.own
            mayThread: root.mayThread && row !== null && row.seq > 0
            x: row ? Math.max(8, Math.min(list.width - width - 16, row.mirror ? start - width + 24 : start + row.bubble.width - 24)) : 0
            y: row ? row.y + row.bubble.y - 20 : 0
            onReactRequested: root.openPicker(row)
            onReplyRequested: root.replyRequested(row.messageId, row.seq, row.own ? qsTr("You") : row.senderName, root.words(row))
            onEditRequested: root.editRequested(row.messageId, row.body)
            onThreadRequested: root.openThread(root.timeline.get(row.index))
            onMoreRequested: root.openMenu(row)
        }
    }
    EmptyState {
        anchors.centerIn: list
        visible: root.ready && list.count === 0
        iconName: "message-circle"
        title: qsTr("Nothing here yet")
        detail: root.mayWrite ? qsTr("Write the first message to %1.").arg(root.title) : qsTr("When somebody writes in %1, it shows here.").arg(root.title)
    }
    LaterSheet {
        id: menus

        delegate: Item {
            MessageMenu {
                property int row: -1
                property var target: ({})

                readonly property bool mayChange: root.mayWrite && target.seq > 0 && target.type !== "system"

                mayReply: mayChange && root.mayReply
                mayReact: mayChange && root.reactReason === ""
                reactReason: mayChange ? root.reactReason : ""
                mayEdit: mayChange && target.own === true
                mayPin: mayChange
                mayThread: root.mayThread && target.seq > 0 && target.type !== "system"
                onThreadRequested: root.openThread(target)
                readonly property bool stored: target.seq > 0 && target.type !== "system" && target.deleted !== true

                mayWordings: stored && target.edited === true
                onWordingsRequested: root.wordingsRequested(target.seq)
                mayReaders: stored && target.own === true
                onReadersRequested: root.readersRequested(target.seq)
                pinned: target.pinned === true
                onPinRequested: root.pinRequested(target.messageId, target.pinned !== true)
                fate: target.ephemeral === true && Times.known(target.expiresAt) ? qsTr("Goes %1").arg(Times.full(target.expiresAt)) : ""
                link: root.linkIn(target.markup ?? "")
                onLinkRequested: root.linkRequested(link)
                sender: target.type !== "system" && (target.senderId ?? "") !== "" ? target.senderName : ""
                onProfileRequested: root.profileRequested(target.senderId)
                mayForward: target.type !== "system" && ((target.body ?? "") !== "" || root.forwardable(target).length > 0)
                onForwardRequested: root.forwardRequested(target.senderName, target.body, root.forwardable(target))
                mayCopy: (target.body ?? "") !== "" && target.type !== "system"
                mayDelete: target.seq > 0 && (target.own === true || root.mayModerate)
                onReactRequested: {
                    const item = list.itemAtIndex(row) as MessageDelegate;
                    if (item)
                        root.openPicker(item);
                }
                onReplyRequested: root.replyRequested(target.messageId, target.seq, target.own ? qsTr("You") : target.senderName, root.words(target))
                onEditRequested: root.editRequested(target.messageId, target.body)
                onCopyRequested: root.copyRequested(target.body)
                onDeleteRequested: root.deleteRequested(target.messageId)
            }
        }
    }
    LaterSheet {
        id: pickers

        delegate: Item {
            ReactionBar {
                tone: root.skinTone
                onPicked: (id, emoji) => root.reactionToggled(id, emoji, true)
                onMoreRequested: id => root.emojiRequested(id, anchor)
            }
        }
    }
    UnreadBar {
        id: unread

        anchors {
            horizontalCenter: parent.horizontalCenter
            top: parent.top
            topMargin: Theme.s3
        }
        timeline: root.timeline
        list: list
        row: root.ready ? root.firstUnreadRow : -1
        count: root.unreadCount
        onJumpRequested: root.toFirstUnread()
        onReadRequested: root.allRead()
    }
    JumpPill {
        id: pill

        objectName: "jumpToNewest"
        visible: root.ready && !root.stick && !list.atYEnd && list.count > 0
        anchors {
            horizontalCenter: parent.horizontalCenter
            bottom: parent.bottom
            bottomMargin: Theme.s3
        }
        iconName: "arrow-down"
        loud: root.newBelow > 0
        text: root.newBelow > 0 ? qsTr("%n new message(s)", "", root.newBelow) : qsTr("Jump to newest")
        onClicked: root.toNewest()
    }
}
