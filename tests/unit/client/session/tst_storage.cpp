// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What lies on the disk is told, and what the server has too is let go of: never what waits to be sent, nor a word.
#include "client/session/engine.h"
#include "tests/support/scripted_link.h"

#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class StorageTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    QTemporaryDir m_dir;
    ScriptedLink m_link;
    HttpClient m_http{m_clock};

    // A file that was fetched, of ten bytes.
    FileId fetched() const
    {
        const FileId id = FileId::create();
        QDir(m_dir.path()).mkpath(u"files"_s);
        QFile file(pathOf(id));
        if (!file.open(QIODevice::WriteOnly) || file.write("0123456789") != 10)
            qFatal("the test's folder can't be written");
        return id;
    }
    QString pathOf(const FileId &id) const { return m_dir.filePath(u"files/"_s + id.toText()); }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void onlyWhatTheServerHasTooGoes()
    {
        wire::Channel channel;
        channel.id = ChannelId::create();
        channel.name = u"geese"_s;
        channel.createdBy = UserId::create();
        Engine engine(m_dir.path(), m_link, m_http, m_clock, u"test"_s);
        QVERIFY(engine.open().ok());
        Identity identity;
        identity.server = QUrl(u"http://localhost:1"_s);
        identity.account.id = UserId::create();
        identity.device = DeviceId::create();
        QVERIFY(engine.adopt(identity).ok());
        QVERIFY(engine.enter(channel, wire::Role::Owner).ok());
        QVERIFY(engine.setDraft(channel.id, u"half a word"_s).ok());
        const FileId seen = fetched();
        const FileId sentOn = fetched();
        PendingOp message;
        message.id = OpId::create();
        message.channel = channel.id;
        QVERIFY(
            engine.attach(message, {u"forward:"_s + sentOn.toText() + u"/10/text%2Fplain/a.txt"_s})
                .ok());
        QDir(m_dir.path()).mkpath(u"outgoing"_s);
        QFile copy(m_dir.filePath(u"outgoing/pasted.png"_s));
        QVERIFY(copy.open(QIODevice::WriteOnly));
        QCOMPARE(copy.write("123"), 3);
        copy.close();
        auto use = engine.storageUse();
        QCOMPARE(use->fetched, 20);
        QCOMPARE(use->waiting, 3);
        QVERIFY(use->messages > 1000);

        const auto freed = engine.freeStorage();

        QVERIFY2(freed.ok(), qPrintable(freed.ok() ? QString() : freed.error().detail));
        QCOMPARE(*freed, 10);
        QVERIFY(!QFile::exists(pathOf(seen)));
        QVERIFY(QFile::exists(pathOf(sentOn)));
        use = engine.storageUse();
        QCOMPARE(use->fetched, 10);
        QCOMPARE(use->waiting, 3);
        QCOMPARE(engine.outbox()->all().size(), 1);
        engine.close();
        Engine again(m_dir.path(), m_link, m_http, m_clock, u"test"_s);
        const auto profile = again.open();
        QVERIFY(profile.ok());
        QCOMPARE(profile->drafts.value(channel.id), u"half a word"_s);
        QCOMPARE(profile->pending.size(), 1);
        again.close();
    }
};

QTEST_GUILESS_MAIN(StorageTest)
#include "tst_storage.moc"
