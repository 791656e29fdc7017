// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Turns field lists into data that documents can be made of: each struct once, with its fields' tags, names,
// types and notes.
#pragma once

#include "shared/core/id.h"
#include "shared/schema/field.h"

#include <QList>
#include <QString>

namespace dunlin {

struct TypeDescription {
    enum class Kind { Boolean, Integer, Text, Bytes, Id, Enum, List, Struct };
    Kind kind = Kind::Text;
    QString name;                   // of a struct
    QList<TypeDescription> element; // of a list: one
    QStringList enumNames;
    QList<qint64> enumNumbers;
};

struct FieldDescription {
    int tag = 0;
    QString name;
    TypeDescription type;
    bool optional = false;
    bool defaulted = false;
    QString note;
};

struct StructDescription {
    QString name;
    QList<FieldDescription> fields;
};

// Structs in the order in which they were met, each once.
class Description
{
public:
    template <WireStruct T>
    void add()
    {
        const QString name = QString::fromLatin1(T::typeName);
        if (has(name))
            return;
        m_structs.append(StructDescription{name, {}});
        const qsizetype at = m_structs.size() - 1;
        QList<FieldDescription> list;
        forEachField<T>([&](const auto &each) {
            using Member = typename std::remove_cvref_t<decltype(each)>::Type;
            FieldDescription field;
            field.tag = each.tag;
            field.name = QString::fromLatin1(each.name);
            field.note = QString::fromUtf8(each.note);
            field.optional = IsOptional<Member>::value;
            field.defaulted = each.presence == Presence::Defaulted;
            if constexpr (IsOptional<Member>::value)
                field.type = describe<typename Member::value_type>();
            else
                field.type = describe<Member>();
            list.append(field);
        });
        m_structs[at].fields = list;
    }

    const QList<StructDescription> &structs() const { return m_structs; }

private:
    bool has(const QString &name) const;

    template <typename T>
    TypeDescription describe()
    {
        using Kind = TypeDescription::Kind;
        if constexpr (std::is_same_v<T, bool>) {
            return {Kind::Boolean, {}, {}, {}, {}};
        } else if constexpr (WireEnum<T>) {
            TypeDescription type{Kind::Enum, {}, {}, {}, {}};
            for (const auto &each : enumTable(T{})) {
                type.enumNames.append(QString::fromLatin1(each.name));
                type.enumNumbers.append(qint64(each.value));
            }
            return type;
        } else if constexpr (std::is_integral_v<T>) {
            return {Kind::Integer, {}, {}, {}, {}};
        } else if constexpr (std::is_same_v<T, QString>) {
            return {Kind::Text, {}, {}, {}, {}};
        } else if constexpr (std::is_same_v<T, QByteArray>) {
            return {Kind::Bytes, {}, {}, {}, {}};
        } else if constexpr (IsList<T>::value) {
            TypeDescription type{Kind::List, {}, {}, {}, {}};
            type.element.append(describe<typename T::value_type>());
            return type;
        } else if constexpr (WireStruct<T>) {
            add<T>();
            return {Kind::Struct, QString::fromLatin1(T::typeName), {}, {}, {}};
        } else {
            return {Kind::Id, {}, {}, {}, {}};
        }
    }

    QList<StructDescription> m_structs;
};

} // namespace dunlin
