-- Part of every script that begins or ends an update, or ends an entry. Under u:<key> stands '+' while the one writer of the key may
-- still replace its entry, or '-' once nobody may, and then the token of each writer that has begun and not ended.

local most_writers = 64

local function read_writers(writers)
  return redis.call('GET', writers) or ''
end

-- A second writer takes the right from the first and has none either: nobody knows in which order the two will commit.
local function begin_update(writers, token, duration)
  local running = read_writers(writers)
  if running == '' then
    redis.call('SET', writers, '+ ' .. token, 'PX', duration)
  elseif not string.find(running, token, 1, true) then
    local longest = math.max(redis.call('PTTL', writers), tonumber(duration))
    -- Of so many nobody may, named or not.
    local others = #running < most_writers * 17 and string.sub(running, 2) .. ' ' .. token or string.sub(running, 2)
    redis.call('SET', writers, '-' .. others, 'PX', longest)
  end
end

-- Whoever began before the entry ends here may no longer replace what comes after it.
local function stop_updates(writers)
  local running = read_writers(writers)
  if string.sub(running, 1, 1) ~= '+' then
    return
  end
  local left = redis.call('PTTL', writers)
  if left > 0 then
    redis.call('SET', writers, '-' .. string.sub(running, 2), 'PX', left)
  end
end

-- Takes the writer off, and says whether it might replace the entry: it was alone all the time, and within its lease.
local function end_update(writers, token)
  local running = read_writers(writers)
  local others, found = string.gsub(running, ' ' .. token, '')
  if found == 0 then
    return false
  end
  local left = redis.call('PTTL', writers)
  if #others > 1 and left > 0 then
    redis.call('SET', writers, '-' .. string.sub(others, 2), 'PX', left)
  else
    redis.call('DEL', writers)
  end
  return running == '+ ' .. token
end

