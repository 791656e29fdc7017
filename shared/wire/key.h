// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Public keys of devices, and the chain that says which devices an account has (protocol: /keys, /device-log). The
// server keeps and orders them; what they mean is for clients to verify (docs/crypto.md).
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"
#include "shared/wire/codecs.h"

namespace dunlin::wire {

struct OneTimeKey {
    qint64 id = 0;
    QByteArray key;
    bool operator==(const OneTimeKey &) const = default;

    static constexpr const char *typeName = "OneTimeKey";
    static constexpr auto fields = FieldList{
        field(1, "id", &OneTimeKey::id),
        field(2, "key", &OneTimeKey::key, "32 bytes"),
    };
};

struct SignedPrekey {
    qint64 id = 0;
    QByteArray key;
    QByteArray signature;
    OneTimeKey lastResort;
    bool operator==(const SignedPrekey &) const = default;

    static constexpr const char *typeName = "SignedPrekey";
    static constexpr auto fields = FieldList{
        field(1, "id", &SignedPrekey::id),
        field(2, "key", &SignedPrekey::key, "32 bytes"),
        field(3, "signature", &SignedPrekey::signature, "64 bytes, by the identity key"),
        field(4, "lastResort", &SignedPrekey::lastResort,
              "handed out when there is no one-time key; its id is 15728640 + the prekey's"),
    };
};

// Of the device that asks. Its first two keys are its own for ever.
struct DeviceKeys {
    QByteArray signKey;
    QByteArray identityKey;
    SignedPrekey prekey;
    bool operator==(const DeviceKeys &) const = default;

    static constexpr const char *typeName = "DeviceKeys";
    static constexpr auto fields = FieldList{
        field(1, "signKey", &DeviceKeys::signKey, "32 bytes"),
        field(2, "identityKey", &DeviceKeys::identityKey, "32 bytes"),
        field(3, "prekey", &DeviceKeys::prekey),
    };
};

struct OneTimeUpload {
    QList<OneTimeKey> keys;
    bool operator==(const OneTimeUpload &) const = default;

    static constexpr const char *typeName = "OneTimeUpload";
    static constexpr auto fields = FieldList{
        field(1, "keys", &OneTimeUpload::keys,
              "1 to 100; ids count up from 1, and one that is not above the last is not stored "
              "again"),
    };
};

struct KeyCount {
    qint64 oneTime = 0;
    qint64 low = 0;
    qint64 most = 0;
    std::optional<qint64> prekeyId;
    bool operator==(const KeyCount &) const = default;

    static constexpr const char *typeName = "KeyCount";
    static constexpr auto fields = FieldList{
        field(1, "oneTime", &KeyCount::oneTime, "how many are left"),
        field(2, "low", &KeyCount::low, "below this, upload more"),
        field(3, "most", &KeyCount::most, "how many are kept"),
        field(4, "prekeyId", &KeyCount::prekeyId, "absent: the device has no keys here"),
    };
};

struct DeviceRef {
    UserId userId;
    DeviceId deviceId;
    bool operator==(const DeviceRef &) const = default;

    static constexpr const char *typeName = "DeviceRef";
    static constexpr auto fields = FieldList{field(1, "userId", &DeviceRef::userId),
                                             field(2, "deviceId", &DeviceRef::deviceId)};
};

struct KeyClaim {
    QList<DeviceRef> devices;
    bool operator==(const KeyClaim &) const = default;

    static constexpr const char *typeName = "KeyClaim";
    static constexpr auto fields =
        FieldList{field(1, "devices", &KeyClaim::devices, "1 to 100, each once")};
};

struct KeyBundle {
    UserId userId;
    DeviceId deviceId;
    DeviceKeys keys;
    std::optional<OneTimeKey> oneTime;
    bool operator==(const KeyBundle &) const = default;

    static constexpr const char *typeName = "KeyBundle";
    static constexpr auto fields = FieldList{
        field(1, "userId", &KeyBundle::userId),
        field(2, "deviceId", &KeyBundle::deviceId),
        field(3, "keys", &KeyBundle::keys),
        field(4, "oneTime", &KeyBundle::oneTime,
              "given to nobody else; absent: take the last-resort key"),
    };
};

struct KeyBundles {
    QList<KeyBundle> bundles;
    QList<DeviceRef> missing;
    bool operator==(const KeyBundles &) const = default;

    static constexpr const char *typeName = "KeyBundles";
    static constexpr auto fields = FieldList{
        field(1, "bundles", &KeyBundles::bundles),
        defaulted(2, "missing", &KeyBundles::missing,
                  "no such device, none that the caller may know of, or none with keys"),
    };
};

struct ChainEntry {
    qint64 seq = 0;
    QByteArray entry;
    bool operator==(const ChainEntry &) const = default;

    static constexpr const char *typeName = "ChainEntry";
    static constexpr auto fields = FieldList{
        field(1, "seq", &ChainEntry::seq, "0, 1, 2 ... without gaps"),
        field(2, "entry", &ChainEntry::entry, "as its owner signed it"),
    };
};

// How long the log of all chains is, or was.
struct KeyLogHead {
    qint64 size = 0;
    QByteArray root;
    QList<QByteArray> consistency;
    bool operator==(const KeyLogHead &) const = default;

    static constexpr const char *typeName = "KeyLogHead";
    static constexpr auto fields = FieldList{
        field(1, "size", &KeyLogHead::size, "how many leaves"),
        field(2, "root", &KeyLogHead::root, "32 bytes"),
        defaulted(3, "consistency", &KeyLogHead::consistency,
                  "that it goes on from the size that was named; RFC 9162, 2.1.4"),
    };
};

// That the last entry of a page stands in the log.
struct KeyLogProof {
    KeyLogHead head;
    qint64 position = 0;
    QList<QByteArray> path;
    bool operator==(const KeyLogProof &) const = default;

    static constexpr const char *typeName = "KeyLogProof";
    static constexpr auto fields = FieldList{
        field(1, "head", &KeyLogProof::head, "of all there is now"),
        field(2, "position", &KeyLogProof::position, "0, 1, 2 ..."),
        defaulted(3, "path", &KeyLogProof::path, "RFC 9162, 2.1.3"),
    };
};

struct KeyLogLeaf {
    QByteArray account;
    qint64 seq = 0;
    QByteArray entry;
    bool operator==(const KeyLogLeaf &) const = default;

    static constexpr const char *typeName = "KeyLogLeaf";
    static constexpr auto fields = FieldList{
        field(1, "account", &KeyLogLeaf::account, "32 bytes: a hash of its id"),
        field(2, "seq", &KeyLogLeaf::seq, "of the entry in its chain"),
        field(3, "entry", &KeyLogLeaf::entry, "32 bytes: its hash"),
    };
};

struct KeyLogPage {
    QList<KeyLogLeaf> leaves;
    bool more = false;
    bool operator==(const KeyLogPage &) const = default;

    static constexpr const char *typeName = "KeyLogPage";
    static constexpr auto fields = FieldList{
        field(1, "leaves", &KeyLogPage::leaves, "in order, from the position that was asked for"),
        defaulted(2, "more", &KeyLogPage::more),
    };
};

struct ChainPage {
    QList<ChainEntry> entries;
    bool more = false;
    std::optional<KeyLogProof> proof = std::nullopt;
    bool operator==(const ChainPage &) const = default;

    static constexpr const char *typeName = "ChainPage";
    static constexpr auto fields = FieldList{
        field(1, "entries", &ChainPage::entries, "in order, from the number that was asked for"),
        defaulted(2, "more", &ChainPage::more),
        field(3, "proof", &ChainPage::proof,
              "of the last entry, if it was asked for and there is no more"),
    };
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_KEY(X)                                                                         \
    X(OneTimeKey) X(SignedPrekey) X(DeviceKeys) X(OneTimeUpload) X(KeyCount) X(DeviceRef)          \
    X(KeyClaim) X(KeyBundle) X(KeyBundles) X(ChainEntry) X(KeyLogHead) X(KeyLogProof)              \
    X(KeyLogLeaf) X(KeyLogPage) X(ChainPage)

namespace dunlin {
DUNLIN_WIRE_KEY(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
