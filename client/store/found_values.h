// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages that were looked for, with what a list of them shows, as values that cross from the engine's thread.
#pragma once

#include "shared/wire/message.h"

#include <QMetaType>

namespace dunlin::client {

struct FoundRow {
    wire::MessageRow message;
    QString senderName;
    QString pinnedBy; // of a pin
    qint64 at = 0;    // the order of the list, newest first: when it was written, or pinned
    QString cause;    // why the message is not shown (client/crypto/cause.h); empty: it is
    QString senderPicture = {}; // the id of its file; empty: none
    bool operator==(const FoundRow &) const = default;
};

// A channel of which not every message is on this device.
struct FoundGap {
    ChannelId channel;
    qint64 missing = 0;
    bool isSearchedByServer = false; // the server looks through all of it
    bool operator==(const FoundGap &) const = default;
};

struct LocalFinds {
    QList<FoundRow> rows; // newest first
    QList<FoundGap> gaps;
    bool isCut = false; // there were more than are told
};

} // namespace dunlin::client

Q_DECLARE_METATYPE(dunlin::client::FoundRow)
