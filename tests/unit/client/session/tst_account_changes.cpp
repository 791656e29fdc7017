// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Changes of one's own account go to the server one behind the other, so that the later one stays.
#include "client/session/account_changes.h"

#include <QtTest>

#include <memory>
#include <optional>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

void turn()
{
    for (int i = 0; i < 6; ++i)
        QCoreApplication::processEvents();
}

wire::Account accountNamed(const QString &name)
{
    wire::Account account;
    account.displayName = name;
    return account;
}

} // namespace

class AccountChangesTest : public QObject
{
    Q_OBJECT

    QStringList m_sent;
    QList<Deferred<wire::Account>> m_underWay;
    QStringList m_answers;
    std::unique_ptr<AccountChanges> m_changes;

    void change(const QString &name)
    {
        wire::AccountPatch patch;
        patch.displayName = name;
        finally(this, m_changes->make(patch), [this](const Result<wire::Account> &account) {
            m_answers.append(account.ok() ? account->displayName : account.error().detail);
        });
    }

private Q_SLOTS:
    void init()
    {
        m_sent.clear();
        m_underWay.clear();
        m_answers.clear();
        m_changes = std::make_unique<AccountChanges>([this](const wire::AccountPatch &patch) {
            m_sent.append(*patch.displayName);
            m_underWay.append(Deferred<wire::Account>());
            return m_underWay.last().async();
        });
    }
    void cleanup()
    {
        m_changes.reset();
        m_underWay.clear();
        turn(); // whoever still waits is told, before the next test
    }

    void theNextOneWaitsForTheAnswer()
    {
        for (const QString &each : {u"Ann"_s, u"Anne"_s, u"Anna"_s})
            change(each);
        turn();
        QCOMPARE(m_sent, QStringList{u"Ann"_s});
        m_underWay.at(0).settle(accountNamed(u"Ann"_s));
        turn();
        QCOMPARE(m_sent, (QStringList{u"Ann"_s, u"Anne"_s}));
        m_underWay.at(1).settle(accountNamed(u"Anne"_s));
        turn();
        m_underWay.at(2).settle(accountNamed(u"Anna"_s));
        turn();
        QCOMPARE(m_answers, (QStringList{u"Ann"_s, u"Anne"_s, u"Anna"_s}));
        // With none in front of it one goes at once.
        change(u"Ann"_s);
        QCOMPARE(m_sent.size(), 4);
    }

    void aRefusedOneHoldsUpNothing()
    {
        change(u"no"_s);
        change(u"Ann"_s);
        m_underWay.at(0).settle(fail(Errc::Invalid, u"refused"_s));
        turn();
        QCOMPARE(m_sent, (QStringList{u"no"_s, u"Ann"_s}));
        m_underWay.at(1).settle(accountNamed(u"Ann"_s));
        turn();
        QCOMPARE(m_answers, (QStringList{u"refused"_s, u"Ann"_s}));
    }

    // What somebody changed before they signed out is no change of who signs in next.
    void anotherAccountGetsNothingOfIt()
    {
        change(u"Ann"_s);
        change(u"Anne"_s);
        m_changes->clear();
        turn();
        QCOMPARE(m_answers.size(), 2);
        change(u"Bob"_s);
        change(u"Bobby"_s);
        QCOMPARE(m_sent, (QStringList{u"Ann"_s, u"Bob"_s}));
        // An answer to the one before is none to this.
        m_underWay.at(0).settle(accountNamed(u"Ann"_s));
        turn();
        QCOMPARE(m_sent.size(), 2);
        QCOMPARE(m_answers.size(), 2);
        m_underWay.at(1).settle(accountNamed(u"Bob"_s));
        turn();
        QCOMPARE(m_sent.last(), u"Bobby"_s);
        QCOMPARE(m_answers.last(), u"Bob"_s);
    }
};

QTEST_GUILESS_MAIN(AccountChangesTest)
#include "tst_account_changes.moc"
