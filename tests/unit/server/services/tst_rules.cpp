// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/services/lock_out.h"
#include "server/services/memberships.h"
#include "server/services/operations.h"
#include "server/services/row_budget.h"
#include "server/services/validation.h"
#include "shared/codec/json_codec.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

class RulesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void usernamesAreFoldedAndChecked()
    {
        QCOMPARE(*acceptUsername(u"Alice"_s), u"alice"_s);
        QCOMPARE(*acceptUsername(u"\uff21lice_1.x-y"_s), u"alice_1.x-y"_s); // full-width A
        for (const QString &bad : {u"ab"_s, QString(33, u'a'), u"al ice"_s, u"ali\u0441e"_s,
                                   u"al/ice"_s, QString(), u"@alice"_s})
            QCOMPARE(acceptUsername(bad).error().field, u"username"_s);
    }

    void passwordsHave8To1024Bytes()
    {
        QVERIFY(!acceptPassword(u"1234567"_s, u"p"_s).ok());
        QVERIFY(acceptPassword(u"12345678"_s, u"p"_s).ok());
        QVERIFY(acceptPassword(u"\u00fc\u00fc\u00fc\u00fc"_s, u"p"_s).ok()); // 8 bytes
        QVERIFY(acceptPassword(QString(1024, u'x'), u"p"_s).ok());
        const auto long_ = acceptPassword(QString(1025, u'x'), u"p"_s);
        QCOMPARE(long_.error().code, Errc::Invalid);
        QCOMPARE(long_.error().field, u"p"_s);
    }

    void channelNamesAreCountedInCharacters()
    {
        QVERIFY(acceptChannelName(u"\U0001F600"_s.repeated(80), {}).ok());
        QVERIFY(!acceptChannelName(u"\U0001F600"_s.repeated(81), {}).ok());
        QVERIFY(!acceptChannelName(u"  "_s, {}).ok());
        QVERIFY(!acceptChannelName(u"a\nb"_s, {}).ok());
    }

    void limitsAreClampedAboveAndRefusedBelowOne()
    {
        QCOMPARE(*acceptLimit(std::nullopt, 50, {}), 50);
        QCOMPARE(*acceptLimit(7, 50, {}), 7);
        QCOMPARE(*acceptLimit(100'000, 50, {}), 200);
        QVERIFY(!acceptLimit(0, 50, {}).ok());
        QVERIFY(!acceptLimit(-1, 50, {}).ok());
    }

    void messageTextIsMeasuredInBytes()
    {
        QVERIFY(acceptMessageText(QString(16 * 1024, u'x'), {}).ok());
        QCOMPARE(acceptMessageText(QString(16 * 1024 + 1, u'x'), {}).error().code, Errc::TooLarge);
        QCOMPARE(acceptMessageText(QString(8 * 1024 + 1, u'\u00fc'), {}).error().code,
                 Errc::TooLarge);
        QCOMPARE(acceptMessageText(u" \n"_s, {}).error().field, u"content"_s);
        QVERIFY(!acceptMessageText(std::nullopt, {}).ok());
    }

    void theTenthFailureOfAnAccountLocks()
    {
        ManualClock clock;
        LockOut lock(clock);
        for (int i = 0; i < 9; ++i)
            lock.failed(u"alice"_s, QString::number(i));
        QCOMPARE(lock.secondsToWait(u"alice"_s, u"x"_s), 0);

        lock.failed(u"alice"_s, u"x"_s);

        const qint64 first = lock.secondsToWait(u"alice"_s, u"y"_s);
        QVERIFY(first > 0);
        QCOMPARE(lock.secondsToWait(u"bob"_s, u"y"_s), 0);
        clock.advance(std::chrono::seconds(first));
        QCOMPARE(lock.secondsToWait(u"alice"_s, u"y"_s), 0);
        lock.failed(u"alice"_s, u"x"_s);
        QVERIFY(lock.secondsToWait(u"alice"_s, u"y"_s) > first);
    }

    void theFiftiethFailureOfAnAddressLocks()
    {
        ManualClock clock;
        LockOut lock(clock);
        for (int i = 0; i < 50; ++i) {
            QCOMPARE(lock.secondsToWait(u"z"_s, u"1.2.3.4"_s), 0);
            lock.failed(QString::number(i), u"1.2.3.4"_s);
        }
        QVERIFY(lock.secondsToWait(u"z"_s, u"1.2.3.4"_s) > 0);
        QCOMPARE(lock.secondsToWait(u"z"_s, u"1.2.3.5"_s), 0);
    }

    void oldFailuresAreForgotten()
    {
        ManualClock clock;
        LockOut lock(clock);
        for (int i = 0; i < 9; ++i)
            lock.failed(u"alice"_s, {});
        clock.advance(std::chrono::minutes(16));
        lock.failed(u"alice"_s, {});
        QCOMPARE(lock.secondsToWait(u"alice"_s, {}), 0);
        for (int i = 0; i < 8; ++i)
            lock.failed(u"alice"_s, {});
        lock.succeeded(u"alice"_s);
        lock.failed(u"alice"_s, {});
        QCOMPARE(lock.secondsToWait(u"alice"_s, {}), 0);
    }

    void theSameRequestHasTheSameHash()
    {
        const ChannelId one = ChannelId::create();
        const ChannelId other = ChannelId::create();
        const auto hash = [](server::OpKind kind, const ChannelId &channel, qint64 seq,
                             const QString &text) { return requestHash(kind, channel, seq, text); };
        const QByteArray first = hash(server::OpKind::Edit, one, 1, u"a"_s);
        QCOMPARE(hash(server::OpKind::Edit, one, 1, u"a"_s), first);
        QVERIFY(hash(server::OpKind::Edit, one, 1, u"b"_s) != first);
        QVERIFY(hash(server::OpKind::Edit, one, 2, u"a"_s) != first);
        QVERIFY(hash(server::OpKind::Edit, other, 1, u"a"_s) != first);
        QVERIFY(hash(server::OpKind::Delete, one, 1, u"a"_s) != first);
        QCOMPARE(first.size(), 16);
    }

    // What the budget counts is never less than what travels.
    void theBudgetCountsAtLeastTheEncodedBytes()
    {
        for (const QString &text :
             {u"plain"_s, QString(3000, QChar(1)), u"\u00fc\u65e5\U0001F600\"\\"_s.repeated(500)}) {
            wire::MessageRow row;
            row.content = text;
            row.mentions = {UserId::create(), UserId::create()};
            row.reactions = {{u"\U0001F600"_s, 2, true, {UserId::create(), UserId::create()}}};
            row.replyTo = row.editedAt = row.expiresAt = 1'700'000'000'000;
            RowBudget budget(1'000'000);
            QVERIFY(budget.take(row));
            const qint64 counted = 1'000'000 - budget.left();
            QVERIFY2(counted >= toJson(row).size(),
                     QByteArray::number(counted - toJson(row).size()).constData());
        }
    }

    void theFirstRowAlwaysFitsAndTheNextOnlyIfThereIsRoom()
    {
        RowBudget budget(1000);
        QVERIFY(budget.take(qint64(5000)));
        QVERIFY(!budget.take(qint64(1)));
    }

    void anInviteLinkNamesTokenAndServer()
    {
        QCOMPARE(inviteUrl(u"abc"_s, u"http://127.0.0.1:8470"_s),
                 u"dunlin://join/abc?server=http%3A%2F%2F127.0.0.1%3A8470"_s);
    }
};

QTEST_APPLESS_MAIN(RulesTest)
#include "tst_rules.moc"
