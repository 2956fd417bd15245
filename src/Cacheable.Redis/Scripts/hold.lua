-- Runs before invalidate.lua and is given its lists with more at the end of each. KEYS: holds. ARGV: the hold's token, and for how
-- many ms it stands; zero ends it.
-- A name's field holds <token>=<end> for each hold on it, by the server's clock. Placed in the step that ends the present values and
-- leases, so that no lease is given between (races 13 and 14).

local duration, token, holds = tonumber(table.remove(ARGV)), table.remove(ARGV), table.remove(KEYS)
local now = server_milliseconds()

for n = 6, #ARGV, 3 do
  local field = string.lower(ARGV[n]) .. ':' .. ARGV[n + 2]
  local standing = {}
  for other, ends in string.gmatch(redis.call('HGET', holds, field) or '', '(%x+)=(%d+)') do
    if other ~= token and tonumber(ends) > now then
      standing[#standing + 1] = other .. '=' .. ends
    end
  end
  if duration > 0 then
    standing[#standing + 1] = token .. '=' .. string.format('%.0f', now + duration)
  end

  if #standing > 0 then
    redis.call('HSET', holds, field, table.concat(standing, ' '))
  else
    redis.call('HDEL', holds, field)
  end
end

if duration > 0 and redis.call('PTTL', holds) < duration then
  redis.call('PEXPIRE', holds, duration)
end

