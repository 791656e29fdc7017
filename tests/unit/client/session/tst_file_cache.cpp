// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files are fetched once, whole or not at all, and those that nobody looks at go first.
#include "client/crypto/bytes.h"
#include "client/session/file_cache.h"
#include "tests/support/fake_http_server.h"

#include <QBuffer>
#include <QDateTime>
#include <QDir>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin;
using namespace dunlin::client;
using namespace dunlin::test;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;

} // namespace

class FileCacheTest : public QObject
{
    Q_OBJECT

    ManualClock m_clock;
    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<FakeHttpServer> m_server;
    std::unique_ptr<HttpClient> m_http;
    std::unique_ptr<FileCache> m_cache;
    QByteArray m_content;
    QList<QByteArray> m_ranges;

    QString folder() const { return m_dir->filePath(u"files"_s); }
    std::shared_ptr<std::optional<Result<QString>>> fetch(const FileId &id)
    {
        auto got = std::make_shared<std::optional<Result<QString>>>();
        finally(this, m_cache->fetch(id, m_content.size()),
                [got](const Result<QString> &path) { got->emplace(path); });
        return got;
    }
    Said part(const Heard &heard)
    {
        const QByteArray range = heard.headers.value("range");
        m_ranges.append(range);
        const QList<QByteArray> ends = range.mid(6).split('-');
        const qint64 from = ends.value(0).toLongLong();
        const qint64 to = ends.value(1).toLongLong();
        return {206, m_content.mid(from, to - from + 1), false, false};
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        m_server = std::make_unique<FakeHttpServer>();
        m_server->answers = [this](const Heard &heard) { return part(heard); };
        m_http = std::make_unique<HttpClient>(m_clock);
        m_http->setServer(m_server->url());
        m_http->setCredentials(Credentials::fresh(u"token"_s, 900, u"refresh"_s, m_clock.nowMs()));
        m_cache = std::make_unique<FileCache>(folder(), *m_http);
        m_content = QByteArray(int(FileCache::PieceBytes) + 10, 'x');
        m_ranges.clear();
    }
    void cleanup()
    {
        m_cache.reset();
        m_http.reset();
        m_server.reset();
    }

    void aFileComesInPiecesAndOnce()
    {
        const FileId id = FileId::create();
        const auto first = fetch(id);
        const auto second = fetch(id);
        QTRY_VERIFY_WITH_TIMEOUT(first->has_value() && second->has_value(), Patience);
        QVERIFY2((*first)->ok(), qPrintable((*first)->ok() ? QString() : (*first)->error().detail));
        QCOMPARE((*second)->value(), (*first)->value());
        QFile file((*first)->value());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), m_content);
        QCOMPARE(m_ranges, (QList<QByteArray>{"bytes=0-1048575", "bytes=1048576-1048585"}));

        const auto again = fetch(id);
        QTRY_VERIFY_WITH_TIMEOUT(again->has_value() && (*again)->ok(), Patience);
        QCOMPARE(m_ranges.size(), 2);
        QVERIFY(!(QFile::permissions(folder()) & QFile::ReadOther));
    }

    void whatWasInterruptedGoesOn()
    {
        const FileId id = FileId::create();
        m_server->answers = [this](const Heard &heard) {
            return m_ranges.isEmpty() ? part(heard) : Said{0, {}, true, false};
        };
        const auto broken = fetch(id);
        QTRY_VERIFY_WITH_TIMEOUT(broken->has_value(), Patience);
        QVERIFY(!(*broken)->ok());
        m_server->answers = [this](const Heard &heard) { return part(heard); };
        m_cache = std::make_unique<FileCache>(folder(), *m_http);

        const auto whole = fetch(id);

        QTRY_VERIFY_WITH_TIMEOUT(whole->has_value() && (*whole)->ok(), Patience);
        QCOMPARE(m_ranges, (QList<QByteArray>{"bytes=0-1048575", "bytes=1048576-1048585"}));
    }

    // Nobody was told its size.
    void aPictureComesInOnePieceAndOnce()
    {
        m_content = QByteArray(5000, 'p');
        const FileId id = FileId::create();
        const auto ask = [&] {
            auto got = std::make_shared<std::optional<Result<QString>>>();
            finally(this, m_cache->fetchPicture(id),
                    [got](const Result<QString> &path) { got->emplace(path); });
            return got;
        };
        const auto first = ask();
        const auto second = ask();
        QTRY_VERIFY_WITH_TIMEOUT(first->has_value() && second->has_value(), Patience);
        QVERIFY((*first)->ok() && (*second)->ok());
        QFile file((*first)->value());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), m_content);
        QCOMPARE(m_ranges, QList<QByteArray>{"bytes=0-1048575"});

        // The next start has it, and without a server.
        m_cache = std::make_unique<FileCache>(folder(), *m_http);
        m_server->answers = [](const Heard &) { return Said{404, {}, false, false}; };
        const auto again = ask();
        QTRY_VERIFY_WITH_TIMEOUT(again->has_value() && (*again)->ok(), Patience);
        QCOMPARE(m_ranges.size(), 1);
        QVERIFY(!(QFile::permissions(folder()) & QFile::ReadOther));
        QCOMPARE(QDir(folder()).entryList(QDir::Files), QStringList{id.toText()});
    }

    void aPictureThatCantBeHadIsAskedForAgain()
    {
        const FileId id = FileId::create();
        m_server->answers = [](const Heard &) { return Said{404, {}, false, false}; };
        std::optional<Result<QString>> got;
        const auto ask = [&] {
            got.reset();
            finally(this, m_cache->fetchPicture(id),
                    [&got](const Result<QString> &path) { got.emplace(path); });
        };
        ask();
        QTRY_VERIFY_WITH_TIMEOUT(got, Patience);
        QVERIFY(!got->ok());
        m_server->answers = [](const Heard &) { return Said{206, {}, false, false}; };
        ask();
        QTRY_VERIFY_WITH_TIMEOUT(got, Patience);
        QCOMPARE(got->error().code, Errc::Gone);
        QVERIFY(!QFile::exists(folder() + u'/' + id.toText()));
        m_server->answers = [this](const Heard &heard) { return part(heard); };
        ask();
        QTRY_VERIFY_WITH_TIMEOUT(got && got->ok(), Patience);
        // Another account gets nothing of it, neither now nor later.
        m_cache->clear();
        QVERIFY(!QFile::exists(got->value()));
        ask();
        m_cache->clear();
        QTRY_VERIFY_WITH_TIMEOUT(got, Patience);
        QCOMPARE(got->error().code, Errc::Gone);
    }

    // From one seal to another, with nothing of it on the disk; and what was in the clear is sealed.
    void whatIsSentOnIsSealedAnew_data()
    {
        QTest::addColumn<bool>("sealed");
        QTest::newRow("sealed") << true;
        QTest::newRow("in the clear") << false;
    }
    void whatIsSentOnIsSealedAnew()
    {
        QFETCH(const bool, sealed);
        QByteArray plain = QByteArray("what nobody else reads ").repeated(4'000);
        QBuffer in(&plain);
        QByteArray bytes;
        QBuffer out(&bytes);
        QVERIFY(in.open(QIODevice::ReadOnly) && out.open(QIODevice::WriteOnly));
        const auto seal = sealFile(in, out);
        QVERIFY(seal.ok());
        m_content = sealed ? bytes : plain;
        if (sealed)
            m_cache->setOpener([&](const FileId &) { return Result(std::optional(*seal)); });
        const QString to = m_dir->filePath(u"anew"_s);
        std::optional<Result<FileSeal>> got;
        const auto ask = [&] {
            got.reset();
            finally(this, m_cache->sealAnew(FileId::create(), plain.size(), to),
                    [&got](const Result<FileSeal> &made) { got.emplace(made); });
        };
        ask();
        QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), Patience);
        QVERIFY(got->ok());
        QFile anew(to);
        QVERIFY(anew.open(QIODevice::ReadOnly));
        QByteArray opened;
        QBuffer reads(&opened);
        QVERIFY(reads.open(QIODevice::WriteOnly));
        QVERIFY(openFile(anew, reads, **got).ok());
        QVERIFY(opened == plain);
        QVERIFY(!QFileInfo::exists(folder() + u"/opened"_s));
        if (!sealed)
            return;
        // Changed on its way: nothing is left of it.
        QVERIFY(QFile::remove(to));
        m_content[200] = char(m_content.at(200) ^ 1);
        ask();
        QTRY_VERIFY_WITH_TIMEOUT(got.has_value(), Patience);
        QVERIFY(!got->ok());
        QCOMPARE(got->error().code, Errc::Conflict);
        QVERIFY(!QFile::exists(to));
    }

    void whatIsSealedIsOpenedWholeOrNotAtAll()
    {
        QByteArray plain(100'000, 'p');
        QBuffer in(&plain);
        QByteArray sealed;
        QBuffer out(&sealed);
        QVERIFY(in.open(QIODevice::ReadOnly) && out.open(QIODevice::WriteOnly));
        const auto seal = sealFile(in, out);
        QVERIFY(seal.ok());
        QHash<FileId, FileSeal> seals;
        Status refusal = ok();
        m_cache->setOpener([&](const FileId &id) -> Result<std::optional<FileSeal>> {
            if (!refusal.ok())
                return refusal.error();
            return seals.contains(id) ? std::optional(seals.value(id)) : std::nullopt;
        });
        const auto get = [&](const FileId &id) {
            auto got = std::make_shared<std::optional<Result<QString>>>();
            finally(this, m_cache->fetch(id, plain.size()),
                    [got](const Result<QString> &path) { got->emplace(path); });
            return got;
        };
        const FileId id = FileId::create();
        seals.insert(id, *seal);
        const QDir opened(QDir(folder()).filePath(u"opened"_s));

        // Changed in the middle, at its end, cut, and another file than the message says.
        for (const qsizetype at : {qsizetype(50'000), sealed.size() - 1}) {
            m_content = sealed;
            m_content[at] = char(m_content[at] ^ 1);
            const auto changed = get(id);
            QTRY_VERIFY_WITH_TIMEOUT(changed->has_value(), Patience);
            QVERIFY(!(*changed)->ok());
            QCOMPARE((*changed)->error().code, Errc::Conflict);
            QVERIFY((*changed)->error().detail.contains(u"changed"_s));
            QCOMPARE(opened.entryList(QDir::Files), QStringList());
        }
        m_content = sealed.left(sealed.size() - 20'000);
        const auto cut = get(id);
        QTRY_VERIFY_WITH_TIMEOUT(cut->has_value(), Patience);
        QVERIFY(!(*cut)->ok());
        QFile::remove(QDir(folder()).filePath(id.toText() + u".part"_s));
        m_content = sealed;
        const FileId other = FileId::create();
        FileSeal wrong = *seal;
        wrong.digest[0] = char(wrong.digest[0] ^ 1);
        seals.insert(other, wrong);
        const auto another = get(other);
        QTRY_VERIFY_WITH_TIMEOUT(another->has_value(), Patience);
        QCOMPARE((*another)->error().code, Errc::Conflict);
        QCOMPARE(opened.entryList(QDir::Files), QStringList());

        // What was refused is not kept: the next time it comes anew, and is right.
        m_ranges.clear();
        const auto good = get(id);
        QTRY_VERIFY_WITH_TIMEOUT(good->has_value(), Patience);
        QVERIFY((*good)->ok());
        QCOMPARE(m_ranges.size(), 1);
        QFile file((*good)->value());
        QVERIFY(file.open(QIODevice::ReadOnly));
        QCOMPARE(file.readAll(), plain);
        file.close();
        QVERIFY(!(QFile::permissions(opened.path()) & QFile::ReadOther));
        const auto again = get(id);
        QTRY_VERIFY_WITH_TIMEOUT(again->has_value(), Patience);
        QCOMPARE((*again)->value(), (*good)->value());
        QCOMPARE(m_ranges.size(), 1);
        // Opened it lies there only while the program runs; sealed it stays.
        m_cache = std::make_unique<FileCache>(folder(), *m_http);
        QVERIFY(!QFile::exists(opened.path()));
        QFile kept(QDir(folder()).filePath(id.toText()));
        QVERIFY(kept.open(QIODevice::ReadOnly));
        QCOMPARE(kept.readAll(), sealed);
        // A profile whose keys can't be read does not take it for a plain one.
        m_cache->setOpener([](const FileId &) -> Result<std::optional<FileSeal>> {
            return fail(Errc::Unavailable, u"locked"_s);
        });
        const auto locked = get(id);
        QTRY_VERIFY_WITH_TIMEOUT(locked->has_value(), Patience);
        QCOMPARE((*locked)->error().code, Errc::Unavailable);
    }

    void aRefusalAndAnEmptyAnswerEndIt()
    {
        m_server->answers = [](const Heard &) { return test::error(404, "notFound"); };
        const auto gone = fetch(FileId::create());
        QTRY_VERIFY_WITH_TIMEOUT(gone->has_value(), Patience);
        QCOMPARE((*gone)->error().code, Errc::NotFound);
        m_server->answers = [](const Heard &) { return Said{206, {}, false, false}; };
        const auto empty = fetch(FileId::create());
        QTRY_VERIFY_WITH_TIMEOUT(empty->has_value(), Patience);
        QVERIFY(!(*empty)->ok());
    }

    void theLongestUnusedGoFirst()
    {
        m_content = QByteArray(1000, 'x');
        m_cache = std::make_unique<FileCache>(folder(), *m_http, 2'500);
        QList<FileId> ids;
        for (int i = 0; i < 2; ++i) {
            ids.append(FileId::create());
            const auto got = fetch(ids.last());
            QTRY_VERIFY_WITH_TIMEOUT(got->has_value() && (*got)->ok(), Patience);
            // Used long ago, the first one before the second.
            QFile file((*got)->value());
            QVERIFY(file.open(QIODevice::ReadWrite));
            QVERIFY(file.setFileTime(QDateTime::currentDateTimeUtc().addDays(i - 10),
                                     QFile::FileModificationTime));
        }
        // The first is looked at again.
        const auto used = fetch(ids.first());
        QTRY_VERIFY_WITH_TIMEOUT(used->has_value(), Patience);
        ids.append(FileId::create());
        const auto third = fetch(ids.last());
        QTRY_VERIFY_WITH_TIMEOUT(third->has_value() && (*third)->ok(), Patience);

        QVERIFY(QFile::exists(QDir(folder()).filePath(ids.at(0).toText())));
        QVERIFY(!QFile::exists(QDir(folder()).filePath(ids.at(1).toText())));
        QVERIFY(QFile::exists(QDir(folder()).filePath(ids.at(2).toText())));
        m_cache->clear();
        QVERIFY(!QFile::exists(folder()));
    }

    void whatCanBeFetchedAgainIsLetGoOf()
    {
        const FileId gone = FileId::create();
        const auto first = fetch(gone);
        QTRY_VERIFY_WITH_TIMEOUT(first->has_value() && (*first)->ok(), Patience);
        const FileId needed = FileId::create();
        const auto second = fetch(needed);
        QTRY_VERIFY_WITH_TIMEOUT(second->has_value() && (*second)->ok(), Patience);
        const auto write = [](const QString &path) {
            QFile file(path);
            QVERIFY(file.open(QIODevice::WriteOnly));
            QCOMPARE(file.write("0123456789"), 10);
        };
        // Sealed here, and not sent yet.
        const QString aside = m_cache->aside();
        write(aside);
        const QString opened = QFileInfo(aside).dir().filePath(FileId::create().toText());
        write(opened);
        write(opened + u".part3"_s);
        write(QDir(folder()).filePath(u"somebody-elses"_s));
        // One that comes just now.
        m_server->answers = [](const Heard &) { return Said{0, {}, false, true}; };
        const FileId coming = FileId::create();
        write(QDir(folder()).filePath(coming.toText() + u".part"_s));
        const auto third = fetch(coming);
        const qint64 before = m_cache->bytes();
        QCOMPARE(before, 2 * m_content.size() + 50);

        QCOMPARE(m_cache->release({needed}), m_content.size() + 10);

        QCOMPARE(m_cache->bytes(), before - m_content.size() - 10);
        QVERIFY(!QFile::exists((*first)->value()) && !QFile::exists(opened));
        QVERIFY(QFile::exists((*second)->value()) && QFile::exists(aside));
        QVERIFY(QFile::exists(opened + u".part3"_s));
        QVERIFY(QFile::exists(QDir(folder()).filePath(coming.toText() + u".part"_s)));
        QVERIFY(QFile::exists(QDir(folder()).filePath(u"somebody-elses"_s)));
        m_server->answers = [this](const Heard &heard) { return part(heard); };
        const auto again = fetch(gone);
        QTRY_VERIFY_WITH_TIMEOUT(again->has_value() && (*again)->ok(), Patience);
    }
};

QTEST_GUILESS_MAIN(FileCacheTest)
#include "tst_file_cache.moc"
