// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// What every command of dunlinctl needs: the session, the options, the printer, and how to end.
#pragma once

#include "client/cli/options.h"
#include "client/cli/printer.h"
#include "client/session/account_session.h"

namespace dunlin::client {

class Context : public QObject
{
    Q_OBJECT
public:
    Context(AccountSession &session, const CliOptions &options, Printer &printer);

    AccountSession &session;
    const CliOptions &options;
    Printer &printer;

    std::chrono::milliseconds patience() const { return std::chrono::seconds(options.waitSeconds); }
    void end(ExitCode code);
    void fail(const Error &error);

    // Signed in, online and caught up.
    Async<Done> ready();
    // A channel of the user by its id, its name or, of a conversation of two, the other person's name. What the disk
    // holds decides at once; otherwise the server is asked.
    Async<ChannelId> channel(const QString &nameOrId);
    // One of those that are known now.
    Result<ChannelId> knownChannel(const QString &nameOrId) const;
    Async<wire::User> person(const QString &name);
    // Names of the senders of these rows.
    Async<QHash<UserId, QString>> names(const QList<wire::MessageRow> &rows);

    // Ends with the error, or goes on with step(T).
    template <typename T, typename Step>
    void on(Async<T> answer, Step step)
    {
        finally(this, std::move(answer), [this, step = std::move(step)](Result<T> outcome) mutable {
            if (outcome.ok())
                step(*std::move(outcome));
            else
                fail(outcome.error());
        });
    }
};

// Starts the command; it ends the program by itself.
void runCommand(Context &context);

} // namespace dunlin::client
