// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A keyring that is silent when the window opens: what needs no secret is there, a late answer is taken up, and no second
// key is ever made for what is sealed under the first.
#include "client/app/look.h"
#include "client/app/window.h"
#include "client/session/secret_vault.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QQuickItem>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;
constexpr std::chrono::milliseconds Short{20};
const QString StoreKey = u"store-key"_s;
const QString Hello = u"seen by nobody else"_s;

// How the vault of the program under test behaves, and what was asked of it.
struct Gate {
    enum class Mode : quint8 { Answers, AtOnce, Silent, Refuses };
    Mode mode = Mode::Answers;
    int reads = 0;
    QStringList written;
    QHash<QString, Secret> known; // what is answered at once
    QList<std::function<void()>> held;

    void release()
    {
        mode = Mode::Answers;
        const auto all = std::exchange(held, {});
        for (const auto &each : all)
            each();
    }
};

class GateVault : public SecretVault
{
public:
    GateVault(Gate &gate, const QString &folder)
        : m_gate(gate)
        , m_file(folder)
    {
    }
    Async<Secret> read(const QString &name) override
    {
        ++m_gate.reads;
        if (m_gate.mode == Gate::Mode::Answers)
            return m_file.read(name);
        if (m_gate.mode == Gate::Mode::AtOnce)
            return ready<Secret>(m_gate.known.value(name));
        if (m_gate.mode == Gate::Mode::Refuses)
            return ready<Secret>(fail(Errc::Unavailable, u"no such keyring"_s));
        Deferred<Secret> deferred;
        m_gate.held.append([this, name, deferred, guard = QPointer(&m_context)] {
            if (guard)
                finally(guard, m_file.read(name),
                        [deferred](Result<Secret> held) { deferred.settle(std::move(held)); });
        });
        return deferred.async();
    }
    Async<Done> write(const QString &name, const Secret &secret) override
    {
        m_gate.written.append(name);
        return m_file.write(name, secret);
    }
    Async<Done> remove(const QString &name) override { return m_file.remove(name); }

private:
    Gate &m_gate;
    FileVault m_file;
    QObject m_context;
};

} // namespace

class KeyringTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void cleanup() { close(); }

    void aFreshProfileGetsItsKeyWhenTheKeyringHasSpoken();
    void whatNeedsNoKeyIsThereAndTheRestComesLate();
    void anErrorThatComesLateIsNoAnswer();
    void anAnswerRightBehindAnErrorIsHeard();
    void aKeyringThatCantBeUsedIsAskedAgain();
    void whoSignsInMeanwhileIsNotOvertaken();

private:
    void open(const QString &folder, Gate::Mode mode)
    {
        close();
        m_gate = {};
        m_gate.mode = mode;
        SessionOptions options;
        options.makeVault = [this](const QString &path) {
            return std::make_unique<GateVault>(m_gate, path);
        };
        options.vaultPatience = mode == Gate::Mode::Silent ? Short : VaultPatience;
        options.deviceName = folder;
        options.lockWait = std::chrono::milliseconds(Patience);
        auto made = AccountSession::create(m_dir.filePath(folder), options);
        QVERIFY(made.ok());
        m_session = std::move(made).value();
        m_engine = std::make_unique<QQmlApplicationEngine>();
        m_window =
            openWindow(*m_engine, *m_session, *m_appearance, m_clipboard, {m_server->url(), {}});
        QVERIFY(m_window);
        m_window->resize(1280, 900);
        m_window->show();
        QVERIFY(QTest::qWaitForWindowExposed(m_window));
    }
    void close()
    {
        m_engine.reset();
        m_window = nullptr;
        m_session.reset();
    }
    QQuickItem *item(const char *name) const { return test::itemOf(*m_window, name); }
    AccountSession::State state() const { return m_session->state(); }
    Encryption::State keys() const { return m_session->encryption()->state(); }
    QString newest() const
    {
        TimelineModel *model = m_session->timeline(m_channel);
        return model ? model->get(0).value(u"body"_s).toString() : QString();
    }
    int keysWritten() const { return int(m_gate.written.count(StoreKey)); }
    // With an encrypted channel, in which something was said, something waits, and something is not yet said.
    void fill();

    std::unique_ptr<test::TestServer> m_server;
    QTemporaryDir m_dir;
    std::unique_ptr<Appearance> m_appearance;
    Clipboard m_clipboard;
    Gate m_gate;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;
    QString m_channel;
};

void KeyringTest::initTestCase()
{
    QVERIFY(initCrypto());
    installFonts();
    m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
    m_appearance->setTheme(Appearance::Light);
    m_appearance->setReduceMotion(true);
}

void KeyringTest::fill()
{
    QSignalSpy ready(m_session.get(), &AccountSession::channelReady);
    m_session->createChannel(u"quiet"_s, {}, true, {}, true);
    QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
    m_channel = ready.first().first().toString();
    m_session->send(m_channel, Hello);
    QTRY_COMPARE_WITH_TIMEOUT(newest(), Hello, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
    m_session->goOffline();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Offline,
                              Patience);
    m_session->send(m_channel, u"waits"_s);
    m_session->setDraft(m_channel, u"half a tho"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 1, Patience);
}

void KeyringTest::aFreshProfileGetsItsKeyWhenTheKeyringHasSpoken()
{
    open(u"ada"_s, Gate::Mode::Silent);
    QTRY_VERIFY_WITH_TIMEOUT(item("keyringNotice"), Patience);
    QCOMPARE(state(), AccountSession::State::SignedOut);
    QVERIFY(m_session->isKeyringSilent());
    m_session->signUp(m_server->url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    QCOMPARE(keys(), Encryption::Locked);
    QVERIFY(!m_session->encryption()->isUsable());
    QCOMPARE(keysWritten(), 0);

    m_gate.release();
    QTRY_COMPARE_WITH_TIMEOUT(keys(), Encryption::Ready, Patience);
    QCOMPARE(keysWritten(), 1);
    QVERIFY(!m_session->isKeyringSilent());
    fill();
}

void KeyringTest::whatNeedsNoKeyIsThereAndTheRestComesLate()
{
    open(u"ada"_s, Gate::Mode::Silent);
    QTRY_VERIFY_WITH_TIMEOUT(item("keyringBanner"), Patience);
    QCOMPARE(state(), AccountSession::State::SignedIn);
    QCOMPARE(m_session->channels()->count(), 1);
    QCOMPARE(m_session->connection(), AccountSession::Connection::Offline);
    QTRY_COMPARE_WITH_TIMEOUT(keys(), Encryption::Locked, Patience);
    QObject *shell = m_window->property("shell").value<QObject *>();
    QMetaObject::invokeMethod(shell, "openChannel", Q_ARG(QString, m_channel));
    QTRY_VERIFY_WITH_TIMEOUT(item("keyBanner"), Patience);
    QVERIFY(item("keyBanner")->property("text").toString().contains(u"until it does"_s));
    QTRY_VERIFY_WITH_TIMEOUT(m_session->timeline(m_channel)->count() > 0, Patience);
    QVERIFY(newest() != Hello && newest() != u"waits"_s);

    // Asked once more, it is silent still.
    QCOMPARE(m_gate.reads, 2);
    QMetaObject::invokeMethod(item("keyringBanner"), "action");
    QTRY_COMPARE_WITH_TIMEOUT(m_gate.reads, 4, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->isKeyringSilent(), Patience);

    m_gate.release();
    QTRY_COMPARE_WITH_TIMEOUT(keys(), Encryption::Ready, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!item("keyringBanner"), Patience);
    QCOMPARE(keysWritten(), 0);
    // What waited is sent, what was half said is in the field, what was read before can be read.
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, Patience);
    QCOMPARE(m_session->failedCount(), 0);
    QTRY_COMPARE_WITH_TIMEOUT(newest(), u"waits"_s, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->timeline(m_channel)->get(1).value(u"body"_s).toString(),
                              Hello, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->draft(m_channel), u"half a tho"_s, Patience);
}

void KeyringTest::anErrorThatComesLateIsNoAnswer()
{
    open(u"ada"_s, Gate::Mode::Silent);
    QTRY_VERIFY_WITH_TIMEOUT(item("keyringBanner"), Patience);
    m_gate.held.clear(); // nobody answers: Unavailable
    m_gate.mode = Gate::Mode::Refuses;
    m_session->askKeyring();
    QTRY_COMPARE_WITH_TIMEOUT(m_gate.reads, 4, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(m_session->isKeyringSilent(), Patience);
    QCOMPARE(state(), AccountSession::State::SignedIn);
    QCOMPARE(keys(), Encryption::Locked);

    m_gate.mode = Gate::Mode::Answers;
    m_session->askKeyring();
    QTRY_COMPARE_WITH_TIMEOUT(keys(), Encryption::Ready, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(newest(), u"waits"_s, Patience);
    QCOMPARE(keysWritten(), 0);
}

// While it is looked at whether a first key may be made in place of the one that the error hides.
void KeyringTest::anAnswerRightBehindAnErrorIsHeard()
{
    FileVault vault(m_dir.filePath(u"ada"_s));
    open(u"ada"_s, Gate::Mode::Silent);
    for (const QString &name : {StoreKey, u"tokens"_s}) {
        const Async<Secret> held = vault.read(name);
        QTRY_VERIFY_WITH_TIMEOUT(held.isFinished(), Patience);
        QVERIFY(held.result().ok() && !held.result()->isEmpty());
        m_gate.known.insert(name, *held.result());
    }
    QTRY_VERIFY_WITH_TIMEOUT(item("keyringBanner"), Patience);
    m_gate.mode = Gate::Mode::Refuses;
    m_session->askKeyring();
    m_gate.mode = Gate::Mode::AtOnce;
    m_session->askKeyring();
    QTRY_COMPARE_WITH_TIMEOUT(keys(), Encryption::Ready, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(newest(), u"waits"_s, Patience);
    QCOMPARE(keysWritten(), 0);
}

void KeyringTest::aKeyringThatCantBeUsedIsAskedAgain()
{
    open(u"ada"_s, Gate::Mode::Refuses);
    QTRY_VERIFY_WITH_TIMEOUT(item("keyringNotice"), Patience);
    QCOMPARE(state(), AccountSession::State::SignedOut);
    QCOMPARE(m_session->username(), u"ada"_s);
    m_gate.mode = Gate::Mode::Answers;
    QMetaObject::invokeMethod(item("keyringNotice"), "action");

    QTRY_COMPARE_WITH_TIMEOUT(keys(), Encryption::Ready, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(newest(), u"waits"_s, Patience);
    QCOMPARE(keysWritten(), 0);

    // Where nothing was ever kept, and there is no keyring, nobody is asked to wait.
    open(u"nobody"_s, Gate::Mode::Refuses);
    QTRY_COMPARE_WITH_TIMEOUT(state(), AccountSession::State::SignedOut, Patience);
    QVERIFY(!m_session->isKeyringSilent());
    QTRY_COMPARE_WITH_TIMEOUT(keysWritten(), 1, Patience);
}

void KeyringTest::whoSignsInMeanwhileIsNotOvertaken()
{
    open(u"bob"_s, Gate::Mode::Silent);
    QTRY_VERIFY_WITH_TIMEOUT(item("keyringNotice"), Patience);
    m_session->signUp(m_server->url(), u"bob"_s, u"battery staple"_s, u"Bob"_s);
    QCOMPARE(state(), AccountSession::State::SigningIn);
    m_gate.release();
    QTRY_COMPARE_WITH_TIMEOUT(state(), AccountSession::State::SignedIn, Patience);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    QTRY_COMPARE_WITH_TIMEOUT(keys(), Encryption::Ready, Patience);
    QCOMPARE(m_session->username(), u"bob"_s);
    QCOMPARE(keysWritten(), 1);
    // Signing out asks nobody who is silent.
    m_session->signOut();
    QTRY_COMPARE_WITH_TIMEOUT(state(), AccountSession::State::SignedOut, Patience);
}

QTEST_MAIN(KeyringTest)
#include "tst_keyring.moc"
