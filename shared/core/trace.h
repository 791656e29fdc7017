// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// The way of one message through the log: every step writes a line that has the message's own id as its trace.
//
// The id is the one that the client made, so that a line on a device, in the server and in a push can be put together.
// Off unless asked for: a step costs one look at a flag then.
#pragma once

#include "shared/core/id.h"
#include "shared/core/result.h"

#include <QLoggingCategory>

namespace dunlin {

Q_DECLARE_LOGGING_CATEGORY(lcTrace)

void setTracing(bool on);
inline bool isTracing()
{
    return lcTrace().isDebugEnabled();
}

// While it lives, lines of this thread say that they belong to `id`.
class TraceScope
{
public:
    explicit TraceScope(const OpId &id);
    ~TraceScope();
    Q_DISABLE_COPY_MOVE(TraceScope)

    // Of the innermost on this thread; empty without one.
    static QString current();

private:
    const QString m_before;
};

void writeTraceStep(const OpId &id, const char *step, QByteArrayView what);
void writeTraceStep(const OpId &id, const char *step, qint64 number);

// One step. `what` is the name of an operation, or a number: never what people wrote.
template <typename What>
void traceStep(const OpId &id, const char *step, const What &what)
{
    if (isTracing())
        writeTraceStep(id, step, what);
}

// Where its way ends for whoever asked.
template <typename T>
void traceAnswer(const OpId &id, const Result<T> &outcome)
{
    traceStep(id, "answered:", outcome.ok() ? "ok" : errcName(outcome.error().code).data());
}

} // namespace dunlin
