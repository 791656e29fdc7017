// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// How moments are written: short, in the user's locale.
QtObject {
    // The C locale's short time has seconds, which nobody wants in a list.
    readonly property string clockFormat: Qt.locale().timeFormat(Locale.ShortFormat).replace(/[:.]ss/, "")

    // What every clock shows, for pictures that are compared; empty: the time.
    property string frozen

    function known(at: date): bool {
        // Number.isNaN, not isNaN: qmllint of Qt 6.4 dies of the other.
        return !Number.isNaN(at.getTime());
    }
    function clock(at: date): string {
        return !known(at) ? "" : frozen !== "" ? frozen : at.toLocaleTimeString(Qt.locale(), clockFormat);
    }
    // 0 today, 1 yesterday and so on, by the calendar.
    function daysAgo(at: date): int {
        const now = new Date();
        const today = new Date(now.getFullYear(), now.getMonth(), now.getDate());
        const day = new Date(at.getFullYear(), at.getMonth(), at.getDate());
        return Math.round((today.getTime() - day.getTime()) / 86400000);
    }
    // In two lines: qmllint of Qt 6.4 dies of calling a date made within the comparison.
    function isThisYear(at: date): bool {
        const now = new Date();
        return at.getFullYear() === now.getFullYear();
    }
    // For the pill between two days.
    function day(at: date): string {
        if (!known(at))
            return "";
        const ago = daysAgo(at);
        if (ago === 0)
            return qsTr("Today");
        if (ago === 1)
            return qsTr("Yesterday");
        const format = isThisYear(at) ? "dddd, d MMMM" : "d MMMM yyyy";
        return at.toLocaleDateString(Qt.locale(), format);
    }
    // How much a file holds.
    function bytes(count: real): string {
        return count < 1024 ? qsTr("%1 B").arg(count) : count < 1048576 ? qsTr("%1 KB").arg(Math.round(count / 1024)) : count < 1073741824 ? qsTr("%1 MB").arg((count / 1048576).toFixed(count < 10485760 ? 1 : 0)) : qsTr("%1 GB").arg((count / 1073741824).toFixed(1));
    }
    // How long something sounds: minutes and seconds.
    function track(ms: real): string {
        const seconds = Math.max(0, Math.floor(ms / 1000));
        return Math.floor(seconds / 60) + ":" + String(seconds % 60).padStart(2, "0");
    }
    // How long something lasts, in the largest unit that fits: "30 seconds", "1 day".
    function span(ms: real): string {
        const seconds = Math.max(1, Math.round(ms / 1000));
        if (seconds % 604800 === 0)
            return qsTr("%n week(s)", "", seconds / 604800);
        if (seconds >= 86400)
            return qsTr("%n day(s)", "", Math.round(seconds / 86400));
        if (seconds >= 3600)
            return qsTr("%n hour(s)", "", Math.round(seconds / 3600));
        if (seconds >= 60)
            return qsTr("%n minute(s)", "", Math.round(seconds / 60));
        return qsTr("%n second(s)", "", seconds);
    }
    // Day and time, for a sentence.
    function full(at: date): string {
        return known(at) ? qsTr("%1, %2").arg(day(at)).arg(clock(at)) : "";
    }
    // For a list: the time today, the weekday within a week, the date before that.
    function brief(at: date): string {
        if (!known(at))
            return "";
        const ago = daysAgo(at);
        if (ago <= 0)
            return clock(at);
        if (ago < 7)
            return at.toLocaleDateString(Qt.locale(), "ddd");
        const format = isThisYear(at) ? "d MMM" : "MMM yyyy";
        return at.toLocaleDateString(Qt.locale(), format);
    }
}
