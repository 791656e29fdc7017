// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/wiredoc/cddl.h"

using namespace Qt::StringLiterals;

namespace dunlin::wiredoc {

namespace {

QString typeText(const TypeDescription &type)
{
    using Kind = TypeDescription::Kind;
    switch (type.kind) {
    case Kind::Boolean:
        return u"bool"_s;
    case Kind::Integer:
        return u"int"_s;
    case Kind::Text:
        return u"tstr"_s;
    case Kind::Bytes:
        return u"bstr"_s;
    case Kind::Id:
        return u"id"_s;
    case Kind::List:
        return u"[* %1]"_s.arg(typeText(type.element.constFirst()));
    case Kind::Struct:
        return type.name;
    case Kind::Enum: {
        QStringList parts;
        for (qsizetype i = 0; i < type.enumNames.size(); ++i)
            parts.append(QString::number(type.enumNumbers[i]));
        return parts.join(u" / "_s);
    }
    }
    return {};
}

QString body(const QString &name)
{
    return name.isEmpty() ? u"{* int => any}"_s : name;
}

} // namespace

QByteArray cddl(const Registry &registry)
{
    QString text = u"; Made by wiredoc from shared/wire; do not edit. The hub in CBOR, subprotocol "
                   u"dunlin.v1.cbor.\n\n"
                   "message = envelope / [+ envelope]\n"
                   "envelope = request / reply / failure / push\n"
                   "id = bstr .size 16\n"
                   "reply = [1, int, {* int => any}]\n"
                   "failure = [2, int, Error]\n"_s;
    QStringList requests;
    for (const OperationDoc &each : registry.operations)
        requests.append(
            u"[0, int, %1, %2] ; %3"_s.arg(each.number).arg(body(each.request), each.name));
    text += u"request = "_s + requests.join(u"\n        / "_s) + u'\n';
    QStringList pushes;
    for (const EventDoc &each : registry.events)
        pushes.append(u"[3, %1, %2] ; %3"_s.arg(each.number).arg(body(each.data), each.name));
    text += u"push = "_s + pushes.join(u"\n     / "_s) + u'\n';
    for (const StructDescription &each : registry.description.structs()) {
        text += u"\n%1 = {\n"_s.arg(each.name);
        for (const FieldDescription &field : each.fields) {
            const bool mayLack = field.optional || field.defaulted;
            text += u"  %1%2 => %3, ; %4\n"_s.arg(mayLack ? u"? "_s : QString(),
                                                  QString::number(field.tag), typeText(field.type),
                                                  field.name);
        }
        text += u"  * int => any\n}\n"_s;
    }
    return text.toUtf8();
}

} // namespace dunlin::wiredoc
