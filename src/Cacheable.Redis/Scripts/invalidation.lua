-- Part of every script that invalidates. KEYS[1] metadata, KEYS[2] log.

-- '%.0f', because Lua 5.1 would write a large number in exponent form (race 39).
local function next_sequence()
  return string.format('%.0f', redis.call('HINCRBY', KEYS[1], 'g', 1))
end

-- What syncs of the history need. Trimmed seldom, because every call of a script costs a write its time.
local log_capacity, log_slack = 4096, 256

-- After the change: who hears of it must not find the old value any more (race 8).
local function tell_invalidation(channel, sender, sequence, mark, kind, name)
  local message = sender .. ' ' .. incarnation .. ' ' .. sequence .. ' ' .. mark .. ' ' .. kind .. ' ' .. name
  if redis.call('RPUSH', KEYS[2], message) >= log_capacity + log_slack then
    redis.call('LTRIM', KEYS[2], -log_capacity, -1)
  end
  redis.call('PUBLISH', channel, message)
end

-- Invalidates a key whose value, lease, waiters and writers are KEYS[at] and the three after it. What `put` puts in its place stands
-- before others hear of it.
local function end_entry(at, key, mark, channel, sender, put)
  local sequence = next_sequence()
  redis.call('DEL', KEYS[at], KEYS[at + 1])
  stop_updates(KEYS[at + 3])
  if put then
    put(sequence)
  end
  tell_invalidation(channel, sender, sequence, mark, 'K', key)

  -- Last: who wakes up from waiting has heard why, and loads anew.
  tell_waiters(KEYS[at + 2], channel, sender .. ' 0 0 0 W ' .. key)
  return sequence
end

