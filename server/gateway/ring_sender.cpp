// SPDX-FileCopyrightText: 2026 Dunlin contributors
// SPDX-License-Identifier: GPL-3.0-or-later

#include "server/gateway/ring_sender.h"

#ifdef DUNLIN_HAVE_IO_URING

#include <QtGlobal>

#include <cerrno>

#include <liburing.h>

namespace dunlin::server {

struct RingSender::Ring {
    io_uring ring{};
    bool isReady = false;

    Ring() { isReady = io_uring_queue_init(AtOnce, &ring, 0) == 0; }
    ~Ring()
    {
        if (isReady)
            io_uring_queue_exit(&ring);
    }
    Ring(const Ring &) = delete;
    Ring &operator=(const Ring &) = delete;
};

RingSender::RingSender(std::unique_ptr<Ring> ring)
    : m_ring(std::move(ring))
{
}

RingSender::~RingSender() = default;

std::unique_ptr<RingSender> RingSender::create()
{
    auto ring = std::make_unique<Ring>();
    if (!ring->isReady)
        return nullptr;
    return std::unique_ptr<RingSender>(new RingSender(std::move(ring)));
}

bool RingSender::run(std::span<Send> sends)
{
    Q_ASSERT(sends.size() <= AtOnce);
    for (Send &send : sends) {
        // There is one for each: the queue was empty, and has as many.
        io_uring_sqe *entry = io_uring_get_sqe(&m_ring->ring);
        send.taken = 0;
        if (send.message.msg_iovlen == 1)
            io_uring_prep_send(entry, send.descriptor, send.message.msg_iov->iov_base,
                               send.message.msg_iov->iov_len, MSG_NOSIGNAL | MSG_DONTWAIT);
        else
            io_uring_prep_sendmsg(entry, send.descriptor, &send.message,
                                  MSG_NOSIGNAL | MSG_DONTWAIT);
        io_uring_sqe_set_data(entry, &send);
    }
    const size_t count = sends.size();
    size_t done = 0;
    while (done < count) {
        // MSG_DONTWAIT: they are through, or refused, when this returns.
        const int result = io_uring_submit_and_wait(&m_ring->ring, unsigned(count - done));
        if (result < 0 && result != -EINTR && result != -EAGAIN && result != -EBUSY)
            return false;
        unsigned head = 0;
        unsigned seen = 0;
        io_uring_cqe *completion = nullptr;
        io_uring_for_each_cqe(&m_ring->ring, head, completion)
        {
            static_cast<Send *>(io_uring_cqe_get_data(completion))->taken = completion->res;
            ++seen;
        }
        io_uring_cq_advance(&m_ring->ring, seen);
        done += seen;
    }
    return true;
}

} // namespace dunlin::server

#else

namespace dunlin::server {

struct RingSender::Ring {
};

RingSender::~RingSender() = default;

std::unique_ptr<RingSender> RingSender::create()
{
    return nullptr;
}

bool RingSender::run(std::span<Send>)
{
    return false;
}

} // namespace dunlin::server

#endif
