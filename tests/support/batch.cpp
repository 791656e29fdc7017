// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/batch.h"

#include <cstdio>
#include <cstring>

namespace dunlin::test {
namespace {

const BatchedTest *first = nullptr;

} // namespace

BatchedTest::BatchedTest(const char *itsName, Run itsRun)
    : name(itsName)
    , run(itsRun)
    , next(first)
{
    first = this;
}

} // namespace dunlin::test

int main(int argc, char **argv)
{
    using namespace dunlin::test;
    for (const BatchedTest *each = first; argc > 1 && each; each = each->next) {
        if (std::strcmp(each->name, argv[1]) != 0)
            continue;
        // What is called by the program's name, folders of settings among it, is each test's own.
        argv[1] = argv[0];
        QCoreApplication::setApplicationName(QString::fromLatin1(each->name));
        return each->run(argc - 1, argv + 1);
    }
    std::fputs("Say which test, before any argument of Qt Test's. There are:\n", stderr);
    for (const BatchedTest *each = first; each; each = each->next)
        std::fprintf(stderr, "  %s\n", each->name);
    return 2;
}
