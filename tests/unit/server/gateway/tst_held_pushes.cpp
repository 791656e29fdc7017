// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What is held back for a session that joins: in its order, and no more events than were said, however they come.
#include "server/gateway/held_pushes.h"

#include <QTest>

using namespace dunlin;
using namespace dunlin::server;

namespace {

constexpr qsizetype Most = 8;

PushPtr push()
{
    return makePush(wire::event::channel,
                    wire::ChannelEvent{ChannelId::create(), {}, wire::ChannelAct::Removed, {}});
}

PushPtr run(size_t events)
{
    std::vector<PushPtr> all;
    while (all.size() < events)
        all.push_back(push());
    return std::make_shared<const PushRun>(std::move(all));
}

} // namespace

class HeldPushesTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void whatIsHeldComesOnceAndInOrder()
    {
        HeldPushes held(Most);
        const QList<PushPtr> all{push(), run(3), push()};
        for (const PushPtr &each : all)
            QVERIFY(held.hold(each));
        QCOMPARE(held.take(), all);
        QCOMPARE(held.take(), QList<PushPtr>());
    }

    void asManyEventsAsWereSaidAndNoMore()
    {
        HeldPushes alone(Most);
        for (qsizetype i = 0; i < Most; ++i)
            QVERIFY(alone.hold(push()));
        QVERIFY(!alone.hold(push()));

        HeldPushes together(Most);
        QVERIFY(together.hold(run(Most)));
        QVERIFY(!together.hold(push()));

        HeldPushes atOnce(Most);
        QVERIFY(!atOnce.hold(run(Most + 1)));
    }

    void whatWasTakenCountsNoMore()
    {
        HeldPushes held(Most);
        for (int times = 0; times < 3; ++times) {
            QVERIFY(held.hold(run(Most)));
            QCOMPARE(held.take().size(), 1);
        }
    }
};

QTEST_GUILESS_MAIN(HeldPushesTest)
#include "tst_held_pushes.moc"
