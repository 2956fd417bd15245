-- Replies {dirty, due, tried, dead, ms the one that waits longest has been due}.

local now = read_time()
local first = redis.call('ZRANGE', KEYS[5], 0, 0, 'WITHSCORES')[2]
return {
  redis.call('ZCARD', KEYS[5]), redis.call('ZCOUNT', KEYS[5], '-inf', text_of(now)), redis.call('HLEN', KEYS[6]),
  redis.call('ZCARD', KEYS[9]), text_of(math.max(0, now - tonumber(first or now))),
}
