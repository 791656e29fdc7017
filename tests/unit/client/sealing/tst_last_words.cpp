// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a device of the account takes still of one that was taken off: a minute, by its own clock, and on whom.

#include "client/sealing/last_words.h"
#include "tests/unit/client/crypto/crypto_parties.h"

#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::client::test;
using namespace std::chrono_literals;

namespace {

constexpr std::chrono::milliseconds Minute{LastWords::MostMs};

} // namespace

class LastWordsTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_folder;
    std::unique_ptr<LocalStore> m_store;
    std::unique_ptr<Directory> m_all;
    std::unique_ptr<Person> m_bob;
    std::unique_ptr<LastWords> m_words; // of the device that a test calls self

    Device &phone() { return m_bob->first(); }
    const DeviceChain &chain() { return (*m_all)[m_bob->account]; }
    void revoke(Device &by, const Device &gone)
    {
        DeviceChain &all = (*m_all)[m_bob->account];
        QVERIFY(all.extend({all.makeRevocation(by.signer(), gone.self.device, 3'000)}).ok());
    }
    bool takes(const Device &self, const Device &gone)
    {
        const auto taken =
            m_words->take(chain(), *chain().device(gone.self.device), self.self.device);
        return taken.ok() && *taken;
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void init()
    {
        m_folder = std::make_unique<QTemporaryDir>();
        m_store = *LocalStore::open(m_folder->path(), m_clock);
        QVERIFY(*m_store->sealedRows().unlock(Secret(QByteArray(32, 'k'))));
        m_all = std::make_unique<Directory>();
        m_bob = std::make_unique<Person>(*m_all);
        m_words = std::make_unique<LastWords>(KeyRows(m_store->sealedRows()), m_clock);
    }
    void cleanup()
    {
        m_words.reset();
        m_bob.reset();
        m_store.reset();
    }

    void whoSignedItTakesThemForAMinute()
    {
        Device &laptop = m_bob->addDevice();
        revoke(phone(), laptop);
        QVERIFY(m_words->note(chain()).ok());
        QVERIFY(takes(phone(), laptop));
        m_clock.advance(Minute);
        QVERIFY(takes(phone(), laptop));
        m_clock.advance(1ms);
        QVERIFY(!takes(phone(), laptop));
        // Nor does it begin again.
        QVERIFY(m_words->note(chain()).ok());
        QVERIFY(!takes(phone(), laptop));
    }

    void itBeginsWithTheFirstQuestionAtTheLatest()
    {
        Device &laptop = m_bob->addDevice();
        revoke(phone(), laptop);
        QVERIFY(takes(phone(), laptop));
        m_clock.advance(Minute + 1ms);
        QVERIFY(!takes(phone(), laptop));
    }

    void itDoesNotBeginBeforeADeviceIsTakenOff()
    {
        Device &laptop = m_bob->addDevice();
        QVERIFY(m_words->note(chain()).ok());
        m_clock.advance(2 * Minute);
        revoke(phone(), laptop);
        QVERIFY(takes(phone(), laptop));
    }

    void eachHasAMinuteOfItsOwn()
    {
        Device &laptop = m_bob->addDevice();
        Device &tablet = m_bob->addDevice();
        revoke(phone(), laptop);
        QVERIFY(m_words->note(chain()).ok());
        m_clock.advance(Minute + 1ms);
        revoke(phone(), tablet);
        QVERIFY(takes(phone(), tablet));
        QVERIFY(!takes(phone(), laptop));
    }

    // It may have seen more than whoever signed it, and can't know which of that was said before.
    void whoDidNotSignItTakesNone()
    {
        Device &laptop = m_bob->addDevice();
        Device &tablet = m_bob->addDevice();
        revoke(phone(), laptop);
        QVERIFY(takes(phone(), laptop));
        QVERIFY(!takes(tablet, laptop));
        m_bob->revoke(tablet.self.device); // by the root
        QVERIFY(!takes(phone(), tablet));
    }

    void ofOneThatTookItselfOffThoseTakeThemWhoWereThere()
    {
        Device &laptop = m_bob->addDevice();
        Device &old = m_bob->addDevice();
        revoke(phone(), old);
        revoke(laptop, laptop);
        Device &tablet = m_bob->addDevice();
        QVERIFY(takes(phone(), laptop));
        QVERIFY(!takes(tablet, laptop));
        QVERIFY(!takes(old, laptop));
    }

    void aClockThatIsSetBackGivesNoTime()
    {
        Device &laptop = m_bob->addDevice();
        revoke(phone(), laptop);
        QVERIFY(m_words->note(chain()).ok());
        m_clock.advance(-1h);
        QVERIFY(!takes(phone(), laptop));
    }

    void whatWasKeptAndIsNoTimeGivesNone()
    {
        Device &laptop = m_bob->addDevice();
        revoke(phone(), laptop);
        QVERIFY(m_words->note(chain()).ok());
        KeyRows rows(m_store->sealedRows());
        const QByteArray name = laptop.self.device.toBytes();
        const QByteArray time = (*rows.read(SealedKind::Gone, name))->reveal();
        QVERIFY(rows.write(SealedKind::Gone, name, Secret(QByteArray(time + 'x'))).ok());
        QVERIFY(!takes(phone(), laptop));
        QVERIFY(rows.write(SealedKind::Gone, name, Secret(QByteArray(time))).ok());
        QVERIFY(takes(phone(), laptop));
    }

    // What can't be kept does not count: the time would begin anew with each question.
    void withoutItsKeyNothingIsTaken()
    {
        Device &laptop = m_bob->addDevice();
        revoke(phone(), laptop);
        QVERIFY(!*m_store->sealedRows().unlock(Secret(QByteArray(32, 'x'))));
        QVERIFY(!m_words->note(chain()).ok());
        QVERIFY(!takes(phone(), laptop));
    }
};

QTEST_GUILESS_MAIN(LastWordsTest)
#include "tst_last_words.moc"
