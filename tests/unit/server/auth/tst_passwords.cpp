// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/passwords.h"

#include <QtTest>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#endif

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

// As cheap as libsodium allows: what is tested is not the price.
PasswordPolicy cheap()
{
    return {2, 64, 1, 8192};
}

Secret secret(const QString &text)
{
    return Secret::fromText(text);
}

} // namespace

class PasswordsTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void theRightPasswordMatchesAndNoOther()
    {
        Passwords passwords(cheap());
        const QString hash = *passwords.hash(secret(u"correct horse"_s)).result();

        QVERIFY(passwords.verify(hash, secret(u"correct horse"_s)).result()->matches);
        QVERIFY(!passwords.verify(hash, secret(u"correct horsf"_s)).result()->matches);
        QVERIFY(!passwords.verify(hash, secret({})).result()->matches);
    }

    void aHashIsSaltedAndArgon2id()
    {
        Passwords passwords(cheap());
        const QString one = *passwords.hash(secret(u"correct horse"_s)).result();
        const QString other = *passwords.hash(secret(u"correct horse"_s)).result();

        QVERIFY(one.startsWith(u"$argon2id$"_s));
        QVERIFY(one != other);
    }

    void nobodysPasswordNeverMatches()
    {
        Passwords passwords(cheap());
        QVERIFY(!passwords.verify(std::nullopt, secret(u"correct horse"_s)).result()->matches);
        QVERIFY(!passwords.verify(QString(), secret(u"correct horse"_s)).result()->matches);
    }

    // The work is the same, so the time is: a look-up that returned at once would be thousands of times faster.
    void nobodysPasswordCostsAHash()
    {
        Passwords passwords({1, 64, 3, 32 * 1024 * 1024});
        const QString hash = *passwords.hash(secret(u"correct horse"_s)).result();
        const auto time = [&](const std::optional<QString> &stored) {
            QElapsedTimer timer;
            timer.start();
            for (int i = 0; i < 3; ++i)
                passwords.verify(stored, secret(u"wrong"_s)).waitForFinished();
            return timer.nsecsElapsed();
        };

        QVERIFY(time(std::nullopt) > time(hash) / 10);
    }

    void otherParametersAskForAnotherHash()
    {
        Passwords before(cheap());
        const QString hash = *before.hash(secret(u"correct horse"_s)).result();
        Passwords now({2, 64, 2, 16384});

        QVERIFY(now.verify(hash, secret(u"correct horse"_s)).result()->outdated);
        QVERIFY(!before.verify(hash, secret(u"correct horse"_s)).result()->outdated);
        QVERIFY(!now.verify(hash, secret(u"wrong"_s)).result()->outdated);
    }

#ifdef Q_OS_LINUX
    // One that hashes gives way to those that carry messages.
    void whoHashesGivesWay()
    {
        const auto nicest = [] {
            int most = -100;
            const QDir tasks(QStringLiteral("/proc/self/task"));
            const QStringList ids = tasks.entryList(QDir::Dirs | QDir::NoDotAndDotDot);
            for (const QString &each : ids) {
                QFile file(tasks.filePath(each + QStringLiteral("/stat")));
                if (!file.open(QIODevice::ReadOnly))
                    continue;
                const QByteArray text = file.readAll();
                // From the state on, which follows the name in brackets; proc(5) calls it the 19th.
                most = qMax(most, text.mid(text.lastIndexOf(')') + 2).split(' ').value(16).toInt());
            }
            return most;
        };
        Passwords passwords(cheap());
        QVERIFY(passwords.hash(secret(QStringLiteral("a password"))).result().ok());
        const int own = ::getpriority(PRIO_PROCESS, 0);
        QVERIFY2(nicest() > own, qPrintable(QString::number(own)));
    }
#endif

    void theEndDoesNotWaitForTheQueue()
    {
        QList<Async<QString>> answers;
        {
            Passwords passwords({1, 64, 2, 64 * 1024 * 1024});
            for (int i = 0; i < 40; ++i)
                answers.append(passwords.hash(secret(u"a password"_s)));
        }
        qsizetype dropped = 0;
        for (const Async<QString> &each : std::as_const(answers)) {
            QVERIFY(each.isFinished());
            if (!each.result().ok())
                ++dropped;
        }
        // Forty of them take seconds, and not even one is needed to be here.
        QVERIFY(dropped > 0);
        QCOMPARE(answers.last().result().error().code, Errc::Unavailable);
    }

    void aFullQueueSaysSo()
    {
        Passwords passwords({1, 2, 2, 64 * 1024 * 1024});
        QList<Async<QString>> answers;
        for (int i = 0; i < 12; ++i)
            answers.append(passwords.hash(secret(u"correct horse"_s)));

        int refused = 0;
        for (auto &each : answers) {
            const auto outcome = each.result();
            if (outcome.ok())
                continue;
            ++refused;
            QCOMPARE(outcome.error().code, Errc::Unavailable);
            QVERIFY(outcome.error().retryAfterSeconds > 0);
        }
        QVERIFY(refused >= 5);
        QVERIFY(refused < 12);
        // And there is room again.
        QVERIFY(passwords.hash(secret(u"correct horse"_s)).result().ok());
    }
};

QTEST_GUILESS_MAIN(PasswordsTest)
#include "tst_passwords.moc"
