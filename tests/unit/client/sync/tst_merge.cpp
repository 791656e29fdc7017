// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a server may say of a channel, and what it may not take back.
#include "client/sync/merge.h"

#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;

class MergeTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void aChannelThatWasEncryptedStaysSo()
    {
        wire::Channel card;
        card.id = ChannelId::create();
        card.revSeq = 1;
        card.encrypted = true;
        ChannelRecord record = newRecord(card);
        card.revSeq = 2;
        card.name = QStringLiteral("renamed");
        card.encrypted = false;
        takeCard(record, card);
        QCOMPARE(record.card.name, QStringLiteral("renamed"));
        QVERIFY(record.card.encrypted);
    }

    void anOlderCardChangesNothing()
    {
        wire::Channel card;
        card.id = ChannelId::create();
        card.revSeq = 5;
        card.name = QStringLiteral("now");
        ChannelRecord record = newRecord(card);
        card.revSeq = 4;
        card.name = QStringLiteral("before");
        takeCard(record, card);
        QCOMPARE(record.card.name, QStringLiteral("now"));
    }
};

QTEST_GUILESS_MAIN(MergeTest)
#include "tst_merge.moc"
