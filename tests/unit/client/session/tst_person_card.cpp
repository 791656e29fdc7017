// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Somebody who is looked at: two are asked about them, in whatever order they answer, and only about whom one looks at now.
#include "client/session/person_card.h"

#include <QFile>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

void turn()
{
    for (int i = 0; i < 6; ++i)
        QCoreApplication::processEvents();
}

// Answers when the test says so.
class ScriptedSource final : public PersonSource
{
public:
    struct Asked {
        UserId user;
        Deferred<PersonHere> answer;
    };
    struct AskedServer {
        UserId user;
        Deferred<wire::User> answer;
    };
    QList<Asked> device;
    QList<AskedServer> server;
    QList<Deferred<wire::FileUpload>> announced;
    QList<Deferred<Done>> chunks;
    QList<Deferred<wire::Account>> changes;
    QList<wire::AccountPatch> patches;
    bool online = true;
    UserId self = UserId::create();
    std::unique_ptr<ChannelListModel> channelRows = std::make_unique<ChannelListModel>();
    std::unique_ptr<FriendListModel> friendRows = std::make_unique<FriendListModel>();

    bool isOnline() const override { return online; }
    QString userId() const override { return self.toText(); }
    ChannelListModel *channels() const override { return channelRows.get(); }
    FriendListModel *friendList() const override { return friendRows.get(); }
    Async<PersonHere> here(const UserId &user) override
    {
        device.append({user, {}});
        return device.last().answer.async();
    }
    Async<wire::User> atServer(const UserId &user) override
    {
        server.append({user, {}});
        return server.last().answer.async();
    }
    Async<wire::FileUpload> announce(const wire::FileCreate &) override
    {
        announced.append(Deferred<wire::FileUpload>());
        return announced.last().async();
    }
    Async<Done> sendChunk(const FileId &, qint64, const QByteArray &) override
    {
        chunks.append(Deferred<Done>());
        return chunks.last().async();
    }
    Async<wire::Account> change(const wire::AccountPatch &patch) override
    {
        patches.append(patch);
        changes.append(Deferred<wire::Account>());
        return changes.last().async();
    }
};

wire::User named(const QString &username)
{
    wire::User user;
    user.id = UserId::create();
    user.username = username;
    return user;
}

} // namespace

class PersonCardTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    ScriptedSource *m_source = nullptr; // the card's
    std::unique_ptr<PersonCard> m_card;

    QVariant shown(const QString &what) const { return m_card->shown().value(what); }
    // What the oldest question to this device, or to the server, is answered with.
    void answerHere(const Result<PersonHere> &here)
    {
        m_source->device.takeFirst().answer.settle(here);
        turn();
    }
    void answerServer(const Result<wire::User> &user)
    {
        m_source->server.takeFirst().answer.settle(user);
        turn();
    }
    PersonHere known(const wire::User &user) const
    {
        PersonHere here;
        here.user = user;
        here.presence = wire::PresenceState::Away;
        here.isVerified = true;
        return here;
    }
    // What it is follows from how it begins.
    QString picture() const
    {
        QFile file(m_dir.filePath(u"me.png"_s));
        const QByteArray content = QByteArray::fromHex("89504e470d0a1a0a") + QByteArray(50, 'x');
        const bool isWritten =
            file.open(QIODevice::WriteOnly) && file.write(content) == content.size();
        return isWritten ? file.fileName() : QString();
    }

private Q_SLOTS:
    void init()
    {
        auto source = std::make_unique<ScriptedSource>();
        m_source = source.get();
        m_card = std::make_unique<PersonCard>(std::move(source));
    }
    void cleanup() { m_card.reset(); }

    void whatIsKnownHereIsShownAndTheServersWordComesOverIt()
    {
        wire::User bob = named(u"bob"_s);
        m_card->look(bob.id.toText());
        QVERIFY(m_card->shown().isEmpty());
        answerHere(known(bob));
        QCOMPARE(shown(u"name"_s).toString(), u"bob"_s);
        bob.displayName = u"Bob"_s;
        bob.about = u"at sea"_s;
        answerServer(bob);
        QCOMPARE(shown(u"name"_s).toString(), u"Bob"_s);
        QCOMPARE(shown(u"about"_s).toString(), u"at sea"_s);
        QCOMPARE(shown(u"presence"_s).toString(), u"away"_s);
        QCOMPARE(shown(u"verified"_s).toBool(), true);
    }

    // Its word stays; what only this device knows is added.
    void theServerMayBeFaster()
    {
        const wire::User old = named(u"bob"_s);
        wire::User bob = old;
        bob.displayName = u"Bob"_s;
        m_card->look(bob.id.toText());
        answerServer(bob);
        answerHere(known(old));
        QCOMPARE(shown(u"name"_s).toString(), u"Bob"_s);
        QCOMPARE(shown(u"presence"_s).toString(), u"away"_s);
    }

    void whatCantBeReadHereIsNotShown()
    {
        const wire::User bob = named(u"bob"_s);
        QSignalSpy failed(m_card.get(), &PersonCard::failed);
        m_card->look(bob.id.toText());
        answerHere(fail(Errc::Internal, u"the disk"_s));
        QVERIFY(m_card->shown().isEmpty());
        answerServer(bob);
        QCOMPARE(shown(u"name"_s).toString(), u"bob"_s);
        QCOMPARE(failed.size(), 0);
    }

    // Answers about the one before are late, from either.
    void onlyWhomOneLooksAtNowIsShown()
    {
        const wire::User bob = named(u"bob"_s);
        const wire::User ada = named(u"ada"_s);
        m_card->look(bob.id.toText());
        m_card->look(ada.id.toText());
        answerHere(known(bob));
        QVERIFY(m_card->shown().isEmpty());
        answerServer(bob);
        QVERIFY(m_card->shown().isEmpty());
        answerServer(ada);
        QCOMPARE(shown(u"userId"_s).toString(), ada.id.toText());

        // And when the later answer came first.
        m_card->look(bob.id.toText());
        m_card->look(ada.id.toText());
        QCOMPARE(m_source->server.size(), 2);
        m_source->server.takeLast().answer.settle(ada);
        turn();
        answerServer(bob);
        QCOMPARE(shown(u"userId"_s).toString(), ada.id.toText());
        QCOMPARE(shown(u"name"_s).toString(), u"ada"_s);
    }

    void whoIsLeftIsNotShownAndNothingFails()
    {
        const wire::User bob = named(u"bob"_s);
        QSignalSpy failed(m_card.get(), &PersonCard::failed);
        m_card->look(bob.id.toText());
        m_card->look({});
        answerHere(known(bob));
        answerServer(fail(Errc::NotFound));
        QVERIFY(m_card->shown().isEmpty());
        QCOMPARE(failed.size(), 0);
    }

    void thatNothingIsKnownAnywhereIsSaid()
    {
        const wire::User bob = named(u"bob"_s);
        QSignalSpy failed(m_card.get(), &PersonCard::failed);
        m_card->look(bob.id.toText());
        answerServer(fail(Errc::NotFound));
        QCOMPARE(failed.size(), 1);
        // Where something is known the server need not answer.
        const wire::User ada = named(u"ada"_s);
        m_card->look(ada.id.toText());
        m_source->device.removeFirst();
        answerHere(known(ada));
        answerServer(fail(Errc::Unavailable));
        QCOMPARE(failed.size(), 1);
    }

    void withoutAConnectionNobodyIsAsked()
    {
        m_source->online = false;
        m_card->look(UserId::create().toText());
        QCOMPARE(m_source->device.size(), 1);
        QVERIFY(m_source->server.isEmpty());
        m_card->look(u"nobody"_s);
        QCOMPARE(m_source->device.size(), 1);
    }

    void onePictureAtATime()
    {
        QSignalSpy sending(m_card.get(), &PersonCard::sendingChanged);
        m_card->setPicture(picture());
        QVERIFY(m_card->isSending());
        QTRY_COMPARE_WITH_TIMEOUT(m_source->announced.size(), 1, Patience);
        // Neither another one nor none goes past it.
        m_card->setPicture(picture());
        m_card->setPicture({});
        QThreadPool::globalInstance()->waitForDone();
        turn();
        QCOMPARE(m_source->announced.size(), 1);
        QVERIFY(m_source->changes.isEmpty());
        QCOMPARE(sending.size(), 1);

        const FileId file = FileId::create();
        m_source->announced.first().settle(wire::FileUpload{file, 0});
        turn();
        QCOMPARE(m_source->chunks.size(), 1);
        m_source->chunks.first().settle(Done());
        turn();
        QCOMPARE(m_source->patches.size(), 1);
        QCOMPARE(m_source->patches.first().avatarFileId, std::optional(file.toText()));
        m_source->changes.first().settle(wire::Account());
        turn();
        QVERIFY(!m_card->isSending());
        // Then the next may come.
        m_card->setPicture({});
        QCOMPARE(m_source->patches.size(), 2);
        QCOMPARE(m_source->patches.last().avatarFileId, std::optional(QString()));
    }

    void whatTheServerDoesNotTakeEndsIt()
    {
        QSignalSpy failed(m_card.get(), &PersonCard::failed);
        m_card->setPicture(picture());
        QTRY_COMPARE_WITH_TIMEOUT(m_source->announced.size(), 1, Patience);
        m_source->announced.first().settle(fail(Errc::TooLarge));
        turn();
        QVERIFY(!m_card->isSending());
        QCOMPARE(failed.size(), 1);
        m_card->setPicture(picture());
        QTRY_COMPARE_WITH_TIMEOUT(m_source->announced.size(), 2, Patience);
        m_source->announced.last().settle(wire::FileUpload{FileId::create(), 0});
        turn();
        m_source->chunks.first().settle(fail(Errc::Unavailable));
        turn();
        QVERIFY(!m_card->isSending());
        QCOMPARE(failed.size(), 2);
        QVERIFY(m_source->changes.isEmpty());
    }
};

QTEST_GUILESS_MAIN(PersonCardTest)
#include "tst_person_card.moc"
