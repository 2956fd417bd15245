-- Part of every script that invalidates what its arguments name: a kind ('K', 'P' or 'T'), a mark and a name each. KEYS[3] order of
-- the epochs; for each key named, its value, lease, waiters and writers.

-- The floor slides over the oldest epochs: more misses, never a stale hit.
local function bound_epochs(most_epochs, sequence)
  local ordered = redis.call('ZCARD', KEYS[3])
  if redis.call('HLEN', KEYS[1]) ~= ordered + 5 then
    -- The order was lost alone (race 26), so nobody knows which epoch is the oldest: all become one floor.
    local kept = redis.call('HMGET', KEYS[1], 'a', 's')
    redis.call('DEL', KEYS[1], KEYS[3])
    redis.call('HSET', KEYS[1], 'i', incarnation, 'g', sequence, 'f', sequence, 'a', kept[1], 's', kept[2])
    ordered = 0
  end

  while ordered > most_epochs do
    local oldest = redis.call('ZPOPMIN', KEYS[3])[1]
    redis.call('HSET', KEYS[1], 'f', redis.call('HGET', KEYS[1], oldest))
    redis.call('HDEL', KEYS[1], oldest)
    ordered = ordered - 1
  end
end

-- Answers with sequence and mark of the last.
local function invalidate_names(first, first_key, most_epochs, channel, sender)
  local sequence, mark
  local next_key = first_key
  local has_new_epochs = false
  for n = first, #ARGV, 3 do
    local kind, name = ARGV[n], ARGV[n + 2]
    mark = ARGV[n + 1]
    if kind == 'K' then
      sequence = end_entry(next_key, name, mark, channel, sender)
      next_key = next_key + 4
    else
      sequence = next_sequence()
      local epoch = string.lower(kind) .. ':' .. name
      redis.call('HSET', KEYS[1], epoch, sequence)
      redis.call('ZADD', KEYS[3], sequence, epoch)
      has_new_epochs = true
      tell_invalidation(channel, sender, sequence, mark, kind, name)
    end
  end
  if has_new_epochs then
    bound_epochs(most_epochs, sequence)
  end
  return sequence, mark
end

