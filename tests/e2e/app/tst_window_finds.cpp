// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Files, pins, and what is found.
#include "tests/e2e/app/tst_window.h"

void WindowTest::theSearchFindsAndOpens()
{
    QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(item("switcherField") && item("switcherField")->hasActiveFocus());
    type(u"BO"_s);
    QTRY_COMPARE(item("switcherList")->property("count").toInt(), 1);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"Bob"_s,
                              Patience);
    QTRY_VERIFY(!item("switcherField"));
    QTest::keyClick(m_window, Qt::Key_K, Qt::ControlModifier);
    QTRY_VERIFY(item("switcherField") && item("switcherField")->hasActiveFocus());
    type(u"GARD"_s);
    QTRY_COMPARE(item("switcherList")->property("count").toInt(), 1);
    QTest::keyClick(m_window, Qt::Key_Return);
    QTRY_COMPARE_WITH_TIMEOUT(item("conversationTitle")->property("text").toString(), u"garden"_s,
                              Patience);
    QTRY_VERIFY(item("composer")->hasActiveFocus());
}

void WindowTest::filesArriveWholeAndOnceAlsoAfterARestart()
{
    const QString channel = timeline()->channelIdText();
    TimelineModel *theirs = m_other->timeline(channel);
    const int before = theirs->count();
    QImage image(320, 200, QImage::Format_RGB32);
    for (int y = 0; y < image.height(); ++y) {
        for (int x = 0; x < image.width(); ++x)
            image.setPixel(x, y, qRgb(x % 256, y, (x * y) % 256));
    }
    const QString path = m_dir.filePath(u"a picture.png"_s);
    QVERIFY(image.save(path));
    // More than one piece.
    QFile large(m_dir.filePath(u"large.bin"_s));
    QVERIFY(large.open(QIODevice::WriteOnly));
    QCOMPARE(large.write(QByteArray(2'500'000, 'x')), 2'500'000);
    large.close();

    m_server->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->connection() != AccountSession::Connection::Online,
                             Patience);
    QSignalSpy failures(m_session.get(), &AccountSession::failed);
    m_session->sendAttachments(channel, {path, large.fileName()}, u"look at this"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 1, Patience);
    m_session->sendAttachments(channel, {m_dir.filePath(u"nowhere"_s)}, {});
    QTRY_COMPARE_WITH_TIMEOUT(failures.size(), 1, Patience);
    m_engine.reset();
    m_session.reset();
    open();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->state(), AccountSession::State::SignedIn, Patience);
    QTRY_VERIFY(shell());
    QMetaObject::invokeMethod(shell(), "openChannel", Q_ARG(QString, channel));
    QTRY_COMPARE_WITH_TIMEOUT(newest("files").toList().size(), 2, Patience);
    QCOMPARE(newest("type").toString(), u"file"_s);
    QVERIFY(newest("progress").toReal() >= 0);
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    m_session->reconnectNow();
    m_other->reconnectNow();

    QTRY_COMPARE_WITH_TIMEOUT(m_session->pendingCount(), 0, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), before + 1, 60'000);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->get(0).value(u"files"_s).toList().size(), 2, Patience);
    QCOMPARE(theirs->get(0).value(u"body"_s).toString(), u"look at this"_s);
    const QVariantList files = theirs->get(0).value(u"files"_s).toList();
    QCOMPARE(files.at(0).toMap().value(u"name"_s).toString(), u"a picture.png"_s);
    QCOMPARE(files.at(0).toMap().value(u"contentType"_s).toString(), u"image/png"_s);
    for (int i = 0; i < 2; ++i) {
        const QVariantMap file = files.at(i).toMap();
        const QString target = m_dir.filePath(u"saved %1"_s.arg(i));
        QSignalSpy saved(m_other.get(), &AccountSession::fileSaved);
        m_other->saveFile(file.value(u"fileId"_s).toString(), file.value(u"size"_s).toLongLong(),
                          QUrl::fromLocalFile(target).toString());
        QTRY_COMPARE_WITH_TIMEOUT(saved.size(), 1, Patience);
        QFile mine(i == 0 ? path : large.fileName());
        QFile yours(target);
        QVERIFY(mine.open(QIODevice::ReadOnly) && yours.open(QIODevice::ReadOnly));
        QVERIFY(mine.readAll() == yours.readAll());
    }
    // Once.
    m_other->send(channel, u"after it"_s);
    QTRY_COMPARE_WITH_TIMEOUT(theirs->count(), before + 2, Patience);
}

void WindowTest::messagesAreFoundFromTheKeyboard()
{
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    m_other->send(timeline()->channelIdText(), u"a heron stands in the reeds"_s);
    QTRY_COMPARE_WITH_TIMEOUT(newest("body").toString(), u"a heron stands in the reeds"_s,
                              Patience);
    m_other->send(timeline()->channelIdText(), u"and is gone"_s);
    QTRY_COMPARE_WITH_TIMEOUT(newest("body").toString(), u"and is gone"_s, Patience);

    QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier | Qt::ShiftModifier);
    QTRY_VERIFY(item("searchField"));
    QTRY_VERIFY(item("searchField")->hasActiveFocus());
    type(u"HERON ree"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->found()->count(), 1, Patience);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->found()->isBusy(), Patience);
    QVERIFY(!m_session->found()->isLocal());
    QCOMPARE(m_session->found()->gaps(), QVariantList());
    QTest::keyClick(m_window, Qt::Key_Down);
    QTRY_VERIFY(item("foundList")->hasActiveFocus());
    QTest::keyClick(m_window, Qt::Key_Return);
    // The list stays where it is, beside the conversation.
    QVERIFY(item("searchPane") && item("conversation"));
    QTRY_VERIFY(item("messageList"));

    QTest::keyClick(m_window, Qt::Key_F, Qt::ControlModifier);
    QTRY_VERIFY(item("searchField")->hasActiveFocus());
    QTRY_COMPARE(item("searchPane")->property("here").toBool(), true);
    type(u"zebra"_s);
    QTRY_VERIFY_WITH_TIMEOUT(!m_session->found()->isBusy() && m_session->found()->count() == 0,
                             Patience);

    m_server->stop();
    QTRY_VERIFY_WITH_TIMEOUT(m_session->connection() != AccountSession::Connection::Online,
                             Patience);
    m_session->searchMessages(u"heron"_s);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->found()->count(), 1, Patience);
    QVERIFY(m_session->found()->isLocal());
    QTRY_VERIFY_WITH_TIMEOUT(item("localNotice"), Patience);
    QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    m_session->reconnectNow();
    m_other->reconnectNow();
    QTRY_COMPARE_WITH_TIMEOUT(m_session->connection(), AccountSession::Connection::Online,
                              Patience);
    QTest::keyClick(m_window, Qt::Key_Escape);
    QTRY_VERIFY(!item("searchPane"));
}

void WindowTest::pinsAndFilesStandBesideTheConversation()
{
    const QString channel = timeline()->channelIdText();
    const QString message = newest("messageId").toString();
    m_session->pin(channel, message, true);
    QTRY_COMPARE_WITH_TIMEOUT(newest("pinned").toBool(), true, Patience);
    click("moreButton");
    click("pinsItem");
    QTRY_VERIFY(item("pinsPane"));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pinList()->count(), 1, Patience);
    QCOMPARE(m_session->pinList()
                 ->data(m_session->pinList()->index(0), FoundModel::PinnedByRole)
                 .toString(),
             u"Ada Lovelace"_s);
    // Somebody else takes it off: the list follows.
    m_other->pin(channel, message, false);
    QTRY_COMPARE_WITH_TIMEOUT(m_session->pinList()->count(), 0, Patience);

    click("moreButton");
    click("filesItem");
    QTRY_VERIFY(item("filesPane"));
    QVERIFY(!item("pinsPane"));
    QTRY_COMPARE_WITH_TIMEOUT(m_session->channelFiles()->count(), 1, Patience);
    QTRY_VERIFY(item("goToMessage"));
    click("goToMessage");
    click("closeFiles");
    QTRY_VERIFY(!item("filesPane"));
}
