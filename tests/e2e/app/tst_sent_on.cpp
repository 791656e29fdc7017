// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A message's files are forwarded at the window: in the clear, into encryption, from one encrypted channel to another without
// lying open on the disk, and out of it.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QDir>
#include <QDirIterator>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;

} // namespace

class SentOnTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();
    void inTheClear();
    void intoEncryption();
    void fromOneSealToAnother();
    void outOfEncryption();
    void withoutAConnectionItWaits();

private:
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    void click(const char *name) { test::clickOn(*m_window, name, Patience); }
    QObject *shell() const { return m_window->property("shell").value<QObject *>(); }
    QVariantMap newest(const QString &channel) const
    {
        return m_session->timeline(channel)->get(0);
    }
    QVariantMap newestFile(const QString &channel) const
    {
        return newest(channel).value(u"files"_s).toList().value(0).toMap();
    }
    QString make(const QString &name, bool encrypted);
    void open(const QString &channel);
    void stage(const QString &from, const QString &name, const QString &to);
    void forward(const QString &from, const QString &name, const QString &to);
    QByteArray contentIn(const QString &channel);
    bool liesInTheClear() const;

    std::unique_ptr<test::TestServer> m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_garden;
    QString m_attic;
    QString m_vault;
    QString m_cellar;
    const QByteArray m_content = QByteArray("beans, peas and a secret path\n").repeated(9'000);
};

QString SentOnTest::make(const QString &name, bool encrypted)
{
    QSignalSpy ready(m_session.get(), &AccountSession::channelReady);
    m_session->createChannel(name, {}, encrypted, {}, encrypted);
    if (!QTest::qWaitFor([&] { return !ready.isEmpty(); }, Patience))
        return {};
    return ready.first().first().toString();
}

void SentOnTest::open(const QString &channel)
{
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, channel));
    QTRY_VERIFY_WITH_TIMEOUT(item("composer"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->timeline(channel)->isReady(), Patience);
}

// The newest message of one channel stands in the field of the other.
void SentOnTest::stage(const QString &from, const QString &name, const QString &to)
{
    open(from);
    QTRY_VERIFY(item("messageList"));
    item("messageList")->forceActiveFocus();
    item("messageList")->setProperty("currentIndex", 0);
    const auto chosen = [this] {
        const auto *row = item("messageList")->property("currentItem").value<QQuickItem *>();
        return row ? row->property("messageId").toString() : QString();
    };
    QTRY_COMPARE_WITH_TIMEOUT(chosen(), newest(from).value(u"messageId"_s).toString(), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(newest(from).value(u"seq"_s).toLongLong() > 0, Patience);
    QTest::keyClick(m_window, Qt::Key_Return);
    click("forwardItem");
    QTRY_VERIFY_WITH_TIMEOUT(item("switcherField"), Patience);
    test::typeInto(*m_window, name);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(shell()->property("channelId").toString(), to, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(item("attachments"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(item("composer")->hasActiveFocus(), Patience);
}

void SentOnTest::forward(const QString &from, const QString &name, const QString &to)
{
    const QString before = newest(to).value(u"messageId"_s).toString();
    stage(from, name, to);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(newest(to).value(u"messageId"_s).toString() != before, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(newest(to).value(u"seq"_s).toLongLong() > 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!newestFile(to).value(u"fileId"_s).toString().isEmpty(), Patience);
    QCOMPARE(newestFile(to).value(u"name"_s).toString(), u"notes.txt"_s);
    QVERIFY(newestFile(to).value(u"fileId"_s) != newestFile(from).value(u"fileId"_s));
}

QByteArray SentOnTest::contentIn(const QString &channel)
{
    const auto id = FileId::fromText(newestFile(channel).value(u"fileId"_s).toString());
    if (!id)
        return {};
    std::optional<Result<QString>> got;
    finally(this, m_session->fetchFile(*id, newestFile(channel).value(u"size"_s).toLongLong()),
            [&got](const Result<QString> &path) { got.emplace(path); });
    if (!QTest::qWaitFor([&] { return got.has_value(); }, Patience) || !got->ok())
        return {};
    QFile file(got->value());
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

// In any file below the profile.
bool SentOnTest::liesInTheClear() const
{
    QDirIterator each(m_dir.filePath(u"ada"_s), QDir::Files, QDirIterator::Subdirectories);
    while (each.hasNext()) {
        QFile file(each.next());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains("a secret path"))
            return true;
    }
    return false;
}

void SentOnTest::initTestCase()
{
    QVERIFY(initCrypto());
    installFonts();
    m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    auto made = AccountSession::create(m_dir.filePath(u"ada"_s), options);
    QVERIFY(made.ok());
    m_session = std::move(made).value();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedOut, Patience);
    m_session->signUp(m_server->url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->encryption()->state(), Encryption::Ready, Patience);
    m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
    m_appearance->setReduceMotion(true);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = openWindow(*m_engine, *m_session, *m_appearance, m_clipboard, {m_server->url(), {}});
    QVERIFY(m_window);
    m_window->resize(1280, 900);
    m_window->show();
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    m_garden = make(u"garden"_s, false);
    m_attic = make(u"attic"_s, false);
    m_vault = make(u"vault"_s, true);
    m_cellar = make(u"cellar"_s, true);
    QVERIFY(!m_garden.isEmpty() && !m_attic.isEmpty() && !m_vault.isEmpty() && !m_cellar.isEmpty());
}

void SentOnTest::cleanupTestCase()
{
    m_engine.reset();
    m_session.reset();
}

void SentOnTest::inTheClear()
{
    open(m_garden);
    const QString path = m_dir.filePath(u"notes.txt"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly) && file.write(m_content) == m_content.size());
    file.close();
    m_session->sendAttachments(m_garden, {path}, {});
    QTRY_VERIFY_WITH_TIMEOUT(newest(m_garden).value(u"seq"_s).toLongLong() > 0, Patience);
    // What it was made of is not needed.
    QVERIFY(QFile::remove(path));
    forward(m_garden, u"attic"_s, m_attic);
    QCOMPARE(newest(m_attic).value(u"body"_s).toString(), QString());
    QVERIFY(contentIn(m_attic) == m_content);
    QVERIFY(item("attachments") == nullptr);
}

void SentOnTest::intoEncryption()
{
    forward(m_attic, u"vault"_s, m_vault);
    // What was fetched in the clear is kept; from here on it would be noticed.
    QVERIFY(liesInTheClear());
    QVERIFY(QDir(m_dir.filePath(u"ada/files"_s)).removeRecursively());
    QVERIFY(!liesInTheClear());
}

void SentOnTest::fromOneSealToAnother()
{
    forward(m_vault, u"cellar"_s, m_cellar);
    QVERIFY(!liesInTheClear());
    QVERIFY(contentIn(m_cellar) == m_content);
    QVERIFY(contentIn(m_vault) == m_content);
}

void SentOnTest::outOfEncryption()
{
    const QString before = newest(m_attic).value(u"messageId"_s).toString();
    stage(m_cellar, u"attic"_s, m_attic);
    // Whoever sends it is told what that means.
    QObject *toast = test::partIn(m_window->contentItem(), u"toast"_s);
    QVERIFY(toast);
    QVERIFY2(toast->property("text").toString().contains(u"not encrypted"_s),
             qPrintable(toast->property("text").toString()));
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_VERIFY_WITH_TIMEOUT(newest(m_attic).value(u"messageId"_s).toString() != before, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(newest(m_attic).value(u"seq"_s).toLongLong() > 0, Patience);
    QVERIFY(contentIn(m_attic) == m_content);
}

void SentOnTest::withoutAConnectionItWaits()
{
    stage(m_attic, u"garden"_s, m_garden);
    const QString before = newest(m_garden).value(u"messageId"_s).toString();
    m_session->goOffline();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Offline,
                              Patience);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 1, Patience);
    m_session->goOnline();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(newest(m_garden).value(u"seq"_s).toLongLong() > 0, Patience);
    QVERIFY(newest(m_garden).value(u"messageId"_s).toString() != before);
    QVERIFY(contentIn(m_garden) == m_content);
}

QTEST_MAIN(SentOnTest)
#include "tst_sent_on.moc"
