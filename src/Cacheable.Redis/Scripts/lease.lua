-- KEYS: metadata, value, lease. ARGV: incarnation for a group that has none, token, duration in ms, 'replace' or 'keep',
-- then p:<prefix> fields.
-- Replies {'found', value, ttl} or {'held', ttl} or {'granted', incarnation, stamp}.

-- Metadata that was lost (races 25 to 27) starts another incarnation, so what outlived it is neither read nor filled.
redis.call('HSETNX', KEYS[1], 'i', ARGV[1])
local metadata = redis.call('HMGET', KEYS[1], 'i', 'g')
local incarnation = metadata[1]
-- Stays text: turning a large number into text in Lua 5.1 rounds it (race 39).
local sequence = metadata[2] or '0'
local newest = newest_invalidation(5)

-- Somebody filled the entry between the caller's read and now. pcall, because a foreign type under our key is a miss.
if ARGV[4] == 'keep' then
  local value = redis.pcall('GET', KEYS[2])
  local filled_in, stamp = read_envelope(value)
  local ttl = redis.call('PTTL', KEYS[2])
  if filled_in == incarnation and stamp >= newest and ttl > 0 then
    return { 'found', value, ttl }
  end
end

-- A holder that an invalidation has overtaken can no longer fill, so nobody waits for it (races 2 and 3).
local held = redis.call('GET', KEYS[3])
if held then
  local held_stamp, held_incarnation = string.match(held, '^%x+|(%d+)|(%x+)$')
  local ttl = redis.call('PTTL', KEYS[3])
  if held_incarnation == incarnation and tonumber(held_stamp) >= newest and ttl > 0 then
    return { 'held', ttl }
  end
end

-- The stamp is taken here, before the load begins: that is what a later fill is judged by (race 1).
redis.call('SET', KEYS[3], ARGV[2] .. '|' .. sequence .. '|' .. incarnation, 'PX', ARGV[3])
return { 'granted', incarnation, sequence }
