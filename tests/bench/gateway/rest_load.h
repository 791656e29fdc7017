// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// One request over and over on a few connections that are kept: write to all, read from all.
#pragma once

#include <QByteArray>

#include <vector>

namespace dunlin::test {

class RestLoad
{
public:
    RestLoad(quint16 port, const QByteArray &path, const QByteArray &token);
    ~RestLoad();
    RestLoad(const RestLoad &) = delete;
    RestLoad &operator=(const RestLoad &) = delete;

    // How many were answered with 200 in this time; -1 when one was not.
    int run(double seconds);
    // What was answered instead.
    QByteArray why() const { return m_why; }

private:
    bool writeAll();
    bool readAll();
    bool readOne(int descriptor);

    QByteArray m_request;
    std::vector<int> m_connections;
    QByteArray m_why;
};

} // namespace dunlin::test
