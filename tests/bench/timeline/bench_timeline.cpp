// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Opening a channel of 100 000 messages: the time until its first full frame, and the memory it takes; and of one that is
// encrypted against one that is not.
//
// The real store on disk, the real engine, model and view; only the hub is not there. What the engine does in a thread
// of its own happens here in the window's, one turn of the event loop after it was asked for, so it counts in full.
#include "client/app/look.h"
#include "client/bridge/icon_images.h"
#include "client/models/timeline_model.h"
#include "client/session/engine.h"
#include "client/store/local_store.h"
#include "shared/core/secret.h"
#include "tests/support/scripted_link.h"
#include "tests/support/sealed_author.h"

#include <QElapsedTimer>
#include <QFile>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickView>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr qint64 Many = 100'000;
constexpr double FrameBar = 150;        // ms
constexpr qint64 MemoryBar = 15 * 1024; // KiB
constexpr double SealedBar = 1.5;       // times what the plain one takes

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

// A profile on disk with two channels that are held whole, and its engine.
class Held
{
public:
    Held()
    {
        for (int i = 0; i < 6; ++i) {
            wire::User user;
            user.username = u"person%1"_s.arg(i);
            user.displayName = u"Person %1"_s.arg(i);
            user.id = m_authors.at(i).user();
            m_people.append(user);
        }
    }
    enum class Kind { Plain, Encrypted };
    ChannelId add(qint64 messages, Kind kind = Kind::Plain)
    {
        const bool isEncrypted = kind == Kind::Encrypted;
        auto opened = LocalStore::open(m_folder.path(), m_clock);
        if (!opened.ok())
            qFatal("the store can't be opened");
        LocalStore &store = **opened;
        if (!store.sealedRows().unlock(m_key).ok())
            qFatal("the store can't be unlocked");
        ChannelRecord record;
        record.card.id = ChannelId::create();
        record.card.name = u"channel of %1"_s.arg(messages);
        record.card.encrypted = isEncrypted;
        record.head = record.cursor = record.receivedSeq = messages;
        record.msgCount = record.readOrd = record.readSeq = messages;
        record.segments.add({1, messages, 1, messages});
        const auto fillAll = [&]() -> Status {
            DUNLIN_CHECK(store.channels().put(record));
            for (const client::test::SealedAuthor &each : m_authors)
                DUNLIN_CHECK(each.introduceTo(store));
            for (qint64 ord = 1; ord <= messages; ++ord) {
                wire::MessageRow row = message(record.card.id, ord);
                if (isEncrypted) {
                    const QString text = *row.content;
                    DUNLIN_TRY(row, m_authors.at(authorOf(ord)).say(store, row, text));
                }
                DUNLIN_CHECK(store.messages().put(record.no, row));
            }
            return ok();
        };
        const Status stored =
            store.inStore([&]() -> Status { return store.inCache([&] { return fillAll(); }); });
        if (!stored.ok())
            qFatal("the messages can't be stored");
        return record.card.id;
    }
    void open()
    {
        m_engine = std::make_unique<Engine>(m_folder.path(), m_link, m_http, m_clock, u"bench"_s);
        if (!m_engine->open(m_key).ok() || !m_engine->shelf()->putUsers(m_people).ok())
            qFatal("the profile can't be opened");
    }
    void close()
    {
        m_engine->close();
        m_engine.reset();
    }
    Engine &engine() { return *m_engine; }
    UserId self() const { return m_people.first().id; }

private:
    static Secret newKey()
    {
        if (!initCrypto())
            qFatal("no crypto");
        return Secret(randomBytes(32));
    }
    qsizetype authorOf(qint64 ord) const { return (ord / 3) % m_authors.size(); }
    wire::MessageRow message(const ChannelId &channel, qint64 ord) const
    {
        wire::MessageRow row;
        row.channelId = channel;
        row.ord = row.seq = row.revSeq = ord;
        row.id = OpId::create();
        row.senderId = m_people.at(authorOf(ord)).id;
        row.content = u"Message %1, as long as people write them: "_s.arg(ord)
            + QString(int(ord * 37 % 160), u'x');
        row.createdAt = 1'700'000'000'000 + ord * 60'000;
        return row;
    }

    QTemporaryDir m_folder;
    SystemClock m_clock;
    dunlin::test::ScriptedLink m_link;
    HttpClient m_http{m_clock};
    const Secret m_key = newKey();
    const std::vector<client::test::SealedAuthor> m_authors{6};
    QList<wire::User> m_people;
    std::unique_ptr<Engine> m_engine;
};

// One channel of it, shown.
class Channel
{
public:
    Channel(Held &held, const ChannelId &id)
        : m_held(held)
        , m_id(id)
    {
        held.open();
        model = std::make_unique<TimelineModel>(id, held.self());
        QObject::connect(
            model.get(), &TimelineModel::pageWanted, model.get(),
            [this](qint64 page) { m_held.engine().loadPage(m_id, page); }, Qt::QueuedConnection);
        QObject::connect(&held.engine(), &Engine::stateChanged, model.get(),
                         &TimelineModel::setState);
        QObject::connect(&held.engine(), &Engine::pageLoaded, model.get(), &TimelineModel::setPage);
    }
    ~Channel()
    {
        model.reset();
        m_held.close();
    }
    void open() { m_held.engine().watch(m_id); }

    std::unique_ptr<TimelineModel> model;

private:
    Held &m_held;
    const ChannelId m_id;
};

} // namespace

class TimelineBench : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void initTestCase();
    void openingTakesOneFrameWhateverTheLength();
    void anEncryptedOneOpensAboutAsFast();
    void scrollingThroughHistory();

private:
    double open(Channel &channel);
    QQuickView m_view;
    Held m_held;
    ChannelId m_large;
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
    m_large = m_held.add(Many);
    Channel small(m_held, m_held.add(200));
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
        Channel channel(m_held, m_large);
        const qint64 before = residentKiB();
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

// In turn; the channels have the same texts.
void TimelineBench::anEncryptedOneOpensAboutAsFast()
{
    const ChannelId sealed = m_held.add(Many, Held::Kind::Encrypted);
    QList<double> plainTimes;
    QList<double> sealedTimes;
    const auto take = [&](const ChannelId &id, QList<double> &times) {
        Channel channel(m_held, id);
        times.append(open(channel));
        QVERIFY(channel.model->get(0).value(u"body"_s).toString().startsWith(u"Message 100000,"_s));
        QTest::qWait(200);
        m_view.rootObject()->setProperty("timeline", QVariant());
        QTest::qWait(50);
    };
    for (int run = 0; run < 9; ++run) {
        take(m_large, plainTimes);
        take(sealed, sealedTimes);
    }
    std::sort(plainTimes.begin(), plainTimes.end());
    std::sort(sealedTimes.begin(), sealedTimes.end());
    const double ratio = sealedTimes.at(4) / plainTimes.at(4);
    qInfo("100 000 messages, encrypted: first frame after %.1f ms (best %.1f), plain %.1f (%.1f): "
          "%.2f times",
          sealedTimes.at(4), sealedTimes.first(), plainTimes.at(4), plainTimes.first(), ratio);
    QVERIFY2(ratio <= SealedBar, qPrintable(QString::number(ratio)));
}

void TimelineBench::scrollingThroughHistory()
{
    Channel channel(m_held, m_large);
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
