// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A device that has only the end of a long conversation: what is missing is said, and comes when it is asked for.
#include "client/session/account_session.h"
#include "shared/core/secret.h"
#include "tests/support/test_server.h"

#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 60'000;
constexpr int Messages = 700;

} // namespace

class FindsTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    std::unique_ptr<test::TestServer> m_server;

    std::unique_ptr<AccountSession> session(const QString &name)
    {
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        auto made = AccountSession::create(m_dir.filePath(name), options);
        return made.ok() ? std::move(made).value() : nullptr;
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        m_server = std::make_unique<test::TestServer>(test::TestServer::Options{});
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    }

    void whatIsMissingIsToldAndFetched()
    {
        const auto first = session(u"first"_s);
        QVERIFY(first);
        QTRY_COMPARE_WITH_TIMEOUT(first->state(), AccountSession::State::SignedOut, Patience);
        first->signUp(m_server->url(), u"ada"_s, u"correct horse"_s, u"Ada"_s);
        QTRY_COMPARE_WITH_TIMEOUT(first->connection(), AccountSession::Connection::Online,
                                  Patience);
        QSignalSpy ready(first.get(), &AccountSession::channelReady);
        first->createChannel(u"garden"_s, {}, false);
        QTRY_COMPARE_WITH_TIMEOUT(ready.size(), 1, Patience);
        const QString channel = ready.first().first().toString();
        QStringList texts{u"the first swallow"_s};
        for (int i = 1; i < Messages; ++i)
            texts.append(u"message %1"_s.arg(i));
        const auto queued = first->queueAll(*ChannelId::fromText(channel), texts);
        QTRY_VERIFY_WITH_TIMEOUT(queued.isFinished(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(first->pendingCount(), 0, Patience);

        const auto second = session(u"second"_s);
        QVERIFY(second);
        QTRY_COMPARE_WITH_TIMEOUT(second->state(), AccountSession::State::SignedOut, Patience);
        second->signIn(m_server->url(), u"ada"_s, u"correct horse"_s);
        QTRY_COMPARE_WITH_TIMEOUT(second->connection(), AccountSession::Connection::Online,
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(second->channels()->count(), 1, Patience);
        FoundModel *found = second->found();

        // The server looks through what is not here.
        // It takes up what was sent a moment later.
        for (int tries = 0; tries < 200 && found->count() == 0; ++tries) {
            second->searchMessages(u"swallow"_s);
            QTRY_VERIFY_WITH_TIMEOUT(!found->isBusy(), Patience);
            QTest::qWait(50);
        }
        QCOMPARE(found->count(), 1);
        QVERIFY(!found->isLearning());
        QCOMPARE(found->gaps(), QVariantList());
        QVERIFY(!found->isLocal());

        // Without it the gap is told.
        second->goOffline();
        QTRY_VERIFY_WITH_TIMEOUT(second->connection() == AccountSession::Connection::Offline,
                                 Patience);
        second->searchMessages(u"swallow"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!found->isBusy(), Patience);
        QCOMPARE(found->count(), 0);
        QVERIFY(found->isLocal());
        QCOMPARE(found->gaps().size(), 1);
        const QVariantMap gap = found->gaps().first().toMap();
        QCOMPARE(gap.value(u"name"_s).toString(), u"garden"_s);
        QVERIFY(gap.value(u"missing"_s).toInt() > 0);
        QVERIFY(gap.value(u"missing"_s).toInt() <= Messages);

        // Fetched, it is searched on this device alone.
        second->goOnline();
        QTRY_COMPARE_WITH_TIMEOUT(second->connection(), AccountSession::Connection::Online,
                                  Patience);
        second->showFiles(channel);
        QTRY_VERIFY_WITH_TIMEOUT(!second->channelFiles()->isBusy(), Patience);
        QCOMPARE(second->channelFiles()->gaps().size(), 1);
        second->fetchMissing(channel);
        QVERIFY(second->channelFiles()->isFilling());
        QTRY_VERIFY_WITH_TIMEOUT(!second->channelFiles()->isFilling(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(second->channelFiles()->gaps(), QVariantList(), Patience);
        second->goOffline();
        QTRY_VERIFY_WITH_TIMEOUT(second->connection() == AccountSession::Connection::Offline,
                                 Patience);
        second->searchMessages(u"swallow"_s, channel);
        QTRY_COMPARE_WITH_TIMEOUT(found->count(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!found->isBusy(), Patience);
        QCOMPARE(found->gaps(), QVariantList());
        QCOMPARE(found->data(found->index(0), FoundModel::SenderNameRole).toString(), u"Ada"_s);
    }
};

QTEST_GUILESS_MAIN(FindsTest)
#include "tst_finds.moc"
