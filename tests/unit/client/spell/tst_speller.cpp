// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The library that this program was built with reads a dictionary of our own.
#include "client/spell/speller.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QtTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

class SpellerTest : public QObject
{
    Q_OBJECT

    QTemporaryDir m_dir;

    void write(const QString &name, const QByteArray &content) const
    {
        QFile file(m_dir.filePath(name));
        QVERIFY(file.open(QIODevice::WriteOnly));
        QCOMPARE(file.write(content), content.size());
    }

private Q_SLOTS:
    void initTestCase()
    {
        if (!builtInSpeller())
            QSKIP("built without a library for it");
        qputenv("ENCHANT_CONFIG_DIR", m_dir.path().toLocal8Bit());
        QVERIFY(QDir(m_dir.path()).mkpath(u"hunspell"_s));
        write(u"hunspell/en_DN.aff"_s, "SET UTF-8\nTRY dunlisertagm\nSFX S Y 1\nSFX S 0 s .\n");
        write(u"hunspell/en_DN.dic"_s, "3\ndunlin/S\nmudflat/S\nL\u00FCtje\n");
    }
    void wordsAreKnownOrNot()
    {
        const auto speller = builtInSpeller()();
        QVERIFY(speller->languages().contains(u"en_DN"_s));
        QVERIFY(!speller->choose(u"xx_XX"_s));
        QVERIFY(speller->knows(u"whatever"_s));
        QVERIFY(speller->choose(u"en_DN"_s));
        QVERIFY(speller->knows(u"dunlins"_s));
        QVERIFY(speller->knows(u"L\u00FCtje"_s));
        QVERIFY(!speller->knows(u"dunlni"_s));
        QVERIFY(speller->suggestions(u"dunlni"_s).contains(u"dunlin"_s));
    }
    void aWordThatIsAddedIsKnownTheNextTimeToo()
    {
        {
            const auto speller = builtInSpeller()();
            QVERIFY(speller->choose(u"en_DN"_s));
            QVERIFY(!speller->knows(u"sanderling"_s));
            speller->add(u"sanderling"_s);
            QVERIFY(speller->knows(u"sanderling"_s));
        }
        const auto again = builtInSpeller()();
        QVERIFY(again->choose(u"en_DN"_s));
        QVERIFY(again->knows(u"sanderling"_s));
    }
};

QTEST_GUILESS_MAIN(SpellerTest)
#include "tst_speller.moc"
