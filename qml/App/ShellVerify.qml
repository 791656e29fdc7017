// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.People

// The safety numbers of somebody, from the members or from what a conversation warns of.
Item {
    id: root

    required property LaterSheet modelData
    readonly property Shell shell: modelData.given as Shell

    VerifySheet {
        encryption: root.shell.session.encryption
        reader: root.shell.codes
        onPictureWanted: dialogs.made().pick()
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
            if (files.length > 0)
                root.shell.codes.readPicture(files[0]);
        }
    }
}
