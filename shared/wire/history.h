// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The backup of the keys to what was said in encrypted channels (protocol: /history-backup), and the recovery key that a
// passphrase wraps (/recovery-key). To the server all of it is bytes; what they are and who may be believed is in
// docs/crypto.md.
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"
#include "shared/wire/codecs.h"

namespace dunlin::wire {

// What pages are sealed to.
struct HistoryKey {
    QByteArray publicKey;
    QByteArray signature;
    bool operator==(const HistoryKey &) const = default;

    static constexpr const char *typeName = "HistoryKey";
    static constexpr auto fields = FieldList{
        field(1, "publicKey", &HistoryKey::publicKey, "32 bytes"),
        field(2, "signature", &HistoryKey::signature, "64 bytes, by the account's root"),
    };
};

struct HistoryBackup {
    std::optional<HistoryKey> key;
    qint64 pages = 0;
    qint64 bytes = 0;
    qint64 mostPages = 0;
    qint64 mostPageBytes = 0;
    bool operator==(const HistoryBackup &) const = default;

    static constexpr const char *typeName = "HistoryBackup";
    static constexpr auto fields = FieldList{
        field(1, "key", &HistoryBackup::key, "absent: nothing can be kept yet"),
        field(2, "pages", &HistoryBackup::pages, "of all of the account's devices"),
        field(3, "bytes", &HistoryBackup::bytes, "of all of them"),
        field(4, "mostPages", &HistoryBackup::mostPages, "as many are kept"),
        field(5, "mostPageBytes", &HistoryBackup::mostPageBytes),
    };
};

struct HistoryPagePut {
    QByteArray bytes;
    bool operator==(const HistoryPagePut &) const = default;

    static constexpr const char *typeName = "HistoryPagePut";
    static constexpr auto fields =
        FieldList{field(1, "bytes", &HistoryPagePut::bytes, "1 to 24576, as a device sealed them")};
};

struct HistoryPage {
    DeviceId deviceId;
    qint64 page = 0;
    QByteArray bytes;
    qint64 changedAt = 0;
    bool operator==(const HistoryPage &) const = default;

    static constexpr const char *typeName = "HistoryPage";
    static constexpr auto fields = FieldList{
        field(1, "deviceId", &HistoryPage::deviceId, "that wrote it; it may be gone by now"),
        field(2, "page", &HistoryPage::page, "0, 1, 2 ... of that device"),
        field(3, "bytes", &HistoryPage::bytes),
        field(4, "changedAt", &HistoryPage::changedAt),
    };
};

struct HistoryPages {
    QList<HistoryPage> pages;
    bool more = false;
    bool operator==(const HistoryPages &) const = default;

    static constexpr const char *typeName = "HistoryPages";
    static constexpr auto fields = FieldList{
        field(1, "pages", &HistoryPages::pages, "by device and number"),
        defaulted(2, "more", &HistoryPages::more),
    };
};

struct HistoryRemoval {
    QString password;
    bool operator==(const HistoryRemoval &) const = default;

    static constexpr const char *typeName = "HistoryRemoval";
    static constexpr auto fields = FieldList{field(1, "password", &HistoryRemoval::password)};
};

struct WrappedRecovery {
    QByteArray bytes;
    qint64 changedAt = 0;
    bool operator==(const WrappedRecovery &) const = default;

    static constexpr const char *typeName = "WrappedRecovery";
    static constexpr auto fields = FieldList{
        field(1, "bytes", &WrappedRecovery::bytes, "as a device of the account wrapped it"),
        field(2, "changedAt", &WrappedRecovery::changedAt),
    };
};

struct WrappedRecoveryPut {
    QByteArray bytes;
    QString password;
    bool operator==(const WrappedRecoveryPut &) const = default;

    static constexpr const char *typeName = "WrappedRecoveryPut";
    static constexpr auto fields = FieldList{
        field(1, "bytes", &WrappedRecoveryPut::bytes, "1 to 256"),
        field(2, "password", &WrappedRecoveryPut::password, "the account's"),
    };
};

struct WrappedRecoveryRemoval {
    QString password;
    bool operator==(const WrappedRecoveryRemoval &) const = default;

    static constexpr const char *typeName = "WrappedRecoveryRemoval";
    static constexpr auto fields =
        FieldList{field(1, "password", &WrappedRecoveryRemoval::password, "the account's")};
};

} // namespace dunlin::wire

// Every struct above that has fields, for what walks them (wire/codecs.h, wire/codecs.cpp). Not formatted:
// clang-format 14 never settles on macros without a semicolon.
// clang-format off
#define DUNLIN_WIRE_HISTORY(X)                                                                     \
    X(HistoryKey) X(HistoryBackup) X(HistoryPagePut) X(HistoryPage) X(HistoryPages)                \
    X(HistoryRemoval) X(WrappedRecovery) X(WrappedRecoveryPut) X(WrappedRecoveryRemoval)

namespace dunlin {
DUNLIN_WIRE_HISTORY(DUNLIN_DECLARE_CODECS)
} // namespace dunlin
// clang-format on
