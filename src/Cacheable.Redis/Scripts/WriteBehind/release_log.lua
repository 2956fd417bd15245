-- ARGV: claim, 1 where the sink may have its writes.

local log, now = read_log(), read_time()
if log.claim == ARGV[1] then
  local first = oldest(log, now)
  -- As it was before the claim; the one that is the oldest only since has never been.
  local attempts = log.tried == first and log.attempts - 1 or 0
  redis.call('HDEL', KEYS[6], 'c', 'e', 'n')
  redis.call('HSET', KEYS[6], 'v', first or '', 'a', text_of(attempts))
  if ARGV[2] ~= '1' then
    redis.call('HSET', KEYS[6], 'u', text_of(log.before))
  end
end
return 1
