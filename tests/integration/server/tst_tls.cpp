// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// TLS, both ways: in the daemon, and in an nginx in front of it with the site that we ship. Certificates are made here.
#include "tests/integration/server/server_test.h"

#include <QSslCertificate>
#include <QSslConfiguration>
#include <QSslSocket>
#include <QTcpServer>

#include <csignal>

using namespace dunlin;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

// A certificate for 127.0.0.1 that signs itself.
bool makeCertificate(const QString &folder, const QString &name)
{
    QProcess openssl;
    openssl.start(u"openssl"_s,
                  {u"req"_s, u"-x509"_s, u"-newkey"_s, u"ec"_s, u"-pkeyopt"_s,
                   u"ec_paramgen_curve:prime256v1"_s, u"-nodes"_s, u"-days"_s, u"2"_s, u"-subj"_s,
                   u"/CN="_s + name, u"-addext"_s, u"subjectAltName=IP:127.0.0.1"_s, u"-keyout"_s,
                   folder + u"/key.pem"_s, u"-out"_s, folder + u"/cert.pem"_s});
    return openssl.waitForFinished(60'000) && openssl.exitCode() == 0;
}

void trust(const QString &folder)
{
    QSslConfiguration tls = QSslConfiguration::defaultConfiguration();
    QList<QSslCertificate> all = tls.caCertificates();
    all += QSslCertificate::fromPath(folder + u"/cert.pem"_s);
    tls.setCaCertificates(all);
    QSslConfiguration::setDefaultConfiguration(tls);
}

quint16 freePort()
{
    QTcpServer probe;
    probe.listen(QHostAddress::LocalHost);
    return probe.serverPort();
}

// Who the other end says it is; empty when there was no handshake.
QString commonName(quint16 port, QSsl::SslProtocol protocol = QSsl::SecureProtocols)
{
    QSslSocket socket;
    socket.setProtocol(protocol);
    socket.connectToHostEncrypted(u"127.0.0.1"_s, port);
    if (!socket.waitForEncrypted(PatienceMs))
        return {};
    return socket.peerCertificate().subjectInfo(QSslCertificate::CommonName).value(0);
}

} // namespace

class TlsTest : public ServerTest
{
    Q_OBJECT

    QTemporaryDir m_folder;

    QStringList tlsArguments() const
    {
        return {u"--tls-cert"_s, m_folder.filePath(u"cert.pem"_s), u"--tls-key"_s,
                m_folder.filePath(u"key.pem"_s)};
    }
    // Two people talk.
    static void talk(const QString &url)
    {
        Actor alice(url, u"alice"_s);
        Actor bob(url, u"bob"_s);
        const ChannelId channel = alice.makeChannel(u"geese"_s, true, {bob.id()});
        alice.connectHub(Encoding::Cbor);
        bob.connectHub(Encoding::Json);
        constexpr int Messages = 300;
        const QString text(3000, u'w');
        QList<qint64> asked;
        for (int i = 0; i < Messages; ++i)
            asked.append(alice.hub->send(wire::op::messageSend, Actor::message(channel, text)));
        for (const qint64 each : std::as_const(asked))
            VERIFY_OK(alice.hub->answerTo<wire::SendReply>(each));
        QVERIFY(bob.hub->waitForEvents(wire::event::message, Messages));
        QCOMPARE(bob.hub->events(wire::event::message).size(), Messages);
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(makeCertificate(m_folder.path(), u"first"_s));
        trust(m_folder.path());
    }

    void theDaemonSpeaksTls_data()
    {
        QTest::addColumn<QString>("workers");
        QTest::newRow("one thread") << u"1"_s;
        QTest::newRow("three threads") << u"3"_s;
    }
    void theDaemonSpeaksTls()
    {
        QFETCH(QString, workers);
        TestServer::Options options;
        options.arguments = tlsArguments() + QStringList{u"--workers"_s, workers};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        talk(u"https://127.0.0.1:%1"_s.arg(server.port()));
        // What is no TLS is not answered, and too old a TLS is none.
        QTcpSocket plain;
        plain.connectToHost(u"127.0.0.1"_s, server.port());
        QVERIFY(plain.waitForConnected());
        plain.write("GET /health/live HTTP/1.1\r\nHost: x\r\n\r\n");
        QVERIFY(waitUntil([&] { return plain.state() == QAbstractSocket::UnconnectedState; }));
        QVERIFY(!plain.readAll().contains("HTTP/1.1"));
        QT_WARNING_PUSH
        QT_WARNING_DISABLE_DEPRECATED
        QCOMPARE(commonName(server.port(), QSsl::TlsV1_1), QString());
        QT_WARNING_POP
        QCOMPARE(commonName(server.port(), QSsl::TlsV1_2), u"first"_s);
        QCOMPARE(commonName(server.port(), QSsl::TlsV1_3), u"first"_s);
    }

    // Behind TLS the guard judges as without it, and its refusal arrives.
    void whatIsUnlawfulIsRefused()
    {
        TestServer::Options options;
        options.arguments = tlsArguments();
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        for (const QByteArray &request :
             {QByteArray("GET / HTTP/1.1\r\nHost: a\r\nHost: b\r\n\r\n"),
              QByteArray("POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: "
                         "2\r\n\r\nab"),
              QByteArray("GET /") + QByteArray(64 * 1024, 'a')}) {
            QSslSocket socket;
            socket.connectToHostEncrypted(u"127.0.0.1"_s, server.port());
            QVERIFY(socket.waitForEncrypted(PatienceMs));
            socket.write(request);
            QByteArray answer;
            QVERIFY(waitUntil([&] {
                answer += socket.readAll();
                return socket.state() == QAbstractSocket::UnconnectedState;
            }));
            answer += socket.readAll();
            QVERIFY2(answer.startsWith("HTTP/1.1 4"), answer.left(100).constData());
        }
    }

    void sighupBringsTheNewCertificate()
    {
        QTemporaryDir folder;
        QVERIFY(makeCertificate(folder.path(), u"old"_s));
        trust(folder.path());
        TestServer::Options options;
        options.arguments = {u"--tls-cert"_s, folder.filePath(u"cert.pem"_s),
                             u"--tls-key"_s,  folder.filePath(u"key.pem"_s),
                             u"--workers"_s,  u"2"_s};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        Actor alice(u"https://127.0.0.1:%1"_s.arg(server.port()), u"alice"_s);
        alice.connectHub(Encoding::Json);
        QCOMPARE(commonName(server.port()), u"old"_s);

        QVERIFY(makeCertificate(folder.path(), u"new"_s));
        trust(folder.path());
        QCOMPARE(::kill(pid_t(server.processId()), SIGHUP), 0);
        QTRY_COMPARE_WITH_TIMEOUT(commonName(server.port()), u"new"_s, PatienceMs);

        // A broken file changes nothing, and nobody is cut off.
        QFile file(folder.filePath(u"cert.pem"_s));
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        file.write("rubbish");
        file.close();
        QCOMPARE(::kill(pid_t(server.processId()), SIGHUP), 0);
        QTRY_VERIFY_WITH_TIMEOUT(server.log().contains("not a certificate"_L1), PatienceMs);
        QCOMPARE(commonName(server.port()), u"new"_s);
        VERIFY_OK(alice.hub->ask(wire::op::ping, {}));
    }

    void badFilesAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("named");
        QTest::newRow("no key") << QStringList{u"--tls-cert"_s, u"/nowhere/cert.pem"_s}
                                << u"--tls-cert and --tls-key"_s;
        QTest::newRow("no file") << QStringList{u"--tls-cert"_s, u"/nowhere/cert.pem"_s,
                                                u"--tls-key"_s, u"/nowhere/key.pem"_s}
                                 << u"/nowhere/cert.pem"_s;
    }
    void badFilesAreNamed()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QString, named);
        TestServer server(TestServer::Options{});
        const auto outcome = server.run(QStringList{u"serve"_s, u"--port"_s, u"0"_s} + arguments);
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.errors.contains(named), qPrintable(outcome.errors));
    }

    void nginxInFront()
    {
        TestServer::Options options;
        options.arguments = {u"--trusted-proxies"_s, u"127.0.0.1/32"_s,
                             u"--max-connections-per-address"_s, u"3"_s};
        TestServer server(options);
        QVERIFY2(server.start(), qPrintable(server.why()));
        const quint16 port = freePort();
        QFile site(QStringLiteral(DUNLIN_SOURCE_DIR "/packaging/nginx/dunlin.conf"));
        QVERIFY(site.open(QIODevice::ReadOnly));
        QString text = QString::fromUtf8(site.readAll());
        // Another port, name and certificate, as its head says; the second server only redirects.
        text = text.left(text.lastIndexOf(u"\nserver {"_s));
        text.replace(u"listen 443"_s, u"listen 127.0.0.1:%1"_s.arg(port));
        text.remove(QRegularExpression(u"listen \\[::\\]:443[^;]*;"_s));
        text.replace(u"127.0.0.1:8470"_s, u"127.0.0.1:%1"_s.arg(server.port()));
        text.replace(QRegularExpression(u"/etc/letsencrypt/[^;]*fullchain.pem"_s),
                     m_folder.filePath(u"cert.pem"_s));
        text.replace(QRegularExpression(u"/etc/letsencrypt/[^;]*privkey.pem"_s),
                     m_folder.filePath(u"key.pem"_s));
        QTemporaryDir folder;
        QFile conf(folder.filePath(u"nginx.conf"_s));
        QVERIFY(conf.open(QIODevice::WriteOnly));
        conf.write("daemon off;\nmaster_process off;\npid nginx.pid;\nerror_log stderr;\n"
                   "events {}\nhttp {\naccess_log off;\nclient_body_temp_path b;\n"
                   "proxy_temp_path p;\nfastcgi_temp_path f;\nuwsgi_temp_path u;\n"
                   "scgi_temp_path s;\n"
                   + text.toUtf8() + "\n}\n");
        conf.close();
        QProcess nginx;
        nginx.setProcessChannelMode(QProcess::MergedChannels);
        nginx.start(u"/usr/sbin/nginx"_s,
                    {u"-p"_s, folder.path(), u"-c"_s, conf.fileName(), u"-e"_s, u"stderr"_s});
        QVERIFY(nginx.waitForStarted());
        QVERIFY2(waitUntil([&] { return commonName(port) == "first"_L1; }),
                 nginx.readAll().constData());

        talk(u"https://127.0.0.1:%1"_s.arg(port));
        nginx.terminate();
        QVERIFY(nginx.waitForFinished(60'000));
    }
};

QTEST_GUILESS_MAIN(TlsTest)
#include "tst_tls.moc"
