// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// How the parts of the server are: asked by load balancers, watchdogs and people (GET /health).
#pragma once

#include <QByteArray>
#include <QList>
#include <QString>

#include <functional>

namespace dunlin::server {

enum class Wellness : quint8 { Ok, Degraded, Down };

// As it is told: "ok", "degraded", "down".
QString nameOf(Wellness state);

class Health
{
public:
    // `ask` is called for each look; it must not block.
    void add(const QString &component, std::function<Wellness()> ask);

    // Every component, in the order in which it was added.
    QList<std::pair<QString, Wellness>> look() const;
    // The worst of all.
    Wellness overall() const;
    // {"status": "ok", "components": {"database": "ok", ...}}
    QByteArray toJson() const;

private:
    struct Part {
        QString name;
        std::function<Wellness()> ask;
    };
    QList<Part> m_parts;
};

} // namespace dunlin::server
