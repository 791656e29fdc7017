// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// wiredoc DIR writes DIR/wire.md, DIR/wire.cddl and DIR/openapi.json from the registries of shared/wire.
#include "shared/wiredoc/cddl.h"
#include "shared/wiredoc/markdown.h"
#include "shared/wiredoc/openapi.h"

#include <QCoreApplication>
#include <QDir>
#include <QSaveFile>

#include <cstdio>

using namespace Qt::StringLiterals;

namespace {

bool writeFile(const QString &path, const QByteArray &text)
{
    QSaveFile file(path);
    if (file.open(QIODevice::WriteOnly) && file.write(text) == text.size() && file.commit())
        return true;
    std::fprintf(stderr, "%s: %s\n", qPrintable(path), qPrintable(file.errorString()));
    return false;
}

} // namespace

int main(int argc, char *argv[])
{
    const QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.size() != 2) {
        std::fprintf(stderr, "usage: wiredoc DIR\n");
        return 2;
    }
    const QDir dir(arguments[1]);
    const auto registry = dunlin::wiredoc::collect();
    const bool written = writeFile(dir.filePath(u"wire.md"_s), dunlin::wiredoc::markdown(registry))
        && writeFile(dir.filePath(u"wire.cddl"_s), dunlin::wiredoc::cddl(registry))
        && writeFile(dir.filePath(u"openapi.json"_s), dunlin::wiredoc::openapi(registry));
    return written ? 0 : 1;
}
