// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "shared/core/trace.h"

using namespace Qt::StringLiterals;

namespace dunlin {

Q_LOGGING_CATEGORY(lcTrace, "dunlin.trace", QtWarningMsg)

namespace {

QString &currentTrace()
{
    thread_local QString id;
    return id;
}

} // namespace

void setTracing(bool on)
{
    QLoggingCategory::setFilterRules(on ? u"dunlin.trace.debug=true"_s
                                        : u"dunlin.trace.debug=false"_s);
}

TraceScope::TraceScope(const OpId &id)
    : m_before(std::exchange(currentTrace(), id.toText()))
{
}

TraceScope::~TraceScope()
{
    currentTrace() = m_before;
}

QString TraceScope::current()
{
    return currentTrace();
}

void writeTraceStep(const OpId &id, const char *step, QByteArrayView what)
{
    const TraceScope scope(id);
    qCDebug(lcTrace).noquote() << step << QString::fromLatin1(what);
}

void writeTraceStep(const OpId &id, const char *step, qint64 number)
{
    const TraceScope scope(id);
    qCDebug(lcTrace) << step << number;
}

} // namespace dunlin
