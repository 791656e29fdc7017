// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import QtQuick.Templates as T
import Dunlin.Theme

// One line of input. `label` stands above it when given, `error` or `hint` below it.
FocusScope {
    id: root

    property alias text: input.text
    property alias input: input
    property string label
    property string placeholder
    property string hint
    property string error
    // What a screen reader says after the name.
    property string spoken: error !== "" ? error : hint
    readonly property string title: label !== "" ? label : placeholder
    property string iconName
    property bool password: false
    property int maximumLength: 32767
    readonly property bool showsBelow: error !== "" || hint !== ""

    signal accepted

    implicitWidth: 200
    implicitHeight: (label ? above.implicitHeight + Theme.s1 : 0) + Theme.control + (showsBelow ? below.implicitHeight + Theme.s1 : 0)
    activeFocusOnTab: false

    Label {
        id: above

        visible: root.label !== ""
        anchors {
            left: parent.left
            right: parent.right
            top: parent.top
        }
        text: root.label
        font.pixelSize: Theme.fSmall
        font.weight: Font.Medium
        Accessible.ignored: true
    }
    T.TextField {
        id: input

        readonly property bool flipped: LayoutMirroring.enabled
        readonly property real iconSpace: root.iconName !== "" ? Theme.iconM + 18 : Theme.s3

        focus: true
        anchors {
            left: parent.left
            right: parent.right
            top: root.label !== "" ? above.bottom : parent.top
            topMargin: root.label !== "" ? Theme.s1 : 0
        }
        height: Theme.control
        leftPadding: flipped ? Theme.s3 : iconSpace
        rightPadding: flipped ? iconSpace : Theme.s3
        maximumLength: root.maximumLength
        echoMode: root.password ? TextInput.Password : TextInput.Normal
        inputMethodHints: root.password ? Qt.ImhHiddenText | Qt.ImhSensitiveData | Qt.ImhNoPredictiveText : Qt.ImhNone
        color: Theme.text
        selectByMouse: true
        selectionColor: Theme.accent
        selectedTextColor: Theme.accentText
        placeholderTextColor: Theme.text2
        font.family: Theme.family
        font.pixelSize: Theme.fBody
        verticalAlignment: TextInput.AlignVCenter
        Accessible.role: Accessible.EditableText
        Accessible.name: root.title
        // Qt keeps the name of a password to itself; its description is heard.
        Accessible.description: !root.password ? root.spoken : root.spoken === "" ? root.title : root.title + ". " + root.spoken
        Accessible.passwordEdit: root.password
        onAccepted: root.accepted()
        background: Rectangle {
            radius: Theme.rSmall
            color: Theme.bg
            border.width: input.activeFocus || root.error !== "" ? 2 : 1
            border.color: root.error !== "" ? Theme.danger : input.activeFocus ? Theme.accent : Theme.controlBorder

            Icon {
                visible: root.iconName !== ""
                name: root.iconName
                anchors {
                    left: parent.left
                    leftMargin: 10
                    verticalCenter: parent.verticalCenter
                }
            }
        }

        Label {
            visible: input.text === "" && input.preeditText === ""
            anchors {
                fill: parent
                leftMargin: input.flipped ? input.rightPadding : input.leftPadding
                rightMargin: input.flipped ? input.leftPadding : input.rightPadding
            }
            text: root.placeholder
            color: Theme.text2
            verticalAlignment: Text.AlignVCenter
            elide: Text.ElideRight
            Accessible.ignored: true
        }
    }
    Label {
        id: below

        visible: root.showsBelow
        anchors {
            left: parent.left
            right: parent.right
            top: input.bottom
            topMargin: Theme.s1
        }
        text: root.error !== "" ? root.error : root.hint
        color: root.error !== "" ? Theme.danger : Theme.text2
        wrapMode: Text.Wrap
        font.pixelSize: Theme.fCaption
        Accessible.ignored: true
    }
}
