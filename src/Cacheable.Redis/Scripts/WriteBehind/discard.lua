-- ARGV: key, or version for a log, and version. Replies 1 where the letter was there.

if letter_version(redis.call('HGET', KEYS[8], ARGV[1])) ~= ARGV[2] then
  return 0
end
unearth(ARGV[1])
return 1
