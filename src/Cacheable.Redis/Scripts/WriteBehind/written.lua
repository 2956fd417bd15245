-- Part of every script that changes what readers of a key get. KEYS[10] value, KEYS[11] lease, KEYS[12] waiters, KEYS[13] writers,
-- KEYS[14] clock.

-- The point of history for a command that changes nothing any more.
local function point_now(outcome, version)
  local sequence = redis.call('HGET', KEYS[1], 'g')
  local logged, mark = string.match(redis.call('LINDEX', KEYS[2], -1) or '', '^%S+ %S+ %S+ (%d+) (%x+) ')
  return { outcome, version, incarnation, sequence, logged == sequence and mark or '0000000000000000' }
end

-- What invalidate.lua does for one key, with what was written in the place of what is gone.
local function write_entry(outcome, version, key, entry, ttl, channel, sender, mark)
  local sequence = end_entry(10, key, mark, channel, sender, entry and function(stamp)
    redis.call('SET', KEYS[10], seal(KEYS[14], mark, incarnation, stamp, entry, ttl), 'PX', ttl)
  end)
  return { outcome, version, incarnation, sequence, mark }
end

-- Puts a write into the queue of keys and in front of every reader.
local function accept(write, now, version)
  local at = text_of(now + write.due_in)
  local holder, attempts, next_at = read_claim(write.key)
  if holder and holder ~= '-' then
    -- Race 48b: the claim goes on with the former write, and this one is due after it.
    redis.call('HSET', KEYS[6], write.key, holder .. ' ' .. attempts .. ' ' .. (next_at == '-' and at or next_at))
  elseif holder then
    redis.call('HDEL', KEYS[6], write.key)
    redis.call('ZADD', KEYS[5], at, write.key)
  end
  -- NX: a key that is written all the time is still flushed when its first write was to be.
  redis.call('ZADD', KEYS[5], 'NX', at, write.key)
  redis.call('HSET', KEYS[4], write.key, header_text(
    version, write.token, incarnation, write.ttl, write.length, now + write.due_in, write.queue) .. write.body)
  remember(write.token, version)

  local letter = redis.call('HGET', KEYS[8], write.key)
  if letter then
    redis.call('HSET', KEYS[8], write.key, '1' .. string.sub(letter, 2))
  end
  local entry = write.length >= 0 and string.sub(write.body, 1, write.length)
  return write_entry('accepted', version, write.key, entry, write.ttl, write.channel, write.sender, write.mark)
end

