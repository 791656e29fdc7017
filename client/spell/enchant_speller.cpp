// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Enchant, which asks Hunspell and whatever else the system has.

#include "client/spell/speller.h"

#include <enchant.h>

namespace dunlin::client {

namespace {

class EnchantSpeller final : public Speller
{
public:
    EnchantSpeller()
        : m_broker(enchant_broker_init())
    {
    }
    ~EnchantSpeller() override
    {
        drop();
        enchant_broker_free(m_broker);
    }
    EnchantSpeller(const EnchantSpeller &) = delete;
    EnchantSpeller &operator=(const EnchantSpeller &) = delete;

    QStringList languages() const override
    {
        QStringList all;
        enchant_broker_list_dicts(
            m_broker,
            [](const char *tag, const char *, const char *, const char *, void *to) {
                static_cast<QStringList *>(to)->append(QString::fromUtf8(tag));
            },
            &all);
        all.removeDuplicates();
        return all;
    }
    bool choose(const QString &language) override
    {
        drop();
        m_dictionary = enchant_broker_request_dict(m_broker, language.toUtf8().constData());
        return m_dictionary != nullptr;
    }
    bool knows(const QString &word) const override
    {
        // Above 0 is unknown, below it a word that can't be looked up.
        const QByteArray text = word.toUtf8();
        return !m_dictionary
            || enchant_dict_check(m_dictionary, text.constData(), text.size()) <= 0;
    }
    QStringList suggestions(const QString &word) const override
    {
        QStringList all;
        if (!m_dictionary)
            return all;
        const QByteArray text = word.toUtf8();
        size_t count = 0;
        char **found = enchant_dict_suggest(m_dictionary, text.constData(), text.size(), &count);
        for (size_t i = 0; found && i < count; ++i)
            all.append(QString::fromUtf8(found[i]));
        if (found)
            enchant_dict_free_string_list(m_dictionary, found);
        return all;
    }
    void add(const QString &word) override
    {
        const QByteArray text = word.toUtf8();
        if (m_dictionary)
            enchant_dict_add(m_dictionary, text.constData(), text.size());
    }

private:
    void drop()
    {
        if (m_dictionary)
            enchant_broker_free_dict(m_broker, m_dictionary);
        m_dictionary = nullptr;
    }

    EnchantBroker *const m_broker;
    EnchantDict *m_dictionary = nullptr;
};

} // namespace

SpellerMaker builtInSpeller()
{
    return [] { return std::make_unique<EnchantSpeller>(); };
}

} // namespace dunlin::client
