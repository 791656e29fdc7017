// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

// A neutral load for servers that tell every WebSocket client what one of them says.
//
//   load_generator --port P --connections N [--path /hub] [--subprotocol NAME] [--first-frames FILE]
//                  [--messages FILE] [--channels N] [--pid SERVER] [--encoding text|cbor]
//                  [--patience sleeps|polls]
//
// Each FILE holds one line per connection: what it says first, and what it sends, see conversation.h, in hexadecimal
// digits where it is CBOR; without one the bare text is sent. When all are in, {"ready":N} is printed; then each line of standard input is answered with one
// line of JSON: `saturate IN_FLIGHT WARM_UP SECONDS` or `pace PER_SECOND WARM_UP SECONDS`. In between and until the
// input ends, connections are kept up and pings answered.
#include "tests/bench/gateway/conversation.h"
#include "tests/bench/gateway/placeholders.h"
#include "tests/bench/gateway/process.h"

#include <algorithm>
#include <map>

#include <poll.h>

using namespace dunlin::bench;

namespace {

using Options = std::map<std::string, std::string>;

Options readOptions(int argc, char *argv[])
{
    Options options{{"--path", "/"},
                    {"--channels", "1"},
                    {"--pid", "0"},
                    {"--encoding", "text"},
                    {"--patience", "sleeps"}};
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

std::string fromHex(const std::string &digits)
{
    std::string bytes;
    for (size_t i = 0; i + 1 < digits.size(); i += 2)
        bytes += char(std::stoul(digits.substr(i, 2), nullptr, 16));
    return bytes;
}

// [1, id, data] and [2, id, error]: docs/protocol.md, "The hub".
Answers answersIn(bool isCbor)
{
    if (!isCbor)
        return {"\"stored\"", "\"error\""};
    std::string id("\x1a");
    for (int shift = 24; shift >= 0; shift -= 8)
        id += char(CborRequestId >> shift);
    return {"\x83\x01" + id, "\x83\x02" + id};
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

void report(const Conversation &conversation, const Measured &measured)
{
    std::printf("{\"messages\":%zu,\"deliveries\":%zu,\"seconds\":%.3f,\"perSecond\":%.0f,"
                "\"busy\":%.3f,\"serverCpu\":%.2f,\"othersCpu\":%.2f,\"p50\":%.2f,\"p99\":%.2f,"
                "\"sentInAll\":%zu,\"acceptedInAll\":%zu}\n",
                measured.messages, measured.deliveries, measured.seconds,
                double(measured.deliveries) / measured.seconds, measured.busy, measured.serverCpu,
                measured.othersCpu, measured.p50, measured.p99, conversation.sent(),
                conversation.accepted());
    std::fflush(stdout);
}

} // namespace

int main(int argc, char *argv[])
{
    raiseDescriptorLimit();
    Options options = readOptions(argc, argv);
    const size_t count = std::stoul(options["--connections"]);
    const size_t channels = std::stoul(options["--channels"]);
    if (channels == 0 || count % channels != 0)
        die("all channels have as many clients");
    std::vector<std::string> messages = linesOf(options["--messages"], count);
    std::vector<std::string> firstFrames = linesOf(options["--first-frames"], count);
    const bool isCbor = options["--encoding"] == "cbor";
    for (auto *lines : {&messages, &firstFrames}) {
        if (isCbor)
            std::transform(lines->begin(), lines->end(), lines->begin(), fromHex);
    }
    if (messages.empty())
        messages.push_back(textPlace());
    const Answers answers = answersIn(isCbor);
    Conversation conversation(messages, channels, answers,
                              options["--patience"] == "polls" ? Conversation::Patience::Polls
                                                               : Conversation::Patience::Sleeps);
    Swarm swarm({uint16_t(std::stoul(options["--port"])), options["--path"],
                 options["--subprotocol"], firstFrames, answers.refused,
                 isCbor ? Opcode::Binary : Opcode::Text},
                count, [&conversation](size_t client, std::string_view payload) {
                    conversation.arrived(client, payload);
                });
    swarm.connectAll();
    std::printf("{\"ready\":%zu}\n", count);
    std::fflush(stdout);
    const long server = std::stol(options["--pid"]);
    while (const auto line = nextLine(swarm)) {
        double rate = 1;
        double warmUp = 1;
        double seconds = 4;
        std::string command;
        std::istringstream words(*line);
        if (!(words >> command >> rate >> warmUp >> seconds))
            die("not understood: " + *line);
        if (command == "saturate")
            report(conversation,
                   conversation.saturate(swarm, size_t(rate), warmUp, seconds, server));
        else if (command == "pace")
            report(conversation, conversation.pace(swarm, rate, warmUp, seconds, server));
        else
            die("not understood: " + *line);
    }
}
