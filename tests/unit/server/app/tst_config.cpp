// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/app/config.h"
#include "server/app/config_check.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

CommandLine read(const QStringList &arguments, const QHash<QString, QString> &variables = {})
{
    QProcessEnvironment environment;
    for (auto it = variables.cbegin(); it != variables.cend(); ++it)
        environment.insert(it.key(), it.value());
    return readCommandLine(QStringList{u"dunlin-server"_s} + arguments, environment);
}

} // namespace

class ConfigTest : public QObject
{
    Q_OBJECT

private:
    QString file(const QByteArray &content)
    {
        QFile written(m_dir.filePath(u"dunlin.ini"_s));
        if (written.open(QIODevice::WriteOnly))
            written.write(content);
        return written.fileName();
    }
    QTemporaryDir m_dir;

private Q_SLOTS:
    void nothingSaidIsTheDefault()
    {
        const CommandLine line = read({}, {{u"XDG_DATA_HOME"_s, u"/data"_s}});

        QVERIFY(line.faults.isEmpty());
        QCOMPARE(line.config.port, 8470);
        QCOMPARE(line.config.dataDir, u"/data/dunlin-server"_s);
        QCOMPARE(line.config.databaseUrl(), u"sqlite:/data/dunlin-server/dunlin.db"_s);
        QCOMPARE(line.config.listen, QList<QHostAddress>{QHostAddress(QHostAddress::LocalHost)});
        QCOMPARE(line.config.registration, RegistrationMode::Invite);
        QVERIFY(line.config.rateLimits);
        QVERIFY(line.words.isEmpty());
    }

    void aServiceKeepsItsDataWhereItsManagerSays()
    {
        QCOMPARE(read({}, {{u"STATE_DIRECTORY"_s, u"/var/lib/dunlin-server"_s}}).config.dataDir,
                 u"/var/lib/dunlin-server"_s);
    }

    void theCommandLineWinsOverTheEnvironmentAndThatOverTheFile()
    {
        const QString path = file("port=1\naccess-token-ttl=10\nregistration=open\n");
        const CommandLine line =
            read({u"--config"_s, path, u"--port=3"_s},
                 {{u"DUNLIN_PORT"_s, u"2"_s}, {u"DUNLIN_ACCESS_TOKEN_TTL"_s, u"20"_s}});

        QVERIFY2(line.faults.isEmpty(), qPrintable(line.faults.join(u'\n')));
        QCOMPARE(line.config.port, 3);
        QCOMPARE(line.config.accessTokenSeconds, 20);
        QCOMPARE(line.config.registration, RegistrationMode::Open);
    }

    void severalAddressesAreListened()
    {
        const CommandLine line = read({u"--listen"_s, u"127.0.0.1"_s, u"--listen"_s, u"::1"_s});
        QCOMPARE(line.config.listen.size(), 2);
        QCOMPARE(read({u"--listen"_s, u"127.0.0.1,::1"_s}).config.listen.size(), 2);
    }

    void allFaultsAreNamedAtOnce()
    {
        const QString path = file("port=x\ncolour=green\n[section]\nport=1\n");
        const CommandLine line = read({u"--config"_s,
                                       path,
                                       u"--registration"_s,
                                       u"maybe"_s,
                                       u"--nonsense"_s,
                                       u"--listen"_s,
                                       u"here"_s,
                                       u"--access-token-ttl"_s,
                                       u"0"_s,
                                       u"--rate-limits"_s,
                                       u"perhaps"_s,
                                       u"--trusted-proxies"_s,
                                       u"nowhere/8"_s,
                                       u"--database"_s,
                                       u"oracle:x"_s,
                                       u"--public-url"_s,
                                       u"chat"_s,
                                       u"--log-format"_s,
                                       u"xml"_s,
                                       u"--port"_s});

        const QString all = line.faults.join(u'\n');
        for (const QString &each :
             {u"port: "_s, u"colour: unknown key"_s, u"section/port: unknown key"_s,
              u"--registration"_s, u"--nonsense"_s, u"--listen"_s, u"--access-token-ttl"_s,
              u"--rate-limits"_s, u"--trusted-proxies"_s, u"--database"_s, u"--public-url"_s,
              u"--log-format"_s, u"--port: a value is missing"_s})
            QVERIFY2(all.contains(each), qPrintable(each + u" in\n"_s + all));
    }

    void aMissingFileIsAFault()
    {
        QVERIFY(!read({u"--config"_s, u"/nowhere/dunlin.ini"_s}).faults.isEmpty());
    }

    void wordsAndOptionsOfCommandsAreKept()
    {
        const CommandLine line =
            read({u"user"_s, u"create"_s, u"alice"_s, u"--admin"_s, u"--data-dir"_s, u"/x"_s});
        QCOMPARE(line.words, (QStringList{u"user"_s, u"create"_s, u"alice"_s}));
        QVERIFY(line.options.contains(u"admin"_s));
        QCOMPARE(read({u"invite"_s, u"create"_s, u"--uses"_s, u"3"_s}).options.value(u"uses"_s),
                 u"3"_s);
    }

    void thePasswordOfTheDatabaseIsNotShown()
    {
        const CommandLine line =
            read({u"--database"_s, u"postgres://dunlin:hunter2@localhost/dunlin"_s});
        QVERIFY2(line.faults.isEmpty(), qPrintable(line.faults.join(u'\n')));
        QVERIFY(!describe(line.config).contains(u"hunter2"_s));
        QVERIFY(describe(line.config).contains(u"localhost"_s));
    }

    void whatIsShownCanBeReadBack()
    {
        const CommandLine line = read({u"--port"_s, u"9000"_s, u"--data-dir"_s, u"/x"_s,
                                       u"--trusted-proxies"_s, u"10.0.0.0/8"_s});
        QByteArray content;
        for (const QString &each : describe(line.config).split(u'\n')) {
            if (!each.endsWith(u'='))
                content += each.toUtf8() + '\n';
        }
        const CommandLine again = read({u"--config"_s, file(content)});
        QVERIFY2(again.faults.isEmpty(), qPrintable(again.faults.join(u'\n')));
        QCOMPARE(describe(again.config), describe(line.config));
    }

    void theTokenOfTheFiguresIsNotShown()
    {
        const CommandLine line = read({u"--metrics-token"_s, u"a token of some length"_s});
        QVERIFY2(line.faults.isEmpty(), qPrintable(line.faults.join(u'\n')));
        QVERIFY(!describe(line.config).contains(u"of some length"_s));
        QVERIFY(!read({u"--metrics-token"_s, u"short"_s}).faults.isEmpty());
    }

    // The file says for each setting what it is for, and how else it can be given.
    void theProgramDocumentsItsSettings()
    {
        const QString text = describe(read({}).config);
        QVERIFY(text.contains(u"; port to listen on, 8470 if not given; 0 picks one; the variable "
                              u"DUNLIN_PORT\nport=8470\n"_s));
        QFile file(QStringLiteral(DUNLIN_SOURCE_DIR "/docs/configuration.md"));
        QVERIFY(file.open(QIODevice::ReadOnly));
        QVERIFY2(file.readAll().contains(settingsAsMarkdown().toUtf8()),
                 "docs/configuration.md is old: dunlin-server print-config --markdown");
    }

    void whatThisMachineDoesNotGiveIsNamedAtOnce()
    {
        QFile(m_dir.filePath(u"plain"_s)).open(QIODevice::WriteOnly);
        const CommandLine line = read(
            {u"--data-dir"_s, m_dir.filePath(u"plain/data"_s), u"--listen"_s, u"203.0.113.7"_s,
             u"--port-file"_s, u"/nowhere/port"_s, u"--tls-cert"_s, u"/nowhere/cert"_s,
             u"--tls-key"_s, u"/nowhere/key"_s, u"--database"_s, u"sqlite:/nowhere/dunlin.db"_s});
        QVERIFY2(line.faults.isEmpty(), qPrintable(line.faults.join(u'\n')));
        const QStringList faults = faultsOnThisMachine(line.config);
        const QString all = faults.join(u'\n');
        for (const QString &each : {u"--data-dir"_s, u"--listen: 203.0.113.7"_s, u"--port-file"_s,
                                    u"/nowhere/cert"_s, u"--database"_s})
            QVERIFY2(all.contains(each), qPrintable(each + u" in\n"_s + all));
        QCOMPARE(faultsOnThisMachine(read({u"--data-dir"_s, m_dir.filePath(u"new/data"_s)}).config),
                 QStringList());
        QVERIFY(!QFile::exists(m_dir.filePath(u"new"_s)));
    }

    void whatIsNotThereYetIsNotListed()
    {
        for (const QString &each : {u"selftest"_s})
            QVERIFY2(!helpText().contains(each), qPrintable(each));
    }
};

QTEST_APPLESS_MAIN(ConfigTest)
#include "tst_config.moc"
