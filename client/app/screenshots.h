// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Walks the pages with what the profile holds, in the light, in the dark, on a phone and from right to left, and saves a
// picture of each, NAME-LOOK.png: for the documentation, for looking at what one has changed, and for tests that compare.
// What differs from one demo profile to the next holds still meanwhile: the clock, and the colours of people and
// channels, which go by their names. Main thread.
#pragma once

#include "client/bridge/appearance.h"
#include "client/session/account_list.h"
#include "client/spell/speller.h"
#include "client/voice/sound.h"

#include <QElapsedTimer>
#include <QImage>
#include <QPointer>
#include <QQuickWindow>
#include <QTimer>

#include <functional>

namespace dunlin::client {

// The machine of the pictures: what is to be recorded or heard has its buttons, whatever there is, and nothing is loaded.
class SilentSound : public Sound
{
public:
    bool hasMicrophone() const override { return true; }
    // There is nothing that it could show.
    bool hasCamera() const override { return false; }
    void watchDevices(std::function<void()>) override { }
    std::unique_ptr<Microphone> microphone() override { return nullptr; }
    std::unique_ptr<Camera> camera() override { return nullptr; }
    std::unique_ptr<SpeechEncoder> encoder() override { return nullptr; }
    std::unique_ptr<SoundPlayer> player() override { return nullptr; }
};

// The dictionary of the pictures: it knows every word but one.
class StillSpeller : public Speller
{
public:
    QStringList languages() const override { return {QStringLiteral("en_GB")}; }
    bool choose(const QString &) override { return true; }
    bool knows(const QString &word) const override { return word != QLatin1StringView("trestels"); }
    QStringList suggestions(const QString &) const override
    {
        return {QStringLiteral("trestles"), QStringLiteral("trestle")};
    }
    void add(const QString &) override { }
};

class Screenshots : public QObject
{
    Q_OBJECT

public:
    // The window shows the list's account. The folder has to be there.
    Screenshots(QQuickWindow &window, AccountList &accounts, Appearance &appearance,
                const QString &dir);
    void start();

    // Pages that are another picture each time: digits, codes and words made of keys.
    static bool isAlwaysNew(const QString &name);

Q_SIGNALS:
    void finished(bool ok);

private:
    enum Page { Chats, Friends, Browse, Outbox, Activity, Settings, Search, Admin };
    struct Step {
        QString name;
        QSize size;
        std::function<void()> prepare;
    };
    struct Look {
        QString name;
        QSize size;
        Appearance::Theme theme;
        Qt::LayoutDirection direction;
    };

    bool isSettled() const;
    QObject *shell() const;
    void plan();
    void next();
    void hold();
    void put(const Look &look);
    void show(int page, bool detail);
    void openTalk(const QString &channel, const QString &side);
    void closeSheet();
    void openSheet(const QString &name, const char *act = "open");
    QObject *part(const QString &name) const;
    QList<Step> pagesIn(const Look &look);
    QList<Step> sealedIn(const Look &look);
    QList<Step> hooksIn(const Look &look);
    QList<Step> codeIn(const Look &look);
    void showProfile();
    QList<Step> threadIn(const Look &look);
    QList<Step> unreadIn(const Look &light, const Look &dark);
    void turnToOldest(qsizetype step);
    QList<Step> detailsIn(const Look &look);
    QList<Step> spellingIn(const Look &look);
    QList<Step> lowIn(const Look &look);
    QList<Step> rosterIn(const Look &look);
    void showRoster(AccountSession &session, const QString &channel, const QVariantMap &roster);
    void showDetails(const QString &sheet, const QString &channelName,
                     bool isWanted(const QVariantMap &));
    QString channelNamed(const QString &name) const;

    QQuickWindow &m_window;
    AccountList &m_accounts;
    AccountSession &m_session; // the one shown at the start
    Appearance &m_appearance;
    const QString m_dir;
    QList<Step> m_steps;
    qsizetype m_at = -1;
    QImage m_last;            // of the step that waits for two that are the same
    bool m_isWaiting = false; // for more than that
    QString m_openSheet;
    QString m_talk;                 // the channel that is shown
    QPointer<QQuickItem> m_written; // where something was written for a picture
    QVariantMap m_colours;
    QTimer m_timer;
    QElapsedTimer m_waited;
};

} // namespace dunlin::client
