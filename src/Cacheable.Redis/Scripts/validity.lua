-- Part of every script that admits something. KEYS[1] is the metadata hash.

-- The newest invalidation that concerns an entry: the floor, or one of its prefixes and tags (fields named in ARGV from `first` to `last`, or to
-- the end).
local function newest_invalidation(first, last)
  local newest = 0
  for _, sequence in ipairs(redis.call('HMGET', KEYS[1], 'f', unpack(ARGV, first, last or #ARGV))) do
    newest = math.max(newest, tonumber(sequence or 0))
  end
  return newest
end

-- Incarnation (as hex) and stamp of a stored value; nil when its envelope is not ours. Envelope.cs says where they stand.
local function read_envelope(value)
  if type(value) ~= 'string' or #value < 33 or string.sub(value, 1, 3) ~= 'CV\2' then
    return nil
  end
  local stamp = 0
  for _, byte in ipairs({ string.byte(value, 26, 33) }) do
    stamp = stamp * 256 + byte
  end
  return string.format(string.rep('%02x', 8), string.byte(value, 18, 25)), stamp
end

