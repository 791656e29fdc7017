// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
pragma Singleton
import QtQuick

// How moments are written: short, in the user's locale.
QtObject {
    // The C locale's short time has seconds, which nobody wants in a list.
    readonly property string clockFormat: Qt.locale().timeFormat(Locale.ShortFormat).replace(/[:.]ss/, "")

    function known(at: date): bool {
        // Number.isNaN, not isNaN: qmllint of Qt 6.4 dies of the other.
        return !Number.isNaN(at.getTime());
    }
    function clock(at: date): string {
        return known(at) ? at.toLocaleTimeString(Qt.locale(), clockFormat) : "";
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
