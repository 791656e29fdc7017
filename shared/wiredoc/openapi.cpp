// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/wiredoc/openapi.h"

#include "shared/wire/version.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QRegularExpression>

using namespace Qt::StringLiterals;

namespace dunlin::wiredoc {

namespace {

QJsonObject reference(const QString &name)
{
    return {{u"$ref"_s, u"#/components/schemas/"_s + name}};
}

QJsonObject schemaOf(const TypeDescription &type)
{
    using Kind = TypeDescription::Kind;
    switch (type.kind) {
    case Kind::Boolean:
        return {{u"type"_s, u"boolean"_s}};
    case Kind::Integer:
        return {{u"type"_s, u"integer"_s}, {u"format"_s, u"int64"_s}};
    case Kind::Text:
        return {{u"type"_s, u"string"_s}};
    case Kind::Bytes:
        return {{u"type"_s, u"string"_s}, {u"contentEncoding"_s, u"base64"_s}};
    case Kind::Id:
        return {{u"type"_s, u"string"_s}, {u"format"_s, u"uuid"_s}};
    case Kind::List:
        return {{u"type"_s, u"array"_s}, {u"items"_s, schemaOf(type.element.constFirst())}};
    case Kind::Struct:
        return reference(type.name);
    case Kind::Enum:
        return {{u"type"_s, u"string"_s}, {u"enum"_s, QJsonArray::fromStringList(type.enumNames)}};
    }
    return {};
}

QJsonObject schemaOf(const StructDescription &structure)
{
    QJsonObject properties;
    QJsonArray required;
    for (const FieldDescription &field : structure.fields) {
        QJsonObject schema = schemaOf(field.type);
        // A sibling of $ref is allowed from OpenAPI 3.1 on.
        if (!field.note.isEmpty())
            schema.insert(u"description"_s, field.note);
        properties.insert(field.name, schema);
        if (!field.optional && !field.defaulted)
            required.append(field.name);
    }
    QJsonObject schema{{u"type"_s, u"object"_s}, {u"properties"_s, properties}};
    if (!required.isEmpty())
        schema.insert(u"required"_s, required);
    return schema;
}

QJsonObject content(const QString &type, const QString &schema)
{
    return {{type, QJsonObject{{u"schema"_s, reference(schema)}}}};
}

// Query parameters stand in the notes as "Search: query, limit".
QJsonArray parametersOf(const EndpointDoc &endpoint)
{
    QJsonArray parameters;
    static const QRegularExpression Segment(u"\\{(\\w+)\\}"_s);
    for (auto matches = Segment.globalMatch(endpoint.path); matches.hasNext();) {
        const QString name = matches.next().captured(1);
        const bool number = name == "seq"_L1;
        QJsonObject schema{{u"type"_s, number ? u"integer"_s : u"string"_s}};
        if (name == "id"_L1 || name == "userId"_L1)
            schema.insert(u"format"_s, u"uuid"_s);
        parameters.append(QJsonObject{
            {u"name"_s, name}, {u"in"_s, u"path"_s}, {u"required"_s, true}, {u"schema"_s, schema}});
    }
    const qsizetype colon = endpoint.note.indexOf(u": "_s);
    if (endpoint.method == "GET"_L1 && colon >= 0) {
        for (const QString &name : endpoint.note.sliced(colon + 2).split(u", "_s)) {
            const QString type = name == "query"_L1 ? u"string"_s : u"integer"_s;
            parameters.append(QJsonObject{{u"name"_s, name},
                                          {u"in"_s, u"query"_s},
                                          {u"schema"_s, QJsonObject{{u"type"_s, type}}}});
        }
    }
    return parameters;
}

QString operationId(const EndpointDoc &endpoint)
{
    QString id = endpoint.method.toLower();
    for (const QString &part : endpoint.path.split(u'/', Qt::SkipEmptyParts)) {
        QString word = part;
        word.remove(u'{').remove(u'}');
        for (const QString &piece : word.split(u'-'))
            id += piece.left(1).toUpper() + piece.mid(1);
    }
    return id;
}

QJsonObject operationOf(const EndpointDoc &endpoint)
{
    QJsonObject operation{{u"summary"_s, endpoint.note},
                          {u"operationId"_s, operationId(endpoint)},
                          {u"tags"_s, QJsonArray{endpoint.path.section(u'/', 1, 1)}}};
    if (const QJsonArray parameters = parametersOf(endpoint); !parameters.isEmpty())
        operation.insert(u"parameters"_s, parameters);
    if (!endpoint.request.isEmpty()) {
        operation.insert(
            u"requestBody"_s,
            QJsonObject{{u"required"_s, true},
                        {u"content"_s, content(u"application/json"_s, endpoint.request)}});
    }
    const QJsonObject bytes{{u"application/octet-stream"_s, QJsonObject()}};
    if (endpoint.takesBytes)
        operation.insert(u"requestBody"_s,
                         QJsonObject{{u"required"_s, true}, {u"content"_s, bytes}});
    QJsonObject success{{u"description"_s, endpoint.reply.isEmpty() ? u"Done"_s : endpoint.reply}};
    if (!endpoint.reply.isEmpty())
        success.insert(u"content"_s, content(u"application/json"_s, endpoint.reply));
    if (endpoint.answersBytes)
        success.insert(u"content"_s, bytes);
    operation.insert(
        u"responses"_s,
        QJsonObject{
            {QString::number(endpoint.success), success},
            {u"default"_s,
             QJsonObject{{u"description"_s, u"An error (RFC 9457)"_s},
                         {u"content"_s, content(u"application/problem+json"_s, u"Error"_s)}}}});
    operation.insert(u"security"_s,
                     endpoint.open ? QJsonArray()
                                   : QJsonArray{QJsonObject{{u"bearer"_s, QJsonArray()}}});
    return operation;
}

} // namespace

QByteArray openapi(const Registry &registry)
{
    QJsonObject paths;
    for (const EndpointDoc &each : registry.endpoints) {
        const QString path = QString(wire::ApiPrefix) + each.path;
        QJsonObject item = paths.value(path).toObject();
        item.insert(each.method.toLower(), operationOf(each));
        paths.insert(path, item);
    }
    QJsonObject schemas;
    for (const StructDescription &each : registry.description.structs())
        schemas.insert(each.name, schemaOf(each));
    const QJsonObject document{
        {u"openapi"_s, u"3.1.0"_s},
        {u"info"_s,
         QJsonObject{{u"title"_s, u"Dunlin"_s},
                     {u"version"_s, u"1"_s},
                     {u"license"_s,
                      QJsonObject{{u"name"_s, u"GPL-3.0-or-later"_s},
                                  {u"identifier"_s, u"GPL-3.0-or-later"_s}}},
                     {u"description"_s,
                      u"Self-hosted chat. Made from shared/wire; see docs/protocol.md."_s}}},
        {u"servers"_s, QJsonArray{QJsonObject{{u"url"_s, u"/"_s}}}},
        {u"paths"_s, paths},
        {u"components"_s,
         QJsonObject{{u"schemas"_s, schemas},
                     {u"securitySchemes"_s,
                      QJsonObject{{u"bearer"_s,
                                   QJsonObject{{u"type"_s, u"http"_s},
                                               {u"scheme"_s, u"bearer"_s},
                                               {u"bearerFormat"_s, u"JWT"_s}}}}}}}};
    return QJsonDocument(document).toJson(QJsonDocument::Indented);
}

} // namespace dunlin::wiredoc
