// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/telemetry/metrics_page.h"

#include <prometheus/metric_family.h>
#include <prometheus/text_serializer.h>

#include <algorithm>

namespace dunlin::server {

namespace {

prometheus::MetricFamily familyOf(const char *name, const char *help, prometheus::MetricType type)
{
    prometheus::MetricFamily family;
    family.name = name;
    family.help = help;
    family.type = type;
    return family;
}

std::vector<prometheus::ClientMetric::Label> labelsOf(MetricsPage::Labels labels)
{
    std::vector<prometheus::ClientMetric::Label> list;
    for (const auto &[name, value] : labels)
        list.push_back({name, value.toStdString()});
    return list;
}

} // namespace

struct MetricsPage::Families {
    std::vector<prometheus::MetricFamily> list;
};

MetricsPage::MetricsPage()
    : m_families(std::make_unique<Families>())
{
}

MetricsPage::~MetricsPage() = default;

MetricsPage &MetricsPage::counter(const char *name, const char *help)
{
    m_families->list.push_back(familyOf(name, help, prometheus::MetricType::Counter));
    return *this;
}

MetricsPage &MetricsPage::gauge(const char *name, const char *help)
{
    m_families->list.push_back(familyOf(name, help, prometheus::MetricType::Gauge));
    return *this;
}

MetricsPage &MetricsPage::histogram(const char *name, const char *help)
{
    m_families->list.push_back(familyOf(name, help, prometheus::MetricType::Histogram));
    return *this;
}

MetricsPage &MetricsPage::value(double number, Labels labels)
{
    prometheus::ClientMetric metric;
    metric.label = labelsOf(labels);
    // Of the two the family's type says which is written.
    metric.counter.value = number;
    metric.gauge.value = number;
    m_families->list.back().metric.push_back(std::move(metric));
    return *this;
}

MetricsPage &MetricsPage::value(const DistributionSum &sum, Labels labels)
{
    if (!sum.scale)
        return *this;
    prometheus::ClientMetric metric;
    metric.label = labelsOf(labels);
    quint64 below = 0;
    for (size_t i = 0; i < sum.scale->bounds.size(); ++i) {
        below += sum.counts[i];
        metric.histogram.bucket.push_back({below, double(sum.scale->bounds[i]) * sum.scale->unit});
    }
    metric.histogram.sample_count = sum.total();
    metric.histogram.sample_sum = double(sum.sum) * sum.scale->unit;
    m_families->list.back().metric.push_back(std::move(metric));
    return *this;
}

QByteArray MetricsPage::toText() const
{
    std::vector<prometheus::MetricFamily> told;
    std::copy_if(m_families->list.cbegin(), m_families->list.cend(), std::back_inserter(told),
                 [](const prometheus::MetricFamily &each) { return !each.metric.empty(); });
    return QByteArray::fromStdString(prometheus::TextSerializer().Serialize(told));
}

} // namespace dunlin::server
