// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The misspelt words of a text that somebody writes, for whoever underlines them. The word that the cursor stands in is left
// in peace while it is typed. Main thread.
#pragma once

#include "client/bridge/spelling.h"
#include "client/spell/words.h"

#include <QPointer>
#include <QVariantList>

namespace dunlin::client {

class SpellMarks : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    Q_PROPERTY(dunlin::client::Spelling *spelling READ spelling WRITE setSpelling NOTIFY
                   spellingChanged FINAL)
    Q_PROPERTY(QString text READ text WRITE setText NOTIFY textChanged FINAL)
    Q_PROPERTY(int cursor READ cursor WRITE setCursor NOTIFY cursorChanged FINAL)
    // {start, end}: places in the text.
    Q_PROPERTY(QVariantList marks READ marks NOTIFY marksChanged FINAL)

public:
    explicit SpellMarks(QObject *parent = nullptr);

    Spelling *spelling() const { return m_spelling; }
    QString text() const { return m_text; }
    int cursor() const { return m_cursor; }
    QVariantList marks() const { return m_marks; }
    void setSpelling(Spelling *spelling);
    void setText(const QString &text);
    void setCursor(int cursor);

    // The misspelt word at this place, as {start, end, word}; empty: there is none.
    Q_INVOKABLE QVariantMap wordAt(int place) const;

Q_SIGNALS:
    void spellingChanged();
    void textChanged();
    void cursorChanged();
    void marksChanged();

private:
    void lookSoon();
    void look();

    QPointer<Spelling> m_spelling;
    QString m_text;
    int m_cursor = 0;
    bool m_isTyping = false; // the cursor moved only as letters do
    bool m_isFresh = false;  // the text changed since the cursor moved
    bool m_looksSoon = false;
    QList<WordAt> m_wrong;
    QVariantList m_marks;
};

} // namespace dunlin::client
