// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Every page looks as it did when somebody looked at it last: a demo profile is made against a real server, the program
// takes its own pictures, and each is compared with the one in docs/screenshots/pages, at half its size and square by
// square, so that how a letter's edge is drawn does not count and a button that is gone does. A page that is meant to
// look otherwise is looked at and taken anew: DUNLIN_UPDATE_PICTURES=1 (what differs is written), or =all.
#include "client/app/look.h"
#include "client/app/screenshots.h"
#include "client/app/translations.h"
#include "client/app/window.h"
#include "shared/core/secret.h"
#include "tests/e2e/app/window_driver.h"
#include "tests/support/test_server.h"

#include <QDir>
#include <QPainter>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTest>

#include <map>

using namespace Qt::StringLiterals;
using namespace dunlin;
using namespace dunlin::client;

namespace {

constexpr int Patience = 30'000;
constexpr int Square = 16;  // pixels of the half-size picture
constexpr double Most = 14; // of 255: what a square may differ on average, over its three colours
// Of a picture so many may differ by more: where the port below is taken, the server's address has another last digit.
constexpr int MostSquares = 3;
constexpr double MostOfOne = 24;
// The address of the server is on some pages. Connections of other programs have ports from 32768 on.
constexpr quint16 FirstPort = 14440;

const QString Pages = QStringLiteral(DUNLIN_SOURCE_DIR "/docs/screenshots/pages");

QImage halved(const QImage &picture)
{
    return picture.convertToFormat(QImage::Format_RGB32)
        .scaled(picture.size() / 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
}

QString freePort()
{
    for (quint16 port = FirstPort; port < FirstPort + 10; ++port) {
        QTcpServer taken;
        if (taken.listen(QHostAddress::LocalHost, port))
            return QString::number(port);
    }
    return u"0"_s;
}

double difference(const QImage &a, const QImage &b, const QRect &area)
{
    qint64 sum = 0;
    for (int y = area.top(); y <= area.bottom(); ++y) {
        for (int x = area.left(); x <= area.right(); ++x) {
            const QRgb p = a.pixel(x, y);
            const QRgb q = b.pixel(x, y);
            sum +=
                qAbs(qRed(p) - qRed(q)) + qAbs(qGreen(p) - qGreen(q)) + qAbs(qBlue(p) - qBlue(q));
        }
    }
    return double(sum) / 3 / (area.width() * area.height());
}

// What is wrong with `now`, as a sentence; empty: nothing.
QString compared(const QImage &now, const QImage &then)
{
    if (now.size() != then.size())
        return u"another size"_s;
    int changed = 0;
    double worst = 0;
    QPoint place;
    for (int y = 0; y < now.height(); y += Square) {
        for (int x = 0; x < now.width(); x += Square) {
            const QRect area = QRect(x, y, Square, Square).intersected(now.rect());
            const double by = difference(now, then, area);
            changed += by > Most;
            if (by > worst) {
                worst = by;
                place = area.topLeft() * 2;
            }
        }
    }
    if (changed <= MostSquares && worst <= MostOfOne)
        return {};
    return u"%1 squares differ, the most by %2 at %3,%4"_s.arg(changed)
        .arg(worst, 0, 'f', 1)
        .arg(place.x())
        .arg(place.y());
}

} // namespace

class PicturesTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    QTemporaryDir m_taken;
    std::unique_ptr<test::TestServer> m_server;
    std::map<QString, std::unique_ptr<AccountSession>> m_people;
    std::unique_ptr<AccountList> m_accounts;
    SoundLibrary m_sounds{std::make_unique<SilentSound>()};
    VoiceRecorder m_recorder{m_sounds};
    CodeReader m_codes{m_sounds};
    VoicePlayer m_player{m_sounds,
                         [](const FileId &, qint64) { return ready<QString>(QString()); }};
    std::unique_ptr<Spelling> m_spelling;
    std::unique_ptr<Appearance> m_appearance;
    Translations m_translations;
    Clipboard m_clipboard;
    std::unique_ptr<QQmlApplicationEngine> m_engine;
    QQuickWindow *m_window = nullptr;

    static SessionOptions options()
    {
        SessionOptions options;
        options.vault = SessionOptions::Vault::File;
        options.deviceName = u"desk"_s;
        return options;
    }
    void signUp(AccountSession &who, const QString &username, const QString &name)
    {
        QTRY_COMPARE_WITH_TIMEOUT(who.state(), AccountSession::State::SignedOut, Patience);
        who.signUp(m_server->url(), username, u"correct horse"_s, name);
        QTRY_COMPARE_WITH_TIMEOUT(who.connection(), AccountSession::Connection::Online, Patience);
        QTRY_COMPARE_WITH_TIMEOUT(who.encryption()->state(), Encryption::Ready, Patience);
    }
    void say(AccountSession &who, const QString &channel, const QString &text,
             qint64 answersSeq = 0)
    {
        QSignalSpy ended(&who, &AccountSession::operationEnded);
        who.send(channel, text, answersSeq);
        QTRY_VERIFY_WITH_TIMEOUT(!ended.isEmpty(), Patience);
    }
    // Somebody at the water, without anybody's photograph.
    QString portrait() const
    {
        QImage picture(256, 256, QImage::Format_RGB32);
        QPainter painter(&picture);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(Qt::NoPen);
        QLinearGradient sky(0, 0, 0, 256);
        sky.setColorAt(0, QColor(0xf6, 0xc5, 0x7a));
        sky.setColorAt(0.62, QColor(0xe8, 0x8a, 0x6a));
        sky.setColorAt(0.63, QColor(0x2c, 0x6e, 0x82));
        sky.setColorAt(1, QColor(0x17, 0x42, 0x57));
        painter.fillRect(picture.rect(), sky);
        painter.setBrush(QColor(0x33, 0x23, 0x2a));
        painter.drawEllipse(QPointF(128, 112), 62, 70);
        painter.setBrush(QColor(0xb8, 0x79, 0x56));
        painter.drawEllipse(QPointF(128, 118), 46, 56);
        painter.setBrush(QColor(0x8b, 0x2f, 0x3f));
        painter.drawEllipse(QPointF(128, 256), 98, 76);
        painter.end();
        const QString path = m_dir.filePath(u"priya.png"_s);
        return picture.save(path) ? path : QString();
    }
    QString makeChannel(AccountSession &who, const QString &name, const QString &about)
    {
        QSignalSpy made(&who, &AccountSession::channelReady);
        who.createChannel(name, about, false);
        if (!QTest::qWaitFor([&] { return !made.isEmpty(); }, Patience))
            return {};
        return made.first().first().toString();
    }

private Q_SLOTS:
    void initTestCase()
    {
        QVERIFY(initCrypto());
        installFonts();
        m_translations.choose(u"en"_s); // plurals
        test::TestServer::Options serverOptions;
        serverOptions.arguments = {u"--port"_s, freePort()};
        m_server = std::make_unique<test::TestServer>(serverOptions);
        QVERIFY2(m_server->start(), qPrintable(m_server->why()));
    }
    void cleanupTestCase()
    {
        m_engine.reset();
        m_accounts.reset();
        m_people.clear();
    }

    void aDemoIsMade()
    {
        auto made = AccountList::open(m_dir.filePath(u"profile"_s), options());
        QVERIFY(made.ok());
        m_accounts = std::move(made).value();
        AccountSession &lena = *m_accounts->shown();
        signUp(lena, u"lena"_s, u"Lena Falk"_s);
        for (const QString &each : {u"Jonas"_s, u"Mara"_s, u"Priya"_s}) {
            auto one = AccountSession::create(m_dir.filePath(each), options());
            QVERIFY(one.ok());
            signUp(**one, each.toLower(), each);
            m_people[each] = std::move(one).value();
        }
        AccountSession &jonas = *m_people[u"Jonas"_s];
        AccountSession &mara = *m_people[u"Mara"_s];
        AccountSession &priya = *m_people[u"Priya"_s];
        const QList<QPair<QString, QString>> places{
            {u"regatta"_s, u"The 14th, and how to get there"_s},
            {u"kitchen-rota"_s, u"Whose cake it is"_s},
            {u"general"_s, u"Everything of the club"_s},
            {u"boathouse"_s, u"Repairs and keys"_s},
        };
        QHash<QString, QString> channels;
        for (const auto &[name, about] : places) {
            const QString id = makeChannel(mara, name, about);
            QVERIFY(!id.isEmpty());
            channels.insert(name, id);
            for (AccountSession *each : {&lena, &jonas, &priya}) {
                if (name == "kitchen-rota"_L1 && each == &lena)
                    continue; // one is left to be found
                const int before = each->channels()->count();
                each->joinChannel(id);
                QTRY_COMPARE_WITH_TIMEOUT(each->channels()->count(), before + 1, Patience);
            }
        }
        const QString regatta = channels.value(u"regatta"_s);
        // Of oneself and before all others, so that it is neither unread nor the last.
        say(lena, regatta,
            u"The handicap as the sheet has it, `seconds = metres / pace`:\n```cpp\n// Of a crew, by its mean age.\ndouble handicap(int age, double metres)\n{\n    if (age < 27)\n        return 0; /* no head start */\n    const std::string boat = \"4x\";\n    return metres / 1000 * (age - 27) * factor(boat, 0.43);\n}\n```\nAnd the list of last year:\n```bash\ngrep -c 'mixed' entries.csv # 14\n```"_s);
        say(priya, regatta,
            u"Entries for the 14th close on Sunday. So far: mixed four, two singles."_s);
        // Answered, for the pictures of a thread.
        const TimelineModel *race = priya.timeline(regatta);
        const auto entries = [race] { return race->get(0).value(u"seq"_s).toLongLong(); };
        QTRY_VERIFY_WITH_TIMEOUT(race->isReady() && entries() > 0, Patience);
        const qint64 asked = entries();
        say(mara, regatta, u"One of the singles is mine, then."_s, asked);
        say(jonas, regatta, u"Trailer takes six if we strap the oars on the roof. I drive."_s,
            asked);
        const QString general = channels.value(u"general"_s);
        say(mara, general, u"Photos of Saturday come tonight."_s);
        QTRY_COMPARE_WITH_TIMEOUT(lena.channels()->get(general).value(u"lastText"_s).toString(),
                                  u"Photos of Saturday come tonight."_s, Patience);
        // Said better afterwards, for the pictures of earlier wordings.
        const TimelineModel *photos = mara.timeline(general);
        QTRY_VERIFY_WITH_TIMEOUT(
            photos->isReady() && photos->get(0).value(u"seq"_s).toLongLong() > 0, Patience);
        const QString album = photos->get(0).value(u"messageId"_s).toString();
        const auto reworded = [&](const QString &words) {
            QTRY_VERIFY_WITH_TIMEOUT(
                lena.channels()->get(general).value(u"lastText"_s).toString() != words, Patience);
            mara.edit(general, album, words);
            QTRY_COMPARE_WITH_TIMEOUT(lena.channels()->get(general).value(u"lastText"_s).toString(),
                                      words, Patience);
        };
        reworded(u"Photos of Sunday come tomorrow. The calmest water since May."_s);
        reworded(u"Photos of Sunday come when I am home. The calmest water since May."_s);
        say(priya, general, u"And the calmest Jonas, @lena."_s);
        const QString boats = channels.value(u"boathouse"_s);
        say(jonas, boats,
            u"The second rack is loose again. I tightened the two bolts on the left, the right one has lost its thread."_s);
        say(mara, boats, u"M10?"_s);
        say(jonas, boats,
            u"M10, 80 mm. I would rather put in a through bolt with a big washer this time."_s);
        say(lena, boats, u"I have some. Can be there Thursday around six."_s);
        say(jonas, boats, u"Perfect. Please nobody hang the eight on that rack until then."_s);
        say(priya, boats,
            u"The four is back on its trestles and washed. The cover has a tear near the bow, about a hand long."_s);
        say(lena, boats, u"I can sew that. Leave it on the table by the window."_s);
        const TimelineModel *timeline = jonas.timeline(boats);
        QTRY_COMPARE_WITH_TIMEOUT(timeline->count(), 7, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!timeline->get(2).value(u"messageId"_s).toString().isEmpty(),
                                 Patience);
        jonas.pin(boats, timeline->get(2).value(u"messageId"_s).toString(), true);
        // One of them has read what Lena said, and one shows her face.
        QTRY_VERIFY_WITH_TIMEOUT(timeline->get(0).value(u"seq"_s).toLongLong() > 0, Patience);
        jonas.markRead(boats, timeline->get(0).value(u"seq"_s).toLongLong());
        priya.personCard()->setPicture(portrait());
        QTRY_VERIFY_WITH_TIMEOUT(!priya.personCard()->isSending(), Patience);
        // Two webhooks of a channel that Lena looks after.
        mara.setRole(general, lena.userId(), u"admin"_s);
        QTRY_COMPARE_WITH_TIMEOUT(lena.channels()->get(general).value(u"role"_s).toString(),
                                  u"admin"_s, Patience);
        const auto hook = [&](bool outgoing, const QString &name, const QString &url) {
            QSignalSpy told(lena.channelHooks(), &ChannelHooks::made);
            lena.channelHooks()->make(outgoing, name, url);
            QTRY_COMPARE_WITH_TIMEOUT(told.size(), 1, Patience);
        };
        lena.channelHooks()->look(general);
        hook(false, u"Harbour weather"_s, {});
        hook(true, u"Club calendar"_s, u"https://calendar.example.org/hooks/dunlin"_s);
        QFile list(m_dir.filePath(u"bolts.txt"_s));
        QVERIFY(list.open(QIODevice::WriteOnly));
        list.write("two bolts M10 x 80, two big washers, one nut\n");
        list.close();
        QSignalSpy sent(&jonas, &AccountSession::operationEnded);
        jonas.sendAttachments(boats, {list.fileName()}, u"What I need from the shop:"_s);
        QTRY_VERIFY_WITH_TIMEOUT(!sent.isEmpty(), Patience);
        // And what was said instead of written.
        QFile said(m_dir.filePath(u"voice-20260314-181500-250-23s.ogg"_s));
        QVERIFY(said.open(QIODevice::WriteOnly));
        said.write(QByteArray("OggS\0\2", 6) + QByteArray(92'000, '\0'));
        said.close();
        sent.clear();
        jonas.sendAttachments(boats, {said.fileName()}, {});
        QTRY_VERIFY_WITH_TIMEOUT(!sent.isEmpty(), Patience);
        // A friend, and somebody who asks to be one.
        lena.askFriend(jonas.userId());
        QTRY_COMPARE_WITH_TIMEOUT(jonas.friendList()->incomingCount(), 1, Patience);
        jonas.acceptFriend(lena.userId());
        QTRY_COMPARE_WITH_TIMEOUT(lena.friendList()->friendCount(), 1, Patience);
        mara.askFriend(lena.userId());
        QTRY_COMPARE_WITH_TIMEOUT(lena.friendList()->incomingCount(), 1, Patience);
        // Sealed, with one of them.
        QSignalSpy direct(&jonas, &AccountSession::channelReady);
        jonas.openDirect(lena.userId());
        QTRY_COMPARE_WITH_TIMEOUT(direct.size(), 1, Patience);
        const QString between = direct.first().first().toString();
        say(jonas, between,
            u"The new code of the key box goes through here, not through general."_s);
        QTRY_COMPARE_WITH_TIMEOUT(
            lena.channels()->get(between).value(u"lastText"_s).toString(),
            u"The new code of the key box goes through here, not through general."_s, Patience);
        say(lena, between, u"Good. I read it to you on the phone anyway, then we compare."_s);
        say(jonas, between, u"So I know it is you."_s);
        // Another account, to which something was said that is not read.
        m_accounts->add();
        signUp(*m_accounts->shown(), u"lena-work"_s, u"Lena at work"_s);
        const QString workshop = makeChannel(*m_accounts->shown(), u"workshop"_s, {});
        priya.joinChannel(workshop);
        QTRY_VERIFY_WITH_TIMEOUT(!priya.channels()->get(workshop).isEmpty(), Patience);
        say(priya, workshop, u"Are you in today?"_s);
        // Sealed among several, for what is said above such a channel.
        AccountSession &work = *m_accounts->shown();
        QSignalSpy sealed(&mara, &AccountSession::channelReady);
        mara.createChannel(u"payroll"_s, u"Hours and wages"_s, true, {work.userId()}, true);
        QTRY_COMPARE_WITH_TIMEOUT(sealed.size(), 1, Patience);
        const QString payroll = sealed.first().first().toString();
        QTRY_VERIFY_WITH_TIMEOUT(!work.channels()->get(payroll).isEmpty(), Patience);
        mara.setRole(payroll, work.userId(), u"admin"_s);
        QTRY_COMPARE_WITH_TIMEOUT(work.channels()->get(payroll).value(u"role"_s).toString(),
                                  u"admin"_s, Patience);
        say(mara, payroll, u"March is done: nobody has more than twenty hours."_s);
        QTRY_COMPARE_WITH_TIMEOUT(work.channels()->get(payroll).value(u"lastText"_s).toString(),
                                  u"March is done: nobody has more than twenty hours."_s, Patience);
        say(work, payroll, u"Then it goes out on Monday."_s);
        work.markRead(payroll, 1000);
        QTRY_COMPARE_WITH_TIMEOUT(work.channels()->get(payroll).value(u"unread"_s).toInt(), 0,
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(mara.channels()->get(payroll).value(u"lastText"_s).toString(),
                                  u"Then it goes out on Monday."_s, Patience);
        m_accounts->show(0);
        QTRY_COMPARE_WITH_TIMEOUT(m_accounts->unreadElsewhere(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(lena.isServerAdmin(), Patience);
        QTRY_COMPARE_WITH_TIMEOUT(lena.channels()->get(between).value(u"lastText"_s).toString(),
                                  u"So I know it is you."_s, Patience);
    }

    void itsPicturesAreTaken()
    {
        m_appearance = std::make_unique<Appearance>(m_dir.filePath(u"window.ini"_s));
        m_spelling = std::make_unique<Spelling>(
            m_dir.filePath(u"window.ini"_s), [] { return std::make_unique<StillSpeller>(); },
            u"en_GB"_s);
        m_engine = std::make_unique<QQmlApplicationEngine>();
        WindowStart start;
        start.server = u"https://chat.example.org"_s;
        start.accounts = m_accounts.get();
        start.recorder = &m_recorder;
        start.codes = &m_codes;
        start.spelling = m_spelling.get();
        start.player = &m_player;
        m_window = openWindow(*m_engine, *m_accounts->shown(), *m_appearance, m_clipboard, start);
        QVERIFY(m_window);
        m_window->show();
        m_window->requestActivate();
        QVERIFY(QTest::qWaitForWindowActive(m_window));
        auto *screenshots = new Screenshots(*m_window, *m_accounts, *m_appearance,
                                            m_taken.path()); // owned by the window
        QSignalSpy finished(screenshots, &Screenshots::finished);
        screenshots->start();
        QVERIFY(finished.wait(600'000));
        QVERIFY(finished.first().first().toBool());
        QVERIFY(QDir(m_taken.path()).entryList({u"*.png"_s}).size() > 70);
    }

    // What is found must be found: a colour that is another, a button that is gone.
    void whatIsReallyChangedIsNoticed()
    {
        const QImage page = halved(QImage(m_taken.filePath(u"accounts-light.png"_s)));
        QVERIFY(!page.isNull());
        QCOMPARE(compared(page, page), QString());
        // A button's worth of the background.
        QImage without = page;
        QPainter(&without).fillRect(QRect(page.width() / 2 - 60, page.height() / 2, 80, 18),
                                    QColor(0x0b, 0x6b, 0x63));
        QVERIFY(!compared(page, without).isEmpty());
        // A button that is but an outline is gone: "Add another account".
        QImage gone = page;
        QPainter(&gone).fillRect(QRect(217, 216, 98, 21), Qt::white);
        QVERIFY(!compared(page, gone).isEmpty());
        // One colour of the look is another.
        QImage tinted = page;
        for (int y = 0; y < tinted.height(); ++y) {
            for (int x = 0; x < tinted.width(); ++x) {
                const QRgb p = tinted.pixel(x, y);
                if (qRed(p) > 240)
                    tinted.setPixel(x, y, qRgb(qRed(p), qGreen(p), qBlue(p) - 60));
            }
        }
        QVERIFY(!compared(page, tinted).isEmpty());
        // Edges of letters that are drawn a little softer are no change.
        const QImage soft =
            page.scaled(page.size() * 2, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                .scaled(page.size(), Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        QCOMPARE(compared(page, soft), QString());
    }

    void everyPageLooksAsItDid_data()
    {
        QTest::addColumn<QString>("name");
        QSet<QString> names;
        for (const QString &folder : {m_taken.path(), Pages}) {
            for (const QString &each : QDir(folder).entryList({u"*.png"_s}, QDir::Files))
                names.insert(each.chopped(4));
        }
        for (const QString &each : std::as_const(names))
            QTest::newRow(qPrintable(each)) << each;
    }
    void everyPageLooksAsItDid()
    {
        QFETCH(QString, name);
        const QString path = Pages + u'/' + name + u".png"_s;
        const QImage now = halved(QImage(m_taken.filePath(name + u".png"_s)));
        const QImage then = QImage(path).convertToFormat(QImage::Format_RGB32);
        const QString update = qEnvironmentVariable("DUNLIN_UPDATE_PICTURES");
        if (now.isNull()) {
            QVERIFY2(!update.isEmpty() && QFile::remove(path), "This page is not there any more");
            return;
        }
        QString fault = then.isNull()        ? u"There is no picture of it yet"_s
            : now.size() != then.size()      ? u"another size"_s
            : Screenshots::isAlwaysNew(name) ? QString()
                                             : compared(now, then);
        if (update == "all"_L1 || (!update.isEmpty() && !fault.isEmpty())) {
            QVERIFY(QDir().mkpath(Pages));
            QVERIFY(now.convertToFormat(QImage::Format_RGB888).save(path, "png", 0));
            return;
        }
        if (!fault.isEmpty()) {
            const QString kept = QDir::temp().filePath(u"dunlin-page-"_s + name + u".png"_s);
            now.save(kept);
            fault += u" (see "_s + kept + u')';
        }
        QVERIFY2(fault.isEmpty(), qPrintable(fault));
    }
};

QTEST_MAIN(PicturesTest)
#include "tst_pictures.moc"
