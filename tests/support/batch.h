// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Several tests in one program, see dunlin_test_batch() in cmake/Dunlin.cmake: which of them is run, its first argument
// says, and each runs as if it had a main() of its own: QTEST_MAIN and its kin name it instead of making one.
#pragma once

#ifdef QT_WIDGETS_LIB
#include <QApplication>
#elif defined(QT_GUI_LIB)
#include <QGuiApplication>
#else
#include <QCoreApplication>
#endif
#include <QTest>

namespace dunlin::test {

// One test of the program. `run` takes what main() takes and gives what main() returns.
struct BatchedTest {
    using Run = int (*)(int argc, char **argv);
    BatchedTest(const char *itsName, Run itsRun);

    const char *name;
    Run run;
    const BatchedTest *next;
};

#ifdef QT_WIDGETS_LIB
using WindowApplication = QApplication;
#elif defined(QT_GUI_LIB)
using WindowApplication = QGuiApplication;
#else
using WindowApplication = QCoreApplication;
#endif

template <typename Application, typename Test>
int runTest(int argc, char **argv)
{
    Application app(argc, argv);
    app.setAttribute(Qt::AA_Use96Dpi, true);
    Test test;
    return QTest::qExec(&test, argc, argv);
}

template <typename Test>
int runTestAlone(int argc, char **argv)
{
    Test test;
    return QTest::qExec(&test, argc, argv);
}

} // namespace dunlin::test

#undef QTEST_MAIN
#undef QTEST_GUILESS_MAIN
#undef QTEST_APPLESS_MAIN
#define QTEST_MAIN(Test)                                                                           \
    static const ::dunlin::test::BatchedTest batchedTest(                                          \
        DUNLIN_TEST_NAME, ::dunlin::test::runTest<::dunlin::test::WindowApplication, Test>);
#define QTEST_GUILESS_MAIN(Test)                                                                   \
    static const ::dunlin::test::BatchedTest batchedTest(                                          \
        DUNLIN_TEST_NAME, ::dunlin::test::runTest<::QCoreApplication, Test>);
#define QTEST_APPLESS_MAIN(Test)                                                                   \
    static const ::dunlin::test::BatchedTest batchedTest(DUNLIN_TEST_NAME,                         \
                                                         ::dunlin::test::runTestAlone<Test>);
