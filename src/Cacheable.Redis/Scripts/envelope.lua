-- Part of every script that stores an entry whose stamp it draws itself. Writes what Envelope.cs reads.

local function bytes_of(hex)
  return (string.gsub(hex, '%x%x', function(pair) return string.char(tonumber(pair, 16)) end))
end

-- The clock before the value: by it the entry ends no later than Redis ends it (race 38).
local function seal(clock_key, new_clock, of_incarnation, stamp, payload, ttl)
  local clock, left = read_clock(clock_key, bytes_of(new_clock))
  local left_at_end = math.max(left - tonumber(ttl), 0)
  return 'CV\2' .. clock .. to_bytes(left_at_end, 6) .. bytes_of(of_incarnation) .. to_bytes(tonumber(stamp), 8) .. payload
end

