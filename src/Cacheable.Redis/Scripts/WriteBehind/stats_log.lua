-- Replies {dirty, due, tried, dead, ms the log could have been claimed}.

local log, now = read_log(), read_time()
local first, at = oldest(log, now)
local dirty = redis.call('ZCARD', KEYS[5])
local is_due = first and at <= now
return {
  dirty, is_due and dirty or 0, first and log.tried == first and log.attempts > 0 and 1 or 0, redis.call('ZCARD', KEYS[9]),
  text_of(is_due and now - at or 0),
}
