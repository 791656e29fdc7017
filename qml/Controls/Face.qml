// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick

// A person with their picture where there is one; until it is here, and where it can't be had, the letter stands there. It is
// fetched and drawn elsewhere, and rows of the same size share what was drawn.
Avatar {
    id: root

    // A file's id; empty: none.
    property string picture

    bare: photo.status === Image.Ready

    Image {
        id: photo

        readonly property int pixels: Math.ceil(root.side * Screen.devicePixelRatio)

        objectName: "facePicture"
        visible: root.bare
        anchors.fill: parent
        asynchronous: true
        source: root.picture === "" ? "" : "image://file/face/" + root.picture
        sourceSize.width: pixels
        sourceSize.height: pixels
        Accessible.ignored: true
    }
}
