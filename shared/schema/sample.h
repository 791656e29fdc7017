// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Random valid values of wire structs, for tests: every field filled, optionals half of the time.
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"

#include <QRandomGenerator>

namespace dunlin {

template <typename T>
T sample(QRandomGenerator &random)
{
    if constexpr (std::is_same_v<T, bool>) {
        return random.bounded(2) == 1;
    } else if constexpr (WireEnum<T>) {
        const auto table = enumTable(T{});
        return table[size_t(random.bounded(int(table.size())))].value;
    } else if constexpr (std::is_integral_v<T>) {
        // Half small, half up to the edge of what a JSON reader in a browser keeps exact.
        return random.bounded(2) ? T(random.bounded(1000))
                                 : T(qint64(random.generate64() & 0x1fffffffffffff));
    } else if constexpr (std::is_same_v<T, QString>) {
        static const QList<QString> Parts{QStringLiteral("a"),        QStringLiteral("Zürich"),
                                          QStringLiteral("\"\\\n\t"), QStringLiteral("日本"),
                                          QStringLiteral("😀"),        QStringLiteral("\u200f")};
        QString text;
        for (int i = random.bounded(6); i > 0; --i)
            text += Parts[random.bounded(int(Parts.size()))];
        return text;
    } else if constexpr (std::is_same_v<T, QByteArray>) {
        QByteArray bytes(random.bounded(40), Qt::Uninitialized);
        for (char &each : bytes)
            each = char(random.generate());
        return bytes;
    } else if constexpr (IsOptional<T>::value) {
        return random.bounded(2) ? T(sample<typename T::value_type>(random)) : T();
    } else if constexpr (IsList<T>::value) {
        T list;
        for (int i = random.bounded(4); i > 0; --i)
            list.append(sample<typename T::value_type>(random));
        return list;
    } else if constexpr (WireStruct<T>) {
        T value{};
        forEachField<T>([&](const auto &each) {
            using Member = typename std::remove_cvref_t<decltype(each)>::Type;
            value.*each.member = sample<Member>(random);
        });
        return value;
    } else {
        QByteArray bytes(16, Qt::Uninitialized);
        for (char &each : bytes)
            each = char(random.bounded(1, 256));
        return *T::fromBytes(bytes);
    }
}

} // namespace dunlin
