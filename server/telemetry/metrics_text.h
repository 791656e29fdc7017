// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Figures in the text format of Prometheus, version 0.0.4. The samples of one name come one after the other.
#pragma once

#include <QByteArray>

namespace dunlin::server {

class MetricsText
{
public:
    void gauge(const QByteArray &name, qint64 value);
    void counter(const QByteArray &name, quint64 value);
    // The label's value must need no escaping.
    void counter(const QByteArray &name, const QByteArray &label, const QByteArray &labelValue,
                 quint64 value);
    QByteArray toText() const { return m_text; }

private:
    void introduce(const QByteArray &name, const char *type);

    QByteArray m_text;
    QByteArray m_introduced;
};

} // namespace dunlin::server
