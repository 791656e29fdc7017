// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Dialogs as Native

// Which files to attach, and where to save one.
Item {
    id: root

    signal picked(var files)
    signal saveChosen(string fileId, real size, string file)

    function pick() {
        openDialog.open();
    }
    function save(id: string, size: real, place: url) {
        saveDialog.fileId = id;
        saveDialog.size = size;
        saveDialog.currentFile = place;
        saveDialog.open();
    }

    Native.FileDialog {
        id: openDialog

        title: qsTr("Attach files")
        fileMode: Native.FileDialog.OpenFiles
        onAccepted: root.picked(selectedFiles)
    }
    Native.FileDialog {
        id: saveDialog

        property string fileId
        property real size: 0

        title: qsTr("Save as")
        fileMode: Native.FileDialog.SaveFile
        onAccepted: root.saveChosen(fileId, size, String(selectedFile))
    }
}
