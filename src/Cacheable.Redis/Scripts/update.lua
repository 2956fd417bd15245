-- KEYS: metadata, log, order, value, lease, waiters, writers, clock, records of queued writes, holds, then value, lease, waiters and
-- writers of each other key named.
-- ARGV: incarnation for a group that has none, number of groups, most epochs, channel, who sends it (instance and group), token,
-- incarnation and stamp of the writer's lease, mark, key, 'value' or 'none', value, time to live in ms, how many p:<prefix> and
-- t:<tag> fields follow, those fields, then what names.lua reads.
-- Replies {incarnation, sequence, mark, 1 where the writer was the last to write and to invalidate, or else 0}. Sent twice, it is an
-- invalidation the second time (race 30).

local channel, sender, mark, key = ARGV[4], ARGV[5], ARGV[9], ARGV[10]
local first_field = 15
local first_name = first_field + tonumber(ARGV[14])

-- Before its own names are invalidated, which may cover the key. An invalidation of the key since has stopped the update; one of a
-- prefix or tag has an epoch above the stamp; a fence or lost metadata is another incarnation. A queued write is newer than any (race 45), and
-- a commit that holds the key may be (race 13).
local is_newest = end_update(KEYS[7], ARGV[6])
  and ARGV[7] == incarnation
  and tonumber(ARGV[8]) >= newest_invalidation(first_field, first_name - 1)
  and not header_of(redis.call('HGET', KEYS[9], key))
  and not is_held(KEYS[10], key, first_field, first_name - 1)

if first_name <= #ARGV then
  invalidate_names(first_name, 11, tonumber(ARGV[3]), channel, sender)
end
local sequence = end_entry(4, key, mark, channel, sender, is_newest and ARGV[11] == 'value' and function(stamp)
  redis.call('SET', KEYS[4], seal(KEYS[8], mark, incarnation, stamp, ARGV[12], ARGV[13]), 'PX', ARGV[13])
end)
return { incarnation, sequence, mark, is_newest and 1 or 0 }
