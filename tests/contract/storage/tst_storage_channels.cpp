// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include <QTest>
class Tchannels : public QObject
{
    Q_OBJECT
};
QTEST_GUILESS_MAIN(Tchannels)
#include "tst_storage_channels.moc"
