// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Misspelt words in the field for a message: looked up on another thread, underlined when they are not being typed, and
// others offered for them, by a dictionary made here.
#include "client/bridge/icon_images.h"
#include "client/bridge/spell_marks.h"
#include "client/bridge/spelling.h"

#include <QMutex>
#include <QQmlComponent>
#include <QQmlEngine>
#include <QQuickItem>
#include <QQuickWindow>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QThread>
#include <QtTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

constexpr int Patience = 20'000;

// What the spellers were asked; they live on another thread.
struct Asked {
    QMutex mutex;
    QList<QThread *> threads;
    QStringList words;
    QStringList chosen;

    QStringList seen()
    {
        const QMutexLocker locker(&mutex);
        return words;
    }
};

class FakeSpeller final : public Speller
{
public:
    explicit FakeSpeller(Asked &asked)
        : m_asked(asked)
    {
        note();
    }
    ~FakeSpeller() override { note(); }
    QStringList languages() const override { return {u"de_DE"_s, u"en_US"_s}; }
    bool choose(const QString &language) override
    {
        note();
        const QMutexLocker locker(&m_asked.mutex);
        m_asked.chosen.append(language);
        m_words = language == u"en_US"_s ? QStringList{u"hello"_s, u"world"_s, u"again"_s}
                                         : QStringList{u"hallo"_s, u"welt"_s};
        return true;
    }
    bool knows(const QString &word) const override
    {
        note();
        const QMutexLocker locker(&m_asked.mutex);
        m_asked.words.append(word);
        return m_words.contains(word);
    }
    QStringList suggestions(const QString &word) const override
    {
        return word == u"wrold"_s
            ? QStringList{u"world"_s, u"a"_s, u"b"_s, u"c"_s, u"d"_s, u"too many"_s}
            : QStringList();
    }
    void add(const QString &word) override { m_words.append(word); }

private:
    void note() const
    {
        const QMutexLocker locker(&m_asked.mutex);
        m_asked.threads.append(QThread::currentThread());
    }
    Asked &m_asked;
    QStringList m_words;
};

} // namespace

class SpellingTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;
    Asked m_asked;

    SpellerMaker maker()
    {
        return [this] { return std::make_unique<FakeSpeller>(m_asked); };
    }
    static QStringList marked(const SpellMarks &marks)
    {
        QStringList words;
        const QVariantList all = marks.marks();
        for (const QVariant &each : all) {
            const QVariantMap mark = each.toMap();
            const int start = mark.value(u"start"_s).toInt();
            words.append(marks.text().mid(start, mark.value(u"end"_s).toInt() - start));
        }
        return words;
    }
    static QList<QQuickItem *> linesIn(const QObject *composer)
    {
        QList<QQuickItem *> shown;
        const auto all = composer->findChild<QQuickItem *>(u"spellingLayer"_s)->childItems();
        for (QQuickItem *each : all) {
            if (each->objectName() == u"spellingMark"_s && each->isVisible())
                shown.append(each);
        }
        return shown;
    }

    // Made when it is first wanted; null until then.
    static QObject *menuOf(const QObject *composer)
    {
        const auto all = composer->findChild<QQuickItem *>(u"spellingLayer"_s)->childItems();
        for (const QQuickItem *each : all) {
            if (auto *menu = each->findChild<QObject *>(u"fieldMenu"_s))
                return menu;
        }
        return nullptr;
    }

private Q_SLOTS:
    void init()
    {
        const QMutexLocker locker(&m_asked.mutex);
        m_asked.threads.clear();
        m_asked.words.clear();
        m_asked.chosen.clear();
        QFile::remove(m_dir.filePath(u"window.ini"_s));
    }

    void nothingIsReadBeforeSomebodyWrites()
    {
        Spelling spelling(m_dir.filePath(u"window.ini"_s), maker(), u"en_US"_s);
        SpellMarks marks;
        marks.setSpelling(&spelling);
        marks.setText(u" "_s);
        QCoreApplication::processEvents();
        QVERIFY(m_asked.threads.isEmpty());
        spelling.look();
        QTRY_COMPARE_WITH_TIMEOUT(spelling.dictionary(), u"en_US"_s, Patience);
        QVERIFY(spelling.hasLooked());
    }
    void everyWordIsAskedAboutOnceAndOnOneOtherThread()
    {
        {
            Spelling spelling(m_dir.filePath(u"window.ini"_s), maker(), u"en_US"_s);
            SpellMarks marks;
            marks.setSpelling(&spelling);
            marks.setText(u"hello wrold hello agian"_s);
            marks.setCursor(0);
            QTRY_COMPARE_WITH_TIMEOUT(marked(marks), (QStringList{u"wrold"_s, u"agian"_s}),
                                      Patience);
            marks.setText(u"hello wrold hello agian and"_s);
            QTRY_VERIFY_WITH_TIMEOUT(m_asked.seen().contains(u"and"_s), Patience);
            QCOMPARE(m_asked.seen().count(u"hello"_s), 1);
            QCOMPARE(m_asked.seen().count(u"wrold"_s), 1);
        }
        QThread *const first = m_asked.threads.first();
        QVERIFY(first != QThread::currentThread());
        for (QThread *each : m_asked.threads)
            QCOMPARE(each, first);
    }
    void theWordThatIsTypedIsLeftInPeace()
    {
        Spelling spelling(m_dir.filePath(u"window.ini"_s), maker(), u"en_US"_s);
        SpellMarks marks;
        marks.setSpelling(&spelling);
        const auto type = [&](const QString &text) {
            marks.setText(text);
            marks.setCursor(int(text.size()));
        };
        type(u"agian wrol"_s);
        type(u"agian wrold"_s);
        QTRY_COMPARE_WITH_TIMEOUT(marked(marks), QStringList{u"agian"_s}, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(!marks.wordAt(8).isEmpty(), Patience);
        QCOMPARE(marked(marks), QStringList{u"agian"_s});
        // The key of the menu is for it all the same.
        QCOMPARE(marks.wordAt(11).value(u"word"_s).toString(), u"wrold"_s);
        type(u"agian wrold "_s);
        QTRY_COMPARE_WITH_TIMEOUT(marked(marks), (QStringList{u"agian"_s, u"wrold"_s}), Patience);
        // Whoever only goes there is not typing.
        marks.setCursor(8);
        marks.setCursor(9);
        QCoreApplication::processEvents();
        QCOMPARE(marked(marks), (QStringList{u"agian"_s, u"wrold"_s}));
        QVERIFY(marks.wordAt(0).value(u"end"_s).toInt() == 5);
    }
    void anotherLanguageAndTheSwitchAreFollowed()
    {
        const QString ini = m_dir.filePath(u"window.ini"_s);
        {
            Spelling spelling(ini, maker(), u"en_US"_s);
            SpellMarks marks;
            marks.setSpelling(&spelling);
            marks.setText(u"hello welt "_s);
            QTRY_COMPARE_WITH_TIMEOUT(marked(marks), QStringList{u"welt"_s}, Patience);
            spelling.setLanguage(u"de"_s);
            QTRY_COMPARE_WITH_TIMEOUT(marked(marks), QStringList{u"hello"_s}, Patience);
            spelling.setLanguage(u"zh_CN"_s);
            QTRY_COMPARE_WITH_TIMEOUT(marked(marks), QStringList(), Patience);
            QTRY_COMPARE_WITH_TIMEOUT(spelling.dictionary(), QString(), Patience);
            spelling.setLanguage({});
            QTRY_COMPARE_WITH_TIMEOUT(marked(marks), QStringList{u"welt"_s}, Patience);
            spelling.setEnabled(false);
            QTRY_COMPARE_WITH_TIMEOUT(marked(marks), QStringList(), Patience);
        }
        const Spelling again(ini, maker(), u"en_US"_s);
        QVERIFY(!again.isEnabled());
        QVERIFY(!Spelling(ini, {}, u"en_US"_s).isPossible());
    }
    void whoAddsAWordHasItNotUnderlined()
    {
        Spelling spelling(m_dir.filePath(u"window.ini"_s), maker(), u"en_US"_s);
        SpellMarks marks;
        marks.setSpelling(&spelling);
        marks.setText(u"dunlin "_s);
        QTRY_COMPARE_WITH_TIMEOUT(marked(marks), QStringList{u"dunlin"_s}, Patience);
        spelling.add(u"dunlin"_s);
        QTRY_COMPARE_WITH_TIMEOUT(marked(marks), QStringList(), Patience);
    }
    void theFieldUnderlinesAndOffersByMouseAndKeys()
    {
        Spelling spelling(m_dir.filePath(u"window.ini"_s), maker(), u"en_US"_s);
        QQmlEngine engine;
        engine.addImportPath(u"qrc:/qt/qml"_s);
        engine.addImageProvider(u"icon"_s, new IconImages);
        QQmlComponent component(&engine);
        component.setData("import QtQuick\nimport QtQuick.Window\nimport Dunlin.Composer\n"
                          "Window { property alias spelling: it.spelling; width: 500; height: 500\n"
                          "Composer { id: it; anchors { left: parent.left; right: parent.right; "
                          "bottom: parent.bottom }\n"
                          "target: '#general' } }",
                          QUrl(u"qrc:/test.qml"_s));
        const std::unique_ptr<QObject> made(component.createWithInitialProperties(
            {{u"spelling"_s, QVariant::fromValue(&spelling)}}));
        QVERIFY2(made, qPrintable(component.errorString()));
        auto *window = qobject_cast<QQuickWindow *>(made.get());
        window->show();
        auto *field = window->findChild<QQuickItem *>(u"composer"_s);
        QVERIFY(field);
        field->forceActiveFocus();
        QTRY_VERIFY_WITH_TIMEOUT(field->hasActiveFocus(), Patience);
        for (const char each : QByteArray("hello wrold agian "))
            QTest::keyClick(window, each);
        QTRY_COMPARE_WITH_TIMEOUT(linesIn(window).size(), 2, Patience);
        QQuickItem *line = linesIn(window).first();
        QTRY_VERIFY_WITH_TIMEOUT(line->width() > 10, Patience);
        // It goes with the letters, where the window gets narrow and wide.
        const auto isBelow = [&](const QQuickItem *mark, int start) {
            QRectF letter;
            QMetaObject::invokeMethod(field, "positionToRectangle", Q_RETURN_ARG(QRectF, letter),
                                      Q_ARG(int, start));
            return qAbs(mark->x() - letter.x()) < 1
                && qAbs(mark->y() + mark->height() - letter.bottom()) < 1;
        };
        const qreal oneLine = field->property("contentHeight").toReal();
        window->setWidth(240);
        QTRY_VERIFY_WITH_TIMEOUT(field->property("contentHeight").toReal() > 1.5 * oneLine,
                                 Patience);
        QTRY_VERIFY_WITH_TIMEOUT(isBelow(linesIn(window).first(), 6), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(isBelow(linesIn(window).last(), 12), Patience);
        window->setWidth(500);
        QTRY_COMPARE_WITH_TIMEOUT(field->property("contentHeight").toReal(), oneLine, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(isBelow(linesIn(window).first(), 6), Patience);
        QTRY_VERIFY_WITH_TIMEOUT(isBelow(linesIn(window).last(), 12), Patience);
        line = linesIn(window).first();
        const QPointF place = line->mapToScene(QPointF(line->width() / 2, -4));

        QTest::mouseClick(window, Qt::RightButton, {}, place.toPoint());
        QObject *menu = nullptr;
        QTRY_VERIFY_WITH_TIMEOUT((menu = menuOf(window)) && menu->property("opened").toBool(),
                                 Patience);
        QCOMPARE(menu->property("words").toStringList().size(), 5);
        QTest::keyClick(window, Qt::Key_Down);
        QTest::keyClick(window, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(field->property("text").toString(), u"hello world agian "_s,
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(linesIn(window).size(), 1, Patience);
        QTRY_VERIFY_WITH_TIMEOUT(field->hasActiveFocus() && !menu->property("visible").toBool(),
                                 Patience);

        field->setProperty("cursorPosition", 14);
        QTest::keyClick(window, Qt::Key_Menu);
        QTRY_VERIFY_WITH_TIMEOUT(menu->property("opened").toBool(), Patience);
        QVERIFY(menu->property("words").toStringList().isEmpty());
        QTest::keyClick(window, Qt::Key_Down);
        QTest::keyClick(window, Qt::Key_Return);
        QTRY_COMPARE_WITH_TIMEOUT(spelling.check({u"agian"_s}).first(), Spelling::Word::Known,
                                  Patience);
        QTRY_COMPARE_WITH_TIMEOUT(linesIn(window).size(), 0, Patience);
        QCOMPARE(field->property("text").toString(), u"hello world agian "_s);
        // For a word that is right nothing is offered, and what a field has is there.
        QTRY_VERIFY_WITH_TIMEOUT(field->hasActiveFocus() && !menu->property("visible").toBool(),
                                 Patience);
        field->setProperty("cursorPosition", 2);
        QTest::keyClick(window, Qt::Key_F10, Qt::ShiftModifier);
        QTRY_VERIFY_WITH_TIMEOUT(menu->property("opened").toBool(), Patience);
        QVERIFY(!menu->property("misspelt").toBool());
        QVERIFY(menu->property("words").toStringList().isEmpty());
    }
};

QTEST_MAIN(SpellingTest)
#include "tst_spelling.moc"
