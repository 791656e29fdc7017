// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Messages that don't stay: they go from the view and from the files when their time is over, by the server's clock.
#include "tests/unit/client/session/engine_bench.h"

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

class EngineExpiryTest : public EngineBench
{
    Q_OBJECT

    static wire::MessageRow messageOf(const ChannelId &channel, qint64 seq, const QString &text)
    {
        wire::MessageRow row;
        row.channelId = channel;
        row.seq = row.revSeq = row.ord = seq;
        row.id = OpId::create();
        row.senderId = UserId::create();
        row.senderDevice = DeviceId::create();
        row.content = text;
        row.createdAt = 1;
        return row;
    }

private Q_SLOTS:
    void init() { begin(); }
    void cleanup() { end(); }

    void aMessageGoesWhenItsTimeIsOverByTheServersClock()
    {
        constexpr qint64 Hour = 3'600'000;
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        // This device is an hour behind.
        wire::HelloReply hello;
        hello.epoch = EpochId::create();
        hello.serverTime = m_clock.nowMs() + Hour;
        Q_EMIT m_link->greeted(hello);
        const wire::Channel geese = channelNamed(u"geese"_s);
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        m_engine->watch(geese.id);
        QSignalSpy stale(m_engine.get(), &Engine::rowsStale);
        wire::MessageRow stays = messageOf(geese.id, 1, u"stays"_s);
        wire::MessageRow soon = messageOf(geese.id, 2, u"canary of geese"_s);
        soon.expiresAt = hello.serverTime + 150;
        wire::MessageRow later = messageOf(geese.id, 3, u"later"_s);
        later.expiresAt = hello.serverTime + 100 * Hour;
        for (const wire::MessageRow &row : {stays, soon, later})
            m_link->push(wire::event::message, wire::MessageEvent{geese.id, row.seq, row});
        const auto held = [&] {
            QStringList texts;
            const auto rows = m_engine->shelf()->store().messages().byOrd(
                m_engine->shelf()->find(geese.id)->no, geese.id, 1, 9);
            for (const wire::MessageRow &row : rows.value())
                texts.append(row.content.value_or(QString()));
            return texts;
        };
        QCOMPARE(held().size(), 3);

        m_clock.advance(std::chrono::milliseconds(200));

        QTRY_COMPARE_WITH_TIMEOUT(held(), (QStringList{u"stays"_s, u"later"_s}), Patience);
        QVERIFY(!stale.isEmpty());
        QCOMPARE(stale.last().first().value<ChannelId>(), geese.id);
        // Neither in the file nor in its log.
        for (const QString &name : {u"cache.db"_s, u"cache.db-wal"_s}) {
            QFile file(m_dir->filePath(name));
            if (file.open(QIODevice::ReadOnly))
                QVERIFY2(!file.readAll().contains("canary of geese"), qPrintable(name));
        }
        // The page tells the view that nothing is there.
        QSignalSpy pages(m_engine.get(), &Engine::pageLoaded);
        m_engine->loadPage(geese.id, 0);
        const auto page = pages.last().first().value<TimelinePage>();
        QCOMPARE(page.rows.size(), 3);
        QCOMPARE(page.rows.at(1).kind, TimelineRow::Kind::Gone);
    }

    void whatEndedWhileNobodyWasThereIsGoneAtTheNextStart()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        wire::HelloReply hello;
        hello.epoch = EpochId::create();
        hello.serverTime = m_clock.nowMs() + 3'600'000;
        Q_EMIT m_link->greeted(hello);
        const wire::Channel geese = channelNamed(u"geese"_s);
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        wire::MessageRow row = messageOf(geese.id, 1, u"short"_s);
        row.expiresAt = hello.serverTime + 60'000;
        m_link->push(wire::event::message, wire::MessageEvent{geese.id, 1, row});
        m_engine->close();
        m_clock.advance(std::chrono::minutes(2));

        m_engine = std::make_unique<Engine>(m_dir->path(), *m_link, *m_http, m_clock, u"test"_s);
        const auto profile = m_engine->open();

        QVERIFY(profile.ok());
        QCOMPARE(profile->channels.size(), 1);
        QCOMPARE(profile->channels.first().lastText, QString());
        m_engine->watch(geese.id);
        QSignalSpy states(m_engine.get(), &Engine::stateChanged);
        m_engine->watch(geese.id);
        QCOMPARE(states.last().first().value<TimelineState>().floorOrd, 1);
    }

    void anOwnMessageEndsAsItsChannelOrItselfSaysWhicheverIsSooner()
    {
        m_server->answers = [](const Heard &) { return error(503, "unavailable"); };
        greet();
        wire::Channel geese = channelNamed(u"geese"_s);
        geese.retention = {wire::RetentionMode::Expire, 60'000};
        QVERIFY(m_engine->enter(geese, wire::Role::Owner).ok());
        for (const auto &[own, expected] :
             {std::pair<qint64, qint64>(0, 61'000), std::pair<qint64, qint64>(10'000, 11'000),
              std::pair<qint64, qint64>(90'000, 61'000)}) {
            PendingOp op;
            op.channel = geese.id;
            op.text = u"hello"_s;
            op.expiresIn = own;
            const auto queued = m_engine->queue({op});
            QVERIFY(queued.ok());
            const auto asked = m_link->seen(wire::op::messageSend);
            QVERIFY(asked.has_value());
            QCOMPARE(asked->expiresIn.value_or(0), own);
            const qint64 seq = m_engine->shelf()->find(geese.id)->cursor + 1;
            QVERIFY(m_link->reply(
                wire::op::messageSend,
                wire::SendReply{queued->first().id, wire::SendStatus::Stored, seq, seq, 1'000}));
            QTRY_VERIFY_WITH_TIMEOUT(!m_engine->outbox()->find(queued->first().id), Patience);
            const auto kept = m_engine->shelf()->store().messages().one(
                m_engine->shelf()->find(geese.id)->no, geese.id, seq);
            QVERIFY(kept.ok() && *kept);
            QCOMPARE((*kept)->expiresAt.value_or(0), expected);
        }
    }
};

QTEST_GUILESS_MAIN(EngineExpiryTest)
#include "tst_engine_expiry.moc"
