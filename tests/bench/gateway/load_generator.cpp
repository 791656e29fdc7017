// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A neutral load for servers that tell every WebSocket client what one of them says.
//
//   load_generator --port P --connections N [--path /hub] [--subprotocol NAME] [--first-frames FILE]
//                  [--message TEXT] [--pid SERVER]
//
// FILE holds one line per connection: what it says first. TEXT is what is sent, see closed_loop.h. When all are in,
// {"ready":N} is printed; then each line `run IN_FLIGHT WARM_UP SECONDS` of standard input is answered with one line
// of JSON. In between and until the input ends, connections are kept up and pings answered.
#include "tests/bench/gateway/closed_loop.h"
#include "tests/bench/gateway/process.h"

#include <map>

#include <poll.h>

using namespace dunlin::bench;

namespace {

using Options = std::map<std::string, std::string>;

Options readOptions(int argc, char *argv[])
{
    Options options{{"--path", "/"}, {"--message", "@text@"}, {"--pid", "0"}};
    for (int i = 1; i + 1 < argc; i += 2)
        options[argv[i]] = argv[i + 1];
    if (options["--port"].empty() || options["--connections"].empty())
        die("load_generator --port P --connections N ...");
    return options;
}

std::vector<std::string> linesOf(const std::string &path, size_t count)
{
    std::vector<std::string> lines;
    if (path.empty())
        return lines;
    std::ifstream file(path);
    for (std::string line; lines.size() < count && std::getline(file, line);)
        lines.push_back(line);
    if (lines.size() < count)
        die(path + " has fewer lines than there are connections");
    return lines;
}

// A line of standard input, with the clients served while it is waited for. Absent: the input has ended.
std::optional<std::string> nextLine(Swarm &swarm)
{
    std::string line;
    while (line.empty() || line.back() != '\n') {
        pollfd waiting[] = {{STDIN_FILENO, POLLIN, 0}, {swarm.descriptor(), POLLIN, 0}};
        poll(waiting, std::size(waiting), -1);
        if (waiting[1].revents != 0)
            swarm.turn(0);
        char letter = 0;
        if (waiting[0].revents == 0)
            continue;
        if (read(STDIN_FILENO, &letter, 1) != 1)
            return std::nullopt;
        line += letter;
    }
    return line;
}

void report(size_t connections, const Measured &measured)
{
    std::printf("{\"connections\":%zu,\"messages\":%zu,\"deliveries\":%zu,\"seconds\":%.3f,"
                "\"perSecond\":%.0f,\"ownCpu\":%.2f,\"serverCpu\":%.2f,\"othersCpu\":%.2f,\"p50\":%"
                ".2f,\"p99\":%.2f}\n",
                connections, measured.messages, measured.deliveries, measured.seconds,
                double(measured.deliveries) / measured.seconds, measured.ownCpu, measured.serverCpu,
                measured.othersCpu, measured.p50, measured.p99);
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    raiseDescriptorLimit();
    Options options = readOptions(argc, argv);
    const size_t count = std::stoul(options["--connections"]);
    ClosedLoop loop(options["--message"]);
    Swarm swarm(
        {uint16_t(std::stoul(options["--port"])), options["--path"], options["--subprotocol"],
         linesOf(options["--first-frames"], count)},
        count, [&loop](size_t client, std::string_view payload) { loop.arrived(client, payload); });
    swarm.connectAll();
    std::printf("{\"ready\":%zu}\n", count);
    std::fflush(stdout);
    while (const auto line = nextLine(swarm)) {
        size_t inFlight = 1;
        double warmUp = 1;
        double seconds = 4;
        std::string command;
        if (!(std::istringstream(*line) >> command >> inFlight >> warmUp >> seconds)
            || command != "run")
            die("not understood: " + *line);
        report(count, loop.run(swarm, inFlight, warmUp, seconds, std::stol(options["--pid"])));
    }
}
