-- SPDX-FileCopyrightText: 2026 Dunlin contributors
-- SPDX-License-Identifier: GPL-3.0-or-later
-- Two indexes that no statement uses, and each message paid for (docs/decisions/0003). A date is found by halving a channel's
-- range of Seq, which is in order of time; one person's messages channel by channel, as on SQLite.
DROP INDEX IX_Messages_ChannelId_CreatedAt;
--@
DROP INDEX IX_Messages_SenderId;
--@
-- The same as before with less to do for each message: what is looked up is looked up by its key, whatever the tables looked
-- like when the plan was made; rosters only of encrypted channels, messages only for replies; what is read most stands
-- first in the rows that are kept. Answers come in no order.
CREATE OR REPLACE FUNCTION append_messages(p_op UUID[], p_ch UUID[], p_sender UUID[], p_device UUID[], p_type SMALLINT[],
                                           p_text TEXT[], p_reply BIGINT[], p_mentions BYTEA[], p_expires BIGINT[],
                                           p_hash BYTEA[], p_roles BIGINT[], p_now BIGINT[], p_sealed BYTEA[],
                                           p_epoch BIGINT[])
RETURNS TABLE (r_n BIGINT, r_status INT, r_seq BIGINT, r_ord BIGINT, r_created BIGINT, r_open BOOLEAN, r_expires BIGINT)
LANGUAGE plpgsql
-- A custom plan per call would cost more than the batch. Joins by probing an index are right at any size of the
-- tables, also when the plan was made while they were empty.
SET plan_cache_mode = force_generic_plan SET enable_seqscan = off SET enable_hashjoin = off SET enable_mergejoin = off
AS $$
BEGIN
  -- Counters are locked in one global order, so that two nodes can't deadlock; the lock lasts until the commit.
  PERFORM 1 FROM ChannelHeads h WHERE h.ChannelId = ANY (p_ch) ORDER BY h.ChannelId FOR NO KEY UPDATE;
  -- READ COMMITTED: the snapshot of this statement is taken after the locks, and sees what earlier holders wrote.
  RETURN QUERY
  WITH inp AS (
    SELECT t.n, t.ch,
           CASE WHEN o.OpId IS NOT NULL THEN
                  CASE WHEN o.UserId = t.sender AND o.ChannelId = t.ch AND o.Kind = 1 AND o.RequestHash = t.hash
                       THEN 1 ELSE 2 END
                WHEN c.Id IS NULL OR h.ChannelId IS NULL THEN 3
                WHEN m.UserId IS NULL OR m.LeftAt IS NOT NULL THEN 4
                WHEN (t.roles >> m.Role) & 1 = 0 THEN 5
                WHEN c.IsEncrypted <> (t.sealed IS NOT NULL) THEN 7
                WHEN c.IsEncrypted AND t.epoch IS DISTINCT FROM r.Epoch THEN 8
                WHEN t.reply IS NOT NULL AND a.Seq IS NULL THEN 6
                ELSE 0 END AS st,
           h.HeadSeq AS hs, h.MsgCount AS mc, t.now, t.sender, t.op, t.device, t.mtype,
           COALESCE(c.Kind = 1 AND NOT c.IsPrivate, FALSE) AS isopen,
           LEAST(t.asked, CASE WHEN c.RetainMode <> 1 THEN t.now + c.TtlMs END) AS expires,
           o.Seq AS oseq, o.Ord AS oord, o.CreatedAt AS ocreated, t.hash, t.txt, t.reply, t.mentioned, t.sealed
      FROM unnest(p_op, p_ch, p_sender, p_device, p_type, p_text, p_reply, p_mentions, p_expires, p_hash, p_roles, p_now, p_sealed,
                  p_epoch)
           WITH ORDINALITY AS t(op, ch, sender, device, mtype, txt, reply, mentioned, asked, hash, roles, now, sealed, epoch, n)
      -- OFFSET 0 keeps each of these a question of its own. As plain joins of tables that were empty at the time, the
      -- whole of Operations was read for every batch.
      LEFT JOIN LATERAL (SELECT x.* FROM Operations x WHERE x.OpId = t.op OFFSET 0) o ON TRUE
      LEFT JOIN LATERAL (SELECT x.* FROM ChannelHeads x WHERE x.ChannelId = t.ch OFFSET 0) h ON TRUE
      LEFT JOIN LATERAL (SELECT x.* FROM Channels x WHERE x.Id = t.ch OFFSET 0) c ON TRUE
      LEFT JOIN LATERAL (SELECT x.Epoch FROM Rosters x WHERE c.IsEncrypted AND x.ChannelId = t.ch OFFSET 0) r ON TRUE
      LEFT JOIN LATERAL (SELECT x.* FROM ChannelMembers x WHERE x.ChannelId = t.ch AND x.UserId = t.sender OFFSET 0) m ON TRUE
      LEFT JOIN LATERAL (SELECT x.Seq FROM Messages x
                          WHERE t.reply IS NOT NULL AND x.ChannelId = t.ch AND x.Seq = t.reply OFFSET 0) a ON TRUE
  ), num AS MATERIALIZED (
    SELECT i.*, row_number() OVER (PARTITION BY i.ch, i.st = 0 ORDER BY i.n) AS k FROM inp i
  ), ins AS (
    INSERT INTO Messages (ChannelId, Seq, Ord, Id, SenderId, SenderDevice, RevSeq, CreatedAt, ExpiresAt, ReplyToSeq,
                          MessageType, Content, Mentions, Cipher)
    SELECT ch, hs + k, mc + k, op, sender, device, hs + k, now, expires, reply, mtype, txt, mentioned, sealed
      FROM num WHERE st = 0
  ), ops AS (
    INSERT INTO Operations (OpId, UserId, Kind, ChannelId, RequestHash, Seq, Ord, CreatedAt)
    SELECT op, sender, 1, ch, hash, hs + k, mc + k, now FROM num WHERE st = 0
  ), heads AS (
    UPDATE ChannelHeads h SET HeadSeq = c.s, MsgCount = c.o, LastMsgAt = GREATEST(h.LastMsgAt, c.t)
      FROM (SELECT ch, max(hs + k) AS s, max(mc + k) AS o, max(now) AS t FROM num WHERE st = 0 GROUP BY ch) c
     WHERE h.ChannelId = c.ch
  ), marks AS (
    UPDATE ChannelMembers m SET ReadSeq = GREATEST(m.ReadSeq, c.s), ReadOrd = GREATEST(m.ReadOrd, c.o)
      FROM (SELECT ch, sender, max(hs + k) AS s, max(mc + k) AS o FROM num WHERE st = 0 GROUP BY ch, sender) c
     WHERE m.ChannelId = c.ch AND m.UserId = c.sender
  )
  SELECT n, st, CASE WHEN st = 0 THEN hs + k ELSE oseq END, CASE WHEN st = 0 THEN mc + k ELSE oord END,
         CASE WHEN st = 0 THEN now ELSE ocreated END, isopen, CASE WHEN st = 0 THEN expires END
    FROM num;
END $$;
