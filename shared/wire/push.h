// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Web Push subscriptions of devices, as they travel (protocol: /push). What is pushed itself says nothing and is no
// struct of ours.
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"
#include "shared/wire/codecs.h"

namespace dunlin {

using PushId = Id<struct PushKind>;

} // namespace dunlin

namespace dunlin::wire {

// As a browser's PushSubscription tells it; both keys are base64url, base64 is taken too.
struct PushPut {
    QString endpoint;
    QString p256dh;
    QString auth;
    bool operator==(const PushPut &) const = default;

    static constexpr const char *typeName = "PushPut";
    static constexpr auto fields = FieldList{
        field(1, "endpoint", &PushPut::endpoint, "https"),
        field(2, "p256dh", &PushPut::p256dh, "the device's public key, base64url"),
        field(3, "auth", &PushPut::auth, "the device's authentication secret, base64url"),
    };
};

struct PushSubscription {
    PushId id;
    QString endpoint;
    qint64 createdAt = 0;
    std::optional<DeviceId> deviceId;
    bool operator==(const PushSubscription &) const = default;

    static constexpr const char *typeName = "PushSubscription";
    static constexpr auto fields = FieldList{
        field(1, "id", &PushSubscription::id),
        field(2, "endpoint", &PushSubscription::endpoint),
        defaulted(3, "createdAt", &PushSubscription::createdAt),
        field(4, "deviceId", &PushSubscription::deviceId),
    };
};

struct PushState {
    QString publicKey;
    std::optional<PushSubscription> subscription;
    bool operator==(const PushState &) const = default;

    static constexpr const char *typeName = "PushState";
    static constexpr auto fields = FieldList{
        field(1, "publicKey", &PushState::publicKey,
              "of the server (VAPID), base64url: the applicationServerKey of a subscription"),
        field(2, "subscription", &PushState::subscription, "of the calling device"),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_PUSH(X) X(PushPut) X(PushSubscription) X(PushState)

namespace dunlin {
DUNLIN_WIRE_PUSH(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
