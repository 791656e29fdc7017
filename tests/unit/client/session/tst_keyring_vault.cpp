// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A keyring that answers, that can't be used, that is silent, and that answers when nobody waits any more: what was to be
// kept is kept somewhere each time, and what is read is what was written last.
#include "client/session/secret_vault.h"

#include <QTemporaryDir>
#include <QTest>

#include <functional>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;
constexpr std::chrono::milliseconds Short{1};
constexpr std::chrono::milliseconds Never{std::chrono::hours(1)};

// Does what it is asked when the test lets it.
struct Ring {
    QMap<QString, QByteArray> entries;
    bool works = true;
    bool isSilent = false;
    QList<std::function<void()>> held;

    void release()
    {
        isSilent = false;
        const auto all = std::exchange(held, {});
        for (const auto &each : all)
            each();
    }
};

class FakeKeyring : public Keyring
{
public:
    explicit FakeKeyring(Ring &ring)
        : m_ring(ring)
    {
    }
    Async<Secret> read(const QString &key) override
    {
        return ask<Secret>([this, key]() -> Result<Secret> {
            if (!m_ring.entries.contains(key))
                return fail(Errc::NotFound);
            return Secret(m_ring.entries.value(key));
        });
    }
    Async<Done> write(const QString &key, const Secret &secret) override
    {
        return ask<Done>([this, key, secret]() -> Status {
            m_ring.entries.insert(key, secret.reveal());
            return ok();
        });
    }
    Async<Done> remove(const QString &key) override
    {
        return ask<Done>([this, key]() -> Status {
            m_ring.entries.remove(key);
            return ok();
        });
    }

private:
    template <typename T>
    Async<T> ask(const std::function<Result<T>()> &work)
    {
        Deferred<T> deferred;
        const auto answer = [this, work, deferred] {
            deferred.settle(m_ring.works ? work() : Result<T>(fail(Errc::Unavailable)));
        };
        if (m_ring.isSilent)
            m_ring.held.append(answer);
        else
            answer();
        return deferred.async();
    }
    Ring &m_ring;
};

template <typename T>
bool isAnswered(const Async<T> &answer)
{
    return QTest::qWaitFor([&] { return answer.isFinished(); }, Patience);
}

Secret secret(const char *text)
{
    return Secret(QByteArray(text));
}

} // namespace

class KeyringVaultTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    Ring m_ring;

    std::unique_ptr<KeyringVault> vault(std::chrono::milliseconds patience)
    {
        return std::make_unique<KeyringVault>(u"profile"_s, std::make_unique<FakeKeyring>(m_ring),
                                              std::make_unique<FileVault>(m_dir->path()), patience);
    }
    QByteArray inFile(const QString &name)
    {
        FileVault file(m_dir->path());
        const auto held = file.read(name);
        return isAnswered(held) && held.result().ok() ? held.result()->reveal() : "?";
    }

private Q_SLOTS:
    void init()
    {
        QVERIFY(initCrypto());
        m_dir = std::make_unique<QTemporaryDir>();
        m_ring = {};
    }

    void whatTheKeyringKeepsIsInNoFile()
    {
        const auto kept = vault(Never);
        const auto written = kept->write(u"key"_s, secret("one"));
        QVERIFY(isAnswered(written));

        const auto read = kept->read(u"key"_s);
        QVERIFY(isAnswered(read));
        QCOMPARE(read.result()->reveal(), QByteArray("one"));
        QCOMPARE(inFile(u"key"_s), QByteArray());
        QCOMPARE(m_ring.entries.value(u"profile/key"_s), QByteArray("one"));
    }

    void whatItHasNotIsNothingAndWhatItDoesNotSayIsAnError()
    {
        const auto kept = vault(Never);
        const auto none = kept->read(u"key"_s);
        QVERIFY(isAnswered(none));
        QVERIFY(none.result().ok() && none.result()->isEmpty());

        m_ring.works = false;
        const auto unknown = kept->read(u"key"_s);
        QVERIFY(isAnswered(unknown));
        QVERIFY(!unknown.result().ok());
        QCOMPARE(unknown.result().error().code, Errc::Unavailable);
    }

    void withoutAKeyringTheFileHasIt()
    {
        m_ring.works = false;
        const auto kept = vault(Never);
        const auto written = kept->write(u"key"_s, secret("one"));
        QVERIFY(isAnswered(written) && written.result().ok());

        const auto read = kept->read(u"key"_s);
        QVERIFY(isAnswered(read));
        QCOMPARE(read.result()->reveal(), QByteArray("one"));
    }

    void aSilentOneHoldsNoWriteBackAndTakesItLate()
    {
        m_ring.isSilent = true;
        const auto kept = vault(Short);
        const auto written = kept->write(u"key"_s, secret("one"));
        QVERIFY(isAnswered(written) && written.result().ok());
        QCOMPARE(inFile(u"key"_s), QByteArray("one"));

        m_ring.release();
        QTRY_COMPARE_WITH_TIMEOUT(inFile(u"key"_s), QByteArray(), Patience);
        QCOMPARE(m_ring.entries.value(u"profile/key"_s), QByteArray("one"));
    }

    void whatWasWrittenLastIsRead()
    {
        const auto kept = vault(Short);
        QVERIFY(isAnswered(kept->write(u"key"_s, secret("one"))));
        m_ring.isSilent = true;
        QVERIFY(isAnswered(kept->write(u"key"_s, secret("two"))));

        const auto read = kept->read(u"key"_s);
        QVERIFY(isAnswered(read));
        QCOMPARE(read.result()->reveal(), QByteArray("two"));
        QCOMPARE(m_ring.entries.value(u"profile/key"_s), QByteArray("one"));
    }

    void aLateAnswerToWhatIsOutOfDateTakesNothingAway()
    {
        m_ring.isSilent = true;
        const auto kept = vault(Short);
        QVERIFY(isAnswered(kept->write(u"key"_s, secret("one"))));
        // The second can't be kept in the keyring at all.
        m_ring.isSilent = false;
        m_ring.works = false;
        QVERIFY(isAnswered(kept->write(u"key"_s, secret("two"))));
        m_ring.works = true;
        m_ring.release();

        const auto read = kept->read(u"key"_s);
        QVERIFY(isAnswered(read));
        QCOMPARE(read.result()->reveal(), QByteArray("two"));
        QCOMPARE(inFile(u"key"_s), QByteArray("two"));
    }

    void aSilentOneHoldsNoRemovalBack()
    {
        m_ring.works = false;
        const auto kept = vault(Short);
        QVERIFY(isAnswered(kept->write(u"key"_s, secret("one"))));
        m_ring.isSilent = true;
        const auto removed = kept->remove(u"key"_s);
        QVERIFY(isAnswered(removed) && removed.result().ok());
        QCOMPARE(inFile(u"key"_s), QByteArray());
    }
};

QTEST_GUILESS_MAIN(KeyringVaultTest)
#include "tst_keyring_vault.moc"
