// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
import QtQuick
import Dunlin.Controls
import Dunlin.Bridge

// In an encrypted conversation: why this device can't take part in it for now, or what is wrong with what it is shown.
Banner {
    id: root

    // An Encryption.
    required property var encryption
    property bool encrypted: false
    // The server shows other keys of somebody here than before.
    property bool disputed: false
    property bool direct: false
    // leftOut, changed, hidden, repeated, undone, reactions: what others were shown of this message is something else.
    property string altered
    property real alteredSeq: 0
    // ghost, split, rewritten, unlogged: what is wrong with the server's log of everybody's devices.
    property string logFault
    readonly property bool unproven: logFault === "rewritten" || logFault === "unlogged"
    // It is remembered until the user says that the log is what it should be; what is only not in it is not.
    readonly property bool acceptable: logFault !== "" && logFault !== "unlogged"
    // {fault, unsigned, out, news, begunBy, waiting, names}: who was let in by members, beside whom the server lists.
    property var roster: ({})
    // May let in whom the server lists.
    property bool admits: false
    readonly property string rosterFault: roster.fault ?? ""
    readonly property var names: roster.names ?? []
    // The key ring has not said what the keys of this profile are.
    property bool keyringSilent: false
    readonly property bool waits: encryption.state === Encryption.Waiting
    readonly property bool shut: encryption.state === Encryption.Locked || encryption.state === Encryption.Revoked || encryption.state === Encryption.Broken

    signal keysRequested
    signal compareRequested
    signal acceptRequested
    signal letInRequested
    signal rosterAcceptRequested
    signal rosterRead

    function alteration(): string {
        switch (altered) {
        case "leftOut":
            return qsTr("Message %1, which others here were shown, is kept from you. The server or somebody's program does not tell the truth: ask the others by another way.").arg(alteredSeq);
        case "hidden":
            return qsTr("Message %1, which you see, was kept from somebody here. The server or somebody's program does not tell the truth: ask the others by another way.").arg(alteredSeq);
        case "repeated":
            return qsTr("Message %1 was said before: the server shows it for a second time.").arg(alteredSeq);
        case "undone":
            return qsTr("Message %1 was changed or deleted, as others here were shown, and you are shown what it said before. The server or somebody's program does not tell the truth: ask the others by another way.").arg(alteredSeq);
        case "reactions":
            return qsTr("You are shown other reactions to message %1 than others here: one is kept from you, or shown although it was taken back. The server or somebody's program does not tell the truth: ask the others by another way.").arg(alteredSeq);
        default:
            return qsTr("As message %1 you are shown another one than others here. The server or somebody's program does not tell the truth: ask the others by another way.").arg(alteredSeq);
        }
    }

    function logText(): string {
        switch (logFault) {
        case "ghost":
            return qsTr("The server's log of devices names one of yours that none of your devices added. It may have shown it to others: ask whoever runs the server, and tell them.");
        case "split":
            return qsTr("Somebody here is shown another log of devices than you. The server or somebody's program does not tell the truth: compare your safety numbers.");
        case "unlogged":
            return qsTr("The server shows somebody's devices that are not in its log. Nothing is sent to them until that is settled: ask whoever runs the server.");
        default:
            return qsTr("The server's log of devices is another one than before. Nothing is sent to new devices until that is settled: ask whoever runs the server.");
        }
    }

    // What is said, the weightiest first.
    readonly property string topic: disputed ? (unproven ? "log" : "keys") : rosterFault !== "" ? "roster" : waits ? "waiting" : shut ? "shut" : logFault !== "" ? "log" : roster.out === true ? "out" : names.length > 0 ? "people" : altered !== "" ? "messages" : roster.news === true ? "news" : roster.unsigned === true ? "unsigned" : ""

    function rosterText(): string {
        switch (topic) {
        case "roster":
            return rosterFault === "orphaned" ? qsTr("Everybody who signed who is in this conversation has removed their account, so this device can't check the list. Nothing is sent until you accept it: look through the members first.") : qsTr("The server shows another list of who was let in here than before. Nothing is sent until that is settled: ask whoever runs the server.");
        case "out":
            return qsTr("Nobody here has let you in yet: what the others write is not sealed for you. Ask an admin of this conversation.");
        case "people":
            return admits ? qsTr("The server lists %1, whom nobody here has let in. Nothing is sealed for them until you do.").arg(names.join(", ")) : qsTr("The server lists %1, whom nobody here has let in. Nothing is sealed for them until an admin does.").arg(names.join(", "));
        case "news":
            return roster.begunBy ? qsTr("From now on the members sign who is in this conversation. It began with those whom the server had listed for %1: look whether you know all of them.").arg(roster.begunBy) : qsTr("From now on the members sign who is in this conversation. It began with those whom the server had listed for you: look whether you know all of them.");
        default:
            return qsTr("Nobody has signed yet who is in this conversation: the server says for whom messages are sealed. The device of an admin signs it when it is online.");
        }
    }
    function keysText(): string {
        return direct ? qsTr("The server shows other keys of this person than before. Nothing is sent until that is settled: compare your safety numbers.") : qsTr("The server shows other keys of somebody here than before. Nothing is sent until that is settled: compare your safety numbers.");
    }
    function shutText(): string {
        if (encryption.state === Encryption.Revoked)
            return qsTr("This device was taken off your account's list: sign in again.");
        if (encryption.state === Encryption.Broken)
            return qsTr("The keys of this device were lost: sign out and in again.");
        return keyringSilent ? qsTr("The desktop's keyring does not answer: what is encrypted stays shut until it does.") : qsTr("The keys of this profile can't be read. What is encrypted stays shut.");
    }

    shown: encrypted && topic !== ""
    iconName: topic === "waiting" || topic === "shut" ? "key-round" : "shield-alert"
    text: topic === "log" ? logText() : topic === "keys" ? keysText() : topic === "waiting" ? qsTr("This device can't read encrypted messages yet. Let it in on another device of yours, or by your recovery key.") : topic === "shut" ? shutText() : topic === "messages" ? alteration() : topic !== "" ? rosterText() : ""
    actionText: topic === "log" && acceptable ? qsTr("Accept log") : topic === "keys" && direct ? qsTr("Compare") : topic === "waiting" ? qsTr("Show how") : topic === "roster" ? qsTr("Accept list") : topic === "people" && admits ? qsTr("Let in") : topic === "news" ? qsTr("Understood") : ""
    onAction: if (topic === "log")
        acceptRequested()
    else if (topic === "keys")
        compareRequested()
    else if (topic === "roster")
        rosterAcceptRequested()
    else if (topic === "people")
        letInRequested()
    else if (topic === "news")
        rosterRead()
    else
        keysRequested()
}
