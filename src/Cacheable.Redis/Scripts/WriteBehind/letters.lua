-- Part of every script that knows dead letters. A letter is a line, '1' for one that was overwritten or else '0', its attempts and the
-- length of its error, then the error and the record. RecordText.cs reads the same.

local function letter_record(letter)
  local overwritten, length, rest = string.match(letter or '', '^([01]) %d+ (%d+)\n()')
  if overwritten then
    return string.sub(letter, tonumber(rest) + tonumber(length)), overwritten == '1'
  end
end

local function letter_version(letter)
  local header = header_of(letter_record(letter))
  return header and header.version
end

local function bury(id, version, attempts, reason, record)
  redis.call('HSET', KEYS[8], id, '0 ' .. attempts .. ' ' .. #reason .. '\n' .. reason .. record)
  redis.call('ZADD', KEYS[9], version, id)
end

local function unearth(id)
  redis.call('HDEL', KEYS[8], id)
  redis.call('ZREM', KEYS[9], id)
end

