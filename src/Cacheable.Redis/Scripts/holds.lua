-- Part of every script that places holds or asks for them.

local function server_milliseconds()
  local time = redis.call('TIME')
  return tonumber(time[1]) * 1000 + math.floor(tonumber(time[2]) / 1000)
end

-- Whether a hold stands on a key, or on one of its prefixes and tags (fields named in ARGV from `first` to `last`, or
-- to the end).
local function is_held(holds, key, first, last)
  if redis.call('EXISTS', holds) == 0 then
    return false
  end
  local now = server_milliseconds()
  for _, standing in ipairs(redis.call('HMGET', holds, 'k:' .. key, unpack(ARGV, first, last or #ARGV))) do
    for ends in string.gmatch(standing or '', '=(%d+)') do
      if tonumber(ends) > now then
        return true
      end
    end
  end
  return false
end

