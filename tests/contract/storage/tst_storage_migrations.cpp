// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
class Tmigrations : public QObject
{
    Q_OBJECT
};
QTEST_GUILESS_MAIN(Tmigrations)
#include "tst_storage_migrations.moc"
