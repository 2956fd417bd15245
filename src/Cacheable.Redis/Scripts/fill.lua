-- KEYS: metadata, value, lease, waiters, clock.
-- ARGV: lease, incarnation, stamp, seal (what stands between the end and the payload), time to live in ms, channel, message for those who wait,
-- name of a clock where there is none, payload, then p:<prefix> and t:<tag> fields.
-- Replies 1 when the value was stored, 0 when it was refused.

-- A key invalidation deletes the lease, so a load that began before it cannot store (race 1); nor can a late
-- duplicate (race 30) or a loader that outlived its lease (race 7).
if redis.call('GET', KEYS[3]) ~= ARGV[1] then
  return 0
end
redis.call('DEL', KEYS[3])

-- A prefix or tag invalidation leaves the lease alone and moves an epoch past its stamp (race 2); a fence or lost
-- metadata changes the incarnation (races 26 and 27).
local accepted = redis.call('HGET', KEYS[1], 'i') == ARGV[2] and tonumber(ARGV[3]) >= newest_invalidation(10)
if accepted then
  -- The clock before the value: by it the entry ends no later than Redis ends it (race 38).
  local clock, left = read_clock(KEYS[5], ARGV[8])
  local left_at_end = math.max(left - tonumber(ARGV[5]), 0)
  redis.call('SET', KEYS[2], 'CV\2' .. clock .. to_bytes(left_at_end, 6) .. ARGV[4] .. ARGV[9], 'PX', ARGV[5])
end

-- After a refusal too: one of those who wait is the next to load.
tell_waiters(KEYS[4], ARGV[6], ARGV[7])
return accepted and 1 or 0
