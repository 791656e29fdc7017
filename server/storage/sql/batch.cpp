// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/storage/sql/batch.h"

using namespace Qt::StringLiterals;

namespace dunlin::server {

namespace {

class Unit final : public UnitOfWork
{
public:
    Unit(Stores &stores, std::vector<std::function<void()>> &acts)
        : m_stores(stores)
        , m_acts(acts)
    {
    }
    Stores &stores() override { return m_stores; }
    void afterCommit(std::function<void()> act) override { m_acts.push_back(std::move(act)); }

private:
    Stores &m_stores;
    std::vector<std::function<void()>> &m_acts;
};

// What a call that failed means; a store may have failed without the database (an impossible answer).
Failure takeFailure(Connection &connection)
{
    const Failure failure = connection.takeFailure();
    return failure == Failure::None ? Failure::Permanent : failure;
}

} // namespace

void WriteJob::refuse(const Error &error) const
{
    if (const auto *append = std::get_if<AppendJob>(&what))
        append->appended(error);
    else
        std::get<WorkJob>(what).settled(error);
}

Batch::Batch(std::vector<WriteJob> jobs)
{
    m_entries.reserve(jobs.size());
    for (WriteJob &job : jobs)
        m_entries.push_back({std::move(job), AppendResult{}, ok(), {}});
}

Batch::Batch(std::vector<Entry> entries, bool inDoubt)
    : m_entries(std::move(entries))
    , m_inDoubt(inDoubt)
{
}

bool Batch::isOneStatement(const Connection &connection) const
{
    if (connection.engine() != Engine::Postgres)
        return false;
    QSet<OpId> seen;
    for (const Entry &entry : m_entries) {
        const auto *append = std::get_if<AppendJob>(&entry.job.what);
        if (!append || seen.contains(append->request.opId))
            return false;
        seen.insert(append->request.opId);
    }
    return true;
}

Failure Batch::run(Connection &connection, Stores &stores, Care care)
{
    connection.takeFailure();
    m_nothingToCommit = false;
    if (care == Care::Usual && isOneStatement(connection)) {
        const Failure failure = appendOnce(connection, stores, 0, m_entries.size());
        m_inDoubt |= failure == Failure::Gone;
        return failure;
    }
    if (!connection.beginWrite().ok())
        return takeFailure(connection);
    Failure failure = runAll(connection, stores, care);
    if (failure == Failure::None && !m_nothingToCommit) {
        if (connection.commit().ok())
            return Failure::None;
        failure = takeFailure(connection);
        m_inDoubt |= failure == Failure::Gone;
    }
    connection.rollback();
    return failure;
}

Failure Batch::runAll(Connection &connection, Stores &stores, Care care)
{
    if (const Failure failure = lockCounters(connection); failure != Failure::None)
        return failure;
    for (size_t i = 0; i < m_entries.size();) {
        size_t end = i;
        while (end < m_entries.size() && std::holds_alternative<AppendJob>(m_entries[end].job.what))
            ++end;
        const Failure failure = end > i ? runAppends(connection, stores, i, end, care)
                                        : runWork(connection, stores, m_entries[i]);
        if (failure != Failure::None)
            return failure;
        i = std::max(end, i + 1);
    }
    return Failure::None;
}

Failure Batch::lockCounters(Connection &connection) const
{
    // Works take their channel's counter one after the other. Two nodes that take the same two in different order
    // would stand still for a second; so all counters are taken first, in the order that appends use. A work that is
    // alone takes its channel's too: what it reads of the channel is no longer changed by another node.
    if (connection.engine() != Engine::Postgres)
        return Failure::None;
    QList<QUuid> channels;
    for (const Entry &entry : m_entries) {
        if (const auto *append = std::get_if<AppendJob>(&entry.job.what))
            channels.append(append->request.channelId.uuid());
        else if (const auto &channel = std::get<WorkJob>(entry.job.what).channel)
            channels.append(channel->uuid());
    }
    static constexpr const char sql[] =
        "SELECT 1 FROM ChannelHeads WHERE ChannelId = ANY (?::uuid[])"
        " ORDER BY ChannelId FOR NO KEY UPDATE";
    if (channels.isEmpty() || connection.number(sql, idList(connection.engine(), channels)).ok())
        return Failure::None;
    return takeFailure(connection);
}

Failure Batch::runWork(Connection &connection, Stores &stores, Entry &entry)
{
    // Alone in its transaction it needs no savepoint: the whole is rolled back.
    const bool alone = m_entries.size() == 1;
    entry.acts.clear();
    if (!alone && !connection.command(u"SAVEPOINT work"_s).ok())
        return takeFailure(connection);
    Unit unit(stores, entry.acts);
    entry.status = std::get<WorkJob>(entry.job.what).work(unit);
    const Failure failure = connection.takeFailure();
    if (failure >= Failure::Stale)
        return failure;
    // Somebody on another connection was faster with a key: the work will see it when it runs again.
    if (failure == Failure::Unique && connection.engine() == Engine::Postgres)
        return Failure::Transient;
    // A work that goes on after a refused statement can't be told to have succeeded: PostgreSQL has given its
    // transaction up, and would answer COMMIT with a quiet rollback.
    if (entry.status.ok() && failure != Failure::None)
        entry.status = fail(Errc::Internal, u"the database refused a statement"_s);
    if (entry.status.ok())
        return alone || connection.command(u"RELEASE SAVEPOINT work"_s).ok()
            ? Failure::None
            : takeFailure(connection);
    entry.acts.clear();
    if (alone)
        m_nothingToCommit = true;
    else if (!connection.command(u"ROLLBACK TO SAVEPOINT work"_s).ok()
             || !connection.command(u"RELEASE SAVEPOINT work"_s).ok())
        return takeFailure(connection);
    return Failure::None;
}

Failure Batch::runAppends(Connection &connection, Stores &stores, size_t begin, size_t end,
                          Care care)
{
    if (care == Care::Usual)
        return appendOnce(connection, stores, begin, end);
    if (!connection.command(u"SAVEPOINT appends"_s).ok())
        return takeFailure(connection);
    const Failure failure = appendOnce(connection, stores, begin, end);
    if (failure >= Failure::Stale)
        return failure;
    if (failure != Failure::None && !connection.command(u"ROLLBACK TO SAVEPOINT appends"_s).ok())
        return takeFailure(connection);
    if (!connection.command(u"RELEASE SAVEPOINT appends"_s).ok())
        return takeFailure(connection);
    if (failure == Failure::None)
        return failure;
    if (end - begin == 1) {
        m_entries[begin].appended = fail(Errc::Internal, u"the database refused this message"_s);
        return Failure::None;
    }
    const size_t middle = begin + (end - begin) / 2;
    if (const Failure first = runAppends(connection, stores, begin, middle, care);
        first != Failure::None)
        return first;
    return runAppends(connection, stores, middle, end, care);
}

Failure Batch::appendOnce(Connection &connection, Stores &stores, size_t begin, size_t end)
{
    std::vector<AppendRequest> requests;
    requests.reserve(end - begin);
    for (size_t i = begin; i < end; ++i)
        requests.push_back(std::get<AppendJob>(m_entries[i].job.what).request);
    const Result<QList<AppendResult>> results = stores.messages.append(requests);
    if (!results.ok()) {
        const Failure failure = takeFailure(connection);
        // On another node the same id was used in the same moment: running again finds it.
        return failure == Failure::Unique && connection.engine() == Engine::Postgres
            ? Failure::Transient
            : failure;
    }
    for (size_t i = begin; i < end; ++i) {
        AppendResult result = (*results)[qsizetype(i - begin)];
        // After a commit without an answer one finds one's own message, and nobody has been told of it yet.
        if (m_inDoubt && result.status == AppendStatus::Repeated)
            result.status = AppendStatus::Stored;
        m_entries[i].appended = result;
    }
    return Failure::None;
}

void Batch::answer()
{
    for (Entry &entry : m_entries) {
        for (const auto &act : entry.acts)
            act();
        if (const auto *append = std::get_if<AppendJob>(&entry.job.what))
            append->appended(entry.appended);
        else
            std::get<WorkJob>(entry.job.what).settled(entry.status);
    }
    m_entries.clear();
}

quint64 Batch::stored() const
{
    quint64 count = 0;
    for (const Entry &entry : m_entries) {
        if (std::holds_alternative<AppendJob>(entry.job.what) && entry.appended.ok()
            && entry.appended->status == AppendStatus::Stored)
            ++count;
    }
    return count;
}

void Batch::refuse(const Error &error)
{
    for (const Entry &entry : m_entries)
        entry.job.refuse(error);
    m_entries.clear();
}

QList<OpId> Batch::refuseOlder(std::chrono::steady_clock::time_point then, const Error &error)
{
    QList<OpId> messages;
    std::erase_if(m_entries, [&](const Entry &entry) {
        if (entry.job.since >= then)
            return false;
        if (const auto *append = std::get_if<AppendJob>(&entry.job.what))
            messages.append(append->request.opId);
        entry.job.refuse(error);
        return true;
    });
    return messages;
}

void Batch::resolve(QSet<OpId> &doubtful)
{
    if (doubtful.isEmpty())
        return;
    for (Entry &entry : m_entries) {
        const auto *append = std::get_if<AppendJob>(&entry.job.what);
        if (append && entry.appended.ok() && doubtful.remove(append->request.opId)
            && entry.appended->status == AppendStatus::Repeated)
            entry.appended.value().status = AppendStatus::Stored;
    }
}

std::pair<Batch, Batch> Batch::halves()
{
    const auto middle = m_entries.begin() + std::ptrdiff_t(m_entries.size() / 2);
    std::vector<Entry> first(std::make_move_iterator(m_entries.begin()),
                             std::make_move_iterator(middle));
    std::vector<Entry> second(std::make_move_iterator(middle),
                              std::make_move_iterator(m_entries.end()));
    m_entries.clear();
    return {Batch(std::move(first), m_inDoubt), Batch(std::move(second), m_inDoubt)};
}

} // namespace dunlin::server
