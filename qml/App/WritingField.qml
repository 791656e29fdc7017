// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Bridge
import Dunlin.Composer

// The field of a conversation or of a thread, with what goes into it besides words: files that are picked or pasted, and what
// is spoken. There is one microphone for all fields: whoever asked has it until it is idle again.
Composer {
    id: root

    required property AccountSession session
    required property Clipboard clipboard
    // Null where nothing is recorded, or played.
    property VoiceRecorder recorder: null
    property VoicePlayer player: null
    // It asked for the microphone.
    property bool speaking: false
    // A picture of the clipboard is being written for it.
    property bool pasting: false

    signal told(string text)

    // What the clipboard has besides text.
    function pasteFiles(): bool {
        const files = clipboard.files();
        if (files.length === 0 && !clipboard.hasImage())
            return false;
        if (attachReason !== "") {
            told(attachReason);
            return false;
        }
        if (files.length > 0) {
            attach(files);
        } else {
            pasting = true;
            clipboard.saveImage(session.outgoingFolder());
        }
        return true;
    }
    // Goes with the next message, whatever is changed now.
    function stage(files: var) {
        if (mode === "edit")
            leaveMode();
        attach(files);
    }
    // What is staged is left behind.
    function dropStaged() {
        pasting = false;
        if (recorder !== null) {
            if (speaking && recorder.state !== VoiceRecorder.Idle) {
                told(qsTr("The recording was thrown away."));
                recorder.cancel();
            }
            for (const path of attachments)
                recorder.discard(path);
        }
        attachments = [];
    }
    function saveFile(id: string, size: real, place: url) {
        dialogs.made().save(id, size, place);
    }
    // Later than what a recording ends with.
    function letGo() {
        if (recorder?.state === VoiceRecorder.Idle)
            speaking = false;
    }

    mayRecord: recorder !== null && recorder.available && (speaking || recorder.state === VoiceRecorder.Idle)
    recording: speaking && recorder !== null && recorder.state !== VoiceRecorder.Idle
    recordingHeld: recording && recorder.state !== VoiceRecorder.Recording
    recordingBusy: recording && recorder.state === VoiceRecorder.Saving
    recorded: recording ? recorder.elapsed : 0
    longestRecording: recording ? recorder.longest : 0
    loudness: recording ? recorder.level : 0
    onRecordRequested: {
        player?.pause();
        speaking = true;
        recorder.begin();
    }
    onRecordCancelled: recorder.cancel()
    onRecordFinished: recorder.finish(session.outgoingFolder())
    onLeftOut: path => recorder?.discard(path)
    onAttachRequested: dialogs.made().pick()
    onAttachRefused: told(attachReason)
    onPasteSought: pasteTaken = pasteFiles()
    // Nobody is listened to whose window does not say so.
    onVisibleChanged: if (!visible && speaking)
        recorder?.hold()
    Component.onDestruction: if (speaking)
        recorder?.cancel()

    Timer {
        id: letGoSoon

        interval: 0
        onTriggered: root.letGo()
    }
    Connections {
        target: root.recorder

        function onChanged() {
            if (root.speaking && root.recorder.state === VoiceRecorder.Idle)
                letGoSoon.restart();
        }
        function onSaved(path: string) {
            if (!root.speaking)
                return;
            root.stage([path]);
            root.submit();
        }
        function onFailed(text: string) {
            if (!root.speaking)
                return;
            letGoSoon.restart();
            root.told(text);
        }
    }
    Connections {
        target: root.clipboard

        function onImageSaved(path: string) {
            if (!root.pasting)
                return;
            root.pasting = false;
            if (path !== "")
                root.attach([path]);
        }
    }
    // By its address: the module of the dialogs is not loaded before one is asked for.
    Loader {
        id: dialogs

        function made(): var {
            active = true;
            return item;
        }

        active: false
        source: "FileDialogs.qml"
    }
    Connections {
        target: dialogs.item

        function onPicked(files: var) {
            root.attach(files);
        }
        function onSaveChosen(fileId: string, size: real, file: string) {
            root.session.saveFile(fileId, size, file);
        }
    }
}
