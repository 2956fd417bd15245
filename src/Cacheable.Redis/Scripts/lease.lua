-- KEYS: metadata, log, order, value, lease, waiters, records of queued writes, holds.
-- ARGV: incarnation for a group that has none, number of groups, token, duration in ms, 'replace' or 'keep', key, then p:<prefix> and
-- t:<tag> fields.
-- Replies {'found', value, ttl, incarnation, sequence} or {'queued', payload, ttl, incarnation, sequence} or {'held', ttl} or
-- {'withheld'} or {'granted', incarnation, sequence}.

-- Stays text: turning a large number into text in Lua 5.1 rounds it (race 39).
local sequence = redis.call('HGET', KEYS[1], 'g') or '0'
local newest = newest_invalidation(7)

-- Somebody filled the entry between the caller's read and now. pcall, because a foreign type under our key is a miss.
if ARGV[5] == 'keep' then
  local value = redis.pcall('GET', KEYS[4])
  local filled_in, stamp = read_envelope(value)
  local ttl = redis.call('PTTL', KEYS[4])
  if filled_in == incarnation and stamp >= newest and ttl > 0 then
    return { 'found', value, ttl, incarnation, sequence }
  end
end

-- Race 45: a load of a key with a queued write would bring what the sink has, which is older. Who insists, or whose write brought no
-- entry, may load, under a lease that was not kept and so fills nothing.
local record = redis.call('HGET', KEYS[7], ARGV[6])
local queued = header_of(record)
if queued and ARGV[5] == 'keep' and queued.length >= 0 then
  return { 'queued', string.sub(record, queued.body, queued.body + queued.length - 1), tonumber(queued.ttl), incarnation, sequence }
end
if queued then
  return { 'granted', incarnation, sequence }
end

-- A commit that changes it is on its way: whoever loads now may read the row from before it (races 13 and 14).
if is_held(KEYS[8], ARGV[6], 7) then
  return { 'withheld' }
end

-- A holder that an invalidation has overtaken can no longer fill, so nobody waits for it (races 2 and 3).
local held = redis.call('GET', KEYS[5])
if held then
  local held_stamp, held_incarnation = string.match(held, '^%x+|(%d+)|(%x+)$')
  local ttl = redis.call('PTTL', KEYS[5])
  if held_incarnation == incarnation and tonumber(held_stamp) >= newest and ttl > 0 then
    -- In the same step, or the lease could end between the reply and the mark, and nobody would be told.
    redis.call('SET', KEYS[6], '1', 'PX', ttl)
    return { 'held', ttl }
  end
end

-- The stamp is taken here, before the load begins: that is what a later fill is judged by (race 1).
redis.call('SET', KEYS[5], ARGV[3] .. '|' .. sequence .. '|' .. incarnation, 'PX', ARGV[4])
return { 'granted', incarnation, sequence }
