-- ARGV: claim, most, ms. Replies {ms until the log may be claimed (-1 for an empty one), {version, attempt, 1 where claimed before, record, ...}}.

local now = read_time()
local log = read_log()
local first, at = oldest(log, now)
if not first then
  return { '-1', {} }
end
if at > now then
  return { text_of(at - now), {} }
end

local attempts = text_of(log.tried == first and log.attempts + 1 or 1)
local before = math.max(log.before, log.up_to)
local claimed, up_to = {}, first
for _, version in ipairs(redis.call('ZRANGE', KEYS[5], 0, text_of(tonumber(ARGV[2]) - 1))) do
  local record = redis.call('HGET', KEYS[4], version)
  if record then
    up_to = version
    claimed[#claimed + 1] = version
    claimed[#claimed + 1] = version == first and attempts or '1'
    claimed[#claimed + 1] = tonumber(version) <= before and 1 or 0
    claimed[#claimed + 1] = record
  end
end
redis.call('HSET', KEYS[6], 'c', ARGV[1], 'e', text_of(now + tonumber(ARGV[3])), 'u', up_to, 'p', text_of(before), 'n', '0', 'v', first, 'a', attempts)
return { ARGV[3], claimed }
