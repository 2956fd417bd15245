-- ARGV: claim, version, error. Replies 1 where the write lies among the dead letters.

local claim, version = ARGV[1], ARGV[2]
if redis.call('HEXISTS', KEYS[8], version) == 1 then
  return 1
end
local log = read_log()
local record = redis.call('HGET', KEYS[4], version)
if log.claim ~= claim or not record then
  return 0
end
bury(version, version, log.tried == version and text_of(log.attempts) or '1', ARGV[3], record)
remove(version)
end_claim(log, claim)
return 1
