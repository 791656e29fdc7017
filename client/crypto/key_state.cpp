// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "client/crypto/key_state.h"

namespace dunlin::client {

Result<std::optional<Secret>> StateWork::read(const StateKey &key) const
{
    const auto found = m_changed.find(key);
    if (found != m_changed.end())
        return found->second;
    return m_below.read(key);
}

void StateWork::write(const StateKey &key, Secret value)
{
    m_changed.insert_or_assign(key, std::move(value));
}

void StateWork::erase(const StateKey &key)
{
    m_changed.insert_or_assign(key, std::nullopt);
}

QList<StateChange> StateWork::changes() const
{
    QList<StateChange> all;
    all.reserve(qsizetype(m_changed.size()));
    for (const auto &[key, value] : m_changed)
        all.append({key, value});
    return all;
}

void StateWork::absorb(StateWork &&inner)
{
    for (auto &[key, value] : inner.m_changed)
        m_changed.insert_or_assign(key, std::move(value));
    inner.m_changed.clear();
}

} // namespace dunlin::client
