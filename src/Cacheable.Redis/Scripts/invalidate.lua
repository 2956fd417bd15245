-- KEYS: metadata, log, order, then value, lease and waiters of each key named.
-- ARGV: incarnation for a group that has none, number of groups, most epochs, channel, who sends it (instance and group),
-- then a kind ('K', 'P' or 'T'), a mark and a name each.
-- Replies {incarnation, sequence, mark} of the last. Sending it twice costs a sequence number and more misses, no more (races 29 and 30).

local most_epochs, channel, sender = tonumber(ARGV[3]), ARGV[4], ARGV[5] .. ' '
local sequence, mark
local next_key = 4
local has_new_epochs = false

for n = 6, #ARGV, 3 do
  local kind, name = ARGV[n], ARGV[n + 2]
  mark = ARGV[n + 1]
  -- '%.0f', because Lua 5.1 would write a large number in exponent form (race 39).
  sequence = string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'g', 1))
  if kind == 'K' then
    redis.call('DEL', KEYS[next_key], KEYS[next_key + 1])
  else
    local epoch = string.lower(kind) .. ':' .. name
    redis.call('HSET', KEYS[1], epoch, sequence)
    redis.call('ZADD', KEYS[3], sequence, epoch)
    has_new_epochs = true
  end

  -- After the change: who hears of it must not find the old value any more (race 8).
  local message = sender .. incarnation .. ' ' .. sequence .. ' ' .. mark .. ' ' .. kind .. ' ' .. name
  redis.call('RPUSH', KEYS[2], message)
  redis.call('PUBLISH', channel, message)

  -- Last: who wakes up from waiting has heard why, and loads anew.
  if kind == 'K' then
    tell_waiters(KEYS[next_key + 2], channel, sender .. '0 0 0 W ' .. name)
    next_key = next_key + 3
  end
end
redis.call('LTRIM', KEYS[2], -4096, -1)

if has_new_epochs then
  local ordered = redis.call('ZCARD', KEYS[3])
  if redis.call('HLEN', KEYS[1]) ~= ordered + 5 then
    -- The order was lost alone (race 26), so nobody knows which epoch is the oldest: all become one floor.
    local kept = redis.call('HMGET', KEYS[1], 'a', 's')
    redis.call('DEL', KEYS[1], KEYS[3])
    redis.call('HSET', KEYS[1], 'i', incarnation, 'g', sequence, 'f', sequence, 'a', kept[1], 's', kept[2])
    ordered = 0
  end

  -- The floor slides over the oldest epochs: more misses, never a stale hit.
  while ordered > most_epochs do
    local oldest = redis.call('ZPOPMIN', KEYS[3])[1]
    redis.call('HSET', KEYS[1], 'f', redis.call('HGET', KEYS[1], oldest))
    redis.call('HDEL', KEYS[1], oldest)
    ordered = ordered - 1
  end
end
return { incarnation, sequence, mark }
