-- Part of every script of a log, whose claim is one hash: c claim, e its end, u the last version it took, p the last that claims
-- before it took, n not before, v the oldest version when it was claimed, a how often that was. What ends a claim leaves u and p.

local function read_log()
  local fields = redis.call('HMGET', KEYS[6], 'c', 'e', 'u', 'p', 'n', 'v', 'a')
  return {
    claim = fields[1] or '', ends = tonumber(fields[2] or 0), up_to = tonumber(fields[3] or 0), before = tonumber(fields[4] or 0),
    not_before = tonumber(fields[5] or 0), tried = fields[6] or '', attempts = tonumber(fields[7] or 0),
  }
end

-- The oldest write's version, and when the log may be claimed. Records that were lost alone are passed over.
local function oldest(log, now)
  while true do
    local version = redis.call('ZRANGE', KEYS[5], 0, 0)[1]
    if not version then
      return nil
    end
    local header = header_of(redis.call('HGET', KEYS[4], version))
    if header then
      local at = math.max(header.due, log.not_before)
      return version, log.claim ~= '' and log.ends > now and math.max(at, log.ends) or at
    end
    redis.call('ZREM', KEYS[5], version)
  end
end

local function remove(version)
  redis.call('ZREM', KEYS[5], version)
  return redis.call('HDEL', KEYS[4], version) == 1
end

-- A claim ends with the last write it took.
local function end_claim(log, claim)
  local version = redis.call('ZRANGE', KEYS[5], 0, 0)[1]
  if log.claim == claim and (not version or tonumber(version) > log.up_to) then
    redis.call('HDEL', KEYS[6], 'c', 'e', 'n')
  end
end

local function append(token, body, length, ttl, due, queue, version)
  -- Versions that began anew (race 50): no claim has taken this one.
  if tonumber(version) <= tonumber(redis.call('HGET', KEYS[6], 'u') or 0) then
    redis.call('HDEL', KEYS[6], 'u', 'p')
  end
  redis.call('HSET', KEYS[4], version, header_text(version, token, '0', ttl, length, due, queue) .. body)
  redis.call('ZADD', KEYS[5], version, version)
  remember(token, version)
  return { 'accepted', version }
end

