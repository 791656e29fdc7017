// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What one device seals for another one: keys of chains, questions for them. The server keeps an envelope until the
// device has acknowledged it; what is inside is for the two (docs/crypto.md).
#pragma once

#include "shared/wire/key.h"

namespace dunlin::wire {

struct OutEnvelope {
    OpId id;
    DeviceRef to;
    qint64 kind = 0;
    QByteArray bytes;
    bool operator==(const OutEnvelope &) const = default;

    static constexpr const char *typeName = "OutEnvelope";
    static constexpr auto fields = FieldList{
        field(1, "id", &OutEnvelope::id, "the sender's; sent again it is kept once"),
        field(2, "to", &OutEnvelope::to),
        field(
            3, "kind", &OutEnvelope::kind,
            "1: begins a session, 2: belongs to one, 3: a device of the account asks to be added"),
        field(4, "bytes", &OutEnvelope::bytes, "1 to 32768 bytes"),
    };
};

struct EnvelopeSend {
    QList<OutEnvelope> envelopes;
    bool operator==(const EnvelopeSend &) const = default;

    static constexpr const char *typeName = "EnvelopeSend";
    static constexpr auto fields =
        FieldList{field(1, "envelopes", &EnvelopeSend::envelopes, "1 to 100")};
};

// Whom it could not be kept for; for all others it is.
struct EnvelopeReply {
    QList<DeviceRef> missing;
    QList<DeviceRef> full;
    bool operator==(const EnvelopeReply &) const = default;

    static constexpr const char *typeName = "EnvelopeReply";
    static constexpr auto fields = FieldList{
        defaulted(1, "missing", &EnvelopeReply::missing,
                  "no such device, a revoked one, or of somebody whom the caller may not know"),
        defaulted(2, "full", &EnvelopeReply::full, "too much waits for it already"),
    };
};

struct Envelope {
    OpId id;
    DeviceRef from;
    DeviceId to;
    qint64 kind = 0;
    QByteArray bytes;
    qint64 createdAt = 0;
    bool operator==(const Envelope &) const = default;
    // Nobody else's device hears of it.
    DeviceId forDevice() const { return to; }

    static constexpr const char *typeName = "Envelope";
    static constexpr auto fields = FieldList{
        field(1, "id", &Envelope::id, "the sender's"),
        field(2, "from", &Envelope::from),
        field(3, "to", &Envelope::to),
        field(4, "kind", &Envelope::kind),
        field(5, "bytes", &Envelope::bytes),
        field(6, "createdAt", &Envelope::createdAt),
    };
};

struct EnvelopeListRequest {
    std::optional<qint64> limit;
    bool operator==(const EnvelopeListRequest &) const = default;

    static constexpr const char *typeName = "EnvelopeListRequest";
    static constexpr auto fields = FieldList{field(1, "limit", &EnvelopeListRequest::limit)};
};

// Oldest first.
struct EnvelopeList {
    QList<Envelope> envelopes;
    bool more = false;
    bool operator==(const EnvelopeList &) const = default;

    static constexpr const char *typeName = "EnvelopeList";
    static constexpr auto fields = FieldList{
        field(1, "envelopes", &EnvelopeList::envelopes,
              "that the calling device did not acknowledge"),
        defaulted(2, "more", &EnvelopeList::more, "acknowledge these, and ask again"),
    };
};

struct EnvelopeRef {
    DeviceId from;
    OpId id;
    bool operator==(const EnvelopeRef &) const = default;

    static constexpr const char *typeName = "EnvelopeRef";
    static constexpr auto fields =
        FieldList{field(1, "from", &EnvelopeRef::from), field(2, "id", &EnvelopeRef::id)};
};

struct EnvelopeAck {
    QList<EnvelopeRef> envelopes;
    bool operator==(const EnvelopeAck &) const = default;

    static constexpr const char *typeName = "EnvelopeAck";
    static constexpr auto fields = FieldList{
        field(1, "envelopes", &EnvelopeAck::envelopes, "1 to 200; those of the calling device go")};
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_ENVELOPE(X)                                                                    \
    X(OutEnvelope) X(EnvelopeSend) X(EnvelopeReply) X(Envelope) X(EnvelopeListRequest)             \
    X(EnvelopeList) X(EnvelopeRef) X(EnvelopeAck)

namespace dunlin {
DUNLIN_WIRE_ENVELOPE(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
