// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Runs the programs of tests/integration/node: other people's code from npm, which is installed into the build folder
// by the first test that needs it. Errors are sentences for a test's failure message.
#pragma once

#include <QByteArray>
#include <QStringList>

namespace dunlin::test {

struct NodeRun {
    int exitCode = -1; // -1: it did not run
    QByteArray output;
    QByteArray errors;
};

class NodeProgram
{
public:
    // True once the packages are there; one process at a time installs them.
    bool install();
    QString why() const { return m_why; }
    // `name`: push.mjs and so on. While it runs the event loop turns, so that the test can answer it.
    NodeRun run(const QString &name, const QStringList &arguments, const QByteArray &input = {});

private:
    QString m_why;
};

} // namespace dunlin::test
