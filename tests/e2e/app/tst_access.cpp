// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever hears the window instead of seeing it, and whoever has no mouse: on every page everything that can be used has
// a role and a name, and the Tab key reaches it and leads out of it again.
#include "client/app/look.h"
#include "client/app/window.h"
#include "client/session/admin_desk.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QAccessible>
#include <QQuickItem>
#include <QTest>

#include <functional>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 20'000;
constexpr int MostStops = 200;

bool isUsable(const QQuickItem *item)
{
    for (const char *kind : {"QQuickAbstractButton", "QQuickTextInput", "QQuickTextEdit",
                             "QQuickSlider", "QQuickComboBox"}) {
        if (item->inherits(kind))
            return true;
    }
    return item->inherits("QQuickListView") && item->activeFocusOnTab();
}

QString described(const QQuickItem *item)
{
    QString path;
    for (const QQuickItem *at = item; at && path.size() < 200; at = at->parentItem()) {
        const QString name = at->objectName();
        path += QString::fromLatin1(at->metaObject()->className())
            + (name.isEmpty() ? QString() : u'#' + name) + u" < "_s;
    }
    return path;
}

// Qt keeps the name of a password to itself.
QString spokenOf(const QAccessibleInterface *face)
{
    return face->text(face->state().passwordEdit ? QAccessible::Description : QAccessible::Name)
        .trimmed();
}

bool isTellingRole(QAccessible::Role role)
{
    switch (role) {
    case QAccessible::NoRole:
    case QAccessible::Client:
    case QAccessible::Window:
    case QAccessible::Pane:
    case QAccessible::Grouping:
    case QAccessible::StaticText:
        return false;
    default:
        return true;
    }
}

} // namespace

class AccessTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<test::TestServer> m_server;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;

    QQuickItem *shell() const { return m_window->property("shell").value<QQuickItem *>(); }
    void settle()
    {
        QTest::qWait(60);
        (void)m_window->grabWindow();
    }
    QStringList unnamed() const
    {
        QStringList faults;
        const std::function<void(const QQuickItem *)> walk = [&](const QQuickItem *item) {
            if (!item->isVisible() || item->opacity() == 0)
                return;
            if (isUsable(item) && item->width() > 0 && item->height() > 0) {
                QAccessibleInterface *face =
                    QAccessible::queryAccessibleInterface(const_cast<QQuickItem *>(item));
                if (!face || !isTellingRole(face->role()) || spokenOf(face).isEmpty())
                    faults.append(u"role %1, named \"%2\": "_s.arg(face ? int(face->role()) : -1)
                                      .arg(face ? face->text(QAccessible::Name) : QString())
                                  + described(item));
            }
            const QList<QQuickItem *> children = item->childItems();
            for (const QQuickItem *child : children)
                walk(child);
        };
        walk(m_window->contentItem());
        return faults;
    }
    // Where the Tab key stops, until it comes round; a fault ends the list.
    QStringList tabFaults(int fewest)
    {
        QList<QQuickItem *> stops;
        for (int i = 0; i < MostStops; ++i) {
            QTest::keyClick(m_window, Qt::Key_Tab);
            QQuickItem *at = m_window->activeFocusItem();
            if (!at)
                return {u"the focus is lost after %1 stops"_s.arg(stops.size())};
            if (!stops.isEmpty() && at == stops.last())
                return {u"the focus does not leave "_s + described(at)};
            if (stops.contains(at)) {
                // Round: the way back leads over the same stops.
                QTest::keyClick(m_window, Qt::Key_Backtab);
                QQuickItem *before = m_window->activeFocusItem();
                const qsizetype where = stops.indexOf(at);
                if (!before
                    || (where > 0 && before != stops.at(where - 1) && before != stops.last()))
                    return {u"Backtab does not lead back from "_s + described(at)};
                return stops.size() < fewest ? QStringList{u"only %1 stops"_s.arg(stops.size())}
                                             : QStringList();
            }
            QAccessibleInterface *face = QAccessible::queryAccessibleInterface(at);
            if (!at->isVisible())
                return {u"not visible: "_s + described(at)};
            if (!face || spokenOf(face).isEmpty())
                return {u"a stop without a name: "_s + described(at)};
            stops.append(at);
        }
        return {u"the focus does not come round"_s};
    }
    void look(const QString &page, int fewest)
    {
        settle();
        const QStringList faults = unnamed();
        QVERIFY2(faults.isEmpty(), qPrintable(page + u": "_s + faults.join(u'\n')));
        const QStringList order = tabFaults(fewest);
        QVERIFY2(order.isEmpty(), qPrintable(page + u": "_s + order.join(u'\n')));
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        installFonts();
        m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        auto session = AccountSession::create(m_dir.filePath(u"ada"_s), options);
        QVERIFY(session.ok());
        m_session = std::move(session).value();
        m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
        m_appearance->setReduceMotion(true);
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_window =
            openWindow(*m_engine, *m_session, *m_appearance, m_clipboard, {m_server->url(), {}});
        QVERIFY(m_window);
        m_window->resize(1280, 900);
        m_window->show();
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedOut, Patience);
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_session.reset();
    }

    void theSignIn() { look(u"sign-in"_s, 4); }

    void everyPage()
    {
        m_session->signUp(m_server->url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                                  Patience);
        QTRY_VERIFY_WITH_TIMEOUT(shell(), Patience);
        m_session->createChannel(u"garden"_s, u"What grows"_s, false);
        QTRY_VERIFY_WITH_TIMEOUT(!shell()->property("channelId").toString().isEmpty(), Patience);
        const QString channel = shell()->property("channelId").toString();
        const QString path = m_dir.filePath(u"notes.txt"_s);
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly) && file.write("seeds") == 5);
        file.close();
        m_session->send(channel, u"hello"_s);
        m_session->sendAttachments(channel, {path}, u"what to sow"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
        for (int page = 0; page <= 6; ++page) {
            shell()->setProperty("page", page);
            look(u"page %1"_s.arg(page), 6);
            if (QTest::currentTestFailed())
                return;
        }
    }

    void theAdministration()
    {
        shell()->setProperty("page", 7);
        QObject *page = test::partIn(shell(), u"adminPage"_s);
        QVERIFY(page);
        for (int part = 0; part < 5; ++part) {
            page->setProperty("part", part);
            QTRY_VERIFY_WITH_TIMEOUT(m_session->admin()->isStatsKnown(), Patience);
            look(u"administration %1"_s.arg(part), 5);
            if (QTest::currentTestFailed())
                return;
        }
    }

    // What an encrypted conversation has besides, and the pages of the keys.
    void whatBelongsToEncryption()
    {
        QTRY_COMPARE_WITH_TIMEOUT(m_session->encryption()->state(), Encryption::Ready, Patience);
        const QString plain = shell()->property("channelId").toString();
        m_session->createChannel(u"quiet"_s, {}, true, {}, true);
        QTRY_VERIFY_WITH_TIMEOUT(shell()->property("channelId").toString() != plain, Patience);
        const QString channel = shell()->property("channelId").toString();
        m_session->send(channel, u"hush"_s);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
        shell()->setProperty("side", u"members"_s);
        shell()->setProperty("membersShown", true);
        look(u"an encrypted channel"_s, 8);
        if (QTest::currentTestFailed())
            return;
        for (const char *sheet :
             {"approveSheet", "recoverySheet", "restoreSheet", "passphraseSheet",
              "removePassphraseSheet", "removeBackupSheet", "verifySheet", "profileSheet"}) {
            const bool isOfSettings =
                qstrcmp(sheet, "verifySheet") != 0 && qstrcmp(sheet, "profileSheet") != 0;
            if (isOfSettings)
                QMetaObject::invokeMethod(shell(), "showKeys");
            settle();
            QObject *found = test::partIn(shell(), QString::fromLatin1(sheet));
            QVERIFY2(found, sheet);
            if (qstrcmp(sheet, "profileSheet") == 0)
                QMetaObject::invokeMethod(shell(), "showProfile",
                                          Q_ARG(QString, m_session->userId()));
            else
                QMetaObject::invokeMethod(found, "open");
            QTRY_VERIFY_WITH_TIMEOUT(found->property("opened").toBool(), Patience);
            look(QString::fromLatin1(sheet), 1);
            if (QTest::currentTestFailed())
                return;
            QMetaObject::invokeMethod(found, "close");
            settle();
        }
        shell()->setProperty("membersShown", false);
        QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, plain));
    }

    void whatStandsBesideTheConversation()
    {
        shell()->setProperty("page", 0);
        for (const char *side : {"members", "pins", "files", "hooks"}) {
            shell()->setProperty("side", QString::fromLatin1(side));
            shell()->setProperty("membersShown", true);
            look(QString::fromLatin1(side), 8);
            if (QTest::currentTestFailed())
                return;
        }
        for (const char *sheet : {"newHookSheet", "hookSecretSheet"}) {
            QObject *found = test::partIn(shell(), QString::fromLatin1(sheet));
            QVERIFY2(found, sheet);
            if (qstrcmp(sheet, "hookSecretSheet") == 0)
                found->setProperty("title", u"Weather"_s); // what it tells has this name
            QMetaObject::invokeMethod(found, "open");
            QTRY_VERIFY_WITH_TIMEOUT(found->property("opened").toBool(), Patience);
            look(QString::fromLatin1(sheet), 1);
            if (QTest::currentTestFailed())
                return;
            QMetaObject::invokeMethod(found, "close");
            settle();
        }
        shell()->setProperty("membersShown", false);
    }

    // The thread beside the conversation, and the sheets of a message.
    void whatBelongsToAMessage()
    {
        QObject *way = shell()->property("way").value<QObject *>();
        QVERIFY(way);
        const QString channel = shell()->property("channelId").toString();
        QVERIFY(QMetaObject::invokeMethod(way, "openThread", Q_ARG(double, 1)));
        QTRY_VERIFY_WITH_TIMEOUT(test::itemOf(*m_window, "threadPane"), Patience);
        look(u"thread"_s, 10);
        if (QTest::currentTestFailed())
            return;
        QVERIFY(QMetaObject::invokeMethod(way, "closeThread"));
        for (const char *sheet : {"wordingsSheet", "readersSheet"}) {
            QObject *later = test::partIn(shell(), QString::fromLatin1(sheet));
            QVERIFY2(later, sheet);
            QVariant made;
            QVERIFY(QMetaObject::invokeMethod(later, "made", Q_RETURN_ARG(QVariant, made)));
            auto *found = made.value<QObject *>();
            QVERIFY(
                QMetaObject::invokeMethod(found, "ask", Q_ARG(QString, channel), Q_ARG(double, 1)));
            QTRY_VERIFY_WITH_TIMEOUT(found->property("opened").toBool(), Patience);
            QTRY_VERIFY_WITH_TIMEOUT(found->property("known").toBool(), Patience);
            found->setProperty(
                qstrcmp(sheet, "readersSheet") == 0 ? "readers" : "wordings",
                QVariantList{QVariantMap{{u"userId"_s, m_session->userId()},
                                         {u"name"_s, u"Ben"_s},
                                         {u"state"_s, u"read"_s},
                                         {u"text"_s, u"as it was"_s},
                                         {u"at"_s, QDateTime(QDate(2026, 3, 12), QTime(9, 41))}}});
            look(QString::fromLatin1(sheet), 1);
            if (QTest::currentTestFailed())
                return;
            QMetaObject::invokeMethod(found, "close");
            settle();
        }
    }

    void whatOpensOverIt_data()
    {
        QTest::addColumn<int>("key");
        QTest::addColumn<int>("modifiers");
        QTest::newRow("new channel") << int(Qt::Key_N) << int(Qt::ControlModifier);
        QTest::newRow("switcher") << int(Qt::Key_K) << int(Qt::ControlModifier);
        QTest::newRow("keyboard") << int(Qt::Key_F1) << 0;
        QTest::newRow("emoji") << int(Qt::Key_Period) << int(Qt::ControlModifier);
    }
    void whatOpensOverIt()
    {
        QFETCH(const int, key);
        QFETCH(const int, modifiers);
        shell()->setProperty("page", 0);
        QTest::keyClick(m_window, Qt::Key(key), Qt::KeyboardModifiers(modifiers));
        settle();
        const QStringList faults = unnamed();
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
        QTest::keyClick(m_window, Qt::Key_Escape);
        settle();
    }

    void aPhoneToo()
    {
        m_window->resize(390, 844);
        for (int page = 0; page <= 6; ++page) {
            shell()->setProperty("page", page);
            shell()->setProperty("detail", false);
            settle();
            const QStringList faults = unnamed();
            QVERIFY2(faults.isEmpty(), qPrintable(u"page %1: "_s.arg(page) + faults.join(u'\n')));
        }
        shell()->setProperty("page", 0);
        shell()->setProperty("detail", true);
        settle();
        const QStringList faults = unnamed();
        QVERIFY2(faults.isEmpty(), qPrintable(faults.join(u'\n')));
    }
};

QTEST_MAIN(AccessTest)
#include "tst_access.moc"
