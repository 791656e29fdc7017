// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The form in which nodes talk: who says it, the how manieth thing it is of what that node said, and what.
//
//   u8 form (1) · 16 bytes node · u64 number · u8 kind · beat: UTF-8 name | words: (u32 length · bytes)* | parting: -
//
// Big-endian. A node's numbers begin with 1 and have no holes but those that tell of something unsaid.
#pragma once

#include "shared/core/result.h"

#include <QByteArray>
#include <QList>
#include <QUuid>

namespace dunlin::server {

struct ClusterMessage {
    enum class Kind : quint8 { Beat = 1, Words = 2, Parting = 3 };
    QUuid from;
    quint64 number = 0;
    Kind kind = Kind::Beat;
    QString name;            // Beat
    QList<QByteArray> words; // Words

    QByteArray toBytes() const;
    // Invalid for anything else.
    static Result<ClusterMessage> fromBytes(const QByteArray &bytes);
};

} // namespace dunlin::server
