-- ARGV: claim, most, ms, queue. Replies {ms until the next is due or a claim ends (-1 for an empty queue), {key, attempt, 1 where claimed before, record, ...}}.

local now = read_time()
local ends = text_of(now + tonumber(ARGV[3]))
local claimed = {}
for _, key in ipairs(redis.call('ZRANGEBYSCORE', KEYS[5], '-inf', text_of(now), 'LIMIT', 0, ARGV[2])) do
  local header, record = newest(key, ARGV[4])
  if header then
    -- A write that came during the former claim has not been tried.
    local _, attempts, next_at = read_claim(key)
    local attempt = text_of(next_at == '-' and tonumber(attempts) + 1 or 1)
    redis.call('HSET', KEYS[6], key, ARGV[1] .. ' ' .. attempt .. ' -')
    redis.call('ZADD', KEYS[5], ends, key)
    claimed[#claimed + 1] = key
    claimed[#claimed + 1] = attempt
    claimed[#claimed + 1] = attempt ~= '1' and 1 or 0
    claimed[#claimed + 1] = record
  else
    -- Its record was lost alone: there is nothing to flush.
    redis.call('ZREM', KEYS[5], key)
    redis.call('HDEL', KEYS[6], key)
  end
end

local next_at = redis.call('ZRANGE', KEYS[5], 0, 0, 'WITHSCORES')[2]
return { next_at and text_of(math.max(0, tonumber(next_at) - now)) or '-1', claimed }
