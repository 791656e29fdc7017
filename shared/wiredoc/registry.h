// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The registries of shared/wire as plain data: what the three documents are made of.
#pragma once

#include "shared/schema/describe.h"

namespace dunlin::wiredoc {

struct OperationDoc {
    int number = 0;
    QString name;
    QString request;
    QString reply;
};

struct EventDoc {
    int number = 0;
    QString name;
    QString data;
};

struct EndpointDoc {
    QString method; // "GET"
    QString path;   // below the API prefix
    int success = 200;
    bool open = false;
    QString request; // empty: no body
    QString reply;   // empty: no content
    QString note;
    bool takesBytes = false; // beside or instead of JSON
    bool answersBytes = false;
};

struct Registry {
    Description description;
    QList<OperationDoc> operations;
    QList<EventDoc> events;
    QList<EndpointDoc> endpoints;
};

Registry collect();

} // namespace dunlin::wiredoc
