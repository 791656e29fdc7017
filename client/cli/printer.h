// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What dunlinctl writes: lines for people, or with --json one object a line. Errors go to standard error.
#pragma once

#include "shared/core/result.h"
#include "shared/wire/channel.h"

#include <QJsonObject>
#include <QTextStream>

namespace dunlin::client {

class Printer
{
public:
    explicit Printer(bool json);

    bool isJson() const { return m_json; }
    void line(const QString &text, const QJsonObject &object);
    void message(const wire::MessageRow &row, const QString &sender);
    void error(const Error &error);
    void note(const QString &text);
    void flush() { m_out.flush(); }

private:
    const bool m_json;
    QTextStream m_out;
    QTextStream m_err;
};

} // namespace dunlin::client
