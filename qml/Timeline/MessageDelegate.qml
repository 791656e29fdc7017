// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import Dunlin.Theme
import Dunlin.Controls
import Dunlin.Bridge

// One row of the timeline. Knows how it looks, not where it came from.
// Hundreds of these are made and re-used while a finger moves, so: no layouts, no mouse areas, geometry is
// arithmetic, and what is rare (failures, reactions) is loaded only where it is. Everything placed by number
// goes through place(), because LayoutMirroring does not mirror x.
Item {
    id: root

    required property int index
    required property string messageId
    // 0 until the server has numbered it.
    required property real seq
    required property string body
    // The same with what stands out in it, as styled text; empty when nothing does.
    required property string markup
    required property string senderId
    required property string senderName
    required property string senderPicture
    required property date sentAt
    required property bool edited
    required property bool deleted
    required property bool own
    required property int delivery
    required property string failure
    required property bool firstInGroup
    required property bool showDay
    required property bool firstUnread
    required property bool placeholder
    required property real replyToSeq
    required property string replySender
    required property string replyBody
    required property var reactions
    required property string type
    // It goes by itself, and when; not known while it waits to be sent.
    required property bool ephemeral
    required property date expiresAt
    required property bool pinned
    required property bool mentionsMe
    required property var files
    // Of files that wait to go up: 0 to 1, below 0 otherwise.
    required property real progress
    required property bool paused
    // Of a line of the program: why the message in its place is not shown.
    required property string cause
    // To it, as far as they are on this device.
    required property int answers

    // There is room: one's own messages stand on the same side as the others'.
    property bool wide: true
    property bool offline: false
    // Somebody jumped here from an answer.
    property bool flash: false
    property bool current: false
    // Plays what sounds; null where nothing does.
    property VoicePlayer player: null

    signal retryRequested(string messageId)
    signal cancelRequested(string messageId)
    signal reactionToggled(string messageId, string emoji, bool give)
    signal answeredClicked(real seq)
    signal hoverEntered(Item item)
    signal fileClicked(var file)
    signal linkClicked(string link)
    signal pauseToggled(string messageId, bool paused)
    signal threadClicked
    signal wordingsClicked
    signal readersClicked

    readonly property bool mirror: LayoutMirroring.enabled
    readonly property bool failed: delivery === Delivery.Failed
    // The program says this, not a person.
    readonly property bool notice: type === "system" && !deleted && !placeholder
    readonly property bool gone: deleted || type === "unknown" || notice
    readonly property bool atEnd: own && !wide
    readonly property bool showsFace: firstInGroup && !atEnd && !notice
    readonly property int faceSize: wide ? 36 : 32
    readonly property int gutter: (wide ? 12 : 8) + Theme.grown(faceSize) + 8
    readonly property int maxText: Math.max(120, Math.min(640, width - gutter - (wide ? 96 : atEnd ? 12 : 24)) - 24)
    readonly property int dayH: showDay ? Math.max(44, Theme.fCaption * 1.25 + 30) : 0
    readonly property int unreadH: firstUnread ? Math.max(32, Theme.fCaption * 1.25 + 16) : 0
    readonly property int nameH: firstInGroup && !atEnd ? nameText.implicitHeight + 2 : 0
    readonly property int quoteH: replyToSeq > 0 && !gone ? Math.round(Theme.fCaption * 2.6 + 12) : 0
    readonly property int filesH: attached.height > 0 ? attached.height + 6 : 0
    readonly property bool emojiOnly: !gone && body.length <= 12 && /^[\u231A-\u23FF\u2600-\u27BF\u2B50\u2B55\u{1F000}-\u{1FAFF}\uFE0F\u200D\s]+$/u.test(body)
    readonly property bool bodyRtl: bodyText.rtl
    readonly property alias bubble: box
    readonly property int fileCount: !gone && files && files.length > 0 ? files.length : 0
    readonly property string spokenFiles: fileCount === 0 ? "" : fileCount === 1 ? Recordings.seconds(files[0].name) > 0 ? Recordings.title(files[0].name) : qsTr("file %1").arg(files[0].name) : qsTr("%n file(s)", "", fileCount)
    readonly property bool plays: fileCount > 0 && player !== null && player.available

    function said(parts: var, between: string): string {
        return parts.filter(part => part !== "").join(between);
    }
    function sounds(file: var): bool {
        return plays && file.contentType.startsWith("audio/");
    }
    // Whether the face or the name of whoever wrote it is there.
    function showsSender(at: point): bool {
        const named = nameText.visible && nameText.contains(nameText.mapFromItem(root, at));
        return !placeholder && !notice && (named || (face.visible && face.contains(face.mapFromItem(root, at))));
    }
    function place(start: real, w: real): real {
        return mirror ? width - start - w : start;
    }

    width: ListView.view ? ListView.view.width : 600
    // The newest row keeps clear of the composer; a bottomMargin of the view would leave atYEnd false.
    height: placeholder ? Theme.rowH : notice ? dayH + unreadH + notices.height + (index === 0 ? 12 : 0) : box.y + box.height + extras.height + (index === 0 ? 12 : 0)

    Accessible.role: Accessible.ListItem
    Accessible.name: placeholder ? qsTr("Loading") : notice ? notices.spoken : qsTr("%1 at %2: %3").arg(own ? qsTr("You") : senderName).arg(stamp.clock).arg(said([spokenFiles, bodyText.plain], ", "))
    readonly property string delivered: !own ? "" : failed ? qsTr("Not sent") : delivery === Delivery.Queued ? qsTr("Waiting to be sent") : delivery === Delivery.Sending ? qsTr("Sending") : delivery === Delivery.Read ? qsTr("Read by everyone") : delivery === Delivery.Delivered ? qsTr("Delivered") : qsTr("Sent")
    readonly property string fate: !ephemeral ? "" : Times.known(expiresAt) ? qsTr("Goes by itself on %1").arg(Times.full(expiresAt)) : qsTr("Goes by itself")
    Accessible.description: notice ? Times.clock(sentAt) : said([mentionsMe ? qsTr("Mentions you") : "", delivered, pinned ? qsTr("Pinned") : "", fate, answers > 0 && !gone ? qsTr("%n replies", "", answers) : ""], ". ")

    Rectangle {
        visible: root.showDay && !root.placeholder
        anchors.horizontalCenter: parent.horizontalCenter
        y: (root.dayH - height) / 2 + 2
        width: dayText.implicitWidth + 24
        height: dayText.implicitHeight + 8
        radius: height / 2
        color: Theme.surface
        border.width: 1
        border.color: Theme.border

        Label {
            id: dayText

            anchors.centerIn: parent
            text: root.showDay ? Times.day(root.sentAt) : ""
            color: Theme.text2
            font.pixelSize: Theme.fCaption
            font.weight: Font.Medium
            Accessible.role: Accessible.Heading
            Accessible.name: text
        }
    }
    Item {
        visible: root.firstUnread && !root.placeholder
        y: root.dayH
        width: parent.width
        height: root.unreadH

        Rectangle {
            anchors {
                left: parent.left
                right: parent.right
                leftMargin: 16
                rightMargin: 16
                verticalCenter: parent.verticalCenter
            }
            height: 1
            color: Theme.danger
        }
        Rectangle {
            anchors.centerIn: parent
            width: newText.implicitWidth + 16
            height: newText.implicitHeight
            color: Theme.bg

            Label {
                id: newText

                anchors.centerIn: parent
                text: qsTr("New messages")
                color: Theme.danger
                strong: true
                font.pixelSize: Theme.fCaption
            }
        }
    }
    // A Repeater of none or one: Qt 6.4's Loader can't make a bound component.
    Row {
        id: notices

        readonly property string spoken: notes.count > 0 ? (notes.itemAt(0) as SealedNotice)?.text ?? "" : ""

        x: root.place(root.gutter, width)
        y: root.dayH + root.unreadH

        Repeater {
            id: notes

            model: root.notice ? 1 : 0

            delegate: SealedNotice {
                cause: root.cause
                room: Math.min(560, root.width - root.gutter - Theme.iconS - Theme.s6)
            }
        }
    }
    Face {
        id: face

        visible: root.showsFace || root.placeholder
        x: root.place(root.wide ? 12 : 8, width)
        y: root.placeholder ? 10 : box.y
        size: root.faceSize
        key: root.senderId
        name: root.placeholder ? " " : root.senderName
        picture: root.showsFace ? root.senderPicture : ""
        opacity: root.placeholder ? 0.15 : 1
    }
    Rectangle {
        id: box

        visible: !root.notice
        x: root.place(root.atEnd ? root.width - width - 12 : root.gutter, width)
        y: root.placeholder ? 10 : root.dayH + root.unreadH + (root.firstInGroup ? 10 : 2)
        width: root.placeholder ? 120 + (root.index * 67) % 180 : 24 + Math.max(bodyText.used, root.emojiOnly ? Theme.fCaption * 7 : 0, root.nameH > 0 ? nameText.width : 0, root.quoteH > 0 ? quote.wanted : 0, root.filesH > 0 ? attached.width : 0, bodyText.rtlRoom)
        height: root.placeholder ? Theme.rowH - 16 : bodyText.y + bodyText.height + 8
        radius: Theme.rLarge
        color: root.failed ? Theme.dangerSoft : root.gone ? Theme.bg : root.own ? Theme.ownBubble : root.mentionsMe ? Theme.warnSoft : Theme.bubble
        border.width: root.flash || root.current ? 2 : root.gone ? 1 : Theme.edge
        border.color: root.flash ? Theme.accent : root.current ? Theme.focus : Theme.border

        Label {
            id: nameText

            visible: root.nameH > 0 && !root.placeholder
            x: root.mirror ? box.width - 12 - width : 12
            y: 7
            width: Math.min(implicitWidth, root.maxText)
            text: root.own ? qsTr("You") : root.senderName
            color: Theme.person(Theme.colourOf(root.senderId))
            elide: Text.ElideRight
            strong: true
            font.pixelSize: Theme.fSmall
            Accessible.ignored: true
        }
        QuotedMessage {
            id: quote

            visible: root.quoteH > 0 && !root.placeholder
            x: 12
            y: 9 + root.nameH
            width: box.width - 24
            height: root.quoteH - 6
            room: root.maxText
            sender: root.replySender
            words: root.replyBody === "" && root.quoteH > 0 ? qsTr("Message no longer here") : Recordings.title(root.replyBody)
        }
        Column {
            id: attached

            x: 12
            y: 9 + root.nameH + root.quoteH
            width: Math.min(280, root.maxText)
            height: cards.count + voices.count > 0 ? implicitHeight : 0
            spacing: 4

            Repeater {
                id: cards

                model: root.placeholder || root.fileCount === 0 ? [] : root.plays ? root.files.filter(each => !root.sounds(each)) : root.files

                delegate: FileCard {
                    required property var modelData

                    width: attached.width
                    fileId: modelData.fileId
                    name: modelData.name
                    size: modelData.size
                    contentType: modelData.contentType
                    localPath: modelData.localPath
                    progress: root.progress
                    offline: root.offline
                    onClicked: root.fileClicked(modelData)
                }
            }
            Repeater {
                id: voices

                model: root.placeholder || !root.plays ? [] : root.files.filter(each => root.sounds(each))

                delegate: VoiceCard {
                    required property int index
                    required property var modelData
                    // Of the message, which stays the same while its file gets an id.
                    readonly property string key: root.messageId + "/" + index

                    width: attached.width
                    fileId: modelData.fileId
                    name: modelData.name
                    size: modelData.size
                    progress: root.progress
                    current: root.player.key === key
                    playing: current && root.player.state === VoicePlayer.Playing
                    fetching: current && root.player.state === VoicePlayer.Fetching
                    position: current ? root.player.position : 0
                    duration: current ? root.player.duration : 0
                    trouble: current ? root.player.trouble : ""
                    onToggled: root.player.toggle(key, modelData.fileId, modelData.size, modelData.localPath)
                    onSought: ms => root.player.seek(ms)
                    onSaveRequested: root.fileClicked(modelData)
                }
            }
        }
        MessageBody {
            id: bodyText

            objectName: "messageBody"
            x: root.bodyRtl ? box.width - 12 - width : 12
            y: 7 + root.nameH + root.quoteH + root.filesH
            width: root.maxText
            visible: !root.placeholder
            plain: root.deleted ? qsTr("Message deleted") : root.type === "unknown" ? qsTr("This message needs a newer version of Dunlin.") : root.body
            markup: root.gone ? "" : root.markup
            stampRoom: stamp.room
            alone: root.emojiOnly
            gone: root.gone
            onLinkActivated: link => root.linkClicked(link)
        }
        Label {
            id: stamp

            readonly property string clock: Times.clock(root.sentAt)
            // With the tick and some air.
            readonly property real room: implicitWidth + (root.own ? 30 : 14) + (fuse.visible ? fuse.width + 3 : 0) + (needle.visible ? needle.width + 3 : 0)

            visible: !root.placeholder
            x: root.bodyRtl ? 10 + (fuse.visible ? fuse.width + 3 : 0) + (needle.visible ? needle.width + 3 : 0) : box.width - width - (tick.visible ? tick.width + 13 : 10)
            anchors {
                bottom: parent.bottom
                bottomMargin: 6
            }
            text: root.edited && !root.deleted ? qsTr("edited %1").arg(clock) : clock
            color: Theme.text2
            font.pixelSize: Theme.fTiny
            Accessible.ignored: true
        }
        Icon {
            id: fuse

            visible: root.ephemeral && !root.placeholder && !root.gone
            x: stamp.x - width - 3
            anchors.verticalCenter: stamp.verticalCenter
            size: Math.round(Theme.fTiny * 1.15)
            name: "timer"
            tone: Theme.text2
        }
        Icon {
            id: needle

            visible: root.pinned && !root.placeholder && !root.gone
            x: (fuse.visible ? fuse.x : stamp.x) - width - 3
            anchors.verticalCenter: stamp.verticalCenter
            size: Math.round(Theme.fTiny * 1.15)
            name: "pin"
            tone: Theme.text2
        }
        // Somebody means the reader.
        Rectangle {
            visible: root.mentionsMe && !root.own && !root.placeholder && !root.gone
            x: root.mirror ? box.width - width : 0
            y: Theme.rLarge / 2
            width: 3
            height: box.height - Theme.rLarge
            radius: 2
            color: Theme.warn
        }
        Icon {
            id: tick

            visible: root.own && !root.placeholder && !root.deleted
            x: stamp.x + stamp.width + 3
            anchors.verticalCenter: stamp.verticalCenter
            size: Math.round(Theme.fTiny * 1.3)
            rotation: root.delivery === Delivery.Sending ? 180 : 0
            name: !root.own ? "" : root.failed ? "circle-alert" : root.delivery === Delivery.Queued ? "clock" : root.delivery === Delivery.Sending ? "arrow-down" : root.delivery === Delivery.Sent ? "check" : "check-check"
            tone: root.failed ? Theme.danger : root.delivery === Delivery.Read ? Theme.accent : Theme.text2
        }
    }
    Item {
        id: extras

        x: root.place(root.atEnd ? root.width - width - 12 : root.gutter, width)
        y: box.y + box.height
        width: Math.max(failureRow.width, chips.width, thread.width)
        height: failureRow.height + chips.height + (chips.height > 0 ? 4 : 0) + thread.height

        // A Repeater of none or one: Qt 6.4's Loader can't make a bound component.
        Row {
            id: failureRow

            height: failures.count + transfers.count > 0 ? implicitHeight : 0

            Repeater {
                id: failures

                model: root.failed && !root.placeholder ? 1 : 0

                delegate: FailureBar {
                    reason: root.failure
                    onRetryRequested: root.retryRequested(root.messageId)
                    onCancelRequested: root.cancelRequested(root.messageId)
                }
            }
            Repeater {
                id: transfers

                model: root.progress >= 0 && !root.failed && !root.placeholder ? 1 : 0

                delegate: TransferBar {
                    progress: root.progress
                    paused: root.paused
                    onPauseToggled: on => root.pauseToggled(root.messageId, on)
                    onCancelRequested: root.cancelRequested(root.messageId)
                }
            }
        }
        Flow {
            id: chips

            y: failureRow.height + 3
            width: repeater.count > 0 ? Math.min(root.maxText, repeater.count * 80) : 0
            height: repeater.count > 0 ? implicitHeight : 0
            spacing: Theme.s1
            layoutDirection: root.atEnd ? Qt.RightToLeft : Qt.LeftToRight

            Repeater {
                id: repeater

                model: root.placeholder || root.deleted ? 0 : root.reactions

                delegate: ReactionChip {
                    required property var modelData

                    emoji: modelData.emoji
                    count: modelData.count
                    mine: modelData.mine
                    onClicked: root.reactionToggled(root.messageId, emoji, !mine)
                }
            }
        }
        // A Repeater of none or one: Qt 6.4's Loader can't make a bound component.
        Row {
            id: thread

            x: root.atEnd !== root.mirror ? extras.width - width : 0
            y: chips.y + chips.height + (chips.height > 0 ? 1 : -3)
            height: threads.count > 0 ? implicitHeight : 0

            Repeater {
                id: threads

                model: root.answers > 0 && !root.placeholder && !root.gone ? 1 : 0

                delegate: ThreadLine {
                    answers: root.answers
                    onClicked: root.threadClicked()
                }
            }
        }
    }
    HoverHandler {
        enabled: !Theme.touch
        cursorShape: bodyText.hoveredLink !== "" ? Qt.PointingHandCursor : Qt.ArrowCursor
        onHoveredChanged: if (hovered)
            root.hoverEntered(root)
    }
    // A press on the quoted message jumps to it; on "edited" and on the tick it tells more. The menu has the same.
    TapHandler {
        enabled: root.quoteH > 0 || root.seq > 0 && (root.edited || root.own) && !root.gone
        onTapped: point => {
            const on = (item, margin) => {
                const p = root.mapToItem(item, point.position.x, point.position.y);
                return item.visible && p.x >= -margin && p.y >= -margin && p.x < item.width + margin && p.y < item.height + margin;
            };
            if (on(quote, 0))
                root.answeredClicked(root.replyToSeq);
            else if (root.seq > 0 && root.own && on(tick, 4))
                root.readersClicked();
            else if (root.seq > 0 && root.edited && on(stamp, 4))
                root.wordingsClicked();
        }
    }
}
