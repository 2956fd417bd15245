-- KEYS: lease. ARGV: lease. Only the holder gives it back: another may hold it by now.
if redis.call('GET', KEYS[1]) == ARGV[1] then
  redis.call('DEL', KEYS[1])
end
return 1
