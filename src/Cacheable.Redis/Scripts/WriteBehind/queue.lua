-- The beginning of every script of a queue. A queue of a group has six keys, of which the records of queues of keys are shared by
-- all of them, so that lease.lua finds the queued write of a key whatever its queue:
-- KEYS[4] records (hash: key or version -> header and bytes), KEYS[5] turns (sorted set: key -> ms at which it may be claimed, for a
-- claimed one the end of the claim; of a log: version -> version), KEYS[6] claims (hash), KEYS[7] tokens (sorted set: token ->
-- version), KEYS[8] dead letters (hash), KEYS[9] their order (sorted set).

local function text_of(number)
  return string.format('%.0f', number)
end

-- The server's time in ms and, as versions begin with it, in microseconds.
local function read_time()
  local time = redis.call('TIME')
  local seconds, rest = tonumber(time[1]), tonumber(time[2])
  return seconds * 1000 + math.floor(rest / 1000), seconds * 1000000 + rest
end

local function header_text(version, token, of_incarnation, ttl, length, due, queue)
  return table.concat({ version, token, of_incarnation, ttl, length, text_of(due), queue }, ' ') .. '\n'
end

-- Above every version before, and no lower where the tokens were lost but the server's clock was not (race 50).
local function next_version(micros)
  local highest = redis.call('ZRANGE', KEYS[7], -1, -1, 'WITHSCORES')[2]
  return text_of(math.max(tonumber(highest or 0) + 1, micros))
end

-- Trimmed seldom, as the log of invalidations is.
local token_capacity, token_slack = 4096, 256

local function remember(token, version)
  redis.call('ZADD', KEYS[7], version, token)
  local count = redis.call('ZCARD', KEYS[7])
  if count >= token_capacity + token_slack then
    redis.call('ZPOPMIN', KEYS[7], count - token_capacity)
  end
end

-- What a command that comes a second time is answered: nothing new, and the version it had (races 29 and 30).
local function seen(token)
  local version = redis.call('ZSCORE', KEYS[7], token)
  if version then
    return text_of(tonumber(version))
  end
  return redis.call('ZSCORE', KEYS[7], 'x' .. token) and 'withdrawn' or nil
end

-- Tokens of writes that may still be on their way: they are refused when they come.
local function withdraw(first, version)
  for n = first, #ARGV do
    if not redis.call('ZSCORE', KEYS[7], ARGV[n]) then
      remember('x' .. ARGV[n], version)
    end
  end
end

