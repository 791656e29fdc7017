// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Pictures for the window: each question is answered once, also when nobody can answer it any more, and what nobody shows any
// more is not waited for.
#include "client/bridge/file_images.h"
#include "client/session/account_session.h"
#include "shared/core/secret.h"

#include <QImage>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>
#include <QUrl>

using namespace dunlin;
using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 30'000;
constexpr QSize Small(32, 32);

using Response = std::unique_ptr<QQuickImageResponse>;

} // namespace

class FileImagesTest : public QObject
{
    Q_OBJECT

    std::unique_ptr<QTemporaryDir> m_dir;
    std::unique_ptr<AccountSession> m_session;
    std::unique_ptr<FileImages> m_images;

    // Of somebody whose picture can't be had now: nobody is connected.
    Response face(const FileId &id = FileId::create())
    {
        return Response(m_images->requestImageResponse(u"face/"_s + id.toText(), Small));
    }
    static void turn()
    {
        for (int i = 0; i < 10; ++i)
            QCoreApplication::processEvents();
    }

private Q_SLOTS:
    void initTestCase() { QVERIFY(initCrypto()); }
    void init()
    {
        m_dir = std::make_unique<QTemporaryDir>();
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        auto made = AccountSession::create(m_dir->filePath(u"profile"_s), options);
        QVERIFY(made.ok());
        m_session = std::move(made).value();
        m_images = std::make_unique<FileImages>(*m_session);
        QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedOut, Patience);
    }
    void cleanup()
    {
        m_images.reset();
        m_session.reset();
    }

    void whatIsOfThisDeviceIsDrawn()
    {
        const QString path = m_dir->filePath(u"a picture.png"_s);
        QImage picture(64, 48, QImage::Format_RGB32);
        picture.fill(Qt::darkGreen);
        QVERIFY(picture.save(path));
        const Response response(m_images->requestImageResponse(
            u"local/"_s + QString::fromUtf8(QUrl::toPercentEncoding(path)), Small));
        QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
        QCOMPARE(response->errorString(), QString());
        const std::unique_ptr<QQuickTextureFactory> drawn(response->textureFactory());
        QCOMPARE(drawn->image().size(), QSize(32, 24));
        // It was under way by itself: nothing is finished twice.
        response->cancel();
        turn();
        QCOMPARE(finished.size(), 1);
    }

    void whatIsNoFileIsSaid()
    {
        const Response response(m_images->requestImageResponse(u"face/nobody"_s, Small));
        QSignalSpy finished(response.get(), &QQuickImageResponse::finished);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
        QVERIFY(!response->errorString().isEmpty());
    }

    // The engine waits for that, and lets go of it.
    void aFaceThatNobodyShowsAnyMoreIsNotWaitedFor()
    {
        const FileId id = FileId::create();
        const Response gone = face(id);
        const Response stays = face(id);
        QSignalSpy finished(gone.get(), &QQuickImageResponse::finished);
        QSignalSpy other(stays.get(), &QQuickImageResponse::finished);
        turn();
        QCOMPARE(finished.size(), 0);

        gone->cancel();
        // Not from within: the engine holds its lock.
        QCOMPARE(finished.size(), 0);
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
        gone->cancel();
        turn();
        QCOMPARE(finished.size(), 1);
        QCOMPARE(other.size(), 0);
        m_session.reset();
        QTRY_COMPARE_WITH_TIMEOUT(other.size(), 1, Patience);
        QCOMPARE(finished.size(), 1);
    }

    void whenTheAccountGoesAllAreAnswered()
    {
        const Response first = face();
        const Response second = face();
        QSignalSpy finished(first.get(), &QQuickImageResponse::finished);
        QSignalSpy also(second.get(), &QQuickImageResponse::finished);
        turn();
        m_session.reset();
        QTRY_COMPARE_WITH_TIMEOUT(finished.size(), 1, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(also.size(), 1, Patience);
        QVERIFY(!first->errorString().isEmpty());
        // And whoever asks then.
        const Response late = face();
        QSignalSpy told(late.get(), &QQuickImageResponse::finished);
        QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, Patience);
    }
};

QTEST_MAIN(FileImagesTest)
#include "tst_file_images.moc"
