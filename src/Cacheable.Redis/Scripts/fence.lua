-- KEYS: metadata, log, order.
-- ARGV: new incarnation, number of groups, incarnation to replace (empty for whichever there is), incarnation the sender knew
-- (may be empty), channel, and who sends it: instance and group.
-- Values and leases are not touched: they are dead the moment their incarnation ends, and expire.

local metadata = redis.call('HMGET', KEYS[1], 'i', 'g', 'a')
local replaced = metadata[1] or ''

-- Of all who notice a loss the first one fences; a late duplicate finds its own incarnation and does nothing (race 30).
if replaced == ARGV[1] or (ARGV[3] ~= '' and ARGV[3] ~= replaced) then
  return 0
end

local ancestors = {}
local known = ARGV[4] ~= replaced and ARGV[4] or ''
for ancestor in string.gmatch((metadata[3] or '') .. ' ' .. replaced .. ' ' .. known, '%x+') do
  ancestors[#ancestors + 1] = ancestor
end
local named = table.concat(ancestors, ' ', math.max(1, #ancestors - 31))

-- The sequence goes on, as text (race 39): no sequence stands for two invalidations.
local sequence = string.format('%.0f', tonumber(metadata[2] or 0) + 1)
redis.call('DEL', KEYS[1], KEYS[2], KEYS[3])
redis.call('HSET', KEYS[1], 'i', ARGV[1], 'g', sequence, 'f', '0', 'a', named, 's', ARGV[2])
redis.call('PUBLISH', ARGV[5], ARGV[6] .. ' ' .. ARGV[1] .. ' ' .. sequence .. ' 0 F ')
return 1
