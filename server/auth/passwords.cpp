// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/auth/passwords.h"

#include <sodium.h>

#ifdef Q_OS_LINUX
#include <sys/resource.h>
#include <sys/syscall.h>
#include <unistd.h>
#endif

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

Result<QByteArray> hashNow(const Secret &password, const PasswordPolicy &policy)
{
    QByteArray text(crypto_pwhash_STRBYTES, '\0');
    if (crypto_pwhash_str(text.data(), password.reveal().constData(),
                          static_cast<unsigned long long>(password.size()), policy.operations,
                          size_t(policy.memoryBytes))
        != 0)
        return fail(Errc::Unavailable, u"not enough memory to hash a password"_s, {}, 5);
    return QByteArray(text.constData());
}

// A thread that works here is nicer than the others. Linux has that by thread; elsewhere it would be the whole process.
void giveWay()
{
#ifdef Q_OS_LINUX
    constexpr int Nice = 15;
    thread_local const bool isDone =
        ::setpriority(PRIO_PROCESS, id_t(::syscall(SYS_gettid)), Nice) == 0;
    Q_UNUSED(isDone)
#endif
}

} // namespace

Passwords::Passwords(const PasswordPolicy &policy)
    : m_policy(policy)
{
    if (m_policy.operations == 0)
        m_policy.operations = crypto_pwhash_OPSLIMIT_INTERACTIVE;
    if (m_policy.memoryBytes == 0)
        m_policy.memoryBytes = crypto_pwhash_MEMLIMIT_INTERACTIVE;
    m_pool.setMaxThreadCount(m_policy.threads);
    if (const auto nobody = hashNow(Secret(randomBytes(32)), m_policy); nobody.ok())
        m_nobody = *nobody;
}

Passwords::~Passwords()
{
    // Whoever still waits is told that nobody answered: a server that stops does not hash for a crowd first.
    m_pool.clear();
    m_pool.waitForDone();
}

template <typename Work>
auto Passwords::enqueue(Work work) -> Async<typename std::invoke_result_t<Work>::Value>
{
    using T = typename std::invoke_result_t<Work>::Value;
    if (m_waiting.fetch_add(1) >= m_policy.queue + m_policy.threads) {
        m_waiting.fetch_sub(1);
        return ready<T>(
            fail(Errc::Unavailable, u"too many people sign in at this moment"_s, {}, 2));
    }
    return runOn(&m_pool, [this, work = std::move(work)]() {
        giveWay();
        auto outcome = work();
        m_waiting.fetch_sub(1);
        return outcome;
    });
}

Async<QString> Passwords::hash(const Secret &password)
{
    return enqueue([policy = m_policy, password]() -> Result<QString> {
        DUNLIN_TRY(const QByteArray text, hashNow(password, policy));
        return QString::fromLatin1(text);
    });
}

Async<PasswordVerdict> Passwords::verify(const std::optional<QString> &stored,
                                         const Secret &password)
{
    const bool somebody = stored && !stored->isEmpty();
    const QByteArray against = somebody ? stored->toLatin1() : m_nobody;
    return enqueue([policy = m_policy, against, somebody, password]() -> Result<PasswordVerdict> {
        const bool same =
            crypto_pwhash_str_verify(against.constData(), password.reveal().constData(),
                                     static_cast<unsigned long long>(password.size()))
            == 0;
        PasswordVerdict verdict;
        verdict.matches = same && somebody;
        verdict.outdated = verdict.matches
            && crypto_pwhash_str_needs_rehash(against.constData(), policy.operations,
                                              size_t(policy.memoryBytes))
                != 0;
        return verdict;
    });
}

} // namespace dunlin::server
