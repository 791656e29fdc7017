// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What Enter does to the screen, while the disk takes its time: somebody else holds the outbox's file, so that nothing
// can be committed, and the very next frame is looked at.
#include "client/app/look.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QSqlDatabase>
#include <QSqlError>
#include <QSqlQuery>

#include <optional>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 20'000;

// Another program's hand on the outbox's file.
class OutboxFile
{
public:
    explicit OutboxFile(const QString &profile)
        : m_database(QSqlDatabase::addDatabase(u"QSQLITE"_s, u"beside"_s))
    {
        m_database.setDatabaseName(profile + u"/store.db"_s);
        if (!m_database.open())
            qFatal("the outbox's file can't be opened");
    }
    ~OutboxFile()
    {
        m_database.close();
        m_database = QSqlDatabase();
        QSqlDatabase::removeDatabase(u"beside"_s);
    }
    Q_DISABLE_COPY_MOVE(OutboxFile)

    bool run(const char *sql)
    {
        QSqlQuery query(m_database);
        const bool done = query.exec(QString::fromLatin1(sql));
        if (!done)
            qWarning("%s: %s", sql, qPrintable(query.lastError().text()));
        return done;
    }
    int messages()
    {
        QSqlQuery query(u"SELECT count(*) FROM Outbox WHERE Kind = 0"_s, m_database);
        return query.next() ? query.value(0).toInt() : -1;
    }

private:
    QSqlDatabase m_database;
};

} // namespace

class SendingTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanupTestCase();

    void whatIsSentIsInTheVeryNextFrame();
    void alsoForWhoHadScrolledFarUp();
    void severalStandInTheirOrder();
    void whatTheDiskRefusesIsInTheFieldAgain();

private:
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    void write(const QString &text);
    bool isOnScreen(const QString &text) const;
    // Presses Enter; whether the first frame after it has the text.
    std::optional<bool> enterAndLook(const QString &text);
    TimelineModel *timeline() const { return m_session->timeline(m_channel); }
    QStringList newest(int count) const;
    qint64 newestSeq() const { return timeline()->get(0).value(u"seq"_s).toLongLong(); }
    QString profile() const { return m_dir.filePath(u"ada"_s); }

    std::unique_ptr<test::TestServer> m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_channel;
};

void SendingTest::initTestCase()
{
    QVERIFY(initCrypto());
    installFonts();
    m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    SessionOptions options;
    options.vault = SessionOptions::Vault::File;
    auto session = AccountSession::create(profile(), options);
    QVERIFY2(session.ok(), qPrintable(session.ok() ? QString() : session.error().detail));
    m_session = std::move(session).value();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedOut, Patience);
    m_session->signUp(m_server->url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    QSignalSpy ready(m_session.get(), &AccountSession::channelReady);
    m_session->createChannel(u"garden"_s, {}, false);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
    m_channel = ready.first().first().toString();

    m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
    m_appearance->setReduceMotion(true);
    m_engine = std::make_unique<QQmlApplicationEngine>();
    m_window = openWindow(*m_engine, *m_session, *m_appearance, m_clipboard, {m_server->url(), {}});
    QVERIFY(m_window);
    m_window->resize(1280, 800);
    m_window->show();
    m_window->requestActivate();
    QVERIFY(QTest::qWaitForWindowActive(m_window));
    auto *shell = m_window->property("shell").value<QObject *>();
    QVERIFY(shell);
    QMetaObject::invokeMethod(shell, "openChannel", Q_ARG(QString, m_channel));
    QTRY_VERIFY_WITH_TIMEOUT(item("composer"), Patience);
    QTRY_VERIFY_WITH_TIMEOUT(timeline()->isReady(), Patience);
}

void SendingTest::cleanupTestCase()
{
    m_engine.reset();
    m_session.reset();
}

void SendingTest::write(const QString &text)
{
    QVERIFY(item("composer"));
    test::clickOn(*m_window, "composer", Patience);
    test::typeInto(*m_window, text);
    QCOMPARE(item("composer")->property("text").toString(), text);
}

// Whole, between the head and the field, and not on its way to being seen.
bool SendingTest::isOnScreen(const QString &text) const
{
    const QQuickItem *list = item("messageList");
    if (!list)
        return false;
    const QRectF frame = list->mapRectToScene(QRectF(0, 0, list->width(), list->height()));
    const QList<QQuickItem *> rows =
        list->property("contentItem").value<QQuickItem *>()->childItems();
    for (const QQuickItem *row : rows) {
        if (row->property("body").toString() != text || !row->isVisible() || row->opacity() < 1)
            continue;
        const QRectF place = row->mapRectToScene(QRectF(0, 0, row->width(), row->height()));
        return place.height() > 0 && frame.adjusted(-1, -1, 1, 1).contains(place);
    }
    return false;
}

std::optional<bool> SendingTest::enterAndLook(const QString &text)
{
    std::optional<bool> first;
    QObject context;
    connect(m_window, &QQuickWindow::frameSwapped, &context, [&] {
        if (!first)
            first = isOnScreen(text);
    });
    QTest::keyClick(m_window, Qt::Key_Return);
    m_window->update();
    if (!QTest::qWaitFor([&] { return first.has_value(); }, Patience))
        return {};
    return first;
}

QStringList SendingTest::newest(int count) const
{
    QStringList texts;
    for (int row = 0; row < count; ++row)
        texts.append(timeline()->get(row).value(u"body"_s).toString());
    return texts;
}

void SendingTest::whatIsSentIsInTheVeryNextFrame()
{
    write(u"at once"_s);
    OutboxFile file(profile());
    QVERIFY(file.run("BEGIN IMMEDIATE"));

    QCOMPARE(enterAndLook(u"at once"_s), std::optional(true));

    QCOMPARE(timeline()->get(0).value(u"delivery"_s).toInt(), int(delivery::Queued));
    QCOMPARE(item("composer")->property("text").toString(), QString());
    // On the screen only: it is not said to be kept, and has not left.
    QCOMPARE(file.messages(), 0);
    QCOMPARE(m_session->pendingCount(), 0);
    QVERIFY(file.run("COMMIT"));
    QTRY_VERIFY_WITH_TIMEOUT(newestSeq() > 0, Patience);
    QCOMPARE(timeline()->count(), 1);
}

void SendingTest::alsoForWhoHadScrolledFarUp()
{
    QStringList texts;
    for (int i = 0; i < 60; ++i)
        texts.append(u"line %1"_s.arg(i));
    m_session->queueAll(*ChannelId::fromText(m_channel), texts);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->channels()->cards().first().lastText, u"line 59"_s,
                              Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(timeline()->count(), 61, Patience);
    write(u"down again"_s);
    QMetaObject::invokeMethod(item("messageList"), "positionViewAtEnd");
    OutboxFile file(profile());
    QVERIFY(file.run("BEGIN IMMEDIATE"));

    QCOMPARE(enterAndLook(u"down again"_s), std::optional(true));

    QVERIFY(file.run("COMMIT"));
    QTRY_VERIFY_WITH_TIMEOUT(newestSeq() > 0, Patience);
    QCOMPARE(timeline()->count(), 62);
}

void SendingTest::severalStandInTheirOrder()
{
    OutboxFile file(profile());
    const int before = timeline()->count();
    QVERIFY(file.run("BEGIN IMMEDIATE"));
    for (const auto &text : {u"one"_s, u"two"_s, u"three"_s}) {
        write(text);
        QCOMPARE(enterAndLook(text), std::optional(true));
    }
    QCOMPARE(newest(3), QStringList({u"three"_s, u"two"_s, u"one"_s}));

    QVERIFY(file.run("COMMIT"));

    QTRY_COMPARE_WITH_TIMEOUT(m_session->channels()->cards().first().lastText, u"three"_s,
                              Patience);
    QTRY_VERIFY_WITH_TIMEOUT(newestSeq() > 0, Patience);
    QCOMPARE(newest(3), QStringList({u"three"_s, u"two"_s, u"one"_s}));
    QCOMPARE(timeline()->count(), before + 3);
}

void SendingTest::whatTheDiskRefusesIsInTheFieldAgain()
{
    OutboxFile file(profile());
    const int before = timeline()->count();
    write(u"for nobody"_s);
    QVERIFY(file.run("CREATE TRIGGER NoRoom BEFORE INSERT ON Outbox BEGIN "
                     "SELECT RAISE(ABORT, 'no room'); END"));
    QSignalSpy failed(m_session.get(), &AccountSession::failed);

    QTest::keyClick(m_window, Qt::Key_Return);

    QTRY_COMPARE_WITH_TIMEOUT(failed.size(), 1, Patience);
    QCOMPARE(item("composer")->property("text").toString(), u"for nobody"_s);
    QCOMPARE(m_session->draft(m_channel), u"for nobody"_s);
    QCOMPARE(timeline()->count(), before);
    QVERIFY(file.run("DROP TRIGGER NoRoom"));
    QCOMPARE(enterAndLook(u"for nobody"_s), std::optional(true));
    QTRY_VERIFY_WITH_TIMEOUT(newestSeq() > 0, Patience);
    QCOMPARE(timeline()->count(), before + 1);
}

QTEST_MAIN(SendingTest)
#include "tst_sending.moc"
