// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A queue between threads with a ceiling: whoever puts is told when it is full, nothing grows without end.
#pragma once

#include <condition_variable>
#include <deque>
#include <mutex>
#include <optional>

namespace dunlin {

template <typename T>
class BoundedQueue
{
public:
    explicit BoundedQueue(size_t capacity)
        : m_capacity(capacity)
    {
    }

    // False when full or closed; the item is then still the caller's.
    bool tryPush(T &item)
    {
        {
            const std::lock_guard lock(m_mutex);
            if (m_closed || m_items.size() >= m_capacity)
                return false;
            m_items.push_back(std::move(item));
        }
        m_changed.notify_one();
        return true;
    }

    // Waits for at least one item and takes what is there, up to `most` (0: everything). Empty once closed and drained.
    std::deque<T> takeAll(size_t most = 0)
    {
        std::unique_lock lock(m_mutex);
        m_changed.wait(lock, [this] { return m_closed || !m_items.empty(); });
        std::deque<T> taken;
        if (most == 0 || m_items.size() <= most) {
            taken.swap(m_items);
        } else {
            for (size_t i = 0; i < most; ++i) {
                taken.push_back(std::move(m_items.front()));
                m_items.pop_front();
            }
        }
        return taken;
    }

    std::optional<T> take()
    {
        std::deque<T> one = takeAll(1);
        if (one.empty())
            return std::nullopt;
        return std::move(one.front());
    }

    // What is queued is still handed out; nothing more is accepted.
    void close()
    {
        {
            const std::lock_guard lock(m_mutex);
            m_closed = true;
        }
        m_changed.notify_all();
    }

    size_t size() const
    {
        const std::lock_guard lock(m_mutex);
        return m_items.size();
    }

private:
    const size_t m_capacity;
    mutable std::mutex m_mutex;
    std::condition_variable m_changed;
    std::deque<T> m_items;
    bool m_closed = false;
};

} // namespace dunlin
