-- ARGV: claim, ms until the next attempt.

local log, now = read_log(), read_time()
if log.claim == ARGV[1] then
  local first = oldest(log, now)
  -- The claim took the oldest too, though others stood before it then.
  local attempts = log.tried == first and log.attempts or 1
  redis.call('HDEL', KEYS[6], 'c', 'e')
  redis.call('HSET', KEYS[6], 'n', text_of(now + tonumber(ARGV[2])), 'v', first or '', 'a', text_of(attempts))
end
return 1
