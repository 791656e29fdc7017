// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/bridge/spelling.h"

#include <utility>

using namespace Qt::StringLiterals;

namespace dunlin::client {

namespace {

const QString SpellingKey = u"spelling/enabled"_s;
constexpr qsizetype MostRemembered = 10'000;
constexpr qsizetype MostSuggestions = 5;

} // namespace

// The speller's owner; its methods are called on its thread.
class Spelling::Worker : public QObject
{
public:
    explicit Worker(SpellerMaker maker)
        : m_maker(std::move(maker))
    {
    }
    QString choose(const QString &language, const QString &system)
    {
        if (!m_speller)
            m_speller = m_maker();
        const QString found = dictionaryFor(language, system, m_speller->languages());
        m_isChosen = !found.isEmpty() && m_speller->choose(found);
        return m_isChosen ? found : QString();
    }
    QHash<QString, bool> check(const QStringList &words) const
    {
        QHash<QString, bool> known;
        for (const QString &each : words)
            known.insert(each, !m_isChosen || m_speller->knows(each));
        return known;
    }
    QStringList suggest(const QString &word) const
    {
        return m_isChosen ? m_speller->suggestions(word).mid(0, MostSuggestions) : QStringList();
    }
    void add(const QString &word) const
    {
        if (m_isChosen)
            m_speller->add(word);
    }

private:
    const SpellerMaker m_maker;
    std::unique_ptr<Speller> m_speller;
    bool m_isChosen = false;
};

Spelling::Spelling(const QString &iniFile, SpellerMaker maker, QString system, QObject *parent)
    : QObject(parent)
    , m_settings(iniFile, QSettings::IniFormat)
    , m_maker(std::move(maker))
    , m_system(std::move(system))
    , m_enabled(m_settings.value(SpellingKey, true).toBool())
{
}

Spelling::~Spelling()
{
    m_thread.quit();
    m_thread.wait();
}

bool Spelling::begin()
{
    if (!m_maker || m_worker)
        return m_worker;
    m_worker = new Worker(m_maker);
    m_worker->moveToThread(&m_thread);
    connect(&m_thread, &EventThread::loopEnded, m_worker, &QObject::deleteLater,
            Qt::DirectConnection);
    m_thread.start(QThread::LowPriority);
    choose();
    return true;
}

void Spelling::choose()
{
    ++m_choice;
    m_known.clear();
    m_asked.clear();
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, choice = m_choice, language = m_language, system = m_system] {
            const QString found = worker->choose(language, system);
            QMetaObject::invokeMethod(
                this, [this, choice, found] { took(choice, found); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void Spelling::took(int choice, const QString &dictionary)
{
    if (choice != m_choice)
        return;
    m_dictionary = dictionary;
    m_hasLooked = true;
    Q_EMIT changed();
    Q_EMIT answered();
}

void Spelling::setEnabled(bool enabled)
{
    if (m_enabled == enabled)
        return;
    m_enabled = enabled;
    m_settings.setValue(SpellingKey, enabled);
    Q_EMIT changed();
    Q_EMIT answered();
}

void Spelling::setLanguage(const QString &language)
{
    if (std::exchange(m_language, language) != language && m_worker)
        choose();
}

QList<Spelling::Word> Spelling::check(const QStringList &words)
{
    if (!m_enabled || !begin())
        return QList<Word>(words.size(), Word::Known);
    QList<Word> answers;
    QStringList unknown;
    for (const QString &each : words) {
        const auto known = m_known.constFind(each);
        if (known != m_known.cend()) {
            answers.append(*known ? Word::Known : Word::Wrong);
            continue;
        }
        answers.append(Word::Asked);
        if (!m_asked.contains(each)) {
            m_asked.insert(each);
            unknown.append(each);
        }
    }
    if (!unknown.isEmpty()) {
        QMetaObject::invokeMethod(
            m_worker,
            [this, worker = m_worker, choice = m_choice, unknown] {
                const QHash<QString, bool> known = worker->check(unknown);
                QMetaObject::invokeMethod(
                    this, [this, choice, known] { tookWords(choice, known); },
                    Qt::QueuedConnection);
            },
            Qt::QueuedConnection);
    }
    return answers;
}

void Spelling::tookWords(int choice, const QHash<QString, bool> &known)
{
    if (choice != m_choice)
        return;
    if (m_known.size() > MostRemembered)
        m_known.clear();
    for (auto each = known.cbegin(); each != known.cend(); ++each) {
        m_asked.remove(each.key());
        m_known.insert(each.key(), each.value());
    }
    Q_EMIT answered();
}

void Spelling::look()
{
    begin();
}

void Spelling::suggest(const QString &word)
{
    if (!begin())
        return;
    QMetaObject::invokeMethod(
        m_worker,
        [this, worker = m_worker, word] {
            const QStringList found = worker->suggest(word);
            QMetaObject::invokeMethod(
                this, [this, word, found] { Q_EMIT suggested(word, found); }, Qt::QueuedConnection);
        },
        Qt::QueuedConnection);
}

void Spelling::add(const QString &word)
{
    if (!begin())
        return;
    m_known.insert(word, true);
    QMetaObject::invokeMethod(
        m_worker, [worker = m_worker, word] { worker->add(word); }, Qt::QueuedConnection);
    Q_EMIT answered();
}

} // namespace dunlin::client
