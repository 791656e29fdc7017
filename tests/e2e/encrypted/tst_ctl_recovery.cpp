// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// `dunlinctl recovery passphrase`, `restore passphrase` and `backup delete`, as a script calls them.
#include "tests/e2e/encrypted/ctl_device.h"

#include <QTemporaryDir>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class CtlRecoveryTest : public QObject
{
    Q_OBJECT

    static Answer recovery(const Device &who, const QString &what,
                           const QByteArray &passphrase = {}, const QString &input = {})
    {
        if (passphrase.isNull())
            qunsetenv("DUNLIN_PASSPHRASE");
        else
            qputenv("DUNLIN_PASSPHRASE", passphrase);
        const Answer answer = who.run(QStringList{u"recovery"_s} + what.split(u' '), input);
        qunsetenv("DUNLIN_PASSPHRASE");
        return answer;
    }
    static void databases()
    {
        QTest::addColumn<dunlin::test::Database>("database");
        for (const dunlin::test::Database each : availableDatabases())
            QTest::newRow(nameOf(each)) << each;
    }

private Q_SLOTS:
    void aPassphraseBringsANewDeviceBack_data() { databases(); }
    void aPassphraseBringsANewDeviceBack()
    {
        QFETCH(const dunlin::test::Database, database);
        TestServer::Options options;
        options.database = database;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        const QTemporaryDir dir;
        const Device ann(server.url(), dir.filePath(u"ann"_s));
        const Device phone(server.url(), dir.filePath(u"phone"_s));
        QCOMPARE(ann.run({u"register"_s, u"ann"_s}).code, 0);
        QCOMPARE(phone.run({u"login"_s, u"ann"_s}).code, 0);
        const auto told = [](const Device &who) {
            const Answer answer = recovery(who, u"status"_s);
            return answer.code == 0
                && answer.objects().constLast().value("passphrase"_L1).toBool(true);
        };
        const QByteArray good = "seven otters under a slow moon";
        QVERIFY(!told(ann));
        Answer answer = recovery(phone, u"restore passphrase"_s, good);
        QCOMPARE(answer.code, 1);
        QVERIFY2(answer.all().contains("notFound"), answer.all().constData());
        for (const QString &each : {u"passphrase"_s, u"passphrase show"_s, u"backup"_s,
                                    u"restore words"_s, u"status now"_s})
            QCOMPARE(recovery(ann, each, good).code, 2);
        QCOMPARE(recovery(ann, u"passphrase set"_s, "otters").code, 1);
        QCOMPARE(recovery(ann, u"passphrase set"_s, Password.toUtf8().repeated(3)).code, 1);
        QVERIFY(!told(ann));

        answer = recovery(ann, u"passphrase set"_s, good);
        QVERIFY2(answer.code == 0, answer.all().constData());
        QVERIFY(!answer.all().contains(good));
        QVERIFY(told(ann));
        answer = recovery(phone, u"restore passphrase"_s, "seven otters under a slow noon");
        QCOMPARE(answer.code, 1);
        QVERIFY2(answer.all().contains("passphrase is wrong"), answer.all().constData());
        answer = recovery(phone, u"restore passphrase"_s, good);
        QVERIFY2(answer.code == 0, answer.all().constData());

        // It does not hold the words: they are read where another passphrase is set.
        QFile paper(dir.filePath(u"paper.txt"_s));
        QVERIFY(paper.open(QIODevice::WriteOnly));
        paper.write(recovery(ann, u"show"_s).told("words").toUtf8() + '\n');
        paper.close();
        const QByteArray other = "brown kettle, early ferry, no map";
        QCOMPARE(recovery(phone, u"passphrase set"_s, other).code, 1);
        answer = recovery(phone, u"passphrase set"_s, other, paper.fileName());
        QVERIFY2(answer.code == 0, answer.all().constData());
        const Device tablet(server.url(), dir.filePath(u"tablet"_s));
        QCOMPARE(tablet.run({u"login"_s, u"ann"_s}).code, 0);
        QCOMPARE(recovery(tablet, u"restore passphrase"_s, good).code, 1);
        answer = recovery(tablet, u"restore passphrase"_s, other);
        QVERIFY2(answer.code == 0, answer.all().constData());
        QCOMPARE(recovery(ann, u"passphrase remove"_s).code, 0);
        QVERIFY(!told(ann));
    }

    void theBackupIsDeletedWithThePassword_data() { databases(); }
    void theBackupIsDeletedWithThePassword()
    {
        QFETCH(const dunlin::test::Database, database);
        TestServer::Options options;
        options.database = database;
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        const QTemporaryDir dir;
        const Device ann(server.url(), dir.filePath(u"ann"_s));
        QCOMPARE(ann.run({u"register"_s, u"ann"_s}).code, 0);
        QCOMPARE(recovery(ann, u"status"_s).told("state"), u"current"_s);
        Answer answer = recovery(ann, u"backup delete"_s);
        QVERIFY2(answer.code == 0, answer.all().constData());
        QCOMPARE(recovery(ann, u"status"_s).told("state"), u"off"_s);
        QCOMPARE(recovery(ann, u"backup on"_s).code, 0);
        QCOMPARE(recovery(ann, u"status"_s).told("state"), u"current"_s);
    }
};

QTEST_GUILESS_MAIN(CtlRecoveryTest)
#include "tst_ctl_recovery.moc"
