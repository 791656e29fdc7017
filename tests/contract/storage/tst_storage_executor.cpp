// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
class Texecutor : public QObject
{
    Q_OBJECT
};
QTEST_GUILESS_MAIN(Texecutor)
#include "tst_storage_executor.moc"
