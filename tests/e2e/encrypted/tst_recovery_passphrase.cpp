// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Whoever has set a passphrase comes back with that alone. The engines are those of the programs, the server is a real one;
// its lies are told between the two.
#include "client/crypto/cause.h"
#include "tests/e2e/encrypted/false_server.h"
#include "tests/e2e/encrypted/party.h"

#include <QDirIterator>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = PartyPatience;
const Secret Phrase(QByteArray("seven otters under a slow moon"));

RecoveryPassphrase &passphraseOf(Party &who)
{
    return who.engine->sealing()->passphrase();
}

Result<Done> set(Party &who, const Secret &phrase = Phrase, const QString &password = Password,
                 const std::optional<RecoveryKey> &key = {})
{
    return waitFor(passphraseOf(who).set(phrase, who.actor.name, Secret::fromText(password), key));
}

QByteArray keptFor(Party &who)
{
    const auto kept = who.actor.rest.call(wire::http::wrappedRecovery);
    return kept.ok() ? kept->bytes : QByteArray();
}

RecoveryKey keyOf(Party &who)
{
    const auto words = who.engine->sealing()->own().recoveryWords();
    const auto key =
        words.ok() ? RecoveryKey::parse(QString::fromUtf8(words->reveal())) : std::nullopt;
    return key ? *key : RecoveryKey::create();
}

// A device of somebody who has nothing but a passphrase.
std::unique_ptr<Party> newDevice(const QString &url, const Actor &of)
{
    auto made = std::make_unique<Party>(url, of.otherDevice());
    made->comeOnline();
    return made;
}

Result<Done> restore(Party &who, const Secret &phrase = Phrase)
{
    return waitFor(who.engine->sealing()->restoreByPassphrase(phrase));
}

// "accepted", the cause, or the code and the field.
QString refusalOf(const Result<Done> &outcome)
{
    if (outcome.ok())
        return u"accepted"_s;
    const auto cause = causeOf(outcome.error());
    return cause ? QString(causeName(*cause))
                 : QString(errcName(outcome.error().code)) + u' ' + outcome.error().field;
}

OwnDevice::State stateOf(Party &who)
{
    return who.engine->sealing()->own().state();
}

} // namespace

class RecoveryPassphraseTest : public ServerTest
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void aNewDeviceComesBackByThePassphraseAlone_data() { databases(); }
    void aNewDeviceComesBackByThePassphraseAlone()
    {
        WITH_SERVER(server);
        Party laptop(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&laptop, &bob})
            QVERIFY(each->comeOnline());
        const ChannelId channel = encryptedChannel(laptop, {bob.actor.id()});
        const OpId mine = laptop.say(channel, u"from the laptop"_s);
        QVERIFY(!mine.isNull());
        const auto before = waitFor(passphraseOf(laptop).isSet());
        QVERIFY(before.ok() && !*before);
        QCOMPARE(refusalOf(set(laptop)), u"accepted"_s);
        const auto after = waitFor(passphraseOf(laptop).isSet());
        QVERIFY(after.ok() && *after);
        VERIFY_OK(waitFor(laptop.engine->sealing()->backup().tryNow()));
        laptop.stop();

        const auto phone = newDevice(server.url(), laptop.actor);
        QCOMPARE(stateOf(*phone), OwnDevice::State::Waiting);
        QCOMPARE(refusalOf(restore(*phone)), u"accepted"_s);
        QCOMPARE(stateOf(*phone), OwnDevice::State::Ready);
        QTRY_COMPARE_WITH_TIMEOUT(phone->shows(phone->row(channel, mine)), u"from the laptop"_s,
                                  Patience);
        const OpId next = phone->say(channel, u"back again"_s);
        QTRY_COMPARE_WITH_TIMEOUT(bob.shows(bob.row(channel, next)), u"back again"_s, Patience);
        // It does not keep the key: whoever changes the passphrase there has to know it.
        QCOMPARE(refusalOf(set(*phone)), u"notFound "_s);
    }

    void aWrongPassphraseIsNamedAndAnotherTryIsTaken_data() { databases(); }
    void aWrongPassphraseIsNamedAndAnotherTryIsTaken()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        QVERIFY(ann.comeOnline());
        const auto phone = newDevice(server.url(), ann.actor);
        QCOMPARE(refusalOf(restore(*phone)), u"notFound "_s);
        QCOMPARE(refusalOf(set(ann)), u"accepted"_s);
        const auto refused = restore(*phone, Secret(QByteArray("seven otters under a slow noon")));
        QCOMPARE(refusalOf(refused), u"damaged"_s);
        QVERIFY(refused.error().detail.contains(u"passphrase is wrong"_s));
        QCOMPARE(stateOf(*phone), OwnDevice::State::Waiting);
        QCOMPARE(refusalOf(restore(*phone)), u"accepted"_s);
        QCOMPARE(stateOf(*phone), OwnDevice::State::Ready);
    }

    void aNewPassphraseReplacesTheOldOneAndGoesWithThePassword_data() { databases(); }
    void aNewPassphraseReplacesTheOldOneAndGoesWithThePassword()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        QVERIFY(ann.comeOnline());
        const auto phone = newDevice(server.url(), ann.actor);
        QCOMPARE(refusalOf(set(ann)), u"accepted"_s);
        const Secret other(QByteArray("brown kettle, early ferry, no map"));
        QCOMPARE(refusalOf(set(ann, other, u"guessed"_s)), u"forbidden "_s);
        QCOMPARE(refusalOf(set(ann, other)), u"accepted"_s);
        QCOMPARE(refusalOf(restore(*phone)), u"damaged"_s);
        const auto remove = [&](const QString &password) {
            return waitFor(passphraseOf(ann).remove(Secret::fromText(password)));
        };
        QCOMPARE(refusalOf(remove(u"guessed"_s)), u"forbidden "_s);
        QVERIFY(!keptFor(ann).isEmpty());
        // Another device of the account, which was let in and holds no key, sets it with the words.
        const RecoveryKey key = keyOf(ann);
        QCOMPARE(refusalOf(restore(*phone, other)), u"accepted"_s);
        QCOMPARE(refusalOf(set(*phone, Phrase, Password, RecoveryKey::create())),
                 u"forbidden recoveryKey"_s);
        QCOMPARE(refusalOf(set(*phone, Phrase, Password, key)), u"accepted"_s);
        const auto tablet = newDevice(server.url(), ann.actor);
        QCOMPARE(refusalOf(restore(*tablet)), u"accepted"_s);
        QCOMPARE(refusalOf(remove(Password)), u"accepted"_s);
        QVERIFY(keptFor(ann).isEmpty());
        QCOMPARE(refusalOf(restore(*newDevice(server.url(), ann.actor))), u"notFound "_s);
    }

    void whatTheServerKnowsIsNoPassphrase_data() { databases(); }
    void whatTheServerKnowsIsNoPassphrase()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        QVERIFY(ann.comeOnline());
        for (const QString &each : {u"too short"_s, Password + Password + Password,
                                    ann.actor.name + ann.actor.name, QString()})
            QCOMPARE(refusalOf(set(ann, Secret::fromText(each))), u"invalid passphrase"_s);
        QVERIFY(keptFor(ann).isEmpty());
    }

    // Bob is the same person as Ann and has one passphrase for both accounts.
    void aKeyThatWasExchangedIsRefused_data() { databases(); }
    void aKeyThatWasExchangedIsRefused()
    {
        WITH_SERVER(server);
        FalseServer lies(server);
        Party ann(server.url(), fresh(u"ann"_s));
        Party bob(server.url(), fresh(u"bob"_s));
        for (Party *each : {&ann, &bob}) {
            QVERIFY(each->comeOnline());
            QCOMPARE(refusalOf(set(*each)), u"accepted"_s);
        }
        const QByteArray anns = keptFor(ann);
        const QByteArray bobs = keptFor(bob);
        const auto phone = newDevice(server.url(), ann.actor);
        const auto shown = [&](const QByteArray &bytes) {
            return lies.setWrappedKey(ann.actor.id(), bytes) ? refusalOf(restore(*phone))
                                                             : u"not shown"_s;
        };
        QCOMPARE(shown(bobs), u"misdirected"_s);
        QCOMPARE(shown(anns.left(17) + bobs.mid(17)), u"damaged"_s);
        QCOMPARE(shown(bobs.left(17) + anns.mid(17)), u"misdirected"_s);
        // Nobody pays a TiB, or types into what a phone breaks in a day.
        for (const char *costs : {"0000000200100000", "ffffffff00000040", "0000000100000001"}) {
            QByteArray bytes = anns;
            bytes.replace(17, 8, QByteArray::fromHex(costs));
            QCOMPARE(shown(bytes), u"damaged"_s);
        }
        QCOMPARE(shown(QByteArray(1, '\2') + anns.mid(1)), u"tooNew"_s);
        QCOMPARE(shown(anns.chopped(1)), u"damaged"_s);
        QCOMPARE(stateOf(*phone), OwnDevice::State::Waiting);
        QCOMPARE(shown(anns), u"accepted"_s);
    }

    void nothingOfItIsInTheClear_data() { databases(); }
    void nothingOfItIsInTheClear()
    {
        WITH_SERVER(server);
        Party ann(server.url(), fresh(u"ann"_s));
        QVERIFY(ann.comeOnline());
        QCOMPARE(refusalOf(set(ann)), u"accepted"_s);
        const RecoveryKey key = keyOf(ann);
        const QList<QByteArray> secrets{Phrase.reveal(), key.words().reveal(),
                                        key.accountRoot().seed().reveal(),
                                        key.historySecret().reveal()};
        const QByteArray kept = keptFor(ann);
        QCOMPARE(kept.size(), WrappedKey::Size);
        int files = 0;
        QDirIterator all(server.dataDir(), QDir::Files, QDirIterator::Subdirectories);
        while (all.hasNext()) {
            QFile file(all.next());
            if (!file.open(QIODevice::ReadOnly))
                continue;
            ++files;
            const QByteArray bytes = file.readAll();
            for (const QByteArray &each : secrets)
                QVERIFY2(!bytes.contains(each) && !bytes.contains(each.toHex())
                             && !bytes.contains(each.toBase64()),
                         qPrintable(file.fileName()));
        }
        QVERIFY(files > 0);
        for (const QByteArray &each : secrets)
            QVERIFY(!kept.contains(each));
    }
};

QTEST_GUILESS_MAIN(RecoveryPassphraseTest)
#include "tst_recovery_passphrase.moc"
