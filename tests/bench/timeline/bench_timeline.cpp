// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening a channel of 100 000 messages: the time until its first full frame, and the memory it takes.
//
// The real model and the real view; pages are made up on demand, as the store would read them, one turn of the
// event loop after they were asked for. What the store itself costs is measured with the store.
#include "client/app/look.h"
#include "client/bridge/icon_images.h"
#include "client/models/timeline_model.h"

#include <QElapsedTimer>
#include <QFile>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr qint64 Many = 100'000;
constexpr double FrameBar = 150;        // ms
constexpr qint64 MemoryBar = 15 * 1024; // KiB

qint64 residentKiB()
{
    QFile file(u"/proc/self/status"_s);
    if (!file.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = file.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("VmRSS:"))
            return line.mid(6).trimmed().split(' ').first().toLongLong();
    }
    return 0;
}

// A channel whose pages come when they are asked for.
class Channel
{
public:
    explicit Channel(qint64 messages)
        : m_messages(messages)
    {
        for (int i = 0; i < 6; ++i)
            m_people.append(UserId::create());
        model = std::make_unique<TimelineModel>(m_id, m_people.first());
        QObject::connect(
            model.get(), &TimelineModel::pageWanted, model.get(),
            [this](qint64 page) { bring(page); }, Qt::QueuedConnection);
    }
    void open()
    {
        TimelineState state;
        state.channel = m_id;
        state.msgCount = m_messages;
        state.readOrd = m_messages;
        model->setState(state);
    }

    std::unique_ptr<TimelineModel> model;

private:
    void bring(qint64 number)
    {
        TimelinePage page;
        page.channel = m_id;
        page.page = number;
        const qint64 first = number * TimelinePage::Size + 1;
        for (qint64 ord = first; ord < first + TimelinePage::Size && ord <= m_messages; ++ord) {
            TimelineRow row;
            row.kind = TimelineRow::Kind::Message;
            row.message.channelId = m_id;
            row.message.ord = row.message.seq = row.message.revSeq = ord;
            row.message.id = OpId::create();
            row.message.senderId = m_people.at((ord / 3) % m_people.size());
            row.message.content = u"Message %1, as long as people write them: "_s.arg(ord)
                + QString(int(ord * 37 % 160), u'x');
            row.message.createdAt = 1'700'000'000'000 + ord * 60'000;
            row.senderName = u"Person %1"_s.arg((ord / 3) % m_people.size());
            page.rows.append(row);
        }
        model->setPage(page);
    }

    const ChannelId m_id = ChannelId::create();
    QList<UserId> m_people;
    qint64 m_messages;
};

} // namespace

class TimelineBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void openingTakesOneFrameWhateverTheLength();
    void scrollingThroughHistory();

private:
    double open(Channel &channel);
    QQuickView m_view;
};

void TimelineBench::initTestCase()
{
    installFonts();
    m_view.engine()->addImportPath(u"qrc:/qt/qml"_s);
    m_view.engine()->addImageProvider(u"icon"_s, new IconImages); // owned by the engine
    m_view.setResizeMode(QQuickView::SizeRootObjectToView);
    m_view.resize(900, 800);
    m_view.setInitialProperties({{u"timeline"_s, QVariant()},
                                 {u"ready"_s, false},
                                 {u"firstUnreadRow"_s, -1},
                                 {u"title"_s, u"#general"_s}});
    m_view.setSource(QUrl(u"qrc:/qt/qml/Dunlin/Timeline/TimelineView.qml"_s));
    QCOMPARE(m_view.status(), QQuickView::Ready);
    m_view.show();
    QVERIFY(QTest::qWaitForWindowExposed(&m_view));
    // A small channel first: what is loaded once for all is not the price of the large one.
    Channel small(200);
    open(small);
    QTest::qWait(300);
    m_view.rootObject()->setProperty("timeline", QVariant());
    QTest::qWait(100);
}

// Milliseconds until a frame with the newest message in it.
double TimelineBench::open(Channel &channel)
{
    QElapsedTimer clock;
    clock.start();
    channel.open();
    m_view.rootObject()->setProperty("ready", true);
    m_view.rootObject()->setProperty("timeline", QVariant::fromValue(channel.model.get()));
    QSignalSpy frames(&m_view, &QQuickWindow::frameSwapped);
    while (clock.elapsed() < 20'000) {
        frames.wait(1000);
        if (channel.model->count() > 0 && !channel.model->get(0).value(u"placeholder"_s).toBool())
            break;
    }
    return double(clock.nsecsElapsed()) / 1e6;
}

void TimelineBench::openingTakesOneFrameWhateverTheLength()
{
    QList<double> times;
    qint64 grown = 0;
    for (int run = 0; run < 5; ++run) {
        const qint64 before = residentKiB();
        Channel channel(Many);
        times.append(open(channel));
        QTest::qWait(200);
        grown = std::max(grown, residentKiB() - before);
        m_view.rootObject()->setProperty("timeline", QVariant());
        QTest::qWait(50);
    }
    std::sort(times.begin(), times.end());
    qInfo("100 000 messages: first frame after %.0f ms (best %.0f), memory +%.1f MB", times.at(2),
          times.first(), double(grown) / 1024);
    QVERIFY2(times.first() < FrameBar, qPrintable(QString::number(times.first())));
    QVERIFY2(grown < MemoryBar, qPrintable(QString::number(grown)));
}

void TimelineBench::scrollingThroughHistory()
{
    Channel channel(Many);
    open(channel);
    QTest::qWait(200);
    auto *list = m_view.rootObject()->findChild<QQuickItem *>(u"messageList"_s);
    QVERIFY(list);
    m_view.rootObject()->setProperty("stick", false);
    QList<double> frames;
    QElapsedTimer clock;
    QSignalSpy swapped(&m_view, &QQuickWindow::frameSwapped);
    for (int i = 0; i < 300; ++i) {
        clock.start();
        list->setProperty("contentY", list->property("contentY").toDouble() - 120);
        m_view.update();
        if (!swapped.wait(1000))
            break;
        frames.append(double(clock.nsecsElapsed()) / 1e6);
    }
    QVERIFY(frames.size() > 200);
    std::sort(frames.begin(), frames.end());
    qInfo("scrolling 120 px a frame: median %.1f ms, 95 %% %.1f ms, 99 %% %.1f ms",
          frames.at(frames.size() / 2), frames.at(frames.size() * 95 / 100),
          frames.at(frames.size() * 99 / 100));
}

QTEST_MAIN(TimelineBench)
#include "bench_timeline.moc"
