// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/wiredoc/registry.h"

#include "shared/wire/frames.h"
#include "shared/wire/http_api.h"

using namespace Qt::StringLiterals;

namespace dunlin::wiredoc {

namespace {

QString methodName(wire::Method method)
{
    switch (method) {
    case wire::Method::Get:
        return u"GET"_s;
    case wire::Method::Post:
        return u"POST"_s;
    case wire::Method::Put:
        return u"PUT"_s;
    case wire::Method::Patch:
        return u"PATCH"_s;
    case wire::Method::Delete:
        return u"DELETE"_s;
    }
    return {};
}

// "Empty" has nothing to describe.
template <typename T>
QString named(Description &description)
{
    if constexpr (std::is_same_v<T, wire::Empty>) {
        return {};
    } else {
        description.add<T>();
        return QString::fromLatin1(T::typeName);
    }
}

template <typename Entry>
void addOperation(Registry &registry, const Entry &entry)
{
    registry.operations.append({entry.number, QString::fromLatin1(entry.name),
                                named<typename Entry::Request>(registry.description),
                                named<typename Entry::Reply>(registry.description)});
}

template <typename Entry>
void addEvent(Registry &registry, const Entry &entry)
{
    registry.events.append({entry.number, QString::fromLatin1(entry.name),
                            named<typename Entry::Data>(registry.description)});
}

template <typename Entry>
void addEndpoint(Registry &registry, const Entry &entry)
{
    registry.endpoints.append(
        {methodName(entry.method), QString::fromLatin1(entry.path), entry.success,
         entry.access == wire::Access::Open, named<typename Entry::Request>(registry.description),
         named<typename Entry::Reply>(registry.description), QString::fromUtf8(entry.note)});
}

void addEndpoint(Registry &registry, const wire::ByteEndpoint &entry)
{
    registry.endpoints.append({QString::fromLatin1(entry.method), QString::fromLatin1(entry.path),
                               entry.success, false, QString(), QString(),
                               QString::fromUtf8(entry.note), entry.takesBytes,
                               entry.answersBytes});
}

} // namespace

Registry collect()
{
    Registry registry;
    std::apply([&](const auto &...each) { (addOperation(registry, each), ...); }, wire::operations);
    std::apply([&](const auto &...each) { (addEvent(registry, each), ...); }, wire::events);
    std::apply([&](const auto &...each) { (addEndpoint(registry, each), ...); }, wire::endpoints);
    for (const wire::ByteEndpoint &each : wire::byteEndpoints)
        addEndpoint(registry, each);
    registry.description.add<wire::ErrorBody>();
    registry.description.add<wire::HookDelivery>();
    return registry;
}

} // namespace dunlin::wiredoc
