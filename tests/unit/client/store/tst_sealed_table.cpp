// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What rests sealed: nothing of it is readable in the files, nothing can be changed or exchanged unnoticed, and without
// the key nothing is written in the clear instead.
#include "client/store/local_store.h"

#include <QSqlDatabase>
#include <QSqlQuery>
#include <QTemporaryDir>
#include <QTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr char Canary[] = "heron-canary-in-the-reeds";

Secret keyOf(char c)
{
    return Secret(QByteArray(32, c));
}

bool isInFiles(const QString &folder)
{
    const QFileInfoList files = QDir(folder).entryInfoList(QDir::Files | QDir::Hidden);
    for (const QFileInfo &each : files) {
        QFile file(each.filePath());
        if (file.open(QIODevice::ReadOnly) && file.readAll().contains(Canary))
            return true;
    }
    return false;
}

// Behind the store's back.
template <typename Work>
void inFile(const QString &folder, Work work)
{
    {
        QSqlDatabase database = QSqlDatabase::addDatabase(u"QSQLITE"_s, u"behind"_s);
        database.setDatabaseName(folder + u"/store.db"_s);
        QVERIFY(database.open());
        work(database);
    }
    QSqlDatabase::removeDatabase(u"behind"_s);
}

PendingOp sealedOp()
{
    PendingOp op;
    op.id = OpId::create();
    op.channel = ChannelId::create();
    op.text = QString::fromLatin1(Canary);
    op.isEncrypted = true;
    return op;
}

} // namespace

class SealedTableTest : public QObject
{
    Q_OBJECT

    SystemClock m_clock;

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }

    void valuesComeBackAndStandNowhere()
    {
        QTemporaryDir folder;
        {
            const auto store = *LocalStore::open(folder.path(), m_clock);
            SealedTable &rows = store->sealedRows();
            QVERIFY(*rows.unlock(keyOf('k')));
            QVERIFY(rows.write(7, Canary, Secret(QByteArray(Canary))).ok());
            QVERIFY(rows.write(8, Canary, Secret(QByteArray("other kind"))).ok());
            QVERIFY(rows.write(7, "empty", Secret()).ok());
            QCOMPARE((*rows.read(7, Canary))->reveal(), QByteArray(Canary));
            QCOMPARE((*rows.read(8, Canary))->reveal(), QByteArray("other kind"));
            QVERIFY((*rows.read(7, "empty"))->isEmpty());
            QVERIFY(!rows.read(7, "none")->has_value());
            QVERIFY(rows.write(7, Canary, Secret(QByteArray("newer"))).ok());
            QCOMPARE((*rows.read(7, Canary))->reveal(), QByteArray("newer"));
            QVERIFY(rows.write(7, Canary, Secret(QByteArray(Canary))).ok());
            QVERIFY(rows.erase(8, Canary).ok());
            QVERIFY(!rows.read(8, Canary)->has_value());
            // The log of the database holds it now, if anything does.
            QVERIFY(!isInFiles(folder.path()));
        }
        QVERIFY(!isInFiles(folder.path()));
        const auto again = *LocalStore::open(folder.path(), m_clock);
        QVERIFY(*again->sealedRows().unlock(keyOf('k')));
        QCOMPARE((*again->sealedRows().read(7, Canary))->reveal(), QByteArray(Canary));
    }

    void anotherKeyOpensNothing()
    {
        QTemporaryDir folder;
        const auto store = *LocalStore::open(folder.path(), m_clock);
        SealedTable &rows = store->sealedRows();
        QVERIFY(!*rows.hasRows());
        QVERIFY(*rows.unlock(keyOf('k')));
        QVERIFY(*rows.hasRows());
        QVERIFY(rows.write(7, "a", Secret(QByteArray("b"))).ok());
        QVERIFY(!*rows.unlock(keyOf('x')));
        QVERIFY(!rows.isOpen());
        QCOMPARE(rows.read(7, "a").error().code, Errc::Unavailable);
        QCOMPARE(rows.unlock(Secret(QByteArray(31, 'k'))).error().code, Errc::Invalid);
        QVERIFY(*rows.unlock(keyOf('k')));
        QVERIFY(rows.read(7, "a")->has_value());
    }

    void withoutAKeyNothingIsWritten()
    {
        QTemporaryDir folder;
        const auto store = *LocalStore::open(folder.path(), m_clock);
        SealedTable &rows = store->sealedRows();
        QCOMPARE(rows.write(7, "a", Secret(QByteArray(Canary))).error().code, Errc::Unavailable);
        QCOMPARE(rows.erase(7, "a").error().code, Errc::Unavailable);
        QList<PendingOp> ops{sealedOp()};
        QCOMPARE(store->outbox().add(ops).error().code, Errc::Unavailable);
        QVERIFY(store->outbox().load()->isEmpty());
        QVERIFY(!isInFiles(folder.path()));
    }

    void aRowThatWasChangedOrMovedIsNoticed()
    {
        QTemporaryDir folder;
        const auto fill = [&](const std::function<void(SealedTable &)> &work) {
            const auto store = *LocalStore::open(folder.path(), m_clock);
            QVERIFY(*store->sealedRows().unlock(keyOf('k')));
            work(store->sealedRows());
        };
        fill([](SealedTable &rows) {
            QVERIFY(rows.write(7, "a", Secret(QByteArray("of a"))).ok());
            QVERIFY(rows.write(7, "b", Secret(QByteArray("of b"))).ok());
            QVERIFY(rows.write(9, "c", Secret(QByteArray("of c"))).ok());
        });
        // The values of two rows change places.
        inFile(folder.path(), [](QSqlDatabase &database) {
            QSqlQuery query(database);
            QVERIFY(query.exec(u"SELECT Name, Value FROM Sealed WHERE Kind = 7"_s));
            QList<std::pair<QByteArray, QByteArray>> rows;
            while (query.next())
                rows.append({query.value(0).toByteArray(), query.value(1).toByteArray()});
            QCOMPARE(rows.size(), 2);
            query.prepare(u"UPDATE Sealed SET Value = ? WHERE Name = ?"_s);
            for (int i = 0; i < 2; ++i) {
                query.addBindValue(rows[1 - i].second);
                query.addBindValue(rows[i].first);
                QVERIFY(query.exec());
            }
            QVERIFY(query.exec(u"UPDATE Sealed SET Value = substr(Value, 1, length(Value) - 1)"
                               " WHERE Kind = 9"_s));
        });
        fill([](SealedTable &rows) {
            QCOMPARE(rows.read(7, "a").error().code, Errc::Internal);
            QCOMPARE(rows.read(7, "b").error().code, Errc::Internal);
            QCOMPARE(rows.read(9, "c").error().code, Errc::Internal);
        });
    }

    void aTextThatWaitsRestsSealed()
    {
        QTemporaryDir folder;
        PendingOp op = sealedOp();
        op.sealed = "what leaves";
        op.sealedEpoch = 5;
        {
            const auto store = *LocalStore::open(folder.path(), m_clock);
            QVERIFY(*store->sealedRows().unlock(keyOf('k')));
            QList<PendingOp> ops{op};
            QVERIFY(store->outbox().add(ops).ok());
            QVERIFY(store->outbox().update(ops.first()).ok());
            QVERIFY(!isInFiles(folder.path()));
        }
        QVERIFY(!isInFiles(folder.path()));
        {
            // Without the key it stays, unread, and as it is.
            const auto store = *LocalStore::open(folder.path(), m_clock);
            const auto ops = store->outbox().load();
            QCOMPARE(ops->size(), 1);
            QVERIFY(ops->first().text.isEmpty() && !ops->first().rest.isEmpty());
            QVERIFY(store->outbox().update(ops->first()).ok());
        }
        const auto store = *LocalStore::open(folder.path(), m_clock);
        QVERIFY(*store->sealedRows().unlock(keyOf('k')));
        const auto ops = store->outbox().load();
        QCOMPARE(ops->size(), 1);
        QCOMPARE(ops->first().text, op.text);
        QCOMPARE(ops->first().sealed, op.sealed);
        QCOMPARE(ops->first().sealedEpoch, 5);
        QVERIFY(ops->first().isEncrypted);
    }

    void aRescuedFileKeepsWhatIsSealed()
    {
        QTemporaryDir folder;
        const PendingOp op = sealedOp();
        {
            const auto store = *LocalStore::open(folder.path(), m_clock);
            QVERIFY(*store->sealedRows().unlock(keyOf('k')));
            QVERIFY(store->sealedRows().write(7, "a", Secret(QByteArray("kept"))).ok());
            QList<PendingOp> ops{op};
            QVERIFY(store->outbox().add(ops).ok());
        }
        // A damage in an index, which is read by the check alone.
        inFile(folder.path(), [](QSqlDatabase &database) {
            QSqlQuery query(database);
            QVERIFY(query.exec(u"PRAGMA writable_schema = ON"_s));
            QVERIFY(query.exec(u"UPDATE sqlite_schema SET sql = 'CREATE INDEX IX_Outbox_Channel ON "
                               "Outbox (Kind)' WHERE name = 'IX_Outbox_Channel'"_s));
        });
        const auto store = *LocalStore::open(folder.path(), m_clock);
        QVERIFY(*store->sealedRows().unlock(keyOf('k')));
        QCOMPARE((*store->sealedRows().read(7, "a"))->reveal(), QByteArray("kept"));
        const auto ops = store->outbox().load();
        QCOMPARE(ops->size(), 1);
        QCOMPARE(ops->first().text, op.text);
    }

    void whatIsOpenedIsNotKeptInTheCache()
    {
        QTemporaryDir folder;
        const ChannelId channel = ChannelId::create();
        wire::MessageRow row;
        row.channelId = channel;
        row.seq = row.ord = row.revSeq = 1;
        row.id = OpId::create();
        row.senderId = UserId::create();
        row.senderDevice = DeviceId::create();
        row.sealed = wire::Sealed{1, 9, QByteArray("\0\xff sealed", 9)};
        {
            const auto store = *LocalStore::open(folder.path(), m_clock);
            store->setShow(
                [](wire::MessageRow &each) { each.content = QString::fromLatin1(Canary); });
            wire::MessageRow shown = row;
            store->messages().show(shown);
            QCOMPARE(shown.content, QString::fromLatin1(Canary));
            QVERIFY(*store->messages().put(1, shown));
            const auto held = store->messages().one(1, channel, 1);
            QVERIFY(held.ok() && *held);
            QCOMPARE((*held)->sealed, row.sealed);
            QCOMPARE((*held)->content, QString::fromLatin1(Canary));
            // A cache that is begun anew shows the same.
            QVERIFY(store->rebuildCache(LocalStore::Keep::Nothing).ok());
            QVERIFY(*store->messages().put(1, row));
            QCOMPARE((*store->messages().one(1, channel, 1))->content, QString::fromLatin1(Canary));
            QVERIFY(!isInFiles(folder.path()));
        }
        const auto store = *LocalStore::open(folder.path(), m_clock);
        QVERIFY(!(*store->messages().one(1, channel, 1))->content);
        QCOMPARE((*store->messages().one(1, channel, 1))->sealed, row.sealed);
    }
};

QTEST_GUILESS_MAIN(SealedTableTest)
#include "tst_sealed_table.moc"
