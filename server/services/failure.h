// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How an error leaves the server: our own faults are logged with a trace id, and the id is all that is told.
#pragma once

#include "shared/core/id.h"
#include "shared/core/log.h"
#include "shared/wire/errors.h"

namespace dunlin::server {

inline wire::ErrorBody tell(const Error &error)
{
    if (error.code != Errc::Internal)
        return wire::toBody(error);
    const QString trace = createUuidV7().toString(QUuid::WithoutBraces);
    qCWarning(lcService).noquote() << "Internal error" << trace << error.detail << error.field;
    return wire::toBody(
        fail(Errc::Internal, QStringLiteral("something went wrong here; trace ") + trace));
}

} // namespace dunlin::server
