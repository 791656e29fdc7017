// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What more a profile knows of one message: what it said before it was changed, which goes with the message and out of
// the files, and who has read it.
#include "tests/unit/client/session/held_channel.h"

#include <QDir>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

} // namespace

class MessageDetailsTest : public QObject
{
    Q_OBJECT

    dunlin::test::HeldChannel m_held;

    // The first message says this now.
    wire::MessageRow changed(const QString &text, qint64 number)
    {
        wire::MessageRow row = m_held.rows.first();
        row.revSeq = 100 + number;
        row.editedAt = 10'000 * number;
        if (m_held.record.card.encrypted)
            row = *m_held.author->say(m_held.engine->shelf()->store(), row, text);
        else
            row.content = text;
        return row;
    }
    QStringList wordings(qint64 seq = 1)
    {
        QStringList texts;
        const auto found = m_held.engine->wordings(m_held.record.id(), seq);
        if (!found.ok())
            return {u"failed"_s};
        for (const Wording &each : *found)
            texts.append(u"%1 %2"_s.arg(each.text).arg(each.saidAt));
        return texts;
    }
    // Files of the cache that have these bytes.
    QStringList filesWith(const QByteArray &bytes) const
    {
        QStringList found;
        const QDir dir(m_held.dir->path());
        for (const QString &name : dir.entryList({u"cache*"_s}, QDir::Files)) {
            QFile file(dir.filePath(name));
            if (file.open(QIODevice::ReadOnly) && file.readAll().contains(bytes))
                found.append(name);
        }
        return found;
    }
    qint64 keptRows()
    {
        qint64 kept = 0;
        for (qint64 seq = 1; seq <= m_held.rows.size(); ++seq)
            kept += wordings(seq).size();
        return kept;
    }
    void channels()
    {
        QTest::addColumn<bool>("encrypted");
        QTest::newRow("in the clear") << false;
        QTest::newRow("encrypted") << true;
    }
    void openWithOne()
    {
        QFETCH(const bool, encrypted);
        m_held.begin(encrypted);
        m_held.fill([this](LocalStore &store) { m_held.say(store, u"first heron"_s); });
        m_held.open();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void cleanup() { m_held.close(); }

    void whatItSaidBeforeIsKept_data() { channels(); }
    void whatItSaidBeforeIsKept()
    {
        QFETCH(const bool, encrypted);
        openWithOne();
        QCOMPARE(wordings(), QStringList());
        m_held.arrives(changed(u"second"_s, 1));
        m_held.arrives(changed(u"third"_s, 2));
        const QStringList both{u"second 10000"_s, u"first heron 1000"_s};
        QCOMPARE(wordings(), both);
        // A reaction or a pin is no other wording.
        wire::MessageRow row =
            *(*m_held.engine->shelf()->store().messages().one(m_held.no(), m_held.record.id(), 1));
        row.revSeq = 150;
        row.pinned = true;
        m_held.arrives(row);
        QCOMPARE(wordings(), both);
        // What nobody changed is none, whatever the server says that it was.
        if (!encrypted) {
            wire::MessageRow other = row;
            other.revSeq = 160;
            other.editedAt.reset();
            other.content = u"another"_s;
            m_held.arrives(other);
            QCOMPARE(wordings(), both);
            m_held.arrives(row);
        }
        // An older change that comes late is none, nor is the same once more.
        m_held.arrives(changed(u"late"_s, 1));
        QCOMPARE(wordings(), both);
        QCOMPARE(filesWith("heron").isEmpty(), encrypted);

        m_held.close();
        m_held.open();
        QCOMPARE(wordings(), both);
        if (!encrypted)
            return;
        m_held.close();
        m_held.open({});
        QCOMPARE(wordings(), QStringList());
    }

    void onlyTheNewestAreKept()
    {
        m_held.begin(false);
        m_held.fill([this](LocalStore &store) { m_held.say(store, u"first"_s); });
        m_held.open();
        for (int i = 1; i <= 25; ++i)
            m_held.arrives(changed(QString::number(i), i));
        const QStringList kept = wordings();
        QCOMPARE(kept.size(), WordingTable::Most);
        QVERIFY(kept.first().startsWith(u"24 "_s));
        QVERIFY(kept.last().startsWith(u"5 "_s));
    }

    void aDeletionTakesThemAlong_data() { channels(); }
    void aDeletionTakesThemAlong()
    {
        QFETCH(const bool, encrypted);
        openWithOne();
        const QByteArray before = encrypted ? m_held.rows.first().sealed->bytes : "first heron"_ba;
        m_held.arrives(changed(u"second"_s, 1));
        QVERIFY(!filesWith(before).isEmpty());
        wire::MessageRow gone = m_held.rows.first();
        gone.revSeq = 200;
        gone.deleted = true;
        gone.content.reset();
        gone.sealed.reset();
        m_held.arrives(gone);
        QCOMPARE(wordings(), QStringList());
        // While the program goes on: nothing waits for its end.
        QTRY_COMPARE_WITH_TIMEOUT(filesWith(before), QStringList(), Patience);
    }

    void whateverTakesTheMessageTakesThem_data()
    {
        QTest::addColumn<int>("way");
        QTest::newRow("time") << 0;
        QTest::newRow("retention") << 1;
        QTest::newRow("channel") << 2;
        QTest::newRow("another message in its place") << 3;
    }
    void whateverTakesTheMessageTakesThem()
    {
        QFETCH(const int, way);
        m_held.begin(false);
        m_held.fill([this](LocalStore &store) {
            m_held.say(store, u"first heron"_s);
            if (QTest::currentDataTag() == "time"_ba)
                m_held.rows.last().expiresAt = m_held.clock.nowMs() + 1500;
            m_held.say(store, u"other"_s);
        });
        m_held.open();
        m_held.arrives(changed(u"second"_s, 1));
        QCOMPARE(keptRows(), 1);
        Shelf *shelf = m_held.engine->shelf();
        LocalStore &store = shelf->store();
        const qint64 no = m_held.no();
        if (way == 0) {
            // The engine takes it by itself.
        } else if (way == 1) {
            MergePlan plan;
            plan.record = *shelf->find(m_held.record.id());
            plan.record.purgedSeq = 1;
            plan.drops.append({0, 1});
            QVERIFY(shelf->apply(plan).ok());
            Q_EMIT m_held.engine->syncEngine()->rowsDropped(m_held.record.id());
        } else if (way == 2) {
            QVERIFY(shelf->drop(m_held.record.id()).ok());
            QVERIFY(store.scrubCache().ok());
        } else {
            wire::MessageRow other = m_held.rows.first();
            other.id = OpId::create();
            other.revSeq = 300;
            other.editedAt = 1;
            QVERIFY(*store.messages().put(no, other));
            QVERIFY(store.scrubCache().ok());
            QCOMPARE(keptRows(), 0);
            return;
        }
        QTRY_COMPARE_WITH_TIMEOUT(filesWith("first heron"), QStringList(), Patience);
        QCOMPARE(keptRows(), 0);
    }

    void readersAreThoseWhoseMarkIsThere()
    {
        m_held.begin(false);
        m_held.fill([this](LocalStore &store) {
            for (int i = 0; i < 5; ++i)
                m_held.say(store, u"x"_s);
        });
        m_held.open();
        Shelf *shelf = m_held.engine->shelf();
        PeopleTable &people = shelf->store().people();
        const qint64 no = m_held.no();
        const FileId picture = FileId::create();
        const auto member = [&](const QString &name, qint64 read, qint64 received, bool present) {
            wire::User user;
            user.id = UserId::create();
            user.username = name;
            user.avatarFileId = name == u"bob"_s ? std::optional(picture) : std::nullopt;
            if (!shelf->putUsers({user}).ok()
                || !people
                        .putMember(no, {user.id, wire::Role::Member, 1, read, received, 0, present})
                        .ok())
                qFatal("no member");
            return user.id;
        };
        member(u"dora"_s, 5, 5, true);
        const UserId bob = member(u"bob"_s, 2, 4, true);
        member(u"ada"_s, 4, 5, true);
        member(u"cat"_s, 0, 3, true);
        member(u"gone"_s, 5, 5, false);
        // Neither oneself nor somebody whose name nobody told.
        const UserId self = UserId::create();
        m_held.engine->syncEngine()->setSelf(self, DeviceId::create());
        QVERIFY(shelf->putUsers({wire::User{self, u"me"_s, {}, {}, {}, {}}}).ok());
        for (const UserId &each : {self, UserId::create()})
            QVERIFY(people.putMember(no, {each, wire::Role::Member, 1, 5, 5, 0, true}).ok());
        const auto told = [&](qint64 seq) {
            QStringList all;
            const auto found = m_held.engine->readers(m_held.record.id(), seq);
            for (const ReaderCard &each : *found)
                all.append(u"%1 %2"_s.arg(each.name).arg(int(each.state)));
            return all.join(u", "_s);
        };
        QCOMPARE(told(4), u"ada 2, dora 2, bob 1, cat 0"_s);
        QCOMPARE(told(5), u"dora 2, ada 1, bob 0, cat 0"_s);
        const auto pictured = m_held.engine->readers(m_held.record.id(), 4);
        for (const ReaderCard &each : *pictured)
            QCOMPARE(each.picture, each.user == bob ? picture.toText() : QString());
        QVERIFY(people.raiseMarks(no, bob, 4, 4).ok());
        QCOMPARE(told(4), u"ada 2, bob 2, dora 2, cat 0"_s);
        QCOMPARE(told(0), QString());
        QCOMPARE(m_held.engine->readers(ChannelId::create(), 4)->size(), 0);
    }
};

QTEST_GUILESS_MAIN(MessageDetailsTest)
#include "tst_message_details.moc"
