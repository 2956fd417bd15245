-- ARGV: claim, queue, then a key and a version each.

local now = read_time()
for n = 3, #ARGV, 2 do
  local key = ARGV[n]
  local header = newest(key, ARGV[2])
  local holder, attempts = read_claim(key)
  if not header or header.version ~= ARGV[n + 1] then
    give_back(key, ARGV[1], now)
  elseif holder == ARGV[1] then
    -- As it was before the claim.
    if tonumber(attempts) > 1 then
      redis.call('HSET', KEYS[6], key, '- ' .. text_of(tonumber(attempts) - 1) .. ' -')
    else
      redis.call('HDEL', KEYS[6], key)
    end
    redis.call('ZADD', KEYS[5], text_of(now), key)
  end
end
return 1
