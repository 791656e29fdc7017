// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A text as a QR code, black on white in every theme: cameras want it so. Painted, and not an image of a provider,
// whose address would stay in a cache: what it shows may be a secret.
#pragma once

#include <QBitArray>
#include <QQuickPaintedItem>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class QrCode : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    // False when there is no text, or one too long for a code.
    Q_PROPERTY(bool readable READ isReadable NOTIFY textChanged FINAL)

public:
    explicit QrCode(QQuickItem *parent = nullptr);

    QString text() const { return m_text; }
    void setText(const QString &text);
    bool isReadable() const { return m_width > 0; }
    // Modules in a row, and whether one of them is black; for tests.
    int modules() const { return m_width; }
    bool isBlack(int x, int y) const { return m_black.testBit(y * m_width + x); }

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void textChanged();

private:
    QString m_text;
    int m_width = 0;
    QBitArray m_black; // row by row
};

} // namespace dunlin::client
