// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Looks words up in this computer's dictionaries, for QML: in batches, on a thread of its own, which begins when the first
// word is asked about or somebody looks at the settings. What was answered is remembered. Main thread.
#pragma once

#include "client/spell/speller.h"
#include "shared/core/event_thread.h"

#include <QHash>
#include <QObject>
#include <QSet>
#include <QSettings>
#include <QtQml/qqmlregistration.h>

namespace dunlin::client {

class Spelling : public QObject
{
    Q_OBJECT
    QML_ELEMENT
    QML_UNCREATABLE("made by the program")
    // False: this program was built without a library for it.
    Q_PROPERTY(bool possible READ isPossible CONSTANT FINAL)
    // Kept for this profile.
    Q_PROPERTY(bool enabled READ isEnabled WRITE setEnabled NOTIFY changed FINAL)
    // Of the dictionary in use, such as de_DE; empty: there is none for the language, or nobody looked yet.
    Q_PROPERTY(QString dictionary READ dictionary NOTIFY changed FINAL)
    Q_PROPERTY(bool looked READ hasLooked NOTIFY changed FINAL)

public:
    // The answer for one word.
    enum class Word { Asked, Known, Wrong };

    // `system`: the system's language, such as de_AT.
    Spelling(const QString &iniFile, SpellerMaker maker, QString system, QObject *parent = nullptr);
    ~Spelling() override;

    bool isPossible() const { return bool(m_maker); }
    bool isEnabled() const { return m_enabled; }
    QString dictionary() const { return m_dictionary; }
    bool hasLooked() const { return m_hasLooked; }
    void setEnabled(bool enabled);
    // Of the window; empty: the system's.
    void setLanguage(const QString &language);

    // What is known of these words by now. The others are asked about, and answered() follows.
    QList<Word> check(const QStringList &words);

    // Finds out what the dictionary is.
    Q_INVOKABLE void look();
    // Ends with suggested().
    Q_INVOKABLE void suggest(const QString &word);
    Q_INVOKABLE void add(const QString &word);

Q_SIGNALS:
    void changed();
    // Of some words more is known than before.
    void answered();
    void suggested(const QString &word, const QStringList &suggestions);

private:
    class Worker;
    bool begin();
    void choose();
    void took(int language, const QString &dictionary);
    void tookWords(int language, const QHash<QString, bool> &known);

    QSettings m_settings;
    const SpellerMaker m_maker;
    const QString m_system;
    QString m_language;
    QString m_dictionary;
    bool m_enabled = true;
    bool m_hasLooked = false;
    int m_choice = 0; // counts the languages: answers for an earlier one are of no use
    QHash<QString, bool> m_known;
    QSet<QString> m_asked;
    EventThread m_thread;
    Worker *m_worker = nullptr; // lives on the thread
};

} // namespace dunlin::client
