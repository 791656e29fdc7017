// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One field list per struct: the same list gives the CBOR and JSON codecs, the documents and the sample values.
//
//   struct Device {
//       DeviceId id;
//       QString name;
//       static constexpr const char *typeName = "Device";
//       static constexpr auto fields = FieldList{field(1, "id", &Device::id, "..."), ...};
//   };
//   static_assert(isWireType<Device>());
//
// A tag is a field's number in CBOR and is never used again; a name is its key in JSON. std::optional may be
// absent; field() is required; defaulted() may be absent when read and is always written.
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <array>
#include <optional>
#include <string_view>
#include <type_traits>
#include <utility>

namespace dunlin {

enum class Presence : quint8 { Required, Defaulted };

template <typename Struct, typename Member>
struct Field {
    using Owner = Struct;
    using Type = Member;
    int tag;
    const char *name;
    Member Struct::*member;
    const char *note;
    Presence presence;
};

template <typename S, typename M>
constexpr Field<S, M> field(int tag, const char *name, M S::*member, const char *note = "")
{
    return {tag, name, member, note, Presence::Required};
}

template <typename S, typename M>
constexpr Field<S, M> defaulted(int tag, const char *name, M S::*member, const char *note = "")
{
    return {tag, name, member, note, Presence::Defaulted};
}

// A value of an enum and its name in JSON. Every wire enum has enumTable(E) beside it, found by argument lookup.
template <typename E>
struct EnumName {
    E value;
    const char *name;
};
// clang 14 does not deduce for aggregates by itself.
template <typename E>
EnumName(E, const char *) -> EnumName<E>;

template <typename T>
concept WireEnum = std::is_enum_v<T> && requires
{
    enumTable(T{});
};

template <typename T>
concept WireStruct = requires
{
    T::fields;
    T::typeName;
};

template <typename T>
struct IsOptional : std::false_type {
};
template <typename T>
struct IsOptional<std::optional<T>> : std::true_type {
};
template <typename T>
struct IsList : std::false_type {
};
template <typename T>
struct IsList<QList<T>> : std::true_type {
};

namespace detail {

template <size_t I, typename F>
struct FieldAt {
    F field;
};

template <typename Indices, typename... F>
struct FieldListOf;
template <size_t... I, typename... F>
struct FieldListOf<std::index_sequence<I...>, F...> : FieldAt<I, F>... {
    template <typename Visit>
    constexpr void visit(Visit &visit) const
    {
        (visit(static_cast<const FieldAt<I, F> &>(*this).field), ...);
    }
};

} // namespace detail

// The fields of a struct, in order. Not a std::tuple, whose constructors cost seconds in every file that includes
// the wire.
template <typename... F>
struct FieldList : detail::FieldListOf<std::index_sequence_for<F...>, F...> {
    constexpr explicit FieldList(F... each)
        : detail::FieldListOf<std::index_sequence_for<F...>, F...>{{each}...}
    {
    }
    static constexpr size_t size = sizeof...(F);
};

template <typename T, typename Visit>
constexpr void forEachField(Visit &&visit)
{
    T::fields.visit(visit);
}

template <typename T>
constexpr size_t fieldCount = std::remove_cvref_t<decltype(T::fields)>::size;

template <typename T>
constexpr bool tagsAreUnique()
{
    std::array<int, fieldCount<T>> tags{};
    std::array<std::string_view, fieldCount<T>> names{};
    size_t n = 0;
    bool unique = true;
    forEachField<T>([&](const auto &each) {
        for (size_t i = 0; i < n; ++i) {
            if (tags[i] == each.tag || names[i] == each.name)
                unique = false;
        }
        if (each.tag <= 0)
            unique = false;
        tags[n] = each.tag;
        names[n] = each.name;
        ++n;
    });
    return unique;
}

namespace detail {

// Stands for a member of any type when the members of an aggregate are counted. std::optional is left to its
// own constructor, else the conversion would be ambiguous.
struct AnyMember {
    template <typename T>
    requires(!IsOptional<T>::value)
    operator T() const noexcept; // NOLINT(google-explicit-constructor)
};

template <typename T, size_t... I>
constexpr bool takes(std::index_sequence<I...>)
{
    return requires
    {
        T{(void(I), AnyMember{})...};
    };
}

} // namespace detail

// True when the list names as many members as the aggregate has: a member that was forgotten does not compile.
template <typename T>
constexpr bool namesEveryMember()
{
    constexpr size_t n = fieldCount<T>;
    return detail::takes<T>(std::make_index_sequence<n>())
        && !detail::takes<T>(std::make_index_sequence<n + 1>());
}

template <typename T>
constexpr bool isWireType()
{
    return tagsAreUnique<T>() && namesEveryMember<T>();
}

} // namespace dunlin
