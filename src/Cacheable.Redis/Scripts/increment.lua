-- KEYS: counter. ARGV: by, window in ms. Replies with the count as text, which is exact above 2^53.
redis.call('INCRBY', KEYS[1], ARGV[1])
-- In the same step, so that no crash leaves a counter without an end and no later increment moves it.
if redis.call('PTTL', KEYS[1]) < 0 then
  redis.call('PEXPIRE', KEYS[1], ARGV[2])
end
return redis.call('GET', KEYS[1])
