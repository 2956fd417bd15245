-- KEYS: metadata, log, then value and lease of each key named.
-- ARGV: incarnation for a group that has none, most epochs, channel, instance, then a kind ('K' or 'P') and a name each.
-- Sending it twice costs a sequence number and more misses, no more (races 29 and 30).

redis.call('HSETNX', KEYS[1], 'i', ARGV[1])
local next_key = 3
for n = 5, #ARGV, 2 do
  local kind, name = ARGV[n], ARGV[n + 1]
  -- '%.0f', because Lua 5.1 would write a large number in exponent form (race 39).
  local sequence = string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'g', 1))
  if kind == 'K' then
    redis.call('DEL', KEYS[next_key], KEYS[next_key + 1])
    next_key = next_key + 2
  else
    redis.call('HSET', KEYS[1], 'p:' .. name, sequence)
  end

  -- After the change: who hears of it must not find the old value any more (race 8).
  local message = ARGV[4] .. ' ' .. sequence .. ' ' .. kind .. ' ' .. name
  redis.call('RPUSH', KEYS[2], message)
  redis.call('PUBLISH', ARGV[3], message)
end
redis.call('LTRIM', KEYS[2], -4096, -1)

-- Too many epochs become one floor in the same step: more misses, never a stale hit.
if redis.call('HLEN', KEYS[1]) > tonumber(ARGV[2]) + 3 then
  local metadata = redis.call('HMGET', KEYS[1], 'i', 'g')
  redis.call('DEL', KEYS[1])
  redis.call('HSET', KEYS[1], 'i', metadata[1], 'g', metadata[2], 'f', metadata[2])
end
return 1
