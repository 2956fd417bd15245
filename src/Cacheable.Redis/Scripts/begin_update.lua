-- KEYS: metadata, log, order, writers.
-- ARGV: incarnation for a group that has none, number of groups, token, duration in ms.
-- Replies {incarnation, sequence}: what the update will be judged by. A late duplicate keeps others from updating until it expires.

begin_update(KEYS[4], ARGV[3], ARGV[4])
return { incarnation, redis.call('HGET', KEYS[1], 'g') }
