// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The object store in a folder, and what a crash between two of its steps leaves.
#include "server/files/disk_store.h"

#include <QCryptographicHash>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dunlin;
using namespace dunlin::server;
using namespace Qt::StringLiterals;

namespace {

QByteArray hashOf(const QByteArray &bytes)
{
    return QCryptographicHash::hash(bytes, QCryptographicHash::Sha256);
}

} // namespace

class DiskStoreTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        auto store = DiskStore::create(path());
        QVERIFY(store.ok());
        m_store = *std::move(store);
    }

    void chunksBecomeAContent()
    {
        const FileId part = FileId::create();
        const QByteArray bytes = "one two three";
        QVERIFY(m_store->append(part, 0, bytes.left(4)).ok());
        QVERIFY(m_store->append(part, 4, bytes.mid(4)).ok());
        const auto look = m_store->look(part, bytes.size());
        QVERIFY(look.ok());
        QCOMPARE(look->sha256, hashOf(bytes));
        QCOMPARE(look->beginning, bytes);
        QVERIFY(m_store->place(part, look->sha256, bytes.size()).ok());

        const auto reader = m_store->open(look->sha256);
        QVERIFY(reader.ok());
        QCOMPARE((*reader)->size(), bytes.size());
        QCOMPARE(*(*reader)->read(4, 3), "two");
        QVERIFY(!(*reader)->read(10, 10).ok());
        QVERIFY(m_store->parts()->isEmpty());
        QCOMPARE(*m_store->contents(uchar(look->sha256[0])), QList<QByteArray>{look->sha256});

        // Whoever reads goes on reading.
        QVERIFY(m_store->remove(look->sha256).ok());
        QVERIFY(m_store->remove(look->sha256).ok());
        QCOMPARE(*(*reader)->read(0, 3), "one");
        QCOMPARE(m_store->open(look->sha256).error().code, Errc::Gone);
    }

    void whatNobodyNotedIsWrittenAgain()
    {
        // The process died after the bytes were written and before their number was.
        const FileId part = FileId::create();
        QVERIFY(m_store->append(part, 0, "abc").ok());
        QVERIFY(m_store->append(part, 3, "never noted").ok());
        QVERIFY(m_store->append(part, 3, "def").ok());
        QCOMPARE(m_store->look(part, 6)->sha256, hashOf("abcdef"));
        // And what lies behind the end is no part of the content.
        QVERIFY(m_store->append(part, 6, "tail").ok());
        QCOMPARE(m_store->look(part, 6)->sha256, hashOf("abcdef"));
        QVERIFY(m_store->place(part, hashOf("abcdef"), 6).ok());
        QCOMPARE((*m_store->open(hashOf("abcdef")))->size(), 6);
    }

    void aPartThatIsShorterThanNotedIsGone()
    {
        const FileId part = FileId::create();
        QCOMPARE(m_store->append(part, 3, "def").error().code, Errc::Gone);
        QVERIFY(m_store->append(part, 0, "abc").ok());
        QCOMPARE(m_store->append(part, 4, "x").error().code, Errc::Gone);
        QCOMPARE(m_store->look(part, 4).error().code, Errc::Gone);
        QCOMPARE(m_store->look(FileId::create(), 0).error().code, Errc::Gone);
    }

    void theSameContentIsKeptOnce()
    {
        const FileId one = FileId::create();
        const FileId two = FileId::create();
        for (const FileId &each : {one, two}) {
            QVERIFY(m_store->append(each, 0, "same").ok());
            QVERIFY(m_store->place(each, hashOf("same"), 4).ok());
            // Placing was noted by nobody: it is done again.
            QVERIFY(m_store->place(each, hashOf("same"), 4).ok());
        }
        QVERIFY(m_store->parts()->isEmpty());
        QCOMPARE(m_store->contents(uchar(hashOf("same")[0]))->size(), 1);
        QCOMPARE(m_store->place(FileId::create(), hashOf("other"), 5).error().code, Errc::Gone);
    }

    void linksAreNotFollowed()
    {
        const FileId part = FileId::create();
        const QString outside = m_dir->filePath(u"outside"_s);
        QFile file(outside);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.close();
        QVERIFY(QFile::link(outside, path() + u"/parts/"_s + part.toText()));
        QVERIFY(!m_store->append(part, 0, "abc").ok());
        QCOMPARE(QFile(outside).size(), 0);
    }

    void strangersInTheFolderAreNotNamed()
    {
        QFile stray(path() + u"/parts/README"_s);
        QVERIFY(stray.open(QIODevice::WriteOnly));
        QFile other(path() + u"/contents/00/"_s + QString(64, u'1'));
        QVERIFY(other.open(QIODevice::WriteOnly));
        QVERIFY(m_store->parts()->isEmpty());
        QVERIFY(m_store->contents(0)->isEmpty());
        QVERIFY(*m_store->freeBytes() > 0);
    }

    void foldersAreOurs()
    {
        constexpr auto others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
            | QFileDevice::ExeGroup | QFileDevice::ReadOther | QFileDevice::WriteOther
            | QFileDevice::ExeOther;
        for (const auto *each : {"", "/parts", "/contents", "/contents/ff"})
            QVERIFY(!(QFile::permissions(path() + QLatin1StringView(each)) & others));
        QVERIFY(DiskStore::create(path()).ok());
        QVERIFY(!DiskStore::create(m_dir->filePath(u"no/such/folder"_s)).ok());
    }

private:
    QString path() const { return m_dir->filePath(u"files"_s); }

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<DiskStore> m_store;
};

QTEST_GUILESS_MAIN(DiskStoreTest)
#include "tst_disk_store.moc"
