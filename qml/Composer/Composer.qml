// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma ComponentBehavior: Bound
import QtQuick
import QtQuick.Controls.Basic as C
import Dunlin.Theme
import Dunlin.Controls

// Where a message is written, answered or changed.
// Enter sends and Shift+Enter starts a new line; on a touch screen Enter starts a new line and the button sends.
// Escape leaves reply or edit. While editing, what had been begun is put aside and comes back afterwards.
Rectangle {
    id: root

    // What one writes to, as it is shown: "#general" or a name.
    required property string target
    // What the empty field says.
    property string prompt: qsTr("Message %1").arg(target)
    // The server's limit, in bytes of UTF-8.
    property int maxBytes: 16384
    property bool offline: false
    // Why one can't write here; empty when one can.
    property string closedReason
    // Why nothing can be attached; empty when it can.
    property string attachReason

    // A voice message: whether there is something to record it with, and how it stands with the one that is recorded.
    property bool mayRecord: false
    property bool recording: false
    property bool recordingHeld: false
    property bool recordingBusy: false
    property int recorded: 0 // ms
    property int longestRecording: 0 // ms
    property real loudness: 0

    // Reply and edit. Set by replyTo() and edit(), ended by leaveMode().
    property string mode: "" // "", "reply", "edit"
    property string modeId
    property real replySeq: 0
    property string modeTitle
    property string modeText

    signal sent(string text, real replyToSeq, real expiresIn)
    signal filesSent(var files, string caption, real replyToSeq, real expiresIn)
    signal attachRequested
    signal emojiRequested(Item at)
    signal attachRefused
    // It does not go with the next message after all.
    signal leftOut(string path)
    signal recordRequested
    signal recordCancelled
    signal recordFinished
    signal changed(string messageId, string text)
    signal drafted(string text)
    signal editLastRequested
    // The beginning of a name stands behind an @: whoever knows the people sets `offered`.
    signal mentionSought(string start)
    // Something is pasted: whoever attaches what the clipboard has besides text sets `pasteTaken`.
    signal pasteSought
    // What holds the next message back; empty when nothing does.
    property string notice
    property var spelling: null // a Spelling; null where nothing is underlined

    onRecordingChanged: if (!recording)
        input.forceActiveFocus()
    property alias field: input
    // A list of {username, name, userId, picture}.
    property var offered: []
    // Paths or file: addresses of what goes with the next message.
    property list<string> attachments
    property bool pasteTaken: false
    readonly property int mostAttachments: 20
    property string putAside
    // Of the next message, in ms; 0: as the channel keeps it.
    property real expiresIn: 0
    readonly property int bytes: foot.utf8Length(input.text)
    readonly property bool tooLong: bytes > maxBytes
    readonly property bool sendable: (input.text.trim() !== "" || (attachments.length > 0 && mode !== "edit")) && !tooLong

    function replyTo(messageId: string, seq: real, sender: string, text: string) {
        leaveMode();
        mode = "reply";
        modeId = messageId;
        replySeq = seq;
        modeTitle = qsTr("Reply to %1").arg(sender);
        modeText = text;
        input.forceActiveFocus();
    }
    function edit(messageId: string, text: string) {
        leaveMode();
        putAside = input.text;
        mode = "edit";
        modeId = messageId;
        modeTitle = qsTr("Edit message");
        modeText = text;
        setText(text);
        input.forceActiveFocus();
    }
    function leaveMode() {
        if (mode === "")
            return;
        const wasEdit = mode === "edit";
        mode = "";
        modeId = "";
        replySeq = 0;
        if (wasEdit) {
            setText(putAside);
            putAside = "";
        }
    }
    // The @ and the letters behind it that the cursor stands at; empty when it stands elsewhere.
    function mentionAtCursor(): string {
        const found = /(?:^|[\s(])(@[A-Za-z0-9_.-]{0,32})$/.exec(input.text.slice(0, input.cursorPosition));
        return found ? found[1] : "";
    }
    function lookForMention() {
        const typed = mentionAtCursor();
        if (typed === "" || input.preeditText !== "")
            offered = [];
        else
            mentionSought(typed.slice(1).toLowerCase());
    }
    function mention(username: string) {
        const typed = mentionAtCursor();
        const at = input.cursorPosition - typed.length;
        input.remove(at, input.cursorPosition);
        input.insert(at, "@" + username + " ");
        offered = [];
        input.forceActiveFocus();
    }
    function insert(text: string) {
        input.remove(input.selectionStart, input.selectionEnd);
        input.insert(input.cursorPosition, text);
        input.forceActiveFocus();
    }
    function pickLife(ms: real) {
        expiresIn = ms;
        input.forceActiveFocus();
    }
    function attach(files: var) {
        if (mode === "edit" || closedReason !== "")
            return;
        if (attachReason !== "") {
            attachRefused();
            return;
        }
        const all = [...attachments];
        for (const each of files)
            if (!all.includes(String(each)) && all.length < mostAttachments)
                all.push(String(each));
        attachments = all;
        input.forceActiveFocus();
    }
    function pasted(): bool {
        pasteTaken = false;
        pasteSought();
        return pasteTaken;
    }
    function setText(text: string) {
        quiet.on = true;
        input.text = text;
        input.cursorPosition = input.length;
        quiet.on = false;
    }
    function submit() {
        if (!sendable)
            return;
        const text = input.text;
        if (mode === "edit") {
            const id = modeId;
            const same = text === modeText;
            leaveMode();
            if (!same)
                changed(id, text);
            return;
        }
        const seq = mode === "reply" ? replySeq : 0;
        leaveMode();
        setText("");
        const life = expiresIn;
        expiresIn = 0;
        if (attachments.length > 0) {
            // A list property is handed over as a reference: what empties it would empty this one too.
            const files = [...attachments];
            attachments = [];
            filesSent(files, text, seq, life);
        } else {
            sent(text, seq, life);
        }
        drafted("");
    }

    MentionList {
        id: mentions

        objectName: "mentionList"
        visible: root.offered.length > 0 && input.activeFocus
        z: 5
        anchors {
            left: box.left
            bottom: box.top
            bottomMargin: Theme.s1
        }
        people: root.offered
        onPicked: username => root.mention(username)
    }
    component Tool: IconButton {
        readonly property bool usable: root.closedReason === "" && root.mode !== "edit" && !root.recording

        visible: usable
        width: visible ? implicitWidth : 0
        anchors.bottom: parent.bottom
        anchors.bottomMargin: Theme.s1
    }
    QtObject {
        id: quiet

        property bool on: false
    }

    height: (mode !== "" ? strip.height : 0) + (previews.visible ? previews.height + Theme.s2 : 0) + box.height + 2 * Theme.s2 + (foot.visible ? foot.height + 2 : 0)
    color: Theme.bg

    ModeStrip {
        id: strip

        visible: root.mode !== ""
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
            leftMargin: Theme.s4
            rightMargin: Theme.s3
        }
        editing: root.mode === "edit"
        title: root.modeTitle
        text: root.modeText
        onLeaveRequested: {
            root.leaveMode();
            input.forceActiveFocus();
        }
    }
    AttachmentStrip {
        id: previews

        objectName: "attachments"
        visible: root.attachments.length > 0 && root.mode !== "edit"
        anchors {
            left: parent.left
            right: parent.right
            leftMargin: Theme.s3
            rightMargin: Theme.s3
            top: root.mode !== "" ? strip.bottom : parent.top
            topMargin: Theme.s2
        }
        height: 92
        model: root.attachments
        onRemoved: position => {
            const path = root.attachments[position];
            root.attachments = [...root.attachments.slice(0, position), ...root.attachments.slice(position + 1)];
            root.leftOut(path);
        }
    }
    Rectangle {
        id: box

        anchors {
            left: parent.left
            right: parent.right
            leftMargin: Theme.s3
            rightMargin: Theme.s3
            top: previews.visible ? previews.bottom : root.mode !== "" ? strip.bottom : parent.top
            topMargin: Theme.s2
        }
        height: Math.min(200, Math.max(Theme.control + 8, input.contentHeight + 24))
        radius: Theme.rLarge
        color: Theme.surface
        border.width: input.activeFocus || root.tooLong ? 2 : 1
        border.color: root.tooLong ? Theme.danger : input.activeFocus ? Theme.accent : Theme.controlBorder

        Label {
            visible: root.closedReason !== ""
            anchors.fill: parent
            anchors.margins: Theme.s3
            text: root.closedReason
            color: Theme.text2
            verticalAlignment: Text.AlignVCenter
            elide: Text.ElideRight
        }
        C.ScrollView {
            visible: root.closedReason === "" && !root.recording
            anchors {
                left: clip.right
                right: mic.left
                top: parent.top
                bottom: parent.bottom
                leftMargin: clip.visible ? 0 : Theme.s2
                topMargin: 2
                bottomMargin: 2
            }

            C.TextArea {
                id: input

                objectName: "composer"
                placeholderText: root.prompt
                placeholderTextColor: Theme.text2
                color: Theme.text
                selectionColor: Theme.accent
                selectedTextColor: Theme.accentText
                selectByMouse: true
                wrapMode: TextEdit.Wrap
                textFormat: TextEdit.PlainText
                font.family: Theme.family
                font.pixelSize: Theme.fBody
                verticalAlignment: TextEdit.AlignVCenter
                background: null
                Accessible.role: Accessible.EditableText
                Accessible.name: placeholderText
                Accessible.description: foot.count
                // Else a text area eats the Tab key and nobody without a mouse gets out.
                Keys.onTabPressed: if (mentions.visible)
                    mentions.pickCurrent();
                else
                    nextItemInFocusChain(true).forceActiveFocus(Qt.TabFocusReason)
                Keys.onBacktabPressed: nextItemInFocusChain(false).forceActiveFocus(Qt.BacktabFocusReason)
                onTextChanged: if (!quiet.on && root.mode !== "edit")
                    root.drafted(text)
                Keys.forwardTo: [spelt]
                onCursorPositionChanged: root.lookForMention()
                onActiveFocusChanged: if (!activeFocus)
                    root.offered = []
                Keys.onPressed: event => {
                    if (event.matches(StandardKey.Paste) && root.mode !== "edit")
                        event.accepted = root.pasted();
                }
                Keys.onReturnPressed: event => enterPressed(event)
                Keys.onEnterPressed: event => enterPressed(event)
                Keys.onDownPressed: event => {
                    if (mentions.visible)
                        mentions.move(1);
                    else
                        event.accepted = false;
                }
                Keys.onEscapePressed: event => {
                    if (mentions.visible)
                        root.offered = [];
                    else if (root.mode !== "")
                        root.leaveMode();
                    else
                        event.accepted = false;
                }
                Keys.onUpPressed: event => {
                    if (mentions.visible)
                        mentions.move(-1);
                    else if (text === "" && root.mode === "")
                        root.editLastRequested();
                    else
                        event.accepted = false;
                }

                function enterPressed(event: var) {
                    if (mentions.visible)
                        mentions.pickCurrent();
                    else if (Theme.touch || (event.modifiers & Qt.ShiftModifier))
                        event.accepted = false;
                    else
                        root.submit();
                }
                SpellingLayer {
                    id: spelt

                    field: input
                    spelling: root.spelling
                    onPasteWanted: if (root.mode === "edit" || !root.pasted())
                        input.paste()
                }
            }
        }
        Tool {
            id: clip

            objectName: "attachButton"
            anchors {
                left: parent.left
                leftMargin: visible ? Theme.s1 : 0
            }
            iconName: "paperclip"
            text: root.attachReason !== "" ? root.attachReason : qsTr("Attach files")
            opacity: root.attachReason !== "" ? 0.4 : 1
            onClicked: if (root.attachReason !== "")
                root.attachRefused()
            else
                root.attachRequested()
        }
        Tool {
            id: mic

            objectName: "recordButton"
            // A narrow field has room for what one can do now.
            visible: usable && root.mayRecord && !(Theme.touch && root.sendable)
            anchors.right: life.left
            enabled: root.attachments.length < root.mostAttachments
            iconName: "mic"
            text: root.attachReason !== "" ? root.attachReason : qsTr("Record a voice message")
            opacity: root.attachReason !== "" || !enabled ? 0.4 : 1
            onClicked: if (root.attachReason !== "")
                root.attachRefused()
            else
                root.recordRequested()
        }
        Tool {
            id: life

            objectName: "lifeButton"
            visible: usable && !(Theme.touch && !root.sendable && root.expiresIn === 0)
            anchors.right: face.left
            iconName: "timer"
            checked: root.expiresIn > 0
            text: root.expiresIn > 0 ? qsTr("This message goes after %1").arg(Times.span(root.expiresIn)) : qsTr("How long the message stays")
            onClicked: {
                const menu = lifeMenu.made();
                menu.popup(life, life.width - menu.width, -menu.implicitHeight - 4);
            }
        }
        Tool {
            id: face

            objectName: "emojiButton"
            visible: root.closedReason === "" && !root.recording
            anchors.right: go.left
            iconName: "smile"
            text: qsTr("Emoji")
            onClicked: root.emojiRequested(face)
        }
        LaterSheet {
            id: lifeMenu

            delegate: Item {
                LifeMenu {
                    expiresIn: root.expiresIn
                    onPicked: ms => root.pickLife(ms)
                }
            }
        }
        IconButton {
            id: go

            objectName: "sendButton"
            visible: root.closedReason === "" && !root.recording
            anchors {
                right: parent.right
                rightMargin: Theme.s1
                bottom: parent.bottom
                bottomMargin: Theme.s1
            }
            enabled: root.sendable
            iconName: root.mode === "edit" ? "check" : "send"
            tone: enabled ? Theme.accent : Theme.text2
            text: root.mode === "edit" ? qsTr("Save") : root.offline ? qsTr("Queue message") : qsTr("Send")
            onClicked: root.submit()
        }
        Later {
            id: voice

            wanted: root.recording

            delegate: VoiceStrip {
                objectName: "voiceStrip"
                visible: voice.shown
                anchors.fill: parent
                elapsed: root.recorded
                longest: root.longestRecording
                level: root.loudness
                held: root.recordingHeld
                saving: root.recordingBusy
                offline: root.offline
                onCancelRequested: root.recordCancelled()
                onSendRequested: root.recordFinished()
            }
        }
    }
    ComposerFoot {
        id: foot

        anchors {
            left: box.left
            leftMargin: Theme.s2
            right: box.right
            top: box.bottom
            topMargin: 2
        }
        notice: root.closedReason === "" ? root.notice : ""
        bytes: root.bytes
        maxBytes: root.maxBytes
    }
}
