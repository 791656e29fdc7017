// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `dunlinctl keylog`, as a script calls it: nothing is wrong, then the server's log is another one, which stays so from
// one call to the next, until it is accepted.
#include "tests/e2e/encrypted/ctl_device.h"
#include "tests/e2e/encrypted/false_server.h"

#include <QTemporaryDir>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class CtlKeyLogTest : public QObject
{
    Q_OBJECT

    // It is looked through beside everything else that a call does: sooner or later one says so.
    static bool names(const Device &who, const QString &fault)
    {
        return waitUntil([&] { return who.run({u"keylog"_s}).told("fault") == fault; }, 60'000);
    }

private Q_SLOTS:
    void aLogThatIsAnotherOneIsNamedUntilItIsAccepted_data()
    {
        QTest::addColumn<dunlin::test::Database>("database");
        for (const dunlin::test::Database each : availableDatabases())
            QTest::newRow(nameOf(each)) << each;
    }
    void aLogThatIsAnotherOneIsNamedUntilItIsAccepted()
    {
        QFETCH(const dunlin::test::Database, database);
        TestServer::Options options;
        options.database = database;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        const QTemporaryDir dir;
        const Device ann(server.url(), dir.filePath(u"ann"_s));
        QCOMPARE(ann.run({u"register"_s, u"ann"_s}).code, 0);
        Answer answer = ann.run({u"keylog"_s});
        QVERIFY2(answer.code == 0, answer.all().constData());
        QCOMPARE(answer.out, QByteArray());
        // There is nothing else that it does.
        QCOMPARE(ann.run({u"keylog"_s, u"forget"_s}).code, 2);

        FalseServer lies(server);
        FalseServer::Log log = lies.log();
        QVERIFY(!log.isEmpty());
        log.prepend({lies.nobody, 0, QByteArray(32, 'p')});
        QVERIFY(lies.setLog(log));
        QVERIFY(names(ann, u"rewritten"_s));
        answer = ann.run({u"keylog"_s});
        QVERIFY2(answer.code == 0, answer.all().constData());
        QCOMPARE(answer.objects().size(), 1);
        QCOMPARE(answer.told("fault"), u"rewritten"_s);

        answer = ann.run({u"keylog"_s, u"accept"_s});
        QVERIFY2(answer.code == 0, answer.all().constData());
        QCOMPARE(answer.out, QByteArray());
        answer = ann.run({u"keylog"_s});
        QVERIFY2(answer.code == 0, answer.all().constData());
        QCOMPARE(answer.out, QByteArray());
    }

    void withoutAnAccountThereIsNothingToAccept()
    {
        const QTemporaryDir dir;
        const Device nobody(u"http://127.0.0.1:1"_s, dir.filePath(u"nobody"_s));
        QVERIFY(nobody.run({u"keylog"_s, u"accept"_s}).code != 0);
    }
};

QTEST_GUILESS_MAIN(CtlKeyLogTest)
#include "tst_ctl_keylog.moc"
