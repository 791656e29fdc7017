// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What several rounds say together. Figures wander with the machine, ratios less: they are taken between neighbours in
// time, and their median counts.
#pragma once

#include "tests/bench/gateway/peers.h"

#include <QList>

#include <algorithm>
#include <functional>

namespace dunlin::test {

inline double median(QList<double> values)
{
    std::sort(values.begin(), values.end());
    return values.isEmpty() ? 0 : values.at(values.size() / 2);
}

template <typename Measure>
double medianOf(const QList<Figures> &rounds, Measure measure)
{
    QList<double> values;
    for (const Figures &each : rounds)
        values.append(std::invoke(measure, each));
    return median(values);
}

// The median of what each round says of the two.
template <typename Measure>
double ratio(const QList<Figures> &one, const QList<Figures> &other, Measure measure)
{
    QList<double> values;
    for (qsizetype i = 0; i < std::min(one.size(), other.size()); ++i)
        values.append(std::invoke(measure, one[i]) / std::invoke(measure, other[i]));
    return median(values);
}

} // namespace dunlin::test
