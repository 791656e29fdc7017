// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// Errors as values. A function that can fail returns Result<T>, or Status when there is nothing to return.
//
// Errc is closed and is the wire's list (docs/wire.md, "Errors"): what a caller may be told. `detail` is one
// sentence for a person; it never holds a secret or message text, because it may be logged and sent.
#pragma once

#include <QString>

#include <optional>
#include <utility>
#include <variant>

namespace dunlin {

enum class Errc : quint8 {
    Invalid = 1,
    Unauthorized = 2,
    Forbidden = 3,
    NotFound = 4,
    Conflict = 5,
    Gone = 6,
    TooLarge = 7,
    RateLimited = 8,
    Unavailable = 9,
    Internal = 10,
};

// The name on the wire, e.g. "notFound".
QLatin1StringView errcName(Errc code);
// The code of a wire name; absent when the name is unknown to this version.
std::optional<Errc> errcFromName(QStringView name);
// The status of a REST answer with this error.
int errcHttpStatus(Errc code);

struct Error {
    Errc code = Errc::Internal;
    QString detail;
    QString field;                // the culprit, when the error is about one field
    qint64 retryAfterSeconds = 0; // 0: not said

    bool operator==(const Error &) const = default;
};

inline Error fail(Errc code, QString detail = {}, QString field = {}, qint64 retryAfterSeconds = 0)
{
    return {code, std::move(detail), std::move(field), retryAfterSeconds};
}

template <typename T>
class [[nodiscard]] Result
{
public:
    using Value = T;

    // Implicit on purpose: `return value;` and `return fail(...);` are how a Result is made.
    Result(T value) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<0>, std::move(value))
    {
    }
    Result(Error error) // NOLINT(google-explicit-constructor)
        : m_state(std::in_place_index<1>, std::move(error))
    {
    }

    bool ok() const { return m_state.index() == 0; }
    explicit operator bool() const { return ok(); }

    const T &value() const & { return std::get<0>(m_state); }
    T &value() & { return std::get<0>(m_state); }
    T &&value() && { return std::get<0>(std::move(m_state)); }
    const Error &error() const { return std::get<1>(m_state); }

    const T &operator*() const & { return value(); }
    T &operator*() & { return value(); }
    T &&operator*() && { return std::move(*this).value(); }
    const T *operator->() const { return &value(); }
    T *operator->() { return &value(); }

private:
    std::variant<T, Error> m_state;
};

// What Result<void> would be called elsewhere: success says nothing more.
struct Done {
    bool operator==(const Done &) const = default;
};
using Status = Result<Done>;

inline Status ok()
{
    return Done{};
}

} // namespace dunlin

#define DUNLIN_CONCAT_(a, b) a##b
#define DUNLIN_CONCAT(a, b) DUNLIN_CONCAT_(a, b)

// DUNLIN_TRY(const Membership member, m_members.find(...)); returns the error from the enclosing function, or
// declares `member`. Two plain statements: one per line, not inside an unbraced `if`.
#define DUNLIN_TRY(decl, ...)                                                                      \
    auto DUNLIN_CONCAT(dunlinTry, __LINE__) = (__VA_ARGS__);                                       \
    if (!DUNLIN_CONCAT(dunlinTry, __LINE__).ok())                                                  \
        return DUNLIN_CONCAT(dunlinTry, __LINE__).error();                                         \
    decl = *std::move(DUNLIN_CONCAT(dunlinTry, __LINE__))

// For a Status, or a Result whose value is not needed.
#define DUNLIN_CHECK(...)                                                                          \
    do {                                                                                           \
        if (auto dunlinChecked = (__VA_ARGS__); !dunlinChecked.ok())                               \
            return dunlinChecked.error();                                                          \
    } while (false)
