// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A page of figures in the text format of Prometheus, version 0.0.4. Figures are read while it is made; nobody who
// counts waits for it. Labels have values out of lists that end: routes, operations, codes; never what people have or
// are.
#pragma once

#include "server/telemetry/distribution.h"

#include <QByteArray>

#include <initializer_list>
#include <memory>
#include <utility>

namespace dunlin::server {

class MetricsPage
{
public:
    using Labels = std::initializer_list<std::pair<const char *, QByteArray>>;

    MetricsPage();
    ~MetricsPage();
    Q_DISABLE_COPY_MOVE(MetricsPage)

    // What follows belongs to this name, until the next. `help` is one sentence without a line's end.
    MetricsPage &counter(const char *name, const char *help);
    MetricsPage &gauge(const char *name, const char *help);
    MetricsPage &histogram(const char *name, const char *help);

    // One value of it; the labels tell it from the others of the same name.
    MetricsPage &value(double number, Labels labels = {});
    MetricsPage &value(const DistributionSum &sum, Labels labels = {});

    // A name without values is left out.
    QByteArray toText() const;

private:
    struct Families;
    const std::unique_ptr<Families> m_families;
};

} // namespace dunlin::server
