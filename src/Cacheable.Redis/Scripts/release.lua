-- KEYS: lease, waiters. ARGV: lease, channel, message for those who wait.
-- Only the holder gives it back: another may hold it by now.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
  tell_waiters(KEYS[2], ARGV[2], ARGV[3])
end
return 1
