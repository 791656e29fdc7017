// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a content is, by its first bytes. What somebody says that it is counts for nothing: the answer is one of a few
// types that no browser runs. HTML, SVG and scripts are plain text.
#pragma once

#include <QByteArray>
#include <QString>

namespace dunlin::server {

// `whole`: the bytes are all that there are.
QString sniffContentType(QByteArrayView beginning, bool whole);
// A picture that every client can show.
bool isPicture(const QString &contentType);

} // namespace dunlin::server
