// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures of people, drawn anew: what a camera or a program writes beside the picture (place, time, device, author)
// is not in what comes out, and neither is anything that only looked like a picture.
#pragma once

#include <QByteArray>
#include <QString>

#include <optional>

namespace dunlin::server {

inline constexpr int PortraitEdge = 512;         // pixels of the longer side, at most
inline constexpr int LongestPictureEdge = 16384; // what is larger is not read
inline constexpr qint64 MostPicturePixels = 40'000'000;

// A PNG where something is transparent, a JPEG else; of a moving picture the first. The same bytes give the same answer.
// Absent when they are no picture of `contentType` (image/png, image/jpeg, image/gif, image/webp), or too large a one.
// From any thread; takes up to a second and 200 MB.
std::optional<QByteArray> portraitOf(const QByteArray &bytes, const QString &contentType);

} // namespace dunlin::server
