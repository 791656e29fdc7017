// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/telemetry/metrics_text.h"

namespace dunlin::server {

void MetricsText::introduce(const QByteArray &name, const char *type)
{
    if (m_introduced == name)
        return;
    m_introduced = name;
    m_text += "# TYPE " + name + ' ' + type + '\n';
}

void MetricsText::gauge(const QByteArray &name, qint64 value)
{
    introduce(name, "gauge");
    m_text += name + ' ' + QByteArray::number(value) + '\n';
}

void MetricsText::counter(const QByteArray &name, quint64 value)
{
    introduce(name, "counter");
    m_text += name + ' ' + QByteArray::number(value) + '\n';
}

void MetricsText::counter(const QByteArray &name, const QByteArray &label,
                          const QByteArray &labelValue, quint64 value)
{
    introduce(name, "counter");
    m_text += name + '{' + label + "=\"" + labelValue + "\"} " + QByteArray::number(value) + '\n';
}

} // namespace dunlin::server
