-- Part of every script of a queue of keys. A claim is the text: token (or '-'), attempts, and when a write that came during it is due (or '-').

local function read_claim(key)
  return string.match(redis.call('HGET', KEYS[6], key) or '', '^(%S+) (%d+) (%S+)$')
end

-- The newest write of the key in this queue, or nil.
local function newest(key, queue)
  local record = redis.call('HGET', KEYS[4], key)
  local header = header_of(record)
  if header and header.queue == queue then
    return header, record
  end
end

local function forget(key)
  redis.call('HDEL', KEYS[4], key)
  redis.call('ZREM', KEYS[5], key)
  redis.call('HDEL', KEYS[6], key)
end

-- The holder of a claim is done, and a newer write waits (race 48b).
local function give_back(key, claim, now)
  local holder, _, next_at = read_claim(key)
  if holder == claim then
    redis.call('HDEL', KEYS[6], key)
    redis.call('ZADD', KEYS[5], next_at ~= '-' and next_at or text_of(now), key)
  end
end

