// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What a CodeReader's camera shows. As in a mirror, so that whoever holds something into it moves it the right way.
#pragma once

#include "client/bridge/code_reader.h"

#include <QPointer>
#include <QQuickPaintedItem>

namespace dunlin::client {

class CameraView : public QQuickPaintedItem
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(
        dunlin::client::CodeReader *reader READ reader WRITE setReader NOTIFY readerChanged FINAL)

public:
    explicit CameraView(QQuickItem *parent = nullptr)
        : QQuickPaintedItem(parent)
    {
    }

    CodeReader *reader() const { return m_reader; }
    void setReader(CodeReader *reader);

    void paint(QPainter *painter) override;

Q_SIGNALS:
    void readerChanged();

private:
    QPointer<CodeReader> m_reader;
};

} // namespace dunlin::client
