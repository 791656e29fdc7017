// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What the program says of itself in the settings.
#include "client/bridge/own_figures.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace dunlin::client;
using namespace Qt::StringLiterals;

namespace {

bool write(const QString &path, qsizetype bytes)
{
    QFile file(path);
    return file.open(QIODevice::WriteOnly) && file.write(QByteArray(bytes, 'x')) == qint64(bytes);
}

} // namespace

class OwnFiguresTest : public QObject
{
    Q_OBJECT

private Q_SLOTS:
    void theDiskIsAllThatIsInTheFolder()
    {
        const QTemporaryDir folder;
        QVERIFY(QDir(folder.path()).mkpath(u"accounts/1"_s));
        QVERIFY(write(folder.filePath(u"store.db"_s), 3000));
        QVERIFY(write(folder.filePath(u"accounts/1/.cache.db"_s), 500));
        // What lies elsewhere is not counted twice, nor at all.
        QVERIFY(QFile::link(folder.filePath(u"store.db"_s), folder.filePath(u"link"_s)));
        OwnFigures figures(folder.path());
        QCOMPARE(figures.disk(), -1);
        figures.look();
        QTRY_COMPARE(figures.disk(), 3500);
        QVERIFY(write(folder.filePath(u"store.db"_s), 4000));
        figures.look();
        QTRY_COMPARE(figures.disk(), 4500);
    }
    void withoutAFolderNothingIsSaid()
    {
        OwnFigures figures;
        figures.look();
        QCOMPARE(figures.disk(), -1);
    }
#ifdef Q_OS_LINUX
    void memoryIsWhatTheSystemSays()
    {
        OwnFigures figures;
        figures.look();
        QVERIFY(figures.memory() > 1'000'000);
    }
#endif
};

QTEST_GUILESS_MAIN(OwnFiguresTest)
#include "tst_own_figures.moc"
