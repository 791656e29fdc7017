// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The bytes on the wire, pinned: tests/golden/<Type>.json holds a value, <Type>.cbor the same value. A file that
// changes is a change of the protocol and needs a line in CHANGELOG. New types: run with DUNLIN_UPDATE_GOLDEN=1.
#include "tests/unit/shared/every_type.h"

#include "shared/codec/cbor_codec.h"
#include "shared/codec/json_codec.h"
#include "shared/schema/sample.h"

#include <QDir>
#include <QFile>
#include <QSet>
#include <QTest>

using namespace dunlin;
using namespace Qt::StringLiterals;

class GoldenTest : public QObject
{
    Q_OBJECT
private Q_SLOTS:
    void everyTypeReadsAndWritesItsGoldenBytes();
    void noGoldenFileIsLeftOver();

private:
    QSet<QString> m_known;
};

void GoldenTest::everyTypeReadsAndWritesItsGoldenBytes()
{
    const QDir dir(QStringLiteral(DUNLIN_SOURCE_DIR "/tests/golden"));
    const bool update = qEnvironmentVariableIsSet("DUNLIN_UPDATE_GOLDEN");
    forEveryWireType([&](auto type) {
        using T = typename decltype(type)::type;
        const QString base = dir.filePath(QString::fromLatin1(T::typeName));
        m_known.insert(QString::fromLatin1(T::typeName));
        QFile json(base + u".json"_s);
        QFile cbor(base + u".cbor"_s);
        if (update && !json.exists()) {
            // A fixed seed per type name: the same type gives the same file on every machine.
            QRandomGenerator random(quint32(qHash(QByteArray(T::typeName), 1)));
            const T value = sample<T>(random);
            QVERIFY(json.open(QIODevice::WriteOnly) && cbor.open(QIODevice::WriteOnly));
            json.write(QJsonDocument(json::writeStruct(value)).toJson(QJsonDocument::Indented));
            cbor.write(toCbor(value));
            json.close();
            cbor.close();
        }
        QVERIFY2(json.open(QIODevice::ReadOnly), qPrintable(json.fileName()));
        QVERIFY2(cbor.open(QIODevice::ReadOnly), qPrintable(cbor.fileName()));
        const QByteArray jsonBytes = json.readAll();
        const QByteArray cborBytes = cbor.readAll();
        const auto fromText = fromJson<T>(jsonBytes);
        const auto fromBytes = fromCbor<T>(cborBytes);
        QVERIFY2(fromText.ok() && fromBytes.ok(), T::typeName);
        QVERIFY2(*fromText == *fromBytes, T::typeName);
        QCOMPARE(toCbor(*fromText), cborBytes);
        QCOMPARE(QJsonDocument(json::writeStruct(*fromBytes)).toJson(QJsonDocument::Indented),
                 jsonBytes);
    });
}

void GoldenTest::noGoldenFileIsLeftOver()
{
    const auto files = QDir(QStringLiteral(DUNLIN_SOURCE_DIR "/tests/golden"))
                           .entryInfoList({u"*.json"_s, u"*.cbor"_s}, QDir::Files);
    QVERIFY(!files.isEmpty());
    for (const QFileInfo &file : files)
        QVERIFY2(m_known.contains(file.baseName()), qPrintable(file.fileName()));
}

QTEST_GUILESS_MAIN(GoldenTest)
#include "tst_golden.moc"
