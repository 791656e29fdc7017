// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/wiredoc/markdown.h"

using namespace Qt::StringLiterals;

namespace dunlin::wiredoc {

namespace {

QString typeWords(const TypeDescription &type)
{
    using Kind = TypeDescription::Kind;
    switch (type.kind) {
    case Kind::Boolean:
        return u"boolean"_s;
    case Kind::Integer:
        return u"integer"_s;
    case Kind::Text:
        return u"text"_s;
    case Kind::Bytes:
        return u"bytes"_s;
    case Kind::Id:
        return u"id"_s;
    case Kind::List:
        return u"list of "_s + typeWords(type.element.constFirst());
    case Kind::Struct:
        return u"[%1](#%2)"_s.arg(type.name, type.name.toLower());
    case Kind::Enum: {
        QStringList parts;
        for (qsizetype i = 0; i < type.enumNames.size(); ++i)
            parts.append(u"`%1` %2"_s.arg(type.enumNames[i]).arg(type.enumNumbers[i]));
        return u"one of "_s + parts.join(u", "_s);
    }
    }
    return {};
}

QString link(const QString &name)
{
    return name.isEmpty() ? u"-"_s : u"[%1](#%2)"_s.arg(name, name.toLower());
}

} // namespace

QByteArray markdown(const Registry &registry)
{
    QString text =
        u"# The wire\n\n"
        "Made by `wiredoc` from `shared/wire`; do not edit. What the operations mean is in "
        "[protocol.md](protocol.md).\n\n"
        "In JSON a field goes by its name, in CBOR by its number. Ids are UUIDv7: canonical text "
        "in JSON, "
        "16 bytes in CBOR. Enums go by name in JSON and by number in CBOR. A field is *required* "
        "unless it "
        "says *optional* (may be absent) or *defaulted* (always written, may be absent when read). "
        "Unknown "
        "fields are ignored.\n\n"
        "## Hub operations\n\n| number | op | request | reply |\n|--:|---|---|---|\n"_s;
    for (const OperationDoc &each : registry.operations)
        text += u"| %1 | `%2` | %3 | %4 |\n"_s.arg(each.number)
                    .arg(each.name, link(each.request), link(each.reply));
    text += u"\n## Hub events\n\n| number | event | data |\n|--:|---|---|\n"_s;
    for (const EventDoc &each : registry.events)
        text += u"| %1 | `%2` | %3 |\n"_s.arg(each.number).arg(each.name, link(each.data));
    text +=
        u"\n## REST endpoints, below `/api/v1`\n\n| method, path | | request | answer |\n|---|---|---|---|\n"_s;
    for (const EndpointDoc &each : registry.endpoints) {
        text += u"| `%1 %2` | %3%4 | %5 | %6 %7 |\n"_s.arg(
            each.method, each.path, each.note, each.open ? u" (*open*)"_s : QString(),
            each.takesBytes ? u"bytes"_s : link(each.request), QString::number(each.success),
            each.answersBytes ? u"bytes"_s : link(each.reply));
    }
    text += u"\n## Structs\n"_s;
    for (const StructDescription &each : registry.description.structs()) {
        text += u"\n### %1\n\n| number | name | type | |\n|--:|---|---|---|\n"_s.arg(each.name);
        for (const FieldDescription &field : each.fields) {
            QStringList remarks;
            if (field.optional)
                remarks.append(u"*optional*"_s);
            if (field.defaulted)
                remarks.append(u"*defaulted*"_s);
            if (!field.note.isEmpty())
                remarks.append(field.note);
            text += u"| %1 | `%2` | %3 | %4 |\n"_s.arg(field.tag).arg(
                field.name, typeWords(field.type), remarks.join(u"; "_s));
        }
    }
    return text.toUtf8();
}

} // namespace dunlin::wiredoc
