-- Part of every script that stores an entry. The clock of a group is a key that lives for a hundred years: what is left of it falls as time
-- passes on the server that has the group, wherever a failover or a move takes it, so no clock is compared with another's.

local a_hundred_years = '3155760000000'

-- The name of the clock and what is left of it, in ms. A lost one begins anew under another name, which no entry of the old one has.
local function read_clock(key, new_name)
  local name, left = redis.pcall('GET', key), redis.call('PTTL', key)
  if type(name) == 'string' and #name == 8 and left > 0 then
    return name, left
  end
  redis.call('SET', key, new_name, 'PX', a_hundred_years)
  return new_name, tonumber(a_hundred_years)
end

-- So many bytes, big-endian.
local function to_bytes(number, places)
  local bytes = {}
  for place = places, 1, -1 do
    bytes[place] = string.char(number % 256)
    number = math.floor(number / 256)
  end
  return table.concat(bytes)
end

